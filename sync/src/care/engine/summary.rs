//! Makes the facts of documents by their declarations. Must hold nothing that its document does not.

use automerge::Automerge;

use super::birth;
use super::read::View;
use crate::care::declare::{Entry, FACTS_FORM, Fact, Facts, Need, Noun, Part, Summary};

/// The facts of one entry: what waits in it for a person, and what its noun says.
pub(in crate::care) fn facts_of_entry(entry: &Entry) -> Vec<Fact> {
    let wait = |need, field: &str| Fact::Wait { need, field: field.to_owned() };
    let mut facts: Vec<Fact> = entry.conflicts().map(|(field, _)| wait(Need::TwoVersions, field.name)).collect();
    facts.extend(entry.merged_texts().map(|(field, _)| wait(Need::MergedText, field.name)));
    if !entry.edited_while_retired.is_empty() {
        facts.push(wait(Need::WrittenWhileRetired, ""));
    }
    if entry.noun.linkable {
        facts.push(Fact::Target { is_put_away: entry.is_put_away() });
    }
    (entry.noun.facts)(entry, &mut facts);
    facts
}

/// The summary of `doc` as it is now; `nouns` gives those of a part.
pub(in crate::care) fn of<I: Iterator<Item = &'static Noun>>(doc: &Automerge, nouns: impl Fn(Part) -> I) -> Summary {
    let Some(key) = birth::owner(doc) else { return Summary::default() };
    let view = View::now(doc);
    let mut facts = Facts::default();
    for entry in nouns(key.part).flat_map(|noun| view.entries(noun)) {
        facts.replace(entry.noun.name, entry.key, facts_of_entry(&entry));
    }
    // A document whose facts cannot be written stays listed without them, as one of an older form.
    match facts.to_bytes() {
        Ok(facts) => Summary { key: Some(key), form: FACTS_FORM, facts },
        Err(_) => Summary { key: Some(key), form: 0, facts: Vec::new() },
    }
}
