//! What one client adds to an overview. Must never look at another client.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::agenda::{Planned, planned, to_answer};
use super::by_family::by_family;
use super::contact::overdue;
use super::look::Review;
use super::row::{PassedOver, Row, StandingRow, charts_of, lowered_in, name_of, other_names_of, standing_of};
use super::rules::{Clash, clashes, client_facts};
use super::waits_in::{Wait, waits};
use crate::care::declare::fold;
use crate::care::declare::{EntryKey, Fact, OpenFlag, Part, Pressing, Stated, phone_digits};
use crate::care::nouns::NOUNS;
use crate::id::{ClientId, EntryId, PersonId};
use crate::time::Millis;

/// A client as lists order them and searches find them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// Who has no name yet comes last.
    nameless: bool,
    /// The name that is shown, as lists order it.
    sorted: Arc<str>,
    /// Their names as searched, one a line, the one that is shown first; that line is empty where none is shown.
    pub(super) folded: Box<str>,
    pub(super) client: ClientId,
    pub(super) born: Option<i16>,
    pub(super) born_on: Vec<Date>,
    /// The digits of their telephone numbers.
    pub(super) phones: Vec<String>,
    /// Whether the chart is put away: it stands in a list of its own.
    pub(super) is_away: bool,
}

impl Named {
    /// The first letter of the name that is shown, as lists order it.
    pub(super) fn letter(&self) -> Option<char> {
        self.sorted.chars().next()
    }

    /// What `rows`, of one person, say.
    pub(super) fn of(client: ClientId, rows: &[Arc<Row>]) -> Self {
        let mut names: Vec<String> = name_of(rows).into_iter().chain(other_names_of(rows)).map(fold).collect();
        let nameless = names.is_empty();
        // Who filled in both boxes of a new chart looks for either.
        let name = names.first().cloned().unwrap_or_default();
        let apart = rows.iter().flat_map(|row| &row.families_apart);
        names.extend(apart.filter(|_| !nameless).map(|family| fold(&format!("{name} {family}"))));
        let mut former = rows.iter().flat_map(|row| &row.former_names).map(|name| fold(name)).peekable();
        if nameless && former.peek().is_some() {
            names.push(String::new());
        }
        names.extend(former);
        let shown = rows.iter().find_map(|row| Some((row.names.first()?, row.family.as_deref())));
        let (mut born_on, mut phones) = (Vec::new(), Vec::new());
        for row in rows {
            born_on.extend(row.born_on.iter().copied());
            phones.extend(row.phones.iter().map(|number| phone_digits(number)).filter(|digits| !digits.is_empty()));
        }
        Self {
            nameless,
            sorted: shown.map(|(name, family)| by_family(name, family)).unwrap_or_default().into(),
            folded: names.join("\n").into(),
            client,
            born: rows.iter().find_map(|row| row.born_year),
            born_on,
            phones,
            is_away: standing_of(rows).is_some_and(StandingRow::is_put_away),
        }
    }
}

/// An open task by its day; one without a day comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Due {
    no_day: bool,
    day: Option<Date>,
    what: Box<str>,
    pub(super) client: ClientId,
    pub(super) entry: EntryId,
    pub(super) who: Option<PersonId>,
}

impl Due {
    pub(super) const fn day(&self) -> Option<Date> {
        self.day
    }
}

/// Where somebody stands among the levels of whom only is known that something about safety was lowered.
const LOWERED_RANK: u8 = u8::MAX - 1;

/// The code of a task's priority that is never silenced by one person alone.
const URGENT: &str = "urgent";

/// What waits to be signed: its entry and its noun's name.
pub(super) type Draft = (EntryId, &'static str);

/// A version of somebody's that was not chosen, the newest choice first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotChosen {
    /// When it was chosen, by the clock of who chose.
    pub at: Reverse<Millis>,
    /// Whose chart.
    pub client: ClientId,
    /// The noun's name.
    pub noun: &'static str,
    /// Which of its entries.
    pub key: EntryKey,
    /// The field.
    pub field: String,
    /// Who chose.
    pub by: Option<PersonId>,
}

/// A safety flag of a client that is open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flagged {
    name: Arc<str>,
    /// Whose chart.
    pub client: ClientId,
    /// The flag.
    pub flag: OpenFlag,
    /// The noun of what raised it and the day of that; `None` for one that a person raised.
    pub raised: Option<(&'static str, Date)>,
    /// Who looks after it.
    pub owner: Option<PersonId>,
}

/// Something of a client that merged past a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clashing {
    /// How soon somebody looks: 0 where harm itself is given a level, 1 for the rest.
    soon: u8,
    name: Arc<str>,
    /// Whose chart.
    pub client: ClientId,
    /// The rule, and what stands against it.
    pub clash: Clash,
}

