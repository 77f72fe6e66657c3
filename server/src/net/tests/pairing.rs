//! Pairing from end to end over real TLS.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::net::TcpListener;
use waystation_sync::id::PersonId;
use waystation_sync::time::Uptime;
use waystation_sync::trust::{MAX_WRONG_TRIES, PairingCode, PairingError, WINDOW_MS, Window, WindowState};
use waystation_sync::wire::{Frame, Kind};

use super::support::{Listening, call, session};
use crate::net::dial::dial;
use crate::net::identity::NodeIdentity;
use crate::net::limits::Limits;
use crate::net::link::Link;
use crate::net::pairing::{Join, Joined, Offer, Offered, PairError, PairingDesk, join, offer};
use crate::net::tls::Expect;

const OPENED: Uptime = Uptime(5_000);

fn code(text: &str) -> PairingCode {
    text.parse().unwrap()
}

fn desk() -> PairingDesk {
    let desk = PairingDesk::default();
    desk.open(Window::open(code("C4D5-92XY"), OPENED, vec![PersonId([1; 16])]));
    desk
}

/// Offers pairing to one link at `now`, and says whether the welcome was asked for.
async fn offer_at(link: &mut Link, desk: &PairingDesk, now: Uptime) -> (Result<Offered, PairError>, bool) {
    let asked = AtomicBool::new(false);
    let outcome = offer(link, None, Offer { desk, clock: &|| now, seed: [3; 32] }, |_| {
        asked.store(true, Ordering::Relaxed);
        async { Some(vec![9; 100_000]) }
    })
    .await;
    (outcome, asked.into_inner())
}

/// One try with `typed`, both ends.
async fn try_code(
    clinic: &mut Listening,
    desk: &PairingDesk,
    typed: &str,
    now: Uptime,
) -> (Result<Joined, PairError>, Result<Offered, PairError>, bool) {
    let laptop = NodeIdentity::generate().unwrap();
    let (typed, address) = (code(typed), clinic.address);
    let joining = async {
        let how = Join { code: &typed, laptop_name: "Ward laptop", signing_key: [9; 32], seed: [2; 32] };
        join(address, &laptop, how, &Limits::default()).await
    };
    let offering = async {
        let mut link = clinic.accepted().await;
        offer_at(&mut link, desk, now).await
    };
    let (joined, (offered, asked)) = tokio::join!(joining, offering);
    if let Ok(offered) = &offered {
        assert_eq!(offered.newcomer.paired.peer, laptop.certificate_hash());
    }
    (joined, offered, asked)
}

#[tokio::test]
async fn the_right_code_pairs_both_ends_and_they_link_by_certificate_from_then_on() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (joined, offered, asked) = try_code(&mut clinic, &desk(), "c4d5 92xy", OPENED).await;
    let (joined, offered) = (joined.unwrap(), offered.unwrap());
    assert!(asked && offered.delivered);
    assert_eq!(joined.paired.words, offered.newcomer.paired.words);
    assert_eq!(joined.paired.peer, clinic.identity.certificate_hash());
    assert_eq!(offered.newcomer.laptop_name, "Ward laptop");
    assert_eq!(offered.newcomer.people, [PersonId([1; 16])]);
    assert_eq!(joined.welcome, vec![9; 100_000]);
    let again = NodeIdentity::generate().unwrap();
    assert!(call(clinic.address, &again, Expect::Pinned(joined.paired.peer)).await.is_ok());
}

#[tokio::test]
async fn a_wrong_code_gets_no_welcome_and_is_counted_at_once() {
    let mut clinic = Listening::start(Limits::default()).await;
    let desk = desk();
    for tries in 1..=MAX_WRONG_TRIES {
        let (joined, offered, asked) = try_code(&mut clinic, &desk, "2222-2222", OPENED).await;
        assert!(matches!(joined, Err(PairError::Pairing(PairingError::CodeNotAccepted))), "{joined:?}");
        assert!(matches!(offered, Err(PairError::Pairing(PairingError::WrongCode))), "{offered:?}");
        assert!(!asked);
        let until = Uptime(OPENED.0 + WINDOW_MS);
        let expected =
            if tries < MAX_WRONG_TRIES { WindowState::Open { until, tries } } else { WindowState::TooManyTries };
        assert_eq!(desk.show(OPENED).unwrap().state, expected);
    }
    let (joined, offered, asked) = try_code(&mut clinic, &desk, "C4D5-92XY", OPENED).await;
    assert!(matches!(joined, Err(PairError::Pairing(PairingError::CodeNotAccepted))), "{joined:?}");
    assert!(matches!(offered, Err(PairError::Pairing(PairingError::TooManyTries))), "{offered:?}");
    assert!(!asked);
}

