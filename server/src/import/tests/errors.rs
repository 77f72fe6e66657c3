//! Files that are not taken: where the error is, in words that repeat nothing, and no edit at all.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn fault(value: serde_json::Value) -> Fault {
    read("x.json", value.to_string().as_bytes()).unwrap_err().fault
}

fn bundle(resources: &[serde_json::Value]) -> serde_json::Value {
    let entries: Vec<_> = resources.iter().map(|resource| json!({"resource": resource})).collect();
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries})
}

fn at(place: &str) -> String {
    place.to_owned()
}

#[test]
fn what_is_not_json_is_named_by_line_and_column() {
    let error = read("x.json", b"{\n  \"resourceType\": canary\n}").unwrap_err();
    assert_eq!(error.fault, Fault::NotJson { line: 2, column: 19 });
    assert!(error.to_string().starts_with("x.json: not JSON at line 2, column 19: "));
    assert_eq!(read("x", b"").unwrap_err().fault, Fault::Empty);
    assert!(matches!(read("x", b"\xff\xfe{\0").unwrap_err().fault, Fault::NotJson { .. }));
}

#[test]
fn a_byte_order_mark_is_no_reason_to_refuse() {
    assert!(read("x", b"\xef\xbb\xbf{\"resourceType\":\"Patient\",\"id\":\"a\"}").is_ok());
}

