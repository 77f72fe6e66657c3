//! Work on one document: the heavy part of every input, done as a pure function on a pool so that one large
//! document never keeps the others waiting. Must never let a panic out: bytes from outside can make Automerge panic.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, Change, ChangeHash, ReadDoc};

use super::limits::{PUSH_LEN_MAX, WHOLE_LEN_MAX};
use super::message::Push;
use super::receiving::Receiving;
use crate::care::edit::{self, Actors, Edit, EditError, Edited};
use crate::care::{self, Touched, birth};
use crate::id::{ChangeId, DocId, Heads};
use crate::record::{DataFrame, Receipt, Summary};
use crate::vet::{self, Refused, Sender};

/// What to do with a document.
#[derive(Clone, Debug)]
pub enum Work {
    /// Save a form.
    Edit {
        /// The form.
        edit: Box<Edit>,
        /// Whom to write as.
        actors: Actors,
    },
    /// Vet and take what a laptop sent.
    Admit {
        /// Changes, as bytes.
        chunks: Vec<Vec<u8>>,
        /// Versions that this clinic itself once held, as its receipts say: what they build on is taken from anybody.
        vouched: Vec<Heads>,
        /// Who sent them.
        sender: Sender,
    },
    /// Take what the clinic sent.
    Adopt {
        /// The pushes of one document, in order.
        pushes: Vec<Push>,
        /// The clinic's word for them.
        receipts: Receiving,
        /// Whether the document is whole with them; else they lead to an earlier version than the one that they name.
        is_last: bool,
    },
    /// Find what the other lacks.
    Extract {
        /// Versions that it holds; those unknown here are passed over.
        have: Heads,
        /// Whether a whole document may be sent where that is shorter.
        may_send_whole: bool,
    },
}

/// What came of it. Nothing of it is durable yet.
#[derive(Debug)]
pub enum Done {
    /// Of [`Work::Edit`].
    Edited(Result<Edited, EditError>, Summary),
    /// Of [`Work::Admit`].
    Admitted(Taken, Vec<Refused>),
    /// Of [`Work::Adopt`].
    Adopted(Result<Taken, AdoptError>),
    /// Of [`Work::Extract`], with how many changes in it somebody wrote; 0 where it goes whole.
    Extracted(Vec<Push>, usize),
}

/// Changes that were taken from another node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Whether `chunks` is all of a document that was not here.
    pub whole: bool,
    /// Automerge chunks to store; empty when all was known.
    pub chunks: Vec<Vec<u8>>,
    /// Hashes of what was new.
    pub new: Vec<ChangeId>,
    /// Those of them that somebody wrote: births are nobody's.
    pub written: Vec<ChangeId>,
    /// The document's heads before and now.
    pub before: Heads,
    /// The document's heads now.
    pub heads: Heads,
    /// Which document it is and what lists need of it now.
    pub summary: Summary,
    /// On a laptop: the clinic's word for versions of it from now on; `None` where there is none that is new.
    pub receipts: Option<Vec<Receipt>>,
}

impl Taken {
    /// Whether what was taken is one whole document, to be stored in place of all its earlier frames.
    #[must_use]
    pub fn is_snapshot(&self) -> bool {
        matches!(self.chunks.as_slice(), [only] if self.whole && !is_change(only))
    }
}

/// Why what the clinic sent could not be taken. Nothing was changed; the next meeting tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdoptError {
    /// The bytes are damaged or do not apply.
    #[error("what the clinic sent for one document could not be read")]
    Unreadable,
    /// They do not lead to the version that was named.
    #[error("what the clinic sent for one document is not complete")]
    Incomplete,
}

/// Why a stored document could not be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// A stored chunk cannot be read.
    #[error("a stored document holds bytes that cannot be read")]
    Unreadable,
    /// Its heads are not those that were stored with it.
    #[error("a stored document does not lead to the version stored with it")]
    OtherHeads,
}

