//! Random edits and meetings of three copies.

use std::collections::{BTreeMap, BTreeSet};

use automerge::Automerge;
use proptest::prelude::*;
use waystation_sync::care::declare::{FACTS_FORM, Facts};
use waystation_sync::care::edit::Verb;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Noun, Part};
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{self, goal, risk};
use waystation_sync::id::{ChangeId, Heads};
use waystation_sync::review::{self, About, Item, Kind, Waits};

use crate::copies::*;

/// One thing that happens in a random run.
#[derive(Clone, Debug)]
enum Deed {
    Write { who: usize, field: usize, value: usize },
    Settle { who: usize, field: usize, value: usize },
    Confirm { who: usize },
    Retire { who: usize },
    TakeUp { who: usize },
    Meet { from: usize, to: usize },
}

static TARGETS: [(&Noun, EntryKey, &FieldDecl, [&str; 3]); 6] = [
    (&goal::GOAL, ENTRY, &goal::STATEMENT, ["Walk daily.", "Walk daily. Eat.", "Swim daily."]),
    (&goal::GOAL, ENTRY, &goal::TARGET, ["one", "two", "three"]),
    (&goal::GOAL, ENTRY, &goal::STATUS, ["proposed", "accepted", "on_hold"]),
    (&risk::RISK, SELF_HARM, &risk::LEVEL, ["low", "moderate", "high"]),
    (&risk::RISK, SELF_HARM, &risk::BASIS, ["said so", "seen", "told"]),
    (&risk::RISK, EntryKey::coded("legal"), &risk::LEVEL, ["low", "moderate", "high"]),
];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let (who, field, value) = (0..3_usize, 0..TARGETS.len(), 0..3_usize);
    let deed = prop_oneof![
        6 => (who.clone(), field.clone(), value.clone()).prop_map(|(who, field, value)| Deed::Write { who, field, value }),
        2 => (who.clone(), field, value).prop_map(|(who, field, value)| Deed::Settle { who, field, value }),
        1 => who.clone().prop_map(|who| Deed::Confirm { who }),
        1 => who.clone().prop_map(|who| Deed::Retire { who }),
        1 => who.clone().prop_map(|who| Deed::TakeUp { who }),
        3 => (who.clone(), who).prop_map(|(from, to)| Deed::Meet { from, to }),
    ];
    prop::collection::vec(deed, 1..26)
}

/// What was asked of a field, kept beside the documents.
struct Asked {
    change: ChangeId,
    target: usize,
    value: Option<Value>,
    settled: bool,
}

/// One node's copies of the two documents that are written in.
#[derive(Clone)]
struct Copies {
    plan: Copy,
    risk: Copy,
}

impl Copies {
    fn of(&mut self, part: Part) -> &mut Copy {
        if part == Part::Plan { &mut self.plan } else { &mut self.risk }
    }

    fn doc(&self, part: Part) -> &Automerge {
        if part == Part::Plan { &self.plan.doc } else { &self.risk.doc }
    }

    fn take(&mut self, other: &Self) {
        self.plan.take(&other.plan);
        self.risk.take(&other.risk);
    }
}

/// The parts that are written in.
const PARTS: [Part; 2] = [Part::Plan, Part::Risk];

/// What a random run came to.
struct Run {
    copies: Vec<Copies>,
    asked: Vec<Asked>,
    retired: Vec<ChangeId>,
    births: BTreeSet<ChangeId>,
}

