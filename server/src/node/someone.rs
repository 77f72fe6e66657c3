//! Somebody who has signed in, and what they may do here: whoever holds no [`Someone`] has nothing to call. Must never hand
//! out the node or its keys, nor what its holder's role may not read.

use std::sync::Arc;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use waystation_sync::access::{Ask, Decision, Standing, may, readable};
use waystation_sync::care::declare::{DocKey, Part, Role};
use waystation_sync::care::name::NAME;
use waystation_sync::care::overview::Overview;
use waystation_sync::directory::Directory;
use waystation_sync::id::{ClientId, DeviceId, DocId, DraftId, PersonId, ReturnId, SheetId};
use waystation_sync::replica::Status;
use waystation_sync::time::Millis;

use super::chart::{Chart, Held, Holder};
use super::clock_doubt::ClockDoubt;
use super::live::{Full, Happening, SessionId, Stream};
use super::meetings::{Meeting, Meetings};
use super::open_node::OpenNode;
use super::people::lock_of;
use super::phases::Node;
use super::read_model::Refreshed;
use super::store_thread::StoreThreadError;
use super::supervisor::Supervisor;
use super::unsaved::{Choices, Draft, Kept, Told, UnsavedError};

/// Somebody who has signed in at an open node.
#[derive(Clone)]
pub struct Someone {
    node: Arc<Node>,
    open: Arc<OpenNode>,
    person: PersonId,
    standing: Standing,
    number: u64,
}

impl Node {
    /// Somebody who has proved who they are; `None` while the node is not open, and for a person who is not known here or
    /// was let go.
    #[must_use]
    pub fn someone(self: &Arc<Self>, person: PersonId) -> Option<Someone> {
        let open = self.open().ok()?;
        let number = open.live().number();
        let role = open.directory().people.get(&person).filter(|known| known.active)?.role;
        Some(Someone { node: Arc::clone(self), open, person, standing: Standing { role }, number })
    }
}

impl Someone {
    /// The person who is signed in.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// What they sign in with.
    #[must_use]
    pub fn login(&self) -> Option<String> {
        let directory = self.open.directory();
        let lock = directory.locks.values().filter_map(|lock| lock_of(lock)).find(|lock| lock.person == self.person)?;
        Some(lock.login)
    }

