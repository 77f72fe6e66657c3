//! What is due by a day: appointments, contacts, questionnaires and what is to be looked at again, each of its own kind a group of
//! few lines. Must never show a line without its client, nor leave out one without a count.

use jiff::ToSpan;
use jiff::civil::Date;
use waystation_sync::care::appointment::APPOINTMENT;
use waystation_sync::care::contact_rule::CONTACT_RULE;
use waystation_sync::care::measure_schedule::MEASURE_SCHEDULE;
use waystation_sync::care::noun::Moment;
use waystation_sync::care::overview::{Contact, Overview, Planned, Review};
use waystation_sync::care::read::EntryKey;

use super::told::heading;
use crate::entry::heeded::heeded_in;
use crate::part::called_in::called_in;
use crate::{Names, isolate, link, nouns};

/// Appointments of as many days after today are told.
const AHEAD_DAYS: i64 = 7;
/// Lines of a group that stand there at once; the others stand behind "more".
pub const FIRST_MAX: usize = 6;

/// One line.
pub struct DueLine {
    /// Whose chart.
    pub client: String,
    /// What is due.
    pub what: String,
    /// "3 days overdue", or the day and the time.
    pub when: String,
    /// Whether that is today or before.
    pub pressing: bool,
    /// Where it is done.
    pub href: String,
}

/// Lines of one kind.
pub struct DueGroup {
    /// Its id on the page.
    pub id: &'static str,
    /// Its picture.
    pub icon: &'static str,
    /// The id of its heading.
    pub title: &'static str,
    /// Its lines.
    pub lines: Vec<DueLine>,
    /// How many more there are.
    pub more: usize,
}

impl DueGroup {
    /// The lines that stand there at once.
    #[must_use]
    pub fn first(&self) -> &[DueLine] {
        self.lines.get(..FIRST_MAX).unwrap_or(&self.lines)
    }

    /// Those behind "more".
    #[must_use]
    pub fn later(&self) -> &[DueLine] {
        self.lines.get(FIRST_MAX..).unwrap_or(&[])
    }
}

/// What is due today or was, and appointments of the coming days, at most `most` of each kind; kinds of which there is nothing
/// are left out.
#[must_use]
pub fn groups(overview: &Overview, most: usize, names: &Names) -> Vec<DueGroup> {
    let Some(today) = names.today() else { return Vec::new() };
    let last = today.checked_add(AHEAD_DAYS.days()).unwrap_or(today);
    let appointments = overview.planned(today, last).map(|planned| appointment(overview, planned, today, names));
    // What is planned for today stands among the appointments.
    let is_ahead = |review: &Review| review.noun == APPOINTMENT.name && review.day >= today;
    let due: Vec<&Review> = overview.looks_due(today).into_iter().filter(|review| !is_ahead(review)).collect();
    let of = |is: fn(&str) -> bool| {
        let lines = due.iter().filter(move |review| is(review.noun));
        lines.filter_map(|review| look(overview, review, names)).collect::<Vec<_>>()
    };
    let group = |id, icon, title, mut lines: Vec<DueLine>| {
        let more = lines.len().saturating_sub(most);
        lines.truncate(most);
        DueGroup { id, icon, title, lines, more }
    };
    let groups = [
        group("appointments", "sun", "today-appointments", appointments.collect()),
        group("contacts", "phone", "today-contacts", of(|noun| noun == CONTACT_RULE.name)),
        group("measures", "book", "today-measures", of(|noun| noun == MEASURE_SCHEDULE.name)),
        group(
            "overdue",
            "shield",
            "today-overdue",
            of(|noun| ![CONTACT_RULE.name, MEASURE_SCHEDULE.name].contains(&noun)),
        ),
    ];
    groups.into_iter().filter(|group| !group.lines.is_empty()).collect()
}

fn appointment(overview: &Overview, planned: &Planned, today: Date, names: &Names) -> DueLine {
    let day = planned.at.date();
    let place = heeded_in(overview, planned.client, isolate::words(&planned.place), names);
    let place = Some(("place", place.into())).filter(|_| !planned.place.is_empty());
    let who = planned.who.map(|who| ("who", names.person(who).into()));
    let id = match (&place, &who) {
        (Some(_), Some(_)) => "today-appointment",
        (Some(_), None) => "today-appointment-place",
        (None, Some(_)) => "today-appointment-who",
        (None, None) => "today-appointment-plain",
    };
    let values: Vec<_> = place.into_iter().chain(who).collect();
    DueLine {
        client: called_in(overview, planned.client, names),
        what: names.language.say_with(id, &values),
        when: day_and_time(&planned.at, names),
        pressing: day <= today,
        href: link::entry(planned.client, &APPOINTMENT, EntryKey::Id(planned.entry)),
    }
}

