//! What a node keeps to itself: who it is and the keys that prove it. Must never be printed or leave the node.

use std::fmt;

use waystation_sync::id::{DeviceId, Epoch};
/// What kind of node this is.
pub(crate) use waystation_sync::replica::NodeRole as Role;
use zeroize::Zeroizing;

/// The node's own secrets, given once when its keyring is made.
#[derive(Clone)]
pub struct NodeSecrets {
    /// This installation.
    pub device: DeviceId,
    /// The store: a clinic's own; on a laptop, its clinic's.
    pub epoch: Epoch,
    /// What kind of node it is.
    pub role: Role,
    /// Its certificate (X.509, DER).
    pub certificate_der: Vec<u8>,
    /// The certificate's private key (PKCS #8, DER).
    pub private_key_der: Zeroizing<Vec<u8>>,
    /// The Ed25519 seed with which it signs directory rows and receipts.
    pub signing_key: Zeroizing<[u8; 32]>,
    /// The clinic's node: on the clinic, this one.
    pub clinic: DeviceId,
    /// The clinic's Ed25519 public key, by which directory rows are known to be its own.
    pub clinic_key: [u8; 32],
}

impl fmt::Debug for NodeSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { device, epoch, role, .. } = self;
        f.debug_struct("NodeSecrets")
            .field("device", device)
            .field("epoch", epoch)
            .field("role", role)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
impl NodeSecrets {
    /// A clinic's secrets, which differ by their `seed` alone, for tests.
    pub(crate) fn of_seed(seed: u8) -> Self {
        Self {
            device: DeviceId([1; 16]),
            epoch: Epoch([2; 16]),
            role: Role::Clinic,
            certificate_der: Vec::new(),
            private_key_der: Zeroizing::new(Vec::new()),
            signing_key: Zeroizing::new([seed; 32]),
            clinic: DeviceId([1; 16]),
            clinic_key: [0; 32],
        }
    }
}