fn run(deeds: &[Deed]) -> Result<Run, TestCaseError> {
    let (clinic, laptop) = two_with_a_goal();
    let plans = [clinic.clone(), laptop, clinic.carried_by(3)];
    let mut copies: Vec<Copies> =
        (1..).zip(plans).map(|(who, plan)| Copies { plan, risk: Copy::new(Part::Risk, who) }).collect();
    let births = PARTS.into_iter().flat_map(|part| care::births_of(&doc_key(part)).unwrap());
    let births = births.map(|change| change.hash().into()).collect();
    let mut run = Run { copies: Vec::new(), asked: Vec::new(), retired: Vec::new(), births };
    for deed in deeds {
        match *deed {
            Deed::Write { who, field, value } | Deed::Settle { who, field, value } => {
                let (noun, key, decl, values) = &TARGETS[field];
                let choice = decl.kind.parse(values[value]).unwrap();
                let settled = matches!(deed, Deed::Settle { .. });
                let verb = if settled {
                    Verb::Settle { field: decl, choice: choice.clone(), reason: "why".into() }
                } else {
                    Verb::Write(vec![(decl, choice.clone())])
                };
                if let Some(change) = copies[who].of(noun.part).try_act(noun, *key, verb) {
                    run.asked.push(Asked { change, target: field, value: choice, settled });
                }
            }
            Deed::Confirm { who } => {
                copies[who].plan.try_act(&goal::GOAL, ENTRY, Verb::ConfirmText { field: &goal::STATEMENT });
            }
            Deed::Retire { who } => run.retired.extend(copies[who].plan.try_act(&goal::GOAL, ENTRY, Verb::Retire)),
            Deed::TakeUp { who } => {
                copies[who].plan.try_act(&goal::GOAL, ENTRY, Verb::TakeUp);
            }
            Deed::Meet { from, to } if from != to => {
                let mut other = copies[from].clone();
                for part in PARTS {
                    let (before, new) = copies[to].of(part).take(other.of(part));
                    if !new.is_empty() {
                        all_told(&run.births, &new, &review::merged(copies[to].doc(part), &before, &new))?;
                    }
                }
            }
            Deed::Meet { .. } => {}
        }
    }
    run.copies = copies;
    Ok(run)
}

fn all_told(births: &BTreeSet<ChangeId>, new: &[ChangeId], items: &[Item]) -> Result<(), TestCaseError> {
    let told: BTreeSet<ChangeId> = items.iter().flat_map(|item| &item.changes).map(|stamp| stamp.change).collect();
    for change in new.iter().filter(|change| !births.contains(change)) {
        prop_assert!(told.contains(change), "untold among {:?}", kinds(items));
    }
    let names: BTreeSet<_> = items.iter().map(|item| item.id).collect();
    prop_assert_eq!(names.len(), items.len(), "every item has a name of its own");
    Ok(())
}

/// Whether neither change was made in knowledge of the other.
fn apart(doc: &Automerge, a: ChangeId, b: ChangeId) -> bool {
    let unaware = |of: ChangeId, by: ChangeId| {
        doc.get_changes_meta(&[by.into()]).iter().any(|meta| ChangeId::from(meta.hash) == of)
    };
    a != b && unaware(a, b) && unaware(b, a)
}

