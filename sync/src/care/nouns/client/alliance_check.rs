//! How the client finds working together, in three questions of our own. They are no validated measure.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// How heard and respected they felt, 0 to 10.
pub const HEARD: FieldDecl = FieldDecl::register("heard", Kind::Number { least: 0, most: 10 }).once();
/// Whether it was about what matters to them, 0 to 10.
pub const TOPICS: FieldDecl = FieldDecl::register("topics", Kind::Number { least: 0, most: 10 }).once();
/// Whether the pace was right, 0 to 10.
pub const PACE: FieldDecl = FieldDecl::register("pace", Kind::Number { least: 0, most: 10 }).once();
/// What else they say.
pub const COMMENT: FieldDecl = FieldDecl::register("comment", Kind::Text { characters_max: 1000 }).once();

/// An alliance check (CARE.md 1.A; P2 "collaborative, nonjudgmental treatment alliance", "feel heard and respected").
pub static ALLIANCE_CHECK: Noun = Noun {
    name: "alliance_check",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        HEARD,
        TOPICS,
        PACE,
        COMMENT,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["alliance_check"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
