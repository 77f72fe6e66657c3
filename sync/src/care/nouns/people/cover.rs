//! Who stands in for a member of the care team, and when.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// Who is away.
pub const OF: FieldDecl = FieldDecl::register("of", Kind::Staff).required();
/// Who stands in.
pub const BY: FieldDecl = FieldDecl::register("by", Kind::Staff).required();
/// The first day.
pub const FROM: FieldDecl = FieldDecl::register("from", Kind::Date).required();
/// The last day.
pub const UNTIL: FieldDecl = FieldDecl::register("until", Kind::Date).required();

/// A cover (CARE.md 1.H).
pub static COVER: Noun = Noun {
    name: "cover",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[OF, BY, FROM, UNTIL],
    editors: &[Role::Supervisor],
    ..Noun::PLAIN
};
