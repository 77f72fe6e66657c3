//! What stands against the entries of a page by what other entries say. Must never read a document.

use std::sync::Arc;

use waystation_sync::care::client_facts;
use waystation_sync::care::declare::{ClientFacts, Entry};
use waystation_sync::care::overview::heeding;
use waystation_web::entry::value;
use waystation_web::noun_page::NounPage;
use waystation_web::part::cautioned::cautioned;
use waystation_web::part::not_safe::not_safe_in;
use waystation_web::{Names, isolate, nouns};

use crate::http::SignedIn;
use crate::node::Chart;

/// `names` with what else stands against the entries of `shown`: that others of them correct them, and what checks say
/// of whom they name, by the `facts` of their client.
pub(super) fn marked(shown: &[&Entry], facts: &ClientFacts, names: Names) -> Names {
    let counts = shown.iter().filter(|entry| !entry.is_put_away() && !entry.is_struck());
    let corrected = counts.filter_map(|entry| entry.corrects()).collect();
    let cautioned = cautioned(shown, facts, &names);
    Names { corrected, cautioned, ..names }
}

/// Which ways to reach the client are not safe, by any chart of theirs, for the form of a new entry that is about reaching
/// them; none for other forms.
pub(super) fn ways_not_safe((page, new): (&NounPage, bool), chart: &Chart, names: &Names) -> Vec<String> {
    if !new || !page.warns_of_ways {
        return Vec::new();
    }
    let mut told = not_safe_in(chart.rows(), names.language);
    for said in chart.joined().iter().flat_map(|(_, rows)| not_safe_in(rows, names.language)) {
        if !told.contains(&said) {
            told.push(said);
        }
    }
    told
}

/// What the client's documents say that this reader may open.
pub(super) fn facts(access: &SignedIn, chart: &Chart) -> ClientFacts {
    client_facts(access.readable(), chart.rows().iter().map(Arc::as_ref), Some(chart.today()))
}

/// What else is said against what `entry` says, for pages whose values lead nowhere and show it as it was written: more
/// careful answers of others, and that a number is not to be rung.
pub(super) fn spoken_against(chart: &Chart, entry: &Entry, names: &Names) -> Vec<String> {
    let page = nouns::page_of(entry.noun);
    let heeded = heeding(entry.clone(), chart.rows(), chart.joined());
    let mut told = Vec::new();
    for field in entry.noun.fields {
        if heeded.said_elsewhere(field).is_some() && field.is_seen_by(chart.role()) {
            let label = page.label(field.name, names.language);
            told.extend(value::unmarked(page, &heeded, field, names).iter().map(|said| format!("{label}: {said}")));
        }
        for number in value::field(page, field, heeded.field(field), names) {
            let said: Vec<String> = value::not_safe(heeded.not_safe(field, &number), names).collect();
            let values = [("number", isolate::words(&number).into()), ("said", said.join("; ").into())];
            let line = names.language.say_with("value-number-not-safe", &values);
            if !said.is_empty() && !told.contains(&line) {
                told.push(line);
            }
        }
    }
    told
}
