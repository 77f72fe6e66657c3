//! What a field held before a moment, walked back over the writings since.

use waystation_sync::care::noun::Part;
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::care::risk::{LEVEL, RISK};
use waystation_sync::time::Millis;

use crate::support::*;

#[test]
fn what_a_field_held_before_a_day_is_found_behind_all_that_was_written_since() {
    let place = (&RISK, EntryKey::coded("self_harm"));
    let mut copy = Node::new(Part::Risk, 1);
    let mut ends = Vec::new();
    for level in ["low", "moderate", "high", "high", "moderate"] {
        copy.writes(SUPERVISOR, place, &LEVEL, code(level));
        ends.push(copy.field(place, &LEVEL).stamps()[0].written);
    }
    let held = copy.field(place, &LEVEL);
    let before =
        |from: Millis| View::now(&copy.doc).held_before((place.0, place.1), &LEVEL, &held, |by| by.written >= from);
    assert_eq!(before(ends[0]), None, "nothing stood there");
    assert_eq!(before(ends[1]), code("low"));
    assert_eq!(before(ends[2]), code("moderate"));
    assert_eq!(before(ends[4]), code("high"));
    assert_eq!(before(Millis(ends[4].0 + 1)), None, "nothing of it is new");
    // Of what two wrote since, what both had before.
    let mut laptop = copy.twin(2);
    copy.writes(SUPERVISOR, place, &LEVEL, code("low"));
    laptop.writes(THERAPIST, place, &LEVEL, code("high"));
    copy.meet(&laptop);
    let held = copy.field(place, &LEVEL);
    let from = held.stamps().iter().map(|by| by.written).min().unwrap();
    let is_new = |by: &waystation_sync::care::field::Stamp| by.written >= from && held.stamps().contains(by);
    assert_eq!(View::now(&copy.doc).held_before((place.0, place.1), &LEVEL, &held, is_new), code("moderate"));
}
