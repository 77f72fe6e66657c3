//! The clinic's own certificate authority, which devices are made to trust once. Must never sign anything but the
//! certificates of the clinic's pages.

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, SerialNumber,
};
use rustls::pki_types::PrivatePkcs8KeyDer;
use waystation_sync::time::Millis;
use waystation_sync::trust::CertificateHash;
use zeroize::{Zeroize, Zeroizing};

use super::certificate::{Certificate, EARLIEST, PAST_DAYS, Purpose, Term, days_after};
use super::certificate_names::CertificateNames;
use super::error::LanError;
use super::reach::Reach;

/// Days that an authority lasts: ten years.
pub(crate) const AUTHORITY_LASTS_DAYS: i64 = 3_653;
/// The day from which an authority counts. Long past, for devices whose clock is behind and for a clock here that was
/// ahead on the day when it was made.
const AUTHORITY_FROM: Millis = Millis(1_577_836_800_000);

/// The authority with its private key.
pub(crate) struct Authority {
    /// Its name, the same for no two: `Waystation pages 1a2b3c4d`. It says nothing of whose it is, since it is seen on
    /// the network and in the settings of people's own telephones.
    pub name: String,
    /// Its certificate (X.509, DER).
    pub certificate_der: Vec<u8>,
    /// Its private key (PKCS #8, DER).
    pub private_key_der: Zeroizing<Vec<u8>>,
    /// What it counts for.
    pub reach: Reach,
}

impl Authority {
    /// Makes one that counts for `reach`. `random` tells it from others.
    ///
    /// # Errors
    /// [`LanError::Make`] or [`LanError::Clock`]; nothing was made.
    pub(crate) fn make(reach: Reach, now: Millis, random: [u8; 20]) -> Result<Self, LanError> {
        let [a, b, c, d, serial @ ..] = random;
        let name = format!("Waystation pages {a:02x}{b:02x}{c:02x}{d:02x}");
        let mut params = named(&name, &serial);
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.name_constraints = Some(reach.constraints());
        date(&mut params, AUTHORITY_FROM, days_after(now.max(EARLIEST), AUTHORITY_LASTS_DAYS))?;
        let mut key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let certificate_der = params.self_signed(&key)?.der().to_vec();
        let private_key_der = Zeroizing::new(key.serialize_der());
        key.zeroize();
        Ok(Self { name, certificate_der, private_key_der, reach })
    }

    /// What it is known by.
    #[must_use]
    pub(crate) fn hash(&self) -> CertificateHash {
        CertificateHash::of(&self.certificate_der)
    }

    /// Makes a certificate for a purpose, with a key of its own.
    ///
    /// # Errors
    /// As [`Authority::make`].
    pub(crate) fn issue(
        &self,
        purpose: Purpose,
        naming: CertificateNames,
        now: Millis,
        serial: [u8; 16],
    ) -> Result<Certificate, LanError> {
        let now = now.max(EARLIEST);
        let from = days_after(now, -PAST_DAYS);
        let until = days_after(now, purpose.ahead_days());
        let mut params = named("Waystation pages", &serial);
        params.subject_alt_names = CertificateParams::new(naming.names.clone())?.subject_alt_names;
        params.subject_alt_names.extend(naming.addresses.iter().copied().map(rcgen::SanType::IpAddress));
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        date(&mut params, from, until)?;
        let mut own = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let mut signer = KeyPair::from_pkcs8_der_and_sign_algo(
            &PrivatePkcs8KeyDer::from(self.private_key_der.as_slice()),
            &PKCS_ECDSA_P256_SHA256,
        )?;
        let signed = params.signed_by(&own, &Issuer::new(named(&self.name, &[]), &signer));
        signer.zeroize();
        let certificate_der = signed?.der().to_vec();
        let private_key_der = Zeroizing::new(own.serialize_der());
        own.zeroize();
        let term = Term { authority: self.hash(), naming, from, until };
        Ok(Certificate { certificate_der, private_key_der, term })
    }
}

fn named(name: &str, serial: &[u8]) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params.serial_number = Some(SerialNumber::from_slice(serial));
    params
}

/// Dates a certificate, by whole days.
fn date(params: &mut CertificateParams, from: Millis, until: Millis) -> Result<(), LanError> {
    let day = |moment: Millis| -> Option<(i32, u8, u8)> {
        let date = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_millisecond(moment.0).ok()?).date();
        Some((date.year().into(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?))
    };
    let (year, month, on) = day(from).ok_or(LanError::Clock)?;
    params.not_before = rcgen::date_time_ymd(year, month, on);
    let (year, month, on) = day(until).ok_or(LanError::Clock)?;
    params.not_after = rcgen::date_time_ymd(year, month, on);
    Ok(())
}
