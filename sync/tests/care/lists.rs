//! Entries are retired, never deleted; what someone else wrote in one meanwhile is kept and reported.

use proptest::prelude::*;
use waystation_sync::care::addendum;
use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{contact, goal};

use crate::support::*;

const GOAL: (&Noun, EntryKey) = (&goal::GOAL, id(1));

fn with_goal() -> Node {
    let mut copy = Node::new(Part::Plan, 1);
    let fields = vec![(&goal::STATEMENT, words("Walk to the lake")), (&goal::STATUS, code("proposed"))];
    copy.does(THERAPIST, vec![begin(GOAL, fields)]).unwrap();
    copy
}

#[test]
fn an_entry_retired_here_and_edited_there_keeps_the_edit_and_says_so_everywhere() {
    let mut clinic = with_goal();
    let mut laptop = clinic.twin(2);
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    let edited = laptop.does(MANAGER, vec![write(GOAL, vec![(&goal::WHY, words("URGENT"))])]).unwrap();
    let far = laptop.twin(3);
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    let mut third = clinic.twin(4);
    third.meet(&far);
    for copy in [&clinic, &laptop, &third] {
        let entry = copy.entry(GOAL);
        assert!(entry.is_retired());
        assert_eq!(entry.text(&goal::WHY), "URGENT");
        let changes: Vec<_> = entry.edited_while_retired.iter().map(|stamp| stamp.change).collect();
        assert_eq!(changes, [edited.change.unwrap()]);
        assert_eq!(Row::of(&copy.doc).unwrap().written_while_retired.len(), 1);
    }
    // Read, and put away again.
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    assert!(clinic.entry(GOAL).is_retired());
    assert!(clinic.entry(GOAL).edited_while_retired.is_empty());
}

#[test]
fn words_in_shared_prose_and_ticks_of_a_set_count_as_edits_of_a_retired_entry() {
    let mut clinic = with_goal();
    let mut laptop = clinic.twin(2);
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    laptop.writes(MANAGER, GOAL, &goal::STATEMENT, words("Walk round the lake"));
    clinic.meet(&laptop);
    assert_eq!(clinic.entry(GOAL).edited_while_retired.len(), 1);

    let place = (&contact::CONTACT, id(2));
    let mut clinic = Node::new(Part::Core, 1);
    let fields = vec![(&contact::CHANNEL, code("phone")), (&contact::SAFE, code("yes"))];
    clinic.does(DESK, vec![begin(place, fields)]).unwrap();
    let mut laptop = clinic.twin(2);
    clinic.does(DESK, vec![act(place, Verb::Retire)]).unwrap();
    laptop.writes(MANAGER, place, &contact::HOURS, Some(Value::Codes(["evening".to_owned()].into())));
    clinic.meet(&laptop);
    assert_eq!(clinic.entry(place).edited_while_retired.len(), 1);
}

#[test]
fn an_edit_by_someone_who_knew_of_the_retirement_is_not_reported() {
    let mut copy = with_goal();
    copy.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    copy.writes(MANAGER, GOAL, &goal::WHY, words("the view"));
    let entry = copy.entry(GOAL);
    assert!(entry.is_retired() && entry.edited_while_retired.is_empty());
}

#[test]
fn retiring_twice_at_once_is_retired() {
    let mut clinic = with_goal();
    let mut laptop = clinic.twin(2);
    clinic.writes(THERAPIST, GOAL, &goal::WHY, words("the view"));
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    laptop.does(SUPERVISOR, vec![act(GOAL, Verb::Retire)]).unwrap();
    clinic.meet(&laptop);
    assert!(clinic.entry(GOAL).is_retired());
}

#[test]
fn an_edit_by_someone_who_knew_of_one_of_two_retirements_is_not_reported() {
    let mut clinic = with_goal();
    let mut laptop = clinic.twin(2);
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    clinic.writes(THERAPIST, GOAL, &goal::WHY, words("moved away"));
    laptop.does(MANAGER, vec![act(GOAL, Verb::Retire)]).unwrap();
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        let entry = copy.entry(GOAL);
        assert!(entry.is_retired() && entry.edited_while_retired.is_empty());
    }
}

