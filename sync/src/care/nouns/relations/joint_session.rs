//! Sessions with a partner or family. Nobody is brought in without the client's consent.

use crate::care::declare::{
    Area, ClientFacts, Entry, Fact, FieldDecl, Header, Involving, Kind, Noun, Part, Problem, Rests, Role, Served,
    Shape, Value,
};

/// The day.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).required().starts_today();
/// Who takes part, beside the client.
pub const WHO: FieldDecl = FieldDecl::register("who", Kind::Line { characters_max: 300 }).required();
/// The client's consents to involve them.
pub const CONSENTS: FieldDecl =
    FieldDecl::links("consents", &["consent"]).required().under(&["involve"]).said_of("who").kept();
/// What it is about.
pub const TOPIC: FieldDecl = FieldDecl::register("topic", Kind::Line { characters_max: 300 });

/// Which of the people around the client take part, where they are written down.
pub const PEOPLE: FieldDecl = FieldDecl::links("people", &["network_person"]);

/// A joint session (CARE.md 1.E; P5 "Couples or family sessions can repair trust").
pub static JOINT_SESSION: Noun = Noun {
    name: "joint_session",
    area: Area::Relations,
    part: Part::Relations,
    shape: Shape::List,
    header: Header::Dated(&DAY),
    fields: &[DAY, WHO, CONSENTS, TOPIC, PEOPLE],
    editors: &[Role::Therapist, Role::Supervisor],
    rule_codes: &["joint_session-needs-consent"],
    rules: under_consent,
    facts: tell,
    involves: |entry| Involving::that_day(entry, &[&WHO, &PEOPLE]),
    ..Noun::PLAIN
};

/// What it rests on: consents that stand on its day, of everybody who takes part.
fn rests(entry: &Entry) -> Option<Rests> {
    let day = entry.value(&DAY).and_then(Value::as_date);
    Rests::of(entry, &CONSENTS).map(|rests| Rests { day, ..rests.about(entry, &PEOPLE) })
}

/// Every consent that it names is one to involve somebody, in force on its day, and given for whoever takes part.
fn under_consent(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    // What stands otherwise stays as it is while something else of it is written.
    if ![&DAY, &CONSENTS, &PEOPLE].into_iter().any(|field| entry.is_being_written(field)) {
        return Vec::new();
    }
    let amiss = |rests: Rests| facts.rests_amiss((entry, &rests), (&CONSENTS, &PEOPLE), "joint_session-needs-consent");
    rests(entry).and_then(amiss).into_iter().collect()
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    if !entry.is_put_away() {
        facts.extend(rests(entry).map(Rests::fact));
        facts.push(Fact::Served(Served::on("joint", entry, &DAY)));
    }
}
