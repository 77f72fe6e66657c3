//! When a client was last reached, and by when they are to be reached again. Must never count what only was tried.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Overview;
use super::look::Review;
use super::row::Row;
use crate::care::declare::{EntryKey, Fact, Noun, Stated};
use crate::care::nouns::NOUNS;
use crate::id::ClientId;

/// When a client was reached, and what a rule of their chart says of that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The last day on which somebody of the clinic reached them.
    pub reached: Option<Date>,
    /// The most days that they are left without contact, where a rule says so.
    pub days: Option<u16>,
    /// By which day they are to be reached again: so many days after they last were, or after the rule was made.
    pub due: Option<Date>,
}

impl Contact {
    /// What `rows` of one person say.
    pub(super) fn of(rows: &[Arc<Row>]) -> Self {
        let reached = rows.iter().filter_map(|row| row.reached).max();
        let rule = rule(rows);
        Self { reached, days: rule.map(|(_, _, days, _)| days), due: rule.and_then(|rule| due(reached, rule)) }
    }
}

/// A rule: its noun, its key, after how many days, since when it counts while nobody was reached.
type Rule = (&'static Noun, EntryKey, u16, Option<Date>);

fn rule(rows: &[Arc<Row>]) -> Option<Rule> {
    let of = |stated: &Stated| {
        let Fact::Within { days, since } = stated.fact else { return None };
        let noun = NOUNS.into_iter().find(|known| known.name == stated.noun)?;
        Some((noun, EntryKey::parse(noun, &stated.entry)?, days, since))
    };
    rows.iter().flat_map(|row| &row.for_rules).find_map(of)
}

fn due(reached: Option<Date>, (_, _, days, since): Rule) -> Option<Date> {
    reached.or(since)?.checked_add(i64::from(days).days()).ok()
}

/// That the client is to be reached by a day, as a rule of their chart says.
pub(super) fn overdue(client: ClientId, name: &Arc<str>, rows: &[Arc<Row>]) -> Option<Review> {
    let (contact, (noun, key, ..)) = (Contact::of(rows), rule(rows)?);
    Some(Review { day: contact.due?, name: Arc::clone(name), client, noun: noun.name, key })
}

impl Overview {
    /// When a client was reached, and by when they are to be reached again.
    #[must_use]
    pub fn contact(&self, client: ClientId) -> Contact {
        Contact::of(self.rows(client))
    }
}
