//! The files in the data folder that keep the authority and the pages' certificate, each whole under a seal of this
//! node's own, and the waiting certificate in clear, which a locked clinic has to read. Must never write a byte of another
//! private key in clear, nor put a new authority in place of one that does not read.

use std::io::ErrorKind;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use waystation_sync::time::Millis;
use waystation_sync::trust::CertificateHash;
use zeroize::Zeroizing;

use super::authority::Authority;
use super::certificate::{Certificate, Term};
use super::certificate_names::CertificateNames;
use super::error::LanError;
use super::reach::Reach;
use crate::host::disk::{read_whole, replace_whole};
use crate::host::{Disk, DiskError};
use crate::vault::{OwnSeal, VaultError};

/// The authority. It belongs to a backup: without it every device has to be connected once more.
pub(crate) const AUTHORITY_FILE: &str = "page-authority";
/// The certificate of the pages; made anew where it is missing.
pub(super) const CERTIFICATE_FILE: &str = "page-certificate";
/// The waiting certificate with its key, in clear: a power cut must not leave tablets without a word. It counts for a few
/// days, is made anew where it is missing, and belongs to no backup.
pub(crate) const WAITING_FILE: &str = "page-waiting";
/// How that file begins: the form of what follows.
const WAITING_FORM: u8 = 1;
/// Largest of these files that is read, in bytes; both are about a tenth of it.
const FILE_BYTES_MAX: u64 = 32 * 1024;

/// Bytes are written as sequences of their own, so that no copy of a key is left in a buffer that grew.
#[derive(Serialize, Deserialize)]
struct AuthorityBody<'a> {
    name: &'a str,
    certificate_der: &'a [u8],
    private_key_der: &'a [u8],
    others: Vec<IpAddr>,
    names: Vec<String>,
}

/// As it was before an authority counted for names of its own.
#[derive(Serialize, Deserialize)]
struct EarlierAuthorityBody<'a> {
    name: &'a str,
    certificate_der: &'a [u8],
    private_key_der: &'a [u8],
    others: Vec<IpAddr>,
}

