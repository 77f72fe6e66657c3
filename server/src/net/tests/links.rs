//! Who may link with whom, and what a link carries.

use std::sync::Arc;

use rustls::client::ResolvesClientCert;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ClientConfig, SignatureScheme, version};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use waystation_sync::replica::message::Version;
use waystation_sync::wire::{Frame, HEADER_LEN, Kind, MAX_PAYLOAD_LEN, WireError};

use super::support::{Gullible, Listening, call, hasty, session, tls, tls_outcome};
use crate::net::dial::dial;
use crate::net::error::LinkError;
use crate::net::identity::NodeIdentity;
use crate::net::limits::{Limits, READ_BUFFER_LEN};
use crate::net::link::Arriving;
use crate::net::listen::Door;
use crate::net::tls::{Expect, ServerTls};

/// The newest protocol.
const ALPN: &[u8] = b"waystation/2";

/// The certificate of one node with the key of another: what somebody has who copied a certificate off the network.
#[derive(Debug)]
struct Stolen(Arc<CertifiedKey>);

impl Stolen {
    fn new(certificate_of: &NodeIdentity, key_of: &NodeIdentity) -> Arc<Self> {
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key_of.private_key_der.to_vec()));
        let key = ring::default_provider().key_provider.load_private_key(key).unwrap();
        let chain = vec![CertificateDer::from(certificate_of.certificate_der.clone())];
        Arc::new(Self(Arc::new(CertifiedKey::new(chain, key))))
    }
}

impl ResolvesServerCert for Stolen {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

impl ResolvesClientCert for Stolen {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }

    fn has_certs(&self) -> bool {
        true
    }
}

fn gullible(
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> rustls::ConfigBuilder<ClientConfig, rustls::client::WantsClientCert> {
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Gullible))
}

#[tokio::test]
async fn two_nodes_that_expect_each_other_link_and_both_see_who_it_is() {
    let mut clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    let mut link = call(clinic.address, &laptop, clinic.pinned()).await.unwrap();
    let mut here = clinic.accepted().await;
    assert_eq!(link.peer_hash(), clinic.identity.certificate_hash());
    assert_eq!(here.peer_hash(), laptop.certificate_hash());
    assert_eq!((link.own_hash(), here.own_hash()), (here.peer_hash(), link.peer_hash()));
    assert_eq!(link.binding(), here.binding());

    link.send(&session(b"from the laptop")).await.unwrap();
    assert_eq!(here.recv().await.unwrap(), Some(session(b"from the laptop")));
    here.send(&session(b"from the clinic")).await.unwrap();
    assert_eq!(link.recv().await.unwrap(), Some(session(b"from the clinic")));
    assert_eq!(link.traffic().bytes_out, (HEADER_LEN + 15) as u64);
    assert_eq!(link.traffic(), crate::net::link::Traffic { bytes_in: 21, bytes_out: 21 });
    assert_eq!(here.traffic().bytes_in, 21);
    link.close().await;
    assert_eq!(here.recv().await.unwrap(), None);
    clinic.stop().await;
}

#[tokio::test]
async fn no_two_connections_have_the_same_binding() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (first, _here) = clinic.link().await;
    let (second, _there) = clinic.link().await;
    assert_ne!(first.binding(), second.binding());
}

#[tokio::test]
async fn a_node_with_the_same_names_and_another_key_is_not_the_expected_one() {
    let clinic = Listening::start(Limits::default()).await;
    let (laptop, expected) = (NodeIdentity::generate().unwrap(), NodeIdentity::generate().unwrap());
    let pinned = Expect::Pinned(expected.certificate_hash());
    let LinkError::OtherCertificate { source } = call(clinic.address, &laptop, pinned).await.unwrap_err() else {
        panic!("not told apart");
    };
    assert_eq!(source.expected, expected.certificate_hash());
    assert_eq!(source.found, clinic.identity.certificate_hash());
}

