//! That a signed case review was entered in error. Nothing of it goes: it is shown struck through, with the reason, who
//! said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The review.
pub const REVIEW: FieldDecl = FieldDecl::register("review", Kind::Link { to: &["case_review"] }).required().once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static CASE_REVIEW_IN_ERROR: Noun = Noun {
    name: "case_review_in_error",
    area: Area::Casework,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("case_review"),
    fields: &[REVIEW, REASON],
    editors: &[Role::Therapist, Role::Supervisor],
    strikes: true,
    ..Noun::PLAIN
};
