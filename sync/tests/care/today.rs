//! What the first page is made of: drafts of everything that is signed, appointments, questionnaires that are due, and the order in
//! which what presses stands.

use std::sync::Arc;

use waystation_sync::care::NOUNS;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::instruments::INSTRUMENTS;
use waystation_sync::care::noun::{Code, Days, FieldDecl, Kind, Moment, Noun, Part, header};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{
    appointment, client_facts, measure, measure_schedule, risk, setback_review, standing, task,
};
use waystation_sync::id::ClientId;

use crate::support::*;

fn overview(copies: &[&Node]) -> Overview {
    Overview::new(&Part::ALL, copies.iter().filter_map(|copy| Row::of(&copy.doc)).map(Arc::new))
}

fn coded(text: &str) -> EntryKey {
    EntryKey::Code(Code::new(text).unwrap())
}

fn moment(text: &str) -> Option<Value> {
    text.parse::<Moment>().ok().map(Value::Moment)
}

/// A form that begins an entry of `noun` with something in every field that it asks for.
fn begun(noun: &'static Noun, n: u8) -> Act {
    let filled = |field: &'static FieldDecl| {
        if field.kind == Kind::Date {
            day("2026-11-24")
        } else if let [first, ..] = field.kind.codes() {
            code(first)
        } else {
            words("Once more")
        }
    };
    let asked = noun.fields.iter().filter(|field| field.required);
    begin((noun, id(n)), asked.map(|field| (field, filled(field))).collect())
}

#[test]
fn whatever_is_signed_waits_among_the_drafts_of_who_began_it_until_it_is() {
    let signed = NOUNS.into_iter().filter(|noun| noun.signed().is_some() && noun.within.is_none());
    let mut nouns = 0;
    for noun in signed {
        nouns += 1;
        let mut copy = Node::new(noun.part, 1);
        copy.does(THERAPIST, vec![begun(noun, 1)]).unwrap();
        let drafts = |copy: &Node| overview(&[copy]).drafts(THERAPIST.person).collect::<Vec<_>>();
        assert_eq!(drafts(&copy), [(CLIENT, entry_id(1), noun.name)]);
        assert_eq!(overview(&[&copy]).drafts_count(MANAGER.person), 0, "{}: it is nobody else's", noun.name);
        if noun.may_put_away() {
            let mut other = copy.twin(2);
            other.does(THERAPIST, vec![act((noun, id(1)), Verb::Retire)]).unwrap();
            assert_eq!(drafts(&other), [], "{}: what was let go of is nobody's draft", noun.name);
        }
        copy.does(THERAPIST, vec![act((noun, id(1)), Verb::Sign)]).unwrap();
        assert_eq!(drafts(&copy), [], "{}", noun.name);
    }
    assert!(nouns >= 5, "{nouns}");
}

#[test]
fn appointments_that_are_planned_are_listed_by_time_and_those_of_a_chart_put_away_or_cancelled_are_not() {
    let mut case = Node::new(Part::Case, 1);
    for (n, at, status) in [
        (1, "2026-11-30T15:00-06:00", "planned"),
        (2, "2026-11-30T09:30-06:00", "planned"),
        (3, "2026-11-30T11:00-06:00", "cancelled"),
        (4, "2026-12-08T09:00-06:00", "planned"),
        (5, "2026-12-01T09:00-06:00", "planned"),
    ] {
        let fields = vec![
            (&appointment::WHEN, moment(at)),
            (&appointment::PLACE, words("Mill Street")),
            (&appointment::WITH, Some(Value::Staff(THERAPIST.person))),
            (&appointment::STATUS, code(status)),
        ];
        case.does(DESK, vec![begin((&appointment::APPOINTMENT, id(n)), fields)]).unwrap();
    }
    case.does(DESK, vec![act((&appointment::APPOINTMENT, id(5)), Verb::Retire)]).unwrap();
    let (first, last) = ("2026-11-30".parse().unwrap(), "2026-12-07".parse().unwrap());
    let planned = |copies: &[&Node]| {
        let overview = overview(copies);
        overview.planned(first, last).map(|one| one.entry).collect::<Vec<_>>()
    };
    assert_eq!(planned(&[&case]), [entry_id(2), entry_id(1)]);
    let all = overview(&[&case]);
    let one = all.planned(first, last).next().unwrap();
    assert_eq!((one.place.as_str(), one.who, one.noun), ("Mill Street", Some(THERAPIST.person), "appointment"));
    let mut core = Node::new(Part::Core, 1);
    let ended = vec![(&standing::STATUS, code("ended")), (&standing::REASON, words("As planned"))];
    core.does(SUPERVISOR, vec![write((&standing::STANDING, EntryKey::One), ended)]).unwrap();
    assert_eq!(planned(&[&case, &core]), []);
}

