//! A laptop whose program is newer than its clinic's: nothing is lost, nothing else stands still, and what waited is taken
//! as soon as the clinic's program is brought up to date.

use std::sync::LazyLock;

use waystation_sync::care::declare::{FieldDecl, Noun};
use waystation_sync::care::value::Value;
use waystation_sync::care::{NOUNS, Vocabulary, goal, strength, task};
use waystation_sync::record::Refusal;
use waystation_sync::replica::message::{Message, Version};

use crate::support::*;

type Fields = Vec<(&'static FieldDecl, Option<Value>)>;

/// What a program knows that does not know `nouns` yet.
fn before(nouns: &'static [&'static str]) -> Vocabulary {
    let known = NOUNS.into_iter().filter(|noun| !nouns.contains(&noun.name));
    Vocabulary::of(Box::leak(known.collect::<Vec<_>>().into_boxed_slice()))
}

/// A program from before goals and needs.
static EARLIER: LazyLock<Vocabulary> = LazyLock::new(|| before(&["goal", "need"]));

fn filled(noun: &'static Noun) -> (&'static Noun, Fields) {
    let fields = noun.fields.iter().filter(|field| field.required).map(|field| {
        let value = match field.kind {
            waystation_sync::care::declare::Kind::Code(codes) => Value::Code(codes[0].into()),
            _ => Value::Words("something".into()),
        };
        (field, Some(value))
    });
    (noun, fields.collect())
}

fn save(scene: &mut Scene, n: u8, what: (&'static Noun, Fields)) {
    let (_, effects) =
        scene.begins(n, if scene.role == waystation_sync::replica::NodeRole::Clinic { BEN } else { ANA }, what);
    let seen = scene.settles(effects);
    assert!(!outcomes(&seen).is_empty(), "{seen:?}");
}

/// A laptop of this version and a clinic of an earlier one that have met.
fn pair() -> Pair {
    let mut pair = Pair::new();
    pair.clinic = pair.clinic.restart_as(*EARLIER);
    save(&mut pair.clinic, 1, filled(&task::TASK));
    pair.meet(Version::NEWEST);
    assert!(pair.is_even());
    pair
}

#[test]
fn what_only_a_newer_laptop_knows_waits_and_everything_else_goes_on() {
    let mut pair = pair();
    save(&mut pair.laptop, 1, filled(&goal::GOAL));
    save(&mut pair.laptop, 1, filled(&goal::GOAL));
    save(&mut pair.laptop, 1, filled(&task::TASK));
    save(&mut pair.laptop, 2, filled(&strength::STRENGTH));
    save(&mut pair.clinic, 3, filled(&task::TASK));
    pair.meet(Version::NEWEST);
    for scene in [&pair.clinic, &pair.laptop] {
        let status = scene.replica.status();
        assert_eq!(status.waiting_for_update(), 2, "{:?}: {:?}", scene.role, status.refused);
        assert_eq!(status.not_taken().count(), 0, "{:?}", status.refused);
        assert!(status.equal, "the meeting ends whole");
    }
    assert_eq!(pair.laptop.replica.status().waiting, 2, "only those wait");
    assert_eq!(pair.laptop.replica.status().docs, 4, "what the clinic wrote came");
    let heads = |scene: &Scene, n: u8| scene.replica.heads(&plan(n));
    assert_ne!(heads(&pair.laptop, 1), heads(&pair.clinic, 1));
}

#[test]
fn what_waited_is_taken_in_the_first_meeting_after_the_clinics_update() {
    for version in Version::ALL {
        let mut pair = pair();
        save(&mut pair.laptop, 1, filled(&goal::GOAL));
        pair.meet(version);
        assert_eq!(pair.laptop.replica.status().waiting_for_update(), 1);
        // As long as the clinic knows no more it is not brought again, also not after the laptop's restart.
        let now = pair.laptop.now;
        pair.laptop = pair.laptop.restart();
        pair.laptop.now = now;
        pair.meet(version);
        let is_push = |message: &Message| matches!(message, Message::Push(_) | Message::Pushes(_));
        assert_eq!(pair.count(is_push), 0, "{:?}", pair.heard);
        pair.clinic = pair.clinic.restart_as(Vocabulary::CURRENT);
        pair.meet(version);
        assert!(pair.is_even(), "{version:?}");
        for scene in [&pair.clinic, &pair.laptop] {
            assert_eq!(scene.replica.status().refused, [], "{:?}", scene.role);
        }
        assert_eq!(pair.laptop.replica.status().waiting, 0);
        let again = pair.laptop.restart();
        assert_eq!(again.replica.status().refused, [], "also after a restart");
    }
}

#[test]
fn a_laptop_that_says_it_knows_the_same_has_no_such_excuse() {
    let mut pair = pair();
    pair.laptop = pair.laptop.restart_as(*EARLIER);
    save(&mut pair.laptop, 1, filled(&goal::GOAL));
    pair.meet(Version::NEWEST);
    let status = pair.clinic.replica.status();
    assert_eq!(status.waiting_for_update(), 0);
    let why: Vec<Refusal> = status.not_taken().map(|(_, _, why)| *why).collect();
    assert!(why.contains(&Refusal::NoAuthor) && why.contains(&Refusal::MissingBefore), "{why:?}");
}
