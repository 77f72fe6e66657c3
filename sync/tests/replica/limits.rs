//! Every queue of a replica has an end, and whoever comes after it is told.

use waystation_sync::directory::Body;
use waystation_sync::id::{DocId, Heads};
use waystation_sync::record::FrameKind;
use waystation_sync::replica::io::Outcome;
use waystation_sync::replica::limits::{
    DIRECTS_MAX, DOC_QUEUE_MAX, PUSHES_PER_MESSAGE_MAX, REFUSED_AGAIN_MS, REFUSED_KEPT_MAX, UPLOAD_LEN_MAX,
};
use waystation_sync::replica::message::{Message, Push, Version};
use waystation_sync::replica::{Effect, Input, LinkId, Ticket};

use crate::support::*;

#[test]
fn forms_for_one_document_wait_up_to_a_limit_and_then_are_told_to_come_again() {
    let mut clinic = Scene::clinic();
    let (_, begun) = clinic.saves(1, ANA);
    for _ in 0..DOC_QUEUE_MAX {
        assert!(clinic.saves(1, ANA).1.is_empty());
    }
    let (ticket, told) = clinic.saves(1, ANA);
    assert!(matches!(outcomes(&told).as_slice(), [(of, Outcome::Busy)] if *of == ticket));
    let (_, other) = clinic.saves(2, ANA);
    assert!(matches!(only(other), Effect::Work { .. }), "another document has a queue of its own");
    let seen = clinic.settles(begun);
    assert_eq!(outcomes(&seen).len(), 1 + DOC_QUEUE_MAX, "all that waited are carried out");
}

#[test]
fn facts_for_the_directory_wait_up_to_a_limit() {
    let mut clinic = Scene::clinic();
    let mut direct = |ticket| {
        let body = Body::Clinic { name: "A name".into(), sample: false };
        clinic.hand(Input::Direct { ticket: Ticket(ticket), body })
    };
    for ticket in 0..=DIRECTS_MAX as u64 {
        direct(ticket);
    }
    assert!(matches!(outcomes(&direct(5_000)).as_slice(), [(Ticket(5_000), Outcome::Busy)]));
}

#[test]
fn a_laptop_that_links_again_has_one_meeting() {
    let mut clinic = Scene::clinic();
    clinic.linked(LINK, Version::NEWEST);
    clinic.greeted();
    let effects = clinic.linked(LinkId(71), Version::NEWEST);
    assert!(hung_up(&effects), "{effects:?}");
    assert_eq!(clinic.replica.status().meeting, [LAPTOP]);
    assert!(clinic.hears(Message::Pushed).is_empty(), "nothing more is heard over the first link");
}

#[test]
fn pushes_that_never_end_take_no_more_room_than_one_meeting_has() {
    for version in Version::ALL {
        let mut clinic = Scene::clinic();
        clinic.linked(LINK, version);
        clinic.greeted();
        let (len, mut taken) = (1024 * 1024, 0);
        let push = |n: u8| Push {
            doc: plan(n),
            heads: Heads::default(),
            whole: false,
            chunks: vec![vec![0; len]],
            more: true,
        };
        while !hung_up(&clinic.hears(Message::Push(push(u8::try_from(taken).unwrap())))) {
            taken += 1;
        }
        assert!(taken * len <= UPLOAD_LEN_MAX && (taken + 2) * len > UPLOAD_LEN_MAX, "{taken}");
        // The room is free again for whoever comes next.
        clinic.linked(LINK, version);
        clinic.greeted();
        assert!(!hung_up(&clinic.hears(Message::Push(push(1)))));
    }
}

#[test]
fn more_documents_in_one_message_than_are_allowed_end_the_meeting() {
    let push = Push { doc: plan(1), heads: Heads::default(), whole: false, chunks: Vec::new(), more: true };
    let mut clinic = Scene::clinic();
    clinic.linked(LINK, Version::V2);
    clinic.greeted();
    assert!(hung_up(&clinic.hears(Message::Pushes(vec![push; PUSHES_PER_MESSAGE_MAX + 1]))));
}

#[test]
fn of_a_device_that_brings_junk_without_end_only_so_many_refusals_are_kept_and_each_is_still_told() {
    let mut clinic = Scene::clinic();
    clinic.linked(LINK, Version::NEWEST);
    clinic.greeted();
    let kept = |scene: &Scene| scene.record.iter().filter(|(_, draft)| draft.kind == FrameKind::Quarantine).count();
    let mut told = 0;
    let mut push = |clinic: &mut Scene, n: u32| {
        let mut id = [0xee; 32];
        id[..4].copy_from_slice(&n.to_be_bytes());
        let chunks = vec![n.to_be_bytes().to_vec()];
        let push = Push { doc: DocId(id), heads: Heads::default(), whole: false, chunks, more: false };
        let effects = clinic.hears(Message::Push(push));
        let effects = clinic.settles(effects);
        assert!(!hung_up(&effects));
        told += said(&effects)
            .iter()
            .filter(|message| matches!(message, Message::Answer { refused, .. } if refused.len() == 1))
            .count();
        told
    };
    for n in 0..REFUSED_KEPT_MAX {
        push(&mut clinic, n);
    }
    assert_eq!(kept(&clinic), REFUSED_KEPT_MAX as usize);
    let mut last = 0;
    for n in 0..5 {
        last = push(&mut clinic, REFUSED_KEPT_MAX + n);
    }
    assert_eq!((kept(&clinic), last), (REFUSED_KEPT_MAX as usize, REFUSED_KEPT_MAX as usize + 5));
    // A day later, also by a clock that was turned back in between, there is room again.
    clinic.now -= 2 * REFUSED_AGAIN_MS;
    push(&mut clinic, REFUSED_KEPT_MAX + 9);
    assert_eq!(kept(&clinic), REFUSED_KEPT_MAX as usize + 1);
}
