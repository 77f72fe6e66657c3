//! Who may sign in: the people of a clinic and their locks, as the directory carries them. Must never say whether it is
//! the name or the passphrase that is wrong.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ed25519_dalek::SigningKey;
use waystation_sync::care::noun::Role;
use waystation_sync::directory::{Body, Directory};
use waystation_sync::id::PersonId;
use waystation_sync::stored::{Stored, WriteError};

use super::error::{LockError, SignInError};
use crate::host::clock;
use crate::vault::{Cost, Passphrase, PersonLock, normal_login, spend};

/// A clinic that is begun.
#[derive(Debug)]
pub struct NewClinic {
    /// Its name, for headings.
    pub name: String,
    /// The time zone that it is in, by its name in the IANA database; `None` for each computer's own.
    pub zone: Option<String>,
    /// Whether its people and clients are invented.
    pub sample: bool,
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

/// A lock as a directory row carries it.
pub(super) fn lock_of(bytes: &[u8]) -> Option<PersonLock> {
    PersonLock::from_bytes(bytes).ok()
}

/// What the directory says of someone: who they are, and what their passphrase opens.
pub(super) fn bodies_of(person: &NewPerson, lock: &PersonLock) -> Result<[Body; 3], WriteError> {
    Ok([
        Body::Person { person: lock.person, name: person.name.clone(), role: person.role, active: true },
        Body::Lock { person: lock.person, lock: lock.to_bytes()? },
        Body::PersonKey { person: lock.person, key: lock.signing_key },
    ])
}

/// Makes the locks of people who shall be able to sign in, each with a name of their own. Takes a core for a while.
pub(super) fn locks_of(people: &[NewPerson], cost: Cost) -> Result<(Vec<PersonLock>, Signers), LockError> {
    let (mut locks, signers) = (Vec::<PersonLock>::new(), Signers::default());
    for person in people {
        let (lock, key) = PersonLock::with_key(PersonId(clock::id()?), &person.login, &person.passphrase, cost)?;
        if locks.iter().any(|known| known.login == lock.login) {
            return Err(LockError::LoginTaken);
        }
        signers.keep(lock.person, key);
        locks.push(lock);
    }
    Ok((locks, signers))
}

/// The keys of those who are signed in, with which they sign entries. Must never be kept longer than they are.
#[derive(Default)]
pub(crate) struct Signers(Mutex<BTreeMap<PersonId, SigningKey>>);

impl Signers {
    fn all(&self) -> MutexGuard<'_, BTreeMap<PersonId, SigningKey>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the key of somebody who signed in.
    pub(crate) fn keep(&self, person: PersonId, key: SigningKey) {
        self.all().insert(person, key);
    }

    /// Drops the key of somebody who has no session any more.
    pub(crate) fn forget(&self, person: PersonId) {
        self.all().remove(&person);
    }

    /// The key of somebody who is signed in.
    pub(crate) fn of(&self, person: PersonId) -> Option<SigningKey> {
        self.all().get(&person).cloned()
    }
}

/// The person who signs in with this name and passphrase, and what they sign with; a wrong name takes as long as a wrong passphrase.
pub(super) fn person_with(
    directory: &Directory,
    login: &str,
    passphrase: &Passphrase,
    cost: Cost,
) -> Result<(PersonId, SigningKey), SignInError> {
    let wanted = normal_login(login);
    let lock = directory.locks.values().filter_map(|lock| lock_of(lock)).find(|lock| lock.login == wanted);
    let Some(lock) = lock else {
        spend(passphrase, cost)?;
        return Err(SignInError::WrongPassphrase);
    };
    let key = lock.open(passphrase)?.signing_key()?;
    match directory.people.get(&lock.person) {
        Some(person) if person.active => Ok((lock.person, key)),
        Some(_) | None => Err(SignInError::WrongPassphrase),
    }
}
