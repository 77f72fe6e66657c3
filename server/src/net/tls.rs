//! TLS 1.3 between nodes, where only the hash of a certificate and the proof of its key decide. Must never consult
//! names, dates or authorities, and must never resume an earlier connection: a revoked node would come back with it.

use std::fmt;
use std::sync::Arc;

use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, ring, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName, UnixTime};
use rustls::server::NoServerSessionStorage;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, DistinguishedName, Error, OtherError, PeerIncompatible,
    ServerConfig, SignatureScheme,
};
use waystation_sync::replica::message::Version;
use waystation_sync::trust::CertificateHash;

use super::identity::NodeIdentity;

/// Longest list of protocols that a caller may offer; the rest is not looked at.
const OFFERED_MAX: usize = 32;

/// How a version is called in a handshake (RFC 7301): `waystation/` and the number of the [`Version`]. This is the one
/// number that two nodes agree upon; the greeting before TLS and the byte before each frame are frozen.
fn protocol_of(number: u32) -> Vec<u8> {
    format!("waystation/{number}").into_bytes()
}

/// The number in the name of a protocol, whether or not this program speaks it; `None` for another program's.
pub(super) fn number_of(protocol: &[u8]) -> Option<u32> {
    std::str::from_utf8(protocol).ok()?.strip_prefix("waystation/")?.parse().ok()
}

/// The protocols of some versions, in their order.
pub(super) fn protocols(versions: &[Version]) -> Vec<Vec<u8>> {
    versions.iter().map(|version| protocol_of(version.number())).collect()
}

/// Names the bytes that pairing takes from a connection (RFC 9266 and RFC 8446, section 7.5).
pub(crate) const BINDING_LABEL: &[u8] = b"EXPORTER-waystation pairing 1";

/// Whom a caller wants to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The node with this certificate; any other fails the handshake.
    Pinned(CertificateHash),
    /// Whoever answers: pairing will prove who it is.
    Pairing,
}

/// A node's certificate and key do not fit together or cannot be read: the vault's copy is damaged.
#[derive(Debug, thiserror::Error)]
#[error("this computer's own certificate cannot be used; restore the last backup or pair this computer again")]
pub struct TlsSetupError {
    /// What the library found.
    #[from]
    source: Error,
}

/// The other node's certificate is not the one that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the certificate {expected}, found {found}")]
pub struct OtherCertificate {
    /// The one that was pinned at pairing.
    pub expected: CertificateHash,
    /// The one that was shown.
    pub found: CertificateHash,
}

/// What a listening node answers with.
#[derive(Clone)]
pub(crate) struct ServerTls {
    pub(super) config: Arc<ServerConfig>,
    pub(super) own: CertificateHash,
}

impl ServerTls {
    /// Prepares `identity` for listening. Every client must show a certificate and prove its key; whose it is, the
    /// caller decides by [`super::link::Link::peer_hash`].
    ///
    /// # Errors
    /// [`TlsSetupError`] when certificate and key do not fit together.
    pub(crate) fn new(identity: &NodeIdentity) -> Result<Self, TlsSetupError> {
        let (provider, verifier) = by_hash(Expect::Pairing);
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])?
            .with_client_cert_verifier(verifier)
            .with_single_cert(chain(identity), key(identity))?;
        config.alpn_protocols = protocols(&Version::ALL);
        config.send_tls13_tickets = 0;
        config.session_storage = Arc::new(NoServerSessionStorage {});
        Ok(Self { config: Arc::new(config), own: identity.certificate_hash() })
    }

    /// How to answer a caller that offers these protocols: with the newest version that both speak, or, where there is
    /// none, with the caller's own first one, so that each learns who the other is and can be told what it speaks.
    /// `None` for a caller of another program.
    pub(super) fn answer_to<'a>(&self, offered: impl Iterator<Item = &'a [u8]>) -> Option<Arc<ServerConfig>> {
        let numbers: Vec<u32> = offered.take(OFFERED_MAX).filter_map(number_of).collect();
        let first = *numbers.first()?;
        if numbers.iter().any(|number| Version::of_number(*number).is_some()) {
            return Some(Arc::clone(&self.config));
        }
        let mut config = ServerConfig::clone(&self.config);
        config.alpn_protocols = vec![protocol_of(first)];
        Some(Arc::new(config))
    }
}

impl fmt::Debug for ServerTls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerTls").field("own", &self.own).finish_non_exhaustive()
    }
}

/// Prepares `identity` for calling another node, in one of `versions`, the most wanted first.
///
/// # Errors
/// [`TlsSetupError`] when certificate and key do not fit together.
pub fn client_config(
    identity: &NodeIdentity,
    expect: Expect,
    versions: &[Version],
) -> Result<Arc<ClientConfig>, TlsSetupError> {
    let (provider, verifier) = by_hash(expect);
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_client_auth_cert(chain(identity), key(identity))?;
    config.alpn_protocols = protocols(versions);
    config.enable_sni = false;
    config.resumption = Resumption::disabled();
    Ok(Arc::new(config))
}

fn chain(identity: &NodeIdentity) -> Vec<CertificateDer<'static>> {
    vec![CertificateDer::from(identity.certificate_der.clone())]
}

fn key(identity: &NodeIdentity) -> PrivateKeyDer<'static> {
    PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(identity.private_key_der.to_vec()))
}

fn by_hash(expect: Expect) -> (Arc<CryptoProvider>, Arc<ByHash>) {
    let provider = Arc::new(ring::default_provider());
    let algorithms = provider.signature_verification_algorithms;
    (provider, Arc::new(ByHash { expect, algorithms }))
}

/// Decides by the certificate's hash; that the peer holds the key is proved by its signature over the handshake.
#[derive(Debug)]
struct ByHash {
    expect: Expect,
    algorithms: WebPkiSupportedAlgorithms,
}

impl ByHash {
    fn check(&self, end_entity: &CertificateDer<'_>) -> Result<(), Error> {
        match self.expect {
            Expect::Pairing => Ok(()),
            Expect::Pinned(expected) => {
                let found = CertificateHash::of(end_entity);
                if found == expected {
                    return Ok(());
                }
                let other = OtherCertificate { expected, found };
                Err(Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(other)))))
            }
        }
    }

    fn check_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.algorithms)
    }
}

/// TLS 1.2 is never offered, so there is never a signature of its kind to check.
const NO_TLS12: Error = Error::PeerIncompatible(PeerIncompatible::Tls12NotOfferedOrEnabled);

impl ServerCertVerifier for ByHash {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.check(end_entity).map(|()| ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(NO_TLS12)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.check_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

impl ClientCertVerifier for ByHash {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn client_auth_mandatory(&self) -> bool {
        true
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        self.check(end_entity).map(|()| ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(NO_TLS12)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.check_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
