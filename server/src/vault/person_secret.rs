//! The private half of a person's key pair, in memory. Must never be stored or shown; `person` seals it.

use std::fmt;

use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::error::VaultError;

const SIGNING: &[u8] = b"waystation person signing key 1";

/// A person's private key, there while they are signed in or a lock is being opened.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct PersonSecret([u8; 32]);

impl PersonSecret {
    pub(super) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What the person signs entries with: a key of its own, which whoever opens the lock can make again.
    ///
    /// # Errors
    /// [`VaultError::Unreadable`], which does not happen: the length is a right one.
    pub fn signing_key(&self) -> Result<SigningKey, VaultError> {
        let mut seed = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, &self.0).expand(SIGNING, seed.as_mut_slice()).map_err(|_| VaultError::Unreadable)?;
        Ok(SigningKey::from_bytes(&seed))
    }
}

impl fmt::Debug for PersonSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonSecret(..)")
    }
}
