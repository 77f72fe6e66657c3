//! Four words drawn at random, which people are offered as a passphrase. Must never draw from anything but what the
//! operating system gives, nor show a word that hurts.
//!
//! The lists are those of BIP 39, 2,048 words of each language without the first few letters in common. Four words are 43
//! bits: at what one try costs a core, they take thousands of years to guess.

use bip39::Language;
use unicode_normalization::UnicodeNormalization;

use super::entropy;
use super::error::VaultError;

/// The words that are not offered at a clinic.
const LEFT_OUT: [&str; 95] = [
    "abandon", "abuse", "addict", "alcohol", "anger", "angry", "arrest", "assault", "attack", "blame", "bomb", "crash",
    "crime", "cruel", "cry", "damage", "danger", "destroy", "disease", "divorce", "drama", "enemy", "evil", "fatal",
    "fault", "fever", "guilt", "gun", "hurt", "injury", "knife", "nasty", "panic", "poverty", "prison", "problem",
    "punch", "sad", "scare", "shock", "shoot", "sick", "suffer", "suspect", "tragic", "trap", "trigger", "ugly",
    "weapon", "worry", "wrong", "aborto", "abuso", "acoso", "adicto", "ataque", "bomba", "celda", "crimen", "culpa",
    "delito", "desnudo", "dolor", "droga", "duelo", "enfermo", "guerra", "juicio", "mafia", "maldad", "malo", "matar",
    "miedo", "morir", "muerte", "odio", "pecado", "peligro", "pena", "preso", "sangre", "sexo", "soledad", "sufrir",
    "susto", "triste", "tumba", "veneno", "vicio", "víctima", "cárcel", "víbora", "pánico", "cáncer", "trágico",
];

/// The languages in which words are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

/// Four words with spaces between them.
///
/// # Errors
/// [`VaultError::Entropy`] where the operating system gives no random bytes.
pub(crate) fn four_words(of: Words) -> Result<String, VaultError> {
    let list = match of {
        Words::English => Language::English,
        Words::Spanish => Language::Spanish,
    };
    let mut words: Vec<String> = Vec::new();
    while words.len() < 4 {
        let mut drawn = [0; 2];
        entropy::fill(&mut drawn)?;
        let drawn = usize::from(u16::from_le_bytes(drawn));
        // 65,536 is 32 times 2,048, so each word is as likely as the next.
        let word = list.word_list().get(drawn % 2_048).map(|word| word.nfc().collect::<String>());
        words.extend(word.filter(|word| !LEFT_OUT.contains(&word.as_str())));
    }
    Ok(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_taken_and_never_the_same() {
        for of in [Words::English, Words::Spanish] {
            let offered: std::collections::BTreeSet<String> = (0..50).map(|_| four_words(of).unwrap()).collect();
            assert_eq!(offered.len(), 50);
            for words in offered {
                assert_eq!(words.split(' ').count(), 4, "{words}");
                assert!(!words.split(' ').any(|word| LEFT_OUT.contains(&word)), "{words}");
                let passphrase = crate::vault::Passphrase::new(words.clone());
                assert!(passphrase.check_new("dana").is_ok(), "{words}");
            }
        }
    }

    #[test]
    fn the_lists_are_as_long_as_the_bits_that_are_promised() {
        for list in [Language::English, Language::Spanish] {
            let left =
                list.word_list().iter().filter(|word| !LEFT_OUT.contains(&word.nfc().collect::<String>().as_str()));
            assert!(f64::from(u32::try_from(left.count()).unwrap()).log2() * 4.0 > 43.0);
        }
    }
}
