//! The key and certificate that this node is known by. Must never write them anywhere: the vault keeps them.

use std::fmt;

use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_ED25519};
use waystation_sync::trust::CertificateHash;
use zeroize::{Zeroize, Zeroizing};

/// The same for every node, so that a certificate seen on the network says nothing about whose it is.
const SUBJECT: &str = "waystation node";

/// A node's certificate and the private key to it.
#[derive(Clone)]
pub struct NodeIdentity {
    /// The certificate as it is sent in the handshake.
    pub certificate_der: Vec<u8>,
    /// The private key (PKCS #8), cleared from memory when dropped.
    pub private_key_der: Zeroizing<Vec<u8>>,
}

/// No key or certificate could be made. This computer's source of randomness is at fault; restarting may help.
#[derive(Debug, thiserror::Error)]
#[error("no key could be made for this computer; restart it and try again")]
pub struct IdentityError {
    /// What the library found.
    #[from]
    source: rcgen::Error,
}

impl NodeIdentity {
    /// Makes a new key (Ed25519) and a certificate that it signs itself. It is dated 1975 to 4096, since dates do not
    /// decide between nodes and a dead clock battery must not stop them.
    ///
    /// # Errors
    /// [`IdentityError`] when no random bytes are to be had.
    pub fn generate() -> Result<Self, IdentityError> {
        let mut key = KeyPair::generate_for(&PKCS_ED25519)?;
        let mut params = CertificateParams::default();
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, SUBJECT);
        params.not_before = rcgen::date_time_ymd(1975, 1, 1);
        params.not_after = rcgen::date_time_ymd(4096, 1, 1);
        let certificate_der = params.self_signed(&key)?.der().to_vec();
        let private_key_der = Zeroizing::new(key.serialize_der());
        key.zeroize();
        Ok(Self { certificate_der, private_key_der })
    }

    /// What other nodes know this one by.
    #[must_use]
    pub fn certificate_hash(&self) -> CertificateHash {
        CertificateHash::of(&self.certificate_der)
    }
}

impl fmt::Debug for NodeIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NodeIdentity").field("certificate", &self.certificate_hash()).finish_non_exhaustive()
    }
}
