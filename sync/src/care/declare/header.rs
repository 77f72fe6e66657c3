//! The fields that every logged entry has, each declared once: when it happened, who said so, in what language, who may
//! see it, what it corrects. Must never say when it was recorded: that is the stamp of the change that began it.

use super::{Days, FieldDecl, Kind};

/// What an entry of a noun is, in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// It stands until it is changed: a goal, a phone number.
    Standing,
    /// It is about a day, which this field holds: a note.
    Dated(&'static FieldDecl),
    /// It happened at a moment and was logged: it has all fields of this module, [`HAPPENED`] first of all fields and
    /// the others last. A test holds it.
    Event,
}

/// When it happened, to the minute; written once. What is logged more than a day later is late. It decides neither the
/// document of the entry nor its quarter: those follow from its id, that is from when it was begun.
pub const HAPPENED: FieldDecl =
    FieldDecl::register("happened", Kind::Moment).on(Days::Past).starts_today().required().once();

/// Where it comes from.
pub const SOURCES: &[&str] = &["client_said", "staff_observed", "partner_said", "document", "paper"];

/// Who said so (CARE.md 1.0); `paper` is a form or diary that was typed in later.
pub const SOURCE: FieldDecl = FieldDecl::register("source", Kind::Code(SOURCES)).once();

/// The language it was said in, as a tag of BCP 47.
pub const LANGUAGE: FieldDecl = FieldDecl::register("language", Kind::Line { characters_max: 35 }).once();

/// Who may see it, the narrowest first.
pub const SENSITIVITIES: &[&str] = &["very_restricted", "restricted", "normal"];

/// How closely it is kept (CARE.md 4.4). It can be made narrower later; of two answers the narrower is acted on.
pub const SENSITIVITY: FieldDecl = FieldDecl::confirmed("sensitivity", Kind::Code(SENSITIVITIES), SENSITIVITIES);

/// Who may read it, the narrowest first: its writer alone, therapists with supervisors and its writer, or the team.
pub const READERS: &[&str] = &["me", "therapist", "team"];

/// Who may read it. The client can make it narrower at any time; of two answers the narrower is acted on (`readers.rs`).
pub const VISIBLE: FieldDecl = FieldDecl::confirmed("visible", Kind::Code(READERS), READERS);

/// The entry that this one corrects; `to` names the noun's own kind.
#[must_use]
pub const fn corrects(to: &'static [&'static str]) -> FieldDecl {
    FieldDecl::register("corrects", Kind::Link { to }).once()
}
