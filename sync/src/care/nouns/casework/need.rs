//! What the client needs beside treatment: housing, money, work, care. Referrals link to it.

use crate::care::declare::{Area, FieldDecl, Kind, Noun, Part, Role, Shape};

/// Which side of life.
pub const DOMAIN: FieldDecl = FieldDecl::register(
    "domain",
    Kind::Code(&[
        "housing",
        "finances",
        "employment",
        "healthcare",
        "legal",
        "food",
        "transport",
        "safety",
        "education",
        "childcare",
        "phone_internet",
        "documents",
        "other",
    ]),
)
.required();
/// What is needed, in one line that others can pick it by.
pub const WHAT: FieldDecl = FieldDecl::register("what", Kind::Line { characters_max: 200 }).required();
/// The client's own words.
pub const WORDS: FieldDecl = FieldDecl::prose("words", 2000);
/// How pressing it is, 0 to 3.
pub const SEVERITY: FieldDecl = FieldDecl::register("severity", Kind::Number { least: 0, most: 3 });
/// Whether the client wants help with it.
pub const WANTS_HELP: FieldDecl = FieldDecl::register("wants_help", Kind::Code(&["yes", "no", "later"]));
/// Where it stands.
pub const STATUS: FieldDecl = FieldDecl::state("status", &["open", "in_work", "met", "unmet", "declined"]).required();

/// A need (CARE.md 1.K; P6 "assess social determinants").
pub static NEED: Noun = Noun {
    name: "need",
    area: Area::Casework,
    part: Part::Case,
    shape: Shape::List,
    fields: &[DOMAIN, WHAT, WORDS, SEVERITY, WANTS_HELP, STATUS],
    editors: &[Role::CaseManager, Role::Therapist, Role::Supervisor],
    linkable: true,
    ..Noun::PLAIN
};
