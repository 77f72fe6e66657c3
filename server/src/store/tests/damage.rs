//! Torn tails are cut and damage is refused, byte by byte. Must never mistake one for the other.

use super::super::frame::HEADER;
use super::super::segment::{self, GROUP_END, GROUP_HEADER, GroupHeader, SEGMENT_HEADER};
use super::super::{Opened, Store, StoreError};
use super::*;

const SEGMENT: &str = "journal-00000001.wsj";

/// A record of three groups, stopped without a word; where each group ends.
fn three_groups() -> (Arc<SimDisk>, Vec<usize>) {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    let mut ends = Vec::new();
    let mut reach = Vec::new();
    for mark in 1..4 {
        reach = disk.contents().get("reach").cloned().unwrap_or_default();
        store.append(vec![data(mark, mark, b"x"), opaque(FrameKind::Directory, 0, &[mark])]).unwrap();
        ends.push(disk.contents()[SEGMENT].len());
    }
    // As when the power fails while the last group is written.
    disk.plant("reach", &reach);
    (disk, ends)
}

fn reopen_with(disk: &SimDisk, name: &str, bytes: &[u8]) -> (Arc<SimDisk>, Result<(Store, Opened), StoreError>) {
    let (copy, folder) = copy_of(disk);
    copy.plant(name, bytes);
    let opened = Store::open(&folder, keyring(&folder));
    (copy, opened)
}

fn assert_damaged(opened: Result<(Store, Opened), StoreError>, named: &str, about: &str) {
    match opened {
        Err(StoreError::Damaged { segment, .. }) => assert_eq!(segment, named, "{about}"),
        Err(other) => panic!("{about}: {other}"),
        Ok((_, opened)) => panic!("{about}: {opened:?}"),
    }
}

#[test]
fn a_tail_torn_at_any_byte_of_the_last_group_leaves_exactly_the_groups_before_it() {
    let (disk, ends) = three_groups();
    let whole = disk.contents()[SEGMENT].clone();
    for len in ends[1]..ends[2] {
        for noughts in [false, true] {
            let mut bytes = whole[..len].to_vec();
            if noughts {
                bytes.resize(ends[2], 0);
            }
            let (copy, opened) = reopen_with(&disk, SEGMENT, &bytes);
            let (mut store, opened) = opened.unwrap();
            assert_eq!((opened.frames, opened.cut_bytes), (4, (bytes.len() - ends[1]) as u64), "torn at {len}");
            assert_eq!(copy.contents()[SEGMENT], whole[..ends[1]]);
            assert_eq!(store.append(vec![data(7, 7, b"next")]).unwrap(), [5]);
            store.verify().unwrap();
            drop(store);
            copy.power_cut(len as u64);
            let folder = DataFolder::on(copy);
            assert_eq!(open(&folder).1.frames, 5);
        }
    }
}

#[test]
fn a_flip_of_any_byte_before_the_last_group_is_damage_and_changes_nothing() {
    let (disk, ends) = three_groups();
    let whole = disk.contents()[SEGMENT].clone();
    for at in 0..ends[1] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        let (copy, opened) = reopen_with(&disk, SEGMENT, &bytes);
        assert_damaged(opened, SEGMENT, &format!("byte {at}"));
        let mut expected = disk.contents();
        expected.insert(SEGMENT.to_owned(), bytes);
        assert_eq!(copy.contents(), expected);
    }
}

#[test]
fn a_flip_in_the_last_group_never_shows_a_changed_frame() {
    let (disk, ends) = three_groups();
    let whole = disk.contents()[SEGMENT].clone();
    for at in ends[1]..ends[2] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        let (_copy, opened) = reopen_with(&disk, SEGMENT, &bytes);
        assert_eq!(opened.unwrap().1.frames, 4, "byte {at}");
    }
}

#[test]
fn after_a_clean_stop_even_the_last_group_cannot_be_torn() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"x")]).unwrap();
    store.append(vec![data(1, 2, b"y")]).unwrap();
    store.close().unwrap();
    let whole = disk.contents()[SEGMENT].clone();
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let (_copy, opened) = reopen_with(&disk, SEGMENT, &flipped);
    assert_damaged(opened, SEGMENT, "flipped");
    let (copy, opened) = reopen_with(&disk, SEGMENT, &whole[..whole.len() - 3]);
    assert_damaged(opened, SEGMENT, "cut within a group");
    assert_eq!(copy.contents()[SEGMENT], whole[..whole.len() - 3]);

    let (_copy, opened) = reopen_with(&disk, SEGMENT, &whole[..SEGMENT_HEADER]);
    let error = opened.unwrap_err();
    assert!(matches!(&error, StoreError::Shortened { found, .. } if *found == SEGMENT_HEADER as u64), "{error}");
}

