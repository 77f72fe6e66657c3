//! What makes reading quick, derived from the journal frame by frame. Must never hold plaintext, nor anything that the
//! journal could not give again.

use serde::{Deserialize, Serialize};
use waystation_sync::id::{DocId, Heads};
use waystation_sync::record::{DataFrame, FrameKind, Met};

use super::damage::Damage;
use super::error::StoreError;
use super::frame::FrameHeader;
use super::shelf::{Change, Shelf, ShelfFault, Tree};
use super::walk::{Position, damaged};
use crate::vault::{Keyring, VaultError};

/// What lists need of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocRow {
    /// Which one.
    pub doc: DocId,
    /// The sequence of its newest data or snapshot frame.
    pub sequence: u64,
    /// Its heads.
    pub heads: Heads,
    /// The heads that the clinic is known to hold.
    pub accepted: Heads,
    /// Edits that the clinic is not yet known to hold.
    pub waiting: u32,
    /// What its newest frame gave for lists.
    pub row: Vec<u8>,
}

/// Why the index could not answer: its shelf failed, which is healed, or the record did.
#[derive(Debug)]
pub(super) enum IndexError {
    Shelf,
    Store(StoreError),
}

impl From<ShelfFault> for IndexError {
    fn from(_: ShelfFault) -> Self {
        Self::Shelf
    }
}

impl From<StoreError> for IndexError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What a frame's payload says to the index.
#[derive(Debug)]
pub(super) enum Meaning {
    Data(DataFrame),
    Met(Met),
    Opaque,
}

