//! Sealing small files of this node's own that lie beside the keyring. Must never be used for anything of a client, nor
//! with one purpose for two kinds of file.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::error::VaultError;
use super::seal::SealKey;
use super::secrets::NodeSecrets;

/// Before the purpose in what a key is derived for (RFC 5869, `info`).
const LABEL: &[u8] = b"waystation own file 1\0";

/// Seals and opens the files of one purpose. Its key is derived from the node's secrets, so it is there exactly while
/// the node is open, and comes back with the keyring from a backup.
pub struct OwnSeal {
    key: SealKey,
    purpose: &'static str,
}

impl NodeSecrets {
    /// The seal for files of one purpose.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`], which no purpose of ours brings about.
    pub fn seal_for(&self, purpose: &'static str) -> Result<OwnSeal, VaultError> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.signing_key.as_slice())
            .expand_multi_info(&[LABEL, purpose.as_bytes()], key.as_mut_slice())
            .map_err(|_| VaultError::TooLarge { what: "what a key is for" })?;
        Ok(OwnSeal { key: SealKey::from_bytes(*key), purpose })
    }
}

impl OwnSeal {
    /// Seals a file's bytes.
    ///
    /// # Errors
    /// [`VaultError::Entropy`]; nothing may be written then.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        self.key.seal(self.purpose.as_bytes(), plain)
    }

    /// Opens what [`OwnSeal::seal`] made for the same purpose on the same node.
    ///
    /// # Errors
    /// [`VaultError::Unreadable`] when it was changed or is another node's; [`VaultError::NewerFormat`].
    pub fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        self.key.open(self.purpose.as_bytes(), sealed)
    }
}

impl fmt::Debug for OwnSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnSeal").field("purpose", &self.purpose).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_node_sealed_only_the_same_node_opens_and_only_for_the_same_purpose() {
        let sealed = NodeSecrets::of_seed(1).seal_for("one").unwrap().seal(b"a private key").unwrap();
        assert!(!sealed.windows(7).any(|bytes| bytes == b"private"));
        assert_eq!(&**NodeSecrets::of_seed(1).seal_for("one").unwrap().open(&sealed).unwrap(), b"a private key");
        for (seed, purpose) in [(2, "one"), (1, "two")] {
            let opened = NodeSecrets::of_seed(seed).seal_for(purpose).unwrap().open(&sealed);
            assert!(matches!(opened, Err(VaultError::Unreadable)), "{seed} {purpose}");
        }
        for cut in 0..sealed.len() {
            assert!(NodeSecrets::of_seed(1).seal_for("one").unwrap().open(&sealed[..cut]).is_err(), "{cut}");
        }
    }
}
