//! Reads one file from its bytes to the clients in it. Must never take half of a file.

use super::error::{Fault, ImportError};
use super::index::Index;
use super::parsed::Parsed;
use super::tally::{Tally, Why};
use super::{careplan, goal, json, patient};

/// Reads one file: a Bundle or a single resource of FHIR R4 (hl7.org/fhir/R4), as JSON. `file` is repeated in errors.
///
/// # Errors
/// [`ImportError`], which says where and what to do. Nothing of the file is taken then; the caller shows it and
/// goes on with the next file.
pub fn read(file: &str, bytes: &[u8]) -> Result<Parsed, ImportError> {
    json::parse(bytes)
        .and_then(|value| read_value(&value))
        .map_err(|fault| ImportError { file: file.to_owned(), fault })
}

pub(super) fn read_value(value: &serde_json::Value) -> Result<Parsed, Fault> {
    let mut tally = Tally::default();
    let index = Index::of(value, &mut tally)?;
    let mut taking = patient::all(&index, &mut tally)?;
    for resource in index.all() {
        match resource.kind {
            "Goal" => goal::take(resource, &index, &mut taking, &mut tally)?,
            "CarePlan" => careplan::take(resource, &index, &mut taking, &mut tally)?,
            _ => {}
        }
    }
    // Last, when it is known which of them a plan names as something to do.
    for resource in index.all() {
        let read = match resource.kind {
            "Patient" => resource.home.is_none(),
            "Goal" | "CarePlan" => true,
            _ => taking.used.contains(&resource.number),
        };
        if !read {
            tally.add(resource.kind, None, Why::NotRead);
        }
    }
    Ok(Parsed { clients: taking.finish(), left: tally.finish() })
}
