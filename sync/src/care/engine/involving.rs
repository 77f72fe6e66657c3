//! Whom a form names to be brought in, called or told something, and to whom it opens what it says: that is asked about
//! once. Must never speak against a change that another node brings.

use super::doubt::Fields;
use crate::care::declare::{ClientFacts, Entry, Field, FieldDecl, Involves, Involving, MeantFor, Version, header};
use crate::care::overview::{Caution, against, cautions};
use crate::id::PersonId;

/// What a check says of somebody whom a form names and the entry that it showed did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsafe {
    /// The field beside which it is asked: the first that names them.
    pub field: &'static FieldDecl,
    /// What the check says.
    pub caution: Caution,
}

/// For whom an entry is to be, where a form of `person`, which showed `shown` and says `fields`, opens what they wrote
/// to more people than before. Nobody else may.
#[must_use]
pub fn widened(shown: &Entry, fields: &Fields, person: PersonId) -> Option<(&'static FieldDecl, MeantFor)> {
    let (field, _) = fields.iter().find(|(field, _)| **field == header::VISIBLE)?;
    let then = with(shown, fields).meant_for();
    (shown.author() == Some(person) && then > shown.meant_for()).then_some((*field, then))
}

/// `shown` as it would be with `fields`.
#[must_use]
pub fn with(shown: &Entry, fields: &Fields) -> Entry {
    let mut entry = shown.clone();
    for (field, to) in fields {
        entry.put(field, Field::Settled(Version { value: to.clone(), stamps: Vec::new() }));
    }
    entry
}

/// What checks say of those whom a form, which showed `shown` and says `fields`, names anew, on whatever day, each
/// beside the first field that names them. What the entry named already is not asked about.
#[must_use]
pub fn involved(shown: &Entry, fields: &Fields, facts: &ClientFacts) -> Vec<Unsafe> {
    let all = cautions(facts);
    let found = |entry: &Entry, involving: Involving| -> Vec<Caution> {
        let named = Involves::by(involving, entry).map(|involves| Involves { day: None, ..involves });
        named.map(|named| against(&all, &named, facts)).unwrap_or_default()
    };
    let then = with(shown, fields);
    let known = if shown.born.is_some() { found(shown, (shown.noun.involves)(shown)) } else { Vec::new() };
    let mut new: Vec<Unsafe> = Vec::new();
    for field in (then.noun.involves)(&then).fields() {
        for caution in found(&then, Involving::still(&[field])) {
            let is_it = |one: &Caution| one.check == caution.check && one.said == caution.said;
            if !known.iter().any(is_it) && !new.iter().any(|one| is_it(&one.caution)) {
                new.push(Unsafe { field, caution });
            }
        }
    }
    new
}
