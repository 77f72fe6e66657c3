//! One member of a care team, as lists read them. Must never say what they may do.

use jiff::civil::Date;

use crate::id::PersonId;

/// One member of a care team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// The member of staff.
    pub who: PersonId,
    /// Whether first to ask.
    pub is_primary: bool,
    /// The first day, if it is known.
    pub from: Option<Date>,
    /// The last day, if there is one.
    pub to: Option<Date>,
}

impl MemberRow {
    /// Whether they look after the client on `today`: their last day is one of them, as is their first.
    #[must_use]
    pub fn is_there(&self, today: Date) -> bool {
        self.from.is_none_or(|from| from <= today) && self.to.is_none_or(|to| today <= to)
    }
}
