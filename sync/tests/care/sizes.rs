//! What is saved is small enough for every other node to take.

use waystation_sync::care::edit::{Act, CHANGE_LEN_MAX, EditError, Edited, OPERATIONS_MAX, portions};
use waystation_sync::care::noun::Part;
use waystation_sync::care::read::View;
use waystation_sync::care::{goal, note};
use waystation_sync::vet::read_change;

use crate::support::*;

/// Notes as long as they may be, in letters that cannot be packed much closer.
fn notes(count: u8) -> Vec<Act> {
    let mut seed = 7_u32;
    let mut text = || {
        let letters = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4e00 + (seed >> 8) % 0x5000).unwrap()
        });
        letters.take(20_000).collect::<String>()
    };
    let begun = |n| {
        let fields =
            vec![(&note::KIND, code("quick")), (&note::HAPPENED, day("2026-11-24")), (&note::TEXT, words(&text()))];
        begin((&note::NOTE, id(n)), fields)
    };
    (20..20 + count).map(begun).collect()
}

/// Goals as long as they may be, in shared text.
fn goals(count: u8) -> Vec<Act> {
    let fields = || vec![(&goal::STATEMENT, words(&"x".repeat(1000))), (&goal::STATUS, code("proposed"))];
    (20..20 + count).map(|n| begin((&goal::GOAL, id(n)), fields())).collect()
}

#[test]
fn more_at_once_than_others_take_is_refused_and_changes_nothing() {
    for (mut copy, noun, (many, few)) in [
        (note_drafted(1), &note::NOTE, (notes(60), notes(15))),
        (Node::new(Part::Plan, 1), &goal::GOAL, (goals(110), goals(90))),
    ] {
        let (before, entries) = (copy.heads(), View::now(&copy.doc).entries(noun).len());
        let refused = copy.does(THERAPIST, many).map(|_| ());
        assert!(matches!(refused, Err(EditError::TooLarge)), "{} {refused:?}", noun.name);
        assert_eq!(copy.heads(), before);
        assert_eq!(View::now(&copy.doc).entries(noun).len(), entries);
        is_taken(&copy.does(THERAPIST, few).unwrap());
    }
}

fn is_taken(edited: &Edited) {
    for chunk in &edited.chunks {
        assert!(chunk.len() <= CHANGE_LEN_MAX);
        assert!(u64::try_from(read_change(chunk).unwrap().len()).unwrap() <= OPERATIONS_MAX);
    }
}

#[test]
fn what_is_parted_is_taken_whole_by_every_node() {
    let mut copy = note_drafted(1);
    let parted = portions(notes(30));
    assert!(parted.len() > 1);
    for acts in parted {
        let edited = copy.does(THERAPIST, acts).unwrap();
        assert!(edited.chunks.iter().all(|chunk| read_change(chunk).is_ok()));
    }
    assert_eq!(View::now(&copy.doc).entries(&note::NOTE).len(), 31);
}
