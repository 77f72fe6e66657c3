//! Whether anybody asked about allergies, so that an empty list is never read as "none".

use crate::care::declare::{Area, Days, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What was answered. That there are some asks for most care, and "not asked" for more than "none known".
pub const ANSWER: FieldDecl = FieldDecl::confirmed(
    "answer",
    Kind::Code(&["not_asked", "none_known", "some"]),
    &["some", "not_asked", "none_known"],
);
/// The day on which it was asked.
pub const ASKED: FieldDecl =
    FieldDecl::register("asked", Kind::Date).on(Days::Past).today_with("answer").told_with("answer");

/// Whether allergies were asked about (CARE.md 1.M: "asked, none known", "not asked").
pub static ALLERGIES_ASKED: Noun = Noun {
    name: "allergies_asked",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::One,
    fields: &[ANSWER, ASKED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
