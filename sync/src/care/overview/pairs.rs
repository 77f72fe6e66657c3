//! Charts that are likely of one person, two by two. Must never compare everybody with everybody: who has nothing in common
//! with somebody is never held against them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::alike::{is_likely, may_be};
use super::listed::Named;
use super::row::Row;
use super::{Line, Overview};
use crate::id::ClientId;

/// Most pairs that are looked for; the others are found when these have been settled.
pub const PAIRS_MAX: usize = 200;
/// What more people have than this tells nobody from another: a switchboard, the first of January 1900.
const CROWD: usize = 24;
/// Words of a name that are looked at.
const WORDS_MAX: usize = 4;
/// Last digits of a telephone number that are looked at.
const DIGITS: usize = 7;

/// Two charts, the one with the smaller id before the other. Ids that this program draws go by the time at which a chart was
/// begun, by the clock of the computer that began it, which may have been wrong: the order says where a thing stands, and
/// nothing of who came first.
pub type Pair = (ClientId, ClientId);

impl Overview {
    /// Charts that are likely of one person, not both of them put away, and of which no supervisor has said anything that stands, and those of which two
    /// supervisors have said two things, or one that does not fit the others; at most [`PAIRS_MAX`]. Worked out once after each
    /// change of who is likely whom.
    pub fn pairs(&self) -> &[Pair] {
        self.pairs.get_or_init(|| self.likely_pairs())
    }

    /// Those who may be the person of whom `somebody` says names, birth and telephone: at most `most`, the likeliest first.
    /// Whoever has the same id is not among them.
    #[must_use]
    pub fn those_like(&self, somebody: Row, most: usize) -> Vec<Line<'_>> {
        let client = somebody.doc.client;
        let somebody = Named::of(client, &[Arc::new(somebody)]);
        // Also whose chart is put away: who moved away comes back, and has one.
        let all = self.names.iter().chain(&self.away);
        let others = all.filter(|named| named.client != client && may_be(&somebody, named));
        let (likely, others): (Vec<&Named>, Vec<&Named>) = others.partition(|named| is_likely(&somebody, named));
        likely.into_iter().chain(others).take(most).map(|named| self.line(named)).collect()
    }

    fn likely_pairs(&self) -> Vec<Pair> {
        let mut pairs: BTreeSet<Pair> = self.disputed().collect();
        let marked = self.marked();
        for people in marked.groups() {
            for (place, one) in people.iter().enumerate() {
                for other in people.iter().skip(place + 1) {
                    let pair = in_order(one.client, other.client);
                    // Two charts with which nobody works any more ask nobody.
                    let asks = !(one.is_away && other.is_away);
                    if pairs.len() < PAIRS_MAX && asks && is_likely(one, other) && !self.is_decided(pair) {
                        pairs.insert(pair);
                    }
                }
            }
        }
        pairs.into_iter().take(PAIRS_MAX).collect()
    }

    /// Everybody by what they have in common with others, for looking up many; also whose chart is put away.
    #[must_use]
    pub fn marked(&self) -> Marked<'_> {
        Marked::of(self.names.iter().chain(&self.away))
    }
}

/// Everybody by what they have in common with others.
pub struct Marked<'a> {
    names: Vec<Cow<'a, Named>>,
    /// Each mark with the place of each who has it, in order.
    all: Vec<(u64, usize)>,
}

impl<'a> Marked<'a> {
    fn of(names: impl Iterator<Item = &'a Named>) -> Self {
        let names: Vec<Cow<'a, Named>> = names.map(Cow::Borrowed).collect();
        let mut all: Vec<(u64, usize)> = Vec::new();
        for (place, named) in names.iter().enumerate() {
            all.extend(marks(named).into_iter().map(|mark| (mark, place)));
        }
        all.sort_unstable();
        Self { names, all }
    }

    /// Those who have something in common, two or more each time, but for what tells nobody from another.
    fn groups(&self) -> impl Iterator<Item = Vec<&Named>> {
        let groups = self.all.chunk_by(|(mark, _), (other, _)| mark == other);
        groups.filter(|group| (2..=CROWD).contains(&group.len())).map(|group| self.people(group))
    }

    fn people(&self, group: &[(u64, usize)]) -> Vec<&Named> {
        group.iter().filter_map(|(_, place)| self.names.get(*place).map(Cow::as_ref)).collect()
    }

    /// The same people as they are now, whatever is written later.
    #[must_use]
    pub fn into_owned(self) -> Marked<'static> {
        let names = self.names.into_iter().map(|named| Cow::Owned(named.into_owned())).collect();
        Marked { names, all: self.all }
    }

    /// Those who are likely the person of whom `somebody` says names, birth and telephone; whoever has the same id is not
    /// among them. It costs what they have in common with others, not how many there are.
    #[must_use]
    pub fn likely(&self, somebody: Row) -> BTreeSet<ClientId> {
        let client = somebody.doc.client;
        let somebody = Named::of(client, &[Arc::new(somebody)]);
        let mut found = BTreeSet::new();
        for mark in marks(&somebody) {
            let from = self.all.partition_point(|(other, _)| *other < mark);
            let group = self.all.get(from..).unwrap_or_default();
            let group = group.get(..group.partition_point(|(other, _)| *other == mark)).unwrap_or_default();
            if group.len() <= CROWD {
                let people = self.people(group).into_iter().filter(|named| named.client != client);
                found.extend(people.filter(|named| is_likely(&somebody, named)).map(|named| named.client));
            }
        }
        found
    }
}

/// The two in the order of their ids.
#[must_use]
pub fn in_order(one: ClientId, other: ClientId) -> Pair {
    if one <= other { (one, other) } else { (other, one) }
}

/// What two people who are likely one have in common: two words of a name as they sound, a day of birth, a telephone
/// number. Hashes, so that the marks of a whole caseload are small; two that meet by chance are held against each other in
/// vain.
fn marks(named: &Named) -> BTreeSet<u64> {
    let mut marks = BTreeSet::new();
    for name in named.folded.lines() {
        let mut words: Vec<String> = name.split_whitespace().take(WORDS_MAX).map(sound).collect();
        words.sort_unstable();
        words.dedup();
        marks.insert(mark("whole", &words));
        for (place, one) in words.iter().enumerate() {
            marks.extend(words.iter().skip(place + 1).map(|other| mark("two", &[one, other])));
        }
    }
    marks.extend(named.born_on.iter().map(|day| mark("born", &[day.to_string()])));
    let own = named.phones.iter().filter_map(|number| number.get(number.len().checked_sub(DIGITS)?..));
    marks.extend(own.map(|digits| mark("phone", &[digits])));
    marks
}

/// A word by its sound, so that spellings of one name meet: consonants that sound alike are one, vowels but the first and
/// doubled letters are none.
fn sound(word: &str) -> String {
    let mut said = String::new();
    for letter in word.chars() {
        let letter = match letter {
            'c' | 'q' => 'k',
            'z' => 's',
            'w' => 'v',
            'y' | 'j' => 'i',
            'h' => continue,
            letter => letter,
        };
        let is_vowel = "aeiou".contains(letter);
        if said.is_empty() || !(is_vowel || said.ends_with(letter)) {
            said.push(letter);
        }
    }
    said
}

/// FNV-1a (draft-eastlake-fnv), 64 bits.
fn mark<T: AsRef<str>>(of: &str, words: &[T]) -> u64 {
    let bytes = words.iter().flat_map(|word| b"\n".iter().chain(word.as_ref().as_bytes()));
    of.as_bytes()
        .iter()
        .chain(bytes)
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
