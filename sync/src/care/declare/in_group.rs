//! A place in a group of the clinic, or a session of one, as a fact says it. Must never hold who else is in the group.

use jiff::civil::Date;

/// A place in a group, or a session of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InGroup {
    /// The group's code.
    pub group: String,
    /// The first day, or that of the session, if it is known.
    pub from: Option<Date>,
    /// The last day, if there is one.
    pub until: Option<Date>,
}
