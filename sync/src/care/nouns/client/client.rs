//! The client: what there is one of. Names and ways to reach them are nouns of their own.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// Day of birth, or the year alone. Two versions of it may mean two people: nobody guesses which is right.
pub const BIRTH_DATE: FieldDecl = FieldDecl::confirmed("birth_date", Kind::DateOrYear, &[]).on(Days::Birth);
/// What to call them by.
pub const PRONOUNS: FieldDecl = FieldDecl::register("pronouns", Kind::Line { characters_max: 60 });
/// In their own words.
pub const GENDER: FieldDecl = FieldDecl::register("gender", Kind::Line { characters_max: 60 });
/// The language they are most at ease in.
pub const LANGUAGE: FieldDecl = FieldDecl::register("language", Kind::Line { characters_max: 60 });
/// Whether an interpreter is needed.
pub const INTERPRETER_NEEDED: FieldDecl = FieldDecl::register("interpreter_needed", Kind::YesNo);
/// Where the record came from when it was imported: the system and its id there.
pub const IMPORTED_FROM: FieldDecl = FieldDecl::register("imported_from", Kind::Line { characters_max: 300 });

/// The client (CARE.md 1.A; P2 "unique histories").
pub static CLIENT: Noun = Noun {
    name: "client",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::One,
    fields: &[BIRTH_DATE, PRONOUNS, GENDER, LANGUAGE, INTERPRETER_NEEDED, IMPORTED_FROM],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor, Role::FrontDesk],
    facts: |entry, facts| {
        let year = entry.value(&BIRTH_DATE).and_then(|value| {
            if let Value::Year(year) = value { Some(*year) } else { value.as_date().map(|date| date.year()) }
        });
        facts.extend(year.map(|year| Fact::Born { year }));
        let days = entry.every_value(&BIRTH_DATE).filter_map(Value::as_date);
        facts.extend(days.map(|day| Fact::BornOn { day }));
        let pronouns = entry.text(&PRONOUNS);
        if !pronouns.is_empty() {
            facts.push(Fact::Pronouns { text: pronouns.to_owned() });
        }
    },
    ..Noun::PLAIN
};
