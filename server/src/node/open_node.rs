//! An open node: what can be read of it and saved into it. Must never answer that something was saved before it is
//! durable.

use std::sync::Arc;

use automerge::Automerge;
use ed25519_dalek::{SigningKey, VerifyingKey};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use tokio::sync::oneshot;

use waystation_sync::care::declare::{ClientFacts, DocKey, Entry, Noun, Part, SigningKeys};
use waystation_sync::care::edit::{Edit, Edited, Verb};
use waystation_sync::care::overview::Marked;
use waystation_sync::directory::{Body, Directory};
use waystation_sync::id::{Author, ClientId, DeviceId, Epoch, Heads, PersonId, ReturnId};
use waystation_sync::replica::Status;
use waystation_sync::replica::io::Outcome;
use waystation_sync::time::Millis;
use waystation_sync::trust::CertificateHash;

use super::clock_doubt::ClockDoubt;
use super::clock_watch::ClockWatch;
use super::driver::{Command, Inbox};
use super::error::{DirectError, ReadError, SaveError};
use super::inbox_room::{InboxRoom, MeetingRoom};
use super::live::Hub;
use super::meetings::Meetings;
use super::people::Signers;
use super::read_model::{ReadModel, Refreshed};
use super::store_thread::{StoreThread, StoreThreadError};
use super::unsaved::Unsaved;
use crate::net::identity::NodeIdentity;
use crate::vault::{NodeSecrets, OwnSeal, VaultError};

/// An open node. It gives what can be read and takes what is to be saved; its keys stay with it.
pub struct OpenNode {
    pub(super) secrets: NodeSecrets,
    pub(super) read: Arc<ReadModel>,
    pub(super) inbox: Inbox,
    pub(super) inbox_room: InboxRoom,
    pub(super) unsaved: Unsaved,
    pub(super) clock: Arc<ClockWatch>,
    /// What those who are signed in sign with.
    pub(super) signers: Signers,
    pub(super) store_thread: StoreThread,
    /// When the backup was made that was put back here, by the computer's clock then.
    pub(super) put_back: Option<DateTime>,
}

