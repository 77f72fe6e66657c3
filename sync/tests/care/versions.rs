//! Whatever the order of edits and meetings, no version is lost that nobody saw, and all nodes agree.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Class, FieldDecl, Noun, Part};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::care::{contact, goal, risk, settlement, team};
use waystation_sync::id::{ChangeId, Heads};

use crate::support::*;

/// One step of a history.
#[derive(Clone, Debug)]
enum Step {
    /// At a node, a value, over a version so many meetings and edits ago.
    Write { at: usize, value: usize, back: usize },
    /// One node takes over what another has.
    Meet { to: usize, from: usize },
}

fn steps() -> impl Strategy<Value = (usize, Vec<Step>)> {
    (2usize..=4).prop_flat_map(|nodes| {
        let step = prop_oneof![
            3 => (0..nodes, 0usize..4, 0usize..4).prop_map(|(at, value, back)| Step::Write { at, value, back }),
            2 => (0..nodes, 0..nodes).prop_map(|(to, from)| Step::Meet { to, from }),
        ];
        (Just(nodes), prop::collection::vec(step, 1..20))
    })
}

/// What a write was made over, what it wrote, and where; nothing is known of where the entry was begun.
struct Made {
    saw: BTreeSet<ChangeId>,
    value: Option<Value>,
    at: Option<usize>,
    /// How many writes were made before.
    turn: usize,
}

