//! The rules of the relapse-prevention plan: what needs a yes or a consent, how scopes meet, and what a setback review asks for.

use std::collections::BTreeSet;
use std::sync::Arc;

use waystation_sync::care::edit::{Act, Edited, Verb, Wrong};
use waystation_sync::care::noun::{ClientFacts, Noun, OpenFlag, Part, header};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{
    accountability, client_facts, consent, consent_withdrawal, environment, prevention, safety_flag, setback_in_error,
    setback_review,
};
use waystation_sync::review::{self, Clash};

use crate::support::*;

const CHANGE: (&Noun, EntryKey) = (&environment::ENVIRONMENT, id(1));
const LUIS: (&Noun, EntryKey) = (&accountability::ACCOUNTABILITY, id(2));
const REVIEW: (&Noun, EntryKey) = (&setback_review::SETBACK_REVIEW, id(3));
const CONSENT: (&Noun, EntryKey) = (&consent::CONSENT, id(31));

fn facts(copies: &[&Node]) -> ClientFacts {
    let rows = copies.iter().filter_map(|copy| Row::of(&copy.doc));
    client_facts(&Part::ALL, rows, Some("2026-11-24".parse().unwrap()))
}

/// As a form does it, which knows the client's other documents and the day.
fn fills_in(
    copy: &mut Node,
    known: &[&Node],
    acts: Vec<Act>,
) -> Result<Edited, waystation_sync::care::edit::EditError> {
    let base = copy.heads();
    let mut edit = copy.form(THERAPIST, &base, acts);
    edit.facts = Arc::new(facts(known));
    copy.send(&edit)
}

fn set(codes: &[&str]) -> Option<Value> {
    let codes: BTreeSet<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    (!codes.is_empty()).then_some(Value::Codes(codes))
}

fn moment(text: &str) -> Option<Value> {
    Some(Value::Moment(text.parse().unwrap()))
}

fn consented(covers: &[&str]) -> Node {
    let mut copy = Node::new(consent::CONSENT.part, 1);
    let fields = vec![
        (&header::HAPPENED, moment("2026-11-02T10:00-06:00")),
        (&consent::KIND, code("accountability")),
        (&consent::COVERS, set(covers)),
        (&consent::GIVEN, code("signed")),
    ];
    copy.does(THERAPIST, vec![begin(CONSENT, fields)]).unwrap();
    copy
}

#[test]
fn no_change_of_their_surroundings_is_agreed_or_done_without_their_yes_and_no_beats_yes() {
    let mut copy = Node::new(Part::Plan, 1);
    let first = vec![
        (&environment::AREA, code("internet")),
        (&environment::WHAT, words("A filter on the tablet")),
        (&environment::STATUS, code("idea")),
    ];
    fills_in(&mut copy, &[], vec![begin(CHANGE, first)]).unwrap();
    let needs = [(Some("consent"), Wrong::Rule("environment-needs-consent"))];
    for status in ["agreed", "done"] {
        let act = write(CHANGE, vec![(&environment::STATUS, code(status))]);
        assert_eq!(problems(fills_in(&mut copy, &[], vec![act])), needs);
    }
    let done = vec![(&environment::STATUS, code("done")), (&environment::CONSENT, code("yes"))];
    fills_in(&mut copy, &[], vec![write(CHANGE, done)]).unwrap();
    let mut laptop = copy.twin(2);
    copy.writes(MANAGER, CHANGE, &environment::CONSENT, code("no"));
    laptop.writes(THERAPIST, CHANGE, &environment::CONSENT, None);
    laptop.writes(THERAPIST, CHANGE, &environment::CONSENT, code("yes"));
    copy.meet(&laptop);
    assert!(copy.entry(CHANGE).is_open(&environment::CONSENT));
    assert_eq!(copy.entry(CHANGE).text(&environment::CONSENT), "no");
    let goes_on = write(CHANGE, vec![(&environment::BY_WHOM, words("Luis"))]);
    assert_eq!(problems(fills_in(&mut copy, &[], vec![goes_on])), needs);
    let stopped = write(CHANGE, vec![(&environment::STATUS, code("stopped"))]);
    assert!(fills_in(&mut copy, &[], vec![stopped]).is_ok());
}

