//! Field notes: a draft that its author writes, then signs. What is signed never changes; more is said in addenda.

use crate::care::declare::sign::Signed;
use crate::care::declare::{Area, Entry, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Shape};

/// What kind of note.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["progress", "visit", "phone", "family", "group", "quick"])).required();
/// The day it is about; the day it was written is kept beside it.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).required();
/// The note: shared text, also once it is signed.
///
/// A text costs one operation a letter. Forty notes of 1,500 letters, as a busy quarter has, load in 420 ms as texts and in 4 ms
/// as one value each; 800 in one document in 4.2 s and in 140 ms; their bytes are alike, 451 and 403 KB (debug build, busy
/// machine). They stay texts all the same: a draft that its author goes on with on two devices merges by words, where a
/// value would ask to choose between two whole notes; to put a value in its place at signing saves nothing, since the
/// letters stay in the history; and what a page loads is bounded by the quarter, of which it shows the newest first.
pub const TEXT: FieldDecl = FieldDecl::prose("text", 20_000).required();
/// The note as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A note (CARE.md 1.J and 5; P6 "continuity of care").
pub static NOTE: Noun = Noun {
    name: "note",
    area: Area::Contacts,
    part: Part::Notes,
    shape: Shape::List,
    fields: &[KIND, HAPPENED, TEXT, SIGNED],
    header: Header::Dated(&HAPPENED),
    own: true,
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        if !entry.is_retired() && !entry.is_signed() {
            facts.push(Fact::Draft { who: entry.born.and_then(|born| born.author).map(|author| author.person) });
        }
    },
    ..Noun::PLAIN
};

/// The signed form; `None` for a draft, and while two signings stand.
#[must_use]
pub fn signed(entry: &Entry) -> Option<Signed> {
    entry.signed()
}

/// Whether the draft was changed elsewhere while it was being signed: what is signed stands, and the late words
/// are for the author to put into an addendum or let go, by writing back what was signed.
#[must_use]
pub fn has_late_change(entry: &Entry) -> bool {
    entry.has_late_change()
}
