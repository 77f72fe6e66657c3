//! Sessions of the training: what was taught to whom, in which form.

use super::skill::SKILL_CODES;
use crate::care::declare::{Area, Days, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Served, Shape};

/// The day.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).required().starts_today();
/// In which form.
pub const MODE: FieldDecl =
    FieldDecl::register("mode", Kind::Code(&["individual", "group", "couple", "family", "phone"])).required();
/// The skills that it was about.
pub const SKILLS: FieldDecl = FieldDecl::set("skills", SKILL_CODES);
/// Whether the client was there.
pub const ATTENDED: FieldDecl =
    FieldDecl::register("attended", Kind::Code(&["attended", "late", "missed", "cancelled"]));
/// How long it took, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 1, most: 480 });
/// What was given to take along.
pub const HANDOUT: FieldDecl = FieldDecl::register("handout", Kind::Line { characters_max: 200 });
/// The note about it.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Link { to: &["note"] });

/// A training session (CARE.md 1.C; P3 training "sessions", "group formats").
pub static TRAINING_SESSION: Noun = Noun {
    name: "training_session",
    area: Area::Training,
    part: Part::Training,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, MODE, SKILLS, ATTENDED, MINUTES, HANDOUT, NOTE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        let was_there = matches!(entry.text(&ATTENDED), "attended" | "late") && !entry.is_put_away();
        let served = || Served::on("training", entry, &HAPPENED).lasting(entry, &MINUTES);
        facts.extend(was_there.then(|| Fact::Served(served())));
    },
    ..Noun::PLAIN
};
