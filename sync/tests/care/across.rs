//! Rules across a client's documents: asking for help opens a flag, exposure waits for its locks, contact falls due.

use std::sync::Arc;

use waystation_sync::care::edit::{Act, Verb, Wrong};
use waystation_sync::care::noun::{ClientFacts, Fact, Moment, OpenFlag, Part, header};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{
    alert, between_sessions, checkin, client_facts, consent, consent_withdrawal, contact_attempt, contact_rule,
    exposure, exposure_run, plan_review, safety_flag, thought, thought_later,
};

use crate::support::*;

const TODAY: &str = "2026-11-24";

fn moment(text: &str) -> Option<Value> {
    text.parse::<Moment>().ok().map(Value::Moment)
}

fn rows(copies: &[&Node]) -> Vec<Row> {
    copies.iter().filter_map(|copy| Row::of(&copy.doc)).collect()
}

fn facts(copies: &[&Node]) -> ClientFacts {
    client_facts(&Part::ALL, rows(copies), TODAY.parse().ok())
}

#[test]
fn who_asks_for_help_in_a_check_in_opens_a_safety_flag_that_somebody_has_the_same_day() {
    let mut log = Node::new(Part::Logs, 1);
    let mut flags = Node::new(Part::Risk, 1);
    let said = |n, help| {
        let happened = (&header::HAPPENED, moment("2026-11-24T09:00-06:00"));
        begin((&checkin::CHECKIN, id(n)), vec![happened, (&checkin::NEED_HELP, Some(Value::YesNo(help)))])
    };
    log.does(MANAGER, vec![said(1, false)]).unwrap();
    assert_eq!(facts(&[&log, &flags]).open_flags(), []);
    log.does(MANAGER, vec![said(2, true)]).unwrap();
    let open = OpenFlag::Answers(entry_id(2));
    let known = facts(&[&log, &flags]);
    assert_eq!((known.open_flags(), known.owner(&open)), (vec![open], Some(MANAGER.person)));
    let overview = Overview::new(&Part::ALL, rows(&[&log, &flags]).into_iter().map(Arc::new));
    let flagged: Vec<_> = overview.flags().map(|flagged| (flagged.raised, flagged.owner)).collect();
    assert_eq!(flagged, [(Some(("checkin", TODAY.parse().unwrap())), Some(MANAGER.person))]);

    let flag = |n, status, fields: Vec<_>| -> Act {
        let about = (&safety_flag::CHECKIN, Some(Value::Link(id(2))));
        begin((&safety_flag::SAFETY_FLAG, id(n)), [vec![about, (&safety_flag::STATUS, code(status))], fields].concat())
    };
    let owner = (&safety_flag::OWNER, Some(Value::Staff(THERAPIST.person)));
    flags.does(SUPERVISOR, vec![flag(11, "open", vec![owner])]).unwrap();
    // Now there is a flag about it: it is the one line, whoever wrote it, and nobody is asked to begin another.
    let (known, taken_up) = (facts(&[&log, &flags]), OpenFlag::Person(entry_id(11)));
    assert_eq!((known.open_flags(), known.owner(&taken_up)), (vec![taken_up], Some(THERAPIST.person)));
    let overview = Overview::new(&Part::ALL, rows(&[&log, &flags]).into_iter().map(Arc::new));
    let flagged: Vec<_> = overview.flags().map(|flagged| (flagged.raised, flagged.owner)).collect();
    assert_eq!(flagged, [(Some(("checkin", TODAY.parse().unwrap())), Some(THERAPIST.person))]);
    let found = (&safety_flag::REASON, words("Rang at noon; safe tonight."));
    let closed = vec![(&safety_flag::STATUS, code("closed")), found];
    flags.does(SUPERVISOR, vec![write((&safety_flag::SAFETY_FLAG, id(11)), closed)]).unwrap();
    assert_eq!(facts(&[&log, &flags]).open_flags(), []);
}

/// A consent to exposure work, given by entry `n`.
fn consented(n: u8, kind: &str) -> Act {
    let fields = vec![
        (&header::HAPPENED, moment("2026-11-20T09:00-06:00")),
        (&consent::KIND, code(kind)),
        (&consent::GIVEN, code("signed")),
    ];
    begin((&consent::CONSENT, id(n)), fields)
}

