//! Whether two charts may be of one person, by names, birth and telephone. Must never decide it: whoever knows them does.

use std::collections::BTreeSet;

use jiff::civil::Date;
use strsim::osa_distance;

use super::listed::Named;
use super::wanted::{is_same_number, is_spelled_nearly};

/// A word that two names share tells something from this many letters on.
const SHARED_LETTERS_MIN: usize = 3;

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Names {
    Apart,
    /// They share a word.
    Share,
    /// One has the only word of the other among its own.
    HasWord,
    /// One has all words of the other among its own.
    Within,
    /// The same one word.
    SameWord,
    /// The same words, each perhaps a letter off.
    Same,
}

/// How two births stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Births {
    /// They speak for two people.
    Differ,
    /// One of the two is not known.
    Unknown,
    /// One year, or two days that are one but for a slip of the pen.
    Near,
    Same,
}

/// Whether two charts are likely of one person: their names are alike, and so is what else is known; or the one makes up
/// for the other, as where a name was changed and both birth and telephone are the same.
pub(super) fn is_likely(one: &Named, other: &Named) -> bool {
    let (names, births) = (names(one, other), births(one, other));
    let phone = || one.phones.iter().any(|own| other.phones.iter().any(|number| is_same_number(own, number)));
    match (names, births) {
        (Names::Same, Births::Differ) => phone(),
        (Names::Same, _) | (Names::Within, Births::Same | Births::Near | Births::Unknown) => true,
        (Names::SameWord | Names::HasWord, Births::Same) => true,
        (Names::SameWord, Births::Near | Births::Unknown)
        | (Names::Share | Names::HasWord, Births::Same | Births::Near) => phone(),
        (Names::HasWord, Births::Unknown) => phone(),
        (Names::Share | Names::Within | Names::HasWord | Names::SameWord, _) | (Names::Apart, _) => false,
    }
}

/// The same for somebody whose chart is about to be begun, where one look costs less than a second chart: whoever is called
/// the same, though their birth is said otherwise, and whoever has the same telephone number.
pub(super) fn may_be(one: &Named, other: &Named) -> bool {
    let is_same = matches!(names(one, other), Names::Same | Names::SameWord);
    let phone = || one.phones.iter().any(|own| other.phones.iter().any(|number| is_same_number(own, number)));
    is_likely(one, other) || (is_same && births(one, other) != Births::Differ) || phone()
}

fn names(one: &Named, other: &Named) -> Names {
    let words = |named: &Named| -> Vec<BTreeSet<String>> {
        named.folded.lines().map(|name| name.split_whitespace().map(str::to_owned).collect()).collect()
    };
    let (own, others) = (words(one), words(other));
    let pairs = own.iter().flat_map(|name| others.iter().map(move |other| of_names(name, other)));
    pairs.max().unwrap_or(Names::Apart)
}

fn of_names(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Names {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_there = |word: &String| many.contains(word) || many.iter().any(|other| is_spelled_nearly(other, word));
    let together = |name: &BTreeSet<String>| name.iter().map(String::as_str).collect::<String>();
    if few.is_empty() {
        Names::Apart
    } else if few.iter().all(is_there) {
        match (few.len(), many.len()) {
            (1, 1) => Names::SameWord,
            (1, _) => Names::HasWord,
            (few, many) if few == many => Names::Same,
            _ => Names::Within,
        }
    } else if together(few) == together(many) {
        Names::Same
    } else if few.iter().any(|word| word.chars().count() >= SHARED_LETTERS_MIN && many.contains(word)) {
        Names::Share
    } else {
        Names::Apart
    }
}

fn births(one: &Named, other: &Named) -> Births {
    if one.born_on.iter().any(|day| other.born_on.contains(day)) {
        return Births::Same;
    }
    if !one.born_on.is_empty() && !other.born_on.is_empty() {
        let near = |(day, other): (&Date, &Date)| is_slip(*day, *other);
        let mut pairs = one.born_on.iter().flat_map(|day| other.born_on.iter().map(move |other| (day, other)));
        return if pairs.any(near) { Births::Near } else { Births::Differ };
    }
    match (one.born, other.born) {
        (Some(year), Some(other)) if year == other => Births::Near,
        (Some(_), Some(_)) => Births::Differ,
        (None, _) | (_, None) => Births::Unknown,
    }
}

/// Day and month the other way round, one digit wrong, or two that changed places.
fn is_slip(one: Date, other: Date) -> bool {
    let swapped = (one.year(), one.month(), one.day()) == (other.year(), other.day(), other.month());
    swapped || osa_distance(&one.to_string(), &other.to_string()) <= 1
}
