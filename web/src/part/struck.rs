//! What is said of an entry that was entered in error. Must never leave out who said so, when, or why.

use waystation_sync::care::field::Struck;
use waystation_sync::care::read::Entry;

use crate::{Names, isolate};

/// Who said that `entry` was entered in error, when and why.
#[must_use]
pub fn struck(entry: &Entry, names: &Names) -> Vec<String> {
    entry.struck.iter().map(|struck| struck_by(struck, names)).collect()
}

/// Why something was entered in error, who said so and when.
#[must_use]
pub fn struck_by(struck: &Struck, names: &Names) -> String {
    let values = [("by", names.by(&struck.by).into()), ("reason", isolate::words(&struck.reason).into())];
    names.language.say_with("timeline-struck", &values)
}
