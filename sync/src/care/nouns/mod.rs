//! The nouns of the care plan: one declaration per file, one folder per area of CARE.md, one list per area. Must never
//! hold more than declarations: the engine reads, edits and merges them all alike.
//!
//! To add a noun: write its file after the example of `goals/goal.rs`, under its name, and name it in the list of its area;
//! a test finds a file that was not named. Its document makes room for it by a birth of its own, so stored documents need no
//! upgrade.

pub mod casework;
pub mod client;
pub mod consent;
pub mod contacts;
pub mod goals;
pub mod logs;
pub mod people;
pub mod relapse;
pub mod relations;
pub mod risk;
pub mod thinking;
pub mod training;

use super::declare::Noun;

/// The areas, in the order in which a chart shows them.
const AREAS: &[&[&Noun]] = &[
    client::NOUNS,
    risk::NOUNS,
    relapse::NOUNS,
    training::NOUNS,
    thinking::NOUNS,
    goals::NOUNS,
    logs::NOUNS,
    casework::NOUNS,
    contacts::NOUNS,
    relations::NOUNS,
    people::NOUNS,
    consent::NOUNS,
];

/// How many nouns there are.
const COUNT: usize = count(AREAS);

/// Every noun of the care plan, in the order in which a chart shows them.
pub static NOUNS: [&Noun; COUNT] = joined(AREAS);

const fn count(areas: &[&[&'static Noun]]) -> usize {
    match areas {
        [first, rest @ ..] => first.len() + count(rest),
        [] => 0,
    }
}

/// The lists of `areas` as one, made by the compiler, which also proves the indices.
#[expect(clippy::indexing_slicing, reason = "worked out at compile time, where an index out of bounds is an error")]
const fn joined<const N: usize>(areas: &[&[&'static Noun]]) -> [&'static Noun; N] {
    let mut all = [areas[0][0]; N];
    let (mut area, mut from, mut at) = (0, 0, 0);
    while at < N {
        if from == areas[area].len() {
            area += 1;
            from = 0;
        } else {
            all[at] = areas[area][from];
            from += 1;
            at += 1;
        }
    }
    all
}
