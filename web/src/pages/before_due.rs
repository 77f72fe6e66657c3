//! What is due in a chart: appointments, tasks, questionnaires, and what is to be looked at again. Must never leave out
//! one without a count.

use jiff::civil::Date;
use waystation_sync::care::appointment::APPOINTMENT;
use waystation_sync::care::measure::{ANSWERS, MEASURE};
use waystation_sync::care::measure_schedule::MEASURE_SCHEDULE;
use waystation_sync::care::overview::{AppointmentRow, answers_due};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::TaskRow;
use waystation_sync::care::task::TASK;

use super::due::day_and_time;
use super::told::heading;
use crate::entry::heeded::heeded;
use crate::entry::line::sentences;
use crate::glance::{Block, Content, Line, Place, Seen};
use crate::{isolate, link, nouns};

/// Most lines of what is due; the rest is counted.
const LINES_MAX: usize = 8;
/// What is due within as many days is told.
const DUE_DAYS: i64 = 14;

/// Appointments, tasks, questionnaires and what is to be looked at again, due soon or before today.
pub(super) fn due(seen: &Seen<'_>) -> Block {
    let names = seen.names;
    let tasks = due_tasks(seen);
    let line = |(task, due): &(&TaskRow, Date)| Line {
        what: heeded(task.what.clone(), seen.rows.iter(), names),
        about: names.due(*due),
        more: task.who.map(|who| names.person(who).into_owned()).unwrap_or_default(),
        careful: names.days_until(*due).is_some_and(|days| days < 0),
        href: link::entry(seen.client, &TASK, EntryKey::Id(task.entry)),
        ..Line::default()
    };
    let href = link::section(seen.client, &TASK);
    let mut lines: Vec<(Date, Line)> = tasks.iter().map(|task| (task.1, line(task))).collect();
    lines.extend(due_answers(seen).into_iter().chain(appointments(seen)).chain(looks(seen)));
    lines.sort_by_key(|(day, _)| *day);
    let rest = lines.len().saturating_sub(LINES_MAX);
    let is_over = lines.iter().any(|(day, _)| names.days_until(*day).is_some_and(|days| days < 0));
    Block {
        id: "due",
        place: Place::Work,
        icon: "check",
        title: names.say(if is_over { "before-due-over" } else { "before-due" }),
        empty: String::new(),
        begin: None,
        content: Content::Lines(lines.into_iter().take(LINES_MAX).map(|(_, line)| line).collect()),
        more: (rest > 0).then(|| (names.language.say_n("glance-more", rest), href.clone())),
        href,
    }
}

/// The questionnaires that are due soon, or were, each leading to where it is filled in.
fn due_answers(seen: &Seen<'_>) -> Vec<(Date, Line)> {
    let names = seen.names;
    let line = |(day, key): (Date, EntryKey)| {
        let (EntryKey::Code(code), Some(days)) = (key, names.days_until(day)) else { return None };
        let line = Line {
            what: nouns::page_of(&MEASURE_SCHEDULE).key(code.as_str(), names),
            about: names.due(day),
            careful: days < 0,
            href: format!("{}?{}={}", link::new_entry(seen.client, &MEASURE), ANSWERS.name, code.as_str()),
            ..Line::default()
        };
        (days <= DUE_DAYS).then_some((day, line))
    };
    answers_due(seen.rows).into_iter().filter_map(line).collect()
}

/// The tasks that are due soon, or were, the soonest first.
pub(super) fn due_tasks<'a>(seen: &Seen<'a>) -> Vec<(&'a TaskRow, Date)> {
    let is_soon = |due: &Date| seen.names.days_until(*due).is_some_and(|days| days <= DUE_DAYS);
    let tasks = seen.rows.iter().flat_map(|row| &row.tasks);
    let mut tasks: Vec<(&TaskRow, Date)> = tasks.filter_map(|task| Some((task, task.due.filter(is_soon)?))).collect();
    tasks.sort_by_key(|(task, due)| (*due, task.entry));
    tasks
}

/// The next meeting, in words, and where it stands; where none is planned, where one is.
pub(super) fn next_meeting(seen: &Seen<'_>) -> (String, String) {
    let names = seen.names;
    let ahead = seen.rows.iter().flat_map(|row| &row.dated.appointments);
    let ahead = ahead.filter(|row| names.days_until(row.at.date()).is_some_and(|days| days >= 0));
    let Some(row) = ahead.min_by_key(|row| (row.at.date(), row.at.local().time(), row.entry)) else {
        return (names.say("before-next-none"), link::new_entry(seen.client, &APPOINTMENT));
    };
    let place = heeded(isolate::words(&row.place), seen.rows.iter(), names);
    let place = Some(place).filter(|_| !row.place.is_empty()).unwrap_or_default();
    let who = row.who.map(|who| names.person(who).into_owned()).unwrap_or_default();
    let told = sentences(&[day_and_time(&row.at, names), place, who]);
    let said = names.language.say_with("before-next", &[("told", told.into())]);
    (said, link::entry(seen.client, &APPOINTMENT, EntryKey::Id(row.entry)))
}

/// The appointments of the coming days, each with its time and place.
fn appointments(seen: &Seen<'_>) -> Vec<(Date, Line)> {
    let names = seen.names;
    let line = |row: &AppointmentRow| {
        let day = row.at.date();
        names.days_until(day).filter(|days| (0..=DUE_DAYS).contains(days))?;
        let line = Line {
            what: names.say("today-appointment-plain"),
            about: sentences(&[day_and_time(&row.at, names), heeded(row.place.clone(), seen.rows.iter(), names)]),
            more: row.who.map(|who| names.person(who).into_owned()).unwrap_or_default(),
            href: link::entry(seen.client, &APPOINTMENT, EntryKey::Id(row.entry)),
            ..Line::default()
        };
        Some((day, line))
    };
    seen.rows.iter().flat_map(|row| &row.dated.appointments).filter_map(line).collect()
}

/// What is to be looked at again soon, or was; an appointment that is over, since somebody says what came of it.
fn looks(seen: &Seen<'_>) -> Vec<(Date, Line)> {
    let names = seen.names;
    let line = |(noun, entry, day): &(String, String, Date)| {
        let page = nouns::named(noun).filter(|page| *page.noun != MEASURE_SCHEDULE)?;
        let days = names.days_until(*day).filter(|days| *days <= DUE_DAYS)?;
        let is_appointment = *page.noun == APPOINTMENT;
        let key = EntryKey::parse(page.noun, entry).filter(|_| !(is_appointment && days >= 0))?;
        let id = if is_appointment { "today-appointment-over" } else { "before-look" };
        let line = Line {
            what: names.language.say_with(id, &[("what", heading(page.noun.name, key, names).into())]),
            about: names.due(*day),
            careful: days < 0,
            href: link::entry(seen.client, page.noun, key),
            ..Line::default()
        };
        Some((*day, line))
    };
    seen.rows.iter().flat_map(|row| &row.reviews).filter_map(line).collect()
}
