//! A node as the pages and the network see it: fresh, locked or open; who may sign in; what can be read and saved.
//! Must never answer anything but "locked" before someone signed in.

use std::sync::{Arc, PoisonError, RwLock};

use automerge::Automerge;
use tokio::sync::{Semaphore, oneshot};
use waystation_sync::care::birth;
use waystation_sync::care::edit::{Edit, EditError, Edited};
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::directory::{Body, Directory};
use waystation_sync::id::{Author, ClientId, DeviceId, Heads, PersonId};
use waystation_sync::replica::NodeRole;
use waystation_sync::replica::io::Outcome;
use waystation_sync::trust::{CheckWords, Newcomer};

use crate::documents::LoadError;
use crate::drawer::Drawer;
use crate::driver::{Command, Inbox};
use crate::host::DataFolder;
use crate::host::clock::{self, NoRandom};
use crate::keeper::{Keeper, KeeperError};
use crate::open;
use crate::shown::Shown;
use crate::store::StoreError;
use crate::vault::{Cost, LockedKeyring, NodeSecrets, Passphrase, PersonLock, VaultError};

/// Why a node did not do what it was asked. Every variant has its words in `problem.rs`.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// Nobody has signed in since the program started.
    #[error("locked: someone must sign in first")]
    Locked,
    /// There is nobody yet who could sign in.
    #[error("not set up yet")]
    Fresh,
    /// It was set up before.
    #[error("this node is set up already")]
    SetUpAlready,
    /// Name and passphrase do not go together, or the person may not sign in here.
    #[error("name and passphrase do not go together here; nothing was changed. Check both and try again")]
    WrongPassphrase,
    /// A laptop's folder was opened as a clinic's, or the other way about.
    #[error("this folder belongs to a {}; nothing was changed. Start it with: waystation {}", word(*belongs_to), word(*belongs_to))]
    OtherRole {
        /// Whose folder it is.
        belongs_to: NodeRole,
    },
    /// The keys open, but the record names nobody: files of it are gone, or its set-up was cut off.
    #[error(
        "the passphrase is right, but the clinic's people are not in the record: files of it are missing, or its set-up \
         was cut off. Nothing was changed. Put the missing files back from the newest backup; if nothing was ever saved \
         here, begin in another folder"
    )]
    NoPeople,
    /// Keys could not be read or written.
    #[error(transparent)]
    Vault(VaultError),
    /// The record could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record's thread did not do what it was asked.
    #[error(transparent)]
    Keeper(#[from] KeeperError),
    /// A document could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The form was not saved; nothing changed.
    #[error(transparent)]
    Edit(EditError),
    /// It could not be made durable; nothing changed.
    #[error("it could not be written to disk, so nothing was changed")]
    NotStored,
    /// Only the clinic writes the directory.
    #[error("that is done at the clinic")]
    NotTheClinic,
    /// A name that somebody signs in with already.
    #[error("somebody signs in with that name already")]
    LoginTaken,
    /// The directory in the record is not this clinic's.
    #[error(transparent)]
    Directory(#[from] waystation_sync::directory::RowError),
    /// A key in the record does not read.
    #[error("the clinic's key in the keyring does not read")]
    ClinicKey,
    /// No random bytes.
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
    /// The operating system gave no thread.
    #[error("no thread could be started")]
    Thread(#[from] std::io::Error),
    /// The node is stopping, or a part of it ended.
    #[error("this node is stopping")]
    Stopping,
}

/// The command that runs a node of this role.
const fn word(role: NodeRole) -> &'static str {
    match role {
        NodeRole::Clinic => "clinic",
        NodeRole::Laptop => "laptop",
    }
}

impl From<VaultError> for NodeError {
    fn from(error: VaultError) -> Self {
        if matches!(error, VaultError::WrongPassphrase) { Self::WrongPassphrase } else { Self::Vault(error) }
    }
}

/// Someone who shall be able to sign in.
#[derive(Debug)]
pub struct NewPerson {
    /// The name shown beside what they write.
    pub name: String,
    /// The name they sign in with.
    pub login: String,
    /// What they are there for.
    pub role: Role,
    /// Their first passphrase.
    pub passphrase: Passphrase,
}

/// What a node can be asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not set up: a clinic asks for its first people, a laptop for its clinic.
    Fresh,
    /// Someone must sign in.
    Locked,
    /// Open.
    Open,
}

