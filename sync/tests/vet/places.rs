//! Writes where their author has no place: in what somebody else signed or began, under names that nobody here knows, and
//! beside no parent. Each was taken once. Must never decide what is right.

use automerge::transaction::Transactable;
use automerge::{Automerge, ObjType, ROOT, ReadDoc};
use waystation_sync::care::declare::{DocKey, Quarter};
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::noun::{FieldDecl, Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::care::{addendum, birth, generalisation, note};
use waystation_sync::id::{Author, EditId, EntryId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal, Vetted};

use crate::support::*;

const RUTH: Author = Author { person: BEN, device: OTHER_LAPTOP };
const NOTE: EntryId = EntryId([0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);
const ADDENDUM: EntryId = EntryId([0, 0, 0, 0, 0, 0, 7, 8, 7, 7, 7, 7, 7, 7, 7, 7]);

fn note_of(author: Author, last: Option<Verb>) -> Automerge {
    let fields: Vec<(&'static FieldDecl, Option<Value>)> = vec![
        (&note::KIND, Some(Value::Code("visit".into()))),
        (&note::HAPPENED, Some(Value::Date("2026-11-25".parse().unwrap()))),
        (&note::TEXT, Some(Value::Words("Seen at home.".into()))),
    ];
    let verbs = [Verb::Begin(fields)].into_iter().chain(last);
    let mut doc = Automerge::new();
    let edit = Edit {
        id: EditId([1; 16]),
        doc: doc_key(CLIENT, Part::Notes),
        base: heads(&doc),
        author,
        role: Role::CaseManager,
        at: Millis(FORM_SECONDS * 1000 - 5_000),
        facts: Default::default(),
        keys: Some(signing_keys(author)),
        acts: verbs.map(|verb| Act { noun: &note::NOTE, key: EntryKey::Id(NOTE), verb }).collect(),
    };
    edit::apply(&mut doc, &edit, Actors { run: [0xB0; 16], fresh: [0xFF; 16] }).unwrap();
    doc
}

fn brought(doc: &mut Automerge, key: DocKey, chunks: &[Vec<u8>]) -> Vetted {
    vet::admit(doc, key.id(), chunks, &laptop_of(LAPTOP, &[(ANA, Role::CaseManager)]))
}

/// What the clinic says to a field that only a newer version knows, written into the note.
fn unknown_field(mut doc: Automerge) -> Result<(), Refusal> {
    let change = forge(&doc, [0xEE; 16], Some(AUTHOR), |tx| {
        let notes = tx.get(ROOT, "note").unwrap().unwrap().1;
        let map = tx.get(&notes, NOTE.to_string()).unwrap().unwrap().1;
        tx.put(map, "witness", "none")
    });
    let vetted = brought(&mut doc, doc_key(CLIENT, Part::Notes), &[change.raw_bytes().to_vec()]);
    vetted.refused.first().map_or(Ok(()), |refused| Err(refused.why))
}

#[test]
fn a_name_that_only_a_newer_version_knows_opens_nobodys_note_and_none_that_is_signed() {
    assert_eq!(unknown_field(note_of(AUTHOR, None)), Ok(()));
    assert_eq!(unknown_field(note_of(RUTH, None)), Err(Refusal::NotYours));
    assert_eq!(unknown_field(note_of(RUTH, Some(Verb::Sign))), Err(Refusal::NotYours));
    assert_eq!(unknown_field(note_of(AUTHOR, Some(Verb::Sign))), Err(Refusal::Fixed));
}

#[test]
fn where_shared_text_is_born_no_scalar_is_taken_that_it_would_hide() {
    let key = doc_key(CLIENT, Part::Training);
    let births = [birth::document(&key).unwrap(), birth::container(&key, &generalisation::GENERALISATION).unwrap()];
    let mut base = Automerge::new();
    base.apply_changes(births.clone()).unwrap();
    let change = forge(&base, [0xEE; 16], Some(AUTHOR), |tx| {
        let all = tx.get(ROOT, "generalisation").unwrap().unwrap().1;
        tx.put(all, "breathing:home/example", "Before the text was born.")
    });
    let chunks: Vec<Vec<u8>> = births.iter().chain([&change]).map(|change| change.raw_bytes().to_vec()).collect();
    let supervisor = laptop_of(LAPTOP, &[(ANA, Role::Supervisor)]);
    let vetted = vet::admit(&mut Automerge::new(), key.id(), &chunks, &supervisor);
    assert_eq!(vetted.refused.iter().map(|refused| refused.why).collect::<Vec<_>>(), [Refusal::NotOfAForm]);
}

#[test]
fn what_belongs_to_an_entry_is_not_taken_into_a_document_without_it() {
    // The note lies in another quarter, and this one has room for addenda only.
    let key = DocKey::quarter(CLIENT, Part::Notes, Quarter(8106));
    let births = [birth::document(&key).unwrap(), birth::container(&key, &addendum::ADDENDUM).unwrap()];
    let mut base = Automerge::new();
    base.apply_changes(births.clone()).unwrap();
    let change = forge(&base, [0xEE; 16], Some(AUTHOR), |tx| {
        let addenda = tx.get(ROOT, "addendum").unwrap().unwrap().1;
        let map = tx.put_object(addenda, ADDENDUM.to_string(), ObjType::Map)?;
        tx.put(&map, "note", NOTE.to_string())?;
        tx.put(&map, "text", "Seen by nobody.")
    });
    let chunks: Vec<Vec<u8>> = births.iter().chain([&change]).map(|change| change.raw_bytes().to_vec()).collect();
    let vetted = brought(&mut Automerge::new(), key, &chunks);
    assert_eq!(vetted.refused.iter().map(|refused| refused.why).collect::<Vec<_>>(), [Refusal::NotOfAForm]);
}
