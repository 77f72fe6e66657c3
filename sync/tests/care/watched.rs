//! A watched field that was lowered waits until a supervisor has seen it, whatever else was written meanwhile and wherever.

use waystation_sync::care::NOUNS;
use waystation_sync::care::edit::{Act, Verb, Wrong};
use waystation_sync::care::noun::{Class, Kind, Noun, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::{involvement_check, risk, standing};

use waystation_sync::review;

use crate::support::*;

const RISK: (&Noun, EntryKey) = (&risk::RISK, EntryKey::coded("self_harm"));

fn levelled(level: &str) -> Node {
    let mut copy = Node::new(Part::Risk, 1);
    copy.writes(THERAPIST, RISK, &risk::LEVEL, code(level));
    copy
}

fn writes(copy: &mut Node, who: Who, level: &str) {
    copy.writes(who, RISK, &risk::LEVEL, code(level));
}

fn seen() -> Vec<Act> {
    vec![act(RISK, Verb::SeeLowered { field: &risk::LEVEL })]
}

/// What the level was lowered from, as the entry and the facts of the document say it alike.
fn waits(copy: &Node) -> Option<String> {
    let from = copy.entry(RISK).lowered_from(&risk::LEVEL).map(str::to_owned);
    let at = |place: &str| place.to_owned();
    let row = Row::of(&copy.doc).unwrap();
    let expected = from.iter().map(|_| (at("risk"), at("self_harm"), at("level"))).collect::<Vec<_>>();
    assert_eq!(row.lowered, expected);
    assert_eq!(row.lowered_from("risk", "self_harm", "level"), from.as_deref());
    from
}

#[test]
fn a_lowered_level_waits_with_what_it_was_until_a_supervisor_has_seen_it() {
    let mut copy = levelled("high");
    assert_eq!(waits(&copy), None);
    writes(&mut copy, THERAPIST_TOO, "moderate");
    writes(&mut copy, THERAPIST, "low");
    assert_eq!(waits(&copy).as_deref(), Some("high"));
    for who in [THERAPIST, MANAGER, DESK] {
        assert_eq!(problems(copy.does(who, seen())), [(Some("level"), Wrong::NotYours)]);
    }
    copy.does(SUPERVISOR, seen()).unwrap();
    assert_eq!(waits(&copy), None);
    assert_eq!(problems(copy.does(SUPERVISOR, seen())), [(Some("level"), Wrong::OneVersion)]);
    // Lower again, and gone altogether: each waits anew.
    writes(&mut copy, THERAPIST_TOO, "none_seen");
    assert_eq!(waits(&copy).as_deref(), Some("low"));
    copy.does(SUPERVISOR, seen()).unwrap();
    writes(&mut copy, THERAPIST_TOO, "moderate");
    copy.writes(THERAPIST_TOO, RISK, &risk::LEVEL, None);
    assert_eq!(waits(&copy).as_deref(), Some("moderate"));
}

#[test]
fn what_is_raised_or_lowered_by_a_supervisor_does_not_wait() {
    let mut copy = levelled("low");
    writes(&mut copy, THERAPIST_TOO, "high");
    assert_eq!(waits(&copy), None);
    writes(&mut copy, SUPERVISOR, "low");
    assert_eq!(waits(&copy), None);
    writes(&mut copy, THERAPIST_TOO, "none_seen");
    writes(&mut copy, SUPERVISOR, "not_assessed");
    assert_eq!(waits(&copy), None);
}

#[test]
fn a_look_on_one_side_never_covers_a_lowering_on_the_other() {
    let mut clinic = levelled("high");
    writes(&mut clinic, THERAPIST_TOO, "low");
    let mut laptop = clinic.twin(2);
    clinic.does(SUPERVISOR, seen()).unwrap();
    // Up and down again, so that it ends above what was seen.
    writes(&mut laptop, THERAPIST_TOO, "high");
    writes(&mut laptop, THERAPIST_TOO, "moderate");
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        assert_eq!(waits(copy).as_deref(), Some("high"));
    }
    clinic.does(SUPERVISOR, seen()).unwrap();
    assert_eq!(waits(&clinic), None);
}

#[test]
fn lowered_by_choosing_between_two_versions_waits_too() {
    let mut clinic = levelled("moderate");
    let mut laptop = clinic.twin(2);
    writes(&mut clinic, THERAPIST, "high");
    writes(&mut laptop, THERAPIST_TOO, "low");
    clinic.meet(&laptop);
    // Two versions are asked about first.
    assert_eq!(waits(&clinic), None);
    clinic.does(THERAPIST, vec![settle(RISK, &risk::LEVEL, code("low"), "saw her today")]).unwrap();
    assert_eq!(waits(&clinic).as_deref(), Some("high"));
}

#[test]
fn only_codes_in_an_order_of_protection_are_watched() {
    let watched = || NOUNS.iter().flat_map(|noun| noun.fields).filter(|field| field.watched);
    assert!(watched().any(|field| *field == risk::LEVEL));
    for field in watched() {
        let is_ordered = matches!(
            field.class,
            Class::Confirmed { most_protective_first: [_, _, ..] } | Class::State { confirmed: [_, ..], .. }
        );
        assert!(is_ordered && matches!(field.kind, Kind::Code(_)), "{field:?}");
    }
}

