//! Sealing bytes under one key: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), with the algorithm's number in front
//! so that another can follow. Must never use a nonce twice: each is 24 random bytes.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::entropy;
use super::error::VaultError;

/// The number of XChaCha20-Poly1305.
pub(crate) const ALGORITHM: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;

/// Bytes that sealing adds: algorithm, nonce and tag.
pub(crate) const OVERHEAD: usize = 1 + NONCE + TAG;

/// The key of one document, or of the node.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct SealKey([u8; 32]);

impl SealKey {
    /// A fresh random key.
    pub(super) fn new() -> Result<Self, VaultError> {
        let mut key = Self([0; 32]);
        entropy::fill(&mut key.0)?;
        Ok(key)
    }

    pub(super) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals `plain`; only the same key and the same `aad` open it again.
    pub(super) fn seal(&self, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let nonce: [u8; NONCE] = entropy::draw()?;
        let bound = bound(aad);
        let sealed = XChaCha20Poly1305::new(&Key::from(self.0))
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &bound })
            .map_err(|_| VaultError::TooLarge { what: "what was to be sealed" })?;
        let mut blob = Vec::with_capacity(1 + NONCE + sealed.len());
        blob.push(ALGORITHM);
        blob.extend_from_slice(&nonce);
        blob.extend_from_slice(&sealed);
        Ok(blob)
    }

    /// Opens what [`SealKey::seal`] made.
    pub(super) fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (algorithm, rest) = sealed.split_first().ok_or(VaultError::Unreadable)?;
        if *algorithm > ALGORITHM {
            let (found, known) = (u16::from(*algorithm), u16::from(ALGORITHM));
            return Err(VaultError::NewerFormat { file: "a sealed part", found, known });
        }
        if *algorithm != ALGORITHM {
            return Err(VaultError::Unreadable);
        }
        let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::Unreadable)?;
        let bound = bound(aad);
        XChaCha20Poly1305::new(&Key::from(self.0))
            .decrypt(&XNonce::from(*nonce), Payload { msg: rest, aad: &bound })
            .map(Zeroizing::new)
            .map_err(|_| VaultError::Unreadable)
    }
}

/// The algorithm's number is authenticated too, so that a later, weaker reading of the same bytes is impossible.
fn bound(aad: &[u8]) -> Vec<u8> {
    let mut bound = Vec::with_capacity(1 + aad.len());
    bound.push(ALGORITHM);
    bound.extend_from_slice(aad);
    bound
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(..)")
    }
}
