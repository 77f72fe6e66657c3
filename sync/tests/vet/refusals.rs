//! Each reason to refuse a change, brought about on purpose.

use automerge::transaction::Transactable;
use automerge::{Automerge, ObjId, ObjType, ROOT, ReadDoc};
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::{self, birth, crisis};
use waystation_sync::id::Author;
use waystation_sync::vet::{self, Refusal};

use crate::support::*;

const FRESH: [u8; 16] = [0xEE; 16];

fn goals(doc: &impl ReadDoc) -> ObjId {
    doc.get(ROOT, "goal").unwrap().unwrap().1
}

#[test]
fn what_a_laptop_wrote_is_taken_and_the_second_time_there_is_nothing_to_take() {
    let mut doc = Automerge::new();
    let mut ana = Writer::at(&doc, AUTHOR);
    ana.writes().writes().writes();
    admit_all(&mut doc, &ana.chunks);
    assert_eq!(heads(&doc), heads(&ana.doc));
    let again = admit(&mut doc, &ana.chunks);
    assert_eq!((again.taken.len(), again.refused.len()), (0, 0));
    let twice = [ana.chunks.clone(), ana.chunks.clone()].concat();
    let mut fresh = Automerge::new();
    let vetted = admit(&mut fresh, &twice);
    assert_eq!((vetted.taken.len(), vetted.refused.len()), (ana.chunks.len(), 0));
}

#[test]
fn nobody_continues_the_actor_of_another_device() {
    let mut doc = clinic();
    let other = Writer::at(&doc, Author { person: BEN, device: OTHER_LAPTOP }).actor();
    let forged = forge(&doc, other, None, |tx| tx.put(a_goal(tx), "x", 1));
    assert_eq!(forged.seq(), 2);
    assert_eq!(refusals(&mut doc, &[forged.raw_bytes().to_vec()]), [Refusal::OtherDevice]);
    // And so the other's true next change is still taken.
    let mut ben = Writer::at(&doc, Author { person: BEN, device: OTHER_LAPTOP });
    let mut taken = doc.clone();
    let there = laptop_of(OTHER_LAPTOP, &[(BEN, Role::Supervisor)]);
    let forged = vet::admit(&mut taken, id(), &ben.writes().writes().chunks, &there);
    assert!(forged.taken.len() + forged.refused.len() > 0);
}

#[test]
fn an_actor_has_one_author_for_ever() {
    let mut doc = clinic();
    let mut ana = Writer::at(&doc, Author { person: ANA, device: LAPTOP });
    let first = forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(a_goal(tx), "x", 1));
    admit_all(&mut doc, &[first.raw_bytes().to_vec()]);
    let second = forge(&doc, FRESH, None, |tx| tx.put(a_goal(tx), "x", 2));
    assert_eq!((second.seq(), second.author()), (2, None));
    let footer = first.extra_bytes().to_vec();
    let named_again = with_body(second.raw_bytes(), |body| body.extend(footer));
    assert!(vet::read_change(&named_again).unwrap().author().is_some());
    assert_eq!(refusals(&mut doc, &[named_again]), [Refusal::OtherDevice]);
    admit_all(&mut doc, &[second.raw_bytes().to_vec()]);
    assert!(ana.chunks.is_empty());
    ana.writes();
}

#[test]
fn every_change_has_an_author() {
    let mut doc = clinic();
    let nobodys = forge(&doc, FRESH, None, |tx| tx.put(a_goal(tx), "x", 1));
    assert_eq!(refusals(&mut doc, &[nobodys.raw_bytes().to_vec()]), [Refusal::NoAuthor]);
    // Author bytes of another length name nobody.
    let named = forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(a_goal(tx), "x", 1));
    let footer = named.extra_bytes().to_vec();
    let shorter = with_body(named.raw_bytes(), |body| {
        body.pop();
        let at = body.len() - (footer.len() - 1) + 1;
        body[at] -= 1;
    });
    assert_eq!(vet::read_change(&shorter).unwrap().author().unwrap().as_bytes().len(), 31);
    assert_eq!(refusals(&mut doc, &[shorter]), [Refusal::NoAuthor]);
}

#[test]
fn a_person_who_may_not_work_on_the_device_writes_nothing_there() {
    let mut doc = clinic();
    let mut ben = Writer::at(&doc, Author { person: BEN, device: LAPTOP });
    ben.writes();
    assert_eq!(refusals(&mut doc, &ben.chunks), [Refusal::PersonNotAllowed]);
    // Nor does one who no longer may, under an actor that is known.
    let mut ana = Writer::at(&doc, AUTHOR);
    ana.writes();
    let nobody = laptop_of(LAPTOP, &[]);
    let vetted = vet::admit(&mut doc, id(), &ana.chunks, &nobody);
    assert_eq!(vetted.refused[0].why, Refusal::PersonNotAllowed);
}

#[test]
fn a_device_speaks_only_for_itself() {
    let mut doc = clinic();
    let mut elsewhere = Writer::at(&doc, Author { person: ANA, device: OTHER_LAPTOP });
    elsewhere.writes();
    assert_eq!(refusals(&mut doc, &elsewhere.chunks), [Refusal::OtherDevice]);
}

