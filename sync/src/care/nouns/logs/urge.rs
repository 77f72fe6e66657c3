//! Entries of the urge log: how an urge came and went. No detail of acts is asked for.

use std::collections::BTreeSet;

use crate::care::declare::{
    Area, Entry, EntryKey, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Shape, Value, header,
};
use crate::id::EntryId;

/// How strong it was when it began, 0 to 10.
pub const START: FieldDecl = FieldDecl::register("start", Kind::Number { least: 0, most: 10 }).required().once();
/// How strong it was at its height.
pub const PEAK: FieldDecl = FieldDecl::register("peak", Kind::Number { least: 0, most: 10 }).once();
/// How strong it was at the end.
pub const END: FieldDecl = FieldDecl::register("end", Kind::Number { least: 0, most: 10 }).once();
/// How long it lasted, in minutes.
pub const MINUTES: FieldDecl = FieldDecl::register("minutes", Kind::Number { least: 0, most: 1440 }).once();
/// What set it off.
pub const TRIGGERS: FieldDecl = FieldDecl::links("triggers", &["trigger"]).once();
/// Where they were.
pub const PLACE: FieldDecl =
    FieldDecl::register("place", Kind::Code(&["home", "work", "social", "online", "travel"])).once();
/// What the client did.
pub const DID: FieldDecl = FieldDecl::links("did", &["coping", "delay_tactic"]).once();
/// What became of it.
pub const OUTCOME: FieldDecl =
    FieldDecl::register("outcome", Kind::Code(&["passed", "delayed", "acted", "unsure"])).once();
/// What the client takes from it.
pub const LEARNED: FieldDecl = FieldDecl::register("learned", Kind::Text { characters_max: 1000 }).once();
/// The entry that this one corrects.
pub const CORRECTS: FieldDecl = header::corrects(&["urge"]);

/// An urge (CARE.md 1.I; P8 "urge logs").
pub static URGE: Noun = Noun {
    name: "urge",
    area: Area::Logs,
    part: Part::Logs,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        START,
        PEAK,
        END,
        MINUTES,
        TRIGGERS,
        PLACE,
        DID,
        OUTCOME,
        LEARNED,
        header::VISIBLE,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        CORRECTS,
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| facts.extend(tried(entry)),
    ..Noun::PLAIN
};

/// What the client did, and whether it helped: the urge passed, or waited.
fn tried(entry: &Entry) -> Option<Fact> {
    let did = entry.value(&DID).filter(|_| !entry.is_put_away()).map(Value::links).unwrap_or_default();
    let what: BTreeSet<EntryId> = did.into_iter().filter_map(EntryKey::id).collect();
    let helped = matches!(entry.text(&OUTCOME), "passed" | "delayed");
    let corrects = entry.value(&CORRECTS).and_then(Value::as_link).and_then(EntryKey::id);
    (!what.is_empty() || corrects.is_some()).then_some(Fact::Mentions { what, helped, corrects })
}
