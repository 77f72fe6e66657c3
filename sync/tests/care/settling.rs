//! A person settles two versions; what was there is named for ever, and disagreeing again is shown again.

use waystation_sync::care::edit::{Edit, SET_ASIDE_MS, Wrong};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{Noun, Part, Role};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::{Misfit, Value};
use waystation_sync::care::{client, contact, crisis_step, risk, settlement, team};
use waystation_sync::time::Millis;

use crate::support::*;

const RISK: (&Noun, EntryKey) = (&risk::RISK, EntryKey::coded("self_harm"));

/// Two nodes that gave different answers and met.
fn two_levels() -> (Node, Node) {
    let mut clinic = Node::new(Part::Risk, 1);
    let mut laptop = Node::new(Part::Risk, 2);
    clinic.writes(THERAPIST, RISK, &risk::LEVEL, code("low"));
    laptop.writes(MANAGER, RISK, &risk::LEVEL, code("high"));
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    (clinic, laptop)
}

#[test]
fn two_levels_of_one_risk_are_both_shown_and_the_higher_is_acted_on() {
    let (clinic, laptop) = two_levels();
    for copy in [&clinic, &laptop] {
        let Field::Conflicted { versions, acted_on } = copy.field(RISK, &risk::LEVEL) else { panic!("two levels") };
        assert_eq!(versions.len(), 2);
        assert_eq!(versions[acted_on.unwrap()].value, code("high"));
        assert_eq!(copy.entry(RISK).text(&risk::LEVEL), "high");
        let authors: Vec<_> = versions.iter().map(|version| version.stamps[0].author.unwrap().person).collect();
        assert_eq!(authors, [MANAGER.person, THERAPIST.person]);
    }
    // Another domain is not touched by it.
    assert_eq!(*clinic.entry((&risk::RISK, EntryKey::coded("legal"))).field(&risk::LEVEL), Field::Empty);
}

#[test]
fn the_reason_of_the_level_that_is_acted_on_is_acted_on_and_is_chosen_by_those_who_choose_the_level() {
    let (mut clinic, mut laptop) = (Node::new(Part::Risk, 1), Node::new(Part::Risk, 2));
    let says = |level: &str, action: &str| {
        vec![write(RISK, vec![(&risk::LEVEL, code(level)), (&risk::ACTION, Some(Value::Words(action.to_owned())))])]
    };
    // Whichever of the two the library would put first.
    for (careful, other) in [(THERAPIST, THERAPIST_TOO), (THERAPIST_TOO, THERAPIST)] {
        clinic.does(careful, says("moderate", "ring daily")).unwrap();
        laptop.does(other, says("none_seen", "nothing")).unwrap();
        clinic.meet(&laptop);
        laptop.meet(&clinic);
        let entry = clinic.entry(RISK);
        let acted_on = |entry: &Entry| {
            let versions = entry.field(&risk::ACTION).versions();
            entry.acted_on(&risk::ACTION).and_then(|place| versions[place].value.as_ref()?.as_text().map(str::to_owned))
        };
        assert_eq!(acted_on(&entry).as_deref(), Some("ring daily"));
        let nothing = Some(Value::Words("nothing".to_owned()));
        let alone = clinic.does(MANAGER, vec![settle(RISK, &risk::ACTION, nothing, "said so")]);
        assert_eq!(problems(alone), [(Some("action"), Wrong::NotYours)]);
        // Once the level is chosen, what it was written with is acted on.
        clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("moderate"), "to be safe")]).unwrap();
        assert_eq!(acted_on(&clinic.entry(RISK)).as_deref(), Some("ring daily"));
        (clinic, laptop) = (Node::new(Part::Risk, 1), Node::new(Part::Risk, 2));
    }
}

