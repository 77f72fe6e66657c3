//! Each kind of item, by the smallest document that has one.

use std::collections::BTreeSet;

use automerge::Automerge;
use waystation_sync::care::declare::Need;
use waystation_sync::care::edit::Verb;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{contact, crisis_step, goal, risk, task};
use waystation_sync::id::{ChangeId, EntryId, Heads};
use waystation_sync::review::{self, About, How, Kind, Mark, Waits};

use crate::copies::*;

#[test]
fn what_one_side_wrote_is_shown_with_what_was_there_before() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    let change = laptop.write(&goal::GOAL, ENTRY, &goal::TARGET, "three times a week");
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::Plain);
    assert_eq!(items.len(), 1);
    let About::Entry { noun, key, title, .. } = &item.about else { panic!("it is about the goal") };
    assert_eq!((noun.name, *key, title.clone()), ("goal", ENTRY, words("Walk daily.")));
    let target = &item.fields[0];
    assert_eq!(target.before, Field::Empty);
    assert_eq!(target.wrote[0].value, words("three times a week"));
    assert_eq!(target.wrote[0].stamp.author, Some(laptop.author()));
    assert_eq!(target.wrote[0].stamp.change, change);
    assert_eq!(target.now.value(), words("three times a week").as_ref());
    assert_eq!(item.waits, None);
}

#[test]
fn edits_of_different_fields_on_two_sides_are_parallel_and_the_same_on_both_nodes() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    clinic.write(&goal::GOAL, ENTRY, &goal::WHY, "sleeps better");
    laptop.write(&goal::GOAL, ENTRY, &goal::TARGET, "daily");
    let (was_clinic, was_laptop) = (clinic.clone(), laptop.clone());
    let at_clinic = clinic.review(&was_laptop);
    let at_laptop = laptop.review(&was_clinic);
    assert_eq!(at_clinic, at_laptop);
    let names: Vec<_> = only(&at_clinic, Kind::Parallel).fields.iter().map(|change| change.field.name).collect();
    assert_eq!(names, ["target", "why"]);
}

#[test]
fn different_answers_are_two_versions_with_the_base_until_settled_and_keep_their_name_after() {
    let (mut clinic, laptop) = two_levels();
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::TwoVersions).clone();
    assert_eq!(item.waits, Some(Waits::Choice));
    let level = &item.fields[0];
    assert_eq!(level.before.value(), code("low").as_ref());
    let versions = level.versions();
    assert_eq!(
        versions.iter().map(|version| version.value.clone()).collect::<Vec<_>>(),
        [code("high"), code("moderate")]
    );
    assert_eq!(versions[0].stamps[0].author, Some(laptop.author()));
    assert_eq!(review::open(&clinic.doc), std::slice::from_ref(&item));

    let mut laptop = laptop;
    laptop.take(&clinic);
    // By who wrote the more careful answer: nobody else of the two may settle on the other.
    let change = laptop.settle(&risk::RISK, SELF_HARM, &risk::LEVEL, "moderate");
    assert_eq!(review::open(&laptop.doc), []);
    let items = clinic.review(&laptop);
    assert_eq!(items.len(), 1, "the settling is told with the field that it settled: {:?}", kinds(&items));
    let settled = only(&items, Kind::Settled);
    assert_eq!(settled.id, item.id);
    let settling = &settled.fields[0].settled[0];
    assert_eq!(settling.by.change, change);
    assert_eq!(settling.by.author, Some(laptop.author()));
    assert_eq!(settling.how, How::Chosen { reason: "asked the client".into() });
    assert_eq!(settling.value, code("moderate"));
}

#[test]
fn settling_differently_on_two_nodes_opens_the_question_again() {
    let (mut clinic, mut laptop) = two_levels();
    let was = laptop.clone();
    laptop.take(&clinic);
    clinic.take(&was);
    clinic.settle(&risk::RISK, SELF_HARM, &risk::LEVEL, "high");
    laptop.settle(&risk::RISK, SELF_HARM, &risk::LEVEL, "moderate");
    let items = clinic.review(&laptop);
    assert_eq!(only(&items, Kind::Settled).fields[0].settled.len(), 2);
    let open = only(&items, Kind::TwoVersions);
    assert_eq!(open.waits, Some(Waits::Choice));
    assert!(open.fields[0].wrote.iter().all(|wrote| matches!(wrote.settling, Some(How::Chosen { .. }))));
    assert!(matches!(open.fields[0].before, Field::Conflicted { .. }));
}

