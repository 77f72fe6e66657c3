//! What other entries and other charts of the same person say that an entry must heed: a number that is not safe, a level of risk, a
//! death. Must never show a less careful answer than any of them gives, nor change one.

use std::sync::Arc;

use super::ringing::heed_not_safe;
use super::row::{LevelRow, Row, StandingRow, charts_of, standing_of};
use super::said::SaidRow;
use crate::care::declare::{Entry, FieldDecl, Value, extension_digits, is_one_number};
use crate::care::nouns::risk::risk::{LEVEL, RISK};
use crate::id::ClientId;

/// `entry` as it is acted on beside what else its chart, whose rows are `own`, and the `others` of the same person say: where
/// something more careful is said of the same number, that counts here too.
#[must_use]
pub fn heeding(mut entry: Entry, own: &[Arc<Row>], others: &[(ClientId, Vec<Arc<Row>>)]) -> Entry {
    heed_beside(&mut entry);
    if !others.is_empty() {
        heed_level(&mut entry, others);
        heed_answers(&mut entry, others);
    }
    heed_not_safe(&mut entry, own.iter().chain(others.iter().flat_map(|(_, rows)| rows)));
    entry
}

/// Lets count what another entry of the chart says of the same number.
fn heed_beside(entry: &mut Entry) {
    let is_more = |field: &FieldDecl, value: &Value| {
        field.class.rank(value.as_text().unwrap_or_default()) < field.class.rank(entry.text(field))
    };
    let fields = entry.noun.fields.iter().filter_map(|field| Some((field, &entry.beside.get(field.name)?.value)));
    let more = fields.filter(|(field, value)| is_more(field, value)).map(|(field, value)| (field.name, value.clone()));
    let more: Vec<(&'static str, Value)> = more.collect();
    entry.elsewhere.extend(more);
}

/// Lets count what other charts say of the same number.
fn heed_answers(entry: &mut Entry, others: &[(ClientId, Vec<Arc<Row>>)]) {
    for field in entry.noun.fields {
        let Some(of) = field.said_of.and_then(|of| entry.noun.field(of)) else { continue };
        let numbers: Vec<String> = entry.every_value(of).map(ToString::to_string).collect();
        let is_of_it = |said: &&SaidRow| {
            said.noun == entry.noun.name
                && said.field == field.name
                && numbers.iter().any(|number| is_one_number(number, &said.of))
        };
        let said = others.iter().flat_map(|(_, rows)| rows).flat_map(|row| &row.said).filter(is_of_it);
        let careful = said.min_by_key(|said| field.class.rank(&said.code)).map(|said| said.code.clone());
        let is_more = |code: &String| field.class.rank(code) < field.class.rank(entry.text(field));
        if let Some(code) = careful.filter(is_more) {
            entry.elsewhere.insert(field.name, Value::Code(code));
        }
    }
}

/// Notes in `entry` the most pressing level that another chart gives of the same, where that presses more.
fn heed_level(entry: &mut Entry, others: &[(ClientId, Vec<Arc<Row>>)]) {
    if *entry.noun != RISK {
        return;
    }
    let domain = entry.key.to_string();
    let levels = others.iter().flat_map(|(_, rows)| rows).flat_map(|row| &row.levels);
    let most = levels.filter(|level| level.domain == domain).min_by_key(|level| level.rank);
    let is_more = |level: &&LevelRow| LEVEL.class.rank(&level.level) < LEVEL.class.rank(entry.text(&LEVEL));
    if let Some(level) = most.filter(is_more) {
        entry.elsewhere.insert(LEVEL.name, Value::Code(level.level.clone()));
    }
}

/// The answers of a chart with these rows that `field` of the noun `noun` gives and that protect most, each number once.
#[must_use]
pub fn most_careful<'a>(rows: &'a [Arc<Row>], noun: &str, field: &FieldDecl) -> Vec<&'a SaidRow> {
    let all = rows.iter().flat_map(|row| &row.said);
    let own = all.filter(|said| said.noun == noun && said.field == field.name && field.class.rank(&said.code) == 0);
    let mut careful: Vec<&SaidRow> = Vec::new();
    for said in own {
        let is_it = |known: &&SaidRow| {
            is_one_number(&known.of, &said.of) && extension_digits(&known.of) == extension_digits(&said.of)
        };
        if !careful.iter().any(is_it) {
            careful.push(said);
        }
    }
    careful
}

/// Where one of several charts of one person stands that is put away, while another is in use: a death before all else. `None`
/// where all stand alike.
#[must_use]
pub fn stands_otherwise(rows: &[Arc<Row>]) -> Option<&StandingRow> {
    let of_all = standing_of(rows);
    let each = charts_of(rows).filter_map(|chart| standing_of(chart));
    let other = each.filter(|standing| of_all.is_none_or(|all| all.status != standing.status));
    other.max_by_key(|standing| (standing.status == "died", standing.pressing))
}
