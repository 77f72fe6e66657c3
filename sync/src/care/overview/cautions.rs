//! Who is not to be brought in, as a check says that stands, and what of a chart names them all the same. Must never
//! take somebody for cleared by an answer that a supervisor has yet to look at.

use crate::care::declare::{Checked, ClientFacts, Involves, fold, is_apostrophe};
use crate::id::EntryId;

/// The answer of a check that says to involve them.
const CLEARED: &str = "ok";

/// Somebody who is not to be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// The check that says so.
    pub check: EntryId,
    /// What it says.
    pub said: Checked,
}

/// Every check that says of somebody not to involve them, as long as no later one says otherwise of the same person.
#[must_use]
pub fn cautions(facts: &ClientFacts) -> Vec<Caution> {
    let all = || facts.checks.iter().flat_map(|(check, said)| said.iter().map(move |said| (check, said)));
    let is_alike = |one: &Checked, other: &Checked| words_in(&one.who) == words_in(&other.who);
    // Moments are kept to the second; of two in one second the entry that was begun later is the later.
    let is_cleared = |check: &EntryId, said: &Checked| {
        let later = all().filter(|(id, other)| (other.at, *id) > (said.at, check));
        later.filter(|(_, other)| other.code == CLEARED).any(|(_, other)| is_alike(said, other))
    };
    let standing = all().filter(|(check, said)| said.code != CLEARED && !is_cleared(check, said));
    standing.map(|(check, said)| Caution { check: *check, said: said.clone() }).collect()
}

/// The cautions of `all` that speak against `involves`, whose people around the client `facts` know by name; what was
/// on a day before the check was made is nothing to be asked about.
#[must_use]
pub fn against<'a>(all: &'a [Caution], involves: &Involves, facts: &ClientFacts) -> Vec<&'a Caution> {
    let linked = involves.people.iter().filter_map(|person| facts.people.get(person)).flatten();
    let names: Vec<&String> = involves.names.iter().chain(linked).collect();
    let is_since = |caution: &&Caution| involves.day.zip(caution.said.day).is_none_or(|(day, checked)| day >= checked);
    let found = all.iter().filter(is_since);
    found.filter(|caution| names.iter().any(|name| may_name(name, &caution.said.who))).collect()
}

