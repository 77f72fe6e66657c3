//! What the listeners for other computers share: where they are, and the certificate of the moment. Must never hand out
//! a certificate while the node is locked.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};

use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};
use waystation_sync::trust::CertificateHash;

use super::authority::Authority;
use super::certificate::Certificate;
use super::certificate_names::CertificateNames;
use super::error::LanError;

/// The one protocol that is spoken (RFC 7301): one request at a time over each connection.
const HTTP_1_1: &[u8] = b"http/1.1";

/// What is public of the authority, and under what the pages are reached.
#[derive(Debug)]
pub(crate) struct PagesCertificate {
    /// The authority's name, as devices list it.
    pub name: String,
    /// The authority's certificate (X.509, DER), which devices are given.
    pub authority_der: Vec<u8>,
    /// Its hash.
    pub hash: CertificateHash,
    /// Under what the pages are reached.
    pub naming: CertificateNames,
    /// Addresses of this computer that the authority does not count for: they came after it was made.
    pub outside: Vec<IpAddr>,
    certified: Arc<CertifiedKey>,
}

impl PagesCertificate {
    /// Puts an authority and a certificate of its own to use.
    ///
    /// # Errors
    /// [`LanError::Use`] when they do not fit together.
    pub(crate) fn new(
        authority: &Authority,
        certificate: &Certificate,
        outside: Vec<IpAddr>,
    ) -> Result<Self, LanError> {
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(certificate.private_key_der.to_vec()));
        let chain = vec![CertificateDer::from(certificate.certificate_der.clone())];
        let certified = CertifiedKey::from_der(chain, key, &ring::default_provider())?;
        let hash = authority.hash();
        Ok(Self {
            name: authority.name.clone(),
            authority_der: authority.certificate_der.clone(),
            hash,
            naming: certificate.naming.clone(),
            outside,
            certified: Arc::new(certified),
        })
    }
}

/// How the pages for other computers stand.
#[derive(Clone, Debug)]
pub(crate) enum PagesTls {
    /// The node is locked or not set up: no page is given.
    Shut,
    /// Pages are given.
    Ready(Arc<PagesCertificate>),
    /// Something is to be put right first.
    Trouble(Arc<LanError>),
}

/// The listeners for other computers.
pub struct Lan {
    /// Where the pages are.
    pub https: SocketAddr,
    /// Where a device is connected; `None` when that is turned off.
    pub connect: Option<SocketAddr>,
    standing: RwLock<PagesTls>,
}

impl Lan {
    /// Listeners at these addresses, shut.
    #[must_use]
    pub const fn new(https: SocketAddr, connect: Option<SocketAddr>) -> Self {
        Self { https, connect, standing: RwLock::new(PagesTls::Shut) }
    }

    /// How they stand.
    #[must_use]
    pub(crate) fn standing(&self) -> PagesTls {
        self.standing.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is trusted, when pages are given.
    #[must_use]
    pub(crate) fn trusted(&self) -> Option<Arc<PagesCertificate>> {
        match self.standing() {
            PagesTls::Ready(trusted) => Some(trusted),
            PagesTls::Shut | PagesTls::Trouble(_) => None,
        }
    }

    pub(super) fn set(&self, standing: PagesTls) {
        *self.standing.write().unwrap_or_else(PoisonError::into_inner) = standing;
    }

    /// TLS 1.2 and 1.3 for browsers, with the certificate of the moment; while there is none, every handshake fails.
    ///
    /// # Errors
    /// [`LanError::Use`], which no version of the library brings about.
    pub fn tls(self: &Arc<Self>) -> Result<ServerConfig, LanError> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(self) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![HTTP_1_1.to_vec()];
        Ok(config)
    }
}

impl ResolvesServerCert for Lan {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.trusted().map(|trusted| Arc::clone(&trusted.certified))
    }
}

impl fmt::Debug for Lan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { https, connect, .. } = self;
        f.debug_struct("Lan").field("https", https).field("connect", connect).finish_non_exhaustive()
    }
}
