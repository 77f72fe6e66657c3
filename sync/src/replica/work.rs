//! Work on one document: the heavy part of every input, done as a pure function on a pool so that one large
//! document never keeps the others waiting. Must never let a panic out: bytes from outside can make Automerge panic.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, Change, ChangeHash, ReadDoc};

use super::limits::PUSH_LEN_MAX;
use super::message::Push;
use crate::care::edit::{self, Actors, Edit, EditError, Edited};
use crate::care::summary;
use crate::care::{self, birth};
use crate::id::{ChangeId, DocId, Heads};
use crate::record::DataFrame;
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
        /// Who sent them.
        sender: Sender,
    },
    /// Take what the clinic sent.
    Adopt {
        /// The pushes of one document, in order.
        pushes: Vec<Push>,
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
    Edited(Result<Edited, EditError>, Vec<u8>),
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
    /// Whether `chunks` is one whole document.
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
    /// Its summary row now.
    pub row: Vec<u8>,
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
            if chunk.get(8) == Some(&1) {
                changes.push(Change::from_bytes(chunk.clone()).map_err(|_| LoadError::Unreadable)?);
            } else {
                let mut whole = Automerge::load(chunk).map_err(|_| LoadError::Unreadable)?;
                doc.merge(&mut whole).map_err(|_| LoadError::Unreadable)?;
            }
        }
        doc.apply_changes(changes).map_err(|_| LoadError::Unreadable)?;
        Ok(doc)
    });
    let doc = loaded.unwrap_or(Err(LoadError::Unreadable))?;
    match frames.last() {
        Some(frame) if frame.heads != heads(&doc) => Err(LoadError::OtherHeads),
        Some(_) | None => Ok(doc),
    }
}

/// Does `work` on `doc`, which is changed only by what the result says.
pub fn run(id: DocId, doc: &mut Automerge, work: Work) -> Done {
    match work {
        Work::Edit { edit, actors } => {
            let mut with = doc.clone();
            let edited = edit::apply(&mut with, &edit, actors);
            if edited.as_ref().is_ok_and(|edited| !edited.chunks.is_empty()) {
                *doc = with;
            }
            Done::Edited(edited, summary::Row::of(doc).to_bytes())
        }
        Work::Admit { chunks, sender } => {
            let before = heads(doc);
            let vetted = vet::admit(doc, id, &chunks, &sender);
            let taken = Taken {
                whole: false,
                new: vetted.taken.iter().map(|change| change.hash().into()).collect(),
                written: written(doc, &vetted.taken),
                chunks: vetted.taken.iter().map(|change| change.raw_bytes().to_vec()).collect(),
                before,
                heads: heads(doc),
                row: summary::Row::of(doc).to_bytes(),
            };
            Done::Admitted(taken, vetted.refused)
        }
        Work::Adopt { pushes } => {
            let adopted = catch_unwind(AssertUnwindSafe(|| adopt(doc, &pushes)));
            Done::Adopted(adopted.unwrap_or(Err(AdoptError::Unreadable)).map(|(with, taken)| {
                *doc = with;
                taken
            }))
        }
        Work::Extract { have, may_send_whole } => {
            let (pushes, written) = extract(id, doc, &have, may_send_whole);
            Done::Extracted(pushes, written)
        }
    }
}

fn heads(doc: &Automerge) -> Heads {
    doc.get_heads().into_iter().collect()
}

fn adopt(doc: &Automerge, pushes: &[Push]) -> Result<(Automerge, Taken), AdoptError> {
    let before = heads(doc);
    let mut with = doc.clone();
    for push in pushes {
        if push.whole {
            let bytes = push.chunks.concat();
            let mut whole = Automerge::load(&bytes).map_err(|_| AdoptError::Unreadable)?;
            with.merge(&mut whole).map_err(|_| AdoptError::Unreadable)?;
        } else {
            let changes = push
                .chunks
                .iter()
                .map(|chunk| vet::read_change(chunk))
                .collect::<Result<Vec<_>, _>>()
                .map_err(|_| AdoptError::Unreadable)?;
            with.apply_changes(changes).map_err(|_| AdoptError::Unreadable)?;
        }
    }
    let named = pushes.last().map(|push| push.heads.to_automerge()).unwrap_or_default();
    if named.iter().any(|hash| with.get_change_meta_by_hash(hash).is_none()) || !with.get_missing_deps(&[]).is_empty() {
        return Err(AdoptError::Incomplete);
    }
    let new: Vec<Change> = with.get_changes(&before.to_automerge());
    let whole = before.is_empty() && !new.is_empty() && pushes.iter().any(|push| push.whole);
    let taken = Taken {
        whole,
        chunks: if whole { vec![with.save()] } else { new.iter().map(|change| change.raw_bytes().to_vec()).collect() },
        new: if whole { Vec::new() } else { new.iter().map(|change| change.hash().into()).collect() },
        written: if whole { Vec::new() } else { written(&with, &new) },
        before,
        heads: heads(&with),
        row: summary::Row::of(&with).to_bytes(),
    };
    Ok((with, taken))
}

/// The changes of `new` that are no births of `doc`.
fn written(doc: &Automerge, new: &[Change]) -> Vec<ChangeId> {
    // Births carry no time. What somebody wrote may carry none either, so this only saves looking closer.
    let births: BTreeSet<ChangeHash> = match birth::owner(doc) {
        Some((client, part)) if new.iter().any(|change| change.timestamp() == 0) => {
            care::births_of(client, part).unwrap_or_default().iter().map(Change::hash).collect()
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
    // Automerge's own rule: a whole document is shorter where more than a third is missing.
    if may_send_whole && missing.len() > 1 && missing.len() > all / 3 {
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
