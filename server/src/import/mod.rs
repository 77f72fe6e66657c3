//! Import: bytes of FHIR R4 JSON in, edits of the care plan out, with an account of what was left and why.
//! Must never touch a disk, guess at what a file does not say, or shorten what does not fit.

mod careplan;
mod codes;
mod date;
mod error;
mod fill;
mod goal;
mod ids;
mod index;
mod json;
mod kinds;
mod patient;
mod report;
mod sample;

mod taking;
mod tally;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Class, Part};
use waystation_sync::care::read::{Entry, View};
use waystation_sync::id::ClientId;

pub use error::{Fault, ImportError};
pub use json::{BYTES_MAX, DEPTH_MAX};
pub use report::{FileReport, Report};
pub use sample::{SampleError, SamplePerson, sample, sample_people};

pub use tally::{Left, Why};

use index::Index;
use tally::Tally;

/// What one file holds, as edits.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The clients, in the order in which the file names them.
    pub clients: Vec<Incoming>,
    /// What was not taken, and what was taken otherwise than it stands in the file, with how often and why.
    pub left: Vec<Left>,
}

/// One client to take in.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The id here: the same for the same person of the same system, so that a second import meets the first.
    pub client: ClientId,
    /// What to write, in this order: each is one edit of one document, made at its present version.
    pub parts: Vec<PartEdit>,
    /// How many entries of each noun, by the noun's name.
    pub taken: BTreeMap<&'static str, usize>,
}

/// One edit of one document.
#[derive(Clone, Debug)]
pub struct PartEdit {
    /// The document.
    pub part: Part,
    /// The login of the member of staff who writes it; `None` for whoever imports.
    pub by: Option<&'static str>,
    /// What to do.
    pub acts: Vec<Act>,
}

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

fn read_value(value: &serde_json::Value) -> Result<Parsed, Fault> {
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

/// Of `acts`, those that add to what stands in a document already, and how many entries or fields were there. What
/// people have written since an earlier import is never written over: an entry that stands is left as it is (also
/// a retired one), and so is a field that holds something.
#[must_use]
pub fn only_new(view: &View<'_>, acts: &[Act]) -> (Vec<Act>, usize) {
    let mut there = 0;
    let new = acts
        .iter()
        .filter_map(|act| {
            let entry = view.entry(act.noun, act.key);
            let verb = match (&act.verb, &entry) {
                (Verb::Begin(_), Some(_)) => None,
                (Verb::Write(fields), Some(entry)) => {
                    let (empty, held): (Vec<_>, Vec<_>) =
                        fields.iter().cloned().partition(|(field, _)| *entry.field(field) == Field::Empty);
                    there += held.len();
                    return (!empty.is_empty()).then(|| Act { verb: Verb::Write(empty), ..act.clone() });
                }
                (Verb::Sign, Some(entry)) if is_signed(entry) => None,
                (Verb::Begin(_) | Verb::Write(_) | Verb::Sign | Verb::Retire | Verb::TakeUp, _)
                | (Verb::Settle { .. } | Verb::ConfirmText { .. }, _) => Some(act.verb.clone()),
            };
            there += usize::from(verb.is_none());
            verb.map(|verb| Act { verb, ..act.clone() })
        })
        .collect();
    (new, there)
}

fn is_signed(entry: &Entry) -> bool {
    entry.noun.fields.iter().any(|field| field.class == Class::Frozen && *entry.field(field) != Field::Empty)
}
