//! Goal: bytes that are stored, sent or signed keep their meaning for ever. Method: one value of every kind stands here
//! with its bytes in `bytes.txt`; they are written and read back. A line of that file never changes: a kind whose fields
//! change gets a line for its next form and keeps the old one, which is still read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use waystation_sync::care::declare::{DocKey, Part, Quarter};
use waystation_sync::care::noun::Role;
use waystation_sync::directory::{Body, Row};
use waystation_sync::id::{
    ChangeId, ClientId, DeviceId, DocId, EditId, Epoch, Heads, PersonId, ReturnId, VocabularyMark,
};
use waystation_sync::record::{
    Arrival, Arrivals, ChainMark, DataFrame, FrameKind, MergedDoc, Met, Origin, Quarantined, Receipt, Receipts,
    Refusal, RefusedDoc, Return, Rows, Summary,
};
use waystation_sync::replica::NodeRole;
use waystation_sync::replica::digest::Digest;
use waystation_sync::replica::message::{About, Held, Message, Push, Version};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;
use waystation_sync::wire::{self, Frame, Kind};

const BYTES: &str = include_str!("bytes.txt");

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn heads(n: u8) -> Heads {
    [ChangeId([n; 32]), ChangeId([n + 1; 32])].into_iter().collect()
}

fn row() -> Row {
    Row { number: 300, body: vec![1, 2, 3], signature: vec![9; 64] }
}

fn receipt() -> Receipt {
    Receipt { heads: heads(5), signature: vec![9; 64] }
}

fn digest() -> Digest {
    let mut digest = Digest::default();
    digest.change(&DocId([1; 32]), &Heads::default(), &heads(1));
    digest
}

/// Every line, by name.
#[derive(Default)]
struct Golden(BTreeMap<String, String>);

impl Golden {
    fn stored<T: Stored + PartialEq + Debug>(&mut self, name: &str, value: &T) {
        let bytes = value.to_bytes().unwrap();
        assert_eq!(bytes.first(), Some(&T::FORM), "{name}");
        assert_eq!(T::from_bytes(&bytes).as_ref(), Ok(value), "{name}");
        self.line(format!("{name} form {}", T::FORM), &bytes);
    }

    fn line(&mut self, name: String, bytes: &[u8]) {
        assert!(self.0.insert(name.clone(), hex(bytes)).is_none(), "{name} stands there twice");
    }

    fn records(&mut self) {
        let (doc, device, meeting) = (DocId([1; 32]), DeviceId([2; 16]), ReturnId([3; 16]));
        let frame = |origin| DataFrame {
            origin,
            received: Millis(1_790_000_000_000),
            chunks: vec![vec![0x85, 1], Vec::new()],
            new: vec![ChangeId([4; 32])],
            heads: heads(5),
            accepted: heads(7),
            waiting: 300,
            summary: Summary {
                key: Some(DocKey::quarter(ClientId([8; 16]), Part::Notes, Quarter(8107))),
                form: 1,
                touched: Some([("goal".to_owned(), "one".to_owned())].into()),
                facts: vec![8, 9],
            },
        };
        self.stored("data here", &frame(Origin::Here { edit: EditId([6; 16]) }));
        self.stored("data peer", &frame(Origin::Peer { device, meeting }));
        let changes = vec![(ChangeId([4; 32]), Refusal::OtherDevice)];
        self.stored(
            "met",
            &Met {
                peer: device,
                epoch: Epoch([5; 16]),
                sequence: 70_000,
                at: Millis(-1),
                vocabulary: VocabularyMark([8; 8]),
                chain: Some(ChainMark { sequence: 300, link: [7; 32] }),
                accepted: vec![(doc, heads(5), 2)],
                refused: vec![RefusedDoc { doc, heads: heads(9), changes }],
                complete: true,
            },
        );
        self.stored(
            "quarantined",
            &Quarantined {
                device,
                received: Millis(7),
                reason: Refusal::MissingBefore,
                change: ChangeId([4; 32]),
                chunks: vec![vec![1, 2]],
            },
        );
        let docs = vec![MergedDoc { doc, before: heads(5), new: vec![ChangeId([4; 32])] }];
        self.stored("return", &Return { meeting, peer: device, at: Millis(8), skew_ms: -3, docs });
        self.stored("rows", &Rows(vec![row()]));
        let origin = Origin::Peer { device, meeting };
        let arrival = Arrival { sequence: 300, origin, received: Millis(9), new: vec![ChangeId([4; 32])] };
        self.stored("arrivals", &Arrivals(vec![arrival]));
        self.stored("receipts", &Receipts(vec![receipt()]));
    }

