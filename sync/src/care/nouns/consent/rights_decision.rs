//! How a request about the record was decided. It stands as it was saved; another decision is another entry.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The request.
pub const REQUEST: FieldDecl = FieldDecl::register("request", Kind::Link { to: &["rights_request"] }).required().once();
/// The day of the decision.
pub const DECIDED: FieldDecl =
    FieldDecl::register("decided", Kind::Date).on(Days::Past).starts_today().required().once();
/// What was decided.
pub const DECISION: FieldDecl =
    FieldDecl::register("decision", Kind::Code(&["granted", "partly", "denied"])).required().once();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 1000 }).required().once();

/// A decision on a rights request (CARE.md 1.L).
pub static RIGHTS_DECISION: Noun = Noun {
    name: "rights_decision",
    area: Area::Consent,
    part: Part::Consent,
    shape: Shape::List,
    within: Some("rights_request"),
    header: Header::Dated(&DECIDED),
    fields: &[REQUEST, DECIDED, DECISION, REASON],
    editors: &[Role::Supervisor],
    ..Noun::PLAIN
};
