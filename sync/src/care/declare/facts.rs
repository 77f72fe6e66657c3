//! Facts: what lists, agendas, searches and other documents' rules need of one document, so that they never load it.
//! Must never drop a fact that it does not know, nor take one that it cannot read for none.

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::EntryKey;
use crate::id::PersonId;

/// The number of today's way to make facts. A change of what any noun says in its facts needs the next number: documents
/// whose facts are of an older one stay listed with those and are made anew in the background.
pub const FACTS_FORM: u16 = 1;

/// What is asked of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// To choose between two versions of a field.
    TwoVersions,
    /// To read text that was merged from several hands.
    MergedText,
    /// To look at an entry that someone went on writing in after it was put away.
    WrittenWhileRetired,
}

/// One thing that a document says of its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A name; the smallest rank is the one to show.
    Name {
        /// Its place among the client's names.
        rank: u8,
        /// The name.
        text: String,
    },
    /// Year of birth.
    Born {
        /// The year.
        year: i16,
    },
    /// Something to be done, and not done yet.
    Due {
        /// What.
        what: String,
        /// Who shall do it.
        who: Option<PersonId>,
        /// By which day.
        day: Option<Date>,
        /// Code of its priority; empty for the ordinary one.
        priority: String,
        /// Code of its status.
        status: String,
    },
    /// A level that everybody should see; the smallest rank is the most pressing.
    Level {
        /// Its place among the levels of its field.
        rank: u8,
        /// Its code.
        level: String,
        /// Whether another level stands beside it until a person chooses.
        two_versions: bool,
    },
    /// A member of staff who looks after the client.
    Member {
        /// Who.
        who: PersonId,
        /// Whether first to ask.
        is_primary: bool,
        /// The first day, if it is known.
        from: Option<Date>,
        /// The last day, if there is one.
        to: Option<Date>,
    },
    /// Something begun that waits to be signed.
    Draft {
        /// Who began it.
        who: Option<PersonId>,
    },
    /// Something that waits for a person.
    Wait {
        /// What is asked.
        need: Need,
        /// The field; empty where it is about the entry.
        field: String,
    },
    /// What the client works towards now.
    Aim {
        /// In their words.
        text: String,
        /// By when.
        day: Option<Date>,
    },
    /// A fact of a newer version.
    Unknown {
        /// Its tag.
        tag: u8,
        /// All that is stored of it.
        bytes: Vec<u8>,
    },
}

/// A fact, and the entry that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The noun's name; empty where it cannot be read.
    pub noun: String,
    /// The entry's key, as [`EntryKey`] displays it.
    pub entry: String,
    /// What it says.
    pub fact: Fact,
}

/// Everything that a document says of its client, in the order in which it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(pub Vec<Stated>);

/// The length of a record's head: its tag, and how many bytes follow.
const HEAD_LEN: usize = 5;

impl Need {
    const fn number(self) -> u8 {
        match self {
            Self::TwoVersions => 1,
            Self::MergedText => 2,
            Self::WrittenWhileRetired => 3,
        }
    }

    const fn numbered(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::TwoVersions),
            2 => Some(Self::MergedText),
            3 => Some(Self::WrittenWhileRetired),
            _ => None,
        }
    }
}

impl Fact {
    /// The tag on disk. For ever: another shape of a fact gets another tag.
    const fn tag(&self) -> u8 {
        match self {
            Self::Name { .. } => 1,
            Self::Born { .. } => 2,
            Self::Due { .. } => 3,
            Self::Level { .. } => 4,
            Self::Member { .. } => 5,
            Self::Draft { .. } => 6,
            Self::Wait { .. } => 7,
            Self::Aim { .. } => 8,
            Self::Unknown { tag, .. } => *tag,
        }
    }

    /// What stands after noun and entry. Postcard writes these plain types into memory without a way to fail.
    fn body(&self) -> Result<Vec<u8>, postcard::Error> {
        match self {
            Self::Name { rank, text } => body(&(rank, text)),
            Self::Born { year } => body(year),
            Self::Due { what, who, day, priority, status } => body(&(what, who, day, priority, status)),
            Self::Level { rank, level, two_versions } => body(&(rank, level, two_versions)),
            Self::Member { who, is_primary, from, to } => body(&(who, is_primary, from, to)),
            Self::Draft { who } => body(who),
            Self::Wait { need, field } => body(&(need.number(), field)),
            Self::Aim { text, day } => body(&(text, day)),
            Self::Unknown { bytes, .. } => Ok(bytes.clone()),
        }
    }

    fn read(tag: u8, body: &[u8]) -> Option<Self> {
        Some(match tag {
            1 => whole(body).map(|(rank, text)| Self::Name { rank, text })?,
            2 => whole(body).map(|year| Self::Born { year })?,
            3 => {
                whole(body).map(|(what, who, day, priority, status)| Self::Due { what, who, day, priority, status })?
            }
            4 => whole(body).map(|(rank, level, two_versions)| Self::Level { rank, level, two_versions })?,
            5 => whole(body).map(|(who, is_primary, from, to)| Self::Member { who, is_primary, from, to })?,
            6 => whole(body).map(|who| Self::Draft { who })?,
            7 => {
                let (need, field) = whole::<(u8, String)>(body)?;
                Self::Wait { need: Need::numbered(need)?, field }
            }
            8 => whole(body).map(|(text, day)| Self::Aim { text, day })?,
            _ => return None,
        })
    }
}

fn body<T: Serialize>(value: &T) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_stdvec(value)
}

/// All of `bytes` as one value.
fn whole<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        Ok(_) | Err(_) => None,
    }
}

