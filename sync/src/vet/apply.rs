//! Applying what passed the gate, on a copy, and leaving out what cannot stand. Must never leave the document other than
//! it was before a change that was not taken.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, Change, ChangeHash, ReadDoc};

use super::{Vetted, refused};
use crate::care::birth;
use crate::care::declare::Row;
use crate::id::DocId;
use crate::record::Refusal;

/// Applies what can be applied. Where a batch cannot, one of it is poison: its halves are tried on their own, down
/// to the single change, so that one bad change costs a few tries and not one for each good one.
pub(super) fn take(doc: &mut Automerge, of: (DocId, &BTreeSet<ChangeHash>), batch: &[Change], vetted: &mut Vetted) {
    if let Some(with) = try_apply(doc, of, batch) {
        *doc = with;
        vetted.taken.extend_from_slice(batch);
        return;
    }
    if let [change] = batch {
        let stands = change.deps().iter().all(|dep| doc.get_change_meta_by_hash(dep).is_some());
        let why = if stands { Refusal::Inapplicable } else { Refusal::MissingBefore };
        vetted.refused.push(refused(change.raw_bytes(), change.hash().into(), why));
        return;
    }
    let (first, second) = batch.split_at(batch.len() / 2);
    take(doc, of, first, vetted);
    take(doc, of, second, vetted);
}

/// A copy of `doc` with `changes`; `None` when Automerge panics, refuses, leaves one waiting, or could not load
/// again what it would save, when the document cannot be read with them, or when one of them puts away an object.
fn try_apply(doc: &Automerge, (id, births): (DocId, &BTreeSet<ChangeHash>), changes: &[Change]) -> Option<Automerge> {
    catch_unwind(AssertUnwindSafe(|| {
        let known = |doc: &Automerge, hash: &ChangeHash| doc.get_change_meta_by_hash(hash).is_some();
        // Cheap, and common once a first bad change was left out: nothing is copied for what cannot stand.
        let first = changes.first()?;
        if !first.deps().iter().all(|dep| known(doc, dep)) {
            return None;
        }
        let mut with = doc.clone();
        with.apply_changes(changes.to_vec()).ok()?;
        if !changes.iter().all(|change| known(&with, &change.hash())) {
            return None;
        }
        let (client, part) = birth::owner(&with)?;
        let by_hand = changes.iter().filter(|change| !births.contains(&change.hash()));
        if birth::doc_id(client, part) != id || by_hand.into_iter().any(|change| puts_away_an_object(&with, change)) {
            return None;
        }
        with.save_and_verify().ok()?;
        // Read once as lists and pages will: what makes reading panic is refused here, not met there.
        drop(Row::of(&with).to_bytes());
        Some(with)
    }))
    .ok()
    .flatten()
}

/// Whether a change removes or replaces an entry, a container or a text: nothing is deleted, things are retired, and
/// what others wrote inside would vanish without a word.
fn puts_away_an_object(doc: &Automerge, change: &Change) -> bool {
    change.decode().operations.iter().filter(|op| op.key.is_map_key()).flat_map(|op| op.pred.iter()).any(|over| {
        let over = format!("{}@{}", over.counter(), over.actor().to_hex_string());
        doc.import_obj(&over).is_ok_and(|over| doc.object_type(&over).is_ok())
    })
}
