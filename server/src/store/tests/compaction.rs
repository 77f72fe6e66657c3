//! Snapshots in the place of frames, and room given back. Must never lose a version that was durable, at any cut.

use waystation_sync::record::{Arrival, Arrivals, Receipt, Receipts};

use super::super::{MAX_PAYLOAD, Opened, Store};
use super::*;

/// Two documents written to by turns, over several small segments.
fn written(folder: &DataFolder, marks: u8) -> Store {
    let mut store = try_open(folder, limits(3000)).unwrap();
    for mark in 1..=marks {
        store.append(vec![data(1, mark, &[1; 200]), data(2, mark, &[2; 200])]).unwrap();
    }
    store
}

fn kinds(store: &Store, number: u8) -> Vec<FrameKind> {
    store.frames(&doc(number)).unwrap().into_iter().map(|(_, kind, _)| kind).collect()
}

#[test]
fn a_snapshot_stands_for_all_frames_before_it_and_lists_say_the_same_as_before() {
    let (_disk, folder) = sim();
    let mut store = written(&folder, 9);
    store.append(vec![met(vec![(doc(1), heads(9), 0)])]).unwrap();
    let (rows, other) = (store.documents().unwrap(), store.frames(&doc(2)).unwrap());
    compact(&mut store, 1);
    let check = |store: &Store| {
        assert_eq!(store.documents().unwrap(), rows, "sequence, heads, what is accepted and what waits");
        assert_eq!(kinds(store, 1), [FrameKind::Snapshot]);
        assert_eq!(newest(store, 1).1.chunks, [b"whole"]);
        assert_eq!(store.frames(&doc(2)).unwrap(), other);
        store.verify().unwrap();
    };
    check(&store);
    store.close().unwrap();
    let (mut store, _) = open(&folder);
    check(&store);
    store.append(vec![data(1, 10, b"more")]).unwrap();
    assert_eq!(kinds(&store, 1), [FrameKind::Snapshot, FrameKind::Data]);
}

#[test]
fn the_clinics_word_for_a_document_outlives_its_frames_and_the_index() {
    let (disk, folder) = sim();
    let mut store = written(&folder, 5);
    let receipts = |n: u8| vec![Receipt { heads: heads(n), signature: vec![n; 64] }];
    let kept = |n| opaque(FrameKind::Receipts, 1, &Receipts(receipts(n)).to_bytes().unwrap());
    store.append(vec![kept(3)]).unwrap();
    store.append(vec![data(1, 6, b"more"), kept(6)]).unwrap();
    compact(&mut store, 1);
    while store.sweep().unwrap() > 0 {}
    let check = |store: &Store| {
        let row = store.documents().unwrap().into_iter().find(|row| row.doc == doc(1)).unwrap();
        assert_eq!((row.heads, row.receipts), (heads(6), receipts(6)));
        assert_eq!(kinds(store, 1), [FrameKind::Snapshot, FrameKind::Receipts]);
        store.verify().unwrap();
    };
    check(&store);
    drop(store);
    // Cut off: the index is made anew from the record.
    disk.power_cut(1);
    let (mut store, _) = open(&folder);
    check(&store);
    store.append(vec![data(1, 7, b"more")]).unwrap();
    compact(&mut store, 1);
    assert_eq!(kinds(&store, 1), [FrameKind::Snapshot, FrameKind::Receipts], "the older ones may go");
}

