//! Invented charts for numbers, each decided by its own number alone and written through the door that people's forms
//! go through. Must never be taken for what a clinic's charts say.

use std::ops::Range;
use std::task::Poll;

use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::noun::{FieldDecl, Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::care::{client as person, goal, name, risk, task, team};
use waystation_sync::id::{ClientId, EntryId, PersonId};

use crate::real::Real;

/// Charts that are written at the same time: the record makes several of them durable at once.
const AT_ONCE: u16 = 50;
/// One chart in so many has a team, and its tasks have someone to do them.
pub const TEAM_EVERY: u16 = 20;
/// How many changes make a chart durable.
pub const FRAMES: u32 = 4;

const GIVEN: [&str; 26] = [
    "Álvaro", "Bilal", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hana", "Ingrid", "José", "Kofi", "Lucía",
    "Marta", "Noor", "Ofelia", "Pavel", "Quinn", "Rosa", "Sana", "Tomás", "Ulla", "Vera", "Wanda", "Ximena", "Yusuf",
    "Zuzana",
];
const SYLLABLES: [&str; 16] =
    ["ba", "cor", "del", "en", "fi", "gar", "hol", "is", "ka", "lun", "mar", "no", "pra", "ri", "so", "ver"];

/// The client with this number.
#[must_use]
pub fn client(number: u16) -> ClientId {
    let mut id = [7; 16];
    id[..2].copy_from_slice(&number.to_be_bytes());
    ClientId(id)
}

/// Their name: thousands of them differ, begin with every letter, and some have marks.
#[must_use]
pub fn name_of(number: u16) -> String {
    let number = usize::from(number);
    let syllable = |place: u32| SYLLABLES[number / 16_usize.pow(place) % 16];
    format!("{} {}{}{}{}", GIVEN[number % 26], syllable(0).to_uppercase(), syllable(1), syllable(2), syllable(3))
}

/// Which of `people` look after the client with this number.
#[must_use]
pub fn team_of(people: &[PersonId], number: u16) -> Option<PersonId> {
    let of_a_team = number.is_multiple_of(TEAM_EVERY) && !people.is_empty();
    of_a_team.then(|| people[usize::from(number / TEAM_EVERY) % people.len()])
}

/// Begins an entry with these fields.
///
/// # Panics
/// When a text is no value of its field.
#[must_use]
pub fn begin(noun: &'static Noun, number: u8, fields: Vec<(&'static FieldDecl, &str)>) -> Act {
    Act { noun, key: entry(number), verb: Verb::Begin(values(fields)) }
}

/// Writes one field of an entry.
///
/// # Panics
/// As [`begin`].
#[must_use]
pub fn write(field: &'static FieldDecl, number: u8, noun: &'static Noun, text: &str) -> Act {
    Act { noun, key: entry(number), verb: Verb::Write(values(vec![(field, text)])) }
}

/// The key of the entry with this number.
#[must_use]
pub const fn entry(number: u8) -> EntryKey {
    EntryKey::Id(EntryId([number; 16]))
}

fn values(fields: Vec<(&'static FieldDecl, &str)>) -> Vec<(&'static FieldDecl, Option<Value>)> {
    fields.into_iter().map(|(field, text)| (field, field.kind.parse(text).expect("a value"))).collect()
}

/// A chart as a case manager might begin it: a name, two goals, three tasks, a level of risk; one in [`TEAM_EVERY`] is
/// looked after by one of `people`, who has its tasks.
pub async fn chart(clinic: &Real, writer: PersonId, people: &[PersonId], number: u16) {
    let (client, own) = (client(number), team_of(people, number));
    let named = begin(&name::NAME, 1, vec![(&name::USE, "usual"), (&name::TEXT, &name_of(number))]);
    let born = Verb::Write(values(vec![(&person::BIRTH_DATE, &(1950 + number % 55).to_string())]));
    let born = Act { noun: &person::CLIENT, key: EntryKey::One, verb: born };
    clinic.write(writer, client, Part::Core, vec![named, born]).await;
    let goals = (1..3).map(|n| {
        let fields = vec![
            (&goal::STATEMENT, "Sleep seven hours, five nights a week, and walk on the other two."),
            (&goal::STATUS, "proposed"),
            (&goal::WHY, "I want to be rested for work"),
        ];
        begin(&goal::GOAL, n, fields)
    });
    let staff = own.map(|who| {
        let mut fields = values(vec![(&team::ROLE, "case_manager")]);
        fields.push((&team::WHO, Some(Value::Staff(who))));
        Act { noun: &team::TEAM, key: entry(9), verb: Verb::Begin(fields) }
    });
    clinic.write(writer, client, Part::Plan, goals.collect()).await;
    let staff: Vec<Act> = staff.into_iter().collect();
    if !staff.is_empty() {
        clinic.write(writer, client, Part::Relations, staff).await;
    }
    let level = match number % 100 {
        0 => "high",
        1..10 => "moderate",
        _ => "low",
    };
    let level =
        Verb::Write(values(vec![(&risk::LEVEL, level), (&risk::BASIS, "Said so"), (&risk::ACTION, "We ring weekly")]));
    let risk = Act { noun: &risk::RISK, key: EntryKey::coded("self_harm"), verb: level };
    clinic.write(writer, client, Part::Risk, vec![risk]).await;
    let tasks = (1..4_u8).map(|n| {
        let due = format!("2026-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
        let mut fields =
            values(vec![(&task::WHAT, "Ring the housing office"), (&task::STATUS, "open"), (&task::DUE, &due)]);
        fields.push((&task::WHO, own.map(Value::Staff)));
        Act { noun: &task::TASK, key: entry(n), verb: Verb::Begin(fields) }
    });
    clinic.write(writer, client, Part::Case, tasks.collect()).await;
}

/// Writes the charts with the numbers below `count`.
pub async fn write_charts(clinic: &Real, writer: PersonId, people: &[PersonId], count: u16) {
    write_range(clinic, writer, people, 0..count).await;
}

/// Writes the charts with these numbers.
pub async fn write_range(clinic: &Real, writer: PersonId, people: &[PersonId], numbers: Range<u16>) {
    for first in numbers.clone().step_by(usize::from(AT_ONCE)) {
        let last = first.saturating_add(AT_ONCE).min(numbers.end);
        all((first..last).map(|number| chart(clinic, writer, people, number)).collect()).await;
    }
}

/// Waits for all of them at once.
pub async fn all<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut ready = true;
        for (future, output) in &mut waiting {
            if output.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(done) => *output = Some(done),
                    Poll::Pending => ready = false,
                }
            }
        }
        if ready { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, output)| output).collect()
}
