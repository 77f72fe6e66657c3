//! The summary row of a document: what lists, agendas and searches need, so that they never load documents.
//! Must hold nothing that its document does not; it is made anew with every change.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Part;
use crate::id::{ClientId, EntryId, PersonId};

/// Begins every stored row. A change of [`Row`] needs another number here: the bytes do not name their fields.
const FORM: &[u8] = b"row 1\n";

/// One document's summary. Stored sealed beside each change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Whose document; all zero in a document that does not say.
    pub client: [u8; 16],
    /// The part's name.
    pub part: String,
    /// Fields in which a person must choose: noun, entry, field.
    pub two_versions: Vec<(String, String, String)>,
    /// Prose merged from several hands and not read yet: noun, entry, field.
    pub merged_texts: Vec<(String, String, String)>,
    /// Retired entries that someone went on writing in: noun, entry.
    pub written_while_retired: Vec<(String, String)>,
    /// The name to show and its other names, from the core document.
    pub names: Vec<String>,
    /// Year of birth, from the core document.
    pub born_year: Option<i16>,
    /// Open tasks, from the case document.
    pub tasks: Vec<TaskRow>,
    /// Risk domains acted on at a level above "none seen": domain, level.
    pub risks: Vec<(String, String)>,
    /// Active goals with the day they are due.
    pub goals: Vec<(String, Option<Date>)>,
    /// Care team: who, and whether first to ask.
    pub team: Vec<(PersonId, bool)>,
    /// Unsigned notes and who began them.
    pub drafts: Vec<(EntryId, Option<PersonId>)>,
}

/// One open task, for agendas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    /// The task's entry.
    pub entry: EntryId,
    /// What is to be done.
    pub what: String,
    /// Who shall do it.
    pub who: Option<PersonId>,
    /// By which day.
    pub due: Option<Date>,
    /// Code of its priority; empty for the ordinary one.
    pub priority: String,
    /// Code of its status.
    pub status: String,
}

impl Row {
    /// The row as stored; [`Row::from_bytes`] reads it.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_extend(self, FORM.to_vec()).unwrap_or_default()
    }

    /// Reads a stored row; one of another version is read as an empty one and made anew at the next change.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        match bytes.strip_prefix(FORM).map(postcard::take_from_bytes) {
            Some(Ok((row, []))) => row,
            Some(Ok(_) | Err(_)) | None => Self::default(),
        }
    }

    /// Whose document.
    #[must_use]
    pub const fn client(&self) -> ClientId {
        ClientId(self.client)
    }

    /// Which part of the chart.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        Part::named(&self.part)
    }
}
