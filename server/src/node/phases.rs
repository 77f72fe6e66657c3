//! A node as the pages and the network see it: fresh, locked or open, and what leads from one to the next.
//! Must never answer anything but "locked" before someone signed in.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Semaphore;
use waystation_sync::directory::Body;
use waystation_sync::id::PersonId;
use waystation_sync::replica::NodeRole;
use waystation_sync::trust::{CheckWords, Newcomer};

use super::beginning;
use super::error::{CloseError, DirectError, LockError, NotOpen, OpenError, SetUpError, SignInError};
use super::open_node::OpenNode;
use super::opening;
use super::people::{NewClinic, NewPerson, bodies_of, locks_of, person_with};
use crate::host::DataFolder;
use crate::net::pairing::PairingDesk;
use crate::vault::{Cost, Keyring, LockedKeyring, NodeSecrets, Passphrase, UnlockKey, VaultError};

/// What a node can be asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not set up: a clinic asks for its first people, a laptop for its clinic.
    Fresh,
    /// Someone must sign in.
    Locked,
    /// Somebody has signed in since the start: the record is open.
    Open,
}

enum State {
    Fresh,
    Locked(Arc<LockedKeyring>),
    Open(Arc<OpenNode>),
}

/// A node.
pub struct Node {
    role: NodeRole,
    folder: DataFolder,
    cost: Cost,
    runtime: tokio::runtime::Handle,
    desk: Arc<PairingDesk>,
    paired: RwLock<Option<Newcomer>>,
    joined: RwLock<Option<CheckWords>>,
    state: RwLock<State>,
    /// One passphrase is tried at a time: each try takes 19 MiB and a core.
    trying: Semaphore,
    /// One opening or setting up at a time.
    opening: tokio::sync::Mutex<()>,
    opened: tokio::sync::watch::Sender<bool>,
    older_keys: bool,
}

impl Node {
    /// The node whose record lies in `folder`; its loop runs on `runtime`. One that was cut off while it was made, so
    /// that nobody was told of it, is fresh again.
    ///
    /// # Errors
    /// [`VaultError`] when there is a keyring and it does not read.
    pub fn at(folder: DataFolder, role: NodeRole, runtime: tokio::runtime::Handle) -> Result<Self, VaultError> {
        if beginning::clear(folder.disk().as_ref())? {
            tracing::warn!("making this node was cut off before anything was saved; it begins again");
        }
        let state = match LockedKeyring::load(&folder)? {
            Some(keyring) => State::Locked(Arc::new(keyring)),
            None => State::Fresh,
        };
        Ok(Self {
            role,
            folder,
            cost: Cost::STANDARD,
            runtime,
            desk: Arc::default(),
            paired: RwLock::new(None),
            joined: RwLock::new(None),
            state: RwLock::new(state),
            trying: Semaphore::new(1),
            opening: tokio::sync::Mutex::new(()),
            opened: tokio::sync::watch::Sender::new(false),
            older_keys: false,
        })
    }

    /// This node, opened also where its keys are an older copy than its record: what they do not open stays closed.
    #[must_use]
    pub fn with_older_keys(self, older_keys: bool) -> Self {
        Self { older_keys, ..self }
    }

    /// Clinic or laptop.
    #[must_use]
    pub const fn role(&self) -> NodeRole {
        self.role
    }