#[test]
fn exposure_stays_locked_until_five_things_are_there_and_nothing_of_it_is_done_before() {
    let place = (&exposure::EXPOSURE, id(1));
    let mut consents = Node::new(Part::Consent, 1);
    consents.does(THERAPIST, vec![consented(31, "exposure_work"), consented(32, "treatment")]).unwrap();
    let mut plan = Node::new(Part::Plan, 1);
    plan.does(THERAPIST, vec![begin(place, vec![(&exposure::WHAT, words("The bus"))])]).unwrap();
    // What a form with these acts is told, and what stands afterwards.
    let send = |plan: &mut Node, consents: &Node, who, acts: Vec<Act>| {
        let known = facts(&[consents, plan]);
        let base = plan.heads();
        let mut edit = plan.form(who, &base, acts);
        edit.facts = Arc::new(known);
        let sent = plan.send(&edit);
        if sent.is_ok() { Vec::new() } else { problems(sent) }
    };
    let run = |n| {
        let fields = vec![
            (&exposure_run::EXPOSURE, Some(Value::Link(id(1)))),
            (&header::HAPPENED, moment("2026-11-24T10:00-06:00")),
        ];
        vec![begin((&exposure_run::EXPOSURE_RUN, id(n)), fields)]
    };
    let locked = [(Some("happened"), Wrong::Rule("exposure_run-locked"))];
    assert_eq!(send(&mut plan, &consents, THERAPIST, run(50)), locked);

    let opens = [
        (&exposure::RATIONALE, words("It keeps them home"), THERAPIST, "exposure-needs-rationale"),
        (&exposure::CONSENT, Some(Value::Link(id(31))), THERAPIST, "exposure-needs-consent"),
        (&exposure::THERAPIST, Some(Value::Staff(THERAPIST.person)), THERAPIST, "exposure-needs-therapist"),
        (&exposure::APPROVED, code("yes"), SUPERVISOR, "exposure-needs-approval"),
        (&exposure::STOP_RULE, words("Whenever they say so"), THERAPIST, "exposure-needs-stop-rule"),
    ];
    let ready = || vec![write(place, vec![(&exposure::STATUS, code("ready"))])];
    for (n, (field, value, who, _)) in opens.iter().enumerate() {
        let left: Vec<_> = opens[n..].iter().map(|(field, .., rule)| (Some(field.name), Wrong::Rule(rule))).collect();
        assert_eq!(send(&mut plan, &consents, THERAPIST, ready()), left);
        assert_eq!(send(&mut plan, &consents, *who, vec![write(place, vec![(*field, value.clone())])]), []);
    }
    let approves = vec![write(place, vec![(&exposure::APPROVED, code("no"))])];
    assert_eq!(send(&mut plan, &consents, THERAPIST, approves), [(Some("approved"), Wrong::NotYours)]);
    let other = |n| vec![write(place, vec![(&exposure::CONSENT, Some(Value::Link(id(n))))])];
    let kind = [(Some("consent"), Wrong::OtherConsent)];
    assert_eq!(send(&mut plan, &consents, THERAPIST, other(32)), kind, "one for treatment is none for this");
    plan.writes(THERAPIST, place, &exposure::CONSENT, Some(Value::Link(id(32))));
    let needs_consent = [(Some("consent"), Wrong::Rule("exposure-needs-consent"))];
    assert_eq!(send(&mut plan, &consents, THERAPIST, ready()), needs_consent, "whoever wrote it");
    assert_eq!(send(&mut plan, &consents, THERAPIST, other(31)), []);
    assert_eq!(send(&mut plan, &consents, THERAPIST, ready()), []);
    assert_eq!(send(&mut plan, &consents, THERAPIST, run(51)), []);

    let fields = vec![
        (&consent_withdrawal::CONSENT, Some(Value::Link(id(31)))),
        (&header::HAPPENED, moment("2026-11-24T11:00-06:00")),
    ];
    consents.does(MANAGER, vec![begin((&consent_withdrawal::CONSENT_WITHDRAWAL, id(41)), fields)]).unwrap();
    assert_eq!(send(&mut plan, &consents, THERAPIST, run(52)), locked, "the consent was taken back since");
    // Two supervisors said otherwise at once: it is not agreed.
    let mut laptop = plan.twin(2);
    laptop.writes(SUPERVISOR, place, &exposure::APPROVED, code("no"));
    plan.writes(SUPERVISOR, place, &exposure::APPROVED, None);
    plan.meet(&laptop);
    assert_eq!(send(&mut plan, &Node::new(Part::Consent, 3), THERAPIST, run(53)), locked);
}