#[test]
fn settling_a_risk_needs_a_reason_and_a_supervisor_or_therapist() {
    let (mut clinic, _) = two_levels();
    let by = |who, reason: &str| (who, vec![settle(RISK, &risk::LEVEL, code("low"), reason)]);
    let (who, acts) = by(SUPERVISOR, "  \n");
    assert_eq!(problems(clinic.does(who, acts)), [(Some("level"), Wrong::Rule("settling-needs-reason"))]);
    for who in [MANAGER, DESK, PEER] {
        let (who, acts) = by(who, "seen today");
        assert_eq!(problems(clinic.does(who, acts)), [(Some("level"), Wrong::NotYours)]);
    }
    let (who, acts) = by(SUPERVISOR, &"x".repeat(501));
    let too_long = Wrong::Misfit(Misfit::TooLong { characters_max: 500 });
    assert_eq!(problems(clinic.does(who, acts)), [(Some("level"), too_long)]);
    let (who, acts) = by(SUPERVISOR, "seen today");
    clinic.does(who, acts).unwrap();
    assert_eq!(clinic.field(RISK, &risk::LEVEL).value(), code("low").as_ref());
    assert!(!clinic.field(RISK, &risk::LEVEL).is_conflicted());
}

/// Another of this role, who wrote nothing.
const SUPERVISOR_TOO: Who = Who { person: waystation_sync::id::PersonId([13; 16]), role: Role::Supervisor };

#[test]
fn nobody_loosens_what_two_said_but_a_supervisor_apart_or_who_wrote_the_more_careful_answer() {
    let cases = [
        // Who wrote "low", who wrote "high", who settles, and on what they may not.
        (THERAPIST, MANAGER, THERAPIST, false),
        (THERAPIST, MANAGER, THERAPIST_TOO, false),
        (THERAPIST, MANAGER, SUPERVISOR, true),
        (THERAPIST, THERAPIST_TOO, THERAPIST, false),
        (THERAPIST, THERAPIST_TOO, THERAPIST_TOO, true),
        (SUPERVISOR, THERAPIST, SUPERVISOR, false),
        (SUPERVISOR, THERAPIST, SUPERVISOR_TOO, true),
        (SUPERVISOR, THERAPIST, THERAPIST, true),
        (THERAPIST, SUPERVISOR, SUPERVISOR, true),
        (THERAPIST, THERAPIST, THERAPIST, true),
    ];
    for (low, high, by, may) in cases {
        for looser in ["low", "moderate", "none_seen", "not_assessed"] {
            let mut clinic = Node::new(Part::Risk, 1);
            let mut laptop = Node::new(Part::Risk, 2);
            clinic.writes(low, RISK, &risk::LEVEL, code("low"));
            laptop.writes(high, RISK, &risk::LEVEL, code("high"));
            clinic.meet(&laptop);
            let settled = clinic.does(by, vec![settle(RISK, &risk::LEVEL, code(looser), "asked")]);
            if may {
                settled.unwrap();
            } else {
                assert_eq!(problems(settled), [(Some("level"), Wrong::Rule("settling-loosens"))], "{by:?} {looser}");
                // The more careful answer may be chosen by whoever may choose at all.
                clinic.does(by, vec![settle(RISK, &risk::LEVEL, code("high"), "to be safe")]).unwrap();
                assert_eq!(clinic.entry(RISK).text(&risk::LEVEL), "high");
            }
        }
        // A day later it is a new look, which is written down, with what was chosen beside it.
        for (after_ms, may) in [(SET_ASIDE_MS - 2_000, false), (SET_ASIDE_MS, true)] {
            let (mut clinic, _) = two_levels();
            clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("high"), "to be safe")]).unwrap();
            let chosen_at = clinic.entry(RISK).chosen(&risk::LEVEL).unwrap().by.written;
            let heads = clinic.heads();
            let low = clinic.form(THERAPIST, &heads, vec![write(RISK, vec![(&risk::LEVEL, code("low"))])]);
            let written = clinic.send(&Edit { at: Millis(chosen_at.0 + after_ms), ..low });
            assert_eq!(written.is_ok(), may, "{after_ms}");
            assert!(clinic.entry(RISK).chosen(&risk::LEVEL).is_some_and(|chosen| chosen.since.is_some() == may));
        }
        // No answer at all protects least.
        let (mut clinic, mut laptop) = (Node::new(Part::Risk, 1), Node::new(Part::Risk, 2));
        clinic.writes(low, RISK, &risk::LEVEL, code("low"));
        laptop.writes(high, RISK, &risk::LEVEL, code("high"));
        clinic.meet(&laptop);
        assert_eq!(clinic.does(by, vec![settle(RISK, &risk::LEVEL, None, "asked")]).is_ok(), may, "{by:?}");
    }
}

