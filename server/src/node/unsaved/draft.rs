//! Words of one form that are not saved yet. Must never print them.

use std::fmt;

use serde::{Deserialize, Serialize};
use waystation_sync::id::{DraftId, EditId, Heads, PersonId, SheetId};
use waystation_sync::time::Millis;
use zeroize::Zeroizing;

use super::error::UnsavedError;

/// Most bytes of all inputs of one draft together, names and texts: far more than any form saves, so that a paste of a whole
/// file is kept until its writer has shortened it. No larger form is read, so every form that comes can be kept.
pub(crate) const FIELDS_BYTES_MAX: usize = 1024 * 1024;
/// Room for what a draft holds besides its inputs: its address, its version, ids and lengths.
const REST_BYTES_MAX: usize = 64 * 1024;
/// Most bytes of a draft as it is sealed.
pub(super) const DRAFT_BYTES_MAX: usize = FIELDS_BYTES_MAX + REST_BYTES_MAX;

/// Which form, at which version, and which showing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DraftAt {
    /// Where the form is sent: an address, so it holds ids and names of nouns only.
    pub form: String,
    /// The form's id: what makes it one edit when it is saved.
    pub edit: EditId,
    /// The version of the document that the form showed when it was typed on.
    pub base: Heads,
    /// The showing of the form that kept this last.
    pub sheet: SheetId,
    /// How often that showing had kept before; of one sheet the highest is the newest, whichever came last.
    pub turn: u32,
}

/// Words of one form that are not saved yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// Its name.
    pub id: DraftId,
    /// What it belongs to.
    pub at: DraftAt,
    /// The earlier showings that this one grew from; not stored.
    #[serde(skip)]
    pub grew_from: Vec<SheetId>,
    /// Whether a person's press sent it, which has no turn: it is newer than all that its sheet kept before. Not stored.
    #[serde(skip)]
    pub pressed: bool,
    /// The inputs in which an answer is picked and not written: of two tries at a form the newer one's counts. Not
    /// stored.
    #[serde(skip)]
    pub picked: Vec<String>,
    /// Name and text of each input.
    pub fields: Vec<(String, String)>,
    /// When it was kept, by this node's clock.
    pub kept: Millis,
}

/// The form of a draft in its file, which is the first byte.
const FORM: u8 = 1;

/// A draft in its file, with whose it is.
#[derive(Serialize, Deserialize)]
struct Stored<D> {
    person: PersonId,
    draft: D,
}

/// The input that stands in a draft whose form was sent and not saved; no form has it.
const TRIED: &str = "tried";

impl Draft {
    /// The same of a form that was sent and not saved: a later try at it may take its place.
    #[must_use]
    pub(crate) fn tried(mut self) -> Self {
        self.fields.push((TRIED.to_owned(), TRIED.to_owned()));
        self
    }

    /// Name and text of each input of its form.
    pub(crate) fn words(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields.iter().filter(|(name, _)| name != TRIED)
    }

    fn is_tried(&self) -> bool {
        self.fields.iter().any(|(name, _)| name == TRIED)
    }

    /// Whether this is a later try at the form of `other`, which was refused: every word that was written in that stands
    /// in this. What was picked there is what the writer would pick anew, and gives way. Without a word it may be another
    /// entry.
    pub(super) fn takes_place_of(&self, other: &Self) -> bool {
        let is_picked = |name: &String| name == TRIED || self.picked.contains(name);
        let mut written = other.fields.iter().filter(|(name, text)| !text.is_empty() && !is_picked(name)).peekable();
        let stands = |(name, text): &(String, String)| {
            self.fields.iter().any(|(own, words)| own == name && words.contains(text.trim()))
        };
        let is_of_it = self.at.form == other.at.form && self.is_tried() && other.is_tried();
        is_of_it && written.peek().is_some() && written.all(stands)
    }

    /// Whether this holds every word of `other`, which is of the same form and on the same version.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let has = |(name, text): &(String, String)| {
            text.is_empty() || self.fields.iter().any(|(own, words)| own == name && words == text)
        };
        self.at.form == other.at.form && self.at.base == other.at.base && other.fields.iter().all(has)
    }

    /// The bytes to seal.
    pub(super) fn to_bytes(&self, person: PersonId) -> Result<Zeroizing<Vec<u8>>, UnsavedError> {
        let too_large = |what, bytes_max| UnsavedError::TooLarge { what, bytes_max };
        let fields: usize = self.fields.iter().map(|(name, text)| name.len() + text.len()).sum();
        if fields > FIELDS_BYTES_MAX {
            return Err(too_large("an unsaved form", FIELDS_BYTES_MAX));
        }
        let rest = || too_large("an unsaved form's version", REST_BYTES_MAX);
        let mut bytes = Zeroizing::new(vec![0; fields + REST_BYTES_MAX]);
        let (form, place) = bytes.split_first_mut().ok_or_else(rest)?;
        *form = FORM;
        let len = postcard::to_slice(&Stored { person, draft: self }, place).map_err(|_| rest())?.len();
        bytes.truncate(1 + len);
        Ok(bytes)
    }

    /// Reads what [`Draft::to_bytes`] wrote, with whose it is.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<(PersonId, Self)> {
        // A later form is read here beside this one, never in place of it: people's unsaved words outlive a release.
        let stored: Stored<Self> = postcard::from_bytes(bytes.strip_prefix(&[FORM])?).ok()?;
        Some((stored.person, stored.draft))
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draft({}, {} inputs)", self.id, self.fields.len())
    }
}
