//! Field notes: a draft that its author writes, then signs. What is signed never changes; more is said in addenda.

use std::collections::BTreeSet;

use super::entered_in_error::ENTERED_IN_ERROR;
use crate::care::declare::sign::Signed;
use crate::care::declare::{
    Area, Days, Entry, EntryKey, Fact, FieldDecl, Header, Kind, Noun, Part, Role, Shape, Value,
};
use crate::id::EntryId;

/// What kind of note.
pub const KIND: FieldDecl =
    FieldDecl::register("kind", Kind::Code(&["progress", "visit", "phone", "family", "group", "quick"])).required();
/// The day it is about; the day it was written is kept beside it.
pub const HAPPENED: FieldDecl = FieldDecl::register("happened", Kind::Date).on(Days::Past).starts_today().required();
/// The note: one value, also while it is a draft. Only its author writes it, so that two versions are theirs, from two devices,
/// and they choose; a text that a machine put together of both would be one that nobody wrote, and nobody may sign it.
///
/// A shared text costs one operation a letter, for ever: letters stay in the history after signing. Of 2,000 notes of 1,500
/// letters in one quarter the first opening took 6.3 s as shared texts, a save 12 ms; 300 of 15,000 letters took 424 MiB.
/// As values 40 notes load in 4 ms instead of 420, and their bytes are alike.
pub const TEXT: FieldDecl = FieldDecl::register("text", Kind::Text { characters_max: 20_000 }).required();
/// The goals and needs that it is about, where its author names them. Notes that name none are signed as they always were.
pub const ADDRESSES: FieldDecl = FieldDecl::links("addresses", &["goal", "need"]);
/// The note as signed.
pub const SIGNED: FieldDecl = FieldDecl::frozen("signed");

/// A note (CARE.md 1.J and 5; P6 "continuity of care").
pub static NOTE: Noun = Noun {
    name: "note",
    area: Area::Contacts,
    part: Part::Notes,
    shape: Shape::List,
    fields: &[KIND, HAPPENED, TEXT, ADDRESSES, SIGNED],
    header: Header::Dated(&HAPPENED),
    own: true,
    struck_by: Some(&ENTERED_IN_ERROR),
    editors: &[Role::Therapist, Role::CaseManager, Role::Supervisor],
    facts: |entry, facts| {
        facts.extend(names(entry));
    },
    ..Noun::PLAIN
};

/// What it is about; nothing of one that was put away or entered in error.
fn names(note: &Entry) -> Option<Fact> {
    let named = note.signed_or_held(&ADDRESSES).filter(|_| !note.is_put_away() && !note.is_struck());
    let what: BTreeSet<EntryId> =
        named.as_ref().map(Value::links).unwrap_or_default().into_iter().filter_map(EntryKey::id).collect();
    (!what.is_empty()).then_some(Fact::Mentions { what, helped: false, corrects: None })
}

/// Whether the note says that somebody was with the client or spoke with them: not with family, nor what was jotted down.
#[must_use]
pub fn is_with_client(entry: &Entry) -> bool {
    let is_with = matches!(entry.text(&KIND), "progress" | "visit" | "phone" | "group");
    is_with && !entry.is_put_away() && !entry.is_struck()
}

/// The signed form; `None` for a draft, and while two signings stand.
#[must_use]
pub fn signed(entry: &Entry) -> Option<Signed> {
    entry.signed()
}
