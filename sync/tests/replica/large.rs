//! Documents that are larger than a frame of the record or the room of a meeting: they come in portions.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, ROOT, ReadDoc};
use waystation_sync::care;
use waystation_sync::care::declare::{DocKey, Part};
use waystation_sync::id::{EditId, Heads};
use waystation_sync::record::{DataFrame, FrameKind, Origin};
use waystation_sync::replica::io::Draft;
use waystation_sync::replica::limits::{IN_FLIGHT_LEN_MAX, PORTION_LEN, PUSH_LEN_MAX};
use waystation_sync::replica::message::{Message, Push, Version};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

use crate::support::*;

/// What the record takes in one frame (`waystation::store::MAX_PAYLOAD`).
const FRAME_LEN_MAX: usize = 16 * 1024 * 1024;
const MIB: usize = 1024 * 1024;

/// Letters that no compression makes shorter by much.
fn letters(seed: u64, len: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut letter = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b' ' + u8::try_from(state % 94).unwrap())
    };
    (0..len).map(|_| letter()).collect()
}

/// Frames of a client's plan of about `mib` MiB, a change of nearly one in each.
fn frames(n: u8, mib: usize) -> Vec<(u64, Draft)> {
    let key = DocKey::whole(client(n), Part::Plan);
    let births = care::births_of(&key).unwrap();
    let mut doc = Automerge::new().with_actor(ActorId::from([n; 16]));
    doc.apply_changes(births.clone()).unwrap();
    let mut frames = Vec::new();
    let mut new: Vec<_> = births;
    for seed in 0..mib as u64 {
        let (_, goals) = doc.get(ROOT, "goal").unwrap().unwrap();
        let at = CommitOptions::default().with_time(1_790_000_000);
        let write = |tx: &mut automerge::transaction::Transaction<'_>| {
            tx.put(&goals, format!("x{seed}"), letters(seed + 1, MIB - 10_000))
        };
        let made = doc.transact_with::<_, _, automerge::AutomergeError, _>(|()| at, write).unwrap();
        new.extend(made.hash.and_then(|hash| doc.get_change_by_hash(&hash)));
        let heads: Heads = doc.get_heads().into_iter().collect();
        let frame = DataFrame {
            origin: Origin::Here { edit: EditId([n; 16]) },
            received: Millis(1_790_000_000_000),
            chunks: new.iter().map(|change| change.raw_bytes().to_vec()).collect(),
            new: new.iter().map(|change| change.hash().into()).collect(),
            heads: heads.clone(),
            accepted: heads,
            waiting: 0,
            summary: care::summary_of(&doc),
        };
        new.clear();
        frames.push((seed + 2, Draft { kind: FrameKind::Data, doc: key.id(), payload: frame.to_bytes().unwrap() }));
    }
    frames
}

fn len_of(pushes: &[Push]) -> usize {
    pushes.iter().flat_map(|push| &push.chunks).map(Vec::len).sum()
}

/// The most bytes that were on their way to the laptop at once, as far as it had said what it took.
fn most_in_flight(pair: &Pair) -> usize {
    let (mut in_flight, mut most) = (0_usize, 0);
    for (_, message) in &pair.heard {
        match message {
            Message::Push(push) => in_flight += len_of(std::slice::from_ref(push)),
            Message::Pushes(pushes) => in_flight += len_of(pushes),
            Message::Took(len) => in_flight = in_flight.saturating_sub(usize::try_from(*len).unwrap()),
            _ => {}
        }
        most = most.max(in_flight);
    }
    most
}

#[test]
fn a_document_of_40_mib_reaches_a_fresh_laptop_in_frames_that_its_record_takes_and_no_faster_than_it_takes_them() {
    let mut pair = Pair::new();
    pair.clinic.record.extend(frames(1, 40));
    pair.clinic = pair.clinic.restart();
    pair.meet(Version::V2);
    assert!(pair.is_even());
    assert_eq!(pair.laptop.replica.status().waiting, 0);
    let largest = pair.laptop.record.iter().map(|(_, draft)| draft.payload.len()).max();
    assert!(largest < Some(FRAME_LEN_MAX), "{largest:?}");
    let most = most_in_flight(&pair);
    assert!(most > PUSH_LEN_MAX && most <= IN_FLIGHT_LEN_MAX + PUSH_LEN_MAX, "{most}");
    let restarted = pair.laptop.restart();
    assert_eq!(restarted.replica.heads(&plan(1)), pair.clinic.replica.heads(&plan(1)), "it is put together again");
}

#[test]
fn what_came_of_a_large_document_before_a_cut_is_kept_and_does_not_count_as_the_laptops_own() {
    let mut pair = Pair::new();
    pair.clinic.record.extend(frames(1, 17));
    pair.clinic = pair.clinic.restart();
    // The laptop hears a first portion and no more.
    pair.laptop.linked(LINK, Version::V2);
    pair.laptop.greeted();
    let opened = pair.clinic.linked(LINK, Version::V2);
    pair.clinic.settles(opened);
    let welcomed = pair.clinic.greeted();
    let seen = pair.clinic.settles(welcomed);
    let first = said(&seen).into_iter().find(|message| matches!(message, Message::Push(push) if push.more));
    let taken = pair.laptop.hears(first.expect("it comes in portions").clone());
    pair.laptop.settles(taken);
    for scene in [&mut pair.clinic, &mut pair.laptop] {
        let cut = scene.hand(waystation_sync::replica::Input::Unlinked { link: LINK });
        scene.settles(cut);
    }
    pair.laptop = pair.laptop.restart();
    let status = pair.laptop.replica.status();
    assert_eq!((status.docs, status.waiting), (1, 0));
    pair.meet(Version::V2);
    assert!(pair.is_even());
}

#[test]
fn what_a_laptop_brings_in_portions_is_answered_once_with_all_that_was_refused() {
    for version in Version::ALL {
        let mut clinic = Scene::clinic();
        clinic.linked(LINK, version);
        clinic.greeted();
        let push = |more| {
            let chunks = vec![vec![0; MIB]; PORTION_LEN / MIB];
            Message::Push(Push { doc: plan(1), heads: Heads::default(), whole: false, chunks, more })
        };
        let mut seen = Vec::new();
        for more in [true, true, false] {
            let effects = clinic.hears(push(more));
            seen.extend(clinic.settles(effects));
        }
        let answers: Vec<usize> = said(&seen)
            .into_iter()
            .filter_map(
                |message| if let Message::Answer { refused, .. } = message { Some(refused.len()) } else { None },
            )
            .collect();
        assert_eq!(answers, [3 * PORTION_LEN / MIB], "{version:?}");
    }
}
