//! A person's key pair: the public half for all to see, the private half sealed by the passphrase. Must never let the
//! private half out unsealed.

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use waystation_sync::id::PersonId;
use waystation_sync::stored::Stored;

use super::entropy;
use super::error::VaultError;
use super::passphrase::{Cost, Passphrase};
use super::person_secret::PersonSecret;
use super::wrap;

const DOMAIN: &[u8] = b"waystation person lock 1\0";

/// A person's lock, as it travels in the directory. None of it is secret but to those who guess passphrases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLock {
    /// Whose it is.
    pub person: PersonId,
    /// What they type beside the passphrase, as [`normal_login`] writes it.
    pub login: String,
    /// X25519.
    pub public_key: [u8; 32],
    /// Ed25519: what they sign entries with. Its private half comes from the same sealed key.
    pub signing_key: [u8; 32],
    /// The private key: a postcard of cost, salt and sealed bytes.
    pub sealed_secret: Vec<u8>,
}

impl Stored for PersonLock {
    const WHAT: &'static str = "the keys of a person";
    const FORM: u8 = 1;
}

#[derive(Serialize, Deserialize)]
struct SealedSecret {
    cost: Cost,
    salt: [u8; 16],
    sealed: Vec<u8>,
}

/// A login as it is compared: without spaces around it, in lower case.
#[must_use]
pub(crate) fn normal_login(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Does the work of one try that fails, for a login that nobody has, so that nobody can tell from the time it took.
///
/// # Errors
/// [`VaultError::WrongPassphrase`] always, or the error that the try would have met.
pub(crate) fn spend(passphrase: &Passphrase, cost: Cost) -> Result<(), VaultError> {
    cost.key(passphrase, &[0; 16])?;
    Err(VaultError::WrongPassphrase)
}

impl PersonLock {
    /// A new key pair for `person`, sealed by `passphrase`.
    ///
    /// # Errors
    /// [`VaultError::WeakPassphrase`] and [`VaultError::NoLogin`] for people; the rest for the machine.
    pub fn create(person: PersonId, login: &str, passphrase: &Passphrase, cost: Cost) -> Result<Self, VaultError> {
        Self::with_key(person, login, passphrase, cost).map(|(lock, _)| lock)
    }

    /// As [`PersonLock::create`], with the key that the person signs with, for who is at the keyboard already.
    ///
    /// # Errors
    /// As [`PersonLock::create`].
    pub fn with_key(
        person: PersonId,
        login: &str,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<(Self, SigningKey), VaultError> {
        let login = normal_login(login);
        if login.is_empty() {
            return Err(VaultError::NoLogin);
        }
        let (secret, public_key) = wrap::key_pair()?;
        let sealed_secret = seal_secret(person, &public_key, &secret, passphrase, cost)?;
        let key = secret.signing_key()?;
        let signing_key = key.verifying_key().to_bytes();
        Ok((Self { person, login, public_key, signing_key, sealed_secret }, key))
    }

    /// The same key pair under a new passphrase: everything wrapped to it still opens.
    ///
    /// # Errors
    /// As [`PersonLock::create`]; [`VaultError::Unreadable`] if `secret` is not this lock's.
    pub fn with_passphrase(
        &self,
        secret: &PersonSecret,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<Self, VaultError> {
        if wrap::public_of(secret)? != self.public_key {
            return Err(VaultError::Unreadable);
        }
        let sealed_secret = seal_secret(self.person, &self.public_key, secret, passphrase, cost)?;
        Ok(Self { sealed_secret, ..self.clone() })
    }

    /// Signs a person in on a node that is unlocked already.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`]; [`VaultError::Unreadable`] if the lock itself is broken.
    pub fn open(&self, passphrase: &Passphrase) -> Result<PersonSecret, VaultError> {
        open_secret(self.person, &self.public_key, &self.sealed_secret, passphrase)
    }
}

fn aad(person: PersonId, public_key: &[u8; 32], cost: Cost, salt: &[u8; 16]) -> Vec<u8> {
    let mut aad = DOMAIN.to_vec();
    aad.extend_from_slice(&person.0);
    aad.extend_from_slice(public_key);
    for part in [cost.memory_kib, cost.passes, cost.lanes] {
        aad.extend_from_slice(&part.to_le_bytes());
    }
    aad.extend_from_slice(salt);
    aad
}

fn seal_secret(
    person: PersonId,
    public_key: &[u8; 32],
    secret: &PersonSecret,
    passphrase: &Passphrase,
    cost: Cost,
) -> Result<Vec<u8>, VaultError> {
    passphrase.check_new()?;
    let salt: [u8; 16] = entropy::draw()?;
    let sealed = cost.key(passphrase, &salt)?.seal(&aad(person, public_key, cost, &salt), secret.bytes())?;
    postcard::to_stdvec(&SealedSecret { cost, salt, sealed })
        .map_err(|_| VaultError::TooLarge { what: "a person's lock" })
}

/// Opens a person's private key; used for locks of the directory and of the keyring file alike.
pub(super) fn open_secret(
    person: PersonId,
    public_key: &[u8; 32],
    sealed_secret: &[u8],
    passphrase: &Passphrase,
) -> Result<PersonSecret, VaultError> {
    let lock: SealedSecret = postcard::from_bytes(sealed_secret).map_err(|_| VaultError::Unreadable)?;
    let key = lock.cost.key(passphrase, &lock.salt)?;
    let plain = match key.open(&aad(person, public_key, lock.cost, &lock.salt), &lock.sealed) {
        Err(VaultError::Unreadable) => Err(VaultError::WrongPassphrase),
        other => other,
    }?;
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| VaultError::Unreadable)?;
    let secret = PersonSecret::from_bytes(bytes);
    if wrap::public_of(&secret)? != *public_key {
        return Err(VaultError::Unreadable);
    }
    Ok(secret)
}
