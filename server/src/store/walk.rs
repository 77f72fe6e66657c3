//! Reading the whole journal from its first byte, proving every link and every payload that is gone. Must never change a
//! byte on disk.

use waystation_sync::record::FrameKind;

use super::damage::Damage;
use super::error::StoreError;
use super::frame::{self, FrameHeader, HEADER, Link, split_frame};
use super::link_at::LinkAt;
use super::position::{Position, damaged};
use super::proofs::Proofs;
use super::retired::{Retired, Unnamed};
use super::segment::{self, BadHeader, GROUP_END, GROUP_HEADER, GroupHeader, MAX_GROUP, SEGMENT_HEADER, SegmentHeader};
use crate::host::disk::{Disk, DiskFile};
use crate::vault::{Keyring, ProofKey, VaultError};

/// What was proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verified {
    /// Frames whose place in the chain is right.
    pub frames: u64,
    /// Groups they came in.
    pub groups: u64,
    /// How many segment files.
    pub segments: u32,
}

/// The newest segment, after its last good group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Last {
    pub(super) header: SegmentHeader,
    /// Where the next group goes.
    pub(super) end: u64,
    /// Where the newest group begins, if the segment has one.
    pub(super) group: Option<u64>,
}

/// What a power cut left behind the last good group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Torn {
    /// Bytes after `Last::end`.
    Tail(u64),
    /// A segment file that never got its header.
    Segment { number: u32, bytes: u64 },
}

/// The journal's state after all that is good in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Walked {
    pub(super) last: Option<Last>,
    pub(super) torn: Option<Torn>,
    pub(super) link: Link,
    pub(super) next_group: u64,
    pub(super) next_sequence: u64,
}

impl Walked {
    pub(super) const EMPTY: Self =
        Self { last: None, torn: None, link: [0; frame::HASH], next_group: 1, next_sequence: 1 };

    pub(super) fn verified(&self) -> Verified {
        let segments = self.last.map_or(0, |last| last.header.number);
        Verified { frames: self.next_sequence - 1, groups: self.next_group - 1, segments }
    }
}

/// Told of every good frame, in order, with its payload as stored.
pub(super) type Visit<'a> = &'a mut dyn FnMut(Position, &FrameHeader, &[u8]) -> Result<(), StoreError>;

/// What a walk proves with, and what it looks for.
pub(super) struct Walk<'a> {
    pub(super) proofs: &'a Proofs,
    pub(super) keyring: &'a Keyring,
    pub(super) link_at: LinkAt,
}

impl<'a> Walk<'a> {
    pub(super) const fn new(proofs: &'a Proofs, keyring: &'a Keyring, link_at: LinkAt) -> Self {
        Self { proofs, keyring, link_at }
    }
}

/// Walks all segments of `disk`.
///
/// # Errors
/// [`StoreError::Damaged`] for anything that a power cut cannot have done, [`StoreError::NewerFormat`], what `visit`
/// answers, or the disk's.
pub(super) fn walk(disk: &dyn Disk, walk: &mut Walk<'_>, visit: Visit<'_>) -> Result<Walked, StoreError> {
    let mut numbers: Vec<u32> = disk.list()?.iter().filter_map(|name| segment::number_of(name)).collect();
    numbers.sort_unstable();
    let mut walked = Walked::EMPTY;
    let mut unnamed = Unnamed::default();
    let newest = numbers.last().copied();
    let walk_keys = walk.keyring;
    for (expected, number) in (1..).zip(numbers) {
        if number != expected {
            return Err(damaged(expected, 0, Damage::FileMissing));
        }
        let file = disk.open(&segment::name(number), false)?;
        let mut reading = Reading { number, len: file.size()?, file, newest: Some(number) == newest };
        reading.segment(walk, &mut walked, &mut |position, header, stored| {
            unnamed.see(position, header, stored);
            if let Some(retired) = naming(walk_keys, position, header, stored)? {
                unnamed.name(&retired);
            }
            visit(position, header, stored)
        })?;
    }
    unnamed.check()?;
    Ok(walked)
}