fn answered(n: u8, at: &str, answers: &str) -> Act {
    let answers = Kind::Answers(INSTRUMENTS).parse(answers).unwrap();
    begin((&measure::MEASURE, id(n)), vec![(&header::HAPPENED, moment(at)), (&measure::ANSWERS, answers)])
}

#[test]
fn a_questionnaire_is_due_so_many_weeks_after_the_last_or_on_the_day_of_the_next_appointment() {
    let mut measures = Node::new(Part::Measures, 1);
    let mut case = Node::new(Part::Case, 1);
    let due = |copies: &[&Node]| {
        let overview = overview(copies);
        let all = overview.looks_due("2030-01-01".parse().unwrap());
        let told = all.into_iter().filter(|review| review.noun == "measure_schedule");
        told.map(|review| (review.key.to_string(), review.day.to_string())).collect::<Vec<_>>()
    };
    let phq = (&measure_schedule::MEASURE_SCHEDULE, coded("phq-9"));
    let weekly = vec![
        (&measure_schedule::EVERY, code("weeks")),
        (&measure_schedule::WEEKS, Some(Value::Number(2))),
        (&measure_schedule::SINCE, day("2026-11-02")),
    ];
    measures.does(THERAPIST, vec![write(phq, weekly)]).unwrap();
    assert_eq!(due(&[&measures]), [("phq-9".to_owned(), "2026-11-02".to_owned())], "it was never answered");
    measures.does(THERAPIST, vec![answered(1, "2026-11-05T10:00-06:00", "gad-7:1111100")]).unwrap();
    assert_eq!(due(&[&measures])[0].1, "2026-11-02", "another one was");
    measures.does(THERAPIST, vec![answered(2, "2026-11-05T10:00-06:00", "phq-9:11110100--")]).unwrap();
    assert_eq!(due(&[&measures])[0].1, "2026-11-19", "it was asked, though an item was left out");
    let before = vec![(&measure_schedule::EVERY, code("appointment"))];
    measures.does(THERAPIST, vec![write(phq, before)]).unwrap();
    assert_eq!(due(&[&measures, &case]), [], "no appointment is planned");
    for (n, at) in [(1, "2026-11-05T09:00-06:00"), (2, "2026-12-03T09:00-06:00"), (3, "2026-11-26T09:00-06:00")] {
        let fields = vec![(&appointment::WHEN, moment(at)), (&appointment::STATUS, code("planned"))];
        case.does(DESK, vec![begin((&appointment::APPOINTMENT, id(n)), fields)]).unwrap();
    }
    assert_eq!(due(&[&measures, &case])[0].1, "2026-11-26");
    let stopped = vec![(&measure_schedule::EVERY, code("stopped"))];
    measures.does(THERAPIST, vec![write(phq, stopped)]).unwrap();
    assert_eq!(due(&[&measures, &case]), []);
}

