//! What a care plan is: [`declare`] says what a declaration can say, [`engine`] reads, edits and merges whatever is
//! declared, [`nouns`] are the declarations, [`overview`] lists them; this file binds them. Must never know a page, a
//! disk or a peer.

pub mod access;
pub mod declare;
pub mod engine;
pub mod instruments;
pub mod nouns;
pub mod overview;
mod vocabulary;

pub use declare::{self as field, self as noun, self as value, sign};
pub(crate) use engine::summary::Touched;
pub use engine::{across, birth, doubt, edit, involving, lapsed, meant, read, settlement};
pub use nouns::NOUNS;
pub use nouns::casework::*;
pub use nouns::client::*;
pub use nouns::consent::*;
pub use nouns::contacts::*;
pub use nouns::goals::*;
pub use nouns::logs::*;
pub use nouns::people::*;
pub use nouns::relapse::*;
pub use nouns::relations::*;
pub use nouns::risk::*;
pub use nouns::thinking::*;
pub use nouns::training::*;
pub use overview::client_facts;
pub use overview::row as summary;
pub use vocabulary::Vocabulary;

use automerge::{Automerge, Change};

use birth::BirthError;
use declare::{DocKey, Known, Noun, Part, Summary};
use overview::row::Row;

/// The nouns of one document.
pub fn nouns_of(part: Part) -> impl Iterator<Item = &'static Noun> {
    NOUNS.into_iter().filter(move |noun| noun.part == part)
}

/// The noun with this name; settlings too, which no page edits.
#[must_use]
pub fn noun_named(name: &str) -> Option<&'static Noun> {
    Vocabulary::CURRENT.noun_named(name)
}

/// Every birth that this version knows for a document: its first change and those of its nouns.
///
/// # Errors
/// As [`birth::document`].
pub fn births_of(key: &DocKey) -> Result<Vec<Change>, BirthError> {
    Vocabulary::CURRENT.births_of(key)
}

/// Which document `doc` is and what lists need of it, as it is now.
#[must_use]
pub fn summary_of(doc: &Automerge) -> Summary {
    Vocabulary::CURRENT.summary_of(doc)
}

/// As [`summary_of`], but only of the entries that a change touched.
#[must_use]
pub(crate) fn summary_of_touched(doc: &Automerge, touched: &[Touched]) -> Summary {
    engine::summary::of_touched(doc, touched, nouns_of)
}

impl Row {
    /// What lists read of `doc` as it is now; `None` for a document that does not say whose it is.
    #[must_use]
    pub fn of(doc: &Automerge) -> Option<Self> {
        Self::stored(&summary_of(doc))
    }

    /// What lists read of a stored summary; `None` for a document of a part that this version does not know.
    #[must_use]
    pub fn stored(summary: &Summary) -> Option<Self> {
        Self::of_known(&Known::from_iter([summary]))
    }

    /// What lists read of all that is known of a document; `None` as for [`Row::stored`].
    #[must_use]
    pub fn of_known(known: &Known) -> Option<Self> {
        Some(Self::new(known.key?, known.form, &known.facts))
    }
}

#[cfg(test)]
mod tests {
    use super::birth::{document, owner};
    use super::*;
    use automerge::{ROOT, ReadDoc};

    use crate::id::ClientId;
    const ANA: ClientId = ClientId([1; 16]);

    #[test]
    fn two_nodes_begin_the_same_document_with_the_same_bytes() {
        for part in Part::ALL {
            let bytes = |births: Vec<Change>| births.iter().map(|c| c.raw_bytes().to_vec()).collect::<Vec<_>>();
            assert_eq!(
                bytes(births_of(&DocKey::whole(ANA, part)).unwrap()),
                bytes(births_of(&DocKey::whole(ANA, part)).unwrap())
            );
        }
    }

    #[test]
    fn births_of_two_clients_share_no_actor() {
        let ben = ClientId([2; 16]);
        assert_ne!(
            document(&DocKey::whole(ANA, Part::Plan)).unwrap().actor_id(),
            document(&DocKey::whole(ben, Part::Plan)).unwrap().actor_id()
        );
    }

    #[test]
    fn a_document_says_whose_it_is() {
        let mut doc = Automerge::new();
        doc.apply_changes(births_of(&DocKey::whole(ANA, Part::Case)).unwrap()).unwrap();
        assert_eq!(owner(&doc), Some(DocKey::whole(ANA, Part::Case)));
        assert_eq!(owner(&Automerge::new()), None);
    }

    #[test]
    fn births_apply_in_any_order_of_nouns_and_leave_no_conflict() {
        let mut births = births_of(&DocKey::whole(ANA, Part::Plan)).unwrap();
        let first = births.remove(0);
        births.reverse();
        let mut doc = Automerge::new();
        doc.apply_changes([first]).unwrap();
        doc.apply_changes(births).unwrap();
        for noun in nouns_of(Part::Plan) {
            assert_eq!(doc.get_all(ROOT, noun.name).unwrap().len(), 1, "{}", noun.name);
        }
    }
}
