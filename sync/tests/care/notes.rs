//! A note is a draft of its author, then signed and fixed; more is said in addenda.

use waystation_sync::care::edit::{Verb, Wrong};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::sign::Signed;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::{Misfit, Value};
use waystation_sync::care::{addendum, note};

use crate::support::*;

const NOTE: (&Noun, EntryKey) = (&note::NOTE, id(7));

fn sign() -> waystation_sync::care::edit::Act {
    act(NOTE, Verb::Sign)
}

#[test]
fn a_draft_is_written_confirmed_and_signed_by_its_author_only() {
    let mut copy = note_drafted(1);
    for who in [MANAGER, SUPERVISOR] {
        let text = write(NOTE, vec![(&note::TEXT, words("Other."))]);
        assert_eq!(problems(copy.does(who, vec![text])), [(None, Wrong::NotYours)]);
        assert_eq!(problems(copy.does(who, vec![sign()])), [(None, Wrong::NotYours)]);
    }
    assert_eq!(problems(copy.does(MANAGER, vec![act(NOTE, Verb::Retire)])), [(None, Wrong::NotYours)]);
    copy.writes(THERAPIST, NOTE, &note::TEXT, words("Seen at home, well."));
    // On a second device of theirs the author is the same person.
    let mut laptop = copy.twin(2);
    laptop.writes(THERAPIST, NOTE, &note::TEXT, words("Seen at home, well. Cat."));
}

#[test]
fn what_is_signed_is_what_stood_there_with_who_and_when() {
    let mut copy = note_drafted(1);
    let base = copy.heads();
    let edit = copy.form(THERAPIST, &base, vec![sign()]);
    copy.send(&edit).unwrap();
    let signed = note::signed(&copy.entry(NOTE)).unwrap();
    assert_eq!((signed.author, signed.at), (copy.author(THERAPIST), edit.at));
    assert_eq!(signed.field("text"), "Seen at home.");
    assert_eq!((signed.field("kind"), signed.field("happened")), ("visit", "2026-11-24"));
    assert!(!copy.entry(NOTE).has_late_change());
}

#[test]
fn written_and_signed_in_one_form_signs_what_was_written() {
    let mut copy = note_drafted(1);
    let text = write(NOTE, vec![(&note::TEXT, words("Seen at home, and well."))]);
    copy.does(THERAPIST, vec![text, sign()]).unwrap();
    assert_eq!(note::signed(&copy.entry(NOTE)).unwrap().field("text"), "Seen at home, and well.");
    // So for a note begun and signed at once.
    let place = (&note::NOTE, id(8));
    let fields =
        vec![(&note::KIND, code("quick")), (&note::HAPPENED, day("2026-11-24")), (&note::TEXT, words("No answer."))];
    copy.does(THERAPIST, vec![begin(place, fields), act(place, Verb::Sign)]).unwrap();
    assert_eq!(note::signed(&copy.entry(place)).unwrap().field("text"), "No answer.");
    assert!(Row::of(&copy.doc).unwrap().drafts.is_empty());
}

#[test]
fn a_signed_note_is_fixed_and_takes_addenda() {
    let mut copy = note_drafted(1);
    copy.does(THERAPIST, vec![sign()]).unwrap();
    for verb in [
        Verb::Write(vec![(&note::TEXT, words("Other."))]),
        Verb::Retire,
        Verb::ConfirmText { field: &note::TEXT },
        Verb::Sign,
    ] {
        assert_eq!(problems(copy.does(THERAPIST, vec![act(NOTE, verb)])), [(None, Wrong::Signed)]);
    }
    let place = (&addendum::ADDENDUM, id(9));
    let note = Some(Value::Link(id(7)));
    copy.does(SUPERVISOR, vec![begin(place, vec![(&addendum::NOTE, note), (&addendum::TEXT, words("Read."))])])
        .unwrap();
    assert_eq!(note::signed(&copy.entry(NOTE)).unwrap().field("text"), "Seen at home.");
}

