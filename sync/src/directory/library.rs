//! The clinic's own codes: what it adds to the lists of codes that every clinic has. Must never forget a code: entries stand
//! under it, so one that is offered no more keeps its words.

use std::collections::BTreeMap;

use crate::care::declare::{CODE_JOINT, Code, Codes, Noun};

/// Most codes that a clinic may add to one list, and that forms offer of it.
pub const OWN_CODES_MAX: usize = 100;
/// Longest part of a code that is made from words, in bytes: two of them and what joins them fit into one key.
const CODE_WORDS_MAX: usize = 14;

/// One code of the clinic's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnCode {
    /// What it is called, by the tag of the language.
    pub words: BTreeMap<String, String>,
    /// Whether it is offered no more.
    pub retired: bool,
}

/// All of them, by list and code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library(BTreeMap<String, BTreeMap<String, OwnCode>>);

impl Library {
    /// Takes in what a row says of a code, in place of what was said of it before.
    pub fn learn(&mut self, list: String, code: String, own: OwnCode) {
        self.0.entry(list).or_default().insert(code, own);
    }

    /// The clinic's own codes of a list, retired ones too.
    pub fn of(&self, list: &str) -> impl Iterator<Item = (&str, &OwnCode)> {
        self.0.get(list).into_iter().flatten().map(|(code, own)| (code.as_str(), own))
    }

    /// One code of a list.
    #[must_use]
    pub fn get(&self, list: &str, code: &str) -> Option<&OwnCode> {
        self.0.get(list)?.get(code)
    }

    /// What a code is called in `language`, else in another: a clinic need not have words for it in both.
    #[must_use]
    pub fn words(&self, list: &str, code: &str, language: &str) -> Option<&str> {
        let words = &self.get(list, code)?.words;
        words.get(language).or_else(|| words.values().next()).map(String::as_str)
    }

    /// The keys that entries of `noun` may be begun under: of the codes that every clinic has, and of the clinic's own that
    /// are not retired.
    #[must_use]
    pub fn keys(&self, noun: &Noun) -> Vec<Code> {
        let mut keys: Vec<String> = Vec::new();
        for (place, list) in noun.codes().iter().enumerate() {
            let offered = self.offered(list);
            keys = if place == 0 {
                offered.into_iter().map(str::to_owned).collect()
            } else {
                keys.iter().flat_map(|key| offered.iter().map(move |code| format!("{key}{CODE_JOINT}{code}"))).collect()
            };
        }
        keys.iter().filter_map(|key| Code::new(key)).collect()
    }

    /// The codes of `list` that forms offer: those that every clinic has, and the clinic's own that are not retired.
    #[must_use]
    pub fn offered<'a>(&'a self, list: &Codes) -> Vec<&'a str> {
        let own = match list {
            Codes::Fixed(_) | Codes::Clients => None,
            Codes::Library { name, .. } => Some(self.of(name)),
        };
        let own = own.into_iter().flatten().filter(|(_, own)| !own.retired).take(OWN_CODES_MAX);
        list.built_in().iter().copied().chain(own.map(|(code, _)| code)).collect()
    }

    /// A code of `list` for something that is called `words`, which no other code has: `own-` and what can be typed of the
    /// words, so that it never meets a code that a later version brings.
    #[must_use]
    pub fn new_code(&self, list: &str, words: &str) -> String {
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
        let text: String = words.chars().map(plain).take(CODE_WORDS_MAX).collect();
        let text = text.trim_matches('_');
        let first = if text.is_empty() { "own-1".to_owned() } else { format!("own-{text}") };
        let others = (2..).map(|n: usize| if text.is_empty() { format!("own-{n}") } else { format!("own-{text}-{n}") });
        let mut all = std::iter::once(first).chain(others);
        all.find(|code| self.get(list, code).is_none()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::{generalisation, skill};

    fn own(words: &[(&str, &str)], retired: bool) -> OwnCode {
        let words = words.iter().map(|(tag, words)| ((*tag).to_owned(), (*words).to_owned())).collect();
        OwnCode { words, retired }
    }

    #[test]
    fn a_code_is_offered_until_it_is_retired_and_keeps_its_words() {
        let mut library = Library::default();
        let built_in = library.keys(&skill::SKILL).len();
        let code = library.new_code("skill", "Drumming!");
        assert_eq!(code, "own-drumming");
        library.learn("skill".into(), code.clone(), own(&[("es", "Tambores")], false));
        assert_eq!(library.new_code("skill", "Drumming!"), "own-drumming-2");
        assert_eq!(library.new_code("skill", "王"), "own-1");
        assert_eq!(library.keys(&skill::SKILL).len(), built_in + 1);
        assert!(library.keys(&generalisation::GENERALISATION).contains(&Code::new("own-drumming:home").unwrap()));
        assert_eq!(library.words("skill", &code, "en"), Some("Tambores"));
        library.learn("skill".into(), code.clone(), own(&[("en", "Drums"), ("es", "Tambores")], true));
        assert_eq!(library.keys(&skill::SKILL).len(), built_in);
        assert_eq!(
            (library.words("skill", &code, "en"), library.words("skill", &code, "es")),
            (Some("Drums"), Some("Tambores"))
        );
        assert_eq!(library.words("skill", "newer", "en"), None);
    }

    #[test]
    fn every_code_that_is_made_can_name_an_entry_of_a_pair() {
        let mut library = Library::default();
        for _ in 0..OWN_CODES_MAX {
            let code = library.new_code("skill", "a very long name of something that is trained");
            assert!(Code::new(&format!("{code}{CODE_JOINT}{code}")).is_some(), "{code}");
            library.learn("skill".into(), code, OwnCode::default());
        }
        assert_eq!(library.of("skill").count(), OWN_CODES_MAX);
    }
}
