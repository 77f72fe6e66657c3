//! The keyring as it lies on disk, and who can open it. Must never change a byte on disk before somebody has opened it.

use std::collections::BTreeMap;
use std::sync::Arc;

use waystation_sync::id::PersonId;

use super::error::VaultError;
use super::keyring::{Keyring, no_record_without_keys};
use super::keyring_file::{self, Admitted, FILE, MOST_BYTES, Parts};
use super::passphrase::{Cost, Passphrase};
use super::person::{self, normal_login};
use super::person_secret::PersonSecret;
use super::ring::Ring;
use super::seal::SealKey;
use super::unlock_key::{self, UnlockKey};
use super::wrap;
use crate::host::{DataFolder, Disk, disk};

/// The keyring of a node that nobody has unlocked yet.
#[derive(Debug)]
pub struct LockedKeyring {
    disk: Arc<dyn Disk>,
    parts: Parts,
}

const fn damaged(what: &'static str) -> VaultError {
    VaultError::Damaged { file: FILE, what }
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

    /// Opens the keyring for the person with this login, with the rings that this person was given. Takes the same work
    /// whether there is one or not.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] for an unknown login and for a wrong passphrase alike;
    /// [`VaultError::Damaged`] if the right passphrase opens nothing.
    pub fn unlock(&self, login: &str, passphrase: &Passphrase) -> Result<(Keyring, PersonId), VaultError> {
        let (keyring, person) = self.unlock_to_read(login, passphrase)?;
        keyring.settle()?;
        Ok((keyring, person))
    }

    /// As [`LockedKeyring::unlock`], for somebody who only reads: nothing on disk is changed.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn unlock_to_read(
        &self,
        login: &str,
        passphrase: &Passphrase,
    ) -> Result<(Keyring, PersonId), VaultError> {
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

    /// Opens the keyring with a key from a file.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] where it is none of this node's, or not any more; otherwise as
    /// [`LockedKeyring::unlock`].
    pub(crate) fn unlock_with(&self, key: &UnlockKey) -> Result<Keyring, VaultError> {
        let public_key = wrap::public_of(key.secret())?;
        let found = unlock_key::all(&self.parts.header).find(|admitted| admitted.public_key == public_key);
        let keyring = self.open_as(found.ok_or(VaultError::WrongPassphrase)?, key.secret())?;
        keyring.settle()?;
        Ok(keyring)
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
        let opened = person::open_secret(found.person, &found.public_key, &found.sealed_secret, passphrase);
        let secret = match opened {
            Err(VaultError::Unreadable) => Err(damaged("a person's lock cannot be read")),
            other => other,
        }?;
        self.open_as(found, &secret)
    }

    fn open_as(&self, found: &Admitted, secret: &PersonSecret) -> Result<Keyring, VaultError> {
        let rings = rings_of(found, secret)?;
        let node_ring = rings.get(&Ring::NODE).ok_or(damaged("a person was not given the node's own ring"))?;
        let body = self.parts.open(node_ring)?;
        Keyring::read(Arc::clone(&self.disk), self.parts.header.clone(), body, rings)
    }
}

/// The rings that a person was given.
fn rings_of(found: &Admitted, secret: &PersonSecret) -> Result<BTreeMap<Ring, SealKey>, VaultError> {
    let open = |(number, wrapped): &(u8, Vec<u8>)| {
        let ring = Ring::of(*number);
        match wrap::unwrap(secret, ring, wrapped) {
            Err(VaultError::Unreadable) => Err(damaged("the node's key cannot be opened")),
            other => Ok((ring, other?)),
        }
    };
    found.wrapped.iter().map(open).collect()
}
