//! What a consent is good for: its kind, whom it is given for, and the day on which something rests on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use waystation_sync::care::declare::{Amiss, Stands};
use waystation_sync::care::edit::{Act, EditError, Edited, Verb, Wrong};
use waystation_sync::care::noun::{ClientFacts, FieldDecl, Noun, Part, header};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{
    accountability, client_facts, consent, consent_withdrawal, disclosure, exposure, joint_session, network_person,
    referral,
};
use waystation_sync::review::{self, Clash};

use crate::support::*;

pub(super) const TODAY: &str = "2026-11-24";
const UNCLE: (&Noun, EntryKey) = (&accountability::ACCOUNTABILITY, id(2));

pub(super) type Fields = Vec<(&'static FieldDecl, Option<Value>)>;

pub(super) fn facts(copies: &[&Node]) -> ClientFacts {
    let rows = copies.iter().filter_map(|copy| Row::of(&copy.doc));
    client_facts(&Part::ALL, rows, TODAY.parse().ok())
}

/// As a form does it, which knows the client's other documents and the day.
pub(super) fn fills_in(copy: &mut Node, known: &[&Node], acts: Vec<Act>) -> Result<Edited, EditError> {
    let base = copy.heads();
    let mut edit = copy.form(SUPERVISOR, &base, acts);
    edit.facts = Arc::new(facts(known));
    copy.send(&edit)
}

pub(super) fn set(codes: &[&str]) -> Option<Value> {
    let codes: BTreeSet<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    (!codes.is_empty()).then_some(Value::Codes(codes))
}

pub(super) fn moment(text: &str) -> Option<Value> {
    Some(Value::Moment(text.parse().unwrap()))
}

pub(super) fn link(n: u8) -> Option<Value> {
    Some(Value::Link(id(n)))
}

pub(super) fn links(all: &[u8]) -> Option<Value> {
    (!all.is_empty()).then(|| Value::Links(all.iter().map(|n| id(*n)).collect()))
}

/// A consent of `kind` to everything, given at the beginning of November.
pub(super) fn given(n: u8, kind: &str, more: Fields) -> Act {
    let fields = vec![
        (&header::HAPPENED, moment("2026-11-02T10:00-06:00")),
        (&consent::KIND, code(kind)),
        (&consent::COVERS, set(consent::SECTIONS)),
        (&consent::GIVEN, code("signed")),
    ];
    begin((&consent::CONSENT, id(n)), [fields, more].concat())
}

pub(super) fn consents(all: Vec<Act>) -> Node {
    let mut copy = Node::new(Part::Consent, 1);
    copy.does(THERAPIST, all).unwrap();
    copy
}

/// The consent `of` taken back on `day` of November.
fn taken_back(n: u8, of: u8, day: u8, sections: &[&str]) -> Act {
    let fields = vec![
        (&consent_withdrawal::CONSENT, link(of)),
        (&header::HAPPENED, moment(&format!("2026-11-{day:02}T10:00-06:00"))),
        (&consent_withdrawal::SECTIONS_WITHDRAWN, set(sections)),
    ];
    begin((&consent_withdrawal::CONSENT_WITHDRAWAL, id(n)), fields)
}

fn uncle(consent: u8, more: Fields) -> Vec<Act> {
    let fields = vec![
        (&accountability::WHO, words("Uncle Ray")),
        (&accountability::ROLE, code("family")),
        (&accountability::MAY_KNOW, set(&["plan"])),
        (&accountability::CONSENT, link(consent)),
    ];
    vec![begin(UNCLE, [fields, more].concat())]
}

pub(super) fn used(noun: &'static Noun, consents: &Node, fields: Fields) -> Result<Edited, EditError> {
    fills_in(&mut Node::new(noun.part, 1), &[consents], vec![begin((noun, id(2)), fields)])
}

#[test]
fn a_consent_is_good_only_for_what_it_was_given_for() {
    let kinds = consent::KIND.kind.codes();
    let all = kinds.iter().zip(31..).map(|(kind, n)| given(n, kind, Vec::new())).collect();
    let consents = consents(all);
    let good = |with: &dyn Fn(u8) -> Result<Edited, EditError>| -> Vec<&str> {
        kinds.iter().zip(31..).filter(|(_, n)| with(*n).is_ok()).map(|(kind, _)| *kind).collect()
    };
    let knows = |n| fills_in(&mut Node::new(Part::Plan, 1), &[&consents], uncle(n, Vec::new()));
    assert_eq!(good(&knows), ["share", "involve", "accountability"]);
    let refers = |n| {
        let fields = vec![
            (&referral::TO, words("Housing office")),
            (&referral::STATUS, code("sent")),
            (&referral::CONSENT, link(n)),
        ];
        used(&referral::REFERRAL, &consents, fields)
    };
    assert_eq!(good(&refers), ["share"]);
    let joins = |n| {
        let fields = vec![
            (&joint_session::DAY, day(TODAY)),
            (&joint_session::WHO, words("Her sister")),
            (&joint_session::CONSENTS, links(&[n])),
        ];
        used(&joint_session::JOINT_SESSION, &consents, fields)
    };
    assert_eq!(good(&joins), ["involve"]);
    let discloses = |n| used(&disclosure::DISCLOSURE, &consents, told(TODAY, Some(n), &["plan"]));
    assert_eq!(good(&discloses), ["share", "involve", "accountability"]);
    let plans = |n| {
        used(&exposure::EXPOSURE, &consents, vec![(&exposure::WHAT, words("The bus")), (&exposure::CONSENT, link(n))])
    };
    assert_eq!(good(&plans), ["exposure_work"]);
}

pub(super) fn told(on: &str, consent: Option<u8>, sections: &[&str]) -> Fields {
    vec![
        (&disclosure::HAPPENED, day(on)),
        (&disclosure::TO_WHOM, words("Dr. Vega")),
        (&disclosure::WHAT, words("The plan")),
        (&disclosure::SECTIONS, set(sections)),
        (&disclosure::CONSENT, consent.and_then(link)),
    ]
}

#[test]
fn nothing_is_told_to_others_under_a_consent_that_did_not_stand_that_day() {
    let more = vec![(&consent::UNTIL, day("2026-11-20")), (&consent::COVERS, set(&["plan", "goals"]))];
    let consents = consents(vec![
        given(31, "share", more),
        given(32, "share", Vec::new()),
        taken_back(41, 32, 10, &["logs"]),
        taken_back(42, 32, 15, &[]),
    ]);
    for (on, of, sections, stands) in [
        ("2026-11-01", 31, &["plan"][..], false),
        ("2026-11-02", 31, &["plan"], true),
        ("2026-11-20", 31, &["plan", "goals"], true),
        ("2026-11-20", 31, &["plan", "notes"], false),
        ("2026-11-21", 31, &["plan"], false),
        ("2026-11-09", 32, &["logs"], true),
        ("2026-11-12", 32, &["logs"], false),
        ("2026-11-12", 32, &["plan"], true),
        ("2026-11-15", 32, &["plan"], false),
        ("2026-11-24", 32, &[], false),
    ] {
        let sent = used(&disclosure::DISCLOSURE, &consents, told(on, Some(of), sections));
        assert_eq!(sent.is_ok(), stands, "{on} {of} {sections:?}");
        if !stands {
            assert_eq!(problems(sent), [(Some("consent"), Wrong::Rule("disclosure-consent-not-then"))]);
            let ground = (&disclosure::BASIS, words("A court order"));
            let fields = [told(on, Some(of), sections), vec![ground]].concat();
            assert!(used(&disclosure::DISCLOSURE, &consents, fields).is_ok(), "another ground was named");
        }
    }
}

#[test]
fn a_consent_that_names_people_is_good_for_nobody_else() {
    let for_people = |n, kind, all: &[u8]| given(n, kind, vec![(&consent::PEOPLE, links(all))]);
    let consents = consents(vec![
        for_people(31, "involve", &[51]),
        for_people(32, "involve", &[52]),
        for_people(33, "involve", &[]),
    ]);
    let mut people = Node::new(Part::Relations, 1);
    let person = |n, name| {
        let fields = vec![(&network_person::NAME, words(name)), (&network_person::ROLE, code("family"))];
        begin((&network_person::NETWORK_PERSON, id(n)), fields)
    };
    people.does(THERAPIST, vec![person(51, "Ray"), person(52, "Luz"), person(53, "Ana")]).unwrap();
    let knows = |consent, person: Option<u8>| {
        let more = vec![(&accountability::PERSON, person.and_then(link))];
        fills_in(&mut Node::new(Part::Plan, 1), &[&consents, &people], uncle(consent, more))
    };
    assert!(knows(31, Some(51)).is_ok());
    assert_eq!(problems(knows(31, Some(52))), [(Some("consent"), Wrong::ForOthers)]);
    assert_eq!(problems(knows(31, None)), [(Some("person"), Wrong::ForWhom)]);
    assert!(knows(33, Some(52)).is_ok() && knows(33, None).is_ok(), "words alone are compared by people");
    let session = |with: &[u8], people_there: &[u8]| {
        let fields = vec![
            (&joint_session::DAY, day(TODAY)),
            (&joint_session::WHO, words("Ray and Luz")),
            (&joint_session::CONSENTS, links(with)),
            (&joint_session::PEOPLE, links(people_there)),
        ];
        let begins = vec![begin((&joint_session::JOINT_SESSION, id(3)), fields)];
        fills_in(&mut people.twin(2), &[&consents, &people], begins)
    };
    assert!(session(&[31, 32], &[51, 52]).is_ok());
    assert!(session(&[31, 33], &[51, 52]).is_ok());
    assert_eq!(problems(session(&[31], &[51, 52])), [(Some("consents"), Wrong::ForOthers)]);
    assert_eq!(problems(session(&[31], &[])), [(Some("people"), Wrong::ForWhom)]);
    let own = |with: &[u8]| {
        let acts =
            vec![write((&network_person::NETWORK_PERSON, id(51)), vec![(&network_person::CONSENTS, links(with))])];
        fills_in(&mut people.twin(2), &[&consents, &people], acts)
    };
    assert!(own(&[31]).is_ok());
    assert_eq!(problems(own(&[32])), [(Some("consents"), Wrong::ForOthers)]);
}

#[test]
fn what_rests_on_another_consent_once_nodes_have_met_is_found_alike_everywhere_until_it_rests_on_one_that_does() {
    let consents = consents(vec![
        given(31, "accountability", vec![(&consent::PEOPLE, links(&[51]))]),
        given(32, "treatment", Vec::new()),
    ]);
    let mut people = Node::new(Part::Relations, 1);
    let person = |n| {
        let fields = vec![(&network_person::NAME, words("Ray")), (&network_person::ROLE, code("family"))];
        begin((&network_person::NETWORK_PERSON, id(n)), fields)
    };
    people.does(THERAPIST, vec![person(51), person(52)]).unwrap();
    let mut clinic = Node::new(Part::Plan, 1);
    fills_in(&mut clinic, &[&consents, &people], uncle(31, vec![(&accountability::PERSON, link(51))])).unwrap();
    let mut laptop = clinic.twin(2);
    let found = |plan: &Node| review::collisions(CLIENT, &facts(&[plan, &consents, &people]));
    assert_eq!(found(&clinic), []);
    // A laptop that knows no consents writes whom it is, and the clinic's other form names a consent for something
    // else.
    laptop.writes(SUPERVISOR, UNCLE, &accountability::PERSON, link(52));
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    let clash = |why| Clash::RestsOnAnother { noun: "accountability", entry: entry_id(2), why };
    let clashes = |plan: &Node| found(plan).into_iter().map(|found| found.clash).collect::<Vec<_>>();
    assert_eq!(clashes(&clinic), [clash(Amiss::Another)]);
    assert_eq!(found(&clinic), found(&laptop));
    clinic.writes(SUPERVISOR, UNCLE, &accountability::CONSENT, link(32));
    assert_eq!(clashes(&clinic), [clash(Amiss::Kind)]);
    clinic.writes(SUPERVISOR, UNCLE, &accountability::CONSENT, link(31));
    clinic.writes(SUPERVISOR, UNCLE, &accountability::PERSON, link(51));
    assert_eq!(clashes(&clinic), []);
}

#[test]
fn a_session_after_its_consent_was_taken_back_elsewhere_is_found_once_both_are_known() {
    let mut consents = consents(vec![given(31, "involve", Vec::new())]);
    let mut sessions = Node::new(Part::Relations, 2);
    let session = |n, on: &str| {
        let fields = vec![
            (&joint_session::DAY, day(on)),
            (&joint_session::WHO, words("Her sister")),
            (&joint_session::CONSENTS, links(&[31])),
        ];
        begin((&joint_session::JOINT_SESSION, id(n)), fields)
    };
    sessions.does(THERAPIST, vec![session(3, "2026-11-10"), session(4, "2026-11-20")]).unwrap();
    assert_eq!(review::collisions(CLIENT, &facts(&[&sessions, &consents])), []);
    consents.does(MANAGER, vec![taken_back(41, 31, 15, &[])]).unwrap();
    let found = review::collisions(CLIENT, &facts(&[&sessions, &consents]));
    let clash = Clash::RestsOnAnother { noun: "joint_session", entry: entry_id(4), why: Amiss::Day };
    assert_eq!(found.into_iter().map(|found| found.clash).collect::<Vec<_>>(), [clash]);
}

#[test]
fn a_consent_says_how_it_stands_today() {
    let consents = consents(vec![
        given(31, "share", Vec::new()),
        given(32, "share", vec![(&consent::UNTIL, day("2026-11-20"))]),
        given(33, "share", vec![(&consent::FROM, day("2026-12-01"))]),
        given(34, "share", Vec::new()),
        given(35, "share", Vec::new()),
        taken_back(41, 34, 10, &[]),
        taken_back(42, 35, 11, &["logs"]),
    ]);
    let known = facts(&[&consents]);
    let on = |text: &str| text.parse().unwrap();
    let stands = |n| known.consents[&entry_id(n)].how(known.today);
    assert_eq!(stands(31), Stands::InForce);
    assert_eq!(stands(32), Stands::Ended(on("2026-11-20")));
    assert_eq!(stands(33), Stands::NotBefore(on("2026-12-01")));
    assert_eq!(stands(34), Stands::TakenBack(Some(on("2026-11-10"))));
    assert_eq!(stands(35), Stands::InPart(["logs".to_owned()].into()));
}

/// The consent `of` written again as it should have been, as `n`.
fn corrected(n: u8, of: u8, kind: &str, sections: &[&str]) -> Act {
    let fields = vec![
        (&header::HAPPENED, moment("2026-11-02T10:00-06:00")),
        (&consent::KIND, code(kind)),
        (&consent::COVERS, set(sections)),
        (&consent::GIVEN, code("signed")),
        (consent::CONSENT.field("corrects").unwrap(), link(of)),
    ];
    begin((&consent::CONSENT, id(n)), fields)
}

#[test]
fn a_consent_that_another_one_corrects_is_good_for_nothing_from_then_on() {
    let all = consents(vec![given(31, "share", Vec::new()), corrected(32, 31, "share", &["contact"])]);
    let told = |consent| used(&disclosure::DISCLOSURE, &all, told(TODAY, Some(consent), &["contact"]));
    assert_eq!(problems(told(31)), [(Some("consent"), Wrong::Rule("disclosure-consent-not-then"))]);
    assert!(told(32).is_ok());
    let knows = |n| fills_in(&mut Node::new(Part::Plan, 1), &[&all], uncle(n, Vec::new()));
    assert!(knows(31).is_err(), "more than the corrected one covers");
    let known = facts(&[&all]);
    assert_eq!(known.covers(Some(entry_id(31)), "contact"), Some(false));
    assert_eq!(known.stands(Some(entry_id(31)), &["share"]), Some(false));
    assert_eq!(known.stands(Some(entry_id(32)), &["share"]), Some(true));
}

#[test]
fn what_was_taken_back_of_a_consent_is_taken_back_of_what_corrects_it_and_the_first_never_comes_back() {
    let mut all = consents(vec![
        given(31, "share", Vec::new()),
        taken_back(41, 31, 10, &[]),
        corrected(32, 31, "share", &["contact"]),
        given(33, "share", Vec::new()),
        corrected(34, 33, "share", &["contact"]),
    ]);
    let stands = |all: &Node, n| facts(&[all]).stands(Some(entry_id(n)), &["share"]);
    assert_eq!([31, 32, 33, 34].map(|n| stands(&all, n)), [Some(false), Some(false), Some(false), Some(true)]);
    all.does(THERAPIST, vec![Act { noun: &consent::CONSENT, key: id(34), verb: Verb::Retire }]).unwrap();
    assert_eq!([33, 34].map(|n| stands(&all, n)), [Some(false), Some(false)], "put away");
}

#[test]
fn what_was_sent_under_a_consent_that_was_corrected_elsewhere_by_then_is_found_once_both_are_known() {
    let all = consents(vec![given(31, "share", Vec::new()), corrected(32, 31, "share", &["contact"])]);
    let mut sent = Node::new(Part::Case, 2);
    sent.does(
        MANAGER,
        vec![begin(
            (&referral::REFERRAL, id(3)),
            vec![
                (&referral::TO, words("Housing office")),
                (&referral::STATUS, code("sent")),
                (&referral::CONSENT, link(31)),
            ],
        )],
    )
    .unwrap();
    let found = review::collisions(CLIENT, &facts(&[&sent, &all]));
    assert!(found.iter().any(|found| matches!(found.clash, Clash::SentWithoutConsent { .. })), "{found:?}");
}

#[test]
fn a_disclosure_of_everything_is_outside_of_a_consent_of_which_some_was_taken_back() {
    let all = consents(vec![
        given(31, "share", Vec::new()),
        taken_back(41, 31, 11, &["logs"]),
        given(32, "share", Vec::new()),
    ]);
    let told = |consent, on: &str| used(&disclosure::DISCLOSURE, &all, told(on, Some(consent), &[]));
    assert_eq!(problems(told(31, TODAY)), [(Some("consent"), Wrong::Rule("disclosure-consent-not-then"))]);
    assert!(told(31, "2026-11-10").is_ok(), "before it was taken back");
    assert!(told(32, TODAY).is_ok());
}
