//! A disk that does not take what is to be stored, and documents that cannot be put together: who is told, which
//! meeting ends, and what runs next.

use waystation_sync::directory::Body;
use waystation_sync::replica::io::Outcome;
use waystation_sync::replica::message::{Message, Version};
use waystation_sync::replica::{Effect, Input, JobId, NodeRole, Ticket};

use crate::support::*;

fn job_of(effect: &Effect) -> JobId {
    match effect {
        Effect::Work { job, .. } | Effect::Store { job, .. } | Effect::Read { job, .. } => *job,
        other => panic!("no job: {other:?}"),
    }
}

fn is_not_stored(effects: &[Effect], ticket: Ticket) -> bool {
    matches!(outcomes(effects).as_slice(), [(of, Outcome::NotStored)] if *of == ticket)
}

/// The effects but for the one that begins the next job, which is given too.
fn and_next(mut effects: Vec<Effect>) -> (Vec<Effect>, Effect) {
    let place = effects.iter().position(|effect| matches!(effect, Effect::Work { .. })).expect("the next job begins");
    let next = effects.remove(place);
    (effects, next)
}

#[test]
fn a_save_that_cannot_be_stored_is_told_as_not_saved_and_the_next_one_begins() {
    let mut clinic = Scene::clinic();
    let (first, begun) = clinic.saves(1, ANA);
    let (second, queued) = clinic.saves(1, BEN);
    assert!(queued.is_empty(), "one job at a time: {queued:?}");
    let worked = clinic.work(only(begun));
    let store = only(clinic.hand(worked));
    let (told, next) = and_next(clinic.hand(Input::NotStored { job: job_of(&store) }));
    assert!(is_not_stored(&told, first));
    assert!(told.iter().any(|effect| matches!(effect, Effect::Forget { job } if *job == job_of(&store))));
    assert!(clinic.replica.heads(&plan(1)).is_empty(), "nothing of it is durable");
    let seen = clinic.settles(vec![next]);
    assert!(matches!(outcomes(&seen).as_slice(), [(of, Outcome::Edited(_))] if *of == second));
    assert!(!clinic.replica.heads(&plan(1)).is_empty());
}

#[test]
fn a_document_that_cannot_be_put_together_is_told_and_keeps_nobody_waiting() {
    let mut laptop = Scene::laptop();
    let (first, begun) = laptop.saves(1, ANA);
    let (second, _) = laptop.saves(1, ANA);
    let (told, next) = and_next(laptop.hand(Input::WorkImpossible { job: job_of(&only(begun)) }));
    assert!(matches!(outcomes(&told).as_slice(), [(of, Outcome::Unreadable)] if *of == first));
    assert_eq!(laptop.replica.status().waiting, 0, "nothing waits for the clinic that was not saved");
    let seen = laptop.settles(vec![next]);
    assert!(matches!(outcomes(&seen).as_slice(), [(of, Outcome::Edited(_))] if *of == second));
    assert_eq!(laptop.replica.status().waiting, 1);
}

#[test]
fn an_upload_that_cannot_be_stored_is_never_answered_and_is_brought_again() {
    for version in Version::ALL {
        let mut pair = Pair::new();
        let (_, begun) = pair.laptop.saves(1, ANA);
        pair.laptop.settles(begun);
        let pushes = uploads(&mut pair.laptop, version);
        let clinic = &mut pair.clinic;
        clinic.linked(LINK, version);
        let greeted = clinic.greeted();
        clinic.settles(greeted);
        let mut begun = Vec::new();
        for message in pushes {
            begun.extend(clinic.hears(message));
        }
        let work = begun.into_iter().find(|effect| matches!(effect, Effect::Work { .. })).expect("it is vetted");
        let worked = clinic.work(work);
        let store = only(clinic.hand(worked));
        // Somebody at the clinic saves meanwhile, and waits for the document.
        let (ticket, queued) = clinic.saves(1, BEN);
        assert!(queued.is_empty());
        let (told, next) = and_next(clinic.hand(Input::NotStored { job: job_of(&store) }));
        assert!(hung_up(&told) && said(&told).is_empty(), "{version:?}: nothing is acknowledged: {told:?}");
        let seen = clinic.settles(vec![next]);
        assert!(matches!(outcomes(&seen).as_slice(), [(of, Outcome::Edited(_))] if *of == ticket));

        let cut = pair.laptop.hand(Input::Unlinked { link: LINK });
        pair.laptop.settles(cut);
        assert_eq!(pair.laptop.replica.status().waiting, 1, "{version:?}: it still waits");
        pair.meet(version);
        assert!(pair.is_even(), "{version:?}: the next meeting brings it");
    }
}

