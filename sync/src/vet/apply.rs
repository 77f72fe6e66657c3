//! Applying what passed the gate, on a copy, and leaving out what cannot stand. Must never leave the document other than
//! it was before a change that was not taken.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, Change, ChangeHash};

use super::deeds::{By, judge_change};
use super::{Refused, Sender, Vetted, refused};
use crate::care::engine::read::stamp_of;
use crate::care::{self, birth};
use crate::id::{ChangeId, DocId};
use crate::record::Refusal;
use crate::time::Millis;

/// What the changes are of, and who may have written them.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) id: DocId,
    /// Births, which are nobody's, and what was judged when it came the first time.
    pub(super) unjudged: &'a BTreeSet<ChangeHash>,
    pub(super) sender: &'a Sender,
}

/// Applies what can be applied and may be written. Where a batch cannot be applied, one of it is poison: its halves are
/// tried on their own, down to the single change, so that one bad change costs a few tries and not one for each good
/// one. A change that may not be written takes with it only what builds on it.
pub(super) fn take(doc: &mut Automerge, of: Of<'_>, batch: &[Change], vetted: &mut Vetted) {
    let Some(with) = try_apply(doc, of, batch) else {
        return take_halves(doc, of, batch, vetted);
    };
    let why = judged(&with, of, batch);
    if why.is_empty() {
        *doc = with;
        vetted.taken.extend_from_slice(batch);
        return;
    }
    let mut fallen: BTreeSet<ChangeHash> = BTreeSet::new();
    let mut good = Vec::new();
    for change in batch {
        let builds_on_fallen = change.deps().iter().any(|dep| fallen.contains(dep));
        let why = why.get(&change.hash()).copied().or(builds_on_fallen.then(|| missing(change, vetted)));
        let Some(why) = why else {
            good.push(change.clone());
            continue;
        };
        fallen.insert(change.hash());
        vetted.refused.push(refused(change.raw_bytes(), change.hash().into(), why));
    }
    if !good.is_empty() {
        take(doc, of, &good, vetted);
    }
}

/// Why a change does not stand that builds on one that was not taken: it waits with it for this program's update, or
/// does not stand at all.
fn missing(change: &Change, vetted: &Vetted) -> Refusal {
    let builds_on = |refused: &Refused| change.deps().iter().any(|dep| refused.change == ChangeId::from(*dep));
    let is_newer = vetted.refused.iter().any(|refused| refused.why == Refusal::Newer && builds_on(refused));
    if is_newer { Refusal::Newer } else { Refusal::MissingBefore }
}

fn take_halves(doc: &mut Automerge, of: Of<'_>, batch: &[Change], vetted: &mut Vetted) {
    if let [change] = batch {
        let stands = change.deps().iter().all(|dep| doc.get_change_meta_by_hash(dep).is_some());
        let why = if stands { Refusal::Inapplicable } else { missing(change, vetted) };
        vetted.refused.push(refused(change.raw_bytes(), change.hash().into(), why));
        return;
    }
    let (first, second) = batch.split_at(batch.len() / 2);
    take(doc, of, first, vetted);
    take(doc, of, second, vetted);
}

/// A copy of `doc` with `changes`; `None` when Automerge panics, refuses, leaves one waiting, or could not load
/// again what it would save, or when the document cannot be read with them.
fn try_apply(doc: &Automerge, of: Of<'_>, changes: &[Change]) -> Option<Automerge> {
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
        if birth::owner(&with)?.id() != of.id {
            return None;
        }
        with.save_and_verify().ok()?;
        // Read once as lists and pages will: what makes reading panic is refused here, not met there.
        drop(care::summary_of(&with));
        Some(with)
    }))
    .ok()
    .flatten()
}

/// Those of `changes` that nobody may write so, each with why. `with` holds them all; every one is judged in the version
/// that its author saw, so the others make no difference.
fn judged(with: &Automerge, of: Of<'_>, changes: &[Change]) -> BTreeMap<ChangeHash, Refusal> {
    let judge = |change: &Change| {
        let author = stamp_of(with, &change.hash()).and_then(|stamp| stamp.author).ok_or(Refusal::NoAuthor)?;
        let role = of.sender.people.get(&author.person).ok_or(Refusal::PersonNotAllowed)?;
        let at = Millis::from_automerge_seconds(change.timestamp());
        let by = By { author, role: *role, at, keys: &of.sender.keys, known: of.sender.known };
        judge_change(with, change, by)
    };
    changes
        .iter()
        .filter(|change| !of.unjudged.contains(&change.hash()))
        .filter_map(|change| {
            let judged = catch_unwind(AssertUnwindSafe(|| judge(change))).unwrap_or(Err(Refusal::Inapplicable));
            judged.err().map(|why| (change.hash(), why))
        })
        .collect()
}
