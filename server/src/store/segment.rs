//! Segment files and the groups in them: headers and their checks. Must never change the meaning of a stored byte.
//!
//! ```text
//! segment: magic 8 | format u16 | number u32 | id 16 | first sequence u64 | link before 32 | check 8, then groups
//! group:   magic 8 | segment id 16 | number u64 | frames u32 | bytes u64 | link before 32 | check 8, then frames,
//!          then the link after them 32
//! ```
//! Numbers are little-endian; a check is the first 8 bytes of the SHA-256 of what is before it.
//! Links are proofs (HMAC-SHA256) under a key of the node, so whoever has no key can make none. The segment's id is in
//! every group, so that bytes of a deleted file that come up after a power cut are never taken for a group of this one.

use sha2::{Digest, Sha256};

use super::frame::{HASH, Link};
use crate::host::RECORD_FILE;
use crate::vault::ProofKey;

/// The newest segment format this version reads.
pub(super) const FORMAT: u16 = 1;
const SEGMENT_MAGIC: &[u8; 8] = b"WAYSTJNL";
/// Chosen at random once, so that no ordinary bytes look like it.
const GROUP_MAGIC: &[u8; 8] = b"\xd1\x4e\x87WSg\xb0\x1b";
const CHECK: usize = 8;
/// The most bytes of frames in one group: what is read into memory at once.
pub(crate) const MAX_GROUP: u64 = 64 * 1024 * 1024;
/// Bytes of a segment's header.
pub(super) const SEGMENT_HEADER: usize = 8 + 2 + 4 + 16 + 8 + HASH + CHECK;
/// Bytes of a group's header.
pub(super) const GROUP_HEADER: usize = 8 + 16 + 8 + 4 + 8 + HASH + CHECK;
/// Bytes after a group's frames.
pub(super) const GROUP_END: usize = HASH;

/// The file name of a segment.
pub(super) fn name(number: u32) -> String {
    let (before, after) = RECORD_FILE;
    format!("{before}{number:08}{after}")
}

/// The number in a segment's file name.
pub(super) fn number_of(name: &str) -> Option<u32> {
    let digits = name.strip_prefix(RECORD_FILE.0)?.strip_suffix(RECORD_FILE.1)?;
    let number = digits.parse().ok()?;
    (self::name(number) == name).then_some(number)
}

/// Whether a file of this name is part of the record.
pub(crate) fn is_segment(name: &str) -> bool {
    number_of(name).is_some()
}

/// The start of a segment file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SegmentHeader {
    pub(super) number: u32,
    pub(super) id: [u8; 16],
    pub(super) first_sequence: u64,
    pub(super) link_before: Link,
}

/// Why a segment's header is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadHeader {
    Broken,
    Newer(u16),
}

impl SegmentHeader {
    pub(super) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = SEGMENT_MAGIC.to_vec();
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend_from_slice(&self.number.to_le_bytes());
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&self.first_sequence.to_le_bytes());
        bytes.extend_from_slice(&self.link_before);
        bytes.extend_from_slice(&check(&bytes));
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, BadHeader> {
        let (magic, rest) = bytes.split_first_chunk::<8>().ok_or(BadHeader::Broken)?;
        let (format, rest) = rest.split_first_chunk::<2>().ok_or(BadHeader::Broken)?;
        // Every format has this length of header and ends it with this check, so damage is told from news.
        let (covered, _) = checked(bytes, SEGMENT_HEADER).ok_or(BadHeader::Broken)?;
        if magic != SEGMENT_MAGIC || covered.len() != SEGMENT_HEADER - CHECK {
            return Err(BadHeader::Broken);
        }
        let format = u16::from_le_bytes(*format);
        if format > FORMAT {
            return Err(BadHeader::Newer(format));
        }
        let fields = || {
            let (number, rest) = rest.split_first_chunk::<4>()?;
            let (id, rest) = rest.split_first_chunk::<16>()?;
            let (first, rest) = rest.split_first_chunk::<8>()?;
            let link_before = *rest.first_chunk::<HASH>()?;
            let (number, first_sequence) = (u32::from_le_bytes(*number), u64::from_le_bytes(*first));
            Some(Self { number, id: *id, first_sequence, link_before })
        };
        fields().ok_or(BadHeader::Broken)
    }

    /// The chain after this header: what the segment's first group must name.
    pub(super) fn link(&self, chain: &ProofKey) -> Link {
        chain.prove(&[&self.link_before, &self.to_bytes()])
    }
}

/// The start of a group: frames that became durable together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GroupHeader {
    pub(super) segment: [u8; 16],
    pub(super) number: u64,
    pub(super) frames: u32,
    /// Bytes of the frames.
    pub(super) bytes: u64,
    pub(super) link_before: Link,
}

impl GroupHeader {
    pub(super) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = GROUP_MAGIC.to_vec();
        bytes.extend_from_slice(&self.segment);
        bytes.extend_from_slice(&self.number.to_le_bytes());
        bytes.extend_from_slice(&self.frames.to_le_bytes());
        bytes.extend_from_slice(&self.bytes.to_le_bytes());
        bytes.extend_from_slice(&self.link_before);
        bytes.extend_from_slice(&check(&bytes));
        bytes
    }

    /// Reads one if `bytes` begin with a whole one.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(GROUP_MAGIC) {
            return None;
        }
        let (covered, _) = checked(bytes, GROUP_HEADER)?;
        let rest = covered.get(GROUP_MAGIC.len()..)?;
        let (segment, rest) = rest.split_first_chunk::<16>()?;
        let (number, rest) = rest.split_first_chunk::<8>()?;
        let (frames, rest) = rest.split_first_chunk::<4>()?;
        let (bytes, rest) = rest.split_first_chunk::<8>()?;
        Some(Self {
            segment: *segment,
            number: u64::from_le_bytes(*number),
            frames: u32::from_le_bytes(*frames),
            bytes: u64::from_le_bytes(*bytes),
            link_before: *rest.first_chunk::<HASH>()?,
        })
    }

    /// Whether a group of this segment with at least this number begins anywhere in `bytes`.
    pub(super) fn any_in(bytes: &[u8], segment: &[u8; 16], least: u64) -> bool {
        let mut rest = bytes;
        // Looking for the first byte alone is quick, also where nothing is optimised.
        while let Some(at) = rest.iter().position(|byte| *byte == GROUP_MAGIC[0]) {
            let Some(from) = rest.get(at..) else { break };
            if Self::from_bytes(from).is_some_and(|header| header.segment == *segment && header.number >= least) {
                return true;
            }
            rest = from.get(1..).unwrap_or_default();
        }
        false
    }
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    for (place, byte) in check.iter_mut().zip(Sha256::digest(bytes)) {
        *place = byte;
    }
    check
}

/// The bytes that the check at the end of a header of `len` bytes covers, and the rest; `None` if it is wrong.
fn checked(bytes: &[u8], len: usize) -> Option<(&[u8], &[u8])> {
    let (header, rest) = bytes.split_at_checked(len)?;
    let (covered, found) = header.split_last_chunk::<CHECK>()?;
    (check(covered) == *found).then_some((covered, rest))
}
