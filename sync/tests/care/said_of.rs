//! What was said of a number stands only with that number, whoever wrote which of the two and in whatever order they meet.

use std::collections::BTreeSet;

use proptest::prelude::*;
use waystation_sync::care::NOUNS;
use waystation_sync::care::edit::Verb;
use waystation_sync::care::noun::{FieldDecl, Kind, Noun, Part};
use waystation_sync::care::overview::Need;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{contact, crisis_step};
use waystation_sync::review;

use crate::support::*;

const WAY: (&Noun, EntryKey) = (&contact::CONTACT, id(1));
const STEP: (&Noun, EntryKey) = (&crisis_step::CRISIS_STEP, id(1));

/// A way with this number that is not safe, at two nodes.
fn two_nodes(number: &str) -> (Node, Node) {
    let mut clinic = Node::new(Part::Core, 1);
    let fields = vec![
        (&contact::CHANNEL, code("phone")),
        (&contact::VALUE, words(number)),
        (&contact::SAFE, code("no")),
        (&contact::LEAVE_MESSAGE, code("none")),
    ];
    clinic.does(MANAGER, vec![begin(WAY, fields)]).unwrap();
    let laptop = clinic.twin(2);
    (clinic, laptop)
}

#[test]
fn safe_that_was_said_of_one_number_is_not_acted_on_beside_another() {
    let (mut clinic, mut laptop) = two_nodes("555-0142");
    let safe = vec![(&contact::SAFE, code("yes")), (&contact::LEAVE_MESSAGE, code("full"))];
    clinic.does(THERAPIST, vec![write(WAY, safe)]).unwrap();
    laptop.writes(MANAGER, WAY, &contact::VALUE, words("555-0667"));
    all_meet(std::slice::from_mut(&mut clinic));
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        let entry = copy.entry(WAY);
        assert_eq!(entry.text(&contact::VALUE), "555-0667");
        assert_eq!(entry.text(&contact::SAFE), "no");
        assert_eq!(entry.text(&contact::LEAVE_MESSAGE), "none");
    }
}

/// What a node does in a random history.
#[derive(Clone, Debug)]
enum Deed {
    Number(usize, u8),
    Safe(usize, usize),
    Both(usize, u8, usize),
    Meet(usize, usize),
}

const ANSWERS: [&str; 3] = ["no", "at_times", "yes"];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        (0..3_usize, 0..3_u8).prop_map(|(node, number)| Deed::Number(node, number)),
        (0..3_usize, 0..3_usize).prop_map(|(node, answer)| Deed::Safe(node, answer)),
        (0..3_usize, 0..3_u8, 0..3_usize).prop_map(|(node, number, answer)| Deed::Both(node, number, answer)),
        (0..3_usize, 0..3_usize).prop_map(|(from, to)| Deed::Meet(from, to)),
    ];
    prop::collection::vec(one, 1..14)
}

/// One writing, as the test keeps it: what it wrote, and which writings its author knew.
struct Wrote {
    number: Option<u8>,
    safe: Option<usize>,
    knew: BTreeSet<usize>,
}

/// The writings of the number that stand for who knows `known`.
fn numbers(all: &[Wrote], known: &BTreeSet<usize>) -> Vec<usize> {
    let writes = || known.iter().copied().filter(|at| all[*at].number.is_some());
    writes().filter(|at| !writes().any(|other| all[other].knew.contains(at))).collect()
}

