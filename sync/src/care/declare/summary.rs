//! Which document one is, and what lists need of it. Must never hold what its document does not.

use serde::{Deserialize, Serialize};

use super::DocKey;

/// What stands beside a document so that lists never load it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Which document of which chart; `None` where this version cannot tell, as for a part of a newer one.
    pub key: Option<DocKey>,
    /// By which way of making them the facts were made; smaller than [`FACTS_FORM`](super::FACTS_FORM) where
    /// they are to be made anew.
    pub form: u16,
    /// The facts ([`Facts`](super::Facts)), as stored. Those of another form are read all the same.
    pub facts: Vec<u8>,
}
