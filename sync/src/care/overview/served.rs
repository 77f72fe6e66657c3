//! Services by kind, counted for those who pay for them: out of what charts hold, without opening one. Must never tell a
//! number about fewer than [`FEWER_THAN`] clients, nor numbers that one could be worked out from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Overview;
use crate::care::declare::Served;
use crate::id::{ClientId, EntryId};
use crate::time::Millis;

/// Numbers about fewer clients than this are not told.
pub const FEWER_THAN: usize = 5;
/// The kinds, in the order in which they are told.
pub const KINDS: [&str; 8] = ["visit", "phone", "written", "group", "training", "joint", "family", "referral"];
/// A chart that was begun by mistake tells of nobody.
const MISTAKE: &str = "begun_by_mistake";

/// What is counted of services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many there were.
    pub count: usize,
    /// Their minutes together.
    pub minutes: u64,
    /// Of how many nobody wrote the minutes.
    pub without_minutes: usize,
    /// How many different clients had them.
    pub clients: usize,
}

/// What is told of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The numbers.
    Numbers(Counted),
    /// That they are about fewer than [`FEWER_THAN`] clients.
    Fewer,
    /// Nothing, since what is not told of another kind could be worked out from it.
    KeptBack,
}

/// The services of a stretch of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Services {
    /// Each of [`KINDS`].
    pub kinds: Vec<(&'static str, Told)>,
    /// All of them together.
    pub all: Told,
    /// How many wait to be signed, and are counted nowhere.
    pub drafts: Told,
}

/// What is gathered of a kind.
#[derive(Clone, Debug, Default)]
struct Tally {
    counted: Counted,
    clients: BTreeSet<ClientId>,
}

impl Tally {
    fn add(&mut self, client: ClientId, served: &Served) {
        self.counted.count += 1;
        match served.minutes {
            Some(minutes) => self.counted.minutes += u64::from(minutes),
            None => self.counted.without_minutes += 1,
        }
        self.clients.insert(client);
        self.counted.clients = self.clients.len();
    }

    const fn is_small(&self) -> bool {
        self.counted.clients > 0 && self.counted.clients < FEWER_THAN
    }

    const fn told(&self) -> Told {
        if self.is_small() { Told::Fewer } else { Told::Numbers(self.counted) }
    }
}