#[test]
fn whether_a_phone_is_safe_is_not_loosened_by_who_said_that_it_is() {
    let place = (&contact::CONTACT, id(1));
    let mut clinic = Node::new(Part::Core, 1);
    let fields = vec![(&contact::CHANNEL, code("phone")), (&contact::SAFE, code("at_times"))];
    clinic.does(DESK, vec![begin(place, fields)]).unwrap();
    let mut laptop = clinic.twin(2);
    laptop.writes(DESK, place, &contact::SAFE, code("no"));
    clinic.writes(THERAPIST, place, &contact::SAFE, code("yes"));
    clinic.meet(&laptop);
    let refused = clinic.does(THERAPIST, vec![settle(place, &contact::SAFE, code("yes"), "asked her")]);
    assert_eq!(problems(refused), [(Some("safe"), Wrong::Rule("settling-loosens"))]);
    assert_eq!(clinic.entry(place).text(&contact::SAFE), "no");
    clinic.does(SUPERVISOR, vec![settle(place, &contact::SAFE, code("yes"), "asked her")]).unwrap();
}

#[test]
fn who_was_not_chosen_does_not_bring_a_less_careful_answer_back_by_writing_it() {
    let cases = [
        // "low" is the therapist's, "high" the manager's, and "high" was chosen.
        (THERAPIST, "low", false),
        (THERAPIST, "none_seen", false),
        (THERAPIST, "moderate", true),
        (THERAPIST, "not_assessed", false),
        (THERAPIST_TOO, "low", true),
        (SUPERVISOR, "low", true),
    ];
    for (by, level, may) in cases {
        let (mut clinic, _) = two_levels();
        clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("high"), "to be safe")]).unwrap();
        let chosen = clinic.entry(RISK).chosen(&risk::LEVEL).unwrap().clone();
        assert_eq!((chosen.value, chosen.wrote.len(), chosen.since), (code("high"), 2, None));
        let written = clinic.does(by, vec![write(RISK, vec![(&risk::LEVEL, code(level))])]);
        if !may {
            assert_eq!(problems(written), [(Some("level"), Wrong::Rule("settled-set-aside"))], "{by:?} {level}");
            continue;
        }
        written.unwrap();
        // What protects less than what was chosen says so for as long as it stands.
        let entry = clinic.entry(RISK);
        let told = entry.chosen(&risk::LEVEL).map(|chosen| (chosen.reason.as_str(), chosen.since.is_some()));
        assert_eq!(told, Some(("to be safe", true)), "{by:?} {level}");
    }
    // No answer at all protects least.
    let (mut clinic, _) = two_levels();
    clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("high"), "to be safe")]).unwrap();
    let cleared = clinic.does(THERAPIST, vec![write(RISK, vec![(&risk::LEVEL, None)])]);
    assert_eq!(problems(cleared), [(Some("level"), Wrong::Rule("settled-set-aside"))]);
}

#[test]
fn an_ordinary_write_does_not_settle() {
    let (mut clinic, _) = two_levels();
    for level in ["low", "high", "moderate"] {
        let refused = clinic.does(SUPERVISOR, vec![write(RISK, vec![(&risk::LEVEL, code(level))])]);
        assert_eq!(problems(refused), [(Some("level"), Wrong::TwoVersions)]);
    }
    // The other fields of the entry stay open to writing.
    clinic.writes(THERAPIST, RISK, &risk::BASIS, words("asked today"));
}

