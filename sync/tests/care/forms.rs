//! A form is one more copy: it can disagree with what came meanwhile, but never overwrite it.

use waystation_sync::care::edit::{self, EditError, Wrong};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::Part;
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::value::{Misfit, Value};
use waystation_sync::care::{client, crisis, goal, name, risk, routine_step, task};
use waystation_sync::id::{ChangeId, ClientId, Heads};

use crate::support::*;

const TASK: (&waystation_sync::care::noun::Noun, EntryKey) = (&task::TASK, id(1));
const ONE: (&waystation_sync::care::noun::Noun, EntryKey) = (&client::CLIENT, EntryKey::One);

fn with_task() -> Node {
    let mut copy = Node::new(Part::Case, 1);
    let fields = vec![(&task::WHAT, words("Call the landlord")), (&task::STATUS, code("open"))];
    copy.does(MANAGER, vec![begin(TASK, fields)]).unwrap();
    copy
}

#[test]
fn a_stale_form_conflicts_and_overwrites_nothing() {
    let mut copy = with_task();
    let stale = copy.heads();
    copy.writes(MANAGER, TASK, &task::PRIORITY, code("soon"));
    let edited = copy.does_at(THERAPIST, &stale, vec![write(TASK, vec![(&task::PRIORITY, code("urgent"))])]).unwrap();
    assert!(edited.together);
    let Field::Conflicted { versions, .. } = copy.field(TASK, &task::PRIORITY) else { panic!("two answers stand") };
    let values: Vec<_> = versions.iter().map(|version| version.value.clone()).collect();
    assert_eq!(values, [code("soon"), code("urgent")]);
    assert_eq!(versions[1].stamps[0].author, Some(copy.author(THERAPIST)));
}

#[test]
fn a_field_that_the_person_left_alone_is_not_written() {
    let mut copy = with_task();
    let stale = copy.heads();
    copy.writes(MANAGER, TASK, &task::WHAT, words("Call the housing office"));
    // The stale form sends back the old words untouched, and a change elsewhere.
    let fields = vec![(&task::WHAT, words("Call the landlord")), (&task::PRIORITY, code("soon"))];
    copy.does_at(THERAPIST, &stale, vec![write(TASK, fields)]).unwrap();
    assert_eq!(copy.entry(TASK).text(&task::WHAT), "Call the housing office");
    assert_eq!(copy.entry(TASK).text(&task::PRIORITY), "soon");
    assert!(!copy.field(TASK, &task::WHAT).is_conflicted());
}

#[test]
fn a_form_in_which_nothing_was_changed_makes_no_change() {
    let mut copy = with_task();
    let before = copy.heads();
    let edited = copy.does(DESK, vec![write(TASK, vec![(&task::WHAT, words("Call the landlord"))])]).unwrap();
    assert_eq!((edited.change, edited.chunks.len()), (None, 0));
    assert_eq!(copy.heads(), before);
}

#[test]
fn the_same_form_sent_twice_is_one_edit() {
    let mut copy = with_task();
    let base = copy.heads();
    let edit = copy.form(MANAGER, &base, vec![write(TASK, vec![(&task::PRIORITY, code("soon"))])]);
    let first = copy.send(&edit).unwrap();
    copy.writes(THERAPIST, TASK, &task::PRIORITY, code("urgent"));
    let again = copy.send(&edit).unwrap();
    assert!(again.repeated && !first.repeated);
    assert_eq!(again.change, first.change);
    assert_eq!(copy.entry(TASK).text(&task::PRIORITY), "urgent");
}

