//! What carries the client from one session to the next: the next contact, what to try, who calls whom.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Involving, Kind, Noun, Part, Role, Shape, Value};

/// What it is about, in one line.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// When the next contact is.
pub const NEXT: FieldDecl = FieldDecl::register("next", Kind::Date).on(Days::Ahead);
/// What the client wants to try until then.
pub const HOMEWORK: FieldDecl = FieldDecl::links("homework", &["practice_task", "activity"]);
/// Who calls whom.
pub const CALLER: FieldDecl = FieldDecl::register("caller", Kind::Code(&["clinic", "client", "nobody"]));

/// A plan between sessions (CARE.md 1.J; P6 "sustains momentum between sessions").
pub static BETWEEN_SESSIONS: Noun = Noun {
    name: "between_sessions",
    area: Area::Contacts,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHAT, NEXT, HOMEWORK, CALLER],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        let day = entry.value(&NEXT).and_then(Value::as_date).filter(|_| !entry.is_retired());
        facts.extend(day.map(|day| Fact::Review { day }));
    },
    involves: |_| Involving::still(&[&WHAT]),
    ..Noun::PLAIN
};
