//! What ids and times are called on pages: people, devices, days, "2 days ago". Must never ask what time it is; the
//! caller says.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::Role;
use waystation_sync::id::{DeviceId, PersonId};
use waystation_sync::time::Millis;

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
    /// Staff.
    pub people: BTreeMap<PersonId, Person>,
    /// Nodes: the clinic and its laptops.
    pub devices: BTreeMap<DeviceId, String>,
    /// Now.
    pub now: Millis,
    /// The clinic's time zone.
    pub zone: TimeZone,
}

impl Names {
    /// The name of a member of staff.
    #[must_use]
    pub fn person(&self, id: PersonId) -> &str {
        self.people.get(&id).map_or("Someone not known here", |person| person.name.as_str())
    }

    /// The name of a node.
    #[must_use]
    pub fn device(&self, id: DeviceId) -> &str {
        self.devices.get(&id).map_or("a device not known here", String::as_str)
    }

    /// "24 Nov 2026, 10:42".
    #[must_use]
    pub fn when(&self, at: Millis) -> String {
        self.zoned(at).map_or_else(|| "at an unknown time".to_owned(), |at| at.strftime("%-d %b %Y, %H:%M").to_string())
    }

    /// "10:42" today, else "24 Nov 2026, 10:42".
    #[must_use]
    pub fn clock(&self, at: Millis) -> String {
        match (self.zoned(at), self.zoned(self.now)) {
            (Some(then), Some(now)) if then.date() == now.date() => then.strftime("%H:%M").to_string(),
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
        date.strftime("%-d %b %Y").to_string()
    }

    /// "just now", "5 minutes ago", "2 days ago"; a moment ahead of this clock is given in full.
    #[must_use]
    pub fn ago(&self, at: Millis) -> String {
        let seconds = self.now.since(at) / 1000;
        let plural = |number: i64, unit: &str| {
            if number == 1 { format!("1 {unit} ago") } else { format!("{number} {unit}s ago") }
        };
        match seconds {
            _ if at.0 > self.now.0.saturating_add(60_000) => self.when(at),
            0..=59 => "just now".to_owned(),
            60..=3_599 => plural(seconds / 60, "minute"),
            3_600..=86_399 => plural(seconds / 3_600, "hour"),
            86_400..=2_591_999 => plural(seconds / 86_400, "day"),
            _ => format!("on {}", self.day_of(at).map(|day| self.day(day)).unwrap_or_default()),
        }
    }

    /// How a due day stands to today: "due today", "3 days overdue", "in 2 days", "24 Dec 2026".
    #[must_use]
    pub fn due(&self, date: Date) -> String {
        match self.days_until(date) {
            Some(0) => "due today".to_owned(),
            Some(1) => "due tomorrow".to_owned(),
            Some(-1) => "1 day overdue".to_owned(),
            Some(days @ 2..=13) => format!("due in {days} days"),
            Some(days) if days < 0 => format!("{} days overdue", days.saturating_neg()),
            Some(_) | None => format!("due {}", self.day(date)),
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
        match stamp.author {
            Some(author) => format!(
                "{} on {}, {}",
                self.person(author.person),
                self.device(author.device),
                self.when(stamp.written)
            ),
            None => "from the start".to_owned(),
        }
    }

    /// "by Dana Reyes, 2 days ago".
    #[must_use]
    pub fn by_ago(&self, stamp: &Stamp) -> String {
        match stamp.author {
            Some(author) => format!("by {}, {}", self.person(author.person), self.ago(stamp.written)),
            None => "from the start".to_owned(),
        }
    }

    fn zoned(&self, at: Millis) -> Option<ZonedDateTime> {
        Timestamp::from_millisecond(at.0).ok().map(|at| at.to_zoned_datetime(self.zone.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names {
            people: BTreeMap::new(),
            devices: BTreeMap::new(),
            now: Millis(1_795_516_920_000), // 2026-11-24T10:42:00Z
            zone: TimeZone::UTC,
        }
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
    fn due_days_are_said_from_today() {
        let names = names();
        let due = |text: &str| names.due(text.parse().unwrap());
        assert_eq!(due("2026-11-24"), "due today");
        assert_eq!(due("2026-11-25"), "due tomorrow");
        assert_eq!(due("2026-11-21"), "3 days overdue");
        assert_eq!(due("2026-10-21"), "34 days overdue");
        assert_eq!(due("2026-12-24"), "due 24 Dec 2026");
    }
}
