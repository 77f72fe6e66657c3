//! Entries of the urge log: how an urge came and went. No detail of acts is asked for.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

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
        header::corrects(&["urge"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
