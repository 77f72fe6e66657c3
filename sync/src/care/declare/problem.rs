//! What can be wrong with a field or an entry, as data. Must never hold a sentence: pages have one for each.

use super::{EntryKey, Misfit};

/// Why one field, or the entry as a whole, was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The noun's name.
    pub noun: &'static str,
    /// The entry.
    pub key: EntryKey,
    /// The field; `None` when it is about the entry.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong with a field or an entry. Pages have a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Required, and empty.
    #[error("needs an answer")]
    Missing,
    /// Not a value of its kind.
    #[error("{0}")]
    Misfit(#[from] Misfit),
    /// This person's role does not write it.
    #[error("is not for this role to write")]
    NotYours,
    /// It holds two versions; choose between them first.
    #[error("holds two versions: choose one first")]
    TwoVersions,
    /// There is nothing to choose between any more.
    #[error("holds one version only: there is nothing to choose")]
    OneVersion,
    /// Signed, and so fixed: add an addendum.
    #[error("is signed: add an addendum instead")]
    Signed,
    /// There is no such entry.
    #[error("is not there")]
    NoSuchEntry,
    /// An entry of this id is there already.
    #[error("is there already")]
    AlreadyThere,
    /// It was written when the entry was begun, and stays; or the entry stays as a whole. Another can be added.
    #[error("cannot be changed once saved: add another")]
    AddOnly,
    /// Entries of this noun are never put away; what they say is changed instead.
    #[error("is never put away: say where it stands instead")]
    Kept,
    /// It can only be signed, not written.
    #[error("cannot be signed")]
    NotSignable,
    /// Whoever signs has no key at hand here: signing in again brings it.
    #[error("cannot be signed before signing in again")]
    NoKey,
    /// The consent that it leads to was given for something else.
    #[error("is under a consent for something else")]
    OtherConsent,
    /// The consent that it leads to names whom it is given for, and this is about somebody else.
    #[error("is under a consent for somebody else")]
    ForOthers,
    /// The consent that it leads to names whom it is given for, and this does not say whom it is about.
    #[error("does not say whom it is about")]
    ForWhom,
    /// Somebody who is not there for that.
    #[error("names somebody who is there for something else")]
    OtherStaff,
    /// It comes only after a status that does not stand.
    #[error("comes only after another")]
    TooEarly,
    /// A rule of the noun; the code names its sentence.
    #[error("{0}")]
    Rule(&'static str),
}
