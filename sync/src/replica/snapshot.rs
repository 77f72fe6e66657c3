//! One snapshot in the place of all frames of a document. Must never answer with one that was not loaded again and found
//! to be the same document.

use std::panic::catch_unwind;

use automerge::{Automerge, ReadDoc};

use super::work::{self, LoadError};
use crate::care::declare::Known;
use crate::id::Heads;
use crate::record::DataFrame;

/// Why there is no snapshot. The frames stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// There are no frames.
    #[error("there is nothing to make a snapshot of")]
    Empty,
    /// The frames do not make a document.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The snapshot does not read, or reads as another document.
    #[error("a snapshot did not read back as the document it was made of")]
    NotTheSame,
}

/// The frame that stands for `frames`, which are all of one document, oldest first. It brings nothing new.
///
/// # Errors
/// [`SnapshotError`].
pub fn snapshot(frames: &[DataFrame]) -> Result<DataFrame, SnapshotError> {
    let newest = frames.last().ok_or(SnapshotError::Empty)?;
    let doc = work::load(frames)?;
    // The library may panic on its own bytes too; then the frames stay.
    let bytes = catch_unwind(|| verified(&doc)).unwrap_or(None).ok_or(SnapshotError::NotTheSame)?;
    // Of the newest frame, the facts are only those of what it touched.
    let summary = frames.iter().map(|frame| &frame.summary).collect::<Known>().summary();
    Ok(DataFrame { chunks: vec![bytes], new: Vec::new(), summary, ..newest.clone() })
}

/// The document's bytes, if they load as the same one.
fn verified(doc: &Automerge) -> Option<Vec<u8>> {
    let bytes = doc.save();
    let again = Automerge::load(&bytes).ok()?;
    let heads = |doc: &Automerge| doc.get_heads().into_iter().collect::<Heads>();
    let is_same = heads(&again) == heads(doc) && again.stats().num_changes == doc.stats().num_changes;
    is_same.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use automerge::ROOT;
    use automerge::transaction::Transactable;

    use super::*;
    use crate::id::{ChangeId, EditId};
    use crate::record::{Origin, Summary};
    use crate::time::Millis;

    /// A document of some edits, and a frame for each.
    fn written(edits: i64) -> (Automerge, Vec<DataFrame>) {
        let mut doc = Automerge::new();
        let mut frames = Vec::new();
        for edit in 0..edits {
            let before = doc.get_heads();
            let mut writing = doc.transaction();
            writing.put(ROOT, "n", edit).unwrap();
            writing.commit();
            let changes = doc.get_changes(&before);
            frames.push(DataFrame {
                origin: Origin::Here { edit: EditId([7; 16]) },
                received: Millis(edit),
                chunks: changes.iter().map(|change| change.raw_bytes().to_vec()).collect(),
                new: changes.iter().map(|change| ChangeId::from(change.hash())).collect(),
                heads: doc.get_heads().into_iter().collect(),
                accepted: Heads::default(),
                waiting: 0,
                summary: Summary::default(),
            });
        }
        (doc, frames)
    }

    #[test]
    fn a_snapshot_is_one_frame_that_loads_as_the_same_document() {
        let (doc, frames) = written(50);
        let made = snapshot(&frames).unwrap();
        assert_eq!((made.chunks.len(), made.new.len()), (1, 0));
        assert_eq!(made.heads, frames[49].heads);
        let loaded = work::load(std::slice::from_ref(&made)).unwrap();
        assert_eq!(loaded.get_heads(), doc.get_heads());
        assert_eq!(loaded.stats().num_changes, 50);
        assert_eq!(snapshot(std::slice::from_ref(&made)).unwrap(), made, "and stands for itself");
    }

    #[test]
    fn frames_that_make_no_whole_document_get_none() {
        assert_eq!(snapshot(&[]), Err(SnapshotError::Empty));
        let (_, frames) = written(3);
        for left in [&frames[..1], &frames[1..]] {
            let mut left = left.to_vec();
            left.last_mut().unwrap().heads = frames[2].heads.clone();
            assert!(matches!(snapshot(&left), Err(SnapshotError::Load(_))), "{left:?}");
        }
    }
}