#[tokio::test]
async fn the_right_certificate_without_its_key_is_refused_on_either_side() {
    let (clinic, thief) = (NodeIdentity::generate().unwrap(), NodeIdentity::generate().unwrap());
    let mut tls = ServerTls::new(&clinic).unwrap();
    let mut config = (*tls.config).clone();
    config.cert_resolver = Stolen::new(&clinic, &thief);
    tls.config = Arc::new(config);
    let false_clinic = Listening::start_with(clinic.clone(), Door::Ready(tls), Limits::default()).await;
    let error = call(false_clinic.address, &NodeIdentity::generate().unwrap(), false_clinic.pinned()).await;
    assert!(matches!(error.unwrap_err(), LinkError::Tls { .. }));

    let mut true_clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    let mut config = gullible(&[&version::TLS13]).with_client_cert_resolver(Stolen::new(&laptop, &thief));
    config.alpn_protocols = vec![ALPN.to_vec()];
    assert!(tls_outcome(true_clinic.address, config).await.is_err());
    assert!(true_clinic.links.try_recv().is_err());
    true_clinic.still_serves().await;
}

#[tokio::test]
async fn a_client_without_a_certificate_is_refused() {
    let mut clinic = Listening::start(Limits::default()).await;
    let mut config = gullible(&[&version::TLS13]).with_no_client_auth();
    config.alpn_protocols = vec![ALPN.to_vec()];
    assert!(tls_outcome(clinic.address, config).await.is_err());
    assert!(clinic.links.try_recv().is_err());
    clinic.still_serves().await;
}

#[tokio::test]
async fn a_client_that_speaks_tls_1_2_only_is_refused() {
    let mut clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    let config = |version| {
        let mut config = gullible(&[version]).with_client_cert_resolver(Stolen::new(&laptop, &laptop));
        config.alpn_protocols = vec![ALPN.to_vec()];
        config
    };
    let error = tls_outcome(clinic.address, config(&version::TLS12)).await.unwrap_err();
    assert!(error.to_string().contains("ProtocolVersion"), "{error}");
    assert!(clinic.links.try_recv().is_err());
    // The same client is taken with TLS 1.3, so it was the version that was refused.
    let caller = tokio::spawn(tls_outcome(clinic.address, config(&version::TLS13)));
    assert_eq!(clinic.accepted().await.peer_hash(), laptop.certificate_hash());
    caller.abort();
    clinic.still_serves().await;
}

#[tokio::test]
async fn a_client_of_another_protocol_inside_tls_is_no_link() {
    let mut clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    for alpn in [vec![], vec![b"h2".to_vec()]] {
        let mut config = gullible(&[&version::TLS13]).with_client_cert_resolver(Stolen::new(&laptop, &laptop));
        config.alpn_protocols = alpn;
        assert!(matches!(tls_outcome(clinic.address, config).await, Ok(0) | Err(_)));
    }
    assert!(clinic.links.try_recv().is_err());
    clinic.still_serves().await;
}

#[tokio::test]
async fn the_longest_frame_passes_and_a_longer_one_closes_only_its_own_link() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (mut caller, mut here) = clinic.link().await;
    let (mut other, mut there) = clinic.link().await;
    let longest = Frame { kind: Kind::Session, payload: vec![7; MAX_PAYLOAD_LEN] };
    let sender = tokio::spawn(async move {
        caller.send(&longest).await.unwrap();
        let too_long = Frame { kind: Kind::Session, payload: vec![7; MAX_PAYLOAD_LEN + 1] };
        assert!(matches!(caller.send(&too_long).await, Err(LinkError::Wire(WireError::TooLong { .. }))));
        // A refused frame leaves the link as it was.
        caller.send(&session(b"x")).await.unwrap();
        caller
    });
    assert_eq!(here.recv().await.unwrap().unwrap().payload.len(), MAX_PAYLOAD_LEN);
    assert_eq!(here.recv().await.unwrap(), Some(session(b"x")));
    let mut caller = sender.await.unwrap();
    here.limit_payload(3);
    caller.send(&session(b"four")).await.unwrap();
    assert!(matches!(here.recv().await, Err(LinkError::Wire(WireError::TooLong { len: 4, max: 3 }))));
    drop(here);
    assert!(!matches!(caller.recv().await, Ok(Some(_))));
    other.send(&session(b"unharmed")).await.unwrap();
    assert_eq!(there.recv().await.unwrap(), Some(session(b"unharmed")));
    clinic.still_serves().await;
}