/// What a laptop says of its own when it links, without its greeting.
fn uploads(laptop: &mut Scene, version: Version) -> Vec<Message> {
    let opened = laptop.linked(LINK, version);
    let seen = laptop.settles(opened);
    said(&seen).into_iter().filter(|message| !matches!(message, Message::Hello { .. })).cloned().collect()
}

#[test]
fn what_came_from_the_clinic_and_cannot_be_stored_ends_the_meeting_without_done() {
    for version in Version::ALL {
        let mut pair = Pair::new();
        let (_, begun) = pair.clinic.saves(1, BEN);
        pair.clinic.settles(begun);
        let push = sent_by_clinic(&mut pair.clinic, version);
        pair.laptop.linked(LINK, version);
        pair.laptop.greeted();
        let begun = pair.laptop.hears(push);
        let work = begun.into_iter().find(|effect| matches!(effect, Effect::Work { .. })).expect("it is taken");
        let worked = pair.laptop.work(work);
        let store = only(pair.laptop.hand(worked));
        let told = pair.laptop.hand(Input::NotStored { job: job_of(&store) });
        assert!(hung_up(&told) && said(&told).is_empty(), "{version:?}: {told:?}");
        assert!(pair.laptop.replica.heads(&plan(1)).is_empty());
        pair.clinic.hand(Input::Unlinked { link: LINK });
        pair.meet(version);
        assert!(pair.is_even(), "{version:?}: the next meeting takes it");
    }
}

/// The message with the one document that a clinic has and a laptop lacks.
fn sent_by_clinic(clinic: &mut Scene, version: Version) -> Message {
    clinic.linked(LINK, version);
    let greeted = clinic.greeted();
    let mut seen = clinic.settles(greeted);
    let offered = said(&seen).into_iter().find_map(|message| match message {
        Message::Offer(held) => Some(Message::Want(vec![waystation_sync::replica::message::Held {
            doc: held[0].doc,
            heads: waystation_sync::id::Heads::default(),
        }])),
        _ => None,
    });
    if let Some(want) = offered {
        let wanted = clinic.hears(want);
        seen = clinic.settles(wanted);
    }
    let is_push = |message: &&&Message| matches!(message, Message::Push(_) | Message::Pushes(_));
    said(&seen).iter().find(is_push).map(|message| (*message).clone()).expect("it is sent")
}

#[test]
fn a_document_that_the_clinic_cannot_read_ends_that_meeting_alone() {
    for version in Version::ALL {
        let mut pair = Pair::new();
        let (_, begun) = pair.clinic.saves(1, BEN);
        pair.clinic.settles(begun);
        let clinic = &mut pair.clinic;
        clinic.linked(LINK, version);
        let mut effects = clinic.greeted();
        if version == Version::V1 {
            clinic.settles(effects);
            let doc = plan(1);
            let heads = waystation_sync::id::Heads::default();
            effects = clinic.hears(Message::Want(vec![waystation_sync::replica::message::Held { doc, heads }]));
        }
        let is_reading = |effect: &Effect| matches!(effect, Effect::Work { .. } | Effect::Read { .. });
        let reading = effects.into_iter().find(is_reading).expect("it is read");
        let told = clinic.hand(Input::WorkImpossible { job: job_of(&reading) });
        assert!(hung_up(&told), "{version:?}: {told:?}");
        let (ticket, begun) = clinic.saves(1, ANA);
        let seen = clinic.settles(begun);
        assert!(matches!(outcomes(&seen).as_slice(), [(of, Outcome::Edited(_))] if *of == ticket));
    }
}

