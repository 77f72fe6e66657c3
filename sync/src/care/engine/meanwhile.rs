//! A form that was begun on an earlier version of an entry: whether it goes on from what stands now, and with which of its
//! words. Must never let go of a word that its writer typed, nor pass off what others wrote as theirs.

use crate::care::declare::{Entry, FieldDecl, Value};

/// What becomes of a field of a form that goes on from what stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Its writer left it as they saw it, or said what stands now: it is as it stands.
    AsItStands,
    /// Its writer changed it, and nobody else did since.
    AsTyped,
    /// Its writer changed it, and others changed it or chose in it since: both are shown.
    Beside,
}

/// What becomes of `field`, into which its writer typed `typed` when the entry was as in `shown`; `typed` is `None` where
/// that is no value of it.
#[must_use]
pub fn carried(field: &FieldDecl, typed: Option<&Option<Value>>, (shown, now): (&Entry, &Entry)) -> Carried {
    let text = |value: Option<&Value>| value.map(ToString::to_string).unwrap_or_default();
    let (was, is) = (text(shown.field(field).value()), text(now.field(field).value()));
    let says = typed.map(|typed| text(typed.as_ref()));
    let one = |entry: &Entry| !entry.is_open(field);
    if one(now) && says.as_ref() == Some(&is) || one(shown) && says.as_ref() == Some(&was) {
        return Carried::AsItStands;
    }
    if one(shown) && one(now) && was == is { Carried::AsTyped } else { Carried::Beside }
}

/// The fields in which two versions stood in `shown` and of which one stands in `now`.
pub fn settled_since<'a>(shown: &'a Entry, now: &'a Entry) -> impl Iterator<Item = &'static FieldDecl> + 'a {
    shown.conflicts().map(|(field, _)| field).filter(|field| !now.is_open(field))
}

/// Whether a form that was begun on `shown`, with words of its writer in `own`, goes on from `now`: where two versions stood
/// that it could not write over, one stands, and none of its words meets two versions now. All else is merged with what others
/// wrote: a form is then saved as of the version that it showed.
#[must_use]
pub fn goes_on((shown, now): (&Entry, &Entry), own: &[&FieldDecl]) -> bool {
    let is_settled = settled_since(shown, now).next().is_some();
    is_settled && !now.is_signed() && !now.is_put_away() && !own.iter().any(|field| now.is_open(field))
}