/// Where a fact comes from, as it stands before every fact of a known tag.
#[derive(Serialize, Deserialize)]
struct Source {
    noun: String,
    entry: String,
}

impl Facts {
    /// As stored: one record a fact, each a tag (one byte), the length of the rest (big-endian `u32`), noun and entry, and
    /// what the tag says that follows.
    ///
    /// # Errors
    /// When a fact cannot be written; nothing may be stored then.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = Vec::new();
        for Stated { noun, entry, fact } in &self.0 {
            let mut record = if matches!(fact, Fact::Unknown { .. }) {
                Vec::new()
            } else {
                body(&Source { noun: noun.clone(), entry: entry.clone() })?
            };
            record.extend(fact.body()?);
            bytes.push(fact.tag());
            let length = u32::try_from(record.len()).map_err(|_| postcard::Error::SerializeBufferFull)?;
            bytes.extend(length.to_be_bytes());
            bytes.extend(record);
        }
        Ok(bytes)
    }

    /// Reads stored facts. One of an unknown tag, or of a shape that its tag does not have here, is kept as it is. What
    /// cannot be cut into records ends the list: the document's facts are made anew at its next change.
    #[must_use]
    pub fn from_bytes(mut bytes: &[u8]) -> Self {
        let mut facts = Vec::new();
        while let Some((tag, record, rest)) = record(bytes) {
            bytes = rest;
            let source = postcard::take_from_bytes::<Source>(record).ok();
            let known = source.as_ref().and_then(|(_, body)| Fact::read(tag, body));
            let (noun, entry) = source.map_or_else(Default::default, |(source, _)| (source.noun, source.entry));
            let fact = known.unwrap_or_else(|| Fact::Unknown { tag, bytes: record.to_vec() });
            facts.push(Stated { noun, entry, fact });
        }
        Self(facts)
    }

    /// These facts with those of the entry `key` of `noun` as `newer` has them; what newer versions said of it stays.
    pub fn replace(&mut self, noun: &str, key: EntryKey, newer: impl IntoIterator<Item = Fact>) {
        let entry = key.to_string();
        self.0.retain(|stated| {
            stated.noun != noun || stated.entry != entry || matches!(stated.fact, Fact::Unknown { .. })
        });
        self.0.extend(newer.into_iter().map(|fact| Stated { noun: noun.to_owned(), entry: entry.clone(), fact }));
    }
}

fn record(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (head, rest) = bytes.split_at_checked(HEAD_LEN)?;
    let (tag, length) = head.split_first()?;
    let length = usize::try_from(u32::from_be_bytes(length.try_into().ok()?)).ok()?;
    let (record, rest) = rest.split_at_checked(length)?;
    Some((*tag, record, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn every_kind() -> Facts {
        let (who, day) = (PersonId([7; 16]), "2026-11-29".parse().ok());
        let facts = [
            Fact::Name { rank: 0, text: "Ana".into() },
            Fact::Born { year: 1984 },
            Fact::Due { what: "Call".into(), who: Some(who), day, priority: "urgent".into(), status: "open".into() },
            Fact::Level { rank: 1, level: "high".into(), two_versions: true },
            Fact::Member { who, is_primary: true, from: None, to: day },
            Fact::Draft { who: None },
            Fact::Wait { need: Need::MergedText, field: "text".into() },
            Fact::Aim { text: "Sleep".into(), day },
        ];
        let stated = |fact| Stated { noun: "goal".into(), entry: "one".into(), fact };
        Facts(facts.into_iter().map(stated).collect())
    }

    const GOLDEN: &str = concat!(
        "010000000e04676f616c036f6e650003416e61020000000b04676f616c036f6e65801f030000003704676f616c036f6e6504",
        "43616c6c0107070707070707070707070707070707010a323032362d31312d323906757267656e74046f70656e0400000010",
        "04676f616c036f6e6501046869676801050000002704676f616c036f6e65070707070707070707070707070707070100010a",
        "323032362d31312d3239060000000a04676f616c036f6e6500070000000f04676f616c036f6e65020474657874080000001b",
        "04676f616c036f6e6505536c656570010a323032362d31312d3239",
    );

    #[test]
    fn the_bytes_of_facts_never_change() {
        let bytes = every_kind().to_bytes().unwrap();
        let hex = bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(hex, GOLDEN);
        assert_eq!(Facts::from_bytes(&bytes), every_kind());
    }

    #[test]
    fn a_fact_of_a_newer_version_outlives_being_read_changed_and_stored() {
        let record = [&[200, 0, 0, 0, 11, 4][..], b"goal", &[3], b"one", &[9, 9]].concat();
        let bytes = [every_kind().to_bytes().unwrap(), record.clone()].concat();
        let mut facts = Facts::from_bytes(&bytes);
        assert_eq!(facts.to_bytes().unwrap(), bytes);
        facts.replace("goal", EntryKey::One, [Fact::Born { year: 1990 }]);
        assert_eq!(facts.0.len(), 2);
        assert!(facts.to_bytes().unwrap().starts_with(&record));
    }

    #[test]
    fn a_known_fact_of_another_shape_is_kept_as_it_is() {
        let bytes = [&[2, 0, 0, 0, 12, 4][..], b"goal", &[3], b"one", &[0x80, 0x1f, 1]].concat();
        let facts = Facts::from_bytes(&bytes);
        assert!(matches!(facts.0.first().map(|stated| &stated.fact), Some(Fact::Unknown { tag: 2, .. })));
        assert_eq!(facts.to_bytes().unwrap(), bytes);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_and_what_was_read_is_written_back(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let facts = Facts::from_bytes(&bytes);
            let written = facts.to_bytes().unwrap();
            prop_assert_eq!(Facts::from_bytes(&written), facts);
        }
    }
}