#[test]
fn a_case_manager_raises_a_level_and_leaves_lowering_it_to_those_who_assess_it() {
    let refused = [(Some("level"), Wrong::Rule("only-raised"))];
    let says = |level| vec![write(RISK, vec![(&risk::LEVEL, code(level))])];
    // Where nothing stands, whatever asks for some care.
    for (level, may) in [("high", true), ("low", true), ("not_assessed", true), ("none_seen", false)] {
        let mut copy = Node::new(Part::Risk, 1);
        let written = copy.does(MANAGER, says(level));
        assert_eq!(written.is_ok(), may, "{level}");
        if !may {
            assert_eq!(problems(written), refused);
        }
    }
    let mut copy = levelled("moderate");
    for level in ["low", "not_assessed", "none_seen"] {
        assert_eq!(problems(copy.does(MANAGER, says(level))), refused, "{level}");
    }
    let cleared = copy.does(MANAGER, vec![write(RISK, vec![(&risk::LEVEL, None)])]);
    assert_eq!(problems(cleared), refused);
    // What it rests on may be added to, and the level raised; not back again, though they raised it themselves.
    copy.writes(MANAGER, RISK, &risk::BASIS, words("heard it from her sister"));
    copy.writes(MANAGER, RISK, &risk::LEVEL, code("high"));
    assert_eq!(problems(copy.does(MANAGER, says("moderate"))), refused);
    assert_eq!(waits(&copy), None);
    writes(&mut copy, THERAPIST, "moderate");
    assert_eq!(waits(&copy).as_deref(), Some("high"));
}

const CHECK: (&Noun, EntryKey) = (&involvement_check::INVOLVEMENT_CHECK, id(1));
const OTHER_CHECK: (&Noun, EntryKey) = (&involvement_check::INVOLVEMENT_CHECK, id(2));

fn checks(copy: &mut Node, at: (&'static Noun, EntryKey), who: &str, result: &str) {
    let fields = vec![(&involvement_check::WHO, words(who)), (&involvement_check::RESULT, code(result))];
    copy.does(THERAPIST, vec![begin(at, fields)]).unwrap();
}

/// What a check was lowered from, as the entry and the lists say it alike.
fn check_waits(copy: &Node, at: (&'static Noun, EntryKey)) -> Option<String> {
    let from = copy.entry(at).lowered_from(&involvement_check::RESULT).map(str::to_owned);
    let lowered = Row::of(&copy.doc).unwrap().lowered;
    assert_eq!(lowered.iter().any(|(_, entry, _)| *entry == at.1.to_string()), from.is_some(), "{lowered:?}");
    let told = review::open(&copy.doc).iter().filter_map(review::Item::place).any(|place| place.key == at.1);
    assert_eq!(told, from.is_some());
    from
}

#[test]
fn a_check_that_is_begun_beside_a_more_careful_one_of_the_same_person_waits_in_whatever_order_they_meet() {
    let mut clinic = Node::new(Part::Relations, 1);
    checks(&mut clinic, (&involvement_check::INVOLVEMENT_CHECK, id(9)), "Ben", "ok");
    let mut laptop = clinic.twin(2);
    checks(&mut clinic, CHECK, "Carla", "ok");
    checks(&mut laptop, OTHER_CHECK, "carla", "unsafe");
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        assert_eq!(check_waits(copy, CHECK).as_deref(), Some("unsafe"));
        assert_eq!(check_waits(copy, OTHER_CHECK), None);
    }
    clinic.does(SUPERVISOR, vec![act(CHECK, Verb::SeeLowered { field: &involvement_check::RESULT })]).unwrap();
    laptop.meet(&clinic);
    for copy in [&clinic, &laptop] {
        assert_eq!(check_waits(copy, CHECK), None);
    }
    // Once it was looked at, the next that says the same is no news; a newer word of danger is.
    checks(&mut clinic, (&involvement_check::INVOLVEMENT_CHECK, id(3)), "Carla", "ok");
    assert_eq!(check_waits(&clinic, (&involvement_check::INVOLVEMENT_CHECK, id(3))), None);
    checks(&mut clinic, (&involvement_check::INVOLVEMENT_CHECK, id(4)), "Carla", "not_now");
    checks(&mut clinic, (&involvement_check::INVOLVEMENT_CHECK, id(5)), "Carla", "ok");
    assert_eq!(check_waits(&clinic, (&involvement_check::INVOLVEMENT_CHECK, id(5))).as_deref(), Some("not_now"));
}

#[test]
fn a_death_waits_until_a_supervisor_has_seen_it_and_again_when_it_is_said_again() {
    const STANDING: (&Noun, EntryKey) = (&standing::STANDING, EntryKey::One);
    let mut copy = Node::new(Part::Core, 1);
    let says = |copy: &mut Node, status: &str| {
        let fields = vec![(&standing::STATUS, code(status)), (&standing::REASON, words(status))];
        copy.does(MANAGER, vec![write(STANDING, fields)]).unwrap();
    };
    let waits = |copy: &Node| {
        let from = copy.entry(STANDING).lowered_from(&standing::STATUS).map(str::to_owned);
        assert_eq!(Row::of(&copy.doc).unwrap().lowered.len(), usize::from(from.is_some()));
        from
    };
    let seen = || vec![act(STANDING, Verb::SeeLowered { field: &standing::STATUS })];
    says(&mut copy, "ended");
    assert_eq!(waits(&copy), None);
    says(&mut copy, "died");
    assert_eq!(waits(&copy).as_deref(), Some("active"));
    assert_eq!(problems(copy.does(MANAGER, seen())), [(Some("status"), Wrong::NotYours)]);
    copy.does(SUPERVISOR, seen()).unwrap();
    assert_eq!(waits(&copy), None);
    says(&mut copy, "active");
    assert_eq!(waits(&copy).as_deref(), Some("died"));
    says(&mut copy, "died");
    assert_eq!(waits(&copy).as_deref(), Some("active"), "the look was at what was said before");
    copy.does(SUPERVISOR, seen()).unwrap();
    assert_eq!(waits(&copy), None);
}
