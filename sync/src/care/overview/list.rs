//! Pages of the list of clients, and the search over their names. Must never give a client whom its overview does not
//! hold.

use super::listed::Named;
use super::wanted::Wanted;
use super::{Line, Overview};
use crate::id::PersonId;

/// Which clients a list is of, for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those whose team the reader is on, but for charts that are put away.
    Own(PersonId),
    /// Everybody whose chart is not put away, the reader's own first.
    All(PersonId),
    /// Those whose chart is put away.
    PutAway,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The first of them, the reader's own before the others, and charts that are put away last.
    pub lines: Vec<Line<'a>>,
    /// How many there are.
    pub count: usize,
    /// Whether nobody is called so, and these are called nearly so.
    pub is_near: bool,
}

impl Overview {
    fn own(&self, reader: PersonId) -> &[Named] {
        self.own.get(&reader).map_or(&[], Vec::as_slice)
    }

    pub(super) fn line(&self, named: &Named) -> Line<'_> {
        (named.client, self.person_rows(named.client))
    }

    /// How many clients a list has.
    #[must_use]
    pub fn count(&self, whose: Whose) -> usize {
        match whose {
            Whose::Own(reader) => self.own(reader).len(),
            Whose::All(_) => self.names.len(),
            Whose::PutAway => self.away.len(),
        }
    }

    /// At most `most` clients of a list, by name, after the first `from` of it.
    #[must_use]
    pub fn list(&self, whose: Whose, from: usize, most: usize) -> Vec<Line<'_>> {
        let own = match whose {
            Whose::Own(reader) | Whose::All(reader) => self.own(reader),
            Whose::PutAway => &self.away,
        };
        let mut lines: Vec<_> = own.iter().skip(from).take(most).map(|named| self.line(named)).collect();
        if let (Whose::All(_), room @ 1..) = (whose, most - lines.len()) {
            let others = self.others(own, from.saturating_sub(own.len()));
            lines.extend(others.take(room).map(|named| self.line(named)));
        }
        lines
    }

    /// Everybody but `own`, by name, after the first `from` of them.
    fn others<'a>(&'a self, own: &'a [Named], from: usize) -> impl Iterator<Item = &'a Named> {
        let start = self.names.partition_point(|named| up_to(&self.names, named) - up_to(own, named) <= from);
        let names = self.names.get(start..).unwrap_or_default();
        let mut own = own.iter().skip(names.first().map_or(own.len(), |first| before(own, first))).peekable();
        // Both are in the same order, so the next of `own` is met before any later one.
        names.iter().filter(move |named| own.next_if(|own| own == named).is_none())
    }

    /// The first letters of a list's names, as searched, each with its first place in the list. In the list of
    /// everybody they are those of the part after the reader's own.
    #[must_use]
    pub fn letters(&self, whose: Whose) -> Vec<(char, usize)> {
        let (list, first) = match whose {
            Whose::Own(reader) => (self.own(reader), &[][..]),
            Whose::PutAway => (self.away.as_slice(), &[][..]),
            Whose::All(reader) => (self.names.as_slice(), self.own(reader)),
        };
        let mut letters = Vec::new();
        let mut rest = list;
        while let Some(named) = rest.first() {
            let letter = named.letter();
            let count = rest.partition_point(|other| other.letter() == letter);
            let (group, after) = rest.split_at_checked(count.max(1)).unwrap_or((rest, &[]));
            let own_before = before(first, named);
            let own_within = group.last().map_or(0, |last| up_to(first, last)) - own_before;
            if let Some(letter) = letter.filter(|letter| letter.is_alphabetic() && own_within < group.len()) {
                letters.push((letter, first.len() + list.len() - rest.len() - own_before));
            }
            rest = after;
        }
        letters
    }

    /// Those whose names hold every word of `wanted`, in any order, or who were born in that year or on that day, or who
    /// are reached under that telephone number, of which the last digits are enough; where there are none, those who are
    /// called nearly so: at most `most`, and how many there are.
    #[must_use]
    pub fn search(&self, wanted: &str, reader: PersonId, most: usize) -> Found<'_> {
        let wanted = Wanted::of(wanted);
        let found = self.those(reader, most, |named| wanted.is_in(named));
        if found.count > 0 {
            return found;
        }
        let near = self.those(reader, most, |named| wanted.is_near(named));
        Found { is_near: near.count > 0, ..near }
    }

    fn those(&self, reader: PersonId, most: usize, is_found: impl Fn(&Named) -> bool) -> Found<'_> {
        let own = self.own(reader);
        let (mut lines, mut count) = (Vec::new(), 0);
        let all = own.iter().chain(self.others(own, 0)).chain(&self.away);
        for named in all.filter(|named| is_found(named)) {
            count += 1;
            if lines.len() < most {
                lines.push(self.line(named));
            }
        }
        Found { lines, count, is_near: false }
    }
}

/// How many of a list come before `named`.
fn before(list: &[Named], named: &Named) -> usize {
    list.partition_point(|other| other < named)
}

/// As [`before`], with `named` itself if it is there.
fn up_to(list: &[Named], named: &Named) -> usize {
    list.partition_point(|other| other <= named)
}
