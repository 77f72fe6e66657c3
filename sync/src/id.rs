//! Names of things: clients, people, devices, documents, entries. Each is opaque bytes; none may carry a client's word.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::time::Millis;

/// A text that is not the id it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id: expected {expected}, found {found_len} characters of something else")]
pub struct IdError {
    /// What the text should look like.
    pub expected: &'static str,
    /// Length of the text; the text itself is not repeated, since it may be anything.
    pub found_len: usize,
}

fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads exactly `N` bytes from lower-case or upper-case hexadecimal.
pub(crate) fn from_hex<const N: usize>(text: &str, expected: &'static str) -> Result<[u8; N], IdError> {
    let error = || IdError { expected, found_len: text.chars().count() };
    if text.len() != N * 2 || !text.is_ascii() {
        return Err(error());
    }
    let mut out = [0u8; N];
    for (place, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let digits = std::str::from_utf8(pair).map_err(|_| error())?;
        *place = u8::from_str_radix(digits, 16).map_err(|_| error())?;
    }
    Ok(out)
}

/// Tells vocabularies apart, the nouns that a program knows: two programs that say the same one know the same. Which of two
/// is newer it does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct VocabularyMark(pub [u8; 8]);

/// An id made of 16 bytes that were chosen as a UUID (RFC 9562), written with dashes.
macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", uuid::Uuid::from_bytes(self.0).hyphenated())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                uuid::Uuid::try_parse(text)
                    .map(|id| Self(id.into_bytes()))
                    .map_err(|_| IdError { expected: "a UUID", found_len: text.chars().count() })
            }
        }
    };
}

uuid_id! {
    /// A client of the clinic.
    ClientId
}
uuid_id! {
    /// A member of staff who can sign in.
    PersonId
}
uuid_id! {
    /// One installation of the program: the clinic node or one laptop.
    DeviceId
}
uuid_id! {
    /// One entry of a repeated noun (a goal, a task); UUIDv7, so ids sort by birth.
    EntryId
}
uuid_id! {
    /// One filled-in form. The same form sent twice has the same id and is one edit.
    EditId
}
uuid_id! {
    /// Words of a form that one person has not saved yet, kept on one node.
    DraftId
}
uuid_id! {
    /// One showing of a form in a browser. The same form opened in two windows is two sheets.
    SheetId
}
uuid_id! {
    /// One meeting of two nodes, which groups what was merged then.
    ReturnId
}
uuid_id! {
    /// One store of a clinic; a new one is drawn at creation and after every restore from a backup.
    Epoch
}

impl EntryId {
    /// When it was drawn, as far as it says: the first 48 bits (UUIDv7, RFC 9562 section 5.7). Ids of other versions give
    /// some time, always the same.
    #[must_use]
    pub fn begun(self) -> Millis {
        Millis(self.0.iter().take(6).fold(0, |at, byte| (at << 8) | i64::from(*byte)))
    }
}

/// What the edits of an import say of the system that they brought over: the first bytes of a hash of its name, by which
/// whoever knows the name knows it again. All nought where it came from a file that names none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SystemMark([u8; 3]);

impl SystemMark {
    /// The mark of the system of this name.
    #[must_use]
    pub fn of(system: &str) -> Self {
        if system.is_empty() {
            return Self::default();
        }
        let mut hash = Sha256::new();
        hash.update(b"waystation system 1\0");
        hash.update(system);
        let [first, second, third, ..] = <[u8; 32]>::from(hash.finalize());
        Self([first, second, third])
    }

    /// The first of `names` that the mark is of.
    #[must_use]
    pub fn name<'n>(self, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        names.into_iter().find(|name| !name.is_empty() && Self::of(name) == self)
    }
}

impl EditId {
    /// What of an id says that an import made the edit: UUIDv8 (RFC 9562 section 5.8), of which bits are its maker's.
    const IMPORT: [u8; 2] = [0x81, 0x3f];

    /// The same id as that of an edit by which an import brings over what `system` knew. Forms have UUIDv7, so every
    /// program reads both and writes that know nothing of imports stay what they were.
    #[must_use]
    pub const fn of_import(self, system: SystemMark) -> Self {
        let [a, b, c, d, e, f, _, _, i, j, k, l, m, ..] = self.0;
        let ([version, import], [x, y, z]) = (Self::IMPORT, system.0);
        Self([a, b, c, d, e, f, version, import, i & 0x3f | 0x80, j, k, l, m, x, y, z])
    }

    /// What it says of the system that was brought over; `None` for an edit by a form.
    #[must_use]
    pub fn brought_from(self) -> Option<SystemMark> {
        let [.., version, import, variant, _, _, _, _, x, y, z] = self.0;
        (([version, import], variant & 0xc0) == (Self::IMPORT, 0x80)).then_some(SystemMark([x, y, z]))
    }
}

/// Names a document: the hash of what it is called (`DocKey` in `care`), so that two nodes that begin the same
/// document while apart begin it under the same name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocId(pub [u8; 32]);

