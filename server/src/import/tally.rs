//! The account of what was taken, of what was left, and of what was taken otherwise than it stands in the file: every
//! value of a record that is read is one of these. Must never hold a word of the file: resource types and elements are
//! FHIR's own names, and places are made of them.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;
use waystation_sync::id::ClientId;

use super::at::{At, Said};
use super::kinds;
pub(super) use super::why::Why;

/// Things that were left, or taken otherwise than they stand in the file, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// FHIR's resource type, or the path of a part of one.
    pub resource: &'static str,
    /// The element of it; `None` when it is about the whole resource.
    pub element: Option<&'static str>,
    /// Why it was left.
    pub why: Why,
    /// Where each stands.
    pub spots: Vec<Spot>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// A path of FHIR's names, such as `entry[3].resource.name[0].prefix[0]`.
    pub place: String,
    /// Whose chart it is about, where that is known.
    pub client: Option<ClientId>,
}

/// What a record is to the accounts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Of {
    /// Its number among all records of the files.
    pub(super) number: usize,
    /// Its file.
    pub(super) file: usize,
    /// Whose it is, where that is known.
    pub(super) client: Option<ClientId>,
}

/// What lines of an account go by.
pub(super) type Key = (&'static str, Option<&'static str>, Why);

/// Counts as the reading goes.
#[derive(Debug, Default)]
pub(super) struct Tally {
    lines: BTreeMap<Key, Vec<(usize, String)>>,
    /// Of each record the places that were taken or named, as hashes: there are many, and all that stands below them is
    /// taken or named too.
    marked: BTreeMap<usize, HashSet<u64>>,
}

/// The same place is the same number.
fn number_of(place: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    place.hash(&mut hasher);
    hasher.finish()
}

impl Tally {
    /// What stands at `at` is left, all of it.
    pub(super) fn left(&mut self, key: Key, at: &At<'_>) {
        self.mark(at.record, [at.place.as_str()]);
        self.lines.entry(key).or_default().push((at.record, at.place.clone()));
    }

    /// These elements of `at` are left.
    pub(super) fn left_in(&mut self, key: Key, at: &At<'_>, names: &[&str]) {
        for name in names.iter().filter(|name| at.has(name)) {
            self.left_at(key, at.record, &[at.place_of(name)]);
        }
    }

    /// What stands at these places is left.
    pub(super) fn left_at(&mut self, key: Key, record: usize, places: &[String]) {
        self.mark(record, places.iter().map(String::as_str));
        self.lines.entry(key).or_default().extend(places.iter().map(|place| (record, place.clone())));
    }

    /// A person should look at what stands at `at`; whether it was taken is said apart.
    pub(super) fn look(&mut self, key: Key, at: &At<'_>) {
        self.lines.entry(key).or_default().push((at.record, at.place.clone()));
    }

    /// What was said stands in the chart.
    pub(super) fn took(&mut self, record: usize, said: &Said) {
        self.mark(record, said.from.iter().map(String::as_str));
    }

    /// These elements of `at` stand in the chart, or made it what it is.
    pub(super) fn took_in(&mut self, at: &At<'_>, names: &[&str]) {
        let places: Vec<String> = names.iter().map(|name| at.place_of(name)).collect();
        self.mark(at.record, places.iter().map(String::as_str));
    }

    fn mark<'p>(&mut self, record: usize, places: impl IntoIterator<Item = &'p str>) {
        self.marked.entry(record).or_default().extend(places.into_iter().map(number_of));
    }

    /// Whether all of a record was left already.
    pub(super) fn is_left(&self, at: &At<'_>) -> bool {
        self.marked.get(&at.record).is_some_and(|marked| marked.contains(&number_of(&at.place)))
    }

    /// The numbers of records that are not as they should be.
    pub(super) fn odd(&self) -> BTreeSet<usize> {
        let odd = self.lines.iter().filter(|((_, _, why), _)| *why == Why::Odd);
        odd.flat_map(|(_, spots)| spots.iter().map(|(record, _)| *record)).collect()
    }

    /// Forgets all that was said of a record, because all of it is left for one reason.
    pub(super) fn forget(&mut self, record: usize) {
        self.lines.retain(|_, spots| {
            spots.retain(|(of, _)| *of != record);
            !spots.is_empty()
        });
        self.marked.remove(&record);
    }

    /// Names every value of a record that was neither taken nor named, once nothing more is taken of it.
    pub(super) fn rest(&mut self, kind: &'static str, at: &At<'_>) {
        let marked = &self.marked.remove(&at.record).unwrap_or_default();
        if marked.contains(&number_of(&at.place)) {
            return;
        }
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for (name, value) in at.map {
            let element = kinds::element(name).unwrap_or(kinds::OTHER);
            let mut places = Vec::new();
            unmarked(value, at.place_of(name), marked, &mut places);
            found.extend(places.into_iter().map(|place| (element, place)));
        }
        for (element, place) in found {
            self.lines.entry((kind, Some(element), Why::NoPlace)).or_default().push((at.record, place));
        }
    }

    /// Gives out what was said. `of` says what a record is to the accounts; `None` for one that is accounted for apart.
    pub(super) fn finish(self, of: impl Fn(usize) -> Option<Of>, mut say: impl FnMut(Key, Of, String)) {
        for (key, spots) in self.lines {
            let mut seen = HashSet::new();
            for (record, place) in spots {
                let Some(of) = of(record) else { continue };
                if seen.insert((of.file, number_of(&place))) {
                    say(key, of, place);
                }
            }
        }
    }
}

/// Every plain value below `value` that stands at no marked place.
fn unmarked(value: &Value, place: String, marked: &HashSet<u64>, found: &mut Vec<String>) {
    if marked.contains(&number_of(&place)) {
        return;
    }
    match value {
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) | Value::String(_) => found.push(place),
        Value::Array(all) => {
            for (n, one) in all.iter().enumerate() {
                unmarked(one, format!("{place}[{n}]"), marked, found);
            }
        }
        Value::Object(all) => {
            for (name, one) in all {
                unmarked(one, kinds::within(&place, name), marked, found);
            }
        }
    }
}