fn luis(may_know: &[&str], consent: Option<Value>) -> Vec<Act> {
    let fields = vec![
        (&accountability::WHO, words("Luis")),
        (&accountability::ROLE, code("family")),
        (&accountability::MAY_KNOW, set(may_know)),
        (&accountability::CONSENT, consent),
    ];
    vec![begin(LUIS, fields)]
}

#[test]
fn nobody_may_know_more_than_a_consent_in_force_covers_and_of_two_answers_the_smaller_is_acted_on() {
    let consents = consented(&["goals", "plan"]);
    let link = Some(Value::Link(CONSENT.1));
    let begun = |may_know: &[&str], link| fills_in(&mut Node::new(Part::Plan, 1), &[&consents], luis(may_know, link));
    let wrong = |field, rule| [(Some(field), Wrong::Rule(rule))];
    assert_eq!(problems(begun(&["plan"], None)), wrong("consent", "accountability-needs-consent"));
    assert_eq!(problems(begun(&["notes"], link.clone())), wrong("may_know", "accountability-beyond-consent"));
    assert!(begun(&[], None).is_ok());
    let mut copy = Node::new(Part::Plan, 1);
    fills_in(&mut copy, &[&consents], luis(&["goals"], link)).unwrap();
    let mut laptop = copy.twin(2);
    copy.writes(SUPERVISOR, LUIS, &accountability::MAY_KNOW, set(&["goals", "plan"]));
    laptop.writes(THERAPIST, LUIS, &accountability::MAY_KNOW, set(&["plan"]));
    copy.meet(&laptop);
    laptop.meet(&copy);
    for copy in [&copy, &laptop] {
        assert!(copy.entry(LUIS).is_open(&accountability::MAY_KNOW));
        assert_eq!(copy.entry(LUIS).value(&accountability::MAY_KNOW), set(&["plan"]).as_ref());
    }
}

#[test]
fn what_somebody_may_know_after_the_consent_was_withdrawn_is_found_alike_on_every_node_until_it_is_less() {
    let mut consents = consented(&["goals", "plan"]);
    let mut copy = Node::new(Part::Plan, 1);
    fills_in(&mut copy, &[&consents], luis(&["goals", "plan"], Some(Value::Link(CONSENT.1)))).unwrap();
    assert_eq!(review::collisions(CLIENT, &facts(&[&consents, &copy])), []);
    let fields = vec![
        (&consent_withdrawal::CONSENT, Some(Value::Link(CONSENT.1))),
        (&header::HAPPENED, moment("2026-11-20T10:00-06:00")),
        (&consent_withdrawal::SECTIONS_WITHDRAWN, set(&["plan"])),
    ];
    consents.does(THERAPIST, vec![begin((&consent_withdrawal::CONSENT_WITHDRAWAL, id(41)), fields)]).unwrap();
    let found = review::collisions(CLIENT, &facts(&[&consents, &copy]));
    let Clash::KnowsBeyondConsent { entry, sections, .. } = &found[0].clash else { panic!("beyond the consent") };
    assert_eq!((*entry, sections), (entry_id(2), &BTreeSet::from(["plan".to_owned()])));
    assert_eq!(found, review::collisions(CLIENT, &facts(&[&copy.twin(2), &consents.twin(2)])));
    copy.writes(THERAPIST, LUIS, &accountability::MAY_KNOW, set(&["goals"]));
    assert_eq!(review::collisions(CLIENT, &facts(&[&consents, &copy])), []);
    copy.writes(THERAPIST, LUIS, &accountability::MAY_KNOW, set(&["goals", "plan"]));
    copy.writes(THERAPIST, LUIS, &accountability::UNTIL, day("2026-11-23"));
    assert_eq!(review::collisions(CLIENT, &facts(&[&consents, &copy])), []);
}

fn looked_back(harm: &str) -> Node {
    let mut copy = Node::new(Part::Plan, 1);
    let fields = vec![
        (&setback_review::HAPPENED, day("2026-11-20")),
        (&setback_review::WHAT, words("I could not sleep and went out.")),
        (&setback_review::HARM, code(harm)),
    ];
    copy.does(MANAGER, vec![begin(REVIEW, fields)]).unwrap();
    copy
}

