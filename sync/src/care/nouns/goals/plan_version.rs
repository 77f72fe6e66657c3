//! The plan as it was agreed: the whole of it in words, signed like a note, and in force until a day. A later one takes its
//! place; nothing of an earlier one goes.

use super::plan_version_in_error::PLAN_VERSION_IN_ERROR;
use crate::care::declare::{Area, Days, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Shape, Value};

/// The day it was drawn up.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// The whole plan as the client would say it.
pub const PLAN: FieldDecl = FieldDecl::register("plan", Kind::Text { characters_max: 20_000 }).required();
/// What changed since the one before, and why.
pub const CHANGED: FieldDecl = FieldDecl::register("changed", Kind::Text { characters_max: 2000 });
/// Until when it is in force.
pub const UNTIL: FieldDecl = FieldDecl::register("until", Kind::Date).on(Days::Ahead).required();
/// The version that this one corrects.
pub const CORRECTS: FieldDecl = FieldDecl::register("corrects", Kind::Link { to: &["plan_version"] }).once();
/// The version as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A version of the plan (CARE.md 1.M "a plan in force": draft, signed, in force until a day, replaced).
pub static PLAN_VERSION: Noun = Noun {
    name: "plan_version",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, PLAN, CHANGED, UNTIL, CORRECTS, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    struck_by: Some(&PLAN_VERSION_IN_ERROR),
    linkable: true,
    follows: true,
    facts: |entry, facts| {
        let stands = entry.is_signed() && !entry.is_put_away() && !entry.is_struck();
        facts.push(Fact::Lock { is_open: stands, consent: None });
        let day = entry.signed_or_held(&UNTIL).as_ref().and_then(Value::as_date);
        facts.extend(day.filter(|_| stands).map(|day| Fact::Review { day }));
    },
    ..Noun::PLAIN
};
