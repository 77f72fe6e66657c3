//! Safety flags: somebody has to look today. Answers raise one by themselves (`measure.rs`); an entry here raises one by
//! hand, or closes one with a reason. While one person says open and another closed, it is open.

use crate::care::declare::{Area, ClientFacts, Entry, Fact, FieldDecl, Kind, Noun, Part, Problem, Role, Shape, Wrong};

/// The answers that raised it, if answers did.
pub const ABOUT: FieldDecl = FieldDecl::register("about", Kind::Link { to: &["measure"] }).once();
/// Why somebody has to look, where no answers say it.
pub const WHY: FieldDecl = FieldDecl::register("why", Kind::Line { characters_max: 300 }).once();
/// Whether somebody still has to look. That it was closed waits until a supervisor has seen it (CARE.md 5.4 f).
pub const STATUS: FieldDecl =
    FieldDecl::confirmed("status", Kind::Code(&["open", "closed"]), &["open", "closed"]).required().watched();
/// Who looked.
pub const SEEN_BY: FieldDecl = FieldDecl::register("seen_by", Kind::Staff);
/// What was found and done.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 });

/// A safety flag (CARE.md 1.G).
pub static SAFETY_FLAG: Noun = Noun {
    name: "safety_flag",
    area: Area::Risk,
    part: Part::Risk,
    shape: Shape::List,
    fields: &[ABOUT, WHY, STATUS, SEEN_BY, REASON],
    editors: &[Role::Therapist, Role::Supervisor, Role::CaseManager],
    kept: true,
    rule_codes: &["safety_flag-needs-why", "safety_flag-closing-needs-reason"],
    rules: closed_with_a_reason,
    facts: tell,
    ..Noun::PLAIN
};

fn closed_with_a_reason(entry: &Entry, _: &ClientFacts) -> Vec<Problem> {
    let wrong = |field: &FieldDecl, rule| Problem {
        noun: SAFETY_FLAG.name,
        key: entry.key,
        field: SAFETY_FLAG.field(field.name).map(|field| field.name),
        what: Wrong::Rule(rule),
    };
    let mut problems = Vec::new();
    if entry.value(&ABOUT).is_none() && entry.value(&WHY).is_none() {
        problems.push(wrong(&WHY, "safety_flag-needs-why"));
    }
    if entry.text(&STATUS) == "closed" && entry.value(&REASON).is_none() && !entry.field(&REASON).is_conflicted() {
        problems.push(wrong(&REASON, "safety_flag-closing-needs-reason"));
    }
    problems
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    if !entry.is_put_away() {
        let about = entry.value(&ABOUT).and_then(|value| value.as_link()?.id());
        facts.push(Fact::Flag { about, is_closed: entry.text(&STATUS) == "closed" });
    }
}
