//! A person's key pair: the public half for all to see, the private half sealed by the passphrase. Must never let the
//! private half out unsealed.

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use waystation_sync::id::PersonId;
use waystation_sync::stored::Stored;
use zeroize::Zeroizing;

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
    for form in passphrase.forms() {
        cost.key(form, &[0; 16])?;
    }
    Err(VaultError::WrongPassphrase)
}

impl PersonLock {
    /// A new key pair for `person`, sealed by `passphrase`.
    ///
    /// # Errors
    /// [`VaultError::WeakPassphrase`], [`VaultError::CommonPassphrase`] and [`VaultError::NoLogin`] for people; the rest for
    /// the machine.
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
        passphrase.check_new(&login)?;
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
        passphrase.check_new(&self.login)?;
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

pub(super) fn seal_secret(
    person: PersonId,
    public_key: &[u8; 32],
    secret: &PersonSecret,
    passphrase: &Passphrase,
    cost: Cost,
) -> Result<Vec<u8>, VaultError> {
    let salt: [u8; 16] = entropy::draw()?;
    let sealed = cost.key(passphrase.form(), &salt)?.seal(&aad(person, public_key, cost, &salt), secret.bytes())?;
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
    let plain = open_sealed(&lock, &aad(person, public_key, lock.cost, &lock.salt), passphrase)?;
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| VaultError::Unreadable)?;
    let secret = PersonSecret::from_bytes(bytes);
    if wrap::public_of(&secret)? != *public_key {
        return Err(VaultError::Unreadable);
    }
    Ok(secret)
}

fn open_sealed(lock: &SealedSecret, aad: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    for form in passphrase.forms() {
        match lock.cost.key(form, &lock.salt)?.open(aad, &lock.sealed) {
            Err(VaultError::Unreadable) => {}
            opened => return opened,
        }
    }
    Err(VaultError::WrongPassphrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
    const NFC: &str = "ma\u{f1}ana ser\u{e1} caf\u{e9}";
    const NFD: &str = "man\u{303}ana sera\u{301} cafe\u{301}";

    fn typed(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    fn opens(lock: &PersonLock, text: &str) -> bool {
        lock.open(&typed(text)).is_ok()
    }

    #[test]
    fn one_passphrase_opens_from_every_keyboard_and_file() {
        let from_a_file = format!("\u{feff}{NFC}\r\n");
        let other_spaces = NFC.replace(' ', "\u{a0}");
        let all = [NFC, NFD, &from_a_file, &other_spaces];
        for made in all {
            let lock = PersonLock::create(PersonId([1; 16]), "dana", &typed(made), CHEAP).unwrap();
            for text in all {
                assert!(opens(&lock, text), "{made:?} {text:?}");
            }
            assert!(!opens(&lock, "manana sera cafe") && !opens(&lock, &format!(" {NFC}")));
        }
    }

    #[test]
    fn a_lock_that_was_made_of_what_was_typed_still_opens() {
        let (person, salt) = (PersonId([1; 16]), [7; 16]);
        let (secret, public_key) = wrap::key_pair().unwrap();
        let key = CHEAP.key(NFD.as_bytes(), &salt).unwrap();
        let sealed = key.seal(&aad(person, &public_key, CHEAP, &salt), secret.bytes()).unwrap();
        let sealed = postcard::to_stdvec(&SealedSecret { cost: CHEAP, salt, sealed }).unwrap();
        assert!(open_secret(person, &public_key, &sealed, &typed(NFD)).is_ok());
        assert!(matches!(open_secret(person, &public_key, &sealed, &typed(NFC)), Err(VaultError::WrongPassphrase)));
    }
}
