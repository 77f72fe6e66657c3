//! What a merge changed and what waits for a person, as pure functions of a document's history, so that every
//! node tells the same whoever met whom first. Must never take the states before and after a merge for what
//! happened, nor remember anything.

mod collisions;
mod draft;
mod fill;
mod graph;
mod history;
mod item;
mod log;
mod question;

use std::collections::BTreeSet;

use automerge::Automerge;

pub use collisions::{Clash, Collision, collisions, name as collision_id};
pub use fill::LATE_AFTER_MS;
pub use history::{Mark, Step, StepField, history};
pub use item::{About, FieldChange, How, Item, ItemId, Kind, Place, Settling, Waits, Wrote};
pub use question::{Question, Written, question, when_it_said};

use crate::id::{ChangeId, Heads};
use draft::{Draft, Sort};
use log::Log;

/// What the changes `new` did to `doc`: one item for each thing that they wrote, with what others wrote at the same
/// time, as the document stands now. Every change of `new` but births is in at least one item; hashes that the document
/// does not hold are passed over.
///
/// Where `new` is empty the document came whole: one item tells of everything after `before` (this node's heads until
/// then, not needed otherwise), and only what was written on both sides at once has items of its own.
#[must_use]
pub fn merged(doc: &Automerge, before: &Heads, new: &[ChangeId]) -> Vec<Item> {
    let log = Log::read(doc);
    if new.is_empty() {
        return came_whole(&log, before);
    }
    let new: BTreeSet<usize> =
        new.iter().filter_map(|change| log.number(*change)).filter(|number| !log.births.contains(number)).collect();
    let drafts = draft::drafts(&log);
    let mut items: Vec<Item> = drafts
        .iter()
        .filter(|draft| !draft.touched_by().is_disjoint(&new))
        .map(|draft| fill::fill(&log, draft))
        .collect();
    let told: BTreeSet<usize> = drafts.iter().flat_map(Draft::tells_of).collect();
    items.extend(new.difference(&told).map(|&number| about_document(&log, Kind::Unknown, "~unknown", [number])));
    items
}

fn came_whole(log: &Log<'_>, before: &Heads) -> Vec<Item> {
    let heads: Vec<usize> = before.as_slice().iter().filter_map(|change| log.number(*change)).collect();
    let is_old = |at: usize| heads.iter().any(|&head| head == at || log.graph.knew(head, at));
    let new: Vec<usize> =
        (0..log.stamps.len()).filter(|&number| !is_old(number) && !log.births.contains(&number)).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let both_sides = |draft: &&Draft<'_>| {
        let touched = draft.touched_by();
        let apart = match draft.sort {
            Sort::Conflict { .. } | Sort::InsideRetired | Sort::Parallel => true,
            Sort::Plain | Sort::Begun | Sort::Signed | Sort::Retired | Sort::TakenUp | Sort::Seen => false,
        };
        apart && touched.iter().any(|&at| is_old(at)) && touched.iter().any(|&at| !is_old(at))
    };
    let mut items = vec![about_document(log, Kind::CameWhole, "~whole", new)];
    items.extend(draft::drafts(log).iter().filter(both_sides).map(|draft| fill::fill(log, draft)));
    items
}

fn about_document(log: &Log<'_>, kind: Kind, mark: &str, numbers: impl IntoIterator<Item = usize>) -> Item {
    let changes = log.stamps_of(numbers);
    Item {
        id: ItemId::of(fill::doc_id(log.doc), None, &[mark], &changes),
        about: About::Document,
        kind,
        fields: Vec::new(),
        changes,
        retired_by: Vec::new(),
        signed_by: Vec::new(),
        late: false,
        waits: None,
    }
}

/// Everything in `doc` that waits for a person: versions to choose between, merged prose to read, words in
/// retired entries, words that came after signing. Each says in [`Item::waits`] for what.
#[must_use]
pub fn open(doc: &Automerge) -> Vec<Item> {
    let log = Log::read(doc);
    draft::drafts(&log)
        .iter()
        .filter(|draft| may_wait(draft))
        .map(|draft| fill::fill(&log, draft))
        .filter(|item| item.waits.is_some())
        .collect()
}

/// Everything that ever happened in `doc`, in the order of the chart; [`merged`] and [`open`] are parts of this.
#[must_use]
pub fn all(doc: &Automerge) -> Vec<Item> {
    let log = Log::read(doc);
    draft::drafts(&log).iter().map(|draft| fill::fill(&log, draft)).collect()
}

fn may_wait(draft: &Draft<'_>) -> bool {
    // What was lowered is looked at, and what was said of another value than stands beside it now is said anew.
    if draft.fields.iter().any(|(decl, _)| decl.watched || decl.said_of.is_some()) {
        return true;
    }
    match draft.sort {
        Sort::Conflict { .. } | Sort::InsideRetired => true,
        Sort::Parallel | Sort::Plain | Sort::Begun | Sort::Signed | Sort::Retired | Sort::TakenUp | Sort::Seen => {
            !draft.signed_by.is_empty()
        }
    }
}
