//! What the clinic takes from a laptop and what it refuses, tried with changes as the edits make them and with changes
//! made by hand. Must never reach into the crate: whatever is refused here, a laptop could really send.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod attack;
mod broken;
mod forms;
mod hostile;
mod limits;
mod places;
mod poison;
mod readers;
mod refusals;
mod settling;
mod signatures;
mod struck;
mod support;
mod watched;
