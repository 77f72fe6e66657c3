//! The one thread that owns the store, and how the rest asks it. Must never answer an append before it is durable.

use std::sync::mpsc::{Receiver, SendError, SyncSender, TryRecvError, sync_channel};
use std::thread::JoinHandle;

use tokio::sync::oneshot;
use waystation_sync::id::DocId;
use waystation_sync::record::{DataFrame, FrameKind};
use waystation_sync::replica::io::Draft;

use crate::store::{Store, StoreError};
use crate::vault::PersonLock;

/// Most requests that wait for the store; who asks for more waits.
const INBOX_MAX: usize = 4096;
/// Most requests whose frames go into one durable group.
const GROUP_REQUESTS_MAX: usize = 64;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum KeeperError {
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored document's frames do not read: they are from a newer version.
    #[error("a stored frame does not read")]
    Unreadable,
    /// The store is closed.
    #[error("the record is closed")]
    Closed,
}

type Answer<T> = oneshot::Sender<Result<T, KeeperError>>;
type Appended = Box<dyn FnOnce(Result<Vec<u64>, KeeperError>) + Send>;

enum Request {
    Append(Vec<Draft>, Appended),
    Data(DocId, Answer<Vec<DataFrame>>),
    Admit(Vec<PersonLock>, Answer<()>),
    Close(Answer<()>),
}

/// Asks the store. Cheap to clone.
#[derive(Clone)]
pub struct Keeper {
    inbox: SyncSender<Request>,
}

impl Keeper {
    /// Gives `store` a thread of its own. The handle ends when the store is closed or every [`Keeper`] is gone.
    ///
    /// # Errors
    /// When the operating system gives no thread.
    pub fn start(store: Store) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (inbox, requests) = sync_channel(INBOX_MAX);
        let thread = std::thread::Builder::new().name("store".into()).spawn(move || keep(store, &requests))?;
        Ok((Self { inbox }, thread))
    }

    /// Makes frames durable, then calls `then`, on the store's thread.
    pub fn append(&self, drafts: Vec<Draft>, then: impl FnOnce(Result<Vec<u64>, KeeperError>) + Send + 'static) {
        if let Err(SendError(Request::Append(_, then))) = self.inbox.send(Request::Append(drafts, Box::new(then))) {
            then(Err(KeeperError::Closed));
        }
    }

    /// The changes of a document, oldest first.
    ///
    /// # Errors
    /// [`KeeperError`].
    pub async fn data(&self, doc: DocId) -> Result<Vec<DataFrame>, KeeperError> {
        self.ask(|answer| Request::Data(doc, answer)).await
    }

    /// Lets people open this node with their passphrases.
    ///
    /// # Errors
    /// [`KeeperError`].
    pub async fn admit(&self, locks: Vec<PersonLock>) -> Result<(), KeeperError> {
        self.ask(|answer| Request::Admit(locks, answer)).await
    }

    /// Writes the clean-stop mark and closes the store.
    ///
    /// # Errors
    /// [`KeeperError`]; the record is whole all the same, and the index is made anew at the next start.
    pub async fn close(&self) -> Result<(), KeeperError> {
        self.ask(Request::Close).await
    }

    async fn ask<T>(&self, request: impl FnOnce(Answer<T>) -> Request) -> Result<T, KeeperError> {
        let (answer, reply) = oneshot::channel();
        self.inbox.send(request(answer)).map_err(|_| KeeperError::Closed)?;
        reply.await.map_err(|_| KeeperError::Closed)?
    }
}

fn keep(mut store: Store, requests: &Receiver<Request>) {
    let mut next = requests.recv().ok();
    while let Some(request) = next {
        next = None;
        match request {
            Request::Append(drafts, then) => next = append(&mut store, (drafts, then), requests),
            Request::Data(doc, answer) => drop(answer.send(data(&store, &doc))),
            Request::Admit(locks, answer) => drop(answer.send(admit(&mut store, &locks))),
            Request::Close(answer) => {
                drop(answer.send(store.close().map_err(KeeperError::from)));
                return;
            }
        }
        if next.is_none() {
            next = requests.recv().ok();
        }
    }
}

/// Appends everything that waits as one group; hands back the first request that is something else.
fn append(store: &mut Store, first: (Vec<Draft>, Appended), requests: &Receiver<Request>) -> Option<Request> {
    let mut drafts = Vec::new();
    let mut waiting = vec![(first.0.len(), first.1)];
    drafts.extend(first.0);
    let mut other = None;
    while waiting.len() < GROUP_REQUESTS_MAX {
        match requests.try_recv() {
            Ok(Request::Append(more, then)) => {
                waiting.push((more.len(), then));
                drafts.extend(more);
            }
            Ok(request) => {
                other = Some(request);
                break;
            }
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
        }
    }
    match store.append(drafts) {
        Ok(sequences) => {
            let mut sequences = sequences.into_iter();
            for (count, then) in waiting {
                then(Ok(sequences.by_ref().take(count).collect()));
            }
        }
        Err(error) => {
            tracing::error!(%error, "the record could not be written");
            let mut error = Some(error);
            for (_, then) in waiting {
                then(Err(error.take().map_or(KeeperError::Store(StoreError::Stopped), KeeperError::Store)));
            }
        }
    }
    other
}

fn data(store: &Store, doc: &DocId) -> Result<Vec<DataFrame>, KeeperError> {
    let mut frames = Vec::new();
    for (_, kind, payload) in store.frames(doc)? {
        if matches!(kind, FrameKind::Data | FrameKind::Snapshot) {
            frames.push(postcard::from_bytes(&payload).map_err(|_| KeeperError::Unreadable)?);
        }
    }
    Ok(frames)
}

fn admit(store: &mut Store, locks: &[PersonLock]) -> Result<(), KeeperError> {
    store.keyring().admit(locks).map_err(|error| KeeperError::Store(error.into()))
}
