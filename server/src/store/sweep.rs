//! Writing a segment anew without payloads that may go. Must never change a header, a link or a payload that stays.

use std::collections::BTreeSet;

use super::damage::Damage;
use super::error::StoreError;
use super::frame::hash_of;
use super::frame::{FrameHeader, split_frame};
use super::position::{Position, damaged};
use super::segment::{self, GROUP_END, GROUP_HEADER, GroupHeader, SEGMENT_HEADER};
use crate::host::disk::{Disk, DiskError, DiskFile};
use crate::vault::ProofKey;

/// Takes the payloads of `gone` out of segment `number`. The new file is whole and durable before it takes the old one's
/// place, and every group is proved to have the link it had. Where each frame that still has a payload is now.
///
/// # Errors
/// [`StoreError::Damaged`] if the segment is not what was written; the disk's. The old file is then still there.
pub(super) fn rewrite(
    disk: &dyn Disk,
    chain: &ProofKey,
    number: u32,
    gone: &BTreeSet<u64>,
) -> Result<Vec<(Position, FrameHeader)>, StoreError> {
    let name = segment::name(number);
    let fresh = format!("{name}.new");
    match disk.remove(&fresh) {
        // As in `replace_whole`: half a file of a failed try must not come back under the name.
        Ok(()) => disk.sync_folder()?,
        Err(DiskError::Missing { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let old = disk.open(&name, false)?;
    let mut new = disk.create(&fresh)?;
    let placed = copy(chain, number, old.as_ref(), new.as_mut(), gone)?;
    new.sync()?;
    drop((old, new)); // Windows renames no open file.
    disk.rename(&fresh, &name)?;
    disk.sync_folder()?;
    Ok(placed)
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