#[test]
fn a_meeting_whose_note_cannot_be_stored_is_not_done_and_the_next_one_ends_well() {
    let mut pair = Pair::new();
    let (_, begun) = pair.clinic.saves(1, BEN);
    pair.clinic.settles(begun);
    let version = Version::NEWEST;
    pair.meet(version);
    // The laptop's side once more, from before it had met.
    let mut laptop = Scene::laptop();
    laptop.linked(LINK, version);
    laptop.greeted();
    let digest = Scene::laptop().replica.caseload_digest();
    let begun = laptop.hears(Message::Caught { sequence: 0, digest });
    let store = begun.into_iter().find(|effect| matches!(effect, Effect::Store { .. })).expect("a note is written");
    let told = laptop.hand(Input::NotStored { job: job_of(&store) });
    assert!(hung_up(&told) && said(&told).is_empty(), "{told:?}");
    assert_eq!(laptop.replica.status().met, None, "a meeting that was not written down is not told of");
}

#[test]
fn a_fact_that_cannot_be_stored_is_told_and_the_next_is_written_under_its_number() {
    let mut clinic = Scene::clinic();
    let body = |name: &str| Body::Clinic { name: name.into(), sample: false };
    let store = only(clinic.hand(Input::Direct { ticket: Ticket(1), body: body("One") }));
    assert!(clinic.hand(Input::Direct { ticket: Ticket(2), body: body("Two") }).is_empty(), "one after the other");
    let mut told = clinic.hand(Input::NotStored { job: job_of(&store) });
    assert!(is_not_stored(&told, Ticket(1)));
    let next = told.pop().expect("the next is stored");
    let seen = clinic.settles(vec![next]);
    assert!(matches!(outcomes(&seen).as_slice(), [(Ticket(2), Outcome::Directed)]));
    assert_eq!((clinic.replica.directory().newest(), clinic.replica.directory().clinic_name.as_str()), (5, "Two"));
}

#[test]
fn rows_of_the_directory_that_a_laptop_could_not_store_are_asked_for_again() {
    let mut pair = Pair::new();
    let body = Body::Clinic { name: "The clinic".into(), sample: false };
    let directed = pair.clinic.hand(Input::Direct { ticket: Ticket(1), body });
    pair.clinic.settles(directed);
    let rows = pair.clinic.replica.directory().rows_for(LAPTOP, 4);
    pair.laptop.linked(LINK, Version::NEWEST);
    let about = about(1_790_000_000_000);
    let welcomed = pair.laptop.hears(Message::Welcome { about, epoch: EPOCH, rows });
    let store = welcomed.into_iter().find(|effect| matches!(effect, Effect::Store { .. })).expect("rows are stored");
    pair.laptop.hand(Input::NotStored { job: job_of(&store) });
    assert_eq!(pair.laptop.replica.directory().newest(), 4);
    pair.laptop.hand(Input::Unlinked { link: LINK });
    pair.meet(Version::NEWEST);
    assert_eq!(pair.laptop.replica.directory().clinic_name, "The clinic");
}

#[test]
fn a_result_for_no_job_or_another_kind_of_job_changes_nothing() {
    let mut clinic = Scene::clinic();
    let (_, begun) = clinic.saves(1, ANA);
    let work = only(begun);
    let job = job_of(&work);
    assert!(clinic.hand(Input::Read { job: JobId(999), docs: Vec::new() }).is_empty());
    assert!(clinic.hand(Input::Stored { job: JobId(999), sequences: vec![9] }).is_empty());
    let worked = clinic.work(work);
    let store = only(clinic.hand(worked));
    assert_eq!(job_of(&store), job);
    assert_eq!(clinic.role, NodeRole::Clinic);
    let stored = clinic.store(store);
    let seen = clinic.hand(stored);
    assert_eq!(outcomes(&seen).len(), 1);
    assert!(clinic.hand(Input::Stored { job, sequences: vec![9] }).is_empty(), "said twice, it counts once");
    assert_eq!(outcomes(&clinic.hand(Input::NotStored { job })).len(), 0);
}