#[test]
fn the_same_form_is_one_edit_also_when_it_came_back_from_another_node_in_between() {
    let mut copy = with_task();
    let mut laptop = copy.twin(2);
    let base = copy.heads();
    let edit = copy.form(MANAGER, &base, vec![write(TASK, vec![(&task::REMARK, words("rang twice"))])]);
    copy.send(&edit).unwrap();
    laptop.meet(&copy);
    assert!(laptop.send(&edit).unwrap().repeated);
    // Even where the document did not exist when the form was rendered.
    let mut blank = Node::new(Part::Case, 3);
    let first = blank.form(
        MANAGER,
        &Heads::default(),
        vec![begin((&task::TASK, id(9)), vec![(&task::WHAT, words("Find a bed")), (&task::STATUS, code("open"))])],
    );
    blank.send(&first).unwrap();
    copy.meet(&blank);
    assert!(copy.send(&first).unwrap().repeated);
    assert_eq!(View::now(&copy.doc).entries(&task::TASK).len(), 2);
}

#[test]
fn a_form_that_shows_an_unknown_version_is_refused_and_changes_nothing() {
    let mut copy = with_task();
    let unknown: Heads = [ChangeId([9; 32])].into_iter().collect();
    let refused = copy.does_at(MANAGER, &unknown, vec![write(TASK, vec![(&task::WHAT, words("x"))])]);
    assert!(matches!(refused, Err(EditError::UnknownVersion)));
    // Known and unknown together are unknown.
    let both: Heads = copy.heads().as_slice().iter().copied().chain([ChangeId([9; 32])]).collect();
    let refused = copy.does_at(MANAGER, &both, vec![write(TASK, vec![(&task::WHAT, words("x"))])]);
    assert!(matches!(refused, Err(EditError::UnknownVersion)));
}

#[test]
fn a_form_for_another_document_is_refused() {
    let mut copy = with_task();
    let acts = vec![write(TASK, vec![(&task::WHAT, words("x"))])];
    let mut other_client = copy.form(MANAGER, &Heads::default(), acts.clone());
    other_client.doc.client = ClientId([0xC2; 16]);
    assert!(matches!(copy.send(&other_client), Err(EditError::OtherDocument)));
    let mut other_part = copy.form(MANAGER, &Heads::default(), acts);
    other_part.doc.part = Part::Plan;
    assert!(matches!(copy.send(&other_part), Err(EditError::OtherDocument)));
    let other_noun = vec![begin((&goal::GOAL, id(3)), vec![])];
    assert!(matches!(copy.does(MANAGER, other_noun), Err(EditError::OtherDocument)));
}

#[test]
fn a_form_rendered_before_the_document_existed_meets_one_begun_elsewhere_meanwhile() {
    let mut desk = Node::new(Part::Core, 1);
    let mut laptop = Node::new(Part::Core, 2);
    desk.writes(DESK, ONE, &client::PRONOUNS, words("she"));
    laptop.writes(THERAPIST, ONE, &client::LANGUAGE, words("Sami"));
    let late = desk.does_at(MANAGER, &Heads::default(), vec![write(ONE, vec![(&client::PRONOUNS, words("they"))])]);
    assert!(late.unwrap().together);
    desk.meet(&laptop);
    laptop.meet(&desk);
    for copy in [&desk, &laptop] {
        assert_eq!(copy.entry(ONE).text(&client::LANGUAGE), "Sami");
        assert!(copy.field(ONE, &client::PRONOUNS).is_conflicted());
        assert_eq!(copy.doc.get_heads(), copy.reloaded().get_heads());
    }
    assert_eq!(desk.entry(ONE), laptop.entry(ONE));
}

#[test]
fn a_form_that_showed_only_the_birth_meets_entries_that_exist_already() {
    let mut copy = with_task();
    let birth: Heads =
        [waystation_sync::care::birth::document(&doc_key(Part::Case)).unwrap().hash()].into_iter().collect();
    let fields = vec![(&task::WHAT, words("Find a bed")), (&task::STATUS, code("open"))];
    let edited = copy.does_at(DESK, &birth, vec![begin((&task::TASK, id(2)), fields)]).unwrap();
    assert!(edited.together);
    assert_eq!(edited.new.len(), 1, "births that are there are not stored again");
    assert_eq!(View::now(&copy.doc).entries(&task::TASK).len(), 2);
    // At that version the task was not there yet.
    let early = copy.does_at(DESK, &birth, vec![write(TASK, vec![(&task::WHAT, words("x"))])]);
    assert_eq!(problems(early), [(None, Wrong::NoSuchEntry)]);
}

