//! What stood before in what was changed since a day: which fields are asked for it, and how it is said. Must never ask of what
//! one word does not tell, nor of what its reader may not see.

use std::collections::BTreeMap;

use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Kind, Noun, Part};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Value;
use waystation_sync::time::Millis;

use super::before_since::Since;
use crate::entry::value;
use crate::glance::Seen;
use crate::{Names, nouns};

/// Most fields that are asked for what stood in them: each is a look into the past of its document.
const ASKED_MAX: usize = 60;

/// A field of an entry.
pub type Of = (&'static Noun, EntryKey, &'static FieldDecl);

/// What stood in fields before, by noun, entry and field; without those in which nothing did.
pub type Was = BTreeMap<(&'static str, EntryKey, &'static str), Value>;

/// The moment with which a day begins at the clinic.
#[must_use]
pub fn begins(since: Since, names: &Names) -> Option<Millis> {
    let midnight = names.zone.to_timestamp(since.day.at(0, 0, 0, 0)).ok()?;
    Some(Millis(midnight.as_millisecond()))
}

/// The fields that were written from a moment `on`, of entries that were there before, each with what it holds now.
#[must_use]
pub fn asked(seen: &Seen<'_>, on: Millis) -> Vec<(Of, Field)> {
    let is_old = |entry: &&Entry| entry.born.is_none_or(|born| born.written < on);
    let of_entry = |entry: &Entry| {
        let (noun, key) = (entry.noun, entry.key);
        let written = |field: &&'static FieldDecl| {
            let is_written = || entry.field(field).stamps().iter().any(|by| by.written >= on);
            is_short(field) && field.is_seen_by(seen.role) && is_written()
        };
        let fields = noun.fields.iter().filter(written);
        fields.map(|field| ((noun, key, field), entry.field(field).clone())).collect::<Vec<_>>()
    };
    let read = seen.read.iter().filter(|(noun, _)| noun.part != Part::Logs && noun.signed().is_none());
    let entries = read.flat_map(|(_, entries)| entries).filter(|entry| !entry.is_put_away()).filter(is_old);
    entries.flat_map(of_entry).take(ASKED_MAX).collect()
}

/// What stood in `field` of `entry` in words; `None` where nothing did, or what stands there now.
pub(super) fn said_before(was: &Was, entry: &Entry, field: &FieldDecl, names: &Names) -> Option<String> {
    let was = was.get(&(entry.noun.name, entry.key, field.name))?;
    (entry.value(field) != Some(was)).then(|| value::one(nouns::page_of(entry.noun), field, was, names))
}

/// Whether what `field` held is one word, a number or a day.
const fn is_short(field: &FieldDecl) -> bool {
    match field.kind {
        Kind::Code(_)
        | Kind::Listed(_)
        | Kind::Number { .. }
        | Kind::YesNo
        | Kind::Date
        | Kind::DateOrYear
        | Kind::Staff => true,
        Kind::Line { .. }
        | Kind::Text { .. }
        | Kind::Codes(_)
        | Kind::Phone
        | Kind::Moment
        | Kind::Link { .. }
        | Kind::Links { .. }
        | Kind::Order
        | Kind::Answers(_)
        | Kind::Drawing
        | Kind::Signed => false,
    }
}
