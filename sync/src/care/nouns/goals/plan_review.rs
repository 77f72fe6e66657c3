//! The plan looked at together with the client: what is kept, changed and stopped, and why. It is signed like a note;
//! the last one says by when it is done again.

use super::plan_review_in_error::PLAN_REVIEW_IN_ERROR;
use crate::care::declare::{Area, Days, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Role, Shape, Value};

/// The day of the review.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// Who was there.
pub const PRESENT: FieldDecl = FieldDecl::register("present", Kind::Line { characters_max: 300 });
/// The goals that were looked at.
pub const GOALS: FieldDecl = FieldDecl::links("goals", &["goal"]);
/// What is kept, and why.
pub const KEPT: FieldDecl = FieldDecl::register("kept", Kind::Text { characters_max: 2000 });
/// What is changed, and why.
pub const CHANGED: FieldDecl = FieldDecl::register("changed", Kind::Text { characters_max: 2000 });
/// What is stopped, and why.
pub const STOPPED: FieldDecl = FieldDecl::register("stopped", Kind::Text { characters_max: 2000 });
/// The client's words.
pub const WORDS: FieldDecl = FieldDecl::register("words", Kind::Text { characters_max: 2000 });
/// Whether the client agrees.
pub const AGREES: FieldDecl = FieldDecl::register("agrees", Kind::YesNo);
/// By when the plan is looked at again.
pub const NEXT: FieldDecl = FieldDecl::register("next", Kind::Date).on(Days::Ahead).required();
/// The earlier review that this one corrects.
pub const CORRECTS: FieldDecl = FieldDecl::register("corrects", Kind::Link { to: &["plan_review"] }).once();
/// The review as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A review with the client (CARE.md 1.F; P8 "review progress collaboratively, and adjust techniques").
pub static PLAN_REVIEW: Noun = Noun {
    name: "plan_review",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, PRESENT, GOALS, KEPT, CHANGED, STOPPED, WORDS, AGREES, NEXT, CORRECTS, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    struck_by: Some(&PLAN_REVIEW_IN_ERROR),
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
