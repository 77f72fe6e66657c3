//! Proving that this node wrote something: HMAC-SHA256 (RFC 2104) under keys derived for one use each (HKDF, RFC 5869).
//! Must never be derived twice for two uses with one label.

use std::fmt;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::error::VaultError;
use super::seal::SealKey;

/// Bytes of a proof.
pub(crate) const PROOF: usize = 32;

/// A key that proves. Whoever has it not can neither make a proof nor move one to other bytes.
#[derive(Clone)]
pub(crate) struct ProofKey(Hmac<Sha256>);

impl ProofKey {
    /// The key for the use that `label` names.
    pub(super) fn derive(from: &SealKey, label: &'static [u8]) -> Result<Self, VaultError> {
        let mut key = Zeroizing::new([0; 32]);
        let too_long = || VaultError::TooLarge { what: "a derived key" };
        Hkdf::<Sha256>::new(None, from.bytes()).expand(label, key.as_mut_slice()).map_err(|_| too_long())?;
        Ok(Self(Hmac::new_from_slice(key.as_slice()).map_err(|_| too_long())?))
    }

    /// The proof of these bytes, taken together. Parts have no lengths of their own here: callers give each part a fixed
    /// length, or only the last one an open one.
    pub(crate) fn prove(&self, parts: &[&[u8]]) -> [u8; PROOF] {
        self.with(parts).finalize().into_bytes().into()
    }

    /// Whether `proof` is the proof of these bytes, in a time that does not depend on where it differs.
    pub(crate) fn is_proof(&self, parts: &[&[u8]], proof: &[u8; PROOF]) -> bool {
        self.with(parts).verify_slice(proof).is_ok()
    }

    fn with(&self, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(part);
        }
        mac
    }
}

impl fmt::Debug for ProofKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProofKey(..)")
    }
}
