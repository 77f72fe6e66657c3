//! Power cuts, failed syncs and restarts, from seeds. Must never lose what was acknowledged, nor keep half a group.

use waystation_sync::record::FrameKind;

use super::super::{Store, StoreError};
use super::*;

/// How many histories are tried; each has four or five power cuts.
const HISTORIES: u64 = 250;
/// Runs of the program in one history.
const RUNS: u64 = 6;
const LIMITS: Limits = limits(9000);

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Mostly small, now and then more than a page.
fn chunk(chance: &mut Chance) -> Vec<u8> {
    let most = if chance.below(8) == 0 { 6000 } else { 200 };
    vec![7; chance.below(most) as usize]
}

type Told = (u64, DocId, Vec<u8>);

/// What must be there, and what may be there as well.
#[derive(Default)]
struct Ledger {
    acknowledged: Vec<Told>,
    in_flight: Vec<Told>,
}

impl Ledger {
    fn check(&mut self, store: &Store, history: u64) {
        let mut found = store.frames_of_kind(FrameKind::Data).unwrap();
        found.sort_unstable_by_key(|frame| frame.0);
        let with_in_flight = [self.acknowledged.clone(), self.in_flight.clone()].concat();
        assert!(found == self.acknowledged || found == with_in_flight, "history {history}");
        store.verify().unwrap();
        // What a reader has seen must stay.
        self.acknowledged = found;
        self.in_flight.clear();
    }
}

fn one_run(disk: &SimDisk, folder: &DataFolder, ledger: &mut Ledger, chance: &mut Chance, history: u64) {
    if chance.below(3) == 0 {
        disk.stop_after(chance.below(40));
    }
    let Ok(mut store) = try_open(folder, LIMITS) else { return };
    ledger.check(&store, history);
    match chance.below(4) {
        0 => disk.stop_after(chance.below(20)),
        1 if chance.below(2) == 0 => disk.fail_syncs(chance.below(4) as u32, 1),
        _ => {}
    }
    for _ in 0..chance.below(5) {
        let drafts: Vec<_> = (0..=chance.below(3))
            .map(|_| data(chance.below(30) as u8, chance.below(256) as u8, &chunk(chance)))
            .collect();
        let first = store.last_sequence() + 1;
        let told = (first..).zip(&drafts).map(|(sequence, draft)| (sequence, draft.doc, draft.payload.clone()));
        ledger.in_flight = told.collect();
        if store.append(drafts).is_err() {
            assert!(matches!(store.append(vec![data(1, 1, b"")]), Err(StoreError::Stopped)));
            return;
        }
        ledger.acknowledged.append(&mut ledger.in_flight);
    }
    if chance.below(2) == 0 && store.close().is_err() {
        assert!(disk.operations() > 0);
    }
}

#[test]
fn a_thousand_power_cuts_lose_nothing_acknowledged() {
    let mut cuts = 0;
    for history in 0..HISTORIES {
        let mut chance = Chance(history);
        let (disk, folder) = sim();
        let mut ledger = Ledger::default();
        for run in 0..RUNS {
            one_run(&disk, &folder, &mut ledger, &mut chance, history);
            // A run that met the end of the power needs a cut; others may be a mere restart of the program.
            disk.fail_syncs(0, 0);
            if chance.below(3) > 0 || try_keyring(&folder).is_err() {
                disk.power_cut(history * RUNS + run);
                cuts += 1;
            }
        }
        disk.power_cut(history);
        cuts += 1;
        let store = try_open(&folder, LIMITS).unwrap();
        ledger.check(&store, history);
    }
    assert!(cuts >= 1000, "{cuts}");
}

/// Any one sync of an append fails, the program is started again without a power cut, and then the power goes.
#[test]
fn whatever_sync_failed_what_was_shown_after_a_restart_stays() {
    const BIG: &[u8] = &[7; 9000];
    let mut failures = 0;
    for skip in 0..8 {
        for seed in 0..40 {
            let (disk, folder) = sim();
            let mut store = try_open(&folder, LIMITS).unwrap();
            store.append(vec![data(1, 1, BIG)]).unwrap();
            store.close().unwrap();
            let mut store = try_open(&folder, LIMITS).unwrap();
            disk.fail_syncs(skip, 1);
            // This one removes the note, makes a key and begins a segment.
            let done = store.append(vec![data(2, 2, BIG)]);
            failures += u32::from(done.is_err());
            drop(store);
            disk.fail_syncs(0, 0);

            let mut store = try_open(&folder, LIMITS).unwrap();
            let shown = store.last_sequence();
            assert!(done.is_err() || shown == 2);
            let next = vec![data(3, 3, BIG)];
            let mut seen = everything(&store);
            if seed % 2 == 0 {
                store.append(next).unwrap();
                seen = everything(&store);
            } else {
                disk.stop_after(1 + seed / 2 % 8);
                if store.append(next).is_ok() {
                    seen = everything(&store);
                }
            }
            drop(store);
            disk.power_cut(seed);
            let store = try_open(&folder, LIMITS).unwrap();
            if store.last_sequence() == seen.0.iter().map(|row| row.sequence).max().unwrap_or(0) {
                assert_eq!(everything(&store), seen, "sync {skip}, seed {seed}");
            } else {
                assert_eq!(store.documents().unwrap().split_last().unwrap().1, seen.0, "the last one came through");
            }
            store.verify().unwrap();
        }
    }
    assert!(failures >= 100, "{failures}");
}

#[test]
fn a_failed_sync_stops_the_store_and_a_reopened_one_makes_good_what_it_shows() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    disk.fail_syncs(0, 1);
    let failed = store.append(vec![data(1, 2, &[7; 9000])]).unwrap_err();
    assert!(matches!(failed, StoreError::Io { .. }), "{failed}");
    assert!(matches!(store.append(vec![data(1, 3, b"c")]), Err(StoreError::Stopped)));
    store.close().unwrap();

    // The system still shows the group, though it never reached the disk. Once shown, it must stay.
    let (store, opened) = open(&folder);
    assert_eq!((opened.clean, opened.frames), (false, 2));
    drop(store);
    for seed in 0..20 {
        disk.power_cut(seed);
        assert_eq!(open(&folder).1.frames, 2);
    }
}

#[test]
fn a_key_is_durable_before_the_first_frame_under_it() {
    for stop in 0..12 {
        let (disk, folder) = sim();
        let (mut store, _) = open(&folder);
        store.append(vec![data(1, 1, b"a")]).unwrap();
        disk.stop_after(stop);
        let done = store.append(vec![data(2, 2, b"b")]);
        drop(store);
        disk.power_cut(stop);
        let (store, opened) = open(&folder);
        assert_eq!(opened.keyless, 0);
        assert_eq!(store.documents().unwrap().len() as u64, opened.frames);
        assert!(done.is_err() || opened.frames == 2);
    }
}
