//! High-risk moments: situations that are known to be hard, tempting ones among them, and how to get through each.

use crate::care::declare::{Area, Days, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// The situation, in the client's words.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// Whether it draws them, beside being hard.
pub const TEMPTING: FieldDecl = FieldDecl::register("tempting", Kind::YesNo);
/// How likely it is to come, 0 to 10.
pub const LIKELIHOOD: FieldDecl = FieldDecl::register("likelihood", Kind::Number { least: 0, most: 10 });
/// The day on which it is expected next.
pub const EXPECTED: FieldDecl = FieldDecl::register("expected", Kind::Date).on(Days::Ahead);
/// How it comes again.
pub const RECURS: FieldDecl = FieldDecl::register("recurs", Kind::Line { characters_max: 120 });
/// The if-then plans for it.
pub const PLANS: FieldDecl = FieldDecl::links("plans", &["if_then"]);
/// What the client does before it.
pub const BEFORE: FieldDecl = FieldDecl::register("before", Kind::Line { characters_max: 500 });
/// What the client does while it lasts.
pub const DURING: FieldDecl = FieldDecl::register("during", Kind::Line { characters_max: 500 });
/// What the client does after it.
pub const AFTER: FieldDecl = FieldDecl::register("after", Kind::Line { characters_max: 500 });

/// A high-risk moment (CARE.md 1.B; P2 "high-risk moments", P9 "tempting situations").
pub static HIGH_RISK: Noun = Noun {
    name: "high_risk",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[WHAT, TEMPTING, LIKELIHOOD, EXPECTED, RECURS, PLANS, BEFORE, DURING, AFTER],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&BEFORE, &DURING, &AFTER]),
    ..Noun::PLAIN
};