impl Clashing {
    fn new(name: Arc<str>, client: ClientId, clash: Clash) -> Self {
        let soon = u8::from(!matches!(clash, Clash::PutAwayAtRisk { .. }));
        Self { soon, name, client, clash }
    }
}

/// Everything that an overview lists about one client on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) named: Named,
    /// Whether they are to be put among all clients under this name.
    pub(super) is_new: bool,
    pub(super) team: BTreeSet<PersonId>,
    pub(super) due: Vec<Arc<Due>>,
    pub(super) drafts: Vec<(PersonId, Draft)>,
    pub(super) planned: Vec<Planned>,
    /// Where their most pressing level stands among the levels.
    pub(super) level: Option<u8>,
    pub(super) waits: Vec<Wait>,
    pub(super) flags: Vec<Flagged>,
    pub(super) clashes: Vec<Clashing>,
    pub(super) reviews: Vec<Review>,
    pub(super) not_chosen: Vec<(PersonId, NotChosen)>,
}

/// Each once, in order.
fn in_order<T: Ord>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.into_iter().collect();
    all.sort();
    all.dedup();
    all
}

/// Leaves out what stands at the beginning or at the end of both: one thing that changed is somewhere between.
fn leave_out_ends<T: PartialEq>(one: &mut Vec<T>, other: &mut Vec<T>) {
    let alike = one.iter().zip(&*other).take_while(|(a, b)| a == b).count();
    one.drain(..alike);
    other.drain(..alike);
    let alike = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    one.truncate(one.len() - alike);
    other.truncate(other.len() - alike);
}

impl Listed {
    /// Leaves out of both, which are of one client, what need not be taken away and added again.
    pub(super) fn leave_out_what_both_have(&mut self, after: &mut Self) {
        if self.named == after.named && self.is_new == after.is_new {
            (self.is_new, after.is_new) = (false, false);
            let both: BTreeSet<PersonId> = self.team.intersection(&after.team).copied().collect();
            self.team.retain(|person| !both.contains(person));
            after.team.retain(|person| !both.contains(person));
        }
        self.level.take_if(|level| after.level.take_if(|other| other == level).is_some());
        leave_out_ends(&mut self.due, &mut after.due);
        leave_out_ends(&mut self.drafts, &mut after.drafts);
        leave_out_ends(&mut self.planned, &mut after.planned);
        leave_out_ends(&mut self.waits, &mut after.waits);
        leave_out_ends(&mut self.flags, &mut after.flags);
        leave_out_ends(&mut self.clashes, &mut after.clashes);
        leave_out_ends(&mut self.reviews, &mut after.reviews);
        leave_out_ends(&mut self.not_chosen, &mut after.not_chosen);
    }

    /// The same as it adds to lists of people: under the one with the smallest id, from all charts of the person, whose
    /// rows are `together`; under the others nothing.
    pub(super) fn of_several(mut self, together: Option<&[Arc<Row>]>, today: Option<Date>) -> Self {
        let Some(rows) = together else {
            return Self { is_new: false, team: BTreeSet::new(), level: None, ..self };
        };
        self.named = Named::of(self.named.client, rows);
        let presses = |chart: &&[Arc<Row>]| !standing_of(chart).is_some_and(StandingRow::is_put_away);
        let level = charts_of(rows).filter(presses).filter_map(level).min();
        Self { team: team(rows, today), level, ..self }
    }

    /// `parts` are those that are kept of a chart, on the day `today`.
    pub(super) fn of(client: ClientId, rows: &[Arc<Row>], (parts, today): (&[Part], Option<Date>)) -> Self {
        let named = Named::of(client, rows);
        let due = rows.iter().flat_map(|row| &row.tasks).map(|task| {
            Arc::new(Due {
                no_day: task.due.is_none(),
                day: task.due,
                what: task.what.as_str().into(),
                client,
                entry: task.entry,
                who: task.who,
            })
        });
        let name = Arc::clone(&named.sorted);
        let (flags, clashes) = alarms((client, &name), rows, (parts, today));
        let all = Self {
            is_new: true,
            due: in_order(due),
            team: team(rows, today),
            drafts: in_order(rows.iter().flat_map(|row| &row.drafts).filter_map(draft)),
            planned: in_order(planned(client, rows)),
            level: level(rows),
            waits: in_order(waits(client, &name, rows)),
            flags: in_order(flags),
            clashes: in_order(clashes),
            reviews: in_order(
                rows.iter()
                    .flat_map(|row| reviews(client, &name, row))
                    .chain(overdue(client, &name, rows))
                    .chain(to_answer(client, &name, rows)),
            ),
            not_chosen: in_order(rows.iter().flat_map(|row| not_chosen(client, row))),
            named,
        };
        match standing_of(rows) {
            Some(standing) => all.standing_so(standing, rows),
            None => all,
        }
    }

