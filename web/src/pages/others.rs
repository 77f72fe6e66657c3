//! How tablets and other computers in the building come to the pages: a section of the page "Laptops", and a poster.
//! Must never show a pairing code or anything of a client: posters hang on walls.

use askama::Template;

use crate::part::qr::Qr;
use crate::shell::{Nav, Page};
use crate::{Language, filters};

/// How that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Others {
    /// It was turned off when the program was started.
    Off,
    /// It is being made ready.
    Soon,
    /// Something is to be put right, as a sentence in the reader's language.
    Trouble(String),
    /// Devices can be connected.
    Ready(Ways),
}

/// Where a device begins, and how people know that it is the right place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// Addresses to type, the likeliest first; empty where connecting is turned off.
    pub begin: Vec<Way>,
    /// Where the pages are afterwards.
    pub pages: Vec<String>,
    /// The authority's hash in groups.
    pub fingerprint: String,
    /// Addresses of this computer under which the pages do not open.
    pub outside: Vec<String>,
}

impl Ways {
    /// The first and the last eight digits of the fingerprint, in pairs: what people compare with what the device shows.
    #[must_use]
    pub fn ends(&self) -> [String; 2] {
        let pairs: Vec<&str> = self.fingerprint.split(':').collect();
        let last = pairs.get(pairs.len().saturating_sub(4)..).unwrap_or_default();
        [pairs.get(..4).unwrap_or(&pairs), last].map(|pairs| pairs.join(" "))
    }
}

/// One address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// As it is typed.
    pub address: String,
    /// As a camera reads it.
    pub qr: Option<Qr>,
}

impl Way {
    /// The way to an address.
    #[must_use]
    pub fn to(address: String, language: Language) -> Self {
        let label = language.say_with("others-picture", &[("address", address.as_str().into())]);
        let qr = Qr::new(&address, label);
        Self { address, qr }
    }
}

/// What hangs beside the clinic's computer.
#[derive(Template)]
#[template(path = "pages/poster.html")]
pub struct Poster {
    /// The clinic's name.
    pub clinic: String,
    /// Where a device begins.
    pub ways: Ways,
    /// The day on which it is made, since addresses may change.
    pub made: String,
}

impl Page for Poster {
    fn title(&self) -> &'static str {
        "poster-title"
    }

    fn nav(&self) -> Nav {
        Nav::Devices
    }

    fn is_for_paper(&self) -> bool {
        true
    }
}
