//! One client's chart, in the hands of someone who may open it. Must never give or take a part that its holder may not
//! read.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use automerge::Automerge;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use waystation_sync::access::{Ask, Standing, may};
use waystation_sync::care::declare::{
    DocKey, Entry, EntryKey, FieldDecl, Looks, MeantFor, Noun, Of, Part, Problem, Quarter, Role, Spread, Value, Wrong,
    header,
};
use waystation_sync::care::edit::{self, Act, Edit, Edited, Verb};
use waystation_sync::care::read::View;
use waystation_sync::care::summary::Row;
use waystation_sync::care::{noun_named, overview};
use waystation_sync::id::{ChangeId, ClientId, EditId, Heads, PersonId};

use super::error::{ReadError, SaveError};
use super::open_node::OpenNode;
use crate::host::clock;

/// Who wrote in the entry of a form since it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// Nobody.
    Nobody,
    /// Who sent the form, in another window here.
    Themselves,
    /// Others.
    Others,
}

impl With {
    const fn of(edited: &Edited) -> Self {
        match (edited.together && edited.same_entry, edited.twice) {
            (false, _) => Self::Nobody,
            (true, true) => Self::Themselves,
            (true, false) => Self::Others,
        }
    }
}

/// What saving a form came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is durable.
    Done {
        /// Who else wrote since the form was shown.
        with: With,
    },
    /// Every field held what the form asks for already.
    Nothing,
    /// This very form was saved before, as this change; `None` if it changed nothing then. What it says now was not
    /// saved.
    Before(Option<ChangeId>),
}

impl Saved {
    const fn of(edited: &Edited) -> Self {
        match (edited.repeated, edited.change) {
            (true, change) => Self::Before(change),
            (false, None) => Self::Nothing,
            (false, Some(_)) => Self::Done { with: With::of(edited) },
        }
    }
}

/// One client's chart.
pub struct Chart {
    open: Arc<OpenNode>,
    person: PersonId,
    standing: Standing,
    client: ClientId,
    rows: Vec<Arc<Row>>,
    docs: Vec<DocKey>,
    joined: Vec<(ClientId, Vec<Arc<Row>>)>,
    /// The entries that were left out of what was read of it, and whom they are for.
    kept_back: Mutex<BTreeMap<(&'static str, EntryKey), MeantFor>>,
}

/// Who opens a chart, and on which node.
pub(super) struct Holder {
    pub(super) open: Arc<OpenNode>,
    pub(super) person: PersonId,
    pub(super) standing: Standing,
}

/// What is here of a chart, as far as its holder may read it.
#[derive(Default)]
pub(super) struct Held {
    pub(super) rows: Vec<Arc<Row>>,
    pub(super) docs: Vec<DocKey>,
    /// The rows of the other charts of the same person.
    pub(super) joined: Vec<(ClientId, Vec<Arc<Row>>)>,
}

impl Chart {
    pub(super) fn new(holder: Holder, client: ClientId, held: Held) -> Self {
        let (Holder { open, person, standing }, Held { rows, docs, joined }) = (holder, held);
        Self { open, person, standing, client, rows, docs, joined, kept_back: Mutex::default() }
    }

    /// The client whose chart this is.
    #[must_use]
    pub const fn client(&self) -> ClientId {
        self.client
    }

    /// The clinic's time zone; where none was chosen, this computer's.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.open.zone()
    }

    /// The present day at the clinic.
    #[must_use]
    pub fn today(&self) -> Date {
        clock::today_in(&self.zone())
    }

    /// What its reader is there for: entries that are read out of a document by [`Chart::read`] are shown as this role
    /// may see them ([`Entry::seen_by`]).
    #[must_use]
    pub const fn role(&self) -> Role {
        self.standing.role
    }