#[test]
fn a_settling_names_who_what_why_and_every_version() {
    let (mut clinic, _) = two_levels();
    let changes: Vec<_> = clinic.field(RISK, &risk::LEVEL).stamps().iter().map(|stamp| stamp.change).collect();
    let edited = clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("moderate"), "seen\r\ntoday ")]).unwrap();
    let [settled] = &settlement::all(&View::now(&clinic.doc))[..] else { panic!("one settling") };
    assert_eq!(settled.by.unwrap().author, Some(clinic.author(SUPERVISOR)));
    assert_eq!(settled.by.map(|by| by.change), edited.change);
    assert_eq!((settled.noun.as_str(), settled.entry.as_str(), settled.field.as_str()), ("risk", "self_harm", "level"));
    assert_eq!(settled.reason, "seen\ntoday");
    let mut named = settled.versions.clone();
    named.sort_unstable();
    assert_eq!(named, changes);
    // A third value, which neither had written, was allowed; one that is no value is not.
    assert_eq!(clinic.entry(RISK).text(&risk::LEVEL), "moderate");
}

#[test]
fn what_is_no_value_of_the_field_cannot_be_chosen() {
    let (mut clinic, _) = two_levels();
    let refused = clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("severe"), "x")]);
    assert_eq!(problems(refused), [(Some("level"), Wrong::Misfit(Misfit::NotAChoice))]);
    let mut clinic = Node::new(Part::Plan, 1);
    let place = (&crisis_step::CRISIS_STEP, id(1));
    clinic
        .does(
            THERAPIST,
            vec![begin(place, vec![(&crisis_step::STAGE, code("people")), (&crisis_step::WHAT, words("Call"))])],
        )
        .unwrap();
    let mut laptop = clinic.twin(3);
    clinic.writes(THERAPIST, place, &crisis_step::WHAT, words("Call Ana"));
    laptop.writes(MANAGER, place, &crisis_step::WHAT, words("Call Ben"));
    clinic.meet(&laptop);
    assert_eq!(clinic.entry(place).value(&crisis_step::WHAT), None, "none protects more than the other");
    // A required field in conflict keeps nobody from writing the rest, but is not settled to nothing.
    clinic.writes(THERAPIST, place, &crisis_step::WHO, words("Ana"));
    let refused = clinic.does(SUPERVISOR, vec![settle(place, &crisis_step::WHAT, None, "x")]);
    assert_eq!(problems(refused), [(Some("what"), Wrong::Missing)]);
}

#[test]
fn nothing_to_settle_is_said_and_changes_nothing() {
    let (mut clinic, mut laptop) = two_levels();
    let stale = laptop.heads();
    clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("low"), "seen")]).unwrap();
    let again = clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("low"), "seen")]);
    assert_eq!(problems(again), [(Some("level"), Wrong::OneVersion)]);
    // The same choice made elsewhere at the same time is no new disagreement.
    laptop.does_at(SUPERVISOR_TOO, &stale, vec![settle(RISK, &risk::LEVEL, code("low"), "asked")]).unwrap();
    laptop.meet(&clinic);
    assert!(!laptop.field(RISK, &risk::LEVEL).is_conflicted());
    assert_eq!(settlement::all(&View::now(&laptop.doc)).len(), 2, "each settling is kept");
}

#[test]
fn settling_differently_on_two_nodes_opens_it_again() {
    let (mut clinic, mut laptop) = two_levels();
    clinic.does(SUPERVISOR, vec![settle(RISK, &risk::LEVEL, code("low"), "seen")]).unwrap();
    laptop.does(THERAPIST, vec![settle(RISK, &risk::LEVEL, code("high"), "asked")]).unwrap();
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    assert!(clinic.field(RISK, &risk::LEVEL).is_conflicted());
    assert_eq!(clinic.entry(RISK), laptop.entry(RISK));
    assert_eq!(clinic.entry(RISK).text(&risk::LEVEL), "high");
}

