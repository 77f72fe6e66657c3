//! What is read of earlier meetings, from a record on a simulated disk.

use waystation_sync::care::declare::Summary;
use waystation_sync::id::{EditId, Epoch, Heads, PersonId, ReturnId, VocabularyMark};
use waystation_sync::record::Origin;
use waystation_sync::replica::io::Draft;
use waystation_sync::time::Millis;

use super::*;
use crate::host::{DataFolder, SimDisk};
use crate::vault::{Cost, Keyring, NodeSecrets, Passphrase, PersonLock};

const NODE: DocId = DocId([0; 32]);
const LAPTOP: DeviceId = DeviceId([7; 16]);
const AWAY: DeviceId = DeviceId([8; 16]);

fn store() -> Store {
    let folder = DataFolder::on(SimDisk::new());
    let cheap = Cost { memory_kib: 8, passes: 1, lanes: 1 };
    let passphrase = Passphrase::new("correct horse".to_owned());
    let lock = PersonLock::create(PersonId([9; 16]), "someone", &passphrase, cheap).unwrap();
    let keyring = Keyring::create(&folder, NodeSecrets::of_seed(5), &[lock]).unwrap();
    Store::open(&folder, keyring).unwrap().0
}

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A note of the day `at`.
fn met(peer: DeviceId, at: usize) -> Draft {
    met_at(peer, Millis(i64::try_from(at).unwrap() * DAY))
}

fn met_at(peer: DeviceId, at: Millis) -> Draft {
    let met = Met {
        peer,
        epoch: Epoch([0; 16]),
        sequence: 0,
        at,
        vocabulary: VocabularyMark::default(),
        chain: None,
        accepted: Vec::new(),
        refused: Vec::new(),
        complete: true,
    };
    Draft { kind: FrameKind::Met, doc: NODE, payload: met.to_bytes().unwrap() }
}

fn brought(at: usize) -> Draft {
    let at = Millis(i64::try_from(at).unwrap());
    let batch = Return { meeting: ReturnId([1; 16]), peer: LAPTOP, at, skew_ms: 0, docs: Vec::new() };
    Draft { kind: FrameKind::Return, doc: NODE, payload: batch.to_bytes().unwrap() }
}

fn refused_change(doc: DocId, change: u8) -> Draft {
    let held = Quarantined {
        device: LAPTOP,
        received: Millis(1),
        reason: Refusal::Newer,
        change: ChangeId([change; 32]),
        chunks: vec![vec![1, 2, 3]],
    };
    Draft { kind: FrameKind::Quarantine, doc, payload: held.to_bytes().unwrap() }
}

fn taken_change(doc: DocId, change: u8) -> Draft {
    let heads: Heads = [ChangeId([change; 32])].into_iter().collect();
    let frame = DataFrame {
        origin: Origin::Here { edit: EditId([2; 16]) },
        received: Millis(2),
        chunks: vec![vec![9]],
        new: vec![ChangeId([change; 32])],
        heads: heads.clone(),
        accepted: heads,
        waiting: 0,
        summary: Summary::default(),
    };
    Draft { kind: FrameKind::Data, doc, payload: frame.to_bytes().unwrap() }
}

#[test]
fn of_notes_the_newest_are_read_and_older_ones_only_for_a_node_that_has_none_among_them() {
    let mut store = store();
    store.append(vec![met(AWAY, 0)]).unwrap();
    store.append((1..=METS_AT_ONCE + 5).map(|at| met(LAPTOP, at)).collect()).unwrap();
    let newest = mets(&store, &[LAPTOP].into()).unwrap();
    assert_eq!(newest.len(), METS_AT_ONCE);
    assert!(newest.is_sorted_by_key(|met| met.at));
    assert_eq!(newest.last().map(|met| met.at), Some(Millis(i64::try_from(METS_AT_ONCE + 5).unwrap() * DAY)));
    let more = mets(&store, &[LAPTOP, AWAY].into()).unwrap();
    assert_eq!((more.len(), more.first().map(|met| met.peer)), (METS_AT_ONCE + 6, Some(AWAY)));
    assert!(more.is_sorted_by_key(|met| met.at));
}

#[test]
fn what_a_note_of_this_month_says_of_a_record_is_read_however_many_notes_came_after_it() {
    let mut store = store();
    let minutes = |count: usize| Millis(40 * DAY + i64::try_from(count).unwrap() * 60_000);
    store.append(vec![met_at(LAPTOP, Millis(DAY)), met_at(LAPTOP, minutes(0))]).unwrap();
    let count = METS_MAX - 2;
    for first in (1..count).step_by(METS_AT_ONCE) {
        store.append((first..count.min(first + METS_AT_ONCE)).map(|at| met_at(LAPTOP, minutes(at))).collect()).unwrap();
    }
    let begun = std::time::Instant::now();
    let read = mets(&store, &[LAPTOP].into()).unwrap();
    println!("{} notes in {:?}", read.len(), begun.elapsed());
    assert!(read.iter().any(|met| met.at == minutes(0)), "{}", read.len());
}

#[test]
fn a_page_holds_what_was_written_beside_its_batches_and_the_next_one_the_rest() {
    let mut store = store();
    let (early, late) = (DocId([1; 32]), DocId([2; 32]));
    store.append(vec![brought(1), refused_change(early, 1), met(LAPTOP, 2)]).unwrap();
    store.append((0..RETURNS_AT_ONCE).map(|at| brought(3 + at)).collect()).unwrap();
    store.append(vec![refused_change(late, 2), met(LAPTOP, 9_000)]).unwrap();
    let newest = page_before(&store, u64::MAX).unwrap();
    assert_eq!((newest.returns.len(), newest.mets.len(), newest.held.len()), (RETURNS_AT_ONCE, 1, 1));
    assert_eq!(newest.held[0].0, late);
    let rest = page_before(&store, newest.from.unwrap()).unwrap();
    assert_eq!((rest.returns.len(), rest.mets.len(), rest.held.len()), (1, 1, 1));
    assert_eq!((rest.held[0].0, rest.from), (early, None));
}

#[test]
fn what_was_refused_and_taken_later_is_not_told_of_again() {
    let mut store = store();
    let (one, other) = (DocId([1; 32]), DocId([2; 32]));
    store.append(vec![refused_change(one, 1), refused_change(one, 2), refused_change(other, 1)]).unwrap();
    store.append(vec![taken_change(one, 1)]).unwrap();
    let left: Vec<(DocId, ChangeId)> =
        refused(&store).unwrap().into_iter().map(|(doc, change, _)| (doc, change)).collect();
    assert_eq!(left, [(one, ChangeId([2; 32])), (other, ChangeId([1; 32]))]);
}
