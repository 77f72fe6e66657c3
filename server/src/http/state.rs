//! What every page handler can reach. Must never hand out the node: whoever asks for a chart is [`Someone`] first.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::{Semaphore, watch};
use waystation_sync::id::PersonId;
use waystation_sync::replica::NodeRole;
use waystation_sync::trust::{CheckWords, PairingCode};
use waystation_web::shell::SyncLine;

use super::held::HeldPassphrases;
use super::session::Sessions;
use super::shell::{place, sync_line_of};
use super::tries::{Seat, Tries};
use super::unclaimed::Unclaimed;
use crate::host::{DiskError, clock};
use crate::lan::Lan;
use crate::net::discovery::{DiscoveryError, Seen};
use crate::node::{NewClinic, NewPerson, Node, Phase, SessionId, SetUpError, SignInError, Someone};
use crate::peers::pair::{JoinError, join_clinic};
use crate::peers::visits::Visits;
use crate::vault::Passphrase;

/// What lies around a node: the network, and where it is reached.
pub struct Surroundings {
    /// A laptop's visits to its clinic.
    pub visits: Arc<Visits>,
    /// Nodes seen on the network.
    pub seen: watch::Receiver<Seen>,
    /// Why nodes are not found by themselves, if they are not.
    pub discovery_trouble: Option<DiscoveryError>,
    /// Where laptops reach this clinic.
    pub peers: Option<SocketAddr>,
    /// Where the clinic was said to be; laptop only.
    pub clinic: Option<SocketAddr>,
    /// Where the pages are.
    pub http: SocketAddr,
    /// Pages for other computers in the building; `None` on a laptop and where they are turned off.
    pub lan: Option<Arc<Lan>>,
}

/// A laptop that has just joined its clinic, before anybody signed in.
pub(crate) struct Joined {
    /// The words to compare.
    pub(crate) words: CheckWords,
    /// The clinic's name.
    pub(crate) clinic: String,
    /// How it stands with its clinic.
    pub(crate) line: SyncLine,
    /// How many documents are here, once the first meeting has ended.
    pub(crate) docs: Option<usize>,
    /// Whether a meeting is going on.
    pub(crate) meeting: bool,
}

/// What every page handler can reach.
pub struct AppState {
    node: Arc<Node>,
    sessions: Sessions,
    tries: Tries,
    held: HeldPassphrases,
    unclaimed: Unclaimed,
    /// Of passphrases typed at other computers one is tried at a time, so that this computer's own screen waits for no
    /// more than one of them.
    elsewhere: Semaphore,
    around: Surroundings,
}

impl AppState {
    /// Of a node and what lies around it; nobody is signed in.
    #[must_use]
    pub fn new(node: Arc<Node>, around: Surroundings) -> Self {
        Self {
            node,
            sessions: Sessions::default(),
            tries: Tries::default(),
            held: HeldPassphrases::default(),
            unclaimed: Unclaimed::default(),
            elsewhere: Semaphore::new(1),
            around,
        }
    }

    /// What lies around the node.
    #[must_use]
    pub const fn around(&self) -> &Surroundings {
        &self.around
    }

    /// Who is signed in.
    pub(crate) const fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// Wrong passphrases.
    pub(crate) const fn tries(&self) -> &Tries {
        &self.tries
    }

    /// Passphrases that forms get back which come again.
    pub(crate) const fn held(&self) -> &HeldPassphrases {
        &self.held
    }

    /// Forms from browsers at which nobody is known.
    pub(super) const fn unclaimed(&self) -> &Unclaimed {
        &self.unclaimed
    }

    /// Clinic or laptop.
    pub(crate) fn role(&self) -> NodeRole {
        self.node.role()
    }

    /// What can be asked for now.
    pub(crate) fn phase(&self) -> Phase {
        self.node.phase()
    }

    /// The name of the clinic and whether it is a sample, once the node is open.
    pub(crate) fn sign(&self) -> Option<(String, bool)> {
        self.node.sign()
    }

    /// The person of a session that is open now; never counts as use of it.
    pub(crate) fn looking(&self, session: SessionId) -> Option<Someone> {
        self.someone(self.sessions.look(session, clock::uptime())?)
    }

    /// What the person signs in with whose session is locked, so that the page for it has it filled in for them.
    pub(crate) fn locked_login(&self, session: SessionId) -> Option<String> {
        self.someone(self.sessions.whose_is_locked(session, clock::uptime())?)?.login()
    }

    /// Somebody whose session says who they are.
    pub(super) fn someone(&self, person: PersonId) -> Option<Someone> {
        self.node.someone(person)
    }

    /// Signs a person in; the first one opens the node.
    pub(crate) async fn sign_in(
        &self,
        login: String,
        passphrase: Passphrase,
        seat: Seat,
    ) -> Result<PersonId, SignInError> {
        let _turn = match seat {
            Seat::Here => None,
            Seat::Elsewhere(_) => self.elsewhere.acquire().await.ok(),
        };
        self.node.sign_in(login, passphrase).await
    }

    /// Sets up a clinic with its first people.
    pub(crate) async fn set_up(&self, clinic: NewClinic, people: Vec<NewPerson>) -> Result<Vec<PersonId>, SetUpError> {
        self.node.set_up(clinic, people).await
    }

    /// Joins the clinic at `address`.
    pub(crate) async fn join(
        &self,
        address: SocketAddr,
        code: &PairingCode,
        laptop_name: &str,
    ) -> Result<CheckWords, JoinError> {
        join_clinic(&self.node, address, code, laptop_name).await
    }

    /// Keeps where somebody said that this laptop's clinic is, and calls there.
    pub(crate) async fn tell_clinic_address(&self, address: SocketAddr) -> Result<u64, DiskError> {
        self.around.visits.tell(&self.node, address).await
    }

    /// What a laptop shows from its joining until somebody signs in.
    pub(crate) fn joined(&self) -> Option<Joined> {
        let words = self.node.joined()?;
        let open = self.node.open().ok()?;
        let (directory, status) = (open.directory(), open.status());
        let line = sync_line_of((&status, open.saved()), &directory, place(self.role()));
        let docs = status.epoch.is_some().then_some(status.docs);
        let clinic = directory.clinic_name.clone();
        Some(Joined { words, clinic, line, docs, meeting: !status.meeting.is_empty() })
    }

    /// What lies around the node, for tests that change it.
    #[cfg(test)]
    pub(crate) const fn around_mut(&mut self) -> &mut Surroundings {
        &mut self.around
    }

    /// The node, for tests that look behind the pages.
    #[cfg(test)]
    pub(crate) const fn node(&self) -> &Arc<Node> {
        &self.node
    }
}
