//! Entries that belong to others, entries that are moved, links, and rules that see a client's other documents.

use std::collections::BTreeSet;
use std::sync::Arc;

use waystation_sync::care::edit::{Place, Verb, Wrong};
use waystation_sync::care::noun::{ClientFacts, Moment, OpenFlag, Part, header};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{
    client_facts, consent, consent_withdrawal, coping, if_then, if_then_step, measure, referral, safety_flag, skill,
};
use waystation_sync::review::{self, Clash, Kind, Waits};

use crate::support::*;

const PLAN: (&waystation_sync::care::noun::Noun, EntryKey) = (&if_then::IF_THEN, id(1));

fn plan() -> Node {
    let mut copy = Node::new(if_then::IF_THEN.part, 1);
    copy.does(THERAPIST, vec![begin(PLAN, vec![(&if_then::WHEN, words("I lie awake"))])]).unwrap();
    copy
}

fn step(copy: &mut Node, n: u8, what: &str) {
    let fields = vec![(&if_then_step::PLAN, Some(Value::Link(PLAN.1))), (&if_then_step::WHAT, words(what))];
    copy.does(THERAPIST, vec![begin((&if_then_step::IF_THEN_STEP, id(n)), fields)]).unwrap();
}

fn in_order(copy: &Node) -> Vec<String> {
    let mut steps: Vec<Entry> = View::now(&copy.doc).entries(&if_then_step::IF_THEN_STEP);
    steps.sort_by_key(Entry::place);
    steps.iter().map(|step| step.text(&if_then_step::WHAT).to_owned()).collect()
}

fn moves(n: u8, place: Place) -> waystation_sync::care::edit::Act {
    act((&if_then_step::IF_THEN_STEP, id(n)), Verb::Move(place))
}

#[test]
fn a_step_begun_stands_last_and_one_that_is_moved_stands_where_it_was_put() {
    let mut copy = plan();
    for (n, what) in [(11, "breathe"), (12, "call"), (13, "walk")] {
        step(&mut copy, n, what);
    }
    assert_eq!(in_order(&copy), ["breathe", "call", "walk"]);
    copy.does(THERAPIST, vec![moves(13, Place::Before(id(12)))]).unwrap();
    assert_eq!(in_order(&copy), ["breathe", "walk", "call"]);
    copy.does(THERAPIST, vec![moves(11, Place::After(id(12)))]).unwrap();
    assert_eq!(in_order(&copy), ["walk", "call", "breathe"]);
    let nowhere = copy.does(THERAPIST, vec![moves(11, Place::After(id(99)))]);
    assert_eq!(problems(nowhere), [(None, Wrong::NoSuchEntry)]);
}

#[test]
fn two_people_who_insert_at_one_place_both_keep_their_step_and_all_see_one_order() {
    let mut clinic = plan();
    step(&mut clinic, 11, "breathe");
    step(&mut clinic, 12, "call");
    let mut laptop = clinic.twin(2);
    step(&mut clinic, 13, "walk");
    clinic.does(THERAPIST, vec![moves(13, Place::After(id(11)))]).unwrap();
    step(&mut laptop, 14, "read");
    laptop.does(THERAPIST, vec![moves(14, Place::After(id(11)))]).unwrap();
    let mut copies = [clinic, laptop];
    all_meet(&mut copies);
    assert_eq!(in_order(&copies[0]), in_order(&copies[1]));
    assert_eq!(in_order(&copies[0]).first().map(String::as_str), Some("breathe"));
    assert_eq!(in_order(&copies[0]).last().map(String::as_str), Some("call"));
    let conflicts = View::now(&copies[0].doc).entries(&if_then_step::IF_THEN_STEP);
    assert!(conflicts.iter().all(|step| step.conflicts().count() == 0));
}

#[test]
fn words_written_in_a_step_of_a_plan_that_was_put_away_elsewhere_wait_for_a_person() {
    let mut clinic = plan();
    step(&mut clinic, 11, "breathe");
    let mut laptop = clinic.twin(2);
    clinic.does(SUPERVISOR, vec![act(PLAN, Verb::Retire)]).unwrap();
    let place = (&if_then_step::IF_THEN_STEP, id(11));
    laptop.writes(THERAPIST, place, &if_then_step::WHAT, words("breathe out slowly"));
    step(&mut laptop, 12, "call");
    clinic.meet(&laptop);
    for n in [11, 12] {
        let entry = clinic.entry((&if_then_step::IF_THEN_STEP, id(n)));
        assert!(entry.is_put_away() && !entry.is_retired());
        assert!(!entry.edited_while_retired.is_empty(), "step {n}");
    }
    let waiting = review::open(&clinic.doc);
    let away = waiting.iter().filter(|item| item.kind == Kind::InsideRetired && item.waits == Some(Waits::Retired));
    assert_eq!(away.count(), 2);
    // Whoever has seen them and puts them away too has decided.
    for n in [11, 12] {
        clinic.does(SUPERVISOR, vec![act((&if_then_step::IF_THEN_STEP, id(n)), Verb::Retire)]).unwrap();
        assert!(clinic.entry((&if_then_step::IF_THEN_STEP, id(n))).edited_while_retired.is_empty());
    }
}

