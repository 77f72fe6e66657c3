//! The root of the keys as bytes. What was written once is never made anew: every later build opens it.

use super::super::key_log_form::LogHeader;
use super::super::keyring_file::{self, Admitted, Header};
use super::*;

/// What the first build of this form wrote: the file `keyring`, its key log, and bytes sealed under a key of that log.
const WRITTEN: &str = include_str!("root-1.hex");
const SEALED: &[u8] = b"sealed by the first build";

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn a_root_that_the_first_build_wrote_opens_for_its_people() {
    let written: Vec<Vec<u8>> = WRITTEN.split("\n\n").map(bytes).collect();
    let [root, log, sealed] = written.as_slice() else { panic!("three blocks") };
    let (disk, folder) = sim();
    disk.plant("keyring", root);
    disk.plant("keys-even.wsl", log);
    for (login, person) in [("ana", 1), ("ben", 2)] {
        let (keyring, who) = load(&folder).unlock(login, &right()).unwrap();
        assert_eq!(who, PersonId([person; 16]));
        assert_eq!(keyring.secrets().private_key_der, secrets().private_key_der);
        assert_eq!(keyring.open(&DocId([1; 32]), b"beside", sealed).unwrap(), SEALED);
        assert!(keyring.key(&DocId([2; 32])).is_some());
    }
    let wrong = load(&folder).unlock("ana", &phrase("wrong horse")).unwrap_err();
    assert!(matches!(wrong, VaultError::WrongPassphrase), "{wrong}");
}

#[test]
fn the_root_is_these_bytes() {
    let mut header = Header::new([1; 32], LogHeader { generation: 0x0102, id: [0xcd; 16] });
    header.add_ring(Ring::of(1));
    header.people.push(Admitted {
        person: PersonId([4; 16]),
        login_tag: [5; 32],
        public_key: [6; 32],
        sealed_secret: vec![7; 3],
        wrapped: vec![(1, vec![8; 2])],
    });
    let (ring, node) = (SealKey::from_bytes([2; 32]), SealKey::from_bytes([3; 32]));
    let file = keyring_file::write(&header, &ring, &secrets(), &node).unwrap();

    let log = [[0x82, 0x02].as_slice(), &[0xcd; 16]].concat();
    let person = [[4; 16].as_slice(), &[5; 32], &[6; 32], &[3, 7, 7, 7], &[1, 1, 2, 8, 8]].concat();
    let front = [b"WAYSTKEY\x01\x00\x01\x8e\0\0\0".as_slice(), &[1; 32], &log, &[1, 1], &[1], &person].concat();
    assert_eq!(file[..front.len()], front);

    let body = ring.open(&front, &file[front.len()..file.len() - 32]).unwrap();
    let certificate = [[11].as_slice(), b"certificate", &[18], b"canary-private-key"].concat();
    let keys = [b"canary-signing-key-canary-signin".as_slice(), &[7; 16], &[8; 32], &[3; 32]].concat();
    assert_eq!(*body, [[1; 16].as_slice(), &[2; 16], &[2], &certificate, &keys].concat());
}
