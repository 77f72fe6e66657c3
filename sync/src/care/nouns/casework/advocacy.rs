//! Speaking up for the client with an office or another body.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Involving, Kind, Noun, Part, Role, Shape, Value};

/// With which office or body.
pub const WITH: FieldDecl = FieldDecl::register("with", Kind::Line { characters_max: 200 }).required();
/// What is asked for.
pub const ASKED: FieldDecl = FieldDecl::register("asked", Kind::Line { characters_max: 300 }).required();
/// What speaks for it.
pub const ARGUMENT: FieldDecl = FieldDecl::register("argument", Kind::Text { characters_max: 3000 });
/// By when an answer or an appeal is due.
pub const DEADLINE: FieldDecl = FieldDecl::register("deadline", Kind::Date).on(Days::Ahead);
/// What came of it.
pub const RESULT: FieldDecl = FieldDecl::register("result", Kind::Line { characters_max: 300 });
/// Which letters there are, and where.
pub const LETTERS: FieldDecl = FieldDecl::register("letters", Kind::Line { characters_max: 300 });

/// A piece of advocacy (CARE.md 1.K; P6 "advocate for client needs within systems that can feel bureaucratic").
pub static ADVOCACY: Noun = Noun {
    name: "advocacy",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    fields: &[WITH, ASKED, ARGUMENT, DEADLINE, RESULT, LETTERS],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    facts: |entry, facts| {
        let open = !entry.is_retired() && entry.value(&RESULT).is_none();
        let day = entry.value(&DEADLINE).and_then(Value::as_date).filter(|_| open);
        facts.extend(day.map(|day| Fact::Review { day }));
    },
    involves: |_| Involving::still(&[&WITH]),
    ..Noun::PLAIN
};
