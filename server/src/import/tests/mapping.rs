//! What is taken from a file, and how.

use waystation_sync::care::declare::DocKey;
use waystation_sync::care::{client, contact, goal, name, note, task};

use super::*;

fn parsed() -> Parsed {
    read("two-clients.json", TWO_CLIENTS).unwrap()
}

fn left(parsed: &Parsed, resource: &str, element: Option<&str>, why: Why) -> usize {
    let mut all = parsed.files[0].left.iter();
    let found = all.find(|left| (left.resource, left.element, left.why) == (resource, element, why));
    found.map_or(0, |left| left.spots.len())
}

/// The file's clients, taken in.
fn taken() -> (Parsed, Charts) {
    let (parsed, mut charts) = (parsed(), Charts::default());
    charts.take(&parsed.clients, importer);
    (parsed, charts)
}

fn texts(entries: &[Entry], field: &FieldDecl) -> Vec<String> {
    let mut texts: Vec<String> =
        entries.iter().map(|entry| entry.value(field).map(ToString::to_string).unwrap_or_default()).collect();
    texts.sort();
    texts
}

#[test]
fn a_patient_becomes_a_client_with_names_and_ways_to_reach_them() {
    let (parsed, charts) = taken();
    let person = &charts.entries(parsed.clients[0].client, &client::CLIENT)[0];
    assert_eq!(person.value(&client::BIRTH_DATE).unwrap().to_string(), "1990");
    assert_eq!(person.text(&client::LANGUAGE), "English");
    assert_eq!(person.value(&client::INTERPRETER_NEEDED).unwrap().to_string(), "yes");
    assert_eq!(person.text(&client::IMPORTED_FROM), "urn:test:records 0042");
    assert_eq!(person.text(&client::GENDER), "female");
    assert_eq!(left(&parsed, "Patient", Some("gender"), Why::AsRegistered), 1, "it is not the client's own word");
    let names = charts.entries(parsed.clients[0].client, &name::NAME);
    assert_eq!(texts(&names, &name::TEXT), ["Canary Lou Elder", "Canary Lou Testwood"]);
    assert_eq!(texts(&names, &name::USE), ["former", "official"]);
    let ways = charts.entries(parsed.clients[0].client, &contact::CONTACT);
    assert_eq!(texts(&ways, &contact::VALUE), ["1 Canary Row, Hill", "555-0190", "555-0191"]);
    assert_eq!(texts(&ways, &contact::CHANNEL), ["phone", "post", "text"]);
    let second = &charts.entries(parsed.clients[1].client, &client::CLIENT)[0];
    assert_eq!(second.text(&client::IMPORTED_FROM), "Patient/p-2");
    assert_eq!(second.value(&client::BIRTH_DATE).unwrap().to_string(), "1971-04-30");
}

#[test]
fn no_imported_way_to_reach_someone_is_called_safe() {
    let (parsed, charts) = taken();
    let ways = charts.entries(parsed.clients[0].client, &contact::CONTACT);
    assert!(ways.iter().all(|way| way.text(&contact::SAFE) == "no"));
    assert_eq!(left(&parsed, "Patient", Some("telecom"), Why::AskIfSafe), 2);
    assert_eq!(left(&parsed, "Patient", Some("address"), Why::AskIfSafe), 1);
}

#[test]
fn goals_keep_their_measure_and_are_active_only_when_smart() {
    let (parsed, charts) = taken();
    let first = &charts.entries(parsed.clients[0].client, &goal::GOAL)[0];
    assert_eq!(first.text(&goal::STATEMENT), "Walk to the river again");
    assert_eq!(first.text(&goal::MEASURE), "walks a week");
    assert_eq!(first.text(&goal::TARGET), ">= 3 walks");
    assert_eq!(first.value(&goal::DUE).unwrap().to_string(), "2026-12-24");
    assert_eq!(first.text(&goal::STATUS), "accepted");
    assert_eq!(first.text(&goal::ACHIEVEMENT), "improving");
    assert_eq!(left(&parsed, "Goal", Some("lifecycleStatus"), Why::ActiveIsAccepted), 1);
    let second = charts.entries(parsed.clients[1].client, &goal::GOAL);
    let stated = texts(&second, &goal::STATEMENT);
    assert!(stated[0].starts_with("A very long wish. ") && stated[0].ends_with(" …"), "{stated:?}");
    assert_eq!(stated[1..], ["Sing again", "Sleep"]);
    assert_eq!(texts(&second, &goal::TARGET), ["", "", "6 h to 8 h"]);
    assert_eq!(texts(&second, &goal::DUE), ["", "", ""], "a month is not a day");
}

