//! Full disks, read-only folders, second openings. Must never leave a person without a next step.

use super::super::StoreError;
use waystation_sync::record::Quarantined;
use waystation_sync::stored::Stored;

use super::*;
use crate::host::OsDisk;
use crate::vault::VaultError;

#[test]
fn a_full_disk_is_told_apart_and_with_room_nothing_acknowledged_is_missing() {
    for spare in [0, 1, 100, 300, 700, 1200] {
        let (disk, folder) = sim();
        let (mut store, _) = open(&folder);
        store.append(vec![data(1, 1, b"a")]).unwrap();
        disk.set_room(Some(disk.used() + spare));
        let mut acknowledged = 1;
        let error = loop {
            match store.append(vec![data(1, 2, &[0; 200])]) {
                Ok(_) => acknowledged += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, StoreError::Full { .. }), "{error}");
        assert!(error.to_string().contains("Make room"));
        assert!(matches!(store.append(vec![data(1, 3, &[0; 2_000])]), Err(StoreError::Full { .. })), "and again");
        disk.set_room(None);
        // With room it goes on, and what was refused is nowhere.
        store.append(vec![data(1, 3, b"")]).unwrap();
        store.verify().unwrap();
        drop(store);
        let (mut store, opened) = open(&folder);
        assert_eq!(opened.frames, acknowledged + 1);
        store.append(vec![data(2, 4, b"on")]).unwrap();
        store.verify().unwrap();
    }
}

#[test]
fn no_room_for_a_new_key_is_a_full_disk_too() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    disk.set_room(Some(disk.used() + 10));
    let error = store.append(vec![data(1, 1, b"a")]).unwrap_err();
    assert!(
        matches!(&error, StoreError::Full { file, .. } if file == "keyring.new" || file == "keys-even.wsl"),
        "{error}"
    );
    disk.set_room(None);
    assert_eq!(store.append(vec![data(1, 1, b"a")]).unwrap(), [1]);
    drop(store);
    assert_eq!(open(&folder).0.append(vec![data(1, 1, b"a")]).unwrap(), [2]);
}

#[test]
fn a_read_only_folder_is_named_as_such() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    disk.set_read_only(true);
    let error = store.append(vec![data(1, 2, b"b")]).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    drop(store);
    let error = try_open(&folder, Limits::default()).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    disk.set_read_only(false);
    assert_eq!(open(&folder).1.frames, 1);
}

#[test]
fn a_folder_in_use_is_refused_and_free_again_afterwards() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("data");
    let missing = StoreError::from(DataFolder::open(&path, false).unwrap_err());
    assert!(matches!(missing, StoreError::NoFolder { .. }), "{missing}");

    let folder = DataFolder::open(&path, true).unwrap();
    let error = StoreError::from(DataFolder::open(&path, true).unwrap_err());
    assert!(matches!(error, StoreError::Locked), "{error}");
    assert!(error.to_string().contains("Another waystation is running on this folder"));
    let (store, _) = open(&folder);
    drop(folder);
    let held = DataFolder::open(&path, true).map_err(StoreError::from);
    assert!(matches!(held, Err(StoreError::Locked)), "a store holds the lock too");
    drop(store);
    DataFolder::open(&path, false).unwrap();
}

