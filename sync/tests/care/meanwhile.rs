//! A form that was begun while two versions stood, once somebody has chosen: what goes on from what stands now.

use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::engine::meanwhile::{Carried, carried, goes_on, settled_since};
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{note, risk};

use crate::support::*;

const RISK: (&Noun, EntryKey) = (&risk::RISK, EntryKey::coded("self_harm"));
const NOTE: (&Noun, EntryKey) = (&note::NOTE, id(7));

/// Lee's two drafts of one note, met: two versions of its day.
fn two_days() -> Node {
    let mut clinic = note_drafted(1);
    let mut laptop = clinic.twin(2);
    clinic.writes(THERAPIST, NOTE, &note::HAPPENED, day("2023-11-12"));
    laptop.writes(THERAPIST, NOTE, &note::HAPPENED, day("2023-11-11"));
    clinic.meet(&laptop);
    clinic
}

#[test]
fn a_note_whose_form_was_begun_on_two_versions_is_signed_on_the_one_that_was_chosen() {
    let mut clinic = two_days();
    let (base, shown) = (clinic.heads(), clinic.entry(NOTE));
    let act = |verb| act(NOTE, verb);
    let typed = Verb::Write(vec![(&note::TEXT, words("Seen at home."))]);
    let signing = || vec![act(typed.clone()), act(Verb::Sign)];
    assert!(!goes_on((&shown, &clinic.entry(NOTE)), &[&note::TEXT]), "nobody has chosen yet");
    clinic.does(SUPERVISOR, vec![settle(NOTE, &note::HAPPENED, day("2023-11-12"), "as the diary says")]).unwrap();
    // What the form showed stays as it was: there it cannot be signed.
    assert_eq!(problems(clinic.does_at(THERAPIST, &base, signing())), [(Some("happened"), Wrong::TwoVersions)]);
    let now = clinic.entry(NOTE);
    assert_eq!(settled_since(&shown, &now).map(|field| field.name).collect::<Vec<_>>(), ["happened"]);
    assert!(goes_on((&shown, &now), &[&note::TEXT]));
    clinic.does(THERAPIST, signing()).unwrap();
    let signed = note::signed(&clinic.entry(NOTE)).unwrap();
    assert_eq!((signed.field("happened"), signed.field("text")), ("2023-11-12", "Seen at home."));
    assert!(!goes_on((&shown, &clinic.entry(NOTE)), &[&note::TEXT]), "what is signed takes no words");
}

#[test]
fn what_nobody_typed_is_as_it_stands_and_what_others_changed_too_is_shown_beside() {
    let (mut clinic, mut laptop) = (Node::new(Part::Risk, 1), Node::new(Part::Risk, 2));
    for (node, who, level) in [(&mut clinic, THERAPIST, "low"), (&mut laptop, MANAGER, "high")] {
        node.writes(who, RISK, &risk::LEVEL, code(level));
    }
    clinic.meet(&laptop);
    let shown = clinic.entry(RISK);
    clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("high"), "asked")]).unwrap();
    clinic.writes(MANAGER, RISK, &risk::BASIS, words("Seen today."));
    let now = clinic.entry(RISK);
    for (field, typed, wanted) in [
        (&risk::LEVEL, Some(code("high")), Carried::AsItStands),
        (&risk::LEVEL, Some(code("low")), Carried::Beside),
        (&risk::LEVEL, Some(None), Carried::Beside),
        (&risk::LEVEL, None, Carried::Beside),
        (&risk::BASIS, Some(None), Carried::AsItStands),
        (&risk::BASIS, Some(words("Seen today.")), Carried::AsItStands),
        (&risk::BASIS, Some(words("She rang.")), Carried::Beside),
        (&risk::ACTION, Some(words("We ring.")), Carried::AsTyped),
        (&risk::ACTION, None, Carried::AsTyped),
    ] {
        assert_eq!(carried(field, typed.as_ref(), (&shown, &now)), wanted, "{} {typed:?}", field.name);
    }
    // Words that would meet two versions stay where they were written.
    let mut away = clinic.twin(3);
    clinic.writes(THERAPIST, RISK, &risk::BASIS, words("Told by her sister."));
    away.writes(MANAGER, RISK, &risk::BASIS, words("She rang twice."));
    clinic.meet(&away);
    let now = clinic.entry(RISK);
    assert!(now.is_open(&risk::BASIS));
    assert!(goes_on((&shown, &now), &[&risk::ACTION]) && !goes_on((&shown, &now), &[&risk::ACTION, &risk::BASIS]));
}