#[test]
fn the_activities_of_a_plan_become_tasks() {
    let (parsed, charts) = taken();
    let mut tasks = charts.entries(parsed.clients[1].client, &task::TASK);
    tasks.sort_by_key(|task| task.text(&task::WHAT).to_owned());
    let rows: Vec<String> = tasks
        .iter()
        .map(|task| {
            let due = task.value(&task::DUE).map(ToString::to_string).unwrap_or_default();
            let [what, status, priority, remark] =
                [&task::WHAT, &task::STATUS, &task::PRIORITY, &task::REMARK].map(|field| task.text(field));
            format!("{what}|{status}|{due}|{priority}|{remark}")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Eye test|open|2026-12-06||From the plan: Spring",
            "Fetch the letter|open|2026-12-05|soon|From the plan: Spring",
            "Long|done|||From the plan: Spring",
            "Phone every Monday|doing|2026-12-01||From the plan: Spring. Before noon. Where: canary hall",
            "Wait|open|||From the plan: Spring. On hold. When: to 2026-11",
        ]
    );
    assert_eq!(texts(&charts.entries(parsed.clients[0].client, &task::TASK), &task::REMARK), ["From the plan: Autumn"]);
}

#[test]
fn words_without_a_field_stand_in_a_draft_note_that_says_where_they_come_from() {
    let (parsed, charts) = taken();
    let [first, second] = [0, 1].map(|client| charts.entries(parsed.clients[client].client, &note::NOTE));
    assert_eq!(first[0].text(&note::TEXT), "From an imported goal (g-1): Walk to the river again\nNotes: canary note");
    let text = second.iter().map(|note| note.text(&note::TEXT)).find(|text| text.contains("care plan")).unwrap();
    for line in ["From an imported care plan (cp-1): Spring", "Not to be done: Do not drive", "So far: canary"] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
    assert!(text.contains("\nLong: w w w"), "what a task has no room for: {text}");
    assert!(!first[0].is_signed());
}

#[test]
fn everything_that_is_left_is_said_with_its_reason() {
    let parsed = parsed();
    let too_long = |characters_max| Why::Misfit(waystation_sync::care::value::Misfit::TooLong { characters_max });
    for (resource, element, why, count) in [
        ("Observation", None, Why::NotRead, 2),
        ("Task", None, Why::NotOneClient, 1),
        ("MedicationRequest", None, Why::NotATask, 1),
        ("Patient", Some("name"), Why::NoPlace, 1),
        ("Patient", Some("photo"), Why::NoPlace, 1),
        ("Patient", Some("(other elements)"), Why::NoPlace, 1),
        ("Patient", Some("telecom"), Why::NoPlace, 2),
        ("Patient", Some("telecom"), Why::OutOfUse, 1),
        ("Patient", Some("telecom"), too_long(200), 1),
        ("Patient", Some("birthDate"), Why::YearOnly, 1),
        ("Patient", None, Why::Died, 1),
        ("Patient", None, Why::BareId, 1),
        ("Patient", Some("identifier"), Why::NoPlace, 4),
        ("Patient", Some("extension"), Why::NoPlace, 2),
        ("Patient", Some("meta"), Why::NoPlace, 1),
        ("Goal", Some("modifierExtension"), Why::Modified, 1),
        ("Goal", Some("description"), Why::BeginningOnly, 1),
        ("Goal", Some("lifecycleStatus"), Why::EnteredInError, 1),
        ("Goal", Some("lifecycleStatus"), Why::PlannedIsProposed, 1),
        ("Goal", Some("achievementStatus"), Why::UnknownStatus, 1),
        ("Goal", Some("subject"), Why::NotOneClient, 1),
        ("Goal", Some("target"), Why::OneTargetOnly, 1),
        ("Goal", Some("target.dueDate"), Why::NotADay, 1),
        ("Goal", None, Why::InANote, 2),
        ("CarePlan", None, Why::InANote, 1),
        ("CarePlan", Some("goal"), Why::NoPlace, 1),
        ("CarePlan.activity", Some("reference"), Why::NotInFile, 1),
        ("CarePlan", Some("status"), Why::NoPlace, 1),
        ("CarePlan.activity.detail", None, Why::NotToDo, 1),
        ("CarePlan.activity.detail", Some("status"), Why::UnknownStatus, 1),
        ("CarePlan.activity.detail", Some("status"), Why::OnHoldIsOpen, 1),
        ("CarePlan.activity.detail", Some("status"), Why::PlanIsOver, 1),
        ("CarePlan.activity.detail", Some("scheduled[x]"), Why::NotADay, 1),
    ] {
        assert_eq!(left(&parsed, resource, element, why), count, "{resource} {element:?}: {why}");
    }
}

