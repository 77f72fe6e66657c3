//! Reading a few records at a time says the same as reading all at once. The test builds files whose records point at each
//! other in every way that the import follows, in any order. Must never compare less than all that a reading gives.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::groups::{GROUP_MAX, Groups, RUN_BYTES};
use super::super::kept::Kept;
use super::*;

/// All that a reading gives, in an order that does not depend on how it was read.
fn all_of(files: &[(String, String)], known: &BTreeMap<ClientId, Person>, groups: fn(&mut [Kept]) -> Groups) -> Value {
    let mut batch = Batch::default();
    files.iter().for_each(|(name, text)| batch.add(name, text.as_bytes()));
    let parsed = batch.reading_by(&settings(), groups).whole(known);
    let mut clients: Vec<(String, Value)> =
        parsed.clients.iter().map(|one| (one.client.to_string(), told(one))).collect();
    clients.sort_by(|(one, _), (other, _)| one.cmp(other));
    let files: Vec<String> = parsed.files.iter().map(|account| format!("{account:?}")).collect();
    json!({ "clients": clients, "files": files })
}

/// What is to be written of a client, word for word.
fn told(one: &Incoming) -> Value {
    let fields = |verb: &Verb| match verb {
        Verb::Begin(fields) | Verb::Write(fields) => fields
            .iter()
            .map(|(field, value)| {
                format!("{}={}", field.name, value.as_ref().map(ToString::to_string).unwrap_or_default())
            })
            .collect::<Vec<_>>(),
        Verb::Move(_)
        | Verb::Retire
        | Verb::TakeUp
        | Verb::Settle { .. }
        | Verb::ConfirmText { .. }
        | Verb::SeeLowered { .. }
        | Verb::SayAgain { .. }
        | Verb::Sign => vec![format!("{verb:?}")],
    };
    let acts = one.parts.iter().flat_map(|part| part.acts.iter().map(move |act| (part.doc, act)));
    let acts: Vec<String> =
        acts.map(|(doc, act)| format!("{doc:?} {} {:?} {:?}", act.noun.name, act.key, fields(&act.verb))).collect();
    let origins = one.origins.iter();
    let origins: Vec<String> =
        origins.map(|(key, origin)| format!("{key:?} {} {} {:?}", origin.file, origin.place, origin.older)).collect();
    json!({
        "file": one.file, "brought": format!("{:?}", one.brought), "patient": one.is_patient, "acts": acts,
        "taken": one.taken, "origins": origins,
    })
}

fn assert_the_same(files: &[(String, String)], known: &BTreeMap<ClientId, Person>) {
    let once = all_of(files, known, Groups::at_once);
    for groups in [Groups::one_by_one, |records: &mut [Kept]| Groups::of(records)] {
        let few = all_of(files, known, groups);
        assert_eq!(few["clients"], once["clients"], "{files:#?}");
        assert_eq!(few["files"], once["files"], "{files:#?}");
    }
}

#[test]
fn the_files_of_this_tree_read_a_few_records_at_a_time_are_the_same() {
    let today = jiff::civil::date(2026, 11, 24);
    let mut files: Vec<(String, String)> = vec![
        ("two".to_owned(), String::from_utf8(TWO_CLIENTS.to_vec()).unwrap()),
        ("all".to_owned(), whole::everything()),
    ];
    for (number, (record, _)) in sample::FILES.iter().enumerate() {
        let text = sample::dated(serde_json::from_str(record).unwrap(), today).to_string();
        files.push((number.to_string(), text));
    }
    files.iter().for_each(|file| assert_the_same(std::slice::from_ref(file), &BTreeMap::new()));
    assert_the_same(&files, &BTreeMap::new());
    files.extend(files.clone());
    assert_the_same(&files, &BTreeMap::new());
}

/// How a reference to the person of this number is written.
fn reference(person: usize, way: usize) -> Value {
    match way % 7 {
        0 => json!({"reference": format!("Patient/p{person}")}),
        1 => json!({"reference": format!("urn:uuid:p{person}")}),
        2 => json!({"reference": format!("https://example.org/fhir/Patient/p{person}/_history/1")}),
        3 => json!({"reference": format!("Patient?identifier=urn:example:hillside%7C{person}")}),
        4 => json!({"identifier": {"system": "urn:example:hillside", "value": format!(" {person} ")}}),
        5 => json!({"reference": format!("p{person}"), "type": "Patient"}),
        _ => json!({"reference": format!("https://elsewhere.example/fhir/Patient/p{person}")}),
    }
}