#[test]
fn contact_falls_due_as_many_days_after_the_last_that_reached_them_as_the_rule_says() {
    let mut rule = Node::new(Part::Case, 1);
    let mut contacts = Node::new(Part::Notes, 1);
    let due = |copies: &[&Node], today: &str| {
        let overview = Overview::new(&Part::ALL, rows(copies).into_iter().map(Arc::new));
        overview.overdue(today.parse().unwrap()).map(|review| (review.noun, review.day.to_string())).collect::<Vec<_>>()
    };
    let logged = |n, at, result| {
        let what = vec![(&contact_attempt::RESULT, code(result)), (&contact_attempt::CHANNEL, code("phone"))];
        begin((&contact_attempt::CONTACT_ATTEMPT, id(n)), [vec![(&header::HAPPENED, moment(at))], what].concat())
    };
    contacts.does(MANAGER, vec![logged(1, "2026-11-02T10:00-06:00", "reached")]).unwrap();
    contacts.does(MANAGER, vec![logged(2, "2026-11-20T10:00-06:00", "no_answer")]).unwrap();
    assert_eq!(due(&[&rule, &contacts], "2030-01-01"), [], "no rule says so");
    rule.writes(MANAGER, (&contact_rule::CONTACT_RULE, EntryKey::One), &contact_rule::DAYS, Some(Value::Number(14)));
    assert_eq!(due(&[&rule, &contacts], "2026-11-16"), []);
    assert_eq!(due(&[&rule, &contacts], "2026-11-17"), [("contact_rule", "2026-11-16".to_owned())]);
    contacts.does(THERAPIST, vec![logged(3, "2026-11-24T10:00-06:00", "reached")]).unwrap();
    assert_eq!(due(&[&rule, &contacts], "2026-11-30"), []);
    assert_eq!(due(&[&rule], "2040-01-01").len(), 1, "nobody was ever reached: it counts from the rule");
}

#[test]
fn a_thought_record_that_is_done_stays_as_it_was_and_later_thoughts_stand_beside_it() {
    let place = (&thought::THOUGHT, id(1));
    let mut plan = Node::new(Part::Plan, 1);
    let fields = vec![(&thought::SITUATION, words("Alone on Sunday")), (&thought::STATUS, code("working"))];
    plan.does(THERAPIST, vec![begin(place, fields)]).unwrap();
    let done = vec![(&thought::BALANCED, words("One day is one day")), (&thought::STATUS, code("done"))];
    plan.does(THERAPIST, vec![write(place, done)]).unwrap();
    let over = |plan: &mut Node, fields| problems(plan.does(THERAPIST, vec![write(place, fields)]));
    let balanced = |text| vec![(&thought::BALANCED, words(text))];
    let is_done = [(Some("balanced"), Wrong::Rule("thought-done"))];
    assert_eq!(over(&mut plan, balanced("Another")), is_done);
    let later = vec![(&thought_later::THOUGHT, Some(Value::Link(id(1)))), (&thought_later::TEXT, words("It helped"))];
    plan.does(THERAPIST, vec![begin((&thought_later::THOUGHT_LATER, id(2)), later)]).unwrap();
    plan.writes(THERAPIST, place, &thought::STATUS, code("working"));
    assert!(plan.does(THERAPIST, vec![write(place, balanced("Another"))]).is_ok());
}

#[test]
fn a_link_to_one_of_several_nouns_is_believed_while_one_of_them_is_not_known_and_checked_once_all_are() {
    let mut plan = Node::new(Part::Plan, 1);
    let tries = |n| {
        let homework = (&between_sessions::HOMEWORK, Some(Value::Links([id(77)].into())));
        vec![begin(
            (&between_sessions::BETWEEN_SESSIONS, id(n)),
            vec![(&between_sessions::WHAT, words("Walk")), homework],
        )]
    };
    // A practice task lies in another document: without facts nobody knows of it here.
    assert!(plan.does(THERAPIST, tries(1)).is_ok());
    let base = plan.heads();
    let mut edit = plan.form(THERAPIST, &base, tries(2));
    edit.facts = Arc::new(facts(&[&plan, &Node::new(Part::Training, 1)]));
    assert_eq!(problems(plan.send(&edit)), [(Some("homework"), Wrong::NoSuchEntry)]);
}

