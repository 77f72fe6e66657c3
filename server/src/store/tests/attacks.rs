//! What somebody can do who may write to the disk and has no key. Must never pass for a whole record, but for what the
//! last two tests say.

use super::super::StoreError;
use super::super::damage::Damage;
use super::super::frame::{FrameHeader, HEADER, split_frame};
use super::super::segment::{GROUP_END, GROUP_HEADER, GroupHeader, SEGMENT_HEADER};
use super::*;

const SEGMENT: &str = "journal-00000001.wsj";

/// A record of six groups with something of everything, stopped without a word.
fn record() -> (Arc<SimDisk>, Vec<BTreeMap<String, Vec<u8>>>) {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    let mut states = Vec::new();
    for mark in 1..7 {
        let refused = opaque(FrameKind::Quarantine, mark, b"refused");
        let row = opaque(FrameKind::Directory, 0, &[mark]);
        store.append(vec![data(mark, mark, b"x"), refused, row, met(Vec::new())]).unwrap();
        states.push(disk.contents());
    }
    (disk, states)
}

/// A folder of these files.
fn folder_of(files: &BTreeMap<String, Vec<u8>>) -> (Arc<SimDisk>, DataFolder) {
    let (disk, folder) = sim();
    files.iter().for_each(|(name, bytes)| disk.plant(name, bytes));
    (disk, folder)
}

/// Opening answers this, twice, and changes nothing.
fn told(files: &BTreeMap<String, Vec<u8>>) -> StoreError {
    let (disk, folder) = folder_of(files);
    let first = try_open(&folder, Limits::default()).map(|_| ()).unwrap_err();
    assert_eq!(&disk.contents(), files, "{first}");
    let again = try_open(&folder, Limits::default()).map(|_| ()).unwrap_err();
    assert_eq!(again.to_string(), first.to_string());
    first
}

fn assert_damage(files: &BTreeMap<String, Vec<u8>>, expected: Damage, about: &str) {
    let error = told(files);
    assert!(matches!(error, StoreError::Damaged { what, .. } if what == expected), "{about}: {error}");
}

fn with(files: &BTreeMap<String, Vec<u8>>, name: &str, bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut files = files.clone();
    files.insert(name.to_owned(), bytes);
    files
}

/// Where each group begins, and where the last one ends.
fn groups(segment: &[u8]) -> Vec<usize> {
    let mut starts = vec![SEGMENT_HEADER];
    while let Some(header) = segment.get(*starts.last().unwrap()..).and_then(GroupHeader::from_bytes) {
        starts.push(starts.last().unwrap() + GROUP_HEADER + header.bytes as usize + GROUP_END);
    }
    starts
}

/// Takes out payloads, with every unkeyed hash put right.
fn retire(segment: &[u8], which: impl Fn(&FrameHeader) -> bool) -> Vec<u8> {
    let starts = groups(segment);
    let mut forged = segment[..SEGMENT_HEADER].to_vec();
    for group in starts.windows(2).map(|ends| &segment[ends[0]..ends[1]]) {
        let header = GroupHeader::from_bytes(group).unwrap();
        let mut rest = &group[GROUP_HEADER..group.len() - GROUP_END];
        let mut frames = Vec::new();
        while let Some((frame, stored, after)) = split_frame(rest) {
            let retired = FrameHeader { retired: which(&frame), ..frame };
            let hash = super::super::frame::hash_of(&frame, stored);
            frames.extend_from_slice(&retired.to_bytes());
            frames.extend_from_slice(if retired.retired { &hash } else { stored });
            rest = after;
        }
        forged.extend(GroupHeader { bytes: frames.len() as u64, ..header }.to_bytes());
        forged.extend(frames);
        forged.extend_from_slice(&group[group.len() - GROUP_END..]);
    }
    forged
}

#[test]
fn a_payload_that_was_taken_out_is_named_whatever_its_kind() {
    let (disk, _) = record();
    let files = disk.contents();
    for kind in [FrameKind::Data, FrameKind::Quarantine, FrameKind::Met, FrameKind::Directory] {
        let forged = retire(&files[SEGMENT], |frame| frame.kind == kind);
        assert_damage(&with(&files, SEGMENT, forged), Damage::PayloadGone, &format!("all of {kind:?}"));
    }
    for sequence in 1..=24 {
        let forged = retire(&files[SEGMENT], |frame| frame.sequence == sequence);
        assert_damage(&with(&files, SEGMENT, forged), Damage::PayloadGone, &format!("frame {sequence}"));
    }
}

