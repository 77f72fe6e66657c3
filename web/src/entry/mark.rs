//! What a person has to do about a field of an entry: choose between versions, or read what was merged. Must never say
//! which version is right.

use waystation_sync::care::field::Field;
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use crate::link;

/// What a person has to do about a field.
pub struct Mark {
    /// The id of what to do: [`TWO_VERSIONS`], [`SEVERAL_VERSIONS`], [`MERGED_TEXT`], [`RULED`], [`SAID_OF_OTHER`], or
    /// what [`lowered`] gives.
    pub text: &'static str,
    /// The address at which it is done.
    pub href: String,
}

/// The id of what paper says of what a page says by `id`: on paper nobody can choose, so it asks for nothing.
#[must_use]
pub fn on_paper(id: &'static str) -> &'static str {
    match id {
        TWO_VERSIONS => "paper-two-versions",
        SEVERAL_VERSIONS => "paper-several-versions",
        MERGED_TEXT => "paper-merged-text",
        RULED => "paper-ruled",
        SAID_OF_OTHER => "paper-said-of-other",
        WRITTEN_WHILE_AWAY => "paper-written-while-away",
        other => other,
    }
}

impl Mark {
    /// The id of what paper says of it.
    #[must_use]
    pub fn on_paper(&self) -> &'static str {
        on_paper(self.text)
    }
}

/// Says that a person must choose.
pub const TWO_VERSIONS: &str = "card-two-versions";
/// The same of more than two.
pub const SEVERAL_VERSIONS: &str = "card-several-versions";
/// Says that a text came from several hands.
pub const MERGED_TEXT: &str = "card-merged-text";

/// Says that a retired entry was written in.
pub const WRITTEN_WHILE_AWAY: &str = "card-written-while-away";

/// Says that several gave a status differently and one stands.
pub const RULED: &str = "card-ruled";

/// Says that a supervisor has to look at a lower value.
pub const LOWERED: &str = "card-lowered";

/// Says that a supervisor has to look at a word that is final.
pub const FINAL: &str = "card-final";

/// Says that a supervisor has to look before what takes back such a word counts.
pub const TAKEN_BACK: &str = "card-taken-back";

/// Says that a supervisor has to look at an answer that is less careful than another.
pub const SAFER: &str = "card-safer";

/// Which of these is said of `field`, which held `was` and in which `said` stands.
#[must_use]
pub fn lowered(field: &FieldDecl, was: &str, said: &str) -> &'static str {
    let is_final = |code: &str| field.class.before_final(code).is_some();
    match (is_final(said), is_final(was), field.across.is_empty()) {
        (true, _, _) => FINAL,
        (false, true, _) => TAKEN_BACK,
        (false, false, false) => SAFER,
        (false, false, true) => LOWERED,
    }
}

/// Says that what stands there was said of something else.
pub const SAID_OF_OTHER: &str = "card-said-of-other";

/// What has to be done about `field` of `entry`, if anything.
#[must_use]
pub fn mark(client: ClientId, entry: &Entry, field: &FieldDecl) -> Option<Mark> {
    let href = || link::choose(client, entry.noun, entry.key, field.name);
    if let Some(was) = entry.lowered_from(field) {
        return Some(Mark { text: lowered(field, was, entry.text(field)), href: href() });
    }
    if entry.waits_for_looking(field) {
        return Some(Mark { text: SAID_OF_OTHER, href: link::entry(client, entry.noun, entry.key) });
    }
    match entry.field(field) {
        Field::Conflicted { versions, .. } => entry
            .is_open(field)
            .then(|| Mark { text: if versions.len() > 2 { SEVERAL_VERSIONS } else { TWO_VERSIONS }, href: href() }),
        Field::Together { .. } => Some(Mark { text: MERGED_TEXT, href: href() }),
        Field::Ruled { .. } => entry.is_ruled(field).then(|| Mark { text: RULED, href: href() }),
        Field::Empty | Field::Settled(_) => None,
    }
}