/// An open node's parts.
pub struct Open {
    /// Who it is.
    pub secrets: NodeSecrets,
    /// What can be read.
    pub shown: Arc<Shown>,
    /// Where commands go.
    pub inbox: Inbox,
    /// What each person has not saved yet, and how they like their pages.
    pub(crate) drawer: Drawer,
    pub(crate) keeper: Keeper,
}

enum State {
    Fresh,
    Locked(Arc<LockedKeyring>),
    Open(Arc<Open>),
}

/// A node.
pub struct Node {
    role: NodeRole,
    folder: DataFolder,
    cost: Cost,
    runtime: tokio::runtime::Handle,
    paired: RwLock<Option<Newcomer>>,
    joined: RwLock<Option<CheckWords>>,
    state: RwLock<State>,
    /// One passphrase is tried at a time: each try takes 19 MiB and a core.
    trying: Semaphore,
    /// One opening or setting up at a time.
    opening: tokio::sync::Mutex<()>,
    opened: tokio::sync::watch::Sender<bool>,
}

impl Node {
    /// The node whose record lies in `folder`; its loop runs on `runtime`.
    ///
    /// # Errors
    /// [`NodeError::Vault`] when there is a keyring and it does not read.
    pub fn at(folder: DataFolder, role: NodeRole, runtime: tokio::runtime::Handle) -> Result<Self, NodeError> {
        let state = match LockedKeyring::load(&folder)? {
            Some(keyring) => State::Locked(Arc::new(keyring)),
            None => State::Fresh,
        };
        Ok(Self {
            role,
            folder,
            cost: Cost::STANDARD,
            runtime,
            paired: RwLock::new(None),
            joined: RwLock::new(None),
            state: RwLock::new(state),
            trying: Semaphore::new(1),
            opening: tokio::sync::Mutex::new(()),
            opened: tokio::sync::watch::Sender::new(false),
        })
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
    /// [`NodeError::Locked`] or [`NodeError::Fresh`].
    pub fn open(&self) -> Result<Arc<Open>, NodeError> {
        match &*self.state.read().unwrap_or_else(PoisonError::into_inner) {
            State::Fresh => Err(NodeError::Fresh),
            State::Locked(_) => Err(NodeError::Locked),
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
    /// [`NodeError::WrongPassphrase`], whether it is the name or the passphrase; [`NodeError::Fresh`];
    /// [`NodeError::OtherRole`]; or why the node did not open.
    pub async fn sign_in(&self, login: String, passphrase: Passphrase) -> Result<PersonId, NodeError> {
        let passphrase = Arc::new(passphrase);
        let _one = self.trying.acquire().await.map_err(|_| NodeError::Stopping)?;
        if self.phase() == Phase::Locked {
            let _opening = self.opening.lock().await;
            let keyring = match &*self.state.read().unwrap_or_else(PoisonError::into_inner) {
                State::Locked(keyring) => Some(Arc::clone(keyring)),
                State::Fresh | State::Open(_) => None,
            };
            if let Some(keyring) = keyring {
                let (name, word) = (login.clone(), Arc::clone(&passphrase));
                let unlocked = tokio::task::spawn_blocking(move || keyring.unlock(&name, &word));
                let (keyring, person) = unlocked.await.map_err(|_| NodeError::Stopping)??;
                let belongs_to = keyring.secrets().role;
                if belongs_to != self.role {
                    return Err(NodeError::OtherRole { belongs_to });
                }
                let open = open::open(self.folder.clone(), keyring, &self.runtime).await?;
                // The row of this node itself is the last that a set-up writes.
                if !open.shown.directory().devices.contains_key(&open.device()) {
                    open.keeper.close().await?;
                    return Err(NodeError::NoPeople);
                }
                if !open.shown.directory().people.get(&person).is_some_and(|person| person.active) {
                    open.keeper.close().await?;
                    return Err(NodeError::WrongPassphrase);
                }
                self.set(State::Open(Arc::new(open)));
                return Ok(person);
            }
        }
        let directory = self.open()?.shown.directory();
        let cost = self.cost;
        let person = tokio::task::spawn_blocking(move || person_with(&directory, &login, &passphrase, cost))
            .await
            .map_err(|_| NodeError::Stopping)??;
        // Whoever signs in has compared the words.
        self.set_joined(None);
        Ok(person)
    }

    /// Sets up a clinic with its first people.
    ///
    /// # Errors
    /// [`NodeError::SetUpAlready`], [`NodeError::LoginTaken`], [`NodeError::NotTheClinic`] on a laptop, or why it
    /// could not be written; then nothing was set up.
    pub async fn set_up(
        &self,
        clinic: String,
        people: Vec<NewPerson>,
        sample: bool,
    ) -> Result<Vec<PersonId>, NodeError> {
        if self.role != NodeRole::Clinic {
            return Err(NodeError::NotTheClinic);
        }
        let _opening = self.opening.lock().await;
        if self.phase() != Phase::Fresh {
            return Err(NodeError::SetUpAlready);
        }
        let cost = self.cost;
        let made = tokio::task::spawn_blocking(move || locks_of(&people, cost).map(|locks| (people, locks)));
        let (people, locks) = made.await.map_err(|_| NodeError::Stopping)??;
        let secrets = open::clinic_secrets()?;
        let open = open::create(self.folder.clone(), secrets, &locks, &self.runtime).await?;
        let mut bodies = vec![Body::Clinic { name: clinic, sample }];
        for (person, lock) in people.iter().zip(&locks) {
            bodies.extend(bodies_of(person, lock));
        }
        bodies.push(Body::Device {
            device: open.secrets.device,
            name: "Clinic".into(),
            certificate_hash: open::certificate_hash(&open.secrets),
            people: locks.iter().map(|lock| lock.person).collect(),
            active: true,
        });
        for body in bodies {
            direct(&open, body).await?;
        }
        self.set(State::Open(Arc::new(open)));
        Ok(locks.iter().map(|lock| lock.person).collect())
    }

    /// Opens a laptop that has just been paired: `secrets` and `rows` are what the clinic gave it.
    pub(crate) async fn set_up_laptop(
        &self,
        secrets: NodeSecrets,
        rows: Vec<waystation_sync::directory::Row>,
        words: CheckWords,
    ) -> Result<(), NodeError> {
        let _opening = self.opening.lock().await;
        if self.phase() != Phase::Fresh {
            return Err(NodeError::SetUpAlready);
        }
        let open = open::create_laptop(self.folder.clone(), secrets, rows, &self.runtime).await?;
        self.set_joined(Some(words));
        self.set(State::Open(Arc::new(open)));
        Ok(())
    }

    /// Adds someone who can sign in here and, later, on laptops that name them. Clinic only.
    ///
    /// # Errors
    /// [`NodeError::LoginTaken`], [`NodeError::NotTheClinic`], or why it could not be written.
    pub async fn add_person(&self, person: NewPerson) -> Result<PersonId, NodeError> {
        let open = self.open()?;
        let directory = open.shown.directory();
        if self.role != NodeRole::Clinic {
            return Err(NodeError::NotTheClinic);
        }
        let wanted = crate::vault::normal_login(&person.login);
        if directory.locks.values().filter_map(|lock| lock_of(lock)).any(|lock| lock.login == wanted) {
            return Err(NodeError::LoginTaken);
        }
        let cost = self.cost;
        let made =
            tokio::task::spawn_blocking(move || locks_of(std::slice::from_ref(&person), cost).map(|l| (person, l)));
        let (person, locks) = made.await.map_err(|_| NodeError::Stopping)??;
        let Some(lock) = locks.first().cloned() else { return Err(NodeError::Stopping) };
        for body in bodies_of(&person, &lock) {
            direct(&open, body).await?;
        }
        let this = open.secrets.device;
        if let Some(device) = directory.devices.get(&this) {
            let mut people: Vec<PersonId> = device.people.iter().copied().collect();
            people.push(lock.person);
            let body = Body::Device {
                device: this,
                name: device.name.clone(),
                certificate_hash: device.certificate_hash,
                people,
                active: true,
            };
            direct(&open, body).await?;
        }
        let id = lock.person;
        open.keeper.admit(vec![lock]).await?;
        Ok(id)
    }

    /// Closes the record with the clean-stop mark and drops the keys; the node is locked again.
    ///
    /// # Errors
    /// Why the mark was not written; the next start then makes its index anew.
    pub async fn close(&self) -> Result<(), NodeError> {
        let Ok(open) = self.open() else { return Ok(()) };
        let closed = open.keeper.close().await;
        let state = match LockedKeyring::load(&self.folder)? {
            Some(keyring) => State::Locked(Arc::new(keyring)),
            None => State::Fresh,
        };
        self.set(state);
        Ok(closed?)
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

impl Open {
    /// This node.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.secrets.device
    }

    /// The author of what `person` writes here.
    #[must_use]
    pub const fn author(&self, person: PersonId) -> Author {
        Author { person, device: self.secrets.device }
    }

    /// Reads a part of a client's chart: `read` gets the document and its heads, off the request's thread. A part
    /// that nobody began is an empty document.
    ///
    /// # Errors
    /// [`NodeError::Load`].
    pub async fn read<T: Send + 'static>(
        &self,
        client: ClientId,
        part: Part,
        read: impl FnOnce(&Automerge, Heads) -> T + Send + 'static,
    ) -> Result<T, NodeError> {
        let doc = self.shown.documents.load(birth::doc_id(client, part)).await?;
        tokio::task::spawn_blocking(move || read(&doc, doc.get_heads().into_iter().collect()))
            .await
            .map_err(|_| NodeError::Stopping)
    }

    /// Saves a form; durable when this returns.
    ///
    /// # Errors
    /// [`NodeError::Edit`] with what is to be put right, or [`NodeError::NotStored`]; nothing changed then.
    pub async fn save(&self, edit: Edit) -> Result<Edited, NodeError> {
        let (reply, outcome) = oneshot::channel();
        self.inbox.send(Command::Edit(Box::new(edit), reply)).await.map_err(|_| NodeError::Stopping)?;
        match outcome.await.map_err(|_| NodeError::Stopping)? {
            Outcome::Edited(edited) => Ok(edited),
            Outcome::EditRefused(error) => Err(NodeError::Edit(error)),
            Outcome::NotStored => Err(NodeError::NotStored),
            Outcome::Unreadable => Err(NodeError::Load(LoadError::Ended)),
            Outcome::Directed | Outcome::NotTheClinic => Err(NodeError::NotTheClinic),
        }
    }
}

/// Writes a fact into the directory; durable when this returns.
pub(crate) async fn direct(open: &Open, body: Body) -> Result<(), NodeError> {
    let (reply, outcome) = oneshot::channel();
    open.inbox.send(Command::Direct(body, reply)).await.map_err(|_| NodeError::Stopping)?;
    match outcome.await.map_err(|_| NodeError::Stopping)? {
        Outcome::Directed => Ok(()),
        Outcome::NotTheClinic => Err(NodeError::NotTheClinic),
        Outcome::NotStored => Err(NodeError::NotStored),
        Outcome::Unreadable => Err(NodeError::Stopping),
        Outcome::EditRefused(error) => Err(NodeError::Edit(error)),
        Outcome::Edited(_) => Ok(()),
    }
}

/// A lock as a directory row carries it.
pub(crate) fn lock_of(bytes: &[u8]) -> Option<PersonLock> {
    postcard::from_bytes(bytes).ok()
}

fn bodies_of(person: &NewPerson, lock: &PersonLock) -> [Body; 2] {
    [
        Body::Person { person: lock.person, name: person.name.clone(), role: person.role, active: true },
        Body::Lock { person: lock.person, lock: postcard::to_stdvec(lock).unwrap_or_default() },
    ]
}

fn locks_of(people: &[NewPerson], cost: Cost) -> Result<Vec<PersonLock>, NodeError> {
    let mut locks: Vec<PersonLock> = Vec::new();
    for person in people {
        let lock = PersonLock::create(PersonId(clock::id()?), &person.login, &person.passphrase, cost)?;
        if locks.iter().any(|known| known.login == lock.login) {
            return Err(NodeError::LoginTaken);
        }
        locks.push(lock);
    }
    Ok(locks)
}

/// The person who signs in with this name and passphrase; a wrong name takes as long as a wrong passphrase.
fn person_with(directory: &Directory, login: &str, passphrase: &Passphrase, cost: Cost) -> Result<PersonId, NodeError> {
    let wanted = crate::vault::normal_login(login);
    let lock = directory.locks.values().filter_map(|lock| lock_of(lock)).find(|lock| lock.login == wanted);
    let Some(lock) = lock else {
        crate::vault::spend(passphrase, cost)?;
        return Err(NodeError::WrongPassphrase);
    };
    lock.open(passphrase)?;
    match directory.people.get(&lock.person) {
        Some(person) if person.active => Ok(lock.person),
        Some(_) | None => Err(NodeError::WrongPassphrase),
    }
}
