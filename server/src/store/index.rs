//! What makes reading quick, derived from the journal frame by frame. Must never hold plaintext, nor anything that the
//! journal could not give again.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use waystation_sync::id::{DocId, Heads};
use waystation_sync::record::{DataFrame, FrameKind, Quarantined, Receipt, Summary};

use super::error::StoreError;
use super::frame::{FrameHeader, HASH};
use super::meaning::{Meaning, is_data};
use super::place::{Found, IndexError, Place, at_key, dead_key, encode, found, kind_key, places_of};
use super::position::Position;
use super::retired::{Dead, Retired};
use super::said::{Length, all_of, say};
use super::shelf::{Change, Pair, Shelf, Tree};
use super::sweep::Swept;
use crate::vault::{Keyring, NODE};

mod walked;

/// What lists need of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocRow {
    /// Which one.
    pub doc: DocId,
    /// The sequence of its newest data or snapshot frame.
    pub sequence: u64,
    /// Its heads.
    pub heads: Heads,
    /// The heads that the clinic is known to hold.
    pub accepted: Heads,
    /// Edits that the clinic is not yet known to hold.
    pub waiting: u32,
    /// On a laptop: the clinic's word for versions of it.
    pub receipts: Vec<Receipt>,
    /// Which document it is and what lists need of it.
    pub summary: Summary,
}

/// Something that was refused, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The frame that holds it.
    pub sequence: u64,
    /// The document that it was for.
    pub doc: DocId,
    /// Bytes that are kept of it, sealed.
    pub bytes: u64,
    /// Who sent what, and why it was refused; its chunks left out.
    pub held: Quarantined,
}

#[derive(Serialize, Deserialize)]
struct DocEntry {
    sequence: u64,
    heads: Heads,
    accepted: Heads,
    waiting: u32,
    receipts: Vec<Receipt>,
    /// How much is said of it. What that is stands apart (`said.rs`), sealed: also which documents are one client's is
    /// nobody's to know without the keys.
    said: Length,
    /// Since the newest snapshot that compaction made: how many frames, and their bytes.
    frames: u32,
    bytes: u64,
    /// Bytes of the newest snapshot, whoever made it.
    whole: u64,
}

impl DocEntry {
    /// Whether a snapshot would make it much shorter.
    fn is_due(&self, frames_since_snapshot: u32) -> bool {
        self.frames >= frames_since_snapshot
            || (self.frames >= FRAMES_MIN && self.bytes > BYTES_MIN && self.bytes / TIMES_LONGER > self.whole)
    }
}

/// A document with fewer frames than this is never due, and one with fewer bytes only for their number. What takes a frame's
/// place when it goes (its header and hash, when it came, who named it) has some 160 bytes, and the shortest have 600. A
/// quarter of somebody's log has 70,000 bytes and one of notes 90,000: that is what a chart grows by.
const FRAMES_MIN: u32 = 16;
const BYTES_MIN: u64 = 32 * 1024;
/// How much longer the frames since a snapshot are than it, before another is made.
const TIMES_LONGER: u64 = 4;

/// The index over one shelf.
pub(super) struct Index {
    shelf: Box<dyn Shelf>,
    /// While it is made anew: the newest frame of each document whose payload is gone. A document has the sequence of what
    /// was last written to it, whatever stands for that now.
    gone: BTreeMap<DocId, u64>,
    frames_since_snapshot: u32,
}

fn brief_aad(sequence: u64) -> Vec<u8> {
    let mut aad = b"waystation brief 1\0".to_vec();
    aad.extend_from_slice(&sequence.to_le_bytes());
    aad
}

/// What is read of a frame at every opening, under the key that seals the frame.
fn sealed_brief(keyring: &Keyring, header: &FrameHeader, meaning: &Meaning) -> Result<Vec<u8>, IndexError> {
    let Meaning::Quarantined(held) = meaning else { return Ok(Vec::new()) };
    let sealed = keyring.seal(&header.sealed_for(), &brief_aad(header.sequence), &encode(held)?);
    Ok(sealed.map_err(StoreError::from)?)
}

