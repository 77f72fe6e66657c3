//! What is over, or not said any more, in a later export: a person is told of it entry by entry, and nothing is written.

use serde_json::{Value, json};
use waystation_sync::care::{contact, task};

use super::*;

/// Somebody with these ways to reach them.
fn nadia(telecom: &Value) -> Value {
    let mut nadia = patient("n1", "88", "Nadia Solis", "1979-05-20");
    nadia["telecom"] = telecom.clone();
    nadia
}

fn phone(number: &str) -> Value {
    json!({"system": "phone", "value": number})
}

/// An export in which all that can end is said to stand so.
fn export(stands: &[&str; 6]) -> String {
    let [phone, goal, activity, alone, concern, told] = stands;
    let mut mine = json!({"system": "phone", "value": "+1 555 0110"});
    if *phone == "ended" {
        mine["period"] = json!({"end": "2026-05-01"});
    }
    let subject = json!({"reference": "Patient/n1"});
    let mut goal_said = goal_of("g", "Patient/n1", "Move back in with Rolf");
    goal_said["lifecycleStatus"] = json!(goal);
    let mut ring = json!({"status": "not-started", "description": "Ring the sister"});
    if *activity == "not to be done" {
        ring["doNotPerform"] = json!(true);
    } else {
        ring["status"] = json!(activity);
    }
    bundle(&[
        nadia(&json!([mine, {"system": "email", "value": "nadia@example.org"}])),
        goal_said,
        json!({"resourceType": "CarePlan", "id": "cp1", "status": "active", "intent": "plan", "title": "Winter plan",
            "subject": subject, "activity": [{"detail": ring},
                {"detail": {"status": "not-started", "description": "Swim"}}]}),
        json!({"resourceType": "Task", "id": "t1", "status": alone, "intent": "order", "description": "Fetch the letter",
            "for": subject}),
        json!({"resourceType": "ServiceRequest", "id": "s1", "status": told, "intent": "order", "subject": subject,
            "code": {"text": "Walk daily"}}),
        json!({"resourceType": "Flag", "id": "f1", "status": concern, "subject": subject,
            "code": {"text": "Dog at the gate"}}),
    ])
}

const FIRST: [&str; 6] = ["in use", "accepted", "not-started", "requested", "active", "active"];

/// How many entries of this noun the report says are otherwise in the file.
fn otherwise(report: &Report, noun: &str) -> usize {
    let told = serde_json::to_value(report).unwrap();
    let files = told["files"].as_array().unwrap().iter();
    let differs = files.flat_map(|file| file["differs"].as_array().unwrap());
    differs.filter(|one| one["noun"] == noun).count()
}

#[test]
fn what_ended_since_the_first_import_is_said_entry_by_entry_and_nothing_is_written_over() {
    let seconds: [(usize, &str, &str); 11] = [
        (0, "ended", "contact"),
        (1, "entered-in-error", "goal"),
        (1, "cancelled", "goal"),
        (2, "entered-in-error", "task"),
        (2, "not to be done", "task"),
        (2, "cancelled", "task"),
        (3, "completed", "task"),
        (3, "entered-in-error", "task"),
        (4, "inactive", "safety_flag"),
        (4, "entered-in-error", "safety_flag"),
        (5, "revoked", "task"),
    ];
    for (which, now, noun) in seconds {
        let mut charts = Charts::default();
        charts.import(&[("v1.json", &export(&FIRST))]);
        let before = charts.heads();
        let mut stands = FIRST;
        stands[which] = now;
        let report = charts.import(&[("v2.json", &export(&stands))]);
        assert_eq!(otherwise(&report, noun), 1, "{now}: {report}");
        assert_eq!(report.files[0].differs.len(), 1, "{now}: {report}");
        let after = charts.heads();
        assert!(before.iter().all(|heads| after.contains(heads)), "{now}: it writes over nothing");
        assert!(!report.to_string().contains("sister") && !report.to_string().contains("0110"), "{report}");
        let same = charts.import(&[("v1.json", &export(&FIRST))]);
        assert!(same.files[0].differs.is_empty(), "{now}: {same}");
    }
}

