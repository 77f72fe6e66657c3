//! What a listening node bears, and what a calling one is told.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::support::{Listening, call, hasty, raw, read_to_end, session};
use crate::net::dial::{dial, dial_any, resolve};
use crate::net::error::{LinkError, Unreached};
use crate::net::identity::NodeIdentity;
use crate::net::limits::{Limits, MAX_LINKS_PER_ADDRESS};
use crate::net::listen::Door;
use crate::net::tls::{Expect, ServerTls};

#[tokio::test]
async fn a_locked_node_says_so_and_nothing_else_until_it_is_unlocked() {
    let identity = NodeIdentity::generate().unwrap();
    let mut clinic = Listening::start_with(identity.clone(), Door::Locked, Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    let error = call(clinic.address, &laptop, clinic.pinned()).await.unwrap_err();
    assert!(matches!(error, LinkError::Locked), "{error}");
    let mut stream = TcpStream::connect(clinic.address).await.unwrap();
    assert_eq!(read_to_end(&mut stream).await, b"waystation 1 locked\n");

    clinic.door.send_replace(Door::Ready(ServerTls::new(&identity).unwrap()));
    clinic.still_serves().await;
}

#[tokio::test]
async fn garbage_in_place_of_tls_ends_only_its_own_connection() {
    let mut clinic = Listening::start(Limits::default()).await;
    let mut stream = raw(clinic.address).await;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: clinic.local\r\n\r\n").await.unwrap();
    read_to_end(&mut stream).await;
    assert!(clinic.links.try_recv().is_err());
    clinic.still_serves().await;
}

#[tokio::test]
async fn a_handshake_that_is_never_finished_is_ended_and_holds_up_nobody() {
    let mut patient = Listening::start(Limits::default()).await;
    let _silent = raw(patient.address).await;
    patient.still_serves().await;

    let clinic = Listening::start(hasty()).await;
    let mut stream = raw(clinic.address).await;
    assert_eq!(read_to_end(&mut stream).await, b"");
}

#[tokio::test]
async fn one_address_gets_no_more_than_its_share_until_one_of_its_links_ends() {
    let mut clinic = Listening::start(Limits::default()).await;
    let mut links = Vec::new();
    for _ in 0..MAX_LINKS_PER_ADDRESS {
        let (caller, here) = clinic.link().await;
        here.prove();
        links.push((caller, here));
    }
    let laptop = NodeIdentity::generate().unwrap();
    let error = call(clinic.address, &laptop, clinic.pinned()).await.unwrap_err();
    assert!(matches!(error, LinkError::Busy), "{error}");

    // Both halves hold the slot; it is free when both are gone.
    let (caller, here) = links.pop().unwrap();
    let (reader, writer) = here.split();
    drop(reader);
    assert!(matches!(call(clinic.address, &laptop, clinic.pinned()).await, Err(LinkError::Busy)));
    drop((writer, caller));
    clinic.still_serves().await;
}

#[tokio::test]
async fn a_link_of_a_stranger_gives_way_and_a_known_laptops_never_does() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (mut known, here) = clinic.link().await;
    here.prove();
    let mut strangers = Vec::new();
    for _ in 1..MAX_LINKS_PER_ADDRESS {
        strangers.push(clinic.link().await);
    }
    clinic.still_serves().await;
    let (_, oldest) = &mut strangers[0];
    assert!(matches!(oldest.recv().await, Err(LinkError::Closed)), "the oldest stranger's is over");
    known.send(&session(b"still here")).await.unwrap();
    let (mut here, _) = here.split();
    assert_eq!(here.recv().await.unwrap(), Some(session(b"still here")));
}

#[tokio::test]
async fn many_addresses_together_get_no_more_than_the_total() {
    use crate::net::limits::MAX_LINKS;
    let clinic = Listening::start(Limits::default()).await;
    // Every address of 127.0.0.0/8 is this computer; where only one of them may be used, there is nothing to try.
    let connect = async |last: usize| {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        let from = std::net::SocketAddr::from(([127, 0, 1, u8::try_from(last).unwrap()], 0));
        socket.bind(from).ok()?;
        socket.connect(clinic.address).await.ok()
    };
    let mut held = Vec::new();
    for each in 0..MAX_LINKS {
        let Some(mut stream) = connect(1 + each / MAX_LINKS_PER_ADDRESS).await else {
            println!("skipped: only one loopback address may be used here");
            return;
        };
        let mut line = [0; 19];
        stream.read_exact(&mut line).await.unwrap();
        assert_eq!(&line, b"waystation 1 ready\n");
        held.push(stream);
    }
    // One past the total is let in, and one of those who say nothing gives way.
    let mut over = connect(200).await.unwrap();
    let mut line = [0; 19];
    over.read_exact(&mut line).await.unwrap();
    assert_eq!(&line, b"waystation 1 ready\n");
    let ends = held.into_iter().map(|mut stream| tokio::spawn(async move { read_to_end(&mut stream).await }));
    let mut ends: tokio::task::JoinSet<_> = ends.map(|end| async move { end.await.unwrap() }).collect();
    assert_eq!(ends.join_next().await.unwrap().unwrap(), b"");
    drop(clinic);
}