#[test]
fn a_link_leads_to_something_that_stands_and_one_that_was_made_may_stay() {
    let mut copy = plan();
    let own = (&if_then_step::IF_THEN_STEP, id(11));
    let helps = (&coping::COPING, id(21));
    let fields = vec![(&coping::KIND, code("activity")), (&coping::WHAT, words("walk to the river"))];
    copy.does(THERAPIST, vec![begin(helps, fields)]).unwrap();
    step(&mut copy, 11, "walk");
    let to = |n| vec![write(own, vec![(&if_then_step::COPING, Some(Value::Link(id(n))))])];
    assert_eq!(problems(copy.does(THERAPIST, to(22))), [(Some("coping"), Wrong::NoSuchEntry)]);
    copy.does(THERAPIST, to(21)).unwrap();
    copy.does(THERAPIST, vec![act(helps, Verb::Retire)]).unwrap();
    let fields = vec![(&if_then_step::COPING, Some(Value::Link(id(21)))), (&if_then_step::WHAT, words("walk on"))];
    copy.does(THERAPIST, vec![write(own, fields)]).unwrap();
    assert_eq!(copy.entry(own).value(&if_then_step::COPING), Some(&Value::Link(id(21))));
    let begun = vec![(&if_then_step::PLAN, Some(Value::Link(id(99)))), (&if_then_step::WHAT, words("lost"))];
    let lost = copy.does(THERAPIST, vec![begin((&if_then_step::IF_THEN_STEP, id(12)), begun)]);
    assert_eq!(problems(lost), [(Some("plan"), Wrong::NoSuchEntry)]);
}

#[test]
fn a_code_that_this_version_does_not_know_is_shown_as_it_is() {
    let mut copy = Node::new(skill::SKILL.part, 1);
    let own = (&skill::SKILL, EntryKey::coded("playing_the_drum"));
    copy.does(THERAPIST, vec![write(own, vec![(&skill::STATUS, code("taught"))])]).unwrap();
    let shown = View::now(&copy.doc).entries(&skill::SKILL);
    assert_eq!(shown.len(), skill::SKILL.keys().len() + 1);
    assert_eq!(shown.last().map(|entry| entry.key), Some(own.1));
}

fn moment(text: &str) -> Option<Value> {
    Some(Value::Moment(text.parse::<Moment>().unwrap()))
}

const CONSENT: (&waystation_sync::care::noun::Noun, EntryKey) = (&consent::CONSENT, id(31));
const REFERRAL: (&waystation_sync::care::noun::Noun, EntryKey) = (&referral::REFERRAL, id(32));

fn consented() -> Node {
    let mut copy = Node::new(consent::CONSENT.part, 1);
    let covers = Value::Codes(BTreeSet::from(["referrals".to_owned(), "needs".to_owned()]));
    let fields = vec![
        (&header::HAPPENED, moment("2026-11-02T10:00-06:00")),
        (&consent::KIND, code("share")),
        (&consent::COVERS, Some(covers)),
        (&consent::GIVEN, code("signed")),
    ];
    copy.does(THERAPIST, vec![begin(CONSENT, fields)]).unwrap();
    copy
}

fn withdraws(copy: &mut Node, n: u8, sections: &[&str]) {
    let sections = sections.iter().map(|section| (*section).to_owned()).collect::<BTreeSet<_>>();
    let sections = (!sections.is_empty()).then_some(Value::Codes(sections));
    let fields = vec![
        (&consent_withdrawal::CONSENT, Some(Value::Link(CONSENT.1))),
        (&header::HAPPENED, moment("2026-11-20T10:00-06:00")),
        (&consent_withdrawal::SECTIONS_WITHDRAWN, sections),
    ];
    copy.does(THERAPIST, vec![begin((&consent_withdrawal::CONSENT_WITHDRAWAL, id(n)), fields)]).unwrap();
}

fn facts(copies: &[&Node]) -> ClientFacts {
    let rows = copies.iter().filter_map(|copy| Row::of(&copy.doc));
    client_facts(&Part::ALL, rows, Some("2026-11-24".parse().unwrap()))
}

