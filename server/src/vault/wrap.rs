//! Sealing a key to a person's public key: HPKE base mode (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
//! Must never draw chance from anywhere but `entropy`.

use std::convert::Infallible;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zeroize::{Zeroize, Zeroizing};

use super::entropy;
use super::error::VaultError;
use super::person_secret::PersonSecret;
use super::ring::Ring;
use super::seal::SealKey;

/// The number of this suite, in front of every wrapped key.
const SUITE: u8 = 1;
const INFO: &[u8] = b"waystation ring key 1";
const ENCAPPED: usize = 32;

/// A new key pair.
pub(super) fn key_pair() -> Result<(PersonSecret, [u8; 32]), VaultError> {
    let mut seed = Zeroizing::new([0; 32]);
    entropy::fill(seed.as_mut_slice())?;
    let (secret, public) = X25519HkdfSha256::derive_keypair(seed.as_slice());
    let mut bytes = [0; 32];
    secret.write_exact(&mut bytes);
    let kept = PersonSecret::from_bytes(bytes);
    bytes.zeroize();
    Ok((kept, public.to_bytes().into()))
}

/// The public half of `secret`.
pub(super) fn public_of(secret: &PersonSecret) -> Result<[u8; 32], VaultError> {
    let secret =
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret.bytes()).map_err(|_| VaultError::Unreadable)?;
    Ok(X25519HkdfSha256::sk_to_pk(&secret).to_bytes().into())
}

/// Wraps the key of `ring` so that only the holder of `public_key`'s other half opens it.
pub(super) fn wrap(public_key: &[u8; 32], ring: Ring, key: &SealKey) -> Result<Vec<u8>, VaultError> {
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public_key).map_err(|_| VaultError::Unreadable)?;
    let mut drawn = Drawn::new()?;
    let sealed = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        INFO,
        key.bytes(),
        &aad(public_key, ring),
        &mut drawn,
    );
    let (encapped, sealed) = sealed.map_err(|_| VaultError::Unreadable)?;
    if drawn.exhausted {
        return Err(VaultError::TooLarge { what: "the chance that wrapping a key takes" });
    }
    let mut blob = vec![SUITE];
    blob.extend_from_slice(&encapped.to_bytes());
    blob.extend_from_slice(&sealed);
    Ok(blob)
}

/// Opens what [`wrap`] made for the same ring.
pub(super) fn unwrap(secret: &PersonSecret, ring: Ring, wrapped: &[u8]) -> Result<SealKey, VaultError> {
    let (suite, rest) = wrapped.split_first().ok_or(VaultError::Unreadable)?;
    if *suite != SUITE {
        let (found, known) = (u16::from(*suite), u16::from(SUITE));
        return Err(VaultError::NewerFormat { file: "a wrapped key", found, known });
    }
    let (encapped, sealed) = rest.split_first_chunk::<ENCAPPED>().ok_or(VaultError::Unreadable)?;
    let public_key = public_of(secret)?;
    let secret =
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret.bytes()).map_err(|_| VaultError::Unreadable)?;
    let encapped = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapped).map_err(|_| VaultError::Unreadable)?;
    let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret,
        &encapped,
        INFO,
        sealed,
        &aad(&public_key, ring),
    );
    let plain = Zeroizing::new(opened.map_err(|_| VaultError::Unreadable)?);
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| VaultError::Unreadable)?;
    Ok(SealKey::from_bytes(bytes))
}

fn aad(public_key: &[u8; 32], ring: Ring) -> Vec<u8> {
    let mut aad = public_key.to_vec();
    aad.push(ring.number());
    aad
}

/// Random bytes drawn beforehand, so that a failing system is an error here and not a panic inside the library.
struct Drawn {
    bytes: Zeroizing<[u8; 64]>,
    used: usize,
    exhausted: bool,
}

impl Drawn {
    fn new() -> Result<Self, VaultError> {
        let mut bytes = Zeroizing::new([0; 64]);
        entropy::fill(bytes.as_mut_slice())?;
        Ok(Self { bytes, used: 0, exhausted: false })
    }

    fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut taken = [0; N];
        self.give(&mut taken);
        taken
    }

    fn give(&mut self, into: &mut [u8]) {
        let end = self.used.saturating_add(into.len());
        match self.bytes.get(self.used..end) {
            Some(bytes) => into.copy_from_slice(bytes),
            None => self.exhausted = true, // The caller throws the result away.
        }
        self.used = end;
    }
}

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.take()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.take()))
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        self.give(into);
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}
