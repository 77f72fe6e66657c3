//! The note of how far the record reached, so that a record cut at the border of a group is not taken for a whole one.
//! Must never be ahead of what is durable.
//!
//! ```text
//! slot: magic 8 | format u16 | counter u64 | next sequence u64 | next group u64 | link 32 | segment u32 | end u64
//!       | key log generation u32 | keys u64 | proof 32
//! ```
//! Numbers are little-endian. The file has two slots, at 0 and at [`APART`]; the one with the higher counter counts. The
//! second is written after every group without waiting for the disk, so it costs no time; the first is made durable at
//! each opening and stop and every [`GROUPS_BETWEEN_SYNCS`] groups.
//!
//! What it shows: groups cut off the end, a file of the record removed, the whole record put back to an older state beside
//! a newer note, keys older than the record. What it does not: after the second slot is spoilt, a cut of the groups since
//! the first; and a whole folder put back as it was, notes and keys with it. Only another node can tell that.

use super::damage::Damage;
use super::error::StoreError;
use super::frame::{HASH, Link};
use super::link_at::LinkAt;
use super::position::damaged;
use super::proofs::Proofs;
use super::segment;
use super::walk::{Torn, Walked};
use crate::host::disk::{self, Disk, DiskError, DiskFile};
use crate::vault::{PROOF, ProofKey};

/// The file's name.
pub(super) const FILE: &str = "reach";
const MAGIC: &[u8; 8] = b"WAYSTRCH";
const FORMAT: u16 = 1;
const COVERED: usize = 8 + 2 + 8 + 8 + 8 + HASH + 4 + 8 + 4 + 8;
/// Bytes of a slot.
pub(super) const SLOT: usize = COVERED + PROOF;
/// Where the second slot begins: in a sector of its own.
pub(super) const APART: usize = 512;
/// Groups written between two times that the note is made durable.
const GROUPS_BETWEEN_SYNCS: u64 = 64;

/// How far the record reached at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    pub(super) counter: u64,
    pub(super) next_sequence: u64,
    pub(super) next_group: u64,
    pub(super) link: Link,
    pub(super) segment: u32,
    pub(super) end: u64,
    /// The key log's generation, and the keys ever added to it.
    pub(super) keys: (u32, u64),
}

impl Reach {
    pub(super) fn to_bytes(self, proof: &ProofKey) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend_from_slice(&self.counter.to_le_bytes());
        bytes.extend_from_slice(&self.next_sequence.to_le_bytes());
        bytes.extend_from_slice(&self.next_group.to_le_bytes());
        bytes.extend_from_slice(&self.link);
        bytes.extend_from_slice(&self.segment.to_le_bytes());
        bytes.extend_from_slice(&self.end.to_le_bytes());
        bytes.extend_from_slice(&self.keys.0.to_le_bytes());
        bytes.extend_from_slice(&self.keys.1.to_le_bytes());
        bytes.extend_from_slice(&proof.prove(&[&bytes]));
        bytes
    }

    /// Reads a slot; `None` if this node did not write it.
    pub(super) fn from_bytes(bytes: &[u8], proof: &ProofKey) -> Option<Self> {
        let (covered, rest) = bytes.split_first_chunk::<COVERED>()?;
        if !proof.is_proof(&[covered], rest.first_chunk::<PROOF>()?) {
            return None;
        }
        let rest = covered.strip_prefix(MAGIC)?.strip_prefix(&FORMAT.to_le_bytes())?;
        let (counter, rest) = rest.split_first_chunk::<8>()?;
        let (next_sequence, rest) = rest.split_first_chunk::<8>()?;
        let (next_group, rest) = rest.split_first_chunk::<8>()?;
        let (link, rest) = rest.split_first_chunk::<HASH>()?;
        let (segment, rest) = rest.split_first_chunk::<4>()?;
        let (end, rest) = rest.split_first_chunk::<8>()?;
        let (generation, rest) = rest.split_first_chunk::<4>()?;
        let keys = (u32::from_le_bytes(*generation), u64::from_le_bytes(*rest.first_chunk::<8>()?));
        Some(Self {
            counter: u64::from_le_bytes(*counter),
            next_sequence: u64::from_le_bytes(*next_sequence),
            next_group: u64::from_le_bytes(*next_group),
            link: *link,
            segment: u32::from_le_bytes(*segment),
            end: u64::from_le_bytes(*end),
            keys,
        })
    }

    /// Reads the note; `None` if there is none.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if there is one and this node wrote neither of its slots.
    pub(super) fn load(disk: &dyn Disk, proofs: &Proofs) -> Result<Option<Self>, StoreError> {
        let Some(bytes) = disk::read_whole(disk, FILE, (APART + SLOT) as u64)? else { return Ok(None) };
        let slot = |from: usize| Self::from_bytes(bytes.get(from..)?, &proofs.reach);
        match [slot(0), slot(APART)].into_iter().flatten().max_by_key(|slot| slot.counter) {
            Some(reach) => Ok(Some(reach)),
            None => Err(bad(Damage::ReachNote)),
        }
    }

    /// Refuses a record that ends before, or was another at, the point noted.
    pub(super) fn check(&self, found: &Walked, links: &LinkAt) -> Result<(), StoreError> {
        if found.next_sequence < self.next_sequence {
            if let (Some(last), Some(Torn::Tail(_))) = (&found.last, found.torn) {
                return Err(damaged(last.header.number, last.end, Damage::Group));
            }
            let there = found.last.filter(|last| last.header.number == self.segment);
            return Err(StoreError::Shortened {
                segment: segment::name(self.segment),
                expected: self.end,
                found: there.map_or(0, |last| last.end),
            });
        }
        if self.next_sequence > 1 && !links.found {
            return Err(bad(Damage::OtherRecord));
        }
        Ok(())
    }

    /// Refuses keys that are older than the record.
    pub(super) fn check_keys(&self, keys: (u32, u64)) -> Result<(), StoreError> {
        if keys < self.keys { Err(StoreError::KeysOlder) } else { Ok(()) }
    }
}

