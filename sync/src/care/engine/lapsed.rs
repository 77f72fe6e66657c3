//! What a form would save that rests on a consent which counts no more, or not yet: that is asked about once. Must
//! never speak against a change that another node brings.

use super::doubt::Fields;
use super::involving::with;
use crate::care::declare::{Amiss, ClientFacts, Entry, EntryKey, Fact, FieldDecl, Rests, Value};

/// A field that leads to consents of which some do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lapsed {
    /// The field.
    pub field: &'static FieldDecl,
    /// Those that do not.
    pub consents: Vec<EntryKey>,
}

/// What a form, which showed `shown` and says `fields`, leaves or puts under consents that do not count on the day of
/// `facts`. None where it changes nothing or ends what rested on them, where what it says was done on a day on which
/// they stood, and where a rule refuses it anyway.
#[must_use]
pub fn lapsed(shown: &Entry, fields: &Fields, facts: &ClientFacts) -> Vec<Lapsed> {
    let changed: Vec<_> = fields.iter().filter(|(field, to)| shown.value(field) != to.as_ref()).cloned().collect();
    let then = with(shown, &changed);
    let (before, after) = (rests(shown), rests(&then));
    if changed.is_empty() || (before.is_some() && after.is_none()) || !facts.gathered.contains("consent") {
        return Vec::new();
    }
    let refused = (then.noun.rules)(&then, facts);
    let lapsed = |field: &'static FieldDecl| {
        let kinds = field.under?;
        let is_refused = refused.iter().any(|problem| problem.field == Some(field.name));
        if is_refused || after.as_ref().is_some_and(|rests| is_past(rests, kinds, facts)) {
            return None;
        }
        let named = then.value(field).map(Value::links).unwrap_or_default();
        let consents: Vec<EntryKey> = named.into_iter().filter(|key| !counts(*key, facts)).collect();
        (!consents.is_empty()).then_some(Lapsed { field, consents })
    };
    then.noun.fields.iter().filter_map(lapsed).collect()
}

/// What `entry` says of itself to rest on consents, if it does so now.
fn rests(entry: &Entry) -> Option<Rests> {
    let mut facts = Vec::new();
    (entry.noun.facts)(entry, &mut facts);
    facts.into_iter().find_map(|fact| {
        let Fact::Rests { consents, people, sections, day, until } = fact else { return None };
        Some(Rests { noun: entry.noun.name, consents, people, sections, day, until })
    })
}

/// Whether it is over, or was on a day on which the consents stood.
fn is_past(rests: &Rests, kinds: &[&str], facts: &ClientFacts) -> bool {
    let is_over = facts.today.zip(rests.until).is_some_and(|(today, until)| until < today);
    is_over || (rests.day.is_some() && facts.amiss(rests, kinds) != Some(Amiss::Day))
}

/// Whether any of the consent `key` counts today; one that is not known is not held against a form.
fn counts(key: EntryKey, facts: &ClientFacts) -> bool {
    let consent = key.id().and_then(|id| facts.consents.get(&id));
    !facts.is_put_away("consent", key) && consent.is_none_or(|consent| consent.how(facts.today).counts())
}
