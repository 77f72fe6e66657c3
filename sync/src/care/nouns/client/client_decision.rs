//! What the client decided about something that was proposed. What they decline is written down as plainly as what
//! they agree to.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// What was proposed.
pub const PROPOSAL: FieldDecl = FieldDecl::register("proposal", Kind::Line { characters_max: 300 }).required().once();
/// What they decided.
pub const DECISION: FieldDecl =
    FieldDecl::register("decision", Kind::Code(&["agreed", "declined", "later"])).required().once();
/// Why, in their words.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 }).once();

/// A client's decision (CARE.md 1.A; P6, P11 "respects autonomy", "preserving autonomy").
pub static CLIENT_DECISION: Noun = Noun {
    name: "client_decision",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        PROPOSAL,
        DECISION,
        REASON,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["client_decision"]),
    ],
    weighs: Some(|entry| entry.text(&DECISION) == "declined"),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