    fn directory(&mut self) {
        let person = PersonId([1; 16]);
        let device = DeviceId([2; 16]);
        let bodies = [
            ("clinic", Body::Clinic { name: "É".into(), sample: true }),
            ("person", Body::Person { person, name: "A name".into(), role: Role::Peer, active: false }),
            ("lock", Body::Lock { person, lock: vec![5; 3] }),
            (
                "device",
                Body::Device {
                    device,
                    name: "Laptop".into(),
                    certificate_hash: [3; 32],
                    people: vec![person],
                    active: true,
                },
            ),
            (
                "library",
                Body::Library {
                    list: "skill".into(),
                    code: "own-drumming".into(),
                    words: [("en".to_owned(), "Drumming".to_owned()), ("es".to_owned(), "Tambores".to_owned())].into(),
                    retired: true,
                },
            ),
            ("zone", Body::Zone { name: "America/Denver".into() }),
        ];
        for (name, body) in bodies {
            let bytes = body.to_bytes().unwrap();
            assert_eq!(Body::from_bytes(&bytes), Some(body), "{name}");
            self.line(format!("directory {name}"), &bytes);
        }
        self.line("directory row signed".into(), &Row::signed_bytes(300, &[1, 2]));
    }

    fn messages(&mut self) {
        let held = || vec![Held { doc: DocId([1; 32]), heads: heads(5) }];
        let push =
            || Push { doc: DocId([1; 32]), heads: heads(5), whole: true, chunks: vec![vec![1, 2, 3]], more: false };
        let chain = ChainMark { sequence: 300, link: [7; 32] };
        let about = About { chain: Some(chain), ..About::new(Millis(1_790_000_000_000), VocabularyMark([8; 8])) };
        let epoch = Epoch([5; 16]);
        let refused = vec![(ChangeId([4; 32]), Refusal::Damaged)];
        let messages = [
            ("hello", Message::Hello { about, epoch: Some(epoch), sequence: 300, directory: 4 }),
            ("push", Message::Push(push())),
            ("pushed", Message::Pushed),
            ("welcome", Message::Welcome { about, epoch, rows: vec![row()] }),
            ("offer", Message::Offer(held())),
            ("want", Message::Want(held())),
            ("answer", Message::Answer { doc: DocId([1; 32]), heads: heads(5), refused }),
            ("caught", Message::Caught { sequence: 300, digest: digest() }),
            ("reconcile", Message::Reconcile(vec![digest()])),
            ("differing", Message::Differing(vec![0, 255])),
            ("done", Message::Done { equal: true }),
            ("coming", Message::Coming(300)),
            ("pushes", Message::Pushes(vec![push()])),
            ("took", Message::Took(300)),
            ("receipts", Message::Receipts(vec![(DocId([1; 32]), receipt())])),
            ("newest", Message::Newest { number: 300, signature: vec![9; 64] }),
            ("rows", Message::Rows(vec![row()])),
        ];
        for (name, message) in messages {
            let bytes = message.to_bytes().unwrap();
            for (version, last) in [(Version::V1, 11), (Version::V2, 14), (Version::V3, 17)] {
                let read = Message::from_bytes(version, &bytes);
                assert_eq!(read.ok().as_ref(), (bytes[0] <= last).then_some(&message), "{name}, {version:?}");
            }
            self.line(format!("message {name}"), &bytes);
        }
        let payload = vec![1, 2, 3];
        for kind in [Kind::Pairing, Kind::Session, Kind::Bye] {
            let frame = Frame { kind, payload: payload.clone() };
            self.line(format!("wire frame {kind:?}"), &wire::encode(&frame).unwrap());
        }
    }
}

