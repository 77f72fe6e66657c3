//! That an entry is to be looked at again by a day. Must never say what was seen there.

use std::sync::Arc;

use jiff::civil::Date;

use crate::care::declare::EntryKey;
use crate::id::ClientId;

/// An entry of a client that is to be looked at again by a day, the earliest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// The day.
    pub day: Date,
    pub(super) name: Arc<str>,
    /// Whose chart.
    pub client: ClientId,
    /// The noun's name.
    pub noun: &'static str,
    /// Which of its entries.
    pub key: EntryKey,
}