    /// What of it presses in a chart with these rows that stands so. Whatever waits in that answer itself is asked all
    /// the same, and until a supervisor has looked at it what is urgent presses too: nothing of that is silenced by one
    /// person's mistake.
    fn standing_so(mut self, standing: &StandingRow, rows: &[Arc<Row>]) -> Self {
        if standing.pressing >= Pressing::Less {
            let tasks = || rows.iter().flat_map(|row| &row.tasks);
            let is_urgent = |entry: EntryId| tasks().any(|task| task.entry == entry && task.priority == URGENT);
            let waits = standing.waits_in(rows);
            self.due.retain(|due| waits && is_urgent(due.entry));
            self.reviews.clear();
        }
        if standing.pressing == Pressing::Nothing {
            self.drafts.clear();
            self.planned.clear();
            self.not_chosen.clear();
            // A flag stays until somebody closes it, and the most pressing level until somebody looked: whoever put the
            // chart away may not have known of either.
            let clash = Clash::PutAwayAtRisk { status: standing.status.clone() };
            let (name, client) = (Arc::clone(&self.named.sorted), self.named.client);
            let is_pressing = self.level.take() == Some(0);
            self.clashes = is_pressing.then(|| Clashing::new(name, client, clash)).into_iter().collect();
        }
        self
    }
}

fn draft((noun, entry, who): &(String, EntryId, Option<PersonId>)) -> Option<(PersonId, Draft)> {
    let noun = NOUNS.into_iter().find(|known| known.name == noun)?.name;
    Some(((*who)?, (*entry, noun)))
}

/// Who looks after them on the day `today`.
fn team(rows: &[Arc<Row>], today: Option<Date>) -> BTreeSet<PersonId> {
    let team = rows.iter().flat_map(|row| &row.team);
    team.filter(|member| today.is_none_or(|today| member.is_there(today))).map(|member| member.who).collect()
}

/// Where their most pressing level stands; behind all levels where none does and something else about safety was
/// lowered that no supervisor has looked at.
fn level(rows: &[Arc<Row>]) -> Option<u8> {
    let level = rows.iter().flat_map(|row| &row.levels).map(|level| level.rank).min();
    level.or_else(|| lowered_in(rows).next().map(|_| LOWERED_RANK))
}

/// The open safety flags of a client, and what merged past a rule.
fn alarms(
    (client, name): (ClientId, &Arc<str>),
    rows: &[Arc<Row>],
    (parts, today): (&[Part], Option<Date>),
) -> (Vec<Flagged>, Vec<Clashing>) {
    // Most clients have neither, and nothing to ask about.
    let asks = |stated: &Stated| {
        matches!(
            stated.fact,
            Fact::Raised { .. }
                | Fact::Flag { .. }
                | Fact::Sent { .. }
                | Fact::Primary { .. }
                | Fact::Knows { .. }
                | Fact::Rests { .. }
                | Fact::Checked { .. }
        )
    };
    if !rows.iter().any(|row| row.for_rules.iter().any(asks)) {
        return (Vec::new(), Vec::new());
    }
    let facts = client_facts(parts, rows.iter().map(Arc::as_ref), today);
    let raised = |flag: &OpenFlag| match flag {
        OpenFlag::Answers(entry) => facts.raised.get(entry).copied(),
        OpenFlag::Person(entry) => facts.raised.get(&facts.flags.get(entry)?.about?).copied(),
    };
    let flagged = |flag: OpenFlag| Flagged {
        name: Arc::clone(name),
        client,
        raised: raised(&flag),
        owner: facts.owner(&flag),
        flag,
    };
    let clashing = |clash| Clashing::new(Arc::clone(name), client, clash);
    (facts.open_flags().into_iter().map(flagged).collect(), clashes(&facts).into_iter().map(clashing).collect())
}

fn reviews(client: ClientId, name: &Arc<str>, row: &Row) -> Vec<Review> {
    let at = |(noun, entry, day): &(String, String, Date)| {
        let noun = NOUNS.into_iter().find(|known| known.name == noun)?;
        // Ids sort by when they were begun.
        let is_followed = || row.reviews.iter().any(|(of, other, _)| of == noun.name && other > entry);
        let (key, name) = (EntryKey::parse(noun, entry)?, Arc::clone(name));
        (!noun.follows || !is_followed()).then_some(Review { day: *day, name, client, noun: noun.name, key })
    };
    row.reviews.iter().filter_map(at).collect()
}

fn not_chosen(client: ClientId, row: &Row) -> Vec<(PersonId, NotChosen)> {
    let at = |(noun, entry, passed): &(String, String, PassedOver)| {
        let noun = NOUNS.into_iter().find(|known| known.name == noun)?;
        let (key, at) = (EntryKey::parse(noun, entry)?, Reverse(passed.at));
        let not = NotChosen { at, client, noun: noun.name, key, field: passed.field.clone(), by: passed.by };
        Some((passed.who, not))
    };
    row.not_chosen.iter().filter_map(at).collect()
}
