//! The care team: which members of staff look after a client.

use crate::care::declare::{Area, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// The member of staff.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Staff).required();
/// As what.
pub const ROLE: FieldDecl =
    FieldDecl::register("role", Kind::Code(&["therapist", "case_manager", "supervisor", "front_desk", "peer"]))
        .required();
/// Since when.
pub const FROM: FieldDecl = FieldDecl::register("from", Kind::Date);
/// Until when.
pub const TO: FieldDecl = FieldDecl::register("to", Kind::Date);
/// Whether first to ask. Two different answers are for a person to settle.
pub const PRIMARY: FieldDecl = FieldDecl::confirmed("primary", Kind::YesNo, &[]).said_of("who");

/// A member of the care team (CARE.md 1.H; P12 "clinicians, peers, families, and community resources").
pub static TEAM: Noun = Noun {
    name: "team",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[WHO, ROLE, FROM, TO, PRIMARY],
    editors: &[Role::Supervisor, Role::Therapist],
    facts: |entry, facts| {
        let date = |field| entry.value(field).and_then(Value::as_date);
        if let (false, Some(who)) = (entry.is_retired(), entry.value(&WHO).and_then(Value::as_staff)) {
            let is_primary =
                entry.value(&PRIMARY) == Some(&Value::YesNo(true)) && entry.said_of_other(&PRIMARY).is_none();
            facts.push(Fact::Member { who, is_primary, from: date(&FROM), to: date(&TO) });
            if is_primary {
                facts.push(Fact::Primary { who, role: entry.text(&ROLE).to_owned(), until: date(&TO) });
            }
        }
    },
    ..Noun::PLAIN
};
