//! The store: journal, index and keys as one. Must never confirm what is not durable, nor show what is not confirmed.

use std::cell::RefCell;
use std::fmt;

use waystation_sync::id::DocId;
use waystation_sync::record::FrameKind;
pub use waystation_sync::replica::io::Draft;

use super::clean_stop::CleanStop;
use super::damage::Damage;
use super::error::StoreError;
use super::frame::{self, FrameHeader, MAX_PAYLOAD};
use super::index::{DocRow, Found, Index, IndexError, Meaning, open_payload};
use super::journal::{Journal, Limits};
use super::open::{self, Opened};
use super::walk::{self, Verified, damaged};
use crate::host::DataFolder;
use crate::vault::{self, Keyring, Ring, Subject, VaultError};

/// Where the keys of documents hang until a frame says its part.
const RING: Ring = Ring::of(u8::MAX);

/// The record of one node, open and unlocked. Used by one thread at a time.
pub struct Store {
    folder: DataFolder,
    journal: Journal,
    index: RefCell<Index>,
    keyring: Keyring,
    /// The note of the last clean stop may still be there.
    note_is_there: bool,
    stopped: bool,
}

impl Store {
    /// Opens the record in `folder`, or begins one.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], [`StoreError::Shortened`] and [`StoreError::NewerFormat`] leave every file as it was;
    /// otherwise the disk's.
    pub fn open(folder: &DataFolder, keyring: Keyring) -> Result<(Self, Opened), StoreError> {
        Self::open_with(folder, keyring, Limits::default())
    }

