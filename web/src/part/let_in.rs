//! A line on the first pages of whoever may let people and laptops in: how many wait for that since the clinic was put back
//! from a backup. Must never name them: the pages that it leads to do.

use crate::{Language, link};

/// Who waits, and where they are let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetInLine {
    /// The page on which they are let in.
    pub href: &'static str,
    /// "2 people wait to be let in".
    pub words: String,
}

impl LetInLine {
    /// The lines for so many people and laptops; none where nobody waits.
    #[must_use]
    pub fn all(people: usize, laptops: usize, language: Language) -> Vec<Self> {
        let lines = [(people, link::PEOPLE, "people-come-back"), (laptops, link::DEVICES, "people-laptops-back")];
        let line = |(count, href, words)| Self { href, words: language.say_n(words, count) };
        lines.into_iter().filter(|(count, ..)| *count > 0).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_that_waits_has_its_own_line_and_who_does_not_wait_has_none() {
        let said = |people, laptops, language| -> Vec<(&str, String)> {
            LetInLine::all(people, laptops, language).into_iter().map(|line| (line.href, line.words)).collect()
        };
        assert_eq!(said(0, 0, Language::English), []);
        let both = said(1, 2, Language::English);
        assert_eq!(both[0], (link::PEOPLE, "1 person came back after a restore and waits to be let in".to_owned()));
        assert_eq!(both[1].0, link::DEVICES);
        assert!(both[1].1.contains("2") && both[1].1.contains("laptops"), "{}", both[1].1);
        let spanish = said(2, 1, Language::Spanish);
        assert!(spanish[0].1.contains("personas") && spanish[1].1.starts_with("1 laptop"), "{spanish:?}");
    }
}
