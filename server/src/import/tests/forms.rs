//! The forms in which people have such files: many together, line by line, in other encodings, with odd ones among them.

use jiff::tz::{Offset, TimeZone};
use serde_json::json;
use waystation_sync::care::{alert, client, contact, goal, name, note, risk, safety_flag, task};

use super::*;

const STU3: &[&str] = &[
    r#"{"resourceType":"CarePlan","id":"c","status":"active","intent":"plan","subject":{"reference":"Patient/a"},
        "activity":[{"detail":{"code":{"text":"Visit"},"status":"not-started","prohibited":true}}]}"#,
    r#"{"resourceType":"Goal","id":"g","status":"in-progress","description":{"text":"x"},
        "subject":{"reference":"Patient/a"}}"#,
];

fn ana() -> serde_json::Value {
    patient("a", "1", "Ana Reed", "1984-05-17")
}

#[test]
fn records_in_lines_and_in_several_files_find_each_other() {
    let lines = |all: &[serde_json::Value]| all.iter().map(|one| format!("{one}\r\n")).collect::<String>();
    let people = lines(&[ana(), patient("b", "2", "Ben Oakes", "1990-01-02")]);
    let goals = lines(&[
        goal_of("g", "Patient/a", "Hers"),
        json!({"resourceType": "Nothing"}),
        goal_of("h", "Patient/b", "His"),
    ]);
    let goals = format!("{goals}\n{{\"resourceType\": canary}}\n");
    for order in
        [[("Goal.ndjson", &goals), ("Patient.ndjson", &people)], [("Patient.ndjson", &people), ("Goal.ndjson", &goals)]]
    {
        let mut charts = Charts::default();
        let report = charts.import(&order.map(|(name, text)| (name, text.as_str())));
        assert_eq!(charts.words(&goal::GOAL, &goal::STATEMENT), ["Hers", "His"]);
        let odd: Vec<String> =
            report.files.iter().flat_map(|file| &file.account.odd).map(ToString::to_string).collect();
        assert_eq!(odd.len(), 2, "{odd:?}");
        assert!(odd.iter().any(|fault| fault.contains("line 2")) && odd.iter().any(|fault| fault.contains("line 5")));
        assert_eq!(report.not_taken(), (0, 2));
    }
}

#[test]
fn an_odd_record_is_named_and_the_good_ones_beside_it_are_taken_whole() {
    let mut odd = goal_of("g1", "Patient/a", "Odd");
    odd["note"] = json!([{"text": 7}]);
    let mut odd_patient = patient("b", "2", "Ben Oakes", "1990-01-02");
    odd_patient["telecom"] = json!("none");
    let file =
        bundle(&[ana(), odd, goal_of("g2", "Patient/a", "Good"), odd_patient, goal_of("g3", "Patient/b", "Ben's")]);
    let mut charts = Charts::default();
    let report = charts.import(&[("f.json", &file)]);
    assert_eq!(charts.words(&goal::GOAL, &goal::STATEMENT), ["Good"]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Reed"], "all of an odd record is left");
    let text = report.to_string();
    for said in ["entry[1].resource.note[0].text is not a text", "entry[3].resource.telecom is not a list"] {
        assert!(text.contains(said), "{text}");
    }
    assert_eq!(said(&report, Why::HeldBack), 1);
    assert_ne!(report.not_taken().1, 0);
}

#[test]
fn bundles_of_every_kind_but_history_are_read_and_pages_that_miss_are_counted() {
    let of = |kind: serde_json::Value, more: serde_json::Value| {
        let mut bundle = json!({"resourceType": "Bundle", "entry": [{"resource": ana()}]});
        if !kind.is_null() {
            bundle["type"] = kind;
        }
        bundle.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        bundle.to_string()
    };
    for kind in [json!(null), json!("message"), json!("document"), json!("batch-response"), json!("searchset")] {
        let mut charts = Charts::default();
        charts.import(&[("f", &of(kind, json!({})))]);
        assert_eq!(charts.all(&client::CLIENT).len(), 1);
    }
    let next = json!([{"relation": "next", "url": "https://fhir.invalid/2"}]);
    let page = of(json!("searchset"), json!({"total": 57, "link": next}));
    let report = Charts::default().import(&[("page-1.json", &page)]);
    assert!(report.to_string().contains("56 records of it are not in these files"), "{report}");
    assert_ne!(report.not_taken().1, 0);
    let page = of(json!("searchset"), json!({"total": 2, "link": next}));
    let other = page.replace("Ana", "Ben").replace("\"value\":\"1\"", "\"value\":\"2\"");
    let report = Charts::default().import(&[("page-1.json", &page), ("page-2.json", &other)]);
    assert_eq!(report.not_taken(), (0, 0), "{report}");
    // A list of records, and Bundles in a Bundle.
    let mut charts = Charts::default();
    let inner =
        json!({"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": goal_of("g", "Patient/a", "x")}]});
    charts.import(&[("list", &json!([ana(), inner]).to_string())]);
    assert_eq!((charts.all(&client::CLIENT).len(), charts.all(&goal::GOAL).len()), (1, 1));
}

