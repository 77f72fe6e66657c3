//! One service that a client was given, as a fact says it: of which kind, when, and for how long. Must never hold a word
//! that somebody wrote.

use jiff::civil::Date;

use crate::id::EntryId;
use crate::time::Millis;

/// One service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// Code of its kind; empty where the entry is of none and only says that another one was a mistake.
    pub kind: String,
    /// The day, where the entry says one.
    pub day: Option<Date>,
    /// When it was written that it is done, where that is all that is known.
    pub at: Option<Millis>,
    /// How long it took, in minutes, where somebody wrote that.
    pub minutes: Option<u16>,
    /// Whether it waits to be signed.
    pub is_draft: bool,
    /// The entry that this one corrects.
    pub corrects: Option<EntryId>,
}
