//! What the authority counts for and when certificates change, shown with another library's reading of them.

mod certificates;
mod keeping;
mod waiting;

use std::net::IpAddr;
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier as _;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use waystation_sync::time::Millis;

use super::authority::Authority;
use super::certificate::Certificate;
use super::certificate_names::CertificateNames;

/// 24 November 2026, 12:00 UTC.
const NOW: Millis = Millis(1_795_521_600_000);
const DAY_MS: i64 = 86_400_000;

fn ips(texts: &[&str]) -> Vec<IpAddr> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn naming(texts: &[&str], others: &[IpAddr]) -> CertificateNames {
    CertificateNames::new(Some("desk"), None, &ips(texts), others)
}

/// Whether a client that trusts `authority` and nothing else takes `certificate` for `name` at `moment`.
fn is_trusted(
    authority: &Authority,
    certificate: &Certificate,
    name: &str,
    moment: Millis,
) -> Result<(), rustls::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(authority.certificate_der.clone())).unwrap();
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::new(ring::default_provider()));
    let at = UnixTime::since_unix_epoch(std::time::Duration::from_millis(moment.0.try_into().unwrap()));
    let leaf = CertificateDer::from(certificate.certificate_der.as_slice());
    let name = ServerName::try_from(name.to_owned()).unwrap();
    verifier.build().unwrap().verify_server_cert(&leaf, &[], &name, &[], at).map(drop)
}
