//! The certificates of the clinic's pages, and when it is time for another. Must never be kept longer than its purpose
//! allows, nor hold an address that this computer has not.

use waystation_sync::time::Millis;
use waystation_sync::trust::CertificateHash;
use zeroize::Zeroizing;

use super::certificate_names::CertificateNames;

/// No clock that is right shows an earlier time: 1 January 2026. A computer whose clock has stopped makes certificates
/// for then instead.
pub(crate) const EARLIEST: Millis = Millis(1_767_225_600_000);
/// Days from the first to the last of the pages' certificate: what the strictest of telephones takes.
pub(crate) const LASTS_DAYS: i64 = 397;
/// Days before a certificate was made from which it counts, for devices whose clock is behind.
pub(crate) const PAST_DAYS: i64 = 90;
/// Days after it was made for which the waiting certificate counts. Its key lies unsealed, so whoever has the disk has it.
pub(crate) const WAITING_DAYS: i64 = 14;
/// Days after which another waiting certificate is made, so that a clinic that was cut off has at least as many left.
pub(crate) const WAITING_RENEWED_DAYS: i64 = 7;
const DAY_MS: i64 = 86_400_000;

/// What a certificate is shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The pages of an open clinic.
    Pages,
    /// The one page of a clinic that is still locked.
    Waiting,
}

impl Purpose {
    /// Days after it is made for which it counts.
    pub(crate) const fn ahead_days(self) -> i64 {
        match self {
            Self::Pages => LASTS_DAYS - PAST_DAYS,
            Self::Waiting => WAITING_DAYS,
        }
    }
}

/// What a certificate says and for how long, without its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The authority that signed it.
    pub authority: CertificateHash,
    /// What it names.
    pub naming: CertificateNames,
    /// From when it counts.
    pub from: Millis,
    /// Until when.
    pub until: Millis,
}

/// A certificate with its private key.
pub(crate) struct Certificate {
    /// The certificate (X.509, DER).
    pub certificate_der: Vec<u8>,
    /// Its private key (PKCS #8, DER).
    pub private_key_der: Zeroizing<Vec<u8>>,
    /// What it says.
    pub term: Term,
}

/// Why another certificate is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Another authority signed it, or there is none.
    OtherAuthority,
    /// This computer is called or reached otherwise now.
    OtherNaming,
    /// Half its life is over, or its week.
    Aged,
    /// It counts from a time that has not come, or for longer than it may: the clock was ahead when it was made.
    NotYet,
}

impl Term {
    /// Whether another is to be made, and why.
    #[must_use]
    pub(crate) fn due(
        &self,
        purpose: Purpose,
        (authority, naming): (&CertificateHash, &CertificateNames),
        now: Millis,
    ) -> Option<Due> {
        if self.authority != *authority {
            Some(Due::OtherAuthority)
        } else if self.naming != *naming {
            Some(Due::OtherNaming)
        } else if now >= self.renewed_at(purpose) {
            Some(Due::Aged)
        } else if self.was_made_ahead(purpose, now.max(EARLIEST)) {
            Some(Due::NotYet)
        } else {
            None
        }
    }

    const fn renewed_at(&self, purpose: Purpose) -> Millis {
        match purpose {
            Purpose::Pages => Millis(self.from.0 + (self.until.0 - self.from.0) / 2),
            Purpose::Waiting => days_after(self.until, WAITING_RENEWED_DAYS - WAITING_DAYS),
        }
    }

    fn was_made_ahead(&self, purpose: Purpose, now: Millis) -> bool {
        match purpose {
            Purpose::Pages => now < self.from,
            Purpose::Waiting => days_after(now, WAITING_DAYS) < self.until,
        }
    }
}

/// So many days after a moment, or before it.
pub(crate) const fn days_after(moment: Millis, days: i64) -> Millis {
    Millis(moment.0.saturating_add(days.saturating_mul(DAY_MS)))
}
