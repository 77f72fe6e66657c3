//! How pressing a need is, said again from time to time. Each stands as it was saved.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The need.
pub const NEED: FieldDecl = FieldDecl::register("need", Kind::Link { to: &["need"] }).required().once();
/// The day.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).required().once().starts_today();
/// How pressing it is, 0 to 3.
pub const SEVERITY: FieldDecl = FieldDecl::register("severity", Kind::Number { least: 0, most: 3 }).required().once();
/// What has changed.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Line { characters_max: 300 }).once();

/// A need looked at again (CARE.md 1.K: "rescore log").
pub static NEED_RATING: Noun = Noun {
    name: "need_rating",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    within: Some("need"),
    header: Header::Dated(&DAY),
    fields: &[NEED, DAY, SEVERITY, NOTE],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
