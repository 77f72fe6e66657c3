//! The index is never the only copy: whatever happens to it, the record gives it again. Must never need sled to be good.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::Opened;
use super::*;

fn real() -> (tempfile::TempDir, DataFolder) {
    let home = tempfile::tempdir().unwrap();
    let folder = DataFolder::open(home.path(), true).unwrap();
    (home, folder)
}

/// A record with something of everything, closed; and what a reader saw in it.
fn closed_record(folder: &DataFolder) -> Everything {
    let (mut store, _) = open(folder);
    store.append(vec![data(1, 1, b"a"), data(2, 2, b"b"), snapshot(1, 3, true)]).unwrap();
    store.append(vec![opaque(FrameKind::Return, 0, b"r"), met(vec![(doc(2), heads(2), 0)])]).unwrap();
    let seen = everything(&store);
    store.close().unwrap();
    seen
}

fn index_folders(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("index-")).collect()
}

fn assert_the_same_again(folder: &DataFolder, seen: &Everything) -> Opened {
    let (store, opened) = open(folder);
    assert_eq!(&everything(&store), seen);
    store.close().unwrap();
    opened
}

#[test]
fn after_a_clean_stop_the_index_is_used_as_it_is() {
    let (home, folder) = real();
    let seen = closed_record(&folder);
    for _ in 0..5 {
        let opened = assert_the_same_again(&folder, &seen);
        assert_eq!((opened.clean, opened.rebuilt, opened.frames), (true, false, 5));
    }
    assert_eq!(index_folders(home.path()).len(), 1);
    let (mut store, _) = open(&folder);
    assert_eq!(store.append(vec![data(3, 4, b"c")]).unwrap(), [6]);
    let seen = everything(&store);
    store.close().unwrap();
    assert!(!assert_the_same_again(&folder, &seen).rebuilt);
}

#[test]
fn after_any_other_stop_the_index_is_made_anew_and_says_the_same() {
    let (home, folder) = real();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a"), met(vec![(doc(1), heads(1), 0)])]).unwrap();
    let seen = everything(&store);
    drop(store);
    let opened = assert_the_same_again(&folder, &seen);
    assert_eq!((opened.clean, opened.rebuilt), (false, true));
    assert_eq!(index_folders(home.path()).len(), 1);
}

#[test]
fn a_deleted_index_is_made_anew() {
    let (home, folder) = real();
    let seen = closed_record(&folder);
    for path in index_folders(home.path()) {
        fs::remove_dir_all(path).unwrap();
    }
    let opened = assert_the_same_again(&folder, &seen);
    assert_eq!((opened.clean, opened.rebuilt), (true, true));
}

#[test]
fn garbage_in_any_file_of_the_index_is_never_believed() {
    for file in ["db", "conf"] {
        for garbage in [&b""[..], &[0; 4096], &[0xff; 100_000]] {
            let (home, folder) = real();
            let seen = closed_record(&folder);
            let index = index_folders(home.path()).remove(0);
            fs::write(index.join(file), garbage).unwrap();
            assert!(assert_the_same_again(&folder, &seen).rebuilt, "{file}");
        }
    }
}

#[test]
fn an_index_folder_that_cannot_be_made_costs_speed_and_nothing_else() {
    let (home, folder) = real();
    let seen = closed_record(&folder);
    for path in index_folders(home.path()) {
        fs::remove_dir_all(path).unwrap();
    }
    fs::write(home.path().join("index-0001"), b"a file where a folder should be").unwrap();
    fs::write(home.path().join("index-4294967295"), b"and the last number is taken").unwrap();
    assert!(assert_the_same_again(&folder, &seen).rebuilt);
}

#[test]
fn a_stale_note_of_a_clean_stop_is_not_believed() {
    let (home, folder) = real();
    closed_record(&folder);
    let note = home.path().join("clean-stop");
    let stale = fs::read(&note).unwrap();
    let (mut store, _) = open(&folder);
    store.append(vec![data(5, 5, b"later")]).unwrap();
    assert!(!note.exists(), "the note goes before the first write");
    let seen = everything(&store);
    drop(store);
    fs::write(&note, &stale).unwrap();
    let opened = assert_the_same_again(&folder, &seen);
    assert_eq!((opened.clean, opened.rebuilt, opened.frames), (false, true, 6));

    fs::write(&note, &stale[..stale.len() - 1]).unwrap();
    assert!(assert_the_same_again(&folder, &seen).rebuilt, "half a note is none");
}

#[test]
fn an_index_that_fails_while_running_is_replaced_without_a_word_lost() {
    let (_disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    store.break_index();
    store.append(vec![data(2, 2, b"b")]).unwrap();
    assert_eq!(store.documents().unwrap().len(), 2);
    store.break_index();
    assert_eq!(store.documents().unwrap().len(), 2);
    store.break_index();
    assert_eq!(store.frames(&doc(2)).unwrap().len(), 1);
}
