//! The one page of a clinic that is still locked, for tablets and other computers. Seen by anybody on the network: must never
//! hold a name, a form, or anything that the clinic's record says.

use askama::Template;

use crate::filters;
use crate::shell::{Nav, Page};

/// Seconds after which it is asked for again, by itself.
pub const AGAIN_SECONDS: u32 = 10;

/// The page.
#[derive(Template)]
#[template(path = "pages/waiting.html")]
pub struct Waiting {
    /// What became of a form that was sent.
    pub sent: Sent,
}

/// What became of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Nothing was.
    Nothing,
    /// Its words wait until somebody signs in at this device.
    Held,
    /// Nobody could take it.
    Lost,
}

impl Page for Waiting {
    fn title(&self) -> &'static str {
        "waiting-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }

    fn again_after_seconds(&self) -> Option<u32> {
        Some(AGAIN_SECONDS)
    }
}