#[tokio::test]
async fn no_window_a_closed_one_and_a_late_try_all_read_the_same_on_the_laptop() {
    let mut clinic = Listening::start(Limits::default()).await;
    let closed = desk();
    closed.close();
    let late = Uptime(OPENED.0 + WINDOW_MS);
    for (desk, now, at_clinic) in [(closed, OPENED, PairingError::NoWindow), (desk(), late, PairingError::Expired)] {
        let (joined, offered, asked) = try_code(&mut clinic, &desk, "C4D5-92XY", now).await;
        assert!(matches!(joined, Err(PairError::Pairing(PairingError::CodeNotAccepted))), "{joined:?}");
        assert!(matches!(offered, Err(PairError::Pairing(error)) if error == at_clinic));
        assert!(!asked);
    }
}

#[tokio::test]
async fn a_laptop_that_goes_away_or_falls_silent_half_way_has_used_up_a_try() {
    let mut clinic = Listening::start(hasty_steps()).await;
    let desk = desk();
    for silent in [false, true] {
        let laptop = NodeIdentity::generate().unwrap();
        let mut link = dial(clinic.address, &laptop, Expect::Pairing, &Limits::default()).await.unwrap();
        let mut here = clinic.accepted().await;
        let begin = async {
            let parties = waystation_sync::trust::Parties {
                laptop: link.own_hash(),
                clinic: link.peer_hash(),
                session: link.binding(),
            };
            let (_, begin) =
                waystation_sync::trust::Joining::begin(&code("2222-2222"), parties, ("x", [9; 32]), &[2; 32]).unwrap();
            link.send(&Frame { kind: Kind::Pairing, payload: begin }).await.unwrap();
            assert!(link.recv().await.unwrap().is_some());
            if silent { Some(link) } else { None }
        };
        let (_held, (offered, asked)) = tokio::join!(begin, offer_at(&mut here, &desk, OPENED));
        assert!(matches!(offered, Err(PairError::Link(_))), "{offered:?}");
        assert!(!asked);
    }
    assert!(matches!(desk.show(OPENED).unwrap().state, WindowState::Open { tries: 2, .. }));
}

/// Steps that end soon, yet late enough for a step that does come on a busy computer.
fn hasty_steps() -> Limits {
    Limits { pairing_step: std::time::Duration::from_millis(500), ..Limits::default() }
}

#[tokio::test]
async fn an_unknown_node_gets_nothing_but_a_refusal_whatever_it_sends() {
    let mut clinic = Listening::start(Limits::default()).await;
    let desk = desk();
    for first in [session(b"give me everything"), Frame { kind: Kind::Unknown(77), payload: vec![] }, Frame::bye()] {
        let (mut caller, mut here) = clinic.link().await;
        caller.send(&first).await.unwrap();
        let (offered, asked) = offer_at(&mut here, &desk, OPENED).await;
        assert!(matches!(offered, Err(PairError::NotPairing)) && !asked);
        drop(here);
        let refused = caller.recv().await.unwrap().unwrap();
        assert_eq!((refused.kind, refused.payload.len()), (Kind::Pairing, 2));
        assert!(!matches!(caller.recv().await, Ok(Some(_))));
    }
    let (mut caller, mut here) = clinic.link().await;
    caller.send(&Frame { kind: Kind::Pairing, payload: vec![0; 10_000] }).await.unwrap();
    let (offered, _) = offer_at(&mut here, &desk, OPENED).await;
    assert!(matches!(offered, Err(PairError::Link(_))), "{offered:?}");
    assert!(matches!(desk.show(OPENED).unwrap().state, WindowState::Open { tries: 0, .. }));
}

#[tokio::test]
async fn a_welcome_that_cannot_be_kept_at_the_clinic_is_told_as_the_clinics_trouble() {
    let mut clinic = Listening::start(Limits::default()).await;
    let (desk, laptop, typed) = (desk(), NodeIdentity::generate().unwrap(), code("C4D5-92XY"));
    let address = clinic.address;
    let joining = async {
        let how = Join { code: &typed, laptop_name: "x", signing_key: [9; 32], seed: [2; 32] };
        join(address, &laptop, how, &Limits::default()).await
    };
    let offering = async {
        let mut link = clinic.accepted().await;
        let how = Offer { desk: &desk, clock: &|| OPENED, seed: [3; 32] };
        offer(&mut link, None, how, |_| async { None }).await
    };
    let (joined, offered) = tokio::join!(joining, offering);
    assert!(matches!(joined, Err(PairError::Pairing(PairingError::ClinicTrouble))), "{joined:?}");
    assert!(matches!(offered, Err(PairError::Pairing(PairingError::ClinicTrouble))), "{offered:?}");
    assert_eq!(desk.show(OPENED).unwrap().state, WindowState::Used);
}