#[test]
fn a_disk_without_room_for_a_snapshot_or_a_sweep_keeps_its_last_room_for_what_people_save() {
    let sizes = [0, 40, 84, 200, 400].into_iter().flat_map(|spare| [(3000, spare), (100_000, spare)]);
    for (segment_bytes, spare) in sizes {
        let (disk, folder) = sim();
        drop(written(&folder, 9));
        let mut store = try_open(&folder, limits(segment_bytes)).unwrap();
        let (sequence, frame) = newest(&store, 1);
        let (before, rows) = (disk.contents(), store.documents().unwrap());
        disk.set_room(Some(disk.used() + spare));
        assert!(!store.compact(&doc(1), sequence, DataFrame { chunks: vec![vec![7; 3000]], ..frame }).unwrap());
        if segment_bytes > 3000 {
            assert_eq!(disk.contents(), before, "nothing of it is left, with room for {spare}");
        }
        assert_eq!(store.documents().unwrap(), rows);
        disk.set_room(Some(disk.used() + 600));
        let saved = store.append(vec![data(2, 50, b"saved")]).unwrap();
        disk.power_cut(spare as u64);
        let mut store = try_open(&folder, limits(3000)).unwrap();
        assert_eq!(store.last_sequence(), saved[0], "with room for {spare}");
        disk.set_room(None);
        compact(&mut store, 1);
        store.verify().unwrap();

        let sweeping = store.next_sweep().unwrap().expect("there is room to give back");
        let before = disk.contents();
        disk.set_room(Some(disk.used() + spare));
        assert!(matches!(sweeping.write(), Err(StoreError::Full { .. })));
        assert_eq!(disk.contents(), before, "no half of a new file is left, with room for {spare}");
        disk.set_room(Some(disk.used() + 600));
        store.append(vec![data(2, 51, b"saved")]).unwrap();
        disk.set_room(None);
        while store.sweep().unwrap() > 0 {}
        store.verify().unwrap();
    }
}

#[test]
fn when_and_from_whom_changes_came_is_kept() {
    let (_disk, folder) = sim();
    let mut store = written(&folder, 3);
    compact(&mut store, 1);
    store.append(vec![data(1, 4, b"more")]).unwrap();
    compact(&mut store, 1);
    while store.sweep().unwrap() > 0 {}
    drop(store);
    let (store, _) = open(&folder);
    let kept = store.frames_of_kind(FrameKind::Arrivals).unwrap();
    let arrivals: Vec<Arrival> = kept.iter().flat_map(|(_, _, bytes)| Arrivals::from_bytes(bytes).unwrap().0).collect();
    let told: Vec<_> = arrivals.iter().map(|arrival| (arrival.received, arrival.new.clone())).collect();
    let expected = |mark: u8| (Millis(i64::from(mark)), vec![ChangeId([mark; 32])]);
    assert_eq!(told, [expected(1), expected(2), expected(3), expected(4)]);
}

#[test]
fn a_document_that_changed_meanwhile_or_a_snapshot_of_another_version_is_left_alone() {
    let (disk, folder) = sim();
    let mut store = written(&folder, 3);
    let (sequence, frame) = newest(&store, 1);
    store.append(vec![data(1, 4, b"meanwhile")]).unwrap();
    let before = disk.contents();
    assert!(!store.compact(&doc(1), sequence, whole_of(frame.clone())).unwrap());
    let (sequence, _) = newest(&store, 1);
    assert!(!store.compact(&doc(1), sequence, whole_of(frame)).unwrap(), "heads of the third frame");
    let (_, newest) = newest(&store, 1);
    assert!(!store.compact(&doc(9), sequence, whole_of(newest)).unwrap(), "no such document");
    assert_eq!(disk.contents(), before);
}

#[test]
fn a_document_is_due_after_so_many_frames_and_given_once() {
    let (_disk, folder) = sim();
    let mut store = try_open(&folder, Limits { frames_since_snapshot: 5, ..limits(u64::MAX) }).unwrap();
    for mark in 1..=5 {
        assert!(store.next_due().unwrap().is_none());
        store.append(vec![data(1, mark, b"x")]).unwrap();
    }
    let due = store.next_due().unwrap().unwrap();
    assert_eq!((due.doc, due.sequence, due.frames.len()), (doc(1), 5, 5));
    assert!(store.next_due().unwrap().is_none());
    assert!(store.compact(&due.doc, due.sequence, whole_of(due.frames[4].clone())).unwrap());
    for mark in 6..10 {
        store.append(vec![data(1, mark, b"x")]).unwrap();
        assert!(store.next_due().unwrap().is_none(), "counted from the snapshot on");
    }
    store.append(vec![data(1, 10, b"x")]).unwrap();
    assert_eq!(store.next_due().unwrap().unwrap().frames.len(), 6);
}

#[test]
fn a_document_much_longer_than_its_snapshot_is_due_before_that() {
    let (_disk, folder) = sim();
    let mut store = try_open(&folder, limits(u64::MAX)).unwrap();
    for mark in 1..=15 {
        store.append(vec![data(1, mark, &[0; 100_000])]).unwrap();
    }
    assert!(store.next_due().unwrap().is_none());
    store.append(vec![data(1, 16, &[0; 100_000])]).unwrap();
    assert_eq!(store.next_due().unwrap().unwrap().doc, doc(1));
}

