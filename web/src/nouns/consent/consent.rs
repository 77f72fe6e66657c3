//! Looks of consents. Must never call one by what it is for alone: whom it is for and how it stands go with it.

use waystation_sync::care::consent::{CONSENT, COVERS, KIND, PEOPLE, TO_WHOM, UNTIL};
use waystation_sync::care::noun::{ClientFacts, Stands, Value};
use waystation_sync::care::read::Entry;

use crate::Names;
use crate::entry::value;
use crate::noun_page::{Heading, LinkedAs, NounPage};

/// Consents.
pub static PAGE: NounPage = NounPage {
    called: &[&TO_WHOM],
    linked_as: Some(linked_as),
    ..NounPage::new(&CONSENT, "lock", Heading::Field(&KIND))
};

/// "Sharing with others (Dr. Vega), until 3 Jun 2027: taken back on 3 May 2026".
fn linked_as(entry: &Entry, facts: &ClientFacts, names: &Names) -> LinkedAs {
    let say = |id: &str, values: &[(&str, String)]| {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        names.language.say_with(id, &values)
    };
    let mut words = value::heading(&PAGE, entry, names);
    let people = entry.value(&PEOPLE).map(Value::links).unwrap_or_default();
    let named = people.iter().map(|key| names.linked(*key).into_owned());
    let told = Some(entry.text(&TO_WHOM)).filter(|to| !to.is_empty());
    let to: Vec<String> = told.map(|to| PAGE.written(TO_WHOM.name, &beginning(to))).into_iter().chain(named).collect();
    if !to.is_empty() {
        words = say("stands-to", &[("what", words), ("to", to.join(", "))]);
    }
    if let Some(until) = entry.value(&UNTIL).and_then(Value::as_date) {
        words = say("stands-until", &[("what", words), ("day", names.day(until))]);
    }
    let so = |words, stands: String| say("stands-so", &[("what", words), ("stands", stands)]);
    if entry.is_put_away() {
        return LinkedAs { words: so(words, say("stands-away", &[])), is_over: true, stands: None };
    }
    // What is not known is not called in force.
    let known = entry.key.id().and_then(|id| facts.consents.get(&id)).filter(|_| facts.gathered.contains(CONSENT.name));
    let Some(how) = known.map(|consent| consent.how(facts.today)) else {
        return LinkedAs { words, is_over: false, stands: None };
    };
    let (is_over, is_whole) = (!how.counts(), how == Stands::InForce);
    let stands = match how {
        Stands::InForce => say("stands-in-force", &[]),
        Stands::NotBefore(day) => say("stands-not-before", &[("day", names.day(day))]),
        Stands::Ended(day) => say("stands-ended", &[("day", names.day(day))]),
        Stands::TakenBack(None) => say("stands-taken-back", &[]),
        Stands::TakenBack(Some(day)) => say("stands-taken-back-on", &[("day", names.day(day))]),
        Stands::Replaced(at) => {
            let goes_on = entry.key.id().is_some_and(|id| facts.is_replacement_in_force(id));
            let day = names.day_of(at).map(|day| names.day(day)).unwrap_or_default();
            say(if goes_on { "stands-replaced" } else { "stands-replaced-none" }, &[("day", day)])
        }
        Stands::InPart(sections) => {
            let sections = value::one(&PAGE, &COVERS, &Value::Codes(sections), names);
            say("stands-in-part", &[("sections", sections)])
        }
    };
    LinkedAs { words: so(words, stands.clone()), is_over, stands: Some(stands).filter(|_| !is_whole) }
}

/// Most letters of whom it is given for.
const TO_LETTERS_MAX: usize = 60;

/// The beginning of words that many stand beside.
fn beginning(words: &str) -> String {
    match words.char_indices().nth(TO_LETTERS_MAX) {
        Some((end, _)) => format!("{} …", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}
