//! Views and templates: from care views to HTML. Pure: must never reach data, a clock, a disk or a socket; what a
//! page needs comes in as a view, and what comes out is a string.
//!
//! A noun's looks stand in one file of its name (`nouns/goals/goal.rs` is the example to follow) and one word of its area's
//! list, its words in `words/<tag>/nouns/<area>/<noun>.ftl`. The parts that every noun shares (lists, forms, the choice
//! between versions) are in [`part`], whole pages in [`pages`], every address of the program in [`link`], and every
//! sentence in the files that [`language`] reads.

pub mod asset;
pub mod chapters;
pub mod entry;
mod filters;
pub mod form_at;
pub mod glance;
pub mod isolate;
pub mod language;
pub mod link;
pub mod look;
pub mod names;
pub mod noun_page;
pub mod nouns;
pub mod pages;
pub mod part;
pub mod place;
pub mod shell;
pub mod words;

/// A page would not write itself.
pub use askama::Error as RenderError;
pub use asset::{asset, asset_url};
pub use language::Language;
pub use names::Names;
pub use shell::{Page, Shell, render};
