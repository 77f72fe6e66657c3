//! What entries tell of choices between versions: who chose what stands, and what was written over it. Must never let a choice
//! go unsaid by bringing back what was not chosen.

use automerge::ChangeHash;

use super::{View, stamp_of};
use crate::care::declare::{Chosen, Entry, Field, FieldDecl, Value, Version};
use crate::id::ChangeId;

/// What was chosen in a document: noun, entry, field.
pub(super) type Choices = [([String; 3], Chosen)];

/// Notes in `entry`, read from `view`, what `all` says of its fields.
pub(super) fn note(view: View<'_>, entry: &mut Entry, all: &Choices) {
    let key = entry.key.to_string();
    let own: Vec<&([String; 3], Chosen)> =
        all.iter().filter(|([noun, of, _], _)| noun == entry.noun.name && *of == key).collect();
    if own.is_empty() {
        return;
    }
    for field in entry.noun.fields {
        let own = || own.iter().filter(|([_, _, name], _)| name == field.name).map(|(_, chosen)| chosen);
        if let Some(chosen) = of_field(view, entry, field, own) {
            entry.chosen.insert(field.name, chosen);
        }
    }
}

/// What is to be told of the choices `all` that were made in `field`: the one that stands; else the newest, where what stands
/// now is one of the answers that there were, or protects less than the one that was chosen.
fn of_field<'a, I>(view: View<'_>, entry: &Entry, field: &'static FieldDecl, all: impl Fn() -> I) -> Option<Chosen>
where
    I: Iterator<Item = &'a Chosen>,
{
    let (Field::Settled(version) | Field::Ruled { stands: version, .. }) = entry.field(field) else { return None };
    if let Some(chosen) = all().find(|chosen| version.stamps.iter().any(|stamp| stamp.change == chosen.by.change)) {
        return Some(told(view, entry, field, chosen));
    }
    let chosen = told(view, entry, field, all().max_by_key(|chosen| (chosen.by.written, chosen.by.change))?);
    let rank = |value: &Option<Value>| field.class.rank(value.as_ref().and_then(Value::as_text).unwrap_or(""));
    let is_of_them = version.value == chosen.value || chosen.wrote.iter().any(|wrote| wrote.value == version.value);
    let is_kept = is_of_them || rank(&version.value) > rank(&chosen.value);
    let since = version.stamps.iter().max_by_key(|stamp| (stamp.written, stamp.change)).copied();
    is_kept.then_some(Chosen { since, ..chosen })
}

/// `chosen` with what was chosen and what there was to choose from.
fn told(view: View<'_>, entry: &Entry, field: &'static FieldDecl, chosen: &Chosen) -> Chosen {
    let wrote_at = |change: ChangeId| {
        let at = [ChangeHash::from(change)];
        View { doc: view.doc, at: Some(&at) }.field(entry.noun, entry.key, field).value().cloned()
    };
    let mut wrote: Vec<Version> = Vec::new();
    for change in &chosen.versions {
        let Some(stamp) = stamp_of(view.doc, &ChangeHash::from(*change)) else { continue };
        let value = wrote_at(*change);
        match wrote.iter_mut().find(|version| version.value == value) {
            Some(version) => version.stamps.push(stamp),
            None => wrote.push(Version { value, stamps: vec![stamp] }),
        }
    }
    Chosen { value: wrote_at(chosen.by.change), wrote, ..chosen.clone() }
}
