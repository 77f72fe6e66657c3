//! Writing a segment anew without payloads that may go. Must never change a header, a link or a payload that stays.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::damage::Damage;
use super::error::StoreError;
use super::frame::hash_of;
use super::frame::{FrameHeader, split_frame};
use super::position::{Position, damaged};
use super::segment::{self, GROUP_END, GROUP_HEADER, GroupHeader, SEGMENT_HEADER};
use crate::host::disk::{Disk, DiskError, DiskFile};
use crate::vault::ProofKey;

/// A closed segment that is to be written anew: on any thread, since nothing is ever added to it.
#[derive(Debug)]
pub(crate) struct Sweeping {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) chain: ProofKey,
    pub(super) segment: u32,
    /// Frames whose payloads go.
    pub(super) gone: BTreeSet<u64>,
    /// Bytes that this gives back.
    pub(super) bytes: u64,
}

/// The same segment without these payloads, whole and durable in a file beside it.
#[derive(Debug)]
pub(crate) struct Swept {
    pub(super) segment: u32,
    pub(super) gone: BTreeSet<u64>,
    pub(super) bytes: u64,
    /// Where each frame that still has a payload is in the new file.
    pub(super) placed: Vec<(Position, FrameHeader)>,
}

fn fresh_name(segment: u32) -> String {
    format!("{}.new", segment::name(segment))
}

impl Sweeping {
    /// Writes the new file, durable on return. Every group is proved to have the link it had.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the segment is not what was written; the disk's. The old file is as it was, and no half of
    /// a new one takes the room that it was to give back.
    pub(crate) fn write(self) -> Result<Swept, StoreError> {
        let (disk, fresh) = (Arc::clone(&self.disk), fresh_name(self.segment));
        let written = self.write_to(&fresh);
        if written.is_err() {
            // One that stays goes at the next try.
            disk.remove(&fresh).ok();
        }
        written
    }

    fn write_to(self, fresh: &str) -> Result<Swept, StoreError> {
        let Self { disk, chain, segment, gone, bytes } = self;
        match disk.remove(fresh) {
            // As in `replace_whole`: half a file of a failed try must not come back under the name.
            Ok(()) => disk.sync_folder()?,
            Err(DiskError::Missing { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let old = disk.open(&segment::name(segment), false)?;
        let mut new = disk.create(fresh)?;
        let placed = copy(&chain, segment, old.as_ref(), new.as_mut(), &gone)?;
        new.sync()?;
        Ok(Swept { segment, gone, bytes, placed })
    }
}

/// Puts the new file in the old one's place, durable on return.
pub(super) fn put_in_place(disk: &dyn Disk, swept: &Swept) -> Result<(), StoreError> {
    disk.rename(&fresh_name(swept.segment), &segment::name(swept.segment))?;
    Ok(disk.sync_folder()?)
}

fn copy(
    chain: &ProofKey,
    number: u32,
    old: &dyn DiskFile,
    new: &mut dyn DiskFile,
    gone: &BTreeSet<u64>,
) -> Result<Vec<(Position, FrameHeader)>, StoreError> {
    let len = old.size()?;
    let mut header = [0; SEGMENT_HEADER];
    old.read_at(0, &mut header)?;
    new.append(&header)?;
    let (mut at, mut to) = (SEGMENT_HEADER as u64, SEGMENT_HEADER as u64);
    let mut placed = Vec::new();
    while at < len {
        let broken = || damaged(number, at, Damage::Group);
        let mut front = [0; GROUP_HEADER];
        old.read_at(at, &mut front)?;
        let header = GroupHeader::from_bytes(&front).ok_or_else(broken)?;
        let body = usize::try_from(header.bytes).map_err(|_| broken())? + GROUP_END;
        let mut bytes = vec![0; body];
        old.read_at(at + GROUP_HEADER as u64, &mut bytes)?;
        let start = Position { segment: number, offset: to };
        let group = without(chain, header, &bytes, gone, start, &mut placed).ok_or_else(broken)?;
        new.append(&group)?;
        at += (GROUP_HEADER + body) as u64;
        to += group.len() as u64;
    }
    Ok(placed)
}

/// One group without some payloads; `None` if it is not what was written.
fn without(
    chain: &ProofKey,
    header: GroupHeader,
    body: &[u8],
    gone: &BTreeSet<u64>,
    start: Position,
    placed: &mut Vec<(Position, FrameHeader)>,
) -> Option<Vec<u8>> {
    let (mut rest, end) = body.split_last_chunk::<GROUP_END>()?;
    let (mut frames, mut link) = (Vec::new(), header.link_before);
    while !rest.is_empty() {
        let (frame, stored, after) = split_frame(rest)?;
        let hash = hash_of(&frame, stored);
        let retired = frame.retired || gone.contains(&frame.sequence);
        let kept = FrameHeader { retired, ..frame };
        let offset = start.offset + (GROUP_HEADER + frames.len()) as u64;
        frames.extend_from_slice(&kept.to_bytes());
        frames.extend_from_slice(if retired { &hash } else { stored });
        link = kept.link(chain, &link, if retired { &hash } else { stored });
        if !retired {
            placed.push((Position { offset, ..start }, kept));
        }
        rest = after;
    }
    if link != *end {
        return None;
    }
    let mut group = GroupHeader { bytes: frames.len() as u64, ..header }.to_bytes();
    group.extend_from_slice(&frames);
    group.extend_from_slice(end);
    Some(group)
}
