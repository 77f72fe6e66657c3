//! The cryptography of pairing: SPAKE2, then key confirmation both ways. Must never leave a key in memory or in a
//! debug text, and must never compare a proof in a time that depends on it.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use sha2::{Digest, Sha256};
use spake2::{Ed25519Group, Identity, Password, Spake2};
use zeroize::Zeroizing;

use super::certificate::Parties;
use super::code::PairingCode;
use super::error::PairingError;
use super::word::CheckWords;
use super::{Paired, Seed};

/// Ties every key to this protocol and its version.
const PROTOCOL: &[u8] = b"waystation pairing 1";

/// One side's half of the exchange, waiting for the other side's element.
pub(super) struct Half {
    spake: Spake2<Ed25519Group>,
    parties: Parties,
    /// The element that this side sent.
    sent: Vec<u8>,
}

impl Half {
    /// The laptop's half, and its element.
    pub(super) fn laptop(code: &PairingCode, parties: Parties, seed: &Seed) -> (Self, Vec<u8>) {
        let (password, laptop, clinic) = inputs(code, &parties);
        let rng = ChaCha20Rng::from_seed(*seed);
        let (spake, sent) = Spake2::start_a_with_rng(&password, &laptop, &clinic, rng);
        (Self { spake, parties, sent: sent.clone() }, sent)
    }

    /// The clinic's half, and its element.
    pub(super) fn clinic(code: &PairingCode, parties: Parties, seed: &Seed) -> (Self, Vec<u8>) {
        let (password, laptop, clinic) = inputs(code, &parties);
        let rng = ChaCha20Rng::from_seed(*seed);
        let (spake, sent) = Spake2::start_b_with_rng(&password, &laptop, &clinic, rng);
        (Self { spake, parties, sent: sent.clone() }, sent)
    }

    /// The keys, on the laptop, once the clinic's element is here.
    pub(super) fn laptop_keys(self, from_clinic: &[u8]) -> Result<Keys, PairingError> {
        let transcript = transcript(&self.parties, &self.sent, from_clinic);
        Keys::new(self.spake, from_clinic, &transcript)
    }

    /// The keys, on the clinic, once the laptop's element is here.
    pub(super) fn clinic_keys(self, from_laptop: &[u8]) -> Result<Keys, PairingError> {
        let transcript = transcript(&self.parties, from_laptop, &self.sent);
        Keys::new(self.spake, from_laptop, &transcript)
    }
}

fn inputs(code: &PairingCode, parties: &Parties) -> (Password, Identity, Identity) {
    let (laptop, clinic) = (Identity::new(&parties.laptop.0), Identity::new(&parties.clinic.0));
    (Password::new(code.password()), laptop, clinic)
}

/// Everything that both sides have seen. Each part has a fixed length or is preceded by its length.
fn transcript(parties: &Parties, from_laptop: &[u8], from_clinic: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(PROTOCOL);
    for fixed in [parties.laptop.0, parties.clinic.0, parties.session] {
        hash.update(fixed);
    }
    for element in [from_laptop, from_clinic] {
        hash.update((element.len() as u64).to_be_bytes());
        hash.update(element);
    }
    hash.finalize().into()
}

/// The keys that both sides hold if, and only if, they used the same code and saw the same parties.
pub(super) struct Keys {
    laptop_confirms: Zeroizing<[u8; 32]>,
    clinic_confirms: Zeroizing<[u8; 32]>,
    words: CheckWords,
}

impl Keys {
    fn new(spake: Spake2<Ed25519Group>, element: &[u8], transcript: &[u8; 32]) -> Result<Self, PairingError> {
        let secret = Zeroizing::new(spake.finish(element).map_err(|_| PairingError::NotUnderstood)?);
        let kdf = Hkdf::<Sha256>::new(Some(transcript), &secret);
        // One name per use, so that no proof can be played back as another (RFC 5869, info).
        let expand = |name: &[u8], out: &mut [u8]| {
            kdf.expand_multi_info(&[PROTOCOL, b": ", name], out).map_err(|_| PairingError::NotUnderstood)
        };
        let mut keys = Self {
            laptop_confirms: Zeroizing::new([0; 32]),
            clinic_confirms: Zeroizing::new([0; 32]),
            words: CheckWords::new([0; 4]),
        };
        expand(b"laptop confirms", keys.laptop_confirms.as_mut())?;
        expand(b"clinic confirms", keys.clinic_confirms.as_mut())?;
        let mut words = [0; 4];
        expand(b"check words", &mut words)?;
        keys.words = CheckWords::new(words);
        Ok(keys)
    }

    /// The clinic's proof that it knows the code.
    pub(super) fn clinic_proof(&self) -> Result<[u8; 32], PairingError> {
        Ok(mac(&self.clinic_confirms, b"")?.finalize().into_bytes().into())
    }

    /// Checks [`Keys::clinic_proof`].
    pub(super) fn check_clinic(&self, proof: &[u8; 32]) -> Result<(), PairingError> {
        mac(&self.clinic_confirms, b"")?.verify_slice(proof).map_err(|_| PairingError::CodeNotAccepted)
    }

    /// The laptop's proof that it knows the code, is called `name` and signs entries with `key`.
    pub(super) fn laptop_proof(&self, name: &str, key: &[u8; 32]) -> Result<[u8; 32], PairingError> {
        Ok(mac(&self.laptop_confirms, &[key, name.as_bytes()].concat())?.finalize().into_bytes().into())
    }

    /// Checks [`Keys::laptop_proof`].
    pub(super) fn check_laptop(&self, name: &str, key: &[u8; 32], proof: &[u8; 32]) -> Result<(), PairingError> {
        mac(&self.laptop_confirms, &[key, name.as_bytes()].concat())?
            .verify_slice(proof)
            .map_err(|_| PairingError::WrongCode)
    }

    /// What this side holds once the other side's proof was checked.
    pub(super) const fn paired(&self, peer: super::CertificateHash) -> Paired {
        Paired { peer, words: self.words }
    }
}

fn mac(key: &[u8; 32], message: &[u8]) -> Result<Hmac<Sha256>, PairingError> {
    // A key of any length is taken (RFC 2104), so this does not fail.
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| PairingError::NotUnderstood)?;
    mac.update(message);
    Ok(mac)
}