/// Puts a document together from its frames, oldest first.
///
/// # Errors
/// [`LoadError`]: the record is damaged in a way that its chain does not show, which means a fault in this program.
pub fn load(frames: &[DataFrame]) -> Result<Automerge, LoadError> {
    let loaded = catch_unwind(|| {
        let mut doc = Automerge::new();
        let mut changes: Vec<Change> = Vec::new();
        for chunk in frames.iter().flat_map(|frame| &frame.chunks) {
            if is_change(chunk) {
                changes.push(Change::from_bytes(chunk.clone()).map_err(|_| LoadError::Unreadable)?);
            } else {
                let mut whole = Automerge::load(chunk).map_err(|_| LoadError::Unreadable)?;
                doc.merge(&mut whole).map_err(|_| LoadError::Unreadable)?;
            }
        }
        apply_in_portions(&mut doc, changes, OPERATIONS_AT_ONCE).map_err(|_| LoadError::Unreadable)?;
        Ok(doc)
    });
    let doc = loaded.unwrap_or(Err(LoadError::Unreadable))?;
    match frames.last() {
        Some(frame) if frame.heads != heads(&doc) => Err(LoadError::OtherHeads),
        Some(_) | None => Ok(doc),
    }
}

/// Operations that are applied at once, where one change has no more. While it applies them Automerge takes some 470 bytes
/// for each: 300 notes of 15,000 letters at once were 2.1 GB.
const OPERATIONS_AT_ONCE: usize = 250_000;

/// Applies changes, each after those that it builds on, in portions of at most so many operations.
fn apply_in_portions(
    doc: &mut Automerge,
    changes: Vec<Change>,
    operations_max: usize,
) -> Result<(), automerge::AutomergeError> {
    let (mut portion, mut operations) = (Vec::new(), 0);
    for change in changes {
        if operations + change.len() > operations_max && !portion.is_empty() {
            doc.apply_changes(std::mem::take(&mut portion))?;
            operations = 0;
        }
        operations += change.len();
        portion.push(change);
    }
    doc.apply_changes(portion)
}

/// Does `work` on `doc`. Gives what came of it, and the document with it where that is another than before: reading
/// jobs never copy a document.
#[must_use]
pub fn run(id: DocId, doc: &Automerge, work: Work) -> (Done, Option<Automerge>) {
    match work {
        Work::Edit { edit, actors } => {
            let mut with = doc.clone();
            let edited = edit::apply(&mut with, &edit, actors);
            let is_new = edited.as_ref().is_ok_and(|edited| !edited.chunks.is_empty());
            let summary = match edited.as_ref() {
                Ok(edited) if !edited.chunks.is_empty() => summary_after(doc, &with, Some(edit.touched())),
                Ok(_) | Err(_) => Summary::default(),
            };
            (Done::Edited(edited, summary), is_new.then_some(with))
        }
        Work::Admit { chunks, vouched, sender } => {
            let mut with = doc.clone();
            let vetted = vet::admit_vouched(&mut with, id, &chunks, &sender, &vouched);
            let is_new = !vetted.taken.is_empty();
            let written = written(&with, &vetted.taken);
            let summary = if is_new {
                summary_after(doc, &with, touched(&with, &vetted.taken, &written))
            } else {
                Summary::default()
            };
            let taken = Taken {
                whole: false,
                new: vetted.taken.iter().map(|change| change.hash().into()).collect(),
                written,
                chunks: vetted.taken.iter().map(|change| change.raw_bytes().to_vec()).collect(),
                before: heads(doc),
                heads: heads(&with),
                summary,
                receipts: None,
            };
            (Done::Admitted(taken, vetted.refused), is_new.then_some(with))
        }
        Work::Adopt { pushes, receipts, is_last } => {
            let adopted = catch_unwind(AssertUnwindSafe(|| {
                let (with, mut taken) = adopt(doc, &pushes, is_last)?;
                taken.receipts = receipts.after(&with);
                Ok((with, taken))
            }));
            match adopted.unwrap_or(Err(AdoptError::Unreadable)) {
                Ok((with, taken)) => (Done::Adopted(Ok(taken)), Some(with)),
                Err(error) => (Done::Adopted(Err(error)), None),
            }
        }
        Work::Extract { have, may_send_whole } => {
            let (pushes, written) = extract(id, doc, &have, may_send_whole);
            (Done::Extracted(pushes, written), None)
        }
    }
}

