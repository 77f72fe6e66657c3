//! A tablet or computer in the building that does not run the program: it gets the clinic's certificate from the page
//! that connects it, and trusts that and nothing else. Must never trust what this computer trusts.

use std::net::{IpAddr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use sha2::{Digest, Sha256};
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::raw::{Answer, PATIENCE, ask_bytes, ask_over};
use crate::visitor::Visitor;

/// An encrypted connection to the pages.
pub type Encrypted = StreamOwned<ClientConnection, TcpStream>;

/// A device that was connected.
#[derive(Clone, Debug)]
pub struct Device {
    /// The certificate that it trusts (X.509, DER).
    pub authority_der: Vec<u8>,
}

impl Device {
    /// Connects a device at a clinic's page for that.
    ///
    /// # Panics
    /// When it gets no certificate there.
    #[must_use]
    pub fn connected(connect: SocketAddr) -> Self {
        let (status, authority_der) = ask_bytes(connect, "GET /connect/clinic.crt", &[("Host", "clinic.local")]);
        assert_eq!(status, 200, "a certificate is handed out");
        X509Certificate::from_der(&authority_der).expect("it is one");
        Self { authority_der }
    }

    /// The certificate's SHA-256 fingerprint as the device shows it, in pairs of digits.
    #[must_use]
    pub fn fingerprint(&self) -> Vec<String> {
        Sha256::digest(&self.authority_der).iter().map(|byte| format!("{byte:02X}")).collect()
    }

    /// Somebody who uses it to open the pages at `https`.
    #[must_use]
    pub fn visitor(&self, https: SocketAddr) -> Visitor {
        let roots = [Certificate::from_der(&self.authority_der).to_owned()];
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&roots))
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        Visitor::with(Agent::config_builder().tls_config(tls), format!("https://{https}"))
    }

    /// Shakes hands with the pages at `https` under `name`; the certificate that they showed.
    ///
    /// # Errors
    /// Why the device does not trust them, or why they gave none.
    ///
    /// # Panics
    /// When they are not there at all.
    pub fn shake_hands(&self, https: SocketAddr, name: &str) -> Result<Vec<u8>, String> {
        let connection = self.connection(https, name)?.conn;
        let shown = connection.peer_certificates().and_then(|chain| chain.first()).expect("a certificate");
        Ok(shown.to_vec())
    }

    /// Sends a request to the pages at `https`, byte for byte as a test says, and reads the answer to its end.
    ///
    /// # Panics
    /// When the device does not trust them.
    #[must_use]
    pub fn ask(&self, https: SocketAddr, line: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut connection = self.connection(https, &https.ip().to_string()).expect("the device trusts the pages");
        ask_over(&mut connection, line, headers, body)
    }

    /// The protocol that the pages at `https` agree on of those that are offered.
    ///
    /// # Errors
    /// When they speak none of them.
    ///
    /// # Panics
    /// When they are not there at all.
    pub fn agree(&self, https: SocketAddr, offered: &[&[u8]]) -> Result<Option<Vec<u8>>, String> {
        let stream = TcpStream::connect(https).expect("it listens");
        let connection = self.connection_over(stream, &https.ip().to_string(), offered)?;
        Ok(connection.conn.alpn_protocol().map(<[u8]>::to_vec))
    }

    /// A connection from `from`, an address of this computer, to the pages at `https`; `None` where that address may not
    /// be used here.
    ///
    /// # Panics
    /// When nobody listens.
    #[must_use]
    pub fn connection_from(&self, from: IpAddr, https: SocketAddr) -> Option<Result<Encrypted, String>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().expect("a runtime");
        let stream = runtime.block_on(async {
            let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
            socket.bind((from, 0).into()).ok()?;
            Some(socket.connect(https).await.expect("it listens").into_std().expect("a stream"))
        })?;
        stream.set_nonblocking(false).expect("it blocks");
        Some(self.connection_over(stream, &https.ip().to_string(), &[]))
    }

    fn connection(&self, https: SocketAddr, name: &str) -> Result<Encrypted, String> {
        self.connection_over(TcpStream::connect(https).expect("it listens"), name, &[])
    }

    fn connection_over(&self, stream: TcpStream, name: &str, offered: &[&[u8]]) -> Result<Encrypted, String> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(self.authority_der.clone())).expect("an authority");
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = offered.iter().map(|protocol| protocol.to_vec()).collect();
        let name = ServerName::try_from(name.to_owned()).expect("a name");
        let tls = ClientConnection::new(Arc::new(config), name).expect("a connection");
        let mut stream = StreamOwned::new(tls, stream);
        stream.sock.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock).map_err(|error| error.to_string())?;
        }
        Ok(stream)
    }

    /// What a browser is told so that it takes the pages' key without the authority being in its store.
    ///
    /// # Panics
    /// When this device itself does not trust the pages.
    #[must_use]
    pub fn pin(&self, https: SocketAddr) -> String {
        pinned(&[self.key(https)])
    }

    /// The hash of the key that the pages show, as a browser is told it.
    ///
    /// # Panics
    /// When this device itself does not trust the pages.
    #[must_use]
    pub fn key(&self, https: SocketAddr) -> String {
        let shown = self.shake_hands(https, &https.ip().to_string()).expect("the device trusts the pages");
        let (_, certificate) = X509Certificate::from_der(&shown).expect("it reads");
        base64::engine::general_purpose::STANDARD.encode(Sha256::digest(certificate.public_key().raw))
    }

    /// Waits until the pages at `https` greet this device, as they do soon after a start.
    ///
    /// # Panics
    /// When they never do.
    pub fn wait_for_greeting(&self, https: SocketAddr) {
        let deadline = Instant::now() + PATIENCE;
        while let Err(error) = self.shake_hands(https, &https.ip().to_string()) {
            assert!(Instant::now() < deadline, "nobody is greeted: {error}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// What a browser is told so that it takes any of these keys.
#[must_use]
pub fn pinned(keys: &[String]) -> String {
    format!("--ignore-certificate-errors-spki-list={}", keys.join(","))
}
