//! Putting a snapshot in the place of a document's frames, and giving their room back. Must never retire a frame before
//! what stands for it is durable.

use waystation_sync::id::DocId;
use waystation_sync::record::{Arrival, Arrivals, DataFrame, FrameKind};
use waystation_sync::replica::io::Draft;
use waystation_sync::stored::Stored;

use super::error::StoreError;
use super::frame::hash_of;
use super::meaning::is_data;
use super::record::Store;
use super::retired::{NAMED_MAX, Reason, Retired};
use crate::vault::NODE;

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
        let Some(doc) = self.due.pop_first() else { return Ok(None) };
        let mut frames = Vec::new();
        let mut newest = 0;
        for (sequence, kind, payload) in self.frames(&doc)? {
            if is_data(kind) {
                newest = sequence;
                let malformed = |_| StoreError::Malformed { kind: kind.number() };
                frames.push(DataFrame::from_bytes(&payload).map_err(malformed)?);
            }
        }
        Ok(Some(Due { doc, sequence: newest, frames }))
    }

    /// Puts `snapshot` in the place of the frames that [`Store::next_due`] gave, durable on return. False, and nothing is
    /// written, if the document has changed since or the snapshot is of another version of it.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn compact(&mut self, doc: &DocId, sequence: u64, snapshot: DataFrame) -> Result<bool, StoreError> {
        let places = self.data_places(doc)?;
        let Some(row) = self.row(doc)? else { return Ok(false) };
        let is_newest = places.last().is_some_and(|newest| newest.sequence == sequence);
        if !is_newest || row.heads != snapshot.heads || places.len() > NAMED_MAX {
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
        // What the clinic is known to hold may have moved since the newest frame.
        let snapshot = DataFrame { new: Vec::new(), accepted: row.accepted, waiting: row.waiting, ..snapshot };
        let retired = Retired { reason: Reason::Compacted, doc: *doc, frames: retired };
        let draft = |kind, doc, payload| Draft { kind, doc, payload };
        self.append(vec![
            draft(FrameKind::Snapshot, *doc, stored(FrameKind::Snapshot, &snapshot)?),
            draft(FrameKind::Arrivals, *doc, stored(FrameKind::Arrivals, &Arrivals(arrivals))?),
            draft(FrameKind::Retired, NODE, retired.to_bytes()?),
        ])?;
        Ok(true)
    }

    /// Writes one segment anew whose payloads may mostly go, if there is one; the bytes that it gave back.
    ///
    /// # Errors
    /// The disk's. The record is whole all the same, and the next call tries again.
    pub fn sweep(&mut self) -> Result<u64, StoreError> {
        let dead = self.dead_segments()?;
        let limits = *self.journal.limits();
        let Some((segment, (bytes, gone))) = dead.into_iter().find(|(_, (bytes, _))| *bytes >= limits.dead_bytes)
        else {
            return Ok(0);
        };
        self.journal.close_segment(segment)?;
        let placed = self.journal.sweep(segment, &gone)?;
        self.move_places(segment, &placed)?;
        Ok(bytes)
    }
}

fn stored<T: Stored>(kind: FrameKind, value: &T) -> Result<Vec<u8>, StoreError> {
    value.to_bytes().map_err(|_| StoreError::Malformed { kind: kind.number() })
}
