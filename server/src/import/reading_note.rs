//! Words of a record that no field has room for, as a draft note to read beside the chart. Must never put them where
//! they would be taken for somebody's own note: the first line says where they come from.

use jiff::tz::TimeZone;
use waystation_sync::care::note;
use waystation_sync::time::Millis;

use super::at::{At, Said};
use super::date::{self, Partial};
use super::error::Fault;
use super::fill::Draft;
use super::ids;
use super::settings::Settings;
use super::taking::Gathered;
use super::tally::{Tally, Why};

/// A note in the making.
pub(super) struct ReadingNote {
    head: Said,
    lines: Vec<Said>,
}

/// When notes of records without any day were begun, as their ids say: 2020-01-01. The same in every import.
const NO_DAY: Millis = Millis(1_577_836_800_000);
/// The elements that say of which day a record is, the best first.
const DAYS: &[&str] = &["created", "authoredOn", "occurrenceDateTime", "startDate", "statusDate", "date", "start"];

impl ReadingNote {
    /// A note about something of this sort (a word of ours) that is called `title`.
    pub(super) fn of(what: &str, title: &Said, at: &At<'_>) -> Self {
        let id = at.map.get("id").and_then(serde_json::Value::as_str).map(|id| format!(" ({id})")).unwrap_or_default();
        let head = match title.text.trim() {
            "" => format!("From an imported {what}{id}"),
            title => format!("From an imported {what}{id}: {title}"),
        };
        Self { head: title.clone().worded(head), lines: Vec::new() }
    }

    /// Adds what was said under a word of ours.
    pub(super) fn add(&mut self, label: &str, said: Option<Said>) {
        let Some(said) = said.filter(|said| !said.is_blank()) else { return };
        let line =
            if label.is_empty() { said.text.trim().to_owned() } else { format!("{label}: {}", said.text.trim()) };
        self.lines.push(said.worded(line));
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Begins the note, if it has any words, as a draft of the importer's.
    pub(super) fn take(
        self,
        client: &mut Gathered,
        at: &At<'_>,
        (settings, tally): (&Settings, &mut Tally),
    ) -> Result<(), Fault> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let day = day_of(at, &settings.zone)?;
        let begun = day.and_then(|day| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
        let begun = begun.map_or(NO_DAY, |day| Millis(day.as_millisecond().max(0)));
        let happened = day.filter(|day| *day <= settings.today).unwrap_or(settings.today);
        let lines: Vec<Said> = std::iter::once(self.head).chain(self.lines).collect();
        let places: Vec<String> = lines.iter().skip(1).flat_map(|line| line.from.iter().cloned()).collect();
        let text = Said::joined(lines, "\n");
        if !note::NOTE.editors.contains(&settings.role) {
            tally.left_at((at_kind(at), None, Why::NotYourRole), at.record, &places);
            return Ok(());
        }
        let id = ids::element(client.id, "note", &[&text.text]);
        let mut draft = Draft::of(&note::NOTE, at_kind(at), at.record);
        draft.put(&note::KIND, Said::own("quick"), "text", tally);
        draft.put(&note::HAPPENED, Said::own(happened.to_string()), "text", tally);
        draft.put(&note::TEXT, text, "text", tally);
        if draft.has(&note::TEXT) && client.begin(draft, (ids::begun(id, begun), Vec::new()), at, (settings, tally)) {
            tally.look((at_kind(at), None, Why::InANote), at);
        }
        Ok(())
    }
}

fn at_kind(at: &At<'_>) -> &'static str {
    let name = at.map.get("resourceType").and_then(serde_json::Value::as_str).unwrap_or_default();
    super::kinds::named(name).unwrap_or("Basic")
}

fn day_of(at: &At<'_>, zone: &TimeZone) -> Result<Option<jiff::civil::Date>, Fault> {
    for name in DAYS {
        let text = at.map.get(*name).and_then(serde_json::Value::as_str);
        if let Some(Partial::Day(day)) = text.and_then(|text| date::read(text, zone)) {
            return Ok(Some(day));
        }
    }
    let start = at.object("period")?.map_or(Ok(None), |period| period.text("start"))?;
    Ok(match start.and_then(|start| date::read(start, zone)) {
        Some(Partial::Day(day)) => Some(day),
        Some(Partial::Month(_) | Partial::Year(_)) | None => None,
    })
}
