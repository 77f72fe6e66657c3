//! How long a large chart takes to read; measured by hand, since a busy machine proves nothing.

use waystation_sync::care::noun::Part;
use waystation_sync::care::summary::Row;
use waystation_sync::care::value::Value;
use waystation_sync::care::{goal, nouns_of};

use crate::support::*;

/// A plan of forty goals after two hundred changes at three nodes.
fn large() -> Node {
    let mut copies: Vec<Node> = (1..4).map(|device| Node::new(Part::Plan, device)).collect();
    for n in 0..40u8 {
        let fields = vec![
            (&goal::STATEMENT, words(&format!("Walk to the lake and back, number {n}"))),
            (&goal::SPECIFIC, words("round the lake")),
            (&goal::MEASURE, words("walks a week")),
            (&goal::CONFIDENCE, Some(Value::Number(6))),
            (&goal::WHY, words("the view")),
            (&goal::DUE, day("2027-03-01")),
            (&goal::STATUS, code("active")),
        ];
        copies[0].does(THERAPIST, vec![begin((&goal::GOAL, id(n + 1)), fields)]).unwrap();
    }
    for n in 0..160usize {
        let place = (&goal::GOAL, id(u8::try_from(n * 7 % 40 + 1).unwrap()));
        let from = copies[0].twin(0xEE);
        copies[n % 3].meet(&from);
        copies[n % 3].writes(MANAGER, place, &goal::WHY, words(&format!("reason {n}")));
        let back = copies[n % 3].twin(0xEE);
        copies[0].meet(&back);
    }
    copies.remove(0)
}

#[test]
#[ignore = "prints times; run by hand with --release -- --ignored --nocapture"]
#[expect(clippy::disallowed_methods, reason = "measures the time that a person would wait")]
fn a_large_plan_is_read_while_a_person_waits() {
    let copy = large();
    let time = |what: &str, run: &mut dyn FnMut()| {
        let started = std::time::Instant::now();
        for _ in 0..20 {
            run();
        }
        println!("{what}: {:?}", started.elapsed() / 20);
    };
    println!("changes: {}", copy.doc.get_changes(&[]).len());
    let view = waystation_sync::care::read::View::now(&copy.doc);
    time("read every noun of the plan", &mut || {
        assert_eq!(nouns_of(Part::Plan).map(|noun| view.entries(noun).len()).sum::<usize>(), 40 + 1 + 7);
    });
    time("summary row", &mut || drop(Row::of(&copy.doc)));
    let past = copy.doc.get_changes(&[])[150].hash();
    let at = [past];
    let old = waystation_sync::care::read::View { doc: &copy.doc, at: Some(&at) };
    time("read every goal fifty changes ago", &mut || assert_eq!(old.entries(&goal::GOAL).len(), 40));
    let mut with = copy.twin(9);
    let mut n = 0;
    time("one edit", &mut || {
        n += 1;
        with.writes(MANAGER, (&goal::GOAL, id(3)), &goal::WHY, words(&format!("again {n}")));
    });
}
