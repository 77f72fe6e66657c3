//! What somebody is told once: that a version of theirs was not the one that was chosen. Must never say that their
//! version was wrong, nor hide who chose.

use waystation_sync::care::field::Version;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::overview::{NotChosen, Overview};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Value;
use waystation_sync::id::{ClientId, PersonId};

use crate::entry::value;
use crate::noun_page::NounPage;
use crate::part::called_in::called_in;
use crate::{Names, isolate, link, nouns};

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
    /// What the reader had said, what was chosen and why, each a sentence; empty where that is not to be read here.
    pub said: Vec<String>,
    /// When it was chosen.
    pub when: String,
    /// Of which choice it tells.
    pub choice: NotChosen,
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
            said: Vec::new(),
            when: names.ago(not.at.0),
            choice: not.clone(),
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

impl ToldLine {
    /// The same with both values and the reason, as `entry` holds them, for `reader`, whose version was not chosen.
    #[must_use]
    pub fn with_values(self, entry: &Entry, reader: PersonId, names: &Names) -> Self {
        let Some(page) = nouns::named(self.choice.noun) else { return self };
        let field = page.noun.field(&self.choice.field);
        let Some((field, chosen)) = field.and_then(|field| Some((field, entry.chosen(field)?))) else { return self };
        let is_own =
            |version: &&Version| version.stamps.iter().any(|by| by.author.is_some_and(|by| by.person == reader));
        let own = chosen.wrote.iter().filter(|version| version.value != chosen.value).filter(is_own);
        let own: Vec<String> = own.filter_map(|version| told(page, field, version.value.as_ref(), names)).collect();
        let say = |id: &str, what: String| names.language.say_with(id, &[("what", what.into())]);
        let mut said = Vec::new();
        said.extend((!own.is_empty()).then(|| say("today-not-chosen-own", own.join(" / "))));
        said.extend(told(page, field, chosen.value.as_ref(), names).map(|what| say("today-not-chosen-stands", what)));
        let reason = Some(isolate::words(&chosen.reason)).filter(|_| !chosen.reason.is_empty());
        said.extend(reason.map(|reason| say("today-not-chosen-why", reason)));
        Self { said, ..self }
    }
}

/// One value in words; none for who asked for initials where it may be a name.
fn told(page: &NounPage, field: &FieldDecl, value: Option<&Value>, names: &Names) -> Option<String> {
    match value {
        Some(Value::Words(_)) if names.initials => None,
        Some(value) => Some(value::one(page, field, value, names)),
        None => Some(names.say("review-said-empty")),
    }
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
