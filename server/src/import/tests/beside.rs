//! What is said of something to do beside the deed stands with it, or is named.

use serde_json::{Value, json};
use waystation_sync::care::{name, task};

use super::*;

fn plan(status: &str, intent: &str, activities: &[Value]) -> Value {
    json!({"resourceType": "CarePlan", "id": "cp", "status": status, "intent": intent, "title": "Winter",
        "subject": {"reference": "Patient/a"}, "activity": activities})
}

fn detail(words: &str, status: &str, goals: &[&str]) -> Value {
    let goals: Vec<Value> = goals.iter().map(|goal| json!({"reference": goal})).collect();
    json!({"detail": {"status": status, "description": words, "goal": goals}})
}

fn request(kind: &str, more: Value) -> Value {
    let mut request = json!({"resourceType": kind, "id": "r", "status": "active", "code": {"text": "Walk"},
        "subject": {"reference": "Patient/a"}});
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

fn ana() -> Value {
    patient("a", "1", "Ana Reed", "1984-05-17")
}

/// What the remarks say after an import, and the report.
fn remarks(resources: &[Value]) -> (Vec<String>, Report) {
    let mut charts = Charts::default();
    let report = charts.import(&[("f", &bundle(resources))]);
    let before = charts.heads();
    charts.import(&[("f", &bundle(resources))]);
    assert_eq!(charts.heads(), before, "a second time changes nothing");
    (charts.words(&task::TASK, &task::REMARK), report)
}

/// The places that the report names, but for those to look at.
fn named(report: &Report) -> Vec<String> {
    let left = report.files[0].account.left.iter().filter(|left| left.why.weight() != why::Weight::Look);
    left.flat_map(|left| left.spots.iter().map(|spot| spot.place.clone())).collect()
}

#[test]
fn an_activity_says_for_which_goal_it_is_wherever_the_goal_stands() {
    let goal = || goal_of("g", "Patient/a", "Sleep at home");
    let walk = || plan("active", "plan", &[detail("Walk", "not-started", &["Goal/g"])]);
    for all in [[ana(), goal(), walk()], [walk(), goal(), ana()]] {
        let (remarks, report) = remarks(&all);
        assert_eq!(remarks, ["From the plan: Winter. For the goal: Sleep at home"]);
        assert!(!named(&report).iter().any(|place| place.contains("goal")), "{report}");
    }
}

#[test]
fn a_goal_of_somebody_else_or_one_that_is_left_is_not_said_with_an_activity() {
    let bens = [patient("b", "2", "Ben Oakes", "1990-01-02"), goal_of("g", "Patient/b", "Ben's alone")];
    let mut wrong = goal_of("g", "Patient/a", "Entered in error");
    wrong["lifecycleStatus"] = json!("entered-in-error");
    for others in [&bens[..], &[wrong], &[]] {
        let walk = plan("active", "plan", &[detail("Walk", "not-started", &["Goal/g"])]);
        let (remarks, report) = remarks(&[&[ana(), walk], others].concat());
        assert_eq!(remarks, ["From the plan: Winter"]);
        assert!(named(&report).iter().any(|place| place.ends_with("detail.goal[0].reference")), "{report}");
    }
}

#[test]
fn a_request_says_for_which_goal_it_is() {
    let goal = goal_of("g", "Patient/a", "Sleep at home");
    let pertains = json!({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal",
        "valueReference": {"reference": "Goal/g", "display": "Sleep  at home"}}]});
    let (said, report) = remarks(&[ana(), goal.clone(), request("ServiceRequest", pertains)]);
    assert_eq!(said, ["For the goal: Sleep at home"]);
    assert!(!named(&report).iter().any(|place| place.contains("extension")), "{report}");
    let task = json!({"resourceType": "Task", "id": "t", "status": "requested", "intent": "order", "description": "Walk",
        "for": {"reference": "Patient/a"}, "focus": {"reference": "Goal/g", "display": "her goal"}});
    let (said, report) = remarks(&[ana(), goal, task]);
    assert_eq!(said, ["About: her goal. For the goal: Sleep at home"]);
    assert!(!named(&report).iter().any(|place| place.contains("focus")), "{report}");
}