/// "Tomorrow, 09:30".
pub(super) fn day_and_time(at: &Moment, names: &Names) -> String {
    let day = match names.days_until(at.date()) {
        Some(0) => names.say("today-day"),
        Some(1) => names.say("today-tomorrow"),
        Some(_) | None => names.weekday(at.date()),
    };
    let time = at.local().strftime("%H:%M").to_string();
    names.language.say_with("time-when", &[("day", day.into()), ("time", time.into())])
}

/// What was to be done by a day: its rule in words, where it has one.
fn look(overview: &Overview, review: &Review, names: &Names) -> Option<DueLine> {
    let page = nouns::named(review.noun)?;
    let is_over = names.days_until(review.day).is_some_and(|days| days < 0);
    let what = if review.noun == CONTACT_RULE.name {
        contact(overview.contact(review.client), names)
    } else {
        let id = match (review.noun == APPOINTMENT.name, review.noun == MEASURE_SCHEDULE.name, is_over) {
            (true, ..) => "today-appointment-over",
            (_, true, _) => "today-measure-line",
            (.., true) => "today-overdue-line",
            (.., false) => "today-look-line",
        };
        names.language.say_with(id, &[("what", heading(review.noun, review.key, names).into())])
    };
    Some(DueLine {
        client: called_in(overview, review.client, names),
        what,
        when: names.due(review.day),
        pressing: true,
        href: link::entry(review.client, page.noun, review.key),
    })
}

