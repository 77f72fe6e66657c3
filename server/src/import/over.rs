//! What of an earlier import is over by now, or not said any more, and still stands in a chart: a person is told. Must never
//! change a chart, nor tell of what people wrote there.

use std::collections::{BTreeMap, BTreeSet};

use waystation_sync::care::declare::{DocKey, EntryKey, FieldDecl, Noun, Part, Value};
use waystation_sync::care::edit::Verb;
use waystation_sync::care::read::{Entry, View};
use waystation_sync::care::{contact, goal, name, safety_flag, task};
use waystation_sync::id::SystemMark;
use waystation_sync::review::history;

use super::already::{Difference, Says, begun_before, content_of};
use super::parsed::{Incoming, Over};

/// The lists of a Patient, each known whole: what an earlier import brought and such a list does not hold is gone from it.
const WHOLE: [&Noun; 2] = [&name::NAME, &contact::CONTACT];

/// What the files say of a client beside what they bring.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aside {
    over: Vec<Over>,
    core: Option<(DocKey, SystemMark)>,
    /// Of each list that the files give: the keys of its entries, today's and older ones, and what they say.
    lists: BTreeMap<&'static str, (BTreeSet<EntryKey>, Vec<Said>)>,
}

type Said = Vec<(&'static FieldDecl, Option<Value>)>;

impl Aside {
    /// What is said of `incoming`.
    pub(crate) fn of(incoming: &Incoming) -> Self {
        let core = DocKey::whole(incoming.client, Part::Core);
        let brought = incoming.brought.filter(|_| incoming.is_patient);
        let mut aside =
            Self { over: incoming.over.clone(), core: brought.map(|mark| (core, mark)), lists: BTreeMap::new() };
        let acts = incoming.parts.iter().filter(|part| part.doc == core).flat_map(|part| &part.acts);
        for act in acts.chain(incoming.over.iter().map(|over| &over.act)) {
            let Verb::Begin(fields) = &act.verb else { continue };
            if WHOLE.iter().all(|noun| noun.name != act.noun.name) {
                continue;
            }
            let (keys, said) = aside.lists.entry(act.noun.name).or_default();
            keys.insert(act.key);
            said.push(fields.clone());
        }
        for ((noun, _), origin) in &incoming.origins {
            if let Some((keys, _)) = aside.lists.get_mut(noun) {
                keys.extend(origin.older.iter().map(|id| EntryKey::Id(*id)));
            }
        }
        aside
    }

    /// The documents to look at, of a client of whom something `was_there`.
    pub(crate) fn docs(&self, was_there: bool) -> BTreeSet<DocKey> {
        let core = self.core.map(|(doc, _)| doc).filter(|_| was_there);
        self.over.iter().map(|over| over.doc).chain(core).collect()
    }

    /// What stands in a document and is over in the files, or not in them any more.
    pub(crate) fn told(&self, doc: DocKey, view: &View<'_>) -> Vec<Difference> {
        let mut told = Vec::new();
        for over in self.over.iter().filter(|over| over.doc == doc) {
            let Verb::Begin(said) = &over.act.verb else { continue };
            let (noun, key) = (over.act.noun, over.act.key);
            let found = view
                .entry(noun, key)
                .or_else(|| begun_before(view, (noun, said.as_slice()), &over.origin.older, |_| true));
            if found.is_some_and(|entry| stands(&entry)) {
                told.push(Difference { noun: noun.name, key, says: Says::Over });
            }
        }
        if let Some((_, mark)) = self.core.filter(|(core, _)| *core == doc) {
            told.extend(WHOLE.into_iter().flat_map(|noun| self.gone(noun, view, mark)));
        }
        told
    }

    /// What an import of the same system brought and its list does not hold any more.
    fn gone(&self, noun: &'static Noun, view: &View<'_>, mark: SystemMark) -> Vec<Difference> {
        let Some((keys, said)) = self.lists.get(noun.name) else { return Vec::new() };
        let is_said = |entry: &Entry| {
            let same = |one: &Said| {
                content_of(noun).iter().all(|field| {
                    let said = one.iter().find(|(known, _)| known.name == field.name);
                    entry.value(field) == said.and_then(|(_, value)| value.as_ref())
                })
            };
            keys.contains(&entry.key) || said.iter().any(same)
        };
        let was_brought =
            |entry: &Entry| history(view.doc, noun, entry.key).pop().is_some_and(|first| first.brought == Some(mark));
        let entries = view.entries(noun).into_iter().filter(|entry| stands(entry) && !is_said(entry));
        let gone = entries.filter(was_brought);
        gone.map(|entry| Difference { noun: noun.name, key: entry.key, says: Says::NoMore }).collect()
    }
}

/// Whether an entry is in use here.
fn stands(entry: &Entry) -> bool {
    let (status, closed): (_, &[&str]) = match () {
        () if entry.noun.name == goal::GOAL.name => (&goal::STATUS, &["completed", "cancelled"]),
        () if entry.noun.name == task::TASK.name => (&task::STATUS, &["done", "dropped"]),
        () if entry.noun.name == safety_flag::SAFETY_FLAG.name => (&safety_flag::STATUS, &["closed"]),
        () => return !entry.is_put_away(),
    };
    !entry.is_put_away() && !closed.contains(&entry.text(status))
}
