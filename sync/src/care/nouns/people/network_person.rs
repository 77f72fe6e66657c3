//! The people around the client: who they are, how to reach them, and which consents say what they may know.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

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
/// Their number. Two versions are both shown until one is chosen.
pub const PHONE: FieldDecl = FieldDecl::confirmed("phone", Kind::Phone, &[]);
/// Another way to reach them.
pub const CONTACT: FieldDecl = FieldDecl::register("contact", Kind::Line { characters_max: 200 });
/// The consents that say what they may know.
pub const CONSENTS: FieldDecl = FieldDecl::links("consents", &["consent"]);
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
    ..Noun::PLAIN
};
