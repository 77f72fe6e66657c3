//! One record of a file, as it is read. Must never hold more of a record of a type that is not read than its id.

use serde_json::{Map, Value};

/// One resource of a file.
pub(super) struct Record {
    /// Its number among all records of the files.
    pub(super) number: usize,
    /// The number of its file.
    pub(super) file: usize,
    /// Where it stands there.
    pub(super) place: String,
    /// Its type.
    pub(super) kind: &'static str,
    /// Its `fullUrl`.
    pub(super) address: Option<String>,
    /// Its content; of a type that is not read, its id alone.
    pub(super) map: Map<String, Value>,
}
