//! Whom an entry names to be brought in, called or told something, and what a check says of somebody: what asking about the one beside
//! the other needs. Must never say of somebody that they are safe.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Fact, FieldDecl};
use crate::id::EntryId;
use crate::time::Millis;

/// The fields by which an entry names whom it involves, and on which day that is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Involving {
    /// Lines of names, and links to people around the client; none where nobody is involved.
    pub by: Vec<&'static FieldDecl>,
    /// Other fields in which somebody may be named who is brought in: a place, a way to reach somebody, what to do.
    /// They say not who the entry is for.
    pub beside: Vec<&'static FieldDecl>,
    /// The day on which they are; `None` where that goes on.
    pub day: Option<Date>,
}

impl Involving {
    /// Those named by these fields, from now on.
    #[must_use]
    pub fn still(by: &[&'static FieldDecl]) -> Self {
        Self { by: by.to_vec(), ..Self::default() }
    }

    /// The same where these fields may name somebody too.
    #[must_use]
    pub fn or_in(self, beside: &[&'static FieldDecl]) -> Self {
        Self { beside: beside.to_vec(), ..self }
    }

    /// All fields that may name somebody.
    pub fn fields(&self) -> impl Iterator<Item = &'static FieldDecl> + use<> {
        self.by.clone().into_iter().chain(self.beside.clone())
    }
}

/// Whom an entry involves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Involves {
    /// Its noun.
    pub noun: &'static str,
    /// Words that name them, one or several of them at once.
    pub names: Vec<String>,
    /// People around the client.
    pub people: BTreeSet<EntryId>,
    /// The day on which they are; `None` where that goes on.
    pub day: Option<Date>,
}

impl Involves {
    /// The same as a fact.
    #[must_use]
    pub fn fact(self) -> Fact {
        let Self { names, people, day, .. } = self;
        Fact::Involves { names, people, day }
    }
}

/// What a look before somebody is involved came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Whom it is about.
    pub who: String,
    /// Code of the answer that is acted on.
    pub code: String,
    /// When it was written.
    pub at: Millis,
    /// The day of it.
    pub day: Option<Date>,
}
