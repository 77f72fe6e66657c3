//! A later version that asks for more in an entry and says more of it: nothing of what the earlier one wrote is lost, hidden
//! or refused, and its clients are in every list all the time.

use std::sync::Arc;

use waystation_sync::care::declare::{Area, FACTS_FORM, Fact, FieldDecl, Known, Noun, Part, Role, Shape, Summary};
use waystation_sync::care::field::Field;
use waystation_sync::care::overview::Overview;
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{self, Vocabulary, birth, crisis};
use waystation_sync::replica::work::{Done, Work, run};

use crate::support::*;

/// What a later version asks for too.
const SIGNS: FieldDecl = FieldDecl::prose("signs", 2000);
/// The crisis plan of a later version: one more shared text, and lists show when to look at it again.
static LATER: Noun = Noun {
    name: "crisis",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::One,
    fields: &[crisis::STATUS, crisis::REASONS, crisis::REVIEW_DUE, SIGNS],
    born_with: &["reasons"],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        if let Some(Value::Date(date)) = entry.value(&crisis::REVIEW_DUE) {
            facts.push(Fact::Aim { text: date.to_string(), day: None });
        }
    },
    ..Noun::PLAIN
};
static LATER_NOUNS: [&Noun; 1] = [&LATER];
const PLAN: EntryKey = EntryKey::One;

/// A plan that the earlier version wrote, and what it said of it.
fn written() -> (Node, Summary) {
    let mut copy = Node::new(Part::Plan, 1);
    copy.writes(THERAPIST, (&crisis::CRISIS, PLAN), &crisis::REASONS, words("Sleep well."));
    copy.writes(THERAPIST, (&crisis::CRISIS, PLAN), &crisis::REVIEW_DUE, day("2027-01-01"));
    let said = Summary { form: FACTS_FORM - 1, ..care::summary_of(&copy.doc) };
    (copy, said)
}

fn lists(overview: &Overview) -> (usize, bool) {
    (overview.len(), overview.rows(CLIENT).iter().any(|row| !row.goals.is_empty()))
}

#[test]
fn one_more_fact_is_listed_once_it_is_made_and_its_client_all_the_time() {
    let (mut copy, earlier) = written();
    let mut overview = Overview::new(&Part::ALL, Row::stored(&earlier).map(Arc::new));
    assert_eq!(lists(&overview), (1, false));

    // A save before its facts are made anew tells of what it touched; the rest is still of the older form.
    let base = copy.heads();
    let edit = copy.form(THERAPIST, &base, vec![write((&LATER, PLAN), vec![(&SIGNS, words("Restless."))])]);
    let (id, actors) = (edit.doc.id(), copy.actors(&edit));
    let (Done::Edited(_, saved), Some(made)) = run(id, &copy.doc, Work::Edit { edit: Box::new(edit), actors }) else {
        panic!("it is saved")
    };
    let saved = Known::from_iter([&earlier, &saved]).summary();
    assert_eq!(saved.form, FACTS_FORM - 1, "it still waits to be made anew");
    overview.put(Arc::new(Row::stored(&saved).unwrap()));
    assert_eq!(lists(&overview), (1, true));

    let anew = Vocabulary::of(&LATER_NOUNS).summary_of(&made);
    assert_eq!(anew.form, FACTS_FORM);
    for said in [&earlier, &anew] {
        let mut overview = Overview::new(&Part::ALL, Row::stored(said).map(Arc::new));
        overview.put(Arc::new(Row::stored(&anew).unwrap()));
        assert_eq!(lists(&overview), (1, true));
        assert_eq!(overview.docs(CLIENT), [doc_key(Part::Plan)]);
    }
}

#[test]
fn one_more_shared_text_is_born_by_itself_and_two_nodes_that_write_it_at_once_agree() {
    let (mut clinic, _) = written();
    let mut laptop = clinic.twin(2);
    let before = (clinic.stored.len(), laptop.stored.len());
    clinic.writes(THERAPIST, (&LATER, PLAN), &SIGNS, words("Restless at night."));
    laptop.writes(MANAGER, (&LATER, PLAN), &SIGNS, words("Answers no calls."));
    let born = birth::prose(&doc_key(Part::Plan), &LATER, PLAN, &SIGNS).unwrap().expect("a birth of its own");
    assert_eq!(clinic.stored[before.0], born.raw_bytes());
    assert_eq!(laptop.stored[before.1], born.raw_bytes());

    let met = clinic.twin(3);
    clinic.meet(&laptop);
    laptop.meet(&met);
    assert_eq!(clinic.heads(), laptop.heads());
    for copy in [&clinic, &laptop] {
        let plan = View::now(&copy.doc).entry(&LATER, PLAN).unwrap();
        let Field::Together { text, .. } = plan.field(&SIGNS) else { panic!("{:?}", plan.field(&SIGNS)) };
        let text = text.to_string();
        assert!(text.contains("Restless at night.") && text.contains("Answers no calls."), "{text}");
        assert_eq!(plan.text(&crisis::REASONS), "Sleep well.");
        // The earlier version reads what it knows.
        let plan = View::now(&copy.doc).entry(&crisis::CRISIS, PLAN).unwrap();
        assert_eq!(plan.text(&crisis::REASONS), "Sleep well.");
        assert_eq!(Row::of(&copy.doc).map(|row| row.doc), Some(doc_key(Part::Plan)));
    }
}
