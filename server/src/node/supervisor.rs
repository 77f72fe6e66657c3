//! What only a supervisor does: people who can sign in, and the window in which a laptop is paired. Must never be made but
//! for a supervisor.

use waystation_sync::directory::{Body, OwnCode, Person};
use waystation_sync::id::{DeviceId, PersonId};
use waystation_sync::replica::NodeRole;
use waystation_sync::time::Millis;
use waystation_sync::trust::{Newcomer, PairingCode, Window};

use super::error::{AddPersonError, DirectError, LockError};
use super::open_node::OpenNode;
use super::people::{NewPerson, bodies_of, lock_of, locks_of};
use super::phases::Node;
use super::store_thread::StoreThreadError;
use crate::host::clock::{self, NoRandom};
use crate::net::pairing::ShownWindow;
use crate::vault::{UnlockKey, normal_login};

/// A supervisor at an open node.
pub struct Supervisor<'a> {
    node: &'a Node,
    open: &'a OpenNode,
}

impl<'a> Supervisor<'a> {
    pub(super) const fn new(node: &'a Node, open: &'a OpenNode) -> Self {
        Self { node, open }
    }

    /// Whether somebody signs in with `login`, however it is written.
    #[must_use]
    pub fn is_login_taken(&self, login: &str) -> bool {
        let (directory, wanted) = (self.open.directory(), normal_login(login));
        directory.locks.values().filter_map(|lock| lock_of(lock)).any(|lock| lock.login == wanted)
    }

    /// Adds someone who can sign in here and, later, on laptops that name them. Clinic only.
    ///
    /// # Errors
    /// [`AddPersonError`].
    pub async fn add_person(&self, person: NewPerson) -> Result<PersonId, AddPersonError> {
        if self.node.role() != NodeRole::Clinic {
            return Err(DirectError::NotTheClinic.into());
        }
        let directory = self.open.directory();
        if self.is_login_taken(&person.login) {
            return Err(LockError::LoginTaken.into());
        }
        let cost = self.node.cost();
        let made =
            tokio::task::spawn_blocking(move || locks_of(std::slice::from_ref(&person), cost).map(|l| (person, l)));
        let (person, (locks, _)) = made.await.map_err(|_| LockError::Stopping)??;
        let Some(lock) = locks.into_iter().next() else { return Err(LockError::Stopping.into()) };
        for body in bodies_of(&person, &lock).map_err(DirectError::from)? {
            self.open.direct(body).await?;
        }
        let this = self.open.device();
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
            self.open.direct(body).await?;
        }
        let id = lock.person;
        self.open.store_thread.admit(vec![lock]).await?;
        Ok(id)
    }

    /// Lets somebody in who came back with a laptop after this clinic was put back from a backup; durable when this returns.
    /// They sign in with what they know, if a laptop brought their sign-in key; otherwise only on laptops. False where
    /// nobody waits under that id. Clinic only.
    ///
    /// # Errors
    /// [`AddPersonError`].
    pub async fn let_in_person(&self, person: PersonId) -> Result<bool, AddPersonError> {
        let directory = self.open.directory();
        let Some(Person { name, role, .. }) = directory.people.get(&person).filter(|known| !known.active).cloned()
        else {
            return Ok(false);
        };
        self.open.direct(Body::Person { person, name, role, active: true }).await?;
        if let Some(lock) = directory.locks.get(&person).and_then(|lock| lock_of(lock)) {
            self.open.store_thread.admit(vec![lock]).await?;
        }
        Ok(true)
    }

    /// Lets a laptop in that came back so; durable when this returns. False where none waits under that id. Clinic only.
    ///
    /// # Errors
    /// [`DirectError`].
    pub async fn let_in_device(&self, device: DeviceId) -> Result<bool, DirectError> {
        let directory = self.open.directory();
        let Some(known) = directory.devices.get(&device).filter(|known| !known.active) else { return Ok(false) };
        let (name, certificate_hash) = (known.name.clone(), known.certificate_hash);
        let people = known.people.iter().copied().collect();
        self.open.direct(Body::Device { device, name, certificate_hash, people, active: true }).await?;
        Ok(true)
    }

    /// Adds a code to the clinic's own of `list`, renames it or retires it; durable when this returns. Clinic only.
    ///
    /// # Errors
    /// [`DirectError`].
    pub async fn set_own_code(&self, list: &str, code: &str, own: OwnCode) -> Result<(), DirectError> {
        if self.node.role() != NodeRole::Clinic {
            return Err(DirectError::NotTheClinic);
        }
        let OwnCode { words, retired } = own;
        self.open.direct(Body::Library { list: list.to_owned(), code: code.to_owned(), words, retired }).await
    }

    /// Makes a key that opens this node from a file. It is shown once and kept by nobody here.
    ///
    /// # Errors
    /// [`AddPersonError`]; there is no new key then.
    pub(crate) async fn make_unlock_key(&self) -> Result<UnlockKey, AddPersonError> {
        let id = PersonId(clock::id().map_err(LockError::from)?);
        let key = self.open.store_thread.make_unlock_key(id).await?;
        tracing::info!("a key was made that opens this node from a file");
        Ok(key)
    }

    /// The keys that open this node from a file: what each is called, and when it was made.
    ///
    /// # Errors
    /// [`StoreThreadError`].
    pub(crate) async fn unlock_keys(&self) -> Result<Vec<(PersonId, Option<Millis>)>, StoreThreadError> {
        let keys = self.open.store_thread.unlock_keys().await?;
        Ok(keys.into_iter().map(|id| (id, clock::begun(id.0))).collect())
    }

    /// Shuts such a key out for good; every key of the node is sealed anew.
    ///
    /// # Errors
    /// [`StoreThreadError`]; it may open the node still.
    pub(crate) async fn withdraw_unlock_key(&self, id: PersonId) -> Result<(), StoreThreadError> {
        self.open.store_thread.withdraw_unlock_key(id).await?;
        tracing::info!("a key that opened this node from a file was shut out");
        Ok(())
    }

    /// Chooses the clinic's time zone by its name in the IANA database; durable when this returns. Clinic only.
    ///
    /// # Errors
    /// [`DirectError`].
    pub async fn set_zone(&self, name: String) -> Result<(), DirectError> {
        if self.node.role() != NodeRole::Clinic {
            return Err(DirectError::NotTheClinic);
        }
        self.open.direct(Body::Zone { name }).await
    }

    /// Opens a window in which one laptop can be paired, for `people`, in place of any other window.
    ///
    /// # Errors
    /// [`NoRandom`]; the window stays as it was.
    pub fn open_window(&self, people: Vec<PersonId>) -> Result<(), NoRandom> {
        let code = PairingCode::from_random(clock::random()?);
        self.node.desk().open(Window::open(code, clock::uptime(), people));
        Ok(())
    }

    /// The window as it stands; `None` when none was opened.
    #[must_use]
    pub fn window(&self) -> Option<ShownWindow> {
        self.node.desk().show(clock::uptime())
    }

    /// Closes the window, if there is one.
    pub fn close_window(&self) {
        self.node.desk().close();
    }

    /// The laptop that was paired last in this run.
    #[must_use]
    pub fn paired(&self) -> Option<Newcomer> {
        self.node.paired()
    }
}
