//! Answers about one thing in several entries: a less careful one that is given beside another's more careful one
//! lowers it, as one written over it would, and of a number the more careful one counts in both, until who gave it or a
//! supervisor decides. Who may be the same person counts for the same wherever that is more careful, and never where it
//! takes an answer away. Must never take an answer for lower that its writer gave before the other, nor one that was
//! looked at since.

use automerge::{Automerge, ChangeHash};

use super::doubt::Fields;
use crate::care::declare::{
    Beside, Entry, FieldDecl, Rewritten, Stamp, Value, is_one_value, is_same, may_be_one_person,
};
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
    /// Whether it is only likely that it is of the same person.
    pub is_likely: bool,
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
/// `before`, and in those that say so no more whether that was decided otherwise since.
fn note_numbers(doc: &Automerge, (entries, before): (&mut [Entry], &[Entry]), field: &'static FieldDecl) {
    let rank = |entry: &Entry| field.class.rank(entry.text(field));
    let is_more = |entry: &Entry, other: &Entry| {
        is_other(entry, other) && rank(other) < rank(entry) && is_alike(field, entry, other, &[])
    };
    let all = || entries.iter().chain(before).enumerate().filter(|(_, other)| says(other));
    let is_decided = |other: &Entry| {
        // An answer that is put away decides only about what it was written over.
        let may = |entry: &&Entry| counts(entry) || (says(entry) && entry.key == other.key);
        let is_it = |entry: &&Entry| is_more(entry, other) && is_of_one(field, entry, other);
        let mut less = entries.iter().filter(may).filter(is_it);
        less.any(|entry| decides(doc, entry, other, field))
    };
    // While it stands, it counts, whoever says otherwise.
    let decided = all().filter(|(_, other)| other.is_put_away() && is_decided(other));
    let decided: Vec<usize> = decided.map(|(at, _)| at).collect();
    let mut beside: Vec<(usize, Beside)> = Vec::new();
    for (place, entry) in entries.iter().enumerate().filter(|(_, entry)| counts(entry)) {
        let others = all().filter(|(at, other)| !decided.contains(at) && is_more(entry, other));
        let most = others
            .map(|(_, other)| other)
            .min_by_key(|other| (rank(other), other.is_put_away(), !is_of_one(field, entry, other)));
        let said = |most: &Entry| {
            let (is_away, rewritten) = (most.is_put_away(), most.rewritten());
            let is_likely = !is_of_one(field, entry, most);
            Some((place, Beside { value: most.value(field)?.clone(), is_away, is_likely, rewritten }))
        };
        beside.extend(most.and_then(said));
    }
    for (place, most) in beside {
        if let Some(entry) = entries.get_mut(place) {
            entry.beside.insert(field.name, most);
        }
    }
    for place in decided {
        if let Some(entry) = entries.get_mut(place) {
            entry.answered.insert(field.name);
        } else if let Some(was) = before.get(place - entries.len()) {
            answer(entries, was, field);
        }
    }
}

/// Notes in the entry of which `was` is what it said before that this was decided otherwise.
fn answer(entries: &mut [Entry], was: &Entry, field: &'static FieldDecl) {
    let of = field.said_of.and_then(|name| was.noun.field(name)).and_then(|of| was.field(of).value());
    let own = entries.iter_mut().filter(|entry| entry.key == was.key);
    for said in own.filter_map(|entry| entry.said_before.get_mut(field.name)).flatten() {
        let is_it = Some(&said.of) == of && Some(&said.value) == was.field(field).value();
        said.answered |= is_it && said.stamps == was.field(field).stamps();
    }
}

/// Whether the less careful answer of `entry` in `field` may take away what `other` says there: whoever gave that gave
/// this one too and knew it, or a supervisor has looked at it. The roles of writers stand in no document, so what a
/// supervisor says counts by such a look as well.
fn decides(doc: &Automerge, entry: &Entry, other: &Entry, field: &FieldDecl) -> bool {
    let theirs = other.givers(field);
    let who = |stamp: &Stamp| stamp.author.map(|author| author.person);
    let is_theirs = |by: &Stamp| who(by).is_some() && theirs.iter().all(|their| who(their) == who(by));
    let is_own = || entry.givers(field).iter().any(|by| is_theirs(by) && knows(doc, by.change, other, field));
    is_looked_at(doc, entry, other, field) || (!theirs.is_empty() && is_own())
}

/// Whether a supervisor has looked at the answer of `entry` in `field` who knew what `other` says there.
fn is_looked_at(doc: &Automerge, entry: &Entry, other: &Entry, field: &FieldDecl) -> bool {
    entry.looked.get(field.name).into_iter().flatten().any(|look| knows(doc, *look, other, field))
}

/// Whether who made the change `by` knew what `other` says in `field`.
fn knows(doc: &Automerge, by: ChangeId, other: &Entry, field: &FieldDecl) -> bool {
    let theirs: Vec<ChangeId> = other.field(field).stamps().iter().map(|stamp| stamp.change).collect();
    let unknown = doc.get_changes_meta(&[by.into()]);
    !unknown.into_iter().any(|meta| theirs.contains(&ChangeId::from(meta.hash)))
}

