//! How much of a page notes and their addenda take, in bytes. Must never render one.

use waystation_sync::care::field::{Field, Version};
use waystation_sync::care::read::Entry;
use waystation_sync::care::sign::Signed;
use waystation_sync::care::value::Value;
use waystation_sync::care::{addendum, note};

use crate::part::list::{LINKED_BYTES, escaped};
use crate::part::pager::starts;

/// Most characters of one text that the line of days shows; the note's own page has all.
pub const TEXT_CHARACTERS_MAX: usize = 4_000;
/// Most addenda of one note that the line of days shows, the newest; the note's own pages have all.
pub const ADDENDA_MAX: usize = 3;

/// About how many bytes a note has without its words.
pub(super) const NOTE_BYTES: usize = 1_300;
/// About how many bytes an addendum has without its words.
pub(super) const ADDENDUM_BYTES: usize = 200;

/// About how many bytes `note` has in the line of days, with those of `addenda` that belong to it.
#[must_use]
pub fn bytes_with(note: &Entry, addenda: &[Entry]) -> usize {
    let of_it = addenda.iter().filter(|said| said.parent() == Some(note.key)).rev().take(ADDENDA_MAX);
    let said = of_it.map(|said| shown_bytes(said.text(&addendum::TEXT)) + ADDENDUM_BYTES).sum::<usize>();
    bytes_of(note, shown_bytes) + said + NOTE_BYTES
}

/// The same of a note as paper has it: with all of every text.
#[must_use]
pub fn whole_bytes(note: &Entry, addenda: &[Entry]) -> usize {
    let of_it = addenda.iter().filter(|said| said.parent() == Some(note.key));
    let said = of_it.map(addendum_bytes).sum::<usize>();
    bytes_of(note, escaped) + said + NOTE_BYTES
}

/// The addenda among `addenda` that belong to `note`, in pieces that fit on one sheet of paper, the first of them beside
/// the words of the note.
#[must_use]
pub fn addenda_by_sheet(note: &Entry, addenda: &[Entry]) -> Vec<Vec<Entry>> {
    let of_it: Vec<Option<&Entry>> =
        [None].into_iter().chain(addenda.iter().filter(|said| said.parent() == Some(note.key)).map(Some)).collect();
    let bytes: Vec<usize> =
        of_it.iter().map(|said| said.map_or_else(|| whole_bytes(note, &[]), addendum_bytes)).collect();
    let starts = starts(&bytes, usize::MAX);
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let sheet = |(from, until): (&usize, usize)| {
        of_it.get(*from..until).into_iter().flatten().flatten().map(|said| (*said).clone()).collect()
    };
    starts.iter().zip(ends).map(sheet).collect()
}

/// About how many bytes the rest of a note has on paper, which is addenda alone.
#[must_use]
pub fn rest_bytes(addenda: &[Entry]) -> usize {
    addenda.iter().map(addendum_bytes).sum::<usize>() + NOTE_BYTES
}

fn addendum_bytes(said: &Entry) -> usize {
    escaped(said.text(&addendum::TEXT)) + ADDENDUM_BYTES
}

/// The bytes of a note's own words, with those in its signatures and those that came late.
fn bytes_of(note: &Entry, bytes: impl Fn(&str) -> usize) -> usize {
    let versions = versions_of(note.field(&note::TEXT)).filter_map(Value::as_text);
    let several = note.field(&note::SIGNED).is_conflicted() || note.has_late_change();
    let signed = versions_of(note.field(&note::SIGNED)).filter(|_| several).filter_map(Value::as_signed);
    let signed = signed.filter_map(Signed::read).map(|signed| bytes(signed.field(note::TEXT.name)));
    let named = note.value(&note::ADDRESSES).map(|named| named.links().len() * LINKED_BYTES).unwrap_or_default();
    versions.map(&bytes).sum::<usize>() + signed.sum::<usize>() + named
}

/// Every value that stands in a field.
pub(super) fn versions_of(field: &Field) -> impl Iterator<Item = &Value> {
    let versions: &[Version] = match field {
        Field::Empty | Field::Together { .. } => &[],
        Field::Settled(version) | Field::Ruled { stands: version, .. } => std::slice::from_ref(version),
        Field::Conflicted { versions, .. } => versions,
    };
    versions.iter().filter_map(|version| version.value.as_ref())
}

/// About how many bytes the shown beginning of `text` has on a page.
fn shown_bytes(text: &str) -> usize {
    let end = text.char_indices().nth(TEXT_CHARACTERS_MAX).map_or(text.len(), |(end, _)| end);
    escaped(text.get(..end).unwrap_or(text))
}
