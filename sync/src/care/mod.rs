//! What a care plan is. One noun per file, each a declaration ([`noun::Noun`]) from which reading ([`read`]),
//! editing ([`edit`]), conflicts ([`field`]), summaries and review follow. Must never know a page, a disk or a peer.
//!
//! To add a noun: write its file after the example of `goal.rs` and name it in [`NOUNS`]. Its document makes room
//! for it by a birth of its own, so stored documents need no upgrade.

pub mod birth;
pub mod client;
pub mod contact;
pub mod crisis;
pub mod crisis_step;
pub mod edit;
pub mod field;
pub mod goal;
pub mod name;
pub mod note;
pub mod noun;
pub mod overview;
mod prose;
pub mod read;
pub mod risk;
pub mod settlement;
pub mod sign;
pub mod summary;
pub mod task;
pub mod team;
pub mod value;

pub mod addendum;

use noun::{Noun, Part};

/// Every noun of the care plan, in the order in which a chart shows them.
pub static NOUNS: [&Noun; 11] = [
    &client::CLIENT,
    &name::NAME,
    &contact::CONTACT,
    &risk::RISK,
    &crisis::CRISIS,
    &crisis_step::CRISIS_STEP,
    &goal::GOAL,
    &task::TASK,
    &note::NOTE,
    &addendum::ADDENDUM,
    &team::TEAM,
];

/// The nouns of one document.
pub fn nouns_of(part: Part) -> impl Iterator<Item = &'static Noun> {
    NOUNS.into_iter().filter(move |noun| noun.part == part)
}

/// The noun with this name; settlings too, which no page edits.
#[must_use]
pub fn noun_named(name: &str) -> Option<&'static Noun> {
    NOUNS.into_iter().chain([&settlement::SETTLEMENT]).find(|noun| noun.name == name)
}
