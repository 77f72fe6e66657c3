//! Whatever a form makes passes at the clinic: people of every role do anything to every noun on two laptops that meet
//! the clinic now and then. Must never look at what the vetting decides but through what it takes.

use automerge::{Automerge, Change};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use waystation_sync::care::edit::{self, Act, Actors, Edit, EditError, Place, Verb};
use waystation_sync::care::noun::{FieldDecl, Kind, Noun, Part, Role};
use waystation_sync::care::nouns_of;
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::id::{Author, ClientId, DeviceId, EditId, PersonId};
use waystation_sync::time::Millis;
use waystation_sync::vet::{self, Sender};

use crate::support::*;

const SEEDS: u64 = 12;
const STEPS: usize = 90;
const TEXTS: [&str; 14] = [
    "walks to the shop",
    "two\nlines, one é",
    "yes",
    "no",
    "2026-11-24",
    "2024-02-29",
    "1984",
    "3",
    "+1 555 0142",
    "2026-11-24T10:42-06:00",
    "01010101-0101-0101-0101-010101010101",
    "07070707-0707-0707-0707-070707070707",
    "phq-2:13",
    "aVx",
];

/// What chance gives.
pub(crate) struct Chance(pub(crate) ChaCha8Rng, usize);

/// Nouns that one history is mostly about, so that people meet in their entries however many nouns there are.
const NOUNS_OF_A_HISTORY: usize = 4;

impl Chance {
    /// Always the same from one seed.
    pub(crate) fn of(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed), usize::try_from(seed).unwrap())
    }

    /// A number below `below`.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        usize::try_from(self.0.next_u64() % u64::try_from(below).unwrap()).unwrap()
    }

    /// One of `all`.
    pub(crate) fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Sixteen bytes that nobody else has.
    pub(crate) fn id(&mut self) -> [u8; 16] {
        let mut id = [0; 16];
        self.0.fill_bytes(&mut id);
        id
    }

    /// A value that fits, where the texts of these tests hold one; now and then none.
    #[expect(clippy::wildcard_enum_match_arm, reason = "any other kind takes what it can read of the texts")]
    pub(crate) fn value(&mut self, kind: &Kind) -> Option<Value> {
        let fitting: Vec<Value> = match kind {
            Kind::Code(codes) | Kind::Codes(codes) => {
                codes.iter().filter_map(|code| kind.parse(code).ok().flatten()).collect()
            }
            Kind::Listed(codes) => codes.built_in().iter().filter_map(|code| kind.parse(code).ok().flatten()).collect(),
            _ => TEXTS.iter().filter_map(|text| kind.parse(text).ok().flatten()).collect(),
        };
        if fitting.is_empty() || self.below(8) == 0 { None } else { Some(self.one(&fitting).clone()) }
    }

    /// Some entry of `noun`, or one that is not there yet: ids are never drawn twice.
    pub(crate) fn key(&mut self, view: View<'_>, noun: &'static Noun) -> EntryKey {
        let mut all: Vec<EntryKey> = view.entries(noun).iter().map(|entry| entry.key).collect();
        let id = begun_then(self.id());
        // Under an id of its own, or under that of another chart.
        let of_another = EntryKey::parse(noun, &ClientId(id.0).to_string());
        let fresh = [Some(EntryKey::Id(id)), of_another].into_iter().flatten().find(|key| key.fits(noun));
        if all.len() < 4 {
            all.extend(fresh);
        }
        *self.one(&all)
    }

    fn fields(&mut self, noun: &Noun, all: bool) -> Vec<(&'static FieldDecl, Option<Value>)> {
        let mut fields = Vec::new();
        for field in noun.fields {
            if all || self.below(3) == 0 {
                let value =
                    self.value(&field.kind).or_else(|| if field.required { self.value(&field.kind) } else { None });
                fields.push((field, value));
            }
        }
        fields
    }

    fn act(&mut self, view: View<'_>, part: Part) -> Act {
        let nouns: Vec<&'static Noun> = nouns_of(part).collect();
        // Of many entries few were written on two sides or lowered: now and then one of those is read or looked at.
        let together = nouns.iter().flat_map(|noun| view.entries(noun)).find_map(|entry| {
            let field = entry.merged_texts().next().map(|(field, _)| field)?;
            Some(Act { noun: entry.noun, key: entry.key, verb: Verb::ConfirmText { field } })
        });
        if let (Some(read), 0) = (together, self.below(3)) {
            return read;
        }
        let lowered = nouns.iter().flat_map(|noun| view.entries(noun)).find_map(|entry| {
            let field = entry.lowered().next().map(|(field, _)| field)?;
            Some(Act { noun: entry.noun, key: entry.key, verb: Verb::SeeLowered { field } })
        });
        if let (Some(seen), 0) = (lowered, self.below(3)) {
            return seen;
        }
        let noun = if self.below(4) == 0 {
            *self.one(&nouns)
        } else {
            nouns[(self.1 * NOUNS_OF_A_HISTORY + self.below(NOUNS_OF_A_HISTORY)) % nouns.len()]
        };
        let key = self.key(view, noun);
        let entry = view.entry(noun, key);
        let open = entry.as_ref().and_then(|entry| entry.conflicts().next().map(|(field, _)| field));
        let merged = entry.as_ref().and_then(|entry| entry.merged_texts().next().map(|(field, _)| field));
        let verb = match (self.below(10), open, merged) {
            (0..=4, Some(field), _) => {
                let reason = (*self.one(&["asked her again", ""])).to_owned();
                Verb::Settle { field, choice: self.value(&field.kind), reason }
            }
            (0..=4, None, Some(field)) => Verb::ConfirmText { field },
            (5, ..) => Verb::Retire,
            (6, ..) => Verb::TakeUp,
            (7, ..) => Verb::Sign,
            (8, ..) if noun.order().is_some() => Verb::Move(Place::Before(self.key(view, noun))),
            _ if entry.is_none() => Verb::Begin(self.fields(noun, true)),
            _ => Verb::Write(self.fields(noun, false)),
        };
        Act { noun, key, verb }
    }
}

