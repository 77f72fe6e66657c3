//! Signatures that are not true, brought by those who may sign: each is refused. Must never decide what is right.

use automerge::transaction::Transactable;
use automerge::{Automerge, ObjId, ROOT, ReadDoc, ScalarValue};
use waystation_sync::care::declare::sign;
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::note;
use waystation_sync::care::noun::{FieldDecl, Part, Role};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::id::{Author, EditId, EntryId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal};

use crate::support::*;

const ENTRY: EntryId = EntryId([0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);
const KEY: EntryKey = EntryKey::Id(ENTRY);

/// Ana's draft, which the clinic has.
fn draft() -> Automerge {
    let fields: Vec<(&'static FieldDecl, Option<Value>)> = vec![
        (&note::KIND, Some(Value::Code("visit".into()))),
        (&note::HAPPENED, Some(Value::Date("2026-11-25".parse().unwrap()))),
        (&note::TEXT, Some(Value::Words("Seen at home.".into()))),
    ];
    let mut doc = Automerge::new();
    let edit = Edit {
        id: EditId([1; 16]),
        doc: doc_key(CLIENT, Part::Notes),
        base: heads(&doc),
        author: AUTHOR,
        role: Role::Therapist,
        at: Millis(FORM_SECONDS * 1000 - 5_000),
        facts: Default::default(),
        keys: None,
        acts: vec![Act { noun: &note::NOTE, key: KEY, verb: Verb::Begin(fields) }],
    };
    edit::apply(&mut doc, &edit, Actors { run: [0xB0; 16], fresh: [0xFF; 16] }).unwrap();
    doc
}

fn map_of(doc: &impl ReadDoc) -> ObjId {
    let container = doc.get(ROOT, note::NOTE.name).unwrap().unwrap().1;
    doc.get(container, ENTRY.to_string()).unwrap().unwrap().1
}

/// What the clinic says to Ana's laptop that brings these bytes as hers.
fn brought(signed: Vec<u8>) -> Result<(), Refusal> {
    let mut doc = draft();
    let change = forge(&doc, [0xEE; 16], Some(AUTHOR), |tx| tx.put(map_of(tx), "signed", ScalarValue::Bytes(signed)));
    let id = doc_key(CLIENT, Part::Notes).id();
    let sender = laptop_of(LAPTOP, &[(ANA, Role::Therapist)]);
    let vetted = vet::admit(&mut doc, id, &[change.raw_bytes().to_vec()], &sender);
    vetted.refused.first().map_or(Ok(()), |refused| Err(refused.why))
}

#[test]
fn a_signature_is_taken_only_where_it_is_its_authors_over_what_stands_there_now() {
    let entry = View::now(&draft()).entry(&note::NOTE, KEY).unwrap();
    let at = Millis(FORM_SECONDS * 1000 + 7);
    let sign = |client, author: Author, at| signing_keys(author).sign(&sign::canonical(client, &entry, author, at));
    assert_eq!(brought(sign(CLIENT, AUTHOR, at)), Ok(()));
    let ben = Author { person: BEN, device: LAPTOP };
    let elsewhere = Author { person: ANA, device: OTHER_LAPTOP };
    let canonical = sign::canonical(CLIENT, &entry, AUTHOR, at);
    let said = String::from_utf8(canonical.clone()).unwrap();
    let other_text = said.replace("Seen at home.", "Discharged.").into_bytes();
    let left_out = said.lines().filter(|line| !line.starts_with("kind=")).collect::<Vec<_>>().join("\n").into_bytes();
    for (forged, what) in [
        (sign(CLIENT, ben, at), "another person's name"),
        (sign(CLIENT, elsewhere, at), "another device's name"),
        (sign(OTHER_CLIENT, AUTHOR, at), "another client's chart"),
        (sign(CLIENT, AUTHOR, Millis(at.0 - 3 * 86_400_000)), "three days before"),
        (signing_keys(ben).sign(&canonical), "another person's key"),
        (signing_keys(elsewhere).sign(&canonical), "another device's key"),
        (signing_keys(AUTHOR).sign(&other_text), "another text"),
        (signing_keys(AUTHOR).sign(&left_out), "a part left out"),
        (canonical.clone(), "no signatures"),
        (Vec::new(), "nothing"),
    ] {
        assert_eq!(brought(forged), Err(Refusal::FalseSignature), "{what}");
    }
    // A later version may sign more than is known here: that waits until the clinic is newer.
    let more = [canonical.as_slice(), b"\nwitness=yes"].concat();
    assert_eq!(brought(signing_keys(AUTHOR).sign(&more)), Err(Refusal::Newer));
}
