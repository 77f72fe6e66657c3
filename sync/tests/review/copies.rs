//! Copies of one document, edited and merged as nodes do it.

use std::sync::Arc;

use automerge::Automerge;
use ed25519_dalek::SigningKey;
use waystation_sync::care::declare::{DocKey, Quarter, SigningKeys, Spread};
use waystation_sync::care::edit::{Act, Actors, Edit, Verb, apply};
use waystation_sync::care::noun::{FieldDecl, Noun, Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::care::{goal, risk};
use waystation_sync::id::{Author, ChangeId, ClientId, DeviceId, EditId, EntryId, Heads, PersonId};
use waystation_sync::review::{self, Item, Kind};
use waystation_sync::time::Millis;

pub(crate) const ANA: ClientId = ClientId([1; 16]);
pub(crate) const FIRST: EntryId = EntryId([7; 16]);
pub(crate) const ENTRY: EntryKey = EntryKey::Id(FIRST);
/// 2026-03-02, 10:00 UTC.
pub(crate) const START: i64 = 1_772_445_600_000;

/// The document of a part that tests write in: of a part that goes by quarters, the one of [`FIRST`].
pub(crate) fn doc_key(part: Part) -> DocKey {
    match part.spread() {
        Spread::ByQuarter => DocKey::quarter(ANA, part, Quarter::of(FIRST)),
        Spread::One | Spread::ByAuthor => DocKey::whole(ANA, part),
    }
}

/// A copy of one document, as one node holds it.
#[derive(Clone)]
pub(crate) struct Copy {
    pub(crate) doc: Automerge,
    part: Part,
    who: u8,
    /// What its person is there for.
    pub(crate) role: Role,
    pub(crate) made: u32,
}

impl Copy {
    pub(crate) fn new(part: Part, who: u8) -> Self {
        Self { doc: Automerge::new(), part, who, role: Role::Supervisor, made: 0 }
    }

    /// Another node's copy of the same.
    pub(crate) fn carried_by(&self, who: u8) -> Self {
        Self { doc: self.doc.clone(), part: self.part, who, role: Role::Supervisor, made: 0 }
    }

    pub(crate) fn author(&self) -> Author {
        Author { person: PersonId([self.who; 16]), device: DeviceId([100 + self.who; 16]) }
    }

    pub(crate) fn try_act(&mut self, noun: &'static Noun, key: EntryKey, verb: Verb) -> Option<ChangeId> {
        let base = self.heads();
        self.try_act_at(&base, noun, key, verb)
    }

    /// Writes as in a window that still shows the version `base`.
    pub(crate) fn write_at(
        &mut self,
        base: &Heads,
        noun: &'static Noun,
        key: EntryKey,
        field: &'static FieldDecl,
        typed: &str,
    ) -> Option<ChangeId> {
        self.try_act_at(base, noun, key, Verb::Write(vec![(field, field.kind.parse(typed).unwrap())]))
    }

    pub(crate) fn try_act_at(
        &mut self,
        base: &Heads,
        noun: &'static Noun,
        key: EntryKey,
        verb: Verb,
    ) -> Option<ChangeId> {
        self.made += 1;
        let mut id = [self.who; 16];
        id[..4].copy_from_slice(&self.made.to_be_bytes());
        let fresh = |kind: u8| {
            let mut actor = id;
            actor[15] = kind;
            actor[14] = 99;
            actor
        };
        let edit = Edit {
            facts: Arc::default(),
            id: EditId(id),
            doc: doc_key(self.part),
            base: base.clone(),
            author: self.author(),
            role: self.role,
            at: Millis(START + i64::from(self.made) * 60_000),
            keys: Some(SigningKeys {
                person: SigningKey::from_bytes(&[self.who; 32]),
                device: SigningKey::from_bytes(&[0xD0; 32]),
            }),
            acts: vec![Act { noun, key, verb }],
        };
        apply(&mut self.doc, &edit, Actors { run: fresh(1), fresh: fresh(2) }).ok()?.change
    }

    pub(crate) fn act(&mut self, noun: &'static Noun, key: EntryKey, verb: Verb) -> ChangeId {
        self.try_act(noun, key, verb).expect("the edit is accepted and changes something")
    }

    pub(crate) fn write(
        &mut self,
        noun: &'static Noun,
        key: EntryKey,
        field: &'static FieldDecl,
        typed: &str,
    ) -> ChangeId {
        self.act(noun, key, Verb::Write(vec![(field, field.kind.parse(typed).unwrap())]))
    }

    pub(crate) fn begin(&mut self, noun: &'static Noun, fields: &[(&'static FieldDecl, &str)]) -> ChangeId {
        let fields = fields.iter().map(|(field, typed)| (*field, field.kind.parse(typed).unwrap())).collect();
        self.act(noun, ENTRY, Verb::Begin(fields))
    }

    pub(crate) fn settle(
        &mut self,
        noun: &'static Noun,
        key: EntryKey,
        field: &'static FieldDecl,
        typed: &str,
    ) -> ChangeId {
        let choice = field.kind.parse(typed).unwrap();
        self.act(noun, key, Verb::Settle { field, choice, reason: "asked the client".into() })
    }

    pub(crate) fn heads(&self) -> Heads {
        self.doc.get_heads().into_iter().collect()
    }

    pub(crate) fn changes(&self) -> Vec<ChangeId> {
        self.doc.get_changes_meta(&[]).into_iter().map(|meta| meta.hash.into()).collect()
    }

    /// Takes what `other` has; gives what was known before and what came.
    pub(crate) fn take(&mut self, other: &Self) -> (Heads, Vec<ChangeId>) {
        let before = self.heads();
        let added = self.doc.get_changes_added(&other.doc);
        let new = added.iter().map(|change| change.hash().into()).collect();
        self.doc.apply_changes(added).unwrap();
        (before, new)
    }

    /// Takes what `other` has and reviews it.
    pub(crate) fn review(&mut self, other: &Self) -> Vec<Item> {
        let (before, new) = self.take(other);
        review::merged(&self.doc, &before, &new)
    }
}

