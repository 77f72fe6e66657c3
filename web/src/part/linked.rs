//! The entries that links may lead to, by what they are called. Must never choose one.

use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::Entry;

use crate::entry::value;
use crate::names::Linked;
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

/// The entries of `noun` as links call them.
#[must_use]
pub fn linked(noun: &'static Noun, entries: &[Entry], names: &Names) -> Vec<Linked> {
    let page = nouns::page_of(noun);
    let one = |entry: &Entry| Linked {
        noun: noun.name,
        key: entry.key,
        words: value::heading(page, entry, names),
        away: entry.is_put_away(),
    };
    entries.iter().map(one).collect()
}
