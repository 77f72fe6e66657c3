//! Runs of an exposure step: how it was. Must never begin while the plan is locked.

use super::exposure;
use crate::care::declare::{
    Area, ClientFacts, Entry, FieldDecl, Header, Kind, Noun, Part, Problem, Role, Shape, Wrong, header,
};

/// The plan it belongs to.
pub const EXPOSURE: FieldDecl = FieldDecl::register("exposure", Kind::Link { to: &["exposure"] }).required().once();
/// The step.
pub const STEP: FieldDecl = FieldDecl::register("step", Kind::Link { to: &["exposure_step"] }).once();
/// How hard it was before, 0 to 100.
pub const BEFORE: FieldDecl = FieldDecl::register("before", Kind::Number { least: 0, most: 100 }).once();
/// How hard it was at its height, 0 to 100.
pub const PEAK: FieldDecl = FieldDecl::register("peak", Kind::Number { least: 0, most: 100 }).once();
/// How hard it was at the end, 0 to 100.
pub const AFTER: FieldDecl = FieldDecl::register("after", Kind::Number { least: 0, most: 100 }).once();
/// How long it took, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 0, most: 480 }).once();
/// What the client takes from it.
pub const LEARNED: FieldDecl = FieldDecl::register("learned", Kind::Text { characters_max: 1000 }).once();

/// A run (CARE.md 1.D: "done: before/peak/after; minutes; learned", APPEND).
pub static EXPOSURE_RUN: Noun = Noun {
    name: "exposure_run",
    area: Area::Thinking,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("exposure"),
    header: Header::Dated(&header::HAPPENED),
    fields: &[EXPOSURE, header::HAPPENED, STEP, BEFORE, PEAK, AFTER, MINUTES, LEARNED],
    editors: &[Role::Therapist, Role::Supervisor],
    rule_codes: &["exposure_run-locked"],
    rules: unlocked_first,
    ..Noun::PLAIN
};

/// Nothing is done of a plan that is locked, or whose consent was taken back since. What is not known is not held against
/// a form.
fn unlocked_first(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    if exposure::may_begin(entry.parent(), facts) != Some(false) {
        return Vec::new();
    }
    let what = Wrong::Rule("exposure_run-locked");
    vec![Problem { noun: EXPOSURE_RUN.name, key: entry.key, field: Some(header::HAPPENED.name), what }]
}
