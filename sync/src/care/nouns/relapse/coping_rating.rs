//! How much a coping response helped, one answer at a time.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The coping response.
pub const COPING: FieldDecl = FieldDecl::register("coping", Kind::Link { to: &["coping"] }).required().once();
/// The day it is about.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).starts_today().required().once();
/// How much it helped, 0 to 10.
pub const HELPED: FieldDecl = FieldDecl::register("helped", Kind::Number { least: 0, most: 10 }).required().once();

/// How much it helped (CARE.md 1.B).
pub static COPING_RATING: Noun = Noun {
    name: "coping_rating",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("coping"),
    header: Header::Dated(&DAY),
    fields: &[COPING, DAY, HELPED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