#[test]
fn utf_16_and_half_an_emoji_are_read() {
    let text = bundle(&[ana()]).replace("Reed", "Re\\ud83ded 😀");
    let bytes: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut batch = Batch::default();
    batch.add("f", &bytes);
    let parsed = batch.reading(&settings()).whole(&BTreeMap::new());
    let mut charts = Charts::default();
    charts.take(&parsed.clients, importer);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Re\u{fffd}ed 😀"]);
    assert!(parsed.files[0].left.iter().any(|left| left.why == Why::HalfCharacters { halves: 1 }));
}

#[test]
fn other_formats_are_named() {
    for (bytes, what) in [
        (&b"<?xml version=\"1.0\"?><Patient/>"[..], "XML"),
        (b"BEGIN:VCARD\r\n", "vCard"),
        (b"PK\x03\x04", "zip"),
        (b"%PDF-1.7", "PDF"),
        (b"MSH|^~\\&|", "HL7 version 2"),
    ] {
        let error = read("f", bytes).unwrap_err().to_string();
        assert!(error.contains(what) && error.contains("Nothing of this file was taken"), "{error}");
    }
}

#[test]
fn other_versions_of_fhir_are_told_by_their_shape_and_their_plans_are_left() {
    let r5 = [
        r#"{"resourceType":"CarePlan","id":"c","status":"active","intent":"plan","subject":{"reference":"Patient/a"},
            "activity":[{"plannedActivityReference":{"reference":"Task/t"}}]}"#,
        r#"{"resourceType":"Task","id":"t","status":"requested","intent":"order","doNotPerform":true,
            "description":"x","for":{"reference":"Patient/a"}}"#,
        r#"{"resourceType":"ServiceRequest","id":"t","status":"active","intent":"order",
            "code":{"concept":{"text":"x"}},"subject":{"reference":"Patient/a"}}"#,
    ];
    for (records, why) in [(STU3, Why::Stu3), (&r5, Why::R5)] {
        for record in records {
            let record: serde_json::Value = serde_json::from_str(record).unwrap();
            let plain = goal_of("plain", "Patient/a", "Told by the others of its file");
            let mut charts = Charts::default();
            let report = charts.import(&[("f", &bundle(&[ana(), record, plain]))]);
            assert_eq!(said(&report, why), 2, "{report}");
            assert!(charts.all(&task::TASK).is_empty() && charts.all(&goal::GOAL).is_empty());
            assert_eq!(charts.all(&client::CLIENT).len(), 1);
        }
    }
}

