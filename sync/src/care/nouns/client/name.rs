//! Names of a client: the one in use, the official one, former ones.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What the name is for.
pub const USE: FieldDecl = FieldDecl::register("use", Kind::Code(&["usual", "official", "former", "alias"])).required();
/// The name.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Line { characters_max: 120 }).required();

/// A name (CARE.md 1.A; P12 "each person's life story"). The usual one is shown, else the official, else any.
pub static NAME: Noun = Noun {
    name: "name",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::List,
    fields: &[USE, TEXT],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor, Role::FrontDesk],
    summarise: |entries, row| {
        let mut live: Vec<_> = entries.iter().filter(|entry| !entry.is_retired()).collect();
        live.sort_by_key(|entry| match entry.text(&USE) {
            "usual" => 0,
            "official" => 1,
            "alias" => 2,
            _ => 3,
        });
        row.names = live.iter().map(|entry| entry.text(&TEXT).to_owned()).filter(|name| !name.is_empty()).collect();
    },
    ..Noun::PLAIN
};
