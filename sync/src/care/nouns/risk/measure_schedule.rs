//! How often a questionnaire is to be answered. When the next one is due is worked out from those that were.

use super::measure;
use crate::care::declare::{
    Area, ClientFacts, Codes, Entry, Fact, FieldDecl, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};
use crate::time::Millis;

/// The instruments, by their ids.
pub const INSTRUMENT_IDS: &[&str] = &["phq-9", "phq-2", "gad-7", "who-5", "audit-c"];

/// When.
pub const EVERY: FieldDecl = FieldDecl::register("every", Kind::Code(&["weeks", "appointment", "stopped"]));
/// After how many weeks.
pub const WEEKS: FieldDecl = FieldDecl::register("weeks", Kind::Number { least: 1, most: 52 });
/// From which day on.
pub const SINCE: FieldDecl = FieldDecl::register("since", Kind::Date);

/// A schedule of a questionnaire (CARE.md 1.G and 1.M: "a measure due before each session or every n weeks").
pub static MEASURE_SCHEDULE: Noun = Noun {
    name: "measure_schedule",
    area: Area::Risk,
    part: Part::Measures,
    shape: Shape::Coded(&[&Codes::Fixed(INSTRUMENT_IDS)]),
    fields: &[EVERY, WEEKS, SINCE],
    editors: &[Role::Therapist, Role::Supervisor],
    rule_codes: &["measure_schedule-needs-weeks"],
    rules: says_how_often,
    facts: |entry, facts| {
        let written = [&EVERY, &WEEKS].into_iter().flat_map(|field| entry.field(field).stamps());
        let said = written.map(|stamp| stamp.written).max().and_then(Millis::day);
        let since = entry.value(&SINCE).and_then(Value::as_date).or(said);
        let weeks = entry.value(&WEEKS).and_then(measure::number).and_then(|weeks| u16::try_from(weeks).ok());
        match entry.text(&EVERY) {
            "weeks" => facts.extend(weeks.map(|weeks| Fact::Every { weeks: Some(weeks), since })),
            "appointment" => facts.push(Fact::Every { weeks: None, since }),
            _ => {}
        }
    },
    ..Noun::PLAIN
};

/// Weeks without a number are no schedule.
fn says_how_often(entry: &Entry, _: &ClientFacts) -> Vec<Problem> {
    let lacks = entry.value(&WEEKS).is_none() && !entry.field(&WEEKS).is_conflicted();
    if entry.text(&EVERY) != "weeks" || !lacks {
        return Vec::new();
    }
    let what = Wrong::Rule("measure_schedule-needs-weeks");
    vec![Problem { noun: MEASURE_SCHEDULE.name, key: entry.key, field: Some(WEEKS.name), what }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::instruments::INSTRUMENTS;

    #[test]
    fn each_instrument_may_be_asked_again_and_nothing_else() {
        let ids: Vec<&str> = INSTRUMENTS.iter().map(|instrument| instrument.id).collect();
        assert_eq!(ids, INSTRUMENT_IDS);
    }
}
