//! The alerts at the top of a chart that are in force. Must never leave one out because two people wrote of it apart.

use std::sync::Arc;

use waystation_sync::care::alert::{ALERT, KIND};
use waystation_sync::care::declare::{Fact, Stated};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;

use crate::entry::heeded::heeded;
use crate::{Names, isolate, link, nouns};

/// One alert.
pub struct AlertLine {
    /// "Safety: dog at the gate".
    pub said: String,
    /// Whether it is about safety.
    pub is_safety: bool,
    /// Where it is written.
    pub href: String,
}

/// The alerts of `client` in `rows` that are in force today, those about safety first.
#[must_use]
pub fn alerts_of(client: ClientId, rows: &[Arc<Row>], names: &Names) -> Vec<AlertLine> {
    let (page, today) = (nouns::page_of(&ALERT), names.today());
    let line = |stated: &Stated| {
        let Fact::Alert { kind, text, until } = &stated.fact else { return None };
        if until.zip(today).is_some_and(|(until, today)| until < today) {
            return None;
        }
        let what = heeded(isolate::words(text), rows.iter(), names);
        let kind_said = page.code(KIND.name, kind, names.language);
        let values = [("kind", kind_said.as_str().into()), ("what", what.into())];
        Some(AlertLine {
            said: names.language.say_with("chart-alert", &values),
            is_safety: kind == "safety",
            href: EntryKey::parse(&ALERT, &stated.entry)
                .map_or_else(|| link::section(client, &ALERT), |key| link::entry(client, &ALERT, key)),
        })
    };
    let mut lines: Vec<AlertLine> = rows.iter().flat_map(|row| &row.for_rules).filter_map(line).collect();
    lines.sort_by_key(|line| !line.is_safety);
    lines
}
