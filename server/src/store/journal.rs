//! Writing the journal: groups at its end, one fsync each. Must never write a group before the one before it is
//! durable, nor write at all after a write or sync has failed.

use std::cell::RefCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::damage::Damage;
use super::error::StoreError;
use super::frame::{FrameHeader, HEADER};
use super::position::{Position, damaged};
use super::proofs::Proofs;
use super::reach::{Reach, ReachFile};
use super::segment::{self, GROUP_END, GROUP_HEADER, GroupHeader, MAX_GROUP, SEGMENT_HEADER, SegmentHeader};
use super::sweep::{self, Sweeping, Swept};
use super::walk::{Last, Torn, Walked};
use crate::host::disk::{Disk, DiskError, DiskFile};
use crate::vault::{self, ProofKey};

/// Segments kept open for reading.
const MOST_READERS: usize = 16;

/// Sizes that tests make small.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A segment that would grow beyond this many bytes is followed by a new one. Saves wait while the index learns where the
    /// frames of a segment are that was written anew: some 20,000 of the shortest in the largest.
    pub segment_bytes: u64,
    /// A segment with at least this many bytes of payloads that may go is written anew without them.
    pub dead_bytes: u64,
    /// And only if they are at least one of so many parts of it: no more is copied then than so often what is given back.
    pub parts_of_dead: u64,
    /// A document with this many frames since its last snapshot gets a new one.
    pub frames_since_snapshot: u32,
    /// Most bytes of refused changes that are kept of one device and day.
    pub refused_bytes: u64,
    /// Whether a record is opened whose keys are an older copy than it is: what they do not open is then left closed.
    pub older_keys: bool,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self {
            segment_bytes: 16 * MIB,
            dead_bytes: MIB,
            parts_of_dead: 3,
            frames_since_snapshot: 300,
            refused_bytes: 16 * MIB,
            older_keys: false,
        }
    }
}

/// What an opening found.
pub(super) struct Found {
    pub(super) state: Walked,
    pub(super) reach: Option<Reach>,
    /// The last run closed the store.
    pub(super) clean: bool,
}

/// The journal, open for writing.
#[derive(Debug)]
pub(super) struct Journal {
    disk: Arc<dyn Disk>,
    limits: Limits,
    state: Walked,
    chain: ProofKey,
    reach: ReachFile,
    writer: Option<Box<dyn DiskFile>>,
    readers: RefCell<BTreeMap<u32, Box<dyn DiskFile>>>,
    stopped: bool,
    /// The last write stopped for want of room before it was whole, and nothing of it was synced.
    no_room: bool,
}

impl Journal {
    /// Goes on after what a walk found. Cuts what is torn; unless the last stop was `clean`, makes the newest group
    /// durable again, since its own sync may never have succeeded, and then notes how far the record reaches.
    pub(super) fn resume(
        disk: Arc<dyn Disk>,
        limits: Limits,
        Found { mut state, reach, clean }: Found,
        proofs: &Proofs,
        keys: (u32, u64),
    ) -> Result<Self, StoreError> {
        let mut reach = ReachFile::resume(proofs, reach.as_ref());
        let torn = state.torn.take();
        if let Some(Torn::Segment { number, .. }) = torn {
            disk.remove(&segment::name(number))?;
            disk.sync_folder()?;
        }
        let mut writer = None;
        if let Some(last) = &state.last {
            let mut file = disk.open(&segment::name(last.header.number), true)?;
            if let Some(Torn::Tail(_)) = torn {
                file.truncate(last.end)?;
                file.sync()?;
            }
            if !clean {
                settle(last, file.as_mut())?;
                disk.sync_folder()?;
                reach.note_durably(disk.as_ref(), &state, keys)?;
            }
            writer = Some(file);
        }
        let (chain, readers) = (proofs.chain.clone(), RefCell::default());
        Ok(Self { disk, limits, state, chain, reach, writer, readers, stopped: false, no_room: false })
    }

    /// A journal that is only read.
    pub(super) fn at_rest(disk: Arc<dyn Disk>, limits: Limits, state: Walked, proofs: &Proofs) -> Self {
        let (chain, reach) = (proofs.chain.clone(), ReachFile::resume(proofs, None));
        let (readers, writer) = (RefCell::default(), None);
        Self { disk, limits, state, chain, reach, writer, readers, stopped: true, no_room: false }
    }

