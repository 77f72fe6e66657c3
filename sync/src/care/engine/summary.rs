//! Makes the facts of documents by their declarations. Must hold nothing that its document does not.

use std::collections::BTreeSet;

use automerge::{Automerge, ChangeHash};

use super::birth;
use super::read::{View, stamp_of};
use super::title::title;
use crate::care::declare::{
    Class, Entry, EntryKey, FACTS_FORM, Fact, Facts, Field, FieldDecl, Involves, Need, Noun, Part, Summary, Value,
    Version,
};

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
    // What was entered in error waits for nobody.
    let mut facts = if entry.is_struck() { Vec::new() } else { waits(entry) };
    if entry.noun.linkable {
        facts.push(Fact::Target { is_put_away: entry.is_put_away() });
    }
    if !entry.is_struck() {
        facts.extend(careful_answers(entry));
        // What a noun never says outside its own section, whom it names is told there too.
        facts.extend(Involves::of(entry).filter(|_| !(entry.noun.is_quiet)(entry)).map(Involves::fact));
    }
    let is_draft = entry.noun.signed().is_some() && !entry.is_signed();
    if is_draft && !entry.is_put_away() && !entry.is_struck() {
        facts.push(Fact::Draft { who: entry.author() });
    }
    // Facts are for whoever may read the part, so none is made of a field that is kept from some of them.
    if entry.noun.fields.iter().any(|field| field.readers.is_some()) {
        (entry.noun.facts)(&entry.clone().seen_by_all(), &mut facts);
    } else {
        (entry.noun.facts)(entry, &mut facts);
    }
    facts
}

/// What waits in `entry` for a person, and what it is called by where something does.
fn waits(entry: &Entry) -> Vec<Fact> {
    let wait = |need, field: &str| Fact::Wait { need, field: field.to_owned() };
    let mut facts: Vec<Fact> = entry.conflicts().map(|(field, _)| wait(Need::TwoVersions, field.name)).collect();
    let is_quiet = entry.is_quiet();
    facts.extend(entry.conflicts().filter(|_| !is_quiet).flat_map(|(field, _)| versions(entry, field)));
    facts.extend(entry.ruled().map(|(field, _)| wait(Need::Ruled, field.name)));
    facts.extend(entry.ruled().filter(|_| !is_quiet).flat_map(|(field, _)| versions(entry, field)));
    facts.extend(entry.merged_texts().map(|(field, _)| wait(Need::MergedText, field.name)));
    facts.extend(entry.lowered().map(|(field, _)| wait(Need::Lowered, field.name)));
    facts.extend(entry.lowered().filter(|_| !is_quiet).flat_map(|(field, _)| versions(entry, field)));
    // For whoever may read the part, as every fact.
    let told = entry.lowered().filter(|(field, _)| !is_quiet && field.readers.is_none());
    facts.extend(told.map(|(field, was)| Fact::LoweredFrom { field: field.name.to_owned(), was: was.to_owned() }));
    // One after another: whoever looks at one looks at the entry.
    let of_other = || entry.of_others().take(1).map(|(field, _)| field);
    facts.extend(of_other().map(|field| wait(Need::SaidOfOther, field.name)));
    facts.extend(of_other().filter(|_| !is_quiet).flat_map(|field| versions(entry, field)));
    if entry.has_late_change() {
        facts.push(wait(Need::LateChange, ""));
    }
    if entry.noun.fields.iter().any(|field| !entry.written_while_retired(field).is_empty()) {
        facts.push(wait(Need::WrittenWhileRetired, ""));
    }
    if let (false, EntryKey::Id(_)) = (facts.is_empty(), entry.key) {
        facts.extend(called(entry));
    }
    facts
}

/// What is said of a number in `entry` but for the least careful answer, which nobody need heed. What is put away says
/// so until that is decided otherwise, and so does what was written over, be it the number or the answer.
fn careful_answers(entry: &Entry) -> Vec<Fact> {
    let of_field = |field: &'static FieldDecl| {
        let Class::Confirmed { most_protective_first: order @ [_, ..] } = field.class else { return None };
        let of = field.said_of.and_then(|of| entry.noun.field(of)).filter(|_| field.readers.is_none())?;
        let is_away = entry.is_put_away();
        let about = field.across.iter().filter_map(|name| entry.noun.field(name)).filter(|about| *about != of);
        let by = about.map(|about| entry.text(about)).collect::<Vec<_>>().join(" ");
        let said = |of: &Value, code: &str, is_away: bool| Fact::SaidBy {
            field: field.name.to_owned(),
            of: of.to_string(),
            code: code.to_owned(),
            by: by.clone(),
            is_away,
        };
        // Two may have given the same answer one after another.
        let mut before: Vec<Fact> = Vec::new();
        for was in entry.said_before(field) {
            let told = was.value.as_text().map(|code| said(&was.of, code, true)).filter(|told| !before.contains(told));
            before.extend(told);
        }
        let code = order.iter().find(|code| **code == entry.text(field)).filter(|code| order.last() != Some(code));
        let code = code.filter(|_| !(is_away && entry.answered.contains(field.name)));
        let now = code.into_iter().flat_map(|code| entry.every_value(of).map(|number| said(number, code, is_away)));
        Some(now.chain(before).collect::<Vec<_>>())
    };
    entry.noun.fields.iter().filter_map(of_field).flatten().collect()
}

