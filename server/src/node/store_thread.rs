//! The one thread that owns the store, and how the rest asks it. Must never answer an append before it is durable.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use waystation_sync::id::{DocId, Heads, PersonId};
use waystation_sync::record::{ChainMark, DataFrame, FrameKind, Summary};
use waystation_sync::replica::io::{Draft, ReadDoc};
use waystation_sync::replica::limits::READ_LEN_MAX;
use waystation_sync::stored::{ReadError, Stored};

use super::compactor::{Compactor, Step};
use super::earlier::{Older, page_before};
use crate::store::{Prepared, Store, StoreError};
use crate::vault::{PersonLock, UnlockKey, VaultError};

/// Most requests that wait for the store; who reads waits, who saves is told.
const INBOX_MAX: usize = 4096;
/// Most requests whose frames go into one durable group.
const GROUP_REQUESTS_MAX: usize = 64;

/// How often a snapshot under way is asked for while nothing else is to be done.
const COMPACTOR_POLL: Duration = Duration::from_millis(20);
/// How long nothing was written before frames are made few: a document that is written in meanwhile was read for nothing,
/// and whoever writes would wait for it.
const QUIET: Duration = Duration::from_secs(1);

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreThreadError {
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored document's frames do not read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// Too much waits for the store; nothing was written, and it may be tried again.
    #[error("too much waits for the disk")]
    Busy,
    /// The store is closed.
    #[error("the record is closed")]
    Closed,
}

type Answer<T> = oneshot::Sender<Result<T, StoreThreadError>>;
type Read = Box<dyn FnOnce(Result<Vec<ReadDoc>, StoreThreadError>) + Send>;
type Appended = Box<dyn FnOnce(Result<Vec<u64>, StoreThreadError>) + Send>;

enum Request {
    Append(Vec<Draft>, Appended),
    Read(Vec<(DocId, u64)>, Read),
    Data(DocId, Answer<Vec<DataFrame>>),
    Meetings(u64, Answer<Older>),
    Summary(DocId, Heads, Summary, Answer<bool>),
    Keyless(Answer<u64>),
    Admit(Vec<PersonLock>, Answer<()>),
    MakeUnlockKey(PersonId, Answer<UnlockKey>),
    UnlockKeys(Answer<Vec<PersonId>>),
    WithdrawUnlockKey(PersonId, Answer<()>),
    Close(Answer<()>),
}

/// Asks the store. Cheap to clone.
#[derive(Clone)]
pub(crate) struct StoreThread {
    inbox: SyncSender<Request>,
    chain: Arc<Mutex<ChainMark>>,
}

