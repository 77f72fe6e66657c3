//! What a replica knows of every document: heads, sequence, what the clinic holds, and the digest over all of it. Must
//! never hold a document's content, nor a version that is not durable.

use std::collections::BTreeMap;

use super::digest::{BUCKETS, Digest};
use super::message::Held;
use crate::id::{DocId, Heads};
use crate::record::Receipt;

/// One document as the index knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDoc {
    /// The document.
    pub doc: DocId,
    /// The sequence of its newest frame.
    pub sequence: u64,
    /// Its heads.
    pub heads: Heads,
    /// The heads that the clinic is known to hold.
    pub accepted: Heads,
    /// Edits since, made here.
    pub waiting: u32,
    /// On a laptop: the clinic's word for versions of it.
    pub receipts: Vec<Receipt>,
}

/// One document's durable state.
#[derive(Clone, Debug, Default)]
pub(super) struct Doc {
    pub(super) heads: Heads,
    pub(super) accepted: Heads,
    pub(super) waiting: u32,
    sequence: u64,
    receipts: Vec<Receipt>,
}

/// Every document that is here.
#[derive(Debug, Default)]
pub(super) struct Docs {
    by_id: BTreeMap<DocId, Doc>,
    by_sequence: BTreeMap<u64, DocId>,
    /// Edits that wait, by document, where there are any: asked for often, so never counted anew.
    waiting: BTreeMap<DocId, u32>,
    digest: Digest,
    /// Counts up when anything changes that people see.
    revision: u64,
}

impl Docs {
    pub(super) const fn revision(&self) -> u64 {
        self.revision
    }

    /// The documents of a record.
    pub(super) fn of(stored: Vec<StoredDoc>) -> Self {
        let mut docs = Self::default();
        for StoredDoc { doc, sequence, heads, accepted, waiting, receipts } in stored {
            // A note of a meeting and an edit that crossed it may be in the record in either order.
            let waiting = if heads == accepted { 0 } else { waiting.max(1) };
            docs.digest.change(&doc, &Heads::default(), &accepted);
            docs.by_sequence.insert(sequence, doc);
            docs.by_id.insert(doc, Doc { heads, accepted, waiting, sequence, receipts });
            docs.set_waiting(doc, waiting);
        }
        docs
    }

    pub(super) fn get(&self, doc: &DocId) -> Option<&Doc> {
        self.by_id.get(doc)
    }

    pub(super) fn contains(&self, doc: &DocId) -> bool {
        self.by_id.contains_key(doc)
    }

    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&DocId, &Doc)> {
        self.by_id.iter()
    }

    /// The durable heads of a document; empty when it is not here.
    pub(super) fn heads(&self, doc: &DocId) -> Heads {
        self.get(doc).map(|doc| doc.heads.clone()).unwrap_or_default()
    }

    /// The heads that the clinic is known to hold; empty when there are none.
    pub(super) fn accepted(&self, doc: &DocId) -> Heads {
        self.get(doc).map(|doc| doc.accepted.clone()).unwrap_or_default()
    }

    /// The clinic's word for versions of a document.
    pub(super) fn receipts(&self, doc: &DocId) -> &[Receipt] {
        self.get(doc).map_or(&[], |doc| &doc.receipts)
    }

    /// Takes note of durable receipts, which stand for those before.
    pub(super) fn set_receipts(&mut self, doc: DocId, receipts: Vec<Receipt>) {
        if let Some(entry) = self.by_id.get_mut(&doc) {
            entry.receipts = receipts;
        }
    }

    /// How many edits of a document wait for the clinic.
    pub(super) fn waiting(&self, doc: &DocId) -> u32 {
        self.get(doc).map_or(0, |doc| doc.waiting)
    }

    /// Edits that wait for the clinic, by document.
    pub(super) const fn all_waiting(&self) -> &BTreeMap<DocId, u32> {
        &self.waiting
    }

    /// The sequence of the newest frame of any document; 0 when there is none.
    pub(super) fn newest(&self) -> u64 {
        self.by_sequence.last_key_value().map_or(0, |(sequence, _)| *sequence)
    }

    /// Documents that changed after `sequence`, oldest change first.
    pub(super) fn changed_after(&self, sequence: u64) -> impl Iterator<Item = (u64, DocId, &Doc)> {
        let newer = self.by_sequence.range(sequence.saturating_add(1)..);
        newer.filter_map(|(sequence, id)| self.by_id.get(id).map(|doc| (*sequence, *id, doc)))
    }

    /// The digest of accepted heads.
    pub(super) const fn digest(&self) -> Digest {
        self.digest
    }

    /// The digests of the buckets of the caseload.
    pub(super) fn buckets(&self) -> Vec<Digest> {
        let mut buckets = vec![Digest::default(); BUCKETS];
        for (id, doc) in &self.by_id {
            if let Some(bucket) = buckets.get_mut(bucket_of(id)) {
                bucket.change(id, &Heads::default(), &doc.accepted);
            }
        }
        buckets
    }

    /// The documents of some buckets, by id, but for those without any heads.
    pub(super) fn in_buckets<'a>(&'a self, buckets: &'a [u8]) -> impl Iterator<Item = Held> + 'a {
        let named = |id: &DocId| buckets.iter().any(|bucket| usize::from(*bucket) == bucket_of(id));
        let held = self.by_id.iter().filter(move |(id, doc)| !doc.heads.is_empty() && named(id));
        held.map(|(id, doc)| Held { doc: *id, heads: doc.heads.clone() })
    }

    /// Sets a document's accepted heads, and the digest with them.
    pub(super) fn accept(&mut self, doc: DocId, heads: Heads) {
        let entry = self.by_id.entry(doc).or_default();
        self.digest.change(&doc, &entry.accepted, &heads);
        let waiting = if heads == entry.heads { 0 } else { entry.waiting.max(1) };
        entry.accepted = heads;
        self.set_waiting(doc, waiting);
    }

    /// Sets how many edits of a document wait for the clinic.
    pub(super) fn set_waiting(&mut self, doc: DocId, waiting: u32) {
        if self.waiting(&doc) != waiting {
            self.revision += 1;
        }
        if let Some(entry) = self.by_id.get_mut(&doc) {
            entry.waiting = waiting;
        }
        if waiting == 0 {
            self.waiting.remove(&doc);
        } else {
            self.waiting.insert(doc, waiting);
        }
    }

    /// Takes note of a durable frame of a document.
    pub(super) fn moved(&mut self, doc: DocId, sequence: u64, heads: Heads) {
        if !self.contains(&doc) {
            self.revision += 1;
        }
        let entry = self.by_id.entry(doc).or_default();
        self.by_sequence.remove(&entry.sequence);
        entry.sequence = sequence;
        entry.heads = heads;
        self.by_sequence.insert(sequence, doc);
    }
}

/// Which part of the caseload a document belongs to.
fn bucket_of(doc: &DocId) -> usize {
    doc.0.first().map_or(0, |byte| usize::from(*byte))
}