#[test]
fn the_same_answer_on_two_sides_is_not_two_versions() {
    let mut clinic = Copy::new(Part::Risk, 1);
    clinic.write(&risk::RISK, SELF_HARM, &risk::LEVEL, "low");
    let mut laptop = clinic.carried_by(2);
    clinic.write(&risk::RISK, SELF_HARM, &risk::LEVEL, "high");
    laptop.write(&risk::RISK, SELF_HARM, &risk::LEVEL, "high");
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::Parallel);
    assert_eq!(items.len(), 1);
    let versions = item.fields[0].versions();
    assert_eq!((versions.len(), versions[0].stamps.len()), (1, 2));
    assert_eq!(review::open(&clinic.doc), []);
}

#[test]
fn a_status_is_ruled_and_a_set_keeps_what_both_added() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    clinic.write(&goal::GOAL, ENTRY, &goal::STATUS, "on_hold");
    laptop.write(&goal::GOAL, ENTRY, &goal::STATUS, "accepted");
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::Ruled);
    assert_eq!(item.fields[0].now.value(), code("on_hold").as_ref());
    assert_eq!(item.fields[0].versions().len(), 2);
    assert_eq!(item.waits, Some(Waits::Ruled), "somebody looks at it once");
    let id = item.id;
    let look = review::open(&clinic.doc)[0].place().unwrap();
    assert_eq!((look.need, look.field), (Need::Ruled, "status"));
    // Saying that it stands is a settling like any other.
    let chosen = clinic.settle(&goal::GOAL, ENTRY, &goal::STATUS, "on_hold");
    assert_eq!(review::open(&clinic.doc), []);
    let items = laptop.review(&clinic);
    let settled = only(&items, Kind::Settled);
    assert_eq!((settled.id, settled.fields[0].settled[0].by.change), (id, chosen));

    let mut clinic = Copy::new(Part::Core, 1);
    clinic.begin(&contact::CONTACT, &[(&contact::CHANNEL, "phone"), (&contact::SAFE, "yes")]);
    let mut laptop = clinic.carried_by(2);
    clinic.write(&contact::CONTACT, ENTRY, &contact::HOURS, "morning");
    laptop.write(&contact::CONTACT, ENTRY, &contact::HOURS, "evening");
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::Ruled);
    assert_eq!(item.fields[0].now.value().map(ToString::to_string), Some("evening morning".into()));
}

#[test]
fn prose_written_on_two_sides_shows_each_side_and_the_text_together_until_read() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    clinic.write(&goal::GOAL, ENTRY, &goal::STATEMENT, "Walk daily. Call Ben.");
    laptop.write(&goal::GOAL, ENTRY, &goal::STATEMENT, "Walk slowly daily.");
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::Together).clone();
    assert_eq!(item.waits, Some(Waits::Reading));
    let statement = &item.fields[0];
    assert_eq!(statement.before.value(), words("Walk daily.").as_ref());
    assert_eq!(statement.now.value(), words("Walk slowly daily. Call Ben.").as_ref());
    let mut wrote: Vec<_> = statement.wrote.iter().map(|wrote| wrote.value.clone()).collect();
    wrote.sort();
    assert_eq!(wrote, [words("Walk daily. Call Ben."), words("Walk slowly daily.")]);

    clinic.act(&goal::GOAL, ENTRY, Verb::ConfirmText { field: &goal::STATEMENT });
    assert_eq!(review::open(&clinic.doc), []);
    let items = laptop.review(&clinic);
    let read = only(&items, Kind::Settled);
    assert_eq!((read.id, &read.fields[0].settled[0].how), (item.id, &How::Read));
}