#[test]
fn contained_patients_and_urn_addresses_find_their_records() {
    let mut plan = goal_of("g", "#p", "Sing");
    plan["contained"] =
        json!([{"resourceType": "Patient", "id": "p", "name": [{"text": "Ana Reed"}], "birthDate": "1984-05-17"}]);
    let mut charts = Charts::default();
    charts.import(&[("f", &plan.to_string())]);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Reed"]);
    assert_eq!(charts.all(&goal::GOAL).len(), 1);
    let urn = json!({"resourceType": "Bundle", "type": "transaction", "entry": [
        {"fullUrl": "urn:uuid:7", "resource": {"resourceType": "Patient", "identifier": [{"system": "s", "value": "9"}]}},
        {"fullUrl": "urn:uuid:8", "resource": {"resourceType": "Goal", "lifecycleStatus": "accepted",
            "description": {"text": "x"}, "subject": {"reference": "urn:uuid:7"}}}]});
    let mut charts = Charts::default();
    let report = charts.import(&[("f", &urn.to_string())]);
    assert_eq!(charts.all(&goal::GOAL).len(), 1, "{report}");
    // Ids that stand in an http fullUrl alone.
    let http = json!({"resourceType": "Bundle", "type": "collection", "entry": [
        {"fullUrl": "https://a.example/Patient/7", "resource": {"resourceType": "Patient", "name": [{"text": "Ana"}]}},
        {"fullUrl": "https://a.example/Goal/8", "resource": {"resourceType": "Goal", "lifecycleStatus": "accepted",
            "description": {"text": "x"}, "subject": {"reference": "Patient/7"}}}]});
    let mut charts = Charts::default();
    charts.import(&[("f", &http.to_string())]);
    assert_eq!(charts.all(&goal::GOAL).len(), 1);
}

#[test]
fn an_evening_is_on_the_day_that_the_clinic_has_and_its_hour_is_said() {
    let appointment = json!({"resourceType": "Appointment", "id": "ap", "status": "booked", "description": "Evening group",
        "start": "2026-12-02T02:30:00Z", "end": "2026-12-02T03:30:00Z",
        "participant": [{"actor": {"reference": "Patient/a"}, "status": "accepted"}]});
    let denver = Settings { zone: TimeZone::fixed(Offset::constant(-7)), ..settings() };
    let mut charts = Charts::default();
    charts.import_with(&[("f", &bundle(&[ana(), appointment]))], &denver);
    let task = &charts.all(&task::TASK)[0];
    assert_eq!(task.value(&task::DUE).unwrap().to_string(), "2026-12-01");
    assert_eq!(task.text(&task::REMARK), "19:30 to 20:30");
}

#[test]
fn requests_tasks_and_concerns_are_taken_without_a_plan_too() {
    let subject = json!({"reference": "Patient/a"});
    let request = |id: &str, status: &str| {
        json!({"resourceType": "ServiceRequest", "id": id, "status": status, "intent": "order", "subject": subject,
            "code": {"text": format!("Walk {id}")}, "performer": [{"display": "Una"}], "note": [{"text": "Stop at chest pain"}],
            "occurrenceTiming": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}}})
    };
    let flag = |id: &str, category: &str, status: &str| {
        json!({"resourceType": "Flag", "id": id, "status": status, "subject": subject, "code": {"text": format!("Flag {id}")},
            "category": [{"coding": [{"code": category}]}]})
    };
    let risk = json!({"resourceType": "RiskAssessment", "id": "r", "status": "final", "subject": subject,
        "prediction": [{"outcome": {"text": "Self-harm"}, "qualitativeRisk": {"coding": [{"display": "High likelihood"}]}}]});
    let mut charts = Charts::default();
    let file = bundle(&[
        ana(),
        request("daily", "active"),
        request("old", "completed"),
        risk,
        flag("s", "safety", "active"),
        flag("money", "admin", "active"),
        flag("past", "safety", "inactive"),
    ]);
    let report = charts.import(&[("f", &file)]);
    assert_eq!(charts.words(&task::TASK, &task::WHAT), ["Walk daily"]);
    assert_eq!(charts.words(&task::TASK, &task::REMARK), ["Notes: Stop at chest pain. When: once every 1 d. Who: Una"]);
    let flags = charts.words(&safety_flag::SAFETY_FLAG, &safety_flag::WHY);
    assert_eq!(flags, ["Reported elsewhere. Flag s", "Reported elsewhere. Self-harm, High likelihood"]);
    assert_eq!(
        (said(&report, Why::Reported), said(&report, Why::NotAboutSafety), said(&report, Why::Ended)),
        (2, 1, 2)
    );
    let levels = charts.words(&risk::RISK, &risk::LEVEL);
    assert!(levels.iter().all(String::is_empty), "no level is set");
}

