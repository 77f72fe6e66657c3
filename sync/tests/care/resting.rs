//! What a consent has to say of itself, from when on one that was taken back counts no more, and what is asked of what
//! rests on one that does not count.

use waystation_sync::care::declare::Stands;
use waystation_sync::care::edit::{Act, Verb, Wrong};
use waystation_sync::care::noun::{FieldDecl, Noun, Part, header};
use waystation_sync::care::value::Value;
use waystation_sync::care::{consent, consent_withdrawal, disclosure, household_member, joint_session, lapsed};

use crate::consents::{Fields, TODAY, consents, facts, fills_in, given, link, links, moment, set, told, used};
use crate::support::*;

#[test]
fn a_consent_that_was_spoken_before_a_witness_says_who_heard_it() {
    let form = |fields: Fields| {
        let Act { noun, key, verb: Verb::Begin(given) } = given(31, "share", Vec::new()) else { panic!("begins one") };
        let kept = given.into_iter().filter(|(field, _)| **field != consent::GIVEN);
        let act = begin((noun, key), kept.chain(fields).collect());
        fills_in(&mut Node::new(Part::Consent, 1), &[], vec![act])
    };
    let spoken = (&consent::GIVEN, code("spoken_with_witness"));
    let refused = problems(form(vec![spoken.clone()]));
    assert_eq!(refused, [(Some("witness"), Wrong::Rule("consent-needs-witness"))]);
    assert!(form(vec![spoken, (&consent::WITNESS, words("Lee"))]).is_ok());
    assert!(form(vec![(&consent::GIVEN, code("spoken"))]).is_ok());
}

#[test]
fn what_rests_on_a_consent_that_ended_is_asked_about_but_not_what_was_done_while_it_stood_nor_what_ends() {
    let all = consents(vec![given(31, "involve", vec![(&consent::UNTIL, day("2026-11-10"))])]);
    let facts = facts(&[&all]);
    let asked = |noun: &'static Noun, fields: Fields, change: (&'static FieldDecl, Option<Value>)| {
        let mut copy = Node::new(noun.part, 1);
        copy.does(SUPERVISOR, vec![begin((noun, id(2)), fields)]).unwrap();
        lapsed::lapsed(&copy.entry((noun, id(2))), &[change], &facts).len()
    };
    let luz = || {
        let fields = vec![(&household_member::NAME, words("Luz")), (&household_member::RELATION, code("parent"))];
        [fields, vec![(&household_member::MAY_TALK, code("yes")), (&household_member::CONSENT, link(31))]].concat()
    };
    let member = |change| asked(&household_member::HOUSEHOLD_MEMBER, luz(), change);
    assert_eq!(member((&household_member::NOTE, words("She rings on Mondays"))), 1);
    assert_eq!(member((&household_member::MAY_TALK, code("no"))), 0, "that ends it");
    assert_eq!(member((&household_member::NAME, words("Luz"))), 0, "nothing is changed");
    let session = |on: &str| {
        let fields = vec![(&joint_session::DAY, day(on)), (&joint_session::WHO, words("Luz"))];
        let fields = [fields, vec![(&joint_session::CONSENTS, links(&[31]))]].concat();
        asked(&joint_session::JOINT_SESSION, fields, (&joint_session::TOPIC, words("The week")))
    };
    assert_eq!((session("2026-11-09"), session("2026-11-12")), (0, 1));
}

#[test]
fn a_consent_that_is_taken_back_from_a_day_to_come_on_counts_no_more_from_when_that_is_written() {
    for sections in [&[][..], consent::SECTIONS] {
        let taken_back = vec![
            (&consent_withdrawal::CONSENT, link(31)),
            (&header::HAPPENED, moment("2031-12-20T10:00-06:00")),
            (&consent_withdrawal::SECTIONS_WITHDRAWN, set(sections)),
        ];
        let withdrawal = begin((&consent_withdrawal::CONSENT_WITHDRAWAL, id(41)), taken_back);
        let all = consents(vec![given(31, "share", Vec::new()), withdrawal]);
        let facts = facts(&[&all]);
        let stands = facts.consents.values().next().unwrap().how(TODAY.parse().ok());
        let Stands::TakenBack(Some(on)) = stands else { panic!("{stands:?}") };
        assert!(on < "2031-12-20".parse().unwrap(), "taken back on {on}");
        for day in ["2026-11-20", TODAY] {
            let after = used(&disclosure::DISCLOSURE, &all, told(day, Some(31), &["plan"]));
            assert_eq!(problems(after), [(Some("consent"), Wrong::Rule("disclosure-consent-not-then"))], "{day}");
        }
    }
}
