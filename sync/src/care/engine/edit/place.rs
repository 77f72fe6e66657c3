//! Where an entry stands among its siblings: the keys that beginning and moving one write. Must never write a sibling.

use std::collections::BTreeMap;

use super::{Act, Edit, Place, Verb, Wrong};
use crate::care::declare::{Entry, EntryKey, FieldDecl, Noun, Value, order};
use crate::care::engine::read::View;

/// Entries as the acts so far leave them.
pub(super) type After = BTreeMap<(&'static str, EntryKey), Entry>;

/// The act that is carried out for `act`: one that begins an entry puts it last, one that moves it writes its order.
///
/// # Errors
/// [`Wrong`] when there is no such place.
pub(super) fn placed(view: &View<'_>, after: &After, act: &Act) -> Result<Option<Act>, Wrong> {
    let Some(field) = act.noun.order() else {
        return if matches!(act.verb, Verb::Move(_)) { Err(Wrong::NoSuchEntry) } else { Ok(None) };
    };
    match &act.verb {
        Verb::Begin(fields) if !fields.iter().any(|(own, _)| *own == field) => {
            let parent = fields.iter().find(|(own, _)| Some(*own) == act.noun.parent());
            let parent = parent.and_then(|(_, value)| value.as_ref()?.as_link());
            let last = siblings(view, after, act, parent).pop().map(|entry| entry.place().0);
            let value = key(last.filter(|key| !key.is_empty()), None, act)?;
            let fields = fields.iter().cloned().chain([(field, Some(value))]).collect();
            Ok(Some(Act { verb: Verb::Begin(fields), ..act.clone() }))
        }
        Verb::Move(place) => {
            let value = moved(view, after, act, *place)?;
            Ok(Some(Act { verb: Verb::Write(vec![(field, Some(value))]), ..act.clone() }))
        }
        Verb::Begin(_)
        | Verb::Write(_)
        | Verb::Retire
        | Verb::TakeUp
        | Verb::Settle { .. }
        | Verb::ConfirmText { .. }
        | Verb::SeeLowered { .. }
        | Verb::SayAgain { .. }
        | Verb::Sign => Ok(None),
    }
}

fn moved(view: &View<'_>, after: &After, act: &Act, place: Place) -> Result<Value, Wrong> {
    let own = now(view, after, (act.noun, act.key)).ok_or(Wrong::NoSuchEntry)?;
    let others = siblings(view, after, act, own.parent());
    let (Place::Before(target) | Place::After(target)) = place;
    let target = others.iter().find(|entry| entry.key == target).ok_or(Wrong::NoSuchEntry)?.place().0;
    let keys = || others.iter().map(|entry| entry.place().0);
    // Entries of equal keys stand by their ids, and nothing fits between them: the next that differs is the bound.
    match place {
        Place::Before(_) => key(keys().rfind(|key| *key < target), Some(target), act),
        Place::After(_) => key(Some(target.clone()), keys().find(|key| *key > target), act),
    }
}

fn key(before: Option<String>, after: Option<String>, act: &Act) -> Result<Value, Wrong> {
    let id = act.key.id().ok_or(Wrong::NoSuchEntry)?;
    let known = |key: &Option<String>| key.clone().filter(|key| !key.is_empty());
    let (before, after) = (known(&before), known(&after));
    order::between(before.as_deref(), after.as_deref(), id).map(Value::Order).ok_or(Wrong::NoSuchEntry)
}

/// The other entries of the noun that belong to the same parent, in their order.
fn siblings(view: &View<'_>, after: &After, act: &Act, parent: Option<EntryKey>) -> Vec<Entry> {
    let mut all: BTreeMap<EntryKey, Entry> =
        view.entries(act.noun).into_iter().map(|entry| (entry.key, entry)).collect();
    let since = after.iter().filter(|((noun, _), _)| *noun == act.noun.name);
    all.extend(since.map(|((_, key), entry)| (*key, entry.clone())));
    let mut siblings: Vec<Entry> = all
        .into_values()
        .filter(|entry| entry.key != act.key && entry.parent() == parent && !entry.is_retired())
        .collect();
    siblings.sort_by_key(Entry::place);
    siblings
}

/// An entry as the acts so far leave it.
pub(super) fn now(view: &View<'_>, after: &After, (noun, key): (&'static Noun, EntryKey)) -> Option<Entry> {
    after.get(&(noun.name, key)).cloned().or_else(|| view.entry(noun, key))
}

/// The fields of `changed` that link to what is not there or is put away, in this document at the form's version, else
/// as far as the client's other documents are known.
pub(super) fn broken_links(
    (view, after): (&View<'_>, &After),
    (edit, noun): (&Edit, &Noun),
    changed: &[(&'static FieldDecl, Option<Value>)],
    held: impl Fn(&FieldDecl) -> Vec<EntryKey>,
) -> Vec<&'static FieldDecl> {
    let broken = |field: &FieldDecl, value: &Value| {
        let held = held(field);
        // What was linked before may stay, whatever became of it.
        value
            .links()
            .into_iter()
            .filter(|key| !held.contains(key))
            .any(|key| !may_link((view, after), (edit, noun), field, key))
    };
    changed.iter().filter_map(|(field, to)| broken(field, to.as_ref()?).then_some(*field)).collect()
}

fn may_link(
    (view, after): (&View<'_>, &After),
    (edit, noun): (&Edit, &Noun),
    field: &FieldDecl,
    key: EntryKey,
) -> bool {
    // What an entry belongs to lies in its own document.
    let is_parent = noun.parent().is_some_and(|parent| parent == field);
    let one = |name: &&'static str| {
        let begun = after.get(&(*name, key)).map(|entry| !entry.is_put_away());
        let here = begun.or_else(|| view.stands(name, key));
        // What was begun while the form was open is offered to it.
        let since = || View::now(view.doc).stands(name, key);
        let here = if is_parent || here == Some(true) { here } else { since().or(here) };
        if is_parent { here } else { here.or_else(|| edit.facts.may_link(name, key)) }
    };
    // Where nothing is known of one of the nouns that it may link to, the form that offered it is believed.
    field.kind.targets().iter().any(|name| one(name).unwrap_or(!is_parent))
}
