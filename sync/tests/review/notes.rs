//! Notes: signed, added to, late.

use waystation_sync::care::edit::Verb;
use waystation_sync::care::noun::{FieldDecl, Part};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::care::{addendum, note};
use waystation_sync::id::{ChangeId, EntryId};
use waystation_sync::review::{self, Kind, Waits};

use crate::copies::*;

const DRAFT: [(&FieldDecl, &str); 3] =
    [(&note::KIND, "visit"), (&note::HAPPENED, "2026-03-02"), (&note::TEXT, "We talked.")];

#[test]
fn beginning_signing_and_adding_are_told_as_such() {
    let mut clinic = Copy::new(Part::Notes, 1);
    let mut laptop = Copy::new(Part::Notes, 2);
    let begun = laptop.begin(&note::NOTE, &DRAFT);
    let signed = laptop.act(&note::NOTE, ENTRY, Verb::Sign);
    let fields =
        vec![(&addendum::NOTE, Some(Value::Link(EntryKey::Id(FIRST)))), (&addendum::TEXT, words("She rang later."))];
    let added = laptop.act(&addendum::ADDENDUM, EntryKey::Id(EntryId([8; 16])), Verb::Begin(fields));
    let items = clinic.review(&laptop);
    assert_eq!(kinds(&items), [Kind::Begun, Kind::Signed, Kind::Addendum]);
    let told: Vec<ChangeId> = items.iter().map(|item| item.changes[0].change).collect();
    assert_eq!(told, [begun, signed, added]);
    assert!(items.iter().all(|item| !item.late && item.waits.is_none()));
}

#[test]
fn words_that_came_after_signing_wait_for_the_author() {
    let mut clinic = Copy::new(Part::Notes, 1);
    clinic.begin(&note::NOTE, &DRAFT);
    // The author's other device.
    let mut laptop = clinic.clone();
    laptop.made = 50;
    clinic.act(&note::NOTE, ENTRY, Verb::Sign);
    laptop.write(&note::NOTE, ENTRY, &note::TEXT, "We talked. He is safe.");
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::Parallel);
    assert_eq!(item.waits, Some(Waits::LateChange));
    assert_eq!(item.signed_by.len(), 1);
    assert_eq!(review::open(&clinic.doc), std::slice::from_ref(item));
}

#[test]
fn two_signings_at_once_are_two_versions() {
    let mut clinic = Copy::new(Part::Notes, 1);
    clinic.begin(&note::NOTE, &DRAFT);
    let mut laptop = clinic.clone();
    laptop.made = 50;
    clinic.act(&note::NOTE, ENTRY, Verb::Sign);
    laptop.act(&note::NOTE, ENTRY, Verb::Sign);
    let items = clinic.review(&laptop);
    let item = only(&items, Kind::TwoVersions);
    assert_eq!((items.len(), item.waits, item.fields[0].field.name), (1, Some(Waits::Choice), "signed"));
}

#[test]
fn a_note_written_more_than_a_day_after_its_day_is_late() {
    for (day, late) in [("2026-03-02", false), ("2026-03-01", false), ("2026-02-28", true)] {
        let mut clinic = Copy::new(Part::Notes, 1);
        let mut laptop = Copy::new(Part::Notes, 2);
        laptop.begin(&note::NOTE, &[(&note::KIND, "visit"), (&note::HAPPENED, day), (&note::TEXT, "We talked.")]);
        assert_eq!(only(&clinic.review(&laptop), Kind::Begun).late, late, "{day}");
    }
}