impl Index {
    pub(super) fn new(shelf: Box<dyn Shelf>, frames_since_snapshot: u32) -> Self {
        Self { shelf, gone: BTreeMap::new(), frames_since_snapshot }
    }

    /// Every frame of the journal was taken in.
    pub(super) fn made(&mut self) {
        self.gone.clear();
    }

    pub(super) fn close(self) -> Option<(u32, [u8; 32])> {
        self.shelf.close()
    }

    /// Takes in one frame that is durable in the journal. True if its document is due for a snapshot.
    pub(super) fn add(
        &mut self,
        keyring: &Keyring,
        position: Position,
        header: &FrameHeader,
        meaning: &Meaning,
    ) -> Result<bool, IndexError> {
        let brief = sealed_brief(keyring, header, meaning)?;
        let mut changes = places_of(position, header, brief)?;
        let mut is_due = false;
        match meaning {
            Meaning::Data(data) => {
                let entry = self.entry_after(keyring, header, data, &mut changes)?;
                is_due = entry.is_due(self.frames_since_snapshot);
                changes.push(Change::put(Tree::Doc, header.doc.0.to_vec(), encode(&entry)?));
            }
            Meaning::Met(met) => {
                for (doc, accepted, waiting) in &met.accepted {
                    let Some(mut entry) = self.entry(doc)? else { continue };
                    entry.accepted = accepted.clone();
                    entry.waiting = *waiting;
                    changes.push(Change::put(Tree::Doc, doc.0.to_vec(), encode(&entry)?));
                }
            }
            Meaning::Receipts(receipts) => {
                if let Some(mut entry) = self.entry(&header.doc)? {
                    entry.receipts.clone_from(&receipts.0);
                    changes.push(Change::put(Tree::Doc, header.doc.0.to_vec(), encode(&entry)?));
                }
            }
            Meaning::Retired(retired) => self.retire(retired, &mut changes)?,
            Meaning::Quarantined(_) | Meaning::Opaque => {}
        }
        self.shelf.apply(changes)?;
        Ok(is_due)
    }

    fn entry_after(
        &self,
        keyring: &Keyring,
        header: &FrameHeader,
        data: &DataFrame,
        changes: &mut Vec<Change>,
    ) -> Result<DocEntry, IndexError> {
        let FrameHeader { kind, sequence, doc, len, .. } = *header;
        let before = self.entry(&doc)?;
        let receipts = before.as_ref().map(|entry| entry.receipts.clone()).unwrap_or_default();
        if before.is_none() {
            changes.push(Change::drop(Tree::Keyless, doc.0.to_vec()));
        }
        let whole_before = before.as_ref().map_or(0, |entry| entry.whole);
        let (frames, bytes) = before.as_ref().map_or((0, 0), |entry| (entry.frames, entry.bytes));
        let is_snapshot = kind == FrameKind::Snapshot;
        let length = before.as_ref().map(|entry| entry.said);
        let said = say((self.shelf.as_ref(), keyring), (&doc, sequence), &data.summary, length, changes)?;
        // A snapshot that brings nothing new was made by compaction: the document is as old as it was before.
        let (sequence, frames, bytes) = if is_snapshot && data.new.is_empty() && self.is_known(&doc, before.as_ref()) {
            let before = before.map_or(0, |entry| entry.sequence);
            (before.max(self.gone.get(&doc).copied().unwrap_or(0)), 0, 0)
        } else {
            (sequence, frames.saturating_add(1), bytes.saturating_add(u64::from(len)))
        };
        Ok(DocEntry {
            sequence,
            heads: data.heads.clone(),
            accepted: data.accepted.clone(),
            waiting: data.waiting,
            receipts,
            said,
            frames,
            bytes,
            whole: if is_snapshot { u64::from(len) } else { whole_before },
        })
    }

    fn is_known(&self, doc: &DocId, before: Option<&DocEntry>) -> bool {
        before.is_some() || self.gone.contains_key(doc)
    }