    /// Who reads it: entries that are read out of a document by [`Chart::read`] are shown only where they are for this
    /// reader ([`Entry::is_for`]).
    #[must_use]
    pub fn reader(&self) -> Looks {
        let today = self.today();
        let team = self.rows.iter().flat_map(|row| &row.team);
        let is_on_team = team.into_iter().any(|member| member.who == self.person && member.is_there(today));
        Looks { person: self.person, role: self.standing.role, is_on_team }
    }

    /// How many entries in use were left out of the lists that were read of it, by whom they are for.
    #[must_use]
    pub fn kept_back(&self) -> BTreeMap<MeantFor, usize> {
        let kept = self.kept_back.lock().unwrap_or_else(PoisonError::into_inner);
        let mut counts = BTreeMap::new();
        for meant_for in kept.values() {
            *counts.entry(*meant_for).or_default() += 1;
        }
        counts
    }

    /// Whether a list shows `entry` to `reader`; one that it does not is counted.
    fn lists(&self, entry: &Entry, reader: &Looks) -> bool {
        let is_shown = entry.is_for(reader);
        if !is_shown && !entry.is_put_away() {
            let mut kept = self.kept_back.lock().unwrap_or_else(PoisonError::into_inner);
            kept.insert((entry.noun.name, entry.key), entry.meant_for());
        }
        is_shown
    }

    /// Its summary rows, of the parts that may be read.
    #[must_use]
    pub fn rows(&self) -> &[Arc<Row>] {
        &self.rows
    }

    /// The summary rows of the other charts that supervisors said are of the same person, of the parts that may be
    /// read.
    #[must_use]
    pub fn joined(&self) -> &[(ClientId, Vec<Arc<Row>>)] {
        &self.joined
    }

    /// The document of it in which the entry `key` of `noun` lies.
    #[must_use]
    pub fn doc_of(&self, noun: &Noun, key: EntryKey) -> DocKey {
        self.doc_at(noun, key, None)
    }

    /// The document of it in which the entry `key` of `noun` lies, or comes to lie within `parent`.
    #[must_use]
    pub fn doc_at(&self, noun: &Noun, key: EntryKey, parent: Option<EntryKey>) -> DocKey {
        noun.doc_key(self.client, key, parent.and_then(EntryKey::id), self.person)
    }

    /// Its documents of one part that are here, the newest quarter first.
    #[must_use]
    pub fn docs(&self, part: Part) -> Vec<DocKey> {
        let mut docs: Vec<DocKey> = self.docs.iter().filter(|doc| doc.part == part).copied().collect();
        docs.reverse();
        docs
    }

    /// Its newest document of one part; where there is none, the one that would be if the part had only one.
    #[must_use]
    pub fn newest(&self, part: Part) -> DocKey {
        self.docs(part).first().copied().unwrap_or_else(|| DocKey::whole(self.client, part))
    }

    /// The entries of `noun` in the newest `documents` of its part, oldest first or in the order of their codes: what a
    /// page does not show is not loaded.
    ///
    /// # Errors
    /// As [`Chart::read`].
    pub async fn entries(&self, noun: &'static Noun, documents: usize) -> Result<Vec<Entry>, ReadError> {
        // Asked here too: a part without a document yet is not read, and who may not read it must not learn even that.
        if !may(self.standing, Ask::Read { part: noun.part }).is_granted() {
            return Err(ReadError::NotAllowed);
        }
        let mut docs: Vec<DocKey> = self.docs(noun.part).into_iter().take(documents).collect();
        if docs.is_empty() && noun.part.spread() == Spread::One {
            // Not begun yet: entries that stand from birth are there all the same.
            docs.push(DocKey::whole(self.client, noun.part));
        }
        let mut all = Vec::new();
        for doc in docs.into_iter().rev() {
            all.extend(self.entries_in(doc, noun).await?);
        }
        // Nobody has written yet under the clinic's own codes, and that can be begun like any other.
        let own = self.open.directory().library.keys(noun).into_iter().map(EntryKey::Code);
        let unwritten = own.filter(|key| all.iter().all(|entry| entry.key != *key)).collect::<Vec<_>>();
        all.extend(unwritten.into_iter().map(|key| Entry::blank(noun, key)));
        Ok(all)
    }

