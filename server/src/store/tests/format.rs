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
    let odd = FrameHeader { retired: true, other_flags: 0xf0, kind: FrameKind::Unknown(77), ..header() };
    assert_eq!(FrameHeader::from_bytes(&odd.to_bytes()), Some(odd), "what is not known is kept");
}

#[test]
fn the_chain_is_the_hash_of_link_header_and_hash_whether_the_payload_is_there_or_not() {
    use sha2::{Digest, Sha256};
    let hash: [u8; 32] = Sha256::digest(b"hello").into();
    let expected: [u8; 32] = Sha256::digest([&[9; 32][..], &header().to_bytes(), &hash].concat()).into();
    assert_eq!(header().link(&[9; 32], b"hello"), expected);
    let retired = FrameHeader { retired: true, ..header() };
    assert_eq!(retired.link(&[9; 32], &hash), expected);
    assert_eq!(retired.stored_len(), 32);
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
