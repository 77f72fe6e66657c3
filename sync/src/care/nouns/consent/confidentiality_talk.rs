//! A talk about what stays between the client and the clinic, and where that ends.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// What was explained.
pub const LIMITS: FieldDecl = FieldDecl::register("limits", Kind::Text { characters_max: 1000 }).required().once();
/// Whether the client understood it.
pub const UNDERSTOOD: FieldDecl =
    FieldDecl::register("understood", Kind::Code(&["yes", "partly", "no"])).required().once();

/// A talk about confidentiality (CARE.md 1.L; P8 "consent and confidentiality").
pub static CONFIDENTIALITY_TALK: Noun = Noun {
    name: "confidentiality_talk",
    area: Area::Consent,
    part: Part::Consent,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        LIMITS,
        UNDERSTOOD,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["confidentiality_talk"]),
    ],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
