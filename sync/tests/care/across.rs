//! Rules across a client's documents: asking for help opens a flag, exposure waits for its locks, contact falls due.

use std::sync::Arc;

use waystation_sync::care::edit::Act;
use waystation_sync::care::noun::{ClientFacts, Moment, OpenFlag, Part, header};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{checkin, client_facts, safety_flag};

use crate::support::*;

const TODAY: &str = "2026-11-24";

fn moment(text: &str) -> Option<Value> {
    text.parse::<Moment>().ok().map(Value::Moment)
}

fn rows(copies: &[&Node]) -> Vec<Row> {
    copies.iter().filter_map(|copy| Row::of(&copy.doc)).collect()
}

fn facts(copies: &[&Node]) -> ClientFacts {
    client_facts(&Part::ALL, rows(copies), TODAY.parse().ok())
}

#[test]
fn who_asks_for_help_in_a_check_in_opens_a_safety_flag_that_somebody_has_the_same_day() {
    let mut log = Node::new(Part::Logs, 1);
    let mut flags = Node::new(Part::Risk, 1);
    let said = |n, help| {
        let happened = (&header::HAPPENED, moment("2026-11-24T09:00-06:00"));
        begin((&checkin::CHECKIN, id(n)), vec![happened, (&checkin::NEED_HELP, Some(Value::YesNo(help)))])
    };
    log.does(MANAGER, vec![said(1, false)]).unwrap();
    assert_eq!(facts(&[&log, &flags]).open_flags(), []);
    log.does(MANAGER, vec![said(2, true)]).unwrap();
    let open = OpenFlag::Answers(entry_id(2));
    let known = facts(&[&log, &flags]);
    assert_eq!((known.open_flags(), known.owner(&open)), (vec![open], Some(MANAGER.person)));
    let overview = Overview::new(&Part::ALL, rows(&[&log, &flags]).into_iter().map(Arc::new));
    let flagged: Vec<_> = overview.flags().map(|flagged| (flagged.raised, flagged.owner)).collect();
    assert_eq!(flagged, [(Some(("checkin", TODAY.parse().unwrap())), Some(MANAGER.person))]);

    let flag = |n, status, fields: Vec<_>| -> Act {
        let about = (&safety_flag::CHECKIN, Some(Value::Link(id(2))));
        begin((&safety_flag::SAFETY_FLAG, id(n)), [vec![about, (&safety_flag::STATUS, code(status))], fields].concat())
    };
    let owner = (&safety_flag::OWNER, Some(Value::Staff(THERAPIST.person)));
    flags.does(SUPERVISOR, vec![flag(11, "open", vec![owner])]).unwrap();
    let known = facts(&[&log, &flags]);
    assert_eq!((known.open_flags(), known.owner(&open)), (vec![open], Some(THERAPIST.person)));
    let found = (&safety_flag::REASON, words("Rang at noon; safe tonight."));
    let closed = vec![(&safety_flag::STATUS, code("closed")), found];
    flags.does(SUPERVISOR, vec![write((&safety_flag::SAFETY_FLAG, id(11)), closed)]).unwrap();
    assert_eq!(facts(&[&log, &flags]).open_flags(), []);
}