#[test]
fn a_payload_taken_out_after_a_clean_stop_is_named_when_it_is_read_and_by_check() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join(SEGMENT);
    let folder = DataFolder::open(home.path(), true).unwrap();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"first")]).unwrap();
    store.append(vec![data(1, 2, b"then")]).unwrap();
    store.close().unwrap();
    let whole = std::fs::read(&path).unwrap();
    let mut forged = retire(&whole, |frame| frame.sequence == 1);
    // The length must stay, or the stop is not believed at all.
    let end = groups(&forged).len();
    assert_eq!(end, 3);
    forged.resize(whole.len(), 0);
    std::fs::write(&path, &forged).unwrap();
    let (store, opened) = open(&folder);
    assert!(!opened.rebuilt, "the index is used as it is");
    let read = store.frames(&doc(1)).unwrap_err();
    assert!(matches!(read, StoreError::Damaged { .. }), "{read}");
    let checked = store.verify().unwrap_err();
    assert!(matches!(checked, StoreError::Damaged { .. }), "{checked}");
}

#[test]
fn groups_cut_off_the_end_are_missed_whether_or_not_the_note_of_a_stop_is_there() {
    let (disk, _) = record();
    let files = disk.contents();
    let starts = groups(&files[SEGMENT]);
    for end in &starts[..starts.len() - 1] {
        let error = told(&with(&files, SEGMENT, files[SEGMENT][..*end].to_vec()));
        assert!(matches!(&error, StoreError::Shortened { found, .. } if *found == *end as u64), "{error}");
        let error = told(&with(&files, SEGMENT, files[SEGMENT][..*end + 7].to_vec()));
        assert!(matches!(&error, StoreError::Damaged { what: Damage::Group, .. }), "{error}");
    }
    let mut without = files.clone();
    without.remove(SEGMENT);
    assert!(matches!(told(&without), StoreError::Shortened { found: 0, .. }));
}

#[test]
fn the_note_of_how_far_the_record_reached_can_be_neither_removed_nor_made() {
    let (disk, states) = record();
    let files = disk.contents();
    let mut without = files.clone();
    without.remove("reach");
    assert_damage(&without, Damage::ReachNote, "removed");
    let len = files["reach"].len();
    for bytes in [Vec::new(), vec![0; len], states[0]["reach"][..40].to_vec()] {
        assert_damage(&with(&files, "reach", bytes), Damage::ReachNote, "not what was written");
    }
    let (other, _) = record();
    assert_damage(&with(&files, "reach", other.contents()["reach"].clone()), Damage::ReachNote, "another folder's");
}

#[test]
fn groups_put_in_another_order_or_another_groups_place_are_named() {
    let (disk, _) = record();
    let files = disk.contents();
    let (segment, at) = (&files[SEGMENT], groups(&files[SEGMENT]));
    let swapped = [&segment[..at[1]], &segment[at[2]..at[3]], &segment[at[1]..at[2]], &segment[at[3]..]].concat();
    let dropped = [&segment[..at[1]], &segment[at[2]..]].concat();
    for forged in [swapped, dropped] {
        assert_damage(&with(&files, SEGMENT, forged), Damage::GroupOrder, "order");
    }
    // A group taken out, and the headers after it made right: numbers, links and checks.
    let mut renumbered = segment[..at[1]].to_vec();
    let mut before = GroupHeader::from_bytes(&segment[at[1]..]).unwrap();
    for ends in at[2..].windows(2) {
        let group = &segment[ends[0]..ends[1]];
        let header = GroupHeader::from_bytes(group).unwrap();
        renumbered.extend(GroupHeader { number: before.number, link_before: before.link_before, ..header }.to_bytes());
        renumbered.extend_from_slice(&group[GROUP_HEADER..]);
        before = header;
    }
    let error = told(&with(&files, SEGMENT, renumbered));
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
}

#[test]
fn a_payload_put_in_place_of_another_is_named_though_every_unkeyed_hash_is_right() {
    let (disk, _) = record();
    let files = disk.contents();
    let mut forged = files[SEGMENT].clone();
    let first = SEGMENT_HEADER + GROUP_HEADER + HEADER;
    forged[first + 30] ^= 1;
    assert_damage(&with(&files, SEGMENT, forged), Damage::Chain, "changed");
}