#[test]
fn what_is_due_stands_by_risk_then_by_day_and_what_comes_later_by_day_alone() {
    let of = |client: u8, level: &str, days: &[(&str, &str)]| {
        let mut case = Node::new(Part::Case, client);
        for (n, (what, due)) in (1..).zip(days) {
            let fields = vec![
                (&task::WHAT, words(what)),
                (&task::WHO, Some(Value::Staff(MANAGER.person))),
                (&task::DUE, day(due)),
                (&task::STATUS, code("open")),
            ];
            case.does(MANAGER, vec![begin((&task::TASK, id(n)), fields)]).unwrap();
        }
        let mut risks = Node::new(Part::Risk, client);
        risks.writes(THERAPIST, (&risk::RISK, coded("self_harm")), &risk::LEVEL, code(level));
        [case, risks].map(|copy| {
            let mut row = Row::of(&copy.doc).unwrap();
            row.doc.client = ClientId([client; 16]);
            Arc::new(row)
        })
    };
    let calm = of(1, "none_seen", &[("calm, long over", "2026-11-01"), ("calm, later", "2026-12-01")]);
    let high =
        of(2, "high", &[("high, today", "2026-11-24"), ("high, later", "2026-12-02"), ("high, over", "2026-11-20")]);
    let low = of(3, "low", &[("low, over", "2026-11-22")]);
    let overview = Overview::new(&Part::ALL, [calm, high, low].into_iter().flatten());
    let due = overview.due_first(MANAGER.person, "2026-11-24".parse().ok(), 40);
    let told: Vec<&str> = due.iter().map(|(_, task)| task.what.as_str()).collect();
    let order = ["high, over", "high, today", "low, over", "calm, long over", "calm, later", "high, later"];
    assert_eq!(told, order);
    assert_eq!(overview.due_elsewhere_first(THERAPIST.person, "2026-11-24".parse().ok(), 2).len(), 2);
}

#[test]
fn the_day_of_the_next_look_is_the_one_that_was_signed_whatever_came_too_late_for_that() {
    let mut nouns = 0;
    for noun in NOUNS.into_iter().filter(|noun| noun.signed().is_some() && noun.within.is_none()) {
        let ahead = |field: &&FieldDecl| field.kind == Kind::Date && field.days == Days::Ahead && !field.once;
        let Some(next) = noun.fields.iter().find(ahead) else { continue };
        let place = (noun, id(1));
        let mut copy = Node::new(noun.part, 1);
        copy.does(THERAPIST, vec![begun(noun, 1), write(place, vec![(next, day("2027-02-01"))])]).unwrap();
        let mut late = copy.twin(2);
        copy.does(THERAPIST, vec![act(place, Verb::Sign)]).unwrap();
        let days =
            |copy: &Node| Row::of(&copy.doc).unwrap().reviews.into_iter().map(|(.., day)| day).collect::<Vec<_>>();
        let signed = days(&copy);
        assert_eq!(signed, ["2027-02-01".parse().unwrap()], "{}", noun.name);
        late.does(THERAPIST, vec![write(place, vec![(next, day("2027-09-09"))])]).unwrap();
        copy.meet(&late);
        assert_eq!(days(&copy), signed, "{}", noun.name);
        nouns += 1;
    }
    assert!(nouns >= 4, "{nouns}");
}

#[test]
fn harm_that_came_too_late_for_the_signature_asks_for_a_person_all_the_same() {
    let place = (&setback_review::SETBACK_REVIEW, id(1));
    for (signed, late) in [("no", "yes"), ("yes", "no")] {
        let mut copy = Node::new(setback_review::SETBACK_REVIEW.part, 1);
        let harm = |said| write(place, vec![(&setback_review::HARM, code(said))]);
        copy.does(THERAPIST, vec![begun(place.0, 1), harm(signed)]).unwrap();
        let mut other = copy.twin(2);
        copy.does(THERAPIST, vec![act(place, Verb::Sign)]).unwrap();
        other.does(THERAPIST, vec![harm(late)]).unwrap();
        copy.meet(&other);
        let known = client_facts(&Part::ALL, Row::of(&copy.doc), "2026-11-24".parse().ok());
        assert_eq!(known.open_flags().len(), 1, "signed {signed}, then {late}");
    }
}