    /// What can be asked for now.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match &*self.state.read().unwrap_or_else(PoisonError::into_inner) {
            State::Fresh => Phase::Fresh,
            State::Locked(_) => Phase::Locked,
            State::Open(_) => Phase::Open,
        }
    }

    /// The open node.
    ///
    /// # Errors
    /// [`NotOpen`].
    pub fn open(&self) -> Result<Arc<OpenNode>, NotOpen> {
        match &*self.state.read().unwrap_or_else(PoisonError::into_inner) {
            State::Fresh => Err(NotOpen::Fresh),
            State::Locked(_) => Err(NotOpen::Locked),
            State::Open(open) => Ok(Arc::clone(open)),
        }
    }

    /// Tells when the node opens.
    #[must_use]
    pub fn watch_open(&self) -> tokio::sync::watch::Receiver<bool> {
        self.opened.subscribe()
    }

    fn set(&self, state: State) {
        let is_open = matches!(state, State::Open(_));
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = state;
        self.opened.send_replace(is_open);
    }

    /// Signs a person in; the first one opens the node.
    ///
    /// # Errors
    /// [`SignInError::WrongPassphrase`], whether it is the name or the passphrase; or why the node did not open.
    pub async fn sign_in(&self, login: String, passphrase: Passphrase) -> Result<PersonId, SignInError> {
        let passphrase = Arc::new(passphrase);
        let _one = self.trying.acquire().await.map_err(|_| SignInError::Open(OpenError::Stopping))?;
        let (name, word) = (login.clone(), Arc::clone(&passphrase));
        self.open_with(move |keyring| keyring.unlock(&name, &word).map(|(keyring, person)| (keyring, Some(person))))
            .await?;
        let open = self.open()?;
        let (directory, cost) = (open.directory(), self.cost);
        let (person, key) = tokio::task::spawn_blocking(move || person_with(&directory, &login, &passphrase, cost))
            .await
            .map_err(|_| SignInError::Open(OpenError::Stopping))??;
        open.signers.keep(person, key);
        // The words of pairing are shown until somebody signs in: by then they were compared.
        self.set_joined(None);
        Ok(person)
    }

    /// Opens the node with a key from a file; nobody is signed in by that. Nothing is done where it is open.
    ///
    /// # Errors
    /// [`SignInError::WrongPassphrase`] where the key is none of this node's; or why the node did not open.
    pub(crate) async fn unlock(&self, key: UnlockKey) -> Result<(), SignInError> {
        self.open_with(move |keyring| Ok((keyring.unlock_with(&key)?, None))).await
    }

    /// Opens the node with what `unlock` makes of its keyring, if it is locked; whoever unlocks it must be known here.
    async fn open_with(
        &self,
        unlock: impl FnOnce(&LockedKeyring) -> Result<(Keyring, Option<PersonId>), VaultError> + Send + 'static,
    ) -> Result<(), SignInError> {
        if self.phase() != Phase::Locked {
            return Ok(());
        }
        let _opening = self.opening.lock().await;
        let keyring = match &*self.state.read().unwrap_or_else(PoisonError::into_inner) {
            State::Locked(keyring) => Arc::clone(keyring),
            State::Fresh | State::Open(_) => return Ok(()),
        };
        let unlocked = tokio::task::spawn_blocking(move || unlock(&keyring));
        let (keyring, person) = unlocked.await.map_err(|_| SignInError::Open(OpenError::Stopping))??;
        let belongs_to = keyring.secrets().role;
        if belongs_to != self.role {
            return Err(SignInError::OtherRole { belongs_to });
        }
        let open = opening::open(self.folder.clone(), keyring, self.older_keys, &self.runtime).await?;
        let refused = refused(&open, person);
        if let Some(refused) = refused {
            open.store_thread.close().await.map_err(OpenError::from)?;
            return Err(refused);
        }
        self.set(State::Open(Arc::new(open)));
        Ok(())
    }

    /// Sets up a clinic with its first people. A sample is not there before [`Node::finish_sample`]: cut off until then, it
    /// begins again at the next start.
    ///
    /// # Errors
    /// [`SetUpError`]; nothing was set up then.
    pub async fn set_up(&self, clinic: NewClinic, people: Vec<NewPerson>) -> Result<Vec<PersonId>, SetUpError> {
        if self.role != NodeRole::Clinic {
            return Err(SetUpError::NotTheClinic);
        }
        let _opening = self.opening.lock().await;
        if self.phase() != Phase::Fresh {
            return Err(SetUpError::SetUpAlready);
        }
        let cost = self.cost;
        let made = tokio::task::spawn_blocking(move || locks_of(&people, cost).map(|locks| (people, locks)));
        let (people, (locks, signers)) = made.await.map_err(|_| LockError::Stopping)??;
        let secrets = opening::clinic_secrets()?;
        let mut open = opening::create(self.folder.clone(), secrets, &locks, &self.runtime).await?;
        // Whoever sets up has typed the passphrases; the sample's people sign what they begin with.
        open.signers = signers;
        let device_key = ed25519_dalek::SigningKey::from_bytes(&open.secrets.signing_key).verifying_key();
        let NewClinic { name, zone, sample } = clinic;
        let mut bodies = vec![Body::Clinic { name, sample }];
        bodies.extend(zone.map(|name| Body::Zone { name }));
        for (person, lock) in people.iter().zip(&locks) {
            bodies.extend(bodies_of(person, lock).map_err(DirectError::from)?);
        }
        bodies.push(Body::Device {
            device: open.secrets.device,
            name: "Clinic".into(),
            certificate_hash: open.certificate_hash().0,
            people: locks.iter().map(|lock| lock.person).collect(),
            active: true,
        });
        // Before the row of this node, which is the last that a set-up writes.
        let own = bodies.len().saturating_sub(1);
        bodies.insert(own, Body::DeviceKey { device: open.secrets.device, key: device_key.to_bytes() });
        for body in bodies {
            open.direct(body).await?;
        }
        if !sample {
            self.finish().await?;
        }
        self.set(State::Open(Arc::new(open)));
        Ok(locks.iter().map(|lock| lock.person).collect())
    }

    /// Says that everything of a sample was written.
    ///
    /// # Errors
    /// [`SetUpError::Open`]; the next start begins it again.
    pub async fn finish_sample(&self) -> Result<(), SetUpError> {
        Ok(self.finish().await?)
    }

    async fn finish(&self) -> Result<(), OpenError> {
        let folder = self.folder.clone();
        let finished = tokio::task::spawn_blocking(move || beginning::finish(folder.disk().as_ref()));
        Ok(finished.await.map_err(|_| OpenError::Stopping)?.map_err(VaultError::from)?)
    }

    /// Opens a laptop that has just been paired: `secrets` and `rows` are what the clinic gave it.
    pub(crate) async fn set_up_laptop(
        &self,
        secrets: NodeSecrets,
        rows: Vec<waystation_sync::directory::Row>,
        words: CheckWords,
    ) -> Result<(), SetUpError> {
        let _opening = self.opening.lock().await;
        if self.phase() != Phase::Fresh {
            return Err(SetUpError::SetUpAlready);
        }
        let open = opening::create_laptop(self.folder.clone(), secrets, rows, &self.runtime).await?;
        self.set_joined(Some(words));
        self.set(State::Open(Arc::new(open)));
        Ok(())
    }

    /// Closes the record with the clean-stop mark and drops the keys; the node is locked again.
    ///
    /// # Errors
    /// Why the mark was not written; the next start then makes its index anew.
    pub async fn close(&self) -> Result<(), CloseError> {
        let Ok(open) = self.open() else { return Ok(()) };
        let closed = open.store_thread.close().await;
        let folder = self.folder.clone();
        let loaded = tokio::task::spawn_blocking(move || LockedKeyring::load(&folder));
        let state = match loaded.await.map_err(|_| CloseError::Stopping)?? {
            Some(keyring) => State::Locked(Arc::new(keyring)),
            None => State::Fresh,
        };
        self.set(state);
        Ok(closed?)
    }

    /// Where the clinic's one pairing window lies.
    #[must_use]
    pub const fn desk(&self) -> &Arc<PairingDesk> {
        &self.desk
    }

    /// What this computer derives a passphrase's key with.
    pub(super) const fn cost(&self) -> Cost {
        self.cost
    }

    /// The name of the clinic, and whether its people and clients are invented: what may be said at the door of an open
    /// node.
    #[must_use]
    pub fn sign(&self) -> Option<(String, bool)> {
        let directory = self.open().ok()?.directory();
        Some((directory.clinic_name.clone(), directory.sample))
    }

    /// The laptop that was paired last in this run, whose words the clinic's screen shows.
    #[must_use]
    pub fn paired(&self) -> Option<Newcomer> {
        self.paired.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_paired(&self, newcomer: Newcomer) {
        *self.paired.write().unwrap_or_else(PoisonError::into_inner) = Some(newcomer);
    }

    /// The words of a laptop that joined its clinic in this run, until somebody signs in on it.
    #[must_use]
    pub fn joined(&self) -> Option<CheckWords> {
        *self.joined.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_joined(&self, words: Option<CheckWords>) {
        *self.joined.write().unwrap_or_else(PoisonError::into_inner) = words;
    }

    /// The folder that the record lies in.
    #[must_use]
    pub const fn folder(&self) -> &DataFolder {
        &self.folder
    }
}

/// Why a record that was opened is to be closed again, if it is.
fn refused(open: &OpenNode, person: Option<PersonId>) -> Option<SignInError> {
    let directory = open.read.directory();
    // The row of this node itself is the last that a set-up writes.
    if !directory.devices.contains_key(&open.device()) {
        return Some(SignInError::NoPeople);
    }
    let is_let_go = |person| !directory.people.get(&person).is_some_and(|known| known.active);
    person.filter(|person| is_let_go(*person)).map(|_| SignInError::WrongPassphrase)
}
