//! Passphrases and the work of trying one (Argon2id, RFC 9106). Must never print a passphrase, nor do less work than
//! the stored cost says.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::error::VaultError;
use super::seal::SealKey;

/// The fewest characters of a new passphrase, as the pages that ask for one say.
const LEAST_CHARACTERS: usize = 12;
/// The longest passphrase that is looked at, in bytes; more is no safer and costs time.
const MOST_BYTES: usize = 1024;

/// What a person types to unlock. Wiped from memory when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Passphrase(String);

impl Passphrase {
    /// Takes the text as typed; spaces at its ends count.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Whether it may protect a new lock. Not asked when opening one.
    pub(super) fn check_new(&self) -> Result<(), VaultError> {
        if self.0.chars().count() < LEAST_CHARACTERS {
            return Err(VaultError::WeakPassphrase { least: LEAST_CHARACTERS });
        }
        if self.0.len() > MOST_BYTES {
            return Err(VaultError::TooLarge { what: "the passphrase" });
        }
        Ok(())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// How much work trying one passphrase is. Stored beside what it protects, so it can grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// How many lanes run side by side (RFC 9106, p).
    pub lanes: u32,
}

impl Cost {
    /// 19 MiB, two passes, one lane: OWASP's least for Argon2id, and about 50 ms on a small clinic box.
    pub const STANDARD: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// No stored cost beyond this is tried: a damaged or hostile lock must not take the node's memory.
    const MOST: Self = Self { memory_kib: 256 * 1024, passes: 16, lanes: 8 };

    /// The key that `passphrase` and `salt` make at this cost.
    pub(super) fn key(self, passphrase: &Passphrase, salt: &[u8; 16]) -> Result<SealKey, VaultError> {
        let most = Self::MOST;
        if self.memory_kib > most.memory_kib || self.passes > most.passes || self.lanes > most.lanes {
            return Err(VaultError::TooLarge { what: "the stored cost of trying a passphrase" });
        }
        let unusable = |_| VaultError::TooLarge { what: "the stored cost of trying a passphrase" };
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(unusable)?;
        let typed = passphrase.0.as_bytes();
        let typed = typed.get(..MOST_BYTES).unwrap_or(typed);
        let mut key = [0; 32];
        let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(typed, salt, &mut key);
        let made = SealKey::from_bytes(key);
        key.zeroize();
        done.map(|()| made).map_err(|_| VaultError::Memory)
    }
}

impl Default for Cost {
    fn default() -> Self {
        Self::STANDARD
    }
}
