//! What lets a page that is open see that an entry has something new, and say by whom. Must never name anyone but the
//! one who wrote it.

use waystation_sync::care::field::{Field, Stamp};
use waystation_sync::care::read::Entry;

use crate::Names;

fn stamps(entry: &Entry) -> impl Iterator<Item = Stamp> {
    let fields = entry.noun.fields.iter().map(|decl| entry.field(decl)).chain([&entry.retired]);
    fields.flat_map(Field::stamps).chain(entry.born).chain(entry.edited_while_retired.iter().copied())
}

fn head_of(stamp: &Stamp) -> u64 {
    stamp.change.0.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes))
}

/// A short mark of everything that was written in `entry` and is still seen: another one after any change that shows.
#[must_use]
pub fn version(entry: &Entry) -> String {
    // A sum has no order; which field holds a change does not matter, a change is never taken back.
    let sum = stamps(entry).fold(0_u64, |sum, stamp| sum.wrapping_add(head_of(&stamp)));
    format!("{sum:016x}")
}

/// What a page that shows an earlier version of `entry` may say: a line for each change that is still seen, the oldest
/// first by the writers' clocks, with a mark of the change, its writer, and "Dana Reyes changed this just now."
#[must_use]
pub fn says(entry: &Entry, names: &Names) -> String {
    let mut all: Vec<Stamp> = stamps(entry).collect();
    all.sort_unstable_by_key(|stamp| (stamp.written, stamp.change));
    all.dedup();
    let line = |stamp: &Stamp| {
        let author = stamp.author?;
        let name = names.person(author.person);
        let person = ("person", name.as_ref().into());
        let said = if Some(author.device) == names.here {
            names.language.say_with("live-by", &[person, ("ago", names.ago(stamp.written).into())])
        } else {
            names.language.say_with("live-arrived", &[person])
        };
        Some(format!("{:016x}\t{name}\t{said}", head_of(stamp)))
    };
    all.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}
