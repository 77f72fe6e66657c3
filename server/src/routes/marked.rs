//! What stands against the entries of a page by what other entries say. Must never read a document.

use std::sync::Arc;

use waystation_sync::care::client_facts;
use waystation_sync::care::declare::{ClientFacts, Entry};
use waystation_web::Names;
use waystation_web::part::cautioned::cautioned;

use crate::http::SignedIn;
use crate::node::Chart;

/// `names` with what else stands against the entries of `shown`: that others of them correct them, and what checks say of whom they
/// name.
pub(super) fn marked((access, chart): (&SignedIn, &Chart), shown: &[&Entry], names: Names) -> Names {
    let counts = shown.iter().filter(|entry| !entry.is_put_away() && !entry.is_struck());
    let corrected = counts.filter_map(|entry| entry.corrects()).collect();
    let cautioned = cautioned(shown, &facts(access, chart), &names);
    Names { corrected, cautioned, ..names }
}

/// What the client's documents say that this reader may open.
pub(super) fn facts(access: &SignedIn, chart: &Chart) -> ClientFacts {
    client_facts(access.readable(), chart.rows().iter().map(Arc::as_ref), Some(chart.today()))
}
