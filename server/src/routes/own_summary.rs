//! What the form begins with in which a client signs their own summary. Must never hold words of a transition that was
//! put away or called off.

use waystation_sync::care::own_summary::{TRANSITION, WORDS};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::transition::{self, STATUS, SUMMARY};
use waystation_web::part::typed::{PREFIX, Typed};

use super::chart;
use crate::http::PageError;
use crate::node::Chart;

/// The transition that `asked` names, else the newest, and the client's words in it, by the names of their inputs.
pub(super) async fn words(chart: &Chart, asked: &Typed) -> Result<Vec<(String, String)>, PageError> {
    let (of, words) = (format!("{PREFIX}{}", TRANSITION.name), format!("{PREFIX}{}", WORDS.name));
    let wanted = asked.get(&of).and_then(|text| EntryKey::linked(text));
    let entries = chart.entries(&transition::TRANSITION, chart::NEWEST).await?;
    let stands = |entry: &&Entry| !entry.is_put_away() && entry.text(&STATUS) != "cancelled";
    let mut standing = entries.iter().filter(stands);
    let found = match wanted {
        Some(key) => standing.find(|entry| entry.key == key),
        None => standing.max_by_key(|entry| entry.born.map(|born| born.written)),
    };
    let Some(entry) = found else { return Ok(Vec::new()) };
    Ok(vec![(of, entry.key.to_string()), (words, entry.text(&SUMMARY).to_owned())])
}
