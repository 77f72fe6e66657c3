//! Settling on one's own less careful answer as no form would: refused, whoever the laptop says may. Must never decide what
//! is right.

use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, ObjType, ROOT, ReadDoc};
use sha2::{Digest, Sha256};
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::risk;
use waystation_sync::care::value::Value;
use waystation_sync::id::{Author, EditId, Heads, PersonId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal};

use crate::support::*;

const KEY: EntryKey = EntryKey::coded("self_harm");

/// A document in which `low` and `high` are said to be the level, each by one who did not know of the other.
fn two_levels(low: PersonId, high: PersonId) -> Automerge {
    let mut doc = Automerge::new();
    for (n, level, person) in [(1, "low", low), (2, "high", high)] {
        let fields = vec![(&risk::LEVEL, Some(Value::Code(level.into())))];
        let edit = Edit {
            id: EditId([n; 16]),
            doc: doc_key(CLIENT, Part::Risk),
            base: Heads::default(),
            author: Author { person, device: OTHER_LAPTOP },
            role: Role::Therapist,
            at: Millis(FORM_SECONDS * 1000 - 5_000),
            facts: Default::default(),
            keys: None,
            acts: vec![Act { noun: &risk::RISK, key: KEY, verb: Verb::Write(fields) }],
        };
        edit::apply(&mut doc, &edit, Actors { run: [0xB0 + n; 16], fresh: [n; 16] }).unwrap();
    }
    doc
}

/// What the clinic says to Ana's laptop that lets `level` stand in her name, who is there as `role`.
fn settled(doc: &Automerge, role: Role, level: &str) -> Result<(), Refusal> {
    let mut doc = doc.clone();
    let entry = View::now(&doc).entry(&risk::RISK, KEY).unwrap();
    let versions: Vec<String> =
        entry.field(&risk::LEVEL).stamps().iter().map(|stamp| stamp.change.to_string()).collect();
    // As the field lists its versions: the values in order.
    let versions = if let Field::Conflicted { versions, .. } = entry.field(&risk::LEVEL) {
        versions.iter().flat_map(|version| &version.stamps).map(|stamp| stamp.change.to_string()).collect()
    } else {
        versions
    };
    let mut hash = Sha256::new();
    for part in [FORM.to_string().as_str(), "risk", "self_harm", "level"] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut id = FORM.0;
    id[8..].copy_from_slice(&hash.finalize()[..8]);
    let change = forge(&doc, [0xEE; 16], Some(AUTHOR), |tx| {
        let room = |name: &str| tx.get(ROOT, name).map(|found| found.map(|(_, id)| id));
        let missing = || AutomergeError::InvalidObjId("a room".into());
        let (risks, settlements) = (room("risk")?.ok_or_else(missing)?, room("settlement")?.ok_or_else(missing)?);
        if role != Role::Supervisor {
            tx.put(&risks, "self_harm/level~seen", format!("high {FORM}"))?;
        }
        tx.put(&risks, "self_harm/level", "none")?;
        tx.put(&risks, "self_harm/level", level)?;
        let map = tx.put_object(&settlements, waystation_sync::id::EntryId(id).to_string(), ObjType::Map)?;
        let said = [("noun", "risk"), ("entry", "self_harm"), ("field", "level"), ("reason", "Asked her.")];
        for (name, text) in said {
            tx.put(&map, name, text)?;
        }
        tx.put(&map, "versions", versions.join(" "))
    });
    let id = doc_key(CLIENT, Part::Risk).id();
    let vetted = vet::admit(&mut doc, id, &[change.raw_bytes().to_vec()], &laptop_of(LAPTOP, &[(ANA, role)]));
    vetted.refused.first().map_or(Ok(()), |refused| Err(refused.why))
}

#[test]
fn a_laptop_does_not_bring_a_settling_on_its_persons_own_less_careful_answer() {
    let other = PersonId([3; 16]);
    assert_eq!(settled(&two_levels(BEN, other), Role::Supervisor, "low"), Ok(()), "a supervisor apart");
    assert_eq!(settled(&two_levels(BEN, ANA), Role::Therapist, "low"), Ok(()), "who wrote the more careful answer");
    for role in [Role::Therapist, Role::Supervisor] {
        assert_eq!(settled(&two_levels(ANA, BEN), role, "low"), Err(Refusal::NotYours), "{role:?}");
    }
    assert_eq!(settled(&two_levels(BEN, other), Role::Therapist, "low"), Err(Refusal::NotYours), "not a supervisor");
}

#[test]
fn what_was_written_plainly_where_two_versions_stood_is_refused_also_once_somebody_has_chosen() {
    let other = PersonId([3; 16]);
    let open = two_levels(BEN, other);
    let mut chosen = open.clone();
    let verb = Verb::Settle { field: &risk::LEVEL, choice: Some(Value::Code("high".into())), reason: "Asked.".into() };
    let settle = Edit {
        id: EditId([0x77; 16]),
        doc: doc_key(CLIENT, Part::Risk),
        base: open.get_heads().into_iter().collect(),
        author: Author { person: other, device: OTHER_LAPTOP },
        role: Role::Supervisor,
        at: Millis(FORM_SECONDS * 1000 - 2_000),
        facts: Default::default(),
        keys: None,
        acts: vec![Act { noun: &risk::RISK, key: KEY, verb }],
    };
    edit::apply(&mut chosen, &settle, Actors { run: [0xC0; 16], fresh: [0xC1; 16] }).unwrap();
    // Of those who saw two versions nobody writes over them; of those who saw the one that was chosen anybody may.
    for (seen, answer) in [(&open, Err(Refusal::NotOfAForm)), (&chosen, Ok(()))] {
        let change = forge(seen, [0xEE; 16], Some(AUTHOR), |tx| {
            let risks = tx.get(ROOT, "risk")?.map(|(_, id)| id).unwrap();
            tx.put(&risks, "self_harm/level", "none_seen")?;
            tx.put(&risks, "self_harm/level", "low")
        });
        let id = doc_key(CLIENT, Part::Risk).id();
        let laptop = laptop_of(LAPTOP, &[(ANA, Role::Supervisor)]);
        let vetted = vet::admit(&mut chosen.clone(), id, &[change.raw_bytes().to_vec()], &laptop);
        assert_eq!(vetted.refused.first().map_or(Ok(()), |refused| Err(refused.why)), answer);
    }
}
