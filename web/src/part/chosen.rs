//! That what stands in a field was chosen from several versions: by whom, when and why. Must never say that the others
//! were wrong.

use waystation_sync::care::field::Stamp;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;

use crate::{Names, isolate};

/// "Chosen from 2 versions, 24 Nov 2026", for the client's own paper: neither who of the staff chose nor why; empty
/// where nobody did.
#[must_use]
pub fn chosen_plainly(entry: &Entry, field: &FieldDecl, names: &Names) -> String {
    entry.chosen(field).map_or_else(String::new, |chosen| {
        let day = names.day_of(chosen.by.written).map(|day| names.day(day)).unwrap_or_default();
        let values = [("n", chosen.versions.len().into()), ("day", day.into())];
        names.language.say_with("card-chosen-plainly", &values)
    })
}

/// "Chosen from 2 versions by Ruth Okafor, 24 Nov 2026: asked her again"; empty where nobody chose.
#[must_use]
pub fn chosen(entry: &Entry, field: &FieldDecl, names: &Names) -> String {
    let Some(chosen) = entry.chosen(field) else { return String::new() };
    let who = |stamp: &Stamp| {
        stamp.author.map_or_else(|| names.say("someone-unknown"), |by| names.person(by.person).into_owned())
    };
    let day = |stamp: &Stamp| names.day_of(stamp.written).map(|day| names.day(day)).unwrap_or_default();
    let said = [("n", chosen.versions.len().into()), ("who", who(&chosen.by).into()), ("day", day(&chosen.by).into())];
    let said = names.language.say_with("card-chosen", &said);
    let said = match chosen.reason.as_str() {
        "" => said,
        reason => names
            .language
            .say_with("card-chosen-because", &[("said", said.into()), ("reason", isolate::words(reason).into())]),
    };
    match &chosen.since {
        None => said,
        Some(since) => {
            let values = [("who", who(since).into()), ("day", day(since).into()), ("said", said.into())];
            names.language.say_with("card-chosen-since", &values)
        }
    }
}
