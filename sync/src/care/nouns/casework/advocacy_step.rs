//! What was said and answered along the way. Each stands as it was saved.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// What it belongs to.
pub const ADVOCACY: FieldDecl = FieldDecl::register("advocacy", Kind::Link { to: &["advocacy"] }).required().once();
/// The day.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).required().once().starts_today();
/// What was said, or what they replied.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Text { characters_max: 2000 }).required().once();

/// A step of advocacy (CARE.md 1.K: "APPEND log").
pub static ADVOCACY_STEP: Noun = Noun {
    name: "advocacy_step",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    within: Some("advocacy"),
    header: Header::Dated(&DAY),
    fields: &[ADVOCACY, DAY, TEXT],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