/// What lists need of a document that became `with`: of the entries that were touched, where it was here before.
fn summary_after(before: &Automerge, with: &Automerge, touched: Option<Vec<Touched>>) -> Summary {
    match touched {
        Some(touched) if !heads(before).is_empty() => care::summary_of_touched(with, &touched),
        Some(_) | None => care::summary_of(with),
    }
}

/// The entries that `changes` touch, of which somebody wrote those in `written`; `None` where the whole document is read as
/// quickly.
fn touched(doc: &Automerge, changes: &[Change], written: &[ChangeId]) -> Option<Vec<Touched>> {
    let written: BTreeSet<ChangeId> = written.iter().copied().collect();
    let written: Vec<&Change> =
        changes.iter().filter(|change| written.contains(&ChangeId::from(change.hash()))).collect();
    let operations = written.iter().map(|change| change.len() as u64).sum::<u64>();
    if operations.saturating_mul(SMALL_PART) > doc.stats().num_ops { None } else { vet::touched(doc, written) }
}

/// What was changed is looked at alone where it is at most this part of a document: to find out what a change touches
/// takes longer than to read as much.
const SMALL_PART: u64 = 8;

fn heads(doc: &Automerge) -> Heads {
    doc.get_heads().into_iter().collect()
}

/// Automerge's chunk types, which stand after the magic bytes and the checksum.
const TYPE_AT: usize = 8;
const TYPE_CHANGE: u8 = 1;

fn is_change(chunk: &[u8]) -> bool {
    chunk.get(TYPE_AT) == Some(&TYPE_CHANGE)
}

fn adopt(doc: &Automerge, pushes: &[Push], is_last: bool) -> Result<(Automerge, Taken), AdoptError> {
    let before = heads(doc);
    let with = with_pushes(doc, pushes)?;
    let named = pushes.last().map(|push| push.heads.to_automerge()).unwrap_or_default();
    let is_short = is_last && named.iter().any(|hash| with.get_change_meta_by_hash(hash).is_none());
    if is_short || !with.get_missing_deps(&[]).is_empty() {
        return Err(AdoptError::Incomplete);
    }
    let now = heads(&with);
    if now == before {
        return Ok((with, Taken { heads: now, before, ..Taken::default() }));
    }
    let mut taken = Taken { before, heads: now, ..Taken::default() };
    if taken.before.is_empty() && pushes.iter().any(|push| push.whole) {
        // What came is what is kept: it leads to the heads that were named, which was just seen.
        taken.whole = true;
        taken.chunks = pushes.iter().flat_map(|push| &push.chunks).cloned().collect();
        taken.summary = care::summary_of(&with);
    } else {
        let new = with.get_changes(&taken.before.to_automerge());
        taken.chunks = new.iter().map(|change| change.raw_bytes().to_vec()).collect();
        taken.new = new.iter().map(|change| change.hash().into()).collect();
        taken.written = written(&with, &new);
        taken.summary = summary_after(doc, &with, touched(&with, &new, &taken.written));
    }
    Ok((with, taken))
}

/// The document with what was pushed; nothing of it is copied where it is not here yet.
fn with_pushes(doc: &Automerge, pushes: &[Push]) -> Result<Automerge, AdoptError> {
    let mut chunks = pushes.iter().flat_map(|push| push.chunks.iter().map(move |chunk| (push.whole, chunk))).peekable();
    let mut with = match chunks.next_if(|(whole, chunk)| *whole && heads(doc).is_empty() && !is_change(chunk)) {
        Some((_, chunk)) => Automerge::load(chunk).map_err(|_| AdoptError::Unreadable)?,
        None => doc.clone(),
    };
    let mut changes = Vec::new();
    for (whole, chunk) in chunks {
        if is_change(chunk) {
            changes.push(vet::read_change(chunk).map_err(|_| AdoptError::Unreadable)?);
        } else if whole {
            let mut more = Automerge::load(chunk).map_err(|_| AdoptError::Unreadable)?;
            with.merge(&mut more).map_err(|_| AdoptError::Unreadable)?;
        } else {
            return Err(AdoptError::Unreadable);
        }
    }
    apply_in_portions(&mut with, changes, OPERATIONS_AT_ONCE).map_err(|_| AdoptError::Unreadable)?;
    Ok(with)
}

