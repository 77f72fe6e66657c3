//! What ids and times are called on pages: people, devices, days, "2 days ago". Must never ask what time it is; the
//! caller says.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::{Moment, Noun, Role, SignerKeys};
use waystation_sync::care::overview::{Mentioned, Mentions};
use waystation_sync::care::read::EntryKey;
use waystation_sync::directory::Library;
use waystation_sync::id::{DeviceId, PersonId};
use waystation_sync::time::Millis;

use crate::{Language, isolate};

/// A member of staff as pages name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// What they are there for.
    pub role: Role,
    /// Whether they can be given work; people who left keep their name on what they wrote.
    pub active: bool,
}

/// Names for ids, and the moment at which the page is made.
#[derive(Clone, Debug)]
pub struct Names {
    /// The clinic's staff, those who left too.
    pub people: BTreeMap<PersonId, Person>,
    /// Nodes: the clinic and its laptops.
    pub devices: BTreeMap<DeviceId, String>,
    /// Who reads the page, where somebody is signed in.
    pub reader: Option<PersonId>,
    /// The node that makes the page; what was written there did not arrive.
    pub here: Option<DeviceId>,
    /// The time at which the page is made.
    pub now: Millis,
    /// The clinic's time zone.
    pub zone: TimeZone,
    /// The language of the person who reads the page.
    pub language: Language,
    /// Whether lists show initials in place of clients' names: the reader is in a room with others.
    pub initials: bool,
    /// Whether it is for paper, where no time is told from the present moment: it is read on another day.
    pub on_paper: bool,
    /// The entries that the page's links may lead to.
    pub linked: Vec<Linked>,
    /// The entries that others of those on the page correct.
    pub corrected: BTreeSet<EntryKey>,
    /// What checks say of the people whom entries on the page name, in sentences.
    pub cautioned: BTreeMap<EntryKey, Vec<String>>,
    /// How often entries of the chart are named by others of it.
    pub mentioned: Mentioned,
    /// By which day questionnaires are to be answered again, by the keys of their schedules.
    pub answers_due: Vec<(Date, EntryKey)>,
    /// The clinic's own codes.
    pub library: Library,
    /// What people and devices sign with: only what these keys vouch for is called signed.
    pub signers: SignerKeys,
}

/// An entry that others may link to, as pages call it.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The name of its noun.
    pub noun: &'static str,
    /// Which it is.
    pub key: EntryKey,
    /// What it is called.
    pub words: String,
    /// Whether it was put away: what links to it still says it, and nothing new does.
    pub away: bool,
    /// Whether it counts no more, or not yet: it is offered last.
    pub is_over: bool,
    /// How it stands, where that is not simply in force.
    pub stands: Option<String>,
}

