//! Nothing is lost without a word. The test reads each file itself: every value in it stands in a chart, or its place is
//! named. Must never ask the import what it took.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use waystation_sync::care::NOUNS;

use super::*;

/// Elements whose values say what a record is, whom it is about and how it is coded: they make the entry what it is.
const STRUCTURE: &[&str] = &["resourceType", "reference", "fullUrl", "id"];
/// Elements with a code or a fact that stands in the chart as a code of ours.
const CODED: &[&str] = &[
    "status",
    "lifecycleStatus",
    "use",
    "system",
    "priority",
    "code",
    "active",
    "preferred",
    "deceasedBoolean",
    "doNotPerform",
    "valueBoolean",
    "asNeededBoolean",
];

/// Every plain value of a file with its place.
fn leaves(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(n, one)| leaves(one, &format!("{place}[{n}]"), found));
        }
        Value::Object(all) => {
            let within = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
            all.iter().for_each(|(name, one)| leaves(one, &within(name), found));
        }
        Value::String(text) => found.push((place.to_owned(), text.clone())),
        Value::Bool(_) | Value::Number(_) => found.push((place.to_owned(), value.to_string())),
    }
}

/// Letters and digits alone, so that spaces and line ends make no difference.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All values of `file` that neither stand in the charts nor are named.
fn unmentioned(file: &str) -> Vec<String> {
    read_apart(file).1
}

/// How many plain values stand in `file`, and those that neither stand in the charts nor are named.
fn read_apart(file: &str) -> (usize, Vec<String>) {
    let mut charts = Charts::default();
    let report = serde_json::to_value(charts.import(&[("file", file)])).unwrap();
    let places = |of: &dyn Fn(&Value) -> bool| -> BTreeSet<String> {
        let lines = report["files"][0]["left"].as_array().unwrap().iter().filter(|left| of(left));
        let at = lines.flat_map(|left| left["at"].as_array().unwrap());
        at.map(|at| at["place"].as_str().unwrap().to_owned()).collect()
    };
    // What a person should look at was taken, but for the very value that is named.
    let (named, looked) = (places(&|left| left["weight"] != "look"), places(&|left| left["weight"] == "look"));
    let words: Vec<String> = NOUNS
        .into_iter()
        .flat_map(|noun| charts.all(noun))
        .flat_map(|entry| {
            entry
                .noun
                .fields
                .iter()
                .filter_map(move |field| Some(plain(&entry.value(field)?.to_string())))
                .collect::<Vec<_>>()
        })
        .collect();
    let mut found = Vec::new();
    leaves(&serde_json::from_str(file).unwrap(), "", &mut found);
    let is_there = |(place, text): &(String, String)| {
        let mut ancestors = place.match_indices(['.', '[']).map(|(at, _)| &place[..at]).chain([place.as_str()]);
        let last = place.rsplit('.').next().unwrap();
        let of = last.trim_end_matches(|letter: char| letter == ']' || letter.is_ascii_digit()).trim_end_matches('[');
        let others = place.rsplit_once('.').map_or(String::new(), |(parent, _)| format!("{parent}.(other elements)"));
        let text = plain(
            &text.replace("<", " <").split('<').map(|part| part.split('>').next_back().unwrap()).collect::<String>(),
        );
        // A record that is all of its file has no path.
        named.contains("the file")
            || ancestors.any(|place| named.contains(place))
            || named.contains(&others)
            || looked.contains(place)
            || STRUCTURE.contains(&of)
            || CODED.contains(&of)
            || (place == "type" || of == "url")
            || words.iter().any(|words| words.contains(&text))
            || (text.len() >= 10 && words.iter().any(|words| text.starts_with(words.as_str()) && words.len() == 8))
    };
    // Of a file that was refused, all is named by that.
    let is_refused = report["files"][0]["refused"].is_string();
    let values = found.len();
    let lost = found.into_iter().filter(|leaf| !is_refused && !is_there(leaf));
    (values, lost.map(|(place, text)| format!("{place}: {text}")).collect())
}

