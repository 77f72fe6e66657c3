//! What somebody is told once: that a version of theirs was not the one that was chosen. Must never say that their version was wrong, nor hide who chose.

use waystation_sync::care::overview::{NotChosen, Overview};
use waystation_sync::care::read::EntryKey;
use waystation_sync::id::{ClientId, PersonId};

use crate::part::called_in::called_in;
use crate::{Names, link, nouns};

/// Separates the names of lines that a form says were seen.
pub const SEEN: &str = "seen";

/// One line.
pub struct ToldLine {
    /// Whose chart.
    pub client: String,
    /// "Risk: Harm to self (Level now), chosen by Ruth Okafor".
    pub what: String,
    /// Where it is looked at.
    pub href: String,
    /// When it was chosen.
    pub when: String,
    /// What names the line in a form that says that it was seen.
    pub name: String,
}

/// The name of one choice that `not` tells of.
#[must_use]
pub fn name_of(not: &NotChosen) -> String {
    format!("{}.{}.{}.{}.{}", not.at.0.0, not.client, not.noun, not.key, not.field)
}

/// Versions of `reader`'s that were not chosen, at most `most`, but for those that `is_seen` knows by name.
#[must_use]
pub fn not_chosen(
    overview: &Overview,
    reader: PersonId,
    most: usize,
    is_seen: &dyn Fn(&str) -> bool,
    names: &Names,
) -> Vec<ToldLine> {
    let told = |not: &NotChosen| {
        let (page, name) = (nouns::named(not.noun)?, name_of(not));
        if is_seen(&name) {
            return None;
        }
        let who = not.by.map_or_else(|| names.say("someone-unknown"), |by| names.person(by).into_owned());
        let label = page.label(&not.field, names.language);
        let values =
            [("heading", heading(not.noun, not.key, names).into()), ("field", label.into()), ("who", who.into())];
        Some(ToldLine {
            client: client(overview, not.client, names),
            what: names.language.say_with("today-not-chosen-line", &values),
            href: link::history(not.client, page.noun, not.key),
            when: names.ago(not.at.0),
            name,
        })
    };
    overview.not_chosen(reader).filter_map(told).take(most).collect()
}

/// How many more of these there are than `most`.
#[must_use]
pub fn more(overview: &Overview, reader: PersonId, most: usize, is_seen: &dyn Fn(&str) -> bool) -> usize {
    let told = |not: &&NotChosen| nouns::named(not.noun).is_some() && !is_seen(&name_of(not));
    overview.not_chosen(reader).filter(told).count().saturating_sub(most)
}

fn client(overview: &Overview, client: ClientId, names: &Names) -> String {
    called_in(overview, client, names)
}

/// "Harm to self", or the name of the section.
pub(super) fn heading(noun: &str, key: EntryKey, names: &Names) -> String {
    match (nouns::named(noun), key) {
        (Some(page), EntryKey::Code(code)) => page.key(code.as_str(), names),
        (Some(page), EntryKey::One | EntryKey::Id(_)) => page.title(names.language),
        (None, _) => String::new(),
    }
}
