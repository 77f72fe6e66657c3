//! Words of a form that was begun on an earlier version, brought to what stands now: where two versions stood and somebody has
//! chosen, since such a form could neither be signed nor write there any more; and where it is to be signed and its author saved
//! other words since. Must never save anything, nor let go of a word.

use waystation_sync::care::engine::meanwhile::{Carried, carried, goes_on, settled_since};
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;
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
    /// The id of why it comes back.
    pub(super) why: &'static str,
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
    Ok(Some(Carry::of(shown, words, since, "entry-chosen-since")))
}

impl Carry {
    fn of(shown: EntryRead, words: Typed, since: Since, why: &'static str) -> Self {
        let typed = words.into_iter().chain([(HEADS.to_owned(), shown.heads.to_string())]).collect();
        Self { shown, typed, since, why }
    }
}

/// The form with the words `typed`, begun on `then`, that is to be signed while its author saved other words since, in another
/// window or on another computer; `None` where what it would sign is what stands.
pub(super) async fn saved_since(
    chart: &Chart,
    spot: Spot,
    then: &EntryRead,
    typed: &Typed,
) -> Result<Option<Carry>, PageError> {
    if then.entry.born.is_none() {
        return Ok(None);
    }
    let shown = read_key(chart, spot.noun, spot.key).await?;
    let says = |field: &'static FieldDecl| match typed_into(field, typed, PREFIX) {
        Some(text) => parse(field, &text, &shown.zone).ok().flatten(),
        None => then.entry.value(field).cloned(),
    };
    if shown.entry.is_signed() || !is_newer((&then.entry, &shown.entry), says) {
        return Ok(None);
    }
    let (words, since) = sorted(&then.entry, &shown, typed);
    Ok(Some(Carry::of(shown, words, since, "entry-saved-since")))
}

/// Whether something that is signed over holds another value `now` than `then`, and than a form `says`.
pub(super) fn is_newer((then, now): (&Entry, &Entry), says: impl Fn(&'static FieldDecl) -> Option<Value>) -> bool {
    let fields = now.noun.fields.iter().filter(|field| field.is_signed_over());
    let mut changed = fields.filter(|field| now.value(field) != then.value(field) && !now.is_open(field));
    changed.any(|field| now.value(field) != says(field).as_ref())
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
