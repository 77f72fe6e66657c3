//! That a signed disclosure was entered in error. Nothing of it goes: it is shown struck through, with the reason,
//! who said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The disclosure.
pub const DISCLOSURE: FieldDecl =
    FieldDecl::register("disclosure", Kind::Link { to: &["disclosure"] }).required().once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static DISCLOSURE_IN_ERROR: Noun = Noun {
    name: "disclosure_in_error",
    area: Area::Consent,
    part: Part::Consent,
    shape: Shape::List,
    within: Some("disclosure"),
    fields: &[DISCLOSURE, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    strikes: true,
    ..Noun::PLAIN
};
