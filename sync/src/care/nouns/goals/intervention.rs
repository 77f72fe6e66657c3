//! What is done towards a goal: by whom, how often, until when.

use crate::care::declare::{Area, Days, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// The goal.
pub const GOAL: FieldDecl = FieldDecl::register("goal", Kind::Link { to: &["goal"] }).required().once();
/// What is done.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// Who does it.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 120 });
/// How often.
pub const HOW_OFTEN: FieldDecl = FieldDecl::register("how_often", Kind::Line { characters_max: 120 });
/// The last day.
pub const UNTIL: FieldDecl = FieldDecl::register("until", Kind::Date).on(Days::Ahead);

/// What is done towards a goal (CARE.md 1.M: "the golden thread").
pub static INTERVENTION: Noun = Noun {
    name: "intervention",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("goal"),
    fields: &[GOAL, WHAT, WHO, HOW_OFTEN, UNTIL],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&WHO, &WHAT]),
    ..Noun::PLAIN
};
