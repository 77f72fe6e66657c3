//! The key log: added to, cut, torn, read in part, written anew. Must never lose a key that was used.

use super::super::key_log_form::{self as form, BATCH_HEADER, BatchHeader, ENTRY, Entry, LOG_HEADER, LogHeader};
use super::*;

const LOG: &str = "keys-even.wsl";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A keyring of three batches of one key each; where each batch ends.
fn three() -> (Arc<SimDisk>, DataFolder, Vec<usize>) {
    let (disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let mut ends = vec![LOG_HEADER];
    for number in 1..4 {
        keyring.ensure([subject(number)].into_iter()).unwrap();
        ends.push(disk.contents()[LOG].len());
    }
    (disk, folder, ends)
}

/// The same folder with other bytes in its key log.
fn with_log(disk: &SimDisk, bytes: &[u8]) -> (Arc<SimDisk>, DataFolder) {
    let (copy, folder) = sim();
    disk.contents().iter().for_each(|(name, bytes)| copy.plant(name, bytes));
    copy.plant(LOG, bytes);
    (copy, folder)
}

fn unlock(folder: &DataFolder) -> Result<Keyring, VaultError> {
    Ok(load(folder).unlock("ana", &right())?.0)
}

#[test]
fn the_log_is_these_bytes() {
    let header = LogHeader { generation: 0x0102, id: [0xcd; 16] };
    let bytes = header.to_bytes();
    assert_eq!(hex(&bytes[..LOG_HEADER - 8]), format!("57415953544b4c47010002010000{}", "cd".repeat(16)));
    assert_eq!(LogHeader::from_bytes(&bytes), Ok(header));

    let batch = BatchHeader { log: [0xcd; 16], first: 7, entries: 2 };
    let bytes = batch.to_bytes();
    let front = format!("9b124b4c67e805d6{}070000000000000002000000", "cd".repeat(16));
    assert_eq!(hex(&bytes[..BATCH_HEADER - 8]), front);
    assert_eq!(BatchHeader::from_bytes(&bytes), Some(batch));

    let id = DocId([0xab; 32]);
    let subject = Subject { id, kind: KeyKind::Blob, ring: Ring::of(5), generation: 0x0203 };
    let (ring, key) = (SealKey::new().unwrap(), SealKey::new().unwrap());
    let entry = Entry::seal(&[0xcd; 16], subject, &ring, &key).unwrap();
    let proof = ProofKey::derive(&SealKey::from_bytes([1; 32]), b"label").unwrap();
    let (bytes, link) = form::batch(&proof, batch, &[9; 32], std::slice::from_ref(&entry));
    let at = &bytes[BATCH_HEADER..BATCH_HEADER + ENTRY];
    assert_eq!(hex(&at[..36]), format!("02050302{}", "ab".repeat(32)));
    let read = Entry::read(at.try_into().unwrap()).unwrap();
    assert_eq!((read.open(&[0xcd; 16], &ring).unwrap(), read), (key, entry));
    assert_eq!(link, proof.prove(&[&[9; 32], &bytes[..bytes.len() - 32]]));
    assert_eq!(bytes[bytes.len() - 32..], link);
}

#[test]
fn kinds_of_keys_have_their_numbers_for_ever() {
    assert_eq!((KeyKind::Document.number(), KeyKind::Blob.number()), (1, 2));
    for number in 0..=u8::MAX {
        assert_eq!(KeyKind::of(number).number(), number);
    }
}

#[test]
fn a_log_torn_at_any_byte_of_its_last_batch_keeps_the_keys_before_it_and_goes_on() {
    let (disk, _, ends) = three();
    let whole = disk.contents()[LOG].clone();
    for len in ends[2]..ends[3] {
        let (copy, folder) = with_log(&disk, &whole[..len]);
        let mut keyring = unlock(&folder).unwrap();
        assert!(keyring.key(&DocId([2; 32])).is_some() && keyring.key(&DocId([3; 32])).is_none(), "{len}");
        assert_eq!(copy.contents()[LOG].len(), len, "nothing is cut before something is added");
        keyring.ensure([subject(4)].into_iter()).unwrap();
        copy.power_cut(len as u64);
        let again = unlock(&folder).unwrap();
        assert_eq!(again.key(&DocId([4; 32])), keyring.key(&DocId([4; 32])));
        assert!(again.key(&DocId([4; 32])).is_some());
    }
}

#[test]
fn a_flip_of_any_byte_before_the_last_batch_is_damage_by_name() {
    let (disk, _, ends) = three();
    let whole = disk.contents()[LOG].clone();
    for at in 0..ends[2] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        let (copy, folder) = with_log(&disk, &bytes);
        let error = unlock(&folder).unwrap_err();
        assert!(matches!(error, VaultError::Damaged { file: LOG, .. }), "byte {at}: {error}");
        assert_eq!(copy.contents()[LOG], bytes);
    }
}