impl Names {
    /// The sentence with this id, in the reader's language.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.language.say(id)
    }

    /// The name of a member of staff, kept apart from the sentence around it.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Cow<'_, str> {
        self.people
            .get(&id)
            .map_or_else(|| self.say("someone-unknown").into(), |person| isolate::name(&person.name).into())
    }

    /// What an entry that is linked to is called.
    #[must_use]
    pub fn linked(&self, key: EntryKey) -> Cow<'_, str> {
        let found = self.linked.iter().find(|linked| linked.key == key);
        found.map_or_else(|| self.say("value-link").into(), |linked| linked.words.as_str().into())
    }

    /// How often entries of `noun` name the entry `key`.
    #[must_use]
    pub fn mentions(&self, key: EntryKey, noun: &Noun) -> Mentions {
        let found = key.id().and_then(|entry| self.mentioned.get(&(entry, noun.name.to_owned())));
        found.copied().unwrap_or_default()
    }

    /// "24 Nov 2026, 10:42", as the clock of the person who wrote it showed.
    #[must_use]
    pub fn moment(&self, at: Moment) -> String {
        let local = at.local();
        let (day, time) = (self.day(local.date()), local.strftime("%H:%M").to_string());
        self.language.say_with("time-when", &[("day", day.into()), ("time", time.into())])
    }

    /// The name of a node, kept apart as people's are.
    #[must_use]
    pub fn device(&self, id: DeviceId) -> Cow<'_, str> {
        self.devices.get(&id).map_or_else(|| self.say("device-unknown").into(), |name| isolate::name(name).into())
    }

    /// "24 Nov 2026, 10:42".
    #[must_use]
    pub fn when(&self, at: Millis) -> String {
        match self.zoned(at) {
            Some(at) => {
                let (day, time) = (self.day(at.date()), time_of(&at));
                self.language.say_with("time-when", &[("day", day.into()), ("time", time.into())])
            }
            None => self.say("time-unknown"),
        }
    }

    /// "10:42" today, else "24 Nov 2026, 10:42".
    #[must_use]
    pub fn clock(&self, at: Millis) -> String {
        match (self.zoned(at), self.zoned(self.now)) {
            (Some(then), Some(now)) if then.date() == now.date() && !self.on_paper => time_of(&then),
            _ => self.when(at),
        }
    }

    /// The day of a moment, in the clinic's zone.
    #[must_use]
    pub fn day_of(&self, at: Millis) -> Option<Date> {
        self.zoned(at).map(|at| at.date())
    }

    /// The present day in the clinic's zone.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.day_of(self.now)
    }

    /// "24 Nov 2026".
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        let month = self.say(&format!("month-short.m{}", date.month()));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.language.say_with("time-day", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
    }

    /// "November 2026".
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        let month = self.say(&format!("month.m{}", date.month()));
        let values = [("month", month.into()), ("year", date.year().to_string().into())];
        self.language.say_with("time-month", &values)
    }

    /// "Tuesday, 24 November".
    #[must_use]
    pub fn weekday(&self, date: Date) -> String {
        let month = self.say(&format!("month.m{}", date.month()));
        let weekday = self.say(&format!("weekday.d{}", date.weekday().to_monday_one_offset()));
        let day = date.day().to_string();
        let values = [("weekday", weekday.into()), ("day", day.into()), ("month", month.into())];
        self.language.say_with("time-weekday", &values)
    }

    /// "just now", "5 minutes ago", "2 days ago"; a moment ahead of this clock is given in full.
    #[must_use]
    pub fn ago(&self, at: Millis) -> String {
        let seconds = self.now.since(at) / 1000;
        let count = |id: &str, n: i64| self.language.say_with(id, &[("n", n.into())]);
        match seconds {
            _ if self.on_paper => self.on_day(at),
            _ if at.0 > self.now.0.saturating_add(60_000) => self.when(at),
            0..=59 => self.say("time-just-now"),
            60..=3_599 => count("time-minutes-ago", seconds / 60),
            3_600..=86_399 => count("time-hours-ago", seconds / 3_600),
            86_400..=2_591_999 => count("time-days-ago", seconds / 86_400),
            _ => self.on_day(at),
        }
    }

    /// "on 24 Nov 2026".
    fn on_day(&self, at: Millis) -> String {
        let day = self.day_of(at).map(|day| self.day(day)).unwrap_or_default();
        self.language.say_with("time-on-day", &[("day", day.into())])
    }

    /// How a due day stands to today: "due today", "3 days overdue", "due in 2 days", "due 24 Dec 2026".
    #[must_use]
    pub fn due(&self, date: Date) -> String {
        let count = |id: &str, n: i64| self.language.say_with(id, &[("n", n.into())]);
        match self.days_until(date).filter(|_| !self.on_paper) {
            Some(0) => self.say("due-today"),
            Some(1) => self.say("due-tomorrow"),
            Some(days @ 2..=13) => count("due-in-days", days),
            Some(days) if days < 0 => count("due-days-over", days.saturating_neg()),
            Some(_) | None => self.language.say_with("due-on", &[("day", self.day(date).into())]),
        }
    }

    /// Days from today to `date`; negative when it is past.
    #[must_use]
    pub fn days_until(&self, date: Date) -> Option<i64> {
        let today = self.today()?;
        date.since(today).ok().map(|span| i64::from(span.get_days()))
    }

    /// "Dana Reyes on Clinic desk, 24 Nov 2026, 10:42".
    #[must_use]
    pub fn by(&self, stamp: &Stamp) -> String {
        let Some(author) = stamp.author else { return self.say("by-birth") };
        let (person, device) = (self.person(author.person), self.device(author.device));
        let values = [("person", person.into()), ("device", device.into()), ("when", self.when(stamp.written).into())];
        self.language.say_with("by-person-device", &values)
    }

    /// "by Dana Reyes, 2 days ago".
    #[must_use]
    pub fn by_ago(&self, stamp: &Stamp) -> String {
        let Some(author) = stamp.author else { return self.say("by-birth") };
        let values = [("person", self.person(author.person).into()), ("ago", self.ago(stamp.written).into())];
        self.language.say_with("by-person-ago", &values)
    }

    /// How long something took: "12 seconds", "2 minutes".
    #[must_use]
    pub fn lasting(&self, ms: i64) -> String {
        let count = |id: &str, n: i64| self.language.say_with(id, &[("n", n.into())]);
        match ms {
            ..1_000 => self.say("time-lasting-moment"),
            1_000..89_500 => count("time-lasting-seconds", (ms + 500) / 1_000),
            89_500..5_370_000 => count("time-lasting-minutes", (ms + 30_000) / 60_000),
            5_370_000.. => count("time-lasting-hours", ms.saturating_add(1_800_000) / 3_600_000),
        }
    }

    /// How much that many bytes are: "34 kB", "1.2 MB".
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        let say = |id: &str, n: String| self.language.say_with(id, &[("n", n.into())]);
        match bytes {
            0..1_000 => self.say("size-small"),
            1_000..999_500 => say("size-kb", ((bytes + 500) / 1_000).to_string()),
            999_500.. => {
                let tenths = bytes.saturating_add(50_000) / 100_000;
                self.language.say_with(
                    "size-mb",
                    &[("whole", (tenths / 10).to_string().into()), ("tenth", (tenths % 10).to_string().into())],
                )
            }
        }
    }

    fn zoned(&self, at: Millis) -> Option<ZonedDateTime> {
        Timestamp::from_millisecond(at.0).ok().map(|at| at.to_zoned_datetime(self.zone.clone()))
    }
}