impl StoreThread {
    /// Gives `store` a thread of its own. The handle ends when the store is closed or every [`StoreThread`] is gone.
    ///
    /// # Errors
    /// When the operating system gives no thread.
    pub(super) fn start(store: Store) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (inbox, requests) = sync_channel(INBOX_MAX);
        let chain = Arc::new(Mutex::new(store.chain_mark()));
        let told = Arc::clone(&chain);
        let thread = std::thread::Builder::new().name("store".into()).spawn(move || keep(store, &requests, &told))?;
        Ok((Self { inbox, chain }, thread))
    }

    /// How far the record has come, or had a moment ago: never further than it is.
    pub(super) fn chain(&self) -> ChainMark {
        *self.chain.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes frames durable, then calls `then`, on the store's thread. Waits for nothing: where too much waits for the
    /// store, `then` is called at once with [`StoreThreadError::Busy`], and nothing was written.
    pub(super) fn append(
        &self,
        drafts: Vec<Draft>,
        then: impl FnOnce(Result<Vec<u64>, StoreThreadError>) + Send + 'static,
    ) {
        let (then, why) = match self.inbox.try_send(Request::Append(drafts, Box::new(then))) {
            Err(TrySendError::Full(Request::Append(_, then))) => (then, StoreThreadError::Busy),
            Err(TrySendError::Disconnected(Request::Append(_, then))) => (then, StoreThreadError::Closed),
            Ok(()) | Err(_) => return,
        };
        then(Err(why));
    }

    /// Reads frames of documents after a sequence each, then calls `then`, on the store's thread: as many documents as
    /// [`READ_LEN_MAX`] allows, and at least the first. One whose key is gone has no frames.
    pub(super) fn read(
        &self,
        docs: Vec<(DocId, u64)>,
        then: impl FnOnce(Result<Vec<ReadDoc>, StoreThreadError>) + Send + 'static,
    ) {
        let (then, why) = match self.inbox.try_send(Request::Read(docs, Box::new(then))) {
            Err(TrySendError::Full(Request::Read(_, then))) => (then, StoreThreadError::Busy),
            Err(TrySendError::Disconnected(Request::Read(_, then))) => (then, StoreThreadError::Closed),
            Ok(()) | Err(_) => return,
        };
        then(Err(why));
    }

    /// The changes of a document, oldest first.
    ///
    /// # Errors
    /// [`StoreThreadError`].
    pub(super) async fn data(&self, doc: DocId) -> Result<Vec<DataFrame>, StoreThreadError> {
        self.ask(|answer| Request::Data(doc, answer)).await
    }

    /// The newest that was written of meetings before the frame `before`.
    ///
    /// # Errors
    /// [`StoreThreadError`].
    pub(super) async fn meetings(&self, before: u64) -> Result<Older, StoreThreadError> {
        self.ask(|answer| Request::Meetings(before, answer)).await
    }

    /// Puts facts made anew beside a document that is still at `heads`; whether it was.
    ///
    /// # Errors
    /// [`StoreThreadError`].
    pub(super) async fn put_summary(
        &self,
        doc: DocId,
        heads: Heads,
        summary: Summary,
    ) -> Result<bool, StoreThreadError> {
        self.ask(|answer| Request::Summary(doc, heads, summary, answer)).await
    }

    /// Lets people open this node with their passphrases.
    ///
    /// # Errors
    /// [`StoreThreadError`].
    pub(super) async fn admit(&self, locks: Vec<PersonLock>) -> Result<(), StoreThreadError> {
        self.ask(|answer| Request::Admit(locks, answer)).await
    }

    /// Makes a key that opens the node from a file.
    ///
    /// # Errors
    /// [`StoreThreadError`]; there is none then.
    pub(super) async fn make_unlock_key(&self, id: PersonId) -> Result<UnlockKey, StoreThreadError> {
        self.ask(|answer| Request::MakeUnlockKey(id, answer)).await
    }

    /// The keys that open the node from a file.
    ///
    /// # Errors
    /// [`StoreThreadError`].
    pub(super) async fn unlock_keys(&self) -> Result<Vec<PersonId>, StoreThreadError> {
        self.ask(Request::UnlockKeys).await
    }

    /// Shuts such a key out.
    ///
    /// # Errors
    /// [`StoreThreadError`]; it may open the node still.
    pub(super) async fn withdraw_unlock_key(&self, id: PersonId) -> Result<(), StoreThreadError> {
        self.ask(|answer| Request::WithdrawUnlockKey(id, answer)).await
    }

    /// How many documents the record holds and no key here opens.
    ///
    /// # Errors
    /// [`StoreThreadError`].
    pub(super) async fn keyless(&self) -> Result<u64, StoreThreadError> {
        self.ask(Request::Keyless).await
    }

    /// Writes the clean-stop mark and closes the store.
    ///
    /// # Errors
    /// [`StoreThreadError`]; the record is whole all the same, and the index is made anew at the next start.
    pub(super) async fn close(&self) -> Result<(), StoreThreadError> {
        self.ask(Request::Close).await
    }

    async fn ask<T>(&self, request: impl FnOnce(Answer<T>) -> Request) -> Result<T, StoreThreadError> {
        let (answer, reply) = oneshot::channel();
        match self.inbox.try_send(request(answer)) {
            Ok(()) => {}
            Err(TrySendError::Disconnected(_)) => return Err(StoreThreadError::Closed),
            // The runtime's threads have other things to do than to wait for a disk.
            Err(TrySendError::Full(request)) => {
                let inbox = self.inbox.clone();
                let sent = tokio::task::spawn_blocking(move || inbox.send(request));
                sent.await.ok().and_then(Result::ok).ok_or(StoreThreadError::Closed)?;
            }
        }
        reply.await.map_err(|_| StoreThreadError::Closed)?
    }
}

fn keep(mut store: Store, requests: &Receiver<Request>, chain: &Mutex<ChainMark>) {
    let mut compactor = Compactor::default();
    let (mut next, mut written) = (None, None);
    while let Some(request) = next.take().or_else(|| wait(&mut store, (&mut compactor, written), requests)) {
        match request {
            Request::Append(drafts, then) => {
                next = append(&mut store, (drafts, then), requests);
                *chain.lock().unwrap_or_else(PoisonError::into_inner) = store.chain_mark();
                written = Some(Instant::now());
            }
            Request::Read(docs, then) => then(read(&store, docs)),
            Request::Data(doc, answer) => drop(answer.send(data(&store, &doc))),
            Request::Meetings(before, answer) => {
                drop(answer.send(page_before(&store, before).map_err(StoreThreadError::from)))
            }
            Request::Summary(doc, heads, summary, answer) => {
                let is_put = store.put_summary(&doc, &heads, &summary);
                drop(answer.send(is_put.map_err(StoreThreadError::from)));
            }
            Request::MakeUnlockKey(id, answer) => {
                let made = store.keyring().make_unlock_key(id);
                drop(answer.send(made.map_err(|error| StoreThreadError::Store(error.into()))));
            }
            Request::UnlockKeys(answer) => drop(answer.send(Ok(store.keys().unlock_keys()))),
            Request::WithdrawUnlockKey(id, answer) => drop(answer.send(withdraw(&mut store, id))),
            Request::Keyless(answer) => drop(answer.send(store.keyless().map_err(StoreThreadError::from))),
            Request::Admit(locks, answer) => drop(answer.send(admit(&mut store, &locks))),
            Request::Close(answer) => {
                drop(compactor);
                drop(answer.send(store.close().map_err(StoreThreadError::from)));
                return;
            }
        }
    }
}

