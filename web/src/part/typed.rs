//! What a form sent. Must never be read as what is saved.

use std::collections::BTreeMap;

/// What a person typed, by the name of the input.
pub type Typed = BTreeMap<String, String>;
