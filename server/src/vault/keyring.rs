//! The keyring: locked as it lies on disk, and open in memory. Must never use a new key before it is durable, nor keep
//! one in memory that the file may not hold.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use waystation_sync::id::{DocId, PersonId};

use super::entropy;
use super::error::VaultError;
use super::keyring_file::{self, Admitted, FILE, Header, MOST_BYTES, Parts};
use super::passphrase::{Cost, Passphrase};
use super::person::{self, PersonLock, normal_login};
use super::seal::DocKey;
use super::secrets::NodeSecrets;
use super::{NODE, wrap};
use crate::host::{DataFolder, Disk, DiskError, RECORD_FILE, disk};

/// The keyring of a node that nobody has unlocked yet.
#[derive(Debug)]
pub struct LockedKeyring {
    disk: Arc<dyn Disk>,
    parts: Parts,
}

impl LockedKeyring {
    /// Reads the keyring of a data folder; `None` in a folder where none was made yet.
    ///
    /// # Errors
    /// [`VaultError::Damaged`], [`VaultError::NewerFormat`] or [`VaultError::Disk`]; nothing is changed.
    pub fn load(folder: &DataFolder) -> Result<Option<Self>, VaultError> {
        let disk = Arc::clone(folder.disk());
        let Some(bytes) = disk::read_whole(disk.as_ref(), FILE, MOST_BYTES)? else {
            no_record_without_keys(disk.as_ref())?;
            return Ok(None);
        };
        let parts = keyring_file::read(&bytes)?;
        Ok(Some(Self { disk, parts }))
    }

    /// Whether nobody is admitted yet, as on a laptop that was paired but has met no person.
    #[must_use]
    pub fn is_empty_of_people(&self) -> bool {
        self.parts.header.people.is_empty()
    }

    /// Opens the keyring for the person with this login. Takes the same work whether there is one or not.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] for an unknown login and for a wrong passphrase alike;
    /// [`VaultError::Damaged`] if the right passphrase opens nothing.
    pub fn unlock(&self, login: &str, passphrase: &Passphrase) -> Result<(Keyring, PersonId), VaultError> {
        let header = &self.parts.header;
        let tag = header.login_tag(&normal_login(login));
        let mut people = header.people.iter().filter(|person| person.login_tag == tag).peekable();
        if people.peek().is_none() {
            return Err(self.work_in_vain(passphrase));
        }
        // Two people with one login should not be, but must not lock each other out.
        for found in people {
            match self.unlock_as(found, passphrase) {
                Err(VaultError::WrongPassphrase) => {}
                Err(error) => return Err(error),
                Ok(keyring) => return Ok((keyring, found.person)),
            }
        }
        Err(VaultError::WrongPassphrase)
    }

    /// Tries somebody else's lock and throws the answer away.
    fn work_in_vain(&self, passphrase: &Passphrase) -> VaultError {
        let tried = match self.parts.header.people.first() {
            Some(other) => {
                person::open_secret(other.person, &other.public_key, &other.sealed_secret, passphrase).map(drop)
            }
            None => person::spend(passphrase, Cost::STANDARD),
        };
        tried.err().unwrap_or(VaultError::WrongPassphrase)
    }

    fn unlock_as(&self, found: &Admitted, passphrase: &Passphrase) -> Result<Keyring, VaultError> {
        let damaged = |what| VaultError::Damaged { file: FILE, what };
        let opened = person::open_secret(found.person, &found.public_key, &found.sealed_secret, passphrase);
        let secret = match opened {
            Err(VaultError::Unreadable) => Err(damaged("a person's lock cannot be read")),
            other => other,
        }?;
        let node_key = match wrap::unwrap(&secret, &found.wrapped) {
            Err(VaultError::Unreadable) => Err(damaged("the node's key cannot be opened")),
            other => other,
        }?;
        let (secrets, keys) = self.parts.open(&node_key)?;
        self.settle()?;
        let header = self.parts.header.clone();
        Ok(Keyring { disk: Arc::clone(&self.disk), header, node_key, secrets, keys })
    }

    /// What was read may so far be only in the system's memory, if its last writer stopped between rename and sync; a
    /// frame sealed with such a key could then outlive it.
    fn settle(&self) -> Result<(), VaultError> {
        self.disk.open(FILE, true)?.sync()?;
        Ok(self.disk.sync_folder()?)
    }
}

/// A folder with a record but no keyring is no fresh folder: a new keyring could not open what is there.
fn no_record_without_keys(disk: &dyn Disk) -> Result<(), VaultError> {
    if disk.list()?.iter().any(|name| name.starts_with(RECORD_FILE.0) && name.ends_with(RECORD_FILE.1)) {
        return Err(VaultError::Damaged { file: FILE, what: "it is gone, though there is a record here" });
    }
    Ok(())
}

/// The open keyring.
pub struct Keyring {
    disk: Arc<dyn Disk>,
    header: Header,
    node_key: DocKey,
    secrets: NodeSecrets,
    keys: BTreeMap<DocId, DocKey>,
}

