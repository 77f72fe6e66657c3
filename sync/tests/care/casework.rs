//! Programmes and case conferences: a form says why a programme ended and when; what was decided in a conference stands as it
//! was signed, and is not for the front desk.

use std::sync::Arc;

use waystation_sync::care::access;
use waystation_sync::care::conference::{ABOUT, CONFERENCE, DECISIONS, HAPPENED, PRESENT};
use waystation_sync::care::declare::ClientFacts;
use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::enrolment::{END, ENROLMENT, PROGRAMME, REASON, START, STATUS};
use waystation_sync::care::noun::{FieldDecl, Noun, Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;

use crate::support::*;

/// A form of the case manager's, filled in on a day that is known.
fn form(
    node: &mut Node,
    place: (&'static Noun, EntryKey),
    fields: Vec<(&'static FieldDecl, Option<Value>)>,
) -> Result<(), Vec<(Option<&'static str>, Wrong)>> {
    let base = node.heads();
    let mut edit = node.form(MANAGER, &base, vec![begin(place, fields)]);
    edit.facts = Arc::new(ClientFacts { today: "2026-11-29".parse().ok(), ..ClientFacts::default() });
    let sent = node.send(&edit);
    if sent.is_ok() { Ok(()) } else { Err(problems(sent)) }
}

#[test]
fn a_programme_that_ended_says_why_and_none_ends_before_it_begins() {
    let mut node = Node::new(Part::Case, 1);
    let stands = |status| vec![(&PROGRAMME, words("Work programme")), (&STATUS, code(status))];
    for (n, status) in (1..).zip(["eligible", "waiting", "enrolled", "paused"]) {
        assert_eq!(form(&mut node, (&ENROLMENT, id(n)), stands(status)), Ok(()), "{status}");
    }
    let unsaid = form(&mut node, (&ENROLMENT, id(9)), stands("ended"));
    assert_eq!(unsaid, Err(vec![(Some("reason"), Wrong::Rule("enrolment-ended-needs-reason"))]));
    let said = [stands("ended"), vec![(&REASON, words("Finished"))]].concat();
    let turned = [said.clone(), vec![(&START, day("2026-11-02")), (&END, day("2026-11-01"))]].concat();
    let found = form(&mut node, (&ENROLMENT, id(9)), turned);
    assert_eq!(found, Err(vec![(Some("end"), Wrong::Rule("enrolment-ends-before-start"))]));
    let on_one_day = [said, vec![(&START, day("2026-11-02")), (&END, day("2026-11-02"))]].concat();
    assert_eq!(form(&mut node, (&ENROLMENT, id(9)), on_one_day), Ok(()));
}

#[test]
fn what_was_decided_in_a_case_conference_stands_as_signed_and_is_not_for_the_front_desk() {
    let mut node = Node::new(Part::Plan, 1);
    let place = (&CONFERENCE, id(1));
    let fields = vec![
        (&HAPPENED, day("2026-11-24")),
        (&PRESENT, words("Ines, Meera")),
        (&ABOUT, words("How to go on")),
        (&DECISIONS, words("Weekly calls stay.")),
    ];
    node.does(MANAGER, vec![begin(place, fields)]).unwrap();
    node.does(MANAGER, vec![act(place, Verb::Sign)]).unwrap();
    let signed = node.entry(place).signed().unwrap();
    assert_eq!(signed.field("decisions"), "Weekly calls stay.");
    let later = node.does(MANAGER, vec![write(place, vec![(&DECISIONS, words("None."))])]);
    assert!(later.is_err());
    assert_eq!(node.entry(place).signed(), Some(signed));
    assert!(!access::readable(Role::FrontDesk).contains(&CONFERENCE.part));
}