#[test]
fn words_written_in_an_entry_that_was_retired_elsewhere_are_shown_and_wait() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    let retired = clinic.act(&goal::GOAL, ENTRY, Verb::Retire);
    let first = laptop.write(&goal::GOAL, ENTRY, &goal::WHY, "urgent");
    let second = laptop.write(&goal::GOAL, ENTRY, &goal::WHY, "very urgent");
    let was = laptop.clone();
    let at_laptop = laptop.review(&clinic);
    let at_clinic = clinic.review(&was);
    let item = only(&at_clinic, Kind::InsideRetired);
    assert_eq!(item, only(&at_laptop, Kind::InsideRetired));
    assert_eq!(only(&at_laptop, Kind::Retired).changes[0].change, retired);
    assert_eq!(item.waits, Some(Waits::Retired));
    assert_eq!(item.retired_by[0].change, retired);
    assert_eq!(item.fields[0].wrote.iter().map(|wrote| wrote.stamp.change).collect::<Vec<_>>(), [first, second]);
    assert_eq!(review::open(&clinic.doc), std::slice::from_ref(item));

    clinic.act(&goal::GOAL, ENTRY, Verb::TakeUp);
    assert_eq!(review::open(&clinic.doc), []);
    only(&laptop.review(&clinic), Kind::TakenUp);
}

#[test]
fn two_versions_inside_an_entry_that_a_third_retired_say_so() {
    let mut clinic = Copy::new(Part::Plan, 1);
    clinic.begin(&crisis_step::CRISIS_STEP, &[(&crisis_step::STAGE, "people"), (&crisis_step::WHAT, "Call")]);
    let (mut laptop, mut third) = (clinic.carried_by(2), clinic.carried_by(3));
    clinic.write(&crisis_step::CRISIS_STEP, ENTRY, &crisis_step::PHONE, "555 0142");
    laptop.write(&crisis_step::CRISIS_STEP, ENTRY, &crisis_step::PHONE, "555 0199");
    third.act(&crisis_step::CRISIS_STEP, ENTRY, Verb::Retire);
    clinic.take(&laptop);
    let items = clinic.review(&third);
    assert_eq!(kinds(&items).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from([Kind::TwoVersions, Kind::Retired]));
    let item = only(&items, Kind::TwoVersions);
    assert_eq!(item.retired_by.len(), 1);
    assert_eq!(item.waits, Some(Waits::Choice));
}

#[test]
fn a_document_that_came_whole_is_one_item_and_hides_nothing_that_met_what_was_here() {
    let (mut clinic, mut laptop) = two_levels();
    let mut elsewhere = Copy::new(Part::Risk, 3);
    let (before, new) = elsewhere.take(&laptop);
    assert!(new.len() > 3);
    let items = review::merged(&elsewhere.doc, &before, &[]);
    assert_eq!(kinds(&items), [Kind::CameWhole]);
    assert_eq!((items[0].changes.len(), &items[0].about), (2, &About::Document));

    let (before, _) = clinic.take(&laptop);
    let items = review::merged(&clinic.doc, &before, &[]);
    assert_eq!(kinds(&items), [Kind::CameWhole, Kind::TwoVersions]);
    let (before, _) = laptop.take(&clinic);
    assert_eq!(items[1], review::merged(&laptop.doc, &before, &[])[1]);
    assert_eq!(review::merged(&laptop.doc, &laptop.heads(), &[]), []);
}

#[test]
fn hashes_that_the_document_does_not_hold_are_passed_over() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    let unknown = [ChangeId([9; 32])];
    assert_eq!(review::merged(&clinic.doc, &Heads::default(), &unknown), []);
    assert_eq!(review::merged(&Automerge::new(), &unknown.into_iter().collect(), &unknown), []);
    assert_eq!(review::merged(&Automerge::new(), &Heads::default(), &[]), []);
    laptop.write(&goal::GOAL, ENTRY, &goal::TARGET, "daily");
    let (before, mut new) = clinic.take(&laptop);
    let items = review::merged(&clinic.doc, &before, &new);
    new.extend(unknown);
    assert_eq!(review::merged(&clinic.doc, &unknown.into_iter().collect(), &new), items);
    assert_eq!(review::history(&clinic.doc, &goal::GOAL, EntryKey::Id(EntryId([3; 16]))), []);
}

#[test]
fn what_a_newer_program_wrote_is_told_though_it_cannot_be_shown() {
    use automerge::transaction::{CommitOptions, Transactable};
    let (mut clinic, mut laptop) = two_with_a_goal();
    laptop.doc.set_author(Some(laptop.author().to_bytes().to_vec().into()));
    laptop
        .doc
        .transact_with::<_, _, automerge::AutomergeError, _>(
            |()| CommitOptions::default(),
            |tx| {
                let map = tx.put_object(automerge::ROOT, "dreams", automerge::ObjType::Map)?;
                tx.put(&map, "one", "a river")
            },
        )
        .unwrap();
    assert_eq!(kinds(&clinic.review(&laptop)), [Kind::Unknown]);
}

