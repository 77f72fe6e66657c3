//! How an entry stands where it does not simply count: its consent was taken back, it was corrected. Said wherever it is
//! shown, in words. Must never name a noun, nor say of one that stands in force that it does.

use waystation_sync::care::noun::{FieldDecl, Role};
use waystation_sync::care::read::{Entry, EntryKey};

use super::labelled;
use crate::Names;
use crate::noun_page::NounPage;

/// How it stands, in sentences.
#[derive(Default)]
pub struct Standing {
    /// What to know before anything of it is acted on.
    pub told: Vec<String>,
    /// Whether something of it counts no more, or not yet.
    pub is_over: bool,
    /// The names of the fields that are said by it.
    fields: Vec<&'static str>,
}

impl Standing {
    /// How `entry` stands, for somebody who is there as `role`.
    #[must_use]
    pub fn of(page: &NounPage, entry: &Entry, role: Role, names: &Names) -> Self {
        if entry.is_struck() || entry.is_put_away() {
            return Self::default();
        }
        let own = own(entry, names);
        let is_seen = |field: &&FieldDecl| field.is_seen_by(role) && !(entry.noun.is_quiet)(entry);
        let rests = entry.noun.fields.iter().filter(|field| field.under.is_some()).filter(is_seen);
        let over = rests.filter_map(|field| Some((field.name, rests_on(page, field, entry, names)?)));
        let (fields, over): (Vec<&'static str>, Vec<String>) = over.unzip();
        let is_over = !own.is_empty() || !over.is_empty();
        Self { told: own.into_iter().chain(over).collect(), is_over, fields }
    }

    /// Whether what stands in `field` is said by it.
    #[must_use]
    pub fn says(&self, field: &FieldDecl) -> bool {
        self.fields.contains(&field.name)
    }
}

/// Whether it is one of those that are signed, and is not.
#[must_use]
pub fn is_draft(entry: &Entry) -> bool {
    entry.noun.signed().is_some() && !entry.is_signed()
}

/// How `entry` itself stands: as links say it, or that another entry corrects it; and what checks say of whom it names.
#[must_use]
pub fn own(entry: &Entry, names: &Names) -> Vec<String> {
    let cautioned = names.cautioned.get(&entry.key).into_iter().flatten().cloned();
    stands(entry, names).into_iter().chain(cautioned).collect()
}

fn stands(entry: &Entry, names: &Names) -> Option<String> {
    let linked = names.linked.iter().find(|linked| linked.key == entry.key && linked.noun == entry.noun.name);
    let stands = linked.and_then(|linked| linked.stands.as_ref());
    let said = |stands: &String| names.language.say_with("stands-today", &[("stands", stands.clone().into())]);
    let is_corrected = names.corrected.contains(&entry.key);
    stands.map(said).or_else(|| is_corrected.then(|| names.say("stands-corrected")))
}

/// What `field` of `entry` rests on, where some of it counts no more or not yet: "Consent: Exposure work: taken back".
fn rests_on(page: &NounPage, field: &FieldDecl, entry: &Entry, names: &Names) -> Option<String> {
    let keys: Vec<EntryKey> = entry.every_value(field).flat_map(|value| value.links()).collect();
    let over = names.linked.iter().filter(|linked| keys.contains(&linked.key));
    let over = over.filter(|linked| linked.is_over || linked.stands.is_some());
    let words: Vec<&str> = over.map(|linked| linked.words.as_str()).collect();
    let label = page.label(field.name, names.language);
    (!words.is_empty()).then(|| labelled(&label, &words.join(", "), names))
}
