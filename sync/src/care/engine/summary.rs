//! Makes the facts of documents by their declarations. Must hold nothing that its document does not.

use std::collections::BTreeSet;

use automerge::Automerge;

use super::birth;
use super::read::View;
use super::title::title;
use crate::care::declare::{Entry, EntryKey, FACTS_FORM, Fact, Facts, Need, Noun, Part, Summary};

/// An entry that a change touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Touched {
    /// Its noun.
    pub(crate) noun: &'static Noun,
    /// Its key.
    pub(crate) key: EntryKey,
    /// Whether it was put away or taken up again, which its children feel.
    pub(crate) with_children: bool,
}

/// The facts of one entry: what waits in it for a person, and what its noun says.
pub(in crate::care) fn facts_of_entry(entry: &Entry) -> Vec<Fact> {
    let wait = |need, field: &str| Fact::Wait { need, field: field.to_owned() };
    let mut facts: Vec<Fact> = entry.conflicts().map(|(field, _)| wait(Need::TwoVersions, field.name)).collect();
    facts.extend(entry.merged_texts().map(|(field, _)| wait(Need::MergedText, field.name)));
    facts.extend(entry.lowered().map(|(field, _)| wait(Need::Lowered, field.name)));
    if !entry.edited_while_retired.is_empty() {
        facts.push(wait(Need::WrittenWhileRetired, ""));
    }
    if let (false, EntryKey::Id(_)) = (facts.is_empty(), entry.key) {
        facts.extend(called(entry));
    }
    if entry.noun.linkable {
        facts.push(Fact::Target { is_put_away: entry.is_put_away() });
    }
    // Facts are for whoever may read the part, so none is made of a field that is kept from some of them.
    if entry.noun.fields.iter().any(|field| field.readers.is_some()) {
        (entry.noun.facts)(&entry.clone().seen_by_all(), &mut facts);
    } else {
        (entry.noun.facts)(entry, &mut facts);
    }
    facts
}

/// What the entry may be called by, where it has words or names somebody.
fn called(entry: &Entry) -> Option<Fact> {
    let title = title(entry)?;
    let (words, who) = (title.as_text().unwrap_or("").to_owned(), title.as_staff());
    Some(Fact::Called { words, who })
}

/// The summary of `doc` as it is now; `nouns` gives those of a part.
pub(in crate::care) fn of<I: Iterator<Item = &'static Noun>>(doc: &Automerge, nouns: impl Fn(Part) -> I) -> Summary {
    let Some(key) = birth::owner(doc) else { return Summary::default() };
    let view = View::now(doc);
    written(Summary { key: Some(key), ..Summary::default() }, nouns(key.part).flat_map(|noun| view.entries(noun)))
}

/// What a change that touched these entries leaves to be said of them; `nouns` gives those of a part. It costs what was
/// touched, however many entries there are besides.
pub(in crate::care) fn of_touched<I: Iterator<Item = &'static Noun>>(
    doc: &Automerge,
    touched: &[Touched],
    nouns: impl Fn(Part) -> I,
) -> Summary {
    let Some(key) = birth::owner(doc) else { return Summary::default() };
    let view = View::now(doc);
    let mut entries = Vec::new();
    for Touched { noun, key: of, with_children } in touched.iter().copied() {
        entries.extend(view.entry(noun, of));
        let children = nouns(key.part).filter(|child| with_children && child.within == Some(noun.name));
        let children = children.flat_map(|child| view.entries(child));
        entries.extend(children.filter(|child| child.parent() == Some(of)));
    }
    let mut seen = BTreeSet::new();
    entries.retain(|entry| seen.insert((entry.noun.name.to_owned(), entry.key.to_string())));
    // Where an entry cannot be found, nothing is to be said of it any more.
    seen.extend(touched.iter().map(|touched| (touched.noun.name.to_owned(), touched.key.to_string())));
    written(Summary { key: Some(key), touched: Some(seen), ..Summary::default() }, entries)
}

/// The summary with what `entries` say, as bytes.
fn written(summary: Summary, entries: impl IntoIterator<Item = Entry>) -> Summary {
    let mut facts = Facts::default();
    for entry in entries {
        facts.add(entry.noun.name, entry.key, facts_of_entry(&entry));
    }
    // A document whose facts cannot be written stays listed without them, as one of an older form.
    match facts.to_bytes() {
        Ok(facts) => Summary { form: FACTS_FORM, facts, ..summary },
        Err(_) => Summary { form: 0, ..summary },
    }
}