/// All files in a folder and in the folders in it, by name.
fn files_below(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

#[test]
#[ignore = "reads a folder of real files that is not in this tree: WAYSTATION_DATA_TO_READ=folder"]
fn every_value_of_every_file_in_a_folder_of_real_files_is_taken_or_named() {
    let folder = std::env::var_os("WAYSTATION_DATA_TO_READ").expect("WAYSTATION_DATA_TO_READ names the folder");
    let mut files = Vec::new();
    files_below(folder.as_ref(), &mut files);
    let (mut read, mut values, mut lost) = (0, 0, Vec::new());
    for path in files {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        // Each record of NDJSON is read alone; what is no JSON has no values.
        let is_lines = path.extension().is_some_and(|extension| extension == "ndjson");
        let records: Vec<&str> = if is_lines { text.lines().collect() } else { vec![&text] };
        let records: Vec<&str> =
            records.into_iter().filter(|record| serde_json::from_str::<Value>(record).is_ok()).collect();
        read += usize::from(!records.is_empty());
        for record in records {
            let (count, of_record) = read_apart(record);
            values += count;
            lost.extend(of_record.into_iter().map(|one| format!("{}: {one}", path.display())));
        }
    }
    eprintln!("{read} files, {values} values, {} unmentioned", lost.len());
    assert!(read > 0, "there is a file of JSON in the folder");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_value_of_a_file_stands_in_a_chart_or_is_named() {
    let files = sample::FILES.iter().map(|(record, _)| {
        sample::dated(serde_json::from_str(record).unwrap(), jiff::civil::date(2026, 11, 24)).to_string()
    });
    let two = String::from_utf8(TWO_CLIENTS.to_vec()).unwrap();
    for file in files.chain([two, everything()]) {
        assert_eq!(unmentioned(&file), Vec::<String>::new());
    }
}

#[test]
fn the_test_itself_sees_what_is_lost() {
    let mut found = Vec::new();
    leaves(&json!({"a": [{"b": "x"}, null], "c": true}), "", &mut found);
    assert_eq!(found, [("a[0].b".to_owned(), "x".to_owned()), ("c".to_owned(), "true".to_owned())]);
}

/// What a plan can name and say, as servers send it.
pub(super) fn everything() -> String {
    let subject = json!({"reference": "Patient/p1"});
    let mut person = patient("p1", "17", "Edda Testwood", "1980-05-17");
    person["meta"] = json!({"versionId": "3", "lastUpdated": "2026-01-01T00:00:00Z", "tag": [{"code": "x"}]});
    person["_birthDate"] = json!({"extension": [{"url": "urn:x:time", "valueDateTime": "1980-05-17T04:00:00Z"}]});
    person["name"][0]["prefix"] = json!(["Dr."]);
    person["name"][0]["_family"] = json!({"extension": [{"url": "urn:x:own", "valueString": "Test"}]});
    person["telecom"] = json!([{"system": "phone", "value": "+1 555 0101", "use": "home", "rank": 2,
        "period": {"start": "2020-01-01"}}, {"system": "fax", "value": "+1 555 0102"}]);
    person["generalPractitioner"] = json!([{"display": "Dr. Oak"}]);
    person["contact"] = json!([{"relationship": [{"coding": [{"system": "urn:x", "code": "C", "display": "Sister"}]}],
        "name": {"family": "Wood"}, "gender": "female"}]);
    bundle(&[
        person,
        json!({"resourceType": "CarePlan", "id": "c1", "status": "active", "intent": "plan", "title": "Requests",
            "subject": subject, "period": {"start": "2026-01-01", "end": "2026-12-31"}, "created": "2026-01-01",
            "author": {"display": "Jo"}, "careTeam": [{"reference": "CareTeam/t"}], "goal": [{"reference": "Goal/g"}],
            "text": {"status": "generated", "div": "<div>Walk</div>"}, "note": [{"time": "2026-01-02", "text": "Quiet voice"}],
            "activity": [
                {"reference": {"reference": "Task/x"}}, {"reference": {"reference": "ServiceRequest/x"}},
                {"reference": {"reference": "MedicationRequest/x", "display": "Tea"}},
                {"outcomeReference": [{"display": "Seen"}], "progress": [{"text": "Half done"}], "detail": {
                    "kind": "Appointment", "code": {"coding": [{"system": "urn:s", "code": "1", "display": "Swim"}]},
                    "status": "in-progress", "statusReason": {"text": "Pool was shut"}, "goal": [{"reference": "Goal/g"}],
                    "scheduledPeriod": {"start": "2026-02-01", "end": "2026-03-01"}, "quantity": {"value": 0.5, "unit": "h"}}}]}),
        json!({"resourceType": "Task", "id": "x", "status": "in-progress", "intent": "order", "priority": "urgent",
            "description": "Fetch the letter", "businessStatus": {"text": "Waiting for landlord"}, "owner": {"display": "Jo"},
            "restriction": {"repetitions": 2, "period": {"start": "2026-12-01", "end": "2026-12-24"}}, "for": subject,
            "note": [{"text": "Do not call the husband", "authorString": "Una"}], "authoredOn": "2026-11-01",
            "input": [{"type": {"text": "Letter"}, "valueString": "blue"}]}),
        json!({"resourceType": "ServiceRequest", "id": "x", "status": "active", "intent": "order", "subject": subject,
            "code": {"text": "Walk daily"}, "category": [{"text": "Exercise"}], "performer": [{"display": "Una"}],
            "occurrenceTiming": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d", "timeOfDay": ["07:30:00"],
                "boundsPeriod": {"end": "2026-12-31"}}}, "note": [{"text": "Stop at chest pain"}], "requisition": {"value": "9"}}),
        json!({"resourceType": "MedicationRequest", "id": "x", "status": "active", "subject": subject}),
        json!({"resourceType": "Goal", "id": "g", "lifecycleStatus": "on-hold", "priority": {"text": "high"},
            "achievementStatus": {"coding": [{"system": "urn:a", "code": "no-change", "display": "No change"}]},
            "description": {"text": "Swim", "coding": [{"code": "77"}]}, "subject": subject, "startDate": "2026-01-01",
            "target": [{"measure": {"text": "laps", "coding": [{"code": "8"}]}, "detailInteger": 5, "dueDate": "2026-06-01"}],
            "expressedBy": {"display": "Edda"}, "statusReason": "Pool shut"}),
        json!({"resourceType": "Flag", "id": "f", "status": "active", "subject": subject, "code": {"text": "Dog at the gate"},
            "period": {"start": "2026-01-01"}, "author": {"display": "Jo"}}),
        json!({"resourceType": "Observation", "id": "o", "status": "final", "valueString": "lost?"}),
    ])
}

#[test]
fn a_goal_that_says_in_words_why_it_stands_so_is_taken_whole() {
    let mut goal = goal_of("g", "Patient/a", "Swim");
    goal["statusReason"] = json!("The pool was shut");
    let mut charts = Charts::default();
    let report = charts.import(&[("a.json", &bundle(&[patient("a", "17", "Edda Testwood", "1980-05-17"), goal]))]);
    assert_eq!(report.not_taken(), (0, 0), "{report}");
    assert_eq!(said(&report, Why::Odd), 0, "{report}");
    let notes = charts.all(&waystation_sync::care::note::NOTE);
    assert!(notes.iter().any(|note| note.text(&waystation_sync::care::note::TEXT).contains("The pool was shut")));
}
