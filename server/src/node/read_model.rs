//! What pages may read at any time: every client at a glance, the directory, the sync state, the list of returns. All
//! of it is durable. Must never be locked across an await.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::tz::TimeZone;
use waystation_sync::access::readable;
use waystation_sync::care::declare::{DocKey, FACTS_FORM, Known, Part, Role};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::summary::Row;
use waystation_sync::directory::Directory;
use waystation_sync::id::{DeviceId, DocId, Heads};
use waystation_sync::record::Summary;
use waystation_sync::replica::{JobId, Status};
use waystation_sync::time::Millis;

use super::documents::Documents;
use super::live::{Happening, Hub};
use super::meetings::Meetings;
use crate::host::clock;

/// How far the making anew of older facts is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refreshed {
    /// Documents whose facts are of today's form.
    pub done: usize,
    /// Of how many that were not when the node was opened.
    pub of: usize,
}

struct State {
    /// One overview for each set of parts that a role may read: what it does not hold cannot get onto a page.
    overviews: BTreeMap<&'static [Part], Overview>,
    /// Which document each is, and everything that it says of its client.
    docs: BTreeMap<DocId, Known>,
    directory: Arc<Directory>,
    status: Arc<Status>,
    saved: Option<Millis>,
    refreshed: Option<Refreshed>,
    other_versions: BTreeMap<DeviceId, u32>,
}

/// What pages may read.
pub(crate) struct ReadModel {
    /// The documents themselves.
    pub documents: Documents,
    /// Tells those who look that something became visible.
    pub live: Arc<Hub>,
    /// The meetings with other nodes.
    pub meetings: Meetings,
    state: RwLock<State>,
}

impl State {
    /// Takes in what a document says now, or what a change of it left to say.
    fn put(&mut self, doc: DocId, summary: &Summary) {
        let known = self.docs.entry(doc).or_default();
        known.take(summary);
        let Some(row) = Row::of_known(known).map(Arc::new) else { return };
        for overview in self.overviews.values_mut() {
            overview.put(Arc::clone(&row));
        }
    }
}