#[test]
fn a_plan_that_is_only_a_narrative_is_read_as_a_note() {
    let plan = json!({"resourceType": "CarePlan", "id": "c1", "status": "active", "intent": "plan",
        "subject": {"reference": "Patient/a"}, "text": {"status": "additional",
        "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>If he says so, call Una first.</p></div>"}});
    let mut charts = Charts::default();
    charts.import(&[("f", &bundle(&[ana(), plan.clone()]))]);
    let report = charts.import(&[("f", &bundle(&[ana(), plan]))]);
    let notes = charts.words(&note::NOTE, &note::TEXT);
    assert_eq!(
        notes,
        ["From an imported care plan (c1)\nAs text: If he says so, call Una first.\nThere: active, plan"]
    );
    assert_eq!(said(&report, Why::InANote), 1);
}

#[test]
fn somebody_whom_the_client_named_is_a_way_to_reach_them_marked_as_not_safe() {
    let mut ana = ana();
    ana["contact"] = json!([{"relationship": [{"text": "husband"}], "name": {"given": ["Rolf"], "family": "Reed"},
        "telecom": [{"system": "phone", "value": "+1 555 0155"}]}]);
    ana["extension"] = json!([{"url": "http://hl7.org/fhir/StructureDefinition/individual-pronouns",
        "extension": [{"url": "value", "valueCodeableConcept": {"text": "she/her"}}]}]);
    let mut charts = Charts::default();
    charts.import(&[("f", &bundle(&[ana]))]);
    let way = &charts.all(&contact::CONTACT)[0];
    assert_eq!(way.text(&contact::WHO_MAY_ANSWER), "Rolf Reed (husband)");
    assert_eq!(way.text(&contact::SAFE), "no");
    assert_eq!(charts.words(&client::CLIENT, &client::PRONOUNS), ["she/her"]);
}

#[test]
fn who_may_not_write_goals_brings_none_and_is_told() {
    let mut charts = Charts::default();
    let front = Settings { role: Role::FrontDesk, ..settings() };
    let report = charts.import_with(&[("f", &bundle(&[ana(), goal_of("g", "Patient/a", "x")]))], &front);
    assert!(charts.all(&goal::GOAL).is_empty());
    assert_eq!(said(&report, Why::NotYourRole), 1);
    assert_eq!(charts.words(&name::NAME, &name::TEXT), ["Ana Reed"]);
}

#[test]
fn a_birth_date_written_as_a_point_in_time_stays_the_day_that_is_written() {
    let west = Settings::of(jiff::civil::date(2026, 11, 29), TimeZone::fixed(Offset::constant(-8)), Role::CaseManager);
    for born in ["1984-05-17T00:00:00Z", "1984-05-17T00:00:00.000+02:00", "1984-05-17T00:00:00"] {
        let mut charts = Charts::default();
        let mut goal = goal_of("g", "Patient/a", "Rest");
        goal["target"] = json!([{"dueDate": "2027-01-01T00:00:00Z"}]);
        let file = bundle(&[patient("a", "1", "Ana Reed", born), goal]);
        charts.import_with(&[("f", &file)], &west);
        let day = charts.all(&client::CLIENT)[0].value(&client::BIRTH_DATE).unwrap().to_string();
        assert_eq!(day, "1984-05-17", "{born}");
        assert_eq!(charts.all(&goal::GOAL)[0].value(&goal::DUE).unwrap().to_string(), "2027-01-01");
    }
}

#[test]
fn that_somebody_is_said_to_have_died_stands_in_the_chart_whoever_imports_it() {
    let mut died = ana();
    died["deceasedDateTime"] = json!("2026-10-04");
    let mut charts = Charts::default();
    let front = Settings { role: Role::FrontDesk, ..settings() };
    for _ in 0..2 {
        let report = charts.import_with(&[("f", &bundle(&[died.clone()]))], &front);
        assert!(report.to_string().contains("has died"), "{report}");
        let told = "Reported elsewhere. This person is said to have died: 2026-10-04";
        assert_eq!(charts.words(&alert::ALERT, &alert::WHAT), [told], "at the top of the chart, once");
        assert_eq!(charts.words(&alert::ALERT, &alert::KIND), ["contact"]);
        assert_eq!(charts.words(&task::TASK, &task::WHAT), [told], "somebody has to look");
        assert_eq!(charts.words(&task::TASK, &task::PRIORITY), ["urgent"]);
    }
}
