//! What the care plan promises, tried through its public face on real documents. Must never reach into the crate:
//! a promise that cannot be seen from outside is none.
#![allow(
    clippy::result_large_err,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod across;
mod actors;
mod births;
mod casework;
mod children;
mod consents;
mod files;
mod forms;
mod frozen;
mod goals;
mod groups;
mod kept;
mod lists;
mod meanwhile;
mod mentions;
mod naming;
mod not_looked_at;
mod notes;
mod nouns;
mod overview;
mod people;
mod prose;
mod readers;
mod relapse;
mod resting;
mod risks;
mod rows;
mod said_of;
mod settling;
mod signing;
mod sizes;
mod speed;
mod standing;
mod struck;
mod support;
mod then;
mod today;
mod upgrade;
mod values;
mod versions;
mod waits;
mod watched;
