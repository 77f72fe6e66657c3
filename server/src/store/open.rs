//! Opening the store: what the last run left, proved, cut where torn, and indexed. Must never change a byte on disk
//! before all of the journal is known to be good.

use std::sync::Arc;

use super::clean_stop::CleanStop;
use super::error::StoreError;
use super::index::{Index, IndexError};
use super::journal::{Journal, Limits};
use super::shelf::{MemoryShelf, Shelf};
use super::sled_shelf::SledShelf;
use super::walk::{self, Torn, Walked};
use crate::host::DataFolder;
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
    /// Frames met while making the index that there is no key for: erased, or the keyring is an older copy.
    pub keyless: u64,
}

/// What the store is made of, once opened.
pub(super) struct Parts {
    pub(super) journal: Journal,
    pub(super) index: Index,
    pub(super) opened: Opened,
}

/// Opens everything in `folder`.
pub(super) fn open(folder: &DataFolder, keyring: &Keyring, limits: Limits) -> Result<Parts, StoreError> {
    let disk = Arc::clone(folder.disk());
    let stop = CleanStop::load(disk.as_ref())?;
    let clean = match stop {
        Some(stop) => stop.is_the_end(disk.as_ref())?,
        None => false,
    };
    if let Some(stop) = stop.filter(|_| clean)
        && let Some(index) = reopen_index(folder, &stop)
    {
        let state = stop.state();
        let frames = state.verified().frames;
        let journal = Journal::resume(disk, limits, state, true)?;
        let opened = Opened { clean, cut_bytes: 0, frames, rebuilt: false, keyless: 0 };
        return Ok(Parts { journal, index, opened });
    }
    let state = walk::walk(disk.as_ref(), &mut |_, _, _| Ok(()))?;
    if let Some(stop) = stop {
        stop.check_not_shortened(&state)?;
    }
    let cut_bytes = match state.torn {
        Some(Torn::Tail(bytes) | Torn::Segment { bytes, .. }) => bytes,
        None => 0,
    };
    let journal = Journal::resume(disk, limits, state, clean)?;
    let (index, keyless) = rebuild(folder, keyring, journal.state())?;
    let frames = state.verified().frames;
    Ok(Parts { journal, index, opened: Opened { clean, cut_bytes, frames, rebuilt: true, keyless } })
}

fn reopen_index(folder: &DataFolder, stop: &CleanStop) -> Option<Index> {
    let (number, hash) = stop.index?;
    let home = folder.indexes()?;
    let shelf = SledShelf::reopen(home, number, &hash).ok()?;
    shelf.remove_others(home);
    Some(Index::new(Box::new(shelf)))
}

/// Makes the index anew: on disk if the folder has a place for it, in memory if it has none or that fails.
fn rebuild(folder: &DataFolder, keyring: &Keyring, expected: &Walked) -> Result<(Index, u64), StoreError> {
    if let Some(home) = folder.indexes()
        && let Ok(shelf) = SledShelf::create(home)
    {
        shelf.remove_others(home);
        match fill(Box::new(shelf), folder, keyring, expected) {
            Err(IndexError::Shelf) => tracing::warn!("the index on disk failed; it is kept in memory for this run"),
            Err(IndexError::Store(error)) => return Err(error),
            Ok(filled) => return Ok(filled),
        }
    }
    rebuild_in_memory(folder, keyring, expected)
}

/// Makes the index anew where nothing can fail but the journal.
pub(super) fn rebuild_in_memory(
    folder: &DataFolder,
    keyring: &Keyring,
    expected: &Walked,
) -> Result<(Index, u64), StoreError> {
    match fill(Box::new(MemoryShelf::default()), folder, keyring, expected) {
        Ok(filled) => Ok(filled),
        Err(IndexError::Shelf) => Err(StoreError::Index),
        Err(IndexError::Store(error)) => Err(error),
    }
}

fn fill(
    shelf: Box<dyn Shelf>,
    folder: &DataFolder,
    keyring: &Keyring,
    expected: &Walked,
) -> Result<(Index, u64), IndexError> {
    let mut index = Index::new(shelf);
    let mut keyless = 0;
    let mut shelf_failed = false;
    let walked = walk::walk(folder.disk().as_ref(), &mut |position, header, stored| match index
        .add_stored(keyring, position, header, stored)
    {
        Ok(true) => Ok(()),
        Ok(false) => {
            keyless += 1;
            Ok(())
        }
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
    if walked.next_sequence != expected.next_sequence || walked.link != expected.link {
        return Err(IndexError::Store(StoreError::Stopped));
    }
    Ok((index, keyless))
}
