//! When two names that stand in one chart may be one person's. Must never be asked where a yes lifts, joins or writes
//! over anything: it only makes more careful.

use super::fold;
use super::fold::is_apostrophe;

/// Words that say who somebody is to the client: no part of a name.
const RELATIONS: &str = "brother sister mother father mum mom dad husband wife partner friend uncle aunt son daughter cousin boss \
    neighbour neighbor ex boyfriend girlfriend fiance fiancee nephew niece stepfather stepmother stepson stepdaughter \
    grandmother grandfather grandma grandpa roommate housemate flatmate carer \
    hermano hermana madre padre esposo esposa marido pareja amigo amiga tio tia hijo hija primo prima jefe jefa vecino \
    vecina novio novia mama papa abuelo abuela suegro suegra cunado cunada sobrino sobrina padrastro madrastra \
    companero companera cuidador cuidadora";
/// Words between those.
const BETWEEN: &str = "a an the of her his my their our and or el la los las de del su sus mi mis y e o";
/// Words before a family name.
const TITLES: &str = "mr mrs ms miss dr sr sra srta senor senora don dona";

fn is_among(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// Whether a folded word stands before a family name.
pub(in crate::care) fn is_title(word: &str) -> bool {
    is_among(word, TITLES)
}

/// Whether a folded word is no part of a name: who somebody is to the client, or what stands between.
pub(in crate::care) fn is_no_name(word: &str) -> bool {
    is_among(word, RELATIONS) || is_among(word, BETWEEN)
}

/// Whether a folded word says who somebody is to the client.
pub(in crate::care) fn is_relation(word: &str) -> bool {
    is_among(word, RELATIONS)
}

/// The words of a name as they are compared, without the endings that say whose something is.
pub(in crate::care) fn name_words(text: &str) -> Vec<String> {
    fold(&without_owning(text)).split_whitespace().map(str::to_owned).collect()
}

/// The same without the ending that says whose something is.
pub(in crate::care) fn without_owning(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_ending = |place: usize| {
        let at = |place: usize| letters.get(place).copied();
        let (mark, letter) = if place == 0 { (None, None) } else { (at(place), at(place + 1)) };
        let is_last = at(place + 2).is_none_or(|next| !next.is_alphanumeric());
        mark.is_some_and(is_apostrophe) && matches!(letter, Some('s' | 'S' | 'ｓ')) && is_last
    };
    let kept = (0..letters.len()).filter(|place| !is_ending(*place) && (*place == 0 || !is_ending(*place - 1)));
    kept.filter_map(|place| letters.get(place)).collect()
}

/// Whether two names in one chart may be one person's: every word of the one with fewer stands in the other, in any
/// order, however they are written. Who they are to the client, titles and single letters count for nothing, unless
/// one of them holds nothing else ("her husband").
#[must_use]
pub fn may_be_one_person(one: &str, other: &str) -> bool {
    may_be_one(one, other, is_one_word)
}

/// The same within words that are no names alone, where an s behind one may make it a word of the language ("marks").
pub(in crate::care) fn may_be_called(words: &str, who: &str) -> bool {
    may_be_one(words, who, str::eq)
}

fn may_be_one(one: &str, other: &str, is_one: fn(&str, &str) -> bool) -> bool {
    let (one, other) = (name_words(one), name_words(other));
    let (names, others) = (own_words(&one), own_words(&other));
    if !names.is_empty() && !others.is_empty() {
        return is_within(&names, &others, is_one);
    }
    let relations =
        |words: &[String]| words.iter().filter(|word| is_among(word, RELATIONS)).cloned().collect::<Vec<_>>();
    is_within(&relations(&one), &relations(&other), is_one)
}

/// Those of the words of a name that are its own.
fn own_words(words: &[String]) -> Vec<String> {
    // In scripts without small letters one letter may be a whole name.
    let is_letter = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_lowercase);
    words.iter().filter(|word| !is_no_name(word) && !is_title(word) && !is_letter(word)).cloned().collect()
}

/// Whether all words of the list with fewer stand in the other.
fn is_within(one: &[String], other: &[String], is_one: fn(&str, &str) -> bool) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && short.iter().all(|word| long.iter().any(|other| is_one(word, other)))
}

/// Fewest letters of a name that is known with an s behind it.
const OWNER_LETTERS_MIN: usize = 4;

/// Whether `word` is `name` with an s behind it, as some write whose something is or of several of that name: "Karims". Behind
/// a vowel or a y it ends a name of its own ("Carlos"), or a word of the language ("rays").
pub(in crate::care) fn is_with_s(word: &str, name: &str) -> bool {
    let is_held = name.chars().next_back().is_some_and(|last| !"aeiouys".contains(last));
    is_held && name.chars().count() >= OWNER_LETTERS_MIN && word.strip_suffix('s') == Some(name)
}

fn is_one_word(one: &str, other: &str) -> bool {
    one == other || is_with_s(one, other) || is_with_s(other, one)
}

#[cfg(test)]
mod tests {
    use super::may_be_one_person;

    #[test]
    fn a_shorter_or_turned_name_may_be_the_same_person_and_another_name_is_not() {
        for (one, other) in [
            ("Quang", "Quang, husband"),
            ("husband Quang", "Quang Pham"),
            ("husband Quang", "Pham Quang"),
            ("Quang Pham", "PHẠM, Quang"),
            ("Pham Van Quang", "Quang Pham"),
            ("Rios Maria", "Ana Maria Ríos"),
            ("Li Bo", "Bo Li"),
            ("Mr Pham", "Quang Pham"),
            ("Q. Pham", "Quang Pham"),
            ("Quang\u{2019}s", "quang"),
            ("Karims", "Karim Haddad"),
            ("los Karims", "Karim"),
            ("Karims'", "Karim Haddad"),
            ("K. Haddad", "Haddad Karim"),
            ("her husband", "Quang, husband"),
            ("la hermana de Rosa", "Rosa Vega"),
            ("王 明", "明"),
        ] {
            assert!(may_be_one_person(one, other) && may_be_one_person(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Quang", "Quan"),
            ("Carlos", "Carlo"),
            ("Rays", "Ray"),
            ("Karims Rios", "Karim Haddad"),
            ("Quang Tran", "Quang Pham"),
            ("Luis, husband", "Quang, husband"),
            ("her brother", "her sister"),
            ("husband", "Quang"),
            ("Q.", "Quang Pham"),
            ("Q", "Q"),
            ("the", "the"),
            ("", "Quang"),
        ] {
            assert!(!may_be_one_person(one, other) && !may_be_one_person(other, one), "{one} {other}");
        }
    }
}
