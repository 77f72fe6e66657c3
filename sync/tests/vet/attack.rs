//! What a paired laptop with a program of its own did to a chart (a trial of security, its first finding): each change
//! made by hand as it was then, by somebody whose role may write none of it. All of it was taken once. Must never decide
//! what is right.

use automerge::transaction::Transactable;
use automerge::{Automerge, Change, ObjId, ObjType, ROOT, ReadDoc, ScalarValue};
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::noun::{FieldDecl, Noun, Part, Role};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{crisis_step, note, risk};
use waystation_sync::id::{Author, EditId, EntryId, PersonId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal, Sender, Vetted};

use crate::support::*;

const FRESH: [u8; 16] = [0xEE; 16];
/// Signs at the clinic; is not on the laptop.
const RUTH: Author = Author { person: BEN, device: OTHER_LAPTOP };
const AT: Millis = Millis(1_790_000_000_000);
const ENTRY: EntryId = EntryId([0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);

fn words(text: &str) -> Option<Value> {
    Some(Value::Words(text.into()))
}

fn code(text: &str) -> Option<Value> {
    Some(Value::Code(text.into()))
}

/// A document of `noun` as Ruth left it.
fn written(noun: &'static Noun, key: EntryKey, verbs: Vec<Verb>) -> Automerge {
    let mut doc = Automerge::new();
    let edit = Edit {
        id: EditId([1; 16]),
        doc: doc_key(CLIENT, noun.part),
        base: heads(&doc),
        author: RUTH,
        role: Role::Supervisor,
        at: AT,
        facts: Default::default(),
        keys: Some(signing_keys(RUTH)),
        acts: verbs.into_iter().map(|verb| Act { noun, key, verb }).collect(),
    };
    edit::apply(&mut doc, &edit, Actors { run: [0xB0; 16], fresh: [0xFF; 16] }).unwrap();
    doc
}

fn signed_note() -> Automerge {
    let fields: Vec<(&'static FieldDecl, Option<Value>)> = vec![
        (&note::KIND, code("visit")),
        (&note::HAPPENED, Some(Value::Date("2026-11-25".parse().unwrap()))),
        (&note::TEXT, words("Says that urges are strong at night.")),
    ];
    written(&note::NOTE, EntryKey::Id(ENTRY), vec![Verb::Begin(fields), Verb::Sign])
}

fn map_of(doc: &impl ReadDoc, noun: &Noun, key: EntryKey) -> ObjId {
    let container = doc.get(ROOT, noun.name).unwrap().unwrap().1;
    match key {
        EntryKey::Id(id) => doc.get(container, id.to_string()).unwrap().unwrap().1,
        EntryKey::One | EntryKey::Code(_) => container,
    }
}

/// The laptop of somebody whose role may read nothing.
fn peer() -> Sender {
    laptop_of(LAPTOP, &[(ANA, Role::Peer)])
}

/// That laptop brings `change`.
fn brought(doc: &mut Automerge, part: Part, change: &Change) -> Vetted {
    vet::admit(doc, doc_key(CLIENT, part).id(), &[change.raw_bytes().to_vec()], &peer())
}

fn supervised(person: PersonId) -> Sender {
    laptop_of(LAPTOP, &[(person, Role::Supervisor)])
}

/// Why the one change was refused.
fn refused(vetted: Vetted) -> Refusal {
    assert_eq!((vetted.taken.len(), vetted.refused.len()), (0, 1));
    vetted.refused[0].why
}

#[test]
fn a_signed_note_never_says_what_a_strangers_laptop_wants_in_its_signers_name() {
    let mut doc = signed_note();
    let place = EntryKey::Id(ENTRY);
    let mut entry = View::now(&doc).entry(&note::NOTE, place).unwrap();
    assert_eq!(note::signed(&entry).unwrap().field("text"), "Says that urges are strong at night.");
    // Once the text alone was enough; her true signatures stay over another text now.
    let true_bytes = entry.value(&note::SIGNED).unwrap().as_signed().unwrap().to_vec();
    let text = "Says that urges are strong at night.";
    let place_of = true_bytes.windows(text.len()).position(|window| window == text.as_bytes()).unwrap();
    let mut forged = true_bytes.clone();
    forged.splice(place_of..place_of + text.len(), b"FORGED".iter().copied());
    let change = forge(&doc, FRESH, Some(AUTHOR), |tx| {
        tx.put(map_of(tx, &note::NOTE, place), "signed", ScalarValue::Bytes(forged.clone()))
    });
    assert_eq!(refused(brought(&mut doc, Part::Notes, &change)), Refusal::NotYours);
    // Nor may somebody who writes notes, and not she herself on a laptop.
    for sender in [supervised(ANA), supervised(BEN)] {
        let author = Author { person: *sender.people.keys().next().unwrap(), device: LAPTOP };
        let forged = forged.clone();
        let change = forge(&doc, FRESH, Some(author), |tx| {
            tx.put(map_of(tx, &note::NOTE, place), "signed", ScalarValue::Bytes(forged))
        });
        let vetted = vet::admit(&mut doc, doc_key(CLIENT, Part::Notes).id(), &[change.raw_bytes().to_vec()], &sender);
        assert!(matches!(refused(vetted), Refusal::NotYours | Refusal::Fixed));
    }
    entry = View::now(&doc).entry(&note::NOTE, place).unwrap();
    let signed = note::signed(&entry).unwrap();
    assert_eq!((signed.field("text"), signed.author), ("Says that urges are strong at night.", RUTH));
}

#[test]
fn a_high_risk_is_lowered_by_nobody_whose_role_may_not_and_never_vanishes() {
    let key = EntryKey::coded("self_harm");
    let high = written(&risk::RISK, key, vec![Verb::Write(vec![(&risk::LEVEL, code("high"))])]);
    let level = |doc: &Automerge| View::now(doc).entry(&risk::RISK, key).unwrap().text(&risk::LEVEL).to_owned();
    assert_eq!(level(&high), "high");
    let mut doc = high.clone();
    let change =
        forge(&doc, FRESH, Some(AUTHOR), |tx| tx.put(map_of(tx, &risk::RISK, key), "self_harm/level", "none_seen"));
    assert_eq!(refused(brought(&mut doc, risk::RISK.part, &change)), Refusal::NotYours);
    let mut doc = high;
    let change = forge(&doc, FRESH, Some(AUTHOR), |tx| {
        tx.put_object(map_of(tx, &risk::RISK, key), "self_harm/level", ObjType::Map).map(drop)
    });
    assert_eq!(refused(brought(&mut doc, risk::RISK.part, &change)), Refusal::NotOfAForm);
    assert_eq!(level(&doc), "high");
}

#[test]
fn the_number_to_call_in_a_crisis_is_never_a_strangers() {
    let key = EntryKey::Id(ENTRY);
    let fields: Vec<(&'static FieldDecl, Option<Value>)> = vec![
        (&crisis_step::STAGE, code("professionals")),
        (&crisis_step::WHAT, words("Call the night line")),
        (&crisis_step::PHONE, words("+1 555 0142")),
    ];
    let mut doc = written(&crisis_step::CRISIS_STEP, key, vec![Verb::Begin(fields)]);
    let change = forge(&doc, FRESH, Some(AUTHOR), |tx| {
        tx.put(map_of(tx, &crisis_step::CRISIS_STEP, key), "phone", "+1 555 6666")
    });
    assert_eq!(refused(brought(&mut doc, crisis_step::CRISIS_STEP.part, &change)), Refusal::NotYours);
    let entry = View::now(&doc).entry(&crisis_step::CRISIS_STEP, key).unwrap();
    assert_eq!(entry.text(&crisis_step::PHONE), "+1 555 0142");
}