#[test]
fn a_refused_first_form_leaves_nothing_that_a_later_one_would_take_for_stored() {
    let mut copy = Node::new(Part::Case, 1);
    assert_eq!(problems(copy.does(MANAGER, vec![begin(TASK, vec![])])).len(), 2);
    assert!(copy.heads().is_empty());
    let nothing = Node::new(Part::Core, 1).does(DESK, vec![write(ONE, vec![(&client::GENDER, None)])]).unwrap();
    assert!(nothing.heads.is_empty() && nothing.change.is_none());
    let fields = vec![(&task::WHAT, words("Find a bed")), (&task::STATUS, code("open"))];
    copy.does(MANAGER, vec![begin(TASK, fields)]).unwrap();
    assert_eq!(copy.reloaded().get_heads(), copy.doc.get_heads());
}

#[test]
fn a_second_noun_of_a_document_is_begun_beside_the_first() {
    let mut copy = Node::new(Part::Plan, 1);
    copy.writes(THERAPIST, (&crisis::CRISIS, EntryKey::One), &crisis::STATUS, code("draft"));
    let stale = copy.heads();
    copy.writes(THERAPIST, (&crisis::CRISIS, EntryKey::One), &crisis::STATUS, code("agreed"));
    let walk = vec![(&goal::STATEMENT, words("Walk")), (&goal::STATUS, code("proposed"))];
    copy.does_at(MANAGER, &stale, vec![begin((&goal::GOAL, id(1)), walk)]).unwrap();
    assert_eq!(copy.entry((&goal::GOAL, id(1))).text(&goal::STATEMENT), "Walk");
    assert_eq!(copy.entry((&crisis::CRISIS, EntryKey::One)).text(&crisis::STATUS), "agreed");
    assert_eq!(copy.reloaded().get_heads(), copy.doc.get_heads());
}

#[test]
fn acts_of_one_form_follow_each_other() {
    let mut copy = Node::new(Part::Case, 1);
    let acts = vec![
        begin(TASK, vec![(&task::WHAT, words("Find a bed")), (&task::STATUS, code("open"))]),
        write(TASK, vec![(&task::STATUS, code("done")), (&task::REMARK, words("found"))]),
        act(TASK, edit::Verb::Retire),
    ];
    let edited = copy.does(MANAGER, acts).unwrap();
    let entry = copy.entry(TASK);
    assert_eq!((entry.text(&task::STATUS), entry.text(&task::REMARK)), ("done", "found"));
    assert!(entry.is_retired());
    assert_eq!(entry.born.map(|born| born.change), edited.change);
    let twice = vec![
        begin((&task::TASK, id(2)), vec![(&task::WHAT, words("a")), (&task::STATUS, code("open"))]),
        begin((&task::TASK, id(2)), vec![(&task::WHAT, words("b")), (&task::STATUS, code("open"))]),
    ];
    assert_eq!(problems(copy.does(MANAGER, twice)), [(None, Wrong::AlreadyThere)]);
}

#[test]
fn an_entry_begun_meanwhile_under_the_same_id_is_not_begun_over() {
    let mut copy = with_task();
    let fields = vec![(&task::WHAT, words("Another")), (&task::STATUS, code("open"))];
    let again = copy.does_at(DESK, &Heads::default(), vec![begin(TASK, fields)]);
    assert_eq!(problems(again), [(None, Wrong::AlreadyThere)]);
    assert_eq!(copy.entry(TASK).text(&task::WHAT), "Call the landlord");
}

