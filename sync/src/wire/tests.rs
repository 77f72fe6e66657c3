//! What frames promise. Must never depend on how bytes are cut into pieces.

use proptest::prelude::*;

use super::*;

fn all(decoder: &mut Decoder, mut bytes: &[u8]) -> Result<Vec<Frame>, WireError> {
    let mut frames = Vec::new();
    while let Some(frame) = decoder.take(&mut bytes)? {
        frames.push(frame);
    }
    assert!(bytes.is_empty());
    Ok(frames)
}

fn announce(len: u32) -> Vec<u8> {
    let mut bytes = vec![VERSION, 2];
    bytes.extend_from_slice(&len.to_be_bytes());
    bytes
}

#[test]
fn the_bytes_of_a_frame_stay_as_they_are() {
    let frame = Frame { kind: Kind::Session, payload: b"abc".to_vec() };
    assert_eq!(encode(&frame), Ok(vec![1, 2, 0, 0, 0, 3, b'a', b'b', b'c']));
    assert_eq!(encode(&Frame::bye()), Ok(vec![1, 3, 0, 0, 0, 0]));
}

#[test]
fn every_number_is_one_kind_and_unknown_ones_are_handed_up() {
    for number in 0..=u8::MAX {
        assert_eq!(Kind::of(number).number(), number);
        let frame = Frame { kind: Kind::of(number), payload: vec![7] };
        assert_eq!(all(&mut Decoder::default(), &encode(&frame).unwrap()), Ok(vec![frame]));
    }
}

#[test]
fn a_payload_at_the_limit_passes_and_one_byte_more_does_not() {
    let most = Frame { kind: Kind::Session, payload: vec![5; MAX_PAYLOAD_LEN] };
    let bytes = encode(&most).unwrap();
    assert_eq!(all(&mut Decoder::default(), &bytes), Ok(vec![most]));

    let over = Frame { kind: Kind::Session, payload: vec![5; MAX_PAYLOAD_LEN + 1] };
    let too_long = WireError::TooLong { len: MAX_PAYLOAD_LEN + 1, max: MAX_PAYLOAD_LEN };
    assert_eq!(encode(&over), Err(too_long));
    let len = u32::try_from(MAX_PAYLOAD_LEN).unwrap() + 1;
    assert_eq!(all(&mut Decoder::default(), &announce(len)), Err(too_long));
}

#[test]
fn a_lower_limit_holds_until_it_is_raised_and_can_never_pass_the_highest() {
    let mut decoder = Decoder::with_max(2);
    let frame = |len| Frame { kind: Kind::Pairing, payload: vec![1; len] };
    assert_eq!(all(&mut decoder, &encode(&frame(2)).unwrap()), Ok(vec![frame(2)]));
    decoder.set_max(3);
    assert_eq!(all(&mut decoder, &encode(&frame(3)).unwrap()), Ok(vec![frame(3)]));
    assert_eq!(all(&mut decoder, &encode(&frame(4)).unwrap()), Err(WireError::TooLong { len: 4, max: 3 }));
    let mut decoder = Decoder::with_max(usize::MAX);
    assert!(all(&mut decoder, &announce(u32::MAX)).is_err());
}

#[test]
fn a_newer_version_is_told_from_its_first_byte_and_stays_told() {
    let mut decoder = Decoder::default();
    let newer = Err(WireError::NewerVersion { found: 2, known: 1 });
    assert_eq!(all(&mut decoder, &[2]), newer);
    assert_eq!(all(&mut decoder, &encode(&Frame::bye()).unwrap()), newer);
    assert_eq!(all(&mut Decoder::default(), &[0]), Err(WireError::NotAFrame));
}

#[test]
fn a_header_that_claims_much_takes_no_memory_until_the_bytes_come() {
    let mut decoder = Decoder::default();
    assert_eq!(all(&mut decoder, &announce(u32::try_from(MAX_PAYLOAD_LEN).unwrap())), Ok(vec![]));
    assert_eq!((decoder.capacity(), decoder.announced()), (0, Some(MAX_PAYLOAD_LEN)));
    let mut arrived = 0;
    while arrived < MAX_PAYLOAD_LEN - 70_000 {
        let piece = [3; 70_000];
        arrived += piece.len();
        assert_eq!(all(&mut decoder, &piece), Ok(vec![]));
        assert!(decoder.capacity() <= arrived + GROWTH_STEP, "{} for {arrived}", decoder.capacity());
    }
    assert!(!decoder.is_between_frames());
}

#[test]
fn what_a_frame_holds_is_not_in_its_debug_text() {
    let frame = Frame { kind: Kind::Session, payload: b"canary".to_vec() };
    assert_eq!(format!("{frame:?}"), "Frame { kind: Session, len: 6 }");
    let mut decoder = Decoder::default();
    let bytes = encode(&frame).unwrap();
    assert_eq!(decoder.take(&mut &bytes[..9]), Ok(None));
    assert!(format!("{decoder:?}").contains("Payload(3 of 6)"));
}

fn frames() -> impl Strategy<Value = Vec<Frame>> {
    let frame = (any::<u8>(), proptest::collection::vec(any::<u8>(), 0..300))
        .prop_map(|(kind, payload)| Frame { kind: Kind::of(kind), payload });
    proptest::collection::vec(frame, 0..8)
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_never_panic_and_are_judged_the_same(
        bytes in proptest::collection::vec(prop_oneof![Just(0u8), Just(1u8), any::<u8>()], 0..200),
        cut in any::<prop::sample::Index>(),
    ) {
        let (first, second) = bytes.split_at(cut.index(bytes.len() + 1));
        let mut decoder = Decoder::default();
        let pieces = all(&mut decoder, first).and_then(|mut frames| {
            frames.extend(all(&mut decoder, second)?);
            Ok(frames)
        });
        prop_assert_eq!(pieces, all(&mut Decoder::default(), &bytes));
    }

    #[test]
    fn any_cutting_of_a_stream_gives_the_same_frames(frames in frames(), sizes in proptest::collection::vec(1usize..90, 1..20)) {
        let stream: Vec<u8> = frames.iter().flat_map(|frame| encode(frame).unwrap()).collect();
        let (mut decoder, mut found, mut rest) = (Decoder::default(), Vec::new(), stream.as_slice());
        for size in sizes.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, left) = rest.split_at((*size).min(rest.len()));
            found.extend(all(&mut decoder, piece).unwrap());
            rest = left;
        }
        prop_assert!(decoder.is_between_frames());
        prop_assert_eq!(found, frames);
    }
}
