//! What a noun's file here declares: its words and how an entry shows. Must never say what may be written or how
//! it merges; the noun's declaration in `care` does.

use waystation_sync::care::noun::{FieldDecl, Noun};
use waystation_sync::care::read::{Entry, EntryKey};

/// Words and looks of one noun.
pub struct NounPage {
    /// The declaration that this is about.
    pub noun: &'static Noun,
    /// Heading of its section: "Goals".
    pub title: &'static str,
    /// One of it, inside a sentence: "goal".
    pub singular: &'static str,
    /// What the button that begins one says: "Add a goal". Empty where none is begun.
    pub add: &'static str,
    /// Name of its picture in the sprite.
    pub icon: &'static str,
    /// One sentence under the heading.
    pub intro: &'static str,
    /// What an empty section says.
    pub empty: &'static str,
    /// Words for each field, in any order.
    pub fields: &'static [FieldWords],
    /// Words for the codes of a noun that has one entry per code.
    pub keys: &'static [(&'static str, &'static str)],
    /// Sentences for the codes of its rules.
    pub rules: &'static [(&'static str, &'static str)],
    /// What heads an entry.
    pub heading: Heading,
    /// The fields that a card shows under its heading, in this order; empty ones are left out.
    pub follow: &'static [&'static FieldDecl],
    /// The field whose codes group the list, in the order of the codes.
    pub group_by: Option<&'static FieldDecl>,
    /// Orders entries within their group, smallest first.
    pub order: fn(&Entry) -> SortKey,
    /// How much attention an entry asks for.
    pub tone: fn(&Entry) -> Tone,
    /// Nouns that are shown on this noun's section page and have none of their own.
    pub beside: &'static [&'static Noun],
}

/// How much attention an entry asks for. Never said by colour alone: the words are on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As any other.
    Plain,
    /// Look at it before acting.
    Mind,
    /// Safety hangs on it.
    Alarm,
}

/// For nouns whose entries all ask for the same attention.
#[must_use]
pub fn plain(_: &Entry) -> Tone {
    Tone::Plain
}

/// What sorts entries: a number, then words.
pub type SortKey = (i64, String);

/// What heads an entry.
#[derive(Clone, Copy)]
pub enum Heading {
    /// The value of a field.
    Field(&'static FieldDecl),
    /// The words of its code, for nouns with one entry per code.
    Key,
    /// Fixed words, for nouns of which there is one.
    Fixed(&'static str),
}

/// Words for one field.
pub struct FieldWords {
    /// The field's name.
    pub field: &'static str,
    /// Its label, always visible.
    pub label: &'static str,
    /// A line under the label; may be empty.
    pub hint: &'static str,
    /// Words for its codes.
    pub codes: &'static [(&'static str, &'static str)],
}

/// Words for `field`: its label and a hint, which may be empty.
#[must_use]
pub const fn words(field: &FieldDecl, label: &'static str, hint: &'static str) -> FieldWords {
    FieldWords { field: field.name, label, hint, codes: &[] }
}

impl FieldWords {
    /// These words, with words for the field's codes.
    #[must_use]
    pub const fn codes(mut self, codes: &'static [(&'static str, &'static str)]) -> Self {
        self.codes = codes;
        self
    }
}

impl NounPage {
    /// The label of `field`; its bare name when this page does not know it (a test sees to it that it does).
    #[must_use]
    pub fn label(&self, field: &str) -> &'static str {
        match self.words(field) {
            Some(words) => words.label,
            None => self.noun.field(field).map_or("Another field", |decl| decl.name),
        }
    }

    /// The words for `field`.
    #[must_use]
    pub fn words(&self, field: &str) -> Option<&'static FieldWords> {
        self.fields.iter().find(|words| words.field == field)
    }

    /// The words for `code` of `field`; the code itself when a newer version wrote it.
    #[must_use]
    pub fn code(&self, field: &str, code: &str) -> String {
        self.words(field)
            .and_then(|words| words.codes.iter().find(|(known, _)| *known == code))
            .map_or_else(|| code.replace('_', " "), |(_, said)| (*said).to_owned())
    }

    /// The words for an entry's code, for nouns with one entry per code.
    #[must_use]
    pub fn key(&self, code: &str) -> String {
        self.keys
            .iter()
            .find(|(known, _)| *known == code)
            .map_or_else(|| code.replace('_', " "), |(_, said)| (*said).to_owned())
    }

    /// What an entry is called on pages.
    #[must_use]
    pub fn heading(&self, entry: &Entry, names: &crate::Names) -> String {
        let said = match self.heading {
            Heading::Fixed(words) => words.to_owned(),
            Heading::Key => match entry.key {
                EntryKey::Code(code) => self.key(code),
                EntryKey::One | EntryKey::Id(_) => self.title.to_owned(),
            },
            Heading::Field(field) => crate::part::value::field(self, field, entry.field(field), names).join(" / "),
        };
        if said.is_empty() { format!("A {} without words yet", self.singular) } else { said }
    }
}

/// Orders by birth, newest first: ids of entries sort by birth.
#[must_use]
pub fn newest_first(entry: &Entry) -> SortKey {
    (entry.born.map_or(0, |born| born.written.0.saturating_neg()), entry.key.to_string())
}

/// Orders by birth, oldest first.
#[must_use]
pub fn oldest_first(entry: &Entry) -> SortKey {
    (0, entry.key.to_string())
}

/// Orders as the noun's codes are declared.
#[must_use]
pub fn as_declared(entry: &Entry) -> SortKey {
    let place = match entry.key {
        EntryKey::Code(code) => entry.noun.codes().iter().position(|known| *known == code),
        EntryKey::One | EntryKey::Id(_) => None,
    };
    (place.and_then(|place| i64::try_from(place).ok()).unwrap_or(0), String::new())
}
