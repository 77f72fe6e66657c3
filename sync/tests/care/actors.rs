//! Every change is under an actor that was handed in for its author, so that the clinic can bind and vet it.

use proptest::prelude::*;
use waystation_sync::care::edit::{self, EditError};
use waystation_sync::care::noun::Part;
use waystation_sync::care::read::{EntryKey, stamp_of};
use waystation_sync::care::{birth, client, crisis};

use crate::support::*;

const ONE: (&waystation_sync::care::noun::Noun, EntryKey) = (&client::CLIENT, EntryKey::One);

#[test]
fn an_actor_is_never_used_for_a_second_person() {
    let mut copy = Node::new(Part::Core, 1);
    copy.writes(DESK, ONE, &client::GENDER, words("a"));
    let base = copy.heads();
    let edit = copy.form(THERAPIST, &base, vec![write(ONE, vec![(&client::GENDER, words("b"))])]);
    // The run's actor of the front desk, by mistake.
    let first = copy.form(DESK, &base, vec![]);
    let actors = edit::Actors { run: copy.actors(&first).run, fresh: copy.actors(&edit).fresh };
    let edited = edit::apply(&mut copy.doc, &edit, actors).unwrap();
    let stamp = stamp_of(&copy.doc, &edited.change.unwrap().into()).unwrap();
    assert_eq!(stamp.author, Some(copy.author(THERAPIST)));
}

#[test]
fn the_actor_of_a_birth_or_of_any_earlier_change_is_refused_as_fresh() {
    let mut copy = Node::new(Part::Core, 1);
    copy.writes(DESK, ONE, &client::GENDER, words("a"));
    let stale = copy.heads();
    copy.writes(DESK, ONE, &client::GENDER, words("b"));
    let edit = copy.form(DESK, &stale, vec![write(ONE, vec![(&client::GENDER, words("c"))])]);
    let run = copy.actors(&edit).run;
    let birth = birth::document(&doc_key(Part::Core)).unwrap();
    let birth: [u8; 16] = birth.actor_id().to_bytes().try_into().unwrap();
    for fresh in [run, birth] {
        let before = copy.heads();
        assert!(matches!(
            edit::apply(&mut copy.doc, &edit, edit::Actors { run, fresh }),
            Err(EditError::Automerge(automerge::AutomergeError::DuplicateActorId(_)))
        ));
        assert_eq!(copy.heads(), before);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn every_actor_in_a_document_is_a_births_or_one_handed_in(
        steps in prop::collection::vec((0usize..3, 0usize..4, 0usize..6), 1..24)
    ) {
        let place = (&crisis::CRISIS, EntryKey::One);
        let mut copies: Vec<Node> = (1..=3).map(|n| Node::new(Part::Plan, n)).collect();
        let mut past = vec![vec![copies[0].heads()]; 3];
        let mut handed = birth_actors(Part::Plan);
        for (n, (at, who, back)) in steps.into_iter().enumerate() {
            let who = [THERAPIST, MANAGER, SUPERVISOR, THERAPIST][who];
            let base = past[at][past[at].len().saturating_sub(1 + back)].clone();
            let acts = vec![write(place, vec![(&crisis::REASONS, words(&format!("reason {n}")))])];
            let edit = copies[at].form(who, &base, acts);
            let actors = copies[at].actors(&edit);
            handed.extend([actors.run, actors.fresh].map(|bytes| automerge::ActorId::from(&bytes)));
            let edited = copies[at].send(&edit).unwrap();
            let stamp = stamp_of(&copies[at].doc, &edited.change.unwrap().into()).unwrap();
            prop_assert_eq!(stamp.author, Some(edit.author));
            let other = copies[(at + 1) % 3].twin(0xEE);
            if back % 2 == 0 {
                copies[at].meet(&other);
            }
            let heads = copies[at].heads();
            past[at].push(heads);
        }
        all_meet(&mut copies);
        for copy in &copies {
            prop_assert!(copy.actors_seen().is_subset(&handed));
            prop_assert_eq!(copy.reloaded().get_heads(), copy.doc.get_heads());
        }
    }
}
