//! The store: journal, index and keys as one. Must never confirm what is not durable, nor show what is not confirmed.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use waystation_sync::id::{DocId, Heads};
use waystation_sync::record::{ChainMark, FrameKind, Summary};
use waystation_sync::replica::io::Draft;

use super::clean_stop::CleanStop;
use super::error::StoreError;
use super::frame::{self, FrameHeader, MAX_PAYLOAD};
use super::index::Index;
use super::journal::{Journal, Limits};
use super::look::{self, Looked};
use super::meaning::Meaning;
use super::open::{self, Making, Opened};
use super::place::IndexError;
use super::position::Position;
use super::prepared::Prepared;
use super::proofs::Proofs;
use super::quota::Quota;
use super::retired::Dead;
use super::sweep::Swept;
#[cfg(test)]
use super::walk::Verified;
use crate::host::DataFolder;
use crate::vault::{self, Keyring};

mod read;

/// The record of one node, open and unlocked. Used by one thread at a time.
pub struct Store {
    folder: DataFolder,
    pub(super) journal: Journal,
    index: RefCell<Index>,
    keyring: Keyring,
    proofs: Proofs,
    /// Documents that a snapshot would make much shorter.
    pub(super) due: BTreeSet<DocId>,
    /// Those whose snapshot does not fit into a frame, or onto the disk.
    pub(super) too_large: BTreeSet<DocId>,
    /// What is kept in quarantine; counted at the first refusal of a run.
    quota: Option<Quota>,
    /// The note of the last clean stop may still be there.
    note_is_there: bool,
    stopped: bool,
}

/// Frames that are durable and not yet in the index. Nothing may be asked of the store before [`Store::take_in`].
#[must_use]
pub struct Written {
    frames: Vec<(Position, FrameHeader)>,
    meanings: Vec<Meaning>,
}

impl Written {
    /// The sequence of each frame.
    #[must_use]
    pub fn sequences(&self) -> Vec<u64> {
        self.frames.iter().map(|(_, header)| header.sequence).collect()
    }
}

impl Store {
    /// Opens the record in `folder`, or begins one.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], [`StoreError::Shortened`], [`StoreError::KeysOlder`] and [`StoreError::NewerFormat`] leave
    /// every file as it was; otherwise the disk's.
    pub fn open(folder: &DataFolder, keyring: Keyring) -> Result<(Self, Opened), StoreError> {
        Self::open_with(folder, keyring, Limits::default())
    }