impl Meaning {
    /// Reads a payload; `None` if it is not of the form that its kind has.
    pub(super) fn of(kind: FrameKind, payload: &[u8]) -> Option<Self> {
        match kind {
            FrameKind::Data | FrameKind::Snapshot => postcard::from_bytes(payload).ok().map(Self::Data),
            FrameKind::Met => postcard::from_bytes(payload).ok().map(Self::Met),
            FrameKind::Directory
            | FrameKind::Quarantine
            | FrameKind::Return
            | FrameKind::Audit
            | FrameKind::Erasure
            | FrameKind::Unknown(_) => Some(Self::Opaque),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct DocEntry {
    sequence: u64,
    heads: Heads,
    accepted: Heads,
    waiting: u32,
    sealed_row: Vec<u8>,
}

/// A frame found through the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) sequence: u64,
    pub(super) doc: DocId,
    pub(super) kind: FrameKind,
    pub(super) position: Position,
}

#[derive(Serialize, Deserialize)]
struct Place {
    segment: u32,
    offset: u64,
    kind: u8,
    doc: [u8; 32],
}

/// The index over one shelf.
pub(super) struct Index {
    shelf: Box<dyn Shelf>,
}

const fn is_data(kind: FrameKind) -> bool {
    matches!(kind, FrameKind::Data | FrameKind::Snapshot)
}

fn row_aad(sequence: u64) -> Vec<u8> {
    let mut aad = b"waystation row 1\0".to_vec();
    aad.extend_from_slice(&sequence.to_le_bytes());
    aad
}

fn at_key(doc: &DocId, sequence: u64) -> Vec<u8> {
    [doc.0.as_slice(), &sequence.to_be_bytes()].concat()
}

fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, IndexError> {
    postcard::to_stdvec(value).map_err(|_| IndexError::Shelf)
}

impl Index {
    pub(super) fn new(shelf: Box<dyn Shelf>) -> Self {
        Self { shelf }
    }

    pub(super) fn close(self) -> Option<(u32, [u8; 32])> {
        self.shelf.close()
    }

    /// Takes in one frame that is durable in the journal.
    pub(super) fn add(
        &mut self,
        keyring: &Keyring,
        position: Position,
        header: &FrameHeader,
        meaning: &Meaning,
    ) -> Result<(), IndexError> {
        let FrameHeader { kind, sequence, doc, .. } = *header;
        let Position { segment, offset } = position;
        let place = encode(&Place { segment, offset, kind: kind.number(), doc: doc.0 })?;
        let mut changes = Vec::new();
        if !is_data(kind) {
            let key = [&[kind.number()], sequence.to_be_bytes().as_slice()].concat();
            changes.push(Change { tree: Tree::Kind, key, value: Some(place.clone()) });
        }
        changes.push(Change { tree: Tree::At, key: at_key(&doc, sequence), value: Some(place) });
        match meaning {
            Meaning::Data(data) => {
                // A snapshot that brought nothing new was made by compaction and stands for all before it.
                if kind == FrameKind::Snapshot && data.new.is_empty() {
                    for earlier in self.places(&doc)?.into_iter().filter(|earlier| is_data(earlier.kind)) {
                        changes.push(Change { tree: Tree::At, key: at_key(&doc, earlier.sequence), value: None });
                    }
                }
                let sealed_row = keyring.seal(&doc, &row_aad(sequence), &data.row).map_err(StoreError::from)?;
                let (heads, accepted) = (data.heads.clone(), data.accepted.clone());
                let entry = DocEntry { sequence, heads, accepted, waiting: data.waiting, sealed_row };
                changes.push(Change { tree: Tree::Doc, key: doc.0.to_vec(), value: Some(encode(&entry)?) });
            }
            Meaning::Met(met) => {
                for (doc, accepted, waiting) in &met.accepted {
                    let Some(mut entry) = self.entry(doc)? else { continue };
                    entry.accepted = accepted.clone();
                    entry.waiting = *waiting;
                    changes.push(Change { tree: Tree::Doc, key: doc.0.to_vec(), value: Some(encode(&entry)?) });
                }
            }
            Meaning::Opaque => {}
        }
        Ok(self.shelf.apply(changes)?)
    }

    /// Takes in one frame of a walk over the journal. False if there is no key for it, so that only its place is kept.
    pub(super) fn add_stored(
        &mut self,
        keyring: &Keyring,
        position: Position,
        header: &FrameHeader,
        stored: &[u8],
    ) -> Result<bool, IndexError> {
        if header.retired {
            return Ok(true);
        }
        let payload = match open_payload(keyring, position, header, stored) {
            Err(StoreError::Vault(VaultError::NoKey)) => {
                return self.add(keyring, position, header, &Meaning::Opaque).map(|()| false);
            }
            other => other,
        }?;
        let unreadable = || damaged(position.segment, position.offset, Damage::PayloadForm);
        let meaning = Meaning::of(header.kind, &payload).ok_or_else(unreadable)?;
        self.add(keyring, position, header, &meaning).map(|()| true)
    }

    fn entry(&self, doc: &DocId) -> Result<Option<DocEntry>, IndexError> {
        let Some(bytes) = self.shelf.get(Tree::Doc, &doc.0)? else { return Ok(None) };
        postcard::from_bytes(&bytes).map(Some).map_err(|_| IndexError::Shelf)
    }

    /// All documents that there is a key for, in order of id.
    pub(super) fn documents(&self, keyring: &Keyring) -> Result<Vec<DocRow>, IndexError> {
        let mut rows = Vec::new();
        for (key, value) in self.shelf.scan(Tree::Doc, &[])? {
            let doc = DocId(key.as_slice().try_into().map_err(|_| IndexError::Shelf)?);
            let entry: DocEntry = postcard::from_bytes(&value).map_err(|_| IndexError::Shelf)?;
            let DocEntry { sequence, heads, accepted, waiting, sealed_row } = entry;
            match keyring.open(&doc, &row_aad(sequence), &sealed_row) {
                Ok(row) => rows.push(DocRow { doc, sequence, heads, accepted, waiting, row }),
                Err(VaultError::NoKey) => {}
                Err(_) => return Err(IndexError::Shelf),
            }
        }
        Ok(rows)
    }

    /// Where the frames of `doc` are, in order.
    pub(super) fn places(&self, doc: &DocId) -> Result<Vec<Found>, IndexError> {
        self.shelf.scan(Tree::At, &doc.0)?.into_iter().map(found).collect()
    }

    /// Where the frames of `kind` are, in order.
    pub(super) fn places_of_kind(&self, kind: FrameKind) -> Result<Vec<Found>, IndexError> {
        if !is_data(kind) {
            return self.shelf.scan(Tree::Kind, &[kind.number()])?.into_iter().map(found).collect();
        }
        let all = self.shelf.scan(Tree::At, &[])?.into_iter().map(found);
        let mut places: Vec<Found> =
            all.filter(|found| !matches!(found, Ok(found) if found.kind != kind)).collect::<Result<_, _>>()?;
        places.sort_unstable_by_key(|found| found.sequence);
        Ok(places)
    }
}

fn found((key, value): (Vec<u8>, Vec<u8>)) -> Result<Found, IndexError> {
    let sequence = key.last_chunk::<8>().ok_or(IndexError::Shelf)?;
    let place: Place = postcard::from_bytes(&value).map_err(|_| IndexError::Shelf)?;
    Ok(Found {
        sequence: u64::from_be_bytes(*sequence),
        doc: DocId(place.doc),
        kind: FrameKind::of(place.kind),
        position: Position { segment: place.segment, offset: place.offset },
    })
}

/// Opens the payload of a frame as it is stored.
pub(super) fn open_payload(
    keyring: &Keyring,
    position: Position,
    header: &FrameHeader,
    stored: &[u8],
) -> Result<Vec<u8>, StoreError> {
    match keyring.open(&header.doc, &header.original(), stored) {
        Err(VaultError::Unreadable) => Err(damaged(position.segment, position.offset, Damage::PayloadSealed)),
        other => Ok(other?),
    }
}
