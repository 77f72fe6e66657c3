//! What the client wishes for in intimacy, with consent and safety first. Must never be said outside its own section.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Involving, Kind, Noun, Part, Role, Shape, Value};

/// What the client wishes for.
pub const INTENTION: FieldDecl = FieldDecl::prose("intention", 1000).required();
/// What consent and safety ask for.
pub const SAFETY: FieldDecl = FieldDecl::prose("safety", 1000);
/// One small step.
pub const STEP: FieldDecl = FieldDecl::register("step", Kind::Line { characters_max: 300 });
/// When to look at it again.
pub const REVIEW: FieldDecl = FieldDecl::register("review", Kind::Date).on(Days::Ahead);
/// How closely it is kept. Of two answers the narrower is acted on.
pub const SENSITIVITY: FieldDecl = FieldDecl::confirmed(
    "sensitivity",
    Kind::Code(&["very_restricted", "restricted", "normal"]),
    &["very_restricted", "restricted", "normal"],
);

/// An intention (CARE.md 1.E; P5 "healthier intimacy scripts"). Very restricted unless somebody says otherwise.
pub static INTIMACY_INTENTION: Noun = Noun {
    name: "intimacy_intention",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[INTENTION, SAFETY, STEP, REVIEW, SENSITIVITY],
    editors: &[Role::Therapist, Role::Supervisor],
    is_quiet: |_| true,
    facts: |entry, facts| {
        let day = entry.value(&REVIEW).and_then(Value::as_date).filter(|_| !entry.is_retired());
        facts.extend(day.map(|day| Fact::Review { day }));
    },
    involves: |_| Involving::default().or_in(&[&INTENTION, &SAFETY, &STEP]),
    ..Noun::PLAIN
};
