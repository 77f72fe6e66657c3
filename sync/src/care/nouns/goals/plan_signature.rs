//! Who agreed to a version of the plan beside the one who wrote it: the client on the screen, a supervisor, others.
//! Must never stand on a draft, nor change once it is saved.

use super::plan_version_in_error::PLAN_VERSION_IN_ERROR;
use crate::care::declare::{
    Area, ClientFacts, Days, Entry, FieldDecl, Header, Involving, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};

/// The version.
pub const VERSION: FieldDecl = FieldDecl::register("version", Kind::Link { to: &["plan_version"] }).required().once();
/// The day.
pub const HAPPENED: FieldDecl =
    FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required().once();
/// Who agrees.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Code(&["client", "guardian", "other"])).once();
/// Their name, where it is not the client's own.
pub const NAME: FieldDecl = FieldDecl::register("name", Kind::Line { characters_max: 120 }).once();
/// How.
pub const HOW: FieldDecl =
    FieldDecl::register("how", Kind::Code(&["on_screen", "on_paper", "spoken_with_witness"])).once();
/// What was drawn.
pub const DRAWN: FieldDecl = FieldDecl::register("drawn", Kind::Drawing).once();
/// Who heard it.
pub const WITNESS: FieldDecl = FieldDecl::register("witness", Kind::Line { characters_max: 120 }).once();
/// Whether the supervisor who writes it agrees.
pub const SUPERVISOR: FieldDecl = FieldDecl::register("supervisor", Kind::YesNo).only(&[Role::Supervisor]).once();

/// A signature (CARE.md 1.M "the client signs on the screen": strokes, or "spoken, witness").
pub static PLAN_SIGNATURE: Noun = Noun {
    name: "plan_signature",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("plan_version"),
    own: true,
    struck_by: Some(&PLAN_VERSION_IN_ERROR),
    header: Header::Dated(&HAPPENED),
    fields: &[VERSION, HAPPENED, WHO, NAME, HOW, DRAWN, WITNESS, SUPERVISOR],
    weighs: Some(|entry| entry.value(&SUPERVISOR) == Some(&Value::YesNo(false))),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    rule_codes: &[
        "plan_signature-on-a-draft",
        "plan_signature-needs-who",
        "plan_signature-needs-name",
        "plan_signature-needs-how",
        "plan_signature-needs-drawing",
        "plan_signature-needs-witness",
    ],
    rules: as_said,
    involves: |entry| Involving::that_day(entry, &[&NAME, &WITNESS]),
    ..Noun::PLAIN
};

/// It stands on a version that is signed, and holds what its way of agreeing needs.
fn as_said(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let wrong = |field: &FieldDecl, rule| Problem {
        noun: PLAN_SIGNATURE.name,
        key: entry.key,
        field: Some(field.name),
        what: Wrong::Rule(rule),
    };
    let lock = entry.parent().and_then(|version| facts.locks.get(&version.id()?));
    let lacks = |field: &FieldDecl| entry.value(field).is_none();
    let mut problems = Vec::new();
    // What is not known is not held against a form.
    if lock.is_some_and(|lock| !lock.is_open) {
        problems.push(wrong(&HAPPENED, "plan_signature-on-a-draft"));
    }
    if entry.value(&SUPERVISOR).is_some() && lacks(&WHO) {
        return problems;
    }
    if lacks(&WHO) {
        problems.push(wrong(&WHO, "plan_signature-needs-who"));
    }
    if matches!(entry.text(&WHO), "guardian" | "other") && lacks(&NAME) {
        problems.push(wrong(&NAME, "plan_signature-needs-name"));
    }
    match entry.text(&HOW) {
        "" => problems.push(wrong(&HOW, "plan_signature-needs-how")),
        "on_screen" if lacks(&DRAWN) => problems.push(wrong(&DRAWN, "plan_signature-needs-drawing")),
        "spoken_with_witness" if lacks(&WITNESS) => problems.push(wrong(&WITNESS, "plan_signature-needs-witness")),
        _ => {}
    }
    problems
}
