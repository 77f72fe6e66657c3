//! The crisis plan as a whole; its steps are a noun of their own (`crisis_step.rs`).

use crate::care::declare::{Area, Days, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// How far it has come.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["draft", "agreed", "replaced"]);
/// The client's reasons to go on, in their words.
pub const REASONS: FieldDecl = FieldDecl::prose("reasons", 2000);
/// When to look at it again.
pub const REVIEW_DUE: FieldDecl = FieldDecl::register("review_due", Kind::Date).on(Days::Ahead);

/// The crisis plan (CARE.md 1.B; P2 "crisis planning for high-risk moments").
pub static CRISIS: Noun = Noun {
    name: "crisis",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::One,
    fields: &[STATUS, REASONS, REVIEW_DUE],
    born_with: &["reasons"],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        let day = entry.value(&REVIEW_DUE).and_then(Value::as_date).filter(|_| entry.text(&STATUS) != "replaced");
        facts.extend(day.map(|day| Fact::Review { day }));
    },
    ..Noun::PLAIN
};