#[test]
fn what_is_only_proposed_or_a_draft_says_so() {
    for (intent, words) in [
        ("proposal", "Proposed there, not agreed"),
        ("option", "One of several options there"),
        ("directive", "A directive of the client's or of somebody who speaks for them"),
    ] {
        let (remarks, report) = remarks(&[ana(), request("ServiceRequest", json!({"intent": intent}))]);
        assert_eq!(remarks, [words]);
        assert!(!named(&report).iter().any(|place| place.contains("intent")), "{report}");
    }
    let (order, report) = remarks(&[ana(), request("ServiceRequest", json!({"intent": "order"}))]);
    assert_eq!(order, [""]);
    assert!(named(&report).iter().any(|place| place.ends_with("intent")), "{report}");
    let (draft, report) = remarks(&[ana(), request("ServiceRequest", json!({"status": "draft"}))]);
    assert_eq!(draft, ["A draft there"]);
    assert_eq!(said(&report, Why::DraftIsOpen), 1);
}

#[test]
fn what_stands_still_in_a_plan_says_that_the_plan_is_a_draft_or_on_hold_or_proposed() {
    let activities = [detail("Walk", "not-started", &[]), detail("Rung", "completed", &[])];
    for (status, intent, words) in [
        ("draft", "plan", "The plan is a draft there"),
        ("on-hold", "plan", "The plan is on hold there"),
        ("active", "proposal", "Proposed there, not agreed"),
    ] {
        let (remarks, report) = remarks(&[ana(), plan(status, intent, &activities)]);
        assert_eq!(remarks, ["From the plan: Winter".to_owned(), format!("From the plan: Winter. {words}")]);
        let element = if status == "active" { "resource.intent" } else { "resource.status" };
        assert!(!named(&report).iter().any(|place| place.ends_with(element)), "{report}");
    }
    // Nothing is left to do in it, so nothing says so, and it is named.
    let (_, report) = remarks(&[ana(), plan("draft", "plan", &activities[1..])]);
    assert!(named(&report).iter().any(|place| place.ends_with("resource.status")), "{report}");
}

#[test]
fn why_something_was_dropped_is_said() {
    let of = |kind: &str, status: &str| match kind {
        "Task" => json!({"resourceType": "Task", "id": "x", "status": status, "intent": "order", "description": "Walk",
            "for": {"reference": "Patient/a"}}),
        _ => json!({"resourceType": "Appointment", "id": "x", "status": status, "description": "Walk", "start":
            "2026-12-24T10:00:00Z", "participant": [{"actor": {"reference": "Patient/a"}, "status": "accepted"}]}),
    };
    for (kind, status, words, ours) in [
        ("Task", "rejected", "Rejected there", "dropped"),
        ("Task", "failed", "Failed there", "dropped"),
        ("Task", "draft", "A draft there", "open"),
        ("Appointment", "noshow", "Somebody did not come", "dropped"),
        ("Appointment", "pending", "Not booked there yet", "open"),
        ("Appointment", "waitlist", "Not booked there yet", "open"),
    ] {
        let activity = json!({"reference": {"reference": format!("{kind}/x")}});
        let mut charts = Charts::default();
        charts.import(&[("f", &bundle(&[ana(), plan("active", "plan", &[activity]), of(kind, status)]))]);
        let task = &charts.all(&task::TASK)[0];
        assert_eq!(task.text(&task::STATUS), ours);
        assert!(task.text(&task::REMARK).contains(words), "{kind} {status}: {}", task.text(&task::REMARK));
    }
}

#[test]
fn a_title_that_the_name_was_written_with_is_in_the_chart_and_another_is_named() {
    let titled = |text: Value| {
        let mut ana = ana();
        ana["name"][0]["prefix"] = json!(["Dr."]);
        ana["name"][0]["text"] = text;
        let mut charts = Charts::default();
        let report = charts.import(&[("f", &bundle(&[ana]))]);
        let is_named = named(&report).iter().any(|place| place.ends_with("prefix[0]"));
        (charts.words(&name::NAME, &name::TEXT), is_named)
    };
    assert_eq!(titled(json!("Dr. Ana Reed")), (vec!["Dr. Ana Reed".to_owned()], false));
    assert_eq!(titled(Value::Null), (vec!["Ana Reed".to_owned()], true));
    assert_eq!(titled(json!("Ana Adrian Reed")), (vec!["Ana Adrian Reed".to_owned()], true));
}
