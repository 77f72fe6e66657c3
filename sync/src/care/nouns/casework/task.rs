//! Tasks: who does what for a client, by when.

use crate::care::declare::{Area, Days, Fact, FieldDecl, Involving, Kind, Noun, Part, Role, Shape, Value};

/// What is to be done.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 300 }).required();
/// Who shall do it.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Staff);
/// By which day.
pub const DUE: FieldDecl = FieldDecl::register("due", Kind::Date).on(Days::Ahead);
/// How pressing.
pub const PRIORITY: FieldDecl = FieldDecl::register("priority", Kind::Code(&["routine", "soon", "urgent"]));
/// How far. "done" beats "open" when both are written at once; reopening is a later change.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["open", "doing", "dropped", "done"]).required();
/// Why it was dropped, or anything to know.
pub const REMARK: FieldDecl = FieldDecl::register("remark", Kind::Line { characters_max: 300 });

/// What it is about: a need, a referral, a risk or a goal.
pub const ABOUT: FieldDecl = FieldDecl::links("about", &["need", "referral", "risk", "goal"]);

/// A task (CARE.md 1.K; P6 "monitor progress").
pub static TASK: Noun = Noun {
    name: "task",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    fields: &[WHAT, WHO, DUE, PRIORITY, STATUS, REMARK, ABOUT],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor, Role::FrontDesk],
    linkable: true,
    facts: |entry, facts| {
        if !entry.is_retired() && matches!(entry.text(&STATUS), "open" | "doing") {
            facts.push(Fact::Due {
                what: entry.text(&WHAT).to_owned(),
                who: entry.value(&WHO).and_then(Value::as_staff),
                day: entry.value(&DUE).and_then(Value::as_date),
                priority: entry.text(&PRIORITY).to_owned(),
                status: entry.text(&STATUS).to_owned(),
            });
        }
    },
    involves: |_| Involving::still(&[&WHAT]),
    ..Noun::PLAIN
};