fn bad(what: Damage) -> StoreError {
    StoreError::Damaged { segment: FILE.to_owned(), offset: 0, what }
}

/// A record that has frames has a note of them.
pub(super) fn missing() -> StoreError {
    bad(Damage::ReachNote)
}

/// The note, open for writing.
#[derive(Debug)]
pub(super) struct ReachFile {
    proof: ProofKey,
    file: Option<Box<dyn DiskFile>>,
    counter: u64,
    groups_since_sync: u64,
}

impl ReachFile {
    /// Goes on after the note that was found.
    pub(super) fn resume(proofs: &Proofs, found: Option<&Reach>) -> Self {
        let counter = found.map_or(0, |reach| reach.counter);
        Self { proof: proofs.reach.clone(), file: None, counter, groups_since_sync: 0 }
    }

    /// Notes the journal's state, durable only from time to time.
    pub(super) fn note(&mut self, disk: &dyn Disk, state: &Walked, keys: (u32, u64)) -> Result<(), StoreError> {
        if self.groups_since_sync >= GROUPS_BETWEEN_SYNCS {
            return self.note_durably(disk, state, keys);
        }
        self.groups_since_sync += 1;
        self.write(disk, APART, state, keys)
    }

    /// Notes the journal's state, durable on return. Makes the file if there is none.
    pub(super) fn note_durably(&mut self, disk: &dyn Disk, state: &Walked, keys: (u32, u64)) -> Result<(), StoreError> {
        self.write(disk, 0, state, keys)?;
        if let Some(file) = &mut self.file {
            file.sync()?;
        }
        self.groups_since_sync = 0;
        Ok(())
    }

    fn write(&mut self, disk: &dyn Disk, at: usize, state: &Walked, keys: (u32, u64)) -> Result<(), StoreError> {
        self.counter += 1;
        let reach = Reach {
            counter: self.counter,
            next_sequence: state.next_sequence,
            next_group: state.next_group,
            link: state.link,
            segment: state.last.map_or(0, |last| last.header.number),
            end: state.last.map_or(0, |last| last.end),
            keys,
        };
        let slot = reach.to_bytes(&self.proof);
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(open(disk, &slot)?),
        };
        Ok(file.rewrite(at as u64, &slot)?)
    }
}

/// The file, made whole and durable with the same slot twice if it was not there.
fn open(disk: &dyn Disk, slot: &[u8]) -> Result<Box<dyn DiskFile>, StoreError> {
    match disk.open(FILE, true) {
        Err(DiskError::Missing { .. }) => {
            let mut bytes = slot.to_vec();
            bytes.resize(APART, 0);
            bytes.extend_from_slice(slot);
            disk::replace_whole(disk, FILE, &bytes)?;
            Ok(disk.open(FILE, true)?)
        }
        other => Ok(other?),
    }
}
