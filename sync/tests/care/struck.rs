//! What was entered in error stays, says so with a reason, and waits for nobody.

use waystation_sync::care::edit::{Act, Verb, Wrong};
use waystation_sync::care::entered_in_error::{ADDENDUM, ENTERED_IN_ERROR, NOTE, REASON};
use waystation_sync::care::noun::{Noun, Part, Shape};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{NOUNS, addendum, note};

use crate::support::*;

const PLACE: (&Noun, EntryKey) = (&note::NOTE, id(7));

/// The mark `n`, of the note or of an addendum to it.
fn strike(n: u8, of: Option<u8>) -> Act {
    let mut fields = vec![(&NOTE, Some(Value::Link(id(7)))), (&REASON, words("Of somebody else"))];
    fields.extend(of.map(|of| (&ADDENDUM, Some(Value::Link(id(of))))));
    begin((&ENTERED_IN_ERROR, id(n)), fields)
}

fn adds(copy: &mut Node, who: Who, n: u8) {
    let fields = vec![(&addendum::NOTE, Some(Value::Link(id(7)))), (&addendum::TEXT, words("Rang back."))];
    copy.does(who, vec![begin((&addendum::ADDENDUM, id(n)), fields)]).unwrap();
}

fn signed(device: u8) -> Node {
    let mut copy = note_drafted(device);
    copy.does(THERAPIST, vec![act(PLACE, Verb::Sign)]).unwrap();
    copy
}

#[test]
fn whatever_can_be_signed_can_be_marked_as_entered_in_error_and_so_can_what_is_added_to_it() {
    for noun in NOUNS {
        let is_of_a_signed_one = noun
            .within
            .is_some_and(|name| NOUNS.into_iter().any(|parent| parent.name == name && parent.signed().is_some()));
        let expected = noun.signed().is_some() || (is_of_a_signed_one && !noun.strikes);
        assert_eq!(noun.struck_by.is_some(), expected, "{noun:?}");
        if let Some(by) = noun.struck_by {
            assert!(by.strikes && by.is_add_only() && by.shape == Shape::List && by.part == noun.part, "{by:?}");
            assert!(by.fields.iter().any(|field| field.kind.targets().contains(&noun.name)), "{by:?} names {noun:?}");
            assert!(by.fields.last().is_some_and(|field| field.required && field.kind.targets().is_empty()), "{by:?}");
        }
    }
}

#[test]
fn a_signed_note_is_marked_by_its_author_or_a_supervisor_and_by_nobody_else() {
    for who in [THERAPIST, SUPERVISOR] {
        let mut copy = signed(1);
        copy.does(who, vec![strike(20, None)]).unwrap();
        let entry = copy.entry(PLACE);
        assert_eq!(entry.struck.iter().map(|struck| struck.reason.as_str()).collect::<Vec<_>>(), ["Of somebody else"]);
        assert_eq!(entry.struck[0].by.author.map(|author| author.person), Some(who.person));
        assert!(entry.is_signed() && entry.text(&note::TEXT) == "Seen at home.", "nothing of it is gone");
    }
    let mut copy = signed(1);
    for who in [MANAGER, DESK, PEER] {
        assert_eq!(problems(copy.does(who, vec![strike(20, None)])), [(None, Wrong::NotYours)], "{who:?}");
    }
    let other = Who { person: MANAGER.person, role: THERAPIST.role };
    assert_eq!(problems(copy.does(other, vec![strike(20, None)])), [(None, Wrong::NotYours)]);
}