    /// [`Store::open`] with other limits.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(folder: &DataFolder, keyring: Keyring, limits: Limits) -> Result<(Self, Opened), StoreError> {
        let open::Parts { journal, index, opened } = open::open(folder, &keyring, limits)?;
        let (folder, index) = (folder.clone(), RefCell::new(index));
        Ok((Self { folder, journal, index, keyring, note_is_there: true, stopped: false }, opened))
    }

    /// Writes frames, in order, all durable or none when this returns; their sequences. One call is one fsync.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] and [`StoreError::Malformed`] before anything is written. After any other error the
    /// store has stopped: open it again and look whether the frames are there, all or none.
    pub fn append(&mut self, drafts: Vec<Draft>) -> Result<Vec<u64>, StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        let meanings = drafts.iter().map(meaning).collect::<Result<Vec<_>, _>>()?;
        check_group(&drafts)?;
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        let written = self.write(&drafts);
        self.stopped = written.is_err();
        let frames = written?;
        let indexed = self.index_or_heal(&frames, &meanings);
        self.stopped = indexed.is_err();
        indexed?;
        Ok(frames.iter().map(|(_, header)| header.sequence).collect())
    }

    fn write(&mut self, drafts: &[Draft]) -> Result<Vec<(walk::Position, FrameHeader)>, StoreError> {
        if self.note_is_there {
            CleanStop::remove(self.folder.disk().as_ref())?;
            self.note_is_there = false;
        }
        self.keyring.ensure(drafts.iter().map(|draft| Subject::document(draft.doc, RING)))?;
        let first = self.journal.state().next_sequence;
        let frames = (first..)
            .zip(drafts)
            .map(|(sequence, draft)| self.frame(sequence, draft))
            .collect::<Result<Vec<_>, _>>()?;
        let positions = self.journal.append(&frames)?;
        Ok(positions.into_iter().zip(frames.into_iter().map(|(header, _)| header)).collect())
    }

    fn frame(&self, sequence: u64, draft: &Draft) -> Result<(FrameHeader, Vec<u8>), StoreError> {
        let sealed_len = draft.payload.len() + vault::OVERHEAD;
        let header = FrameHeader {
            kind: draft.kind,
            retired: false,
            other_flags: 0,
            algorithm: vault::ALGORITHM,
            format: frame::FORMAT,
            sequence,
            doc: draft.doc,
            len: u32::try_from(sealed_len).map_err(|_| too_large(sealed_len))?,
        };
        let sealed = self.keyring.seal(&draft.doc, &header.original(), &draft.payload)?;
        Ok((header, sealed))
    }

    /// The frames are durable already, so a failing index is made anew and not the caller's concern.
    fn index_or_heal(
        &mut self,
        frames: &[(walk::Position, FrameHeader)],
        meanings: &[Meaning],
    ) -> Result<(), StoreError> {
        let index = self.index.get_mut();
        let add = |((position, header), meaning): (&(walk::Position, FrameHeader), &Meaning)| {
            index.add(&self.keyring, *position, header, meaning)
        };
        match frames.iter().zip(meanings).try_for_each(add) {
            Ok(()) => Ok(()),
            Err(_) => self.heal(),
        }
    }

    fn heal(&self) -> Result<(), StoreError> {
        tracing::warn!("the index failed; it is made again from the record");
        let (index, _) = open::rebuild_in_memory(&self.folder, &self.keyring, self.journal.state())?;
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

    /// A row for every document, in order of id.
    ///
    /// # Errors
    /// The disk's, or damage.
    pub fn documents(&self) -> Result<Vec<DocRow>, StoreError> {
        self.ask(|index| index.documents(&self.keyring))
    }

    /// The payloads of one document, in order, from the last snapshot that compaction made.
    ///
    /// # Errors
    /// [`StoreError::Damaged`]; [`VaultError::NoKey`] (as [`StoreError::Vault`]) if the document's key is gone.
    pub fn frames(&self, doc: &DocId) -> Result<Vec<(u64, FrameKind, Vec<u8>)>, StoreError> {
        self.ask(|index| {
            let places = index.places(doc)?;
            places.into_iter().map(|found| Ok((found.sequence, found.kind, self.payload(found)?))).collect()
        })
    }

    /// The payloads of one kind, in order, with the document that each is about; those whose key is gone are left out.
    ///
    /// # Errors
    /// The disk's, or damage.
    pub fn frames_of_kind(&self, kind: FrameKind) -> Result<Vec<(u64, DocId, Vec<u8>)>, StoreError> {
        self.ask(|index| {
            let mut frames = Vec::new();
            for found in index.places_of_kind(kind)? {
                match self.payload(found) {
                    Ok(payload) => frames.push((found.sequence, found.doc, payload)),
                    Err(IndexError::Store(StoreError::Vault(VaultError::NoKey))) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(frames)
        })
    }

    fn payload(&self, found: Found) -> Result<Vec<u8>, IndexError> {
        let (header, stored) = self.journal.read(found.position)?;
        // Either the index or the journal is wrong here; making the index anew tells which.
        if header.sequence != found.sequence || header.doc != found.doc || header.kind != found.kind {
            return Err(IndexError::Shelf);
        }
        Ok(open_payload(&self.keyring, found.position, &header, &stored)?)
    }

    /// The sequence of the newest frame; 0 in an empty record.
    #[must_use]
    pub fn last_sequence(&self) -> u64 {
        self.journal.state().next_sequence - 1
    }

    /// The chain's newest value: two records with the same one are the same up to here.
    #[must_use]
    pub fn chain_head(&self) -> [u8; 32] {
        self.journal.state().link
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

    /// Reads the whole record and proves the chain and the seal of every frame that there is a key for.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with the place.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let walked = walk::walk(self.folder.disk().as_ref(), &mut |position, header, stored| {
            if header.retired {
                return Ok(());
            }
            match open_payload(&self.keyring, position, header, stored) {
                Ok(_) | Err(StoreError::Vault(VaultError::NoKey)) => Ok(()),
                Err(error) => Err(error),
            }
        })?;
        let state = self.journal.state();
        if walked.link != state.link || walked.next_sequence != state.next_sequence {
            let last = walked.last.map_or((1, 0), |last| (last.header.number, last.end));
            return Err(damaged(last.0, last.1, Damage::FramesGone));
        }
        Ok(walked.verified())
    }

    /// Puts an index that always fails in place of the real one.
    #[cfg(test)]
    pub(super) fn break_index(&mut self) {
        self.index = RefCell::new(Index::new(Box::new(super::shelf::BrokenShelf)));
    }

    /// Ends the run: after this the next opening need not make the index anew.
    ///
    /// # Errors
    /// The disk's. Nothing is lost then; the next opening takes longer.
    pub fn close(self) -> Result<(), StoreError> {
        let Self { folder, journal, index, stopped, .. } = self;
        let index = index.into_inner().close();
        if stopped {
            return Ok(());
        }
        CleanStop::new(journal.state(), index).store(folder.disk().as_ref())
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("last_sequence", &self.last_sequence()).finish_non_exhaustive()
    }
}

/// Proves the chain of a record without any key: what `waystation check` can say of a locked node. What a power cut
/// left unfinished at the end is not counted.
///
/// # Errors
/// [`StoreError::Damaged`] with the place, [`StoreError::NewerFormat`], or the disk's.
pub fn verify_chain(folder: &DataFolder) -> Result<Verified, StoreError> {
    let disk = folder.disk().as_ref();
    let walked = walk::walk(disk, &mut |_, _, _| Ok(()))?;
    if let Some(stop) = CleanStop::load(disk)? {
        stop.check_not_shortened(&walked)?;
    }
    Ok(walked.verified())
}

const fn too_large(len: usize) -> StoreError {
    StoreError::TooLarge { len: len as u64, limit: MAX_PAYLOAD as u64 }
}

fn meaning(draft: &Draft) -> Result<Meaning, StoreError> {
    if draft.payload.len() > MAX_PAYLOAD {
        return Err(too_large(draft.payload.len()));
    }
    Meaning::of(draft.kind, &draft.payload).ok_or(StoreError::Malformed { kind: draft.kind.number() })
}

fn check_group(drafts: &[Draft]) -> Result<(), StoreError> {
    let overhead = frame::HEADER + vault::OVERHEAD;
    let len: usize = drafts.iter().map(|draft| draft.payload.len() + overhead).sum();
    let (len, limit) = (len as u64, super::MAX_GROUP);
    if len > limit { Err(StoreError::TooLarge { len, limit }) } else { Ok(()) }
}
