//! What the links of a page may lead to, by what it is called. Must never name an entry that its reader may not open,
//! nor read years of logs for the few entries that a page names.

use waystation_sync::care::declare::{ClientFacts, Entry, EntryKey, Noun};
use waystation_sync::care::overview::{answers_due, mentioned};
use waystation_web::part::control::typed_into;
use waystation_web::part::linked::{Children, PICKS_MAX, linked, links_of, targets};
use waystation_web::part::typed::{PREFIX, Typed};
use waystation_web::{Names, nouns};

use super::marked::{facts, marked};
use super::{chart, stretch};
use crate::http::{PageError, SignedIn};
use crate::node::Chart;

/// Of a log, entries of as many of the newest quarters are offered to pick from.
const QUARTERS_OFFERED: usize = 2;

/// The reader's names with what the links of `shown`, entries of `nouns` and of those that belong to them, lead to.
pub(super) async fn names<'a>(
    access: &SignedIn,
    chart: &Chart,
    nouns: &[&'static Noun],
    shown: impl IntoIterator<Item = &'a Entry>,
) -> Result<Names, PageError> {
    let shown: Vec<&Entry> = shown.into_iter().collect();
    let keys = shown.iter().copied().flat_map(links_of).collect();
    let facts = facts(access, chart);
    let names = names_of((access, chart), nouns, (keys, false), &facts).await?;
    Ok(marked(&shown, &facts, names))
}

/// The same with what a form for `entry` offers to pick from, and what was picked in `typed`.
pub(super) async fn names_to_pick(
    access: &SignedIn,
    chart: &Chart,
    entry: &Entry,
    typed: Option<&Typed>,
) -> Result<Names, PageError> {
    let mut keys: Vec<EntryKey> = links_of(entry).collect();
    let linking = entry.noun.fields.iter().filter(|field| !field.kind.targets().is_empty());
    for picked in linking.filter_map(|field| typed_into(field, typed?, PREFIX)) {
        keys.extend(picked.split_whitespace().filter_map(EntryKey::linked));
    }
    let facts = facts(access, chart);
    let names = names_of((access, chart), &[entry.noun], (keys, true), &facts).await?;
    Ok(marked(&[entry], &facts, names))
}

async fn names_of(
    (access, chart): (&SignedIn, &Chart),
    nouns: &[&'static Noun],
    (mut keys, offered): (Vec<EntryKey>, bool),
    facts: &ClientFacts,
) -> Result<Names, PageError> {
    keys.sort_unstable();
    keys.dedup();
    // What strikes leads to what lies beside it: `in_error` names that.
    let children = |noun| nouns::children_of(noun).map(|page| page.noun).filter(|child| !child.strikes);
    let with_children = nouns.iter().flat_map(|noun| [*noun].into_iter().chain(children(noun)));
    let mut all: Vec<&'static Noun> = with_children.flat_map(targets).collect();
    all.sort_unstable_by_key(|noun| noun.name);
    all.dedup();
    all.retain(|noun| access.readable().contains(&noun.part));
    // What such an entry is called by has names of its own: those come first.
    let is_told = |noun: &'static Noun| nouns::page_of(noun).linked_as.is_some();
    let within: Vec<_> = all.iter().copied().filter(|noun| is_told(noun)).flat_map(targets).collect();
    for noun in within {
        if !all.contains(&noun) && access.readable().contains(&noun.part) {
            all.push(noun);
        }
    }
    all.sort_by_key(|noun| is_told(noun));
    let mut names = access.names().clone();
    if nouns.iter().any(|noun| nouns::page_of(noun).counts.is_some()) {
        names.mentioned = mentioned(chart.rows().iter().flat_map(|row| &row.mentions));
        names.answers_due = answers_due(chart.rows());
    }
    for noun in all {
        let entries = if stretch::is_by_quarter(noun) {
            of_quarters(chart, noun, &keys, offered).await?
        } else {
            chart::entries(access, chart, noun).await?
        };
        let found = linked(noun, &entries, facts, &names);
        names.linked.extend(found);
    }
    Ok(names)
}

/// Of a noun that lies by quarters: the entries under `keys`, each from its own document, and the newest where some are
/// offered.
async fn of_quarters(
    chart: &Chart,
    noun: &'static Noun,
    keys: &[EntryKey],
    offered: bool,
) -> Result<Vec<Entry>, PageError> {
    let mut entries = if offered { chart.entries(noun, QUARTERS_OFFERED).await? } else { Vec::new() };
    entries.drain(..entries.len().saturating_sub(PICKS_MAX));
    for key in keys {
        if entries.iter().all(|entry| entry.key != *key) {
            entries.extend(chart.entry(noun, *key).await?);
        }
    }
    Ok(entries)
}

/// The entries that belong to those of `noun`, by noun.
pub(super) async fn children(access: &SignedIn, chart: &Chart, noun: &'static Noun) -> Result<Children, PageError> {
    let mut children = Vec::new();
    for page in nouns::children_of(noun) {
        children.push((page, chart::entries(access, chart, page.noun).await?));
    }
    Ok(children)
}

/// The entries that belong to `entry`, by noun: they lie in its document.
pub(super) async fn children_of(chart: &Chart, entry: &Entry) -> Result<Children, PageError> {
    let mut children = Vec::new();
    for page in nouns::children_of(entry.noun) {
        let mut own = chart.entries_in(chart.doc_of(entry.noun, entry.key), page.noun).await?;
        own.retain(|child| child.parent() == Some(entry.key));
        children.push((page, own));
    }
    Ok(children)
}
