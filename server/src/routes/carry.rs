//! Words of a form that was begun while two versions stood, brought to what stands once somebody has chosen: else such a form
//! could neither be signed nor write there any more. Must never save anything, nor let go of a word.

use waystation_sync::care::engine::meanwhile::{Carried, carried, goes_on, settled_since};
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_web::part::control::typed_into;
use waystation_web::part::form::HEADS;
use waystation_web::part::since::Since;
use waystation_web::part::typed::{PREFIX, Typed};

use super::entry_read::{EntryRead, Spot, parse, read_key};
use crate::http::PageError;
use crate::node::Chart;

/// A form on what stands now.
pub(super) struct Carry {
    /// The entry as it is now.
    pub(super) shown: EntryRead,
    /// The words of the form's writer, with that version.
    pub(super) typed: Typed,
    /// What its fields say of what happened since it was begun.
    pub(super) since: Since,
}

/// The form with the words `typed`, begun on `then`, as it goes on from what stands now; `None` where it does not have to.
pub(super) async fn carry(
    chart: &Chart,
    spot: Spot,
    then: &EntryRead,
    typed: &Typed,
) -> Result<Option<Carry>, PageError> {
    if then.entry.conflicts().next().is_none() {
        return Ok(None);
    }
    let shown = read_key(chart, spot.noun, spot.key).await?;
    let (words, since) = sorted(&then.entry, &shown, typed);
    let own: Vec<&FieldDecl> =
        spot.noun.fields.iter().filter(|field| typed_into(field, &words, PREFIX).is_some()).collect();
    if !goes_on((&then.entry, &shown.entry), &own) {
        return Ok(None);
    }
    let typed = words.into_iter().chain([(HEADS.to_owned(), shown.heads.to_string())]).collect();
    Ok(Some(Carry { shown, typed, since }))
}

/// The inputs without those that their writer left as they were, and what is to be said beside the others.
fn sorted(then: &Entry, now: &EntryRead, typed: &Typed) -> (Typed, Since) {
    let mut words = typed.clone();
    let mut since = Since { chosen: settled_since(then, &now.entry).collect(), beside: Vec::new() };
    for field in now.entry.noun.fields {
        let Some(text) = typed_into(field, typed, PREFIX) else { continue };
        match carried(field, parse(field, &text, &now.zone).ok().as_ref(), (then, &now.entry)) {
            Carried::AsTyped => {}
            Carried::Beside => since.beside.push(field),
            Carried::AsItStands => {
                let name = format!("{PREFIX}{}", field.name);
                // One input, or one for each question of an instrument.
                words.retain(|input, _| {
                    input.strip_prefix(&name).is_none_or(|rest| !rest.is_empty() && !rest.starts_with('.'))
                });
            }
        }
    }
    (words, since)
}

/// What is beside the words of a form whose version is not known here: whatever stands there now and is another.
pub(super) fn unknown_since(shown: &EntryRead, typed: &Typed) -> Since {
    let differs = |field: &&'static FieldDecl| {
        let Some(text) = typed_into(field, typed, PREFIX) else { return false };
        let held = shown.entry.value(field).map(ToString::to_string).unwrap_or_default();
        parse(field, &text, &shown.zone)
            .ok()
            .is_none_or(|value| value.map(|value| value.to_string()).unwrap_or_default() != held)
    };
    Since { chosen: Vec::new(), beside: shown.entry.noun.fields.iter().filter(differs).collect() }
}
