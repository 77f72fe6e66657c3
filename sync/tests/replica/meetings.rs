//! Whole meetings in either version: what is said, how often one waits for the other, and what is not said again.

use waystation_sync::replica::Input;
use waystation_sync::replica::message::{Message, Version};

use crate::support::*;

/// Somebody saves at a node; all of it is durable then.
fn save(scene: &mut Scene, n: u8, author: waystation_sync::id::PersonId) {
    let (_, begun) = scene.saves(n, author);
    scene.settles(begun);
}

#[test]
fn either_version_ends_with_both_holding_the_same_and_a_second_meeting_moves_nothing() {
    for version in Version::ALL {
        let mut pair = Pair::new();
        for n in 1..6 {
            save(&mut pair.clinic, n, BEN);
            save(&mut pair.laptop, n + 3, ANA);
        }
        pair.meet(version);
        assert!(pair.is_even(), "{version:?}");
        assert_eq!(pair.laptop.replica.status().waiting, 0);
        let records = (pair.clinic.record.len(), pair.laptop.record.len());
        assert_eq!(pair.meet(version), 1, "{version:?}: a meeting without news is one round trip");
        assert_eq!((pair.clinic.record.len(), pair.laptop.record.len()), records);
        let said = if version == Version::V3 { 6 } else { 5 };
        assert_eq!(pair.heard.len(), said, "hello, pushed, welcome, newest, caught, done: {:?}", pair.heard);
    }
}

#[test]
fn a_return_with_changes_on_both_sides_takes_at_most_three_round_trips() {
    let mut pair = Pair::new();
    for n in 1..40 {
        save(&mut pair.clinic, n, BEN);
    }
    pair.meet(Version::V2);
    for n in 1..21 {
        save(&mut pair.laptop, n, ANA);
        save(&mut pair.clinic, n + 10, BEN);
    }
    let flights = pair.meet(Version::V2);
    assert!(pair.is_even());
    assert!(flights <= 3, "{flights}");
    assert_eq!(pair.count(|message| matches!(message, Message::Offer(_) | Message::Want(_))), 0);
}

#[test]
fn each_version_says_only_what_it_has() {
    for (version, others) in [(Version::V1, 1), (Version::V2, 0)] {
        let mut pair = Pair::new();
        save(&mut pair.clinic, 1, BEN);
        save(&mut pair.laptop, 2, ANA);
        pair.meet(version);
        // `deliver` reads every message as one of this version.
        assert_eq!(pair.count(|message| matches!(message, Message::Offer(_))), others, "{version:?}");
    }
}

#[test]
fn versions_may_change_from_one_meeting_to_the_next() {
    let mut pair = Pair::new();
    for version in [Version::V1, Version::V2, Version::V1] {
        save(&mut pair.clinic, 1, BEN);
        save(&mut pair.laptop, 1, ANA);
        pair.meet(version);
        assert!(pair.is_even(), "{version:?}");
    }
}

#[test]
fn what_a_laptop_brought_before_a_cut_does_not_come_back_to_it() {
    let mut pair = Pair::new();
    save(&mut pair.clinic, 1, BEN);
    pair.meet(Version::V2);
    save(&mut pair.laptop, 1, ANA);
    // The laptop brings it and is cut off before it hears the answer.
    let opened = pair.laptop.linked(LINK, Version::V2);
    let brought = pair.laptop.settles(opened);
    pair.clinic.linked(LINK, Version::V2);
    for message in said(&brought) {
        let next = pair.clinic.hears(message.clone());
        pair.clinic.settles(next);
    }
    for scene in [&mut pair.clinic, &mut pair.laptop] {
        let cut = scene.hand(Input::Unlinked { link: LINK });
        scene.settles(cut);
    }
    pair.meet(Version::V2);
    assert!(pair.is_even());
    let came_back = pair.heard.iter().any(|(from, message)| {
        let is_clinics = *from == waystation_sync::replica::NodeRole::Clinic;
        matches!(message, Message::Pushes(pushes) if is_clinics && pushes.iter().any(|push| !push.chunks.is_empty()))
    });
    assert!(!came_back, "{:?}", pair.heard);
}

