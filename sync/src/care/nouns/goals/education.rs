//! What was explained to the client, in plain words, and what they made of it. Each stands as it was saved.

use crate::care::declare::{Area, Days, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// What it was about.
pub const TOPIC: FieldDecl = FieldDecl::register(
    "topic",
    Kind::Code(&[
        "sexual_health",
        "consent",
        "boundaries",
        "ethics",
        "relationships",
        "urges",
        "shame_guilt",
        "emotions",
        "online_safety",
        "myths",
    ]),
)
.required()
.once();
/// The day.
pub const DAY: FieldDecl = FieldDecl::register("day", Kind::Date).on(Days::Past).starts_today().required().once();
/// Who explained it.
pub const BY: FieldDecl = FieldDecl::register("by", Kind::Staff).once();
/// The leaflet, film or page that was used.
pub const MATERIAL: FieldDecl = FieldDecl::register("material", Kind::Line { characters_max: 300 }).once();
/// What the client takes from it, in their words.
pub const UNDERSTOOD: FieldDecl = FieldDecl::register("understood", Kind::Text { characters_max: 1000 }).once();
/// What they still want to ask.
pub const QUESTION: FieldDecl = FieldDecl::register("question", Kind::Line { characters_max: 300 }).once();

/// Something explained (CARE.md 1.F; P1 "Education about sexual health, consent, and personal values").
pub static EDUCATION: Noun = Noun {
    name: "education",
    area: Area::Goals,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Dated(&DAY),
    fields: &[TOPIC, DAY, BY, MATERIAL, UNDERSTOOD, QUESTION],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    ..Noun::PLAIN
};