#[test]
fn a_draft_is_put_away_instead_and_nothing_is_marked_twice_or_without_a_reason() {
    let mut copy = note_drafted(1);
    let refused = problems(copy.does(THERAPIST, vec![strike(20, None)]));
    assert_eq!(refused, [(None, Wrong::Rule("error-needs-signature"))]);
    copy.does(THERAPIST, vec![act(PLACE, Verb::Sign)]).unwrap();
    let without = begin((&ENTERED_IN_ERROR, id(20)), vec![(&NOTE, Some(Value::Link(id(7))))]);
    assert_eq!(problems(copy.does(THERAPIST, vec![without])), [(Some("reason"), Wrong::Missing)]);
    copy.does(THERAPIST, vec![strike(20, None)]).unwrap();
    assert_eq!(problems(copy.does(THERAPIST, vec![strike(21, None)])), [(None, Wrong::AlreadyThere)]);
    for verb in [Verb::Retire, Verb::Write(vec![(&REASON, words("Another"))])] {
        assert!(copy.does(THERAPIST, vec![act((&ENTERED_IN_ERROR, id(20)), verb)]).is_err(), "nothing undoes it");
    }
}

#[test]
fn an_addendum_is_marked_alone_by_who_wrote_it_and_only_on_its_own_note() {
    let mut copy = signed(1);
    adds(&mut copy, MANAGER, 10);
    adds(&mut copy, THERAPIST, 11);
    assert_eq!(problems(copy.does(THERAPIST, vec![strike(20, Some(10))])), [(None, Wrong::NotYours)]);
    copy.does(MANAGER, vec![strike(20, Some(10))]).unwrap();
    let struck =
        [PLACE, (&addendum::ADDENDUM, id(10)), (&addendum::ADDENDUM, id(11))].map(|at| copy.entry(at).is_struck());
    assert_eq!(struck, [false, true, false]);
    assert_eq!(problems(copy.does(SUPERVISOR, vec![strike(21, Some(12))])), [(None, Wrong::NoSuchEntry)]);
    let fields =
        vec![(&note::KIND, code("visit")), (&note::HAPPENED, day("2026-11-24")), (&note::TEXT, words("Else."))];
    let other = (&note::NOTE, id(8));
    copy.does(THERAPIST, vec![begin(other, fields), act(other, Verb::Sign)]).unwrap();
    let mut fields = vec![(&NOTE, Some(Value::Link(id(8)))), (&REASON, words("Wrong"))];
    fields.push((&ADDENDUM, Some(Value::Link(id(11)))));
    let refused = problems(copy.does(SUPERVISOR, vec![begin((&ENTERED_IN_ERROR, id(22)), fields)]));
    assert_eq!(refused, [(None, Wrong::NoSuchEntry)]);
}

#[test]
fn what_others_did_meanwhile_neither_undoes_the_mark_nor_is_lost_by_it() {
    let mut clinic = signed(1);
    let mut laptop = clinic.twin(2);
    clinic.does(THERAPIST, vec![strike(20, None)]).unwrap();
    adds(&mut laptop, MANAGER, 10);
    laptop.does(SUPERVISOR, vec![strike(21, None)]).unwrap();
    let mut copies = [clinic, laptop];
    all_meet(&mut copies);
    for copy in &copies {
        assert_eq!(copy.entry(PLACE).struck.len(), 2, "both who said so are named");
        let said = copy.entry((&addendum::ADDENDUM, id(10)));
        assert!(!said.is_struck() && said.text(&addendum::TEXT) == "Rang back.");
        assert_eq!(copies[0].entry(PLACE).struck, copy.entry(PLACE).struck);
    }
}

#[test]
fn a_note_that_was_signed_twice_waits_for_nobody_once_it_is_marked() {
    let mut clinic = note_drafted(1);
    let mut laptop = clinic.twin(2);
    clinic.does(THERAPIST, vec![act(PLACE, Verb::Sign)]).unwrap();
    laptop.writes(THERAPIST, PLACE, &note::TEXT, words("Seen at the river."));
    laptop.does(THERAPIST, vec![act(PLACE, Verb::Sign)]).unwrap();
    clinic.meet(&laptop);
    let waits = |copy: &Node| Row::of(&copy.doc).unwrap().two_versions.len();
    assert_eq!((clinic.part, waits(&clinic)), (Part::Notes, 1));
    clinic.does(SUPERVISOR, vec![strike(20, None)]).unwrap();
    assert_eq!(waits(&clinic), 0);
    assert!(waystation_sync::review::open(&clinic.doc).is_empty());
}