#[test]
fn harm_to_others_raised_in_a_setback_review_opens_a_flag_until_somebody_closes_it_with_a_reason() {
    assert_eq!(facts(&[&looked_back("no")]).open_flags(), []);
    let copy = looked_back("yes");
    assert_eq!(facts(&[&copy]).open_flags(), [OpenFlag::Answers(entry_id(3))]);
    let mut flags = Node::new(Part::Risk, 1);
    let fields = vec![
        (&safety_flag::ABOUT, Some(Value::Link(REVIEW.1))),
        (&safety_flag::STATUS, code("closed")),
        (&safety_flag::REASON, words("Talked with both; safe.")),
    ];
    let flag = begin((&safety_flag::SAFETY_FLAG, id(61)), fields);
    fills_in(&mut flags, &[&copy], vec![flag]).unwrap();
    assert_eq!(facts(&[&copy, &flags]).open_flags(), []);
}

#[test]
fn that_harm_was_raised_is_taken_back_only_before_a_supervisors_eyes_and_yes_beats_no() {
    let mut copy = looked_back("yes");
    let mut laptop = copy.twin(2);
    copy.writes(MANAGER, REVIEW, &setback_review::HARM, code("no"));
    assert_eq!(copy.entry(REVIEW).lowered_from(&setback_review::HARM), Some("yes"));
    assert_eq!(Row::of(&copy.doc).unwrap().lowered.len(), 1);
    laptop.writes(MANAGER, REVIEW, &setback_review::HARM, None.or(code("no")));
    laptop.writes(MANAGER, REVIEW, &setback_review::HARM, code("yes"));
    copy.meet(&laptop);
    assert_eq!(facts(&[&copy]).open_flags(), [OpenFlag::Answers(entry_id(3))]);
}

#[test]
fn a_setback_review_is_its_authors_until_it_is_signed_and_then_nobodys() {
    let mut copy = looked_back("no");
    let adds = |text| vec![write(REVIEW, vec![(&setback_review::LEARNED, words(text))])];
    assert_eq!(problems(copy.does(THERAPIST, adds("Call earlier"))), [(None, Wrong::NotYours)]);
    copy.does(MANAGER, adds("Call earlier")).unwrap();
    copy.does(MANAGER, vec![act(REVIEW, Verb::Sign)]).unwrap();
    assert!(copy.entry(REVIEW).is_signed());
    assert!(copy.does(MANAGER, adds("Something else")).is_err());
    assert!(copy.does(SUPERVISOR, vec![act(REVIEW, Verb::Retire)]).is_err());
}

#[test]
fn what_a_signed_review_raised_is_not_raised_once_the_review_was_entered_in_error() {
    let mut copy = looked_back("yes");
    let mark = || {
        let fields = vec![
            (&setback_in_error::REVIEW, Some(Value::Link(REVIEW.1))),
            (&setback_in_error::REASON, words("Of somebody else")),
        ];
        vec![begin((&setback_in_error::SETBACK_IN_ERROR, id(9)), fields)]
    };
    assert!(copy.does(MANAGER, mark()).is_err(), "a draft is put away");
    copy.does(MANAGER, vec![act(REVIEW, Verb::Sign)]).unwrap();
    assert_eq!(problems(copy.does(THERAPIST, mark())), [(None, Wrong::NotYours)]);
    copy.does(SUPERVISOR, mark()).unwrap();
    assert!(copy.entry(REVIEW).is_struck());
    assert_eq!(facts(&[&copy]).open_flags(), []);
}

#[test]
fn a_plan_is_listed_by_the_day_on_which_it_is_reviewed() {
    let mut copy = Node::new(Part::Plan, 1);
    copy.writes(THERAPIST, (&prevention::PREVENTION, EntryKey::One), &prevention::REVIEW_DUE, day("2026-12-24"));
    let due = ("prevention".to_owned(), "one".to_owned(), "2026-12-24".parse().unwrap());
    assert_eq!(Row::of(&copy.doc).unwrap().reviews, [due]);
}
