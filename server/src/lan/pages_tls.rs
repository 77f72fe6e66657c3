//! What the listeners for other computers share: where they are, and the certificates of the moment. Must never hand out
//! the pages' certificate while the node is locked.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};

use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, NoServerSessionStorage, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};
use waystation_sync::time::Millis;
use waystation_sync::trust::CertificateHash;

use super::authority::Authority;
use super::certificate::{Certificate, Purpose, Term};
use super::certificate_names::CertificateNames;
use super::error::LanError;
use super::here::Here;
use super::reach::Reach;

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
    /// What the authority counts for.
    reach: Reach,
    term: Term,
    certified: Arc<CertifiedKey>,
}

/// A certificate and its key, as TLS takes them.
fn certified(certificate: &Certificate) -> Result<Arc<CertifiedKey>, LanError> {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(certificate.private_key_der.to_vec()));
    let chain = vec![CertificateDer::from(certificate.certificate_der.clone())];
    Ok(Arc::new(CertifiedKey::from_der(chain, key, &ring::default_provider())?))
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
        Ok(Self {
            name: authority.name.clone(),
            authority_der: authority.certificate_der.clone(),
            hash: authority.hash(),
            naming: certificate.term.naming.clone(),
            outside,
            reach: authority.reach.clone(),
            term: certificate.term.clone(),
            certified: certified(certificate)?,
        })
    }

    /// Whether it is as good as anything made now.
    pub(super) fn fits(&self, here: &Here, now: Millis) -> bool {
        let (naming, outside) = here.naming(&self.reach);
        outside == self.outside && self.term.due(Purpose::Pages, (&self.hash, &naming), now).is_none()
    }
}

/// What a locked clinic shows that it is the one which devices trust.
#[derive(Debug)]
pub(crate) struct WaitingCertificate {
    term: Term,
    certified: Arc<CertifiedKey>,
}

impl WaitingCertificate {
    /// Puts a waiting certificate to use.
    ///
    /// # Errors
    /// [`LanError::Use`] when it does not fit its key.
    pub(crate) fn new(certificate: &Certificate) -> Result<Self, LanError> {
        Ok(Self { term: certificate.term.clone(), certified: certified(certificate)? })
    }

    /// Whether devices take it no more.
    #[must_use]
    pub(crate) fn is_over(&self, now: Millis) -> bool {
        now >= self.term.until
    }
}

/// What a connection is greeted with. Decided when it comes in, and so for as long as it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Greeting {
    /// With the certificate of the pages, or with none where there is none: then the handshake fails.
    Pages,
    /// With the waiting certificate: one page is given, whatever is asked for.
    Waiting,
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
    waiting: RwLock<Option<Arc<WaitingCertificate>>>,
}

impl Lan {
    /// Listeners at these addresses, shut.
    #[must_use]
    pub const fn new(https: SocketAddr, connect: Option<SocketAddr>) -> Self {
        Self { https, connect, standing: RwLock::new(PagesTls::Shut), waiting: RwLock::new(None) }
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

    pub(super) fn set_waiting(&self, waiting: Option<Arc<WaitingCertificate>>) {
        *self.waiting.write().unwrap_or_else(PoisonError::into_inner) = waiting;
    }

    pub(super) fn waiting(&self) -> Option<Arc<WaitingCertificate>> {
        self.waiting.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What a connection that comes now is greeted with.
    #[must_use]
    pub(crate) fn greeting(&self, now: Millis) -> Greeting {
        let waits = || self.waiting().is_some_and(|waiting| !waiting.is_over(now));
        match self.standing() {
            PagesTls::Shut if waits() => Greeting::Waiting,
            PagesTls::Shut | PagesTls::Ready(_) | PagesTls::Trouble(_) => Greeting::Pages,
        }
    }

    /// TLS 1.2 and 1.3 for browsers, with the certificate of the moment; while there is none, every handshake fails. Each
    /// greeting has its own, so that nobody goes on in one with what was agreed in the other.
    ///
    /// # Errors
    /// [`LanError::Use`], which no version of the library brings about.
    pub(crate) fn tls(self: &Arc<Self>, greeting: Greeting) -> Result<ServerConfig, LanError> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(Greeter { lan: Arc::clone(self), greeting }));
        config.alpn_protocols = vec![HTTP_1_1.to_vec()];
        if greeting == Greeting::Waiting {
            config.session_storage = Arc::new(NoServerSessionStorage {});
            config.send_tls13_tickets = 0;
        }
        Ok(config)
    }
}

/// Finds the certificate of a greeting.
#[derive(Debug)]
struct Greeter {
    lan: Arc<Lan>,
    greeting: Greeting,
}

impl ResolvesServerCert for Greeter {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        match self.greeting {
            Greeting::Pages => self.lan.trusted().map(|trusted| Arc::clone(&trusted.certified)),
            Greeting::Waiting => self.lan.waiting().map(|waiting| Arc::clone(&waiting.certified)),
        }
    }
}

impl fmt::Debug for Lan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { https, connect, .. } = self;
        f.debug_struct("Lan").field("https", https).field("connect", connect).finish_non_exhaustive()
    }
}
