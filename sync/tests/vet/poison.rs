//! Changes that are sound by themselves and would leave a document in which nobody can write any more: each is refused,
//! and others go on writing. Must never decide what is right.

use std::num::NonZeroU64;

use automerge::legacy::{Key, ObjectId, OpId};
use automerge::transaction::Transactable;
use automerge::{Automerge, Change, ExpandedChange};
use waystation_sync::vet::Refusal;

use crate::support::*;

/// A write of Ana's in a goal, with its time and its place among operations changed as `alter` says.
fn altered(doc: &Automerge, alter: impl Fn(&mut ExpandedChange)) -> Vec<u8> {
    let change = forge(doc, [0xEE; 16], Some(AUTHOR), |tx| {
        let goal = a_goal(tx);
        tx.put(goal, "status", "active")
    });
    let mut change = change.decode();
    alter(&mut change);
    Change::from(change).raw_bytes().to_vec()
}

fn at(doc: &Automerge, seconds: i64) -> Vec<u8> {
    altered(doc, |change| change.time = seconds)
}

fn from(doc: &Automerge, counter: u64) -> Vec<u8> {
    altered(doc, |change| {
        let was = change.start_op.get();
        change.start_op = NonZeroU64::new(counter).unwrap();
        for op in &mut change.operations {
            if let ObjectId::Id(id) = &op.obj
                && *id.actor() == change.actor_id
            {
                op.obj = ObjectId::Id(OpId::new(id.counter() - was + counter, &change.actor_id));
            }
        }
    })
}

/// The id of the entry that a change begins first.
fn begun(chunk: &[u8]) -> String {
    let change = Change::from_bytes(chunk.to_vec()).unwrap().decode();
    let Key::Map(id) = &change.operations[0].key else { panic!("it begins an entry") };
    id.to_string()
}

#[test]
fn a_second_beginning_under_one_id_costs_the_first_nothing() {
    let mut doc = clinic();
    let good = Writer::at(&doc, AUTHOR).writes().writes().chunks.clone();
    let (first, second) = (begun(&good[0]), begun(&good[1]));
    let twin = with_body(&good[1], |body| {
        for at in 0..=body.len() - second.len() {
            if body[at..].starts_with(second.as_bytes()) {
                body[at..at + second.len()].copy_from_slice(first.as_bytes());
            }
        }
    });
    assert_eq!(begun(&twin), first);
    let vetted = admit(&mut doc, &[good[0].clone(), twin]);
    let taken: Vec<&[u8]> = vetted.taken.iter().map(|change| change.raw_bytes()).collect();
    assert_eq!(taken, [good[0].as_slice()]);
    assert_eq!(vetted.refused.iter().map(|refused| refused.why).collect::<Vec<_>>(), [Refusal::NotOfAForm]);
    others_go_on(&doc);
}

#[test]
fn a_time_beyond_all_clocks_leaves_no_document_in_which_nobody_can_write() {
    let before = clinic();
    let edge = 1 << 40;
    // Automerge stores how far the times of changes are apart, in 64 bits.
    for seconds in [i64::MIN, i64::MIN + FORM_SECONDS + 1, -edge - 1, edge + 1, i64::MAX] {
        let mut doc = before.clone();
        assert_eq!(refusals(&mut doc, &[at(&before, seconds)]), [Refusal::NotOfAForm], "{seconds}");
        others_go_on(&doc);
    }
    // A clock that was set wrong is no attack.
    for seconds in [-edge, -1, 0, FORM_SECONDS, 253_402_300_800, edge] {
        let mut doc = before.clone();
        admit_all(&mut doc, &[at(&before, seconds)]);
        others_go_on(&doc);
    }
}

#[test]
fn nobody_uses_up_the_numbers_that_others_write_with() {
    let before = clinic();
    let last = u64::from(u32::MAX);
    for counter in [2_000_000, last / 2, last - 3, last - 1] {
        let mut doc = before.clone();
        assert_eq!(refusals(&mut doc, &[from(&before, counter)]), [Refusal::NotOfAForm], "{counter}");
        others_go_on(&doc);
    }
    // Where somebody went as far as they may, others still write, and a second step is a small one.
    let mut doc = before.clone();
    admit_all(&mut doc, &[from(&before, 1_000_000)]);
    let mut ana = Writer::at(&doc, AUTHOR);
    admit_all(&mut doc, &ana.writes().writes().chunks);
    others_go_on(&doc);
    assert_eq!(refusals(&mut doc.clone(), &[from(&before, 1_010_000)]), [Refusal::NotOfAForm]);
}
