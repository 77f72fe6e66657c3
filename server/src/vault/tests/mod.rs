//! What the vault promises. Must never use the real cost of a passphrase but where it says so.

mod key_log;
mod root;
mod unlock_keys;

use std::sync::Arc;

use waystation_sync::id::{DocId, PersonId};

use super::*;
use crate::host::{DataFolder, SimDisk};
use crate::store::StoreError;

const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn right() -> Passphrase {
    phrase("correct horse")
}

fn secrets() -> NodeSecrets {
    NodeSecrets {
        device: waystation_sync::id::DeviceId([1; 16]),
        epoch: waystation_sync::id::Epoch([2; 16]),
        role: Role::Laptop,
        certificate_der: b"certificate".to_vec(),
        private_key_der: b"canary-private-key".to_vec().into(),
        signing_key: (*b"canary-signing-key-canary-signin").into(),
        clinic: waystation_sync::id::DeviceId([7; 16]),
        clinic_key: [8; 32],
    }
}

fn lock(person: u8, login: &str) -> PersonLock {
    PersonLock::create(PersonId([person; 16]), login, &right(), CHEAP).unwrap()
}

fn sim() -> (Arc<SimDisk>, DataFolder) {
    let disk = SimDisk::new();
    let folder = DataFolder::on(disk.clone());
    (disk, folder)
}

/// A document whose key hangs on the first part's ring.
fn subject(number: u8) -> Subject {
    Subject::document(DocId([number; 32]), Ring::of(1))
}

fn load(folder: &DataFolder) -> LockedKeyring {
    LockedKeyring::load(folder).unwrap().unwrap()
}

#[test]
fn a_fresh_folder_has_no_keyring_and_gets_one_only_once() {
    let (disk, folder) = sim();
    assert!(LockedKeyring::load(&folder).unwrap().is_none());
    let keyring = Keyring::create(&folder, secrets(), &[]).unwrap();
    assert!(keyring.key(&NODE).is_some());
    assert!(load(&folder).is_empty_of_people());
    let before = disk.contents();
    let again = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap_err();
    assert!(matches!(again, VaultError::Exists { .. }), "{again}");
    assert_eq!(disk.contents(), before);
}

#[test]
fn a_person_unlocks_with_login_and_passphrase_and_finds_secrets_and_keys_as_they_were() {
    let (_disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, " Ana "), lock(2, "ben")]).unwrap();
    keyring.ensure([subject(3), Subject::document(NODE, Ring::NODE)].into_iter()).unwrap();
    let sealed = keyring.seal(&DocId([3; 32]), b"place", b"words").unwrap();
    let (opened, person) = load(&folder).unlock("aNA", &right()).unwrap();
    assert_eq!(person, PersonId([1; 16]));
    assert_eq!(opened.open(&DocId([3; 32]), b"place", &sealed).unwrap(), b"words");
    assert_eq!(opened.secrets().device, secrets().device);
    assert_eq!(opened.secrets().epoch, secrets().epoch);
    assert_eq!(opened.secrets().role, Role::Laptop);
    assert_eq!(opened.secrets().certificate_der, secrets().certificate_der);
    assert_eq!(opened.secrets().private_key_der, secrets().private_key_der);
    assert_eq!(opened.secrets().signing_key, secrets().signing_key);
    assert_eq!(load(&folder).unlock("ben", &right()).unwrap().1, PersonId([2; 16]));
}

#[test]
fn an_unknown_login_and_a_wrong_passphrase_are_the_same_answer() {
    let (_disk, folder) = sim();
    Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let locked = load(&folder);
    let tries = [("ana", phrase("wrong horse")), ("eve", right()), ("", right()), ("ana", phrase(""))];
    let told: Vec<_> = tries.iter().map(|(login, typed)| locked.unlock(login, typed).unwrap_err()).collect();
    for error in &told {
        assert!(matches!(error, VaultError::WrongPassphrase));
        assert_eq!(error.to_string(), told[0].to_string());
    }
    assert!(matches!(lock(1, "ana").open(&phrase("wrong horse")), Err(VaultError::WrongPassphrase)));
    assert!(matches!(spend(&right(), CHEAP), Err(VaultError::WrongPassphrase)));
}

