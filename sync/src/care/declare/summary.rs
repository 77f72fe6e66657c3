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

/// All that is known of one document, as one change after another leaves it. Taking in a change costs what it touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// As [`Summary::key`].
    pub key: Option<DocKey>,
    /// As [`Summary::form`].
    pub form: u16,
    /// The facts.
    pub facts: Facts,
}

impl Known {
    /// Takes in what came with the next change.
    pub fn take(&mut self, summary: &Summary) {
        let facts = Facts::from_bytes(&summary.facts);
        match &summary.touched {
            Some(touched) => {
                self.facts.renew(touched, facts);
                self.key = summary.key.or(self.key);
                self.form = self.form.min(summary.form);
            }
            None => *self = Self { key: summary.key, form: summary.form, facts },
        }
    }

    /// As it is stored.
    #[must_use]
    pub fn summary(&self) -> Summary {
        match self.facts.to_bytes() {
            Ok(facts) => Summary { key: self.key, form: self.form, touched: None, facts },
            // What cannot be written is to be made anew.
            Err(_) => Summary { key: self.key, ..Summary::default() },
        }
    }
}

impl<'a> FromIterator<&'a Summary> for Known {
    fn from_iter<I: IntoIterator<Item = &'a Summary>>(summaries: I) -> Self {
        let mut known = Self::default();
        for summary in summaries {
            known.take(summary);
        }
        known
    }
}
