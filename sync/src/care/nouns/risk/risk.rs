//! The current level of risk per domain. Until a person settles two different answers, the higher is acted on.

use std::sync::Arc;

use crate::care::declare::EntryKey;
use crate::care::declare::Row;
use crate::care::declare::{Area, Class, Codes, FieldDecl, Kind, Noun, Part, Role, Shape};

/// The domains (CARE.md 1.G).
pub const DOMAINS: &[&str] =
    &["self_harm", "harm_to_others", "harm_from_others", "exploitation", "sexual_health", "safeguarding", "legal"];

/// The level. "Not assessed" asks for more care than "none seen".
pub const LEVEL: FieldDecl = FieldDecl::confirmed(
    "level",
    Kind::Code(&["none_seen", "low", "moderate", "high", "not_assessed"]),
    &["high", "moderate", "low", "not_assessed", "none_seen"],
);
/// What it rests on.
pub const BASIS: FieldDecl = FieldDecl::register("basis", Kind::Line { characters_max: 500 });
/// What is being done about it.
pub const ACTION: FieldDecl = FieldDecl::register("action", Kind::Line { characters_max: 500 });
/// The day it was assessed.
pub const ASSESSED: FieldDecl = FieldDecl::register("assessed", Kind::Date);
/// When to look again.
pub const NEXT_DUE: FieldDecl = FieldDecl::register("next_due", Kind::Date);

/// Current risk (CARE.md 1.G; P8 "Regular assessment of risk").
pub static RISK: Noun = Noun {
    name: "risk",
    area: Area::Risk,
    part: Part::Plan,
    shape: Shape::Coded(&[&Codes::Fixed(DOMAINS)]),
    fields: &[LEVEL, BASIS, ACTION, ASSESSED, NEXT_DUE],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    summarise: |entries, row| {
        row.risks = entries
            .iter()
            .filter_map(|entry| match (entry.key, entry.text(&LEVEL)) {
                (_, "" | "none_seen") | (EntryKey::One | EntryKey::Id(_), _) => None,
                (EntryKey::Code(domain), level) => Some((domain.to_string(), level.to_owned())),
            })
            .collect();
    },
    ..Noun::PLAIN
};

/// One risk as lists show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The domain.
    pub domain: &'a str,
    /// The level that is acted on.
    pub level: &'a str,
    /// Whether two levels stand.
    pub two_versions: bool,
}

/// Where a level stands among the others, the highest first.
#[must_use]
pub fn rank(level: &str) -> usize {
    let Class::Confirmed { most_protective_first: order } = LEVEL.class else { return 0 };
    order.iter().position(|code| *code == level).unwrap_or(order.len())
}

/// Risks above "none seen" in one client's summary rows, the highest first. "Not assessed" is shown only where it
/// stands beside another answer.
#[must_use]
pub fn shown(rows: &[Arc<Row>]) -> Vec<Shown<'_>> {
    let doubled = |domain: &str| {
        rows.iter()
            .flat_map(|row| &row.two_versions)
            .any(|(noun, entry, field)| noun == RISK.name && entry == domain && field == LEVEL.name)
    };
    let mut shown: Vec<Shown<'_>> = rows
        .iter()
        .flat_map(|row| &row.risks)
        .map(|(domain, level)| Shown { domain, level, two_versions: doubled(domain) })
        .filter(|shown| shown.level != "not_assessed" || shown.two_versions)
        .collect();
    shown.sort_by_key(|shown| (rank(shown.level), !shown.two_versions));
    shown
}