#[test]
fn room_is_given_back_and_the_record_is_still_proved() {
    let (disk, folder) = sim();
    let mut store = written(&folder, 40);
    let before = disk.used();
    for mark in [1, 2] {
        compact(&mut store, mark);
    }
    let seen = everything(&store);
    while store.sweep().unwrap() > 0 {}
    assert!(disk.used() < before * 2 / 3, "{} of {before}", disk.used());
    assert_eq!(everything(&store), seen);
    store.verify().unwrap();
    drop(store);
    let (store, opened) = open(&folder);
    assert_eq!(everything(&store), seen);
    assert_eq!(opened.frames, 86);
    assert!(disk.contents().keys().all(|name| !name.ends_with(".new")));
}

#[test]
fn on_a_real_disk_room_is_given_back_also_in_a_later_run() {
    let home = tempfile::tempdir().unwrap();
    let folder = DataFolder::open(home.path(), true).unwrap();
    let mut store = written(&folder, 40);
    compact(&mut store, 1);
    let seen = everything(&store);
    store.close().unwrap();
    let opened = |store: (Store, Opened)| (store.1.rebuilt, store.0);
    let (rebuilt, mut store) = opened(Store::open_with(&folder, keyring(&folder), limits(3000)).unwrap());
    assert!(!rebuilt);
    let mut given_back = 0;
    loop {
        let bytes = store.sweep().unwrap();
        given_back += bytes;
        if bytes == 0 {
            break;
        }
    }
    assert!(given_back > 8000, "{given_back}");
    assert_eq!(everything(&store), seen);
    store.close().unwrap();
    let (rebuilt, store) = opened(open(&folder));
    assert!(!rebuilt);
    assert_eq!(everything(&store), seen);
    store.verify().unwrap();
}

#[test]
fn a_power_cut_at_any_step_leaves_the_old_frames_or_the_snapshot_and_nothing_else_changed() {
    let (disk, folder) = sim();
    drop(written(&folder, 8));
    let files = disk.contents();
    let mut finished = 0;
    for stop in 0.. {
        let (mut left, mut cuts) = (0, 0);
        for seed in 0..6 {
            let (disk, folder) = sim();
            files.iter().for_each(|(name, bytes)| disk.plant(name, bytes));
            let mut store = try_open(&folder, limits(3000)).unwrap();
            let (rows, other) = (store.documents().unwrap(), store.frames(&doc(2)).unwrap());
            let (sequence, frame) = newest(&store, 1);
            disk.stop_after(stop);
            let compacted = store.compact(&doc(1), sequence, whole_of(frame));
            let swept = compacted.as_ref().is_ok_and(|done| *done) && {
                let mut result = store.sweep();
                while result.as_ref().is_ok_and(|bytes| *bytes > 0) {
                    result = store.sweep();
                }
                result.is_ok()
            };
            drop(store);
            disk.power_cut(seed);
            let mut store = try_open(&folder, limits(3000)).unwrap();
            let found = kinds(&store, 1);
            assert!(found == [FrameKind::Snapshot] || found == [FrameKind::Data; 8], "{stop} {seed}: {found:?}");
            assert!(compacted.is_err() || found.len() == 1, "{stop} {seed}: a confirmed snapshot is gone");
            assert_eq!(store.documents().unwrap(), rows, "{stop} {seed}");
            assert_eq!(store.frames(&doc(2)).unwrap(), other, "{stop} {seed}");
            store.verify().unwrap();
            while store.sweep().unwrap() > 0 {}
            store.append(vec![data(1, 99, b"on")]).unwrap();
            store.verify().unwrap();
            cuts += 1;
            left += usize::from(swept);
        }
        if left == cuts {
            finished += 1;
            if finished == 2 {
                assert!(stop > 20, "only {stop} steps were cut");
                return;
            }
        }
    }
}

