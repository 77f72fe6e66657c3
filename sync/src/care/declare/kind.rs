//! What a field may hold. Must never say how concurrent writes meet (`class.rs`) nor hold a value (`value.rs`).

/// What a field may hold. Codes, numbers, dates and phone numbers are scalars, never shared text: two people
/// who change "5 mg" to "10 mg" and "20 mg" in shared text make "1020 mg".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of plain text.
    Line {
        /// Longest allowed, in characters.
        characters_max: usize,
    },
    /// Several lines of plain text.
    Text {
        /// Longest allowed, in characters.
        characters_max: usize,
    },
    /// One of these codes.
    Code(&'static [&'static str]),
    /// Any number of these codes.
    Codes(&'static [&'static str]),
    /// A day.
    Date,
    /// A day, or only a year when no more is known.
    DateOrYear,
    /// A whole number.
    Number {
        /// Smallest allowed.
        least: i64,
        /// Largest allowed.
        most: i64,
    },
    /// Yes or no; unset means not asked.
    YesNo,
    /// A telephone number: digits, spaces, `+ ( ) - . / # *`, at least three digits.
    Phone,
    /// A member of staff.
    Staff,
    /// Another entry of the same client.
    Link,
    /// Signed bytes.
    Signed,
}
