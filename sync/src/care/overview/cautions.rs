//! Who is not to be brought in, as a check says that stands, and what of a chart names them all the same. Must never
//! take somebody for cleared by an answer that a supervisor has yet to look at.

use crate::care::declare::{
    Checked, ClientFacts, Involves, fold, is_no_name, is_relation, is_title, is_with_s, may_be_called,
    may_be_one_person, name_words, without_owning,
};
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
    /// Whether it is only likely that whom it is about is meant, by a name written in another way.
    pub is_likely: bool,
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
    standing.map(|(check, said)| Caution { check: *check, said: said.clone(), is_likely: false }).collect()
}

/// The cautions of `all` that speak against `involves`, whose people around the client `facts` know by name; what was
/// on a day before the check was made is nothing to be asked about.
#[must_use]
pub fn against(all: &[Caution], involves: &Involves, facts: &ClientFacts) -> Vec<Caution> {
    let linked = involves.people.iter().filter_map(|person| facts.people.get(person)).flatten();
    let names: Vec<&String> = involves.names.iter().chain(linked).collect();
    let is_since = |caution: &&Caution| involves.day.zip(caution.said.day).is_none_or(|(day, checked)| day >= checked);
    let found = all.iter().filter(is_since);
    let found = found.filter(|caution| {
        let who = &caution.said.who;
        let is_named = |name: &&String| may_name(name, who) || called(who, facts).any(|called| may_name(name, called));
        let is_told = |name: &&String| names_by_relation(name, who) && !is_one_of_several(who, all, facts);
        names.iter().any(|name| is_named(name) || is_told(name))
    });
    let is_likely = |caution: &Caution| !names.iter().any(|name| names_whole(name, &caution.said.who));
    found.map(|caution| Caution { is_likely: is_likely(caution), ..caution.clone() }).collect()
}

/// What the person `who` may be called among the people around the client.
fn called<'a>(who: &'a str, facts: &'a ClientFacts) -> impl Iterator<Item = &'a String> {
    facts.people.values().flatten().filter(move |name| may_be_one_person(name, who))
}

/// Whether somebody else around the client, of whom no check speaks, is said to be the same to them as `who`.
fn is_one_of_several(who: &str, all: &[Caution], facts: &ClientFacts) -> bool {
    let relations = relations_in(who);
    let is_such = |name: &String| relations_in(name).iter().any(|word| relations.contains(word));
    let is_spoken_of = |name: &String| all.iter().any(|caution| may_be_one_person(name, &caution.said.who));
    let people = facts.people.values().flatten().filter(|name| is_such(name));
    people.filter(|name| !may_be_one_person(name, who)).any(|name| !is_spoken_of(name))
}

/// The words of a name that say who somebody is to the client.
fn relations_in(text: &str) -> Vec<String> {
    name_words(text).into_iter().filter(|word| is_relation(word)).collect()
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
/// or name them by a part of their name ("Mr Ortega"), or in another order. Asked where it is better to be careful once
/// too often.
fn may_name(text: &str, who: &str) -> bool {
    let (words, own) = (&name_words(text), &name_words(who));
    stands_in(words, own)
        || names_family(words, own)
        || names_by_part(words, own)
        || names_with_s(text, own)
        || may_be_called(text, who)
        || names_by_last((text, words), own)
}

/// Whether `text` names `who` with an s behind a name, as some write whose something is: "Karims mother". A small letter
/// begins a word of the language.
fn names_with_s(text: &str, who: &[String]) -> bool {
    let is_written = |word: &&str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let own = || who.iter().filter(|word| !is_no_name(word));
    text.split_whitespace().filter(is_written).any(|word| own().any(|name| is_with_s(&fold(word), name)))
}

/// Whether `text` names `who` by their whole name, one word after another.
fn names_whole(text: &str, who: &str) -> bool {
    let (words, own) = (name_words(text), name_words(who));
    !own.is_empty() && words.windows(own.len()).any(|words| words == own)
}

/// Letters of a first name that is taken for one wherever it stands.
const FIRST_LETTERS_MIN: usize = 3;

/// Whether `words` name `who` by the first of their names wherever it stands, or by the last behind a title, a letter
/// or a short form of the first: "Rafael's sister", "Mr Ortega", "R. Ortega", "Rafa Ortega".
fn names_by_part(words: &[String], who: &[String]) -> bool {
    let own: Vec<&String> = who.iter().filter(|word| !is_no_name(word)).collect();
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return false };
    let is_first = |word: &String| word == *first && word.chars().count() >= FIRST_LETTERS_MIN;
    let is_behind = |two: &[String]| match two {
        [before, word] => own.len() > 1 && word == *last && (is_title(before) || first.starts_with(before.as_str())),
        _ => false,
    };
    words.iter().any(is_first) || words.windows(2).any(is_behind)
}

/// Words after which somebody else's name says whose they are.
const OF: [&str; 4] = ["of", "de", "del", "d"];