#[test]
fn nothing_is_sent_without_a_consent_in_force_and_narrower_beats_wider() {
    let mut consents = consented();
    let mut copy = Node::new(referral::REFERRAL.part, 1);
    let to = vec![(&referral::TO, words("Housing office")), (&referral::STATUS, code("draft"))];
    copy.does(MANAGER, vec![begin(REFERRAL, to)]).unwrap();
    let sent = |consents: &Node, link: Option<Value>| {
        let mut other = copy.twin(7);
        let fields = vec![(&referral::STATUS, code("sent")), (&referral::CONSENT, link)];
        let base = other.heads();
        let mut edit = other.form(MANAGER, &base, vec![write(REFERRAL, fields)]);
        edit.facts = Arc::new(facts(&[consents]));
        other.send(&edit)
    };
    let link = Some(Value::Link(CONSENT.1));
    let wrong = |rule| [(Some("consent"), Wrong::Rule(rule))];
    assert_eq!(problems(sent(&consents, None)), wrong("referral-needs-consent"));
    assert!(sent(&consents, link.clone()).is_ok());
    withdraws(&mut consents, 41, &["needs"]);
    assert!(sent(&consents, link.clone()).is_ok());
    withdraws(&mut consents, 42, &["referrals"]);
    assert_eq!(problems(sent(&consents, link)), wrong("referral-consent-not-in-force"));
    assert_eq!(facts(&[&consents]).consents[&entry_id(31)].in_force(None), BTreeSet::new());
}

#[test]
fn what_was_sent_while_the_consent_was_withdrawn_elsewhere_is_found_alike_on_every_node() {
    let mut consents = consented();
    let before = consents.twin(3);
    let mut clinic = Node::new(referral::REFERRAL.part, 1);
    let mut laptop = clinic.twin(2);
    withdraws(&mut consents, 41, &[]);
    let fields = vec![
        (&referral::TO, words("Housing office")),
        (&referral::CONSENT, Some(Value::Link(CONSENT.1))),
        (&referral::STATUS, code("sent")),
    ];
    for _ in 0..3 {
        // Later than the withdrawal by the writers' clocks.
        laptop.form(MANAGER, &laptop.heads().clone(), vec![]);
    }
    laptop.does(MANAGER, vec![begin(REFERRAL, fields)]).unwrap();
    assert_eq!(review::collisions(CLIENT, &facts(&[&before, &laptop])), []);
    clinic.meet(&laptop);
    let mut copies = [clinic, laptop];
    let found = review::collisions(CLIENT, &facts(&[&consents, &copies[0]]));
    assert_eq!(found, review::collisions(CLIENT, &facts(&[&consents, &copies[1]])));
    let Clash::SentWithoutConsent { sent, consent, .. } = &found[0].clash else { panic!("sent without consent") };
    assert_eq!((*sent, *consent), (entry_id(32), Some(entry_id(31))));
    copies[0].writes(MANAGER, REFERRAL, &referral::STATUS, code("failed"));
    assert_eq!(review::collisions(CLIENT, &facts(&[&consents, &copies[0]])), []);
}

#[test]
fn an_answer_about_hurting_oneself_opens_a_flag_until_somebody_closes_it_with_a_reason_and_open_wins() {
    let mut answered = Node::new(measure::MEASURE.part, 1);
    let mut clinic = Node::new(safety_flag::SAFETY_FLAG.part, 1);
    let place = (&measure::MEASURE, id(51));
    let answers = measure::ANSWERS.kind.parse("phq-9:1111111110").unwrap();
    let fields = vec![(&header::HAPPENED, moment("2026-11-24T10:00-06:00")), (&measure::ANSWERS, answers)];
    answered.does(THERAPIST, vec![begin(place, fields)]).unwrap();
    let shown: Vec<_> = answered.entry(place).computed().map(|(computed, value)| (computed.name, value)).collect();
    assert_eq!(shown[0], ("score", Value::Number(9)));
    assert_eq!(shown[1], ("band", Value::Code("mild".into())));
    assert_eq!(facts(&[&answered, &clinic]).open_flags(), [OpenFlag::Answers(entry_id(51))]);
    let flag = |n, status| {
        let about = (&safety_flag::ABOUT, Some(Value::Link(place.1)));
        let fields = vec![about, (&safety_flag::STATUS, code(status)), (&safety_flag::REASON, words("Talked; safe."))];
        begin((&safety_flag::SAFETY_FLAG, id(n)), fields)
    };
    let mut bare = clinic.twin(9);
    let no_reason = vec![(&safety_flag::ABOUT, Some(Value::Link(place.1))), (&safety_flag::STATUS, code("closed"))];
    let refused = bare.does(THERAPIST, vec![begin((&safety_flag::SAFETY_FLAG, id(61)), no_reason)]);
    assert_eq!(problems(refused), [(Some("reason"), Wrong::Rule("safety_flag-closing-needs-reason"))]);
    let mut laptop = clinic.twin(2);
    clinic.does(SUPERVISOR, vec![flag(61, "closed")]).unwrap();
    assert_eq!(facts(&[&answered, &clinic]).open_flags(), []);
    laptop.does(THERAPIST, vec![flag(62, "open")]).unwrap();
    clinic.meet(&laptop);
    assert_eq!(facts(&[&answered, &clinic]).open_flags(), [OpenFlag::Person(entry_id(62))]);
}
