//! Whether the client was at a meeting of a group.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// The group.
pub const GROUP: FieldDecl = FieldDecl::register("group", Kind::Link { to: &["support_group"] }).required().once();
/// The day of the meeting.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).starts_today().required().once();
/// Whether they came.
pub const CAME: FieldDecl = FieldDecl::register("came", Kind::Code(&["yes", "late", "no"])).required().once();

/// A meeting of a group (CARE.md 1.H).
pub static GROUP_ATTENDANCE: Noun = Noun {
    name: "group_attendance",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    within: Some("support_group"),
    header: Header::Dated(&DAY),
    fields: &[GROUP, DAY, CAME],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