#[test]
fn of_a_plan_that_was_entered_in_error_each_task_that_it_brought_is_told() {
    let plan = |status: &str| {
        let what = |words: &str| json!({"detail": {"status": "not-started", "description": words}});
        bundle(&[
            nadia(&json!([])),
            json!({"resourceType": "CarePlan", "id": "cp1", "status": status, "intent": "plan", "title": "Winter plan",
                "subject": {"reference": "Patient/n1"}, "activity": [what("Walk"), what("Ring the sister")]}),
        ])
    };
    let mut charts = Charts::default();
    charts.import(&[("v1.json", &plan("active"))]);
    let before = charts.heads();
    let report = charts.import(&[("v2.json", &plan("entered-in-error"))]);
    assert_eq!(otherwise(&report, "task"), 2, "{report}");
    assert_eq!(charts.heads(), before);
}

#[test]
fn what_ended_before_the_first_import_or_was_closed_here_since_is_no_difference() {
    let ended = ["ended", "entered-in-error", "entered-in-error", "completed", "inactive", "revoked"];
    let mut charts = Charts::default();
    let report = charts.import(&[("v1.json", &export(&ended))]);
    assert!(report.files[0].differs.is_empty(), "{report}");

    let mut charts = Charts::default();
    charts.import(&[("v1.json", &export(&FIRST))]);
    for noun in [&contact::CONTACT, &task::TASK] {
        for entry in charts.all(noun) {
            let client = charts.docs.keys().next().unwrap().client;
            let doc = DocKey::whole(client, noun.part);
            charts.edit(doc, vec![Act { noun, key: entry.key, verb: Verb::Retire }], importer(None));
        }
    }
    let report = charts.import(&[("v2.json", &export(&ended))]);
    assert_eq!((otherwise(&report, "contact"), otherwise(&report, "task")), (0, 0), "{report}");
    assert_eq!((otherwise(&report, "goal"), otherwise(&report, "safety_flag")), (1, 1), "{report}");
}

#[test]
fn a_number_that_is_listed_as_ended_and_as_in_use_is_in_use() {
    let mut old = phone("+1 555 0110");
    old["period"] = json!({"end": "2020"});
    let twice = bundle(&[nadia(&json!([old, phone("+1 555 0110")]))]);
    let mut charts = Charts::default();
    for _ in 0..2 {
        let report = charts.import(&[("v.json", &twice)]);
        assert!(report.files[0].differs.is_empty(), "{report}");
    }
    assert_eq!(charts.words(&contact::CONTACT, &contact::VALUE), ["+1 555 0110"]);
}

#[test]
fn what_a_later_export_does_not_say_any_more_is_told_and_what_people_wrote_here_is_not() {
    let both = bundle(&[nadia(&json!([phone("+1 555 0110"), phone("+1 555 0111")]))]);
    let one = bundle(&[nadia(&json!([phone("+1 555 0111")]))]);
    let none = bundle(&[nadia(&json!([]))]);
    let mut charts = Charts::default();
    charts.import(&[("v1.json", &both)]);
    let client = charts.docs.keys().next().unwrap().client;
    let of_theirs = [
        (&contact::CHANNEL, contact::CHANNEL.kind.parse("phone").unwrap()),
        (&contact::VALUE, contact::VALUE.kind.parse("+1 555 0112").unwrap()),
        (&contact::SAFE, contact::SAFE.kind.parse("yes").unwrap()),
    ];
    let key = waystation_sync::care::read::EntryKey::Id(waystation_sync::id::EntryId([7; 16]));
    let begun = Act { noun: &contact::CONTACT, key, verb: Verb::Begin(of_theirs.to_vec()) };
    charts.edit(DocKey::whole(client, Part::Core), vec![begun], importer(None));
    let before = charts.heads();
    let report = charts.import(&[("v2.json", &one)]);
    assert_eq!(otherwise(&report, "contact"), 1, "{report}");
    assert_eq!(charts.heads(), before, "nothing is taken away");
    let report = charts.import(&[("v3.json", &none)]);
    assert!(report.files[0].differs.is_empty(), "an export without any says nothing of them: {report}");
    let report = charts.import(&[("v1.json", &both)]);
    assert!(report.files[0].differs.is_empty(), "{report}");
}
