//! What a document says of days to come and of scores: appointments, questionnaires that were answered and those that are to be
//! answered again. Must never judge a score: it says what was counted and when.

use jiff::civil::Date;

use crate::care::declare::{Fact, Moment};
use crate::id::{EntryId, PersonId};

/// What one document says of appointments and questionnaires.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// Appointments that are planned; one of which two people gave the time differently stands once for each.
    pub appointments: Vec<AppointmentRow>,
    /// Questionnaires that were answered, those that others take the place of too.
    pub scores: Vec<ScoreRow>,
    /// Questionnaires that are to be answered again.
    pub schedules: Vec<ScheduleRow>,
}

/// One appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppointmentRow {
    /// Its noun.
    pub noun: String,
    /// Its entry.
    pub entry: EntryId,
    /// When.
    pub at: Moment,
    /// Where; may be empty.
    pub place: String,
    /// With whom.
    pub who: Option<PersonId>,
}

/// A questionnaire that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreRow {
    /// Its entry.
    pub entry: EntryId,
    /// The id of the instrument.
    pub instrument: String,
    /// The day.
    pub day: Date,
    /// The total; `None` while an item that counts is unanswered.
    pub total: Option<i64>,
    /// The entry that it takes the place of.
    pub corrects: Option<EntryId>,
}

/// A questionnaire that is to be answered again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleRow {
    /// The noun that says so.
    pub noun: String,
    /// The id of the instrument, which is the entry's key.
    pub instrument: String,
    /// After so many weeks; before each appointment where `None`.
    pub weeks: Option<u16>,
    /// From which day on.
    pub since: Option<Date>,
}

impl Dated {
    /// Nothing.
    pub(super) const NONE: Self = Self { appointments: Vec::new(), scores: Vec::new(), schedules: Vec::new() };

    /// Takes in what the entry `key` of the noun named `noun` says; a fact of another kind says nothing of days.
    pub(super) fn hear(&mut self, noun: &str, key: &str, fact: &Fact) {
        let (id, noun) = (|| key.parse::<EntryId>().ok(), || noun.to_owned());
        if let Fact::Appointment { at, place, who } = fact {
            let row = |entry| AppointmentRow { noun: noun(), entry, at: *at, place: place.clone(), who: *who };
            self.appointments.extend(id().map(row));
        }
        if let Fact::Score { instrument, day, total, corrects } = fact {
            let (instrument, day, total, corrects) = (instrument.clone(), *day, *total, *corrects);
            self.scores.extend(id().map(|entry| ScoreRow { entry, instrument, day, total, corrects }));
        }
        if let Fact::Every { weeks, since } = fact {
            let (weeks, since) = (*weeks, *since);
            self.schedules.push(ScheduleRow { noun: noun(), instrument: key.to_owned(), weeks, since });
        }
    }
}
