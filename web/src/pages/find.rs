//! Going to a client, a section or a page by its name. Must never put what was typed into an address.

use askama::Template;

use super::caseload::is_only_signs;
use crate::filters;
use crate::shell::{Nav, Page};
use waystation_sync::care::overview::is_too_short_a_number;

/// What was found.
#[derive(Template)]
#[template(path = "pages/find.html")]
pub struct FindPage {
    /// What was searched for; empty at first.
    pub search: String,
    /// The chart that it was asked from, whose sections are found too; empty elsewhere.
    pub at: String,
    /// What was found, best first.
    pub lines: Vec<Found>,
    /// How many more clients have such a name.
    pub more: usize,
    /// Whether no client is called so, and those in `lines` are called nearly so.
    pub is_near: bool,
}

/// One place to go to.
pub struct Found {
    /// Its name.
    pub what: String,
    /// What tells it from others of that name; may be empty.
    pub more: String,
    /// Where it is.
    pub href: String,
    /// Its picture.
    pub icon: &'static str,
}

impl FindPage {
    /// The sentence to give where nothing was found.
    #[must_use]
    pub fn why_nothing(&self) -> &'static str {
        if is_only_signs(&self.search) {
            "find-only-signs"
        } else if is_too_short_a_number(&self.search) {
            "caseload-few-digits"
        } else {
            "find-nothing"
        }
    }
}

impl Page for FindPage {
    fn title(&self) -> &'static str {
        "find-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}