    /// The entries of `noun` in one document of it that are for its reader.
    ///
    /// # Errors
    /// As [`Chart::read`].
    pub async fn entries_in(&self, doc: DocKey, noun: &'static Noun) -> Result<Vec<Entry>, ReadError> {
        if !may(self.standing, Ask::Read { part: doc.part }).is_granted() {
            return Err(ReadError::NotAllowed);
        }
        let role = self.standing.role;
        let heeding = |entry: Entry| overview::heeding(entry.seen_by(role), &self.rows, &self.joined);
        let (entries, reader) = (self.open.entries(doc, noun).await?, self.reader());
        Ok(entries.iter().filter(|entry| self.lists(entry, &reader)).cloned().map(heeding).collect())
    }

    /// One entry of `noun`, from its own document alone; `None` where it is not here, or not for its reader.
    ///
    /// # Errors
    /// As [`Chart::read`].
    pub async fn entry(&self, noun: &'static Noun, key: EntryKey) -> Result<Option<Entry>, ReadError> {
        let (role, read) = (self.standing.role, move |doc: &Automerge, _: Heads| View::now(doc).entry(noun, key));
        let (entry, reader) = (self.read(self.doc_of(noun, key), read).await?, self.reader());
        Ok(entry
            .filter(|entry| entry.is_for(&reader))
            .map(|entry| overview::heeding(entry.seen_by(role), &self.rows, &self.joined)))
    }

    /// The quarters in which entries of `part` were begun, the newest first; none of a part that does not lie by quarters.
    ///
    /// # Errors
    /// [`ReadError::NotAllowed`] for who may not read the part: an empty page would say that nothing was written.
    pub fn quarters(&self, part: Part) -> Result<Vec<Quarter>, ReadError> {
        if !may(self.standing, Ask::Read { part }).is_granted() {
            return Err(ReadError::NotAllowed);
        }
        let quarter = |doc: DocKey| if let Of::Quarter(quarter) = doc.of { Some(quarter) } else { None };
        Ok(self.docs(part).into_iter().filter_map(quarter).collect())
    }

