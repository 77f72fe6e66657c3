//! Names of a client: the one in use, the official one, former ones. Must never let a former name stand anywhere but among
//! the names.

use crate::care::declare::{Area, FORMER_RANK, Fact, FieldDecl, Kind, Noun, Part, Role, Shape};

/// What the name is for.
pub const USE: FieldDecl = FieldDecl::register("use", Kind::Code(&["usual", "official", "former", "alias"])).required();
/// The name.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Line { characters_max: 120 }).required();
/// The family name within the name, where somebody said which it is: lists go by it. Without it they go by the last word.
pub const FAMILY: FieldDecl = FieldDecl::register("family", Kind::Line { characters_max: 80 });

/// A name (CARE.md 1.A; P12 "each person's life story"). The usual one is shown, else the official, else any other that is
/// still used.
pub static NAME: Noun = Noun {
    name: "name",
    area: Area::Client,
    part: Part::Core,
    shape: Shape::List,
    fields: &[USE, TEXT, FAMILY],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor, Role::FrontDesk],
    facts: |entry, facts| {
        let rank = match entry.text(&USE) {
            "usual" => 0,
            "official" => 1,
            "former" => FORMER_RANK,
            // An alias, or a use of a newer version.
            _ => 2,
        };
        let text = entry.text(&TEXT);
        if !entry.is_retired() && !text.is_empty() {
            facts.push(Fact::Name { rank, text: text.to_owned() });
            let family = entry.text(&FAMILY);
            if !family.is_empty() {
                facts.push(Fact::Family { rank, text: family.to_owned() });
            }
        }
    },
    is_quiet: |entry| entry.text(&USE) == "former",
    ..Noun::PLAIN
};
