//! The buttons that move an entry among its siblings. Must never offer any to whoever may not.

use waystation_sync::care::noun::Role;
use waystation_sync::care::read::Entry;
use waystation_sync::id::{ClientId, EditId, Heads};

use crate::{Names, link};

/// A button that moves an entry among its siblings.
pub struct Move {
    /// Where it is sent.
    pub action: String,
    /// The version that the page shows.
    pub heads: String,
    /// Its id: pressed twice, it is one edit.
    pub edit_id: String,
    /// [`BEFORE`] or [`AFTER`].
    pub side: &'static str,
    /// The sibling.
    pub sibling: String,
    /// What it says.
    pub words: String,
    /// What it says to who cannot see where it stands.
    pub label: String,
}

/// The input that names the sibling before which an entry is put.
pub const BEFORE: &str = "before";
/// The input that names the sibling behind which an entry is put.
pub const AFTER: &str = "after";

/// The buttons that move `entry` past the siblings beside it, which `what` calls by its words, for who may.
pub(super) fn moves(
    client: ClientId,
    entry: &Entry,
    (before, after): (Option<&Entry>, Option<&Entry>),
    (role, buttons): (Role, Option<(&Heads, EditId)>),
    (names, what): (&Names, &str),
) -> Vec<Move> {
    let may = entry.noun.order().is_some_and(|field| entry.noun.may_edit(field, role));
    let Some((heads, base)) = buttons.filter(|_| may) else { return Vec::new() };
    let to = |side: &'static str, sibling: &Entry, id: &str| Move {
        action: format!("{}/move", link::entry(client, entry.noun, entry.key)),
        heads: heads.to_string(),
        edit_id: own_id(base, entry, side).to_string(),
        side,
        sibling: sibling.key.to_string(),
        words: names.say(id),
        label: names.language.say_with(&format!("{id}-of"), &[("what", what.into())]),
    };
    let earlier = before.map(|sibling| to(BEFORE, sibling, "card-earlier"));
    earlier.into_iter().chain(after.map(|sibling| to(AFTER, sibling, "card-later"))).collect()
}

/// An id for one of a page's buttons: another for each entry and side, and the same whenever it is pressed.
fn own_id(base: EditId, entry: &Entry, side: &str) -> EditId {
    let mut id = base.0;
    let own = entry.key.id().map(|own| own.0).unwrap_or_default();
    for (byte, other) in id.iter_mut().zip(own) {
        *byte ^= other;
    }
    if let Some(last) = id.last_mut() {
        *last ^= u8::from(side == BEFORE);
    }
    EditId(id)
}
