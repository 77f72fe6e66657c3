//! What came of reading a file: clients and what to write of each. Must never hold anything that the file did not say.

use std::collections::BTreeMap;

use waystation_sync::care::declare::{DocKey, EntryKey, Value};
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::id::{ClientId, PersonId};

use super::tally::Left;

/// What one file holds, as edits.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The clients, in the order in which the file names them.
    pub clients: Vec<Incoming>,
    /// What was not taken, and what was taken otherwise than it stands in the file, with how often and why.
    pub left: Vec<Left>,
}

/// One client to take in.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The id here: the same for the same person of the same system, so that a second import meets the first.
    pub client: ClientId,
    /// What to write, in this order: each is one edit of one document, made at its present version.
    pub parts: Vec<PartEdit>,
    /// How many entries of each noun, by the noun's name.
    pub taken: BTreeMap<&'static str, usize>,
}

/// One edit of one document.
#[derive(Clone, Debug)]
pub struct PartEdit {
    /// The document.
    pub doc: DocKey,
    /// The login of the member of staff who writes it; `None` for whoever imports.
    pub by: Option<&'static str>,
    /// What to do.
    pub acts: Vec<Act>,
}

/// The document that `act` is for: a child lies where the entry does that its first field names.
pub(super) fn doc_of(client: ClientId, act: &Act) -> DocKey {
    let parent = match &act.verb {
        Verb::Begin(fields) if act.noun.within.is_some() => fields.iter().find_map(|(_, value)| match value {
            Some(Value::Link(EntryKey::Id(parent))) => Some(*parent),
            Some(_) | None => None,
        }),
        Verb::Begin(_)
        | Verb::Write(_)
        | Verb::Retire
        | Verb::TakeUp
        | Verb::Move(_)
        | Verb::Settle { .. }
        | Verb::ConfirmText { .. }
        | Verb::SeeLowered { .. }
        | Verb::Sign => None,
    };
    // No import writes into a part that goes by authors.
    act.noun.doc_key(client, act.key, parent, PersonId([0; 16]))
}