/// A field whose histories are tried.
struct Place {
    part: Part,
    at: (&'static Noun, EntryKey),
    begun: Vec<(&'static FieldDecl, Option<Value>)>,
    field: &'static FieldDecl,
    values: [Option<Value>; 4],
}

fn places() -> Vec<Place> {
    let goal = vec![(&goal::STATEMENT, words("Walk to the lake")), (&goal::STATUS, code("proposed"))];
    vec![
        Place {
            part: Part::Risk,
            at: (&risk::RISK, EntryKey::coded("self_harm")),
            begun: vec![],
            field: &risk::LEVEL,
            values: [code("low"), code("high"), code("none_seen"), None],
        },
        Place {
            part: Part::Plan,
            at: (&goal::GOAL, id(1)),
            begun: goal.clone(),
            field: &goal::TARGET,
            values: [words("3"), words("4"), words("5"), None],
        },
        Place {
            part: Part::Plan,
            at: (&goal::GOAL, id(1)),
            begun: goal,
            field: &goal::STATUS,
            values: [code("accepted"), code("on_hold"), code("completed"), code("cancelled")],
        },
        Place {
            part: Part::Relations,
            at: (&team::TEAM, id(1)),
            begun: vec![(&team::WHO, Some(Value::Staff(THERAPIST.person))), (&team::ROLE, code("peer"))],
            field: &team::PRIMARY,
            values: [Some(Value::YesNo(true)), Some(Value::YesNo(false)), None, Some(Value::YesNo(true))],
        },
    ]
}

/// Nodes with what each has known after each step, and what every write was.
struct World {
    place: Place,
    copies: Vec<Node>,
    past: Vec<Vec<(Heads, BTreeSet<ChangeId>)>>,
    made: BTreeMap<ChangeId, Made>,
}

impl World {
    fn new(place: Place, nodes: usize) -> Self {
        let mut first = Node::new(place.part, 1);
        if !place.begun.is_empty() {
            first.does(THERAPIST, vec![begin(place.at, place.begun.clone())]).unwrap();
        }
        let mut made = BTreeMap::new();
        if !place.begun.is_empty() {
            for stamp in first.field(place.at, place.field).stamps() {
                let value = first.entry(place.at).value(place.field).cloned();
                made.insert(stamp.change, Made { saw: BTreeSet::new(), value, at: None, turn: 0 });
            }
        }
        let known: BTreeSet<ChangeId> = made.keys().copied().collect();
        let copies: Vec<Node> = (2u8..).take(nodes).map(|device| first.twin(device)).collect();
        let past = copies.iter().map(|copy| vec![(copy.heads(), known.clone())]).collect();
        Self { place, copies, past, made }
    }

    /// The writes among `known` that no other write among them was made over.
    fn live(&self, known: &BTreeSet<ChangeId>) -> BTreeSet<ChangeId> {
        let seen: BTreeSet<ChangeId> = known.iter().flat_map(|change| &self.made[change].saw).copied().collect();
        known.difference(&seen).copied().collect()
    }

    fn write(&mut self, at: usize, value: usize, back: usize) {
        let past = &self.past[at];
        let (base, saw) = past[past.len().saturating_sub(1 + back)].clone();
        let heads = base.to_automerge();
        let view = View { doc: &self.copies[at].doc, at: Some(&heads) };
        let shown = if heads.is_empty() { None } else { view.entry(self.place.at.0, self.place.at.1) };
        let field = shown.map_or(Field::Empty, |entry| entry.field(self.place.field).clone());
        let value = self.place.values[value].clone();
        let live = self.live(&saw);
        let act = match &field {
            Field::Conflicted { .. } => settle(self.place.at, self.place.field, value.clone(), "asked them both"),
            Field::Empty | Field::Settled(_) | Field::Ruled { .. } | Field::Together { .. } => {
                write(self.place.at, vec![(self.place.field, value.clone())])
            }
        };
        let edited = self.copies[at].does_at(SUPERVISOR, &base, vec![act]).unwrap();
        let Some(change) = edited.change else {
            assert_eq!(field.value(), value.as_ref(), "only what the form showed already is not written");
            return;
        };
        if field.is_conflicted() {
            let settled = settlement::all(&View::now(&self.copies[at].doc));
            let mine = settled.iter().find(|one| one.by.is_some_and(|by| by.change == change)).unwrap();
            assert_eq!(mine.versions.iter().copied().collect::<BTreeSet<_>>(), live, "names every version there was");
        }
        self.made.insert(change, Made { saw, value, at: Some(at), turn: self.made.len() });
        let (_, mut known) = self.past[at].last().unwrap().clone();
        known.insert(change);
        self.past[at].push((self.copies[at].heads(), known));
    }

    fn meet(&mut self, to: usize, from: usize) {
        let other = self.copies[from].twin(0xEE);
        self.copies[to].meet(&other);
        let theirs = self.past[from].last().unwrap().1.clone();
        let mut known = self.past[to].last().unwrap().1.clone();
        known.extend(theirs);
        self.past[to].push((self.copies[to].heads(), known));
    }

    /// The field of node `at` against the account kept here.
    fn check(&self, at: usize) {
        let field = self.copies[at].field(self.place.at, self.place.field);
        let live = self.live(&self.past[at].last().unwrap().1);
        let stamps: BTreeSet<ChangeId> = field.stamps().iter().map(|stamp| stamp.change).collect();
        assert_eq!(stamps, live, "every version that nobody wrote over is there, and no other");
        let values: BTreeSet<Option<Value>> = live.iter().map(|change| self.made[change].value.clone()).collect();
        let places: BTreeSet<_> = live.iter().map(|change| self.made[change].at).collect();
        if values.len() > 1 && places.len() == 1 && !places.contains(&None) {
            let later = live.iter().max_by_key(|change| self.made[change].turn).map(|change| &self.made[change].value);
            let looser = |value: &Option<Value>| {
                later.is_some_and(|later| self.place.field.class.is_looser(later.as_ref(), value.as_ref()))
            };
            let is_careful = !values.iter().any(looser);
            match &field {
                Field::Ruled { stands, .. } => {
                    assert!(is_careful, "what protects less does not stand for being later: {field:?}");
                    assert_eq!(Some(&stands.value), later);
                    return;
                }
                Field::Conflicted { .. } if !is_careful => {}
                Field::Empty | Field::Settled(_) | Field::Together { .. } | Field::Conflicted { .. } => {
                    panic!("the later of two windows stands: {field:?}")
                }
            }
        }
        match (&field, self.place.field.class) {
            (Field::Empty, _) => assert!(values.is_empty()),
            (Field::Settled(version), _) => assert_eq!(BTreeSet::from([version.value.clone()]), values),
            (Field::Ruled { stands, .. }, Class::State { way, .. }) => {
                let rank = |value: &Option<Value>| {
                    value.as_ref().and_then(|value| way.iter().position(|code| Some(*code) == value.as_text()))
                };
                assert_eq!(rank(&stands.value), values.iter().map(rank).max().unwrap(), "the furthest stands");
            }
            (Field::Conflicted { versions, acted_on }, class) => {
                assert_eq!(versions.iter().map(|version| version.value.clone()).collect::<BTreeSet<_>>(), values);
                if let Class::Confirmed { most_protective_first: first } = class {
                    let wanted = first.iter().find(|code| values.contains(&crate::support::code(code)));
                    assert_eq!(acted_on.is_some(), wanted.is_some());
                    assert_eq!(field.value().and_then(Value::as_text), wanted.copied());
                }
            }
            (other, class) => panic!("{other:?} is nothing that {class:?} makes"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_version_is_lost_that_nobody_saw_and_all_nodes_agree_whatever_the_order((nodes, steps) in steps()) {
        for place in places() {
            let mut world = World::new(place, nodes);
            for step in &steps {
                match *step {
                    Step::Write { at, value, back } => {
                        world.write(at, value, back);
                        world.check(at);
                    }
                    Step::Meet { to, from } if to != from => {
                        world.meet(to, from);
                        world.check(to);
                    }
                    Step::Meet { .. } => {}
                }
            }
            for round in 0..2 {
                for to in 0..nodes {
                    for from in (0..nodes).filter(|from| *from != to) {
                        world.meet(to, if round == 0 { from } else { nodes - 1 - from });
                    }
                }
            }
            for at in 0..nodes {
                world.check(at);
                prop_assert_eq!(world.copies[at].entry(world.place.at), world.copies[0].entry(world.place.at));
                prop_assert_eq!(world.copies[at].reloaded().get_heads(), world.copies[0].doc.get_heads());
            }
            // Settling, once, ends it everywhere.
            let (field, place) = (world.place.field, world.place.at);
            if world.copies[0].field(place, field).is_conflicted() {
                let choice = world.place.values[0].clone();
                world.copies[0].does(SUPERVISOR, vec![settle(place, field, choice.clone(), "agreed")]).unwrap();
                for at in 0..nodes {
                    world.meet(at, 0);
                    let settled = world.copies[at].entry(place);
                    prop_assert_eq!(settled.value(field), choice.as_ref());
                    prop_assert!(!settled.field(field).is_conflicted());
                }
            }
        }
    }

    #[test]
    fn in_a_set_adding_wins_over_taking_away((nodes, steps) in steps()) {
        let place = (&contact::CONTACT, id(1));
        let codes = ["morning", "midday", "evening", "weekend"];
        let mut first = Node::new(Part::Core, 1);
        let fields = vec![(&contact::CHANNEL, code("phone")), (&contact::SAFE, code("yes"))];
        first.does(DESK, vec![begin(place, fields)]).unwrap();
        let mut copies: Vec<Node> = (2u8..).take(nodes).map(|device| first.twin(device)).collect();
        // Per code: the flips, each with the flips that it was made over.
        let mut flips: Vec<BTreeMap<ChangeId, (bool, BTreeSet<ChangeId>)>> = vec![BTreeMap::new(); 4];
        let mut known: Vec<BTreeSet<ChangeId>> = vec![BTreeSet::new(); nodes];
        let present = |flips: &BTreeMap<ChangeId, (bool, BTreeSet<ChangeId>)>, known: &BTreeSet<ChangeId>| {
            let seen: BTreeSet<&ChangeId> =
                flips.iter().filter(|(change, _)| known.contains(change)).flat_map(|(_, (_, saw))| saw).collect();
            flips.iter().any(|(change, (there, _))| *there && known.contains(change) && !seen.contains(change))
        };
        for step in steps {
            match step {
                Step::Write { at, value, .. } => {
                    let shown = copies[at].entry(place);
                    let mut chosen = match shown.value(&contact::HOURS) {
                        Some(Value::Codes(codes)) => codes.clone(),
                        _ => BTreeSet::new(),
                    };
                    let there = !chosen.remove(codes[value]);
                    if there {
                        chosen.insert(codes[value].to_owned());
                    }
                    let to = if chosen.is_empty() { None } else { Some(Value::Codes(chosen)) };
                    let edited = copies[at].does(DESK, vec![write(place, vec![(&contact::HOURS, to)])]).unwrap();
                    let change = edited.change.expect("a tick is written");
                    flips[value].insert(change, (there, known[at].clone()));
                    known[at].insert(change);
                }
                Step::Meet { to, from } if to != from => {
                    let other = copies[from].twin(0xEE);
                    copies[to].meet(&other);
                    let theirs = known[from].clone();
                    known[to].extend(theirs);
                }
                Step::Meet { .. } => {}
            }
            for (copy, known) in copies.iter().zip(&known) {
                let wanted: BTreeSet<String> = codes.iter().zip(&flips)
                    .filter(|(_, flips)| present(flips, known)).map(|(code, _)| (*code).to_owned()).collect();
                let wanted = if wanted.is_empty() { None } else { Some(Value::Codes(wanted)) };
                let entry = copy.entry(place);
                prop_assert_eq!(entry.value(&contact::HOURS), wanted.as_ref());
            }
        }
        all_meet(&mut copies);
        for copy in &copies {
            prop_assert_eq!(copy.entry(place), copies[0].entry(place));
        }
    }
}

#[test]
fn a_tick_taken_away_is_gone_whichever_of_two_writes_automerge_shows() {
    let place = (&contact::CONTACT, id(1));
    let hours = |codes: &[&str]| Some(Value::Codes(codes.iter().map(|code| (*code).to_owned()).collect()));
    let mut first = Node::new(Part::Core, 1);
    let fields =
        vec![(&contact::CHANNEL, code("phone")), (&contact::SAFE, code("yes")), (&contact::HOURS, hours(&["evening"]))];
    first.does(DESK, vec![begin(place, fields)]).unwrap();
    for busier in 0..2 {
        let mut both = [first.twin(2), first.twin(3)];
        for n in 0..9 {
            both[busier].writes(DESK, place, &contact::CODE_WORD, words(&n.to_string()));
        }
        both[0].writes(DESK, place, &contact::HOURS, None);
        both[1].writes(DESK, place, &contact::HOURS, None);
        both[1].writes(DESK, place, &contact::HOURS, hours(&["evening"]));
        all_meet(&mut both);
        assert_eq!(both[0].entry(place).value(&contact::HOURS), hours(&["evening"]).as_ref(), "adding wins");
        both[0].writes(DESK, place, &contact::HOURS, None);
        assert_eq!(both[0].entry(place).value(&contact::HOURS), None);
    }
}
