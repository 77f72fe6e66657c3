//! The births that an edit stands on: which of them the document lacks at the form's version. Must never make one anew that
//! stands there already, which would take longer than the edit.

use std::collections::BTreeSet;

use automerge::{Automerge, Change, ChangeHash};

use super::{Act, Edit, EditError, Verb, is_present};
use crate::care::declare::{FieldDecl, Noun};
use crate::care::engine::birth;
use crate::care::engine::read::View;

/// The version to write at, and the births that the document lacks for it.
pub(super) struct Births {
    pub(super) base: Vec<ChangeHash>,
    pub(super) new: Vec<Change>,
}

/// Sees to it that the document and the rooms that the edit needs are born, also at the form's version.
pub(super) fn births(doc: &Automerge, edit: &Edit) -> Result<Births, EditError> {
    let shown = edit.base.to_automerge();
    let needed = needed(edit);
    let present = is_present(doc, &shown);
    let view = View { doc, at: (!present).then_some(shown.as_slice()) };
    // As nearly always: all stand at the form's version.
    if needed.iter().all(|(noun, names)| birth::stand(view, &edit.doc, noun, names)) {
        return Ok(Births { base: shown, new: Vec::new() });
    }
    let is_there = |birth: &Change| doc.get_change_meta_by_hash(&birth.hash()).is_some();
    let first = birth::document(&edit.doc)?;
    let mut base = if shown.is_empty() { vec![first.hash()] } else { shown.clone() };
    let mut new = Vec::new();
    let since: BTreeSet<ChangeHash> = doc.get_changes_meta(&shown).into_iter().map(|meta| meta.hash).collect();
    for birth in rooms(edit, &first, needed)? {
        // The form's version may be from before a birth that the document has by now.
        if !is_there(&birth) || since.contains(&birth.hash()) {
            base.retain(|hash| !birth.deps().contains(hash));
            base.push(birth.hash());
        }
        if !is_there(&birth) {
            new.push(birth);
        }
    }
    if !is_there(&first) {
        new.insert(0, first);
    }
    Ok(Births { base, new })
}

/// The nouns that the acts of `edit` write into, and the names of their shared texts that are born alone.
fn needed(edit: &Edit) -> Vec<(&'static Noun, Vec<String>)> {
    let mut needed: Vec<(&'static Noun, Vec<String>)> = Vec::new();
    for Act { noun, key, verb } in &edit.acts {
        let texts: Vec<&'static FieldDecl> = match verb {
            Verb::Begin(fields) | Verb::Write(fields) => fields.iter().map(|(field, _)| *field).collect(),
            Verb::Settle { field, .. } | Verb::ConfirmText { field } | Verb::SayAgain { field } => vec![*field],
            Verb::Retire | Verb::TakeUp | Verb::Sign | Verb::SeeLowered { .. } | Verb::Move(_) => Vec::new(),
        };
        let at = needed.iter().position(|(known, _)| known.name == noun.name).unwrap_or(needed.len());
        if at == needed.len() {
            needed.push((noun, Vec::new()));
        }
        let Some((_, names)) = needed.get_mut(at) else { continue };
        for name in texts.into_iter().filter_map(|field| birth::born_alone(noun, *key, field)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    needed
}

/// Their births, each after the one that it depends on.
fn rooms(edit: &Edit, first: &Change, needed: Vec<(&'static Noun, Vec<String>)>) -> Result<Vec<Change>, EditError> {
    let mut rooms = Vec::new();
    for (noun, names) in needed {
        let room = birth::container_after(first, &edit.doc, noun)?;
        rooms.push(room.clone());
        for name in names {
            rooms.push(birth::prose_after([first.clone(), room.clone()], &edit.doc, noun, &name)?);
        }
    }
    Ok(rooms)
}
