//! Changes to the client's surroundings that make it easier. None is agreed or done without the client's own yes.

use crate::care::declare::{
    Area, ClientFacts, Days, Entry, FieldDecl, Involving, Kind, Noun, Part, Problem, Role, Shape, UsualDays, Wrong,
};

/// Which part of their surroundings.
pub const AREA: FieldDecl =
    FieldDecl::register("area", Kind::Code(&["device", "internet", "home", "money", "travel", "work", "social"]))
        .required();
/// What is changed.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// Who does it.
pub const BY_WHOM: FieldDecl = FieldDecl::register("by_whom", Kind::Line { characters_max: 120 });
/// How far it has come.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["idea", "agreed", "done", "stopped"]).required();
/// Since when.
pub const CHANGED_ON: FieldDecl = FieldDecl::register("changed_on", Kind::Date);
/// Whether the client said yes to it. Of two answers, no is acted on.
pub const CONSENT: FieldDecl = FieldDecl::confirmed("consent", Kind::Code(&["no", "yes"]), &["no", "yes"]);

/// A change to the surroundings (CARE.md 1.B; P2 "environmental modifications").
pub static ENVIRONMENT: Noun = Noun {
    name: "environment",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[AREA, WHAT, BY_WHOM, STATUS, CHANGED_ON, CONSENT],
    weighs: Some(|entry| entry.text(&CONSENT) == "no"),
    usual: &[UsualDays { day: "changed_on", with: "status", codes: &["done", "stopped"], days: Days::Past }],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    rule_codes: &["environment-needs-consent"],
    rules: done_with_a_yes,
    involves: |_| Involving::still(&[&BY_WHOM, &WHAT]),
    ..Noun::PLAIN
};

/// What is agreed or done in somebody's life has their yes. Asked of forms, which are filled in on a day that is known;
/// one that was stopped needs none.
fn done_with_a_yes(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let goes_on = facts.today.is_some() && matches!(entry.text(&STATUS), "agreed" | "done");
    if !goes_on || entry.text(&CONSENT) == "yes" {
        return Vec::new();
    }
    let what = Wrong::Rule("environment-needs-consent");
    vec![Problem { noun: ENVIRONMENT.name, key: entry.key, field: Some(CONSENT.name), what }]
}
