//! Steps down, transfers, pauses and endings of care, and what goes on after.

use crate::care::declare::{Area, FieldDecl, Involving, Kind, Noun, Part, Role, Shape};

/// What sort of change it is.
pub const KIND: FieldDecl = FieldDecl::register(
    "kind",
    Kind::Code(&["step_down", "transfer", "pause", "planned_ending", "client_left", "moved"]),
)
.required();
/// Why.
pub const REASON: FieldDecl = FieldDecl::register("reason", Kind::Line { characters_max: 500 });
/// What is there already.
pub const READY: FieldDecl = FieldDecl::set("ready", &["safe", "skills", "people", "plan", "records", "goodbye"]);
/// What the client wants to keep doing.
pub const KEEP_DOING: FieldDecl = FieldDecl::prose("keep_doing", 2000);
/// Early signs to notice.
pub const SIGNS: FieldDecl = FieldDecl::prose("signs", 2000);
/// Whom to call later.
pub const WHO_TO_CALL: FieldDecl = FieldDecl::register("who_to_call", Kind::Line { characters_max: 300 });
/// When somebody calls to ask how it goes.
pub const FOLLOW_UP: FieldDecl =
    FieldDecl::set("follow_up", &["month-one", "month-three", "month-six", "month-twelve"]);
/// Which of those calls were made.
pub const CALLED: FieldDecl = FieldDecl::set("called", &["month-one", "month-three", "month-six", "month-twelve"]);
/// Which records were sent, to whom, under which consent.
pub const RECORDS_SENT: FieldDecl = FieldDecl::register("records_sent", Kind::Line { characters_max: 300 });
/// The client's own summary.
pub const SUMMARY: FieldDecl = FieldDecl::prose("summary", 4000);
/// Where it stands.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["planned", "in_work", "cancelled", "done"]).required();

/// A transition (CARE.md 1.J; P6 "continuity of care", P11 "as clients build independent lives").
pub static TRANSITION: Noun = Noun {
    name: "transition",
    area: Area::Contacts,
    part: Part::Plan,
    shape: Shape::List,
    fields: &[KIND, REASON, READY, KEEP_DOING, SIGNS, WHO_TO_CALL, FOLLOW_UP, CALLED, RECORDS_SENT, SUMMARY, STATUS],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    involves: |_| Involving::still(&[&WHO_TO_CALL, &RECORDS_SENT]),
    ..Noun::PLAIN
};
