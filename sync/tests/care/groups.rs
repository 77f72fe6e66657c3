//! Group work: what two facilitators write of one session on two nodes, and who is in a group when two people say otherwise.

use jiff::civil::date;
use waystation_sync::care::edit::Verb;
use waystation_sync::care::group_member::{GROUP_MEMBER, ROLE, UNTIL};
use waystation_sync::care::group_session::{
    CAME, GROUP, GROUP_PART, GROUP_SESSION, HAPPENED, OWN_PART, entry_of, session_of,
};
use waystation_sync::care::noun::{Code, Noun, Part};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;

use crate::support::*;

fn session(number: u8, client: ClientId) -> (&'static Noun, EntryKey) {
    (&GROUP_SESSION, EntryKey::Id(entry_of(entry_id(number), client)))
}

#[test]
fn two_facilitators_who_write_up_one_session_apart_both_have_theirs_in_the_chart() {
    let mut desk = Node::new(Part::Notes, 1);
    let mut laptop = desk.twin(2);
    let client = ClientId([1; 16]);
    for (node, who, number, own) in [(&mut desk, THERAPIST, 7, "Listened."), (&mut laptop, MANAGER, 8, "Laughed.")] {
        let fields = vec![
            (&HAPPENED, day("2026-11-24")),
            (&GROUP, code("skills")),
            (&CAME, code("attended")),
            (&GROUP_PART, words("We named feelings.")),
            (&OWN_PART, words(own)),
        ];
        node.does(who, vec![begin(session(number, client), fields), act(session(number, client), Verb::Sign)]).unwrap();
    }
    desk.meet(&laptop);
    laptop.meet(&desk);
    for node in [&desk, &laptop] {
        let said =
            [7, 8].map(|number| node.entry(session(number, client)).signed().unwrap().field("own_part").to_owned());
        assert_eq!(said, ["Listened.", "Laughed."]);
        let row = std::sync::Arc::new(Row::of(&node.doc).unwrap());
        let overview = Overview::new(&Part::ALL, [row]);
        let sessions = overview.group_sessions();
        assert_eq!(sessions.len(), 2, "neither stands in the place of the other");
        assert!(sessions.iter().all(|session| session.drafts == 0 && session.group == "skills"));
        assert!(sessions.iter().all(|session| session.id == session_of(session.entries[0].1)));
    }
}

#[test]
fn while_two_people_say_otherwise_of_a_place_in_a_group_it_stands_and_after_its_last_day_it_does_not() {
    let place = (&GROUP_MEMBER, EntryKey::Code(Code::new("skills").unwrap()));
    let mut desk = Node::new(Part::Relations, 1);
    desk.does(THERAPIST, vec![write(place, vec![(&ROLE, code("member"))])]).unwrap();
    let mut laptop = desk.twin(2);
    desk.writes(THERAPIST, place, &ROLE, code("left"));
    laptop.writes(MANAGER, place, &ROLE, code("peer"));
    let in_it = |node: &Node, on| {
        let name = std::sync::Arc::new(Row::of(&node.doc).unwrap());
        Overview::new(&Part::ALL, [name]).group_members("skills", on).len()
    };
    let today = date(2026, 11, 24);
    assert_eq!((in_it(&desk, today), in_it(&laptop, today)), (0, 1));
    desk.meet(&laptop);
    assert_eq!(in_it(&desk, today), 1, "whoever was there is written up");
    laptop.writes(MANAGER, place, &UNTIL, day("2026-11-24"));
    assert_eq!((in_it(&laptop, today), in_it(&laptop, date(2026, 11, 25))), (1, 0));
}
