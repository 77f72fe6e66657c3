//! Thought records: a thought that came, what speaks for and against it, and what the client thinks now.

use crate::care::declare::{Area, ClientFacts, Entry, FieldDecl, Kind, Noun, Part, Problem, Role, Shape, Wrong};

/// What was going on.
pub const SITUATION: FieldDecl = FieldDecl::prose("situation", 1000).required();
/// What was felt.
pub const EMOTION: FieldDecl = FieldDecl::register("emotion", Kind::Line { characters_max: 120 });
/// How strong that was at first, 0 to 100.
pub const BEFORE: FieldDecl = FieldDecl::register("before", Kind::Number { least: 0, most: 100 });
/// The thought that came by itself.
pub const CAME: FieldDecl = FieldDecl::prose("thought", 1000);
/// What it is about.
pub const ABOUT: FieldDecl = FieldDecl::register("about", Kind::Code(&["sexuality", "self_worth", "control", "other"]));
/// What speaks for it.
pub const SPEAKS_FOR: FieldDecl = FieldDecl::prose("speaks_for", 2000);
/// What speaks against it.
pub const SPEAKS_AGAINST: FieldDecl = FieldDecl::prose("speaks_against", 2000);
/// What the client thinks now, with both in view.
pub const BALANCED: FieldDecl = FieldDecl::prose("balanced", 1000);
/// How much the client believes the first thought now, 0 to 100.
pub const BELIEF: FieldDecl = FieldDecl::register("belief", Kind::Number { least: 0, most: 100 });
/// How strong the emotion is now, 0 to 100.
pub const AFTER: FieldDecl = FieldDecl::register("after", Kind::Number { least: 0, most: 100 });
/// What the client will try, to find out.
pub const EXPERIMENT: FieldDecl = FieldDecl::prose("experiment", 1000);
/// What came of that.
pub const RESULT: FieldDecl = FieldDecl::prose("result", 1000);
/// Where it stands. Once it is done, what comes to mind later is added beside it.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["working", "done"]);

/// A thought record (CARE.md 1.D; P7 "identify faulty assumptions, test them against real evidence").
pub static THOUGHT: Noun = Noun {
    name: "thought",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[
        SITUATION,
        EMOTION,
        BEFORE,
        CAME,
        ABOUT,
        SPEAKS_FOR,
        SPEAKS_AGAINST,
        BALANCED,
        BELIEF,
        AFTER,
        EXPERIMENT,
        RESULT,
        STATUS,
    ],
    editors: &[Role::Therapist, Role::Supervisor],
    rule_codes: &["thought-done"],
    rules: as_it_was_done,
    ..Noun::PLAIN
};

/// Once it is done it stays as it was; what comes to mind later is added beside it. Taking it up again is a step of its
/// own.
fn as_it_was_done(entry: &Entry, _: &ClientFacts) -> Vec<Problem> {
    if entry.text(&STATUS) != "done" || entry.is_being_written(&STATUS) {
        return Vec::new();
    }
    let changed = THOUGHT.fields.iter().filter(|field| entry.is_being_written(field));
    let what = Wrong::Rule("thought-done");
    changed.map(|field| Problem { noun: THOUGHT.name, key: entry.key, field: Some(field.name), what }).collect()
}
