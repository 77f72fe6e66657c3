//! Wins, small and large, as they happened.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// What went well, in the client's words.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Text { characters_max: 1000 }).required().once();
/// How large it is to them.
pub const SIZE: FieldDecl = FieldDecl::register("size", Kind::Code(&["small", "milestone"])).once();
/// Whether it was shown to the client.
pub const SHOWN: FieldDecl = FieldDecl::register("shown", Kind::YesNo);

/// A win (CARE.md 1.A; P10 "highlighting successes ... small wins", P6 "celebrate milestones").
pub static WIN: Noun = Noun {
    name: "win",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        WHAT,
        SIZE,
        SHOWN,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["win"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
