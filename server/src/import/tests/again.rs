//! A second export: what is new is added once, what changed is said and written over nothing.

use serde_json::{Value, json};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{contact, goal, name, safety_flag, standing, task};

use super::*;

fn nadia(telecom: &Value, names: &Value) -> Value {
    let mut nadia = patient("n1", "88", "Nadia Solis", "1979-05-20");
    nadia["telecom"] = telecom.clone();
    if names.is_array() {
        nadia["name"] = names.clone();
    }
    nadia
}

fn phones(numbers: &[&str]) -> Value {
    numbers.iter().map(|number| json!({"system": "phone", "value": number})).collect()
}

fn plan(activities: &[Value]) -> Value {
    json!({"resourceType": "CarePlan", "id": "cp1", "status": "active", "intent": "plan", "title": "Winter plan",
        "subject": {"reference": "Patient/n1"}, "activity": activities})
}

fn activity(words: &str, status: &str) -> Value {
    json!({"detail": {"status": status, "description": words}})
}

#[test]
fn a_telephone_or_name_put_in_front_adds_one_and_doubles_none() {
    let mut charts = Charts::default();
    charts.import(&[("v1.json", &bundle(&[nadia(&phones(&["+1 555 0110"]), &Value::Null)]))]);
    let names = json!([{"use": "nickname", "text": "Nadi"}, {"use": "usual", "given": ["Nadia"], "family": "Solis"}]);
    let second = bundle(&[nadia(&phones(&["+1 555 0199", "+1 555 0110"]), &names)]);
    for _ in 0..2 {
        let report = charts.import(&[("v2.json", &second)]);
        assert!(report.files[0].differs.is_empty(), "{report}");
        assert_eq!(charts.words(&contact::CONTACT, &contact::VALUE), ["+1 555 0110", "+1 555 0199"]);
        assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Nadi", "Nadia Solis"]);
    }
}

#[test]
fn an_activity_put_in_front_adds_one_and_a_status_that_changed_is_said() {
    let mut charts = Charts::default();
    let nadia = || nadia(&json!([]), &Value::Null);
    let (walk, ring) = (activity("Walk with Petra", "not-started"), activity("Ring the sister", "not-started"));
    charts.import(&[("v1.json", &bundle(&[nadia(), plan(&[walk.clone(), ring])]))]);
    let (lock, rung) =
        (activity("URGENT: lock the tablets away", "not-started"), activity("Ring the sister", "completed"));
    let second = bundle(&[nadia(), plan(&[lock, walk, rung])]);
    for _ in 0..2 {
        let report = charts.import(&[("v2.json", &second)]);
        let words = charts.words(&task::TASK, &task::WHAT);
        assert_eq!(words, ["Ring the sister", "URGENT: lock the tablets away", "Walk with Petra"]);
        assert_eq!(report.files[0].differs.len(), 1);
        assert!(report.to_string().contains("task at entry[1].resource.activity[2].detail"), "{report}");
        assert!(report.to_string().contains("): status"), "{report}");
    }
    let rung = charts.all(&task::TASK).into_iter().find(|task| task.text(&task::WHAT) == "Ring the sister").unwrap();
    assert_eq!(rung.text(&task::STATUS), "open", "it writes over nothing");
}

#[test]
fn the_same_activity_on_two_days_is_two_and_a_third_adds_one() {
    let on =
        |day: &str| json!({"detail": {"status": "scheduled", "description": "Group", "scheduledPeriod": {"end": day}}});
    let mut charts = Charts::default();
    let nadia = || nadia(&json!([]), &Value::Null);
    let all = [on("2027-01-08"), on("2027-01-15"), on("2027-01-01")];
    for count in [1, 2, 3, 2, 3] {
        charts.import(&[("v.json", &bundle(&[nadia(), plan(&all[..count])]))]);
    }
    let mut days: Vec<String> =
        charts.all(&task::TASK).iter().map(|task| task.value(&task::DUE).unwrap().to_string()).collect();
    days.sort();
    assert_eq!(days, ["2027-01-01", "2027-01-08", "2027-01-15"]);
}

#[test]
fn what_differs_is_said_entry_by_entry_and_nothing_is_written_over() {
    let mut charts = Charts::default();
    let goal = |status: &str, due: &str| {
        let mut goal = goal_of("gc", "Patient/c1", "Move back in with Rolf");
        goal["lifecycleStatus"] = json!(status);
        goal["target"] = json!([{"dueDate": due}]);
        goal
    };
    let first = [patient("c1", "91", "Teo Brandt", "1984-07-09"), goal("accepted", "2027-01-01")];
    charts.import(&[("v1.json", &bundle(&first))]);
    let before = charts.heads();
    let second = [patient("c1", "91", "Teo Brandt", "1984-07-19"), goal("cancelled", "2027-02-01")];
    let report = charts.import(&[("v2.json", &bundle(&second))]);
    assert_eq!(charts.heads(), before);
    let text = report.to_string();
    assert!(text.contains("client at entry[0].resource (chart "), "{text}");
    assert!(text.contains("birth_date") && text.contains("): due, status"), "{text}");
    let told = serde_json::to_value(&report).unwrap();
    assert_eq!(told["files"][0]["differs"].as_array().unwrap().len(), 2);
    assert!(!text.contains("Rolf") && !text.contains("1984"));
    assert_eq!(charts.words(&goal::GOAL, &goal::STATUS), ["accepted"]);
}

