//! Who is not to be brought in, as a check says that stands, and what of a chart names them all the same. Must never take somebody
//! for cleared by an answer that a supervisor has yet to look at.

use super::fold::fold;
use crate::care::declare::{Checked, ClientFacts, Involves};
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
    let is_alike = |one: &Checked, other: &Checked| words_in(&one.who) == words_in(&other.who);
    // Moments are kept to the second; of two in one second the entry that was begun later is the later.
    let is_cleared = |check: &EntryId, said: &Checked| {
        let later = facts.checks.iter().filter(|(id, other)| (other.at, *id) > (said.at, check));
        later.filter(|(_, other)| other.code == CLEARED).any(|(_, other)| is_alike(said, other))
    };
    let standing = facts.checks.iter().filter(|(check, said)| said.code != CLEARED && !is_cleared(check, said));
    standing.map(|(check, said)| Caution { check: *check, said: said.clone() }).collect()
}

/// The cautions of `all` that speak against `involves`, whose people around the client `facts` know by name; what was on a day
/// before the check was made is nothing to be asked about.
#[must_use]
pub fn against<'a>(all: &'a [Caution], involves: &Involves, facts: &ClientFacts) -> Vec<&'a Caution> {
    let linked = involves.people.iter().filter_map(|person| facts.people.get(person)).flatten();
    let names: Vec<&String> = involves.names.iter().chain(linked).collect();
    let is_since = |caution: &&Caution| involves.day.zip(caution.said.day).is_none_or(|(day, checked)| day >= checked);
    let found = all.iter().filter(is_since);
    found.filter(|caution| names.iter().any(|name| is_same_name(name, &caution.said.who))).collect()
}

/// The words of a name, as they are compared.
fn words_in(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Whether `words` may name the person `who`: the words of one stand in the other one after another, however they are written.
#[must_use]
pub fn is_same_name(words: &str, who: &str) -> bool {
    let (words, who) = (words_in(words), words_in(who));
    let holds =
        |long: &[String], short: &[String]| !short.is_empty() && long.windows(short.len()).any(|own| own == short);
    holds(&words, &who) || holds(&who, &words)
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
}
