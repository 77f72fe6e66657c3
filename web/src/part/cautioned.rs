//! What checks say of the people whom entries name, in words. Must never leave one out, nor say of anybody that they
//! are safe.

use std::collections::BTreeMap;

use waystation_sync::care::involvement_check::{INVOLVEMENT_CHECK, RESULT};
use waystation_sync::care::noun::{ClientFacts, Involves};
use waystation_sync::care::overview::{Caution, against, cautions, fold};
use waystation_sync::care::read::{Entry, EntryKey};

use crate::{Names, isolate, nouns};

/// "A check says “Not safe” of Carla Rios"; of somebody of whom it is only likely that they are meant, that it is.
#[must_use]
pub fn caution(caution: &Caution, names: &Names) -> String {
    let said = nouns::page_of(&INVOLVEMENT_CHECK).code(RESULT.name, &caution.said.code, names.language);
    let values = [("said", isolate::words(&said).into()), ("who", isolate::words(&caution.said.who).into())];
    names.language.say_with(if caution.is_likely { "sure-unsafe.likely" } else { "sure-unsafe" }, &values)
}

/// What is said of somebody of whom it is only likely that they are the same person, as what says so.
#[must_use]
pub fn likely(who: &str, names: &Names) -> String {
    names.language.say_with("value-maybe", &[("who", isolate::words(who).into())])
}

/// What `cautions` say, once where several checks say the same of one person.
#[must_use]
pub fn said_once<'a>(cautions: impl IntoIterator<Item = &'a Caution>, names: &Names) -> Vec<String> {
    let mut known: Vec<(String, &str)> = Vec::new();
    let mut said = Vec::new();
    for one in cautions {
        let own = (fold(&one.said.who), one.said.code.as_str());
        if !known.contains(&own) {
            known.push(own);
            said.push(caution(one, names));
        }
    }
    said
}

/// What checks say of the people whom the entries of `shown` name, by entry; `facts` hold the checks.
#[must_use]
pub fn cautioned(shown: &[&Entry], facts: &ClientFacts, names: &Names) -> BTreeMap<EntryKey, Vec<String>> {
    let all = cautions(facts);
    let of_entry = |entry: &&Entry| {
        let involves = Involves::of(entry)?;
        let said = said_once(&against(&all, &involves, facts), names);
        (!said.is_empty()).then_some((entry.key, said))
    };
    shown.iter().filter_map(of_entry).collect()
}