#[cfg(unix)]
#[test]
fn the_data_folder_and_its_files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("data");
    let folder = DataFolder::open(&path, true).unwrap();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o700);
    for name in ["keyring", "keys-even.wsl", "reach", "lock", "journal-00000001.wsj"] {
        assert_eq!(mode(&path.join(name)), 0o600, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_could_look_into_is_for_its_owner_only_and_so_is_the_index() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let (path, old) = (home.path().join("data"), home.path().join("data").join("from a backup"));
    let open_to_all = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    std::fs::create_dir(&path).unwrap();
    std::fs::write(&old, b"x").unwrap();
    open_to_all(&path, 0o755);
    open_to_all(&old, 0o644);
    let folder = DataFolder::open(&path, true).unwrap();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    let mut waiting = vec![path];
    let mut seen = 0;
    while let Some(path) = waiting.pop() {
        let found = std::fs::metadata(&path).unwrap();
        assert_eq!(found.permissions().mode() & 0o077, 0, "{}", path.display());
        seen += 1;
        if found.is_dir() {
            waiting.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    assert!(seen > 10, "the index is there: {seen}");
}

#[test]
fn a_record_without_its_keyring_is_no_fresh_folder() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    drop(store);
    crate::host::Disk::remove(disk.as_ref(), "keyring").unwrap();
    assert!(matches!(LockedKeyring::load(&folder), Err(VaultError::Damaged { file: "keyring", .. })));
    let refused = Keyring::create(&folder, secrets(), &[]).unwrap_err();
    assert!(matches!(refused, VaultError::Damaged { .. }), "{refused}");
}

#[test]
fn frames_whose_key_was_erased_are_counted_and_everything_else_is_read() {
    let (_disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    store.append(vec![data(2, 2, b"b"), opaque(FrameKind::Quarantine, 2, b"q")]).unwrap();
    store.keyring().erase(&[doc(2)]).unwrap();
    drop(store);
    let (store, opened) = open(&folder);
    assert_eq!((opened.frames, opened.keyless), (3, 1));
    assert_eq!(store.documents().unwrap().len(), 1);
    assert!(matches!(store.frames(&doc(2)), Err(StoreError::Vault(VaultError::NoKey))));
    assert_eq!(store.frames_of_kind(FrameKind::Quarantine).unwrap(), []);
    store.verify().unwrap();
}

#[test]
fn a_refused_change_to_a_document_that_is_not_here_makes_no_key() {
    let (_disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    let keys = store.keys().reach();
    let unknown = (100..200).map(|number| opaque(FrameKind::Quarantine, number, b"refused")).collect();
    store.append(unknown).unwrap();
    assert_eq!(store.keys().reach(), keys);
    drop(store);
    let (store, _) = open(&folder);
    assert_eq!(store.frames_of_kind(FrameKind::Quarantine).unwrap().len(), 100);
    assert_eq!(store.frames_of_kind(FrameKind::Quarantine).unwrap()[7].1, doc(107));
    store.verify().unwrap();
}

/// A refusal of so many bytes, of a device on a day.
fn refused(device: u8, day: i64, change: u8, len: usize) -> Draft {
    let held = Quarantined {
        device: DeviceId([device; 16]),
        received: Millis(day * 24 * 60 * 60 * 1000 + 5),
        reason: waystation_sync::record::Refusal::OtherDevice,
        change: ChangeId([change; 32]),
        chunks: vec![vec![7; len]],
    };
    Draft { kind: FrameKind::Quarantine, doc: doc(200), payload: held.to_bytes().unwrap() }
}

#[test]
fn of_what_one_device_sends_on_one_day_only_so_much_is_kept_but_every_hash() {
    let (_disk, folder) = sim();
    let mut store = try_open(&folder, limits(u64::MAX)).unwrap();
    for change in 0..10 {
        store.append(vec![refused(1, 3, change, 2000), refused(2, 3, change, 1000)]).unwrap();
    }
    drop(store);
    let mut store = try_open(&folder, limits(u64::MAX)).unwrap();
    store.append(vec![refused(1, 4, 11, 1000), refused(1, 3, 0, 2000)]).unwrap();
    let told = store.quarantined().unwrap();
    assert!(told.iter().all(|refused| refused.doc == doc(200) && refused.held.chunks.is_empty()));
    let of = |device: u8| told.iter().filter(move |refused| refused.held.device == DeviceId([device; 16]));
    assert_eq!((of(1).count(), of(2).count()), (12, 10));
    let kept = |device| of(device).filter(|refused| refused.bytes > 500).count();
    assert_eq!((kept(1), kept(2)), (8, 10), "seven on the first day, one on the next");
    let nameless = of(1).filter(|refused| refused.held.change == ChangeId([0; 32])).count();
    assert_eq!(nameless, 1, "bytes that are no change and are not kept have a hash all the same");
    store.verify().unwrap();
}

#[test]
fn one_callers_oversized_frame_fails_alone() {
    use super::super::{MAX_PAYLOAD, Prepared};
    let (_disk, folder) = sim();
    let (mut store, _) = open(&folder);
    let too_large = Prepared::of(vec![opaque(FrameKind::Audit, 0, &vec![0; MAX_PAYLOAD + 1])]).map(|_| ());
    assert!(matches!(too_large, Err(StoreError::TooLarge { limit, .. }) if limit == MAX_PAYLOAD as u64));
    let mut group = Prepared::of(vec![opaque(FrameKind::Audit, 0, &vec![0; MAX_PAYLOAD])]).unwrap();
    let mut joined = 1;
    while group.join(Prepared::of(vec![opaque(FrameKind::Audit, 0, &vec![0; MAX_PAYLOAD])]).unwrap()).is_ok() {
        joined += 1;
    }
    assert_eq!(joined, 3, "four of 16 MiB and their headers are more than a group holds");
    let written = store.write(group).unwrap();
    assert_eq!(written.sequences(), [1, 2, 3]);
    store.take_in(written).unwrap();
}

#[test]
fn both_disks_do_the_same() {
    let home = tempfile::tempdir().unwrap();
    let real = OsDisk::open(home.path(), true).unwrap();
    let simulated = SimDisk::new();
    let disks: [&dyn crate::host::Disk; 2] = [&real, simulated.as_ref()];
    for disk in disks {
        let mut file = disk.create("a").unwrap();
        assert!(disk.create("a").is_err());
        file.append(b"hello").unwrap();
        file.append(b" world").unwrap();
        file.rewrite(0, b"J").unwrap();
        file.truncate(7).unwrap();
        file.append(b"!").unwrap();
        file.sync().unwrap();
        let mut bytes = [0; 8];
        file.read_at(0, &mut bytes).unwrap();
        assert_eq!((&bytes, file.size().unwrap()), (b"Jello w!", 8));
        assert!(file.read_at(1, &mut bytes).is_err());
        drop(file);
        disk.rename("a", "b").unwrap();
        disk.sync_folder().unwrap();
        assert!(matches!(disk.open("a", false), Err(crate::host::DiskError::Missing { .. })));
        assert!(disk.open("b", false).unwrap().append(b"x").is_err());
        assert!(disk.list().unwrap().contains(&"b".to_owned()));
        disk.remove("b").unwrap();
        assert!(matches!(disk.remove("b"), Err(crate::host::DiskError::Missing { .. })));
    }
}
