//! Where frames are, as the index keeps it: keys and values of its shelf. Must never say what a frame holds.

use serde::{Deserialize, Serialize};
use waystation_sync::id::DocId;
use waystation_sync::record::FrameKind;

use super::error::StoreError;
use super::frame::FrameHeader;
use super::meaning::is_data;
use super::position::Position;
use super::retired::is_kept;
use super::shelf::{Change, ShelfFault, Tree};

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

/// A frame found through the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) sequence: u64,
    pub(super) doc: DocId,
    pub(super) kind: FrameKind,
    pub(super) position: Position,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Place {
    pub(super) segment: u32,
    pub(super) offset: u64,
    pub(super) kind: u8,
    pub(super) doc: [u8; 32],
    /// Bytes of the sealed payload.
    pub(super) len: u32,
    /// What is read of it at every opening, sealed; empty where that is nothing.
    pub(super) brief: Vec<u8>,
}

/// What says where a frame is.
pub(super) fn places_of(position: Position, header: &FrameHeader, brief: Vec<u8>) -> Result<Vec<Change>, IndexError> {
    let FrameHeader { kind, sequence, doc, len, .. } = *header;
    let Position { segment, offset } = position;
    let place = Place { segment, offset, kind: kind.number(), doc: doc.0, len, brief: Vec::new() };
    let mut changes = Vec::new();
    if !is_data(kind) {
        let brief = Place { brief, ..place.clone() };
        changes.push(Change::put(Tree::Kind, kind_key(kind.number(), sequence), encode(&brief)?));
    }
    // What is kept about a document for ever is not read with it.
    if !is_kept(kind) {
        changes.push(Change::put(Tree::At, at_key(&doc, sequence), encode(&place)?));
    }
    Ok(changes)
}

pub(super) fn found((key, value): (Vec<u8>, Vec<u8>)) -> Result<Found, IndexError> {
    let sequence = key.last_chunk::<8>().ok_or(IndexError::Shelf)?;
    let place: Place = postcard::from_bytes(&value).map_err(|_| IndexError::Shelf)?;
    Ok(Found {
        sequence: u64::from_be_bytes(*sequence),
        doc: DocId(place.doc),
        kind: FrameKind::of(place.kind),
        position: Position { segment: place.segment, offset: place.offset },
    })
}

pub(super) fn at_key(doc: &DocId, sequence: u64) -> Vec<u8> {
    [doc.0.as_slice(), &sequence.to_be_bytes()].concat()
}

pub(super) fn kind_key(kind: u8, sequence: u64) -> Vec<u8> {
    [&[kind], sequence.to_be_bytes().as_slice()].concat()
}

pub(super) fn dead_key(segment: u32, sequence: u64) -> Vec<u8> {
    [segment.to_be_bytes().as_slice(), &sequence.to_be_bytes()].concat()
}

pub(super) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, IndexError> {
    postcard::to_stdvec(value).map_err(|_| IndexError::Shelf)
}
