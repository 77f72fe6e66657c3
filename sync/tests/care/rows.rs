//! A summary row says what lists, agendas and searches need, and nothing that its document does not.

use proptest::prelude::*;
use waystation_sync::care::edit::Verb;
use waystation_sync::care::noun::Part;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::{Row, TaskRow};
use waystation_sync::care::value::Value;
use waystation_sync::care::{client, crisis, goal, name, risk, task, team};
use waystation_sync::id::EntryId;

use crate::support::*;

#[test]
fn the_usual_name_comes_first_then_the_official_then_the_others() {
    let mut copy = Node::new(Part::Core, 1);
    for (n, (kind, text)) in
        (1..).zip([("former", "Anna Old"), ("official", "Anna Berg"), ("usual", "Ana"), ("alias", "A.")])
    {
        let fields = vec![(&name::USE, code(kind)), (&name::TEXT, words(text))];
        copy.does(DESK, vec![begin((&name::NAME, id(n)), fields)]).unwrap();
    }
    copy.writes(DESK, (&client::CLIENT, EntryKey::One), &client::BIRTH_DATE, day("1984-05-06"));
    let row = Row::of(&copy.doc);
    assert_eq!(row.names, ["Ana", "Anna Berg", "A.", "Anna Old"]);
    assert_eq!((row.born_year, row.client(), row.part()), (Some(1984), CLIENT, Some(Part::Core)));
    copy.does(DESK, vec![act((&name::NAME, id(3)), Verb::Retire)]).unwrap();
    assert_eq!(Row::of(&copy.doc).names, ["Anna Berg", "A.", "Anna Old"]);
}

#[test]
fn tasks_are_listed_while_they_are_open_or_being_done() {
    let mut copy = Node::new(Part::Case, 1);
    for (n, status) in (1..).zip(["open", "doing", "dropped", "done", "open"]) {
        let fields = vec![(&task::WHAT, words("Find a bed")), (&task::STATUS, code(status))];
        copy.does(MANAGER, vec![begin((&task::TASK, id(n)), fields)]).unwrap();
    }
    copy.does(
        MANAGER,
        vec![write(
            (&task::TASK, id(2)),
            vec![
                (&task::WHO, Some(Value::Staff(DESK.person))),
                (&task::DUE, day("2026-12-01")),
                (&task::PRIORITY, code("urgent")),
            ],
        )],
    )
    .unwrap();
    copy.does(MANAGER, vec![act((&task::TASK, id(5)), Verb::Retire)]).unwrap();
    let row = Row::of(&copy.doc);
    assert_eq!(row.tasks.iter().map(|task| task.entry).collect::<Vec<_>>(), [EntryId([1; 16]), EntryId([2; 16])]);
    assert_eq!(
        row.tasks[1],
        TaskRow {
            entry: EntryId([2; 16]),
            what: "Find a bed".into(),
            who: Some(DESK.person),
            due: Some("2026-12-01".parse().unwrap()),
            priority: "urgent".into(),
            status: "doing".into(),
        }
    );
}

/// A plan in which everything happened at once.
fn busy() -> Node {
    let mut clinic = Node::new(Part::Plan, 1);
    let (step, kept) = ((&crisis::CRISIS, EntryKey::One), (&goal::GOAL, id(1)));
    clinic.writes(THERAPIST, step, &crisis::REASONS, words("Sleep well."));
    let fields = vec![(&goal::STATEMENT, words("Walk")), (&goal::STATUS, code("proposed"))];
    clinic.does(THERAPIST, vec![begin(kept, fields)]).unwrap();
    let who = vec![(&team::WHO, Some(Value::Staff(PEER.person))), (&team::ROLE, code("peer"))];
    clinic.does(THERAPIST, vec![begin((&team::TEAM, id(2)), who)]).unwrap();
    clinic.writes(THERAPIST, (&risk::RISK, EntryKey::coded("legal")), &risk::LEVEL, code("none_seen"));
    let mut laptop = clinic.twin(2);
    let risk = (&risk::RISK, EntryKey::coded("self_harm"));
    clinic.writes(THERAPIST, risk, &risk::LEVEL, code("low"));
    laptop.writes(MANAGER, risk, &risk::LEVEL, code("moderate"));
    clinic.writes(THERAPIST, step, &crisis::REASONS, words("Sleep well. Eat."));
    laptop.writes(MANAGER, step, &crisis::REASONS, words("Oh, sleep well."));
    clinic.does(THERAPIST, vec![act(kept, Verb::Retire)]).unwrap();
    laptop.writes(MANAGER, kept, &goal::WHY, words("the view"));
    clinic.meet(&laptop);
    clinic
}

#[test]
fn what_needs_a_person_is_listed_by_where_it_stands() {
    let row = Row::of(&busy().doc);
    let at = |noun: &str, entry: &str, field: &str| (noun.to_owned(), entry.to_owned(), field.to_owned());
    assert_eq!(row.two_versions, [at("risk", "self_harm", "level")]);
    assert_eq!(row.merged_texts, [at("crisis", "one", "reasons")]);
    assert_eq!(row.written_while_retired, [("goal".to_owned(), id(1).to_string())]);
    assert_eq!(row.risks, [("self_harm".to_owned(), "moderate".to_owned())], "the higher of the two");
    assert_eq!(row.team, [(PEER.person, false)]);
}

#[test]
fn only_active_goals_are_listed_with_their_day() {
    let mut copy = Node::new(Part::Plan, 1);
    let fields = vec![
        (&goal::STATEMENT, words("Walk")),
        (&goal::SPECIFIC, words("a")),
        (&goal::MEASURE, words("b")),
        (&goal::CONFIDENCE, Some(Value::Number(5))),
        (&goal::WHY, words("c")),
        (&goal::DUE, day("2027-01-01")),
        (&goal::STATUS, code("active")),
    ];
    copy.does(THERAPIST, vec![begin((&goal::GOAL, id(1)), fields.clone())]).unwrap();
    let resting = [fields, vec![(&goal::STATUS, code("on_hold"))]].concat();
    copy.does(THERAPIST, vec![begin((&goal::GOAL, id(2)), resting)]).unwrap();
    assert_eq!(Row::of(&copy.doc).goals, [("Walk".to_owned(), Some("2027-01-01".parse().unwrap()))]);
}

#[test]
fn a_row_survives_its_bytes_and_no_part_of_them_is_taken_for_another_row() {
    for row in [Row::of(&busy().doc), Row::default(), Row::of(&note_drafted(1).doc)] {
        let bytes = row.to_bytes();
        assert_eq!(Row::from_bytes(&bytes), row);
        for end in 0..bytes.len() {
            assert_eq!(Row::from_bytes(&bytes[..end]), Row::default());
        }
        assert_eq!(Row::from_bytes(&[bytes, vec![0]].concat()), Row::default());
    }
    assert_eq!(Row::of(&automerge::Automerge::new()), Row::default());
}

proptest! {
    #[test]
    fn bytes_that_are_no_row_give_an_empty_one(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(Row::from_bytes(&bytes), Row::default());
    }

    #[test]
    fn a_damaged_row_is_never_a_crash(at in 0usize..2000, to in any::<u8>()) {
        let mut bytes = Row::of(&busy().doc).to_bytes();
        let at = at % bytes.len();
        bytes[at] = to;
        drop(Row::from_bytes(&bytes));
    }
}
