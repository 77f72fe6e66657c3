//! What a chart's banner says of risk, from summary rows: levels, and what was lowered and nobody looked at. Must never hide
//! that a level was lowered, nor what it was.

use std::sync::Arc;

use waystation_sync::care::overview::{Need, waits_in};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::risk;
use waystation_sync::care::summary::{self, LevelRow, Row, Said};
use waystation_sync::id::ClientId;

use super::chart_index::RiskLine;
use crate::{Language, link, nouns};

/// Risks above "none seen" in `rows`, the most careful first; two levels that stand side by side are one, marked.
#[must_use]
pub fn risks_of(client: ClientId, rows: &[Arc<Row>], language: Language) -> Vec<RiskLine> {
    let page = nouns::page_of(&risk::RISK);
    let line = |shown: &LevelRow| {
        let (domain, level) =
            (page.code("key", &shown.domain, language), page.code(risk::LEVEL.name, &shown.level, language));
        RiskLine {
            said: level_said(&domain, &level, language),
            domain,
            level,
            code: shown.level.clone(),
            href: risk_href(client, &shown.domain, shown.two_versions),
            versions: if shown.two_versions { versions_of(rows, &shown.domain) } else { 1 },
            lowered: is_lowered(rows, &shown.domain),
            was: was(rows, &shown.domain, language),
        }
    };
    let mut shown: Vec<&LevelRow> = rows.iter().flat_map(|row| &row.levels).collect();
    shown.sort_by_key(|level| (level.rank, !level.two_versions));
    // Lowered so far that it would not be said any more: it is, until a supervisor has looked.
    let gone = lowered(rows).filter(|domain| shown.iter().all(|level| level.domain != **domain));
    let gone = gone.map(|key| {
        let (domain, level) = (page.code("key", key, language), said_now(rows, key, language));
        RiskLine {
            said: level_said(&domain, &level, language),
            domain,
            level,
            code: "low".to_owned(),
            href: risk_href(client, key, false),
            versions: 1,
            lowered: true,
            was: was(rows, key, language),
        }
    });
    shown.iter().copied().map(line).chain(gone).chain(less_careful(client, rows, language)).collect()
}

/// Answers about safety other than levels that were lowered and that no supervisor has looked at since: a flag that was
/// closed, a way that was not safe. Several alike are one line, which leads to all of them.
fn less_careful(client: ClientId, rows: &[Arc<Row>], language: Language) -> Vec<RiskLine> {
    let mut lines: Vec<RiskLine> = Vec::new();
    for (noun, entry, field) in summary::lowered_in(rows).filter(|(noun, ..)| *noun != risk::RISK.name) {
        let Some(page) = nouns::named(noun) else { continue };
        let is_it = |(own, at, of, _): &&(String, String, String, Said)| own == noun && at == entry && of == field;
        let said = rows.iter().flat_map(|row| &row.versions).find(is_it);
        // What the more careful answer counts beside is not said as if it were so.
        let counts_less = page.noun.field(field).is_some_and(|decl| !decl.across.is_empty());
        let said = said.map(|(.., said)| page.code(field, &said.text, language));
        let level = said.map(|said| if counts_less { language.say("chart-less-careful") } else { said });
        let level = level.unwrap_or_default();
        let domain = page.title(language);
        let said = if level.is_empty() { domain.clone() } else { level_said(&domain, &level, language) };
        if let Some(known) = lines.iter_mut().find(|known| known.said == said) {
            known.href = link::section(client, nouns::section_of(page.noun).noun);
            continue;
        }
        let key = EntryKey::parse(page.noun, entry);
        let href =
            key.map_or_else(|| link::section(client, page.noun), |key| link::choose(client, page.noun, key, field));
        let (code, was) = ("low".to_owned(), String::new());
        lines.push(RiskLine { said, domain, level, code, href, versions: 1, lowered: true, was });
    }
    lines
}

/// "Harm to self: High".
fn level_said(domain: &str, level: &str, language: Language) -> String {
    language.say_with("chart-risk-level", &[("domain", domain.into()), ("level", level.into())])
}

/// What stands in a level that was lowered, in words.
fn said_now(rows: &[Arc<Row>], domain: &str, language: Language) -> String {
    let is_it = |(noun, entry, field, _): &&(String, String, String, Said)| {
        noun == risk::RISK.name && entry == domain && field == risk::LEVEL.name
    };
    match rows.iter().flat_map(|row| &row.versions).find(is_it) {
        Some((.., said)) if !said.text.is_empty() => level_words(&said.text, language),
        Some(_) | None => language.say("form-not-said"),
    }
}

/// What the level of `domain` was before it was lowered, in words; empty where it was not.
fn was(rows: &[Arc<Row>], domain: &str, language: Language) -> String {
    let was = rows.iter().find_map(|row| row.lowered_from(risk::RISK.name, domain, risk::LEVEL.name));
    was.map(|code| level_words(code, language)).unwrap_or_default()
}

fn level_words(code: &str, language: Language) -> String {
    nouns::page_of(&risk::RISK).code(risk::LEVEL.name, code, language)
}

/// The domains of risk whose level was lowered and that no supervisor has looked at since.
fn lowered(rows: &[Arc<Row>]) -> impl Iterator<Item = &String> {
    let of_risk = rows.iter().flat_map(|row| &row.lowered);
    of_risk.filter(|(noun, _, field)| noun == risk::RISK.name && field == risk::LEVEL.name).map(|(_, key, _)| key)
}

fn is_lowered(rows: &[Arc<Row>], domain: &str) -> bool {
    lowered(rows).any(|key| key == domain)
}

fn risk_href(client: ClientId, domain: &str, doubled: bool) -> String {
    match EntryKey::parse(&risk::RISK, domain) {
        Some(key) if doubled => link::choose(client, &risk::RISK, key, risk::LEVEL.name),
        Some(key) => link::entry(client, &risk::RISK, key),
        None => link::section(client, &risk::RISK),
    }
}

/// How many versions of the level of `domain` stand in `rows`.
fn versions_of(rows: &[Arc<Row>], domain: &str) -> usize {
    let of_it = waits_in(rows)
        .into_iter()
        .filter(|at| at.need == Need::TwoVersions && *at.noun == risk::RISK && at.field == risk::LEVEL.name);
    of_it.filter(|at| at.key.to_string() == domain).map(|at| at.versions()).max().unwrap_or(2)
}
