//! How settled the client feels in one side of life, from time to time.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// Which side of life.
pub const DOMAIN: FieldDecl = FieldDecl::register(
    "domain",
    Kind::Code(&[
        "housing",
        "finances",
        "employment",
        "healthcare",
        "legal",
        "food",
        "transport",
        "safety",
        "education",
        "childcare",
        "phone_internet",
        "documents",
        "other",
    ]),
)
.required()
.once();
/// How settled it is to the client, 0 to 10.
pub const LEVEL: FieldDecl = FieldDecl::register("level", Kind::Number { least: 0, most: 10 }).required().once();
/// What makes it so.
pub const NOTE: FieldDecl = FieldDecl::register("note", Kind::Line { characters_max: 300 }).once();

/// A stability rating (CARE.md 1.K; P4 "material security underpins psychological safety").
pub static STABILITY: Noun = Noun {
    name: "stability",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        DOMAIN,
        LEVEL,
        NOTE,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["stability"]),
    ],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
