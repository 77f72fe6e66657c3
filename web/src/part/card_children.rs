//! What belongs to a card's entry, and the buttons that move an entry among its siblings. Must never offer to whoever
//! may not.

use waystation_sync::care::read::Entry;
use waystation_sync::id::{ClientId, EditId};

use super::card::{Around, Card};
use crate::noun_page::NounPage;
use crate::{Names, link};

/// Entries of one noun that belong to an entry.
pub struct Children {
    /// The noun's name.
    pub title: String,
    /// The entries in use, in their order.
    pub cards: Vec<Card>,
    /// Words and address of what begins one.
    pub add: Option<(String, String)>,
}

impl Children {
    /// Words and address of what begins the first one, where there is none.
    #[must_use]
    pub fn first(&self) -> Option<&(String, String)> {
        self.add.as_ref().filter(|_| self.cards.is_empty())
    }
}

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

/// The entries that belong to `entry`, each as a card, with the buttons that move it.
pub(super) fn children(client: ClientId, entry: &Entry, around: &Around<'_>, names: &Names) -> Vec<Children> {
    let of = |(page, entries): &(&'static NounPage, Vec<Entry>)| {
        let noun = page.noun;
        let mut own: Vec<&Entry> =
            entries.iter().filter(|child| child.parent() == Some(entry.key) && !child.is_retired()).collect();
        own.sort_by_cached_key(|child| child.place());
        let cards = own.iter().enumerate().map(|(place, child)| {
            let at = |place: usize| own.get(place).copied();
            let neighbours = (place.checked_sub(1).and_then(at), at(place + 1));
            let card = Card::new(client, page, child, around, names);
            Card {
                is_child: true,
                in_line: around.buttons.is_some(),
                moves: moves(client, child, neighbours, around, (names, &card.heading)),
                ..card
            }
        });
        // What can be signed is added to once it is, and for as long as it stands.
        let is_open = entry.noun.signed().is_none() || (entry.is_signed() && !entry.is_struck());
        let may = noun.editors.contains(&around.role) && !entry.is_put_away() && is_open;
        Children {
            title: page.title(names.language),
            cards: cards.collect(),
            add: page
                .add(names.language)
                .filter(|_| may)
                .map(|add| (add, link::child(client, entry.noun, entry.key, noun))),
        }
    };
    around.children.iter().filter(|(page, _)| page.noun.within == Some(entry.noun.name)).map(of).collect()
}

pub(super) fn moves(
    client: ClientId,
    entry: &Entry,
    (before, after): (Option<&Entry>, Option<&Entry>),
    around: &Around<'_>,
    (names, what): (&Names, &str),
) -> Vec<Move> {
    let may = entry.noun.order().is_some_and(|field| entry.noun.may_edit(field, around.role));
    let Some((heads, base)) = around.buttons.filter(|_| may) else { return Vec::new() };
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
