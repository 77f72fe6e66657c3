//! A less careful answer that nobody may give alone takes nothing from what somebody else said of a number or a person,
//! whatever is put away or written over: it waits for a supervisor. Must never let who wrote last decide.

use std::sync::Arc;

use waystation_sync::care::edit::Verb;
use waystation_sync::care::noun::{ClientFacts, FieldDecl, Noun, Part};
use waystation_sync::care::overview::{Need, cautions, heeding, not_safe_of, waits_in};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::care::{client_facts, contact, involvement_check, standing};

use crate::support::*;

const FIRST: (&Noun, EntryKey) = (&contact::CONTACT, id(1));
const OTHER: (&Noun, EntryKey) = (&contact::CONTACT, id(2));
const NUMBER: &str = "555-0142";

fn rows(copy: &Node) -> Vec<Arc<Row>> {
    Row::of(&copy.doc).into_iter().map(Arc::new).collect()
}

/// Begins a way to reach the client by `number`, which is `safe`.
fn way(copy: &mut Node, who: Who, at: (&'static Noun, EntryKey), [number, safe]: [&str; 2]) {
    let fields = vec![
        (&contact::CHANNEL, code("phone")),
        (&contact::VALUE, words(number)),
        (&contact::SAFE, code(safe)),
        (&contact::LEAVE_MESSAGE, code("none")),
    ];
    copy.does(who, vec![begin(at, fields)]).unwrap();
}

/// What is acted on of the number in the way `at`, which holds it, and whether a line with the number is told of it:
/// both alike.
fn is_safe(copy: &Node, at: (&'static Noun, EntryKey)) -> bool {
    let rows = rows(copy);
    let entry = heeding(copy.entry(at), &rows, &[]);
    let is_safe = entry.text(&contact::SAFE) == "yes";
    assert_eq!(is_safe, not_safe_of(rows.iter(), NUMBER).is_empty(), "{entry:?}");
    is_safe
}

fn looks(copy: &mut Node, at: (&'static Noun, EntryKey), field: &'static FieldDecl) {
    copy.does(SUPERVISOR, vec![act(at, Verb::SeeLowered { field })]).unwrap();
}

/// What somebody does to the first way, which holds the number as not safe.
type Deed = fn(&mut Node, Who);

/// Each way to make the first entry say nothing of the number any more.
const DEEDS: [(&str, Deed); 6] = [
    ("put away", |copy, who| {
        copy.does(who, vec![act(FIRST, Verb::Retire)]).unwrap();
    }),
    ("the number", |copy, who| {
        let fields = vec![(&contact::VALUE, words("555-0199")), (&contact::SAFE, code("yes"))];
        copy.does(who, vec![write(FIRST, fields)]).unwrap();
    }),
    ("the answer", |copy, who| copy.writes(who, FIRST, &contact::SAFE, code("yes"))),
    ("the answer in two steps, and put away", |copy, who| {
        copy.writes(who, FIRST, &contact::SAFE, code("at_times"));
        copy.writes(who, FIRST, &contact::SAFE, code("yes"));
        copy.does(who, vec![act(FIRST, Verb::Retire)]).unwrap();
    }),
    ("the answer there and back", |copy, who| {
        copy.writes(who, FIRST, &contact::SAFE, code("yes"));
        copy.writes(who, FIRST, &contact::SAFE, code("no"));
        copy.writes(who, FIRST, &contact::SAFE, code("yes"));
    }),
    ("the same said again, then the number", |copy, who| {
        copy.does(who, vec![act(FIRST, Verb::SayAgain { field: &contact::SAFE })]).unwrap();
        let fields = vec![(&contact::VALUE, words("555-0199")), (&contact::SAFE, code("yes"))];
        copy.does(who, vec![write(FIRST, fields)]).unwrap();
    }),
];

#[test]
fn a_safe_of_somebody_else_lifts_nothing_whatever_becomes_of_the_entry_that_said_not_safe_until_a_supervisor_looked() {
    for (what, deed) in DEEDS {
        for says_first in [true, false] {
            let mut copy = Node::new(Part::Core, 1);
            way(&mut copy, THERAPIST, FIRST, [NUMBER, "no"]);
            if says_first {
                way(&mut copy, MANAGER, OTHER, ["(555) 0142", "yes"]);
            }
            deed(&mut copy, MANAGER);
            if !says_first {
                way(&mut copy, MANAGER, OTHER, ["(555) 0142", "yes"]);
            }
            assert!(!is_safe(&copy, OTHER), "{what} {says_first}");
            // The desk has it, so that somebody can look.
            assert_eq!(copy.entry(OTHER).lowered_from(&contact::SAFE), Some("no"), "{what} {says_first}");
            looks(&mut copy, OTHER, &contact::SAFE);
            assert!(is_safe(&copy, OTHER), "{what} {says_first}");
        }
    }
}

#[test]
fn whoever_said_not_safe_may_say_safe_later_and_is_heard_at_once() {
    for (what, deed) in DEEDS {
        let mut copy = Node::new(Part::Core, 1);
        way(&mut copy, THERAPIST, FIRST, [NUMBER, "no"]);
        deed(&mut copy, THERAPIST);
        way(&mut copy, THERAPIST, OTHER, ["(555) 0142", "yes"]);
        assert!(is_safe(&copy, OTHER), "{what}");
        // It waits for a look all the same.
        assert_eq!(copy.entry(OTHER).lowered_from(&contact::SAFE), Some("no"), "{what}");
    }
    // Not with what was said before it.
    let mut copy = Node::new(Part::Core, 1);
    way(&mut copy, THERAPIST, OTHER, ["(555) 0142", "yes"]);
    way(&mut copy, THERAPIST, FIRST, [NUMBER, "no"]);
    copy.does(THERAPIST, vec![act(FIRST, Verb::Retire)]).unwrap();
    assert!(!is_safe(&copy, OTHER));
}

#[test]
fn an_answer_that_somebody_else_wrote_over_is_acted_on_in_its_own_entry_too_until_a_supervisor_looked() {
    let mut copy = Node::new(Part::Core, 1);
    way(&mut copy, THERAPIST, FIRST, [NUMBER, "no"]);
    copy.writes(MANAGER, FIRST, &contact::SAFE, code("yes"));
    assert!(!is_safe(&copy, FIRST));
    looks(&mut copy, FIRST, &contact::SAFE);
    assert!(is_safe(&copy, FIRST));
    // A supervisor who lowers it has looked, and who said so says otherwise.
    for who in [SUPERVISOR, THERAPIST] {
        let mut copy = Node::new(Part::Core, 1);
        way(&mut copy, THERAPIST, FIRST, [NUMBER, "no"]);
        copy.writes(who, FIRST, &contact::SAFE, code("yes"));
        assert!(is_safe(&copy, FIRST), "{who:?}");
    }
    // Of two who said so, each is one.
    let mut copy = Node::new(Part::Core, 1);
    way(&mut copy, THERAPIST, FIRST, [NUMBER, "no"]);
    copy.writes(MANAGER, FIRST, &contact::SAFE, code("at_times"));
    copy.writes(THERAPIST, FIRST, &contact::SAFE, code("yes"));
    let entry = heeding(copy.entry(FIRST), &rows(&copy), &[]);
    assert_eq!(entry.text(&contact::SAFE), "at_times");
}

#[test]
fn what_a_supervisor_looked_at_does_not_take_away_what_came_to_it_from_elsewhere_afterwards() {
    let mut clinic = Node::new(Part::Core, 1);
    way(&mut clinic, THERAPIST, FIRST, [NUMBER, "no"]);
    let mut laptop = clinic.twin(2);
    way(&mut clinic, MANAGER, OTHER, [NUMBER, "yes"]);
    looks(&mut clinic, OTHER, &contact::SAFE);
    way(&mut laptop, DESK, (&contact::CONTACT, id(3)), [NUMBER, "no"]);
    laptop.does(DESK, vec![act((&contact::CONTACT, id(3)), Verb::Retire)]).unwrap();
    clinic.does(THERAPIST, vec![act(FIRST, Verb::Retire)]).unwrap();
    assert!(is_safe(&clinic, OTHER));
    clinic.meet(&laptop);
    laptop.meet(&clinic);
    for copy in [&mut clinic, &mut laptop] {
        assert!(!is_safe(copy, OTHER));
        assert_eq!(copy.entry(OTHER).lowered_from(&contact::SAFE), Some("no"));
    }
    looks(&mut clinic, OTHER, &contact::SAFE);
    assert!(is_safe(&clinic, OTHER));
}

#[test]
fn somebody_who_was_found_not_safe_stays_so_when_another_writes_safe_over_it_and_puts_it_away() {
    const CHECK: (&Noun, EntryKey) = (&involvement_check::INVOLVEMENT_CHECK, id(1));
    let found = |copy: &Node| {
        let facts: ClientFacts = client_facts(&Part::ALL, Row::of(&copy.doc), None);
        cautions(&facts).into_iter().map(|caution| caution.said.code).collect::<Vec<_>>()
    };
    let writes = |copy: &mut Node, who, result: &str| {
        copy.does(who, vec![write(CHECK, vec![(&involvement_check::RESULT, code(result))])]).unwrap();
    };
    let other = Who { person: SUPERVISOR.person, ..THERAPIST };
    for (who, expected) in [(other, &["unsafe"][..]), (SUPERVISOR, &[]), (THERAPIST, &[])] {
        let mut copy = Node::new(Part::Relations, 1);
        let fields = vec![(&involvement_check::WHO, words("Boris")), (&involvement_check::RESULT, code("unsafe"))];
        copy.does(THERAPIST, vec![begin(CHECK, fields)]).unwrap();
        writes(&mut copy, who, "ok");
        copy.does(who, vec![act(CHECK, Verb::Retire)]).unwrap();
        assert_eq!(found(&copy), expected, "{who:?}");
    }
}

#[test]
fn what_was_lowered_waits_for_a_look_also_once_it_was_put_away_or_the_chart_was() {
    let mut copy = Node::new(Part::Core, 1);
    way(&mut copy, THERAPIST, FIRST, [NUMBER, "no"]);
    copy.writes(MANAGER, FIRST, &contact::SAFE, code("yes"));
    let waits = |copy: &Node| waits_in(&rows(copy)).iter().filter(|wait| wait.need == Need::Lowered).count();
    assert_eq!(waits(&copy), 1);
    copy.does(MANAGER, vec![act(FIRST, Verb::Retire)]).unwrap();
    assert_eq!(waits(&copy), 1, "whoever lowered it does not take it off the desk by putting it away");
    let ended = vec![(&standing::STATUS, code("ended")), (&standing::REASON, words("Left"))];
    copy.does(MANAGER, vec![write((&standing::STANDING, EntryKey::One), ended)]).unwrap();
    assert_eq!(waits(&copy), 1, "nor by putting the chart away");
    looks(&mut copy, FIRST, &contact::SAFE);
    assert_eq!(waits(&copy), 0);
}

#[test]
fn who_may_be_somebody_not_safe_is_heeded_so_and_nothing_said_of_them_under_the_other_name_lifts_it() {
    const FIRST: (&Noun, EntryKey) = (&involvement_check::INVOLVEMENT_CHECK, id(1));
    const OTHER: (&Noun, EntryKey) = (&involvement_check::INVOLVEMENT_CHECK, id(2));
    let says = |copy: &mut Node, who, at, [name, result]: [&str; 2]| {
        let fields = vec![(&involvement_check::WHO, words(name)), (&involvement_check::RESULT, code(result))];
        copy.does(who, vec![begin(at, fields)]).unwrap();
    };
    let acted_on =
        |copy: &Node| heeding(copy.entry(OTHER), &rows(copy), &[]).text(&involvement_check::RESULT).to_owned();
    let against = |copy: &Node| {
        let facts: ClientFacts = client_facts(&Part::ALL, Row::of(&copy.doc), None);
        cautions(&facts).into_iter().map(|caution| caution.said.who).collect::<Vec<_>>()
    };
    let writer = Who { person: SUPERVISOR.person, ..THERAPIST };
    for name in ["Quang", "Pham Quang", "Quang Pham"] {
        let mut copy = Node::new(Part::Relations, 1);
        says(&mut copy, THERAPIST, FIRST, ["Quang, husband", "unsafe"]);
        says(&mut copy, writer, OTHER, [name, "ok"]);
        assert_eq!(copy.entry(OTHER).lowered_from(&involvement_check::RESULT), Some("unsafe"), "{name}");
        assert_eq!(acted_on(&copy), "unsafe", "{name}");
        // A supervisor's look at the one clears that one alone, whatever becomes of the other.
        looks(&mut copy, OTHER, &involvement_check::RESULT);
        assert_eq!(copy.entry(OTHER).lowered_from(&involvement_check::RESULT), None, "{name}");
        assert_eq!(acted_on(&copy), "unsafe", "{name}");
        copy.does(THERAPIST, vec![act(FIRST, Verb::Retire)]).unwrap();
        assert_eq!(acted_on(&copy), "unsafe", "{name}");
        assert_eq!(against(&copy), ["Quang, husband"], "{name}");
    }
    // Of somebody else nothing is taken for theirs.
    let mut copy = Node::new(Part::Relations, 1);
    says(&mut copy, THERAPIST, FIRST, ["Quang, husband", "unsafe"]);
    says(&mut copy, writer, OTHER, ["Hoa, sister", "ok"]);
    assert_eq!(copy.entry(OTHER).lowered_from(&involvement_check::RESULT), None);
    assert_eq!(acted_on(&copy), "ok");
}