#[tokio::test]
async fn of_a_frame_larger_than_is_free_no_more_is_read_than_came_with_its_header_until_there_is_room() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (mut caller, here) = clinic.link().await;
    let (mut reader, _writer) = here.split();
    let sender = tokio::spawn(async move {
        caller.send(&session(&[1; 64])).await.unwrap();
        caller.send(&session(&[2; 65])).await.unwrap();
        caller.send(&session(&vec![3; MAX_PAYLOAD_LEN])).await.unwrap();
        caller
    });
    assert_eq!(reader.recv_within(64).await.unwrap(), Some(Arriving::Whole(session(&[1; 64]))), "the limit itself");
    // One past it comes with its header, for it is shorter than what is read at once.
    assert_eq!(reader.recv_within(64).await.unwrap(), Some(Arriving::Whole(session(&[2; 65]))));
    for _ in 0..3 {
        assert_eq!(reader.recv_within(64).await.unwrap(), Some(Arriving::Large(MAX_PAYLOAD_LEN)));
    }
    assert!(reader.traffic().bytes_in <= (64 + 65 + 3 * READ_BUFFER_LEN) as u64, "{:?}", reader.traffic());
    let Some(Arriving::Whole(frame)) = reader.recv_within(usize::MAX).await.unwrap() else { panic!("all of it") };
    assert_eq!(frame.payload.len(), MAX_PAYLOAD_LEN);
    drop(sender.await.unwrap());
}

#[tokio::test]
async fn the_two_halves_work_in_separate_tasks_at_once() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (caller, here) = clinic.link().await;
    // Both sides send more than any buffer holds before either has read all: neither may wait for the other.
    let exchange = |link: crate::net::link::Link| async {
        let (mut reader, mut writer) = link.split();
        let sending = tokio::spawn(async move {
            for _ in 0..64 {
                writer.send(&session(&[1; 100_000])).await.unwrap();
            }
            writer.close().await;
        });
        let mut frames = 0;
        while reader.recv().await.unwrap().is_some() {
            frames += 1;
        }
        sending.await.unwrap();
        frames
    };
    assert_eq!(tokio::join!(exchange(caller), exchange(here)), (64, 64));
}

#[tokio::test]
async fn a_link_that_brings_nothing_for_too_long_is_given_up() {
    let mut clinic = Listening::start(Limits { handshake: Limits::default().handshake, ..hasty() }).await;
    let (_caller, mut here) = clinic.link().await;
    assert!(matches!(here.recv().await, Err(LinkError::Silent)));
}

#[tokio::test]
async fn a_frame_that_is_cut_off_by_the_end_is_not_taken_for_a_proper_end() {
    let mut clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    for (says, properly_closed) in [(&[1, 2, 0, 0, 0, 9, b'x'][..], true), (&[1, 2][..], true), (&[][..], false)] {
        let mut config = gullible(&[&version::TLS13]).with_client_cert_resolver(Stolen::new(&laptop, &laptop));
        config.alpn_protocols = vec![ALPN.to_vec()];
        let mut stream = tls(clinic.address, config).await.unwrap();
        let mut here = clinic.accepted().await;
        stream.write_all(says).await.unwrap();
        stream.flush().await.unwrap();
        if properly_closed {
            stream.shutdown().await.unwrap();
        }
        drop(stream);
        assert!(matches!(here.recv().await, Err(LinkError::Closed | LinkError::Lost { .. })));
    }
}

