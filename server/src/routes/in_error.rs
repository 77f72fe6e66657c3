//! Marking what is signed as entered in error: who is offered it, and what the form lets them choose from. Must never offer
//! what the judge refuses.

use automerge::Automerge;
use waystation_sync::care::addendum;
use waystation_sync::care::entered_in_error::ENTERED_IN_ERROR;
use waystation_sync::care::note::NOTE;
use waystation_sync::care::noun::{Noun, Role};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::id::Heads;
use waystation_web::names::Linked;
use waystation_web::{Names, isolate, link, nouns};

use super::entry_read::read_key;
use crate::http::{PageError, SignedIn};
use crate::node::Chart;

/// Letters of an addendum by which it is told from others.
const LETTERS_MAX: usize = 60;

/// Words and address of the form that marks `note`, or one of its addenda, where this reader may mark any of them.
pub(super) fn offered(access: &SignedIn, chart: &Chart, note: &Entry, addenda: &[Entry]) -> Option<(String, String)> {
    let own = addenda.iter().filter(|said| said.parent() == Some(note.key));
    let may = note.is_signed()
        && ENTERED_IN_ERROR.editors.contains(&access.role())
        && [note].into_iter().chain(own).any(|entry| may_strike(access, entry));
    let words = nouns::page_of(&ENTERED_IN_ERROR).add(access.language())?;
    may.then(|| (words, link::child(chart.client(), &NOTE, note.key, &ENTERED_IN_ERROR)))
}

/// Words and address of the form that marks `entry`, of a noun to which nothing is added, where this reader may mark it.
pub(super) fn offered_alone(access: &SignedIn, chart: &Chart, entry: &Entry) -> Option<(String, String)> {
    let by = entry.noun.struck_by.filter(|by| **by != ENTERED_IN_ERROR && by.within == Some(entry.noun.name))?;
    let may = entry.is_signed() && by.editors.contains(&access.role()) && may_strike(access, entry);
    let words = nouns::page_of(by).add(access.language())?;
    may.then(|| (words, link::child(chart.client(), entry.noun, entry.key, by)))
}

/// Whether this reader may mark by an entry of `by` what stands under this key, or one of a note's addenda.
pub(super) async fn may_begin(
    access: &SignedIn,
    chart: &Chart,
    by: &'static Noun,
    note: EntryKey,
) -> Result<bool, PageError> {
    if *by != ENTERED_IN_ERROR {
        let of = by.within.and_then(nouns::named).ok_or(PageError::NotFound)?;
        return Ok(offered_alone(access, chart, &read_key(chart, of.noun, note).await?.entry).is_some());
    }
    let read = move |doc: &Automerge, _: Heads| {
        let view = View::now(doc);
        (view.entry(&NOTE, note), view.entries(&addendum::ADDENDUM))
    };
    let (found, addenda) = chart.read(chart.doc_of(&NOTE, note), read).await?;
    Ok(found.is_some_and(|note| offered(access, chart, &note, &addenda).is_some()))
}

/// Whether this reader began the entry.
pub(super) fn is_mine(access: &SignedIn, entry: &Entry) -> bool {
    entry.born.and_then(|born| born.author).is_none_or(|author| author.person == access.person())
}

fn may_strike(access: &SignedIn, entry: &Entry) -> bool {
    !entry.is_struck() && (access.role() == Role::Supervisor || is_mine(access, entry))
}

/// `names` with the addenda of `note` that this reader may mark, each by who wrote it, when, and its first words.
pub(super) async fn names(access: &SignedIn, chart: &Chart, note: EntryKey, names: Names) -> Result<Names, PageError> {
    let read = move |doc: &Automerge, _: Heads| View::now(doc).entries(&addendum::ADDENDUM);
    let addenda = chart.read(chart.doc_of(&NOTE, note), read).await?;
    let own = addenda.iter().filter(|said| said.parent() == Some(note) && may_strike(access, said));
    let called = |said: &Entry| {
        let by = said.born.map(|born| names.by(&born)).unwrap_or_default();
        let words: String = said.text(&addendum::TEXT).chars().take(LETTERS_MAX).collect();
        let words = format!("{by}: {}", isolate::words(&words));
        Linked { noun: addendum::ADDENDUM.name, key: said.key, words, away: false, is_over: false, stands: None }
    };
    let linked = own.map(called).collect();
    Ok(Names { linked, ..names })
}
