//! Something went wrong: harm, a complaint, a thing lost. It is signed and never goes, and raises a safety flag by
//! itself, so that a supervisor hears of it.

use super::incident_in_error::INCIDENT_IN_ERROR;
use crate::care::declare::{Area, Days, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Role, Shape, Value};

/// The day on which it happened.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// What sort of thing.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["harm", "complaint", "privacy", "other"])).required();
/// What happened.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Text { characters_max: 5000 }).required();
/// What was done at once.
pub const DONE: FieldDecl = FieldDecl::register("done", Kind::Text { characters_max: 2000 });
/// Who was told.
pub const TOLD: FieldDecl = FieldDecl::register("told", Kind::Line { characters_max: 200 });
/// The incident as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// An incident (CARE.md 1.M: "harm, complaint; told to supervisor and privacy officer").
pub static INCIDENT: Noun = Noun {
    name: "incident",
    area: Area::Risk,
    part: Part::Risk,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, KIND, WHAT, DONE, TOLD, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    kept: true,
    struck_by: Some(&INCIDENT_IN_ERROR),
    linkable: true,
    facts: |entry, facts| {
        let day = entry.value(&HAPPENED).and_then(Value::as_date);
        if let (false, Some(day)) = (entry.is_put_away() || entry.is_struck(), day) {
            facts.push(Fact::Raised { day });
            facts.extend(entry.author().map(|who| Fact::Owner { who }));
        }
    },
    involves: |entry| Involving::that_day(entry, &[&TOLD]),
    ..Noun::PLAIN
};
