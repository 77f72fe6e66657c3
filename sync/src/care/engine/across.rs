//! Answers about one thing in several entries: a less careful one that is given beside another's more careful one
//! lowers it, as one written over it would, and of a number the more careful one counts in both. Must never take an
//! answer for lower that its writer gave before the other, nor one that was looked at.

use automerge::{Automerge, ChangeHash};

use super::doubt::Fields;
use crate::care::declare::{Beside, Entry, FieldDecl, Value, is_one_value, is_same};
use crate::id::ChangeId;

/// A less careful answer in a form than another entry gives of the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lowering {
    /// The field.
    pub field: &'static FieldDecl,
    /// What the form says.
    pub to: Value,
    /// The other entry, which says something more careful.
    pub other: Entry,
}

/// Notes in `entries`, which are all of one noun of `doc`, which answers are lower than another entry's and wait until
/// a supervisor has seen it, and what another entry says of the same number that is more careful.
pub(super) fn note(doc: &Automerge, entries: &mut [Entry]) {
    let Some(noun) = entries.first().map(|entry| entry.noun) else { return };
    for field in noun.fields.iter().filter(|field| !field.across.is_empty()) {
        let before: Vec<Entry> = entries.iter().flat_map(|entry| entry.before(field)).collect();
        let found: Vec<(usize, String)> = (0..entries.len())
            .filter_map(|place| Some((place, lowered_beside(doc, (entries, &before), (entries.get(place)?, field))?)))
            .collect();
        for (place, code) in found {
            if let Some(entry) = entries.get_mut(place) {
                entry.unlooked.insert(field.name, code);
            }
        }
        if field.said_of.is_some() {
            note_numbers(doc, (entries, &before), field);
        }
    }
}

/// Whether `other` is another entry than `entry`, or what that said before.
fn is_other(entry: &Entry, other: &Entry) -> bool {
    other.key != entry.key || other.is_before()
}

/// Notes in each of `entries` what another says of the same number in `field` that is more careful, or what one said
/// `before`, and in those that are put away whether somebody said otherwise since who knew what they say.
fn note_numbers(doc: &Automerge, (entries, before): (&mut [Entry], &[Entry]), field: &'static FieldDecl) {
    let rank = |entry: &Entry| field.class.rank(entry.text(field));
    let (mut beside, mut answered): (Vec<(usize, Beside)>, Vec<usize>) = (Vec::new(), Vec::new());
    for (place, entry) in entries.iter().enumerate().filter(|(_, entry)| counts(entry)) {
        let is_more = |other: &Entry| is_other(entry, other) && rank(other) < rank(entry);
        let others = entries.iter().chain(before).enumerate().filter(|(_, other)| says(other) && is_more(other));
        let mut most: Option<(bool, &Entry)> = None;
        for (at, other) in others.filter(|(_, other)| is_alike(field, entry, other, &[])) {
            // Who knew what stood there and says otherwise is heard; while it stands, it counts.
            let is_away = other.is_put_away();
            if is_away && knows(doc, entry, other, field) {
                answered.push(at);
            } else if most.is_none_or(|(away, known)| (rank(other), is_away) < (rank(known), away)) {
                most = Some((is_away, other));
            }
        }
        let most = most.and_then(|(is_away, other)| {
            Some(Beside { value: other.value(field)?.clone(), is_away, is_before: other.is_before() })
        });
        beside.extend(most.map(|most| (place, most)));
    }
    for (place, most) in beside {
        if let Some(entry) = entries.get_mut(place) {
            entry.beside.insert(field.name, most);
        }
    }
    for place in answered {
        if let Some(entry) = entries.get_mut(place) {
            entry.answered.insert(field.name);
        } else if let Some(was) = before.get(place - entries.len()) {
            answer(entries, was, field);
        }
    }
}

/// Notes in the entry of which `was` is what it said before that this was answered.
fn answer(entries: &mut [Entry], was: &Entry, field: &'static FieldDecl) {
    let of = field.said_of.and_then(|name| was.noun.field(name)).and_then(|of| was.field(of).value());
    let own = entries.iter_mut().filter(|entry| entry.key == was.key);
    for said in own.filter_map(|entry| entry.said_before.get_mut(field.name)).flatten() {
        said.answered |= Some(&said.of) == of && Some(&said.value) == was.field(field).value();
    }
}

