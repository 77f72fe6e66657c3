//! Import: bytes of FHIR R4 in JSON, or of a table of clients, in; edits of the care plan out, with an account of what
//! was left and why. Must never touch a disk, guess at what a file does not say, or shorten what does not fit.

mod accounts;
mod already;
mod at;
mod batch;
mod beside;
mod bytes;
mod careplan;
mod codes;
mod columns;
mod concern;
mod date;
mod error;
mod fill;
mod goal;
mod groups;
mod ids;
mod index;
mod json;
mod kept;
mod kinds;
mod links;
mod names;
mod parsed;
mod patient;
mod people;
mod person;
mod placeholder;
mod reading;
mod reading_note;
mod report;
mod report_json;
mod requests;
mod sample;
mod settings;
mod split;
mod table;
mod table_fault;
mod table_rows;
mod taking;
mod tally;
#[cfg(test)]
mod tests;
mod timing;
mod todo;
mod version;
mod ways;
mod who;
mod why;
mod words;

pub(crate) use already::{Difference, only_new};
pub(crate) use batch::{Batch, is_one_line};
pub(crate) use bytes::BYTES_MAX;
#[cfg(test)]
pub(crate) use bytes::DEPTH_MAX;
pub(crate) use error::Fault;
pub(crate) use parsed::{Incoming, PartEdit};
pub(crate) use people::Person;
pub(crate) use reading::Reading;
pub use reading::read;
pub(crate) use report::Report;
pub(crate) use sample::{SampleError, sample, sample_people};
pub(crate) use settings::Settings;
pub(crate) use table::{DateOrder, Table};