#[test]
fn what_this_clinic_signed_that_it_held_is_taken_from_anybody_and_nothing_else_is() {
    let mut doc = clinic();
    let mut elsewhere = Writer::at(&doc, Author { person: BEN, device: OTHER_LAPTOP });
    elsewhere.writes().writes();
    let held = heads(&elsewhere.doc);
    elsewhere.writes();
    // Ana's laptop has all three. The clinic once held two of them, and has forgotten them.
    let mut ana = Writer::at(&elsewhere.doc, AUTHOR);
    ana.writes();
    let all = [elsewhere.chunks.clone(), ana.chunks.clone()].concat();
    let vetted = vet::admit_vouched(&mut doc, id(), &all, &sender(), std::slice::from_ref(&held));
    let refused: Vec<_> = vetted.refused.iter().map(|refused| (refused.bytes.clone(), refused.why)).collect();
    let [third, hers] = [elsewhere.chunks[2].clone(), ana.chunks[0].clone()];
    assert_eq!(refused, [(third, Refusal::OtherDevice), (hers, Refusal::MissingBefore)]);
    assert_eq!(heads(&doc), held);
    // Whoever wrote it goes on where they were.
    let there = laptop_of(OTHER_LAPTOP, &[(BEN, Role::Supervisor)]);
    assert_eq!(vet::admit(&mut doc, id(), &elsewhere.chunks, &there).refused, []);
    admit_all(&mut doc, &ana.chunks);
    assert_eq!(heads(&doc), heads(&ana.doc));
}

#[test]
fn the_changes_of_an_actor_come_in_their_order() {
    let doc = clinic();
    let mut ana = Writer::at(&doc, AUTHOR);
    ana.writes().writes();
    let [first, second] = [ana.chunks[0].clone(), ana.chunks[1].clone()];
    // The second builds on the first, which is not here.
    assert_eq!(refusals(&mut doc.clone(), std::slice::from_ref(&second)), [Refusal::MissingBefore]);
    let mut backwards = doc.clone();
    let vetted = admit(&mut backwards, &[second.clone(), first.clone()]);
    assert_eq!(vetted.refused.iter().map(|refused| refused.why).collect::<Vec<_>>(), [Refusal::MissingBefore]);
    assert_eq!(vetted.taken.len(), 1);
    admit_all(&mut backwards, &[second]);

    // A number left out, and one used twice, with everything before it here.
    let one = forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(a_goal(tx), "x", 1));
    let other_one = forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(a_goal(tx), "x", 2));
    let mut with_one = doc.clone();
    admit_all(&mut with_one, &[one.raw_bytes().to_vec()]);
    assert_eq!(refusals(&mut with_one, &[other_one.raw_bytes().to_vec()]), [Refusal::OtherDevice]);
    let own_again = forge(&doc, ana.actor(), None, |tx| tx.put(a_goal(tx), "x", 3));
    let mut with_two = doc.clone();
    admit_all(&mut with_two, &[first]);
    assert_eq!(refusals(&mut with_two, &[own_again.raw_bytes().to_vec()]), [Refusal::OutOfOrder]);
}

#[test]
fn another_clients_beginning_does_not_begin_this_clients_document() {
    let births: Vec<Vec<u8>> = care::births_of(&DocKey::whole(OTHER_CLIENT, Part::Plan))
        .unwrap()
        .iter()
        .map(|birth| birth.raw_bytes().to_vec())
        .collect();
    let why = refusals(&mut Automerge::new(), &births);
    assert_eq!(why, vec![Refusal::OtherBeginning; births.len()]);
    assert_eq!(refusals(&mut clinic(), &births).len(), births.len());
    let case: Vec<Vec<u8>> = care::births_of(&DocKey::whole(CLIENT, Part::Case))
        .unwrap()
        .iter()
        .map(|birth| birth.raw_bytes().to_vec())
        .collect();
    assert_eq!(refusals(&mut Automerge::new(), &case), vec![Refusal::OtherBeginning; case.len()]);
}

#[test]
fn what_builds_on_a_beginning_that_did_not_come_is_to_come_again_with_it() {
    let mut writer = Writer::at(&Automerge::new(), AUTHOR);
    let written = writer.writes().chunks.clone();
    let births = written.len() - 1;
    let later = written.get(births..).unwrap();
    assert_eq!(refusals(&mut Automerge::new(), later), vec![Refusal::MissingBefore; later.len()]);
    admit_all(&mut Automerge::new(), &written);
}

#[test]
fn a_beginning_is_the_clinics_own_to_the_last_byte() {
    let birth = birth::document(&DocKey::whole(CLIENT, Part::Plan)).unwrap();
    let mut body_len = 0;
    let unaltered = with_body(birth.raw_bytes(), |body| body_len = body.len());
    assert_eq!(unaltered, birth.raw_bytes());
    for at in 0..body_len {
        let altered = with_body(&unaltered, |body| body[at] ^= 1);
        let why = refusals(&mut Automerge::new(), &[altered]);
        assert!(matches!(why[..], [Refusal::OtherBeginning | Refusal::Damaged]), "{why:?}");
    }
}

