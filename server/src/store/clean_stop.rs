//! The note that a run ended well: where the journal ended and which index belongs to it. Must never outlive the first
//! write of the next run, nor be believed without this node's proof.

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::reach::Reach;
use super::segment;
use super::walk::{Last, Walked};
use crate::host::disk::{self, Disk, DiskError};
use crate::vault::{PROOF, ProofKey};

/// The note's file.
pub(crate) const FILE: &str = "clean-stop";
const MAGIC: &[u8; 8] = b"WAYSTEND";
const MOST_BYTES: u64 = 4096;

/// The journal's end and the index made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CleanStop {
    /// The newest segment's number and id; zero in an empty journal.
    segment: u32,
    segment_id: [u8; 16],
    first_sequence: u64,
    link_before_segment: [u8; 32],
    /// Where its newest group begins, if it has one, and where the next goes.
    group: Option<u64>,
    end: u64,
    link: [u8; 32],
    next_group: u64,
    next_sequence: u64,
    /// The number of the index folder and the hash of all files in it; `None` if there was none worth keeping.
    pub(super) index: Option<(u32, [u8; 32])>,
}

impl CleanStop {
    pub(super) fn new(state: &Walked, index: Option<(u32, [u8; 32])>) -> Self {
        let header = state.last.map(|last| last.header);
        Self {
            segment: header.map_or(0, |header| header.number),
            segment_id: header.map_or([0; 16], |header| header.id),
            first_sequence: header.map_or(0, |header| header.first_sequence),
            link_before_segment: header.map_or([0; 32], |header| header.link_before),
            group: state.last.and_then(|last| last.group),
            end: state.last.map_or(0, |last| last.end),
            link: state.link,
            next_group: state.next_group,
            next_sequence: state.next_sequence,
            index,
        }
    }

    /// The journal's state at the stop.
    pub(super) fn state(&self) -> Walked {
        let header = segment::SegmentHeader {
            number: self.segment,
            id: self.segment_id,
            first_sequence: self.first_sequence,
            link_before: self.link_before_segment,
        };
        let last = (self.segment > 0).then_some(Last { header, end: self.end, group: self.group });
        let Self { link, next_group, next_sequence, .. } = *self;
        Walked { last, torn: None, link, next_group, next_sequence }
    }

    /// Whether there is a note, believed or not.
    pub(super) fn is_there(disk: &dyn Disk) -> Result<bool, StoreError> {
        Ok(disk.list()?.iter().any(|name| name == FILE))
    }

    /// Reads the note; `None` if there is none, or none that can be believed.
    pub(super) fn load(disk: &dyn Disk, proof: &ProofKey) -> Result<Option<Self>, StoreError> {
        let bytes = disk::read_whole(disk, FILE, MOST_BYTES);
        let Ok(Some(bytes)) = bytes else { return Ok(None) };
        let body = || {
            let (covered, found) = bytes.split_last_chunk::<PROOF>()?;
            covered.strip_prefix(MAGIC).filter(|_| proof.is_proof(&[covered], found))
        };
        Ok(body().and_then(|body| postcard::from_bytes(body).ok()))
    }

    /// Whether the journal ends just where it did then, told without reading it all.
    pub(super) fn is_the_end(&self, disk: &dyn Disk) -> Result<bool, StoreError> {
        let newest = disk.list()?.iter().filter_map(|name| segment::number_of(name)).max().unwrap_or(0);
        if newest != self.segment {
            return Ok(false);
        }
        if newest == 0 {
            return Ok(true);
        }
        let file = disk.open(&segment::name(newest), false)?;
        let mut header = [0; segment::SEGMENT_HEADER];
        if file.size()? != self.end || self.end < header.len() as u64 {
            return Ok(false);
        }
        file.read_at(0, &mut header)?;
        Ok(segment::SegmentHeader::from_bytes(&header).is_ok_and(|found| found.id == self.segment_id))
    }

    /// Whether this note and the one of how far the record reached say the same.
    pub(super) fn agrees_with(&self, reach: Option<&Reach>) -> bool {
        match reach {
            Some(reach) => reach.next_sequence == self.next_sequence && reach.link == self.link,
            None => self.segment == 0,
        }
    }

    /// Whether this note is of the end that a walk found.
    pub(super) fn is_at(&self, found: &Walked) -> bool {
        (self.next_sequence, self.next_group, self.link) == (found.next_sequence, found.next_group, found.link)
    }

    /// Writes the note, durable on return.
    pub(super) fn store(&self, disk: &dyn Disk, proof: &ProofKey) -> Result<(), StoreError> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_stdvec(self).map_err(|_| StoreError::Index)?);
        bytes.extend_from_slice(&proof.prove(&[&bytes]));
        Ok(disk::replace_whole(disk, FILE, &bytes)?)
    }

    /// Removes the note, durable on return; there may be none.
    pub(super) fn remove(disk: &dyn Disk) -> Result<(), StoreError> {
        match disk.remove(FILE) {
            Err(DiskError::Missing { .. }) => Ok(()),
            Err(error) => Err(error.into()),
            Ok(()) => Ok(disk.sync_folder()?),
        }
    }
}
