//! What somebody types who looks for a client: parts of names, a year or day of birth, a telephone number. Must never be
//! kept.

use std::collections::BTreeSet;

use jiff::civil::Date;
use strsim::osa_distance;

use super::listed::Named;
use crate::care::declare::fold;
use crate::care::declare::{Kind, Value, phone_digits};

/// Most words of a search that are looked for.
const WORDS_MAX: usize = 16;
/// Most words of a day: "17 de septiembre de 1984".
const DAY_WORDS_MAX: usize = 6;
/// Bytes of a word that are looked for over the ends of words: shorter ones would be found everywhere.
const TOGETHER_LEN_MIN: usize = 5;
/// Fewer digits are no end of a telephone number.
const DIGITS_MIN: usize = 4;
/// As many last digits of a number tell it from others, however the way to it was dialled.
const OWN_DIGITS: usize = 7;
/// Most digits of the code of a country.
const COUNTRY_DIGITS_MAX: usize = 3;

/// A search as it was understood.
pub(super) struct Wanted(Vec<Part>);

/// One part of it, found in one of these ways.
#[derive(Default)]
struct Part {
    /// All of them as parts of names, or as the year of birth.
    words: BTreeSet<String>,
    /// One of them as the day of birth.
    days: Vec<Date>,
    /// As a telephone number or the end of one.
    digits: String,
    /// The same as the beginning of one, in each way in which the way to it may have been dialled.
    beginnings: Vec<String>,
}

impl Wanted {
    pub(super) fn of(text: &str) -> Self {
        let typed: Vec<&str> = text.split_whitespace().take(WORDS_MAX).collect();
        let (mut parts, mut rest) = (Vec::new(), typed.as_slice());
        while !rest.is_empty() {
            let (part, count) = Part::first_of(rest);
            parts.extend(Some(part).filter(|part| !part.is_nothing()));
            rest = rest.get(count.max(1)..).unwrap_or_default();
        }
        if parts.is_empty() && !typed.is_empty() {
            // Signs alone are nobody's name, not everybody's.
            parts.push(Part::default());
        }
        Self(parts)
    }

    /// Whether `named` holds every part of it.
    pub(super) fn is_in(&self, named: &Named) -> bool {
        self.0.iter().all(|part| part.is_in(named, is_in))
    }

    /// The same, where names may be spelled nearly as it.
    pub(super) fn is_near(&self, named: &Named) -> bool {
        self.0.iter().all(|part| part.is_in(named, is_near))
    }
}

impl Part {
    /// What stands first in `typed`, and how many of its words that takes: the longest that is a day, all that is digits
    /// and what stands between them, else one word.
    fn first_of(typed: &[&str]) -> (Self, usize) {
        let joined = |count: usize| typed.iter().take(count).copied().collect::<Vec<_>>().join(" ");
        let day = (1..=typed.len().min(DAY_WORDS_MAX)).rev().find(|count| !days_of(&joined(*count)).is_empty());
        let begins = typed.first().is_some_and(|word| is_number(word));
        let digits = if begins { typed.iter().take_while(|word| !has_letters(word)).count() } else { 0 };
        let count = day.unwrap_or_default().max(digits).max(1);
        let text = joined(count);
        let words = fold(&text).split_whitespace().map(str::to_owned).collect();
        let digits = Some(phone_digits(&text)).filter(|own| digits == count && own.len() >= DIGITS_MIN);
        let days = if day == Some(count) { days_of(&text) } else { Vec::new() };
        let beginnings = digits.as_ref().map(|_| beginnings(&text)).unwrap_or_default();
        (Self { words, days, digits: digits.unwrap_or_default(), beginnings }, count)
    }

    /// Whether it says nothing that could be looked for, such as a dash.
    fn is_nothing(&self) -> bool {
        self.words.is_empty() && self.days.is_empty() && self.digits.is_empty()
    }

    fn is_in(&self, named: &Named, has: fn(&str, &Named) -> bool) -> bool {
        let is_reached = |number: &String| {
            is_same_number(number, &self.digits) || self.beginnings.iter().any(|typed| begins(number, typed))
        };
        self.days.iter().any(|day| named.born_on.contains(day))
            || (!self.digits.is_empty() && named.phones.iter().any(is_reached))
            || (!self.words.is_empty() && self.words.iter().all(|word| has(word, named)))
    }
}

/// Whether `search` is a number of so few digits that it finds nobody by their telephone: fewer than four.
#[must_use]
pub fn is_too_short_a_number(search: &str) -> bool {
    search.split_whitespace().all(is_number) && (1..DIGITS_MIN).contains(&phone_digits(search).len())
}

/// Whether a word is digits and what people write between them.
fn is_number(word: &str) -> bool {
    !has_letters(word) && word.chars().any(char::is_numeric)
}

fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// The digits of `text` as the beginning of a number: as they are, without the zeros that lead out of a town, and of one that
/// says a country, which is written `+` or `00`, without that.
fn beginnings(text: &str) -> Vec<String> {
    let digits = phone_digits(text);
    let own = digits.trim_start_matches('0');
    let says_country =
        text.trim_start().trim_start_matches('(').starts_with(['+', '\u{ff0b}']) || digits.starts_with("00");
    let country = if says_country { COUNTRY_DIGITS_MAX } else { 0 };
    let without = (0..=country).filter_map(|code| own.get(code..));
    let mut all: Vec<String> =
        without.chain([digits.as_str()]).filter(|rest| rest.len() >= DIGITS_MIN).map(str::to_owned).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether `typed` is how `number` begins, or how what stands behind the way to it does: behind a country, behind a town.
fn begins(number: &str, typed: &str) -> bool {
    let last = number.len().saturating_sub(OWN_DIGITS);
    (0..=last).filter_map(|from| number.get(from..)).any(|rest| rest.starts_with(typed))
}

/// The day that `text` is; two where day and month could be either.
fn days_of(text: &str) -> Vec<Date> {
    if let Ok(Some(Value::Date(day))) = Kind::Date.parse(text) {
        return vec![day];
    }
    let numbers: Vec<&str> = text.split(|c: char| "/.-".contains(c)).map(str::trim).collect();
    let [first, second, year] = numbers[..] else { return Vec::new() };
    let (Ok(first), Ok(second), Ok(year)) = (first.parse::<i8>(), second.parse::<i8>(), year.parse::<i16>()) else {
        return Vec::new();
    };
    [(first, second), (second, first)].into_iter().filter_map(|(month, day)| Date::new(year, month, day).ok()).collect()
}

/// Whether what was typed is `number` or the end of it. Of a whole number the last digits decide: some write the way from
/// abroad before it, others the way from the next town.
pub(super) fn is_same_number(number: &str, typed: &str) -> bool {
    let own =
        |digits: &str| digits.len().checked_sub(OWN_DIGITS).and_then(|from| digits.get(from..).map(str::to_owned));
    (typed.len() >= DIGITS_MIN && number.ends_with(typed))
        || own(number).is_some_and(|own_digits| own(typed) == Some(own_digits))
}

fn is_in(word: &str, named: &Named) -> bool {
    let year = || word.parse().ok().filter(|year: &i16| year.to_string() == word);
    named.folded.contains(word) || (named.born.is_some() && year() == named.born) || runs_together(word, named)
}

/// Whether names that are written apart hold the word: "garcialopez" finds García López.
fn runs_together(word: &str, named: &Named) -> bool {
    let is_long = word.len() >= TOGETHER_LEN_MIN && named.folded.contains(' ');
    is_long && named.folded.lines().any(|name| name.replace(' ', "").contains(word))
}

/// Whether it is in the names, or one of them is spelled nearly as it.
fn is_near(word: &str, named: &Named) -> bool {
    is_in(word, named) || named.folded.split_whitespace().any(|name| is_spelled_nearly(name, word))
}

/// Whether two words are one but for a letter, of long ones two. A number is no misspelled other.
pub(super) fn is_spelled_nearly(one: &str, other: &str) -> bool {
    if one.chars().chain(other.chars()).any(char::is_numeric) {
        return false;
    }
    let letters = other.chars().count();
    let most = match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    most > 0 && one.chars().count().abs_diff(letters) <= most && osa_distance(one, other) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_the_way_to_it_was_dialled() {
        for (number, typed) in [
            ("15550142", "0142"),
            ("15550142", "5550142"),
            ("15550142", "05550142"),
            ("5550142", "0015550142"),
            ("5550142", "5550142"),
        ] {
            assert!(is_same_number(number, typed), "{number} {typed}");
        }
        for (number, typed) in [("15550142", "142"), ("15550142", "5550143"), ("0142", "5550142"), ("", "5550142")] {
            assert!(!is_same_number(number, typed), "{number} {typed}");
        }
    }

    #[test]
    fn a_day_is_looked_for_as_people_write_it_and_where_it_could_be_two_as_both() {
        let days = |text: &str| days_of(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(days("1984-05-06"), ["1984-05-06"]);
        assert_eq!(days("17 de mayo de 1984"), ["1984-05-17"]);
        assert_eq!(days("5/6/1984"), ["1984-05-06", "1984-06-05"]);
        assert_eq!(days("5/17/1984"), ["1984-05-17"]);
        for text in ["1984", "555-0142", "ana", "31/31/1984"] {
            assert!(days_of(text).is_empty(), "{text}");
        }
    }
}