/// Whether `text` names somebody by what they are to the client alone, as `who` says that they are: "her husband". A name
/// beside that is somebody else's, or says whose they are: "her husband Luis", "Ana's husband".
fn names_by_relation(text: &str, who: &str) -> bool {
    let is_others =
        |words: &str| without_owning(words) != words || name_words(words).iter().any(|own| OF.contains(&own.as_str()));
    let relations = relations_in(who);
    if relations.is_empty() || is_others(who) {
        return false;
    }
    let written: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let ends = |word: &str| word.ends_with(['.', ',', ';', ':', '!', '?', ')']);
    let is_alone = |place: usize, word: &str| {
        let before = place.checked_sub(1).and_then(|before| written.get(before));
        let behind = written.get(place + 1).filter(|_| !ends(word));
        let is_free = before.is_none_or(|before| name_words(before).iter().all(|word| is_before(word)));
        is_free && behind.is_none_or(|behind| !is_name(behind) && !OF.contains(&fold(behind).as_str()))
    };
    let is_it = |(place, word): (usize, &&str)| {
        let own = name_words(word);
        own.iter().any(|own| relations.contains(own)) && is_alone(place, word)
    };
    written.iter().enumerate().any(is_it)
}

/// Words before somebody whom one calls or meets.
const ACTS: &str = "call calls ring phone text message email write ask tell meet meeting see visit bring invite with to from \
    for by llamar llama escribir escribe avisar avisa pedir pide preguntar pregunta ver visitar invitar invita traer con a \
    por para";

/// Whether `text`, of these `words`, names `who` by the last of their names alone, which is the given one where the
/// family's comes first: "call Quang", "husband Quang". Behind another name it is somebody of the family.
fn names_by_last((text, words): (&str, &[String]), who: &[String]) -> bool {
    let Some(last) = who.iter().rfind(|word| !is_no_name(word)) else { return false };
    let is_name = |word: &str| !word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let owned = without_owning(text);
    let is_written = owned.split_whitespace().filter(|word| is_name(word)).any(|word| fold(word) == *last);
    let stands = |place: usize| place == 0 || words.get(place - 1).is_some_and(|word| is_before(word));
    let is_long = last.chars().count() >= FIRST_LETTERS_MIN;
    is_long && is_written && words.iter().enumerate().any(|(place, word)| word == last && stands(place))
}

/// Whether somebody may be named behind this word.
fn is_before(word: &str) -> bool {
    is_no_name(word) || ACTS.split_whitespace().any(|known| known == word)
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
    fn what_somebody_is_to_the_client_names_them_where_nobody_else_in_the_chart_is_that() {
        let check =
            |who: &str| Checked { who: who.into(), code: "unsafe".into(), at: crate::time::Millis(1), day: None };
        let found = |checked: &[&str], people: &[&str], words: &str| {
            let mut facts = ClientFacts::default();
            for (number, who) in (0..).zip(checked) {
                facts.checks.entry(EntryId([number; 16])).or_default().push(check(who));
            }
            for (number, name) in (100..).zip(people) {
                facts.people.entry(EntryId([number; 16])).or_default().insert((*name).to_owned());
            }
            let involves = Involves { noun: "alert", names: vec![words.to_owned()], people: [].into(), day: None };
            against(&cautions(&facts), &involves, &facts).len()
        };
        assert_eq!(found(&["Karim, husband"], &["Karim Haddad"], "Call her husband first"), 1);
        assert_eq!(found(&["Karim, brother"], &["Luis, brother"], "Call her brother first"), 0, "it may be the other");
        assert_eq!(found(&["Karim, brother", "Luis, brother"], &["Luis"], "Call her brother first"), 2);
        assert_eq!(found(&["Karim"], &["Karim Haddad"], "ask K. Haddad"), 1, "as the chart calls him elsewhere");
        assert_eq!(found(&["Karim"], &["Luz Haddad"], "ask K. Haddad"), 0);
    }

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
            ("husband Quang", "Quang Pham"),
            ("husband Quang", "Pham Quang"),
            ("Quang Pham", "Pham Quang"),
            ("Reed, Al", "Al Reed"),
            ("Call Quang in the evening", "Pham Quang"),
            ("llamar a Quang", "Pham Quang"),
            ("Ask Karims mother", "Karim Haddad"),
            ("en casa de Karims", "Karim"),
            ("the Haddads\u{2019} car", "Karim Haddad"),
            ("ring Karim\u{2019}s flat", "Karim Haddad"),
            ("leave it with K. Haddad", "Karim Haddad"),
            ("leave it with K. Haddad", "Haddad Karim"),
            ("bring K Haddad's papers", "Haddad, Karim"),
            ("Call her husband. Then wait", "Karim, husband"),
            ("avisar a su esposo", "esposo Karim"),
        ] {
            assert!(may_name(words, who) || names_by_relation(words, who), "{words} {who}");
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
            ("for a good price", "Ana Price"),
            ("ask Luz Ortega", "Rafael Ortega"),
            ("she karims along", "Karim"),
            ("leave it with L. Haddad", "Karim Haddad"),
            ("call her husband Luis", "Karim, husband"),
            ("Ana's husband", "Karim, husband"),
            ("el esposo de Ana", "Karim, esposo"),
        ] {
            assert!(!may_name(words, who) && !names_by_relation(words, who), "{words} {who}");
        }
    }
}
