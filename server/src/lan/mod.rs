//! Pages for tablets, phones and computers in the building that do not run this program: the clinic's own certificate
//! authority, the certificate of its pages, and what is kept of both. Must never touch the certificates by which nodes
//! know each other (`net::identity`), nor leave another private key unsealed on disk than that of the waiting certificate.
//!
//! The authority is made once, at the first opening with such pages on, and lasts ten years. It counts for addresses
//! inside a building only (`reach`). The pages' certificate is renewed at half its life and made anew when this
//! computer's addresses change (`keep`), so that no device is ever visited twice.
//!
//! After a power cut the clinic is locked and those keys with it. A waiting certificate, signed by the same authority, lies
//! unsealed beside them, counts for at most two weeks, and is shown with one page that says so. Whoever steals the disk
//! can show tablets pages of their own with it, for that long; a clinic that says nothing after every power cut is worse.

mod addresses;
mod authority;
mod certificate;
mod certificate_names;
mod error;
mod files;
mod handshake;
mod here;
mod keep;
mod pages_tls;
mod profile;
mod reach;
mod slotted;
#[cfg(test)]
mod tests;

pub(crate) use addresses::{outward, to_type};
pub(crate) use certificate_names::{CertificateNames, bare};
pub(crate) use error::LanError;
pub(crate) use files::AUTHORITY_FILE as AUTHORITY;
pub(crate) use handshake::Handshake;
pub(crate) use keep::run as keep;
pub(crate) use pages_tls::{Greeting, Lan, PagesCertificate, PagesTls};
pub(crate) use profile::{CONTENT_TYPE as PROFILE_TYPE, profile};
pub(crate) use slotted::Slotted;

/// The files of the pages' authority that an open node did not write as they are, or that are gone. Changes nothing.
///
/// # Errors
/// [`LanError`] where this node has no seal for them.
pub(crate) fn unproved(
    disk: &dyn crate::host::Disk,
    secrets: &crate::vault::NodeSecrets,
) -> Result<Vec<&'static str>, LanError> {
    Ok(files::Files::new(disk, |purpose| secrets.seal_for(purpose))?.unproved())
}
