//! The current level of risk per domain. Until a person settles two different answers, the higher is acted on.

use crate::care::declare::{Area, Codes, Days, Fact, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The domains (CARE.md 1.G).
pub const DOMAINS: &[&str] =
    &["self_harm", "harm_to_others", "harm_from_others", "exploitation", "sexual_health", "safeguarding", "legal"];

/// The level. "Not assessed" asks for more care than "none seen"; a lower one waits until a supervisor has seen it
/// (CARE.md 5.4 f).
pub const LEVEL: FieldDecl = FieldDecl::confirmed(
    "level",
    Kind::Code(&["none_seen", "low", "moderate", "high", "not_assessed"]),
    &["high", "moderate", "low", "not_assessed", "none_seen"],
)
.watched();
/// What it rests on.
pub const BASIS: FieldDecl = FieldDecl::register("basis", Kind::Line { characters_max: 500 });
/// What is being done about it.
pub const ACTION: FieldDecl = FieldDecl::register("action", Kind::Line { characters_max: 500 });
/// The day it was assessed.
pub const ASSESSED: FieldDecl = FieldDecl::register("assessed", Kind::Date).on(Days::Past).today_with("level");
/// When to look again.
pub const NEXT_DUE: FieldDecl = FieldDecl::register("next_due", Kind::Date).on(Days::Ahead);

/// Current risk (CARE.md 1.G; P8 "Regular assessment of risk").
pub static RISK: Noun = Noun {
    name: "risk",
    area: Area::Risk,
    part: Part::Risk,
    shape: Shape::Coded(&[&Codes::Fixed(DOMAINS)]),
    fields: &[LEVEL, BASIS, ACTION, ASSESSED, NEXT_DUE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        let two_versions = entry.field(&LEVEL).is_conflicted();
        let level = entry.text(&LEVEL);
        // "Not assessed" is shown only where it stands beside another answer.
        if !matches!(level, "" | "none_seen") && (level != "not_assessed" || two_versions) {
            facts.push(Fact::Level { rank: rank(level), level: level.to_owned(), two_versions });
        }
    },
    ..Noun::PLAIN
};

/// Where a level stands among the others, the highest first.
fn rank(level: &str) -> u8 {
    u8::try_from(LEVEL.class.rank(level)).unwrap_or(u8::MAX)
}
