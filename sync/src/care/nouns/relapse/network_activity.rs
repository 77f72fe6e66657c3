//! Groups, classes and other things to do among people that keep life full.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// What sort.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["group", "class", "sport", "volunteer", "faith"])).required();
/// What it is.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 200 }).required();
/// Where.
pub const PLACE: FieldDecl = FieldDecl::register("place", Kind::Line { characters_max: 200 });
/// When it meets.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Line { characters_max: 120 });
/// Whom to ask there.
pub const CONTACT: FieldDecl =
    FieldDecl::register("contact", Kind::Line { characters_max: 200 }).said_of("what").kept();
/// How far it has come.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["tried", "keeps_going"]);

/// An activity among people (CARE.md 1.B; P4 "sober social networks and structured activities").
pub static NETWORK_ACTIVITY: Noun = Noun {
    name: "network_activity",
    area: Area::Relapse,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[KIND, WHAT, PLACE, DAY, CONTACT, STATUS],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&CONTACT, &WHAT]),
    ..Noun::PLAIN
};
