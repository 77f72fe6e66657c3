//! What stands against the entries of a page by what other entries say. Must never read a document.

use std::sync::Arc;

use waystation_sync::care::client_facts;
use waystation_sync::care::declare::{ClientFacts, Entry};
use waystation_sync::care::overview::heeding;
use waystation_web::entry::value;
use waystation_web::part::cautioned::cautioned;
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

/// What the client's documents say that this reader may open.
pub(super) fn facts(access: &SignedIn, chart: &Chart) -> ClientFacts {
    client_facts(access.readable(), chart.rows().iter().map(Arc::as_ref), Some(chart.today()))
}

/// The numbers in `entry` that are not to be rung, each with what is said of it, for pages whose values lead nowhere.
pub(super) fn numbers_not_safe(chart: &Chart, entry: &Entry, names: &Names) -> Vec<String> {
    let page = nouns::page_of(entry.noun);
    let heeded = heeding(entry.clone(), chart.rows(), chart.joined());
    let mut told = Vec::new();
    for field in entry.noun.fields {
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