#[test]
fn signed_bytes_are_made_by_signing_only() {
    let mut copy = note_drafted(1);
    let forged = write(NOTE, vec![(&note::SIGNED, Some(Value::Signed(b"x".to_vec())))]);
    assert_eq!(problems(copy.does(THERAPIST, vec![forged])), [(Some("signed"), Wrong::Misfit(Misfit::OnlySigned))]);
}

#[test]
fn a_draft_with_two_versions_is_not_signed_before_they_are_settled() {
    let mut copy = note_drafted(1);
    let mut laptop = copy.twin(2);
    copy.writes(THERAPIST, NOTE, &note::HAPPENED, day("2026-11-23"));
    laptop.writes(THERAPIST, NOTE, &note::HAPPENED, day("2026-11-22"));
    copy.meet(&laptop);
    assert_eq!(problems(copy.does(THERAPIST, vec![sign()])), [(Some("happened"), Wrong::TwoVersions)]);
    let chosen = settle(NOTE, &note::HAPPENED, day("2026-11-22"), "");
    assert_eq!(problems(copy.does(MANAGER, vec![chosen.clone()])), [(Some("happened"), Wrong::NotYours)]);
    copy.does(THERAPIST, vec![chosen, sign()]).unwrap();
    assert_eq!(note::signed(&copy.entry(NOTE)).unwrap().field("happened"), "2026-11-22");
}

#[test]
fn a_change_made_elsewhere_while_it_was_signed_is_reported_and_can_be_let_go() {
    for (field, late) in [(&note::TEXT, words("Seen at home. Bruise.")), (&note::HAPPENED, day("2026-11-20"))] {
        let mut clinic = note_drafted(1);
        let mut laptop = clinic.twin(2);
        clinic.does(THERAPIST, vec![sign()]).unwrap();
        laptop.writes(THERAPIST, NOTE, field, late.clone());
        clinic.meet(&laptop);
        let entry = clinic.entry(NOTE);
        assert!(entry.has_late_change());
        assert_eq!(note::signed(&entry).unwrap().field("text"), "Seen at home.");
        assert_eq!(entry.value(field), late.as_ref(), "the late words are there to be read");
        assert_eq!(entry.merged_texts().count(), 0);
        let back = match field.name {
            "text" => words("Seen at home."),
            _ => day("2026-11-24"),
        };
        let let_go = write(NOTE, vec![(field, back)]);
        assert_eq!(problems(clinic.does(SUPERVISOR, vec![let_go.clone()])), [(None, Wrong::NotYours)]);
        clinic.does(THERAPIST, vec![let_go]).unwrap();
        assert!(!clinic.entry(NOTE).has_late_change());
    }
}

#[test]
fn what_was_written_elsewhere_beside_words_signed_at_once_comes_late_and_asks_nobody_to_choose() {
    let mut clinic = note_drafted(1);
    let mut laptop = clinic.twin(2);
    let signed = words("Seen at home. Well.");
    clinic.does(THERAPIST, vec![write(NOTE, vec![(&note::TEXT, signed.clone())]), sign()]).unwrap();
    laptop.writes(THERAPIST, NOTE, &note::TEXT, words("Seen at home. Unwell."));
    laptop.writes(THERAPIST, NOTE, &note::KIND, code("phone"));
    clinic.meet(&laptop);
    let entry = clinic.entry(NOTE);
    assert_eq!(entry.late_versions(&note::TEXT), [words("Seen at home. Unwell.").as_ref()]);
    assert_eq!(entry.conflicts().count(), 0);
    assert_eq!(Row::of(&clinic.doc).unwrap().two_versions, []);
    // Readers are shown what was signed, also of the fields beside the text.
    let keys = crate::signing::directory();
    let shown = entry.as_signed(doc_key(Part::Notes).client, &keys);
    assert_eq!((shown.text(&note::TEXT), shown.text(&note::KIND)), ("Seen at home. Well.", "visit"));
    // Nothing else than what was signed can be put there again, by choosing neither.
    let other = settle(NOTE, &note::TEXT, words("Seen at home. Unwell."), "");
    assert_eq!(problems(clinic.does(THERAPIST, vec![other])), [(None, Wrong::Signed)]);
    clinic.does(THERAPIST, vec![write(NOTE, vec![(&note::TEXT, signed), (&note::KIND, code("visit"))])]).unwrap();
    assert!(!clinic.entry(NOTE).has_late_change());
}

