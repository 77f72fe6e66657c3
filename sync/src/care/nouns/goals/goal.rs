//! SMART goals. The example to follow for a noun: fields as constants, each with what it means and how it merges;
//! one declaration; rules across fields; what lists need of it.

use crate::care::declare::{
    Area, ClientFacts, Days, Entry, Fact, FieldDecl, Involving, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};

/// What the client wants, in their words.
pub const STATEMENT: FieldDecl = FieldDecl::prose("statement", 1000).required();
/// S: what exactly.
pub const SPECIFIC: FieldDecl = FieldDecl::register("specific", Kind::Line { characters_max: 300 });
/// M: how it will be seen, with its unit.
pub const MEASURE: FieldDecl = FieldDecl::register("measure", Kind::Line { characters_max: 200 });
/// M: the number to reach.
pub const TARGET: FieldDecl = FieldDecl::register("target", Kind::Line { characters_max: 60 });
/// A: how confident the client is, 0 to 10.
pub const CONFIDENCE: FieldDecl = FieldDecl::register("confidence", Kind::Number { least: 0, most: 10 });
/// A: a first small step.
pub const FIRST_STEP: FieldDecl = FieldDecl::register("first_step", Kind::Line { characters_max: 300 });
/// R: why it matters to them.
pub const WHY: FieldDecl = FieldDecl::register("why", Kind::Line { characters_max: 300 });
/// T: by when.
pub const DUE: FieldDecl = FieldDecl::register("due", Kind::Date).on(Days::Ahead);
/// Where it stands (HL7 goal-status).
pub const STATUS: FieldDecl =
    FieldDecl::state("status", &["proposed", "accepted", "active", "on_hold", "completed", "cancelled"]).required();
/// How it goes (HL7 goal-achievement).
pub const ACHIEVEMENT: FieldDecl = FieldDecl::register(
    "achievement",
    Kind::Code(&["in_progress", "improving", "no_change", "worsening", "achieved", "sustaining", "not_achieved"]),
);

/// A goal (CARE.md 1.F; P8 "SMART goals", P4 "measurable goals", P10 "incremental targets").
pub static GOAL: Noun = Noun {
    name: "goal",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[STATEMENT, SPECIFIC, MEASURE, TARGET, CONFIDENCE, FIRST_STEP, WHY, DUE, STATUS, ACHIEVEMENT],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    rule_codes: &[
        "goal-active-needs-specific",
        "goal-active-needs-measure",
        "goal-active-needs-confidence",
        "goal-active-needs-why",
        "goal-active-needs-due",
    ],
    rules: active_is_smart,
    facts: |entry, facts| {
        if !entry.is_retired() && entry.text(&STATUS) == "active" {
            let day = entry.value(&DUE).and_then(Value::as_date);
            facts.push(Fact::Aim { text: entry.text(&STATEMENT).to_owned(), day });
        }
    },
    involves: |_| Involving::still(&[&FIRST_STEP]),
    ..Noun::PLAIN
};

/// A goal is active only when all five parts of SMART are filled; which one is missing is said beside its field.
fn active_is_smart(entry: &Entry, _: &ClientFacts) -> Vec<Problem> {
    if entry.text(&STATUS) != "active" {
        return Vec::new();
    }
    [
        (&SPECIFIC, "goal-active-needs-specific"),
        (&MEASURE, "goal-active-needs-measure"),
        (&CONFIDENCE, "goal-active-needs-confidence"),
        (&WHY, "goal-active-needs-why"),
        (&DUE, "goal-active-needs-due"),
    ]
    .into_iter()
    .filter(|(field, _)| entry.value(field).is_none() && !entry.field(field).is_conflicted())
    .map(|(field, rule)| Problem { noun: GOAL.name, key: entry.key, field: Some(field.name), what: Wrong::Rule(rule) })
    .collect()
}
