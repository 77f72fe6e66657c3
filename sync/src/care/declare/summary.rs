//! Which document one is, and what lists need of it. Must never hold what its document does not.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{DocKey, Facts};

/// What stands beside a document so that lists never load it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Which document of which chart; `None` where this version cannot tell, as for a part of a newer one.
    pub key: Option<DocKey>,
    /// By which way of making them the facts were made; smaller than [`FACTS_FORM`](super::FACTS_FORM) where
    /// they are to be made anew.
    pub form: u16,
    /// The entries that the facts are of, noun and key, where a change touched no others: what was said of the rest
    /// stands. `None` where they are all facts of the document.
    pub touched: Option<BTreeSet<(String, String)>>,
    /// The facts ([`Facts`]), as stored. Those of another form are read all the same.
    pub facts: Vec<u8>,
}

impl Summary {
    /// All that is known of the document after the change that this came with; `before` is all that was known.
    #[must_use]
    pub fn after(&self, before: &Self) -> Self {
        let Some(touched) = &self.touched else { return self.clone() };
        let mut facts = Facts::from_bytes(&before.facts);
        facts.renew(touched, Facts::from_bytes(&self.facts));
        let (key, form) = (self.key.or(before.key), self.form.min(before.form));
        match facts.to_bytes() {
            Ok(facts) => Self { key, form, touched: None, facts },
            // What cannot be written stays as it was, to be made anew.
            Err(_) => Self { key, form: 0, touched: None, facts: before.facts.clone() },
        }
    }
}