impl ReadModel {
    /// What a node that has just opened shows: what stands beside each document, and the rest of it.
    #[must_use]
    pub(super) fn new(
        documents: Documents,
        summaries: Vec<(DocId, Summary)>,
        directory: Directory,
        meetings: Meetings,
    ) -> Self {
        let docs: BTreeMap<DocId, Known> =
            summaries.iter().map(|(doc, summary)| (*doc, Known::from_iter([summary]))).collect();
        let rows: Vec<Arc<Row>> = docs.values().filter_map(Row::of_known).map(Arc::new).collect();
        let parts: BTreeSet<&'static [Part]> = Role::ALL.into_iter().map(readable).collect();
        let state = State {
            overviews: parts.into_iter().map(|parts| (parts, Overview::new(parts, rows.iter().cloned()))).collect(),
            docs,
            directory: Arc::new(directory),
            status: Arc::default(),
            saved: None,
            refreshed: None,
            other_versions: BTreeMap::new(),
        };
        Self { documents, live: Arc::default(), meetings, state: RwLock::new(state) }
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn publish(&self, job: JobId, doc: DocId, heads: Heads, summary: &Summary) {
        self.documents.publish(job, doc, heads);
        let changed = summary.key.map(|key| Happening::Changed { client: key.client, part: key.part });
        let now = clock::now();
        let mut state = self.write();
        state.put(doc, summary);
        let before = state.saved.replace(now);
        drop(state);
        if let Some(changed) = changed {
            self.live.tell(changed);
        }
        // Every page says when something was last saved, to the minute.
        if before.map(minute) != Some(minute(now)) {
            self.live.tell(Happening::Sync);
        }
    }

    /// Takes in facts of a document that were made anew, if it is still at `heads`.
    pub(super) fn put_summary(&self, doc: DocId, heads: &Heads, summary: Summary) {
        let changed = summary.key.map(|key| Happening::Changed { client: key.client, part: key.part });
        let mut state = self.write();
        // What is saved meanwhile waits for this lock before it puts its own facts in the place of these.
        if !self.documents.is_at(doc, heads) {
            return;
        }
        state.put(doc, &summary);
        drop(state);
        if let Some(changed) = changed {
            self.live.tell(changed);
        }
    }

    /// The documents whose facts an earlier version of this program made.
    pub(super) fn older_facts(&self) -> Vec<DocId> {
        let is_older = |known: &Known| known.key.is_some() && known.form < FACTS_FORM;
        self.read().docs.iter().filter(|(_, known)| is_older(known)).map(|(doc, _)| *doc).collect()
    }

    /// How far the making anew of older facts is; `None` where there is nothing to make.
    pub(super) fn set_refreshed(&self, refreshed: Option<Refreshed>) {
        if std::mem::replace(&mut self.write().refreshed, refreshed) != refreshed {
            self.live.tell(Happening::Sync);
        }
    }

    /// How far the making anew of older facts is.
    #[must_use]
    pub(super) fn refreshed(&self) -> Option<Refreshed> {
        self.read().refreshed
    }

    pub(crate) fn set_directory(&self, directory: Directory) {
        self.write().directory = Arc::new(directory);
        self.live.tell(Happening::Directory);
    }

    /// Called after every input, so it says nothing where nothing is different.
    pub(crate) fn set_status(&self, status: Status) {
        if *self.status() != status {
            self.write().status = Arc::new(status);
            self.live.tell(Happening::Sync);
        }
    }

    /// Notes something about meetings.
    pub(crate) fn note_meeting(&self, note: impl FnOnce(&Meetings)) {
        note(&self.meetings);
        self.live.tell(Happening::Sync);
    }

    /// The directory.
    #[must_use]
    pub(super) fn directory(&self) -> Arc<Directory> {
        Arc::clone(&self.read().directory)
    }

    /// How this node stands with its peers.
    #[must_use]
    pub(super) fn status(&self) -> Arc<Status> {
        Arc::clone(&self.read().status)
    }

    /// Notes that a node wanted to speak a version that this one does not; `None` that it met this one after all.
    pub(crate) fn note_version(&self, device: DeviceId, found: Option<u32>) {
        let changed = match found {
            Some(found) => self.write().other_versions.insert(device, found) != Some(found),
            None => self.write().other_versions.remove(&device).is_some(),
        };
        if changed {
            self.live.tell(Happening::Sync);
        }
    }

    /// The version that a node wanted to speak when it called last, if this one does not speak it.
    #[must_use]
    pub(super) fn other_version(&self, device: DeviceId) -> Option<u32> {
        self.read().other_versions.get(&device).copied()
    }

    /// When something was last made durable in this run.
    #[must_use]
    pub(super) fn saved(&self) -> Option<Millis> {
        self.read().saved
    }

    /// Looks at every client, as far as someone may who may read `parts`. Nothing is saved meanwhile, so `read` must be
    /// short, and must ask for nothing else here.
    pub(super) fn overview<T>(&self, parts: &'static [Part], read: impl FnOnce(&Overview) -> T) -> T {
        self.turn_the_day();
        match self.read().overviews.get(parts) {
            Some(overview) => read(overview),
            // No role reads these parts.
            None => read(&Overview::new(parts, [])),
        }
    }

    /// The clinic's time zone; where none was chosen, or it is not known here, this computer's.
    #[must_use]
    pub(super) fn zone(&self) -> TimeZone {
        let name = self.read().directory.zone.clone();
        name.and_then(|name| clock::zone_named(&name)).unwrap_or_else(clock::computer_zone)
    }

    /// Who looks after whom depends on the day.
    fn turn_the_day(&self) {
        let today = clock::today_in(&self.zone());
        let is_behind = |state: &State| state.overviews.values().any(|overview| overview.today() != Some(today));
        if is_behind(&self.read()) {
            for overview in self.write().overviews.values_mut() {
                overview.set_day(today);
            }
        }
    }

    /// Which document of which chart this is, if it is here.
    #[must_use]
    pub(super) fn owner(&self, doc: DocId) -> Option<DocKey> {
        self.read().docs.get(&doc)?.key
    }
}

const fn minute(at: Millis) -> i64 {
    at.0.div_euclid(60_000)
}
