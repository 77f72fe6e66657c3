//! An entry that is to be signed and is not: a line of it, and whether a card says so. Must never let a draft read as what was agreed.

use waystation_sync::care::noun::Signing;
use waystation_sync::care::read::Entry;
use waystation_sync::id::ClientId;

use crate::glance::Seen;
use crate::{Names, isolate};

/// What a line says of an entry that is to be signed, after that it is not signed yet where that is so.
#[must_use]
pub fn or_unsigned(entry: &Entry, about: String, seen: &Seen<'_>) -> String {
    let (alone, with) = match entry.signing(seen.client, &seen.names.signers) {
        _ if entry.noun.signed().is_none() => return about,
        Signing::Vouched(_) | Signing::Several(_) => return about,
        Signing::Open => ("timeline-draft", "signature-line-draft"),
        Signing::Unvouched(_) => ("signature-unvouched", "signature-line-unvouched"),
    };
    if about.is_empty() {
        return seen.names.say(alone);
    }
    seen.names.language.say_with(with, &[("words", isolate::words(&about).into())])
}

/// Whether `entry` is to be signed, in use, and not signed yet.
#[must_use]
pub fn is_draft(client: ClientId, entry: &Entry, names: &Names) -> bool {
    let is_open = || entry.signing(client, &names.signers) == Signing::Open;
    entry.noun.signed().is_some() && !entry.is_put_away() && is_open()
}