pub(crate) fn words(text: &str) -> Option<Value> {
    Some(Value::Words(text.into()))
}

pub(crate) fn code(text: &str) -> Option<Value> {
    Some(Value::Code(text.into()))
}

pub(crate) fn kinds(items: &[Item]) -> Vec<Kind> {
    items.iter().map(|item| item.kind).collect()
}

pub(crate) fn only(items: &[Item], kind: Kind) -> &Item {
    let found: Vec<&Item> = items.iter().filter(|item| item.kind == kind).collect();
    assert_eq!(found.len(), 1, "one {kind:?} among {:?}", kinds(items));
    found[0]
}

pub(crate) fn is_conflict(kind: Kind) -> bool {
    matches!(kind, Kind::TwoVersions | Kind::Together | Kind::Settled | Kind::Ruled)
}

/// A clinic and a laptop with the same goal.
pub(crate) fn two_with_a_goal() -> (Copy, Copy) {
    let mut clinic = Copy::new(Part::Plan, 1);
    clinic.begin(&goal::GOAL, &[(&goal::STATEMENT, "Walk daily."), (&goal::STATUS, "proposed")]);
    let laptop = clinic.carried_by(2);
    (clinic, laptop)
}

pub(crate) const SELF_HARM: EntryKey = EntryKey::coded("self_harm");

/// A clinic and a laptop that answered one question differently, from "low".
pub(crate) fn two_levels() -> (Copy, Copy) {
    let mut clinic = Copy::new(Part::Risk, 1);
    clinic.write(&risk::RISK, SELF_HARM, &risk::LEVEL, "low");
    let mut laptop = clinic.carried_by(2);
    clinic.write(&risk::RISK, SELF_HARM, &risk::LEVEL, "moderate");
    laptop.write(&risk::RISK, SELF_HARM, &risk::LEVEL, "high");
    (clinic, laptop)
}
