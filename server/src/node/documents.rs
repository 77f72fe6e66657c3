//! Documents in memory: a small cache of what is durable, and what work in progress made of them.
//! Must never hand a reader a version that is not durable.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use automerge::Automerge;
use waystation_sync::id::{DocId, Heads};
use waystation_sync::replica::JobId;
use waystation_sync::replica::work;

use super::keeper::{Keeper, KeeperError};

/// Most documents kept in memory: about 64 KB each (measured for a plan of 200 edits).
const CACHED_MAX: usize = 512;

/// Why a document could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The record did not give it.
    #[error(transparent)]
    Keeper(#[from] KeeperError),
    /// Its frames do not make a document.
    #[error(transparent)]
    Frames(#[from] work::LoadError),
    /// The work was ended, as by a panic inside the library.
    #[error("the document could not be put together")]
    Ended,
}

#[derive(Default)]
struct Cache {
    held: BTreeMap<DocId, (Arc<Automerge>, u64)>,
    heads: BTreeMap<DocId, Heads>,
    in_work: BTreeMap<JobId, Automerge>,
    tick: u64,
}

/// The documents of a node.
pub(crate) struct Documents {
    keeper: Keeper,
    cache: Mutex<Cache>,
}

impl Documents {
    /// Documents as the record holds them; `heads` are those that are durable.
    #[must_use]
    pub(super) fn new(keeper: Keeper, heads: BTreeMap<DocId, Heads>) -> Self {
        Self { keeper, cache: Mutex::new(Cache { heads, ..Cache::default() }) }
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A document as it is durable now; an empty one when it is not here.
    ///
    /// # Errors
    /// [`LoadError`].
    pub(super) async fn load(&self, doc: DocId) -> Result<Arc<Automerge>, LoadError> {
        loop {
            {
                let mut cache = self.cache();
                if !cache.heads.contains_key(&doc) {
                    return Ok(Arc::new(Automerge::new()));
                }
                cache.tick += 1;
                let tick = cache.tick;
                if let Some((held, used)) = cache.held.get_mut(&doc) {
                    *used = tick;
                    return Ok(Arc::clone(held));
                }
            }
            let frames = self.keeper.data(doc).await?;
            let loaded =
                tokio::task::spawn_blocking(move || work::load(&frames)).await.map_err(|_| LoadError::Ended)??;
            let heads: Heads = loaded.get_heads().into_iter().collect();
            let mut cache = self.cache();
            // Something was published while the frames were read: read again.
            if cache.heads.get(&doc) == Some(&heads) {
                cache.hold(doc, Arc::new(loaded));
            }
        }
    }

    /// Keeps what a job made of its document until it is durable or given up.
    pub(super) fn keep(&self, job: JobId, document: Automerge) {
        self.cache().in_work.insert(job, document);
    }

    /// What the job made is durable: readers see it from now on.
    pub(super) fn publish(&self, job: JobId, doc: DocId, heads: Heads) {
        let mut cache = self.cache();
        cache.heads.insert(doc, heads);
        match cache.in_work.remove(&job) {
            Some(document) => cache.hold(doc, Arc::new(document)),
            None => {
                cache.held.remove(&doc);
            }
        }
    }

    /// What the job made is not to be used.
    pub(super) fn forget(&self, job: JobId) {
        self.cache().in_work.remove(&job);
    }
}

impl Cache {
    fn hold(&mut self, doc: DocId, document: Arc<Automerge>) {
        self.tick += 1;
        let tick = self.tick;
        self.held.insert(doc, (document, tick));
        if self.held.len() > CACHED_MAX {
            let oldest = self.held.iter().min_by_key(|(_, (_, used))| *used).map(|(doc, _)| *doc);
            if let Some(oldest) = oldest {
                self.held.remove(&oldest);
            }
        }
    }
}
