//! Entries that name others: what was tried against an urge. They are counted, never judged.

use waystation_sync::care::noun::{FieldDecl, Noun, Part, header};
use waystation_sync::care::overview::{Mentions, mentioned};
use waystation_sync::care::summary::Row;
use waystation_sync::care::urge::{CORRECTS, DID, OUTCOME, START, URGE};
use waystation_sync::care::value::Value;

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
