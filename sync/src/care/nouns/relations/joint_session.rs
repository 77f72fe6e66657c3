//! Sessions with a partner or family. Nobody is brought in without the client's consent.

use crate::care::declare::{
    Area, ClientFacts, Entry, FieldDecl, Header, Kind, Noun, Part, Problem, Role, Shape, Value, Wrong,
};

/// The day.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).required().starts_today();
/// Who takes part, beside the client.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 300 }).required();
/// The client's consents to involve them.
pub const CONSENTS: FieldDecl = FieldDecl::links("consents", &["consent"]).required();
/// What it is about.
pub const TOPIC: FieldDecl = FieldDecl::register("topic", Kind::Line { characters_max: 300 });

/// A joint session (CARE.md 1.E; P5 "Couples or family sessions can repair trust").
pub static JOINT_SESSION: Noun = Noun {
    name: "joint_session",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    header: Header::Dated(&DAY),
    fields: &[DAY, WHO, CONSENTS, TOPIC],
    editors: &[Role::Therapist, Role::Supervisor],
    rule_codes: &["joint_session-needs-consent"],
    rules: under_consent,
    ..Noun::PLAIN
};

/// Every consent that it names is one to involve somebody, and in force when it is named.
fn under_consent(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    let named = entry.value(&CONSENTS).map(Value::links).unwrap_or_default();
    let lacks = named.iter().any(|key| facts.stands(key.id(), "involve") == Some(false));
    let what = Wrong::Rule("joint_session-needs-consent");
    let wrong = Problem { noun: JOINT_SESSION.name, key: entry.key, field: Some(CONSENTS.name), what };
    // What was named while it was in force stays named.
    (entry.is_being_written(&CONSENTS) && lacks).then_some(wrong).into_iter().collect()
}
