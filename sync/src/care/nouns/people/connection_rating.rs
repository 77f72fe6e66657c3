//! How much the client feels that they belong, and with how many people they were in touch.

use crate::care::declare::{Area, FieldDecl, Header, Kind, Noun, Part, Role, Shape, header};

/// How much they feel that they belong, 0 to 10.
pub const BELONGING: FieldDecl =
    FieldDecl::register("belonging", Kind::Number { least: 0, most: 10 }).required().once();
/// With how many people they spent time this week.
pub const CONTACTS: FieldDecl = FieldDecl::register("contacts", Kind::Number { least: 0, most: 200 }).once();

/// A rating of connection (CARE.md 1.H; P5 "reduces isolation", P1 "a sense of belonging").
pub static CONNECTION_RATING: Noun = Noun {
    name: "connection_rating",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    header: Header::Event,
    fields: &[
        header::HAPPENED,
        BELONGING,
        CONTACTS,
        header::SOURCE,
        header::LANGUAGE,
        header::SENSITIVITY,
        header::corrects(&["connection_rating"]),
    ],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