/// The changes of `new` that are no births of `doc`.
fn written(doc: &Automerge, new: &[Change]) -> Vec<ChangeId> {
    // Births carry no time. What somebody wrote may carry none either, so this only saves looking closer.
    let births: BTreeSet<ChangeHash> = match birth::owner(doc) {
        Some(key) if new.iter().any(|change| change.timestamp() == 0) => {
            care::births_of(&key).unwrap_or_default().iter().map(Change::hash).collect()
        }
        Some(_) | None => BTreeSet::new(),
    };
    new.iter().map(Change::hash).filter(|hash| !births.contains(hash)).map(ChangeId::from).collect()
}

fn extract(id: DocId, doc: &Automerge, have: &Heads, may_send_whole: bool) -> (Vec<Push>, usize) {
    let known: Vec<ChangeHash> =
        have.to_automerge().into_iter().filter(|hash| doc.get_change_meta_by_hash(hash).is_some()).collect();
    let missing = doc.get_changes(&known);
    let heads = heads(doc);
    let all = usize::try_from(doc.stats().num_changes).unwrap_or(usize::MAX);
    let len: usize = missing.iter().map(|change| change.raw_bytes().len()).sum();
    // Automerge's own rule: a whole document is shorter where more than a third is missing. What surely does not fit into
    // one push is not put together to see that.
    let is_shorter = missing.len() > 1 && missing.len() > all / 3 && len <= WHOLE_LEN_MAX;
    if may_send_whole && is_shorter {
        let bytes = doc.save();
        let pieces: Vec<Vec<u8>> = bytes.chunks(PUSH_LEN_MAX).map(<[u8]>::to_vec).collect();
        if pieces.len() == 1 {
            return (vec![Push { doc: id, heads, whole: true, chunks: pieces, more: false }], 0);
        }
    }
    let mut pushes: Vec<Push> = Vec::new();
    let mut size = PUSH_LEN_MAX;
    for change in &missing {
        let chunk = change.raw_bytes().to_vec();
        if size + chunk.len() > PUSH_LEN_MAX {
            pushes.push(Push { doc: id, heads: heads.clone(), whole: false, chunks: Vec::new(), more: true });
            size = 0;
        }
        size += chunk.len();
        if let Some(push) = pushes.last_mut() {
            push.chunks.push(chunk);
        }
    }
    match pushes.last_mut() {
        Some(last) => last.more = false,
        None => pushes.push(Push { doc: id, heads, whole: false, chunks: Vec::new(), more: false }),
    }
    (pushes, written(doc, &missing).len())
}

/// The changes of `doc` that are not among the ancestors of `have`, as hashes.
#[must_use]
pub fn newer(doc: &Automerge, have: &Heads) -> BTreeSet<ChangeId> {
    doc.get_changes_meta(&have.to_automerge()).into_iter().map(|meta| meta.hash.into()).collect()
}

#[cfg(test)]
mod tests {
    use automerge::ROOT;
    use automerge::transaction::Transactable;

    use super::*;

    #[test]
    fn changes_make_the_same_document_in_however_small_portions() {
        let mut doc = Automerge::new();
        for n in 0..20 {
            let mut writing = doc.transaction();
            for name in 0..n {
                writing.put(ROOT, name.to_string(), n).unwrap();
            }
            writing.commit();
        }
        for operations_max in [1, 7, 1_000] {
            let mut again = Automerge::new();
            apply_in_portions(&mut again, doc.get_changes(&[]), operations_max).unwrap();
            assert_eq!(again.get_heads(), doc.get_heads());
            assert_eq!(again.stats().num_changes, doc.stats().num_changes);
        }
    }
}