impl DocId {
    /// The id of the document that is called `key`, as [`DocKey::to_bytes`](crate::care::declare::DocKey::to_bytes) writes it.
    #[must_use]
    pub fn of(key: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"waystation document 2\0");
        hash.update(key);
        Self(hash.finalize().into())
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Debug for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocId({self})")
    }
}

impl FromStr for DocId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        from_hex(text, "64 hexadecimal digits").map(Self)
    }
}

/// The hash of one change of a document (SHA-256, as Automerge computes it).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChangeId(pub [u8; 32]);

impl From<automerge::ChangeHash> for ChangeId {
    fn from(hash: automerge::ChangeHash) -> Self {
        Self(hash.0)
    }
}

impl From<ChangeId> for automerge::ChangeHash {
    fn from(id: ChangeId) -> Self {
        Self(id.0)
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Debug for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChangeId({self})")
    }
}

impl FromStr for ChangeId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        from_hex(text, "64 hexadecimal digits").map(Self)
    }
}

/// The newest changes of a document, sorted and without repeats. Together they name one version of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Heads(Vec<ChangeId>);

impl Heads {
    /// The hashes, in ascending order.
    #[must_use]
    pub fn as_slice(&self) -> &[ChangeId] {
        &self.0
    }

    /// Whether this names the empty document, before its birth.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The hashes as Automerge wants them.
    #[must_use]
    pub fn to_automerge(&self) -> Vec<automerge::ChangeHash> {
        self.0.iter().map(|id| (*id).into()).collect()
    }
}

impl<T: Into<ChangeId>> FromIterator<T> for Heads {
    fn from_iter<I: IntoIterator<Item = T>>(hashes: I) -> Self {
        let mut sorted: Vec<ChangeId> = hashes.into_iter().map(Into::into).collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self(sorted)
    }
}

/// Written in forms: hashes joined by dots.
impl fmt::Display for Heads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, id) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(".")?;
            }
            write!(f, "{id}")?;
        }
        Ok(())
    }
}

impl FromStr for Heads {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        text.split('.').map(str::parse::<ChangeId>).collect()
    }
}

/// Who wrote a change and on which node: the author bytes of an Automerge actor, person then device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Author {
    /// The person who signed in.
    pub person: PersonId,
    /// The node that they worked on.
    pub device: DeviceId,
}

impl Author {
    /// The 32 bytes stored with an actor's first change.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0u8; 32];
        let (person, device) = bytes.split_at_mut(16);
        person.copy_from_slice(&self.person.0);
        device.copy_from_slice(&self.device.0);
        bytes
    }

    /// Reads what [`Author::to_bytes`] wrote; `None` for any other length.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (person, device) = bytes.split_at_checked(16)?;
        Some(Self { person: PersonId(person.try_into().ok()?), device: DeviceId(device.try_into().ok()?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As it is written in every clinic's record: this line never changes.
    const GOLDEN: &str = "019a0b3c-5d6e-813f-8c0f-0102030fa307";

    #[test]
    fn an_edit_of_an_import_says_so_and_which_system_it_brought_and_no_form_does() {
        let form: EditId = "019a0b3c-5d6e-7abc-8c0f-010203040506".parse().unwrap();
        let systems = ["urn:example:hillside", "urn:example:riverside", ""];
        let marks = systems.map(SystemMark::of);
        let [hillside, riverside, none] = marks.map(|mark| form.of_import(mark));
        assert_eq!(hillside.to_string(), GOLDEN);
        assert_eq!(hillside.brought_from().unwrap().name(systems), Some("urn:example:hillside"));
        assert_eq!(riverside.brought_from().unwrap().name(systems), Some("urn:example:riverside"));
        assert_eq!(none.brought_from().map(|mark| mark.name(systems)), Some(None));
        assert_eq!(form.brought_from(), None);
        assert_eq!(uuid::Uuid::from_bytes(hillside.0).get_version_num(), 8);
        assert_eq!(uuid::Uuid::from_bytes(hillside.0).get_variant(), uuid::Variant::RFC4122);
        assert_eq!(hillside.0[..6], form.0[..6], "it says when");
    }

    #[test]
    fn ids_read_back_what_they_write_and_refuse_the_rest() {
        let id = ClientId([7; 16]);
        assert_eq!(id.to_string().parse::<ClientId>(), Ok(id));
        assert!("".parse::<ClientId>().is_err());
        let heads: Heads = [ChangeId([9; 32]), ChangeId([3; 32]), ChangeId([9; 32])].into_iter().collect();
        assert_eq!(heads.as_slice().len(), 2);
        assert_eq!(heads.to_string().parse::<Heads>(), Ok(heads));
        assert_eq!("".parse::<Heads>(), Ok(Heads::default()));
        assert!("zz.".parse::<Heads>().is_err());
        let odd = "é".repeat(32);
        assert!(odd.parse::<ChangeId>().is_err());
    }

    #[test]
    fn an_author_survives_the_trip_through_bytes() {
        let author = Author { person: PersonId([4; 16]), device: DeviceId([5; 16]) };
        assert_eq!(Author::from_bytes(&author.to_bytes()), Some(author));
        assert_eq!(Author::from_bytes(&[0; 31]), None);
        assert_eq!(Author::from_bytes(&[0; 33]), None);
    }
}
