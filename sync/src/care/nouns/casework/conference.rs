//! Case conferences: who was there, what it was about, what was decided and who does it. One is signed like a note; what was
//! decided in it never changes.

use super::conference_in_error::CONFERENCE_IN_ERROR;
use crate::care::declare::{Area, Days, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Role, Shape, Value};

/// The day of the conference.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// Who was there.
pub const PRESENT: FieldDecl = FieldDecl::register("present", Kind::Line { characters_max: 300 }).required();
/// Whether the client was there.
pub const CLIENT_THERE: FieldDecl = FieldDecl::register("client_there", Kind::YesNo);
/// What it was about.
pub const ABOUT: FieldDecl = FieldDecl::register("about", Kind::Text { characters_max: 3000 }).required();
/// What was decided, and why.
pub const DECISIONS: FieldDecl = FieldDecl::register("decisions", Kind::Text { characters_max: 3000 });
/// The tasks that came of it.
pub const TASKS: FieldDecl = FieldDecl::links("tasks", &["task"]);
/// By when they meet about it again.
pub const NEXT: FieldDecl = FieldDecl::register("next", Kind::Date).on(Days::Ahead);
/// The earlier conference that this one corrects.
pub const CORRECTS: FieldDecl = FieldDecl::register("corrects", Kind::Link { to: &["conference"] }).once();
/// The conference as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A case conference (CARE.md 1.M: "who was there, what about, decisions, tasks"). It lies in the plan: what is said in one is
/// not for the front desk, which works with the part of its tasks.
pub static CONFERENCE: Noun = Noun {
    name: "conference",
    area: Area::Casework,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, PRESENT, CLIENT_THERE, ABOUT, DECISIONS, TASKS, NEXT, CORRECTS, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    struck_by: Some(&CONFERENCE_IN_ERROR),
    follows: true,
    facts: |entry, facts| {
        let day = entry.signed_or_held(&NEXT).as_ref().and_then(Value::as_date);
        let stands = !entry.is_put_away() && !entry.is_struck();
        facts.extend(day.filter(|_| stands).map(|day| Fact::Review { day }));
    },
    involves: |entry| Involving::that_day(entry, &[&PRESENT]),
    ..Noun::PLAIN
};
