//! One frame of the journal: a plain header, then a sealed payload. Must never change the meaning of a stored byte.
//!
//! ```text
//! kind u8 | flags u8 | algorithm u8 | format u8 | sequence u64 | document 32 | payload length u32 | payload
//! ```
//! Numbers are little-endian. A retired payload is gone and only its SHA-256 stands in its place; the header still
//! tells the length it had, and the chain does not notice. It counts only where a later frame names it (`retired`).
//! Flags: 1 the payload is retired; 2 it is sealed under the node's own key, since there is no key for its document.

use sha2::{Digest, Sha256};
use waystation_sync::id::DocId;
use waystation_sync::record::FrameKind;

use crate::vault::{self, ProofKey};

/// The largest payload of one frame before sealing, in bytes.
pub(crate) const MAX_PAYLOAD: usize = 16 * 1024 * 1024;
/// The newest frame format this version reads.
pub(super) const FORMAT: u8 = 1;
/// Bytes of a frame's header.
pub(super) const HEADER: usize = 48;
/// The payload was retired: its hash stands in its place.
const RETIRED: u8 = 1;
/// The payload is sealed under the node's own key.
const BY_NODE: u8 = 2;
/// Bytes of a hash.
pub(super) const HASH: usize = 32;

/// A value of the chain: proves everything before it.
pub(super) type Link = [u8; HASH];

/// A frame's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameHeader {
    pub(super) kind: FrameKind,
    pub(super) retired: bool,
    /// Sealed under the node's own key, and not the document's.
    pub(super) by_node: bool,
    /// Flags of newer versions, kept as they are.
    pub(super) other_flags: u8,
    pub(super) algorithm: u8,
    pub(super) format: u8,
    pub(super) sequence: u64,
    pub(super) doc: DocId,
    /// Bytes of the sealed payload, also when it was retired.
    pub(super) len: u32,
}

impl FrameHeader {
    /// The header as it is sealed and chained, which is as it was first written.
    pub(super) fn original(&self) -> [u8; HEADER] {
        Self { retired: false, ..*self }.to_bytes()
    }

    pub(super) fn to_bytes(self) -> [u8; HEADER] {
        let mut bytes = [0; HEADER];
        let known = if self.retired { RETIRED } else { 0 } | if self.by_node { BY_NODE } else { 0 };
        let flags = self.other_flags & !(RETIRED | BY_NODE) | known;
        let parts: [&[u8]; 4] = [
            &[self.kind.number(), flags, self.algorithm, self.format],
            &self.sequence.to_le_bytes(),
            &self.doc.0,
            &self.len.to_le_bytes(),
        ];
        for (place, byte) in bytes.iter_mut().zip(parts.into_iter().flatten()) {
            *place = *byte;
        }
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8; HEADER]) -> Option<Self> {
        let ([kind, flags, algorithm, format], rest) = bytes.split_first_chunk::<4>()?;
        let (sequence, rest) = rest.split_first_chunk::<8>()?;
        let (doc, rest) = rest.split_first_chunk::<32>()?;
        let len = rest.first_chunk::<4>()?;
        Some(Self {
            kind: FrameKind::of(*kind),
            retired: flags & RETIRED != 0,
            by_node: flags & BY_NODE != 0,
            other_flags: flags & !(RETIRED | BY_NODE),
            algorithm: *algorithm,
            format: *format,
            sequence: u64::from_le_bytes(*sequence),
            doc: DocId(*doc),
            len: u32::from_le_bytes(*len),
        })
    }

    /// Bytes that follow the header on disk.
    pub(super) const fn stored_len(&self) -> usize {
        if self.retired { HASH } else { self.len as usize }
    }

    /// Whether the length is one that a frame may have.
    pub(super) const fn len_is_allowed(&self) -> bool {
        self.len as usize <= MAX_PAYLOAD + vault::OVERHEAD
    }

    /// The chain after this frame: the proof of the link before, the header as first written, and the payload's hash.
    pub(super) fn link(&self, chain: &ProofKey, before: &Link, stored: &[u8]) -> Link {
        chain.prove(&[before, &self.original(), &hash_of(self, stored)])
    }

    /// The document under whose key the payload is sealed.
    pub(super) const fn sealed_for(&self) -> DocId {
        if self.by_node { vault::NODE } else { self.doc }
    }
}

/// Takes the first frame off `bytes`: header, stored payload, and the rest. `None` if it is cut off or too long.
pub(super) fn split_frame(bytes: &[u8]) -> Option<(FrameHeader, &[u8], &[u8])> {
    let (header, rest) = bytes.split_first_chunk::<HEADER>()?;
    let header = FrameHeader::from_bytes(header)?;
    if !header.len_is_allowed() {
        return None;
    }
    let (stored, rest) = rest.split_at_checked(header.stored_len())?;
    Some((header, stored, rest))
}

/// The hash by which a stored payload is named.
pub(super) fn hash_of(header: &FrameHeader, stored: &[u8]) -> Link {
    match stored.try_into() {
        Ok(hash) if header.retired => hash,
        _ => Sha256::digest(stored).into(),
    }
}