#[test]
fn nobody_without_a_key_takes_an_entry_out_or_puts_one_in() {
    let (disk, _, ends) = three();
    let whole = disk.contents()[LOG].clone();
    let without_first = [&whole[..ends[0]], &whole[ends[1]..]].concat();
    let twice = [&whole[..], &whole[ends[2]..]].concat();
    // The second batch renumbered as the first, its check made right.
    let mut renumbered = [&whole[..ends[0]], &whole[ends[1]..ends[2]], &whole[ends[1]..]].concat();
    let front = BatchHeader { first: 0, ..BatchHeader::from_bytes(&whole[ends[1]..]).unwrap() }.to_bytes();
    renumbered[ends[0]..ends[0] + BATCH_HEADER].copy_from_slice(&front);
    for (about, bytes) in [("without the first", without_first), ("renumbered", renumbered)] {
        let (_copy, folder) = with_log(&disk, &bytes);
        assert!(matches!(unlock(&folder), Err(VaultError::Damaged { .. })), "{about}");
    }
    let (_copy, folder) = with_log(&disk, &twice);
    assert_eq!(unlock(&folder).unwrap().reach(), (0, 3), "a batch said twice counts once");
}

#[test]
fn a_missing_log_and_one_of_another_folder_or_version_are_named() {
    let (disk, _, _) = three();
    let (other, _, _) = three();
    let (_copy, folder) = with_log(&disk, &other.contents()[LOG]);
    let error = unlock(&folder).unwrap_err();
    assert!(matches!(error, VaultError::Damaged { file: LOG, what } if what.contains("not the one")), "{error}");

    let mut newer = disk.contents()[LOG].clone();
    newer[8] = 9;
    let check = <sha2::Sha256 as sha2::Digest>::digest(&newer[..LOG_HEADER - 8]);
    newer[LOG_HEADER - 8..LOG_HEADER].copy_from_slice(&check[..8]);
    let (_copy, folder) = with_log(&disk, &newer);
    let error = unlock(&folder).unwrap_err();
    assert!(matches!(error, VaultError::NewerFormat { file: LOG, found: 9, known: 1 }), "{error}");

    let (copy, folder) = with_log(&disk, &[]);
    crate::host::Disk::remove(copy.as_ref(), LOG).unwrap();
    let error = unlock(&folder).unwrap_err();
    assert!(matches!(error, VaultError::Damaged { file: LOG, .. }) && error.to_string().contains("gone"), "{error}");
}

