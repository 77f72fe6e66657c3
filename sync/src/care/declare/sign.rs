//! The canonical bytes of a signed entry: one form for one content, on every node and for ever.
//! Must never change what an older version wrote: a new form gets a new first line.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{Entry, EntryKey, Noun};
use crate::id::{Author, ClientId};
use crate::time::Millis;

const FORM: &str = "waystation signed entry 1";
/// Stored bytes begin with their form: two signatures and the canonical text. 1: Ed25519.
pub(super) const SIGNATURES_FORM: u8 = 1;
/// Each signature, in bytes.
pub(super) const SIGNATURE_LEN: usize = 64;

/// The bytes that stand for `entry` of `client` as `author` signs it at `at`: a first line that names the form, then one
/// line for each filled field but its place among others, `name=value`, in the order of their names, with `\` and line
/// ends escaped.
#[must_use]
pub fn canonical(client: ClientId, entry: &Entry, author: Author, at: Millis) -> Vec<u8> {
    let mut lines: Vec<String> = entry
        .noun
        .fields
        .iter()
        .filter(|field| field.is_signed_over())
        .filter_map(|field| Some(format!("{}={}", field.name, escape(&entry.value(field)?.to_string()))))
        .collect();
    lines.sort();
    let head = [
        FORM.to_owned(),
        format!("@client={client}"),
        format!("@noun={}", entry.noun.name),
        format!("@entry={}", entry.key),
        format!("@signed_by={}", author.person),
        format!("@signed_on={}", author.device),
        format!("@signed_at={}", at.0),
    ];
    head.into_iter().chain(lines).collect::<Vec<_>>().join("\n").into_bytes()
}

/// What stands in a signed entry. Whether the signatures are true is asked of [`Entry::signing`] and
/// [`SignerKeys`](super::SignerKeys::vouch_at).
#[derive(Clone, PartialEq, Eq)]
pub struct Signed {
    /// Who signed and on which node.
    pub author: Author,
    /// When, by that node's clock.
    pub at: Millis,
    /// SHA-256 of the stored bytes, in hexadecimal.
    pub sha256: String,
    fields: Vec<(String, String)>,
    by_person: [u8; SIGNATURE_LEN],
    by_device: [u8; SIGNATURE_LEN],
    canonical: Vec<u8>,
}

/// Never shows a client's words: it may end up in a log through a `{:?}`.
impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed").field("author", &self.author).field("at", &self.at).finish_non_exhaustive()
    }
}

impl Signed {
    /// Reads what [`SigningKeys::sign`](super::SigningKeys::sign) wrote; `None` when it is not of a form that this
    /// version knows.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (form, rest) = bytes.split_first()?;
        if *form != SIGNATURES_FORM {
            return None;
        }
        let (by_person, rest) = rest.split_first_chunk::<SIGNATURE_LEN>()?;
        let (by_device, canonical) = rest.split_first_chunk::<SIGNATURE_LEN>()?;
        let text = std::str::from_utf8(canonical).ok()?;
        let mut lines = text.split('\n');
        if lines.next() != Some(FORM) {
            return None;
        }
        let fields: Vec<(String, String)> = lines
            .map(|line| line.split_once('=').map(|(name, value)| (name.to_owned(), unescape(value))))
            .collect::<Option<_>>()?;
        let find = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        Some(Self {
            author: Author { person: find("@signed_by")?.parse().ok()?, device: find("@signed_on")?.parse().ok()? },
            at: Millis(find("@signed_at")?.parse().ok()?),
            sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
            fields,
            by_person: *by_person,
            by_device: *by_device,
            canonical: canonical.to_vec(),
        })
    }

    /// The bytes that both signatures cover.
    #[must_use]
    pub fn canonical(&self) -> &[u8] {
        &self.canonical
    }

    /// Whether it was signed as that entry, and not as another that it was copied from.
    #[must_use]
    pub fn is_of(&self, client: ClientId, noun: &Noun, key: EntryKey) -> bool {
        self.field("@client") == client.to_string()
            && self.field("@noun") == noun.name
            && self.field("@entry") == key.to_string()
    }

    pub(super) const fn signatures(&self) -> (&[u8; SIGNATURE_LEN], &[u8; SIGNATURE_LEN]) {
        (&self.by_person, &self.by_device)
    }

    /// Whether a field is signed that `noun` does not declare: a newer version signed it.
    pub(crate) fn has_more_than(&self, noun: &Noun) -> bool {
        self.fields.iter().any(|(name, _)| !name.starts_with('@') && noun.field(name).is_none())
    }

    /// The signed text of a field; empty when it had none.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_survives_signing(text in "(\\\\|n|\n|=|é){0,12}") {
            prop_assert_eq!(unescape(&escape(&text)), text.clone());
            prop_assert!(!escape(&text).contains('\n'));
        }

        #[test]
        fn bytes_that_are_not_a_signed_entry_are_not_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            prop_assert_eq!(Signed::read(&bytes), None);
        }
    }
}
