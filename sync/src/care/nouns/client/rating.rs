//! How confident, how important, how ready: the client's own ratings, of a goal or of all of it.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// How confident they are, 0 to 10.
pub const CONFIDENCE: FieldDecl = FieldDecl::register("confidence", Kind::Number { least: 0, most: 10 }).once();
/// How important it is to them, 0 to 10.
pub const IMPORTANCE: FieldDecl = FieldDecl::register("importance", Kind::Number { least: 0, most: 10 }).once();
/// How ready they are, 0 to 10.
pub const READINESS: FieldDecl = FieldDecl::register("readiness", Kind::Number { least: 0, most: 10 }).once();
/// The goal that it is about; all of it where none is named.
pub const GOAL: FieldDecl = FieldDecl::register("goal", Kind::Link { to: &["goal"] }).once();

/// A rating (CARE.md 1.A; P10 "self-efficacy and motivation", P3 "strengthens motivation").
pub static RATING: Noun = Noun {
    name: "rating",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        CONFIDENCE,
        IMPORTANCE,
        READINESS,
        GOAL,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["rating"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
