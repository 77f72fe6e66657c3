//! Journal entries, in the client's own words. Must never be said outside their own section.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// What the client wrote.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Text { characters_max: 10000 }).required().once();
/// How the mood was, 0 to 10.
pub const MOOD: FieldDecl = FieldDecl::register("mood", Kind::Number { least: 0, most: 10 }).once();

/// A journal entry (CARE.md 1.I; P4 "confidential journals").
pub static JOURNAL: Noun = Noun {
    name: "journal",
    area: Area::Logs,
    part: Part::Logs,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        TEXT,
        MOOD,
        header::VISIBLE,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["journal"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    is_quiet: |_| true,
    ..Noun::PLAIN
};
