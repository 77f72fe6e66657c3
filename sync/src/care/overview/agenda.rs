//! What comes of what documents say of days: appointments by their time, scores by their day, questionnaires that are due. Must
//! never judge a score.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::dated::{AppointmentRow, ScheduleRow, ScoreRow};
use super::look::Review;
use super::row::Row;
use crate::care::declare::{EntryKey, Moment};
use crate::care::nouns::NOUNS;
use crate::id::{ClientId, EntryId, PersonId};

/// An appointment of a client that is planned, the soonest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Planned {
    /// When.
    pub at: Moment,
    /// Whose chart.
    pub client: ClientId,
    /// The noun's name.
    pub noun: &'static str,
    /// Which of its entries.
    pub entry: EntryId,
    /// Where; may be empty.
    pub place: String,
    /// With whom.
    pub who: Option<PersonId>,
}

/// The questionnaires that were answered, by day, without those that others take the place of.
pub(super) fn scores(rows: &[Arc<Row>]) -> Vec<&ScoreRow> {
    let all = || rows.iter().flat_map(|row| &row.dated.scores);
    let mut scores: Vec<&ScoreRow> =
        all().filter(|score| !all().any(|other| other.corrects == Some(score.entry))).collect();
    scores.sort_by_key(|score| (score.day, score.entry));
    scores
}

/// The appointments of a client that are planned.
pub(super) fn planned(client: ClientId, rows: &[Arc<Row>]) -> Vec<Planned> {
    let of = |row: &AppointmentRow| {
        let noun = NOUNS.into_iter().find(|known| known.name == row.noun)?.name;
        let (at, entry, place, who) = (row.at, row.entry, row.place.clone(), row.who);
        Some(Planned { at, client, noun, entry, place, who })
    };
    rows.iter().flat_map(|row| &row.dated.appointments).filter_map(of).collect()
}

/// By which day each questionnaire of a client is to be answered again: so many weeks after it last was, or from the day on
/// from which that was said; before an appointment, on the day of the first one after it last was.
pub(super) fn to_answer(client: ClientId, name: &Arc<str>, rows: &[Arc<Row>]) -> Vec<Review> {
    let by = |schedule: &ScheduleRow| {
        let noun = NOUNS.into_iter().find(|known| known.name == schedule.noun)?;
        let key = EntryKey::parse(noun, &schedule.instrument)?;
        let of_it = rows.iter().flat_map(|row| &row.dated.scores).filter(|one| one.instrument == schedule.instrument);
        let last = of_it.map(|one| one.day).max();
        let again = |weeks: u16| last?.checked_add(i64::from(weeks).weeks()).ok();
        let after = last.max(schedule.since.and_then(|since| since.yesterday().ok()));
        let meets = rows.iter().flat_map(|row| &row.dated.appointments).map(|row| row.at.date());
        let day = match schedule.weeks {
            Some(weeks) => again(weeks).max(schedule.since)?,
            None => meets.filter(|day| after.is_none_or(|after| *day > after)).min()?,
        };
        Some(Review { day, name: Arc::clone(name), client, noun: noun.name, key })
    };
    rows.iter().flat_map(|row| &row.dated.schedules).filter_map(by).collect()
}

/// By which day each questionnaire of a chart with these `rows` is to be answered again, the soonest first.
#[must_use]
pub fn answers_due(rows: &[Arc<Row>]) -> Vec<(Date, EntryKey)> {
    let Some(row) = rows.first() else { return Vec::new() };
    let all = to_answer(row.doc.client, &"".into(), rows).into_iter();
    let mut due: Vec<(Date, EntryKey)> = all.map(|review| (review.day, review.key)).collect();
    due.sort_unstable();
    due
}
