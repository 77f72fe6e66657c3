//! Who says for whom an entry is: its writer, also where two answers stand.

use waystation_sync::care::edit::Wrong;
use waystation_sync::care::noun::{FieldDecl, Noun, Part, header};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::{NOUNS, journal};

use crate::support::*;

const PAGE: (&Noun, EntryKey) = (&journal::JOURNAL, id(7));

fn visible() -> &'static FieldDecl {
    journal::JOURNAL.field("visible").unwrap()
}

/// A page of a journal that a case manager wrote down for the therapist.
fn written() -> Node {
    let mut copy = Node::new(Part::Logs, 1);
    let fields = journal::JOURNAL.fields.iter().filter(|field| field.required).map(|field| {
        let to = if *field == header::HAPPENED {
            Some(waystation_sync::care::value::Value::Moment("2023-11-10T10:00-06:00".parse().unwrap()))
        } else {
            words("A page")
        };
        (field, to)
    });
    let fields = fields.chain([(visible(), code("team"))]).collect();
    copy.does(MANAGER, vec![begin(PAGE, fields)]).unwrap();
    copy
}

#[test]
fn others_make_an_entry_narrower_but_neither_wider_nor_its_writers_alone() {
    let mut copy = written();
    let says = |copy: &mut Node, who, to| copy.does(who, vec![write(PAGE, vec![(visible(), to)])]);
    assert_eq!(
        problems(says(&mut copy, SUPERVISOR, code("me"))),
        [(Some("visible"), Wrong::Rule("readers-writer-alone"))]
    );
    says(&mut copy, SUPERVISOR, code("therapist")).unwrap();
    for wider in [code("team"), None] {
        let refused = says(&mut copy, SUPERVISOR, wider);
        assert_eq!(problems(refused), [(Some("visible"), Wrong::Rule("readers-widen"))]);
    }
    says(&mut copy, MANAGER, code("team")).unwrap();
    says(&mut copy, MANAGER, code("me")).unwrap();
}

#[test]
fn while_two_answers_stand_the_narrower_is_acted_on_until_the_writer_chooses() {
    assert!(NOUNS.into_iter().any(|noun| noun == &journal::JOURNAL));
    let mut clinic = written();
    let mut laptop = clinic.twin(2);
    clinic.writes(SUPERVISOR, PAGE, visible(), code("therapist"));
    laptop.writes(MANAGER, PAGE, visible(), code("me"));
    clinic.meet(&laptop);
    let meant = |copy: &Node| copy.entry(PAGE).meant_for();
    assert_eq!(meant(&clinic), waystation_sync::care::noun::MeantFor::Writer);
    let other = clinic.does(SUPERVISOR, vec![settle(PAGE, visible(), code("team"), "They said so")]);
    assert!(other.is_err());
    clinic.does(MANAGER, vec![settle(PAGE, visible(), code("therapist"), "The client said so")]).unwrap();
    assert_eq!(meant(&clinic), waystation_sync::care::noun::MeantFor::Therapist);
}