#[test]
fn two_drafts_of_one_author_are_two_versions_and_no_third_text() {
    let mut clinic = note_drafted(1);
    let mut laptop = clinic.twin(2);
    clinic.writes(THERAPIST, NOTE, &note::TEXT, words("Seen at home. Well."));
    laptop.writes(THERAPIST, NOTE, &note::TEXT, words("Seen at home. Unwell."));
    clinic.meet(&laptop);
    let Field::Conflicted { versions, .. } = clinic.field(NOTE, &note::TEXT) else { panic!("two versions") };
    assert_eq!(versions.len(), 2);
    assert_eq!(problems(clinic.does(THERAPIST, vec![sign()])), [(Some("text"), Wrong::TwoVersions)]);
    let chosen = settle(NOTE, &note::TEXT, words("Seen at home. Well, then unwell."), "");
    clinic.does(THERAPIST, vec![chosen, sign()]).unwrap();
    assert_eq!(note::signed(&clinic.entry(NOTE)).unwrap().field("text"), "Seen at home. Well, then unwell.");
}

#[test]
fn two_different_signings_at_once_are_both_kept_until_one_is_chosen() {
    let mut clinic = note_drafted(1);
    let mut laptop = clinic.twin(2);
    clinic.does(THERAPIST, vec![write(NOTE, vec![(&note::TEXT, words("Seen. Well."))]), sign()]).unwrap();
    laptop.does(THERAPIST, vec![write(NOTE, vec![(&note::TEXT, words("Seen. Unwell."))]), sign()]).unwrap();
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    assert_eq!(clinic.entry(NOTE), laptop.entry(NOTE));
    let Field::Conflicted { versions, acted_on: None } = clinic.field(NOTE, &note::SIGNED) else {
        panic!("both signings are kept, and none is preferred")
    };
    let text = |place: usize| Signed::read(versions[place].value.as_ref().unwrap().as_signed().unwrap()).unwrap();
    let mut texts = [text(0).field("text").to_owned(), text(1).field("text").to_owned()];
    texts.sort();
    assert_eq!(texts, ["Seen. Unwell.", "Seen. Well."]);
    assert_eq!(note::signed(&clinic.entry(NOTE)), None);
    assert!(Row::of(&clinic.doc).unwrap().drafts.is_empty(), "what is signed twice is no draft");
    let choose = |reason: &str| vec![settle(NOTE, &note::SIGNED, versions[0].value.clone(), reason)];
    assert_eq!(problems(clinic.does(MANAGER, choose("x"))), [(Some("signed"), Wrong::NotYours)]);
    assert_eq!(problems(clinic.does(SUPERVISOR, choose(""))), [(Some("signed"), Wrong::Rule("settling-needs-reason"))]);
    let third = vec![settle(NOTE, &note::SIGNED, Some(Value::Signed(b"x".to_vec())), "x")];
    assert_eq!(problems(clinic.does(SUPERVISOR, third)), [(Some("signed"), Wrong::Misfit(Misfit::OnlySigned))]);
    let neither = vec![settle(NOTE, &note::SIGNED, None, "x")];
    assert_eq!(problems(clinic.does(SUPERVISOR, neither)), [(Some("signed"), Wrong::Missing)]);
    clinic.does(SUPERVISOR, choose("the author says so")).unwrap();
    let entry = clinic.entry(NOTE);
    assert_eq!(note::signed(&entry), Some(text(0)));
    assert_eq!(entry.signed_beside(), [text(1)], "the other stays signed");
    assert!(!entry.has_late_change(), "and is nobody's draft");
    assert_eq!(clinic.part, Part::Notes);
}
