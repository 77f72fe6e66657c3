//! Answers to a questionnaire, as they were given. Score and band are worked out when they are shown.

use crate::care::declare::{
    Answers, Area, Computed, Entry, EntryKey, Fact, FieldDecl, Header, Instrument, Kind, Noun, Part, Role, Shape,
    Value, header,
};
use crate::care::instruments::{self, INSTRUMENTS};

/// The instrument and every answer, in one value.
pub const ANSWERS: FieldDecl = FieldDecl::register("answers", Kind::Answers(INSTRUMENTS)).required().once();
/// How it was asked.
pub const MODE: FieldDecl = FieldDecl::register("mode", Kind::Code(&["self", "interview", "paper"])).once();

/// The answers that these take the place of.
pub const CORRECTS: FieldDecl = header::corrects(&["measure"]);

/// Every code of a band, of any instrument.
pub const BANDS: &[&str] = &["minimal", "mild", "moderate", "moderately_severe", "severe"];

/// Answers to an instrument (CARE.md 1.G and 2; P8 "Regular assessment of ... functioning, and quality of life").
pub static MEASURE: Noun = Noun {
    name: "measure",
    area: Area::Risk,
    part: Part::Measures,
    shape: Shape::List,
    header: Header::Event,
    fields: &[header::HAPPENED, ANSWERS, MODE, header::SOURCE, header::LANGUAGE, header::SENSITIVITY, CORRECTS],
    computed: &[
        Computed { name: "score", kind: Kind::Number { least: 0, most: 100 }, of: score },
        Computed { name: "band", kind: Kind::Code(BANDS), of: band },
        Computed { name: "partial", kind: Kind::YesNo, of: partial },
        Computed { name: "further", kind: Kind::YesNo, of: further },
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    facts: tell,
    ..Noun::PLAIN
};

fn asked(entry: &Entry) -> Option<(&'static Instrument, &Answers)> {
    let answers = entry.value(&ANSWERS)?.as_answers()?;
    Some((instruments::named(answers.instrument())?, answers))
}

/// The score; none while an item that counts is unanswered.
fn score(entry: &Entry) -> Option<Value> {
    let (instrument, answers) = asked(entry)?;
    instrument.score(answers).map(Value::Number)
}

/// What its makers call a score like this one.
fn band(entry: &Entry) -> Option<Value> {
    let (instrument, answers) = asked(entry)?;
    instrument.band(instrument.score(answers)?).map(|code| Value::Code(code.to_owned()))
}

/// Whether items that count were left out; said only when they were.
fn partial(entry: &Entry) -> Option<Value> {
    let (instrument, answers) = asked(entry)?;
    instrument.score(answers).is_none().then_some(Value::YesNo(true))
}

/// Whether its makers advise to look further.
fn further(entry: &Entry) -> Option<Value> {
    let (instrument, answers) = asked(entry)?;
    instrument.asks_further(instrument.score(answers)?).map(Value::YesNo)
}

/// The number that a value is.
pub(super) const fn number(value: &Value) -> Option<i64> {
    if let Value::Number(number) = value { Some(*number) } else { None }
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    let Some((instrument, answers)) = asked(entry) else { return };
    let day = entry.value(&header::HAPPENED).and_then(Value::as_date);
    if let (false, Some(day)) = (entry.is_put_away(), day) {
        let corrects = entry.value(&CORRECTS).and_then(Value::as_link).and_then(EntryKey::id);
        let (instrument, total) = (instrument.id.to_owned(), instrument.score(answers));
        facts.push(Fact::Score { instrument, day, total, corrects });
    }
    if let (false, true, Some(day)) = (entry.is_put_away(), instrument.opens_flag(answers), day) {
        facts.push(Fact::Raised { day });
        facts.extend(entry.author().map(|who| Fact::Owner { who }));
    }
}
