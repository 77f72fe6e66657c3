//! The current level of risk per domain. Until a person settles two different answers, the higher is acted on.

use crate::care::declare::{
    Area, ClientFacts, Codes, Days, Entry, Fact, FieldDecl, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};

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
.watched()
// A case manager says that there is more concern than before; that there is less is for those who assess it (CARE.md 1.G).
.raised_only_by(&[Role::CaseManager]);
/// What it rests on. Where the level changes and this does not, a form asks: what one level rests on rarely explains
/// another.
pub const BASIS: FieldDecl =
    FieldDecl::register("basis", Kind::Line { characters_max: 500 }).told_with("level").said_of("level");
/// What is being done about it.
pub const ACTION: FieldDecl =
    FieldDecl::register("action", Kind::Line { characters_max: 500 }).told_with("level").said_of("level").kept();
/// The day it was assessed.
pub const ASSESSED: FieldDecl =
    FieldDecl::register("assessed", Kind::Date).on(Days::Past).today_with("level").told_with("level");
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
    linkable: true,
    weighs: Some(|entry| entry.value(&LEVEL).is_some()),
    rule_codes: &["risk-needs-basis", "risk-needs-action"],
    rules: raised_with_reason,
    facts: |entry, facts| {
        let two_versions = entry.field(&LEVEL).is_conflicted();
        let level = entry.text(&LEVEL);
        // "Not assessed" is shown only where it stands beside another answer.
        if !matches!(level, "" | "none_seen") && (level != "not_assessed" || two_versions) {
            facts.push(Fact::Level { rank: rank(level), level: level.to_owned(), two_versions });
        } else if level == "none_seen" {
            facts.push(Fact::NoneSeen);
        }
        facts.extend(entry.value(&NEXT_DUE).and_then(Value::as_date).map(|day| Fact::Review { day }));
    },
    ..Noun::PLAIN
};

/// A level that somebody has to act on says what it rests on and what is being done: without both nobody else can act
/// on it. Asked of forms, which are filled in on a day that is known; what is only written again, of another day or
/// from elsewhere, is not held back by it.
fn raised_with_reason(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    if facts.today.is_none() || !matches!(entry.text(&LEVEL), "moderate" | "high") {
        return Vec::new();
    }
    [(&BASIS, "risk-needs-basis"), (&ACTION, "risk-needs-action")]
        .into_iter()
        .filter(|(field, _)| entry.value(field).is_none() && !entry.field(field).is_conflicted())
        .map(|(field, rule)| Problem {
            noun: RISK.name,
            key: entry.key,
            field: Some(field.name),
            what: Wrong::Rule(rule),
        })
        .collect()
}

/// Where a level stands among the others, the highest first.
fn rank(level: &str) -> u8 {
    u8::try_from(LEVEL.class.rank(level)).unwrap_or(u8::MAX)
}