impl Overview {
    /// The services from `from` until `until`, both among them. A person with two charts is one client; `day_of` says on
    /// which day of the clinic a moment was.
    #[must_use]
    pub fn services(&self, (from, until): (Date, Date), day_of: impl Fn(Millis) -> Option<Date>) -> Services {
        let mut kinds: BTreeMap<&'static str, Tally> = BTreeMap::new();
        let (mut all, mut drafts) = (Tally::default(), Tally::default());
        for (client, rows) in self.names.iter().chain(&self.away).map(|named| self.line(named)) {
            let is_mistake = |of: ClientId| {
                let own = rows.iter().filter(|row| row.doc.client == of);
                own.filter_map(|row| row.standing.as_ref()).any(|standing| standing.status == MISTAKE)
            };
            let counts = rows.iter().filter(|row| !row.served.is_empty() && !is_mistake(row.doc.client));
            let served: Vec<&(EntryId, Served)> = counts.flat_map(|row| &row.served).collect();
            let corrected: BTreeSet<EntryId> = served.iter().filter_map(|(_, served)| served.corrects).collect();
            for (_, served) in served.iter().filter(|(entry, _)| !corrected.contains(entry)) {
                let day = served.day.or_else(|| served.at.and_then(&day_of));
                let kind = KINDS.iter().copied().find(|kind| *kind == served.kind);
                let (Some(kind), true) = (kind, day.is_some_and(|day| from <= day && day <= until)) else { continue };
                if served.is_draft {
                    drafts.add(client, served);
                    continue;
                }
                kinds.entry(kind).or_default().add(client, served);
                all.add(client, served);
            }
        }
        let kinds: Vec<(&'static str, Tally)> =
            KINDS.iter().map(|kind| (*kind, kinds.remove(kind).unwrap_or_default())).collect();
        let (kinds, all) = safe_to_tell(&kinds, &all);
        Services { kinds, all, drafts: drafts.told() }
    }
}

/// What may be told of `kinds` and of `all` together. What is not told of kinds, taken together, is about as many clients as
/// may be told of, and about two kinds or more: else it could be worked out from all.
fn safe_to_tell(kinds: &[(&'static str, Tally)], all: &Tally) -> (Vec<(&'static str, Told)>, Told) {
    let mut told: Vec<Told> = kinds.iter().map(|(_, tally)| tally.told()).collect();
    let is_hidden = |told: &Told| !matches!(told, Told::Numbers(_));
    let mut all = all.told();
    loop {
        let hidden: Vec<&Tally> =
            kinds.iter().zip(&told).filter(|(_, told)| is_hidden(told)).map(|((_, tally), _)| tally).collect();
        let clients: BTreeSet<ClientId> = hidden.iter().flat_map(|tally| &tally.clients).copied().collect();
        if hidden.is_empty() || (hidden.len() > 1 && clients.len() >= FEWER_THAN) || is_hidden(&all) {
            break;
        }
        let shown = told.iter_mut().filter_map(|told| match told {
            Told::Numbers(numbers) if numbers.clients > 0 => Some((numbers.clients, numbers.count, told)),
            Told::Numbers(_) | Told::Fewer | Told::KeptBack => None,
        });
        match shown.min_by_key(|(clients, count, _)| (*clients, *count)) {
            Some((.., smallest)) => *smallest = Told::KeptBack,
            None => all = Told::KeptBack,
        }
    }
    (kinds.iter().map(|(kind, _)| *kind).zip(told).collect(), all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kind with these clients, each as often as it says.
    fn tally(clients: std::ops::Range<u8>, times: usize) -> Tally {
        let mut tally = Tally::default();
        for client in clients {
            (0..times).for_each(|_| tally.add(ClientId([client; 16]), &Served::default()));
        }
        tally
    }

    fn told(kinds: &[Tally]) -> (Vec<Told>, Told) {
        let mut all = Tally::default();
        for (client, times) in kinds.iter().flat_map(|kind| {
            let times = kind.counted.count.checked_div(kind.clients.len()).unwrap_or(0);
            kind.clients.iter().map(move |client| (*client, times))
        }) {
            (0..times).for_each(|_| all.add(client, &Served::default()));
        }
        let kinds: Vec<_> = KINDS.iter().copied().zip(kinds.iter().cloned()).collect();
        let (kinds, all) = safe_to_tell(&kinds, &all);
        (kinds.into_iter().map(|(_, told)| told).collect(), all)
    }

    fn is_told(told: Told, clients: usize) -> bool {
        matches!(told, Told::Numbers(numbers) if numbers.clients == clients)
    }

    #[test]
    fn numbers_about_one_to_four_clients_are_not_told_and_those_about_none_or_five_are() {
        for (clients, hidden) in [(0, false), (1, true), (4, true), (5, false)] {
            assert_eq!(tally(0..clients, 2).told() == Told::Fewer, hidden, "{clients}");
        }
        let (kinds, all) = told(&[tally(0..5, 1), tally(0..9, 1), tally(0..0, 1)]);
        assert!(is_told(kinds[0], 5) && is_told(kinds[1], 9) && is_told(kinds[2], 0) && is_told(all, 9), "{kinds:?}");
    }

    #[test]
    fn a_small_number_cannot_be_worked_out_from_all_since_the_next_smallest_is_kept_back_too() {
        let (kinds, all) = told(&[tally(0..9, 1), tally(0..2, 3), tally(0..6, 1)]);
        assert_eq!((kinds[1], kinds[2]), (Told::Fewer, Told::KeptBack));
        assert!(is_told(kinds[0], 9) && is_told(all, 9), "{kinds:?} {all:?}");
    }

    #[test]
    fn two_small_numbers_of_the_same_few_clients_are_not_told_together_either() {
        let (kinds, all) = told(&[tally(0..9, 1), tally(0..2, 3), tally(0..2, 1), tally(0..7, 1)]);
        assert_eq!(kinds[1..], [Told::Fewer, Told::Fewer, Told::KeptBack]);
        assert!(is_told(kinds[0], 9) && is_told(all, 9));
        // Of those who are five together nothing more is kept back.
        let (kinds, _) = told(&[tally(0..9, 1), tally(0..2, 3), tally(2..5, 1)]);
        assert!(is_told(kinds[0], 9), "{kinds:?}");
    }

    #[test]
    fn small_numbers_that_are_about_enough_clients_together_leave_all_told_and_others_do_not() {
        let (kinds, all) = told(&[tally(0..2, 1), tally(2..4, 1), tally(4..5, 1)]);
        assert!(kinds.iter().all(|told| *told == Told::Fewer));
        assert!(is_told(all, 5), "the three together are about five");
        assert_eq!(told(&[tally(0..3, 2)]), (vec![Told::Fewer], Told::Fewer));
    }
}