#[tokio::test]
async fn bytes_that_are_no_frames_end_only_their_own_link() {
    let mut clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    let mut config = gullible(&[&version::TLS13]).with_client_cert_resolver(Stolen::new(&laptop, &laptop));
    config.alpn_protocols = vec![ALPN.to_vec()];
    let mut stream = tls(clinic.address, config).await.unwrap();
    let mut here = clinic.accepted().await;
    stream.write_all(b"\0\0\0\0").await.unwrap();
    stream.flush().await.unwrap();
    assert!(matches!(here.recv().await, Err(LinkError::Wire(WireError::NotAFrame))));
    clinic.still_serves().await;
}

#[tokio::test]
async fn what_is_sent_after_a_send_that_was_dropped_half_way_is_refused() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (mut caller, _here) = clinic.link().await;
    let large = Frame { kind: Kind::Session, payload: vec![1; MAX_PAYLOAD_LEN] };
    // Nobody reads, so this cannot end: it is dropped when the other branch is done.
    tokio::select! {
        biased;
        sent = caller.send(&large) => panic!("{sent:?}"),
        () = async { for _ in 0..64 { tokio::task::yield_now().await } } => {}
    }
    assert!(matches!(caller.send(&session(b"x")).await, Err(LinkError::Closed)));
}

#[test]
fn no_secret_is_in_a_debug_text() {
    let identity = NodeIdentity::generate().unwrap();
    let text = format!("{identity:?} {:?}", ServerTls::new(&identity).unwrap());
    let key: String = identity.private_key_der.iter().map(|byte| format!("{byte}, ")).collect();
    assert!(text.contains(&identity.certificate_hash().to_string()) && !text.contains(&key), "{text}");
}

#[tokio::test]
async fn the_newest_version_that_both_speak_is_spoken() {
    let mut clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    assert_eq!(ALPN, b"waystation/2");
    let offers: [(&'static [Version], Version); 3] =
        [(&Version::ALL, Version::NEWEST), (&[Version::V1], Version::V1), (&[Version::V1, Version::V2], Version::V2)];
    for (offered, spoken) in offers {
        let limits = Limits { versions: offered, ..Limits::default() };
        let link = dial(clinic.address, &laptop, clinic.pinned(), &limits).await.unwrap();
        let here = clinic.accepted().await;
        assert_eq!((link.version(), here.version()), (Some(spoken), Some(spoken)), "{offered:?}");
    }
    clinic.stop().await;
}

#[tokio::test]
async fn a_node_that_speaks_only_a_future_version_is_known_and_is_told_what_is_spoken_here() {
    let mut clinic = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    let mut config = gullible(&[&version::TLS13]).with_client_cert_resolver(Stolen::new(&laptop, &laptop));
    config.alpn_protocols = vec![b"waystation/9".to_vec(), b"waystation/8".to_vec()];
    let mut stream = tls(clinic.address, config).await.unwrap();
    let mut here = clinic.accepted().await;
    assert_eq!((here.version(), here.spoken()), (None, 9));
    assert_eq!(here.peer_hash(), laptop.certificate_hash(), "whose computer it is can be said");
    here.send(&Frame::versions()).await.unwrap();
    let mut bytes = [0; HEADER_LEN + 12];
    stream.read_exact(&mut bytes).await.unwrap();
    assert_eq!(bytes, [1, 4, 0, 0, 0, 12, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1]);
    clinic.still_serves().await;
}

#[tokio::test]
async fn a_node_of_a_future_version_that_says_what_it_speaks_is_told_as_such() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (mut caller, mut here) = clinic.link().await;
    let payload = [9_u32, 8].into_iter().flat_map(u32::to_be_bytes).collect();
    here.send(&Frame { kind: Kind::Versions, payload }).await.unwrap();
    let heard = caller.recv().await;
    assert!(matches!(heard, Err(LinkError::Version { found: 9, known: 3 })), "{heard:?}");
    clinic.stop().await;
}
