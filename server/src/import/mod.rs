//! Import: bytes of FHIR R4 JSON in, edits of the care plan out, with an account of what was left and why.
//! Must never touch a disk, guess at what a file does not say, or shorten what does not fit.

mod already;
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
mod parsed;
mod patient;
mod reading;
mod report;
mod sample;
mod taking;
mod tally;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use already::only_new;
#[cfg(test)]
pub(crate) use error::Fault;
#[cfg(test)]
pub(crate) use json::{BYTES_MAX, DEPTH_MAX};
#[cfg(test)]
pub(crate) use parsed::Parsed;
pub(crate) use parsed::{Incoming, PartEdit};
pub use reading::read;
pub(crate) use report::{FileReport, Report};
pub(crate) use sample::{SampleError, sample, sample_people};
#[cfg(test)]
pub(crate) use tally::Why;
