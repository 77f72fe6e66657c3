//! The clinic's word for versions of one document, as more of it comes. Must never let go of a receipt that stands for what
//! no other does.

use std::collections::BTreeSet;

use automerge::Automerge;

use crate::id::{ChangeId, Heads};
use crate::record::Receipt;

/// The receipts of one document when more of it comes.
#[derive(Clone, Debug, Default)]
pub struct Receiving {
    /// What is in the record.
    pub(super) held: Vec<Receipt>,
    /// For what comes.
    pub(super) new: Option<Receipt>,
}

impl Receiving {
    /// The receipts that are kept once the document is as `doc`: the new one, and older ones for what it does not stand for.
    /// After a clinic was put back to an older state those are the ones that count. `None` where there is no new one.
    pub(super) fn after(self, doc: &Automerge) -> Option<Vec<Receipt>> {
        let Self { held, new } = self;
        let new = new.filter(|new| !held.contains(new))?;
        let heads: Heads = doc.get_heads().into_iter().collect();
        let beyond: BTreeSet<ChangeId> = if heads == new.heads {
            BTreeSet::new()
        } else {
            doc.get_changes_meta(&new.heads.to_automerge()).into_iter().map(|meta| meta.hash.into()).collect()
        };
        let stands = |receipt: &Receipt| receipt.heads.as_slice().iter().any(|head| beyond.contains(head));
        Some(held.into_iter().filter(stands).chain([new]).collect())
    }
}