/// The most careful code among those that other entries give of the same thing and that `entry` was written beside or
/// after.
fn lowered_beside(
    doc: &Automerge,
    (all, before): (&[Entry], &[Entry]),
    (entry, field): (&Entry, &'static FieldDecl),
) -> Option<String> {
    if !counts(entry) || entry.field(field).is_conflicted() {
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
        let known = all.iter().filter(|known| counts(known) && rank(known.said(field)) >= rank(entry.said(field)));
        let mut alike = known.filter(|known| is_of_one(field, entry, known));
        alike.any(|known| is_looked_at(doc, known, other, field))
    };
    let standing = more_careful.filter(|other| is_after(entry, other) && !is_answered(other));
    standing.map(|other| other.said(field).to_owned()).min_by_key(|code| rank(code))
}

/// The entries among `all` that give a more careful answer in `field` about the same as `entry`, the most careful
/// first, and whether it is only likely that they are of the same person: as they stand, or as they were when another
/// took its place.
#[must_use]
pub fn more_careful(entry: &Entry, field: &'static FieldDecl, all: &[Entry]) -> Vec<(Entry, bool)> {
    let rank = |entry: &Entry| field.class.rank_watched(entry.said(field));
    let before: Vec<Entry> = all.iter().flat_map(|entry| entry.before(field)).collect();
    let is_own = |other: &Entry| other.key == entry.key && other.rewritten() == Some(Rewritten::Answer);
    let is_more = |other: &&Entry| is_other(entry, other) && !is_own(other) && says(other) && rank(other) < rank(entry);
    let alike = all.iter().chain(&before).filter(is_more).filter(|other| is_alike(field, entry, other, &[]));
    let likely = |other: &Entry| (other.clone(), !is_of_one(field, entry, other));
    let mut found: Vec<(Entry, bool)> = alike.map(likely).collect();
    found.sort_by_key(|(other, is_likely)| (rank(other), *is_likely));
    found
}

/// Whether an entry says anything now.
fn counts(entry: &Entry) -> bool {
    !entry.is_put_away() && says(entry)
}

/// Whether what an entry says was ever meant: that lives on when the entry is put away.
fn says(entry: &Entry) -> bool {
    !entry.is_struck()
}

/// Whether two entries give an answer in `field` about one thing, or about who may be one person; what a form says of
/// the first counts before what it held.
fn is_alike(field: &FieldDecl, one: &Entry, other: &Entry, typed: &Fields) -> bool {
    let may_be = |decl: &FieldDecl, own: &Value, their: &Value| {
        let names = own.as_text().zip(their.as_text()).filter(|_| decl.person);
        is_one_value(own, their) || names.is_some_and(|(own, their)| may_be_one_person(own, their))
    };
    is_about_one((field, one, other), typed, may_be)
}

/// Whether two entries give an answer in `field` about one thing beyond doubt.
fn is_of_one(field: &FieldDecl, one: &Entry, other: &Entry) -> bool {
    is_about_one((field, one, other), &[], |_, own, their| is_one_value(own, their))
}

/// Whether two entries hold what is one in each field that says what their answers in `field` are about.
fn is_about_one(
    (field, one, other): (&FieldDecl, &Entry, &Entry),
    typed: &Fields,
    is_one: impl Fn(&FieldDecl, &Value, &Value) -> bool,
) -> bool {
    let own = |decl: &FieldDecl| {
        let typed = typed.iter().find(|(known, _)| known == &decl).map(|(_, to)| to.clone());
        typed.unwrap_or_else(|| one.field(decl).value().cloned()).into_iter().collect::<Vec<_>>()
    };
    let decls = field.across.iter().filter_map(|name| one.noun.field(name));
    decls.into_iter().all(|decl| {
        let theirs: Vec<&Value> = other.every_value(decl).collect();
        own(decl).iter().any(|own| theirs.iter().any(|their| is_one(decl, own, their)))
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
        // What the entry itself said before is asked about where its answer is lowered.
        let is_own = |other: &Entry| other.key == shown.key && other.rewritten() == Some(Rewritten::Answer);
        let is_other = |other: &Entry| is_other(shown, other) && !is_own(other) && says(other);
        let is_more = |other: &&Entry| is_other(other) && rank(other.said(field)) < rank(code);
        let before: Vec<Entry> = all.iter().flat_map(|entry| entry.before(field)).collect();
        let alike = all.iter().chain(&before).filter(is_more).filter(|other| is_alike(field, shown, other, fields));
        let is_likely =
            |other: &Entry| !is_about_one((field, shown, other), fields, |_, own, their| is_one_value(own, their));
        let other = alike.min_by_key(|other| (rank(other.said(field)), other.is_put_away(), is_likely(other)))?;
        let is_of_another = |name: &&str| {
            let typed = fields.iter().find(|(known, _)| known.name == *name);
            typed.is_some_and(|(known, to)| !is_same(to, &shown.field(known).value().cloned()))
        };
        let is_changed = shown.field(field).value() != Some(&to) || field.across.iter().any(is_of_another);
        is_changed.then(|| Lowering { field, to: to.clone(), other: other.clone(), is_likely: is_likely(other) })
    };
    let fields = shown.noun.fields.iter().filter(|field| !field.across.is_empty());
    fields.filter_map(of_field).collect()
}
