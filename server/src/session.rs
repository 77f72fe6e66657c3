//! Who is signed in at which browser. Must never keep a token, only its hash.

/// The sessions of this run.
#[derive(Debug, Default)]
pub struct Sessions {}
