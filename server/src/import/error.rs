//! What can be wrong with a file as a whole. Must never repeat a client's word: places are named by position, and
//! ids are shortened.

/// A file that was not taken. The file's name is as the person gave it: for their eyes, not for a log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {fault}. Nothing of this file was taken.")]
pub struct ImportError {
    /// The file, as the caller named it.
    pub file: String,
    /// What is wrong with it, and where.
    #[source]
    pub fault: Fault,
}

/// The line that says it to whoever named the file.
pub(super) fn refusal(file: &str, fault: &Fault) -> String {
    format!("{file}: {fault}. Nothing of this file was taken.")
}

/// What is wrong with a file, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Larger than is read.
    #[error("the file is {bytes} bytes long, and at most {most} are read: export fewer clients into one file")]
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read.
        most: usize,
    },
    /// The files hold more than is kept in memory at once.
    #[error("with this file there is more than {most} bytes to read together: import fewer files at a time")]
    TooMuch {
        /// The most that is kept.
        most: usize,
    },
    /// Nothing in it.
    #[error("the file is empty: export it again, and look whether it was copied whole")]
    Empty,
    /// Not JSON.
    #[error("not JSON at line {line}, column {column}: export it again as FHIR R4 in JSON")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Another format, told by how it begins.
    #[error("this is {what}, which is not read: export it as FHIR R4 in JSON or NDJSON, or a list of clients as CSV")]
    OtherFormat {
        /// Which.
        what: &'static str,
    },
    /// It cannot be read from where it lies, or is packed and damaged.
    #[error("cannot be read ({why}). {next}")]
    CannotRead {
        /// What the system says.
        why: String,
        /// What to do.
        next: &'static str,
    },
    /// A table of clients that cannot be read.
    #[error(transparent)]
    Table(#[from] super::table_fault::TableFault),
    /// Nested deeper than FHIR ever is.
    #[error("nested more than {most} levels deep at line {line}: this is not a FHIR export, ask where it came from")]
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// The deepest that is read.
        most: usize,
    },
    /// No `resourceType`, or none that FHIR R4 has.
    #[error("{place} has no resourceType of FHIR R4: choose a FHIR R4 export")]
    NotFhir {
        /// Where in the file, as a path of names.
        place: String,
    },
    /// A Bundle of a type that does not carry records.
    #[error("{place} says history, in which one record stands several times: export records as they are now")]
    BundleType {
        /// Where in the file, as a path of names.
        place: String,
    },
    /// A Bundle entry that holds nothing.
    #[error("{place} has no resource: export whole records, not deletions or answers")]
    NoResource {
        /// Where in the file, as a path of names.
        place: String,
    },
    /// A Patient that could not be told apart at the next import.
    #[error("{place} is a Patient without an id, a number, or a name and birth date: ask for an export that has one")]
    NoId {
        /// Where in the file, as a path of names.
        place: String,
    },
    /// Two different things under one name.
    #[error("{kind} {id} stands twice and differs, at {first} and {second}: take out the one that is out of date")]
    SameId {
        /// The resource type.
        kind: &'static str,
        /// The id, shortened.
        id: String,
        /// Where first.
        first: String,
        /// Where again.
        second: String,
    },
    /// A name that stands twice in one object, of which each reader would take another value.
    #[error("{place} stands twice in one object, and nobody can tell which is meant: put it right where it comes from")]
    Twice {
        /// Where in the file, as a path of names.
        place: String,
    },
    /// More records are not as they should be than are named.
    #[error("more than {most} of its records are not as they should be: ask where it came from")]
    TooManyOdd {
        /// The most that are named.
        most: usize,
    },
    /// An element of another shape than FHIR gives it.
    #[error("{place} is not {expected}: export it again, or put it right where it comes from")]
    Shape {
        /// Where in the file, as a path of names.
        place: String,
        /// What it should be.
        expected: &'static str,
    },
}

impl Fault {
    /// The same, of a line of a file that holds one record in each.
    pub(super) fn on_line(self, number: usize) -> Self {
        if let Self::NotJson { column, .. } = self {
            Self::NotJson { line: number, column }
        } else if let Self::TooDeep { most, .. } = self {
            Self::TooDeep { line: number, most }
        } else {
            self
        }
    }
}

/// The beginning of an id, enough to find it by.
pub(super) fn shortened(id: &str) -> String {
    let start: String = id.chars().take(8).collect();
    if start.len() < id.len() { format!("{start}...") } else { start }
}