#[test]
fn an_older_record_beside_a_newer_note_is_missed_even_with_its_note_of_a_stop() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"old")]).unwrap();
    store.close().unwrap();
    let older = disk.contents();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 2, b"new")]).unwrap();
    store.close().unwrap();
    let mut files = disk.contents();
    for name in [SEGMENT, "clean-stop"] {
        files.insert(name.to_owned(), older[name].clone());
    }
    assert!(matches!(told(&files), StoreError::Shortened { .. }));
}

#[test]
fn another_history_beside_the_note_of_the_first_is_named() {
    let (disk, states) = record();
    let (fork, folder) = folder_of(&states[2]);
    let (mut store, _) = open(&folder);
    for mark in 4..9 {
        store.append(vec![data(1, mark, b"x"), data(2, mark, b"y"), data(3, mark, b"z"), met(Vec::new())]).unwrap();
    }
    let files = with(&fork.contents(), "reach", disk.contents()["reach"].clone());
    let error = told(&with(&files, "keys-even.wsl", disk.contents()["keys-even.wsl"].clone()));
    assert!(matches!(error, StoreError::Damaged { what: Damage::OtherRecord, .. }), "{error}");
}

#[test]
fn keys_older_than_the_record_are_named_as_such() {
    let (disk, states) = record();
    let files = with(&disk.contents(), "keys-even.wsl", states[2]["keys-even.wsl"].clone());
    let error = told(&files);
    assert!(matches!(error, StoreError::KeysOlder), "{error}");
    assert!(error.to_string().contains("same backup"), "{error}");
}

#[test]
fn a_spoilt_second_slot_hides_a_cut_of_the_newest_groups_only() {
    // The second slot is not waited for, so its loss cannot be told from a power cut's. The first is not spoilt unseen.
    let (disk, _) = record();
    let files = disk.contents();
    let mut reach = files["reach"].clone();
    reach.truncate(512);
    let starts = groups(&files[SEGMENT]);
    let cut = with(&with(&files, "reach", reach), SEGMENT, files[SEGMENT][..starts[5]].to_vec());
    let (_disk, folder) = folder_of(&cut);
    assert_eq!(open(&folder).1.frames, 20);
}

#[test]
fn a_whole_folder_put_back_as_it_was_is_not_told_here() {
    // Nothing on this disk can tell it: that is for the nodes it met since.
    let (_disk, states) = record();
    let (_disk, folder) = folder_of(&states[1]);
    let (store, opened) = open(&folder);
    assert_eq!(opened.frames, 8);
    store.verify().unwrap();
}

#[test]
fn what_this_program_retired_itself_opens_and_its_hash_cannot_be_changed() {
    let (disk, folder) = sim();
    let mut store = try_open(&folder, limits(4000)).unwrap();
    for mark in 1..6 {
        store.append(vec![data(1, mark, b"x")]).unwrap();
    }
    compact(&mut store, 1);
    assert!(store.sweep().unwrap() > 0);
    drop(store);
    let files = disk.contents();
    open(&folder).0.verify().unwrap();
    let mut forged = files[SEGMENT].clone();
    forged[SEGMENT_HEADER + GROUP_HEADER + HEADER] ^= 1;
    assert_damage(&with(&files, SEGMENT, forged), Damage::Chain, "another hash");
}

#[test]
fn a_forged_frame_that_names_others_is_no_proof() {
    // Somebody without a key takes a payload out and copies the frame that names other ones to the end.
    let (disk, folder) = sim();
    let mut store = try_open(&folder, limits(u64::MAX)).unwrap();
    for mark in 1..4 {
        store.append(vec![data(1, mark, b"x"), data(2, mark, b"y")]).unwrap();
    }
    compact(&mut store, 1);
    drop(store);
    let files = disk.contents();
    let forged = retire(&files[SEGMENT], |frame| frame.sequence == 2);
    assert_damage(&with(&files, SEGMENT, forged.clone()), Damage::PayloadGone, "another document's frame");
    let at = groups(&forged);
    let last = forged[at[at.len() - 2]..].to_vec();
    let header = GroupHeader::from_bytes(&last).unwrap();
    let mut again = forged;
    again.extend(GroupHeader { number: header.number + 1, ..header }.to_bytes());
    again.extend_from_slice(&last[GROUP_HEADER..]);
    let error = told(&with(&files, SEGMENT, again));
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
}
