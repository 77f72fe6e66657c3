//! A summary row says what lists, agendas and searches need, and nothing that its document does not.

use std::sync::Arc;

use waystation_sync::care::declare::Known;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::noun::Part;
use waystation_sync::care::overview::{Overview, Whose};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::{LevelRow, Row, TaskRow};
use waystation_sync::care::value::Value;
use waystation_sync::care::{self, client, crisis, goal, if_then, if_then_step, name, risk, task, team};
use waystation_sync::record::Summary;
use waystation_sync::replica::work::{Done, Work, run};

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
    let row = Row::of(&copy.doc).unwrap();
    assert_eq!(row.names, ["Ana", "Anna Berg", "A."]);
    assert_eq!(row.former_names, ["Anna Old"]);
    assert_eq!((row.born_year, row.doc), (Some(1984), doc_key(Part::Core)));
    copy.does(DESK, vec![act((&name::NAME, id(3)), Verb::Retire)]).unwrap();
    assert_eq!(Row::of(&copy.doc).unwrap().names, ["Anna Berg", "A."]);
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
    let row = Row::of(&copy.doc).unwrap();
    assert_eq!(row.tasks.iter().map(|task| task.entry).collect::<Vec<_>>(), [entry_id(1), entry_id(2)]);
    assert_eq!(
        row.tasks[1],
        TaskRow {
            entry: entry_id(2),
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
    let mut laptop = clinic.twin(2);
    clinic.writes(THERAPIST, kept, &goal::TARGET, words("3"));
    laptop.writes(MANAGER, kept, &goal::TARGET, words("4"));
    clinic.writes(THERAPIST, step, &crisis::REASONS, words("Sleep well. Eat."));
    laptop.writes(MANAGER, step, &crisis::REASONS, words("Oh, sleep well."));
    clinic.does(THERAPIST, vec![act(kept, Verb::Retire)]).unwrap();
    laptop.writes(MANAGER, kept, &goal::WHY, words("the view"));
    clinic.meet(&laptop);
    clinic
}

#[test]
fn what_needs_a_person_is_listed_by_where_it_stands() {
    let row = Row::of(&busy().doc).unwrap();
    let at = |noun: &str, entry: &str, field: &str| (noun.to_owned(), entry.to_owned(), field.to_owned());
    assert_eq!(row.two_versions, [at("goal", &id(1).to_string(), "target")]);
    assert_eq!(row.merged_texts, [at("crisis", "one", "reasons")]);
    assert_eq!(row.written_while_retired, [("goal".to_owned(), id(1).to_string())]);
}

#[test]
fn the_higher_of_two_levels_is_listed_and_what_was_not_seen_is_not() {
    let mut clinic = Node::new(Part::Risk, 1);
    clinic.writes(THERAPIST, (&risk::RISK, EntryKey::coded("legal")), &risk::LEVEL, code("none_seen"));
    let mut laptop = clinic.twin(2);
    let risk = (&risk::RISK, EntryKey::coded("self_harm"));
    clinic.writes(THERAPIST, risk, &risk::LEVEL, code("not_assessed"));
    assert_eq!(Row::of(&clinic.doc).unwrap().levels, [], "nobody looked yet");
    laptop.writes(MANAGER, risk, &risk::LEVEL, code("moderate"));
    clinic.meet(&laptop);
    let row = Row::of(&clinic.doc).unwrap();
    let moderate = LevelRow { domain: "self_harm".into(), rank: 1, level: "moderate".into(), two_versions: true };
    assert_eq!(row.levels, [moderate]);
    assert_eq!(row.two_versions, [("risk".to_owned(), "self_harm".to_owned(), "level".to_owned())]);
}

#[test]
fn whoever_left_a_team_is_of_it_until_their_last_day() {
    let mut copy = Node::new(Part::Relations, 1);
    let who = vec![
        (&team::WHO, Some(Value::Staff(PEER.person))),
        (&team::ROLE, code("peer")),
        (&team::TO, day("2026-03-31")),
    ];
    copy.does(THERAPIST, vec![begin((&team::TEAM, id(2)), who)]).unwrap();
    let row = Row::of(&copy.doc).unwrap();
    let mut overview = Overview::new(&Part::ALL, [Arc::new(row)]);
    for (today, own) in [("2026-03-31", 1), ("2026-04-01", 0), ("2026-03-01", 1)] {
        overview.set_day(today.parse().unwrap());
        assert_eq!(overview.count(Whose::Own(PEER.person)), own, "{today}");
    }
}

/// Does `acts` as the replica would, and says what is known of the document then, given what was known before.
fn saved(copy: &mut Node, before: &Summary, who: Who, acts: Vec<Act>) -> Summary {
    let base = copy.heads();
    let edit = copy.form(who, &base, acts);
    let (id, actors) = (edit.doc.id(), copy.actors(&edit));
    let (done, made) = run(id, &copy.doc, Work::Edit { edit: Box::new(edit), actors });
    let Done::Edited(edited, summary) = done else { panic!("another answer") };
    edited.unwrap();
    copy.doc = made.unwrap();
    Known::from_iter([before, &summary]).summary()
}

#[test]
fn a_save_tells_only_of_what_it_touched_and_all_of_that() {
    let mut copy = Node::new(Part::Plan, 1);
    let mut known = Summary::default();
    let plan = (&if_then::IF_THEN, id(1));
    let step = |n| {
        let fields = vec![(&if_then_step::PLAN, Some(Value::Link(id(1)))), (&if_then_step::WHAT, words("Breathe"))];
        begin((&if_then_step::IF_THEN_STEP, id(n)), fields)
    };
    let goal =
        |n| begin((&goal::GOAL, id(n)), vec![(&goal::STATEMENT, words("Walk")), (&goal::STATUS, code("proposed"))]);
    let all = [
        vec![begin(plan, vec![(&if_then::WHEN, words("I wake at night"))])],
        vec![step(2), step(3)],
        vec![goal(4)],
        vec![act(plan, Verb::Retire)],
        vec![act(plan, Verb::TakeUp)],
        vec![act((&goal::GOAL, id(4)), Verb::Retire)],
    ];
    for acts in all {
        known = saved(&mut copy, &known, THERAPIST, acts);
        assert_eq!(known, care::summary_of(&copy.doc));
    }
    // Written on while its plan was put away: the step waits for a person, and what puts the plan away knows nothing of it.
    let mut laptop = copy.twin(2);
    saved(&mut copy, &known, THERAPIST, vec![act(plan, Verb::Retire)]);
    laptop.writes(MANAGER, (&if_then_step::IF_THEN_STEP, id(2)), &if_then_step::WHAT, words("Breathe out"));
    copy.meet(&laptop);
    known = care::summary_of(&copy.doc);
    assert_eq!(Row::stored(&known).unwrap().written_while_retired.len(), 1);
    known = saved(&mut copy, &known, THERAPIST, vec![act(plan, Verb::TakeUp)]);
    assert_eq!(Row::stored(&known), Row::of(&copy.doc));
    assert_eq!(Row::stored(&known).unwrap().written_while_retired, []);
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
    assert_eq!(Row::of(&copy.doc).unwrap().goals, [("Walk".to_owned(), Some("2027-01-01".parse().unwrap()))]);
}

#[test]
fn a_document_that_does_not_say_whose_it_is_is_in_no_list() {
    assert_eq!(Row::of(&automerge::Automerge::new()), None);
    assert_eq!(Row::stored(&Summary::default()), None);
}

#[test]
fn facts_of_an_older_and_of_a_newer_version_keep_their_client_listed() {
    let mut summary = care::summary_of(&busy().doc);
    let today = Row::stored(&summary).unwrap();
    summary.form = 0;
    // A fact of tag 250: three bytes that nobody here can read.
    summary.facts.extend([250, 0, 0, 0, 3, 1, 2, 3]);
    assert_eq!(Row::stored(&summary).unwrap(), Row { form: 0, ..today });
    summary.facts = vec![9];
    let nothing = Row { form: 0, ..Row::empty(doc_key(Part::Plan)) };
    assert_eq!(Row::stored(&summary).unwrap(), nothing, "unreadable, and still listed");
    assert_eq!(Overview::new(&Part::ALL, Row::stored(&summary).map(Arc::new)).docs(CLIENT), [doc_key(Part::Plan)]);
}
