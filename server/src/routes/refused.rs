//! Changes that were not taken, as pages tell of them. Must never name a client to somebody who may not read that part.

use waystation_sync::care::declare::DocKey;
use waystation_sync::id::DocId;
use waystation_sync::record::Refusal;
use waystation_web::part::chart::name_of;
use waystation_web::words;

use crate::http::SignedIn;

/// Refused changes that are told one by one.
pub(super) const REFUSED_SHOWN: usize = 50;

/// Which part of whose chart a document is, for those who may know.
pub(super) fn what(access: &SignedIn, doc: DocId) -> String {
    let language = access.language();
    let found = access.someone().owner(doc);
    let named = found.map(|DocKey { client, part, .. }| {
        let client = access.overview(|overview| name_of(overview.rows(client), language).into_owned());
        let values = [("client", client.into()), ("part", words::part(part, language).into())];
        language.say_with("routes-sync-part", &values)
    });
    named.unwrap_or_else(|| language.say("routes-sync-not-open"))
}

/// The id of why a change was not taken; its `.next` says what to do.
pub(super) const fn refusal(why: Refusal) -> &'static str {
    match why {
        Refusal::Damaged => "routes-sync-damaged",
        Refusal::TooLarge => "routes-sync-too-large",
        Refusal::OtherBeginning => "routes-sync-other-beginning",
        Refusal::NoAuthor => "routes-sync-no-author",
        Refusal::OtherDevice => "routes-sync-other-device",
        Refusal::PersonNotAllowed => "routes-sync-person-not-allowed",
        Refusal::OutOfOrder | Refusal::MissingBefore => "routes-sync-missing-before",
        Refusal::Inapplicable => "routes-sync-inapplicable",
        Refusal::NotYours => "routes-sync-not-yours",
        Refusal::Fixed => "routes-sync-fixed",
        Refusal::NotOfAForm => "routes-sync-not-of-a-form",
        Refusal::FalseSignature => "routes-sync-false-signature",
        Refusal::Newer => "routes-sync-newer",
        Refusal::Other(_) => "routes-sync-newer-reason",
    }
}
