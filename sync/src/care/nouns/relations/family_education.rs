//! What family and partners were told, and what they asked.

use crate::care::declare::{Area, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Role, Served, Shape, header};

/// What it was about.
pub const TOPIC: FieldDecl = FieldDecl::register("topic", Kind::Line { characters_max: 200 }).required().once();
/// Who was there.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 300 }).once();
/// What was given to take along.
pub const HANDOUT: FieldDecl = FieldDecl::register("handout", Kind::Line { characters_max: 200 }).once();
/// What they asked.
pub const QUESTIONS: FieldDecl = FieldDecl::register("questions", Kind::Text { characters_max: 2000 }).once();

/// Family education (CARE.md 1.E; P4 "Family education sessions", P11).
pub static FAMILY_EDUCATION: Noun = Noun {
    name: "family_education",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        TOPIC,
        WHO,
        HANDOUT,
        QUESTIONS,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["family_education"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| facts.push(Fact::Served(Served::on("family", entry, &header::HAPPENED).correcting(entry))),
    involves: |entry| Involving::that_day(entry, &[&WHO]),
    ..Noun::PLAIN
};