#[test]
fn a_level_that_was_lowered_elsewhere_waits_for_a_supervisor_and_is_then_told_as_seen() {
    let key = EntryKey::coded("legal");
    let mut clinic = Copy::new(Part::Risk, 1);
    clinic.write(&risk::RISK, key, &risk::LEVEL, "high");
    let mut laptop = clinic.carried_by(2);
    laptop.role = Role::Therapist;
    laptop.write(&risk::RISK, key, &risk::BASIS, "Asked her");
    let change = laptop.write(&risk::RISK, key, &risk::LEVEL, "low");
    let items = clinic.review(&laptop);
    let waiting: Vec<_> = items.iter().filter(|item| item.waits.is_some()).collect();
    assert_eq!(waiting.len(), 1, "{items:#?}");
    assert_eq!((waiting[0].kind, waiting[0].waits), (Kind::Plain, Some(Waits::Seeing)));
    assert_eq!(waiting[0].changes.last().unwrap().change, change);
    assert_eq!(review::open(&clinic.doc), [waiting[0].clone()]);

    clinic.act(&risk::RISK, key, Verb::SeeLowered { field: &risk::LEVEL });
    assert_eq!(review::open(&clinic.doc), []);
    let at_laptop = laptop.review(&clinic);
    assert_eq!((kinds(&at_laptop), at_laptop[0].fields.len()), (vec![Kind::Seen], 0));
    let history = review::history(&laptop.doc, &risk::RISK, key);
    assert_eq!((history[0].marks.clone(), history[0].fields.len()), (vec![Mark::Seen], 0));
}

#[test]
fn the_history_of_an_entry_tells_its_life_newest_first() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    clinic.write(&goal::GOAL, ENTRY, &goal::TARGET, "daily");
    let other = laptop.write(&goal::GOAL, ENTRY, &goal::TARGET, "weekly");
    clinic.take(&laptop);
    clinic.settle(&goal::GOAL, ENTRY, &goal::TARGET, "weekly");
    clinic.act(&goal::GOAL, ENTRY, Verb::Retire);
    clinic.act(&goal::GOAL, ENTRY, Verb::TakeUp);
    laptop.take(&clinic);
    let steps = review::history(&clinic.doc, &goal::GOAL, ENTRY);
    assert_eq!(steps, review::history(&laptop.doc, &goal::GOAL, ENTRY));
    let marks: Vec<_> = steps.iter().map(|step| step.marks.clone()).collect();
    assert_eq!(
        marks,
        [vec![Mark::TakenUp], vec![Mark::Retired], vec![Mark::Settled], vec![], vec![], vec![Mark::Begun]]
    );
    let settled = &steps[2];
    assert!(settled.came_out_of_two_versions());
    assert!(matches!(settled.fields[0].before, Field::Conflicted { .. }));
    assert_eq!(settled.fields[0].after.value(), words("weekly").as_ref());
    let side = steps.iter().find(|step| step.stamp.change == other).unwrap();
    assert_eq!((side.beside.len(), side.came_out_of_two_versions()), (1, false));
    assert_eq!((&side.fields[0].before, side.fields[0].after.value()), (&Field::Empty, words("weekly").as_ref()));
}

#[test]
fn an_entry_written_on_one_side_only_keeps_the_others_out_of_its_items() {
    let mut clinic = Copy::new(Part::Case, 1);
    clinic.begin(&task::TASK, &[(&task::WHAT, "Ring the school"), (&task::STATUS, "open")]);
    let mut laptop = clinic.carried_by(2);
    let other = EntryKey::Id(EntryId([9; 16]));
    let fields = vec![(&task::WHAT, words("Write")), (&task::STATUS, code("open"))];
    clinic.act(&task::TASK, other, Verb::Begin(fields));
    laptop.write(&task::TASK, ENTRY, &task::STATUS, "done");
    assert_eq!(kinds(&clinic.review(&laptop)), [Kind::Plain]);
}