fn time_of(at: &ZonedDateTime) -> String {
    at.strftime("%H:%M").to_string()
}

#[cfg(test)]
impl Names {
    /// Nobody's names at `now` in UTC, for tests.
    pub(crate) fn of_nobody(now: Millis, language: Language) -> Self {
        let (people, devices) = (BTreeMap::new(), BTreeMap::new());
        let zone = TimeZone::UTC;
        Self {
            people,
            devices,
            here: None,
            now,
            zone,
            language,
            initials: false,
            on_paper: false,
            linked: Vec::new(),
            corrected: BTreeSet::new(),
            cautioned: BTreeMap::new(),
            mentioned: Mentioned::new(),
            answers_due: Vec::new(),
            reader: None,
            library: Library::default(),
            signers: SignerKeys::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        // 2026-11-24T10:42:00Z
        Names::of_nobody(Millis(1_795_516_920_000), Language::English)
    }

    #[test]
    fn times_are_said_plainly() {
        let names = names();
        assert_eq!(names.when(names.now), "24 Nov 2026, 10:42");
        assert_eq!(names.clock(names.now), "10:42");
        let before = |seconds: i64| Millis(names.now.0 - seconds * 1000);
        assert_eq!(names.ago(before(5)), "just now");
        assert_eq!(names.ago(before(61)), "1 minute ago");
        assert_eq!(names.ago(before(2 * 86_400)), "2 days ago");
        assert_eq!(names.ago(before(40 * 86_400)), "on 15 Oct 2026");
        assert_eq!(names.ago(Millis(names.now.0 + 3_600_000)), "24 Nov 2026, 11:42");
        assert_eq!(names.ago(Millis(i64::MIN)), "on ");
    }

    #[test]
    fn paper_tells_no_time_from_the_present_moment() {
        let names = Names { on_paper: true, ..names() };
        assert_eq!(names.ago(Millis(names.now.0 - 61_000)), "on 24 Nov 2026");
        assert_eq!(names.clock(names.now), "24 Nov 2026, 10:42");
        assert_eq!(names.due("2026-11-21".parse().unwrap()), "due 21 Nov 2026");
    }

    #[test]
    fn due_days_are_said_from_today() {
        let names = names();
        let due = |text: &str| names.due(text.parse().unwrap());
        assert_eq!(due("2026-11-24"), "due today");
        assert_eq!(due("2026-11-25"), "due tomorrow");
        assert_eq!(due("2026-11-21"), "3 days overdue");
        assert_eq!(due("2026-10-21"), "34 days overdue");
        assert_eq!(due("2026-12-24"), "due 24 Dec 2026");
    }

    #[test]
    fn what_something_took_is_said_in_round_numbers() {
        let names = names();
        for (ms, said) in [
            (-5, "less than a second"),
            (999, "less than a second"),
            (1_000, "1 second"),
            (12_400, "12 seconds"),
            (89_499, "89 seconds"),
            (89_500, "1 minute"),
            (150_000, "3 minutes"),
            (5_369_999, "89 minutes"),
            (7_200_000, "2 hours"),
        ] {
            assert_eq!(names.lasting(ms), said, "{ms}");
        }
        for (bytes, said) in [
            (0, "less than 1 kB"),
            (999, "less than 1 kB"),
            (1_499, "1 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (12_340_000, "12.3 MB"),
        ] {
            assert_eq!(names.size(bytes), said, "{bytes}");
        }
        let spanish = Names { language: Language::Spanish, ..names };
        assert_eq!(spanish.size(u64::MAX).split_once(' ').unwrap().1, "MB");
        assert_eq!(spanish.size(1_200_000), "1.2 MB");
    }

    #[test]
    fn times_are_said_as_spanish_says_them() {
        let names = Names { language: Language::Spanish, ..names() };
        assert_eq!(names.when(names.now), "24 nov 2026, 10:42");
        assert_eq!(names.weekday("2026-11-24".parse().unwrap()), "Martes 24 de noviembre");
        assert_eq!(names.ago(Millis(names.now.0 - 61_000)), "hace 1 minuto");
        assert_eq!(names.ago(Millis(names.now.0 - 2 * 86_400_000)), "hace 2 días");
        assert_eq!(names.due("2026-11-23".parse().unwrap()), "1 día de atraso");
    }
}
