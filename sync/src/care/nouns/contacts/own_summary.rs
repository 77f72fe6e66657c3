//! What a client says of their care at its ending or at a change of it, in their own words and signed by them: on the
//! screen, on paper, or spoken before a witness. Signed by its author too, it never changes; what is written later in the
//! transition that it is about is no part of it.

use super::own_summary_in_error::OWN_SUMMARY_IN_ERROR;
use crate::care::declare::{
    Area, ClientFacts, Days, Entry, FieldDecl, Header, Involving, Kind, Noun, Part, Problem, Role, Shape, Wrong,
};

/// The day on which they said it.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// The transition that it is about.
pub const TRANSITION: FieldDecl = FieldDecl::register("transition", Kind::Link { to: &["transition"] });
/// Their words.
pub const WORDS: FieldDecl = FieldDecl::register("words", Kind::Text { characters_max: 4000 }).required();
/// How they signed.
pub const HOW: FieldDecl =
    FieldDecl::register("how", Kind::Code(&["on_paper", "on_screen", "spoken_with_witness"])).required();
/// What was drawn.
pub const DRAWN: FieldDecl = FieldDecl::register("drawn", Kind::Drawing);
/// Who heard it.
pub const WITNESS: FieldDecl = FieldDecl::register("witness", Kind::Line { characters_max: 120 });
/// The earlier one that this one corrects.
pub const CORRECTS: FieldDecl = FieldDecl::register("corrects", Kind::Link { to: &["own_summary"] }).once();
/// All of it as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A client's own summary, signed (CARE.md 1.J "client's own summary": T -> FROZEN).
pub static OWN_SUMMARY: Noun = Noun {
    name: "own_summary",
    area: Area::Contacts,
    part: Part::Plan,
    shape: Shape::List,
    header: Header::Dated(&HAPPENED),
    fields: &[HAPPENED, TRANSITION, WORDS, HOW, DRAWN, WITNESS, CORRECTS, SIGNED],
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    own: true,
    struck_by: Some(&OWN_SUMMARY_IN_ERROR),
    rule_codes: &["own_summary-needs-drawing", "own_summary-needs-witness"],
    rules: as_said,
    involves: |entry| Involving::that_day(entry, &[&WITNESS]),
    ..Noun::PLAIN
};

/// It holds what its way of signing needs.
fn as_said(entry: &Entry, _: &ClientFacts) -> Vec<Problem> {
    let lacks = |field: &FieldDecl| entry.value(field).is_none();
    let (field, rule) = match entry.text(&HOW) {
        "on_screen" if lacks(&DRAWN) => (&DRAWN, "own_summary-needs-drawing"),
        "spoken_with_witness" if lacks(&WITNESS) => (&WITNESS, "own_summary-needs-witness"),
        _ => return Vec::new(),
    };
    vec![Problem { noun: OWN_SUMMARY.name, key: entry.key, field: Some(field.name), what: Wrong::Rule(rule) }]
}
