//! A laptop's way into its clinic: an address, a code, a name; afterwards four words to compare.

use askama::Template;

use crate::part::progress::{Bar, UnderWay, figure};
use crate::shell::{Nav, Page};
use crate::{Names, filters};

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
        /// What went wrong before, in the reader's language, all of it at once; empty at first.
        messages: Vec<String>,
    },
    /// The code was right: compare the words.
    Paired {
        /// The clinic's name.
        clinic: String,
        /// The four check words.
        words: Vec<String>,
        /// How far the first sync is.
        first: FirstSync,
    },
    /// Long since paired.
    Joined {
        /// The clinic's name.
        clinic: String,
        /// Its address as last met.
        address: String,
    },
}

/// How far the first sync of a laptop is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// It has not begun.
    Soon,
    /// It goes on.
    UnderWay(UnderWay),
    /// It is done: so many documents are here.
    Done(usize),
    /// The clinic was not reached since the pairing.
    NotReached,
}

/// How far the first sync of a laptop is, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstSync {
    /// The sentence.
    pub says: String,
    /// The bar, while it goes on.
    pub bar: Option<Bar>,
    /// Whether it is done.
    pub done: bool,
}

impl FirstSync {
    /// `first` in words.
    #[must_use]
    pub fn new(first: &First, names: &Names) -> Self {
        let says = match first {
            First::Soon => names.say("progress-soon"),
            First::UnderWay(under_way) => under_way.say(names),
            First::Done(0) => names.say("progress-nothing-there"),
            First::Done(of) => {
                let values = [("parts", (*of).into()), ("of", figure(*of, names.language).into())];
                names.language.say_with("progress-all-here", &values)
            }
            First::NotReached => names.say("progress-not-reached"),
        };
        let bar = match first {
            First::UnderWay(under_way) => Some(under_way.bar()),
            First::Soon | First::Done(_) | First::NotReached => None,
        };
        Self { says, bar, done: matches!(first, First::Done(_)) }
    }
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
        match self.joining {
            Joining::Form { .. } => "join-heading",
            Joining::Paired { .. } => "join-compare",
            Joining::Joined { .. } => "join-title",
        }
    }

    fn nav(&self) -> Nav {
        Nav::Devices
    }

    fn again_after_seconds(&self) -> Option<u32> {
        match &self.joining {
            Joining::Paired { first, .. } if !first.done => Some(2),
            Joining::Paired { .. } | Joining::Form { .. } | Joining::Joined { .. } => None,
        }
    }
}