impl OpenNode {
    /// This node.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.secrets.device
    }

    /// The clinic's node, which is this one at the clinic.
    #[must_use]
    pub const fn clinic(&self) -> DeviceId {
        self.secrets.clinic
    }

    /// People and devices.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        self.read.directory()
    }

    /// How this node stands with the others.
    #[must_use]
    pub fn status(&self) -> Arc<Status> {
        self.read.status()
    }

    /// When something was last made durable in this run.
    #[must_use]
    pub fn saved(&self) -> Option<Millis> {
        self.read.saved()
    }

    /// How far the facts are that are made anew after an upgrade; `None` where all are of today's form.
    #[must_use]
    pub fn refreshed(&self) -> Option<Refreshed> {
        self.read.refreshed()
    }

    /// The clinic's time zone; where none was chosen, this computer's.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.read.zone()
    }

    /// Why this computer's clock may be wrong, if it may.
    #[must_use]
    pub fn clock_doubt(&self) -> Option<ClockDoubt> {
        self.clock.doubt(&self.read)
    }

    /// The meetings with other nodes.
    #[must_use]
    pub fn meetings(&self) -> &Meetings {
        &self.read.meetings
    }

    /// Reads meetings from the record until as many as `wanted` are known, or the one called `id`, or all.
    ///
    /// # Errors
    /// [`StoreThreadError`]; those that are known stay so.
    pub(super) async fn know_meetings(&self, wanted: usize, id: Option<ReturnId>) -> Result<(), StoreThreadError> {
        let meetings = &self.read.meetings;
        while let Some(before) = meetings.older_than() {
            if meetings.count() >= wanted && id.is_none_or(|id| meetings.one(id).is_some()) {
                return Ok(());
            }
            meetings.add_older(before, self.store_thread.meetings(before).await?);
        }
        Ok(())
    }

    /// Tells those who look that something became visible.
    #[must_use]
    pub fn live(&self) -> &Arc<Hub> {
        &self.read.live
    }

    /// Where a meeting's messages go.
    pub(crate) const fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    /// Room there for what is said in a meeting that begins.
    pub(crate) fn meeting_room(&self) -> MeetingRoom {
        self.inbox_room.of_meeting()
    }

    /// Notes that a node wanted to speak a version that this one does not; `None` that it met this one after all.
    pub(crate) fn note_version(&self, device: DeviceId, found: Option<u32>) {
        self.read.note_version(device, found);
    }

    /// Notes something about meetings.
    pub(crate) fn note_meeting(&self, note: impl FnOnce(&Meetings)) {
        self.read.note_meeting(note);
    }

    /// The seal for files of this node's own that are kept for one purpose.
    pub(crate) fn seal_for(&self, purpose: &'static str) -> Result<OwnSeal, VaultError> {
        self.secrets.seal_for(purpose)
    }

    /// What a laptop must know of this clinic besides its directory: who it is, its key, and the epoch of its record.
    pub(crate) const fn introduction(&self) -> (DeviceId, [u8; 32], Epoch) {
        (self.secrets.device, self.secrets.clinic_key, self.secrets.epoch)
    }

    /// What the clinic's rows are signed with, at a clinic that can say so.
    pub(crate) fn clinic_key(&self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(&self.secrets.clinic_key).ok()
    }

    /// SHA-256 of this node's certificate, which is how other nodes know it.
    #[must_use]
    pub fn certificate_hash(&self) -> CertificateHash {
        CertificateHash::of(&self.secrets.certificate_der)
    }

    /// The certificate and key by which other nodes know this one.
    #[must_use]
    pub fn identity(&self) -> NodeIdentity {
        NodeIdentity {
            certificate_der: self.secrets.certificate_der.clone(),
            private_key_der: self.secrets.private_key_der.clone(),
        }
    }

    /// The author of what `person` writes here.
    #[must_use]
    pub const fn author(&self, person: PersonId) -> Author {
        Author { person, device: self.secrets.device }
    }

    /// Reads a document of a client's chart: `read` gets it and its heads, off the request's thread. One that nobody began
    /// is an empty document.
    ///
    /// # Errors
    /// [`ReadError::Load`].
    pub async fn read<T: Send + 'static>(
        &self,
        doc: DocKey,
        read: impl FnOnce(&Automerge, Heads) -> T + Send + 'static,
    ) -> Result<T, ReadError> {
        let doc = self.read.documents.load(doc.id()).await?;
        tokio::task::spawn_blocking(move || read(&doc, doc.get_heads().into_iter().collect()))
            .await
            .map_err(|_| ReadError::Stopping)
    }

    /// The entries of `noun` in one document, as anybody may see them.
    ///
    /// # Errors
    /// As [`OpenNode::read`].
    pub(super) async fn entries(&self, doc: DocKey, noun: &'static Noun) -> Result<Arc<Vec<Entry>>, ReadError> {
        Ok(self.read.documents.entries(doc.id(), noun).await?)
    }

    /// Keeps no document in memory: whoever goes through many clients, each once, asks for none of them again.
    pub(crate) fn let_documents_go(&self) {
        self.read.documents.let_all_go();
    }

    /// Whether a document is in memory now, which tells what a page read.
    #[must_use]
    pub fn holds(&self, doc: DocKey) -> bool {
        self.read.documents.holds(doc.id())
    }

    /// Shows another state of the meetings, for tests of what pages say of it.
    #[cfg(test)]
    pub(crate) fn set_status(&self, status: Status) {
        self.read.set_status(status);
    }

    /// What rules and links need to know of `client`'s other documents, from their stored facts. Whoever writes need
    /// not be able to read them: a referral is held back for want of a consent that its writer may not see.
    pub(super) fn client_facts(&self, client: ClientId) -> ClientFacts {
        let staff = self.directory().people.iter().map(|(id, person)| (*id, person.role)).collect();
        ClientFacts { staff, ..self.read.overview(&Part::ALL, |overview| overview.client_facts(client)) }
    }

    /// Those of `clients` of whose chart anything is kept here.
    #[must_use]
    pub(crate) fn who_have_a_chart(&self, clients: impl Iterator<Item = ClientId>) -> Vec<ClientId> {
        self.read.overview(&Part::ALL, |overview| clients.filter(|client| !overview.docs(*client).is_empty()).collect())
    }

    /// Everybody as they are now, for finding who is likely to have a chart already; what is written later is not in
    /// it.
    #[must_use]
    pub(crate) fn everybody(&self) -> Marked<'static> {
        self.read.overview(&Part::ALL, |overview| overview.marked().into_owned())
    }

    /// Saves a form; durable when this returns.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub async fn save(&self, mut edit: Edit) -> Result<Edited, SaveError> {
        if edit.keys.is_none() && edit.acts.iter().any(|act| matches!(act.verb, Verb::Sign)) {
            edit.keys = self.signers.of(edit.author.person).map(|person| {
                let device = SigningKey::from_bytes(&self.secrets.signing_key);
                SigningKeys { person, device }
            });
        }
        let (reply, outcome) = oneshot::channel();
        self.inbox.send(Command::Edit(Box::new(edit), reply)).await.map_err(|_| SaveError::Stopping)?;
        match outcome.await.map_err(|_| SaveError::Stopping)? {
            Outcome::Edited(edited) => Ok(edited),
            Outcome::EditRefused(error) => Err(error.into()),
            Outcome::NotStored | Outcome::Busy => Err(SaveError::NotStored),
            Outcome::Unreadable => Err(SaveError::Unreadable),
            // No answer to a form.
            Outcome::Directed | Outcome::NotTheClinic => Err(SaveError::Stopping),
        }
    }

    /// Writes a fact into the directory; durable when this returns.
    pub(crate) async fn direct(&self, body: Body) -> Result<(), DirectError> {
        let (reply, outcome) = oneshot::channel();
        self.inbox.send(Command::Direct(body, reply)).await.map_err(|_| DirectError::Stopping)?;
        match outcome.await.map_err(|_| DirectError::Stopping)? {
            Outcome::Directed => Ok(()),
            Outcome::NotTheClinic => Err(DirectError::NotTheClinic),
            Outcome::NotStored | Outcome::Busy => Err(DirectError::NotStored),
            // No answers to a fact.
            Outcome::Unreadable | Outcome::EditRefused(_) | Outcome::Edited(_) => Err(DirectError::Stopping),
        }
    }
}
