//! What a form sent. Must never be read as what is saved.

use std::collections::BTreeMap;

/// What a person typed, by the name of the input.
pub type Typed = BTreeMap<String, String>;

/// Begins the name of each input of an entry's form, so that no field's name meets that of a hidden one.
pub const PREFIX: &str = "f.";