#[test]
fn a_document_whose_snapshot_does_not_fit_into_a_frame_keeps_its_frames_and_is_not_tried_again_and_again() {
    let (disk, folder) = sim();
    let mut store = try_open(&folder, Limits { frames_since_snapshot: 2, ..limits(u64::MAX) }).unwrap();
    for mark in 1..=2 {
        store.append(vec![data(1, mark, b"x")]).unwrap();
    }
    let due = store.next_due().unwrap().unwrap();
    let whole = DataFrame { chunks: vec![vec![7; MAX_PAYLOAD + 1]], ..whole_of(due.frames[1].clone()) };
    let before = disk.contents();
    assert!(!store.compact(&due.doc, due.sequence, whole).unwrap());
    assert_eq!(disk.contents(), before);
    store.append(vec![data(1, 3, b"x"), data(2, 3, b"x")]).unwrap();
    assert!(store.next_due().unwrap().is_none());
    assert_eq!(kinds(&store, 1), [FrameKind::Data; 3]);
    store.append(vec![data(2, 4, b"x")]).unwrap();
    assert_eq!(store.next_due().unwrap().unwrap().doc, doc(2), "others are made shorter all the same");
}

#[test]
fn what_was_due_when_the_last_run_ended_is_due_in_the_next() {
    let (_disk, folder) = sim();
    let five = || try_open(&folder, Limits { frames_since_snapshot: 5, ..limits(u64::MAX) }).unwrap();
    let mut store = five();
    for mark in 1..=5 {
        store.append(vec![data(1, mark, b"x"), data(2, mark, b"x")]).unwrap();
    }
    compact(&mut store, 2);
    store.close().unwrap();
    for clean in [true, false] {
        let mut store = five();
        let due = store.next_due().unwrap().unwrap();
        assert_eq!((due.doc, due.frames.len()), (doc(1), 5), "{clean}");
        assert!(store.next_due().unwrap().is_none(), "{clean}");
    }
}

#[test]
fn a_segment_of_which_little_may_go_is_not_copied_for_that() {
    let (_disk, folder) = sim();
    let mut store = try_open(&folder, Limits { parts_of_dead: 3, ..limits(u64::MAX) }).unwrap();
    store.append(vec![data(1, 1, &[0; 1000]), data(1, 2, &[0; 1000]), data(2, 2, &[0; 5000])]).unwrap();
    compact(&mut store, 1);
    assert_eq!(store.sweep().unwrap(), 0);
    compact(&mut store, 2);
    assert!(store.sweep().unwrap() > 7000);
}

#[test]
fn while_a_segment_is_written_anew_others_save_read_and_retire_and_a_power_cut_at_any_step_loses_nothing() {
    let (disk, folder) = sim();
    drop(written(&folder, 12));
    let files = disk.contents();
    for stop in 0.. {
        let (mut left, mut cuts) = (0, 0);
        for seed in 0..4 {
            let (disk, folder) = sim();
            files.iter().for_each(|(name, bytes)| disk.plant(name, bytes));
            let mut store = try_open(&folder, limits(3000)).unwrap();
            compact(&mut store, 1);
            disk.stop_after(stop);
            let done = save_while_swept(&mut store);
            let rows = store.documents().unwrap();
            drop(store);
            disk.power_cut(seed);
            let mut store = try_open(&folder, limits(3000)).unwrap();
            assert!(done.is_err() || store.documents().unwrap() == rows, "{stop} {seed}");
            assert_eq!(kinds(&store, 1)[0], FrameKind::Snapshot, "{stop} {seed}");
            assert!(kinds(&store, 2).len() == 12 || kinds(&store, 2)[0] == FrameKind::Snapshot, "{stop} {seed}");
            while store.sweep().unwrap() > 0 {}
            store.verify().unwrap();
            left += usize::from(done.is_ok());
            cuts += 1;
        }
        if left == cuts {
            assert!(stop > 12, "only {stop} steps were cut");
            return;
        }
    }
}

/// Writes a segment anew; before it takes the old one's place, somebody saves, and another document's frames in it are
/// retired.
fn save_while_swept(store: &mut Store) -> Result<(), StoreError> {
    let swept = store.next_sweep()?.unwrap().write()?;
    let (sequence, frame) = newest(store, 2);
    store.append(vec![data(1, 50, b"meanwhile")])?;
    assert!(store.compact(&doc(2), sequence, whole_of(frame))?);
    let seen = everything(store);
    store.take_swept(&swept)?;
    assert_eq!(everything(store), seen);
    let again = store.next_sweep()?.unwrap();
    assert_eq!(again.segment, swept.segment, "what was retired meanwhile still goes");
    store.take_swept(&again.write()?)?;
    assert_eq!(everything(store), seen);
    Ok(())
}