    pub(super) const fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(super) const fn state(&self) -> &Walked {
        &self.state
    }

    /// Writes frames as one group, durable on return. Their sequences must go on from [`Journal::state`]; `keys` is how far
    /// the key log reaches. Where there is no room for them ([`StoreError::Full`]), what was written of them is taken back,
    /// and the journal goes on as if they had never come; after any other error it has stopped ([`Journal::is_stopped`]).
    pub(super) fn append(
        &mut self,
        frames: &[(FrameHeader, Vec<u8>)],
        keys: (u32, u64),
    ) -> Result<Vec<Position>, StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        let bytes: usize = frames.iter().map(|(_, payload)| HEADER + payload.len()).sum();
        let bytes = bytes as u64;
        if bytes > MAX_GROUP {
            return Err(StoreError::TooLarge { len: bytes, limit: MAX_GROUP });
        }
        self.no_room = false;
        let written = self.write_noted(frames, bytes, keys);
        self.stopped = written.is_err() && !(self.no_room && self.take_back().is_ok());
        written
    }

    /// Whether it writes nothing any more until it is opened again.
    pub(super) const fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// As [`Journal::append`], for frames that can wait: `None` where there is no room for them.
    pub(super) fn append_if_room(
        &mut self,
        frames: &[(FrameHeader, Vec<u8>)],
        keys: (u32, u64),
    ) -> Result<Option<Vec<Position>>, StoreError> {
        let written = self.append(frames, keys);
        if written.is_err() && !self.stopped && self.no_room { Ok(None) } else { written.map(Some) }
    }

    /// Cuts off what stands behind the end, durable on return.
    fn take_back(&mut self) -> Result<(), StoreError> {
        let writer = self.writer.as_mut().ok_or(StoreError::Stopped)?;
        writer.truncate(self.state.last.map_or(0, |last| last.end))?;
        Ok(writer.sync()?)
    }

    fn write_noted(
        &mut self,
        frames: &[(FrameHeader, Vec<u8>)],
        bytes: u64,
        keys: (u32, u64),
    ) -> Result<Vec<Position>, StoreError> {
        if self.state.last.is_none() {
            // Before the first file of the record, so that a record without a note was robbed of it.
            self.reach.note_durably(self.disk.as_ref(), &self.state, keys)?;
        }
        let positions = self.write_group(frames, bytes)?;
        self.reach.note(self.disk.as_ref(), &self.state, keys)?;
        Ok(positions)
    }

    /// Notes how far the record reaches, durable on return.
    pub(super) fn note_reach(&mut self, keys: (u32, u64)) -> Result<(), StoreError> {
        if self.state.last.is_none() {
            return Ok(());
        }
        self.reach.note_durably(self.disk.as_ref(), &self.state, keys)
    }

    fn write_group(&mut self, frames: &[(FrameHeader, Vec<u8>)], bytes: u64) -> Result<Vec<Position>, StoreError> {
        let whole = bytes + (GROUP_HEADER + GROUP_END) as u64;
        let last = match self.state.last {
            Some(last) if last.group.is_none() || last.end + whole <= self.limits.segment_bytes => last,
            Some(_) | None => self.roll()?,
        };
        let header = GroupHeader {
            segment: last.header.id,
            number: self.state.next_group,
            frames: u32::try_from(frames.len())
                .map_err(|_| StoreError::TooLarge { len: frames.len() as u64, limit: u64::from(u32::MAX) })?,
            bytes,
            link_before: self.state.link,
        };
        let mut group = header.to_bytes();
        let mut link = self.state.link;
        let mut positions = Vec::with_capacity(frames.len());
        for (frame, payload) in frames {
            positions.push(Position { segment: last.header.number, offset: last.end + group.len() as u64 });
            link = frame.link(&self.chain, &link, payload);
            group.extend_from_slice(&frame.to_bytes());
            group.extend_from_slice(payload);
        }
        group.extend_from_slice(&link);
        let writer = self.writer.as_mut().ok_or(StoreError::Stopped)?;
        if let Err(error) = writer.append(&group) {
            self.no_room = matches!(error, DiskError::Full { .. });
            return Err(error.into());
        }
        writer.sync()?;
        self.state.link = link;
        self.state.next_group += 1;
        self.state.next_sequence += frames.len() as u64;
        self.state.last = Some(Last { group: Some(last.end), end: last.end + group.len() as u64, ..last });
        Ok(positions)
    }

    /// Begins the next segment; its header is durable on return.
    fn roll(&mut self) -> Result<Last, StoreError> {
        let mut id = [0; 16];
        vault::fill(&mut id)?;
        let number = self.state.last.map_or(0, |last| last.header.number) + 1;
        let header =
            SegmentHeader { number, id, first_sequence: self.state.next_sequence, link_before: self.state.link };
        let name = segment::name(number);
        let mut file = self.disk.create(&name)?;
        if let Err(error) = file.append(&header.to_bytes()) {
            if let DiskError::Full { .. } = error {
                drop(file); // Windows removes no open file.
                self.disk.remove(&name)?;
                self.disk.sync_folder()?;
                self.no_room = true;
            }
            return Err(error.into());
        }
        file.sync()?;
        self.disk.sync_folder()?;
        let last = Last { header, end: SEGMENT_HEADER as u64, group: None };
        self.writer = Some(file);
        self.state.link = header.link(&self.chain);
        self.state.last = Some(last);
        Ok(last)
    }

    /// Begins the next segment if `number` is the newest, so that its frames can be written anew.
    pub(super) fn close_segment(&mut self, number: u32) -> Result<(), StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        if self.state.last.is_some_and(|last| last.header.number == number) {
            let rolled = self.roll();
            self.stopped = rolled.is_err();
            rolled?;
        }
        Ok(())
    }

    /// Bytes of a segment's file.
    pub(super) fn segment_len(&self, number: u32) -> Result<u64, StoreError> {
        Ok(self.disk.open(&segment::name(number), false)?.size()?)
    }

    /// A closed segment, to be written anew without the payloads of `gone`, which have so many bytes.
    pub(super) fn sweeping(&self, segment: u32, gone: BTreeSet<u64>, bytes: u64) -> Sweeping {
        Sweeping { disk: Arc::clone(&self.disk), chain: self.chain.clone(), segment, gone, bytes }
    }

    /// Puts what was written anew in the place of the segment.
    pub(super) fn put_in_place(&self, swept: &Swept) -> Result<(), StoreError> {
        self.readers.borrow_mut().remove(&swept.segment); // Windows renames over no open file.
        sweep::put_in_place(self.disk.as_ref(), swept)
    }

    /// The frame at `position`, as stored. It is proved by what opens it.
    pub(super) fn read(&self, position: Position) -> Result<(FrameHeader, Vec<u8>), StoreError> {
        let broken = || damaged(position.segment, position.offset, Damage::FrameHeader);
        let mut readers = self.readers.borrow_mut();
        if readers.len() >= MOST_READERS && !readers.contains_key(&position.segment) {
            readers.clear();
        }
        let file = match readers.entry(position.segment) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(self.disk.open(&segment::name(position.segment), false)?),
        };
        let room = file.size()?.saturating_sub(position.offset);
        let mut header = [0; HEADER];
        if room < HEADER as u64 {
            return Err(broken());
        }
        file.read_at(position.offset, &mut header)?;
        let header = FrameHeader::from_bytes(&header).filter(FrameHeader::len_is_allowed).ok_or_else(broken)?;
        if room - (HEADER as u64) < header.stored_len() as u64 {
            return Err(broken());
        }
        let mut stored = vec![0; header.stored_len()];
        file.read_at(position.offset + HEADER as u64, &mut stored)?;
        Ok((header, stored))
    }
}

/// Makes the newest group durable, whatever became of its own sync: on Linux the pages of a failed sync count as stored,
/// so only writing them again stores them.
fn settle(last: &Last, file: &mut dyn DiskFile) -> Result<(), StoreError> {
    file.rewrite(0, &last.header.to_bytes())?;
    if let Some(start) = last.group {
        let len = usize::try_from(last.end - start).unwrap_or(0);
        let mut group = vec![0; len];
        file.read_at(start, &mut group)?;
        file.rewrite(start, &group)?;
    }
    Ok(file.sync()?)
}
