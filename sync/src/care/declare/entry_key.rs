//! The key of an entry among those of its noun. Must never know its noun: values hold keys, and declarations hold values.

use std::fmt;

use super::Code;
use crate::id::EntryId;

/// Which of a noun's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKey {
    /// The only one, of [`Shape::One`](super::Shape::One).
    One,
    /// One under an id, of [`Shape::List`](super::Shape::List).
    Id(EntryId),
    /// One under a code, of [`Shape::Coded`](super::Shape::Coded).
    Code(Code),
}

impl EntryKey {
    /// The key of a code that stands in a declaration or a test (see [`Code::declared`]).
    #[must_use]
    pub const fn coded(code: &str) -> Self {
        Self::Code(Code::declared(code))
    }

    /// The key that a link holds: an id or a code. There is nothing to link to under `one`.
    #[must_use]
    pub fn linked(text: &str) -> Option<Self> {
        text.parse().ok().map(Self::Id).or_else(|| Code::new(text).map(Self::Code))
    }

    /// The id, if it is one.
    #[must_use]
    pub const fn id(self) -> Option<EntryId> {
        if let Self::Id(id) = self { Some(id) } else { None }
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One => f.write_str("one"),
            Self::Id(id) => write!(f, "{id}"),
            Self::Code(code) => write!(f, "{code}"),
        }
    }
}