#[test]
fn a_plan_is_looked_at_again_by_the_day_that_its_last_review_says_and_one_struck_or_followed_says_none() {
    let mut plan = Node::new(Part::Plan, 1);
    let due = |plan: &Node| {
        let overview = Overview::new(&Part::ALL, rows(&[plan]).into_iter().map(Arc::new));
        overview.overdue("2030-01-01".parse().unwrap()).map(|review| review.day.to_string()).collect::<Vec<_>>()
    };
    let day = |text: &str| Some(Value::Date(text.parse().unwrap()));
    let held = |n, on: &str, next: &str| {
        let fields = vec![(&plan_review::HAPPENED, day(on)), (&plan_review::NEXT, day(next))];
        begin((&plan_review::PLAN_REVIEW, id(n)), fields)
    };
    plan.does(THERAPIST, vec![held(1, "2026-08-03", "2026-11-02")]).unwrap();
    assert_eq!(due(&plan), ["2026-11-02"]);
    plan.does(THERAPIST, vec![held(2, "2026-11-02", "2027-02-01")]).unwrap();
    assert_eq!(due(&plan), ["2027-02-01"], "the one before it is followed");
    plan.does(THERAPIST, vec![act((&plan_review::PLAN_REVIEW, id(2)), Verb::Retire)]).unwrap();
    assert_eq!(due(&plan), ["2026-11-02"], "a draft that was let go of follows nothing");
}

#[test]
fn two_versions_of_an_alert_are_both_said_and_it_ends_on_no_day_that_two_people_say_otherwise() {
    let place = (&alert::ALERT, id(1));
    let day = |text: &str| Some(Value::Date(text.parse().unwrap()));
    let mut clinic = Node::new(Part::Core, 1);
    let fields = vec![
        (&alert::KIND, code("access")),
        (&alert::WHAT, words("Dog in the yard")),
        (&alert::UNTIL, day("2026-12-01")),
    ];
    clinic.does(DESK, vec![begin(place, fields)]).unwrap();
    let told = |copy: &Node| {
        let all = rows(&[copy]).into_iter().flat_map(|row| row.for_rules);
        all.filter_map(|stated| {
            let Fact::Alert { kind, text, until } = stated.fact else { return None };
            Some((kind, text, until))
        })
        .collect::<Vec<_>>()
    };
    let access = |text: &str, until: Option<&str>| {
        vec![("access".to_owned(), text.to_owned(), until.map(|day| day.parse().unwrap()))]
    };
    assert_eq!(told(&clinic), access("Dog in the yard", Some("2026-12-01")));
    let mut laptop = clinic.twin(2);
    clinic.writes(MANAGER, place, &alert::UNTIL, day("2026-12-24"));
    clinic.writes(MANAGER, place, &alert::KIND, code("safety"));
    laptop.writes(THERAPIST, place, &alert::UNTIL, day("2027-01-31"));
    laptop.writes(THERAPIST, place, &alert::KIND, code("contact"));
    clinic.meet(&laptop);
    assert_eq!(told(&clinic), [("safety".to_owned(), "Dog in the yard".to_owned(), None)], "safety comes first");
    clinic.does(SUPERVISOR, vec![act(place, Verb::Retire)]).unwrap();
    assert_eq!(told(&clinic), []);
}

#[test]
fn an_exposure_plan_is_in_the_hands_of_a_therapist_and_finished_only_after_it_was_begun() {
    let place = (&exposure::EXPOSURE, id(1));
    let mut plan = Node::new(Part::Plan, 1);
    plan.does(THERAPIST, vec![begin(place, vec![(&exposure::WHAT, words("The bus"))])]).unwrap();
    let roles = [THERAPIST, MANAGER, SUPERVISOR, DESK, PEER].map(|who| (who.person, who.role));
    let send = |plan: &mut Node, field, to| {
        let base = plan.heads();
        let mut edit = plan.form(SUPERVISOR, &base, vec![write(place, vec![(field, to)])]);
        edit.facts = Arc::new(ClientFacts { staff: roles.into(), ..facts(&[]) });
        let sent = plan.send(&edit);
        if sent.is_ok() { Vec::new() } else { problems(sent) }
    };
    for (who, may) in [(MANAGER, false), (DESK, false), (PEER, false), (SUPERVISOR, true), (THERAPIST, true)] {
        let told = send(&mut plan, &exposure::THERAPIST, Some(Value::Staff(who.person)));
        let wrong = [(Some("therapist"), Wrong::OtherStaff)];
        assert_eq!(told, if may { &[][..] } else { &wrong[..] }, "{who:?}");
    }
    for stands in ["locked", "asked", "stopped"] {
        plan.writes(THERAPIST, place, &exposure::STATUS, code(stands));
        let told = send(&mut plan, &exposure::STATUS, code("finished"));
        assert_eq!(told, [(Some("status"), Wrong::TooEarly)], "{stands}");
    }
    // A laptop of before wrote it all the same: what merges is not refused.
    let mut laptop = plan.twin(2);
    laptop.writes(THERAPIST, place, &exposure::RATIONALE, words("It keeps them home"));
    plan.meet(&laptop);
    assert_eq!(plan.entry(place).text(&exposure::STATUS), "stopped");
}