    /// Puts facts made anew beside a document. False if it is not at `heads` any more.
    pub(super) fn put_summary(
        &mut self,
        keyring: &Keyring,
        doc: &DocId,
        heads: &Heads,
        summary: &Summary,
    ) -> Result<bool, IndexError> {
        let Some(entry) = self.entry(doc)?.filter(|entry| entry.heads == *heads) else { return Ok(false) };
        let mut changes = Vec::new();
        let said = say((self.shelf.as_ref(), keyring), (doc, entry.sequence), summary, Some(entry.said), &mut changes)?;
        changes.push(Change::put(Tree::Doc, doc.0.to_vec(), encode(&DocEntry { said, ..entry })?));
        self.shelf.apply(changes)?;
        Ok(true)
    }

    /// Forgets where frames are whose payloads may go, and remembers what can be given back.
    fn retire(&self, retired: &Retired, changes: &mut Vec<Change>) -> Result<(), IndexError> {
        for (sequence, _) in &retired.frames {
            let at = at_key(&retired.doc, *sequence);
            let Some(place) = self.shelf.get(Tree::At, &at)? else { continue };
            let place: Place = postcard::from_bytes(&place).map_err(|_| IndexError::Shelf)?;
            changes.push(Change::drop(Tree::At, at));
            if !is_data(FrameKind::of(place.kind)) {
                changes.push(Change::drop(Tree::Kind, kind_key(place.kind, *sequence)));
            }
            let bytes = place.len.saturating_sub(HASH as u32);
            changes.push(Change::put(Tree::Dead, dead_key(place.segment, *sequence), bytes.to_le_bytes().to_vec()));
        }
        Ok(())
    }

    /// The documents that a snapshot would make much shorter.
    pub(super) fn due(&self) -> Result<Vec<DocId>, IndexError> {
        let mut due = Vec::new();
        for (key, value) in self.shelf.scan(Tree::Doc, &[])? {
            let entry: DocEntry = postcard::from_bytes(&value).map_err(|_| IndexError::Shelf)?;
            if entry.is_due(self.frames_since_snapshot) {
                due.push(DocId(key.as_slice().try_into().map_err(|_| IndexError::Shelf)?));
            }
        }
        Ok(due)
    }

    /// What may go, by segment.
    pub(super) fn dead(&self) -> Result<Dead, IndexError> {
        let mut dead = Dead::new();
        for (key, value) in self.shelf.scan(Tree::Dead, &[])? {
            let (Some(segment), Some(sequence), Some(bytes)) =
                (key.first_chunk::<4>(), key.last_chunk::<8>(), value.first_chunk::<4>())
            else {
                return Err(IndexError::Shelf);
            };
            let (sum, sequences) = dead.entry(u32::from_be_bytes(*segment)).or_default();
            *sum += u64::from(u32::from_le_bytes(*bytes));
            sequences.insert(u64::from_be_bytes(*sequence));
        }
        Ok(dead)
    }

    /// A segment was written anew: its frames are elsewhere in it, and what could go then is gone.
    pub(super) fn move_places(&mut self, swept: &Swept) -> Result<(), IndexError> {
        let gone = swept.gone.iter().map(|sequence| Change::drop(Tree::Dead, dead_key(swept.segment, *sequence)));
        let mut changes: Vec<Change> = gone.collect();
        for (position, header) in &swept.placed {
            for key in [at_key(&header.doc, header.sequence), kind_key(header.kind.number(), header.sequence)] {
                let tree = if key.len() > 9 { Tree::At } else { Tree::Kind };
                let Some(bytes) = self.shelf.get(tree, &key)? else { continue };
                let place: Place = postcard::from_bytes(&bytes).map_err(|_| IndexError::Shelf)?;
                let place = Place { offset: position.offset, ..place };
                changes.push(Change::put(tree, key, encode(&place)?));
            }
        }
        Ok(self.shelf.apply(changes)?)
    }