/// Somebody in between, with a certificate of their own for each side, who passes every frame on unchanged.
async fn relay(listening: &mut Listening, to: std::net::SocketAddr) {
    let from_laptop = listening.accepted().await;
    let own = NodeIdentity::generate().unwrap();
    let to_clinic = call(to, &own, Expect::Pairing).await.unwrap();
    let ((mut laptop_in, mut laptop_out), (mut clinic_in, mut clinic_out)) = (from_laptop.split(), to_clinic.split());
    let up = async {
        while let Ok(Some(frame)) = laptop_in.recv().await {
            if clinic_out.send(&frame).await.is_err() {
                break;
            }
        }
        clinic_out.close().await;
    };
    let down = async {
        while let Ok(Some(frame)) = clinic_in.recv().await {
            if laptop_out.send(&frame).await.is_err() {
                break;
            }
        }
        laptop_out.close().await;
    };
    tokio::join!(up, down);
}

#[tokio::test]
async fn somebody_in_between_who_relays_the_right_code_gains_nothing() {
    let mut clinic = Listening::start(Limits::default()).await;
    let mut between = Listening::start(Limits::default()).await;
    let (laptop, typed, desk) = (NodeIdentity::generate().unwrap(), code("C4D5-92XY"), desk());
    let (address, clinic_address) = (between.address, clinic.address);
    let joining = async {
        let how = Join { code: &typed, laptop_name: "x", signing_key: [9; 32], seed: [2; 32] };
        join(address, &laptop, how, &Limits::default()).await
    };
    let offering = async {
        let mut link = clinic.accepted().await;
        let outcome = offer_at(&mut link, &desk, OPENED).await;
        link.close().await;
        outcome
    };
    let (joined, (offered, asked), ()) = tokio::join!(joining, offering, relay(&mut between, clinic_address));
    assert!(matches!(joined, Err(PairError::Pairing(PairingError::CodeNotAccepted))), "{joined:?}");
    assert!(matches!(offered, Err(PairError::Pairing(PairingError::WrongCode))), "{offered:?}");
    assert!(!asked);
}

#[tokio::test]
async fn a_task_that_is_dropped_half_way_gives_up_its_try() {
    let mut clinic = Listening::start(Limits::default()).await;
    let desk = Arc::new(desk());
    let mut links = Vec::new();
    for _ in 0..MAX_WRONG_TRIES {
        let laptop = NodeIdentity::generate().unwrap();
        let mut link = call(clinic.address, &laptop, Expect::Pairing).await.unwrap();
        let mut here = clinic.accepted().await;
        let at = Arc::clone(&desk);
        let task = tokio::spawn(async move { offer_at(&mut here, &at, OPENED).await.1 });
        let parties =
            waystation_sync::trust::Parties { laptop: link.own_hash(), clinic: link.peer_hash(), session: [0; 32] };
        let (_, begin) =
            waystation_sync::trust::Joining::begin(&code("2222-2222"), parties, ("x", [9; 32]), &[2; 32]).unwrap();
        link.send(&Frame { kind: Kind::Pairing, payload: begin }).await.unwrap();
        assert!(link.recv().await.unwrap().is_some());
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        links.push(link);
    }
    assert_eq!(desk.show(OPENED).unwrap().state, WindowState::TooManyTries);
}

#[tokio::test]
async fn a_laptop_that_pairs_with_something_that_hangs_up_is_told_so() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, laptop, typed) =
        (listener.local_addr().unwrap(), NodeIdentity::generate().unwrap(), code("C4D5-92XY"));
    let hang_up = tokio::spawn(async move { drop(listener.accept().await.unwrap()) });
    let how = Join { code: &typed, laptop_name: "x", signing_key: [9; 32], seed: [2; 32] };
    let error = join(address, &laptop, how, &Limits::default()).await.unwrap_err();
    assert!(matches!(error, PairError::Link(_)), "{error}");
    hang_up.await.unwrap();
}
