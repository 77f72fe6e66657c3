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

pub use already::only_new;
pub use error::{Fault, ImportError};
pub use json::{BYTES_MAX, DEPTH_MAX};
pub use parsed::{Incoming, Parsed, PartEdit};
pub use reading::read;
pub use report::{FileReport, Report};
pub use sample::{SampleError, SamplePerson, sample, sample_people};
pub use tally::{Left, Why};
