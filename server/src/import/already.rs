//! What of an import stands in a document already, and what it says otherwise. Must never let an import write over what
//! people wrote.

use std::collections::{BTreeMap, BTreeSet};

use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Class, FieldDecl, Noun};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{client, contact, name, task};
use waystation_sync::id::EntryId;
use waystation_sync::review::history;

use super::parsed::Origin;

/// What came of holding an import against a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Met {
    /// What adds to what stands there.
    pub(crate) new: Vec<Act>,
    /// How many entries or fields were there.
    pub(crate) there: usize,
    /// What stands there and says something else, by the entry that the import would have begun.
    pub(crate) differs: Vec<Difference>,
}

/// What the chart and the file say otherwise of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Difference {
    /// The noun.
    pub(crate) noun: &'static str,
    /// The entry as the import knows it.
    pub(crate) key: EntryKey,
    /// What is otherwise.
    pub(crate) says: Says,
}

/// What a file says otherwise of an entry than the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Says {
    /// Something else in this field.
    Otherwise(&'static str),
    /// That it is over, by its period, its status or because it was a mistake.
    Over,
    /// Nothing any more, in a list that it does give.
    NoMore,
}

/// Origins of entries, by noun and key.
pub(crate) type Origins = BTreeMap<(&'static str, EntryKey), Origin>;

/// Of `acts`, those that add to what stands in a document already. What people have written since an earlier import is
/// never written over: an entry that stands is left as it is (also a retired one), and so is a field that holds
/// something. An entry of a list is known by its key, or by what it says under a key of an earlier import.
#[must_use]
pub(crate) fn only_new(view: &View<'_>, acts: &[Act], origins: &Origins) -> Met {
    let mut met = Met::default();
    let keys: BTreeSet<(&str, EntryKey)> = acts.iter().map(|act| (act.noun.name, act.key)).collect();
    let mut claimed: BTreeSet<(&str, EntryKey)> = BTreeSet::new();
    for act in acts {
        let fields = match &act.verb {
            Verb::Begin(fields) | Verb::Write(fields) => fields,
            Verb::Sign if view.entry(act.noun, act.key).as_ref().is_some_and(is_signed) => {
                met.there += 1;
                continue;
            }
            Verb::Sign
            | Verb::Retire
            | Verb::TakeUp
            | Verb::Move(_)
            | Verb::Settle { .. }
            | Verb::ConfirmText { .. }
            | Verb::SeeLowered { .. }
            | Verb::SayAgain { .. } => {
                met.new.push(act.clone());
                continue;
            }
        };
        let older = origins.get(&(act.noun.name, act.key)).map(|origin| origin.older.as_slice()).unwrap_or_default();
        let is_begun = matches!(act.verb, Verb::Begin(_));
        let found = view.entry(act.noun, act.key).or_else(|| {
            let free =
                |key: &EntryKey| !keys.contains(&(act.noun.name, *key)) && !claimed.contains(&(act.noun.name, *key));
            is_begun.then(|| begun_before(view, (act.noun, fields), older, free))?
        });
        let Some(entry) = found else {
            met.new.push(act.clone());
            continue;
        };
        claimed.insert((act.noun.name, entry.key));
        met.differs.extend(differences(act, fields, &entry));
        if is_begun {
            met.there += 1;
            continue;
        }
        let (empty, held): (Vec<_>, Vec<_>) =
            fields.iter().cloned().partition(|(field, _)| *entry.field(field) == Field::Empty);
        met.there += held.len();
        if !empty.is_empty() {
            met.new.push(Act { verb: Verb::Write(empty), ..act.clone() });
        }
    }
    met
}

pub(super) type Fields = [(&'static FieldDecl, Option<Value>)];

/// The entry that an earlier import, or a person, began of the same: one of the older keys that says the same, or of
/// what is known by what it says alone any that does. Last one of the older keys that said so when it was begun, and in
/// which a person wrote since.
pub(super) fn begun_before(
    view: &View<'_>,
    (noun, fields): (&'static Noun, &Fields),
    older: &[EntryId],
    free: impl Fn(&EntryKey) -> bool,
) -> Option<Entry> {
    let own = content_of(noun);
    let says = |field: &FieldDecl| {
        fields.iter().find(|(known, _)| known.name == field.name).and_then(|(_, value)| value.as_ref())
    };
    let same = |entry: &Entry| !own.is_empty() && own.iter().all(|field| entry.value(field) == says(field));
    let by_key = older.iter().map(|id| EntryKey::Id(*id)).filter(&free);
    let mut by_key = by_key.filter_map(|key| view.entry(noun, key));
    if let Some(entry) = by_key.find(same) {
        return Some(entry);
    }
    if noun.name == name::NAME.name || noun.name == contact::CONTACT.name {
        let any = view.entries(noun).into_iter().find(|entry| free(&entry.key) && same(entry));
        if any.is_some() {
            return any;
        }
    }
    let of_list = older.iter().map(|id| EntryKey::Id(*id)).filter(&free);
    let mut there = of_list.filter_map(|key| view.entry(noun, key));
    there.find(|entry| {
        let first = history(view.doc, noun, entry.key).pop();
        let said = |field: &FieldDecl| {
            let step = first.as_ref()?.fields.iter().find(|step| step.field.name == field.name);
            step?.after.value().cloned()
        };
        !own.is_empty() && own.iter().all(|field| said(field).as_ref() == says(field))
    })
}

/// The fields by which an entry of a list is known again.
pub(super) fn content_of(noun: &Noun) -> &'static [&'static FieldDecl] {
    match () {
        () if noun.name == name::NAME.name => &[&name::TEXT],
        () if noun.name == contact::CONTACT.name => &[&contact::CHANNEL, &contact::VALUE],
        () if noun.name == task::TASK.name => &[&task::WHAT, &task::DUE],
        () => &[],
    }
}

/// The fields of `act` that say something else in `entry`. Where the client comes from and whether a way to reach them
/// is safe are the clinic's own; which word of a name is the family name was not always brought, and the name says it.
fn differences(act: &Act, fields: &Fields, entry: &Entry) -> Vec<Difference> {
    let own = [client::IMPORTED_FROM.name, contact::SAFE.name];
    let differs = |(field, value): &&(&'static FieldDecl, Option<Value>)| {
        let held = entry.field(field);
        !own.contains(&field.name)
            && ((matches!(act.verb, Verb::Begin(_)) && field.name != name::FAMILY.name) || *held != Field::Empty)
            && held.value() != value.as_ref()
    };
    let of = |field| Difference { noun: act.noun.name, key: act.key, says: Says::Otherwise(field) };
    fields.iter().filter(differs).map(|(field, _)| of(field.name)).collect()
}

fn is_signed(entry: &Entry) -> bool {
    entry.noun.fields.iter().any(|field| field.class == Class::Frozen && *entry.field(field) != Field::Empty)
}
