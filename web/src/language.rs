//! What a page says, in the language of the person who reads it. Every sentence stands in `words/<tag>/*.ftl`
//! (Project Fluent's format); code and templates name it by its id. Must never hold a sentence of its own, nor put a
//! client's word into a message that is kept.
//!
//! An id is that of a message (`goal-due`) or of one of its attributes (`goal-due.hint`). A noun's words are found by
//! its names alone, as `noun_page` says. A sentence that one language lacks is said in English, and a test sees to it
//! that none is lacking.
//!
//! To add a language: copy the folder `words/en` to one named by its tag and translate what stands right of each `=`,
//! leaving every id, `{ $value }` and bracket as it is; a count takes the plural forms of its own language (`[one]`,
//! `[few]`, `[many]`, `*[other]`). Each file reads from top to bottom as its page does; lines with `#` say who reads a
//! sentence or what a value is. Then add one variant to [`Language`], to [`Language::OFFERED`] and to
//! [`Language::ALL`]. The tests name every sentence that is missing, too many, or takes other values.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use rust_embed::Embed;
use unic_langid::LanguageIdentifier;

use crate::isolate;

#[derive(Embed)]
#[folder = "words/"]
struct Files;

/// A language that pages can be read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// English with an accent on every letter and longer words: shows what does not come from the files, and what a
    /// longer language would break. For tests.
    Accented,
    /// English turned round and read from right to left. For tests.
    Mirrored,
}

/// A value inside a sentence.
pub type Value<'a> = FluentValue<'a>;

/// Most characters of an `Accept-Language` header that are read.
const ACCEPTED_CHARACTERS_MAX: usize = 300;

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Spanish));
static ACCENTED: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Accented));
static MIRRORED: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Mirrored));

impl Language {
    /// The languages that people are offered.
    pub const OFFERED: [Self; 2] = [Self::English, Self::Spanish];
    /// All of them.
    pub const ALL: [Self; 4] = [Self::English, Self::Spanish, Self::Accented, Self::Mirrored];

    /// Its BCP 47 tag, for `lang` and for keeping: "es".
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Accented => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// What its own speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Accented => "Accented",
            Self::Mirrored => "Mirrored",
        }
    }

    /// `ltr` or `rtl`, for `dir`.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::English | Self::Spanish | Self::Accented => "ltr",
            Self::Mirrored => "rtl",
        }
    }

    /// The offered language that a browser likes best, by its `Accept-Language` header (RFC 9110, 12.5.4).
    #[must_use]
    pub fn asked_for(accept_language: &str) -> Self {
        // A browser names a handful; what comes after is not worth reading.
        let header: String = accept_language.chars().take(ACCEPTED_CHARACTERS_MAX).collect();
        // The languages for tests are asked for by their whole tags: nobody who reads Arabic reads the mirrored one.
        let first = header.split([',', ';']).next().unwrap_or_default().trim();
        let for_tests = [Self::Accented, Self::Mirrored].into_iter().find(|language| language.tag() == first);
        if let Some(language) = for_tests {
            return language;
        }
        let asked = fluent_langneg::parse_accepted_languages(&header);
        let tags: Vec<LanguageIdentifier> = Self::OFFERED.into_iter().filter_map(Self::identifier).collect();
        let found = negotiate_languages(&asked, &tags, None, NegotiationStrategy::Filtering);
        let of = |best: &&LanguageIdentifier| Self::OFFERED.into_iter().find(|known| known.tag() == best.to_string());
        found.first().and_then(of).unwrap_or_default()
    }

    fn identifier(self) -> Option<LanguageIdentifier> {
        self.tag().parse().ok()
    }

    /// The folder of its sentences: the languages for tests are made from English.
    const fn folder(self) -> &'static str {
        match self {
            Self::English | Self::Accented | Self::Mirrored => "en/",
            Self::Spanish => "es/",
        }
    }

    fn bundle(self) -> &'static Bundle {
        match self {
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
            Self::Accented => &ACCENTED,
            Self::Mirrored => &MIRRORED,
        }
    }

    /// The sentence with this id.
    #[must_use]
    pub fn say(self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The sentence with this id, with a count in it: `$n`.
    #[must_use]
    pub fn say_n(self, id: &str, n: usize) -> String {
        self.say_with(id, &[("n", n.into())])
    }

    /// The sentence with this id, with `values` in it by their names. A value that would turn the sentence around it is kept
    /// apart from it.
    #[must_use]
    pub fn say_with(self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        match self.find_with(id, values) {
            Some(said) => said,
            // A test sees to it that no id is missing; a page with one is still a page.
            None => format!("⟦{id}⟧"),
        }
    }

    /// The sentence with this id, if there is one.
    #[must_use]
    pub fn find(self, id: &str) -> Option<String> {
        self.find_with(id, &[])
    }

    fn find_with(self, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let said = said_by(self.bundle(), id, values);
        said.or_else(|| said_by(Self::English.bundle(), id, values))
    }
}

/// The texts of a language's files.
fn texts(language: Language) -> impl Iterator<Item = String> {
    let files = Files::iter().filter(move |name| name.starts_with(language.folder()));
    files.filter_map(|name| String::from_utf8(Files::get(&name)?.data.into_owned()).ok())
}

fn bundle(language: Language) -> Bundle {
    // Plurals follow the language that the sentences are written in.
    let written_in = match language {
        Language::Spanish => Language::Spanish,
        Language::English | Language::Accented | Language::Mirrored => Language::English,
    };
    let mut bundle = Bundle::new_concurrent(written_in.identifier().into_iter().collect());
    // The marks that keep a name apart from the sentence around it matter where the two may run opposite ways.
    bundle.set_use_isolating(language.direction() == "rtl");
    bundle.set_transform(match language {
        Language::English | Language::Spanish => None,
        Language::Accented => Some(|text| fluent_pseudo::transform(text, false, true)),
        Language::Mirrored => Some(|text| fluent_pseudo::transform(text, true, false)),
    });
    for text in texts(language) {
        // What does not read is left out, line by line; a test sees to it that all of it reads.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The value as it stands in a sentence.
fn apart<'a>(value: &Value<'a>) -> Value<'a> {
    if let Value::String(text) = value { isolate::value(text).into_owned().into() } else { value.clone() }
}

fn said_by(bundle: &Bundle, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let (message, attribute) = match id.split_once('.') {
        Some((message, attribute)) => (bundle.get_message(message)?, Some(attribute)),
        None => (bundle.get_message(id)?, None),
    };
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, apart(value))).collect();
    let mut errors = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    // A value that the sentence takes and did not get; it is named, never shown.
    debug_assert!(errors.is_empty(), "{id}: {errors:?}");
    Some(said)
}

#[cfg(test)]
pub(crate) mod tests;
