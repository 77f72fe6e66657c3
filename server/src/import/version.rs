//! FHIR STU3 and R5 told from R4 by the shape of their records. Must never read one as the other: `prohibited: true`
//! became something to do.

use serde_json::{Map, Value};

use super::record::Record;
use super::why::Why;

/// Elements that only STU3 has, by type (hl7.org/fhir/R4/diff.html).
const STU3: &[(&str, &[&str])] = &[
    ("CarePlan", &["definition"]),
    ("Goal", &["status"]),
    ("Patient", &["animal"]),
    ("Task", &["definitionReference", "definitionUri", "context"]),
    ("Appointment", &["incomingReferral"]),
];
/// Elements that only R5 has, by type (hl7.org/fhir/R5/diff.html).
const R5: &[(&str, &[&str])] = &[
    ("CarePlan", &["custodian"]),
    ("Goal", &["acceptance", "continuous", "source", "outcome"]),
    ("Task", &["requestedPerformer", "requestedPeriod", "doNotPerform", "performer"]),
    ("ServiceRequest", &["reason", "focus", "location"]),
    ("Appointment", &["subject", "class", "virtualService", "cancellationDate", "note", "reason", "account"]),
    ("CommunicationRequest", &["informationProvider", "reason"]),
];

/// Which other version a record shows itself to be of.
pub(super) fn other_version(record: &Record) -> Option<Why> {
    let has = |table: &[(&str, &[&str])]| {
        let mut known = table.iter().filter(|(kind, _)| *kind == record.kind).flat_map(|(_, names)| *names);
        known.any(|name| record.map.contains_key(*name))
    };
    let of_activity = |detail: &[&str], own: &[&str]| {
        let activities = record.map.get("activity").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        activities.iter().filter_map(Value::as_object).any(|activity| {
            let inner = activity.get("detail").and_then(Value::as_object);
            own.iter().any(|name| activity.contains_key(*name))
                || inner.is_some_and(|inner| detail.iter().any(|name| inner.contains_key(*name)))
        })
    };
    let said = said_by_profile(&record.map);
    match () {
        () if said == Some(Why::Stu3) || has(STU3) || of_activity(&["prohibited", "category", "definition"], &[]) => {
            Some(Why::Stu3)
        }
        () if said == Some(Why::R5)
            || has(R5)
            || of_activity(&[], &["plannedActivityReference", "plannedActivityDetail", "performedActivity"])
            || is_reference_with_concept(&record.map) =>
        {
            Some(Why::R5)
        }
        () => None,
    }
}

/// The version that a profile's address names.
fn said_by_profile(map: &Map<String, Value>) -> Option<Why> {
    let profiles = map.get("meta").and_then(|meta| meta.get("profile")).and_then(Value::as_array)?;
    let names = |part: &str| profiles.iter().filter_map(Value::as_str).any(|profile| profile.contains(part));
    match () {
        () if names("hl7.org/fhir/3.0") || names("/STU3/") => Some(Why::Stu3),
        () if names("hl7.org/fhir/5.0") => Some(Why::R5),
        () => None,
    }
}

/// R5 wraps codes that may be references too: `code.concept` instead of `code`.
fn is_reference_with_concept(map: &Map<String, Value>) -> bool {
    let wrapped = |value: &Value| value.get("concept").is_some();
    let lists = ["addresses", "reason", "bodySite"].into_iter().filter_map(|name| map.get(name)?.as_array());
    map.get("code").is_some_and(wrapped) || lists.flatten().any(wrapped)
}
