//! What one person wrote in two windows of one computer, as it is reviewed.

use proptest::prelude::*;
use waystation_sync::care::edit::Verb;
use waystation_sync::care::field::{Field, Version};
use waystation_sync::care::noun::Part;
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::{goal, risk};
use waystation_sync::review::{self, Kind, Waits};

use crate::copies::*;

/// Something that one of two people does: a form sent in a window that was opened up to two forms before.
#[derive(Clone, Debug)]
struct Sent {
    who: usize,
    back: usize,
    level: Option<&'static str>,
    basis: Option<&'static str>,
    meets: bool,
}

fn sent() -> impl Strategy<Value = Sent> {
    let level = prop::option::weighted(0.8, prop::sample::select(vec!["low", "moderate", "high"]));
    let basis = prop::option::weighted(0.6, prop::sample::select(vec!["said so", "seen", "told"]));
    (0..2_usize, 0..3_usize, level, basis, any::<bool>()).prop_map(|(who, back, level, basis, meets)| Sent {
        who,
        back,
        level,
        basis,
        meets,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_open_in_an_entry_waits_for_a_choice_and_nothing_else_does_however_many_windows(
        all in prop::collection::vec(sent(), 1..12),
    ) {
        let key = EntryKey::coded("legal");
        let mut clinic = Copy::new(Part::Risk, 1);
        clinic.write(&risk::RISK, key, &risk::BASIS, "Asked her");
        let laptop = clinic.carried_by(2);
        let mut copies = [clinic, laptop];
        let mut shown = copies.each_ref().map(|copy| vec![copy.heads()]);
        for one in &all {
            let fields = [(&risk::LEVEL, one.level), (&risk::BASIS, one.basis)];
            let typed = fields.into_iter().filter_map(|(field, typed)| Some((field, field.kind.parse(typed?).unwrap())));
            let bases = &shown[one.who];
            let base = bases[bases.len() - 1 - one.back.min(bases.len() - 1)].clone();
            // What was opened before two versions stood is refused.
            copies[one.who].try_act_at(&base, &risk::RISK, key, Verb::Write(typed.collect()));
            if one.meets {
                let other = copies[1 - one.who].clone();
                copies[one.who].take(&other);
            }
            shown[one.who].push(copies[one.who].heads());
        }
        let other = copies[1].clone();
        copies[0].take(&other);
        let doc = &copies[0].doc;
        let entry = View::now(doc).entry(&risk::RISK, key).unwrap();
        let items = review::open(doc);
        for field in [&risk::LEVEL, &risk::BASIS] {
            let waiting = items.iter().filter(|item| {
                item.waits == Some(Waits::Choice) && item.fields.iter().any(|change| change.field == field)
            });
            prop_assert_eq!(waiting.count(), usize::from(entry.is_open(field)), "{}: {:#?}", field.name, items);
        }
        // The reason that is acted on is one that was written with the level that is, where any was.
        if let (Field::Conflicted { versions, acted_on: Some(at) }, true) =
            (entry.field(&risk::LEVEL), entry.is_open(&risk::BASIS))
        {
            let changes: Vec<_> = versions[*at].stamps.iter().map(|by| by.change).collect();
            let all = entry.field(&risk::BASIS).versions();
            let of_it = |version: &&Version| version.stamps.iter().any(|by| changes.contains(&by.change));
            let held = entry.value(&risk::BASIS).cloned();
            prop_assert!(!all.iter().any(|own| of_it(&own)) || all.iter().filter(of_it).any(|own| own.value == held));
        }
    }
}

#[test]
fn what_one_person_wrote_in_two_windows_is_no_item_for_anybody_and_stands_in_the_history() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    clinic.write(&goal::GOAL, ENTRY, &goal::TARGET, "weekly");
    let was = clinic.heads();
    let fields = [
        (&goal::TARGET, "daily", "every other day"),
        (&goal::STATUS, "completed", "on_hold"),
        (&goal::STATEMENT, "Walk daily. Swim.", "Walk daily to the lake."),
    ];
    for (field, first, second) in fields {
        for typed in [first, second] {
            clinic.write_at(&was, &goal::GOAL, ENTRY, field, typed).unwrap();
        }
    }
    let items = laptop.review(&clinic);
    assert!(items.iter().all(|item| item.waits.is_none()), "{items:#?}");
    assert!(items.iter().all(|item| !is_conflict(item.kind)), "{:?}", kinds(&items));
    assert_eq!((review::open(&clinic.doc), review::open(&laptop.doc)), (vec![], vec![]));
    for (field, _, second) in fields {
        for copy in [&clinic, &laptop] {
            let held = View::now(&copy.doc).field(&goal::GOAL, ENTRY, field);
            assert_eq!(held.value(), field.kind.parse(second).unwrap().as_ref(), "{}: the later stands", field.name);
            assert_eq!(held.versions().len(), 2, "{}: nothing is dropped", field.name);
        }
        let told: Vec<_> = review::history(&laptop.doc, &goal::GOAL, ENTRY);
        let of = |step: &&review::Step| step.fields.iter().any(|one| one.field == field);
        assert_eq!(told.iter().filter(of).filter(|step| step.is_twice()).count(), 2, "{}", field.name);
    }
    // Another word of theirs ends it, whoever comes after.
    laptop.write(&goal::GOAL, ENTRY, &goal::STATEMENT, "Walk to the lake.");
    clinic.take(&laptop);
    let held = View::now(&clinic.doc).field(&goal::GOAL, ENTRY, &goal::STATEMENT);
    assert_eq!((held.value(), held.versions().len()), (words("Walk to the lake.").as_ref(), 0));
}

#[test]
fn what_is_less_careful_in_the_later_of_two_windows_waits_for_a_choice_on_every_node() {
    let key = EntryKey::coded("legal");
    let mut clinic = Copy::new(Part::Risk, 1);
    clinic.write(&risk::RISK, key, &risk::BASIS, "Asked her");
    let mut laptop = clinic.carried_by(2);
    let was = clinic.heads();
    for level in ["high", "low"] {
        clinic.write_at(&was, &risk::RISK, key, &risk::LEVEL, level).unwrap();
    }
    let items = laptop.review(&clinic);
    assert!(items.iter().any(|item| item.waits == Some(Waits::Choice)), "{items:#?}");
    for copy in [&clinic, &laptop] {
        assert_eq!(View::now(&copy.doc).entry(&risk::RISK, key).unwrap().text(&risk::LEVEL), "high");
        assert_eq!(review::open(&copy.doc).len(), 1);
    }
}

#[test]
fn beside_the_careful_answer_of_two_windows_stands_its_own_reason_and_both_are_chosen_together() {
    let key = EntryKey::coded("legal");
    let mut clinic = Copy::new(Part::Risk, 1);
    clinic.write(&risk::RISK, key, &risk::BASIS, "Asked her");
    let mut laptop = clinic.carried_by(2);
    let was = clinic.heads();
    for (level, basis) in [("high", "Rope in the barn"), ("low", "Laughed it off")] {
        let fields = [(&risk::LEVEL, level), (&risk::BASIS, basis)];
        let typed = fields.map(|(field, typed)| (field, field.kind.parse(typed).unwrap()));
        clinic.try_act_at(&was, &risk::RISK, key, Verb::Write(typed.to_vec())).unwrap();
    }
    let told = laptop.review(&clinic);
    let items: Vec<_> = told.iter().filter(|item| item.kind == Kind::TwoVersions).collect();
    let fields: Vec<_> = items.iter().flat_map(|item| &item.fields).map(|change| change.field.name).collect();
    assert_eq!(fields, ["level", "basis"], "{told:#?}");
    for copy in [&clinic, &laptop] {
        let entry = View::now(&copy.doc).entry(&risk::RISK, key).unwrap();
        assert_eq!((entry.text(&risk::LEVEL), entry.text(&risk::BASIS)), ("high", "Rope in the barn"));
        assert!(entry.is_open(&risk::BASIS) && entry.said_of_other(&risk::BASIS).is_none());
        assert_eq!(entry.field(&risk::BASIS).versions().len(), 2, "nothing is dropped");
    }
}

#[test]
fn a_text_of_two_windows_is_read_once_where_the_later_did_not_show_what_a_colleague_wrote() {
    let (mut clinic, mut laptop) = two_with_a_goal();
    let was = clinic.heads();
    laptop.write(&goal::GOAL, ENTRY, &goal::STATEMENT, "Walk daily. Ring Ben.");
    clinic.take(&laptop);
    clinic.write(&goal::GOAL, ENTRY, &goal::STATEMENT, "Walk daily. Ring Ben. Eat.");
    clinic.write_at(&was, &goal::GOAL, ENTRY, &goal::STATEMENT, "Walk daily. Swim.").unwrap();
    let open = review::open(&clinic.doc);
    assert_eq!(only(&open, Kind::Together).waits, Some(Waits::Reading));
    let text = View::now(&clinic.doc).field(&goal::GOAL, ENTRY, &goal::STATEMENT).value().unwrap().to_string();
    assert!(text.contains("Ring Ben"), "a late word is never lost: {text}");
}
