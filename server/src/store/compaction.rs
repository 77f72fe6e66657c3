//! Putting a snapshot in the place of a document's frames, and giving their room back. Must never retire a frame before
//! what stands for it is durable.

use waystation_sync::id::DocId;
use waystation_sync::record::{Arrival, Arrivals, DataFrame, FrameKind, Receipts};
use waystation_sync::replica::io::Draft;
use waystation_sync::stored::Stored;

use super::error::StoreError;
use super::frame::{MAX_PAYLOAD, hash_of};
use super::journal::Limits;
use super::meaning::is_data;
use super::record::Store;
use super::retired::{NAMED_MAX, Reason, Retired};
use super::sweep::{Sweeping, Swept};
use crate::vault::{NODE, VaultError};

/// A document whose frames are to become one.
#[derive(Debug)]
pub struct Due {
    /// The document.
    pub doc: DocId,
    /// The sequence of its newest frame, by which the snapshot is known to stand for all of them.
    pub sequence: u64,
    /// Its frames, oldest first.
    pub frames: Vec<DataFrame>,
}

impl Store {
    /// A document that is due for a snapshot, if there is one. Each is given once; it is due again at its next frame.
    ///
    /// # Errors
    /// The disk's, or damage.
    pub fn next_due(&mut self) -> Result<Option<Due>, StoreError> {
        while let Some(doc) = self.due.pop_first() {
            let stored = match self.frames(&doc) {
                // Of what its reader cannot open nothing can be made.
                Err(StoreError::Vault(VaultError::NoKey)) => continue,
                stored => stored?,
            };
            let (mut frames, mut newest) = (Vec::new(), 0);
            for (sequence, kind, payload) in stored {
                if is_data(kind) {
                    newest = sequence;
                    let malformed = |_| StoreError::Malformed { kind: kind.number() };
                    frames.push(DataFrame::from_bytes(&payload).map_err(malformed)?);
                }
            }
            return Ok(Some(Due { doc, sequence: newest, frames }));
        }
        Ok(None)
    }

    /// Puts `snapshot` in the place of the frames that [`Store::next_due`] gave, durable on return. False, and nothing is
    /// written, if the document has changed since or the snapshot is of another version of it. Also if it does not fit into
    /// one frame, or onto the disk: then the frames stay, and no other snapshot is asked for in this run. The last room on a
    /// disk is for what people save.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn compact(&mut self, doc: &DocId, sequence: u64, snapshot: DataFrame) -> Result<bool, StoreError> {
        let (places, others): (Vec<_>, Vec<_>) = self.places(doc)?.into_iter().partition(|place| is_data(place.kind));
        let receipts: Vec<_> = others.into_iter().filter(|place| place.kind == FrameKind::Receipts).collect();
        let Some(row) = self.row(doc)? else { return Ok(false) };
        let is_newest = places.last().is_some_and(|newest| newest.sequence == sequence);
        if !is_newest || row.heads != snapshot.heads || places.len() + receipts.len() > NAMED_MAX {
            return Ok(false);
        }
        let (mut arrivals, mut retired) = (Vec::new(), Vec::new());
        for place in places {
            let (header, stored, payload) = self.stored(place)?;
            retired.push((place.sequence, hash_of(&header, &stored)));
            let malformed = |_| StoreError::Malformed { kind: place.kind.number() };
            let DataFrame { origin, received, new, .. } = DataFrame::from_bytes(&payload).map_err(malformed)?;
            if !new.is_empty() {
                arrivals.push(Arrival { sequence: place.sequence, origin, received, new });
            }
        }
        for place in receipts {
            let (header, stored, _) = self.stored(place)?;
            retired.push((place.sequence, hash_of(&header, &stored)));
        }
        // What the clinic is known to hold may have moved since the newest frame.
        let snapshot = DataFrame { new: Vec::new(), accepted: row.accepted, waiting: row.waiting, ..snapshot };
        let snapshot = stored(FrameKind::Snapshot, &snapshot)?;
        if snapshot.len() > MAX_PAYLOAD {
            tracing::warn!(bytes = snapshot.len(), "a document is too large to be made shorter");
            self.too_large.insert(*doc);
            return Ok(false);
        }
        let retired = Retired { reason: Reason::Compacted, doc: *doc, frames: retired };
        let draft = |kind, doc, payload| Draft { kind, doc, payload };
        let mut drafts = vec![
            draft(FrameKind::Snapshot, *doc, snapshot),
            draft(FrameKind::Arrivals, *doc, stored(FrameKind::Arrivals, &Arrivals(arrivals))?),
            draft(FrameKind::Retired, NODE, retired.to_bytes()?),
        ];
        if !row.receipts.is_empty() {
            let receipts = stored(FrameKind::Receipts, &Receipts(row.receipts))?;
            drafts.push(draft(FrameKind::Receipts, *doc, receipts));
        }
        if !self.append_if_room(drafts)? {
            tracing::warn!("the disk has no room to make a document shorter");
            self.too_large.insert(*doc);
            return Ok(false);
        }
        Ok(true)
    }

    /// A segment of which much may go, if there is one, to be written anew on any thread; [`Store::take_swept`] takes what
    /// comes of it. One at a time.
    ///
    /// # Errors
    /// The disk's. The record is whole all the same.
    pub(crate) fn next_sweep(&mut self) -> Result<Option<Sweeping>, StoreError> {
        let Limits { dead_bytes, parts_of_dead, .. } = *self.journal.limits();
        for (segment, (bytes, gone)) in self.dead_segments()? {
            if bytes >= dead_bytes && bytes >= self.journal.segment_len(segment)? / parts_of_dead {
                self.journal.close_segment(segment)?;
                return Ok(Some(self.journal.sweeping(segment, gone, bytes)));
            }
        }
        Ok(None)
    }

    /// Puts a segment that was written anew in its place; the bytes that it gave back.
    ///
    /// # Errors
    /// The disk's. The record is whole all the same, and the next [`Store::next_sweep`] tries again.
    pub(crate) fn take_swept(&mut self, swept: &Swept) -> Result<u64, StoreError> {
        self.journal.put_in_place(swept)?;
        self.move_places(swept)?;
        Ok(swept.bytes)
    }

    /// Both at once: the bytes that one segment gave back, 0 if there is none.
    ///
    /// # Errors
    /// As both.
    pub fn sweep(&mut self) -> Result<u64, StoreError> {
        match self.next_sweep()? {
            Some(sweeping) => self.take_swept(&sweeping.write()?),
            None => Ok(0),
        }
    }
}

fn stored<T: Stored>(kind: FrameKind, value: &T) -> Result<Vec<u8>, StoreError> {
    value.to_bytes().map_err(|_| StoreError::Malformed { kind: kind.number() })
}
