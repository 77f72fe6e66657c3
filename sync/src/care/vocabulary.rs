//! Which nouns a program knows. A node tells it to the other at the start of a meeting, so that each can say whose program
//! is to be brought up to date. Must never hang on anything but declarations and this program's version.

use automerge::{Automerge, Change};
use sha2::{Digest, Sha256};

use super::birth::{self, BirthError};
use super::declare::{DocKey, Kind, Noun, Summary};
use super::engine::summary;
use super::nouns::NOUNS;
use super::settlement::SETTLEMENT;
use crate::id::VocabularyMark;

/// The nouns that a program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vocabulary(&'static [&'static Noun]);

impl Vocabulary {
    /// What this program knows.
    pub const CURRENT: Self = Self(&NOUNS);

    /// What a program with these nouns knows, such as an earlier one.
    #[must_use]
    pub const fn of(nouns: &'static [&'static Noun]) -> Self {
        Self(nouns)
    }

    /// The noun with this name; settlings too, which no page edits.
    #[must_use]
    pub fn noun_named(self, name: &str) -> Option<&'static Noun> {
        self.0.iter().copied().chain([&SETTLEMENT]).find(|noun| noun.name == name)
    }

    /// Every birth that is known for a document: its first change and those of its nouns.
    ///
    /// # Errors
    /// As [`birth::document`].
    pub fn births_of(self, key: &DocKey) -> Result<Vec<Change>, BirthError> {
        let mut births = vec![birth::document(key)?];
        for noun in self.0.iter().filter(|noun| noun.part == key.part) {
            births.extend(birth::of_noun(key, noun)?);
        }
        Ok(births)
    }

    /// Which document `doc` is and what lists need of it, as a program with these nouns says it.
    #[must_use]
    pub fn summary_of(self, doc: &Automerge) -> Summary {
        summary::of(doc, |part| self.0.iter().copied().filter(move |noun| noun.part == part))
    }

    /// Its mark: the first bytes of a SHA-256 of all that is declared, and of the program's version, since rules are no data.
    #[must_use]
    pub fn mark(self) -> VocabularyMark {
        let mut hash = Sha256::new();
        hash.update(concat!("waystation vocabulary 1\0", env!("CARGO_PKG_VERSION"), "\0"));
        for noun in self.0 {
            let Noun { name, part, shape, within, editors, fields, .. } = noun;
            hash.update(format!("{name}\0{part:?}\0{shape:?}\0{within:?}\0{editors:?}\0"));
            for field in *fields {
                // Of an instrument its name is enough: another wording is another instrument.
                let kind = if let Kind::Answers(known) = field.kind {
                    known.iter().map(|instrument| instrument.id).collect::<Vec<_>>().join(" ")
                } else {
                    format!("{:?}", field.kind)
                };
                hash.update(format!("{}\0{:?}\0{kind}\0{:?}\0", field.name, field.class, field.editors));
                hash.update([u8::from(field.required), u8::from(field.once), u8::from(field.watched)]);
            }
        }
        let bytes: [u8; 32] = hash.finalize().into();
        VocabularyMark(bytes.first_chunk().copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_knows_one_noun_less_has_another_mark() {
        let (_, fewer) = NOUNS.split_last().unwrap();
        assert_eq!(Vocabulary::CURRENT.mark(), Vocabulary::CURRENT.mark());
        assert_ne!(Vocabulary::of(fewer).mark(), Vocabulary::CURRENT.mark());
    }
}
