//! The buttons that move an entry among its siblings. Must never offer any to whoever may not.

use waystation_sync::care::noun::Role;
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::id::{ClientId, EditId, Heads};

use crate::noun_page::NounPage;
use crate::{Names, link};

/// A button that moves an entry among its siblings.
pub struct Move {
    /// Its own id: where the page goes on once it was pressed.
    pub id: String,
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
        id: id_of(entry, side),
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

/// The id of the button that moves `entry` to this side.
fn id_of(entry: &Entry, side: &str) -> String {
    format!("move-{}-{side}", entry.key)
}

/// The id of the button of the entry `key` of `all`, all of the noun of `page`, at which the page goes on after it was
/// moved to `side`: the same again, or the one back where it leads no farther. `None` where it has no button.
#[must_use]
pub fn landing(page: &NounPage, key: EntryKey, all: &[Entry], side: &str) -> Option<String> {
    let entry = all.iter().find(|entry| entry.key == key)?;
    let grouping = page.group_by.filter(|_| page.noun.within.is_none());
    let group = |of: &Entry| grouping.map(|grouping| of.text(grouping.field).to_owned());
    let is_peer =
        |other: &&Entry| !other.is_put_away() && other.parent() == entry.parent() && group(other) == group(entry);
    let mut peers: Vec<&Entry> = all.iter().filter(is_peer).collect();
    peers.sort_by_cached_key(|peer| peer.place());
    let place = peers.iter().position(|peer| peer.key == key)?;
    let sides = [(BEFORE, place > 0), (AFTER, place + 1 < peers.len())];
    let mut open = sides.into_iter().filter(|(_, leads)| *leads).map(|(side, _)| side);
    let same = open.clone().find(|own| *own == side);
    same.or_else(|| open.next()).map(|side| id_of(entry, side))
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
