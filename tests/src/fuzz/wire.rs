//! What comes over a link: frames and messages.

use waystation_sync::directory::Row;
use waystation_sync::id::{ChangeId, DocId, Epoch, Heads, VocabularyMark};
use waystation_sync::record::{ChainMark, Refusal};
use waystation_sync::replica::digest::Digest;
use waystation_sync::replica::message::{About, Held, Message, Push, Version};
use waystation_sync::time::Millis;
use waystation_sync::wire::{self, Decoder, Frame, Kind, newest_in};

fn heads(n: u8) -> Heads {
    [ChangeId([n; 32]), ChangeId([n + 1; 32])].into_iter().collect()
}

fn every_message() -> Vec<Message> {
    let doc = DocId([1; 32]);
    let chain = Some(ChainMark { sequence: 300, link: [7; 32] });
    let about = About { chain, ..About::new(Millis(1_790_000_000_000), VocabularyMark([8; 8])) };
    let epoch = Epoch([5; 16]);
    let held = vec![Held { doc, heads: heads(3) }];
    let push = Push { doc, heads: heads(5), whole: false, chunks: vec![vec![1; 40], Vec::new()], more: true };
    let refused = vec![(ChangeId([4; 32]), Refusal::Damaged)];
    vec![
        Message::Hello { about, epoch: Some(epoch), sequence: 300, directory: 4 },
        Message::Push(push.clone()),
        Message::Pushed,
        Message::Welcome { about, epoch, rows: vec![Row { number: 3, body: vec![1; 9], signature: vec![2; 64] }] },
        Message::Offer(held.clone()),
        Message::Want(held),
        Message::Answer { doc, heads: heads(7), refused },
        Message::Caught { sequence: 70_000, digest: Digest::default() },
        Message::Reconcile(vec![Digest::default(); 3]),
        Message::Differing(vec![0, 255]),
        Message::Done { equal: true },
        Message::Coming(300),
        Message::Pushes(vec![push; 2]),
        Message::Took(1 << 21),
    ]
}

pub(super) fn messages() -> Vec<Vec<u8>> {
    every_message().iter().map(|message| message.to_bytes().expect("bytes")).collect()
}

/// What reads is written again and reads as the same.
pub(super) fn read_message(bytes: &[u8]) {
    for version in Version::ALL {
        if let Ok(message) = Message::from_bytes(version, bytes) {
            let again = message.to_bytes().expect("what was read has bytes");
            assert_eq!(Message::from_bytes(version, &again), Ok(message));
        }
    }
}

pub(super) fn frames() -> Vec<Vec<u8>> {
    let kinds = [Kind::Session, Kind::Pairing, Kind::Bye, Kind::Versions];
    let frame = |(kind, payload)| wire::encode(&Frame { kind, payload }).expect("short enough");
    let each: Vec<Vec<u8>> = kinds.into_iter().cycle().zip(messages()).map(frame).collect();
    let joined = each.concat();
    each.into_iter().chain([joined]).collect()
}

/// In one piece and byte by byte, the same comes out.
pub(super) fn decode(bytes: &[u8]) {
    let whole = decoded(bytes, bytes.len().max(1));
    assert_eq!(whole, decoded(bytes, 1));
    assert_eq!(whole, decoded(bytes, 7));
}

fn decoded(bytes: &[u8], piece: usize) -> (Vec<Frame>, Option<wire::WireError>) {
    let (mut decoder, mut frames) = (Decoder::default(), Vec::new());
    for mut piece in bytes.chunks(piece) {
        loop {
            match decoder.take(&mut piece) {
                Ok(Some(frame)) => {
                    if frame.kind == Kind::Versions {
                        std::hint::black_box(newest_in(&frame.payload));
                    }
                    frames.push(frame);
                }
                Ok(None) => break,
                Err(error) => return (frames, Some(error)),
            }
        }
    }
    (frames, None)
}
