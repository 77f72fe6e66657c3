//! The key log's form, as bytes. Must never hold a key in clear, nor change the meaning of a stored byte.
//!
//! ```text
//! log:    magic 8 | format u16 | generation u32 | id 16 | check 8, then batches
//! batch:  magic 8 | id 16 | number of its first entry u64 | entries u32 | check 8, then entries, then the link after them 32
//! entry:  kind u8 | ring u8 | generation u16 | document or blob 32 | key, sealed under its ring's key 73
//! ```
//! Numbers are little-endian; a check is the first 8 bytes of the SHA-256 of what is before it. A link is the proof
//! (HMAC-SHA256 under a key of the node's ring) of the link before and the batch up to here, so that whoever has no key
//! can neither take an entry out nor put one in. The log's id is in every batch, as in the journal.

use sha2::{Digest, Sha256};
use waystation_sync::id::DocId;

use super::error::VaultError;
use super::mac::{PROOF, ProofKey};
use super::ring::{KeyKind, Ring, Subject};
use super::seal::{OVERHEAD, SealKey};

/// The two files that hold a key log by turns: while one is in use, its successor is written into the other.
pub(super) const FILES: [&str; 2] = ["keys-even.wsl", "keys-odd.wsl"];
/// The newest format this version reads.
pub(super) const FORMAT: u16 = 1;
/// Most entries of one batch: what is read into memory at once, about 7 MiB.
pub(super) const BATCH_ENTRIES_MAX: usize = 65_536;
const LOG_MAGIC: &[u8; 8] = b"WAYSTKLG";
/// Chosen at random once, so that no ordinary bytes look like it.
const BATCH_MAGIC: &[u8; 8] = b"\x9b\x12KLg\xe8\x05\xd6";
const CHECK: usize = 8;
pub(super) const LOG_HEADER: usize = 8 + 2 + 4 + 16 + CHECK;
pub(super) const BATCH_HEADER: usize = 8 + 16 + 8 + 4 + CHECK;
pub(super) const BATCH_END: usize = PROOF;
const FRONT: usize = 1 + 1 + 2 + 32;
/// Bytes of one entry.
pub(super) const ENTRY: usize = FRONT + 32 + OVERHEAD;

/// The file of the log of this generation.
pub(super) const fn file(generation: u32) -> &'static str {
    let [even, odd] = FILES;
    if generation.is_multiple_of(2) { even } else { odd }
}

/// The start of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LogHeader {
    pub(super) generation: u32,
    pub(super) id: [u8; 16],
}

/// Why a log's header is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadHeader {
    Broken,
    Newer(u16),
}

impl LogHeader {
    pub(super) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = LOG_MAGIC.to_vec();
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend_from_slice(&self.generation.to_le_bytes());
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&check(&bytes));
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, BadHeader> {
        let fields = || {
            let covered = checked(bytes, LOG_HEADER)?.strip_prefix(LOG_MAGIC)?;
            let (format, rest) = covered.split_first_chunk::<2>()?;
            let (generation, rest) = rest.split_first_chunk::<4>()?;
            let header = Self { generation: u32::from_le_bytes(*generation), id: *rest.first_chunk::<16>()? };
            Some((u16::from_le_bytes(*format), header))
        };
        match fields() {
            None | Some((0, _)) => Err(BadHeader::Broken),
            Some((format, _)) if format > FORMAT => Err(BadHeader::Newer(format)),
            Some((_, header)) => Ok(header),
        }
    }

    /// The link before the first batch.
    pub(super) fn link(&self, proof: &ProofKey) -> [u8; PROOF] {
        proof.prove(&[&self.to_bytes()])
    }
}

/// The start of a batch: entries that became durable together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BatchHeader {
    pub(super) log: [u8; 16],
    /// The number of its first entry; the log's first is 0.
    pub(super) first: u64,
    pub(super) entries: u32,
}