#[test]
fn what_an_earlier_version_brought_by_its_place_is_known_again() {
    let (name_key, way, walk) = {
        let client = ids::client("urn:example:hillside", "88");
        let of = |kind: &str, id: &str, place| EntryKey::Id(ids::entry(client, kind, id, Some(place)));
        (of("Patient.name", "n1", 0), of("Patient.telecom", "n1", 0), of("CarePlan", "cp1", 0))
    };
    let file =
        |numbers: &[&str], activities: &[Value]| bundle(&[nadia(&phones(numbers), &Value::Null), plan(activities)]);
    let mut charts = Charts::default();
    let one = file(&["+1 555 0110"], &[activity("Walk with Petra", "not-started")]);
    let parsed = read("old.json", one.as_bytes()).unwrap();
    // As an earlier version of the program wrote it: by places.
    for part in &parsed.clients[0].parts {
        let acts = part.acts.iter().map(|act| {
            let key = match act.noun.name {
                "name" => name_key,
                "contact" => way,
                "task" => walk,
                _ => act.key,
            };
            Act { key, ..act.clone() }
        });
        charts.edit(part.doc, acts.collect(), importer(None));
    }
    // Somebody wrote in it since.
    let client = parsed.clients[0].client;
    let words = contact::VALUE.kind.parse("+1 555 0111").unwrap();
    let verb = Verb::Write(vec![(&contact::VALUE, words)]);
    charts.edit(
        DocKey::whole(client, Part::Core),
        vec![Act { noun: &contact::CONTACT, key: way, verb }],
        importer(None),
    );
    let before = charts.heads();
    let report = charts.import(&[("v1.json", &one)]);
    assert_eq!(charts.heads(), before, "{report}");
    assert_eq!(report.files[0].differs.len(), 1, "{report}");
    let front = file(
        &["+1 555 0199", "+1 555 0110"],
        &[activity("Lock", "not-started"), activity("Walk with Petra", "not-started")],
    );
    charts.import(&[("v2.json", &front)]);
    assert_eq!(charts.words(&task::TASK, &task::WHAT), ["Lock", "Walk with Petra"]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Nadia Solis"]);
    assert_eq!(charts.words(&contact::CONTACT, &contact::VALUE), ["+1 555 0111", "+1 555 0199"]);
}

#[test]
fn a_name_that_ended_is_a_former_one_and_a_telephone_that_ended_is_left() {
    let names = json!([{"use": "usual", "text": "Nadia Solis"},
        {"use": "official", "text": "Nadia Brandt", "period": {"start": "2001", "end": "2019-05-01"}}]);
    let ways = json!([{"system": "phone", "value": "1", "period": {"end": "2020"}}, {"system": "phone", "value": "2",
        "period": {"end": "2100-01-01"}}]);
    let mut charts = Charts::default();
    let report = charts.import(&[("f", &bundle(&[nadia(&ways, &names)]))]);
    assert_eq!(charts.words(&name::NAME, &name::USE), ["former", "usual"]);
    assert_eq!(charts.words(&contact::CONTACT, &contact::VALUE), ["2"]);
    assert_eq!((said(&report, Why::NameEnded), said(&report, Why::OutOfUse)), (1, 1));
}

#[test]
fn a_nickname_keeps_the_name_that_its_parts_make() {
    let names = json!([{"use": "usual", "text": "Nadi", "given": ["Nadia"], "family": "Solis"}]);
    let mut charts = Charts::default();
    charts.import(&[("f", &bundle(&[nadia(&json!([]), &names)]))]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Nadi", "Nadia Solis"]);
    assert_eq!(charts.words(&name::NAME, &name::USE), ["alias", "usual"]);
}

#[test]
fn two_exports_at_once_bring_one_person_and_what_they_say_otherwise_is_named() {
    let first = bundle(&[patient("c1", "91", "Teo Brandt", "1984-07-09"), goal_of("g", "Patient/c1", "Rest")]);
    let second = bundle(&[patient("c1", "91", "Teo Brandt", "1984-07-19"), goal_of("g", "Patient/c1", "Sing")]);
    let mut charts = Charts::default();
    let report = charts.import(&[("v1", &first), ("v2", &second), ("v2-again", &second)]);
    assert_eq!(said(&report, Why::TwiceOtherwise), 2, "{report}");
    assert_eq!(said(&report, Why::Nameless), 0);
    let born = charts.all(&waystation_sync::care::client::CLIENT)[0]
        .value(&waystation_sync::care::client::BIRTH_DATE)
        .unwrap()
        .to_string();
    assert_eq!(born, "1984-07-09", "the first stands");
    assert_eq!(charts.words(&goal::GOAL, &goal::STATEMENT), ["Rest"]);
    assert!(!report.to_string().contains("no Patient"), "{report}");
}

#[test]
fn a_death_that_a_second_import_says_waits_on_the_desk_for_a_person_and_changes_nothing_else() {
    let mut charts = Charts::default();
    let alive = nadia(&phones(&["+1 555 0110"]), &Value::Null);
    charts.import(&[("v1.json", &bundle(&[alive]))]);
    assert!(charts.all(&safety_flag::SAFETY_FLAG).is_empty());
    let mut died = nadia(&phones(&["+1 555 0110"]), &Value::Null);
    died["deceasedDateTime"] = json!("2026-10-04");
    for _ in 0..2 {
        let report = charts.import(&[("v2.json", &bundle(&[died.clone()]))]);
        assert!(report.to_string().contains("has died"), "{report}");
        let flags = charts.all(&safety_flag::SAFETY_FLAG);
        assert_eq!(flags.len(), 1, "said once");
        assert_eq!(flags[0].text(&safety_flag::STATUS), "open");
        assert!(flags[0].text(&safety_flag::WHY).contains("said to have died: 2026-10-04"));
    }
    assert!(charts.all(&standing::STANDING).iter().all(|entry| entry.text(&standing::STATUS).is_empty()));
}