/// "At least every 14 days; last reached on 3 Nov 2026".
#[must_use]
pub fn contact(contact: Contact, names: &Names) -> String {
    let Some(days) = contact.days else { return String::new() };
    let days = ("days", i64::from(days).into());
    match contact.reached {
        Some(day) => names.language.say_with("today-contact", &[days, ("day", names.day(day).into())]),
        None => names.language.say_with("today-contact-never", &[days]),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use askama::Template;
    use waystation_sync::care::declare::{DocKey, Fact, Stated};
    use waystation_sync::care::noun::Part;
    use waystation_sync::care::overview::{AppointmentRow, SaidRow};
    use waystation_sync::care::summary::{LevelRow, Row};
    use waystation_sync::id::{ClientId, EntryId, PersonId};
    use waystation_sync::time::Millis;

    use super::*;
    use crate::Language;
    use crate::pages::today::Today;

    const NOW: Millis = Millis(1_795_516_920_000); // 2026-11-24T10:42:00Z

    fn names() -> Names {
        Names::of_nobody(NOW, Language::English)
    }

    fn row(n: u8, part: Part) -> Row {
        Row::empty(DocKey::whole(ClientId([n; 16]), part))
    }

    fn called(n: u8) -> Row {
        Row { names: vec![format!("Client {n:02}")], ..row(n, Part::Core) }
    }

    fn appointment(n: u8, at: &str, place: &str) -> Row {
        let appointment = AppointmentRow {
            noun: "appointment".to_owned(),
            entry: EntryId([n; 16]),
            at: at.parse().unwrap(),
            place: place.to_owned(),
            who: None,
        };
        let mut row = row(n, Part::Case);
        row.dated.appointments.push(appointment);
        row.reviews.push(("appointment".to_owned(), EntryId([n; 16]).to_string(), at[..10].parse().unwrap()));
        row
    }

    fn groups_of(rows: Vec<Row>) -> Vec<DueGroup> {
        groups(&Overview::new(&Part::ALL, rows.into_iter().map(Arc::new)), 40, &names())
    }

    #[test]
    fn appointments_of_today_and_the_next_seven_days_stand_by_time_with_their_client_first() {
        let rows = vec![
            called(1),
            appointment(1, "2026-11-24T15:00+00:00", "Mill Street"),
            called(2),
            appointment(2, "2026-11-24T09:00+00:00", ""),
            called(3),
            appointment(3, "2026-12-01T09:00+00:00", "Farm"),
            called(4),
            appointment(4, "2026-12-02T09:00+00:00", "Too far ahead"),
            called(5),
            appointment(5, "2026-11-23T09:00+00:00", "Yesterday"),
        ];
        let groups = groups_of(rows);
        let said = |line: &DueLine| isolate::bare(&format!("{}, {}: {}", line.client, line.when, line.what));
        let lines: Vec<String> = groups[0].lines.iter().map(said).collect();
        assert_eq!(
            lines,
            [
                "Client 02, Today, 09:00: Appointment",
                "Client 01, Today, 15:00: Mill Street",
                "Client 03, Tuesday, 1 December, 09:00: Farm",
            ]
        );
        assert_eq!((groups.len(), groups[1].id), (2, "overdue"), "of one that is over somebody says what came of it");
        assert_eq!(
            groups[1].lines.iter().map(said).collect::<Vec<_>>(),
            ["Client 05, 1 day overdue: The appointment is over: say what came of it"]
        );
    }

    #[test]
    fn a_number_in_an_appointment_that_is_not_safe_to_ring_is_marked() {
        let not_safe = SaidRow {
            noun: "contact".to_owned(),
            field: "safe".to_owned(),
            of: "555-0142".to_owned(),
            code: "no".to_owned(),
            by: "phone".to_owned(),
            is_away: false,
        };
        let core = Row { said: vec![not_safe], ..called(1) };
        let call = appointment(1, "2026-11-24T15:00+00:00", "By phone, (555) 0142");
        let groups = groups_of(vec![core, call, called(2), appointment(2, "2026-11-24T16:00+00:00", "555-0177")]);
        let what: Vec<String> = groups[0].lines.iter().map(|line| isolate::bare(&line.what)).collect();
        assert_eq!(what, ["By phone, (555) 0142 (stands as not safe to ring)", "555-0177"]);
    }

    #[test]
    fn who_is_to_be_reached_stands_with_the_rule_in_words_and_the_highest_risk_first() {
        let ruled = |n: u8, reached: Option<&str>| {
            let since = "2026-11-01".parse().ok();
            let stated = |fact| Stated { noun: "contact_rule".to_owned(), entry: "one".to_owned(), fact };
            let rule = Row { for_rules: vec![stated(Fact::Within { days: 7, since })], ..row(n, Part::Case) };
            [called(n), rule, Row { reached: reached.map(|day| day.parse().unwrap()), ..row(n, Part::Notes) }]
        };
        let level = LevelRow { domain: "legal".into(), rank: 0, level: "high".into(), two_versions: false };
        let at_risk = Row { levels: vec![level], ..row(2, Part::Risk) };
        let rows = [ruled(1, None), ruled(2, Some("2026-11-16")), ruled(3, Some("2026-11-20"))];
        let groups = groups_of(rows.into_iter().flatten().chain([at_risk]).collect());
        let lines: Vec<(String, &str)> = groups[0]
            .lines
            .iter()
            .map(|line| (isolate::bare(&format!("{}: {}", line.client, line.what)), line.when.as_str()))
            .collect();
        assert_eq!(groups[0].id, "contacts");
        assert_eq!(
            lines,
            [
                ("Client 02: At least every 7 days; last reached on 16 Nov 2026".to_owned(), "1 day overdue"),
                ("Client 01: At least every 7 days; not reached yet".to_owned(), "16 days overdue"),
            ]
        );
    }

    #[test]
    fn a_group_shows_six_lines_at_once_and_the_others_behind_more() {
        for (count, more) in [(6, None), (7, Some("1 more")), (41, Some("34 more"))] {
            let rows = (1..=count).flat_map(|n| [called(n), appointment(n, "2026-11-24T15:00+00:00", "")]);
            let overview = Overview::new(&Part::ALL, rows.map(Arc::new));
            let html = Today::new(&overview, PersonId([7; 16]), &names()).render().unwrap();
            assert_eq!(html.matches("<span>Appointment</span>").count(), usize::from(count).min(40));
            assert_eq!(html.contains("<details class=\"later\">"), more.is_some());
            assert!(more.is_none_or(|more| html.contains(&format!("<summary>{more}</summary>"))));
            assert_eq!(html.contains("1 more stands in the charts"), count == 41);
        }
    }
}
