//! The care team: which members of staff look after a client.

use crate::care::declare::{Area, ClientFacts, Fact, FieldDecl, Kind, Noun, Part, Role, Shape, Value};

/// Who.
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
pub const PRIMARY: FieldDecl = FieldDecl::confirmed("primary", Kind::YesNo, &[]);

/// A member of the care team (CARE.md 1.H; P12 "clinicians, peers, families, and community resources").
pub static TEAM: Noun = Noun {
    name: "team",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[WHO, ROLE, FROM, TO, PRIMARY],
    editors: &[Role::Supervisor, Role::Therapist],
    tell: Some(|entry, facts: &mut ClientFacts| {
        let ended = facts.today.zip(entry.value(&TO).and_then(Value::as_date)).is_some_and(|(today, to)| to < today);
        let who = entry.value(&WHO).and_then(Value::as_staff);
        let primary = entry.value(&PRIMARY) == Some(&Value::YesNo(true));
        if let (Some(id), Some(who), true) = (entry.key.id(), who, primary && !ended && !entry.is_put_away()) {
            facts.primaries.insert(id, (who, entry.text(&ROLE).to_owned()));
        }
    }),
    facts: |entry, facts| {
        let date = |field| entry.value(field).and_then(Value::as_date);
        if let (false, Some(who)) = (entry.is_retired(), entry.value(&WHO).and_then(Value::as_staff)) {
            let is_primary = entry.value(&PRIMARY) == Some(&Value::YesNo(true));
            facts.push(Fact::Member { who, is_primary, from: date(&FROM), to: date(&TO) });
        }
    },
    ..Noun::PLAIN
};
