//! The certificate of the clinic's pages, and when it is time for another. Must never be kept past half its life, nor
//! hold an address that this computer has not.

use waystation_sync::time::Millis;
use waystation_sync::trust::CertificateHash;
use zeroize::Zeroizing;

use super::certificate_names::CertificateNames;

/// No clock that is right shows an earlier time: 1 January 2026. A computer whose clock has stopped makes certificates
/// for then instead.
pub(crate) const EARLIEST: Millis = Millis(1_767_225_600_000);
/// Days from its first to its last: what the strictest of telephones takes.
pub(crate) const LASTS_DAYS: i64 = 397;
/// Days before it was made from which it counts, for devices whose clock is behind.
pub(crate) const PAST_DAYS: i64 = 90;

/// A certificate with its private key.
pub(crate) struct Certificate {
    /// The certificate (X.509, DER).
    pub certificate_der: Vec<u8>,
    /// Its private key (PKCS #8, DER).
    pub private_key_der: Zeroizing<Vec<u8>>,
    /// The authority that signed it.
    pub authority: CertificateHash,
    /// What it names.
    pub naming: CertificateNames,
    /// From when it counts.
    pub from: Millis,
    /// Until when.
    pub until: Millis,
}

/// Why another certificate is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Another authority signed it, or there is none.
    OtherAuthority,
    /// This computer is called or reached otherwise now.
    OtherNaming,
    /// Half its life is over.
    HalfLife,
    /// It counts from a time that has not come: the clock was ahead when it was made.
    NotYet,
}

impl Certificate {
    /// Whether another is to be made, and why.
    #[must_use]
    pub(crate) fn due(&self, authority: &CertificateHash, naming: &CertificateNames, now: Millis) -> Option<Due> {
        let half = Millis(self.from.0 + (self.until.0 - self.from.0) / 2);
        if self.authority != *authority {
            Some(Due::OtherAuthority)
        } else if self.naming != *naming {
            Some(Due::OtherNaming)
        } else if now >= half {
            Some(Due::HalfLife)
        } else if now.max(EARLIEST) < self.from {
            Some(Due::NotYet)
        } else {
            None
        }
    }
}