#[test]
fn a_short_passphrase_is_refused_for_a_new_lock_and_twelve_letters_of_any_script_will_do() {
    let create = |text: &str| PersonLock::create(PersonId([1; 16]), "ana", &phrase(text), CHEAP);
    assert!(matches!(create("eleven-1111"), Err(VaultError::WeakPassphrase { least: 12 })));
    assert!(matches!(create("ééééééééééé"), Err(VaultError::WeakPassphrase { .. })), "letters are counted, not bytes");
    create("пароль123456").unwrap().open(&phrase("пароль123456")).unwrap();
    assert!(matches!(create(&"x".repeat(1025)), Err(VaultError::TooLarge { .. })));
    let nobody = PersonLock::create(PersonId([1; 16]), "  ", &right(), CHEAP);
    assert!(matches!(nobody, Err(VaultError::NoLogin)));
}

#[test]
fn the_standard_cost_works_and_is_stored_beside_what_it_protects() {
    let lock = PersonLock::create(PersonId([1; 16]), "ana", &right(), Cost::default()).unwrap();
    let stored: (Cost, [u8; 16]) = postcard::from_bytes(&lock.sealed_secret).unwrap();
    assert_eq!(stored.0, Cost { memory_kib: 19 * 1024, passes: 2, lanes: 1 });
    lock.open(&right()).unwrap();
}

#[test]
fn a_lock_that_asks_for_absurd_work_is_refused_without_doing_it() {
    let mut lock = lock(1, "ana");
    let (_, rest) = postcard::take_from_bytes::<Cost>(&lock.sealed_secret).unwrap();
    let absurd = Cost { memory_kib: u32::MAX, passes: 1, lanes: 1 };
    lock.sealed_secret = [postcard::to_stdvec(&absurd).unwrap(), rest.to_vec()].concat();
    assert!(matches!(lock.open(&right()), Err(VaultError::TooLarge { .. })));
}

#[test]
fn a_broken_or_borrowed_lock_opens_nothing_and_panics_never() {
    let good = lock(1, "ana");
    for at in 0..good.sealed_secret.len() {
        let mut broken = good.clone();
        broken.sealed_secret[at] ^= 0x04;
        assert!(broken.open(&right()).is_err(), "byte {at}");
        broken.sealed_secret.truncate(at);
        assert!(broken.open(&right()).is_err(), "cut at {at}");
    }
    let borrowed = PersonLock { person: PersonId([7; 16]), ..good.clone() };
    assert!(matches!(borrowed.open(&right()), Err(VaultError::WrongPassphrase)), "a lock is bound to its person");
}

#[test]
fn a_new_passphrase_keeps_the_key_pair_and_ends_the_old_one() {
    let (_disk, folder) = sim();
    let old = lock(1, "ana");
    let mut keyring = Keyring::create(&folder, secrets(), std::slice::from_ref(&old)).unwrap();
    let secret = old.open(&right()).unwrap();
    let new = old.with_passphrase(&secret, &phrase("battery staple"), CHEAP).unwrap();
    assert_eq!(new.public_key, old.public_key);
    keyring.admit(&[new]).unwrap();
    let locked = load(&folder);
    locked.unlock("ana", &phrase("battery staple")).unwrap();
    assert!(matches!(locked.unlock("ana", &right()), Err(VaultError::WrongPassphrase)));
    let stranger = lock(2, "ben");
    assert!(stranger.with_passphrase(&secret, &phrase("battery staple"), CHEAP).is_err());
}

