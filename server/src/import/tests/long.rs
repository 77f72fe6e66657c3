//! What is longer than its field is taken all the same: its beginning where it belongs, the whole beside it.

use serde_json::json;
use waystation_sync::care::{goal, note, task};

use super::*;

/// So many sentences, each its own.
fn sentences(count: usize) -> String {
    (0..count).map(|n| format!("Sentence number {n} says one more thing.")).collect::<Vec<_>>().join(" ")
}

fn somebody() -> serde_json::Value {
    patient("a", "17", "Ana Reed", "1984-05-17")
}

#[test]
fn a_goal_longer_than_its_field_is_taken_with_its_beginning_and_is_whole_in_a_note() {
    let long = sentences(60);
    let mut goal_said = goal_of("g", "Patient/a", &long);
    goal_said["target"] = json!([{"dueDate": "2027-06-01"}]);
    let file = bundle(&[somebody(), goal_said]);
    let mut charts = Charts::default();
    let report = charts.import(&[("f.json", &file)]);
    let stated = charts.words(&goal::GOAL, &goal::STATEMENT);
    let [stated] = stated.as_slice() else { panic!("{report}") };
    let begun = stated.strip_suffix(" …").expect("it says that there is more");
    assert!(long.starts_with(begun) && begun.ends_with("thing.") && begun.chars().count() > 900, "{stated}");
    assert!(charts.words(&note::NOTE, &note::TEXT)[0].contains(&long), "{report}");
    assert_eq!(charts.all(&goal::GOAL)[0].value(&goal::DUE).unwrap().to_string(), "2027-06-01");
    let before = charts.heads();
    charts.import(&[("f.json", &file)]);
    assert_eq!(charts.heads(), before, "a second time changes nothing");
}

#[test]
fn a_goal_without_a_sentence_or_a_space_is_cut_where_its_field_ends() {
    for long in ["ñ".repeat(1_500), format!("{} {}", "ñ".repeat(400), "word ".repeat(300))] {
        let mut charts = Charts::default();
        let report = charts.import(&[("f.json", &bundle(&[somebody(), goal_of("g", "Patient/a", &long)]))]);
        let stated = charts.words(&goal::GOAL, &goal::STATEMENT);
        assert_eq!(stated.len(), 1, "{report}");
        assert!(stated[0].ends_with(" …") && stated[0].chars().count() <= 1_000, "{}", stated[0]);
        assert!(charts.words(&note::NOTE, &note::TEXT)[0].contains(long.trim()), "{report}");
    }
}

#[test]
fn what_a_goal_measures_and_reaches_stands_in_a_note_where_it_is_longer_than_its_field() {
    let mut goal_said = goal_of("g", "Patient/a", "Walk");
    let (measure, reach) = (sentences(8), sentences(3));
    goal_said["target"] = json!([{"measure": {"text": measure}, "detailString": reach, "dueDate": "2027-06-01"}]);
    let mut charts = Charts::default();
    let report = charts.import(&[("f.json", &bundle(&[somebody(), goal_said]))]);
    let notes = charts.words(&note::NOTE, &note::TEXT);
    let [note] = notes.as_slice() else { panic!("{report}") };
    assert!(
        note.contains(&format!("Measured by: {measure}")) && note.contains(&format!("To reach: {reach}")),
        "{note}"
    );
    assert!(!report.to_string().contains("does not fit"), "{report}");
}

#[test]
fn a_goal_longer_than_a_note_too_is_named_as_left() {
    let mut charts = Charts::default();
    let report = charts.import(&[("f.json", &bundle(&[somebody(), goal_of("g", "Patient/a", &sentences(1_000))]))]);
    assert!(charts.all(&goal::GOAL).is_empty() && charts.all(&note::NOTE).is_empty(), "{report}");
    assert!(report.to_string().contains("Goal"), "{report}");
}

#[test]
fn something_to_do_longer_than_its_field_is_taken_with_its_beginning_and_is_whole_in_a_note() {
    let (long, other) = (sentences(20), sentences(21));
    let subject = json!({"reference": "Patient/a"});
    let file = bundle(&[
        somebody(),
        json!({"resourceType": "Task", "id": "t", "status": "requested", "intent": "order", "description": long,
            "for": subject, "restriction": {"period": {"end": "2027-01-08"}}}),
        json!({"resourceType": "CarePlan", "id": "cp1", "status": "active", "intent": "plan", "title": "Winter plan",
            "subject": subject, "activity": [{"detail": {"status": "not-started", "description": other}}]}),
    ]);
    let mut charts = Charts::default();
    let report = charts.import(&[("f.json", &file)]);
    let words = charts.words(&task::TASK, &task::WHAT);
    assert_eq!(words.len(), 2, "{report}");
    assert!(words.iter().all(|what| long.starts_with(what.strip_suffix(" …").unwrap())), "{words:?}");
    let notes = charts.words(&note::NOTE, &note::TEXT);
    assert!([&long, &other].iter().all(|whole| notes.iter().any(|note| note.contains(whole.as_str()))), "{report}");
    let before = charts.heads();
    charts.import(&[("f.json", &file)]);
    assert_eq!(charts.heads(), before, "a second time changes nothing");
}

#[test]
fn every_list_of_the_report_is_of_a_length_that_people_read_and_says_how_many_more_there_are() {
    let people = |born: &str| {
        let people: Vec<_> =
            (0..50).map(|n| patient(&format!("p{n}"), &format!("{}", 100 + n), &format!("Ana N{n}"), born)).collect();
        bundle(&people)
    };
    let mut charts = Charts::default();
    charts.import(&[("v1.json", &people("1984-05-17"))]);
    let report = charts.import(&[("v2.json", &people("1984"))]);
    let text = report.to_string();
    assert_eq!(text.matches("birth_date").count(), 20, "{text}");
    assert!(text.contains("and 30 more"), "{text}");
    let told = serde_json::to_value(&report).unwrap();
    assert_eq!(told["files"][0]["differs"].as_array().unwrap().len(), 50, "for programs all of them");
    let left = text.lines().find(|line| line.contains("gender") || line.contains(" times:"));
    assert!(left.is_none_or(|line| line.contains(" more")), "{text}");
}
