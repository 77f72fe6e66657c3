//! The one loop: an input goes into the replica, its effects are carried out, their results are the next inputs.
//! Must never wait for a disk, a peer or a document itself, nor decide anything that the replica should.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc, oneshot};
use waystation_sync::care::edit::Edit;
use waystation_sync::directory::{Body, Row};
use waystation_sync::id::{DeviceId, DocId, ReturnId};
use waystation_sync::replica::io::{Effect, Outcome};
use waystation_sync::replica::message::{Message, Version};
use waystation_sync::replica::work::{self, Work};
use waystation_sync::replica::{Input, JobId, LinkId, Replica, Ticket};

use super::inbox_room::HeldRoom;
use super::read_model::ReadModel;
use super::store_thread::StoreThread;
use crate::host::clock;

/// Most requests and messages that wait for the loop; who brings more waits. Of messages also so many bytes, see
/// [`super::inbox_room`].
const INBOX_MAX: usize = 1024;
/// Documents worked on at a time.
const WORKERS: usize = 4;

/// What the rest of the server asks of the loop.
pub(crate) enum Command {
    /// Save a form.
    Edit(Box<Edit>, oneshot::Sender<Outcome>),
    /// Write a fact into the directory.
    Direct(Body, oneshot::Sender<Outcome>),
    /// A laptop that is not known brought rows that this clinic signed.
    Rows(Vec<Row>),
    /// A connection to a known node stands; messages for it go to the outbox.
    Linked(DeviceId, ReturnId, Version, mpsc::UnboundedSender<Message>, oneshot::Sender<LinkId>),
    /// A message came; its room is given back when the replica has it, which counts what it keeps itself.
    Received(LinkId, Message, HeldRoom),
    /// A message left.
    Sent(LinkId),
    /// A connection ended.
    Unlinked(LinkId),
}

/// Brings commands to the loop. Cheap to clone.
pub(crate) type Inbox = mpsc::Sender<Command>;

/// The loop and what it hands things to.
pub(crate) struct Driver {
    replica: Replica,
    store_thread: StoreThread,
    read: Arc<ReadModel>,
    results: mpsc::UnboundedSender<Input>,
    workers: Arc<Semaphore>,
    tickets: BTreeMap<Ticket, oneshot::Sender<Outcome>>,
    outboxes: BTreeMap<LinkId, mpsc::UnboundedSender<Message>>,
    next: u64,
}

impl Driver {
    /// Starts the loop on `runtime`. It ends when every [`Inbox`] is gone.
    #[must_use]
    pub(super) fn start(
        replica: Replica,
        store_thread: StoreThread,
        read: Arc<ReadModel>,
        runtime: &tokio::runtime::Handle,
    ) -> (Inbox, tokio::task::JoinHandle<()>) {
        let (inbox, commands) = mpsc::channel(INBOX_MAX);
        let (results, inputs) = mpsc::unbounded_channel();
        let driver = Self {
            replica,
            store_thread,
            read,
            results,
            workers: Arc::new(Semaphore::new(WORKERS)),
            tickets: BTreeMap::new(),
            outboxes: BTreeMap::new(),
            next: 1,
        };
        (inbox, runtime.spawn(driver.run(commands, inputs)))
    }

    async fn run(mut self, mut commands: mpsc::Receiver<Command>, mut inputs: mpsc::UnboundedReceiver<Input>) {
        loop {
            // Results first: they free memory, and someone waits for each.
            let input = tokio::select! {
                biased;
                Some(input) = inputs.recv() => input,
                command = commands.recv() => match command {
                    Some(command) => self.input_of(command),
                    None => return,
                },
            };
            let effects = self.replica.handle(input, clock::now());
            for effect in effects {
                self.carry_out(effect);
            }
        }
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn input_of(&mut self, command: Command) -> Input {
        match command {
            Command::Edit(edit, reply) => {
                let ticket = Ticket(self.number());
                self.tickets.insert(ticket, reply);
                Input::Edit { ticket, edit }
            }
            Command::Direct(body, reply) => {
                let ticket = Ticket(self.number());
                self.tickets.insert(ticket, reply);
                Input::Direct { ticket, body }
            }
            Command::Rows(rows) => Input::Rows { rows },
            Command::Linked(peer, meeting, version, outbox, reply) => {
                let link = LinkId(self.number());
                self.outboxes.insert(link, outbox);
                // If nobody waits for the number any more, the connection is gone and says so next.
                reply.send(link).ok();
                Input::Linked { link, peer, meeting, version, chain: Some(self.store_thread.chain()) }
            }
            Command::Received(link, message, _room) => Input::Received { link, message },
            Command::Sent(link) => Input::Sent { link, count: 1 },
            Command::Unlinked(link) => {
                self.outboxes.remove(&link);
                Input::Unlinked { link }
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Work { job, doc, work } => self.work(job, doc, work),
            Effect::Read { job, docs } => {
                let results = self.results.clone();
                self.store_thread.read(docs, move |result| {
                    let input = match result {
                        Ok(docs) => Input::Read { job, docs },
                        Err(error) => {
                            tracing::error!(%error, "documents could not be read");
                            Input::WorkImpossible { job }
                        }
                    };
                    drop(results.send(input));
                });
            }
            Effect::StatusChanged => self.read.set_status(self.replica.status()),
            Effect::Store { job, drafts } => {
                let results = self.results.clone();
                self.store_thread.append(drafts, move |result| {
                    let input = match result {
                        Ok(sequences) => Input::Stored { job, sequences },
                        Err(_) => Input::NotStored { job },
                    };
                    drop(results.send(input));
                });
            }
            Effect::Publish { job, doc, heads, summary } => self.read.publish(job, doc, heads, &summary),
            Effect::Forget { job } => self.read.documents.forget(job),
            Effect::DirectoryChanged => self.read.set_directory(self.replica.directory().clone()),
            Effect::Merged(batch) => self.read.note_meeting(|meetings| meetings.add(batch)),
            Effect::NotTaken(what) => self.read.note_meeting(|meetings| meetings.not_taken(what)),
            Effect::Ended(ended) => self.read.note_meeting(|meetings| meetings.ended(ended)),
            Effect::Send { link, message } => {
                if let Some(outbox) = self.outboxes.get(&link) {
                    drop(outbox.send(message));
                }
            }
            Effect::Close { link } => {
                self.outboxes.remove(&link);
            }
            Effect::Reply { ticket, outcome } => {
                if let Some(reply) = self.tickets.remove(&ticket) {
                    drop(reply.send(outcome));
                }
            }
        }
    }

    fn work(&self, job: JobId, doc: DocId, work: Work) {
        let (read, results, workers) = (Arc::clone(&self.read), self.results.clone(), Arc::clone(&self.workers));
        tokio::spawn(async move {
            let _permit = workers.acquire_owned().await;
            let input = match read.documents.load(doc).await {
                Ok(held) => {
                    let keeping = Arc::clone(&read);
                    let done = tokio::task::spawn_blocking(move || {
                        let (done, made) = work::run(doc, &held, work);
                        if let Some(document) = made {
                            keeping.documents.keep(job, document);
                        }
                        done
                    })
                    .await;
                    match done {
                        Ok(done) => Input::Worked { job, done },
                        Err(_) => Input::WorkImpossible { job },
                    }
                }
                Err(error) => {
                    tracing::error!(%error, "a document could not be read");
                    Input::WorkImpossible { job }
                }
            };
            drop(results.send(input));
        });
    }
}