/// Whether one who gave the answer of `entry` in `field` knew what `other` says there.
fn knows(doc: &Automerge, entry: &Entry, other: &Entry, field: &FieldDecl) -> bool {
    let theirs: Vec<ChangeId> = other.field(field).stamps().iter().map(|stamp| stamp.change).collect();
    entry.field(field).stamps().iter().any(|stamp| {
        let unknown = doc.get_changes_meta(&[stamp.change.into()]);
        !unknown.into_iter().any(|meta| theirs.contains(&ChangeId::from(meta.hash)))
    })
}

/// The most careful code among those that other entries give of the same thing and that `entry` was written beside or
/// after.
fn lowered_beside(
    doc: &Automerge,
    (all, before): (&[Entry], &[Entry]),
    (entry, field): (&Entry, &'static FieldDecl),
) -> Option<String> {
    if !counts(entry) || entry.looked.contains(field.name) || entry.field(field).is_conflicted() {
        return None;
    }
    let rank = |code: &str| field.class.rank_watched(code);
    let more_careful = all.iter().chain(before).filter(|other| {
        let is_lower = rank(other.said(field)) < rank(entry.said(field));
        is_other(entry, other) && says(other) && is_lower && is_alike(field, entry, other, &[])
    });
    let is_after = |one: &Entry, other: &Entry| {
        let known: Vec<ChangeHash> = other.field(field).stamps().iter().map(|stamp| stamp.change.into()).collect();
        let metas = doc.get_changes_meta(&known);
        let newer: Vec<ChangeId> = metas.into_iter().map(|meta| meta.hash.into()).collect();
        one.field(field).stamps().iter().any(|stamp| newer.contains(&stamp.change))
    };
    // What a supervisor looked at since stands in its place.
    let is_answered = |other: &Entry| {
        let looked = all.iter().filter(|known| counts(known) && known.looked.contains(field.name));
        let mut alike = looked.filter(|known| is_alike(field, entry, known, &[]));
        alike.any(|known| rank(known.said(field)) >= rank(entry.said(field)) && is_after(known, other))
    };
    let standing = more_careful.filter(|other| is_after(entry, other) && !is_answered(other));
    standing.map(|other| other.said(field).to_owned()).min_by_key(|code| rank(code))
}

/// Whether an entry says anything now.
fn counts(entry: &Entry) -> bool {
    !entry.is_put_away() && says(entry)
}

/// Whether what an entry says was ever meant: that lives on when the entry is put away.
fn says(entry: &Entry) -> bool {
    !entry.is_struck()
}

/// Whether two entries give an answer in `field` about one thing; what a form says of the first counts before what it
/// held.
fn is_alike(field: &FieldDecl, one: &Entry, other: &Entry, typed: &Fields) -> bool {
    let own = |decl: &FieldDecl| {
        let typed = typed.iter().find(|(known, _)| known == &decl).map(|(_, to)| to.clone());
        typed.unwrap_or_else(|| one.field(decl).value().cloned()).into_iter().collect::<Vec<_>>()
    };
    let decls = field.across.iter().filter_map(|name| one.noun.field(name));
    decls.into_iter().all(|decl| {
        let theirs: Vec<&Value> = other.every_value(decl).collect();
        own(decl).iter().any(|own| theirs.iter().any(|their| is_one_value(own, their)))
    })
}

/// What in a form, which showed `shown` and says `fields`, is less careful than another of `all` says of the same
/// thing: it is asked about once. What the form leaves as it was is not asked about.
#[must_use]
pub fn lowered(shown: &Entry, fields: &Fields, all: &[Entry]) -> Vec<Lowering> {
    let of_field = |field: &'static FieldDecl| {
        let to = fields.iter().find(|(known, _)| *known == field)?.1.clone()?;
        let rank = |code: &str| field.class.rank_watched(code);
        let code = to.as_text()?;
        let is_more = |other: &&Entry| is_other(shown, other) && says(other) && rank(other.said(field)) < rank(code);
        let before: Vec<Entry> = all.iter().flat_map(|entry| entry.before(field)).collect();
        let alike = all.iter().chain(&before).filter(is_more).filter(|other| is_alike(field, shown, other, fields));
        let other = alike.min_by_key(|other| (rank(other.said(field)), other.is_put_away()))?;
        let is_of_another = |name: &&str| {
            let typed = fields.iter().find(|(known, _)| known.name == *name);
            typed.is_some_and(|(known, to)| !is_same(to, &shown.field(known).value().cloned()))
        };
        let is_changed = shown.field(field).value() != Some(&to) || field.across.iter().any(is_of_another);
        is_changed.then(|| Lowering { field, to: to.clone(), other: other.clone() })
    };
    let fields = shown.noun.fields.iter().filter(|field| !field.across.is_empty());
    fields.filter_map(of_field).collect()
}
