//! The crisis plan as a whole; its steps are a noun of their own (`crisis_step.rs`).

use crate::care::declare::{FieldDecl, Kind, Noun, Part, Role, Shape, no_rules, no_summary};

/// How far it has come.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["draft", "agreed", "replaced"]);
/// The client's reasons to go on, in their words.
pub const REASONS: FieldDecl = FieldDecl::prose("reasons", 2000);
/// When to look at it again.
pub const REVIEW_DUE: FieldDecl = FieldDecl::register("review_due", Kind::Date);

/// The crisis plan (CARE.md 1.B; P2 "crisis planning for high-risk moments").
pub static CRISIS: Noun = Noun {
    name: "crisis",
    part: Part::Plan,
    shape: Shape::One,
    fields: &[STATUS, REASONS, REVIEW_DUE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    rules: no_rules,
    summarise: no_summary,
};