    /// Reads a document of it: `read` gets the document and its heads, off the request's thread.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn read<T: Send + 'static>(
        &self,
        doc: DocKey,
        read: impl FnOnce(&Automerge, Heads) -> T + Send + 'static,
    ) -> Result<T, ReadError> {
        if !may(self.standing, Ask::Read { part: doc.part }).is_granted() {
            return Err(ReadError::NotAllowed);
        }
        self.open.read(doc, read).await
    }

    /// Saves a form into a document of it; durable when this returns. `base` is the version that the form showed, `id` the
    /// form's own.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub async fn save(&self, doc: DocKey, base: Heads, id: EditId, acts: Vec<Act>) -> Result<Saved, SaveError> {
        self.may_save(doc, &acts).await?;
        let elsewhere = self.links_to_what_is_for_others(&acts).await;
        let edit = self.edit(doc, base, id, acts);
        if elsewhere.is_empty() {
            return Ok(Saved::of(&self.open.save(edit).await?));
        }
        Err(SaveError::Problems(self.with_problems(elsewhere, edit).await?))
    }

    /// All that is wrong with a form, which is not saved: as [`Chart::save`] would say it. Nothing of one that was
    /// saved before.
    ///
    /// # Errors
    /// [`SaveError`], but for [`SaveError::Problems`].
    pub async fn problems(
        &self,
        doc: DocKey,
        base: Heads,
        id: EditId,
        acts: Vec<Act>,
    ) -> Result<Vec<Problem>, SaveError> {
        self.may_save(doc, &acts).await?;
        let elsewhere = self.links_to_what_is_for_others(&acts).await;
        self.with_problems(elsewhere, self.edit(doc, base, id, acts)).await
    }

    /// `told` and what else is wrong with `edit`. That its author's key is not at hand is said once it is to be signed.
    async fn with_problems(&self, told: Vec<Problem>, edit: Edit) -> Result<Vec<Problem>, SaveError> {
        let found = self.open.read(edit.doc, move |doc, _| edit::problems(doc, &edit)).await??;
        let is_told = |own: &Problem| told.iter().any(|known| (known.key, known.field) == (own.key, own.field));
        let more: Vec<Problem> = found.into_iter().filter(|own| own.what != Wrong::NoKey && !is_told(own)).collect();
        Ok(told.into_iter().chain(more).collect())
    }

    /// Whether its holder may write into `doc` and into the entries that `acts` write in.
    async fn may_save(&self, doc: DocKey, acts: &[Act]) -> Result<(), SaveError> {
        if !may(self.standing, Ask::Read { part: doc.part }).is_granted() {
            return Err(SaveError::NotAllowed);
        }
        // What somebody is not shown they do not write in, on whatever page they were before it became so.
        for act in acts.iter().filter(|act| act.noun.fields.contains(&header::VISIBLE)) {
            let (noun, key, reader) = (act.noun, act.key, self.reader());
            let read =
                move |doc: &Automerge, _: Heads| View::now(doc).entry(noun, key).is_none_or(|it| it.is_for(&reader));
            if !self.open.read(doc, read).await.unwrap_or(true) {
                return Err(SaveError::NotAllowed);
            }
        }
        Ok(())
    }

    fn edit(&self, doc: DocKey, base: Heads, id: EditId, acts: Vec<Act>) -> Edit {
        Edit {
            keys: None,
            facts: Arc::new(self.open.client_facts(self.client)),
            id,
            doc,
            base,
            author: self.open.author(self.person),
            role: self.standing.role,
            at: clock::now(),
            acts,
        }
    }

    /// What is wrong with links in `acts` to entries that are for others than their writer, to whom they are not there;
    /// one that an entry held before may stay.
    async fn links_to_what_is_for_others(&self, acts: &[Act]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for act in acts {
            let (Verb::Begin(fields) | Verb::Write(fields)) = &act.verb else { continue };
            for (field, to) in fields {
                let targets = field.kind.targets().iter().filter_map(|name| noun_named(name));
                let kept: Vec<&'static Noun> = targets.filter(|noun| noun.fields.contains(&header::VISIBLE)).collect();
                for key in to.as_ref().map(Value::links).unwrap_or_default() {
                    for noun in &kept {
                        if self.is_for_others(noun, key).await && !self.holds(act, field, key).await {
                            let (noun, field) = (act.noun.name, Some(field.name));
                            problems.push(Problem { noun, key: act.key, field, what: Wrong::NoSuchEntry });
                        }
                    }
                }
            }
        }
        problems
    }

    /// Whether the entry `key` of `noun` is there, for others than this reader.
    async fn is_for_others(&self, noun: &'static Noun, key: EntryKey) -> bool {
        let reader = self.reader();
        let read = move |doc: &Automerge, _: Heads| {
            View::now(doc).entry(noun, key).is_some_and(|entry| !entry.is_for(&reader))
        };
        self.open.read(self.doc_of(noun, key), read).await.unwrap_or(false)
    }

    /// Whether the entry that `act` writes in leads to `key` by `field` already.
    async fn holds(&self, act: &Act, field: &'static FieldDecl, key: EntryKey) -> bool {
        let (noun, own) = (act.noun, act.key);
        let read = move |doc: &Automerge, _: Heads| {
            let entry = View::now(doc).entry(noun, own);
            entry.is_some_and(|entry| entry.value(field).is_some_and(|value| value.links().contains(&key)))
        };
        self.open.read(self.doc_of(noun, own), read).await.unwrap_or(false)
    }
}