    /// What they are there for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.standing.role
    }

    /// The parts of charts that they may read.
    #[must_use]
    pub const fn readable(&self) -> &'static [Part] {
        readable(self.standing.role)
    }

    /// When the backup was made that was put back here, by the computer's clock then; `None` where none is known to have been.
    #[must_use]
    pub fn put_back(&self) -> Option<DateTime> {
        self.open.put_back
    }

    /// How many parts of charts the record holds and no key here opens; 0 also where that could not be told.
    pub async fn keyless(&self) -> u64 {
        self.open.store_thread.keyless().await.unwrap_or(0)
    }

    /// What [`Hub::number`](super::live::Hub::number) said before anything was read for them.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// This node.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.open.device()
    }

    /// The clinic's node.
    #[must_use]
    pub fn clinic(&self) -> DeviceId {
        self.open.clinic()
    }

    /// People and devices.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        self.open.directory()
    }

    /// How this node stands with the others.
    #[must_use]
    pub fn status(&self) -> Arc<Status> {
        self.open.status()
    }

    /// When something was last made durable in this run.
    #[must_use]
    pub fn saved(&self) -> Option<Millis> {
        self.open.saved()
    }

    /// How far the lists are that are made ready after an upgrade; `None` where they are.
    #[must_use]
    pub fn refreshed(&self) -> Option<Refreshed> {
        self.open.refreshed()
    }

    /// The clinic's time zone; where none was chosen, this computer's.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.open.zone()
    }

    /// Why this computer's clock may be wrong, if it may.
    #[must_use]
    pub fn clock_doubt(&self) -> Option<ClockDoubt> {
        self.open.clock_doubt()
    }

    /// Says that this computer's clock is right; kept when this returns, where the disk takes it.
    pub(crate) async fn say_clock_is_right(&self) {
        self.open.clock.is_right(&self.open.read).await;
    }

    /// The version that a node wanted to speak when it called last, if this one does not speak it.
    #[must_use]
    pub fn other_version(&self, device: DeviceId) -> Option<u32> {
        self.open.read.other_version(device)
    }

    /// The meetings with other nodes: at least the newest `wanted`, where there are so many.
    ///
    /// # Errors
    /// [`StoreThreadError`], when older ones could not be read from the record.
    pub async fn meetings(&self, wanted: usize) -> Result<&Meetings, StoreThreadError> {
        self.open.know_meetings(wanted, None).await?;
        Ok(self.open.meetings())
    }

    /// One meeting that brought something.
    ///
    /// # Errors
    /// As [`Someone::meetings`].
    pub async fn meeting(&self, id: ReturnId) -> Result<Option<Meeting>, StoreThreadError> {
        self.open.know_meetings(0, Some(id)).await?;
        Ok(self.open.meetings().one(id))
    }

    /// Looks at every client here, as far as they may; not to be called within `read`.
    pub fn overview<T>(&self, read: impl FnOnce(&Overview) -> T) -> T {
        self.open.read.overview(self.readable(), read)
    }

    /// Which document of which chart this is, if it is here and they may read it.
    #[must_use]
    pub fn owner(&self, doc: DocId) -> Option<DocKey> {
        self.open.read.owner(doc).filter(|key| self.readable().contains(&key.part))
    }

    /// The chart of a client that is here; `None` when no part of it that they may read is.
    #[must_use]
    pub fn chart(&self, client: ClientId) -> Option<Chart> {
        let held = self.overview(|overview| {
            let rows = |client| overview.rows(client).to_vec();
            let joined = overview.joined_with(client).map(|other| (other, rows(other))).collect();
            Held { rows: rows(client), docs: overview.docs(client).to_vec(), joined }
        });
        (!held.docs.is_empty()).then(|| Chart::new(self.as_holder(), client, held))
    }

    /// The chart of a client who is new here; `None` when their role begins no charts.
    #[must_use]
    pub fn new_chart(&self, client: ClientId) -> Option<Chart> {
        let begins = may(self.standing, Ask::Write { noun: &NAME, field: None }) == Decision::Granted;
        begins.then(|| Chart::new(self.as_holder(), client, Held::default()))
    }

    fn as_holder(&self) -> Holder {
        Holder { open: Arc::clone(&self.open), person: self.person, standing: self.standing }
    }

    /// What a supervisor can do besides; `None` for everybody else.
    #[must_use]
    pub fn supervisor(&self) -> Option<Supervisor<'_>> {
        (self.standing.role == Role::Supervisor).then(|| Supervisor::new(&self.node, &self.open))
    }

    /// Begins a stream of what happens while they look, at `session`, with the chart of `client` open, if any.
    ///
    /// # Errors
    /// [`Full`]; the page stays as it is then.
    pub fn listen(&self, session: SessionId, client: Option<ClientId>) -> Result<Stream, Full> {
        self.open.live().enter(session, self.person, client)
    }

    /// Puts away the key that they sign with, once they have no session.
    pub(crate) fn put_key_away(&self) {
        self.open.signers.forget(self.person());
    }

    /// Tells every stream that a session ended.
    pub fn tell_session_ended(&self) {
        self.open.live().tell(Happening::Session);
    }

    /// Keeps words that they have not saved yet, in their own drawer; durable when this returns. Where other words lie
    /// under the same id, these are kept under `fresh`.
    ///
    /// # Errors
    /// [`UnsavedError`]; nothing was kept then.
    pub(crate) async fn keep(&self, draft: Draft, fresh: DraftId) -> Result<Kept, UnsavedError> {
        self.open.unsaved.keep(self.person, draft, fresh).await
    }

    /// All words that they have not saved yet, the newest first.
    ///
    /// # Errors
    /// [`UnsavedError`].
    pub(crate) async fn drafts(&self) -> Result<Vec<Draft>, UnsavedError> {
        self.open.unsaved.drafts(self.person).await
    }

    /// The words that they kept under `id`.
    ///
    /// # Errors
    /// [`UnsavedError`].
    pub(crate) async fn draft(&self, id: DraftId) -> Result<Option<Draft>, UnsavedError> {
        self.open.unsaved.draft(self.person, id).await
    }

    /// Removes words that one of `sheets` kept last; says whether there are none under `id` now.
    ///
    /// # Errors
    /// [`UnsavedError`]; they may then still be there.
    pub(crate) async fn let_go(&self, id: DraftId, sheets: Vec<SheetId>) -> Result<bool, UnsavedError> {
        self.open.unsaved.let_go(self.person, id, sheets).await
    }

    /// Removes the refused tries at the form of `saved` whose words stand in that.
    ///
    /// # Errors
    /// [`UnsavedError`]; they may then still be there.
    pub(crate) async fn let_go_tries(&self, saved: Draft) -> Result<(), UnsavedError> {
        self.open.unsaved.let_go_tries(self.person, saved).await
    }

    /// What they were told and have seen, and what of the desk they put away.
    #[must_use]
    pub(crate) fn told(&self) -> Told {
        self.open.unsaved.told(self.person)
    }

    /// Keeps what they have seen; durable when this returns.
    ///
    /// # Errors
    /// [`UnsavedError`]; nothing was changed then.
    pub(crate) async fn set_told(&self, told: Told) -> Result<(), UnsavedError> {
        self.open.unsaved.set_told(self.person, told).await
    }

    /// How they like their pages.
    #[must_use]
    pub(crate) fn choices(&self) -> Choices {
        self.open.unsaved.choices(self.person)
    }

    /// Keeps how they like their pages; durable when this returns.
    ///
    /// # Errors
    /// [`UnsavedError`]; nothing was changed then.
    pub(crate) async fn set_choices(&self, choices: Choices) -> Result<(), UnsavedError> {
        self.open.unsaved.set_choices(self.person, choices).await
    }
}
