//! The few words that two screens show after pairing, for people to compare. Must never show anything of the secret that
//! they are made from.

use std::fmt;

use super::words::WORDS;

/// Four words of a list of 256. A person who compares them needs to trust no screen in between.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CheckWords([u8; 4]);

impl CheckWords {
    pub(super) const fn new(indexes: [u8; 4]) -> Self {
        Self(indexes)
    }

    /// The words, in the order in which both screens show them.
    #[must_use]
    pub fn words(&self) -> [&'static str; 4] {
        self.0.map(|index| WORDS.get(usize::from(index)).copied().unwrap_or_default())
    }
}

impl fmt::Display for CheckWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join(" "))
    }
}

impl fmt::Debug for CheckWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CheckWords({self})")
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// Whether one letter changed, added or taken away turns `a` into `b`.
    fn one_letter_apart(a: &str, b: &str) -> bool {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let same_start = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
        let same_end = short.bytes().rev().zip(long.bytes().rev()).take_while(|(x, y)| x == y).count();
        long.len() - short.len() <= 1 && same_start + same_end + 1 >= long.len()
    }

    #[test]
    fn the_words_are_short_and_no_two_are_alike() {
        for (place, word) in WORDS.iter().enumerate() {
            assert!((3..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
            for other in &WORDS[..place] {
                assert!(*other < *word && !one_letter_apart(other, word), "{other} {word}");
            }
        }
    }

    #[test]
    fn the_list_never_changes_since_two_versions_must_show_the_same() {
        let hash = Sha256::digest(WORDS.join(" "));
        let start: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(start, "de1191c6");
        assert_eq!(CheckWords::new([0, 1, 2, 255]).to_string(), "acorn almond amber zebra");
    }
}
