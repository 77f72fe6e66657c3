//! The canonical bytes of a signed entry: one form for one content, on every node and for ever.
//! Must never change what an older version wrote: a new form gets a new first line.

use sha2::{Digest, Sha256};

use super::{Class, Entry, Kind};
use crate::id::Author;
use crate::time::Millis;

const FORM: &str = "waystation signed entry 1";

/// The bytes that stand for `entry` as `author` signs it at `at`: a first line that names the form, then one
/// line for each filled field but its place among others, `name=value`, in the order of their names, with `\` and line ends escaped.
#[must_use]
pub fn canonical(entry: &Entry, author: Author, at: Millis) -> Vec<u8> {
    let mut lines: Vec<String> = entry
        .noun
        .fields
        .iter()
        .filter(|field| field.class != Class::Frozen && field.kind != Kind::Order)
        .filter_map(|field| Some(format!("{}={}", field.name, escape(&entry.value(field)?.to_string()))))
        .collect();
    lines.sort();
    let head = [
        FORM.to_owned(),
        format!("@noun={}", entry.noun.name),
        format!("@entry={}", entry.key),
        format!("@signed_by={}", author.person),
        format!("@signed_on={}", author.device),
        format!("@signed_at={}", at.0),
    ];
    head.into_iter().chain(lines).collect::<Vec<_>>().join("\n").into_bytes()
}

/// What stands in canonical bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Who signed and on which node.
    pub author: Author,
    /// When, by that node's clock.
    pub at: Millis,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    fields: Vec<(String, String)>,
}

impl Signed {
    /// Reads canonical bytes; `None` when they are not of a form that this version knows.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
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
        })
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