impl Keyring {
    /// Makes the keyring of a fresh folder, durable on return.
    ///
    /// # Errors
    /// [`VaultError::Exists`] if there is one, which is left alone; otherwise the disk's.
    pub fn create(folder: &DataFolder, secrets: NodeSecrets, people: &[PersonLock]) -> Result<Self, VaultError> {
        let disk = Arc::clone(folder.disk());
        match disk.open(FILE, false) {
            Ok(_) => return Err(VaultError::Exists { file: FILE }),
            Err(DiskError::Missing { .. }) => no_record_without_keys(disk.as_ref())?,
            Err(error) => return Err(error.into()),
        }
        let header = Header { login_salt: entropy::draw()?, people: Vec::new() };
        let keys = BTreeMap::from([(NODE, DocKey::new()?)]);
        let mut keyring = Self { disk, header, node_key: DocKey::new()?, secrets, keys };
        keyring.header = keyring.header_with(people)?;
        keyring.write(&keyring.header, &keyring.node_key)?;
        Ok(keyring)
    }

    /// The node's own secrets.
    #[must_use]
    pub const fn secrets(&self) -> &NodeSecrets {
        &self.secrets
    }

    /// The key of a document, if it has one here.
    #[must_use]
    pub fn key(&self, doc: &DocId) -> Option<&DocKey> {
        self.keys.get(doc)
    }

    /// The people who may open this node.
    pub fn people(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.header.people.iter().map(|admitted| admitted.person)
    }

    /// Gives each of `docs` that has none a key, all durable before this returns. Writes nothing if all have one.
    ///
    /// # Errors
    /// The disk's; none of the new keys is then there.
    pub fn ensure(&mut self, docs: impl Iterator<Item = DocId>) -> Result<(), VaultError> {
        let mut fresh = BTreeMap::new();
        for doc in docs {
            if !self.keys.contains_key(&doc) && !fresh.contains_key(&doc) {
                fresh.insert(doc, DocKey::new()?);
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        let new: Vec<DocId> = fresh.keys().copied().collect();
        self.keys.append(&mut fresh);
        let written = self.write(&self.header, &self.node_key);
        if written.is_err() {
            new.iter().for_each(|doc| drop(self.keys.remove(doc)));
        }
        written
    }

    /// Lets these people open the node; a person who could before gets the lock given here (a new passphrase).
    ///
    /// # Errors
    /// The disk's; nobody is then admitted who was not before.
    pub fn admit(&mut self, people: &[PersonLock]) -> Result<(), VaultError> {
        let header = self.header_with(people)?;
        self.write(&header, &self.node_key)?;
        self.header = header;
        Ok(())
    }

    /// Shuts a person out. The node's key is changed too, since they may have kept it. Nothing happens if they were
    /// not admitted.
    ///
    /// # Errors
    /// [`VaultError::LastPerson`] if nobody would be left; the disk's.
    pub fn withdraw(&mut self, person: PersonId) -> Result<(), VaultError> {
        let mut header = self.header.clone();
        header.people.retain(|admitted| admitted.person != person);
        if header.people.len() == self.header.people.len() {
            return Ok(());
        }
        if header.people.is_empty() {
            return Err(VaultError::LastPerson);
        }
        let node_key = DocKey::new()?;
        for admitted in &mut header.people {
            admitted.wrapped = wrap::wrap(&admitted.public_key, &node_key)?;
        }
        self.write(&header, &node_key)?;
        self.header = header;
        self.node_key = node_key;
        Ok(())
    }

    /// Seals `plain` for a document. `aad` is not stored and must be given again to open.
    ///
    /// # Errors
    /// [`VaultError::NoKey`] before [`Keyring::ensure`]; [`VaultError::Entropy`].
    pub fn seal(&self, doc: &DocId, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        self.key(doc).ok_or(VaultError::NoKey)?.seal(aad, plain)
    }

    /// Opens what [`Keyring::seal`] made for the same document and `aad`.
    ///
    /// # Errors
    /// [`VaultError::NoKey`], [`VaultError::Unreadable`], [`VaultError::NewerFormat`].
    pub fn open(&self, doc: &DocId, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut plain = self.key(doc).ok_or(VaultError::NoKey)?.open(aad, sealed)?;
        Ok(std::mem::take(&mut *plain))
    }

    fn header_with(&self, people: &[PersonLock]) -> Result<Header, VaultError> {
        let mut header = self.header.clone();
        for lock in people {
            let admitted = Admitted {
                person: lock.person,
                login_tag: header.login_tag(&normal_login(&lock.login)),
                public_key: lock.public_key,
                sealed_secret: lock.sealed_secret.clone(),
                wrapped: wrap::wrap(&lock.public_key, &self.node_key)?,
            };
            header.people.retain(|other| other.person != lock.person);
            header.people.push(admitted);
        }
        Ok(header)
    }

    fn write(&self, header: &Header, node_key: &DocKey) -> Result<(), VaultError> {
        let bytes = keyring_file::write(header, node_key, &self.secrets, &self.keys)?;
        Ok(disk::replace_whole(self.disk.as_ref(), FILE, &bytes)?)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}