#[test]
fn people_are_admitted_and_withdrawn_and_the_last_one_stays() {
    let (disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let ana = PersonId([1; 16]);
    assert!(matches!(keyring.withdraw(ana), Err(VaultError::LastPerson)));
    keyring.admit(&[lock(2, "ben"), lock(3, "cy")]).unwrap();
    assert_eq!(keyring.people().count(), 3);
    let before = disk.contents();
    keyring.withdraw(PersonId([9; 16])).unwrap();
    assert_eq!(disk.contents(), before);
    keyring.withdraw(ana).unwrap();
    let locked = load(&folder);
    assert!(matches!(locked.unlock("ana", &right()), Err(VaultError::WrongPassphrase)));
    let (opened, _) = locked.unlock("cy", &right()).unwrap();
    assert_eq!(opened.key(&NODE), keyring.key(&NODE));
}

#[test]
fn a_withdrawn_person_cannot_open_the_new_keyring_with_the_old_node_key() {
    let (disk, folder) = sim();
    let ana = lock(1, "ana");
    let mut keyring = Keyring::create(&folder, secrets(), &[ana.clone(), lock(2, "ben")]).unwrap();
    let old = keyring_file::read(&disk.contents()["keyring"]).unwrap();
    let node_key = wrap::unwrap(&ana.open(&right()).unwrap(), Ring::NODE, &old.header.people[0].wrapped[0].1).unwrap();
    old.open(&node_key).unwrap();
    keyring.withdraw(ana.person).unwrap();
    let new = keyring_file::read(&disk.contents()["keyring"]).unwrap();
    assert!(new.open(&node_key).is_err());
}

#[test]
fn new_keys_are_written_once_for_a_batch_and_not_at_all_when_nothing_is_new() {
    let (disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let docs = || (1..50).map(subject);
    keyring.ensure([subject(1)].into_iter()).unwrap();
    let before = disk.operations();
    keyring.ensure(docs()).unwrap();
    assert_eq!(disk.operations() - before, 2, "one write and one sync");
    let written = disk.contents();
    keyring.ensure(docs().chain([Subject::document(NODE, Ring::NODE)])).unwrap();
    assert_eq!(disk.contents(), written);
    let (opened, _) = load(&folder).unlock("ana", &right()).unwrap();
    assert!(docs().all(|doc| opened.key(&doc.id) == keyring.key(&doc.id) && opened.key(&doc.id).is_some()));
    assert_eq!(opened.key(&DocId([77; 32])), None);
}

#[test]
fn an_addition_that_fails_leaves_the_old_keys_and_no_new_one_in_use() {
    for stop in 0..6 {
        let (disk, folder) = sim();
        let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
        keyring.ensure([subject(1)].into_iter()).unwrap();
        disk.stop_after(stop);
        let written = keyring.ensure([subject(2)].into_iter());
        assert_eq!(written.is_ok(), keyring.key(&DocId([2; 32])).is_some());
        disk.power_cut(stop);
        let (opened, _) = load(&folder).unlock("ana", &right()).unwrap();
        assert_eq!(opened.key(&DocId([1; 32])), keyring.key(&DocId([1; 32])));
        assert!(written.is_err() || opened.key(&DocId([2; 32])).is_some());
    }
}

#[test]
fn a_key_that_an_unlock_has_shown_outlives_a_power_cut_though_its_writer_failed() {
    for seed in 0..20 {
        let (disk, folder) = sim();
        let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
        keyring.ensure([subject(1)].into_iter()).unwrap();
        disk.fail_syncs(0, 1);
        keyring.ensure([subject(2)].into_iter()).unwrap_err();
        assert!(matches!(keyring.ensure([subject(3)].into_iter()), Err(VaultError::Stopped)));
        let (shown, _) = load(&folder).unlock("ana", &right()).unwrap();
        assert!(shown.key(&DocId([2; 32])).is_some(), "it was written, though it is not yet durable");
        disk.power_cut(seed);
        let (after, _) = load(&folder).unlock("ana", &right()).unwrap();
        assert_eq!(after.key(&DocId([2; 32])), shown.key(&DocId([2; 32])));
    }
}

#[test]
fn a_cut_or_flipped_keyring_is_named_and_nothing_panics() {
    let (disk, folder) = sim();
    Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let whole = disk.contents()["keyring"].clone();
    let refuse = |bytes: &[u8], about: &str| {
        let (copy, folder) = sim();
        copy.plant("keyring", bytes);
        let error = LockedKeyring::load(&folder).unwrap_err();
        assert!(matches!(error, VaultError::Damaged { file: "keyring", .. }), "{about}: {error}");
        assert!(error.to_string().contains("backup"));
        assert_eq!(copy.contents()["keyring"], bytes);
    };
    for at in 0..whole.len() {
        refuse(&whole[..at], "cut");
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        refuse(&flipped, "flipped");
    }
}

#[test]
fn a_keyring_changed_on_purpose_is_refused_at_unlock() {
    use sha2::{Digest, Sha256};
    let (disk, folder) = sim();
    Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let whole = disk.contents()["keyring"].clone();
    let end = whole.len() - 32;
    for at in 0..end {
        let mut forged = whole.clone();
        forged[at] ^= 0x20;
        let hash = Sha256::digest(&forged[..end]);
        forged[end..].copy_from_slice(&hash);
        let (copy, folder) = sim();
        disk.contents().iter().for_each(|(name, bytes)| copy.plant(name, bytes));
        copy.plant("keyring", &forged);
        let opened = LockedKeyring::load(&folder).and_then(|found| found.unwrap().unlock("ana", &right()).map(drop));
        assert!(opened.is_err(), "byte {at}");
    }
}

#[test]
fn a_newer_keyring_is_told_from_a_broken_one() {
    use sha2::{Digest, Sha256};
    let (disk, folder) = sim();
    Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let mut newer = disk.contents()["keyring"].clone();
    newer[8] = 2;
    let end = newer.len() - 32;
    let hash = Sha256::digest(&newer[..end]);
    newer[end..].copy_from_slice(&hash);
    disk.plant("keyring", &newer);
    let error = LockedKeyring::load(&folder).unwrap_err();
    assert!(matches!(error, VaultError::NewerFormat { file: "keyring", found: 2, known: 1 }), "{error}");
}

#[test]
fn sealed_bytes_open_only_with_their_own_key_and_place_and_unchanged() {
    let (_disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[]).unwrap();
    let (one, two) = (DocId([1; 32]), DocId([2; 32]));
    assert!(matches!(keyring.seal(&one, b"", b"x"), Err(VaultError::NoKey)));
    keyring.ensure([subject(1), subject(2)].into_iter()).unwrap();
    let sealed = keyring.seal(&one, b"place", b"words").unwrap();
    assert_eq!(sealed.len(), b"words".len() + OVERHEAD);
    assert_ne!(sealed, keyring.seal(&one, b"place", b"words").unwrap(), "no nonce twice");
    assert_eq!(keyring.open(&one, b"place", &sealed).unwrap(), b"words");
    assert!(matches!(keyring.open(&two, b"place", &sealed), Err(VaultError::Unreadable)));
    assert!(matches!(keyring.open(&one, b"other", &sealed), Err(VaultError::Unreadable)));
    for at in 0..sealed.len() {
        let mut flipped = sealed.clone();
        flipped[at] ^= 1;
        assert!(keyring.open(&one, b"place", &flipped).is_err(), "byte {at}");
        assert!(keyring.open(&one, b"place", &sealed[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_wrapped_key_opens_for_its_person_only() {
    let (ana, ben) = (lock(1, "ana"), lock(2, "ben"));
    let key = SealKey::new().unwrap();
    let wrapped = wrap::wrap(&ana.public_key, Ring::NODE, &key).unwrap();
    assert_eq!(wrap::unwrap(&ana.open(&right()).unwrap(), Ring::NODE, &wrapped).unwrap(), key);
    assert!(wrap::unwrap(&ben.open(&right()).unwrap(), Ring::NODE, &wrapped).is_err());
    for at in 0..wrapped.len() {
        let mut flipped = wrapped.clone();
        flipped[at] ^= 1;
        assert!(wrap::unwrap(&ana.open(&right()).unwrap(), Ring::NODE, &flipped).is_err(), "byte {at}");
    }
}

#[test]
fn no_name_and_no_secret_is_in_the_file_or_in_anything_printed() {
    let (disk, folder) = sim();
    let keyring = Keyring::create(&folder, secrets(), &[lock(1, "canary-login")]).unwrap();
    let file = &disk.contents().into_values().flatten().collect::<Vec<u8>>();
    let words: [&[u8]; 4] = [b"canary-login", b"canary-private-key", b"canary-signing", b"correct horse"];
    for word in words {
        assert!(!file.windows(word.len()).any(|window| window == word));
    }
    let key = keyring.key(&NODE).unwrap();
    assert!(!file.windows(32).any(|window| window == key.bytes()));
    let secret = lock(1, "x").open(&right()).unwrap();
    let printed = format!("{keyring:?} {:?} {:?} {key:?} {secret:?}", right(), keyring.secrets());
    assert!(!printed.contains("canary") && !printed.contains("horse") && !printed.contains("99, 97, 110"), "{printed}");
}

#[test]
fn a_failing_disk_is_told_as_what_it_is() {
    let (disk, folder) = sim();
    disk.set_room(Some(50));
    let full: StoreError = Keyring::create(&folder, secrets(), &[]).unwrap_err().into();
    assert!(matches!(full, StoreError::Full { .. }), "{full}");
    disk.set_room(None);
    disk.set_read_only(true);
    let refused: StoreError = Keyring::create(&folder, secrets(), &[]).unwrap_err().into();
    assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused}");
    disk.set_read_only(false);
    disk.fail_syncs(0, 1);
    let failed: StoreError = Keyring::create(&folder, secrets(), &[]).unwrap_err().into();
    assert!(matches!(failed, StoreError::Io { .. }), "{failed}");
    Keyring::create(&folder, secrets(), &[]).unwrap();
}
