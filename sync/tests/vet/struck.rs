//! Marks of what was entered in error, brought by a laptop as no form would make them: judged as a form's are. Must never
//! decide what is right.

use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, ObjType, ROOT, ReadDoc};
use waystation_sync::care::births_of;
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::note;
use waystation_sync::care::noun::{FieldDecl, Part, Role};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::id::{Author, EditId, PersonId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal};

use crate::support::*;

fn key(n: u8) -> EntryKey {
    EntryKey::Id(begun_then([n; 16]))
}

/// A note of `author`, signed or not, which the clinic has.
fn note_of(person: PersonId, is_signed: bool) -> Automerge {
    let author = Author { person, device: DEVICE };
    let fields: Vec<(&'static FieldDecl, Option<Value>)> = vec![
        (&note::KIND, Some(Value::Code("visit".into()))),
        (&note::HAPPENED, Some(Value::Date("2026-11-25".parse().unwrap()))),
        (&note::TEXT, Some(Value::Words("Seen at home.".into()))),
    ];
    let begin = Act { noun: &note::NOTE, key: key(7), verb: Verb::Begin(fields) };
    let sign = is_signed.then_some(Act { noun: &note::NOTE, key: key(7), verb: Verb::Sign });
    let mut doc = Automerge::new();
    doc.apply_changes(births_of(&doc_key(CLIENT, Part::Notes)).unwrap()).unwrap();
    let edit = Edit {
        id: EditId([1; 16]),
        doc: doc_key(CLIENT, Part::Notes),
        base: heads(&doc),
        author,
        role: Role::Therapist,
        at: Millis(FORM_SECONDS * 1000 - 5_000),
        facts: Default::default(),
        keys: Some(signing_keys(author)),
        acts: [begin].into_iter().chain(sign).collect(),
    };
    edit::apply(&mut doc, &edit, Actors { run: [0xB0; 16], fresh: [0xFF; 16] }).unwrap();
    doc
}

const DEVICE: waystation_sync::id::DeviceId = OTHER_LAPTOP;

/// What the clinic says to Ana's laptop that marks the note `of`, Ana being there as `role`.
fn brought(doc: &Automerge, of: EntryKey, role: Role, reason: Option<&str>) -> Result<(), Refusal> {
    let mut doc = doc.clone();
    let change = forge(&doc, [0xEE; 16], Some(AUTHOR), |tx| {
        let room = tx.get(ROOT, "entered_in_error")?.map(|(_, id)| id);
        let room = room.ok_or_else(|| AutomergeError::InvalidObjId("a room".into()))?;
        let map = tx.put_object(&room, key(9).to_string(), ObjType::Map)?;
        tx.put(&map, "note", of.to_string())?;
        reason.map_or(Ok(()), |reason| tx.put(&map, "reason", reason))
    });
    let id = doc_key(CLIENT, Part::Notes).id();
    let vetted = vet::admit(&mut doc, id, &[change.raw_bytes().to_vec()], &laptop_of(LAPTOP, &[(ANA, role)]));
    let answer = vetted.refused.first().map_or(Ok(()), |refused| Err(refused.why));
    let is_struck = View::now(&doc).entry(&note::NOTE, key(7)).unwrap().is_struck();
    assert_eq!(is_struck, answer.is_ok(), "what was not taken says nothing");
    answer
}

#[test]
fn a_laptop_brings_the_mark_of_a_notes_author_or_of_a_supervisor_and_no_other() {
    for (author, role, answer) in [
        (ANA, Role::Therapist, Ok(())),
        (ANA, Role::CaseManager, Ok(())),
        (BEN, Role::Supervisor, Ok(())),
        (BEN, Role::Therapist, Err(Refusal::NotYours)),
        (BEN, Role::CaseManager, Err(Refusal::NotYours)),
        (ANA, Role::FrontDesk, Err(Refusal::NotYours)),
    ] {
        assert_eq!(brought(&note_of(author, true), key(7), role, Some("Wrong chart")), answer, "{author:?} {role:?}");
    }
}

#[test]
fn a_mark_of_a_draft_of_nothing_or_without_a_reason_is_of_no_form() {
    let not = Err(Refusal::NotOfAForm);
    assert_eq!(brought(&note_of(ANA, false), key(7), Role::Supervisor, Some("Wrong chart")), not);
    assert_eq!(brought(&note_of(ANA, true), key(8), Role::Supervisor, Some("Wrong chart")), not);
    assert_eq!(brought(&note_of(ANA, true), key(7), Role::Supervisor, None), not);
}
