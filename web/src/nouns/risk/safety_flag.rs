//! Looks of safety flags. One that is open stands first on the chart's page, whoever raised it. Must never hide one while
//! anybody says that it is open.

use waystation_sync::care::checkin;
use waystation_sync::care::declare::{Fact, Stated};
use waystation_sync::care::incident::{self, INCIDENT};
use waystation_sync::care::instruments;
use waystation_sync::care::measure::{ANSWERS, MEASURE};
use waystation_sync::care::noun::{Value, header};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::safety_flag::{ABOUT, CHECKIN, OWNER, SAFETY_FLAG, STATUS, WHY};
use waystation_sync::care::setback_review::{HAPPENED, HARM, SETBACK_REVIEW};

use crate::glance::{Block, Content, Glance, Line, Place, Seen};
use crate::link;
use crate::noun_page::{Grouping, Heading, NounPage, Preset, Tone};

/// Safety flags.
pub static PAGE: NounPage = NounPage {
    first: &[&WHY, &OWNER],
    preset: &[(&STATUS, Preset::Code("open"))],
    tells: Some((&WHY, &[&CHECKIN, &ABOUT])),
    group_by: Some(Grouping::by(&STATUS)),
    tone: |entry| if entry.text(&STATUS) == "open" { Tone::Alarm } else { Tone::Plain },
    glance: Some(Glance { leads: false, reads: &[&MEASURE, &SETBACK_REVIEW, &INCIDENT, &SAFETY_FLAG], say: glance }),
    ..NounPage::new(&SAFETY_FLAG, "alert", Heading::Field(&STATUS))
};

/// Whether an entry's answers raise a flag by themselves.
fn raises(entry: &Entry) -> bool {
    if *entry.noun == SETBACK_REVIEW {
        return entry.text(&HARM) == "yes";
    }
    if *entry.noun == INCIDENT {
        return true;
    }
    let answers = entry.value(&ANSWERS).and_then(Value::as_answers);
    answers.is_some_and(|answers| {
        instruments::named(answers.instrument()).is_some_and(|instrument| instrument.opens_flag(answers))
    })
}

/// What may raise a flag by itself.
fn raising<'a>(seen: &'a Seen<'_>) -> impl Iterator<Item = &'a Entry> {
    seen.entries(&MEASURE).chain(seen.entries(&SETBACK_REVIEW)).chain(seen.entries(&INCIDENT))
}

/// Answers that raised a flag which nobody took up, and flags that are open.
fn glance(seen: &Seen<'_>) -> Vec<Block> {
    let names = seen.names;
    let flagged: Vec<EntryKey> =
        seen.entries(&SAFETY_FLAG).filter_map(|flag| flag.value(&ABOUT).and_then(Value::as_link)).collect();
    let answered = raising(seen);
    // What was entered in error is no alarm.
    let raised = answered.filter(|entry| raises(entry) && !entry.is_struck() && !flagged.contains(&entry.key));
    let by_answers = raised.map(|entry| Line {
        what: title_of(entry, seen),
        about: when(entry, seen),
        careful: true,
        href: format!("{}?{}={}", link::new_entry(seen.client, &SAFETY_FLAG), ABOUT.name, entry.key),
        ..Line::default()
    });
    let open = seen.entries(&SAFETY_FLAG).filter(|flag| flag.text(&STATUS) == "open").map(|flag| Line {
        what: flag_words(flag, seen),
        careful: true,
        href: link::entry(seen.client, &SAFETY_FLAG, flag.key),
        ..Line::default()
    });
    vec![Block {
        id: "safety",
        place: Place::Safety,
        icon: PAGE.icon,
        title: names.say("glance-safety"),
        href: link::section(seen.client, &SAFETY_FLAG),
        empty: String::new(),
        begin: None,
        content: Content::Lines(by_answers.chain(asked(seen)).chain(open).collect()),
        more: None,
    }]
}

/// Check-ins in which somebody asked for help and that no flag has taken up: known by facts, since logs are not read for it.
fn asked<'a>(seen: &'a Seen<'_>) -> impl Iterator<Item = Line> + 'a {
    let told = seen.rows.iter().flat_map(|row| &row.for_rules).filter_map(|stated: &Stated| {
        let Fact::Raised { day } = stated.fact else { return None };
        (stated.noun == checkin::CHECKIN.name).then_some((stated.entry.as_str(), day))
    });
    let taken_up = |entry: &str| {
        let about = |flag: &Entry| flag.value(&CHECKIN).and_then(Value::as_link);
        seen.entries(&SAFETY_FLAG).filter_map(about).any(|key| key.to_string() == entry)
    };
    told.filter(move |(entry, _)| !taken_up(entry)).map(|(entry, day)| Line {
        what: seen.names.language.say_with("review-flag-asked", &[("day", seen.names.day(day).into())]),
        careful: true,
        href: format!("{}?{}={entry}", link::new_entry(seen.client, &SAFETY_FLAG), CHECKIN.name),
        ..Line::default()
    })
}

/// What raised a flag by itself: the questionnaire by its name, a setback review by what was answered in it.
fn title_of(entry: &Entry, seen: &Seen<'_>) -> String {
    if *entry.noun == SETBACK_REVIEW {
        return seen.names.say("setback_review-harm");
    }
    if *entry.noun == INCIDENT {
        let kind = format!("incident-{}.{}", incident::KIND.name, entry.text(&incident::KIND));
        return seen.names.language.find(&kind).unwrap_or_else(|| seen.names.say("incident"));
    }
    let answers = entry.value(&ANSWERS).and_then(Value::as_answers);
    let instrument = answers.and_then(|answers| instruments::named(answers.instrument()));
    instrument.map_or_else(String::new, |instrument| instrument.title.to_owned())
}

/// When it was answered.
fn when(entry: &Entry, seen: &Seen<'_>) -> String {
    let at = entry.value(&header::HAPPENED).and_then(Value::as_moment).map(|at| seen.names.moment(at));
    let happened = if *entry.noun == INCIDENT { &incident::HAPPENED } else { &HAPPENED };
    let day = || entry.value(happened).and_then(Value::as_date).map(|day| seen.names.day(day));
    at.or_else(day).unwrap_or_default()
}

/// Why somebody has to look; of a flag that answers raised, which they were.
fn flag_words(flag: &Entry, seen: &Seen<'_>) -> String {
    let about = flag.value(&ABOUT).and_then(Value::as_link);
    match flag.text(&WHY) {
        "" if flag.value(&CHECKIN).is_some() => seen.names.say("glance-asked"),
        "" => {
            raising(seen).find(|entry| Some(entry.key) == about).map(|entry| title_of(entry, seen)).unwrap_or_default()
        }
        why => why.to_owned(),
    }
}
