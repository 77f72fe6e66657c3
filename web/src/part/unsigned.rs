//! A line of an entry that is to be signed and is not. Must never let a draft read as what was agreed.

use waystation_sync::care::noun::Signing;
use waystation_sync::care::read::Entry;

use crate::glance::Seen;
use crate::isolate;

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
