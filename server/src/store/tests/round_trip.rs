//! What is written is read back, by document and by kind, in order. Must never reach into the files.

use waystation_sync::record::FrameKind;

use super::super::{Draft, MAX_PAYLOAD, Store, StoreError};
use super::*;

#[test]
fn what_was_appended_is_read_back_by_document_and_by_kind_also_after_a_restart() {
    let (_disk, folder) = sim();
    let (mut store, opened) = open(&folder);
    assert_eq!((opened.frames, opened.clean, opened.keyless), (0, false, 0));
    assert_eq!((store.last_sequence(), store.documents().unwrap()), (0, Vec::new()));

    let rows = opaque(FrameKind::Directory, 0, b"rows");
    let first = store.append(vec![data(1, 1, b"a"), data(2, 2, b"b"), rows]).unwrap();
    let second = store.append(vec![data(1, 3, b"c"), opaque(FrameKind::Quarantine, 1, b"refused")]).unwrap();
    assert_eq!((first, second), (vec![1, 2, 3], vec![4, 5]));

    let check = |store: &Store| {
        let rows = store.documents().unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.doc, row.sequence, row.heads.clone(), row.waiting)).collect();
        assert_eq!(told, [(doc(1), 4, heads(3), 3), (doc(2), 2, heads(2), 2)]);
        assert_eq!(rows[1].summary.facts, [b"facts of ", CANARY, &[2]].concat());
        let frames = store.frames(&doc(1)).unwrap();
        let told: Vec<_> = frames.iter().map(|(sequence, kind, _)| (*sequence, *kind)).collect();
        assert_eq!(told, [(1, FrameKind::Data), (4, FrameKind::Data), (5, FrameKind::Quarantine)]);
        assert_eq!(frames[1].2, data(1, 3, b"c").payload);
        assert_eq!(store.frames_of_kind(FrameKind::Directory).unwrap(), [(3, doc(0), b"rows".to_vec())]);
        assert_eq!(store.frames_of_kind(FrameKind::Quarantine).unwrap(), [(5, doc(1), b"refused".to_vec())]);
        let data: Vec<_> = store.frames_of_kind(FrameKind::Data).unwrap().iter().map(|frame| frame.0).collect();
        assert_eq!(data, [1, 2, 4]);
        assert_eq!(store.last_sequence(), 5);
    };
    check(&store);
    let head = store.chain_mark();
    store.close().unwrap();

    let (store, opened) = open(&folder);
    assert_eq!((opened.frames, opened.clean, opened.cut_bytes), (5, true, 0));
    check(&store);
    assert_eq!(store.chain_mark(), head);
    let proved = store.verify().unwrap();
    assert_eq!((proved.frames, proved.groups, proved.segments), (5, 2, 1));
}

#[test]
fn a_kind_from_a_newer_version_is_kept_and_passed_over() {
    let (_disk, folder) = sim();
    let (mut store, _) = open(&folder);
    let newer = FrameKind::Unknown(200);
    store.append(vec![opaque(newer, 4, b"from later"), data(4, 1, b"now")]).unwrap();
    drop(store);
    let (store, _) = open(&folder);
    assert_eq!(store.frames_of_kind(newer).unwrap(), [(1, doc(4), b"from later".to_vec())]);
    assert_eq!(store.documents().unwrap()[0].sequence, 2);
    assert_eq!(store.frames(&doc(4)).unwrap().len(), 2);
}

#[test]
fn a_meeting_moves_what_the_clinic_is_known_to_hold() {
    let (_disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 7, b"a"), data(2, 8, b"b")]).unwrap();
    store.append(vec![met(vec![(doc(1), heads(7), 0), (doc(99), heads(1), 0)])]).unwrap();
    let before = store.documents().unwrap();
    let told: Vec<_> = before.iter().map(|row| (row.sequence, row.accepted.clone(), row.waiting)).collect();
    assert_eq!(told, [(1, heads(7), 0), (2, Heads::default(), 8)]);
    drop(store);
    assert_eq!(open(&folder).0.documents().unwrap(), before);
}

#[test]
fn segments_follow_each_other_and_read_as_one() {
    let (disk, folder) = sim();
    let limits = limits(1500);
    let (mut store, _) = Store::open_with(&folder, keyring(&folder), limits).unwrap();
    for mark in 0..20 {
        store.append(vec![data(mark % 3, mark, &[mark; 200])]).unwrap();
    }
    let before = everything(&store);
    let proved = store.verify().unwrap();
    assert!(proved.segments > 3, "{proved:?}");
    assert_eq!((proved.frames, proved.groups), (20, 20));
    drop(store);
    let store = try_open(&folder, limits).unwrap();
    assert_eq!(everything(&store), before);
    let segments = disk.contents().into_iter().filter(|(name, _)| name.starts_with("journal-"));
    assert!(segments.map(|(_, bytes)| bytes.len()).all(|len| len <= 1500));
}

#[test]
fn what_is_too_large_or_misshapen_is_refused_before_anything_is_written() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    let before = disk.contents();

    let huge = opaque(FrameKind::Directory, 0, &vec![0; MAX_PAYLOAD + 1]);
    let refused = store.append(vec![data(2, 2, b"b"), huge]).unwrap_err();
    assert!(matches!(refused, StoreError::TooLarge { .. }), "{refused}");
    let large = opaque(FrameKind::Directory, 0, &vec![0; MAX_PAYLOAD]);
    let refused = store.append(vec![large.clone(), large.clone(), large.clone(), large.clone()]).unwrap_err();
    assert!(matches!(refused, StoreError::TooLarge { .. }), "{refused}");
    let misshapen = Draft { kind: FrameKind::Data, doc: doc(3), payload: vec![255; 3] };
    let refused = store.append(vec![misshapen]).unwrap_err();
    assert!(matches!(refused, StoreError::Malformed { kind: 1 }), "{refused}");
    assert_eq!(disk.contents(), before);

    assert!(store.append(Vec::new()).unwrap().is_empty());
    assert_eq!(store.append(vec![large]).unwrap(), [2]);
    drop(store);
    assert_eq!(open(&folder).0.frames_of_kind(FrameKind::Directory).unwrap()[0].2.len(), MAX_PAYLOAD);
}

#[test]
fn no_word_of_a_payload_a_row_or_a_login_is_in_any_file() {
    let home = tempfile::tempdir().unwrap();
    let folder = DataFolder::open(home.path(), true).unwrap();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, CANARY), opaque(FrameKind::Directory, 0, CANARY)]).unwrap();
    store.close().unwrap();
    let mut seen = 0;
    let mut folders = vec![home.path().to_owned()];
    while let Some(below) = folders.pop() {
        for entry in std::fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            seen += bytes.len();
            for word in [CANARY, LOGIN.as_bytes()] {
                assert!(!bytes.windows(word.len()).any(|window| window == word), "{}", path.display());
            }
        }
    }
    assert!(seen > 1000);
}

#[test]
fn a_store_can_be_handed_to_the_one_thread_that_uses_it() {
    const fn is_send<T: Send>() {}
    is_send::<Store>();
}
