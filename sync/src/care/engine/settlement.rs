//! The mark that a value came out of a conflict: who chose, why, and which versions there were. One stands in
//! the document of the settled field for each settling. Must never be changed once made.

use automerge::transaction::{Transactable, Transaction};
use automerge::{AutomergeError, ObjType, ROOT, ReadDoc};
use sha2::{Digest, Sha256};

use super::read::View;
pub use super::settling::{ENTRY, FIELD, NOUN, REASON, REASON_CHARACTERS_MAX, SETTLEMENT, VERSIONS};
use crate::care::declare::{Stamp, Version};
use crate::id::{ChangeId, EditId, EntryId};

/// One settling, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Who chose and when.
    pub by: Option<Stamp>,
    /// The noun's name.
    pub noun: String,
    /// The entry's key, as [`EntryKey`](crate::care::declare::EntryKey) displays it.
    pub entry: String,
    /// The field's name.
    pub field: String,
    /// Why; may be empty.
    pub reason: String,
    /// The changes that had written the versions.
    pub versions: Vec<ChangeId>,
}

/// Every settling in a document, oldest entry id first.
#[must_use]
pub fn all(view: &View<'_>) -> Vec<Settlement> {
    view.entries(&SETTLEMENT)
        .iter()
        .map(|entry| Settlement {
            by: entry.born,
            noun: entry.text(&NOUN).to_owned(),
            entry: entry.text(&ENTRY).to_owned(),
            field: entry.text(&FIELD).to_owned(),
            reason: entry.text(&REASON).to_owned(),
            versions: entry.text(&VERSIONS).split(' ').filter_map(|hash| hash.parse().ok()).collect(),
        })
        .collect()
}

/// A settling as it is written, each part as the text that stands for it; empty ones are left out.
pub(crate) struct Settling {
    pub(crate) noun: String,
    pub(crate) entry: String,
    pub(crate) field: String,
    pub(crate) reason: String,
    pub(crate) versions: String,
}

impl Settling {
    /// One edit settles a field once, so its id and the field's name make the settling's; the first half keeps them in
    /// the order in which edits were begun.
    pub(crate) fn id(&self, edit: EditId) -> EntryId {
        let mut hash = Sha256::new();
        for part in [edit.to_string().as_str(), &self.noun, &self.entry, &self.field] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let hash: [u8; 32] = hash.finalize().into();
        let mut id = edit.0;
        for (to, from) in id.iter_mut().skip(8).zip(hash) {
            *to = from;
        }
        EntryId(id)
    }
}

/// The changes that had written `versions`, as a settling names them.
pub(crate) fn named(versions: &[Version]) -> String {
    let hashes: Vec<String> =
        versions.iter().flat_map(|version| &version.stamps).map(|stamp| stamp.change.to_string()).collect();
    hashes.join(" ")
}

pub(super) fn write(tx: &mut Transaction<'_>, edit: EditId, settling: &Settling) -> Result<(), AutomergeError> {
    let container = tx
        .get(ROOT, SETTLEMENT.name)?
        .map(|(_, id)| id)
        .ok_or_else(|| AutomergeError::InvalidObjId(SETTLEMENT.name.to_owned()))?;
    let map = tx.put_object(&container, settling.id(edit).to_string(), ObjType::Map)?;
    for (decl, text) in [
        (&NOUN, &settling.noun),
        (&ENTRY, &settling.entry),
        (&FIELD, &settling.field),
        (&REASON, &settling.reason),
        (&VERSIONS, &settling.versions),
    ] {
        if !text.is_empty() {
            tx.put(&map, decl.name, text.as_str())?;
        }
    }
    Ok(())
}
