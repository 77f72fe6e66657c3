//! The stored bytes, written out. Must never be adjusted to make a change pass: old journals hold these bytes.

use super::super::frame::FrameHeader;
use super::super::segment::{self, GROUP_HEADER, GroupHeader, SEGMENT_HEADER, SegmentHeader};
use super::*;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn header() -> FrameHeader {
    FrameHeader {
        kind: FrameKind::Snapshot,
        retired: false,
        by_node: false,
        other_flags: 0,
        algorithm: 1,
        format: 1,
        sequence: 0x0102_0304,
        doc: doc(0xab),
        len: 5,
    }
}

#[test]
fn a_frames_header_is_these_bytes() {
    let expected = format!("02000101{}{}{}", "0403020100000000", "ab".repeat(32), "05000000");
    assert_eq!(hex(&header().to_bytes()), expected);
    assert_eq!(FrameHeader::from_bytes(&header().to_bytes()), Some(header()));
    let odd = FrameHeader { retired: true, by_node: true, other_flags: 0xf0, kind: FrameKind::Unknown(77), ..header() };
    assert_eq!(FrameHeader::from_bytes(&odd.to_bytes()), Some(odd), "what is not known is kept");
}

#[test]
fn the_chain_is_the_proof_of_link_header_and_hash_whether_the_payload_is_there_or_not() {
    use sha2::{Digest, Sha256};
    let (_disk, folder) = sim();
    drop(open(&folder));
    let chain = chain(&folder);
    let hash: [u8; 32] = Sha256::digest(b"hello").into();
    let expected = chain.prove(&[&[9; 32], &header().to_bytes(), &hash]);
    assert_eq!(header().link(&chain, &[9; 32], b"hello"), expected);
    let retired = FrameHeader { retired: true, ..header() };
    assert_eq!(retired.link(&chain, &[9; 32], &hash), expected);
    assert_eq!(retired.stored_len(), 32);
}

#[test]
fn what_names_retired_frames_is_these_bytes() {
    use super::super::retired::{Reason, Retired};
    let retired =
        Retired { reason: Reason::Compacted, doc: doc(0xab), frames: vec![(7, [0xcd; 32]), (0x0102, [1; 32])] };
    let bytes = retired.to_bytes().unwrap();
    let frames = format!("0700000000000000{}0201000000000000{}", "cd".repeat(32), "01".repeat(32));
    assert_eq!(hex(&bytes), format!("0101{}02000000{frames}", "ab".repeat(32)));
    assert_eq!(Retired::from_bytes(&bytes), Some(retired));
    for len in 0..bytes.len() {
        assert_eq!(Retired::from_bytes(&bytes[..len]), None, "cut at {len}");
    }
}

#[test]
fn the_note_of_how_far_the_record_reached_is_these_bytes() {
    use super::super::reach::{Reach, SLOT};
    let (_disk, folder) = sim();
    drop(open(&folder));
    let proof = super::super::proofs::Proofs::of(&keyring(&folder)).unwrap().reach;
    let (link, keys) = ([0xef; 32], (2, 9));
    let reach = Reach { counter: 5, next_sequence: 8, next_group: 4, link, segment: 1, end: 0x0203, keys };
    let bytes = reach.to_bytes(&proof);
    let numbers = format!("0100{}{}{}", "0500000000000000", "0800000000000000", "0400000000000000");
    let rest = format!("{}01000000{}02000000{}", "ef".repeat(32), "0302000000000000", "0900000000000000");
    assert_eq!(hex(&bytes[..SLOT - 32]), format!("5741595354524348{numbers}{rest}"));
    assert_eq!(Reach::from_bytes(&bytes, &proof), Some(reach));
    for at in 0..SLOT {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        assert_eq!(Reach::from_bytes(&flipped, &proof), None, "byte {at}");
    }
}

#[test]
fn segment_and_group_headers_are_these_bytes() {
    let segment = SegmentHeader { number: 2, id: [0xcd; 16], first_sequence: 7, link_before: [0xef; 32] };
    let bytes = segment.to_bytes();
    assert_eq!(bytes.len(), SEGMENT_HEADER);
    let fields = format!("57415953544a4e4c010002000000{}0700000000000000{}", "cd".repeat(16), "ef".repeat(32));
    assert_eq!(hex(&bytes[..SEGMENT_HEADER - 8]), fields);
    assert_eq!(SegmentHeader::from_bytes(&bytes), Ok(segment));

    let group = GroupHeader { segment: [0xcd; 16], number: 3, frames: 1, bytes: 53, link_before: [0xef; 32] };
    let bytes = group.to_bytes();
    assert_eq!(bytes.len(), GROUP_HEADER);
    let front = format!("d14e87575367b01b{}", "cd".repeat(16));
    let fields = format!("{front}0300000000000000010000003500000000000000{}", "ef".repeat(32));
    assert_eq!(hex(&bytes[..GROUP_HEADER - 8]), fields);
    assert_eq!(GroupHeader::from_bytes(&bytes), Some(group));
    for at in 0..GROUP_HEADER {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        assert_eq!(GroupHeader::from_bytes(&flipped), None, "byte {at}");
    }
}

#[test]
fn only_exact_names_are_segments() {
    assert_eq!(segment::number_of("journal-00000012.wsj"), Some(12));
    for name in ["journal-12.wsj", "journal-00000012.wsj.new", "journal-+0000012.wsj", "keyring", "journal-.wsj"] {
        assert_eq!(segment::number_of(name), None, "{name}");
    }
}
