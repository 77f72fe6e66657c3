//! Goal: a laptop of the previous release is served, and one of a future release is told so on both screens. Method: a
//! real clinic, and a paired laptop's own certificate in the hands of a caller that offers other versions.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use waystation::net::dial::dial;
use waystation::net::identity::NodeIdentity;
use waystation::net::limits::Limits;
use waystation::net::link::Link;
use waystation::net::tls::{Expect, client_config};
use waystation_sync::care::noun::Part;
use waystation_sync::care::{Vocabulary, goal};
use waystation_sync::id::{ClientId, Heads, PersonId};
use waystation_sync::replica::message::{About, Held, Message, Version};
use waystation_sync::time::Millis;
use waystation_sync::wire::{Frame, Kind};
use waystation_tests::charts::begin;
use waystation_tests::real::{PASSPHRASE, Real};
use waystation_tests::visitor::Visitor;

const CLIENT: ClientId = ClientId([1; 16]);

/// A clinic with one goal written, and the certificate of a laptop that was paired with it and is off.
async fn clinic_and_identity() -> (Real, PersonId, NodeIdentity) {
    let (clinic, ana) = Real::clinic().await;
    let fields = vec![(&goal::STATEMENT, "Sleep seven hours"), (&goal::STATUS, "proposed")];
    clinic.write(ana, CLIENT, Part::Plan, vec![begin(&goal::GOAL, 1, fields)]).await;
    let laptop = Real::laptop(&clinic, vec![ana], "Laptop").await;
    let identity = laptop.open().identity();
    laptop.stop().await;
    (clinic, ana, identity)
}

async fn say(link: &mut Link, message: Message) {
    link.send(&Frame { kind: Kind::Session, payload: message.to_bytes().unwrap() }).await.unwrap();
}

/// The next message, which must be one that version 1 has.
async fn hear(link: &mut Link) -> Message {
    let frame = link.recv().await.unwrap().expect("the clinic goes on");
    Message::from_bytes(Version::V1, &frame.payload).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_laptop_of_the_previous_release_is_served_in_its_own_version() {
    let (clinic, _, identity) = clinic_and_identity().await;
    let limits = Limits { versions: &[Version::V1], ..Limits::default() };
    let mut link = dial(clinic.state.around().peers.unwrap(), &identity, Expect::Pairing, &limits).await.unwrap();
    assert_eq!(link.version(), Some(Version::V1));
    say(
        &mut link,
        Message::Hello {
            about: About::new(Millis(0), Vocabulary::CURRENT.mark()),
            epoch: None,
            sequence: 0,
            directory: 0,
        },
    )
    .await;
    say(&mut link, Message::Pushed).await;
    let Message::Welcome { rows, .. } = hear(&mut link).await else { panic!("a welcome comes first") };
    assert!(!rows.is_empty());
    let Message::Offer(offer) = hear(&mut link).await else { panic!("what is newer is offered") };
    let plan = Real::doc(CLIENT, Part::Plan);
    let held = clinic.heads(CLIENT, Part::Plan).await;
    assert!(offer.contains(&Held { doc: plan, heads: held.clone() }), "{offer:?}");
    let wants = offer.iter().map(|offered| Held { doc: offered.doc, heads: Heads::default() }).collect();
    say(&mut link, Message::Want(wants)).await;
    let mut came = Vec::new();
    let digest = loop {
        match hear(&mut link).await {
            Message::Push(push) => came.push((push.doc, push.heads, push.chunks.concat().is_empty())),
            Message::Caught { digest, .. } => break digest,
            other => panic!("not in turn: {other:?}"),
        }
    };
    assert!(came.contains(&(plan, held, false)), "{came:?}");
    assert_eq!(came.len(), offer.len());
    assert_ne!(digest, waystation_sync::replica::digest::Digest::default());
    say(&mut link, Message::Done { equal: true }).await;
    assert_eq!(link.recv().await.unwrap(), None, "the clinic ends it properly");
    clinic.stop().await;
}

/// Calls with protocols of a future release, and reads the one frame that comes back.
fn call_from_the_future(address: std::net::SocketAddr, identity: &NodeIdentity) -> [u8; 18] {
    let mut config = (*client_config(identity, Expect::Pairing, &Version::ALL).unwrap()).clone();
    config.alpn_protocols = vec![b"waystation/9".to_vec()];
    let mut tcp = TcpStream::connect(address).unwrap();
    let mut byte = [0];
    while byte != *b"\n" {
        tcp.read_exact(&mut byte).unwrap();
    }
    let name = ServerName::IpAddress(std::net::Ipv4Addr::LOCALHOST.into());
    let mut connection = rustls::ClientConnection::new(Arc::new(config), name).unwrap();
    let mut tls = rustls::Stream::new(&mut connection, &mut tcp);
    tls.flush().unwrap();
    let mut frame = [0; 18];
    tls.read_exact(&mut frame).unwrap();
    frame
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_laptop_of_a_future_release_is_told_and_so_are_people_at_the_clinic() {
    let (clinic, _, identity) = clinic_and_identity().await;
    let (address, http) = (clinic.state.around().peers.unwrap(), clinic.state.around().http);
    let page = tokio::task::spawn_blocking(move || {
        // On the laptop this frame becomes the sentence of its sync page (`LinkError::Version`).
        assert_eq!(call_from_the_future(address, &identity), [1, 4, 0, 0, 0, 12, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1]);
        Visitor::signed_in(http, "ana", PASSPHRASE).open("/devices").text()
    })
    .await
    .unwrap();
    assert!(page.contains("it speaks version 9, this computer 3"), "{page}");
    clinic.stop().await;
}
