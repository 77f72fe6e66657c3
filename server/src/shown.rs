//! What pages may read at any time: summary rows, the directory, the sync state, the list of returns. All of it is
//! durable. Must never be locked across an await.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use waystation_sync::care::noun::Part;
use waystation_sync::care::summary::Row;
use waystation_sync::directory::Directory;
use waystation_sync::id::{ClientId, DocId, Heads, ReturnId};
use waystation_sync::record::Return;
use waystation_sync::replica::{JobId, Status};
use waystation_sync::time::Millis;

use crate::clock;
use crate::documents::Documents;
use crate::live::{Happening, Hub};

struct State {
    rows: BTreeMap<(ClientId, Part), Arc<Row>>,
    directory: Arc<Directory>,
    status: Arc<Status>,
    returns: Vec<Arc<Return>>,
    saved: Option<Millis>,
}

/// What pages may read.
pub struct Shown {
    /// The documents themselves.
    pub documents: Documents,
    /// Tells those who look that something became visible.
    pub live: Arc<Hub>,
    state: RwLock<State>,
}

/// One meeting with another node, of all its batches.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its id.
    pub id: ReturnId,
    /// Its batches, in order.
    pub batches: Vec<Arc<Return>>,
}

impl Shown {
    /// What a node that has just opened shows.
    #[must_use]
    pub fn new(documents: Documents, rows: Vec<Row>, directory: Directory, returns: Vec<Return>) -> Self {
        let rows = rows.into_iter().filter_map(|row| Some(((row.client(), row.part()?), Arc::new(row)))).collect();
        let state = State {
            rows,
            directory: Arc::new(directory),
            status: Arc::default(),
            returns: returns.into_iter().map(Arc::new).collect(),
            saved: None,
        };
        Self { documents, live: Arc::default(), state: RwLock::new(state) }
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

    pub(crate) fn add_return(&self, batch: Return) {
        self.write().returns.push(Arc::new(batch));
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

    /// Meetings that brought something, newest first.
    #[must_use]
    pub fn meetings(&self) -> Vec<Meeting> {
        let mut meetings: Vec<Meeting> = Vec::new();
        for batch in &self.read().returns {
            match meetings.iter_mut().rev().find(|meeting| meeting.id == batch.meeting) {
                Some(meeting) => meeting.batches.push(Arc::clone(batch)),
                None => meetings.push(Meeting { id: batch.meeting, batches: vec![Arc::clone(batch)] }),
            }
        }
        meetings.reverse();
        meetings
    }
}

const fn minute(at: Millis) -> i64 {
    at.0.div_euclid(60_000)
}
