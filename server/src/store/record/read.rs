//! Reading the store. Must never show what is not durable.

use std::ops::Range;

use waystation_sync::id::DocId;
use waystation_sync::record::FrameKind;

use super::Store;
use crate::store::error::StoreError;
use crate::store::frame::FrameHeader;
use crate::store::index::{DocRow, Index, Refused};
use crate::store::place::{Found, IndexError};
use crate::store::walk::open_payload;
use crate::vault::VaultError;

impl Store {
    /// A row for every document, in order of id.
    ///
    /// # Errors
    /// The disk's, or damage.
    pub fn documents(&self) -> Result<Vec<DocRow>, StoreError> {
        self.ask(|index| index.documents(&self.keyring))
    }

    /// The row of one document; `None` if it is not here, or there is no key for it.
    ///
    /// # Errors
    /// The disk's, or damage.
    pub fn row(&self, doc: &DocId) -> Result<Option<DocRow>, StoreError> {
        self.ask(|index| index.document(&self.keyring, doc))
    }

    /// The payloads of one document, in order, from the last snapshot that compaction made.
    ///
    /// # Errors
    /// [`StoreError::Damaged`]; [`VaultError::NoKey`] (as [`StoreError::Vault`]) if the document's key is gone.
    pub fn frames(&self, doc: &DocId) -> Result<Vec<(u64, FrameKind, Vec<u8>)>, StoreError> {
        self.frames_after(doc, 0)
    }

    /// As [`Store::frames`], but for those up to `sequence`, which are not read.
    ///
    /// # Errors
    /// As there.
    pub fn frames_after(&self, doc: &DocId, sequence: u64) -> Result<Vec<(u64, FrameKind, Vec<u8>)>, StoreError> {
        self.ask(|index| {
            if index.is_keyless(doc)? {
                return Err(StoreError::from(VaultError::NoKey).into());
            }
            let newer = index.places(doc)?.into_iter().filter(|found| found.sequence > sequence);
            newer.map(|found| Ok((found.sequence, found.kind, self.payload(found)?))).collect()
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

    /// How many documents the record holds and no key here opens: the keys are an older copy than the record, or theirs were
    /// erased.
    ///
    /// # Errors
    /// The disk's.
    pub fn keyless(&self) -> Result<u64, StoreError> {
        self.ask(Index::keyless)
    }

    /// Everything that was refused, in order, without its bytes; what there is no key for is left out.
    ///
    /// # Errors
    /// The disk's, or damage.
    pub fn quarantined(&self) -> Result<Vec<Refused>, StoreError> {
        self.quarantined_in(0..u64::MAX, usize::MAX)
    }

    /// As [`Store::quarantined`], for a stretch of the record: the newest of it, at most `most`.
    ///
    /// # Errors
    /// As there.
    pub fn quarantined_in(&self, sequences: Range<u64>, most: usize) -> Result<Vec<Refused>, StoreError> {
        self.ask(|index| index.quarantined(&self.keyring, &sequences, most))
    }

    /// The newest payloads of one kind in a stretch of the record, at most `most`, in order; those whose key is gone are left
    /// out.
    ///
    /// # Errors
    /// As [`Store::frames_of_kind`].
    pub fn frames_of_kind_in(
        &self,
        kind: FrameKind,
        sequences: Range<u64>,
        most: usize,
    ) -> Result<Vec<(u64, DocId, Vec<u8>)>, StoreError> {
        self.ask(|index| {
            let mut frames = Vec::new();
            let places = index.places_of_kind(kind)?;
            for found in places.into_iter().rev().filter(|found| sequences.contains(&found.sequence)) {
                if frames.len() == most {
                    break;
                }
                match self.payload(found) {
                    Ok(payload) => frames.push((found.sequence, found.doc, payload)),
                    Err(IndexError::Store(StoreError::Vault(VaultError::NoKey))) => {}
                    Err(error) => return Err(error),
                }
            }
            frames.reverse();
            Ok(frames)
        })
    }

    fn payload(&self, found: Found) -> Result<Vec<u8>, IndexError> {
        Ok(self.read(found)?.2)
    }

    fn read(&self, found: Found) -> Result<(FrameHeader, Vec<u8>, Vec<u8>), IndexError> {
        let (header, stored) = self.journal.read(found.position)?;
        // Either the index or the journal is wrong here; making the index anew tells which.
        if header.sequence != found.sequence || header.doc != found.doc || header.kind != found.kind {
            return Err(IndexError::Shelf);
        }
        let payload = open_payload(&self.keyring, found.position, &header, &stored)?;
        Ok((header, stored, payload))
    }

    /// A frame: its header, its payload as stored, and opened.
    pub(in crate::store) fn stored(&self, found: Found) -> Result<(FrameHeader, Vec<u8>, Vec<u8>), StoreError> {
        self.read(found).map_err(|error| match error {
            IndexError::Shelf => StoreError::Index,
            IndexError::Store(error) => error,
        })
    }

    /// Where all frames of a document are, in order, but for what is kept about it for ever.
    pub(in crate::store) fn places(&self, doc: &DocId) -> Result<Vec<Found>, StoreError> {
        self.ask(|index| index.places(doc))
    }
}
