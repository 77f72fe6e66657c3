//! What is saved is small enough for every other node to take.

use waystation_sync::care::edit::{Act, CHANGE_LEN_MAX, EditError, OPERATIONS_MAX, portions};
use waystation_sync::care::note;
use waystation_sync::care::read::View;
use waystation_sync::vet::read_change;

use crate::support::*;

/// Notes as long as they may be.
fn notes(count: u8) -> Vec<Act> {
    let begun = |n| {
        let text = words(&"x".repeat(20_000));
        let fields = vec![(&note::KIND, code("quick")), (&note::HAPPENED, day("2026-11-24")), (&note::TEXT, text)];
        begin((&note::NOTE, id(n)), fields)
    };
    (20..20 + count).map(begun).collect()
}

#[test]
fn more_at_once_than_others_take_is_refused_and_changes_nothing() {
    let mut copy = note_drafted(1);
    let before = copy.heads();
    assert!(matches!(copy.does(THERAPIST, notes(6)), Err(EditError::TooLarge)));
    assert_eq!(copy.heads(), before);
    assert_eq!(View::now(&copy.doc).entries(&note::NOTE).len(), 1);
    let edited = copy.does(THERAPIST, notes(4)).unwrap();
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
