//! How an activity went. Each stands as it was saved.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The activity.
pub const ACTIVITY: FieldDecl = FieldDecl::register("activity", Kind::Link { to: &["activity"] }).required().once();
/// The day.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).required().once().starts_today();
/// How the mood was before, 0 to 10.
pub const BEFORE: FieldDecl = FieldDecl::register("before", Kind::Number { least: 0, most: 10 }).once();
/// How the mood was after, 0 to 10.
pub const AFTER: FieldDecl = FieldDecl::register("after", Kind::Number { least: 0, most: 10 }).once();
/// How much it meant to the client, 0 to 10.
pub const MEANING: FieldDecl = FieldDecl::register("meaning", Kind::Number { least: 0, most: 10 }).once();
/// Anything to remember.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Line { characters_max: 300 }).once();

/// What came of an activity (CARE.md 1.D: outcome APPEND).
pub static ACTIVITY_OUTCOME: Noun = Noun {
    name: "activity_outcome",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("activity"),
    header: Header::Dated(&DAY),
    fields: &[ACTIVITY, DAY, BEFORE, AFTER, MEANING, NOTE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