#[test]
fn a_retired_entry_is_taken_up_again_with_all_it_held() {
    let mut copy = with_goal();
    copy.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    assert_eq!(copy.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap().change, None, "it is retired already");
    copy.does(MANAGER, vec![act(GOAL, Verb::TakeUp)]).unwrap();
    assert_eq!(copy.does(MANAGER, vec![act(GOAL, Verb::TakeUp)]).unwrap().change, None, "it is taken up already");
    let entry = copy.entry(GOAL);
    assert!(!entry.is_retired());
    assert_eq!(entry.text(&goal::STATEMENT), "Walk to the lake");
    for who in [DESK, PEER] {
        assert_eq!(problems(copy.does(who, vec![act(GOAL, Verb::Retire)])), [(None, Wrong::NotYours)]);
    }
}

#[test]
fn retired_here_and_taken_up_there_is_shown() {
    let mut clinic = with_goal();
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    let mut laptop = clinic.twin(2);
    clinic.does(THERAPIST, vec![act(GOAL, Verb::TakeUp)]).unwrap();
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    laptop.does(MANAGER, vec![act(GOAL, Verb::TakeUp)]).unwrap();
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    assert!(!clinic.entry(GOAL).is_retired());
    assert_eq!(clinic.entry(GOAL), laptop.entry(GOAL));
    clinic.does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap();
    assert!(clinic.entry(GOAL).is_retired());
}

#[test]
fn what_is_only_added_to_cannot_be_changed_or_retired() {
    let mut copy = note_drafted(1);
    let place = (&addendum::ADDENDUM, id(8));
    let note = Some(Value::Link(id(7)));
    copy.does(THERAPIST, vec![begin(place, vec![(&addendum::NOTE, note), (&addendum::TEXT, words("And a cat."))])])
        .unwrap();
    let text = Some(addendum::TEXT.name);
    for (verb, why) in [
        (Verb::Write(vec![(&addendum::TEXT, words("And a dog."))]), (text, Wrong::AddOnly)),
        (Verb::Retire, (None, Wrong::AddOnly)),
        (Verb::TakeUp, (None, Wrong::AddOnly)),
        (Verb::Settle { field: &addendum::TEXT, choice: None, reason: "x".into() }, (text, Wrong::OneVersion)),
        (Verb::ConfirmText { field: &addendum::TEXT }, (text, Wrong::OneVersion)),
        (Verb::Sign, (None, Wrong::NotSignable)),
    ] {
        assert_eq!(problems(copy.does(THERAPIST, vec![act(place, verb)])), [why]);
    }
    let write = Verb::Write(vec![(&addendum::TEXT, words("And a dog."))]);
    assert_eq!(problems(copy.does(SUPERVISOR, vec![act(place, write)])), [(None, Wrong::NotYours)]);
    assert_eq!(copy.entry(place).text(&addendum::TEXT), "And a cat.");
}

#[test]
fn two_nodes_add_entries_at_once_and_both_are_there() {
    let mut clinic = with_goal();
    let mut laptop = clinic.twin(2);
    for (copy, n) in [(&mut clinic, 2), (&mut laptop, 3)] {
        let fields = vec![(&goal::STATEMENT, words("Swim")), (&goal::STATUS, code("proposed"))];
        copy.does(THERAPIST, vec![begin((&goal::GOAL, id(n)), fields)]).unwrap();
    }
    clinic.meet(&laptop);
    assert_eq!(View::now(&clinic.doc).entries(&goal::GOAL).len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn retiring_taking_up_and_writing_in_any_order_lose_no_words_and_all_nodes_agree(
        steps in prop::collection::vec((0usize..3, 0usize..4, 0usize..3), 1..24)
    ) {
        let first = with_goal();
        let mut copies: Vec<Node> = (2..5).map(|device| first.twin(device)).collect();
        let fields = [&goal::SPECIFIC, &goal::MEASURE, &goal::WHY];
        let mut last = [0; 3];
        for (n, (at, what, other)) in (1..).zip(steps) {
            match what {
                0 => drop(copies[at].does(THERAPIST, vec![act(GOAL, Verb::Retire)]).unwrap()),
                1 => drop(copies[at].does(THERAPIST, vec![act(GOAL, Verb::TakeUp)]).unwrap()),
                _ => {
                    // Each node writes a field of its own.
                    copies[at].writes(THERAPIST, GOAL, fields[at], words(&n.to_string()));
                    last[at] = n;
                }
            }
            if other != at {
                let theirs = copies[other].twin(0xEE);
                copies[at].meet(&theirs);
            }
        }
        all_meet(&mut copies);
        for copy in &copies {
            let entry = copy.entry(GOAL);
            for (field, n) in fields.iter().zip(last) {
                let wanted = if n == 0 { String::new() } else { n.to_string() };
                prop_assert_eq!(entry.text(field), wanted);
            }
            prop_assert_eq!(entry, copies[0].entry(GOAL));
        }
    }
}
