//! A record beside keys that are an older copy: half a backup. Must never be called whole, nor be closed for good.

use super::*;
use crate::vault::VaultError;

/// One document, and the keys and the note of that time beside two more: what opens, and what was put away.
struct Half {
    disk: Arc<SimDisk>,
    folder: DataFolder,
    newest: BTreeMap<String, Vec<u8>>,
}

fn half(kept: &[&str]) -> Half {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"first")]).unwrap();
    let older = disk.contents();
    store.append(vec![data(2, 2, b"second"), data(3, 3, b"third")]).unwrap();
    store.append(vec![data(1, 4, b"on"), data(2, 5, b"on")]).unwrap();
    drop(store);
    let newest = disk.contents();
    let (disk, folder) = sim();
    for (name, bytes) in &newest {
        let bytes = if kept.contains(&name.as_str()) { &older[name] } else { bytes };
        disk.plant(name, bytes);
    }
    Half { disk, folder, newest }
}

const ALL_OLDER: &[&str] = &["keyring", "keys-even.wsl", "reach"];
const KEYS_OLDER: &[&str] = &["keyring", "keys-even.wsl"];

#[test]
fn parts_that_older_keys_do_not_open_are_counted_and_the_rest_is_read() {
    let half = half(ALL_OLDER);
    let looked = Store::look(&half.folder, keyring(&half.folder)).unwrap().0;
    assert_eq!(looked.keyless().unwrap(), 2);
    let (store, opened) = open(&half.folder);
    assert_eq!((opened.frames, opened.keyless), (5, 2));
    assert_eq!(store.documents().unwrap().iter().map(|row| row.doc).collect::<Vec<_>>(), [doc(1)]);
    assert_eq!(store.frames(&doc(1)).unwrap().len(), 2);
    assert!(matches!(store.frames(&doc(2)), Err(StoreError::Vault(VaultError::NoKey))));
    store.close().unwrap();
    let (store, opened) = open(&half.folder);
    assert_eq!((opened.clean, opened.keyless, store.keyless().unwrap()), (true, 2, 2));
}

#[test]
fn what_older_keys_do_not_open_is_there_again_once_somebody_brings_it() {
    let half = half(ALL_OLDER);
    let (mut store, _) = open(&half.folder);
    store.append(vec![data(2, 9, b"brought again")]).unwrap();
    let seen = |store: &Store| {
        let frames = store.frames(&doc(2)).unwrap();
        assert_eq!(frames.iter().map(|(sequence, ..)| *sequence).collect::<Vec<_>>(), [6]);
        assert_eq!(store.keyless().unwrap(), 1);
        assert_eq!(store.documents().unwrap().len(), 2);
    };
    seen(&store);
    drop(store);
    // The index is made anew.
    let (store, opened) = open(&half.folder);
    assert_eq!(opened.keyless, 1);
    seen(&store);
    store.verify().unwrap();
    store.close().unwrap();
    seen(&open(&half.folder).0);
}

#[test]
fn the_newest_keys_put_back_open_everything_unless_something_was_written_without_them() {
    let before = half(ALL_OLDER);
    drop(open(&before.folder));
    KEYS_OLDER.iter().for_each(|name| before.disk.plant(name, &before.newest[*name]));
    let (store, opened) = open(&before.folder);
    assert_eq!((opened.keyless, store.documents().unwrap().len()), (0, 3));
    let after = half(ALL_OLDER);
    let (mut store, _) = open(&after.folder);
    store.append(vec![data(2, 9, b"brought again")]).unwrap();
    drop(store);
    KEYS_OLDER.iter().for_each(|name| after.disk.plant(name, &after.newest[*name]));
    let files = after.disk.contents();
    let error = try_open(&after.folder, Limits::default()).map(|_| ()).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { what: super::super::damage::Damage::PayloadSealed, .. }), "{error}");
    assert_eq!(after.disk.contents(), files);
}

#[test]
fn a_record_that_knows_of_newer_keys_is_opened_with_older_ones_only_when_somebody_says_so() {
    let half = half(KEYS_OLDER);
    let files = half.disk.contents();
    let (store, looked) = Store::look(&half.folder, keyring(&half.folder)).unwrap();
    assert_eq!((looked.keys_older, store.keyless().unwrap()), (true, 2));
    let error = try_open(&half.folder, Limits::default()).map(|_| ()).unwrap_err();
    assert!(matches!(error, StoreError::KeysOlder), "{error}");
    assert_eq!(half.disk.contents(), files);
    let said = Limits { older_keys: true, ..Limits::default() };
    let mut store = try_open(&half.folder, said).unwrap();
    assert_eq!(store.keyless().unwrap(), 2);
    store.append(vec![data(1, 6, b"on")]).unwrap();
    drop(store);
    assert_eq!(open(&half.folder).1.keyless, 2, "said once, it holds");
}
