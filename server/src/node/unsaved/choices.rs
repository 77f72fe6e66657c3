//! How one person likes their pages. Must never hold a word about a client.

use serde::{Deserialize, Serialize};
use waystation_sync::id::PersonId;
use waystation_web::look::Look;

use super::error::UnsavedError;

/// Longest tag of a language, in bytes: as RFC 5646 (4.4.1) asks a program to have room for.
pub(crate) const LANGUAGE_BYTES_MAX: usize = 35;
/// Most bytes of a file of choices as it is sealed: these, and what newer versions may add.
pub(super) const CHOICES_BYTES_MAX: usize = 4096;

/// What a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choices {
    /// The language of the pages, as a tag such as `es`; `None` is as the browser asks.
    pub language: Option<String>,
    /// How pages look.
    pub look: Look,
    /// Whether lists show initials in place of clients' names.
    pub initials: bool,
    /// What versions since the first added, in order: one byte of switches, of which the lowest is that a key alone opens
    /// nothing. What a newer one added is written back as it was.
    pub(super) more: Vec<u8>,
}

/// The switch in the first byte of what was added: the key / alone does not open “Go to” (WCAG 2.2, 2.1.4).
const NO_SLASH: u8 = 1;

/// Choices in their file. Fields are only ever added, at the end of [`Choices::more`], so that every version reads
/// those that it knows.
#[derive(Serialize, Deserialize)]
struct Stored {
    person: PersonId,
    language: Option<String>,
    look: String,
    initials: bool,
    more: Vec<u8>,
}

/// The form of choices in their file, which is the first byte.
const FORM: u8 = 1;

impl Choices {
    /// Whether the key / alone does not open “Go to”.
    pub(crate) fn no_slash(&self) -> bool {
        self.more.first().is_some_and(|switches| switches & NO_SLASH != 0)
    }

    /// Turns that key off, or on again.
    pub(crate) fn set_no_slash(&mut self, off: bool) {
        match (self.more.first_mut(), off) {
            (Some(switches), true) => *switches |= NO_SLASH,
            (Some(switches), false) => *switches &= !NO_SLASH,
            (None, true) => self.more.push(NO_SLASH),
            (None, false) => {}
        }
    }

    /// The bytes to seal.
    pub(super) fn to_bytes(&self, person: PersonId) -> Result<Vec<u8>, UnsavedError> {
        if let Some(tag) = &self.language {
            if tag.len() > LANGUAGE_BYTES_MAX {
                return Err(UnsavedError::TooLarge { what: "a language's tag", bytes_max: LANGUAGE_BYTES_MAX });
            }
            if tag.is_empty() || !tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                return Err(UnsavedError::NotALanguage);
            }
        }
        let too_large = || UnsavedError::TooLarge { what: "a file of choices", bytes_max: CHOICES_BYTES_MAX };
        let Self { language, look, initials, more } = self.clone();
        let stored = Stored { person, language, look: look.code().to_owned(), initials, more };
        let bytes = postcard::to_extend(&stored, vec![FORM]).map_err(|_| too_large())?;
        if bytes.len() > CHOICES_BYTES_MAX { Err(too_large()) } else { Ok(bytes) }
    }

    /// Reads what [`Choices::to_bytes`] wrote, with whose they are.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<(PersonId, Self)> {
        let Stored { person, language, look, initials, more } =
            postcard::from_bytes(bytes.strip_prefix(&[FORM])?).ok()?;
        // A look that only a newer version knows is shown as the computer likes it.
        Some((person, Self { language, look: Look::from_code(&look).unwrap_or_default(), initials, more }))
    }
}
