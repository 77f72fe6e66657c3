//! The register of a caseload for the weekly case review: when each client was reached, how the scores of the questionnaire used
//! most went, and whether the plan stands still. Must never judge a person: what "stalled" means is a rule, and pages say it.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::agenda::scores;
use super::contact::Contact;
use super::dated::ScoreRow;
use super::list::Whose;
use super::row::Row;
use super::waits_in::waits_in;
use super::{Line, Overview};
use crate::care::declare::{Instrument, Part};
use crate::care::instruments;
use crate::care::nouns::casework::case_review::CASE_REVIEW;
use crate::id::{ClientId, PersonId};

/// A plan stands still when nobody reached the client for as many times as long as their contact rule says.
pub const SPANS: i64 = 2;
/// Scores are compared over as many weeks.
pub const STILL_WEEKS: i64 = 8;

/// Which clients of a caseload a register lists: those to whom all that is asked for applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The reader's own.
    pub mine: bool,
    /// With a risk that is shown.
    pub risk: bool,
    /// With something that was due before today: contact, a task, a questionnaire, what is to be looked at again.
    pub overdue: bool,
    /// Whose plan stands still.
    pub stalled: bool,
    /// With something that waits for a person.
    pub to_choose: bool,
}

/// Why a plan stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stalled {
    /// Nobody reached the client for [`SPANS`] times as long as their contact rule says.
    NotReached,
    /// The last score still asks for a further look, as the source of the questionnaire has it, and differs from the one
    /// [`STILL_WEEKS`] weeks before, or the newest one before that, by less than counts as a change.
    NoChange,
}

/// How the totals of one questionnaire went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// The questionnaire.
    pub instrument: &'static Instrument,
    /// How many totals there are.
    pub count: usize,
    /// The first, with its day.
    pub first: (Date, i64),
    /// The last, with its day.
    pub last: (Date, i64),
}

/// One client of the register.
#[derive(Clone, Debug)]
pub struct CaseLine<'a> {
    /// The client, with the rows of all their charts.
    pub line: Line<'a>,
    /// When they were reached.
    pub contact: Contact,
    /// The scores of the questionnaire that was used most; `None` where there is no total, or the reader may not see any.
    pub scores: Option<Scores>,
    /// Why the plan stands still; empty where it does not.
    pub stalled: Vec<Stalled>,
    /// By which day the last case review asks for the next.
    pub next: Option<Date>,
    /// Whether something was due before today.
    pub is_overdue: bool,
}

impl Overview {
    /// The clients whose chart is not put away and to whom all of `wanted` applies, by family name: those after the first
    /// `from`, at most `most`, and how many there are.
    #[must_use]
    pub fn register(
        &self,
        (reader, wanted): (PersonId, Wanted),
        today: Date,
        (from, most): (usize, usize),
    ) -> (Vec<CaseLine<'_>>, usize) {
        let overdue = self.overdue_clients(today);
        let own: BTreeSet<ClientId> = if wanted.mine {
            let own = self.list(Whose::Own(reader), 0, usize::MAX);
            own.into_iter().map(|(client, _)| client).collect()
        } else {
            BTreeSet::new()
        };
        let at_risk: BTreeSet<ClientId> = self.levels.iter().map(|(_, client)| *client).collect();
        let is_wanted = |(client, rows): &Line<'_>| {
            (!wanted.mine || own.contains(client))
                && (!wanted.risk || at_risk.contains(client))
                && (!wanted.overdue || rows.iter().any(|row| overdue.contains(&row.doc.client)))
                && (!wanted.to_choose || !waits_in(rows).is_empty())
                && (!wanted.stalled || !stalled(rows, today).is_empty())
        };
        let found: Vec<Line<'_>> = self.names.iter().map(|named| self.line(named)).filter(is_wanted).collect();
        let count = found.len();
        let shown = found.into_iter().skip(from).take(most).map(|line| CaseLine {
            line,
            contact: Contact::of(line.1),
            scores: most_used(line.1),
            stalled: stalled(line.1, today),
            next: next(line.1),
            is_overdue: line.1.iter().any(|row| overdue.contains(&row.doc.client)),
        });
        (shown.collect(), count)
    }

    /// Whoever has something that was due before `today`.
    fn overdue_clients(&self, today: Date) -> BTreeSet<ClientId> {
        let is_over = |day: Option<Date>| day.is_some_and(|day| day < today);
        let tasks = self.due.iter().filter(|due| is_over(due.day())).map(|due| due.client);
        self.overdue(today).map(|review| review.client).chain(tasks).collect()
    }

    /// Whether its reader may see scores.
    #[must_use]
    pub fn has_scores(&self) -> bool {
        self.parts.contains(&Part::Measures)
    }
}

/// By which day the last case review asks for the next.
fn next(rows: &[Arc<Row>]) -> Option<Date> {
    let reviews = rows.iter().flat_map(|row| &row.reviews).filter(|(noun, ..)| noun == CASE_REVIEW.name);
    // Ids sort by when they were begun.
    reviews.max_by_key(|(_, entry, _)| entry).map(|(.., day)| *day)
}

/// The totals of the questionnaire that was used most; of two used as often, of the one used last.
fn most_used(rows: &[Arc<Row>]) -> Option<Scores> {
    let all = scores(rows);
    let totals = |of: &str| totals(&all, of);
    let of = |instrument: &&'static Instrument| {
        let all = totals(instrument.id);
        let (first, last) = (all.first().copied()?, all.last().copied()?);
        Some(Scores { instrument, count: all.len(), first, last })
    };
    instruments::INSTRUMENTS.iter().filter_map(of).max_by_key(|scores| (scores.count, scores.last.0))
}