#[tokio::test]
async fn stopping_frees_the_address_and_ends_half_open_connections() {
    let clinic = Listening::start(Limits::default()).await;
    let (address, mut half_open) = (clinic.address, raw(clinic.address).await);
    clinic.stop().await;
    assert_eq!(read_to_end(&mut half_open).await, b"");
    assert!(TcpListener::bind(address).await.is_ok());
}

#[tokio::test]
async fn a_caller_is_told_apart_what_keeps_it_from_the_clinic() {
    let laptop = NodeIdentity::generate().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let refused = call(address, &laptop, Expect::Pairing).await.unwrap_err();
    assert!(matches!(refused, LinkError::Unreachable { reason: Unreached::Refused, .. }), "{refused}");

    for (says, is_expected) in [
        (&b"220 mail ready\r\n"[..], is_not_waystation as fn(&LinkError) -> bool),
        (&b""[..], is_not_waystation),
        (&[b'x'; 500][..], is_not_waystation),
        (&b"waystation 7 ready\n"[..], |error| matches!(error, LinkError::Version { found: 7, known: 1 })),
        (&b"waystation 1 ready\nthis is not TLS, whatever it said"[..], |error| {
            matches!(error, LinkError::Tls { .. } | LinkError::Lost { .. })
        }),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let other = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(says).await.unwrap();
            stream.shutdown().await.ok();
            read_to_end(&mut stream).await;
        });
        let error = call(address, &laptop, Expect::Pairing).await.unwrap_err();
        assert!(is_expected(&error), "{error:?}");
        other.await.unwrap();
    }
}

fn is_not_waystation(error: &LinkError) -> bool {
    matches!(error, LinkError::NotWaystation { .. })
}

#[tokio::test]
async fn a_server_that_accepts_and_says_nothing_is_given_up() {
    let laptop = NodeIdentity::generate().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let error = dial(listener.local_addr().unwrap(), &laptop, Expect::Pairing, &hasty()).await.unwrap_err();
    assert!(matches!(error, LinkError::Silent), "{error}");
}

#[tokio::test]
async fn of_several_addresses_the_right_one_is_found_and_the_telling_error_kept() {
    let mut clinic = Listening::start(Limits::default()).await;
    let other = Listening::start(Limits::default()).await;
    let laptop = NodeIdentity::generate().unwrap();
    let both = [other.address, clinic.address];
    let link = dial_any(&both, &laptop, clinic.pinned(), &Limits::default()).await.unwrap();
    assert_eq!(link.address(), clinic.address);
    clinic.accepted().await;

    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let error = dial_any(&[other.address, gone], &laptop, clinic.pinned(), &Limits::default()).await.unwrap_err();
    assert!(matches!(error, LinkError::OtherCertificate { .. }), "{error}");
}

#[tokio::test]
async fn an_address_is_read_as_people_type_it() {
    let limits = Limits::default();
    let one = |text: &str| vec![text.parse::<std::net::SocketAddr>().unwrap()];
    for (typed, address) in [
        ("192.168.1.5", "192.168.1.5:7443"),
        (" 192.168.1.5:9000 ", "192.168.1.5:9000"),
        ("[fd00::2]", "[fd00::2]:7443"),
        ("fd00::2", "[fd00::2]:7443"),
        ("[fd00::2]:9000", "[fd00::2]:9000"),
    ] {
        assert_eq!(resolve(typed, 7443, &limits).await.unwrap(), one(address), "{typed}");
    }
    let error = resolve("clinic.local:door", 7443, &limits).await.unwrap_err();
    assert!(matches!(error, LinkError::Unreachable { reason: Unreached::UnknownName, .. }), "{error}");
}
