//! What was said in a field, as lists show it: a version of it, and an answer about a number that other charts of the same person
//! heed. Must never hold what its chart does not say.

use crate::id::PersonId;
use crate::time::Millis;

/// One version of a field, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// The beginning of the value as a form sends it; empty where it was cleared.
    pub text: String,
    /// Who wrote it first.
    pub who: Option<PersonId>,
    /// When, by their clock.
    pub at: Millis,
    /// Of what it was said, as a form sends it, where that is not what stands beside it; an empty one for nothing.
    pub of: Vec<String>,
}

impl Said {
    /// A version that was said of what stands beside it.
    pub(super) fn new(text: &str, who: Option<PersonId>, at: Millis) -> Self {
        Self { text: text.to_owned(), who, at, of: Vec::new() }
    }
}

/// An answer about a number that asks for care, as one chart gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SaidRow {
    /// The noun.
    pub noun: String,
    /// The field that says it.
    pub field: String,
    /// Of which number.
    pub of: String,
    /// The code of the answer.
    pub code: String,
    /// What else it is about, as the way by which they are reached; empty where that is not known.
    pub by: String,
    /// Whether its entry was put away since.
    pub is_away: bool,
}

impl SaidRow {
    /// An answer of the noun: the field, of what, the code, and what else it is about.
    pub(super) fn new(noun: String, [field, of, code, by]: [&str; 4], is_away: bool) -> Self {
        let owned = str::to_owned;
        Self { noun, field: owned(field), of: owned(of), code: owned(code), by: owned(by), is_away }
    }
}
