//! A goal is active only when it is specific, measurable, attainable, relevant and has a day.

use waystation_sync::care::edit::Wrong;
use waystation_sync::care::goal;
use waystation_sync::care::noun::{FieldDecl, Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;

use crate::support::*;

const GOAL: (&Noun, EntryKey) = (&goal::GOAL, id(1));

fn five() -> Vec<(&'static FieldDecl, Option<Value>)> {
    vec![
        (&goal::SPECIFIC, words("round the lake")),
        (&goal::MEASURE, words("walks a week")),
        (&goal::CONFIDENCE, Some(Value::Number(6))),
        (&goal::WHY, words("the view")),
        (&goal::DUE, day("2027-03-01")),
    ]
}

fn begun() -> Node {
    let mut copy = Node::new(Part::Plan, 1);
    let fields = vec![(&goal::STATEMENT, words("Walk")), (&goal::STATUS, code("proposed"))];
    copy.does(THERAPIST, vec![begin(GOAL, fields)]).unwrap();
    copy
}

#[test]
fn each_part_that_is_missing_is_said_beside_its_field() {
    let mut copy = begun();
    let found = problems(copy.does(THERAPIST, vec![write(GOAL, vec![(&goal::STATUS, code("active"))])]));
    let wanted = ["specific", "measure", "confidence", "why", "due"];
    assert_eq!(found.iter().map(|(field, _)| field.unwrap()).collect::<Vec<_>>(), wanted);
    for left_out in 0..5 {
        let mut fields = five();
        let (missing, _) = fields.remove(left_out);
        fields.push((&goal::STATUS, code("active")));
        let found = problems(copy.does(THERAPIST, vec![write(GOAL, fields)]));
        let [(Some(field), Wrong::Rule(rule))] = found[..] else { panic!("{found:?}") };
        assert_eq!((field, rule), (missing.name, format!("goal-active-needs-{}", missing.name).as_str()));
    }
}

#[test]
fn with_all_five_it_is_active_and_none_can_be_cleared_while_it_is() {
    let mut copy = begun();
    let fields = [five(), vec![(&goal::STATUS, code("active"))]].concat();
    copy.does(THERAPIST, vec![write(GOAL, fields)]).unwrap();
    assert_eq!(copy.entry(GOAL).text(&goal::STATUS), "active");
    let cleared = problems(copy.does(THERAPIST, vec![write(GOAL, vec![(&goal::DUE, None)])]));
    assert_eq!(cleared, [(Some("due"), Wrong::Rule("goal-active-needs-due"))]);
    copy.does(THERAPIST, vec![write(GOAL, vec![(&goal::DUE, None), (&goal::STATUS, code("on_hold"))])]).unwrap();
}

#[test]
fn two_versions_of_a_part_do_not_stop_it_but_are_not_settled_to_nothing() {
    let mut copy = begun();
    let fields = [five(), vec![(&goal::STATUS, code("active"))]].concat();
    copy.does(THERAPIST, vec![write(GOAL, fields)]).unwrap();
    let mut laptop = copy.twin(2);
    copy.writes(THERAPIST, GOAL, &goal::DUE, day("2027-04-01"));
    laptop.writes(MANAGER, GOAL, &goal::DUE, day("2027-05-01"));
    copy.meet(&laptop);
    copy.writes(MANAGER, GOAL, &goal::ACHIEVEMENT, code("improving"));
    let nothing = problems(copy.does(THERAPIST, vec![settle(GOAL, &goal::DUE, None, "")]));
    assert_eq!(nothing, [(Some("due"), Wrong::Rule("goal-active-needs-due"))]);
    copy.does(THERAPIST, vec![settle(GOAL, &goal::DUE, day("2027-04-15"), "")]).unwrap();
}
