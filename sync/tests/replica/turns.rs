//! Every message in and out of turn: what is not to be said then ends the meeting, once, and changes nothing.

use waystation_sync::id::Heads;
use waystation_sync::record::Receipt;
use waystation_sync::replica::digest::Digest;
use waystation_sync::replica::message::{Held, Message, Push, Version};
use waystation_sync::replica::{Input, NodeRole};

use crate::support::*;

/// One of every kind of message that `version` has, each with its name.
fn every(version: Version) -> Vec<(&'static str, Message)> {
    let push = Push { doc: plan(9), heads: Heads::default(), whole: false, chunks: Vec::new(), more: true };
    let held = Held { doc: plan(9), heads: Heads::default() };
    let mut all = vec![
        ("hello", Message::Hello { about: about(1), epoch: None, sequence: 0, directory: 0 }),
        ("push", Message::Push(push.clone())),
        ("pushed", Message::Pushed),
        ("welcome", Message::Welcome { about: about(1), epoch: EPOCH, rows: Vec::new() }),
        ("offer", Message::Offer(vec![held.clone()])),
        ("want", Message::Want(vec![held])),
        ("answer", Message::Answer { doc: plan(9), heads: Heads::default(), refused: Vec::new() }),
        ("caught", Message::Caught { sequence: 1, digest: Digest::default() }),
        ("reconcile", Message::Reconcile(vec![Digest::default(); 256])),
        ("differing", Message::Differing(vec![1])),
        ("done", Message::Done { equal: true }),
    ];
    if version != Version::V1 {
        all.extend([
            ("coming", Message::Coming(3)),
            ("pushes", Message::Pushes(vec![push])),
            ("took", Message::Took(1)),
        ]);
    }
    if version == Version::V3 {
        let key = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
        let receipt = Receipt::sign(&plan(9), &Heads::default(), &key);
        all.extend([
            ("receipts", Message::Receipts(vec![(plan(9), receipt)])),
            ("newest", Message::Newest { number: 1, signature: vec![] }),
            ("rows", Message::Rows(Vec::new())),
        ]);
    }
    all
}

/// What may be said first, and what may be said right after the greeting without ending the meeting.
fn allowed(role: NodeRole, version: Version) -> (&'static [&'static str], &'static [&'static str]) {
    match (role, version) {
        (NodeRole::Clinic, Version::V1) => (&["hello"], &["push", "pushed"]),
        (NodeRole::Clinic, Version::V2) => (&["hello"], &["push", "pushed", "pushes", "want", "took"]),
        (NodeRole::Clinic, Version::V3) => {
            (&["hello"], &["push", "pushed", "pushes", "want", "took", "receipts", "rows"])
        }
        (NodeRole::Laptop, Version::V1) => (&["welcome"], &["push", "offer", "answer", "caught", "differing"]),
        (NodeRole::Laptop, Version::V2) => {
            (&["welcome"], &["push", "pushes", "coming", "offer", "answer", "caught", "differing"])
        }
        (NodeRole::Laptop, Version::V3) => (
            &["welcome"],
            &["push", "pushes", "coming", "receipts", "newest", "offer", "answer", "caught", "differing"],
        ),
    }
}

#[test]
fn what_is_said_out_of_turn_ends_the_meeting_once_and_changes_nothing() {
    for (role, version) in
        [NodeRole::Clinic, NodeRole::Laptop].into_iter().flat_map(|role| Version::ALL.map(|version| (role, version)))
    {
        let (first, greeted) = allowed(role, version);
        for (name, message) in every(version) {
            for (when, may) in [("before the greeting", first), ("after it", greeted)] {
                let mut scene = Scene::new(role);
                let opened = scene.linked(LINK, version);
                scene.settles(opened);
                if when == "after it" {
                    let said = scene.greeted();
                    scene.settles(said);
                }
                let kept = scene.record.len();
                let effects = scene.hears(message.clone());
                let of = format!("{name} to a {role:?} {when}, {version:?}");
                assert_eq!(hung_up(&effects), !may.contains(&name), "{of}: {effects:?}");
                if may.contains(&name) {
                    continue;
                }
                assert!(said(&effects).is_empty(), "{of}: {effects:?}");
                scene.settles(effects);
                // A clinic that is told "done" writes the meeting down; nothing else leaves a trace.
                assert!(scene.record.len() == kept || name == "done", "{of}");
                assert!(scene.replica.status().meeting.is_empty(), "{of}");
                let after = scene.hears(message.clone());
                assert!(after.is_empty(), "{of}: what comes after the end is not heard: {after:?}");
            }
        }
    }
}

#[test]
fn a_second_greeting_ends_the_meeting() {
    for role in [NodeRole::Clinic, NodeRole::Laptop] {
        let mut scene = Scene::new(role);
        scene.linked(LINK, Version::NEWEST);
        assert!(!hung_up(&scene.greeted()), "{role:?}");
        assert!(hung_up(&scene.greeted()), "{role:?}");
    }
}

#[test]
fn a_laptop_may_not_bring_a_whole_document() {
    for version in Version::ALL {
        let mut clinic = Scene::clinic();
        clinic.linked(LINK, version);
        clinic.greeted();
        let push = Push { doc: plan(1), heads: Heads::default(), whole: true, chunks: vec![vec![1]], more: false };
        assert!(hung_up(&clinic.hears(Message::Push(push))));
    }
}

#[test]
fn an_answer_that_nobody_waits_for_is_no_acknowledgement() {
    let mut laptop = Scene::laptop();
    let (_, begun) = laptop.saves(1, ANA);
    laptop.settles(begun);
    laptop.linked(LINK, Version::NEWEST);
    laptop.greeted();
    let answer = Message::Answer { doc: plan(1), heads: Heads::default(), refused: Vec::new() };
    laptop.hears(answer);
    assert_eq!(laptop.replica.status().waiting, 1);
    laptop.hand(Input::Unlinked { link: LINK });
    assert_eq!(laptop.replica.status().waiting, 1);
}