/// What a frame names, if it is one that names.
fn naming(
    keyring: &Keyring,
    position: Position,
    header: &FrameHeader,
    stored: &[u8],
) -> Result<Option<Retired>, StoreError> {
    if header.kind != FrameKind::Retired || header.retired {
        return Ok(None);
    }
    let payload = open_payload(keyring, position, header, stored)?;
    let unreadable = || damaged(position.segment, position.offset, Damage::PayloadForm);
    Retired::from_bytes(&payload).ok_or_else(unreadable).map(Some)
}

/// Opens the payload of a frame as it is stored.
pub(super) fn open_payload(
    keyring: &Keyring,
    position: Position,
    header: &FrameHeader,
    stored: &[u8],
) -> Result<Vec<u8>, StoreError> {
    let bad = |what| damaged(position.segment, position.offset, what);
    if header.retired {
        return Err(bad(Damage::PayloadGone));
    }
    match keyring.open(&header.sealed_for(), &header.original(), stored) {
        Err(VaultError::Unreadable) => Err(bad(Damage::PayloadSealed)),
        other => Ok(other?),
    }
}

/// One segment being read.
struct Reading {
    number: u32,
    len: u64,
    file: Box<dyn DiskFile>,
    newest: bool,
}

/// Why a group is not good.
struct Bad {
    what: Damage,
    /// No power cut leaves it so.
    never_torn: bool,
}

impl Bad {
    const fn maybe_torn(what: Damage) -> Self {
        Self { what, never_torn: false }
    }
}

impl Reading {
    fn segment(&mut self, walk: &mut Walk<'_>, walked: &mut Walked, visit: Visit<'_>) -> Result<(), StoreError> {
        let header = match self.header()? {
            Ok(header) => header,
            Err(BadHeader::Newer(found)) => {
                return Err(StoreError::NewerFormat {
                    file: segment::name(self.number),
                    found,
                    known: segment::FORMAT,
                });
            }
            // The header is durable before the first group is written, so no group can be lost with it.
            Err(BadHeader::Broken) if self.newest && self.len <= SEGMENT_HEADER as u64 => {
                walked.torn = Some(Torn::Segment { number: self.number, bytes: self.len });
                return Ok(());
            }
            Err(BadHeader::Broken) => return Err(damaged(self.number, 0, Damage::FileHeader)),
        };
        if header.number != self.number
            || header.link_before != walked.link
            || header.first_sequence != walked.next_sequence
        {
            return Err(damaged(self.number, 0, Damage::FileOrder));
        }
        walked.link = header.link(&walk.proofs.chain);
        walk.link_at.see(walked.next_sequence, &walked.link);
        let mut last = Last { header, end: SEGMENT_HEADER as u64, group: None };
        while last.end < self.len {
            let group = match self.group(&walk.proofs.chain, &last, walked)? {
                Ok(group) => group,
                Err(bad) => {
                    self.tell_torn_from_damaged(&last, walked.next_group, &bad)?;
                    walked.torn = Some(Torn::Tail(self.len - last.end));
                    break;
                }
            };
            self.tell(&group, visit)?;
            walked.link = group.link;
            walked.next_group += 1;
            walked.next_sequence += u64::from(group.header.frames);
            walk.link_at.see(walked.next_sequence, &walked.link);
            last.group = Some(last.end);
            last.end += group.len();
        }
        walked.last = Some(last);
        Ok(())
    }

    fn header(&self) -> Result<Result<SegmentHeader, BadHeader>, StoreError> {
        let mut bytes = [0; SEGMENT_HEADER];
        if self.len < bytes.len() as u64 {
            return Ok(Err(BadHeader::Broken));
        }
        self.file.read_at(0, &mut bytes)?;
        Ok(SegmentHeader::from_bytes(&bytes))
    }