#[test]
fn a_key_that_a_noun_cannot_have_is_no_entry() {
    for place in [
        (&goal::GOAL, EntryKey::One),
        (&risk::RISK, EntryKey::coded("no_such_domain")),
        (&risk::RISK, id(1)),
        (&crisis::CRISIS, id(1)),
    ] {
        let mut copy = Node::new(place.0.part, 1);
        let refused = copy.does(THERAPIST, vec![write(place, vec![])]);
        assert_eq!(problems(refused), [(None, Wrong::NoSuchEntry)], "{place:?}");
        let refused = copy.does(THERAPIST, vec![begin(place, vec![])]);
        assert_eq!(problems(refused), [(None, Wrong::NoSuchEntry)], "{place:?}");
    }
}

#[test]
fn a_field_of_another_noun_is_not_written() {
    let mut copy = with_task();
    let refused = copy.does(MANAGER, vec![write(TASK, vec![(&goal::STATUS, code("active"))])]);
    assert_eq!(problems(refused), [(Some("status"), Wrong::NotYours)]);
}

#[test]
fn who_wrote_where_and_when_come_back_out() {
    let mut copy = Node::new(Part::Core, 6);
    let place = (&name::NAME, id(1));
    for (n, text) in (1..).zip(["Ana", "Anna", "Hanna"]) {
        let acts = match n {
            1 => vec![begin(place, vec![(&name::USE, code("usual")), (&name::TEXT, words(text))])],
            _ => vec![write(place, vec![(&name::TEXT, words(text))])],
        };
        let base = copy.heads();
        let edit = copy.form(DESK, &base, acts);
        let edited = copy.send(&edit).unwrap();
        let Field::Settled(version) = copy.field(place, &name::TEXT) else { panic!("one name") };
        let [stamp] = version.stamps[..] else { panic!("one writer") };
        assert_eq!(Some(stamp.change), edited.change);
        assert_eq!(stamp.author, Some(copy.author(DESK)));
        assert_eq!(stamp.written, edit.at);
    }
    assert_eq!(copy.entry(place).born.unwrap().author, Some(copy.author(DESK)));
    assert_eq!(copy.entry(place).last_changed().unwrap().written.0 % 1000, 0);
}

#[test]
fn all_that_is_wrong_with_a_form_is_told_at_once_whichever_check_finds_it() {
    let too_long = Wrong::Misfit(Misfit::TooLong { characters_max: 300 });
    let long = words(&"x".repeat(301));
    let task = vec![begin(TASK, vec![(&task::WHAT, long.clone())])];
    let told = problems(Node::new(Part::Case, 1).does(MANAGER, task));
    assert_eq!(told, [(Some("what"), too_long), (Some("status"), Wrong::Missing)]);
    let nowhere = Some(Value::Link(id(9)));
    let fields = vec![(&routine_step::ROUTINE, nowhere), (&routine_step::WHAT, long)];
    let step = vec![begin((&routine_step::ROUTINE_STEP, id(1)), fields)];
    let told = problems(Node::new(Part::Plan, 1).does(MANAGER, step));
    assert_eq!(told, [(Some("what"), too_long), (Some("routine"), Wrong::NoSuchEntry)]);
}

#[test]
fn a_form_that_is_only_looked_at_says_what_saving_it_would_and_writes_nothing() {
    let mut copy = Node::new(Part::Case, 1);
    let base = copy.heads();
    let wrong = copy.form(MANAGER, &base, vec![begin(TASK, vec![(&task::WHAT, words("Call"))])]);
    let told = edit::problems(&copy.doc, &wrong).unwrap();
    assert_eq!(told.iter().map(|problem| problem.field).collect::<Vec<_>>(), [Some("status")]);
    assert_eq!(copy.heads(), base);
    let fields = vec![(&task::WHAT, words("Call")), (&task::STATUS, code("open"))];
    let right = copy.form(MANAGER, &base, vec![begin(TASK, fields)]);
    assert!(edit::problems(&copy.doc, &right).unwrap().is_empty());
    assert_eq!(copy.heads(), base);
    copy.send(&right).unwrap();
    assert!(edit::problems(&copy.doc, &right).unwrap().is_empty(), "it was saved already");
}