    /// [`Store::open`] with other limits.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(folder: &DataFolder, keyring: Keyring, limits: Limits) -> Result<(Self, Opened), StoreError> {
        let open::Parts { journal, index, proofs, opened } = open::open(folder, &keyring, limits)?;
        let mut store = Self::of(folder, keyring, (journal, index, proofs));
        let opened = Opened { keyless: store.keyless()?, ..opened };
        // What was due when the last run ended, and what another version had left alone.
        store.due = store.ask(Index::due)?.into_iter().collect();
        Ok((store, opened))
    }

    /// The record in `folder` as it lies there, proved and to be read: nothing on disk is cut, noted or made, and nothing can
    /// be written through it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub(crate) fn look(folder: &DataFolder, keyring: Keyring) -> Result<(Self, Looked), StoreError> {
        let (journal, index, proofs, looked) = look::look(folder, &keyring, Limits::default())?;
        Ok((Self { stopped: true, ..Self::of(folder, keyring, (journal, index, proofs)) }, looked))
    }

    fn of(folder: &DataFolder, keyring: Keyring, (journal, index, proofs): (Journal, Index, Proofs)) -> Self {
        let (folder, index, due, too_large) = (folder.clone(), RefCell::new(index), BTreeSet::new(), BTreeSet::new());
        let (quota, note_is_there, stopped) = (None, true, false);
        Self { folder, journal, index, keyring, proofs, due, too_large, quota, note_is_there, stopped }
    }

    /// Writes frames, in order, all durable or none when this returns; their sequences. One call is one fsync.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] and [`StoreError::Malformed`] before anything is written. After [`StoreError::Full`] nothing
    /// is there of the frames, and the store goes on where it could take back what it had begun. After any other error it
    /// has stopped: open it again and look whether the frames are there, all or none.
    pub fn append(&mut self, drafts: Vec<Draft>) -> Result<Vec<u64>, StoreError> {
        let written = self.write(Prepared::of(drafts)?)?;
        let sequences = written.sequences();
        self.take_in(written)?;
        Ok(sequences)
    }

    /// As [`Store::append`], for what can wait: false where the disk has no room for it, and then the store goes on as if it
    /// had never come.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub(super) fn append_if_room(&mut self, drafts: Vec<Draft>) -> Result<bool, StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        let prepared = Prepared::of(drafts)?;
        let written = self.sealed(&prepared).and_then(|frames| {
            let positions = self.journal.append_if_room(&frames, self.keyring.reach())?;
            Ok(positions.map(|positions| placed(positions, frames)))
        });
        self.stopped = written.is_err();
        let Some(frames) = written? else { return Ok(false) };
        self.take_in(Written { frames, meanings: prepared.meanings })?;
        Ok(true)
    }

    /// The first half of [`Store::append`]: the frames are durable when this returns, and their callers can be told.
    ///
    /// # Errors
    /// As [`Store::append`], but for the first two, which [`Prepared::of`] has answered.
    pub fn write(&mut self, mut prepared: Prepared) -> Result<Written, StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        if prepared.is_empty() {
            return Ok(Written { frames: Vec::new(), meanings: Vec::new() });
        }
        self.hold_to_quota(&mut prepared)?;
        let frames = self.write_frames(&prepared);
        self.stopped = match &frames {
            Ok(_) => false,
            // Nothing was written of it: with room again the next one is.
            Err(StoreError::Full { .. }) => self.journal.is_stopped() || self.keyring.is_stopped(),
            Err(_) => true,
        };
        Ok(Written { frames: frames?, meanings: prepared.meanings })
    }

    /// The second half: what was written can be read.
    ///
    /// # Errors
    /// [`StoreError`] if neither the index nor its replacement takes it; the store has then stopped.
    pub fn take_in(&mut self, written: Written) -> Result<(), StoreError> {
        let indexed = self.index_or_heal(&written);
        self.stopped |= indexed.is_err();
        indexed
    }

    /// Puts facts made anew in the place of older ones, in the index alone: the journal has the document that they are made
    /// from. False, and nothing is changed, if the document is not at `heads` any more.
    ///
    /// # Errors
    /// The disk's; nothing of the record is lost then.
    pub fn put_summary(&mut self, doc: &DocId, heads: &Heads, summary: &Summary) -> Result<bool, StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        self.forget_clean_stop()?;
        match self.index.get_mut().put_summary(&self.keyring, doc, heads, summary) {
            Ok(is_put) => Ok(is_put),
            Err(_) => self.heal().map(|()| false),
        }
    }

    /// From now on the index is not what the last run left.
    fn forget_clean_stop(&mut self) -> Result<(), StoreError> {
        if self.note_is_there {
            CleanStop::remove(self.folder.disk().as_ref())?;
            self.note_is_there = false;
        }
        Ok(())
    }

    fn hold_to_quota(&mut self, prepared: &mut Prepared) -> Result<(), StoreError> {
        if !prepared.drafts.iter().any(|draft| draft.kind == FrameKind::Quarantine) {
            return Ok(());
        }
        let mut quota = match self.quota.take() {
            Some(quota) => quota,
            None => Quota::of(&self.quarantined()?, self.journal.limits().refused_bytes),
        };
        quota.hold(prepared);
        self.quota = Some(quota);
        Ok(())
    }

    fn write_frames(&mut self, prepared: &Prepared) -> Result<Vec<(Position, FrameHeader)>, StoreError> {
        let frames = self.sealed(prepared)?;
        Ok(placed(self.journal.append(&frames, self.keyring.reach())?, frames))
    }

    /// The frames as they are written, each document's key durable.
    fn sealed(&mut self, prepared: &Prepared) -> Result<Vec<(FrameHeader, Vec<u8>)>, StoreError> {
        self.forget_clean_stop()?;
        self.keyring.ensure(prepared.subjects())?;
        let first = self.journal.state().next_sequence;
        (first..).zip(&prepared.drafts).map(|(sequence, draft)| self.frame(sequence, draft)).collect()
    }

    fn frame(&self, sequence: u64, draft: &Draft) -> Result<(FrameHeader, Vec<u8>), StoreError> {
        let len = (draft.payload.len() + vault::OVERHEAD) as u64;
        let header = FrameHeader {
            kind: draft.kind,
            retired: false,
            by_node: self.keyring.key(&draft.doc).is_none(),
            other_flags: 0,
            algorithm: vault::ALGORITHM,
            format: frame::FORMAT,
            sequence,
            doc: draft.doc,
            len: u32::try_from(len).map_err(|_| StoreError::TooLarge { len, limit: MAX_PAYLOAD as u64 })?,
        };
        let sealed = self.keyring.seal(&header.sealed_for(), &header.original(), &draft.payload)?;
        Ok((header, sealed))
    }

    /// The frames are durable already, so a failing index is made anew and not the caller's concern.
    fn index_or_heal(&mut self, Written { frames, meanings }: &Written) -> Result<(), StoreError> {
        let index = self.index.get_mut();
        for ((position, header), meaning) in frames.iter().zip(meanings) {
            match index.add(&self.keyring, *position, header, meaning) {
                Ok(true) if !self.too_large.contains(&header.doc) => drop(self.due.insert(header.doc)),
                Ok(_) => {}
                Err(_) => return self.heal(),
            }
        }
        Ok(())
    }

    fn heal(&self) -> Result<(), StoreError> {
        tracing::warn!("the index failed; it is made again from the record");
        let making = Making {
            folder: &self.folder,
            keyring: &self.keyring,
            proofs: &self.proofs,
            expected: self.journal.state(),
            limits: *self.journal.limits(),
        };
        let index = making.in_memory()?;
        *self.index.borrow_mut() = index;
        Ok(())
    }

    /// Asks the index; if it fails, makes it anew and asks again.
    fn ask<T>(&self, question: impl Fn(&Index) -> Result<T, IndexError>) -> Result<T, StoreError> {
        let first = question(&self.index.borrow());
        let again = match first {
            Err(IndexError::Shelf) => {
                self.heal()?;
                question(&self.index.borrow())
            }
            other => other,
        };
        again.map_err(|error| match error {
            IndexError::Shelf => StoreError::Index,
            IndexError::Store(error) => error,
        })
    }

    /// What may go, by segment.
    pub(super) fn dead_segments(&self) -> Result<Dead, StoreError> {
        self.ask(Index::dead)
    }

    /// A segment was written anew.
    pub(super) fn move_places(&mut self, swept: &Swept) -> Result<(), StoreError> {
        match self.index.get_mut().move_places(swept) {
            Ok(()) => Ok(()),
            Err(_) => self.heal(),
        }
    }

    /// The sequence of the newest frame; 0 in an empty record.
    #[must_use]
    pub fn last_sequence(&self) -> u64 {
        self.journal.state().next_sequence - 1
    }

    /// How far the chain has come: two records with the same mark are the same up to here.
    #[must_use]
    pub fn chain_mark(&self) -> ChainMark {
        ChainMark { sequence: self.last_sequence(), link: self.journal.state().link }
    }

    /// The keys.
    #[must_use]
    pub fn keyring(&mut self) -> &mut Keyring {
        &mut self.keyring
    }

    /// The keys, to read.
    #[must_use]
    pub const fn keys(&self) -> &Keyring {
        &self.keyring
    }

    /// What [`Store::look`] finds in the folder, which must end where this store does.
    #[cfg(test)]
    pub(super) fn verify(&self) -> Result<Verified, StoreError> {
        let (found, _, _, looked) = look::look(&self.folder, &self.keyring, *self.journal.limits())?;
        let (found, own) = (found.state(), self.journal.state());
        assert_eq!((found.link, found.next_sequence), (own.link, own.next_sequence));
        Ok(looked.verified)
    }

    /// Puts an index that always fails in place of the real one.
    #[cfg(test)]
    pub(super) fn break_index(&mut self) {
        self.index = RefCell::new(Index::new(Box::new(super::shelf::BrokenShelf), u32::MAX));
    }

    /// Ends the run: after this the next opening need not make the index anew.
    ///
    /// # Errors
    /// The disk's. Nothing is lost then; the next opening takes longer.
    pub fn close(self) -> Result<(), StoreError> {
        let Self { folder, mut journal, index, keyring, proofs, stopped, .. } = self;
        // An index made with some of the keys is of no use to whoever has more.
        let index = index.into_inner().close().filter(|_| !keyring.is_partial());
        if stopped {
            return Ok(());
        }
        journal.note_reach(keyring.reach())?;
        CleanStop::new(journal.state(), index).store(folder.disk().as_ref(), &proofs.stop)
    }
}

/// Where each frame was written.
fn placed(positions: Vec<Position>, frames: Vec<(FrameHeader, Vec<u8>)>) -> Vec<(Position, FrameHeader)> {
    positions.into_iter().zip(frames.into_iter().map(|(header, _)| header)).collect()
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("last_sequence", &self.last_sequence()).finish_non_exhaustive()
    }
}
