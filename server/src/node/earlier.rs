//! What the record says of meetings before this run: the newest of it at the start, older pages of it when somebody looks
//! for them. Must never read more at a time than its limits say.

use std::collections::{BTreeMap, BTreeSet};

use waystation_sync::id::{ChangeId, DeviceId, DocId};
use waystation_sync::record::{Arrivals, DataFrame, FrameKind, Met, Quarantined, Refusal, Return};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

use crate::store::{Store, StoreError};
use crate::vault::VaultError;

/// Batches of meetings that are read from the record at once: at the start, and each time that older ones are asked for.
const RETURNS_AT_ONCE: usize = 1_000;
/// Notes of meetings, and refused changes, that are read beside them from the same stretch of the record.
const BESIDE_MAX: usize = 5_000;
/// Notes of meetings that are read at once for what a replica starts from.
const METS_AT_ONCE: usize = 1_000;
/// Notes that are read in all where some node has none among the newest; one that was met before is taken as not met.
const METS_MAX: usize = 20 * METS_AT_ONCE;
/// Notes of so many days before the newest are read all the same: one of them may say that a record was put back, which
/// pages tell of for a month.
const METS_DAYS_MS: i64 = 31 * 24 * 60 * 60 * 1000;
/// Refused changes that a replica starts from, the newest.
const REFUSED_AT_START: usize = 5_000;

/// A stretch of the record, in order.
#[derive(Debug, Default)]
pub struct Older {
    /// What meetings brought.
    pub returns: Vec<Return>,
    /// How they ended.
    pub mets: Vec<Met>,
    /// What was not taken.
    pub held: Vec<(DocId, Quarantined)>,
    /// The first frame that was looked at; older ones lie before it. `None` when there are none.
    pub from: Option<u64>,
}

/// The newest that was written of meetings before the frame `before`. What a newer version wrote is passed over.
pub(super) fn page_before(store: &Store, before: u64) -> Result<Older, StoreError> {
    let frames = store.frames_of_kind_in(FrameKind::Return, 0..before, RETURNS_AT_ONCE)?;
    let from = frames.first().map(|(sequence, ..)| *sequence).filter(|_| frames.len() == RETURNS_AT_ONCE);
    let stretch = from.unwrap_or(0)..before;
    let mets = store.frames_of_kind_in(FrameKind::Met, stretch.clone(), BESIDE_MAX)?;
    let held = store.quarantined_in(stretch, BESIDE_MAX)?;
    Ok(Older {
        returns: read(frames),
        mets: read(mets),
        held: held.into_iter().map(|refused| (refused.doc, refused.held)).collect(),
        from,
    })
}

fn read<T: Stored>(frames: Vec<(u64, DocId, Vec<u8>)>) -> Vec<T> {
    frames.into_iter().filter_map(|(_, _, payload)| T::from_bytes(&payload).ok()).collect()
}

/// Notes of meetings for a replica, in order: those of the last days, and older ones until every one of `peers` has one.
pub(super) fn mets(store: &Store, peers: &BTreeSet<DeviceId>) -> Result<Vec<Met>, StoreError> {
    let (mut missing, mut pages, mut before, mut newest) = (peers.clone(), Vec::new(), u64::MAX, None);
    loop {
        let frames = store.frames_of_kind_in(FrameKind::Met, 0..before, METS_AT_ONCE)?;
        let first = frames.first().map(|(sequence, ..)| *sequence).filter(|_| frames.len() == METS_AT_ONCE);
        let page: Vec<Met> = read(frames);
        missing.retain(|peer| page.iter().all(|met| met.peer != *peer));
        let newest: Millis = *newest.get_or_insert(page.last().map(|met| met.at).unwrap_or_default());
        let is_late = page.first().is_some_and(|oldest| newest.since(oldest.at) < METS_DAYS_MS);
        pages.push(page);
        match first {
            Some(first) if (is_late || !missing.is_empty()) && pages.len() * METS_AT_ONCE < METS_MAX => before = first,
            Some(_) | None => break,
        }
    }
    Ok(pages.into_iter().rev().flatten().collect())
}

/// What was refused and not taken later, for a replica.
pub(super) fn refused(store: &Store) -> Result<Vec<(DocId, ChangeId, Refusal)>, StoreError> {
    let mut taken: BTreeMap<DocId, BTreeSet<ChangeId>> = BTreeMap::new();
    let mut refused = Vec::new();
    for held in store.quarantined_in(0..u64::MAX, REFUSED_AT_START)? {
        let (doc, change) = (held.doc, held.held.change);
        let of_doc = match taken.entry(doc) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => new.insert(taken_of(store, &doc)?),
        };
        if !of_doc.contains(&change) {
            refused.push((doc, change, held.held.reason));
        }
    }
    Ok(refused)
}

/// The changes of a document that came here; none where its key is gone.
fn taken_of(store: &Store, doc: &DocId) -> Result<BTreeSet<ChangeId>, StoreError> {
    let frames = match store.frames(doc) {
        Err(StoreError::Vault(VaultError::NoKey)) => Vec::new(),
        frames => frames?,
    };
    let mut taken = BTreeSet::new();
    for (_, kind, payload) in frames {
        match kind {
            FrameKind::Data | FrameKind::Snapshot => {
                taken.extend(DataFrame::from_bytes(&payload).map(|frame| frame.new).unwrap_or_default());
            }
            FrameKind::Arrivals => {
                let arrivals = Arrivals::from_bytes(&payload).map(|arrivals| arrivals.0).unwrap_or_default();
                taken.extend(arrivals.into_iter().flat_map(|arrival| arrival.new));
            }
            FrameKind::Directory
            | FrameKind::Met
            | FrameKind::Quarantine
            | FrameKind::Return
            | FrameKind::Audit
            | FrameKind::Erasure
            | FrameKind::Blob
            | FrameKind::Retired
            | FrameKind::Receipts
            | FrameKind::Unknown(_) => {}
        }
    }
    Ok(taken)
}

#[cfg(test)]
mod tests;
