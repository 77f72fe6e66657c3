//! What a review promises: nothing that came is left untold, nothing concurrent is hidden, and every node tells
//! the same. Documents are made by edits on copies, as nodes make them; nothing here reaches into a document.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail loudly too"
)]

mod copies;
mod kinds;
mod notes;
mod runs;
mod windows;
