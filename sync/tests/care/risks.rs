//! Risk: a form says what a raised level rests on; what another node wrote before is taken as it is.

use std::sync::Arc;

use waystation_sync::care::declare::ClientFacts;
use waystation_sync::care::doubt::{self, Doubt};
use waystation_sync::care::edit::Wrong;
use waystation_sync::care::noun::{FieldDecl, Noun, OddDay, Part};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::risk::{ACTION, ASSESSED, BASIS, LEVEL, NEXT_DUE, RISK};
use waystation_sync::care::value::Value;

use crate::support::*;

const PLACE: (&Noun, EntryKey) = (&RISK, EntryKey::coded("self_harm"));

/// A form filled in by the therapist on a day that is known.
fn form(
    node: &mut Node,
    fields: Vec<(&'static FieldDecl, Option<Value>)>,
) -> Result<(), Vec<(Option<&'static str>, Wrong)>> {
    let base = node.heads();
    let mut edit = node.form(THERAPIST, &base, vec![write(PLACE, fields)]);
    edit.facts = Arc::new(ClientFacts { today: "2026-11-29".parse().ok(), ..ClientFacts::default() });
    let sent = node.send(&edit);
    if sent.is_ok() { Ok(()) } else { Err(problems(sent)) }
}

#[test]
fn a_raised_level_says_what_it_rests_on_and_what_is_being_done() {
    for (level, is_raised) in
        [("high", true), ("moderate", true), ("low", false), ("none_seen", false), ("not_assessed", false)]
    {
        let mut clinic = Node::new(Part::Risk, 1);
        let alone = form(&mut clinic, vec![(&LEVEL, code(level))]);
        let needs =
            vec![(Some("basis"), Wrong::Rule("risk-needs-basis")), (Some("action"), Wrong::Rule("risk-needs-action"))];
        assert_eq!(alone, if is_raised { Err(needs) } else { Ok(()) }, "{level}");
        let whole = vec![(&LEVEL, code(level)), (&BASIS, words("Said so")), (&ACTION, words("We ring daily"))];
        assert_eq!(form(&mut clinic, whole), Ok(()), "{level}");
    }
}

#[test]
fn an_older_level_without_a_reason_is_taken_and_its_next_form_asks() {
    let mut laptop = Node::new(Part::Risk, 2);
    laptop.writes(MANAGER, PLACE, &LEVEL, code("high"));
    let mut clinic = Node::new(Part::Risk, 1);
    clinic.meet(&laptop);
    assert_eq!(clinic.entry(PLACE).text(&LEVEL), "high");
    let asked = form(&mut clinic, vec![(&BASIS, words("Said so"))]);
    assert_eq!(asked, Err(vec![(Some("action"), Wrong::Rule("risk-needs-action"))]));
    assert_eq!(form(&mut clinic, vec![(&LEVEL, code("low"))]), Ok(()), "lowered as it is");
}

#[test]
fn a_change_of_level_is_of_today_unless_another_day_is_typed() {
    let today = "2026-11-29".parse().unwrap();
    let mut shown = Entry::blank(&RISK, PLACE.1);
    let dated = |shown: &Entry, fields: &[(&'static FieldDecl, Option<Value>)]| {
        let mut fields = fields.to_vec();
        doubt::date_changes(shown, &mut fields, today);
        fields.into_iter().find(|(field, _)| *field == &ASSESSED).and_then(|(_, to)| to)
    };
    assert_eq!(dated(&shown, &[(&LEVEL, code("low")), (&ASSESSED, None)]), day("2026-11-29"));
    assert_eq!(dated(&shown, &[(&LEVEL, code("low")), (&ASSESSED, day("2026-11-27"))]), day("2026-11-27"));
    let mut clinic = Node::new(Part::Risk, 1);
    clinic.does(THERAPIST, vec![write(PLACE, vec![(&LEVEL, code("low")), (&ASSESSED, day("2026-01-02"))])]).unwrap();
    shown = clinic.entry(PLACE);
    let untouched = (&ASSESSED, day("2026-01-02"));
    assert_eq!(dated(&shown, &[(&LEVEL, code("high")), untouched.clone()]), day("2026-11-29"));
    assert_eq!(dated(&shown, &[(&LEVEL, code("low")), untouched]), day("2026-01-02"), "the level is as it was");
}

#[test]
fn days_that_may_be_slips_are_asked_about_only_where_they_are_typed_anew() {
    let today = "2026-11-29".parse().unwrap();
    let mut clinic = Node::new(Part::Risk, 1);
    clinic.does(THERAPIST, vec![write(PLACE, vec![(&NEXT_DUE, day("2020-01-02"))])]).unwrap();
    let shown = clinic.entry(PLACE);
    let odd = |fields: &[(&'static FieldDecl, Option<Value>)]| -> Vec<(&str, OddDay)> {
        let doubts: Vec<Doubt> = doubt::of_form(&shown, fields, today);
        doubts.iter().map(|doubt| (doubt.field.name, doubt.odd)).collect()
    };
    assert_eq!(odd(&[(&NEXT_DUE, day("2020-01-02"))]), [], "it stood there");
    let both = [(&ASSESSED, day("2031-01-01")), (&NEXT_DUE, day("2020-01-03"))];
    assert_eq!(odd(&both), [("assessed", OddDay::Future), ("next_due", OddDay::Over)]);
}