impl BatchHeader {
    pub(super) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = BATCH_MAGIC.to_vec();
        bytes.extend_from_slice(&self.log);
        bytes.extend_from_slice(&self.first.to_le_bytes());
        bytes.extend_from_slice(&self.entries.to_le_bytes());
        bytes.extend_from_slice(&check(&bytes));
        bytes
    }

    /// Reads one if `bytes` begin with a whole one.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = checked(bytes, BATCH_HEADER)?.strip_prefix(BATCH_MAGIC)?;
        let (log, rest) = rest.split_first_chunk::<16>()?;
        let (first, rest) = rest.split_first_chunk::<8>()?;
        let entries = u32::from_le_bytes(*rest.first_chunk::<4>()?);
        Some(Self { log: *log, first: u64::from_le_bytes(*first), entries })
    }

    /// Whether a batch of this log with at least this number begins anywhere in `bytes`.
    pub(super) fn any_in(bytes: &[u8], log: &[u8; 16], least: u64) -> bool {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| *byte == BATCH_MAGIC[0]) {
            let Some(from) = rest.get(at..) else { break };
            if Self::from_bytes(from).is_some_and(|header| header.log == *log && header.first >= least) {
                return true;
            }
            rest = from.get(1..).unwrap_or_default();
        }
        false
    }

    /// Bytes of the batch after its header, or `None` if no batch is that long.
    pub(super) fn body_len(&self) -> Option<usize> {
        let entries = usize::try_from(self.entries).ok().filter(|entries| *entries <= BATCH_ENTRIES_MAX)?;
        Some(entries * ENTRY + BATCH_END)
    }
}

/// One key as the log holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) subject: Subject,
    sealed: Vec<u8>,
}

impl Entry {
    /// Seals `key` under its ring's.
    pub(super) fn seal(log: &[u8; 16], subject: Subject, ring: &SealKey, key: &SealKey) -> Result<Self, VaultError> {
        Ok(Self { subject, sealed: ring.seal(&aad(log, &subject), key.bytes())? })
    }

    /// The key.
    pub(super) fn open(&self, log: &[u8; 16], ring: &SealKey) -> Result<SealKey, VaultError> {
        let plain = ring.open(&aad(log, &self.subject), &self.sealed)?;
        let bytes = plain.as_slice().try_into().map_err(|_| VaultError::Unreadable)?;
        Ok(SealKey::from_bytes(bytes))
    }

    fn write(&self, into: &mut Vec<u8>) {
        into.extend_from_slice(&front(&self.subject));
        into.extend_from_slice(&self.sealed);
    }

    /// Reads the first one of `bytes`.
    pub(super) fn read(bytes: &[u8; ENTRY]) -> Option<Self> {
        let ([kind, ring], rest) = bytes.split_first_chunk::<2>()?;
        let (generation, rest) = rest.split_first_chunk::<2>()?;
        let (id, sealed) = rest.split_first_chunk::<32>()?;
        let subject = Subject {
            id: DocId(*id),
            kind: KeyKind::of(*kind),
            ring: Ring::of(*ring),
            generation: u16::from_le_bytes(*generation),
        };
        Some(Self { subject, sealed: sealed.to_vec() })
    }
}

fn front(subject: &Subject) -> Vec<u8> {
    let mut bytes = vec![subject.kind.number(), subject.ring.number()];
    bytes.extend_from_slice(&subject.generation.to_le_bytes());
    bytes.extend_from_slice(&subject.id.0);
    bytes
}

fn aad(log: &[u8; 16], subject: &Subject) -> Vec<u8> {
    [b"waystation key 1\0".as_slice(), log, &front(subject)].concat()
}

/// The bytes of one batch, and the link after it.
pub(super) fn batch(
    proof: &ProofKey,
    header: BatchHeader,
    before: &[u8; PROOF],
    entries: &[Entry],
) -> (Vec<u8>, [u8; PROOF]) {
    let mut bytes = header.to_bytes();
    for entry in entries {
        entry.write(&mut bytes);
    }
    let link = proof.prove(&[before, &bytes]);
    bytes.extend_from_slice(&link);
    (bytes, link)
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    for (place, byte) in check.iter_mut().zip(Sha256::digest(bytes)) {
        *place = byte;
    }
    check
}

/// The bytes that the check at the end of a header of `len` bytes covers; `None` if it is wrong.
fn checked(bytes: &[u8], len: usize) -> Option<&[u8]> {
    let (covered, found) = bytes.get(..len)?.split_last_chunk::<CHECK>()?;
    (check(covered) == *found).then_some(covered)
}
