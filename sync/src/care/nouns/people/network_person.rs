//! The people around the client: who they are, how to reach them, and which consents say what they may know.

use crate::care::declare::{
    Area, ClientFacts, Entry, Fact, FieldDecl, Involving, Kind, Noun, Part, Problem, Rests, Role, Shape, Value,
};

/// Their name.
pub const NAME: FieldDecl = FieldDecl::register("name", Kind::Line { characters_max: 120 }).required();
/// What they are to the client.
pub const ROLE: FieldDecl = FieldDecl::register(
    "role",
    Kind::Code(&[
        "therapist",
        "case_manager",
        "supervisor",
        "physician",
        "partner",
        "family",
        "mentor",
        "peer",
        "group",
        "agency",
        "landlord",
        "employer",
        "lawyer",
        "probation",
    ]),
)
.required();
/// Their number. Two versions are both shown until one is chosen, each with whose it was written as.
pub const PHONE: FieldDecl = FieldDecl::confirmed("phone", Kind::Phone, &[]).said_of("name");
/// Another way to reach them.
pub const CONTACT: FieldDecl = FieldDecl::register("contact", Kind::Line { characters_max: 200 }).said_of("name");
/// The consents that say what they may know: they, and nobody else.
pub const CONSENTS: FieldDecl =
    FieldDecl::links("consents", &["consent"]).under(&["share", "involve", "accountability"]).said_of("name");
/// Since when.
pub const FROM: FieldDecl = FieldDecl::register("from", Kind::Date);
/// Until when.
pub const TO: FieldDecl = FieldDecl::register("to", Kind::Date);

/// A person around the client (CARE.md 1.H; P12 "clinicians, peers, families, and community resources").
pub static NETWORK_PERSON: Noun = Noun {
    name: "network_person",
    area: Area::People,
    part: Part::Relations,
    shape: Shape::List,
    fields: &[NAME, ROLE, PHONE, CONTACT, CONSENTS, FROM, TO],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    linkable: true,
    rules: about_themselves,
    facts: tell,
    // Also who is only written down: this is where their number is looked up.
    involves: |_| Involving::still(&[&NAME]).or_in(&[&CONTACT]),
    ..Noun::PLAIN
};

/// What they may know rests on consents that are given for them.
fn rests(entry: &Entry) -> Option<Rests> {
    let until = entry.value(&TO).and_then(Value::as_date);
    let people = Some(entry.key.id().into_iter().collect());
    Rests::of(entry, &CONSENTS).map(|rests| Rests { people, until, ..rests })
}

fn about_themselves(entry: &Entry, facts: &ClientFacts) -> Vec<Problem> {
    if !entry.is_being_written(&CONSENTS) {
        return Vec::new();
    }
    // No day is asked for: what ended is named as well, and shown as what it is.
    let amiss = |rests: Rests| facts.rests_amiss((entry, &rests), (&CONSENTS, &CONSENTS), "");
    rests(entry).and_then(amiss).into_iter().collect()
}

fn tell(entry: &Entry, facts: &mut Vec<Fact>) {
    if !entry.is_put_away() {
        let names = entry.every_value(&NAME).filter_map(Value::as_text);
        facts.extend(names.map(|name| Fact::Person { name: name.to_owned() }));
        facts.extend(rests(entry).map(Rests::fact));
    }
}
