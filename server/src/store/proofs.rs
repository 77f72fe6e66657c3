//! The keys that prove the record: one for the chain, one for each note about it. Must never be written anywhere.

use super::error::StoreError;
use crate::vault::{Keyring, ProofKey};

/// Derived from the node's own key, which outlives every erasure, so that a chain is proved from its first frame on.
#[derive(Clone, Debug)]
pub(super) struct Proofs {
    pub(super) chain: ProofKey,
    pub(super) reach: ProofKey,
    pub(super) stop: ProofKey,
}

impl Proofs {
    pub(super) fn of(keyring: &Keyring) -> Result<Self, StoreError> {
        Ok(Self {
            chain: keyring.proof_key(b"waystation chain 1")?,
            reach: keyring.proof_key(b"waystation reach 1")?,
            stop: keyring.proof_key(b"waystation clean stop 1")?,
        })
    }
}
