//! Changes with bits turned over: with a wrong checksum none is taken; with the checksum put right none makes the
//! clinic stumble or a document that it could not read again.

use automerge::Automerge;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use waystation_sync::care::{birth, summary};
use waystation_sync::vet::Refusal;

use crate::support::*;

const MUTATIONS: u64 = 2_500;

#[test]
fn a_change_with_any_one_bit_turned_over_is_not_taken() {
    let mut doc = clinic();
    let mut ana = Writer::at(&doc, AUTHOR);
    let change = ana.writes().chunks[0].clone();
    let flipped: Vec<Vec<u8>> = (0..change.len() * 8)
        .map(|bit| {
            let mut bytes = change.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            bytes
        })
        .collect();
    assert_eq!(refusals(&mut doc, &flipped), vec![Refusal::Damaged; flipped.len()]);
    for len in 0..change.len() {
        assert_eq!(refusals(&mut doc, &[change[..len].to_vec()]), [Refusal::Damaged]);
    }
    let longer = [change.as_slice(), &[0]].concat();
    assert_eq!(refusals(&mut doc, &[longer]), [Refusal::Damaged]);
}

/// A below-`below` number of the seed's.
fn pick(rng: &mut ChaCha8Rng, below: usize) -> usize {
    usize::try_from(rng.next_u64() % u64::try_from(below).unwrap()).unwrap()
}

fn mutated(chunk: &[u8], seed: u64) -> Vec<u8> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    with_body(chunk, |body| {
        for _ in 0..=pick(&mut rng, 3) {
            let at = pick(&mut rng, body.len());
            match pick(&mut rng, 8) {
                0 => drop(body.remove(at)),
                1 => body.insert(at, (rng.next_u32() & 0xFF) as u8),
                2 | 3 => body[at] = (rng.next_u32() & 0xFF) as u8,
                _ => body[at] ^= 1 << pick(&mut rng, 8),
            }
        }
    })
}

#[test]
fn a_mutated_change_never_makes_the_clinic_stumble_nor_its_document_unreadable() {
    let doc = clinic();
    let mut ana = Writer::at(&doc, AUTHOR);
    let good = ana.writes().writes().chunks.clone();
    let (mut taken, mut refused, mut inapplicable) = (0, 0, 0);
    for seed in 0..MUTATIONS {
        let mut upload = good.clone();
        let place = usize::try_from(seed % 2).unwrap();
        upload[place] = mutated(&good[place], seed);
        let mut copy = doc.clone();
        let vetted = admit(&mut copy, &upload);
        taken += vetted.taken.len();
        refused += vetted.refused.len();
        inapplicable += vetted.refused.iter().filter(|refused| refused.why == Refusal::Inapplicable).count();
        if !vetted.taken.is_empty() {
            let saved = copy.save_and_verify().unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            let loaded = Automerge::load(&saved).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            assert_eq!(loaded.get_heads(), copy.get_heads(), "seed {seed}");
            assert_eq!(birth::owner(&copy), birth::owner(&doc), "seed {seed}");
            drop(summary::Row::of(&copy));
            others_go_on(&copy);
        }
        if place == 1 {
            assert!(
                vetted.taken.iter().any(|change| change.raw_bytes() == good[0]),
                "seed {seed}: the good one is taken"
            );
        }
    }
    println!("{taken} taken, {refused} refused, {inapplicable} of them inapplicable");
    assert!(refused > 1_000 && taken > 1_000 && inapplicable > 10, "the mutations reach past the first checks");
}
