//! What a page says, in the language of the person who reads it. Every sentence stands in `words/<tag>/*.ftl`
//! (Project Fluent's format); code and templates name it by its id. Must never hold a sentence of its own, nor put a
//! client's word into a message that is kept.
//!
//! An id is that of a message (`goal-due`) or of one of its attributes (`goal-due.hint`). A noun's words are found by
//! its names alone, as `noun_page` says. A sentence that one language lacks is said in English, and a test sees to it
//! that none is lacking.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use rust_embed::Embed;
use unic_langid::LanguageIdentifier;

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
        let asked = fluent_langneg::parse_accepted_languages(&header);
        let tags: Vec<LanguageIdentifier> = Self::ALL.into_iter().filter_map(Self::identifier).collect();
        let found = negotiate_languages(&asked, &tags, None, NegotiationStrategy::Filtering);
        let of = |best: &&LanguageIdentifier| Self::ALL.into_iter().find(|known| known.tag() == best.to_string());
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

    /// The sentence with this id, with `values` in it by their names.
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

fn said_by(bundle: &Bundle, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let (message, attribute) = match id.split_once('.') {
        Some((message, attribute)) => (bundle.get_message(message)?, Some(attribute)),
        None => (bundle.get_message(id)?, None),
    };
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

    use super::*;

    /// Every id of a language with the values that its sentence takes.
    pub(crate) fn ids(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut ids = BTreeMap::new();
        for text in texts(language) {
            let resource = FluentResource::try_new(text).map_err(|(_, errors)| errors).unwrap();
            for entry in resource.entries() {
                let Entry::Message(message) = entry else { continue };
                let name = message.id.name.to_owned();
                let attributes = message.attributes.iter().map(|a| (format!("{name}.{}", a.id.name), &a.value));
                for (id, pattern) in message.value.iter().map(|value| (name.clone(), value)).chain(attributes) {
                    let mut values = BTreeSet::new();
                    values_of(pattern, &mut values);
                    assert!(ids.insert(id.clone(), values).is_none(), "{id} stands twice in {}", language.tag());
                }
            }
        }
        ids
    }

    fn values_of(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(inline) => value_of(inline, found),
                Expression::Select { selector, variants } => {
                    value_of(selector, found);
                    variants.iter().for_each(|variant| values_of(&variant.value, found));
                }
            }
        }
    }

    fn value_of(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                found.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => {
                if let Expression::Inline(inline) = &**expression {
                    value_of(inline, found);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_sentence_stands_in_every_offered_language_with_the_same_values() {
        let english = ids(Language::English);
        for language in Language::OFFERED {
            let own = ids(language);
            let lacking: Vec<&String> = english.keys().filter(|id| !own.contains_key(*id)).collect();
            let beyond: Vec<&String> = own.keys().filter(|id| !english.contains_key(*id)).collect();
            assert!(lacking.is_empty() && beyond.is_empty(), "{language:?} lacks {lacking:#?}, alone has {beyond:#?}");
            for (id, values) in &english {
                assert_eq!(values, &own[id], "{id} in {language:?}");
            }
        }
    }

    #[test]
    fn counts_are_said_as_each_language_says_them() {
        assert_eq!(Language::English.say_n("count-clients", 1), "1 client");
        assert_eq!(Language::English.say_n("count-clients", 4), "4 clients");
        assert_eq!(Language::Spanish.say_n("count-clients", 1), "1 cliente");
        assert_eq!(Language::Spanish.say_n("count-clients", 4), "4 clientes");
    }

    #[test]
    fn a_browser_gets_the_offered_language_that_it_likes_best() {
        for (header, language) in [
            ("es-MX,es;q=0.9,en;q=0.8", Language::Spanish),
            ("en-GB,en;q=0.9,es;q=0.8", Language::English),
            ("de,es;q=0.5,en;q=0.4", Language::Spanish),
            ("de", Language::English),
            ("", Language::English),
            ("en-XA", Language::Accented),
            (";;;q=,\u{fffd}", Language::English),
        ] {
            assert_eq!(Language::asked_for(header), language, "{header}");
        }
    }

    #[test]
    fn the_languages_for_tests_leave_no_sentence_as_it_was() {
        for language in [Language::Accented, Language::Mirrored] {
            let (said, plain) = (language.say("goal"), Language::English.say("goal"));
            assert_ne!(said, plain);
        }
        assert_eq!(Language::English.say("no-such-id"), "⟦no-such-id⟧");
    }
}
