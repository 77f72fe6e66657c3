//! What pages may read at any time: every client at a glance, the directory, the sync state, the list of returns. All
//! of it is durable. Must never be locked across an await.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use waystation_sync::access::readable;
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::summary::Row;
use waystation_sync::directory::Directory;
use waystation_sync::id::{ClientId, DeviceId, DocId, Heads};
use waystation_sync::replica::{JobId, Status};
use waystation_sync::time::Millis;

use super::documents::Documents;
use super::live::{Happening, Hub};
use super::meetings::Meetings;
use crate::host::clock;

struct State {
    /// One overview for each set of parts that a role may read: what it does not hold cannot get onto a page.
    overviews: BTreeMap<&'static [Part], Overview>,
    docs: BTreeMap<DocId, (ClientId, Part)>,
    directory: Arc<Directory>,
    status: Arc<Status>,
    saved: Option<Millis>,
    other_versions: BTreeMap<DeviceId, u32>,
}

/// What pages may read.
pub(crate) struct Shown {
    /// The documents themselves.
    pub documents: Documents,
    /// Tells those who look that something became visible.
    pub live: Arc<Hub>,
    /// The meetings with other nodes.
    pub meetings: Meetings,
    state: RwLock<State>,
}

impl Shown {
    /// What a node that has just opened shows: the summary row of each document, and the rest of it.
    #[must_use]
    pub(super) fn new(documents: Documents, rows: Vec<(DocId, Row)>, directory: Directory, meetings: Meetings) -> Self {
        let rows: Vec<(DocId, Arc<Row>)> = rows.into_iter().map(|(doc, row)| (doc, Arc::new(row))).collect();
        let all = || rows.iter().map(|(_, row)| Arc::clone(row));
        let parts: BTreeSet<&'static [Part]> = Role::ALL.into_iter().map(readable).collect();
        let docs = rows.iter().filter_map(|(doc, row)| Some((*doc, (row.client(), row.part()?))));
        let state = State {
            overviews: parts.into_iter().map(|parts| (parts, Overview::new(parts, all()))).collect(),
            docs: docs.collect(),
            directory: Arc::new(directory),
            status: Arc::default(),
            saved: None,
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

    pub(crate) fn publish(&self, job: JobId, doc: DocId, heads: Heads, row: &[u8]) {
        self.documents.publish(job, doc, heads);
        let row = Arc::new(Row::from_bytes(row));
        let changed = row.part().map(|part| Happening::Changed { client: row.client(), part });
        let now = clock::now();
        let mut state = self.write();
        if let Some(part) = row.part() {
            state.docs.insert(doc, (row.client(), part));
            for overview in state.overviews.values_mut() {
                overview.put(Arc::clone(&row));
            }
        }
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
    pub fn other_version(&self, device: DeviceId) -> Option<u32> {
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
        match self.read().overviews.get(parts) {
            Some(overview) => read(overview),
            // No role reads these parts.
            None => read(&Overview::new(parts, [])),
        }
    }

    /// Whose document this is and which part of the chart, if it is here.
    #[must_use]
    pub(super) fn owner(&self, doc: DocId) -> Option<(ClientId, Part)> {
        self.read().docs.get(&doc).copied()
    }
}

const fn minute(at: Millis) -> i64 {
    at.0.div_euclid(60_000)
}