#[test]
fn a_document_does_not_begin_with_a_persons_change_that_says_the_same() {
    let mut doc = Automerge::new();
    let named = forge(&doc, FRESH, Some(AUTHOR), |tx| {
        tx.put(ROOT, "client_id", CLIENT.to_string())?;
        tx.put(ROOT, "part", Part::Plan.name())
    });
    assert_eq!(refusals(&mut doc, &[named.raw_bytes().to_vec()]), [Refusal::OtherBeginning]);
}

#[test]
fn nobody_writes_under_the_actor_of_a_birth_that_is_still_to_come() {
    let mut doc = clinic();
    let to_come = birth::container(&DocKey::whole(CLIENT, Part::Plan), &crisis::CRISIS).unwrap();
    let noun_is_new = doc.get_change_meta_by_hash(&to_come.hash()).is_none();
    assert!(noun_is_new);
    let actor: [u8; 16] = to_come.actor_id().to_bytes().try_into().unwrap();
    let squatting = forge(&doc, actor, Some(AUTHOR), |tx| tx.put(a_goal(tx), "x", 1));
    assert_eq!(refusals(&mut doc, &[squatting.raw_bytes().to_vec()]), [Refusal::OtherBeginning]);
    admit_all(&mut doc, &[to_come.raw_bytes().to_vec()]);
}

#[test]
fn nobody_writes_over_whose_document_it_is_or_over_a_container() {
    let doc = clinic();
    let owner = birth::owner(&doc);
    let elsewhere = OTHER_CLIENT.to_string();
    for over in [
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(ROOT, "client_id", elsewhere)),
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put_object(ROOT, "goal", ObjType::Map).map(drop)),
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.delete(ROOT, "goal")),
        forge(&Automerge::new(), FRESH, Some(AUTHOR), |tx| tx.put(ROOT, "part", "case")),
    ] {
        let mut doc = doc.clone();
        assert_eq!(refusals(&mut doc, &[over.raw_bytes().to_vec()]), [Refusal::OtherBeginning]);
        assert_eq!(birth::owner(&doc), owner);
    }
}

#[test]
fn what_others_wrote_is_retired_and_never_deleted_or_replaced() {
    let doc = clinic();
    let entry = doc.keys(goals(&doc)).next().unwrap();
    let inside = |tx: &automerge::transaction::Transaction<'_>| tx.get(goals(tx), entry.as_str()).unwrap().unwrap().1;
    for away in [
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.delete(goals(tx), entry.as_str())),
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(goals(tx), entry.as_str(), 1)),
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put_object(goals(tx), entry.as_str(), ObjType::Map).map(drop)),
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(inside(tx), "statement", "mine now")),
    ] {
        assert_eq!(refusals(&mut doc.clone(), &[away.raw_bytes().to_vec()]), [Refusal::NotOfAForm]);
    }
}

#[test]
fn good_changes_are_taken_whatever_comes_with_them() {
    let doc = clinic();
    let mut ana = Writer::at(&doc, AUTHOR);
    ana.writes().writes().writes();
    let entry = doc.keys(goals(&doc)).next().unwrap();
    let poison = forge(&doc, FRESH, Some(AUTHOR), |tx| tx.delete(goals(tx), entry.as_str()));
    let mut after = doc.clone();
    after.apply_changes([poison.clone()]).unwrap();
    let on_poison = forge(&after, FRESH, None, |tx| tx.put(a_goal(tx), "x", 1));
    let mut other = Writer::at(&doc, Author { person: BEN, device: LAPTOP });
    let bad =
        [poison.raw_bytes().to_vec(), on_poison.raw_bytes().to_vec(), other.writes().chunks[0].clone(), vec![0; 40]];
    let good = &ana.chunks;
    for place in 0..=good.len() {
        let mut upload = good.clone();
        upload.splice(place..place, bad.iter().cloned());
        let mut copy = doc.clone();
        let vetted = admit(&mut copy, &upload);
        assert_eq!(vetted.taken.iter().map(|change| change.raw_bytes().to_vec()).collect::<Vec<_>>(), *good);
        assert_eq!(heads(&copy), heads(&ana.doc), "bad ones at place {place}");
        let mut why: Vec<Refusal> = vetted.refused.iter().map(|refused| refused.why).collect();
        why.sort();
        let mut wanted = vec![Refusal::Damaged, Refusal::PersonNotAllowed, Refusal::NotOfAForm, Refusal::MissingBefore];
        wanted.sort();
        assert_eq!(why, wanted, "bad ones at place {place}");
        let kept: Vec<&Vec<u8>> = vetted.refused.iter().map(|refused| &refused.bytes).collect();
        assert!(bad.iter().all(|bytes| kept.contains(&bytes)), "what was refused is handed back as it came");
    }
}