/// Whether what was said in `said` is meant for the number `n` as `known` has it: who said it knew that number, or somebody wrote
/// it who knew what was said, also of each number that was there before.
fn is_meant(all: &[Wrote], said: usize, n: Option<u8>, known: &BTreeSet<usize>) -> bool {
    let mut with = all[said].knew.clone();
    with.insert(said);
    let knew = |at: usize| with.contains(&at);
    let told = |at: usize| {
        let before = || numbers(all, &all[at].knew);
        all[at].knew.contains(&said)
            && before().into_iter().all(|own| is_meant(all, said, all[own].number, &all[at].knew))
    };
    numbers(all, &with).into_iter().any(|own| all[own].number == n)
        || numbers(all, known).into_iter().filter(|at| all[*at].number == n).any(|at| knew(at) || told(at))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn nothing_is_acted_on_that_is_less_careful_than_was_said_of_the_number_that_stands(deeds in deeds()) {
        let number = |n: u8| words(&format!("555-010{n}"));
        let (first, second) = two_nodes("555-0100");
        let third = first.twin(3);
        let mut copies = [first, second, third];
        let mut all = vec![Wrote { number: Some(0), safe: Some(0), knew: BTreeSet::new() }];
        let mut known = [BTreeSet::from([0]), BTreeSet::from([0]), BTreeSet::from([0])];
        for deed in deeds {
            let (node, to_number, to_safe) = match deed {
                Deed::Number(node, n) => (node, Some(n), None),
                Deed::Safe(node, answer) => (node, None, Some(answer)),
                Deed::Both(node, n, answer) => (node, Some(n), Some(answer)),
                Deed::Meet(from, to) => {
                    if from != to {
                        let other = copies[from].twin(0xEE);
                        copies[to].meet(&other);
                        let more = known[from].clone();
                        known[to].extend(more);
                    }
                    continue;
                }
            };
            let mut fields: Vec<(&'static FieldDecl, Option<Value>)> = Vec::new();
            let entry = copies[node].entry(WAY);
            // As forms do, what stands is not written again.
            let to_number = to_number.filter(|n| entry.field(&contact::VALUE).value() != number(*n).as_ref());
            let to_safe = to_safe.filter(|answer| entry.field(&contact::SAFE).value() != code(ANSWERS[*answer]).as_ref());
            fields.extend(to_number.map(|n| (&contact::VALUE, number(n))));
            fields.extend(to_safe.map(|answer| (&contact::SAFE, code(ANSWERS[answer]))));
            let who = [THERAPIST, MANAGER, SUPERVISOR][node];
            let done = copies[node].does(who, vec![write(WAY, fields)]);
            if done.is_ok_and(|edited| edited.change.is_some()) {
                all.push(Wrote { number: to_number, safe: to_safe, knew: known[node].clone() });
                known[node].insert(all.len() - 1);
            }
        }
        all_meet(&mut copies);
        for copy in &copies {
            prop_assert_eq!(copy.entry(WAY), copies[0].entry(WAY));
        }
        let everything: BTreeSet<usize> = (0..all.len()).collect();
        let entry = copies[0].entry(WAY);
        let acted_on = ANSWERS.iter().position(|answer| *answer == entry.text(&contact::SAFE));
        let answers = || everything.iter().copied().filter(|at| all[*at].safe.is_some());
        let standing: Vec<usize> =
            answers().filter(|at| !answers().any(|other| all[other].knew.contains(at))).collect();
        let most_careful = standing.iter().filter_map(|at| all[*at].safe).min();
        let is_meant = numbers(&all, &everything).into_iter().all(|at| {
            let said = standing.iter().filter(|said| all[**said].safe == most_careful);
            said.into_iter().any(|said| is_meant(&all, *said, all[at].number, &everything))
        });
        prop_assert_eq!(acted_on, if is_meant { most_careful } else { Some(0) });
    }
}

#[test]
fn the_answer_of_who_knew_the_number_holds_and_so_does_the_number_of_who_knew_the_answer() {
    let (mut clinic, mut laptop) = two_nodes("555-0142");
    laptop.writes(MANAGER, WAY, &contact::VALUE, words("555-0667"));
    clinic.meet(&laptop);
    clinic.writes(THERAPIST, WAY, &contact::SAFE, code("yes"));
    assert_eq!(clinic.entry(WAY).text(&contact::SAFE), "yes");
    laptop.meet(&clinic);
    laptop.writes(MANAGER, WAY, &contact::VALUE, words("555-0199"));
    assert_eq!(laptop.entry(WAY).text(&contact::SAFE), "yes", "its form said so and was asked");
}

#[test]
fn signs_between_the_digits_make_no_other_number() {
    let (mut clinic, mut laptop) = two_nodes("555-0142");
    clinic.writes(THERAPIST, WAY, &contact::SAFE, code("yes"));
    laptop.writes(MANAGER, WAY, &contact::VALUE, words("(555) 01 42"));
    clinic.meet(&laptop);
    assert_eq!(clinic.entry(WAY).text(&contact::SAFE), "yes");
}

#[test]
fn a_crisis_number_that_was_written_beside_another_name_is_not_passed_off_as_theirs() {
    let mut clinic = Node::new(Part::Plan, 1);
    let fields = vec![
        (&crisis_step::STAGE, code("people")),
        (&crisis_step::WHAT, words("Call somebody")),
        (&crisis_step::WHO, words("Ana")),
    ];
    clinic.does(THERAPIST, vec![begin(STEP, fields)]).unwrap();
    let mut laptop = clinic.twin(2);
    clinic.writes(THERAPIST, STEP, &crisis_step::PHONE, words("5550142"));
    laptop.writes(MANAGER, STEP, &crisis_step::WHO, words("Ben"));
    clinic.meet(&laptop);
    let entry = clinic.entry(STEP);
    assert_eq!(entry.text(&crisis_step::PHONE), "5550142");
    assert_eq!(entry.said_of_other(&crisis_step::PHONE).unwrap().was, words("Ana"));
}

#[test]
fn who_looks_says_it_anew_as_it_stands_and_only_then_it_is_acted_on() {
    let (mut clinic, mut laptop) = two_nodes("555-0142");
    clinic.writes(THERAPIST, WAY, &contact::SAFE, code("yes"));
    laptop.writes(MANAGER, WAY, &contact::VALUE, words("555-0667"));
    clinic.meet(&laptop);
    let waiting = review::open(&clinic.doc);
    let waits: Vec<_> = waiting.iter().filter_map(|item| item.place()).collect();
    assert_eq!(waits.iter().map(|place| (place.need, place.field)).collect::<Vec<_>>(), [(Need::SaidOfOther, "safe")]);
    // Whatever else is written there, and also a number that somebody gives who did not say more.
    clinic.writes(DESK, WAY, &contact::CODE_WORD, words("rain"));
    clinic.writes(MANAGER, WAY, &contact::VALUE, words("555-0199"));
    assert_eq!(clinic.entry(WAY).text(&contact::SAFE), "no");
    clinic.does(DESK, vec![act(WAY, Verb::SayAgain { field: &contact::SAFE })]).unwrap();
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        assert_eq!(copy.entry(WAY).text(&contact::SAFE), "yes");
        assert!(
            review::open(&copy.doc).iter().all(|item| item.place().is_none_or(|place| place.need != Need::SaidOfOther))
        );
    }
}

