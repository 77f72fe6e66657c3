//! Vetting of changes that another node sent, before any of them is applied. Must never let a change through that
//! has no one person and one device, births apart, nor one that would make the document unreadable.

mod apply;
mod change;
mod columns;
mod deeds;
mod gate;
mod operations;
mod sorted;
mod vouched;

use std::collections::BTreeMap;

use automerge::{Automerge, Change};

pub use crate::care::edit::{CHANGE_LEN_MAX, OPERATIONS_MAX};

use self::apply::{Of, take};
pub use self::change::read_change;
use self::gate::{Gate, is_nobodys};
pub(crate) use self::operations::touched;
use crate::care::Vocabulary;
use crate::care::declare::{Role, SignerKeys};
use crate::id::{ChangeId, DeviceId, DocId, Heads, PersonId};
pub use crate::record::Refusal;

/// Most changes of one document in one upload.
pub const CHANGES_MAX: usize = 10_000;
/// Operations of one upload that need no bytes: deletions run together.
const OPERATIONS_FREE: usize = 1_000_000;
/// Operations of one upload for each of its bytes; a letter that is written takes at least one.
const OPERATIONS_PER_BYTE: usize = 4;

/// A change that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its hash; all zero when the bytes are no change.
    pub change: ChangeId,
    /// Why it was refused.
    pub why: Refusal,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

/// Who sends, and for whom they may.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The node, known by its certificate.
    pub device: DeviceId,
    /// The people who may author changes there, and what they are there for.
    pub people: BTreeMap<PersonId, Role>,
    /// What everybody signs with.
    pub keys: SignerKeys,
    /// What this node's program knows.
    pub known: Vocabulary,
    /// Whether the sender's program knows something else, as it says: what is unknown here may then be from a newer one.
    pub is_other_program: bool,
}

/// What became of an upload.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vetted {
    /// Changes that were applied, in order.
    pub taken: Vec<Change>,
    /// Changes that were not.
    pub refused: Vec<Refused>,
}

/// Vets the changes of one document and applies those that may be. `doc` is replaced only by what was taken.
pub fn admit(doc: &mut Automerge, id: DocId, chunks: &[Vec<u8>], sender: &Sender) -> Vetted {
    admit_vouched(doc, id, chunks, sender, &[])
}

/// [`admit`], where this clinic once held the versions `vouched`, as it signed: they and what they build on were judged then
/// and are taken from anybody who still has them, whoever wrote them.
pub fn admit_vouched(doc: &mut Automerge, id: DocId, chunks: &[Vec<u8>], sender: &Sender, vouched: &[Heads]) -> Vetted {
    let mut vetted = Vetted::default();
    if chunks.len() > CHANGES_MAX {
        vetted.refused = chunks.iter().map(|bytes| refused(bytes, ChangeId([0; 32]), Refusal::TooLarge)).collect();
        return vetted;
    }
    let mut gate = Gate::of(doc, id, sender);
    let vouched = vouched::among(chunks, vouched);
    let mut budget = OPERATIONS_FREE;
    for bytes in chunks {
        let change = match read_change(bytes) {
            Ok(change) => change,
            Err(why) => {
                vetted.refused.push(refused(bytes, ChangeId([0; 32]), why));
                continue;
            }
        };
        if gate.known.contains(&change.hash()) {
            continue;
        }
        budget = (budget + OPERATIONS_PER_BYTE * bytes.len()).saturating_sub(change.len());
        if budget == 0 {
            vetted.refused.push(refused(bytes, change.hash().into(), Refusal::TooLarge));
            continue;
        }
        let passed = if vouched.contains(&change.hash()) { gate.pass_again(&change) } else { gate.pass(&change) };
        match passed {
            Ok(()) => vetted.taken.push(change),
            // Room that a newer program makes, which its laptop keeps. There is no word of anybody in it.
            Err(Refusal::Newer) if is_nobodys(&change) => {}
            Err(why) => vetted.refused.push(refused(bytes, change.hash().into(), why)),
        }
    }
    if vetted.taken.is_empty() {
        return vetted;
    }
    let batch = std::mem::take(&mut vetted.taken);
    let births = gate.births.map(|births| births.hashes).unwrap_or_default();
    let unjudged = births.union(&vouched).copied().collect();
    take(doc, Of { id, unjudged: &unjudged, sender }, &batch, &mut vetted);
    vetted
}

fn refused(bytes: &[u8], change: ChangeId, why: Refusal) -> Refused {
    Refused { change, why, bytes: bytes.to_vec() }
}
