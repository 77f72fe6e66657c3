//! What other charts of the same person say that this one must heed: a number that is not safe, a level of risk, a death. Must never show a less
//! careful answer than any of the charts gives, nor change one of them.

use std::sync::Arc;

use super::row::{LevelRow, Row, StandingRow, charts_of, standing_of};
use super::said::SaidRow;
use crate::care::declare::{Entry, FieldDecl, Value, extension_digits, is_one_number};
use crate::care::nouns::risk::risk::{LEVEL, RISK};
use crate::id::ClientId;

/// `entry` as it is acted on beside the other charts of the same person, whose rows these are: where one of them says something
/// more careful of the same number, that counts here too.
#[must_use]
pub fn heeding(mut entry: Entry, others: &[(ClientId, Vec<Arc<Row>>)]) -> Entry {
    if others.is_empty() {
        return entry;
    }
    heed_level(&mut entry, others);
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
    entry
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
