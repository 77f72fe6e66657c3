//! Taking in what a walk over the journal finds, and which of it no key here opens. Must never take a payload that its key
//! should open, and does not, for one whose key is gone.

use waystation_sync::id::DocId;
use waystation_sync::stored::ReadError;

use super::Index;
use crate::store::damage::Damage;
use crate::store::error::StoreError;
use crate::store::frame::FrameHeader;
use crate::store::meaning::{Meaning, is_data};
use crate::store::place::IndexError;
use crate::store::position::{Position, damaged};
use crate::store::segment;
use crate::store::shelf::{Change, Tree};
use crate::store::walk::open_payload;
use crate::vault::{Keyring, NODE, VaultError};

impl Index {
    /// Takes in one frame of a walk over the journal. Of one that no key here opens only its document is kept in mind.
    pub(in crate::store) fn add_stored(
        &mut self,
        keyring: &Keyring,
        position: Position,
        header: &FrameHeader,
        stored: &[u8],
    ) -> Result<(), IndexError> {
        if header.retired {
            if is_data(header.kind) {
                self.gone.insert(header.doc, header.sequence);
            }
            return Ok(());
        }
        let payload = match open_payload(keyring, position, header, stored) {
            Err(StoreError::Vault(VaultError::NoKey)) => return self.note_keyless(header),
            // The chain proves that this node wrote these bytes. Where nothing before them could be opened either, they are
            // under a key that is gone, and the key that is here was made when somebody brought the document again.
            Err(StoreError::Damaged { what: Damage::PayloadSealed, .. })
                if header.sealed_for() != NODE && self.entry(&header.doc)?.is_none() =>
            {
                return self.note_keyless(header);
            }
            other => other,
        }?;
        let meaning = Meaning::of(header.kind, &payload).map_err(|error| unread(position, &error))?;
        self.add(keyring, position, header, &meaning).map(|_| ())
    }

    fn note_keyless(&mut self, header: &FrameHeader) -> Result<(), IndexError> {
        Ok(self.shelf.apply(vec![Change::put(Tree::Keyless, header.doc.0.to_vec(), Vec::new())])?)
    }

    /// How many documents the record holds and no key here opens.
    pub(in crate::store) fn keyless(&self) -> Result<u64, IndexError> {
        Ok(self.shelf.scan(Tree::Keyless, &[])?.len() as u64)
    }

    /// Whether the record holds a document that no key here opens.
    pub(in crate::store) fn is_keyless(&self, doc: &DocId) -> Result<bool, IndexError> {
        Ok(self.shelf.get(Tree::Keyless, &doc.0)?.is_some())
    }
}

/// A payload that its key opens and that does not read.
fn unread(position: Position, error: &ReadError) -> StoreError {
    match *error {
        ReadError::Newer { found, known, .. } => StoreError::NewerFormat {
            file: segment::name(position.segment),
            found: u16::from(found),
            known: u16::from(known),
        },
        ReadError::Damaged { .. } => damaged(position.segment, position.offset, Damage::PayloadForm),
    }
}
