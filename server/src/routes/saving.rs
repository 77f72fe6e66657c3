//! Saving a form, as all forms do it: what a person can put right is an outcome, all else an error. Must never say that
//! something was saved before it is durable.

use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Act, Problem};
use waystation_sync::care::noun::Noun;
use waystation_web::nouns;

pub(super) use crate::http::Sent;
use crate::http::{PageError, SignedIn};
use crate::node::{Chart, SaveError, Saved, With};

/// What came of a form, as far as the one who sent it can do something about it.
pub(super) enum Attempt {
    /// It is in the record, or was before.
    Saved(Saved),
    /// There is something to put right.
    Wrong(Vec<Problem>),
    /// The version that it showed is not known here.
    Stale,
    /// It could not be written to disk: the form comes back as it was.
    NotStored,
}

/// Saves what a form asks for into a document of a chart; `acts` are its acts, or what of it could not be read.
pub(super) async fn save(
    chart: &Chart,
    doc: DocKey,
    sent: Sent,
    acts: Result<Vec<Act>, Vec<Problem>>,
) -> Result<Attempt, PageError> {
    let acts = match acts {
        Ok(acts) => acts,
        Err(problems) => return Ok(Attempt::Wrong(problems)),
    };
    match chart.save(doc, sent.base, sent.id, acts).await {
        Ok(saved) => Ok(Attempt::Saved(saved)),
        Err(SaveError::Problems(problems)) => Ok(Attempt::Wrong(problems)),
        Err(SaveError::Stale) => Ok(Attempt::Stale),
        Err(SaveError::NotStored) => Ok(Attempt::NotStored),
        Err(error) => Err(error.into()),
    }
}

/// What a form asks for, and what of it could not be read.
pub(super) fn apart(acts: Result<Vec<Act>, Vec<Problem>>) -> (Vec<Act>, Vec<Problem>) {
    acts.map_or_else(|unread| (Vec::new(), unread), |acts| (acts, Vec::new()))
}

/// All that is wrong with a form that comes back in any case, so that it comes back once: `unread` is what of it could
/// not be read, beside which nothing else is said of the same field; `acts` are what of it could.
pub(super) async fn problems(
    chart: &Chart,
    doc: DocKey,
    sent: &Sent,
    (acts, unread): (Vec<Act>, Vec<Problem>),
) -> Result<Vec<Problem>, PageError> {
    let found = match chart.problems(doc, sent.base.clone(), sent.id, acts).await {
        Ok(found) => found,
        // It is said once the form is saved.
        Err(SaveError::Stale) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let is_told = |own: &Problem| unread.iter().any(|known| (known.noun, known.field) == (own.noun, own.field));
    let more: Vec<Problem> = found.into_iter().filter(|own| !is_told(own)).collect();
    Ok(unread.into_iter().chain(more).collect())
}

/// Keeps for the next page that a form could not be written to disk.
pub(super) fn tell_unstored(access: &SignedIn) {
    tracing::error!("a form was not saved: it could not be written to disk");
    access.tell(false, "routes-not-stored");
}

/// As [`tell`] of an entry of `noun`: what was saved is said by where it stands.
pub(super) fn tell_of(access: &SignedIn, noun: &Noun, saved: Saved) {
    if !matches!(saved, Saved::Done { with: With::Nobody }) {
        return tell(access, saved);
    }
    let section = nouns::section_of(noun).title(access.language());
    let what = access.language().say_with("routes-saved-what", &[("section", section.into())]);
    access.tell_with(true, "routes-saved", what);
}

/// Keeps what a saving came to for the next page.
pub(super) fn tell(access: &SignedIn, saved: Saved) {
    access.tell(
        true,
        match saved {
            Saved::Before(_) => "routes-saved-already",
            Saved::Nothing => "routes-saved-nothing",
            Saved::Done { with: With::Others } => "routes-saved-together",
            Saved::Done { with: With::Themselves } => "routes-saved-twice",
            Saved::Done { with: With::Nobody } => "routes-saved",
        },
    );
}
