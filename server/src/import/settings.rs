//! What whoever imports says beside the files. Must never be found out by the import itself.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use waystation_sync::care::noun::Role;

/// How files are to be read.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Today, at the clinic: what ended before it is over.
    pub(crate) today: Date,
    /// The clinic's time zone, into which points in time are put.
    pub(crate) zone: TimeZone,
    /// What the importer is there for, which decides what they may bring.
    pub(crate) role: Role,
    /// Questions that were answered with "it is the same person".
    pub(crate) same: BTreeSet<String>,
    /// Questions that were answered with "it is somebody else".
    pub(crate) another: BTreeSet<String>,
}

impl Settings {
    /// Settings with nothing answered yet.
    pub(crate) const fn of(today: Date, zone: TimeZone, role: Role) -> Self {
        Self { today, zone, role, same: BTreeSet::new(), another: BTreeSet::new() }
    }
}
