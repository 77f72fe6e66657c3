//! How much and of what form a change may be, at the limit and just past it.

use automerge::Automerge;
use automerge::transaction::Transactable;
use waystation_sync::vet::{CHANGE_LEN_MAX, CHANGES_MAX, Refusal};

use crate::support::*;

fn of_len(doc: &Automerge, words: usize) -> Vec<u8> {
    let change = forge(doc, [0xEE; 16], Some(AUTHOR), |tx| {
        let goal = a_goal(tx);
        // Under names of a newer version, each as long as it may be.
        for place in 0..words.div_ceil(100_000) {
            let len = (words - place * 100_000).min(100_000);
            tx.put(&goal, format!("x{place:02}"), "a".repeat(len))?;
        }
        Ok(())
    });
    change.raw_bytes().to_vec()
}

#[test]
fn a_change_of_the_most_bytes_is_taken_and_one_of_a_byte_more_is_not() {
    let mut doc = clinic();
    let around = of_len(&doc, CHANGE_LEN_MAX - 1000).len() - (CHANGE_LEN_MAX - 1000);
    let largest = of_len(&doc, CHANGE_LEN_MAX - around);
    let larger = of_len(&doc, CHANGE_LEN_MAX - around + 1);
    assert_eq!((largest.len(), larger.len()), (CHANGE_LEN_MAX, CHANGE_LEN_MAX + 1));
    assert_eq!(refusals(&mut doc, &[larger]), [Refusal::TooLarge]);
    admit_all(&mut doc, &[largest]);
}

#[test]
fn an_upload_of_the_most_changes_is_looked_at_and_one_of_a_change_more_is_not() {
    let mut doc = clinic();
    let mut ana = Writer::at(&doc, AUTHOR);
    let change = ana.writes().chunks[0].clone();
    let too_many = vec![change.clone(); CHANGES_MAX + 1];
    assert_eq!(refusals(&mut doc, &too_many), vec![Refusal::TooLarge; CHANGES_MAX + 1]);
    let vetted = admit(&mut doc, &vec![change; CHANGES_MAX]);
    assert_eq!((vetted.taken.len(), vetted.refused.len()), (1, 0));
}

#[test]
fn compressed_changes_and_whole_documents_are_not_taken_as_changes() {
    let mut doc = clinic();
    let mut change = forge(&doc, [0xEE; 16], Some(AUTHOR), |tx| tx.put(a_goal(tx), "x", "a".repeat(1000)));
    let plain = change.raw_bytes().to_vec();
    let compressed = change.bytes().into_owned();
    assert_eq!((plain[8], compressed[8]), (1, 2));
    let mut whole = doc.clone();
    whole.apply_changes([change]).unwrap();
    let whole = whole.save();
    assert_eq!(whole[8], 0);
    assert_eq!(refusals(&mut doc, &[compressed, whole, vec![]]), [Refusal::Damaged; 3]);
    admit_all(&mut doc, &[plain]);
}
