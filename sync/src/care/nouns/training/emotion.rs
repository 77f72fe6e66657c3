//! Entries of the emotion log: what was felt, what was needed and what the client chose to do.

use crate::care::declare::{Area, Codes, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// Plain words for what is felt; a clinic adds its own.
static EMOTIONS: Codes = Codes::Library {
    name: "emotion",
    built_in: &[
        "calm",
        "content",
        "happy",
        "excited",
        "hopeful",
        "grateful",
        "proud",
        "loved",
        "tender",
        "trusting",
        "curious",
        "relieved",
        "playful",
        "strong",
        "sad",
        "grieving",
        "lonely",
        "empty",
        "disappointed",
        "hurt",
        "jealous",
        "envious",
        "anxious",
        "afraid",
        "worried",
        "tense",
        "restless",
        "overwhelmed",
        "confused",
        "angry",
        "annoyed",
        "resentful",
        "disgusted",
        "ashamed",
        "guilty",
        "embarrassed",
        "bored",
        "tired",
        "stressed",
        "numb",
    ],
};
/// What was felt; a clinic adds its own words.
pub const FELT: FieldDecl = FieldDecl::register("emotion", Kind::Listed(&EMOTIONS)).required().once();
/// How strong, 0 to 10.
pub const INTENSITY: FieldDecl = FieldDecl::register("intensity", Kind::Number { least: 0, most: 10 }).once();
/// Where in the body it was felt.
pub const BODY: FieldDecl = FieldDecl::register("body", Kind::Line { characters_max: 120 }).once();
/// What was needed.
pub const NEED: FieldDecl =
    FieldDecl::register("need", Kind::Code(&["rest", "closeness", "safety", "respect", "play", "meaning", "other"]))
        .once();
/// What the client felt like doing.
pub const URGE: FieldDecl = FieldDecl::register("urge", Kind::Line { characters_max: 300 }).once();
/// What the client chose to do.
pub const CHOSEN: FieldDecl = FieldDecl::register("chosen", Kind::Line { characters_max: 300 }).once();

/// An emotion (CARE.md 1.C; P3 "label emotions accurately, investigate underlying needs").
pub static EMOTION: Noun = Noun {
    name: "emotion",
    area: Area::Training,
    part: Part::Logs,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        FELT,
        INTENSITY,
        BODY,
        NEED,
        URGE,
        CHOSEN,
        header::VISIBLE,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["emotion"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
