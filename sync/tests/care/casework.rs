//! Programmes, case conferences, the household: a form says why a programme ended and when; what was decided in a conference
//! stands as it was signed, and is not for the front desk; with others of the household the clinic talks under a consent.

use std::sync::Arc;

use waystation_sync::care::access;
use waystation_sync::care::conference::{ABOUT, CONFERENCE, DECISIONS, HAPPENED, PRESENT};
use waystation_sync::care::declare::{ClientFacts, Consent};
use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::enrolment::{END, ENROLMENT, PROGRAMME, REASON, START, STATUS};
use waystation_sync::care::household_member::{CONSENT, HOUSEHOLD_MEMBER, MAY_TALK, NAME, RELATION};
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
    form_knowing(node, place, fields, ClientFacts::default())
}

/// The same where so much is known of the client.
fn form_knowing(
    node: &mut Node,
    place: (&'static Noun, EntryKey),
    fields: Vec<(&'static FieldDecl, Option<Value>)>,
    facts: ClientFacts,
) -> Result<(), Vec<(Option<&'static str>, Wrong)>> {
    let base = node.heads();
    let mut edit = node.form(MANAGER, &base, vec![begin(place, fields)]);
    edit.facts = Arc::new(ClientFacts { today: "2026-11-29".parse().ok(), ..facts });
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

#[test]
fn with_somebody_of_the_household_the_clinic_talks_under_a_consent_in_force_alone() {
    let mut node = Node::new(Part::Relations, 1);
    let consent =
        |kind: &str, until: &str| Consent { kind: kind.into(), until: until.parse().ok(), ..Consent::default() };
    let facts = ClientFacts {
        gathered: ["consent"].into(),
        targets: (0x70..=0x73).map(|n| (("consent", id(n)), false)).collect(),
        consents: [
            (entry_id(0x70), consent("involve", "")),
            (entry_id(0x71), consent("share", "2026-11-29")),
            (entry_id(0x72), consent("treatment", "")),
            (entry_id(0x73), consent("involve", "2026-11-28")),
        ]
        .into(),
        ..ClientFacts::default()
    };
    let refused = |what| Err(vec![(Some("consent"), what)]);
    let needs = || refused(Wrong::Rule("household_member-needs-consent"));
    for (at, may, under, expected) in [
        (1, "no", None, Ok(())),
        (2, "yes", None, needs()),
        (2, "yes", Some(0x72), refused(Wrong::OtherConsent)),
        (2, "yes", Some(0x73), needs()),
        (2, "yes", Some(0x70), Ok(())),
        (3, "yes", Some(0x71), Ok(())),
    ] {
        let fields = vec![
            (&NAME, words("Leland")),
            (&RELATION, code("sibling")),
            (&MAY_TALK, code(may)),
            (&CONSENT, under.map(|n| Value::Link(id(n)))),
        ];
        let found = form_knowing(&mut node, (&HOUSEHOLD_MEMBER, id(at)), fields, facts.clone());
        assert_eq!(found, expected, "{may} {under:?}");
    }
}