/// The totals of one questionnaire, by day.
fn totals(scores: &[&ScoreRow], of: &str) -> Vec<(Date, i64)> {
    let of_it = scores.iter().filter(|score| score.instrument == of);
    of_it.filter_map(|score| Some((score.day, score.total?))).collect()
}

/// Why a plan stands still today.
fn stalled(rows: &[Arc<Row>], today: Date) -> Vec<Stalled> {
    let not_reached = is_not_reached(Contact::of(rows), today).then_some(Stalled::NotReached);
    let no_change = has_not_changed(rows).then_some(Stalled::NoChange);
    not_reached.into_iter().chain(no_change).collect()
}

fn is_not_reached(contact: Contact, today: Date) -> bool {
    let (Some(due), Some(days)) = (contact.due, contact.days) else { return false };
    // By `due` one span is over.
    due.checked_add((i64::from(days) * (SPANS - 1)).days()).is_ok_and(|last| last < today)
}

fn has_not_changed(rows: &[Arc<Row>]) -> bool {
    let Some(used) = most_used(rows) else { return false };
    let Some(change) = used.instrument.change else { return false };
    if used.instrument.asks_further(used.last.1) != Some(true) {
        return false;
    }
    let all = totals(&scores(rows), used.instrument.id);
    let Ok(before) = used.last.0.checked_sub(STILL_WEEKS.weeks()) else { return false };
    let earlier = all.iter().rev().find(|(day, _)| *day <= before);
    earlier.is_some_and(|(_, total)| (total - used.last.1).abs() < change)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::declare::{DocKey, Fact, Stated};
    use crate::care::overview::{Dated, ScoreRow};
    use crate::id::EntryId;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn row(part: Part) -> Row {
        Row::empty(DocKey::whole(ClientId([1; 16]), part))
    }

    fn answered(all: &[(&str, &str, Option<i64>)]) -> Arc<Row> {
        let score = |(n, (instrument, on, total)): (u8, &(&str, &str, Option<i64>))| ScoreRow {
            entry: EntryId([n; 16]),
            instrument: (*instrument).to_owned(),
            day: day(on),
            total: *total,
            corrects: None,
        };
        let scores = (1..).zip(all).map(score).collect();
        Arc::new(Row { dated: Dated { scores, ..Dated::NONE }, ..row(Part::Measures) })
    }

    fn ruled(days: u16, reached: &str) -> Vec<Arc<Row>> {
        let fact = Fact::Within { days, since: None };
        let rule = Stated { noun: "contact_rule".into(), entry: "one".into(), fact };
        let reached = Some(day(reached));
        vec![Arc::new(Row { for_rules: vec![rule], ..row(Part::Case) }), Arc::new(Row { reached, ..row(Part::Notes) })]
    }

    #[test]
    fn a_plan_stands_still_once_nobody_reached_the_client_for_twice_as_long_as_the_rule_says() {
        let rows = ruled(14, "2026-11-01");
        assert_eq!(stalled(&rows, day("2026-11-29")), []);
        assert_eq!(stalled(&rows, day("2026-11-30")), [Stalled::NotReached]);
        let no_rule = Arc::new(Row { reached: Some(day("2020-01-01")), ..row(Part::Notes) });
        assert_eq!(stalled(&[no_rule], day("2026-11-30")), []);
    }

    #[test]
    fn a_plan_stands_still_while_a_score_that_asks_further_changed_by_less_than_counts_in_eight_weeks() {
        let today = day("2026-11-30");
        let of = |all: &[(&str, &str, Option<i64>)]| stalled(&[answered(all)], today);
        let from = |first, last| of(&[("phq-9", "2026-09-01", Some(first)), ("phq-9", "2026-10-27", Some(last))]);
        assert_eq!(from(15, 11), [Stalled::NoChange]);
        assert_eq!(from(15, 10), [], "five points count, and so did they for the worse");
        assert_eq!(from(11, 16), []);
        assert_eq!(from(9, 9), [], "no further look is asked for");
        let soon = [("phq-9", "2026-09-02", Some(15)), ("phq-9", "2026-10-27", Some(15))];
        assert_eq!(of(&soon), [], "it is not eight weeks yet");
        let who = |last| of(&[("who-5", "2026-08-01", Some(40)), ("who-5", "2026-11-01", Some(last))]);
        assert_eq!((who(32), who(48)), (vec![Stalled::NoChange], vec![Stalled::NoChange]));
        assert_eq!((who(28), who(52)), (vec![], vec![]), "lower asks further here");
        let open = [("audit-c", "2026-08-01", Some(9)), ("audit-c", "2026-11-01", Some(9))];
        assert_eq!(of(&open), [], "its source gives no cut-off for everybody");
    }

    #[test]
    fn the_questionnaire_used_most_is_told_by_its_first_and_last_total_and_one_corrected_counts_no_more() {
        let mut one = answered(&[
            ("gad-7", "2026-01-01", Some(3)),
            ("phq-9", "2026-02-01", Some(18)),
            ("phq-9", "2026-05-01", None),
            ("phq-9", "2026-04-01", Some(12)),
            ("phq-9", "2026-04-02", Some(7)),
        ]);
        let told = |row: &Arc<Row>| {
            let scores = most_used(std::slice::from_ref(row)).unwrap();
            (scores.instrument.id, scores.count, scores.first.1, scores.last.1)
        };
        assert_eq!(told(&one), ("phq-9", 3, 18, 7));
        let scores = &mut Arc::get_mut(&mut one).unwrap().dated.scores;
        scores[3].corrects = Some(scores[4].entry);
        assert_eq!(told(&one), ("phq-9", 2, 18, 12));
        assert_eq!(most_used(&[]), None);
    }
}