impl<'a> AuthorityBody<'a> {
    /// Whatever version wrote it: the earlier form ends where the names begin.
    fn read(plain: &'a [u8]) -> Option<Authority> {
        let (body, reach) = match postcard::from_bytes::<Self>(plain) {
            Ok(Self { name, certificate_der, private_key_der, others, names }) => {
                let body = EarlierAuthorityBody { name, certificate_der, private_key_der, others: Vec::new() };
                (body, Reach { names, others })
            }
            Err(_) => {
                let mut body: EarlierAuthorityBody<'_> = postcard::from_bytes(plain).ok()?;
                let others = std::mem::take(&mut body.others);
                (body, Reach::earlier(others))
            }
        };
        Some(Authority {
            name: body.name.to_owned(),
            certificate_der: body.certificate_der.to_vec(),
            private_key_der: Zeroizing::new(body.private_key_der.to_vec()),
            reach,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct CertificateBody<'a> {
    certificate_der: &'a [u8],
    private_key_der: &'a [u8],
    authority: CertificateHash,
    naming: CertificateNames,
    from: Millis,
    until: Millis,
}

impl<'a> CertificateBody<'a> {
    fn of(certificate: &'a Certificate) -> Self {
        let term = certificate.term.clone();
        Self {
            certificate_der: &certificate.certificate_der,
            private_key_der: &certificate.private_key_der,
            authority: term.authority,
            naming: term.naming,
            from: term.from,
            until: term.until,
        }
    }

    fn read(plain: &'a [u8]) -> Option<Certificate> {
        let body: Self = postcard::from_bytes(plain).ok()?;
        Some(Certificate {
            certificate_der: body.certificate_der.to_vec(),
            private_key_der: Zeroizing::new(body.private_key_der.to_vec()),
            term: Term { authority: body.authority, naming: body.naming, from: body.from, until: body.until },
        })
    }
}

/// The waiting certificate; `None` where there is none or it does not read, since another is easily made.
pub(super) fn waiting(disk: &dyn Disk) -> Result<Option<Certificate>, LanError> {
    let plain = match read_whole(disk, WAITING_FILE, FILE_BYTES_MAX) {
        Err(DiskError::Io { source, .. }) if source.kind() == ErrorKind::FileTooLarge => None,
        read => read?.map(Zeroizing::new),
    };
    Ok(plain.and_then(|plain| CertificateBody::read(plain.strip_prefix(&[WAITING_FORM])?)))
}

/// Keeps a waiting certificate, in clear; durable on return.
pub(super) fn keep_waiting(disk: &dyn Disk, certificate: &Certificate) -> Result<(), LanError> {
    let (mut plain, len) = plain(&(WAITING_FORM, CertificateBody::of(certificate)))?;
    plain.truncate(len);
    Ok(replace_whole(disk, WAITING_FILE, &plain)?)
}

/// What a file holds, in a buffer that does not grow, and how much of it that is.
fn plain(body: &impl Serialize) -> Result<(Zeroizing<Vec<u8>>, usize), LanError> {
    let too_large = || VaultError::TooLarge { what: "a certificate" };
    let room = usize::try_from(FILE_BYTES_MAX / 2).map_err(|_| too_large())?;
    let mut plain = Zeroizing::new(vec![0; room]);
    let len = postcard::to_slice(body, &mut plain).map_err(|_| too_large())?.len();
    Ok((plain, len))
}

/// The sealed files of one node.
pub(super) struct Files<'a> {
    disk: &'a dyn Disk,
    authority: OwnSeal,
    certificate: OwnSeal,
}

impl<'a> Files<'a> {
    /// The files on `disk`, under the seals of an open node.
    pub(super) fn new(
        disk: &'a dyn Disk,
        seal_for: impl Fn(&'static str) -> Result<OwnSeal, VaultError>,
    ) -> Result<Self, LanError> {
        let (authority, certificate) = (seal_for(AUTHORITY_FILE)?, seal_for(CERTIFICATE_FILE)?);
        Ok(Self { disk, authority, certificate })
    }

    /// The authority; `None` where none was made.
    pub(super) fn authority(&self) -> Result<Option<Authority>, LanError> {
        let Some(plain) = self.read(AUTHORITY_FILE, &self.authority)? else { return Ok(None) };
        AuthorityBody::read(&plain).ok_or(LanError::Damaged { file: AUTHORITY_FILE }).map(Some)
    }

    /// Keeps an authority; durable on return.
    pub(super) fn keep_authority(&self, authority: &Authority) -> Result<(), LanError> {
        let body = AuthorityBody {
            name: &authority.name,
            certificate_der: &authority.certificate_der,
            private_key_der: &authority.private_key_der,
            others: authority.reach.others.clone(),
            names: authority.reach.names.clone(),
        };
        self.write(AUTHORITY_FILE, &self.authority, &body)
    }

    /// The pages' certificate; `None` where there is none or it does not read, since another is easily made.
    pub(super) fn certificate(&self) -> Result<Option<Certificate>, LanError> {
        let plain = match self.read(CERTIFICATE_FILE, &self.certificate) {
            Ok(Some(plain)) => plain,
            Ok(None) | Err(LanError::Damaged { .. }) => return Ok(None),
            Err(other) => return Err(other),
        };
        Ok(CertificateBody::read(&plain))
    }

    /// Keeps a certificate; durable on return.
    pub(super) fn keep_certificate(&self, certificate: &Certificate) -> Result<(), LanError> {
        self.write(CERTIFICATE_FILE, &self.certificate, &CertificateBody::of(certificate))
    }

    /// The files that this node did not write as they are, and the authority where it is gone though its certificate is
    /// there. Changes nothing.
    pub(super) fn unproved(&self) -> Vec<&'static str> {
        let authority = self.authority();
        let certificate = self.read(CERTIFICATE_FILE, &self.certificate);
        let is_gone = matches!(authority, Ok(None)) && matches!(certificate, Ok(Some(_)));
        let bad_authority = authority.is_err() || is_gone;
        [(bad_authority, AUTHORITY_FILE), (certificate.is_err(), CERTIFICATE_FILE)]
            .into_iter()
            .filter_map(|(is_bad, file)| is_bad.then_some(file))
            .collect()
    }

    fn read(&self, file: &'static str, seal: &OwnSeal) -> Result<Option<Zeroizing<Vec<u8>>>, LanError> {
        let Some(sealed) = read_whole(self.disk, file, FILE_BYTES_MAX)? else { return Ok(None) };
        match seal.open(&sealed) {
            Ok(plain) => Ok(Some(plain)),
            Err(VaultError::Unreadable) => Err(LanError::Damaged { file }),
            Err(other) => Err(other.into()),
        }
    }

    fn write(&self, file: &'static str, seal: &OwnSeal, body: &impl Serialize) -> Result<(), LanError> {
        let (mut plain, len) = plain(body)?;
        plain.truncate(len);
        let sealed = seal.seal(&plain)?;
        Ok(replace_whole(self.disk, file, &sealed)?)
    }
}
