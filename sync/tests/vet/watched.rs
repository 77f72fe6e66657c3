//! Lowering a watched field as no form would: each is refused. Must never decide what is right.

use automerge::transaction::Transactable;
use automerge::{Automerge, AutomergeError, ROOT, ReadDoc};
use waystation_sync::care::edit::{self, Act, Actors, Edit, Verb};
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::risk;
use waystation_sync::care::value::Value;
use waystation_sync::id::EditId;
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Refusal};

use crate::support::*;

const KEY: EntryKey = EntryKey::coded("self_harm");
/// The register beside the level.
const SEEN: &str = "self_harm/level~seen";

/// A document in which the level is the last of `levels`, written by a therapist one after another.
fn levelled(levels: &[&str]) -> Automerge {
    let mut doc = Automerge::new();
    for (n, level) in (1..).zip(levels) {
        let fields = vec![(&risk::LEVEL, Some(Value::Code((*level).into())))];
        let edit = Edit {
            id: EditId([n; 16]),
            doc: doc_key(CLIENT, Part::Risk),
            base: heads(&doc),
            author: AUTHOR,
            role: Role::Therapist,
            at: Millis(FORM_SECONDS * 1000 - 5_000),
            facts: Default::default(),
            keys: None,
            acts: vec![Act { noun: &risk::RISK, key: KEY, verb: Verb::Write(fields) }],
        };
        edit::apply(&mut doc, &edit, Actors { run: [0xB0; 16], fresh: [n; 16] }).unwrap();
    }
    doc
}

/// What the clinic says to Ana's laptop that puts `writes` beside each other as one form of hers, who is there as `role`;
/// `{edit}` stands for the form's id.
fn brought(doc: &Automerge, role: Role, writes: &[(&str, &str)]) -> Result<(), Refusal> {
    let mut doc = doc.clone();
    let change = forge(&doc, [0xEE; 16], Some(AUTHOR), |tx| {
        let container = tx.get(ROOT, "risk")?.ok_or_else(|| AutomergeError::InvalidObjId("risk".into()))?.1;
        writes.iter().try_for_each(|(name, text)| tx.put(&container, *name, text.replace("{edit}", &FORM.to_string())))
    });
    let id = doc_key(CLIENT, Part::Risk).id();
    let vetted = vet::admit(&mut doc, id, &[change.raw_bytes().to_vec()], &laptop_of(LAPTOP, &[(ANA, role)]));
    vetted.refused.first().map_or(Ok(()), |refused| Err(refused.why))
}

#[test]
fn nobody_lowers_a_level_without_saying_from_what() {
    let high = levelled(&["high"]);
    let level = ("self_harm/level", "low");
    assert_eq!(brought(&high, Role::Therapist, &[level, (SEEN, "high {edit}")]), Ok(()));
    assert_eq!(brought(&high, Role::Therapist, &[("self_harm/basis", "Asked her.")]), Ok(()));
    for writes in [
        &[level][..],
        &[level, (SEEN, "low {edit}")],
        &[level, (SEEN, "moderate {edit}")],
        &[level, (SEEN, "high")],
        &[level, (SEEN, "high 00")],
    ] {
        assert_eq!(brought(&high, Role::Therapist, writes), Err(Refusal::NotOfAForm), "{writes:?}");
    }
    // A supervisor has seen what they lower.
    assert_eq!(brought(&high, Role::Supervisor, &[level]), Ok(()));
}

#[test]
fn only_a_supervisor_says_that_a_lower_level_was_seen_and_only_as_it_is() {
    let lowered = levelled(&["high", "low"]);
    assert_eq!(View::now(&lowered).entry(&risk::RISK, KEY).unwrap().lowered_from(&risk::LEVEL), Some("high"));
    let seen = [(SEEN, "low {edit}")];
    assert_eq!(brought(&lowered, Role::CaseManager, &seen), Err(Refusal::NotYours));
    assert_eq!(brought(&lowered, Role::Therapist, &seen), Err(Refusal::NotYours));
    assert_eq!(brought(&lowered, Role::Supervisor, &seen), Ok(()));
    assert_eq!(brought(&lowered, Role::Supervisor, &[(SEEN, "none_seen {edit}")]), Err(Refusal::NotOfAForm));
    assert_eq!(brought(&levelled(&["high"]), Role::Supervisor, &[(SEEN, "high {edit}")]), Err(Refusal::NotOfAForm));
}

#[test]
fn a_case_managers_laptop_raises_a_level_and_never_lowers_it() {
    let moderate = levelled(&["moderate"]);
    assert_eq!(brought(&moderate, Role::CaseManager, &[("self_harm/level", "high")]), Ok(()));
    let lower = [("self_harm/level", "low"), (SEEN, "moderate {edit}")];
    assert_eq!(brought(&moderate, Role::Therapist, &lower), Ok(()));
    assert_eq!(brought(&moderate, Role::CaseManager, &lower), Err(Refusal::NotYours));
}