fn tells_of(item: &Item, asked: &Asked) -> bool {
    let (noun, key, decl, _) = &TARGETS[asked.target];
    matches!(&item.about, About::Entry { noun: about, key: at, .. } if about == noun && at == key)
        && item.fields.iter().any(|change| {
            change.field.name == decl.name && change.wrote.iter().any(|wrote| wrote.stamp.change == asked.change)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whoever_meets_whom_first_every_node_tells_the_same_and_leaves_nothing_out(
        deeds in deeds(),
        meetings in Just(vec![(0_usize, 1_usize), (1, 0), (2, 0), (0, 2), (1, 2), (2, 1)]).prop_shuffle(),
    ) {
        let mut run = run(&deeds)?;
        // Everybody ends with everything, by some way.
        for (from, to) in meetings.iter().chain(&[(0, 1), (2, 1), (1, 0), (1, 2)]) {
            let other = run.copies[*from].clone();
            run.copies[*to].take(&other);
        }
        for part in PARTS {
            let first = run.copies[0].clone();
            let doc = first.doc(part);
            let items = review::all(doc);
            for copies in &mut run.copies {
                let copy = copies.of(part);
                prop_assert_eq!(copy.doc.get_heads(), doc.get_heads());
                prop_assert_eq!(&review::all(&copy.doc), &items);
                let everything = copy.changes();
                if everything.is_empty() {
                    // Nobody wrote in it: no document stands for nothing.
                    continue;
                }
                let merged = review::merged(&copy.doc, &Heads::default(), &everything);
                prop_assert_eq!(&merged, &items);
                all_told(&run.births, &everything, &merged)?;
            }
            // Reopened from bytes, as another node loads it.
            let reopened = Automerge::load(&doc.save()).unwrap();
            prop_assert_eq!(&review::all(&reopened), &items);
            let open: Vec<Item> = items.iter().filter(|item| item.waits.is_some()).cloned().collect();
            prop_assert_eq!(review::open(doc), open);
        }
    }

    #[test]
    fn concurrent_different_writes_of_one_field_are_in_exactly_one_item(deeds in deeds()) {
        let mut run = run(&deeds)?;
        for from in [1, 2] {
            let other = run.copies[from].clone();
            run.copies[0].take(&other);
        }
        let told: BTreeMap<Part, Vec<Item>> =
            PARTS.into_iter().map(|part| (part, review::all(run.copies[0].doc(part)))).collect();
        for (place, a) in run.asked.iter().enumerate() {
            let part = TARGETS[a.target].0.part;
            let (doc, items) = (run.copies[0].doc(part), &told[&part]);
            for b in run.asked.iter().skip(place + 1) {
                if a.target == b.target && a.value != b.value && apart(doc, a.change, b.change) {
                    let both = items.iter().filter(|item| tells_of(item, a) && tells_of(item, b)).count();
                    prop_assert_eq!(both, 1, "{:?}", kinds(items));
                }
            }
            let telling = items.iter().filter(|item| tells_of(item, a)).count();
            prop_assert!(telling <= 1, "no writing of a field is in two items");
            prop_assert!(telling == 1 || a.settled, "and only a settling may be told by what it settled");
        }
    }

    #[test]
    fn every_edit_beside_a_retirement_says_so(deeds in deeds()) {
        let mut run = run(&deeds)?;
        for from in [1, 2] {
            let other = run.copies[from].clone();
            run.copies[0].take(&other);
        }
        let doc = &run.copies[0].plan.doc;
        let items = review::all(doc);
        for asked in run.asked.iter().filter(|asked| TARGETS[asked.target].0.name == "goal" && !asked.settled) {
            for retired in &run.retired {
                if apart(doc, asked.change, *retired) {
                    let item = items.iter().find(|item| tells_of(item, asked));
                    let says_so = item.is_some_and(|item| {
                        (item.kind == Kind::InsideRetired || is_conflict(item.kind))
                            && item.retired_by.iter().any(|stamp| stamp.change == *retired)
                    });
                    prop_assert!(says_so, "{:?}", item.map(|item| item.kind));
                }
            }
        }
    }

    #[test]
    fn exactly_the_fields_with_two_versions_and_unread_prose_wait(deeds in deeds()) {
        let mut run = run(&deeds)?;
        for from in [1, 2] {
            let other = run.copies[from].clone();
            run.copies[0].take(&other);
        }
        let open: BTreeMap<Part, Vec<Item>> =
            PARTS.into_iter().map(|part| (part, review::open(run.copies[0].doc(part)))).collect();
        for (noun, key, decl, _) in &TARGETS {
            let (doc, open) = (run.copies[0].doc(noun.part), &open[&noun.part]);
            let wants = match View::now(doc).field(noun, *key, decl) {
                Field::Conflicted { .. } => Some(Waits::Choice),
                Field::Together { .. } => Some(Waits::Reading),
                // A status that two gave differently is looked at, unless the goal was put away.
                Field::Ruled { .. } if !View::now(doc).entry(noun, *key).unwrap().is_put_away() => Some(Waits::Ruled),
                Field::Empty | Field::Settled(_) | Field::Ruled { .. } => None,
            };
            let waiting = open.iter().filter(|item| {
                matches!(item.waits, Some(Waits::Choice | Waits::Reading | Waits::Ruled))
                    && matches!(&item.about, About::Entry { noun: about, key: at, .. } if about == noun && at == key)
                    && item.fields.iter().any(|change| change.field == *decl)
            });
            prop_assert_eq!(waiting.map(|item| item.waits).collect::<Vec<_>>(), wants.map(Some).into_iter().collect::<Vec<_>>());
        }
        // The reviews and the lists that are made of facts count the same things.
        for part in PARTS {
            let doc = run.copies[0].doc(part);
            let told: BTreeSet<_> = open[&part].iter().filter_map(Item::place).collect();
            let told: BTreeSet<_> = told.into_iter().map(|one| (one.need, one.noun.to_owned(), one.key.to_string(), one.field.to_owned())).collect();
            let row = Row::new(doc_key(part), FACTS_FORM, &Facts::from_bytes(&care::summary_of(doc).facts));
            let listed: BTreeSet<_> = row.waits().map(|(need, noun, entry, field)| (need, noun.to_owned(), entry.to_owned(), field.to_owned())).collect();
            prop_assert_eq!(told, listed);
            prop_assert_eq!(row.waits().count(), row.waits().collect::<BTreeSet<_>>().len());
        }
    }
}
