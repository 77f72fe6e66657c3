//! How much a value was lived in a week.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The value.
pub const VALUE: FieldDecl = FieldDecl::register("value", Kind::Link { to: &["personal_value"] }).required().once();
/// A day of the week that it is about.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).starts_today().required().once();
/// How much it was lived, 0 to 10.
pub const LIVED: FieldDecl = FieldDecl::register("lived", Kind::Number { least: 0, most: 10 }).required().once();

/// A week of a value (CARE.md 1.A).
pub static VALUE_LIVED: Noun = Noun {
    name: "value_lived",
    area: Area::Client,
    part: Part::Plan,
    shape: Shape::List,
    within: Some("personal_value"),
    header: Header::Dated(&DAY),
    fields: &[VALUE, DAY, LIVED],
    editors: &[Role::Therapist, Role::Supervisor],
    ..Noun::PLAIN
};
