//! Benefits and documents that the client has a right to, and how far they have come.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// What sort of thing it is.
pub const KIND: FieldDecl = FieldDecl::register(
    "kind",
    Kind::Code(&["benefit", "insurance", "disability", "housing", "identity", "permit", "other"]),
)
.required();
/// What exactly.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 200 }).required();
/// The day it was applied for.
pub const APPLIED: FieldDecl = FieldDecl::register("applied", Kind::Date).on(Days::Past);
/// What was decided.
pub const DECISION: FieldDecl =
    FieldDecl::register("decision", Kind::Code(&["waiting", "granted", "declined", "appealed"]));
/// By when it has to be renewed.
pub const RENEW_BY: FieldDecl = FieldDecl::register("renew_by", Kind::Date).on(Days::Ahead);

/// An entitlement (CARE.md 1.K: benefits, documents).
pub static ENTITLEMENT: Noun = Noun {
    name: "entitlement",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    fields: &[KIND, WHAT, APPLIED, DECISION, RENEW_BY],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    facts: |entry, facts| {
        let day = entry.value(&RENEW_BY).and_then(Value::as_date).filter(|_| !entry.is_retired());
        facts.extend(day.map(|day| Fact::Review { day }));
    },
    ..Noun::PLAIN
};
