//! An answer about a number that other charts of the same person heed. Must never hold what its chart does not say.

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
}

impl SaidRow {
    /// An answer of the noun: the field, of what, and the code.
    pub(super) fn new(noun: String, [field, of, code]: [&String; 3]) -> Self {
        Self { noun, field: field.clone(), of: of.clone(), code: code.clone() }
    }
}
