//! The relapse-prevention plan as a whole: when it was agreed, when to look at it again, what carries the client.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// The day it was agreed with the client.
pub const AGREED_ON: FieldDecl = FieldDecl::register("agreed_on", Kind::Date).on(Days::Past);
/// When to look at it again.
pub const REVIEW_DUE: FieldDecl = FieldDecl::register("review_due", Kind::Date).on(Days::Ahead);
/// What carries the client through hard times.
pub const RESILIENCE: FieldDecl = FieldDecl::prose("resilience", 2000);

/// The relapse-prevention plan as a whole (CARE.md 1.B; P4 "resilience").
pub static PREVENTION: Noun = Noun {
    name: "prevention",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::One,
    fields: &[AGREED_ON, REVIEW_DUE, RESILIENCE],
    editors: &[Role::Therapist, Role::Supervisor],
    born_with: &["resilience"],
    facts: |entry, facts| {
        let day = entry.value(&REVIEW_DUE).and_then(Value::as_date);
        facts.extend(day.map(|day| Fact::Review { day }));
    },
    ..Noun::PLAIN
};
