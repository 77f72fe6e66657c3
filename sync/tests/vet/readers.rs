//! Opening what somebody else wrote down to more readers than its writer said, as no form would: it is refused.

use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, ROOT, ReadDoc};
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::journal::JOURNAL;
use waystation_sync::care::noun::{FieldDecl, Part, Role, header};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::id::{Author, EditId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal};

use crate::support::*;

/// A page of a journal that `author` wrote down for those whom `visible` says.
fn written(author: Author, visible: &str) -> Automerge {
    let mut doc = Automerge::new();
    let value = |field: &&FieldDecl| match field {
        field if **field == header::VISIBLE => Some(Value::Code(visible.into())),
        field if **field == header::HAPPENED => Some(Value::Moment("2023-11-10T10:00-06:00".parse().unwrap())),
        field => field.required.then(|| Value::Words("A page".into())),
    };
    let fields = JOURNAL.fields.iter().filter_map(|field| Some((field, Some(value(&field)?)))).collect();
    let edit = Edit {
        id: EditId([1; 16]),
        doc: doc_key(CLIENT, Part::Logs),
        base: heads(&doc),
        author,
        role: Role::Therapist,
        at: Millis(FORM_SECONDS * 1000 - 5_000),
        facts: Default::default(),
        keys: None,
        acts: vec![Act { noun: &JOURNAL, key: EntryKey::Id(begun_then([5; 16])), verb: Verb::Begin(fields) }],
    };
    edit::apply(&mut doc, &edit, Actors { run: [0xB0; 16], fresh: [1; 16] }).unwrap();
    doc
}

/// What the clinic says to Ana's laptop that writes `visible` into the page.
fn brought(doc: &Automerge, visible: &str) -> Result<(), Refusal> {
    let mut doc = doc.clone();
    let change = forge(&doc, [0xEE; 16], Some(AUTHOR), |tx| {
        let nothing = || AutomergeError::InvalidObjId("journal".into());
        let pages = tx.get(ROOT, "journal")?.ok_or_else(nothing)?.1;
        let first = tx.keys(&pages).next().ok_or_else(nothing)?;
        let page = tx.get(&pages, first)?.ok_or_else(nothing)?.1;
        tx.put(&page, "visible", visible)
    });
    let id = doc_key(CLIENT, Part::Logs).id();
    let there = laptop_of(LAPTOP, &[(ANA, Role::Supervisor)]);
    let vetted = vet::admit(&mut doc, id, &[change.raw_bytes().to_vec()], &there);
    vetted.refused.first().map_or(Ok(()), |refused| Err(refused.why))
}

#[test]
fn nobody_opens_to_more_readers_what_somebody_else_wrote_down_whatever_program_they_use() {
    let ben = Author { person: BEN, device: OTHER_LAPTOP };
    for (from, to, expected) in [
        ("me", "therapist", Err(Refusal::NotYours)),
        ("me", "team", Err(Refusal::NotYours)),
        ("therapist", "team", Err(Refusal::NotYours)),
        ("team", "me", Err(Refusal::NotYours)),
        ("team", "therapist", Ok(())),
    ] {
        assert_eq!(brought(&written(ben, from), to), expected, "{from} to {to} by another");
    }
    for (from, to) in [("me", "team"), ("therapist", "team"), ("team", "me")] {
        assert_eq!(brought(&written(AUTHOR, from), to), Ok(()), "{from} to {to} by its writer");
    }
}