#[test]
fn many_fields_settled_by_forms_of_nearly_the_same_id_keep_a_mark_each() {
    let domains = ["self_harm", "legal", "exploitation"];
    let mut clinic = Node::new(Part::Risk, 1);
    let mut laptop = Node::new(Part::Risk, 2);
    for domain in domains {
        clinic.writes(THERAPIST, (&risk::RISK, EntryKey::coded(domain)), &risk::LEVEL, code("low"));
        laptop.writes(MANAGER, (&risk::RISK, EntryKey::coded(domain)), &risk::LEVEL, code("high"));
    }
    clinic.meet(&laptop);
    let acts = |domains: &[&'static str]| {
        domains
            .iter()
            .map(|domain| settle((&risk::RISK, EntryKey::coded(domain)), &risk::LEVEL, code("high"), "seen"))
            .collect::<Vec<_>>()
    };
    clinic.does(SUPERVISOR, acts(&domains[..2])).unwrap();
    clinic.does(SUPERVISOR, acts(&domains[2..])).unwrap();
    let settled = settlement::all(&View::now(&clinic.doc));
    let entries: Vec<_> = settled.iter().map(|one| one.entry.as_str()).collect();
    assert_eq!(settled.len(), 3, "{entries:?}");
    for domain in domains {
        assert!(entries.contains(&domain));
    }
}

#[test]
fn a_register_is_settled_by_whoever_may_write_it_and_needs_no_reason() {
    let place = (&client::CLIENT, EntryKey::One);
    let mut clinic = Node::new(Part::Core, 1);
    let mut laptop = Node::new(Part::Core, 2);
    clinic.writes(DESK, place, &client::LANGUAGE, words("Sami"));
    laptop.writes(MANAGER, place, &client::LANGUAGE, words("Finnish"));
    clinic.meet(&laptop);
    let refused = clinic.does(PEER, vec![settle(place, &client::LANGUAGE, words("Sami"), "")]);
    assert_eq!(problems(refused), [(Some("language"), Wrong::NotYours)]);
    clinic.does(DESK, vec![settle(place, &client::LANGUAGE, words("Sami"), "")]).unwrap();
    assert_eq!(clinic.entry(place).text(&client::LANGUAGE), "Sami");
    // Two days of birth may be two people: nobody guesses, and none is acted on.
    let mut laptop = clinic.twin(3);
    clinic.writes(DESK, place, &client::BIRTH_DATE, Some(Value::Year(1984)));
    laptop.writes(MANAGER, place, &client::BIRTH_DATE, day("1985-02-03"));
    clinic.meet(&laptop);
    assert_eq!(clinic.entry(place).value(&client::BIRTH_DATE), None);
}

#[test]
fn yes_and_no_at_once_is_for_a_person_to_settle() {
    let place = (&team::TEAM, id(1));
    let mut clinic = Node::new(Part::Relations, 1);
    let fields = vec![(&team::WHO, Some(Value::Staff(PEER.person))), (&team::ROLE, code("peer"))];
    clinic.does(SUPERVISOR, vec![begin(place, fields)]).unwrap();
    let mut laptop = clinic.twin(2);
    clinic.writes(SUPERVISOR, place, &team::PRIMARY, Some(Value::YesNo(true)));
    laptop.writes(THERAPIST, place, &team::PRIMARY, Some(Value::YesNo(false)));
    clinic.meet(&laptop);
    assert_eq!(clinic.entry(place).value(&team::PRIMARY), None);
    clinic.does(SUPERVISOR, vec![settle(place, &team::PRIMARY, Some(Value::YesNo(false)), "asked")]).unwrap();
    assert_eq!(clinic.entry(place).value(&team::PRIMARY), Some(&Value::YesNo(false)));
}
