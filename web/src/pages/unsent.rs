//! Words that were sent after the session had ended: kept in memory until their writer signed in again.

use askama::Template;

use super::new_client::{CLIENT_PREFIX, CONTACT_PREFIX, NAME_PREFIX};
use crate::filters;
use crate::part::chooser::REASON;
use crate::part::typed::PREFIX;
use crate::shell::{Nav, Page};

/// The page that gives them back.
#[derive(Template)]
#[template(path = "pages/unsent.html")]
pub struct Unsent {
    /// Where they were sent.
    pub action: String,
    /// The inputs, by name.
    pub inputs: Vec<(String, String)>,
}

impl Unsent {
    /// What a person wrote, for reading: inputs of the form that hold words.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        let prefixes = [PREFIX, NAME_PREFIX, CLIENT_PREFIX, CONTACT_PREFIX];
        self.inputs
            .iter()
            .filter(move |(name, _)| name == REASON || prefixes.iter().any(|prefix| name.starts_with(prefix)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(_, value)| value.as_str())
    }
}

impl Page for Unsent {
    fn title(&self) -> &'static str {
        "unsent-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}