#[test]
fn a_file_is_read_at_its_largest_and_deepest_and_not_past_it() {
    let nested = |depth: usize| {
        let inner = depth - 1;
        format!(r#"{{"resourceType":"Patient","id":"a","x":{}"\"]["{}}}"#, "[".repeat(inner), "]".repeat(inner))
    };
    assert!(read("x", nested(DEPTH_MAX).as_bytes()).is_ok());
    let error = read("x", nested(DEPTH_MAX + 1).as_bytes()).unwrap_err();
    assert_eq!(error.fault, Fault::TooDeep { line: 1, most: DEPTH_MAX });
    let mut bytes = br#"{"resourceType":"Patient","id":"a"}"#.to_vec();
    bytes.resize(BYTES_MAX, b' ');
    assert!(read("x", &bytes).is_ok());
    bytes.push(b' ');
    let error = read("x", &bytes).unwrap_err();
    assert_eq!(error.fault, Fault::TooLarge { bytes: BYTES_MAX + 1, most: BYTES_MAX });
}

#[test]
fn what_is_not_fhir_is_refused() {
    assert_eq!(fault(json!({"id": "a"})), Fault::NotFhir { place: at("the file") });
    assert_eq!(fault(json!([1])), Fault::Shape { place: at("[0]"), expected: "an object" });
    assert_eq!(fault(json!(1)), Fault::NotFhir { place: at("the file") });
    assert_eq!(fault(json!({"resourceType": "Canary"})), Fault::NotFhir { place: at("the file") });
    assert_eq!(fault(bundle(&[json!({"id": "a"})])), Fault::NotFhir { place: at("entry[0].resource") });
    let history = json!({"resourceType": "Bundle", "type": "history"});
    assert_eq!(fault(history), Fault::BundleType { place: at("type") });
    let empty = json!({"resourceType": "Bundle", "type": "batch", "entry": [{"fullUrl": "urn:uuid:1"}]});
    assert_eq!(fault(empty), Fault::NoResource { place: at("entry[0]") });
}

#[test]
fn of_two_things_under_one_id_the_second_is_left_and_a_reference_leads_to_neither() {
    let ana = json!({"resourceType": "Patient", "id": "canary-the-bird", "birthDate": "1990", "name": [{"text": "A"}]});
    let ben = json!({"resourceType": "Patient", "id": "canary-the-bird", "birthDate": "1991", "name": [{"text": "B"}]});
    let goal = json!({"resourceType": "Goal", "id": "g", "lifecycleStatus": "accepted", "description": {"text": "x"},
        "subject": {"reference": "Patient/canary-the-bird"}});
    let parsed = read("x", bundle(&[ana.clone(), ana.clone()]).to_string().as_bytes()).unwrap();
    assert!(parsed.files[0].odd.is_empty());
    assert_eq!(parsed.clients.len(), 1);
    let parsed = read("x", bundle(&[ana, ben, goal]).to_string().as_bytes()).unwrap();
    let (first, second) = (at("entry[0].resource"), at("entry[1].resource"));
    assert_eq!(parsed.files[0].odd, [Fault::SameId { kind: "Patient", id: "canary-t...".into(), first, second }]);
    assert_eq!(parsed.clients.len(), 1);
    assert_eq!(whys(&parsed, "Goal"), [Why::WhichPatient]);
}

#[test]
fn a_patient_whom_nothing_tells_from_others_is_left() {
    let nobody = json!({"resourceType": "Patient", "name": [{"text": "Canary"}]});
    assert_eq!(fault(nobody.clone()), Fault::NoId { place: at("the file") });
    assert_eq!(fault(bundle(&[nobody])), Fault::NoId { place: at("entry[0].resource") });
    let told = json!({"resourceType": "Patient", "name": [{"text": "Canary Testwood"}], "birthDate": "1990-01-02"});
    assert_eq!(read("x", told.to_string().as_bytes()).unwrap().clients.len(), 1);
}

#[test]
fn a_record_about_a_patient_who_is_not_there_is_left_and_the_others_are_taken() {
    let ana = json!({"resourceType": "Patient", "id": "a", "name": [{"text": "Ana"}]});
    for reference in ["Patient/b", "urn:uuid:b", "https://example.org/fhir/Patient/b", "#b", "a", ""] {
        for kind in ["Goal", "CarePlan"] {
            let record = json!({"resourceType": kind, "id": "1", "subject": {"reference": reference}});
            let parsed = read("x", bundle(&[ana.clone(), record]).to_string().as_bytes()).unwrap();
            assert_eq!(whys(&parsed, kind), [Why::NoSuchPatient], "{reference}");
            assert_eq!(parsed.clients.len(), 1);
        }
    }
}

/// Why records of this type were left.
fn whys(parsed: &Parsed, kind: &str) -> Vec<Why> {
    parsed.files[0].left.iter().filter(|left| left.resource == kind).map(|left| left.why).collect()
}

#[test]
fn an_element_of_another_shape_is_named_by_its_place() {
    let shape = |place, expected| Fault::Shape { place: at(place), expected };
    let patient = |name, value: serde_json::Value| {
        let mut patient = json!({"resourceType": "Patient", "id": "a"});
        patient[name] = value;
        bundle(&[patient])
    };
    let given = patient("name", json!([{"text": "x"}, {"given": "Canary"}]));
    assert_eq!(fault(given), shape("entry[0].resource.name[1].given", "a list"));
    assert_eq!(fault(patient("name", json!(["Canary"]))), shape("entry[0].resource.name[0]", "an object"));
    assert_eq!(fault(patient("birthDate", json!(1990))), shape("entry[0].resource.birthDate", "a text"));
    assert_eq!(fault(patient("active", json!("yes"))), shape("entry[0].resource.active", "true or false"));
    assert_eq!(fault(patient("id", json!("my canary"))), shape("entry[0].resource.id", "an id"));
    assert_eq!(fault(json!({"resourceType": "Patient", "id": 7})), shape("id", "a text"));
}

#[test]
fn a_name_that_stands_twice_in_one_object_is_named_and_nothing_is_taken_of_its_record() {
    let twice = |place: &str| Fault::Twice { place: at(place) };
    let good = r#"{"resource":{"resourceType":"Patient","id":"b","name":[{"text":"Ben Oakes"}]}}"#;
    for (entry, place) in [
        (
            r#"{"resource":{"resourceType":"Patient","id":"a","birthDate":"1990-01-01","birthDate":"1991-01-01"}}"#,
            "entry[0].resource.birthDate",
        ),
        (
            r#"{"resource":{"resourceType":"Patient","id":"a","name":[{"text":"Canary","text":"Canary"}]}}"#,
            "entry[0].resource.name[0].text",
        ),
        (
            r#"{"resource":{"resourceType":"Patient","id":"a"},"resource":{"resourceType":"Patient","id":"c"}}"#,
            "entry[0].resource",
        ),
        (
            r#"{"resource":{"resourceType":"Patient","id":"a","canary":1,"canary":2}}"#,
            "entry[0].resource.(other elements)",
        ),
        (
            r#"{"resource":{"resourceType":"Observation","id":"a","value":{"canary":1,"canary":2}}}"#,
            "entry[0].resource.value.(other elements)",
        ),
    ] {
        let file = format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{entry},{good}]}}"#);
        let parsed = read("x", file.as_bytes()).unwrap();
        assert_eq!(parsed.files[0].odd, [twice(place)]);
        assert_eq!(parsed.clients.len(), 1, "{place}");
    }
    for (file, place) in [
        (r#"{"resourceType":"Patient","id":"a","id":"b"}"#, "id"),
        (r#"[{"resourceType":"Patient","id":"a","id":"b"}]"#, "[0].id"),
        (r#"{"resourceType":"Bundle","entry":[],"type":"collection","entry":[]}"#, "entry"),
        (r#"{"resourceType":"Bundle","entry":[],"meta":{"tag":[{"code":"a","code":"b"}]}}"#, "meta.tag[0].code"),
    ] {
        assert_eq!(read("x", file.as_bytes()).unwrap_err().fault, twice(place));
    }
    let lines =
        "{\"resourceType\":\"Patient\",\"id\":\"a\",\"id\":\"b\"}\n{\"resourceType\":\"Patient\",\"id\":\"c\"}\n";
    let parsed = read("x", lines.as_bytes()).unwrap();
    assert_eq!((&parsed.files[0].odd[..], parsed.clients.len()), (&[twice("line 1.id")][..], 1));
}

#[test]
fn a_file_in_which_very_many_records_are_odd_is_refused() {
    use super::super::batch::ODD_MAX;
    let lines = "{}\n".repeat(ODD_MAX + 1);
    let file = format!("{}\n{lines}", r#"{"resourceType":"Patient","id":"a"}"#);
    assert_eq!(read("x", file.as_bytes()).unwrap_err().fault, Fault::TooManyOdd { most: ODD_MAX });
    assert!(read("x", file.trim_end_matches("{}\n").as_bytes()).is_ok());
    assert_eq!(read("x", &file.as_bytes()[..file.len() - 3]).unwrap().files[0].odd.len(), ODD_MAX);
}

#[test]
fn a_missing_birth_date_or_name_is_no_error_and_an_impossible_one_is_left() {
    let parsed = read("x", br#"{"resourceType":"Patient","id":"a","birthDate":"1990-02-31"}"#).unwrap();
    let mut whys = whys(&parsed, "Patient");
    whys.sort();
    assert_eq!(whys, [Why::BareId, Why::Nameless, Why::Misfit(waystation_sync::care::value::Misfit::NotADate)]);
}

/// The file with one thing in it put out of order.
fn spoilt(kind: u8, at: usize) -> Vec<u8> {
    let mut bytes = TWO_CLIENTS.to_vec();
    let at = at % bytes.len();
    match kind {
        0 => bytes.truncate(at),
        1 => bytes[at] ^= 0x11,
        2 => bytes.insert(at, b'"'),
        _ => drop(bytes.remove(at)),
    }
    bytes
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader_and_no_error_repeats_them(kind in 0u8..4, place in any::<usize>()) {
        if let Err(error) = read("x", &spoilt(kind, place)) {
            let said = format!("{error} {error:?}").to_lowercase();
            prop_assert!(!said.contains("canary") && !said.contains("testwood"));
        }
    }

    #[test]
    fn any_bytes_at_all_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read("x", &bytes).is_err());
    }
}