#[test]
fn a_laptop_that_lost_what_the_clinic_thinks_it_has_gets_all_of_it() {
    for version in Version::ALL {
        let mut pair = Pair::new();
        for n in 1..5 {
            save(&mut pair.clinic, n, BEN);
            save(&mut pair.laptop, n, ANA);
        }
        pair.meet(version);
        // All documents are gone, but not the note of how far it came: as after a damaged disk.
        pair.laptop.record.retain(|(_, draft)| {
            use waystation_sync::record::FrameKind;
            matches!(draft.kind, FrameKind::Met | FrameKind::Directory)
        });
        pair.laptop = pair.laptop.restart();
        pair.meet(version);
        assert!(pair.is_even(), "{version:?}");
    }
}

#[test]
fn a_refused_version_is_seen_after_a_restart_and_is_not_brought_again_for_a_day() {
    let mut pair = Pair::new();
    save(&mut pair.clinic, 1, BEN);
    pair.meet(Version::NEWEST);
    // Ben may not work on this laptop.
    save(&mut pair.laptop, 1, BEN);
    pair.meet(Version::NEWEST);
    let refused = pair.laptop.replica.status().refused;
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!(pair.clinic.replica.status().refused, refused, "both ends tell of it");
    let now = pair.laptop.now;
    pair.laptop = pair.laptop.restart();
    pair.laptop.now = now;
    assert_eq!(pair.laptop.replica.status().refused, refused, "also after a restart");
    pair.meet(Version::NEWEST);
    let is_push = |message: &Message| matches!(message, Message::Push(_) | Message::Pushes(_));
    assert_eq!(pair.count(is_push), 0, "{:?}", pair.heard);
    assert_eq!(pair.laptop.replica.status().waiting, 1, "it is kept and still waits");
    // A day later the clinic may have been updated, or somebody may have been let in.
    pair.laptop.now += waystation_sync::replica::limits::REFUSED_AGAIN_MS + 60_000;
    pair.meet(Version::NEWEST);
    assert_eq!(pair.count(is_push), 1, "{:?}", pair.heard);
}

#[test]
fn a_record_that_was_put_back_is_named_though_its_first_meeting_is_cut_off() {
    use waystation_sync::record::ChainMark;
    for mut scene in [Scene::clinic(), Scene::laptop()] {
        // What each says of its chain: as it was, twice, of which the record knows the first only; put back; and grown past that
        // by what it was given before the cut.
        for (sequence, is_named) in [(9, false), (10, false), (9, true), (12, true)] {
            let opened = scene.linked(LINK, Version::NEWEST);
            scene.settles(opened);
            let mut about = about(scene.now);
            about.chain = Some(ChainMark { sequence, link: [sequence.to_le_bytes()[0]; 32] });
            let greeted = scene.greeted_with(about);
            scene.settles(greeted);
            if !is_named {
                scene.end_well();
            }
            let cut = scene.hand(Input::Unlinked { link: LINK });
            scene.settles(cut);
            let peer = if scene.device() == CLINIC { LAPTOP } else { CLINIC };
            let named = scene.replica.status().copies.contains_key(&peer);
            assert_eq!(named, is_named, "{:?} at {sequence}", scene.role);
        }
        let scene = scene.restart();
        assert_eq!(scene.replica.status().copies.len(), 1, "{:?}: after a restart too", scene.role);
    }
}

#[test]
fn that_its_own_record_was_put_back_a_node_knows_after_a_restart_too_and_no_other_is_named_for_it() {
    use waystation_sync::record::ChainMark;
    let mark = |sequence| Some(ChainMark { sequence, link: [7; 32] });
    for mut scene in [Scene::clinic(), Scene::laptop()] {
        for (own, known, is_told) in [(9, 9, false), (10, 9, false), (4, 10, true), (12, 4, true)] {
            scene.chain = mark(own);
            let opened = scene.linked(LINK, Version::NEWEST);
            scene.settles(opened);
            let mut about = about(scene.now);
            about.chain_of_peer = mark(known);
            let greeted = scene.greeted_with(about);
            scene.settles(greeted);
            // Cut off, also the meeting that told it.
            let cut = scene.hand(Input::Unlinked { link: LINK });
            scene.settles(cut);
            let status = scene.replica.status();
            assert_eq!(status.put_back.is_some(), is_told, "{:?} at {own}", scene.role);
            assert!(status.copies.is_empty());
            scene = scene.restart();
            let status = scene.replica.status();
            assert_eq!(status.put_back.is_some(), is_told, "{:?} at {own}, after a restart", scene.role);
            assert!(status.copies.is_empty());
            assert!(!status.last_met.contains_key(&scene.device()), "nobody meets themselves");
        }
    }
}
