//! What came of reading a file: clients and what to write of each. Must never hold anything that the file did not say.

use std::collections::BTreeMap;

use waystation_sync::care::declare::{DocKey, EntryKey, Value};
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::id::{ClientId, EntryId, PersonId, SystemMark};

use super::error::Fault;
use super::tally::Left;

/// What several files hold together, as edits.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The clients, in the order in which the files name them.
    pub clients: Vec<Incoming>,
    /// Each file's account, in the order in which they were given.
    pub files: Vec<Account>,
}

/// What was not taken from one file.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The file, as the caller named it.
    pub file: String,
    /// Why nothing of it was taken, if so.
    pub refused: Option<Fault>,
    /// How many Patients stand in it, whether they were taken or not.
    pub patients: usize,
    /// What is wrong with single records that were left.
    pub odd: Vec<Fault>,
    /// What was left, and what was taken otherwise than it stands in the file, where and why.
    pub left: Vec<Left>,
    /// People who were held back, and what to answer.
    pub held: Vec<Question>,
}

/// A record that may be of the person of a chart, or of somebody else: only a person can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where the record stands.
    pub place: String,
    /// The chart.
    pub client: ClientId,
    /// The file and place of the chart's own record, when both are in the files.
    pub other: Option<(usize, String)>,
    /// What to answer with.
    pub answer: String,
}

/// One client to take in.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The id here: the same for the same person of the same system, so that a second import meets the first.
    pub client: ClientId,
    /// The number of the file that the client stands in.
    pub file: usize,
    /// What the edits say of the system that is brought over; `None` for what is brought from nowhere, as a sample is.
    pub brought: Option<SystemMark>,
    /// Whether the client's Patient is in the files; else it is somebody of the folder.
    pub is_patient: bool,
    /// What to write, in this order: each is one edit of one document, made at its present version.
    pub parts: Vec<PartEdit>,
    /// How many entries of each noun, by the noun's name.
    pub taken: BTreeMap<&'static str, usize>,
    /// Where each entry comes from.
    pub origins: BTreeMap<(&'static str, EntryKey), Origin>,
    /// What the files say is over.
    pub(crate) over: Vec<Over>,
}

impl Incoming {
    /// Whether anything of the client comes from the file of this number.
    #[must_use]
    pub fn brings_of(&self, file: usize) -> bool {
        self.origins.values().any(|origin| origin.file == file)
    }

    /// Where all stands that is said of the client: what is brought, and what is over.
    pub(crate) fn places(&self) -> BTreeMap<(&'static str, EntryKey), Origin> {
        let over = self.over.iter().map(|over| ((over.act.noun.name, over.act.key), over.origin.clone()));
        over.chain(self.origins.clone()).collect()
    }
}

/// Where an entry comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The number of its file.
    pub file: usize,
    /// Where it stands there.
    pub place: String,
    /// Ids under which it may have been begun before, the likeliest first: entries were once known by their place in a
    /// list.
    pub older: Vec<EntryId>,
    /// The number of its record.
    pub(super) record: usize,
}

/// An entry that the files say is over: it is not begun.
#[derive(Clone, Debug)]
pub(crate) struct Over {
    /// The document that it would lie in.
    pub(crate) doc: DocKey,
    /// How it would have been begun.
    pub(super) act: Act,
    /// Where the files say so.
    pub(super) origin: Origin,
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
        | Verb::SayAgain { .. }
        | Verb::Sign => None,
    };
    // No import writes into a part that goes by authors.
    act.noun.doc_key(client, act.key, parent, PersonId([0; 16]))
}
