//! That a signed incident was entered in error. Nothing of it goes: it is shown struck through, with the
//! reason, who said so and when. Must never be changed, put away or undone.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The incident.
pub const INCIDENT: FieldDecl = FieldDecl::register("incident", Kind::Link { to: &["incident"] }).required().once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).required().once();

/// The mark (CARE.md 5.1: "entered in error" keeps text, struck through, with reason).
pub static INCIDENT_IN_ERROR: Noun = Noun {
    name: "incident_in_error",
    area: Area::Risk,
    part: Part::Risk,
    shape: Shape::List,
    within: Some("incident"),
    fields: &[INCIDENT, REASON],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    strikes: true,
    ..Noun::PLAIN
};