/// The words of a name, as they are compared.
fn words_in(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Whether `words` may name the person `who`: the words of one stand in the other one after another, however they are
/// written.
#[must_use]
pub fn is_same_name(words: &str, who: &str) -> bool {
    stands_in(&words_in(words), &words_in(who))
}

/// Whether the words of one stand in the other one after another.
fn stands_in(one: &[String], other: &[String]) -> bool {
    let holds =
        |long: &[String], short: &[String]| !short.is_empty() && long.windows(short.len()).any(|own| own == short);
    holds(one, other) || holds(other, one)
}

/// Whether `words` may name the person `who` or somebody by them ("Boris's brother"), or their family ("the Rioses"),
/// or name them by a part of their name ("Mr Ortega"). Asked where it is better to be careful once too often.
fn may_name(words: &str, who: &str) -> bool {
    let owned = |text: &str| words_in(&without_owning(text));
    let (words, own) = (&owned(words), &owned(who));
    stands_in(words, own) || names_family(words, own) || names_by_part(words, own)
}

/// The same without the ending that says whose something is.
fn without_owning(text: &str) -> String {
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

/// Words that say who somebody is to the client, and those between: no part of a name.
const RELATIONS: &str = "a the of her his my their and brother sister mother father mum dad husband wife partner friend uncle aunt \
    son daughter cousin boss neighbour neighbor el la los las de del su mi y hermano hermana madre padre esposo esposa pareja \
    amigo amiga tio tia hijo hija primo prima jefe jefa vecino vecina novio novia mama papa";
/// Words before a family name.
const TITLES: [&str; 12] = ["mr", "mrs", "ms", "miss", "dr", "sr", "sra", "srta", "senor", "senora", "don", "dona"];
/// Letters of a first name that is taken for one wherever it stands.
const FIRST_LETTERS_MIN: usize = 3;

/// Whether `words` name `who` by the first of their names wherever it stands, or by the last behind a title, a letter
/// or a short form of the first: "Rafael's sister", "Mr Ortega", "R. Ortega", "Rafa Ortega".
fn names_by_part(words: &[String], who: &[String]) -> bool {
    let is_relation = |word: &str| RELATIONS.split_whitespace().any(|known| known == word);
    let own: Vec<&String> = who.iter().filter(|word| !is_relation(word)).collect();
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return false };
    let is_first = |word: &String| word == *first && word.chars().count() >= FIRST_LETTERS_MIN;
    let is_behind = |two: &[String]| match two {
        [before, word] => {
            own.len() > 1 && word == *last && (TITLES.contains(&before.as_str()) || first.starts_with(before.as_str()))
        }
        _ => false,
    };
    words.iter().any(is_first) || words.windows(2).any(is_behind)
}

/// Words before the name of a family, in the languages of the pages.
const FAMILY_ARTICLES: [&str; 3] = ["the", "los", "las"];
/// Words beside the name of a family.
const FAMILY_WORDS: [&str; 2] = ["family", "familia"];

/// Whether `words` name the family of `who` by a word of their name behind the first: "the Garcias", "los García",
/// "García family".
fn names_family(words: &[String], who: &[String]) -> bool {
    let is = |word: Option<&String>, known: &[&str]| word.is_some_and(|word| known.contains(&word.as_str()));
    let families: Vec<&String> =
        who.iter().enumerate().filter(|(place, _)| *place > 0 || who.len() == 1).map(|(_, word)| word).collect();
    words.iter().enumerate().any(|(place, word)| {
        let before = place.checked_sub(1).and_then(|before| words.get(before));
        let is_plural = |name: &str| word.strip_prefix(name).is_some_and(|rest| matches!(rest, "" | "s" | "es"));
        let is_own =
            |name: &str| word == name && (is(before, &FAMILY_WORDS) || is(words.get(place + 1), &FAMILY_WORDS));
        families.iter().any(|name| (is(before, &FAMILY_ARTICLES) && is_plural(name)) || is_own(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_in_other_words_by_a_part_of_the_name_and_not_by_letters_of_another() {
        for (words, who) in [
            ("carla RIOS and Luz", "Carla Ríos"),
            ("Carla", "Carla Rios"),
            ("Uncle Ray, Luz", "Ray"),
            ("her sister", "Her sister Ana"),
        ] {
            assert!(is_same_name(words, who), "{words} {who}");
        }
        for (words, who) in [("Ana", "Anabel"), ("Luz Rios", "Carla Rios"), ("", "Ray"), ("Ray", " ")] {
            assert!(!is_same_name(words, who), "{words} {who}");
        }
    }
    #[test]
    fn whose_somebody_is_and_a_family_name_the_person_and_letters_within_a_word_do_not() {
        for (words, who) in [
            ("Boris's brother", "Boris"),
            ("Boris\u{2019}s brother", "boris"),
            ("BORIS\u{ff07}S brother", "Boris"),
            ("Boris' brother", "Boris"),
            ("Boris`s and Luz\u{b4}s flat", "Luz"),
            ("hermano de Boris", "Boris"),
            ("la hija de Bor\u{ed}s", "Boris"),
            ("Call (Boris's)", "Boris"),
            ("O\u{2019}Brien's son", "O'Brien"),
            ("Ana Rios's house", "Ana Rios"),
            ("with the Garcias", "Luz Garc\u{ed}a"),
            ("the Joneses\u{2019} car", "Tom Jones"),
            ("en casa de los Garc\u{ed}a", "Luz Garcia"),
            ("los Garc\u{ed}as", "Garc\u{ed}a"),
            ("la familia Garc\u{ed}a", "Luz Garcia"),
            ("the Garcia family", "Luz Garcia"),
            ("Ortega, Rafael", "Rafael Ortega"),
            ("Mr Ortega", "Rafael Ortega"),
            ("Se\u{f1}or Ortega", "Rafael Ortega"),
            ("ask R. Ortega first", "Rafael Ortega"),
            ("Rafa Ortega", "Rafael Ortega"),
            ("Rafael\u{2019}s sister", "Rafael Ortega"),
            ("hermana de Rafael", "Rafael Ortega"),
            ("Pavel's brother", "hermano de Pavel"),
            ("hermano de Mirko", "Mirko's brother"),
        ] {
            assert!(may_name(words, who), "{words} {who}");
        }
        for (words, who) in [
            ("a banana", "Ana"),
            ("Ana's banana", "Nan"),
            ("Carlos", "Carlo"),
            ("the Rayner flat", "Ray"),
            ("X-rays", "Ray"),
            ("the market", "Mark Etienne"),
            ("los luces", "Luz Garcia"),
            ("'s", "Ana"),
            ("Luz Ortega", "Rafael Ortega"),
            ("her brother", "hermano de Pavel"),
            ("my mother", "her brother"),
            ("a cup of tea", "Al Reed"),
        ] {
            assert!(!may_name(words, who), "{words} {who}");
        }
    }
}
