//! The keys of the drawer (`crate::node::unsaved`): one that seals its files, one that names them. Both are derived (HKDF, RFC
//! 5869) from the node's own key, so they live as long as the record's and are never stored. Must never seal or name
//! anything but files of the drawer.

use std::fmt;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::error::VaultError;
use super::keyring::Keyring;
use super::seal::SealKey;
use super::{NODE, OVERHEAD};

const SEAL_LABEL: &[u8] = b"waystation drawer seal 1";
const NAME_LABEL: &[u8] = b"waystation drawer names 1";
/// The newest form of a file that this version knows. It stands in front of the sealed bytes, which begin with the
/// number of their algorithm.
pub(crate) const FORMAT: u8 = 1;
/// Bytes that a file of the drawer has besides what it holds.
pub(crate) const DRAWER_OVERHEAD: usize = 1 + OVERHEAD;

/// The drawer's keys.
#[derive(Clone)]
pub(crate) struct DrawerKeys {
    seal: SealKey,
    names: Zeroizing<[u8; 32]>,
}

impl Keyring {
    /// The keys of this node's drawer.
    ///
    /// # Errors
    /// [`VaultError::NoKey`] on a keyring without the node's own key, which none is.
    pub(crate) fn drawer_keys(&self) -> Result<DrawerKeys, VaultError> {
        let node = self.key(&NODE).ok_or(VaultError::NoKey)?;
        let hkdf = Hkdf::<Sha256>::new(None, node.bytes());
        let derive = |label| {
            let mut key = Zeroizing::new([0; 32]);
            let too_long = |_| VaultError::TooLarge { what: "a derived key" };
            hkdf.expand(label, key.as_mut_slice()).map_err(too_long)?;
            Ok::<_, VaultError>(key)
        };
        Ok(DrawerKeys { seal: SealKey::from_bytes(*derive(SEAL_LABEL)?), names: derive(NAME_LABEL)? })
    }
}

impl DrawerKeys {
    /// A name in hexadecimal that says nothing to who has not the key. Each of `parts` counts with its length, so that
    /// no two lists of parts have one name by mistake.
    pub(crate) fn name(&self, parts: &[&[u8]]) -> Result<[u8; 32], VaultError> {
        let too_long = |_| VaultError::TooLarge { what: "a name's key" };
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(self.names.as_slice()).map_err(too_long)?;
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        Ok(mac.finalize().into_bytes().into())
    }

    /// The bytes of the file `name` that holds `plain`.
    pub(crate) fn seal(&self, name: &str, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut file = vec![FORMAT];
        file.extend_from_slice(&self.seal.seal(&bound(name), plain)?);
        Ok(file)
    }

    /// What the file `name` holds.
    ///
    /// # Errors
    /// [`VaultError::NewerFormat`], or [`VaultError::Unreadable`] for anything else that was not sealed for this name.
    pub(crate) fn open(&self, name: &str, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (format, sealed) = file.split_first().ok_or(VaultError::Unreadable)?;
        if *format > FORMAT {
            let (found, known) = (u16::from(*format), u16::from(FORMAT));
            return Err(VaultError::NewerFormat { file: "a file of the drawer", found, known });
        }
        if *format != FORMAT {
            return Err(VaultError::Unreadable);
        }
        self.seal.open(&bound(name), sealed)
    }
}

/// What a file's seal covers besides what is in it: its format and its name.
fn bound(name: &str) -> Vec<u8> {
    let mut bound = b"waystation drawer\0".to_vec();
    bound.push(FORMAT);
    bound.extend_from_slice(name.as_bytes());
    bound
}

impl fmt::Debug for DrawerKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DrawerKeys(..)")
    }
}