/// Everyone, with what they are there for.
pub(crate) fn people() -> Vec<(PersonId, Role)> {
    Role::ALL.into_iter().zip(1..).map(|(role, n)| (PersonId([n; 16]), role)).collect()
}

/// A laptop that everyone works on.
pub(crate) struct Laptop {
    pub(crate) doc: Automerge,
    pub(crate) device: DeviceId,
    /// What the clinic has not seen.
    unsent: Vec<Vec<u8>>,
}

impl Laptop {
    pub(crate) fn new(device: u8) -> Self {
        Self { doc: Automerge::new(), device: DeviceId([device; 16]), unsent: Vec::new() }
    }

    pub(crate) fn sender(&self) -> Sender {
        laptop_of(self.device, &people())
    }

    /// Somebody fills in a form of one or two acts, now and then over an older version.
    pub(crate) fn works(&mut self, chance: &mut Chance, part: Part, at: i64) -> Vec<Act> {
        // Mostly those who write most.
        let (person, role) = if chance.below(3) == 0 { *chance.one(&people()) } else { people()[0] };
        let mut base = heads(&self.doc);
        if chance.below(3) == 0 {
            let all = self.doc.get_changes(&[]);
            if !all.is_empty() {
                base = [chance.one(&all).hash()].into_iter().collect();
            }
        }
        let at_base = base.to_automerge();
        let view = View { doc: &self.doc, at: Some(&at_base) };
        let mut acts = vec![chance.act(view, part)];
        if chance.below(3) == 0 {
            acts.push(chance.act(view, part));
        }
        // Written and signed, or settled and signed, in one go.
        if chance.below(3) == 0 {
            acts.push(Act { verb: Verb::Sign, ..acts[0].clone() });
        }
        let author = Author { person, device: self.device };
        let edit = Edit {
            id: EditId(chance.id()),
            doc: doc_key(CLIENT, part),
            base,
            author,
            role,
            at: Millis(1_790_000_000_000 + at * 777),
            facts: Default::default(),
            keys: Some(signing_keys(author)),
            acts,
        };
        let run = [self.device.0[0], person.0[0], 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        match edit::apply(&mut self.doc, &edit, Actors { run, fresh: chance.id() }) {
            Ok(edited) => {
                self.unsent.extend(edited.chunks);
                if edited.change.is_some() { edit.acts } else { Vec::new() }
            }
            Err(EditError::Problems(_)) => Vec::new(),
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Brings what is unsent, of which all must be taken, and gets what it lacks.
    pub(crate) fn meets(&mut self, clinic: &mut Automerge, part: Part) {
        let unsent = std::mem::take(&mut self.unsent);
        let vetted = vet::admit(clinic, doc_key(CLIENT, part).id(), &unsent, &self.sender());
        if let Some(refused) = vetted.refused.first() {
            let change = Change::from_bytes(refused.bytes.clone()).unwrap();
            panic!("{:?} of a form: {:#?}", refused.why, change.decode());
        }
        let known = self.doc.get_heads();
        let known: Vec<_> = known.into_iter().filter(|hash| clinic.get_change_meta_by_hash(hash).is_some()).collect();
        self.doc.apply_changes(clinic.get_changes(&known)).unwrap();
    }
}

/// The clinic's document and the laptops after some work.
pub(crate) fn after_work(seed: u64, part: Part, steps: usize) -> (Automerge, Vec<Laptop>, Vec<Act>) {
    let mut chance = Chance::of(seed);
    let mut clinic = Automerge::new();
    let mut laptops = vec![Laptop::new(9), Laptop::new(8)];
    let mut done = Vec::new();
    for step in 0..steps {
        let place = chance.below(2);
        done.extend(laptops[place].works(&mut chance, part, i64::try_from(step).unwrap()));
        if chance.below(4) == 0 {
            laptops[place].meets(&mut clinic, part);
        }
    }
    for place in [0, 1, 0] {
        laptops[place].meets(&mut clinic, part);
    }
    (clinic, laptops, done)
}

#[test]
fn whatever_a_form_makes_by_any_role_and_any_act_is_taken_at_the_clinic() {
    let mut verbs = std::collections::BTreeMap::new();
    for part in Part::ALL.into_iter().filter(|part| nouns_of(*part).next().is_some()) {
        for seed in 0..SEEDS {
            let (clinic, laptops, done) = after_work(seed, part, STEPS);
            assert_eq!(clinic.get_heads(), laptops[0].doc.get_heads());
            for act in done {
                let verb = format!("{:?}", act.verb);
                let verb = verb.split(|c: char| !c.is_alphabetic()).next().unwrap().to_owned();
                *verbs.entry(verb).or_insert(0) += 1;
            }
        }
    }
    println!("{verbs:?}");
    for verb in ["Begin", "Write", "Retire", "TakeUp", "Settle", "ConfirmText", "SeeLowered", "Sign"] {
        assert!(verbs.contains_key(verb), "{verb} was never done: {verbs:?}");
    }
}