#[test]
fn an_answer_that_is_given_anew_in_the_act_that_changes_the_number_is_of_that_number() {
    let (mut clinic, mut laptop) = two_nodes("555-0142");
    clinic.writes(THERAPIST, WAY, &contact::SAFE, code("yes"));
    let acts = vec![
        write(WAY, vec![(&contact::VALUE, words("555-0199"))]),
        act(WAY, Verb::SayAgain { field: &contact::SAFE }),
    ];
    clinic.does(MANAGER, acts).unwrap();
    laptop.writes(DESK, WAY, &contact::VALUE, words("555-0667"));
    clinic.meet(&laptop);
    let choose = settle(WAY, &contact::VALUE, words("555-0199"), "rang it");
    let mut other = clinic.twin(3);
    clinic.does(SUPERVISOR, vec![choose]).unwrap();
    assert_eq!(clinic.entry(WAY).text(&contact::SAFE), "yes");
    other.does(SUPERVISOR, vec![settle(WAY, &contact::VALUE, words("555-0667"), "rang it")]).unwrap();
    assert_eq!(other.entry(WAY).text(&contact::SAFE), "no");
}

#[test]
fn each_version_says_of_which_number_it_was_said_whatever_met_first_and_lists_say_the_same() {
    let (mut clinic, mut laptop) = two_nodes("555-0142");
    let mut third = clinic.twin(3);
    clinic.writes(THERAPIST, WAY, &contact::SAFE, code("yes"));
    laptop.writes(MANAGER, WAY, &contact::SAFE, code("at_times"));
    third.writes(DESK, WAY, &contact::VALUE, words("555-0667"));
    let mut copies = [clinic, laptop, third];
    all_meet(&mut copies);
    for copy in &copies {
        let entry = copy.entry(WAY);
        for answer in ["yes", "at_times"] {
            assert_eq!(entry.said_apart(&contact::SAFE, code(answer).as_ref()), words("555-0142").as_slice().into());
        }
        let row = Row::of(&copy.doc).unwrap();
        let of_safe = row.versions.iter().filter(|(.., field, _)| field == "safe");
        let told: Vec<_> = of_safe.map(|(.., said)| (said.text.as_str(), said.of.concat())).collect();
        assert_eq!(told, [("at_times", "555-0142".to_owned()), ("yes", "555-0142".to_owned())]);
    }
}

#[test]
fn the_hours_of_a_number_are_said_anew_as_a_whole_and_then_stand_with_the_other() {
    let (mut clinic, mut laptop) = two_nodes("555-0142");
    clinic.writes(THERAPIST, WAY, &contact::HOURS, Some(Value::Codes(["evening".to_owned()].into())));
    laptop.writes(MANAGER, WAY, &contact::VALUE, words("555-0667"));
    clinic.meet(&laptop);
    assert!(clinic.entry(WAY).waits_for_looking(&contact::HOURS));
    clinic.does(DESK, vec![act(WAY, Verb::SayAgain { field: &contact::HOURS })]).unwrap();
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        assert!(copy.entry(WAY).said_of_other(&contact::HOURS).is_none());
        assert_eq!(copy.entry(WAY).value(&contact::HOURS), Some(&Value::Codes(["evening".to_owned()].into())));
    }
}

#[test]
fn every_number_and_address_beside_a_name_says_whose_it_was() {
    let beside = ["who", "name", "with", "system", "what"];
    for noun in NOUNS {
        let has_name = || noun.fields.iter().any(|field| beside.contains(&field.name));
        for field in noun.fields.iter().filter(|field| field.kind == Kind::Phone) {
            assert!(!has_name() || field.said_of.is_some(), "{noun:?} {field:?}");
        }
    }
}
