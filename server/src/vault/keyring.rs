//! The open keyring. Must never use a new key before it is durable, nor keep one in memory that the disk may not hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use waystation_sync::id::{DocId, PersonId};

use super::entropy;
use super::error::VaultError;
use super::key_log::KeyLog;
use super::key_log_form::{self, Entry};
use super::keyring_file::{self, Admitted, Body, FILE, Header};
use super::mac::ProofKey;
use super::person::{PersonLock, normal_login};
use super::ring::{Ring, Subject};
use super::seal::SealKey;
use super::secrets::NodeSecrets;
use super::unlock_key::{self, UNLOCK_KEYS_MAX, UnlockKey};
use super::{NODE, wrap};
use crate::host::{DataFolder, Disk, DiskError, RECORD_FILE, disk};

/// A folder with a record but no keyring is no fresh folder: a new keyring could not open what is there.
pub(super) fn no_record_without_keys(disk: &dyn Disk) -> Result<(), VaultError> {
    if disk.list()?.iter().any(|name| name.starts_with(RECORD_FILE.0) && name.ends_with(RECORD_FILE.1)) {
        return Err(VaultError::Damaged { file: FILE, what: "it is gone, though there is a record here" });
    }
    Ok(())
}

/// A key, and what it is for.
type Held = (Subject, SealKey);