#[test]
fn a_person_with_some_rings_opens_those_and_gets_no_key_for_the_rest() {
    let (_disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    let (open, closed) = (subject(1), Subject::document(DocId([2; 32]), Ring::of(2)));
    keyring.ensure([open, closed].into_iter()).unwrap();
    let sealed = keyring.seal(&closed.id, b"", b"words").unwrap();
    keyring.admit_to(&lock(2, "desk"), &[Ring::NODE, Ring::of(1)]).unwrap();
    assert!(!keyring.is_partial());

    let (mut desk, _) = load(&folder).unlock("desk", &right()).unwrap();
    assert!(desk.is_partial());
    assert_eq!(desk.key(&open.id), keyring.key(&open.id));
    assert!(matches!(desk.open(&closed.id, b"", &sealed), Err(VaultError::NoKey)));
    assert!(matches!(desk.ensure([closed].into_iter()), Err(VaultError::NoKey)), "a second key would hide the first");
    let more = Subject::document(DocId([3; 32]), Ring::of(2));
    assert!(matches!(desk.ensure([more].into_iter()), Err(VaultError::NoKey)));
    assert!(matches!(desk.erase(&[open.id]), Err(VaultError::NoKey)));
    assert!(matches!(desk.withdraw(PersonId([1; 16])), Err(VaultError::NoKey)));
    desk.ensure([subject(4)].into_iter()).unwrap();

    let (ana, _) = load(&folder).unlock("ana", &right()).unwrap();
    assert_eq!(ana.key(&DocId([4; 32])), desk.key(&DocId([4; 32])));
    assert_eq!(ana.open(&closed.id, b"", &sealed).unwrap(), b"words");
}

#[test]
fn a_new_passphrase_gives_nobody_a_ring_they_had_not() {
    let (_disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    keyring.ensure([subject(1)].into_iter()).unwrap();
    let desk = lock(2, "desk");
    keyring.admit_to(&desk, &[Ring::NODE]).unwrap();
    let secret = desk.open(&right()).unwrap();
    keyring.admit(&[desk.with_passphrase(&secret, &phrase("battery staple"), CHEAP).unwrap()]).unwrap();
    let (opened, _) = load(&folder).unlock("desk", &phrase("battery staple")).unwrap();
    assert!(opened.is_partial());
}

#[test]
fn an_erased_key_is_in_no_file_any_more_and_what_else_was_sealed_still_opens() {
    let (disk, folder, _) = three();
    let mut keyring = unlock(&folder).unwrap();
    let sealed = keyring.seal(&DocId([2; 32]), b"", b"words").unwrap();
    let before = keyring.reach();
    keyring.erase(&[DocId([1; 32]), NODE]).unwrap();
    assert!(keyring.reach() > before);
    assert_eq!(keyring.key(&DocId([1; 32])), None);
    assert!(keyring.key(&NODE).is_some(), "the node's own key is never erased");
    assert!(!disk.contents().contains_key(LOG));
    keyring.ensure([subject(9)].into_iter()).unwrap();
    let after = unlock(&folder).unwrap();
    assert_eq!(after.key(&DocId([1; 32])), None);
    assert_eq!(after.key(&DocId([9; 32])), keyring.key(&DocId([9; 32])));
    assert_eq!(after.open(&DocId([2; 32]), b"", &sealed).unwrap(), b"words");
}

#[test]
fn an_erasure_cut_at_any_step_leaves_all_keys_or_all_but_the_erased_one() {
    for stop in 0..16 {
        for seed in 0..8 {
            let (disk, folder, _) = three();
            let mut keyring = unlock(&folder).unwrap();
            disk.stop_after(stop);
            let done = keyring.erase(&[DocId([1; 32])]);
            disk.power_cut(seed);
            let mut after = unlock(&folder).unwrap();
            assert!(after.key(&DocId([2; 32])).is_some() && after.key(&DocId([3; 32])).is_some(), "{stop} {seed}");
            assert!(done.is_err() || after.key(&DocId([1; 32])).is_none(), "{stop} {seed}");
            assert_eq!(disk.contents().keys().filter(|name| name.ends_with(".wsl")).count(), 1, "{stop} {seed}");
            after.ensure([subject(8)].into_iter()).unwrap();
            assert!(unlock(&folder).unwrap().key(&DocId([8; 32])).is_some());
        }
    }
}

#[test]
fn forty_six_thousand_keys_are_added_without_rewriting_one() {
    let (disk, folder) = sim();
    let mut keyring = Keyring::create(&folder, secrets(), &[lock(1, "ana")]).unwrap();
    keyring.ensure([subject(1)].into_iter()).unwrap();
    let root = disk.contents()["keyring"].clone();
    let mut number = 0_u32;
    for _ in 0..46 {
        let subjects = (0..1000).map(|_| {
            number += 1;
            let mut id = [0xee; 32];
            id[..4].copy_from_slice(&number.to_le_bytes());
            Subject::document(DocId(id), Ring::of(1))
        });
        let subjects: Vec<_> = subjects.collect();
        let (before, operations) = (disk.contents()[LOG].clone(), disk.operations());
        keyring.ensure(subjects.into_iter()).unwrap();
        assert_eq!(disk.operations() - operations, 2);
        assert!(disk.contents()[LOG].starts_with(&before));
    }
    assert_eq!(disk.contents()["keyring"], root);
    assert_eq!(unlock(&folder).unwrap().reach(), (0, 46_001));
}