    fn entry(&self, doc: &DocId) -> Result<Option<DocEntry>, IndexError> {
        let Some(bytes) = self.shelf.get(Tree::Doc, &doc.0)? else { return Ok(None) };
        postcard::from_bytes(&bytes).map(Some).map_err(|_| IndexError::Shelf)
    }

    /// All documents that there is a key for, in order of id.
    pub(super) fn documents(&self, keyring: &Keyring) -> Result<Vec<DocRow>, IndexError> {
        let mut rows = Vec::new();
        let said = self.shelf.scan(Tree::Said, &[])?;
        let mut said = said.as_slice();
        for (key, value) in self.shelf.scan(Tree::Doc, &[])? {
            let doc = DocId(key.as_slice().try_into().map_err(|_| IndexError::Shelf)?);
            let entry = postcard::from_bytes(&value).map_err(|_| IndexError::Shelf)?;
            // Both are in order of document.
            let of_it;
            (of_it, said) = said.split_at(said.partition_point(|(key, _)| key.starts_with(&doc.0)));
            rows.extend(row_of(keyring, (doc, entry), of_it)?);
        }
        Ok(rows)
    }

    /// One document, if it is here and there is a key for it.
    pub(super) fn document(&self, keyring: &Keyring, doc: &DocId) -> Result<Option<DocRow>, IndexError> {
        let Some(entry) = self.entry(doc)? else { return Ok(None) };
        row_of(keyring, (*doc, entry), &self.shelf.scan(Tree::Said, &doc.0)?)
    }

    /// The newest of what was refused in a stretch of the record, at most `most`, in order, without its bytes; how many bytes
    /// each is. Left out where the key is gone.
    pub(super) fn quarantined(
        &self,
        keyring: &Keyring,
        sequences: &Range<u64>,
        most: usize,
    ) -> Result<Vec<Refused>, IndexError> {
        let mut all = Vec::new();
        for pair in self.shelf.scan(Tree::Kind, &[FrameKind::Quarantine.number()])?.into_iter().rev() {
            let place: Place = postcard::from_bytes(&pair.1).map_err(|_| IndexError::Shelf)?;
            let Found { sequence, doc, .. } = found(pair)?;
            if all.len() >= most || sequence < sequences.start {
                break;
            }
            if !sequences.contains(&sequence) {
                continue;
            }
            let opened = [doc, NODE].iter().find_map(|key| keyring.open(key, &brief_aad(sequence), &place.brief).ok());
            let held = opened.and_then(|bytes| postcard::from_bytes(&bytes).ok());
            all.extend(held.map(|held| Refused { sequence, doc, bytes: u64::from(place.len), held }));
        }
        all.reverse();
        Ok(all)
    }

    /// Where the frames of `doc` are, in order.
    pub(super) fn places(&self, doc: &DocId) -> Result<Vec<Found>, IndexError> {
        self.shelf.scan(Tree::At, &doc.0)?.into_iter().map(found).collect()
    }

    /// Where the frames of `kind` are, in order.
    pub(super) fn places_of_kind(&self, kind: FrameKind) -> Result<Vec<Found>, IndexError> {
        if !is_data(kind) {
            return self.shelf.scan(Tree::Kind, &[kind.number()])?.into_iter().map(found).collect();
        }
        let all = self.shelf.scan(Tree::At, &[])?.into_iter().map(found);
        let mut places: Vec<Found> =
            all.filter(|found| !matches!(found, Ok(found) if found.kind != kind)).collect::<Result<_, _>>()?;
        places.sort_unstable_by_key(|found| found.sequence);
        Ok(places)
    }
}

fn row_of(keyring: &Keyring, (doc, entry): (DocId, DocEntry), said: &[Pair]) -> Result<Option<DocRow>, IndexError> {
    let DocEntry { sequence, heads, accepted, waiting, receipts, .. } = entry;
    let summary = all_of(keyring, &doc, said)?;
    Ok(summary.map(|summary| DocRow { doc, sequence, heads, accepted, waiting, receipts, summary }))
}