/// The open keyring.
pub struct Keyring {
    disk: Arc<dyn Disk>,
    header: Header,
    secrets: NodeSecrets,
    /// The rings that whoever opened it was given.
    rings: BTreeMap<Ring, SealKey>,
    keys: BTreeMap<DocId, Held>,
    /// What has a key on a ring that whoever opened it was not given.
    withheld: BTreeSet<DocId>,
    log: KeyLog,
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
        let ring = SealKey::new()?;
        let log = KeyLog::create(disk.as_ref(), 0, &ring, std::iter::empty())?;
        let mut header = Header::new(entropy::draw()?, log.header);
        header.add_ring(Ring::NODE);
        let keys = BTreeMap::from([(NODE, (node_subject(), SealKey::new()?))]);
        let rings = BTreeMap::from([(Ring::NODE, ring)]);
        let mut keyring = Self { disk, header, secrets, rings, keys, withheld: BTreeSet::new(), log };
        keyring.header = keyring.header_with(people)?;
        keyring.write(&keyring.header, &keyring.rings)?;
        Ok(keyring)
    }

    /// Reads the key log that an opened root names, and changes nothing: whoever writes calls [`Keyring::settle`] first.
    pub(super) fn read(
        disk: Arc<dyn Disk>,
        header: Header,
        body: Body,
        rings: BTreeMap<Ring, SealKey>,
    ) -> Result<Self, VaultError> {
        let Body { secrets, node } = body;
        let mut keys = BTreeMap::from([(NODE, (node_subject(), node))]);
        let mut withheld = BTreeSet::new();
        let named = header.log();
        let ring = rings.get(&Ring::NODE).ok_or(VaultError::NoKey)?;
        let log = KeyLog::read(disk.as_ref(), named, ring, |entry| {
            let subject = entry.subject;
            match rings.get(&subject.ring) {
                Some(ring) => drop(keys.insert(subject.id, (subject, open_entry(entry, &named.id, ring)?))),
                None => drop(withheld.insert(subject.id)),
            }
            Ok(())
        })?;
        Ok(Self { disk, header, secrets, rings, keys, withheld, log })
    }

    /// What was read may so far be only in the system's memory, if its last writer stopped before its sync; a frame
    /// sealed with such a key could then outlive it. A log that no root names goes: keys that were erased may be in it.
    pub(super) fn settle(&self) -> Result<(), VaultError> {
        self.log.settle(self.disk.as_ref())?;
        self.disk.open(FILE, true)?.sync()?;
        self.disk.sync_folder()?;
        self.remove_other_log()
    }

    fn remove_other_log(&self) -> Result<(), VaultError> {
        let used = key_log_form::file(self.log.header.generation);
        for file in key_log_form::FILES.into_iter().filter(|file| *file != used) {
            match self.disk.remove(file) {
                Err(DiskError::Missing { .. }) => {}
                Err(error) => return Err(error.into()),
                Ok(()) => self.disk.sync_folder()?,
            }
        }
        Ok(())
    }

    /// The node's own secrets.
    #[must_use]
    pub const fn secrets(&self) -> &NodeSecrets {
        &self.secrets
    }

    /// The key of a document or blob, if there is one that whoever opened this keyring may use.
    #[must_use]
    pub fn key(&self, id: &DocId) -> Option<&SealKey> {
        self.keys.get(id).map(|(_, key)| key)
    }

    /// The people who may open this node.
    pub fn people(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.header.people.iter().map(|admitted| admitted.person)
    }

    /// Whether whoever opened it was not given every ring, so that some of the record stays closed.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.header.rings().any(|ring| !self.rings.contains_key(&ring))
    }

    /// The generation of the key log, and how many keys were ever added to it: together they only grow.
    pub(crate) const fn reach(&self) -> (u32, u64) {
        (self.log.header.generation, self.log.len())
    }

    /// The key for one use of the node's own, which outlives every erasure. `label` names the use.
    pub(crate) fn proof_key(&self, label: &'static [u8]) -> Result<ProofKey, VaultError> {
        ProofKey::derive(self.key(&NODE).ok_or(VaultError::NoKey)?, label)
    }

    /// Gives each of `subjects` that has none a key, all durable before this returns. Writes nothing if all have one.
    ///
    /// # Errors
    /// [`VaultError::NoKey`] where a ring was not given to whoever opened this; otherwise the disk's. None of the new keys
    /// is then there.
    pub fn ensure(&mut self, subjects: impl Iterator<Item = Subject>) -> Result<(), VaultError> {
        let mut fresh = BTreeMap::new();
        for subject in subjects {
            if self.withheld.contains(&subject.id) {
                return Err(VaultError::NoKey);
            }
            if !self.keys.contains_key(&subject.id) && !fresh.contains_key(&subject.id) {
                self.ensure_ring(subject.ring)?;
                fresh.insert(subject.id, (subject, SealKey::new()?));
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        let log = self.log.header.id;
        let seal = |(subject, key): &Held| {
            Entry::seal(&log, *subject, self.rings.get(&subject.ring).ok_or(VaultError::NoKey)?, key)
        };
        let entries = fresh.values().map(seal).collect::<Result<Vec<_>, _>>()?;
        self.log.add(self.disk.as_ref(), &entries)?;
        // Not `append`, which makes the whole map anew.
        self.keys.extend(fresh);
        Ok(())
    }

    /// Whether it makes no key any more until the folder is opened again.
    pub(crate) const fn is_stopped(&self) -> bool {
        self.log.is_stopped()
    }

    /// Makes a ring at its first use, and gives it to everybody here.
    fn ensure_ring(&mut self, ring: Ring) -> Result<(), VaultError> {
        if self.rings.contains_key(&ring) {
            return Ok(());
        }
        if self.header.rings().any(|made| made == ring) {
            return Err(VaultError::NoKey);
        }
        let key = SealKey::new()?;
        let mut header = self.header.clone();
        header.add_ring(ring);
        for admitted in &mut header.people {
            admitted.wrapped.push((ring.number(), wrap::wrap(&admitted.public_key, ring, &key)?));
        }
        self.write(&header, &self.rings)?;
        self.header = header;
        self.rings.insert(ring, key);
        Ok(())
    }

    /// Lets these people open the node, with every ring; a person who could before gets the lock given here (a new
    /// passphrase) and keeps the rings they had.
    ///
    /// # Errors
    /// The disk's; nobody is then admitted who was not before.
    pub fn admit(&mut self, people: &[PersonLock]) -> Result<(), VaultError> {
        let header = self.header_with(people)?;
        self.write(&header, &self.rings)?;
        self.header = header;
        Ok(())
    }

    /// Makes a key that opens the node from a file, with every ring that whoever opened this has; durable on return. It is
    /// called `id`, by which [`Keyring::withdraw`] shuts it out.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`] where there are [`UNLOCK_KEYS_MAX`]; the disk's. There is no new key then.
    pub(crate) fn make_unlock_key(&mut self, id: PersonId) -> Result<UnlockKey, VaultError> {
        if unlock_key::all(&self.header).count() >= UNLOCK_KEYS_MAX {
            return Err(VaultError::TooLarge { what: "the list of unlock keys" });
        }
        let mut header = self.header.clone();
        let (key, mut admitted) = unlock_key::make(&header, id)?;
        admitted.wrapped = self.wrapped_to(&admitted.public_key)?;
        header.people.push(admitted);
        self.write(&header, &self.rings)?;
        self.header = header;
        Ok(key)
    }

    /// The keys that open the node from a file, by what they are called.
    pub(crate) fn unlock_keys(&self) -> Vec<PersonId> {
        unlock_key::all(&self.header).map(|admitted| admitted.person).collect()
    }

    /// Lets a person open the node with some of its rings, as a later version's policy will.
    #[cfg(test)]
    pub(super) fn admit_to(&mut self, lock: &PersonLock, rings: &[Ring]) -> Result<(), VaultError> {
        let mut header = self.header_with(std::slice::from_ref(lock))?;
        for admitted in header.people.iter_mut().filter(|admitted| admitted.person == lock.person) {
            admitted.wrapped.retain(|(number, _)| rings.contains(&Ring::of(*number)));
        }
        self.write(&header, &self.rings)?;
        self.header = header;
        Ok(())
    }

    /// Shuts a person out. Every ring is changed too, since they may have kept theirs. Nothing happens if they were not
    /// admitted.
    ///
    /// # Errors
    /// [`VaultError::LastPerson`] if nobody would be left; as [`Keyring::erase`].
    pub fn withdraw(&mut self, person: PersonId) -> Result<(), VaultError> {
        let mut header = self.header.clone();
        header.people.retain(|admitted| admitted.person != person);
        if header.people.len() == self.header.people.len() {
            return Ok(());
        }
        if header.people.is_empty() {
            return Err(VaultError::LastPerson);
        }
        self.renew(header, |_| true)
    }

    /// Destroys keys: what they sealed can never be read again here. The log and the root are written anew under fresh
    /// rings, and the old log is removed. Older copies of the folder still open it.
    ///
    /// # Errors
    /// [`VaultError::NoKey`] if whoever opened this keyring was not given every ring; the disk's. No key is then added until
    /// the folder is opened again, and the keys are destroyed or not.
    pub fn erase(&mut self, ids: &[DocId]) -> Result<(), VaultError> {
        self.renew(self.header.clone(), |id| !ids.contains(id))
    }

    /// Writes everything anew under fresh rings, with the keys that `keep` says.
    fn renew(&mut self, mut header: Header, keep: impl Fn(&DocId) -> bool) -> Result<(), VaultError> {
        if self.is_partial() {
            return Err(VaultError::NoKey);
        }
        let rings =
            header.rings().map(|ring| Ok((ring, SealKey::new()?))).collect::<Result<BTreeMap<_, _>, VaultError>>()?;
        for admitted in &mut header.people {
            for (number, wrapped) in &mut admitted.wrapped {
                let ring = Ring::of(*number);
                *wrapped = wrap::wrap(&admitted.public_key, ring, rings.get(&ring).ok_or(VaultError::NoKey)?)?;
            }
        }
        let kept = |id: &DocId| *id == NODE || keep(id);
        let logged = self.keys.iter().filter(|(id, _)| **id != NODE && keep(id));
        let entries = logged.filter_map(|(_, (subject, key))| Some((*subject, rings.get(&subject.ring)?, key)));
        let generation = self.log.header.generation + 1;
        let node_ring = rings.get(&Ring::NODE).ok_or(VaultError::NoKey)?;
        let log = KeyLog::create(self.disk.as_ref(), generation, node_ring, entries)?;
        header.set_log(log.header);
        if let Err(error) = self.write(&header, &rings) {
            // The disk may name the new log already: a key added to the old one could be lost.
            self.log.stop();
            return Err(error);
        }
        self.header = header;
        self.rings = rings;
        self.log = log;
        self.keys.retain(|id, _| kept(id));
        self.remove_other_log()
    }

    /// Seals `plain` for a document. `aad` is not stored and must be given again to open.
    ///
    /// # Errors
    /// [`VaultError::NoKey`] before [`Keyring::ensure`]; [`VaultError::Entropy`].
    pub fn seal(&self, id: &DocId, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        self.key(id).ok_or(VaultError::NoKey)?.seal(aad, plain)
    }

    /// Opens what [`Keyring::seal`] made for the same document and `aad`.
    ///
    /// # Errors
    /// [`VaultError::NoKey`], [`VaultError::Unreadable`], [`VaultError::NewerFormat`].
    pub fn open(&self, id: &DocId, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut plain = self.key(id).ok_or(VaultError::NoKey)?.open(aad, sealed)?;
        Ok(std::mem::take(&mut *plain))
    }

    fn header_with(&self, people: &[PersonLock]) -> Result<Header, VaultError> {
        let mut header = self.header.clone();
        for lock in people {
            let before = header.people.iter().find(|other| other.person == lock.person);
            let wrapped = match before.filter(|before| before.public_key == lock.public_key) {
                Some(before) => before.wrapped.clone(),
                None => self.wrapped_to(&lock.public_key)?,
            };
            let admitted = Admitted {
                person: lock.person,
                login_tag: header.login_tag(&normal_login(&lock.login)),
                public_key: lock.public_key,
                sealed_secret: lock.sealed_secret.clone(),
                wrapped,
            };
            header.people.retain(|other| other.person != lock.person);
            header.people.push(admitted);
        }
        Ok(header)
    }

    /// Every ring held here, wrapped to one person.
    fn wrapped_to(&self, public_key: &[u8; 32]) -> Result<Vec<(u8, Vec<u8>)>, VaultError> {
        self.rings.iter().map(|(ring, key)| Ok((ring.number(), wrap::wrap(public_key, *ring, key)?))).collect()
    }

    fn write(&self, header: &Header, rings: &BTreeMap<Ring, SealKey>) -> Result<(), VaultError> {
        let ring = rings.get(&Ring::NODE).ok_or(VaultError::NoKey)?;
        let node = self.key(&NODE).ok_or(VaultError::NoKey)?;
        let bytes = keyring_file::write(header, ring, &self.secrets, node)?;
        Ok(disk::replace_whole(self.disk.as_ref(), FILE, &bytes)?)
    }
}

/// The node's own key: it is in the root, so no log can lose it.
const fn node_subject() -> Subject {
    Subject::document(NODE, Ring::NODE)
}

fn open_entry(entry: &Entry, log: &[u8; 16], ring: &SealKey) -> Result<SealKey, VaultError> {
    match entry.open(log, ring) {
        Err(VaultError::Unreadable) => {
            Err(VaultError::Damaged { file: FILE, what: "a key in its log cannot be opened with its ring" })
        }
        other => other,
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}
