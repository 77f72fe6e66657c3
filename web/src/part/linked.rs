//! The entries that links may lead to, by what they are called. Must never choose one.

use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{ClientFacts, FieldDecl, Noun, Value};
use waystation_sync::care::read::{Entry, EntryKey};

use crate::entry::{standing, value};
use crate::names::Linked;
use crate::noun_page::{LinkedAs, NounPage};
use crate::{Names, nouns};

/// The nouns that entries of `noun` link to, but for the one that they belong to.
#[must_use]
pub fn targets(noun: &'static Noun) -> Vec<&'static Noun> {
    let parent = noun.parent();
    let links = noun.fields.iter().filter(|field| Some(*field) != parent);
    let names = links.flat_map(|field| field.kind.targets());
    let mut found: Vec<&'static Noun> = Vec::new();
    for page in names.filter_map(|name| nouns::named(name)) {
        if !found.contains(&page.noun) {
            found.push(page.noun);
        }
    }
    found
}

/// Entries of nouns that belong to others, by noun.
pub type Children = Vec<(&'static NounPage, Vec<Entry>)>;

/// Most entries of one noun that a form offers to pick from, the newest: more are no list to choose from.
pub const PICKS_MAX: usize = 100;
/// Most of them that stand open beside each other to be ticked, besides those that are.
pub const TICKS_MAX: usize = 40;
/// Most letters by which a link calls an entry.
const LETTERS_MAX: usize = 80;

/// The entries that links of `entry` lead to, in every version of its fields.
pub fn links_of(entry: &Entry) -> impl Iterator<Item = EntryKey> {
    let versions = |field: &'static FieldDecl| -> Vec<&Value> {
        if let Field::Conflicted { versions, .. } = entry.field(field) {
            return versions.iter().filter_map(|version| version.value.as_ref()).collect();
        }
        entry.value(field).into_iter().collect()
    };
    let keys = |value: &Value| -> Vec<EntryKey> {
        if let Value::Links(keys) = value {
            return keys.iter().copied().collect();
        }
        value.as_link().into_iter().collect()
    };
    let linking = entry.noun.fields.iter().filter(|field| !field.kind.targets().is_empty());
    linking.flat_map(versions).flat_map(keys).collect::<Vec<_>>().into_iter()
}

/// The beginning of what an entry is called, for where many stand together.
fn shortened(words: String) -> String {
    match words.char_indices().nth(LETTERS_MAX) {
        Some((end, _)) => format!("{} …", words.get(..end).unwrap_or_default()),
        None => words,
    }
}

/// An entry by `words` that head it, and how it stands where it does not simply count.
fn headed(words: String, entry: &Entry, names: &Names) -> LinkedAs {
    let id = match () {
        () if entry.is_struck() => "stands-struck",
        () if entry.is_put_away() => "stands-away",
        () if standing::is_draft(entry) => "stands-draft",
        () => return LinkedAs { words, is_over: false, stands: None },
    };
    let values = [("what", words.into()), ("stands", names.say(id).into())];
    LinkedAs { words: names.language.say_with("stands-so", &values), is_over: id != "stands-draft", stands: None }
}

/// The entries of `noun` as links call them; `facts` say how what they lead to stands.
#[must_use]
pub fn linked(noun: &'static Noun, entries: &[Entry], facts: &ClientFacts, names: &Names) -> Vec<Linked> {
    let page = nouns::page_of(noun);
    let one = |entry: &Entry| {
        let headed = || headed(shortened(value::heading(page, entry, names)), entry, names);
        let LinkedAs { words, is_over, stands } =
            page.linked_as.map_or_else(headed, |linked_as| linked_as(entry, facts, names));
        Linked { noun: noun.name, key: entry.key, words, away: entry.is_put_away(), is_over, stands }
    };
    entries.iter().map(one).collect()
}
