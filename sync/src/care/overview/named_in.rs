//! Whether words name a client: what is written for one chart and names somebody of another is asked about before it is
//! saved. Must never decide that by itself: a name may be a word of the language.

use std::collections::BTreeSet;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::row::Row;
use crate::care::declare::{fold, without_owning};

/// Words within names that name nobody.
const PARTICLES: [&str; 24] = [
    "al", "and", "bin", "da", "das", "de", "del", "der", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le",
    "los", "mac", "san", "ten", "van", "von", "y",
];

/// Whether `words` hold a first or a last name of the client with these rows, whoever writes it how: without accents, as
/// whose something is ("Ana's"), and within words that no space parts. What is a name of the client with the rows `own`
/// too, in whose chart the words are to stand, names nobody else.
#[must_use]
pub fn is_named_in(words: &str, rows: &[Arc<Row>], own: &[Arc<Row>]) -> bool {
    // An apostrophe parts no word of a name ("O'Brien"), but it does part what stands before one ("d'Ana").
    let parted: String = words.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let texts = [fold(words), fold(&parted), fold(&without_owning(words)), without_last_s(&fold(&parted))];
    let theirs = names_in(own);
    names_in(rows).difference(&theirs).any(|name| texts.iter().any(|text| holds(text, name)))
}

/// The same words without the last letter of those that end in s, as some write whose something is: "Kowalczyks mother".
fn without_last_s(folded: &str) -> String {
    let word = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    folded.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// What stands for `words`, so that a yes to these is no yes to others: the beginning of a hash of them.
#[must_use]
pub fn mark_of(words: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"waystation words 1\0");
    hash.update(words);
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The words of all names of a client, as searched.
fn names_in(rows: &[Arc<Row>]) -> BTreeSet<String> {
    let names = rows.iter().flat_map(|row| row.names.iter().chain(&row.former_names).chain(&row.families_apart));
    let words: BTreeSet<String> =
        names.flat_map(|name| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    words.into_iter().filter(|word| word.chars().count() > 1 && !PARTICLES.contains(&word.as_str())).collect()
}

/// Whether `text` holds `name`, both as searched. Letters that are written without spaces stand next to others.
fn holds(text: &str, name: &str) -> bool {
    text.split(' ').any(|word| word == name) || (name.chars().all(is_unparted) && text.contains(name))
}

/// Letters of scripts that put no space between words: Thai to Khmer, Kana, Han.
const fn is_unparted(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::declare::{DocKey, Part};
    use crate::id::ClientId;

    fn called(name: &str) -> Vec<Arc<Row>> {
        let row = Row::empty(DocKey::whole(ClientId([1; 16]), Part::Core));
        vec![Arc::new(Row { names: vec![name.to_owned()], ..row })]
    }

    #[test]
    fn a_name_is_found_however_it_is_written_and_a_word_that_only_holds_it_is_not() {
        for (words, name, is_named) in [
            ("ANA spoke first", "Ana Ríos", true),
            ("as Rios said", "Ana Ríos", true),
            ("We used Ana's idea", "Ana Ríos", true),
            ("We used Ana’s idea", "Ana Ríos", true),
            ("We ate a banana", "Ana Ríos", false),
            ("Two rounds", "Ana Ríos", false),
            ("José brought tea", "Jose de la Cruz", true),
            ("de la calle", "Jose de la Cruz", false),
            ("OBrien", "Mary O'Brien", true),
            ("with O'Brien’s map", "Mary O'Brien", true),
            ("今日は王小明が来た", "王小明", true),
            ("今日は来た", "王小明", false),
            ("a b c", "A. B.", false),
            ("", "Ana", false),
        ] {
            assert_eq!(is_named_in(words, &called(name), &[]), is_named, "{words} / {name}");
        }
        let (ana, own) = (called("Ana Ríos"), called("Ana Paz"));
        assert!(!is_named_in("Ana came", &ana, &own), "it is her own name");
        assert!(is_named_in("Ana and Ríos came", &ana, &own));
        assert_ne!(mark_of("Ana"), mark_of("Ben"));
    }
}