/// The next request. While there is none, and none was `written` just now, frames that have become many are made few.
fn wait(
    store: &mut Store,
    (compactor, written): (&mut Compactor, Option<Instant>),
    requests: &Receiver<Request>,
) -> Option<Request> {
    let rest = written.map_or(Duration::ZERO, |written| QUIET.saturating_sub(written.elapsed()));
    match requests.recv_timeout(rest) {
        Ok(request) => return Some(request),
        Err(RecvTimeoutError::Disconnected) => return None,
        Err(RecvTimeoutError::Timeout) => {}
    }
    loop {
        match requests.try_recv() {
            Ok(request) => return Some(request),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {}
        }
        match compactor.step(store) {
            Step::Again => {}
            Step::Nothing => return requests.recv().ok(),
            Step::Later => match requests.recv_timeout(COMPACTOR_POLL) {
                Ok(request) => return Some(request),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            },
        }
    }
}

/// A caller of the group being made, and how many of its frames are its own.
type Waiting = (usize, Appended);

/// Appends everything that waits as one group; hands back the first request that does not go into it.
fn append(store: &mut Store, first: (Vec<Draft>, Appended), requests: &Receiver<Request>) -> Option<Request> {
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut group = Prepared::default();
    let mut other = None;
    let mut next = Some(Request::Append(first.0, first.1));
    while let Some(request) = next.take() {
        let Request::Append(drafts, then) = request else {
            other = Some(request);
            break;
        };
        // Each is looked at alone: one that is too large fails alone.
        match Prepared::of(drafts) {
            Err(error) => refuse(then, error),
            Ok(prepared) => {
                let count = prepared.len();
                if let Err(too_much) = group.join(prepared) {
                    write(store, group, waiting);
                    (group, waiting) = (too_much, Vec::new());
                }
                waiting.push((count, then));
            }
        }
        if waiting.len() < GROUP_REQUESTS_MAX {
            next = requests.try_recv().ok();
        }
    }
    write(store, group, waiting);
    other
}

fn refuse(then: Appended, error: StoreError) {
    tracing::error!(%error, "the record could not be written");
    then(Err(StoreThreadError::Store(error)));
}

/// Makes a group durable and tells its callers; what it means for reading is noted after that.
fn write(store: &mut Store, group: Prepared, waiting: Vec<Waiting>) {
    match store.write(group) {
        Ok(written) => {
            let mut sequences = written.sequences().into_iter();
            for (count, then) in waiting {
                then(Ok(sequences.by_ref().take(count).collect()));
            }
            if let Err(error) = store.take_in(written) {
                tracing::error!(%error, "what was written could not be put into the index");
            }
        }
        Err(error) => {
            let mut error = Some(error);
            for (_, then) in waiting {
                refuse(then, error.take().unwrap_or(StoreError::Stopped));
            }
        }
    }
}

fn data(store: &Store, doc: &DocId) -> Result<Vec<DataFrame>, StoreThreadError> {
    Ok(frames(store, doc, 0)?.into_iter().map(|(_, _, frame)| frame).collect())
}

fn read(store: &Store, docs: Vec<(DocId, u64)>) -> Result<Vec<ReadDoc>, StoreThreadError> {
    let (mut len, mut read) = (0, Vec::new());
    for (doc, since) in docs {
        let frames = match frames(store, &doc, since) {
            Err(StoreThreadError::Store(StoreError::Vault(VaultError::NoKey))) => Vec::new(),
            frames => frames?,
        };
        len += frames.iter().flat_map(|(_, _, frame)| &frame.chunks).map(Vec::len).sum::<usize>();
        if len > READ_LEN_MAX && !read.is_empty() {
            break;
        }
        read.push(ReadDoc { doc, frames });
    }
    Ok(read)
}

fn frames(store: &Store, doc: &DocId, since: u64) -> Result<Vec<(u64, FrameKind, DataFrame)>, StoreThreadError> {
    let mut frames = Vec::new();
    for (sequence, kind, payload) in store.frames_after(doc, since)? {
        if matches!(kind, FrameKind::Data | FrameKind::Snapshot) {
            frames.push((sequence, kind, DataFrame::from_bytes(&payload)?));
        }
    }
    Ok(frames)
}

/// Only a key from a file: people are shut out otherwise.
fn withdraw(store: &mut Store, id: PersonId) -> Result<(), StoreThreadError> {
    if !store.keys().unlock_keys().contains(&id) {
        return Ok(());
    }
    store.keyring().withdraw(id).map_err(|error| StoreThreadError::Store(error.into()))
}

fn admit(store: &mut Store, locks: &[PersonLock]) -> Result<(), StoreThreadError> {
    store.keyring().admit(locks).map_err(|error| StoreThreadError::Store(error.into()))
}
