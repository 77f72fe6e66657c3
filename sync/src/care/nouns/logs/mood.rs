//! Entries of the mood log: how it was at a moment. Nothing is counted or ranked.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// How the mood was, 0 to 10.
pub const LEVEL: FieldDecl = FieldDecl::register("level", Kind::Number { least: 0, most: 10 }).required().once();
/// How much energy there was, 0 to 10.
pub const ENERGY: FieldDecl = FieldDecl::register("energy", Kind::Number { least: 0, most: 10 }).once();
/// How long the client slept the night before, in hours.
pub const SLEEP: FieldDecl = FieldDecl::register("sleep", Kind::Number { least: 0, most: 24 }).once();
/// What was felt.
pub const EMOTIONS: FieldDecl = FieldDecl::set(
    "emotions",
    &[
        "calm",
        "content",
        "happy",
        "hopeful",
        "grateful",
        "proud",
        "loved",
        "interested",
        "relieved",
        "sad",
        "lonely",
        "anxious",
        "angry",
        "ashamed",
        "guilty",
        "bored",
        "tired",
        "stressed",
        "numb",
        "overwhelmed",
    ],
)
.once();
/// Anything the client wants to add.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Text { characters_max: 1000 }).once();

/// A mood (CARE.md 1.I; P8 "mood tracking").
pub static MOOD: Noun = Noun {
    name: "mood",
    area: Area::Logs,
    part: Part::Logs,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        LEVEL,
        ENERGY,
        SLEEP,
        EMOTIONS,
        NOTE,
        header::VISIBLE,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["mood"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
