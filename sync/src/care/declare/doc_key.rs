//! The name of one document of a chart: whose, which part, which of the part's documents, made anew how often. Must
//! never change how it is written: the id of every document is a hash of that.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{EntryKey, Noun, Part, Quarter, Spread};
use crate::id::{ClientId, DocId, EntryId, PersonId};

/// Which document of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocKey {
    /// Whose chart.
    pub client: ClientId,
    /// Which part of it.
    pub part: Part,
    /// Which document of that part.
    pub of: Of,
    /// How often the document was made anew without an entry that was erased: 0 for the first. The key of the one before
    /// is destroyed then, so that what was erased cannot be read from any copy.
    pub generation: u16,
}

/// Which of the documents of one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The only one.
    All,
    /// Of the entries that were begun in this quarter.
    Quarter(Quarter),
    /// Of what this person wrote.
    Author(PersonId),
}

impl DocKey {
    /// The only document of a part ([`Spread::One`]).
    #[must_use]
    pub const fn whole(client: ClientId, part: Part) -> Self {
        Self { client, part, of: Of::All, generation: 0 }
    }

    /// The document of a part for one quarter ([`Spread::ByQuarter`]).
    #[must_use]
    pub const fn quarter(client: ClientId, part: Part, quarter: Quarter) -> Self {
        Self { client, part, of: Of::Quarter(quarter), generation: 0 }
    }

    /// Its id: two nodes that begin the same document while apart begin it under the same one.
    #[must_use]
    pub fn id(&self) -> DocId {
        DocId::of(&self.to_bytes())
    }

    /// As stored and hashed: client (16 bytes), part (its number), which (0 for the only one; 1 and a big-endian `u16` for
    /// a quarter; 2 and 16 bytes for an author), generation (big-endian `u16`).
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.client.0.to_vec();
        bytes.push(self.part.number());
        match self.of {
            Of::All => bytes.push(0),
            Of::Quarter(quarter) => {
                bytes.push(1);
                bytes.extend(quarter.0.to_be_bytes());
            }
            Of::Author(person) => {
                bytes.push(2);
                bytes.extend(person.0);
            }
        }
        bytes.extend(self.generation.to_be_bytes());
        bytes
    }

    /// Reads what [`DocKey::to_bytes`] wrote; `None` for anything else, as a part of a newer version.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (client, rest) = bytes.split_first_chunk::<16>()?;
        let (&[part, which], rest) = rest.split_first_chunk::<2>()?;
        let (of, generation) = match which {
            0 => (Of::All, rest),
            1 => {
                let (quarter, rest) = rest.split_first_chunk::<2>()?;
                (Of::Quarter(Quarter(u16::from_be_bytes(*quarter))), rest)
            }
            2 => {
                let (person, rest) = rest.split_first_chunk::<16>()?;
                (Of::Author(PersonId(*person)), rest)
            }
            _ => return None,
        };
        Some(Self {
            client: ClientId(*client),
            part: Part::numbered(part)?,
            of,
            generation: u16::from_be_bytes(generation.try_into().ok()?),
        })
    }

    /// Whether its part has documents of this kind: a quarter where it goes by quarters, and so on.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        matches!(
            (self.part.spread(), self.of),
            (Spread::One, Of::All) | (Spread::ByQuarter, Of::Quarter(_)) | (Spread::ByAuthor, Of::Author(_))
        )
    }

    /// Whether the entry `key` of `noun` may lie in this document. Children lie where their parent does, which their key
    /// does not say.
    #[must_use]
    pub fn may_hold(&self, noun: &Noun, key: EntryKey) -> bool {
        noun.part == self.part
            && match (self.of, key, noun.within) {
                (Of::Quarter(quarter), EntryKey::Id(id), None) => Quarter::of(id) == quarter,
                (Of::Quarter(_), EntryKey::One | EntryKey::Code(_), _) => false,
                (Of::All | Of::Author(_) | Of::Quarter(_), _, _) => true,
            }
    }
}

impl Noun {
    /// The document of `client`'s chart in which the entry `key` lies: for a child, where `parent` lies; in a part that goes
    /// by authors, that of `author`, who began it.
    #[must_use]
    pub fn doc_key(&self, client: ClientId, key: EntryKey, parent: Option<EntryId>, author: PersonId) -> DocKey {
        let own = if let EntryKey::Id(id) = key { Some(id) } else { None };
        let of = match (self.part.spread(), parent.or(own)) {
            (Spread::ByQuarter, Some(id)) => Of::Quarter(Quarter::of(id)),
            (Spread::ByAuthor, _) => Of::Author(author),
            (Spread::One, _) | (Spread::ByQuarter, None) => Of::All,
        };
        DocKey { client, part: self.part, of, generation: 0 }
    }
}

impl Serialize for DocKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.to_bytes().serialize(to)
    }
}

impl<'de> Deserialize<'de> for DocKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = Vec::<u8>::deserialize(from)?;
        Self::from_bytes(&bytes).ok_or_else(|| D::Error::custom("not the name of a document"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: ClientId = ClientId([1; 16]);

    fn keys() -> Vec<DocKey> {
        let plan = DocKey::whole(ANA, Part::Plan);
        vec![
            plan,
            DocKey { client: ClientId([2; 16]), ..plan },
            DocKey { part: Part::Case, ..plan },
            DocKey { generation: 1, ..plan },
            DocKey::quarter(ANA, Part::Notes, Quarter(8107)),
            DocKey::quarter(ANA, Part::Notes, Quarter(8106)),
            DocKey { part: Part::Restricted, of: Of::Author(PersonId([3; 16])), ..plan },
        ]
    }

    #[test]
    fn a_document_of_another_client_part_quarter_author_or_generation_has_another_id() {
        let keys = keys();
        for (place, key) in keys.iter().enumerate() {
            assert!(keys.iter().take(place).all(|other| other.id() != key.id()), "{key:?}");
        }
    }

    #[test]
    fn a_name_is_read_back_as_it_was_written_and_nothing_else_is_read() {
        for key in keys() {
            let bytes = key.to_bytes();
            assert_eq!(DocKey::from_bytes(&bytes), Some(key));
            assert_eq!(DocKey::from_bytes(&bytes[..bytes.len() - 1]), None);
            assert_eq!(DocKey::from_bytes(&[bytes.as_slice(), &[0]].concat()), None);
        }
        let mut newer = DocKey::whole(ANA, Part::Plan).to_bytes();
        newer[16] = 200;
        assert_eq!(DocKey::from_bytes(&newer), None);
    }

    #[test]
    fn every_part_has_one_number_and_one_name() {
        for part in Part::ALL {
            assert_eq!(Part::numbered(part.number()), Some(part));
            assert_eq!(Part::named(part.name()), Some(part));
        }
    }
}