#[test]
fn a_missing_or_swapped_segment_is_damage() {
    let (disk, folder) = sim();
    let mut store = try_open(&folder, limits(600)).unwrap();
    for mark in 1..8 {
        store.append(vec![data(1, mark, &[mark; 100])]).unwrap();
    }
    drop(store);
    let files = disk.contents();
    let (second, third) = (segment::name(2), segment::name(3));
    assert!(files.contains_key(&segment::name(4)));

    let (copy, folder) = copy_of(&disk);
    crate::host::Disk::remove(copy.as_ref(), &second).unwrap();
    let opened = Store::open(&folder, keyring(&folder));
    assert_damaged(opened, &second, "missing");

    let (_copy, opened) = reopen_with(&disk, &second, &files[&third]);
    assert_damaged(opened, &second, "swapped");

    let cut = &files[&second][..files[&second].len() - 1];
    let (_copy, opened) = reopen_with(&disk, &second, cut);
    assert_damaged(opened, &second, "a tail torn before a later segment");
}

#[test]
fn a_segment_that_never_got_its_header_is_taken_away() {
    let (disk, _) = three_groups();
    let second = segment::name(2);
    for bytes in [&[][..], &[0; 30], &[0; SEGMENT_HEADER]] {
        let (copy, opened) = reopen_with(&disk, &second, bytes);
        let (store, opened) = opened.unwrap();
        assert_eq!((opened.frames, opened.cut_bytes), (6, bytes.len() as u64));
        assert!(!copy.contents().contains_key(&second));
        store.verify().unwrap();
    }
    let (_copy, opened) = reopen_with(&disk, &second, &[0; SEGMENT_HEADER + 1]);
    assert_damaged(opened, &second, "longer than a header");
}

#[test]
fn bytes_of_a_deleted_segment_behind_the_end_are_no_sign_of_damage() {
    let (disk, ends) = three_groups();
    let (other, _) = three_groups();
    let mut bytes = disk.contents()[SEGMENT][..ends[1] + 10].to_vec();
    bytes.extend_from_slice(&other.contents()[SEGMENT][ends[1]..]);
    let (_copy, opened) = reopen_with(&disk, SEGMENT, &bytes);
    assert_eq!(opened.unwrap().1.frames, 4);
}

#[test]
fn newer_segments_and_frames_are_refused_by_name_and_left_alone() {
    let (disk, ends) = three_groups();
    let whole = disk.contents()[SEGMENT].clone();
    let mut newer = whole.clone();
    newer[8] = 9;
    let checked = SEGMENT_HEADER - 8;
    let check = <sha2::Sha256 as sha2::Digest>::digest(&newer[..checked]);
    newer[checked..SEGMENT_HEADER].copy_from_slice(&check[..8]);
    let (copy, opened) = reopen_with(&disk, SEGMENT, &newer);
    let error = opened.unwrap_err();
    assert!(matches!(&error, StoreError::NewerFormat { file, found: 9, .. } if file == SEGMENT), "{error}");
    assert_eq!(copy.contents()[SEGMENT], newer);

    // One frame of a later format, in a group that is otherwise right.
    let link = GroupHeader::from_bytes(&whole[ends[1]..]).unwrap().link_before;
    let mut newer = whole.clone();
    let format_at = ends[1] + GROUP_HEADER + 3;
    newer[format_at] = 2;
    rechain(&chain(&DataFolder::on(disk.clone())), &mut newer[ends[1]..ends[2]], &link);
    let (_copy, opened) = reopen_with(&disk, SEGMENT, &newer);
    let error = opened.unwrap_err();
    assert!(matches!(&error, StoreError::NewerFormat { found: 2, known: 1, .. }), "{error}");
}

#[test]
fn a_frame_of_a_newer_form_asks_for_that_version_and_nothing_is_changed() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    let newer = data(1, 1, b"x");
    let mut draft = newer.clone();
    draft.payload[0] = 200;
    let written = store.write(super::super::Prepared::unread(vec![newer, draft])).unwrap();
    drop((written, store));
    let before = disk.contents();
    let error = Store::open(&folder, keyring(&folder)).map(|_| ()).unwrap_err();
    assert!(matches!(&error, StoreError::NewerFormat { file, found: 200, .. } if file == SEGMENT), "{error}");
    assert_eq!(disk.contents(), before);
}

/// Writes the chain value at the end of one group anew.
fn rechain(chain: &crate::vault::ProofKey, group: &mut [u8], before: &[u8; 32]) {
    let end = group.len() - GROUP_END;
    let mut link = *before;
    let mut rest = &group[GROUP_HEADER..end];
    while let Some((frame, stored, after)) = super::super::frame::split_frame(rest) {
        link = frame.link(chain, &link, stored);
        rest = after;
    }
    group[end..].copy_from_slice(&link);
}

#[test]
fn every_message_about_damage_says_what_where_and_what_to_do() {
    let (disk, ends) = three_groups();
    let mut bytes = disk.contents()[SEGMENT].clone();
    bytes[ends[0] + GROUP_HEADER + HEADER] ^= 1;
    let (_copy, opened) = reopen_with(&disk, SEGMENT, &bytes);
    let told = opened.unwrap_err().to_string();
    for part in [SEGMENT, &format!("byte {}", ends[0]), "chain", "Nothing was changed", "backup"] {
        assert!(told.contains(part), "{told}");
    }
}
