//! A laptop's way into its clinic: an address, a code, a name; afterwards four words to compare.

use askama::Template;

use crate::filters;
use crate::shell::{Nav, Page};

/// How far the laptop has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Nothing yet: the form.
    Form {
        /// Clinics that were found on the network: name and address.
        found: Vec<(String, String)>,
        /// The address as typed.
        address: String,
        /// The laptop's name as typed.
        name: String,
        /// What went wrong before, in the reader's language; empty at first.
        message: String,
    },
    /// The code was right: compare the words.
    Paired {
        /// The clinic's name.
        clinic: String,
        /// The four check words.
        words: Vec<String>,
    },
    /// Long since paired.
    Joined {
        /// The clinic's name.
        clinic: String,
        /// Its address as last met.
        address: String,
    },
}

/// The page.
#[derive(Template)]
#[template(path = "pages/join.html")]
pub struct Join {
    /// How far it has come.
    pub joining: Joining,
}

impl Page for Join {
    fn title(&self) -> &'static str {
        "join-title"
    }

    fn nav(&self) -> Nav {
        Nav::Devices
    }
}
