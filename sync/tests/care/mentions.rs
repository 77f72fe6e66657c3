//! Entries that name others: what was tried against an urge, what a note is about. They are counted, never judged.

use waystation_sync::care::edit::Verb;
use waystation_sync::care::note::{ADDRESSES, NOTE};
use waystation_sync::care::noun::{FieldDecl, Noun, Part, header};
use waystation_sync::care::overview::{Mentions, mentioned};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::urge::{CORRECTS, DID, OUTCOME, START, URGE};
use waystation_sync::care::value::Value;
use waystation_sync::care::{note, sign};

use crate::support::*;

const TACTIC: u8 = 0x70;

fn links(to: &[u8]) -> Option<Value> {
    Some(Value::Links(to.iter().map(|to| id(*to)).collect()))
}

fn urge(node: &mut Node, at: u8, outcome: &str, more: Vec<(&'static FieldDecl, Option<Value>)>) {
    let happened = Value::Moment("2026-11-24T10:42-06:00".parse().unwrap());
    let fields = vec![
        (&header::HAPPENED, Some(happened)),
        (&START, Some(Value::Number(6))),
        (&OUTCOME, code(outcome)),
        (&DID, links(&[TACTIC])),
    ];
    node.does(THERAPIST, vec![begin((&URGE, id(at)), [fields, more].concat())]).unwrap();
}

fn counted(node: &Node, what: u8, noun: &Noun) -> Mentions {
    mentioned(Row::of(&node.doc).unwrap().mentions.iter())
        .get(&(entry_id(what), noun.name.to_owned()))
        .copied()
        .unwrap_or_default()
}

#[test]
fn what_was_tried_against_urges_is_counted_and_how_often_the_urge_passed_or_waited() {
    let mut node = Node::new(Part::Logs, 1);
    for (at, outcome) in (1..).zip(["passed", "delayed", "acted", "unsure"]) {
        urge(&mut node, at, outcome, Vec::new());
    }
    assert_eq!(counted(&node, TACTIC, &URGE), Mentions { count: 4, helped: 2 });
    // Put right by another entry, that one counts in its place.
    urge(&mut node, 9, "passed", vec![(&CORRECTS, Some(Value::Link(id(3))))]);
    assert_eq!(counted(&node, TACTIC, &URGE), Mentions { count: 4, helped: 3 });
}

#[test]
fn a_goal_is_named_by_notes_that_stand_and_by_none_that_is_put_away() {
    const PLACE: (&Noun, EntryKey) = (&NOTE, id(7));
    let mut node = note_drafted(1);
    node.writes(THERAPIST, PLACE, &ADDRESSES, links(&[0x71, 0x72]));
    for goal in [0x71, 0x72] {
        assert_eq!(counted(&node, goal, &NOTE), Mentions { count: 1, helped: 0 });
    }
    node.does(THERAPIST, vec![act(PLACE, Verb::Retire)]).unwrap();
    assert_eq!(counted(&node, 0x71, &NOTE), Mentions::default());
}

#[test]
fn what_a_note_is_about_is_signed_and_a_note_that_names_nothing_is_signed_as_before_it_could() {
    const PLACE: (&Noun, EntryKey) = (&NOTE, id(7));
    let mut node = note_drafted(1);
    let signed_text = |node: &Node| {
        let entry = node.entry(PLACE);
        let bytes = sign::canonical(CLIENT, &entry, node.author(THERAPIST), waystation_sync::time::Millis(1));
        String::from_utf8(bytes).unwrap().lines().skip(7).map(str::to_owned).collect::<Vec<_>>()
    };
    let before = ["happened=2026-11-24", "kind=visit", "text=Seen at home."];
    assert_eq!(signed_text(&node), before);
    node.writes(THERAPIST, PLACE, &ADDRESSES, links(&[0x71]));
    let with = [&[format!("addresses={}", id(0x71))][..], &before.map(str::to_owned)].concat();
    assert_eq!(signed_text(&node), with);
    node.does(THERAPIST, vec![act(PLACE, Verb::Sign)]).unwrap();
    let signed = note::signed(&node.entry(PLACE)).unwrap();
    assert_eq!(signed.field("addresses"), id(0x71).to_string());
    assert!(node.does(THERAPIST, vec![write(PLACE, vec![(&ADDRESSES, links(&[]))])]).is_err());
}
