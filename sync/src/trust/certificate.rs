//! What a node is known by: the hash of its certificate. Must never look inside a certificate.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::id::{IdError, from_hex};

/// Hexadecimal digits in [`CertificateHash::short`].
pub const SHORT_ID_LEN: usize = 8;

/// SHA-256 of a node's certificate as it is sent in the handshake (DER). It pins the node's key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CertificateHash(pub [u8; 32]);

impl CertificateHash {
    /// The hash of a certificate in DER.
    #[must_use]
    pub fn of(certificate_der: &[u8]) -> Self {
        Self(Sha256::digest(certificate_der).into())
    }

    /// The first digits, by which a node is announced and looked for. A hint: whoever answers must still prove the whole.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(SHORT_ID_LEN).collect()
    }
}

impl fmt::Display for CertificateHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for CertificateHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateHash({self})")
    }
}

impl FromStr for CertificateHash {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        from_hex(text, "64 hexadecimal digits").map(Self)
    }
}

/// The two ends of one connection, as one of them sees it. If somebody sits between, the two ends see different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties {
    /// The certificate of the laptop that wants to join.
    pub laptop: CertificateHash,
    /// The certificate of the clinic.
    pub clinic: CertificateHash,
    /// Bytes that only the two ends of this TLS connection can know (RFC 9266, keying material exported).
    pub session: [u8; 32],
}
