//! A setback looked at together, kindly: what happened in the client's words, what helped, what was learned. There is
//! no scale of blame. It is signed like a note; that others were or may be harmed asks for a person the same day.

use super::setback_in_error::SETBACK_IN_ERROR;
use crate::care::declare::{Area, Days, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Shape, Value};

/// The day it is about.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// What happened, in the client's words.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Text { characters_max: 5000 }).required();
/// What set it off.
pub const TRIGGERS: FieldDecl = FieldDecl::links("triggers", &["trigger"]);
/// What helped, even a little.
pub const HELPED: FieldDecl = FieldDecl::register("helped", Kind::Text { characters_max: 2000 });
/// What the client takes from it.
pub const LEARNED: FieldDecl = FieldDecl::register("learned", Kind::Text { characters_max: 2000 });
/// Whether their safety was asked about.
pub const SAFETY_CHECK: FieldDecl = FieldDecl::register("safety_check", Kind::YesNo);
/// Whether harm to others was raised. That it was opens a safety flag; a no in place of a yes waits until a
/// supervisor has seen it.
pub const HARM: FieldDecl =
    FieldDecl::confirmed("harm", Kind::Code(&["no", "yes"]), &["yes", "no"]).required().watched();
/// What was changed in the plan because of it.
pub const CHANGES: FieldDecl = FieldDecl::links(
    "changes",
    &["if_then", "coping", "delay_tactic", "environment", "high_risk", "early_sign", "routine"],
);
/// The earlier review that this one corrects.
pub const CORRECTS: FieldDecl = FieldDecl::register("corrects", Kind::Link { to: &["setback_review"] }).once();
/// The review as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A setback review (CARE.md 1.B; P8 "therapists revisit the plan with empathy", P6 "navigate setbacks").
pub static SETBACK_REVIEW: Noun = Noun {
    name: "setback_review",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, WHAT, TRIGGERS, HELPED, LEARNED, SAFETY_CHECK, HARM, CHANGES, CORRECTS, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    struck_by: Some(&SETBACK_IN_ERROR),
    linkable: true,
    facts: |entry, facts| {
        let day = entry.signed_or_held(&HAPPENED).as_ref().and_then(Value::as_date);
        // A word that came too late for the signature asks for a person all the same.
        let late = || entry.late_versions(&HARM).into_iter().flatten().any(|value| value.as_text() == Some("yes"));
        let harmed = entry.signed_or_held(&HARM).as_ref().and_then(Value::as_text) == Some("yes") || late();
        if let (false, true, Some(day)) = (entry.is_put_away() || entry.is_struck(), harmed, day) {
            facts.push(Fact::Raised { day });
            facts.extend(entry.author().map(|who| Fact::Owner { who }));
        }
    },
    ..Noun::PLAIN
};
