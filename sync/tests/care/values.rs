//! Values for every kind of field: two that fit, and some that do not. Must never know a noun.

use waystation_sync::care::noun::{Answers, Instrument, Item, Kind};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::{Misfit, Value};
use waystation_sync::id::PersonId;

use crate::support::*;

/// The `n`th of two values that fit.
pub(crate) fn good(kind: Kind, n: usize) -> Option<Value> {
    Some(match kind {
        Kind::Line { .. } => Value::Words(["one line: a=b\\n é", "another"][n].into()),
        Kind::Text { .. } => Value::Words(["two\nlines", "more\n\nlines 👍"][n].into()),
        Kind::Code(codes) => Value::Code(codes[n].into()),
        Kind::Listed(codes) => Value::Code([codes.built_in()[0], "own-payday"][n].into()),
        Kind::Codes(codes) => Value::Codes(codes.iter().skip(n).map(|code| (*code).to_owned()).collect()),
        Kind::Date => Value::Date(["2026-11-24", "2024-02-29"][n].parse().unwrap()),
        Kind::DateOrYear if n == 0 => Value::Year(1984),
        Kind::DateOrYear => Value::Date("1984-05-06".parse().unwrap()),
        Kind::Number { least, most } => Value::Number([least, most][n]),
        Kind::YesNo => Value::YesNo(n == 0),
        Kind::Phone => Value::Words(["+1 555 0142", "112"][n].into()),
        Kind::Staff => Value::Staff(PersonId([u8::try_from(n).unwrap(); 16])),
        Kind::Moment => Value::Moment(["2026-11-24T10:42-06:00", "2024-02-29T23:59+02:00"][n].parse().unwrap()),
        Kind::Link { .. } => Value::Link(linked(n)),
        Kind::Links { .. } => Value::Links((n..2).map(linked).collect()),
        Kind::Order => Value::Order(["V", "aV"][n].into()),
        Kind::Answers(known) => Value::Answers(answers(known, n)),
        Kind::Drawing => Value::Words(["M1 2 3 4", "M5 6 7 8M0 0 600 200"][n].into()),
        Kind::Signed => return None,
    })
}

/// An entry to link to. What lies in another document is not known, so any is believed.
pub(crate) fn linked(n: usize) -> EntryKey {
    id(0x70 + u8::try_from(n).unwrap())
}

/// The first or last answer to every item of the `n`th instrument.
fn answers(known: &[&Instrument], n: usize) -> Answers {
    let instrument = known[n % known.len()];
    let point = |item: &Item| item.options[n * (item.options.len() - 1)].0.to_string();
    let points: String = instrument.asked().map(point).collect();
    Answers::parse(known, &format!("{}:{points}", instrument.id)).unwrap()
}

/// Values that do not fit, each with what is said of it.
pub(crate) fn bad(kind: Kind) -> Vec<(Value, Misfit)> {
    let words = |text: &str| Value::Words(text.into());
    match kind {
        Kind::Line { characters_max } => vec![
            (words("two\nlines"), Misfit::NotOneLine),
            (words(&"é".repeat(characters_max + 1)), Misfit::TooLong { characters_max }),
        ],
        Kind::Text { characters_max } => {
            vec![(words(&"é".repeat(characters_max + 1)), Misfit::TooLong { characters_max })]
        }
        Kind::Code(_) => vec![(Value::Code("no_such".into()), Misfit::NotAChoice)],
        Kind::Listed(_) => vec![(Value::Code("Not a code".into()), Misfit::NotAChoice)],
        Kind::Codes(_) => vec![(Value::Codes(["no_such".to_owned()].into()), Misfit::NotAChoice)],
        Kind::Date => vec![(words("2026-02-30"), Misfit::NotADate), (Value::Year(1984), Misfit::NotADate)],
        Kind::DateOrYear => vec![(words("about 1984"), Misfit::NotADate)],
        Kind::Number { least, most } => vec![
            (Value::Number(least - 1), Misfit::NotInRange { least, most }),
            (Value::Number(most + 1), Misfit::NotInRange { least, most }),
            (words("some"), Misfit::NotInRange { least, most }),
        ],
        Kind::YesNo => vec![(words("perhaps"), Misfit::NotAChoice)],
        Kind::Phone => vec![(words("call me"), Misfit::NotAPhone)],
        Kind::Staff | Kind::Link { .. } | Kind::Links { .. } => vec![(words("Ana Ben"), Misfit::NotAnId)],
        Kind::Moment => vec![(words("2026-11-24T10:42"), Misfit::NotAMoment), (words("noon"), Misfit::NotAMoment)],
        Kind::Order => vec![(words("1 2"), Misfit::NotAChoice)],
        Kind::Answers(_) => vec![(words("phq-9:9"), Misfit::NotAChoice)],
        Kind::Drawing => vec![(words("M1 2 3"), Misfit::NotADrawing), (words("a name"), Misfit::NotADrawing)],
        Kind::Signed => vec![(Value::Signed(vec![1]), Misfit::OnlySigned)],
    }
}
