//! A client's case looked at by the team: who was there, what was decided, by when it is looked at again. It is signed
//! like a note, and never talks about anybody's worth.

use super::case_review_in_error::CASE_REVIEW_IN_ERROR;
use crate::care::declare::{Area, Days, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Role, Shape, Value};

/// The day of the review.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// Who was there.
pub const PRESENT: FieldDecl = FieldDecl::register("present", Kind::Line { characters_max: 300 }).required();
/// What was decided.
pub const DECIDED: FieldDecl = FieldDecl::register("decided", Kind::Text { characters_max: 2000 }).required();
/// By when the case is looked at again.
pub const NEXT: FieldDecl = FieldDecl::register("next", Kind::Date).on(Days::Ahead);
/// The earlier review that this one corrects.
pub const CORRECTS: FieldDecl = FieldDecl::register("corrects", Kind::Link { to: &["case_review"] }).once();
/// The review as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A case review (CARE.md 1.M: "the weekly case review ... and the record of the review").
pub static CASE_REVIEW: Noun = Noun {
    name: "case_review",
    area: Area::Casework,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, PRESENT, DECIDED, NEXT, CORRECTS, SIGNED],
    editors: &[Role::Therapist, Role::Supervisor],
    own: true,
    struck_by: Some(&CASE_REVIEW_IN_ERROR),
    linkable: true,
    follows: true,
    facts: |entry, facts| {
        let day = entry.signed_or_held(&NEXT).as_ref().and_then(Value::as_date);
        let stands = !entry.is_put_away() && !entry.is_struck();
        facts.extend(day.filter(|_| stands).map(|day| Fact::Review { day }));
    },
    involves: |entry| Involving::that_day(entry, &[&PRESENT]),
    ..Noun::PLAIN
};