#[test]
fn importing_twice_changes_nothing_and_says_so() {
    let (parsed, mut charts) = (parsed(), Charts::default());
    let (made, there) = charts.take(&parsed.clients, importer);
    assert_eq!(there, 0);
    assert_eq!(made, parsed.clients.iter().flat_map(|client| client.taken.values()).sum::<usize>());
    let before = charts.heads();
    let again = read("a-copy.json", TWO_CLIENTS).unwrap();
    let (made, there) = charts.take(&again.clients, importer);
    assert_eq!(made, 0);
    assert!(there > 0);
    assert_eq!(charts.heads(), before);
}

#[test]
fn importing_again_never_writes_over_what_people_wrote_since() {
    let (parsed, mut charts) = taken();
    let client = parsed.clients[0].client;
    let born = client::BIRTH_DATE.kind.parse("1990-05-17").unwrap();
    let acts = vec![Act {
        noun: &client::CLIENT,
        key: waystation_sync::care::read::EntryKey::One,
        verb: Verb::Write(vec![(&client::BIRTH_DATE, born)]),
    }];
    charts.edit(DocKey::whole(client, Part::Core), acts, importer(None));
    charts.take(&parsed.clients, importer);
    let person = &charts.entries(parsed.clients[0].client, &client::CLIENT)[0];
    assert_eq!(person.value(&client::BIRTH_DATE).unwrap().to_string(), "1990-05-17");
}

#[test]
fn the_same_client_has_the_same_id_in_every_export() {
    let one =
        br#"{"resourceType":"Patient","id":"a","identifier":[{"system":"urn:s","value":"7"}],"name":[{"text":"X"}]}"#;
    let other = br#"{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Patient",
        "id":"other","identifier":[{"use":"old","system":"urn:s","value":"1"},{"system":"urn:s","value":"7"}]}}]}"#;
    let ids = [&one[..], other].map(|bytes| read("f", bytes).unwrap().clients[0].client);
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn the_report_is_for_a_person_and_repeats_nothing_of_the_client() {
    let parsed = parsed();
    let mut report = report_of(&parsed);
    report.files[0].already = 3;
    let report = report.to_string();
    for line in [
        "two-clients.json: 2 clients",
        "  Read: 2 clients, 3 ways to reach someone, 4 goals, 3 names, 3 draft notes, 1 reported concern, 6 tasks",
        "  Of these, there already and left as they were: 3",
        "    Patient.telecom, 2 times: marked as not safe to use, until someone has asked the client",
        "    Goal.target, once: a goal has room for one target",
    ] {
        assert!(report.lines().any(|found| found.starts_with(line)), "{line}\n{report}");
    }
    assert!(!report.to_lowercase().contains("canary"));
    assert!(!format!("{parsed:?}").to_lowercase().contains("canary"));
}

#[test]
fn a_file_without_a_patient_says_that_there_was_nothing_to_take() {
    let parsed = read("f", br#"{"resourceType":"Bundle","type":"batch"}"#).unwrap();
    assert!(report_of(&parsed).to_string().contains("no Patient"));
}