    /// Reads and proves the group at `last.end`.
    fn group(&self, chain: &ProofKey, last: &Last, walked: &Walked) -> Result<Result<Group, Bad>, StoreError> {
        let left = self.len - last.end;
        let mut bytes = vec![0; GROUP_HEADER.min(usize::try_from(left).unwrap_or(GROUP_HEADER))];
        self.file.read_at(last.end, &mut bytes)?;
        let Some(header) = GroupHeader::from_bytes(&bytes) else {
            return Ok(Err(Bad::maybe_torn(Damage::GroupHeader)));
        };
        let ours = header.segment == last.header.id;
        if !ours || header.number != walked.next_group || header.link_before != walked.link {
            // A whole header of this segment that is not stale was written after what should be here.
            let never_torn = ours && header.number >= walked.next_group;
            return Ok(Err(Bad { what: Damage::GroupOrder, never_torn }));
        }
        let body = header.bytes.saturating_add(GROUP_END as u64);
        if header.bytes > MAX_GROUP || body > left - GROUP_HEADER as u64 {
            return Ok(Err(Bad::maybe_torn(Damage::GroupCutOff)));
        }
        let mut frames = vec![0; usize::try_from(body).map_err(|_| damaged(self.number, last.end, Damage::TooLong))?];
        let start = last.end + GROUP_HEADER as u64;
        self.file.read_at(start, &mut frames)?;
        let Some((frames, end)) = frames.split_last_chunk::<GROUP_END>() else {
            return Ok(Err(Bad::maybe_torn(Damage::GroupCutOff)));
        };
        let mut link = walked.link;
        let (mut rest, mut sequence) = (frames, walked.next_sequence);
        while !rest.is_empty() {
            let Some((frame, stored, after)) = split_frame(rest) else {
                return Ok(Err(Bad::maybe_torn(Damage::FrameCutOff)));
            };
            if frame.sequence != sequence {
                return Ok(Err(Bad::maybe_torn(Damage::FrameNumber)));
            }
            link = frame.link(chain, &link, stored);
            sequence += 1;
            rest = after;
        }
        if link != *end || sequence - walked.next_sequence != u64::from(header.frames) {
            return Ok(Err(Bad::maybe_torn(Damage::Chain)));
        }
        Ok(Ok(Group { header, start, frames: frames.to_vec(), link }))
    }

    fn tell(&self, group: &Group, visit: Visit<'_>) -> Result<(), StoreError> {
        let mut rest = group.frames.as_slice();
        let mut position = Position { segment: self.number, offset: group.start };
        while let Some((frame, stored, after)) = split_frame(rest) {
            if frame.format > frame::FORMAT {
                let (found, known) = (u16::from(frame.format), u16::from(frame::FORMAT));
                return Err(StoreError::NewerFormat { file: segment::name(self.number), found, known });
            }
            visit(position, &frame, stored)?;
            position.offset += (HEADER + frame.stored_len()) as u64;
            rest = after;
        }
        Ok(())
    }

    /// A group is written only after the one before it is durable. So if any group begins behind the bad one, the bad
    /// one was good once.
    fn tell_torn_from_damaged(&self, last: &Last, expected: u64, bad: &Bad) -> Result<(), StoreError> {
        let is_damage = || damaged(self.number, last.end, bad.what);
        if !self.newest || bad.never_torn {
            return Err(is_damage());
        }
        let behind = last.end + 1;
        let mut bytes = vec![0; usize::try_from(self.len - behind).map_err(|_| is_damage())?];
        self.file.read_at(behind, &mut bytes)?;
        if GroupHeader::any_in(&bytes, &last.header.id, expected) {
            return Err(is_damage());
        }
        Ok(())
    }
}

/// One good group.
struct Group {
    header: GroupHeader,
    /// Where its first frame begins.
    start: u64,
    frames: Vec<u8>,
    link: Link,
}

impl Group {
    fn len(&self) -> u64 {
        (GROUP_HEADER + GROUP_END) as u64 + self.header.bytes
    }
}
