//! What pages may read at any time: summary rows, the directory, the sync state, the list of returns. All of it is
//! durable. Must never be locked across an await.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use waystation_sync::care::noun::Part;
use waystation_sync::care::summary::Row;
use waystation_sync::directory::Directory;
use waystation_sync::id::{ClientId, DocId, Heads};
use waystation_sync::replica::{JobId, Status};
use waystation_sync::time::Millis;

use crate::clock;
use crate::documents::Documents;
use crate::live::{Happening, Hub};
use crate::meetings::Meetings;

struct State {
    rows: BTreeMap<(ClientId, Part), Arc<Row>>,
    directory: Arc<Directory>,
    status: Arc<Status>,
    saved: Option<Millis>,
}

/// What pages may read.
pub struct Shown {
    /// The documents themselves.
    pub documents: Documents,
    /// Tells those who look that something became visible.
    pub live: Arc<Hub>,
    /// The meetings with other nodes.
    pub meetings: Meetings,
    state: RwLock<State>,
}

impl Shown {
    /// What a node that has just opened shows.
    #[must_use]
    pub fn new(documents: Documents, rows: Vec<Row>, directory: Directory, meetings: Meetings) -> Self {
        let rows = rows.into_iter().filter_map(|row| Some(((row.client(), row.part()?), Arc::new(row)))).collect();
        let state = State { rows, directory: Arc::new(directory), status: Arc::default(), saved: None };
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
        let row = Row::from_bytes(row);
        let changed = row.part().map(|part| Happening::Changed { client: row.client(), part });
        let now = clock::now();
        let mut state = self.write();
        if let Some(part) = row.part() {
            state.rows.insert((row.client(), part), Arc::new(row));
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
    pub fn directory(&self) -> Arc<Directory> {
        Arc::clone(&self.read().directory)
    }

    /// How this node stands with its peers.
    #[must_use]
    pub fn status(&self) -> Arc<Status> {
        Arc::clone(&self.read().status)
    }

    /// When something was last made durable in this run.
    #[must_use]
    pub fn saved(&self) -> Option<Millis> {
        self.read().saved
    }

    /// Every summary row, by client and part.
    #[must_use]
    pub fn rows(&self) -> Vec<Arc<Row>> {
        self.read().rows.values().cloned().collect()
    }

    /// One summary row.
    #[must_use]
    pub fn row(&self, client: ClientId, part: Part) -> Option<Arc<Row>> {
        self.read().rows.get(&(client, part)).cloned()
    }
}

const fn minute(at: Millis) -> i64 {
    at.0.div_euclid(60_000)
}
