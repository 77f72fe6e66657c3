//! Opening the store: what the last run left, proved, cut where torn, and indexed. Must never change a byte on disk
//! before all of the journal is known to be good.

use std::sync::Arc;

use super::behind::Behind;
use super::clean_stop::CleanStop;
use super::damage::Damage;
use super::error::StoreError;
use super::index::Index;
use super::journal::{Found, Journal, Limits};
use super::link_at::LinkAt;
use super::place::IndexError;
use super::position::damaged;
use super::proofs::Proofs;
use super::reach::{self, Reach};
use super::shelf::{MemoryShelf, Shelf};
use super::sled_shelf::SledShelf;
use super::walk::{self, Walk, Walked};
use crate::host::DataFolder;
use crate::host::disk::Disk;
use crate::vault::Keyring;

/// What opening found and did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The last run closed the store.
    pub clean: bool,
    /// Bytes that a power cut left unfinished, and that were cut off. Nothing confirmed is ever among them.
    pub cut_bytes: u64,
    /// Frames in the record.
    pub frames: u64,
    /// The index was made anew.
    pub rebuilt: bool,
    /// Documents that there is no key for: the keyring is an older copy, or theirs were erased.
    pub keyless: u64,
    /// There is a note of a clean stop that this node did not write, or not for this end of the record. It was not used.
    pub false_stop: bool,
}

/// What the store is made of, once opened.
pub(super) struct Parts {
    pub(super) journal: Journal,
    pub(super) index: Index,
    pub(super) proofs: Proofs,
    pub(super) opened: Opened,
}

/// Opens everything in `folder`, and puts right what the last run left.
pub(super) fn open(folder: &DataFolder, keyring: &Keyring, limits: Limits) -> Result<Parts, StoreError> {
    let disk = Arc::clone(folder.disk());
    let proofs = Proofs::of(keyring)?;
    let keys = keyring.reach();
    let reach = Reach::load(disk.as_ref(), &proofs)?;
    if let Some(reach) = reach.as_ref().filter(|_| !limits.older_keys) {
        reach.check_keys(keys)?;
    }
    let is_there = CleanStop::is_there(disk.as_ref())?;
    let stop = CleanStop::load(disk.as_ref(), &proofs.stop)?;
    let stop = stop.filter(|stop| stop.agrees_with(reach.as_ref()));
    let false_stop = is_there && stop.is_none();
    let clean = match stop {
        Some(stop) => stop.is_the_end(disk.as_ref())?,
        None => false,
    };
    if let Some(stop) = stop.filter(|_| clean)
        && let Some(index) = reopen_index(folder, &stop, limits)
    {
        let state = stop.state();
        let frames = state.verified().frames;
        let journal = Journal::resume(disk, limits, Found { state, reach, clean }, &proofs, keys)?;
        let opened = Opened { clean, cut_bytes: 0, frames, rebuilt: false, keyless: 0, false_stop };
        return Ok(Parts { journal, index, proofs, opened });
    }
    let state = prove(disk.as_ref(), &proofs, keyring, reach.as_ref(), &mut |_, _, _| Ok(()))?;
    let behind = Behind::of(&state, stop.as_ref());
    if let Some(Behind { file, bytes, .. }) = behind.as_ref().filter(|behind| behind.after_clean_stop) {
        tracing::warn!(file, bytes, "somebody else wrote behind the end of the record; it is cut off");
    }
    let cut_bytes = behind.map_or(0, |behind| behind.bytes);
    // Before anything is written: a payload of a newer version is met only here.
    let index = Making { folder, keyring, proofs: &proofs, expected: &state, limits }.anew()?;
    let frames = state.verified().frames;
    let journal = Journal::resume(disk, limits, Found { state, reach, clean }, &proofs, keys)?;
    let opened = Opened { clean, cut_bytes, frames, rebuilt: true, keyless: 0, false_stop };
    Ok(Parts { journal, index, proofs, opened })
}

/// Walks the whole record and refuses one that ends before the point noted, or that was another one there. Whether the keys
/// are older than that point is the caller's to ask.
pub(super) fn prove(
    disk: &dyn Disk,
    proofs: &Proofs,
    keyring: &Keyring,
    reach: Option<&Reach>,
    visit: walk::Visit<'_>,
) -> Result<Walked, StoreError> {
    let mut walk = Walk::new(proofs, keyring, LinkAt::of(reach.map(|reach| (reach.next_sequence, reach.link))));
    let state = walk::walk(disk, &mut walk, visit)?;
    match reach {
        Some(reach) => reach.check(&state, &walk.link_at)?,
        None if state.last.is_some() => return Err(reach::missing()),
        None => {}
    }
    Ok(state)
}

fn reopen_index(folder: &DataFolder, stop: &CleanStop, limits: Limits) -> Option<Index> {
    let (number, hash) = stop.index?;
    let home = folder.indexes()?;
    let shelf = SledShelf::reopen(home, number, &hash).ok()?;
    shelf.remove_others(home);
    Some(Index::new(Box::new(shelf), limits.frames_since_snapshot))
}

/// What an index is made from.
pub(super) struct Making<'a> {
    pub(super) folder: &'a DataFolder,
    pub(super) keyring: &'a Keyring,
    pub(super) proofs: &'a Proofs,
    /// The journal as it was proved.
    pub(super) expected: &'a Walked,
    pub(super) limits: Limits,
}

impl Making<'_> {
    /// Makes the index anew: on disk if the folder has a place for it, in memory if it has none or that fails.
    fn anew(&self) -> Result<Index, StoreError> {
        if let Some(home) = self.folder.indexes()
            && let Ok(shelf) = SledShelf::create(home)
        {
            shelf.remove_others(home);
            match self.fill(Box::new(shelf)) {
                Err(IndexError::Shelf) => tracing::warn!("the index on disk failed; it is kept in memory for this run"),
                Err(IndexError::Store(error)) => return Err(error),
                Ok(filled) => return Ok(filled),
            }
        }
        self.in_memory()
    }

    /// Makes the index anew where nothing can fail but the journal.
    pub(super) fn in_memory(&self) -> Result<Index, StoreError> {
        match self.fill(Box::new(MemoryShelf::default())) {
            Ok(filled) => Ok(filled),
            Err(IndexError::Shelf) => Err(StoreError::Index),
            Err(IndexError::Store(error)) => Err(error),
        }
    }

    fn fill(&self, shelf: Box<dyn Shelf>) -> Result<Index, IndexError> {
        let mut index = Index::new(shelf, self.limits.frames_since_snapshot);
        let mut shelf_failed = false;
        let mut walk = Walk::new(self.proofs, self.keyring, LinkAt::of(None));
        let walked = walk::walk(self.folder.disk().as_ref(), &mut walk, &mut |position, header, stored| match index
            .add_stored(self.keyring, position, header, stored)
        {
            Ok(()) => Ok(()),
            Err(IndexError::Store(error)) => Err(error),
            Err(IndexError::Shelf) => {
                shelf_failed = true;
                Err(StoreError::Index)
            }
        });
        if shelf_failed {
            return Err(IndexError::Shelf);
        }
        let walked = walked?;
        if walked.next_sequence != self.expected.next_sequence || walked.link != self.expected.link {
            let last = walked.last.map_or((1, 0), |last| (last.header.number, last.end));
            return Err(IndexError::Store(damaged(last.0, last.1, Damage::FramesGone)));
        }
        index.made();
        Ok(index)
    }
}