/// One entry of a Bundle: of few people and few ids, so that many meet.
fn entry((kind, person, other, way): (usize, usize, usize, usize)) -> Value {
    let subject = reference(person, way);
    let named = |kind: &str| json!({"reference": format!("{kind}/{kind}{other}")});
    let mut resource = match kind % 12 {
        0 | 1 => {
            let names = ["Edda Testwood", "Ana Reed", "Ben Oakes"];
            let number = if way % 5 == 0 { "999-99-9999".to_owned() } else { other.to_string() };
            let mut one = patient(&format!("p{person}"), &number, names[person % 3], "1980-05-17");
            if way % 4 == 0 {
                one.as_object_mut().unwrap().remove("id");
            }
            if way % 6 == 0 {
                one.as_object_mut().unwrap().remove("identifier");
            }
            one
        }
        2 => goal_of(&format!("Goal{other}"), "", "Walk"),
        3 => json!({"resourceType": "CarePlan", "id": format!("plan{other}"), "status": "active", "intent": "plan",
            "title": "Winter", "activity": [{"reference": named("Task")}, {"reference": named("ServiceRequest")},
                {"reference": named("MedicationRequest")}, {"detail": {"status": "scheduled", "description": "Swim",
                    "goal": [named("Goal")]}}]}),
        4 => json!({"resourceType": "Task", "id": format!("Task{other}"), "status": "requested", "intent": "order",
            "description": "Fetch", "for": subject, "focus": named("Goal")}),
        5 => json!({"resourceType": "ServiceRequest", "id": format!("ServiceRequest{other}"), "status": "active",
            "intent": "order", "code": {"text": "Walk"}, "performer": [named("Practitioner")]}),
        6 => {
            json!({"resourceType": "Appointment", "id": format!("a{other}"), "status": "booked", "description": "Meet",
            "start": "2027-01-01T10:00:00Z", "participant": [{"actor": subject}, {"actor": named("Practitioner")}]})
        }
        7 => json!({"resourceType": "MedicationRequest", "id": format!("MedicationRequest{other}")}),
        8 => json!({"resourceType": "Practitioner", "id": format!("Practitioner{other}")}),
        9 => json!({"resourceType": "Flag", "id": format!("f{other}"), "status": "active", "code": {"text": "Dog"}}),
        10 => json!({"resourceType": "Goal", "lifecycleStatus": 5, "id": format!("Goal{other}")}),
        _ => json!({"resourceType": "CarePlan", "id": format!("plan{other}"), "status": "active", "intent": "plan",
            "contained": [patient("in", &other.to_string(), "Ida Moss", "1970-01-01"),
                {"resourceType": "Goal", "id": "g", "lifecycleStatus": "accepted", "description": {"text": "Sing"},
                    "subject": {"reference": "#in"}}], "title": "Inner"}),
    };
    if kind % 12 != 4 && resource["resourceType"] != "Patient" {
        resource["subject"] = if kind % 12 == 11 { json!({"reference": "#in"}) } else { subject };
    }
    let mut entry = json!({"resource": resource});
    match way % 4 {
        1 => entry["fullUrl"] = json!(format!("urn:uuid:p{person}")),
        2 => {
            entry["fullUrl"] = json!(format!(
                "https://example.org/fhir/{}/p{person}",
                entry["resource"]["resourceType"].as_str().unwrap()
            ))
        }
        _ => {}
    }
    entry
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn records_that_point_at_each_other_read_a_few_at_a_time_are_the_same(
        files in vec(vec((0..12usize, 0..5usize, 0..5usize, 0..420usize), 0..14), 1..4),
    ) {
        let files: Vec<(String, String)> = files.into_iter().enumerate().map(|(number, entries)| {
            let entries: Vec<Value> = entries.into_iter().map(entry).collect();
            (number.to_string(), json!({"resourceType": "Bundle", "type": "collection", "entry": entries}).to_string())
        }).collect();
        // The folder holds some of them.
        let mut charts = Charts::default();
        charts.import(&[("before", &bundle(&[patient("p1", "1", "Ana Reed", "1980-05-17"), patient("", "3", "Ben Oakes", "1980-05-17")]))]);
        assert_the_same(&files, &charts.known());
    }
}

#[test]
fn no_more_is_read_at_once_than_hangs_together_and_what_is_too_much_is_named() {
    let person = |number: usize| patient(&format!("p{number}"), &number.to_string(), "Ana Reed", "1984-05-17");
    let long = "x".repeat(1_000);
    let mut batch = Batch::default();
    let many: Vec<Value> = (0..3_000)
        .map(|number| {
            let mut one = person(number);
            one["photo"] = json!([{"title": long}]);
            one
        })
        .collect();
    batch.add("many", bundle(&many).as_bytes());
    // One plan too large to be read at once, and somebody beside it.
    let mut plan = json!({"resourceType": "CarePlan", "id": "c", "subject": {"reference": "Patient/p5000"}});
    plan["description"] = json!("y".repeat(GROUP_MAX));
    batch.add("large", bundle(&[person(5_000), plan, person(5_001)]).as_bytes());
    let mut reading = batch.reading(&settings());
    let (mut pieces, mut clients) = (0, 0);
    while let Some(piece) = reading.next_piece() {
        assert!(piece.bytes() <= RUN_BYTES, "{}", piece.bytes());
        pieces += 1;
        clients += reading.read(&piece, &BTreeMap::new()).len();
    }
    assert_eq!(clients, 3_001);
    assert!(pieces > 2, "{pieces}");
    let mut report = Report::default();
    report.account(reading.finish());
    assert_eq!(said(&report, Why::TooMuchTogether), 2, "{report}");
    assert_eq!(report.not_taken(), (0, 2));
}
