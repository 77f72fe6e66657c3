//! What was written when, by whom, from what to what: the record of one entry, and the pieces of what was merged.
//! Must never leave out a value that did not stand.

use askama::Template;
use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::value::Value;
use waystation_sync::time::Millis;

use super::chooser::{Writer, writer};
use super::value;
use crate::Names;
use crate::noun_page::NounPage;

/// What one change did to one field or to the entry.
#[derive(Clone, Debug)]
pub struct Change {
    /// Who, where, when.
    pub stamp: Stamp,
    /// When this node received it, by its own clock; `None` when it was written here.
    pub received: Option<Millis>,
    /// What it did.
    pub deed: Deed,
}

/// What a change did.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Began the entry.
    Began,
    /// Wrote a field.
    Wrote {
        /// The field.
        field: &'static FieldDecl,
        /// What its author saw there.
        before: Option<Value>,
        /// What they wrote.
        after: Option<Value>,
    },
    /// Chose between versions.
    Settled {
        /// The field.
        field: &'static FieldDecl,
        /// What was chosen.
        after: Option<Value>,
        /// Why; may be empty.
        reason: String,
    },
    /// Put the entry away.
    Retired,
    /// Took it up again.
    TakenUp,
    /// Signed it.
    Signed,
}

/// The record of one entry.
#[derive(Template)]
#[template(path = "part/history.html")]
pub struct History {
    /// Its changes, newest first.
    pub lines: Vec<Line>,
}

/// One line of a record.
pub struct Line {
    /// Who and when.
    pub by: Writer,
    /// When it arrived, if it came from elsewhere.
    pub received: String,
    /// What was done: a field's label, or words for the deed.
    pub what: String,
    /// Before; `None` where there is nothing to compare.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
    /// Why; may be empty.
    pub reason: String,
}

impl History {
    /// The record made of `changes`, which come in the order to show.
    #[must_use]
    pub fn new(page: &NounPage, changes: &[Change], names: &Names) -> Self {
        Self { lines: changes.iter().map(|change| line(page, change, names)).collect() }
    }
}

/// One line of a record.
#[must_use]
pub fn line(page: &NounPage, change: &Change, names: &Names) -> Line {
    let shown = |field: &FieldDecl, value: Option<&Value>| Some(value::or_cleared(page, field, value, names));
    let (what, before, after, reason) = match &change.deed {
        Deed::Began => (format!("Began this {}", page.singular), None, None, ""),
        Deed::Wrote { field, before: None, after } => {
            (page.label(field.name).to_owned(), None, shown(field, after.as_ref()), "")
        }
        Deed::Wrote { field, before, after } => {
            (page.label(field.name).to_owned(), shown(field, before.as_ref()), shown(field, after.as_ref()), "")
        }
        Deed::Settled { field, after, reason } => (
            format!("{}: chose between versions", page.label(field.name)),
            None,
            shown(field, after.as_ref()),
            reason.as_str(),
        ),
        Deed::Retired => ("Put away".to_owned(), None, None, ""),
        Deed::TakenUp => ("Taken up again".to_owned(), None, None, ""),
        Deed::Signed => ("Signed".to_owned(), None, None, ""),
    };
    Line {
        by: writer(&change.stamp, names),
        received: change.received.map(|at| format!("arrived {}", names.when(at))).unwrap_or_default(),
        what,
        before,
        after,
        reason: reason.to_owned(),
    }
}