#[test]
fn every_kind_keeps_its_bytes() {
    let mut golden = Golden::default();
    golden.records();
    golden.directory();
    golden.messages();
    let lines: String = golden.0.iter().map(|(name, bytes)| format!("{name}: {bytes}\n")).collect();
    assert_eq!(lines, BYTES, "where a kind is new, its line is added to bytes.txt; no line changes\n{lines}");
}

/// All numbers of an enum, and that no other number is one of its variants.
fn numbers<T: Copy + PartialEq + Debug>(all: &[(T, u8)], number: fn(T) -> u8, of: fn(u8) -> Option<T>) {
    for (variant, expected) in all {
        assert_eq!(number(*variant), *expected, "{variant:?}");
    }
    for n in 0..=u8::MAX {
        let known = all.iter().find(|(_, number)| *number == n).map(|(variant, _)| *variant);
        if let Some(variant) = of(n) {
            assert_eq!(number(variant), n);
            assert!(known.is_none_or(|known| known == variant), "{n}");
        } else {
            assert_eq!(known, None, "{n}");
        }
    }
}

#[test]
fn every_variant_keeps_its_number() {
    numbers(&[(NodeRole::Clinic, 1), (NodeRole::Laptop, 2)], NodeRole::number, NodeRole::of_number);
    numbers(
        &[(Role::Therapist, 1), (Role::CaseManager, 2), (Role::Supervisor, 3), (Role::FrontDesk, 4), (Role::Peer, 5)],
        Role::number,
        Role::of_number,
    );
    numbers(
        &[
            (Refusal::Damaged, 1),
            (Refusal::TooLarge, 2),
            (Refusal::OtherBeginning, 3),
            (Refusal::NoAuthor, 4),
            (Refusal::OtherDevice, 5),
            (Refusal::PersonNotAllowed, 6),
            (Refusal::OutOfOrder, 7),
            (Refusal::MissingBefore, 8),
            (Refusal::Inapplicable, 9),
            (Refusal::NotYours, 10),
            (Refusal::Fixed, 11),
            (Refusal::NotOfAForm, 12),
            (Refusal::FalseSignature, 13),
            (Refusal::Newer, 14),
        ],
        Refusal::number,
        Refusal::of_number,
    );
    let kinds = [
        (FrameKind::Data, 1),
        (FrameKind::Snapshot, 2),
        (FrameKind::Directory, 3),
        (FrameKind::Met, 4),
        (FrameKind::Quarantine, 5),
        (FrameKind::Return, 6),
        (FrameKind::Audit, 7),
        (FrameKind::Erasure, 8),
        (FrameKind::Blob, 9),
        (FrameKind::Retired, 10),
        (FrameKind::Arrivals, 11),
    ];
    numbers(&kinds, FrameKind::number, |number| Some(FrameKind::of(number)));
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_never_taken_for_damage_or_for_something_else() {
    // A fact of a newer kind, and a person with a role that only a newer version knows.
    assert_eq!(Body::from_bytes(&[99, 1, 2]), None);
    let peer = Body::Person { person: PersonId([1; 16]), name: "A".into(), role: Role::Peer, active: true };
    let mut bytes = peer.to_bytes().unwrap();
    let place = bytes.len() - 2;
    assert_eq!(bytes[place], Role::Peer.number());
    bytes[place] = 77;
    let Some(Body::Person { role, name, .. }) = Body::from_bytes(&bytes) else { panic!("a person is still named") };
    assert_eq!((role, name.as_str()), (Role::Newer(77), "A"));
    assert!(waystation_sync::care::NOUNS.iter().all(|noun| !noun.editors.contains(&role)), "and may write nothing");
    let mut newer = Rows(vec![row()]).to_bytes().unwrap();
    newer[0] = Rows::FORM + 1;
    assert!(matches!(Rows::from_bytes(&newer), Err(waystation_sync::stored::ReadError::Newer { .. })));
}
