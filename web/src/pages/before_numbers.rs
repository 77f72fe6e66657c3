//! The numbers that the page before a meeting tells, each with those before it. Must never call one better or worse.

use jiff::civil::Date;
use waystation_sync::care::noun::{Kind, header};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;

use crate::entry::line::sentences;
use crate::entry::value;
use crate::glance::{Line, Seen};
use crate::noun_page::NounPage;
use crate::{link, nouns};

/// What is worked out from an entry, with what it was the time before and the first time; after it what its line says.
pub(super) fn with_computed(page: &NounPage, entry: &Entry, about: String, seen: &Seen<'_>) -> String {
    let names = seen.names;
    let number = |entry: &Entry| {
        let mut numbers = entry.computed().filter(|(computed, _)| matches!(computed.kind, Kind::Number { .. }));
        numbers.next().and_then(|(computed, value)| Some((computed.name, number_of(&value)?)))
    };
    let Some((name, now)) = number(entry) else { return about };
    let day = |entry: &Entry| entry.value(&header::HAPPENED).and_then(Value::as_date);
    let heading = value::heading(page, entry, names);
    let mut earlier: Vec<(Option<Date>, i64)> = seen
        .entries(entry.noun)
        .filter(|other| {
            other.key != entry.key && day(other) <= day(entry) && value::heading(page, other, names) == heading
        })
        .filter_map(|other| Some((day(other), number(other)?.1)))
        .collect();
    earlier.sort_unstable();
    let label = page.label(name, names.language);
    let mut values = vec![("label", label.into()), ("now", now.into())];
    let id = match earlier.as_slice() {
        [] => "before-score",
        [(_, only)] => {
            values.push(("last", (*only).into()));
            "before-score-second"
        }
        [(_, first), .., (_, last)] => {
            values.extend([("first", (*first).into()), ("last", (*last).into())]);
            "before-score-change"
        }
    };
    let score = names.language.say_with(id, &values);
    sentences(&[score, about])
}

fn number_of(value: &Value) -> Option<i64> {
    if let Value::Number(number) = value { Some(*number) } else { None }
}

/// Entries of a log as one line: how many, and from where to where its number went; none where there are none.
pub(super) fn summed(page: &NounPage, news: &[&Entry], seen: &Seen<'_>) -> Option<Line> {
    let names = seen.names;
    let number = page.noun.fields.iter().find(|field| matches!(field.kind, Kind::Number { .. }));
    let count = news.len();
    if count == 0 {
        return None;
    }
    let numbers = || {
        let all = news.iter().filter_map(|entry| number_of(entry.value(number?)?));
        Some((all.clone().min()?, all.max()?))
    };
    let about = number.zip(numbers()).map(|(field, (least, most))| {
        let label = page.label(field.name, names.language);
        let values = [("label", label.into()), ("least", least.into()), ("most", most.into())];
        names.language.say_with(if least == most { "before-number" } else { "before-range" }, &values)
    });
    Some(Line {
        what: page.title(names.language),
        about: about.unwrap_or_default(),
        more: names.language.say_n("before-entries", count),
        href: link::section(seen.client, nouns::section_of(page.noun).noun),
        ..Line::default()
    })
}
