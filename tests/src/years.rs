//! A chart as years of work leave it: notes, goals and entries of the log, each saved on its own, begun when it says.
//! Must never be taken for what a client's chart says.

use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::noun::{FieldDecl, Noun};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{goal, note, urge};
use waystation_sync::id::{ClientId, EntryId, PersonId};
use waystation_sync::time::Millis;

use crate::real::Real;

/// Notes that a team writes in a year.
pub const NOTES_A_YEAR: u32 = 160;
/// Entries that a client logs in a year.
pub const LOGGED_A_YEAR: u32 = 400;
/// Goals that are agreed in a year.
pub const GOALS_A_YEAR: u32 = 12;
const YEAR_MS: i64 = 365 * 24 * 3_600_000;

/// The key of the entry of `noun` with this number that was begun at `at`.
#[must_use]
pub fn entry_begun(noun: &Noun, number: u32, at: Millis) -> EntryKey {
    let mut id = [0x70; 16];
    id[..6].copy_from_slice(&at.0.to_be_bytes()[2..]);
    id[6] = 0x70;
    id[7..11].copy_from_slice(&number.to_be_bytes());
    id[11] = noun.name.len().to_le_bytes()[0];
    EntryKey::Id(EntryId(id))
}

fn begin(noun: &'static Noun, key: EntryKey, fields: &[(&'static FieldDecl, &str)]) -> Act {
    let value = |(field, text): &(&'static FieldDecl, &str)| (*field, field.kind.parse(text).expect("a value"));
    Act { noun, key, verb: Verb::Begin(fields.iter().map(value).collect()) }
}

/// The note with this number, begun at `at`; some 1,500 characters.
///
/// # Panics
/// When a text is no value of its field any more.
#[must_use]
pub fn note_begun(number: u32, at: Millis) -> Act {
    let text = format!("Visit {number}. {}", "We walked by the river and talked about sleep. ".repeat(32));
    let day = day(at);
    let fields = [(&note::KIND, "visit"), (&note::HAPPENED, day.as_str()), (&note::TEXT, text.as_str())];
    begin(&note::NOTE, entry_begun(&note::NOTE, number, at), &fields)
}

/// The entry of the urge log with this number, begun at `at`.
///
/// # Panics
/// As [`note_begun`].
#[must_use]
pub fn urge_begun(number: u32, at: Millis) -> Act {
    let (start, learned) = ((number % 11).to_string(), format!("Walked {number} times round the block, it passed."));
    let moment = format!("{}T10:42-06:00", day(at));
    let fields = [
        (&urge::URGE.fields[0], moment.as_str()),
        (&urge::START, start.as_str()),
        (&urge::PEAK, start.as_str()),
        (&urge::OUTCOME, "passed"),
        (&urge::LEARNED, learned.as_str()),
    ];
    begin(&urge::URGE, entry_begun(&urge::URGE, number, at), &fields)
}

/// The goal with this number, begun at `at`.
///
/// # Panics
/// As [`note_begun`].
#[must_use]
pub fn goal_begun(number: u32, at: Millis) -> Act {
    let statement = format!("Walk on {number} evenings.");
    let fields = [(&goal::STATEMENT, statement.as_str()), (&goal::STATUS, "proposed")];
    begin(&goal::GOAL, entry_begun(&goal::GOAL, number, at), &fields)
}

fn day(at: Millis) -> String {
    at.day().expect("a day of the calendar").to_string()
}

/// Saves one act as `writer`, in the document in which its entry lies; says in which.
pub async fn save(clinic: &Real, writer: PersonId, client: ClientId, act: Act) -> DocKey {
    let doc = act.noun.doc_key(client, act.key, None, writer);
    clinic.write_in(writer, doc, vec![act]).await;
    doc
}

/// Saves so many years of notes, goals and log entries, one after the other, up to `until`.
pub async fn work_for_years(clinic: &Real, writer: PersonId, client: ClientId, (years, until): (u32, Millis)) {
    let at =
        |number: u32, a_year: u32| Millis(until.0 - i64::from(years * a_year - number) * YEAR_MS / i64::from(a_year));
    for number in 0..years * NOTES_A_YEAR {
        save(clinic, writer, client, note_begun(number, at(number, NOTES_A_YEAR))).await;
    }
    for number in 0..years * GOALS_A_YEAR {
        save(clinic, writer, client, goal_begun(number, at(number, GOALS_A_YEAR))).await;
    }
    for number in 0..years * LOGGED_A_YEAR {
        save(clinic, writer, client, urge_begun(number, at(number, LOGGED_A_YEAR))).await;
    }
}