/// Most characters of a version that a list shows.
const VERSION_CHARACTERS_MAX: usize = 80;

/// The versions of a field that waits for somebody, each with what it was said of where that is something else. None of
/// a field that is kept from some of those who read the part, nor of signings, of which a list can say nothing.
fn versions(entry: &Entry, field: &'static FieldDecl) -> Vec<Fact> {
    let is_kept = |field: &FieldDecl| field.readers.is_some() || field.class == Class::Frozen;
    if is_kept(field) {
        return Vec::new();
    }
    let shown = |text: String| text.chars().take(VERSION_CHARACTERS_MAX).collect::<String>();
    let is_of_kept = field.said_of.and_then(|of| entry.noun.field(of)).is_some_and(is_kept);
    let told = |version: &Version| {
        let first = version.stamps.iter().min_by_key(|stamp| (stamp.written, stamp.change))?;
        let (name, text) =
            (field.name.to_owned(), shown(version.value.as_ref().map(ToString::to_string).unwrap_or_default()));
        let apart = entry.said_apart(field, version.value.as_ref()).filter(|_| !is_of_kept);
        let of = |of: String| Fact::SaidOf { field: name.clone(), text: text.clone(), of: shown(of) };
        let apart = apart.map(|was| match was {
            [] => vec![of(String::new())],
            was => was.iter().map(|was| of(was.to_string())).collect(),
        });
        let who = first.author.map(|author| author.person);
        let version = Fact::Version { field: name.clone(), text: text.clone(), who, at: first.written };
        Some([version].into_iter().chain(apart.unwrap_or_default()).collect::<Vec<_>>())
    };
    let one = |version: &Version| vec![version.clone()];
    let all = match entry.field(field) {
        Field::Settled(version) => one(version),
        held @ (Field::Empty | Field::Ruled { .. } | Field::Together { .. } | Field::Conflicted { .. }) => {
            held.versions()
        }
    };
    all.iter().filter_map(told).flatten().collect()
}

/// Whose versions were not chosen where somebody chose what stands in a field of `entry`.
fn not_chosen(view: &View<'_>, entry: &Entry) -> Vec<Fact> {
    let mut facts = Vec::new();
    if entry.is_struck() {
        return facts;
    }
    // What was written over since is nobody's news any more.
    for (name, chosen) in entry.chosen.iter().filter(|(_, chosen)| chosen.since.is_none()) {
        let Some(field) = entry.noun.field(name).filter(|field| field.readers.is_none()) else { continue };
        let by = chosen.by.author.map(|author| author.person);
        let mut told = BTreeSet::new();
        for change in &chosen.versions {
            let hash = ChangeHash::from(*change);
            let at = [hash];
            let who = stamp_of(view.doc, &hash).and_then(|stamp| stamp.author).map(|author| author.person);
            let wrote = View { doc: view.doc, at: Some(&at) }.field(entry.noun, entry.key, field);
            let Some(who) = who.filter(|who| Some(*who) != by && wrote.value() != entry.value(field)) else { continue };
            if told.insert(who) {
                facts.push(Fact::NotChosen { field: field.name.to_owned(), who, by, at: chosen.by.written });
            }
        }
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
    let entries = nouns(key.part).flat_map(|noun| view.entries(noun));
    written(Summary { key: Some(key), ..Summary::default() }, &view, entries)
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
    let key_part = key.part;
    let mut entries = Vec::new();
    for Touched { noun, key: of, with_children } in touched.iter().copied() {
        let entry = view.entry(noun, of);
        // What is entered in error now says other things than before.
        let struck = entry.as_ref().and_then(Entry::strikes);
        let struck = struck.and_then(|(name, key)| Some((nouns(key_part).find(|noun| noun.name == name)?, key)));
        entries.extend(struck.and_then(|(noun, key)| view.entry(noun, key)));
        entries.extend(entry);
        let children = nouns(key.part).filter(|child| with_children && child.within == Some(noun.name));
        let children = children.flat_map(|child| view.entries(child));
        entries.extend(children.filter(|child| child.parent() == Some(of)));
    }
    let mut seen = BTreeSet::new();
    // What one says may be lower than another says now.
    for noun in nouns(key.part).filter(|noun| noun.fields.iter().any(|field| !field.across.is_empty())) {
        if touched.iter().any(|touched| *touched.noun == *noun) {
            entries.extend(view.entries(noun));
        }
    }
    entries.retain(|entry| seen.insert((entry.noun.name.to_owned(), entry.key.to_string())));
    // Where an entry cannot be found, nothing is to be said of it any more.
    seen.extend(touched.iter().map(|touched| (touched.noun.name.to_owned(), touched.key.to_string())));
    written(Summary { key: Some(key), touched: Some(seen), ..Summary::default() }, &view, entries)
}

/// The summary with what `entries` say, as bytes.
fn written(summary: Summary, view: &View<'_>, entries: impl IntoIterator<Item = Entry>) -> Summary {
    let mut facts = Facts::default();
    for entry in entries {
        let of_choices = not_chosen(view, &entry);
        facts.add(entry.noun.name, entry.key, facts_of_entry(&entry).into_iter().chain(of_choices));
    }
    // A document whose facts cannot be written stays listed without them, as one of an older form.
    match facts.to_bytes() {
        Ok(facts) => Summary { form: FACTS_FORM, facts, ..summary },
        Err(_) => Summary { form: 0, ..summary },
    }
}
