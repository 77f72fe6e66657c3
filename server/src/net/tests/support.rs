//! A listening node and callers of all kinds for the tests. Must never wait by the clock for something to happen.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use waystation_sync::wire::{Frame, Kind};

use crate::net::dial::dial;
use crate::net::error::LinkError;
use crate::net::identity::NodeIdentity;
use crate::net::limits::Limits;
use crate::net::link::Link;
use crate::net::listen::{Door, serve};
use crate::net::tls::{Expect, ServerTls};

/// A node that listens on this computer.
pub(super) struct Listening {
    pub(super) identity: NodeIdentity,
    pub(super) address: SocketAddr,
    pub(super) links: mpsc::Receiver<Link>,
    pub(super) door: watch::Sender<Door>,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Listening {
    pub(super) async fn start(limits: Limits) -> Self {
        let identity = NodeIdentity::generate().unwrap();
        let tls = ServerTls::new(&identity).unwrap();
        Self::start_with(identity, Door::Ready(tls), limits).await
    }

    pub(super) async fn start_with(identity: NodeIdentity, door: Door, limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (door, watched) = watch::channel(door);
        let (sender, links) = mpsc::channel(4);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(listener, watched, limits, sender, async {
            stopped.await.ok();
        }));
        Self { identity, address, links, door, stop: Some(stop), task }
    }

    pub(super) fn pinned(&self) -> Expect {
        Expect::Pinned(self.identity.certificate_hash())
    }

    pub(super) async fn accepted(&mut self) -> Link {
        self.links.recv().await.unwrap()
    }

    pub(super) async fn stop(mut self) {
        self.stop.take().unwrap().send(()).ok();
        self.task.await.unwrap();
    }

    /// A fresh caller with a link, and this node's end of it.
    pub(super) async fn link(&mut self) -> (Link, Link) {
        let caller = NodeIdentity::generate().unwrap();
        let link = call(self.address, &caller, self.pinned()).await.unwrap();
        (link, self.accepted().await)
    }

    /// Proves that this node still serves others.
    pub(super) async fn still_serves(&mut self) {
        let (mut caller, mut here) = self.link().await;
        caller.send(&session(b"still here?")).await.unwrap();
        assert_eq!(here.recv().await.unwrap(), Some(session(b"still here?")));
    }
}

pub(super) async fn call(address: SocketAddr, identity: &NodeIdentity, expect: Expect) -> Result<Link, LinkError> {
    dial(address, identity, expect, &Limits::default()).await
}

pub(super) fn session(payload: &[u8]) -> Frame {
    Frame { kind: Kind::Session, payload: payload.to_vec() }
}

/// Limits with handshakes and idling that end at once, for tests of what happens then.
pub(super) fn hasty() -> Limits {
    let short = Duration::from_millis(50);
    Limits { handshake: short, idle: short, ..Limits::default() }
}

/// Reads to the end of a raw connection; a connection that is reset is at its end too.
pub(super) async fn read_to_end(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.ok();
    bytes
}

/// A connection whose greeting has been read, for callers that go on in ways of their own.
pub(super) async fn raw(address: SocketAddr) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let mut line = [0; 19];
    stream.read_exact(&mut line).await.unwrap();
    assert_eq!(&line, b"waystation 1 ready\n");
    stream
}

/// A TLS client made by `config`.
pub(super) async fn tls(address: SocketAddr, config: ClientConfig) -> io::Result<TlsStream<TcpStream>> {
    let stream = raw(address).await;
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

/// What a TLS client made by `config` sees when it says one thing and listens for more.
pub(super) async fn tls_outcome(address: SocketAddr, config: ClientConfig) -> io::Result<usize> {
    let mut stream = tls(address, config).await?;
    stream.write_all(b"hello").await?;
    stream.flush().await?;
    stream.read(&mut [0; 8]).await
}

/// A client that believes any server.
#[derive(Debug)]
pub(super) struct Gullible;

impl ServerCertVerifier for Gullible {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        vec![SignatureScheme::ED25519, SignatureScheme::ECDSA_NISTP256_SHA256]
    }
}
