//! The page that connects a tablet or computer once: where to get the certificate, what to do with it, and whether the
//! device's clock will do. Seen by anybody on the network: must never hold anything of a client, nor a form, nor
//! anything by which people could take it for the clinic's: somebody else on the network can make a page that looks like it.

use askama::Template;
use waystation_sync::time::Millis;

use crate::filters;
use crate::shell::{Nav, Page};

/// Seconds after which a page that has nothing yet is asked for again.
const AGAIN_SECONDS: u32 = 10;

/// The page.
#[derive(Template)]
#[template(path = "pages/connect.html")]
pub struct ConnectPage {
    /// How far the clinic is.
    pub connect: Connect,
}

/// How far the clinic is.
#[derive(Clone, Debug)]
pub enum Connect {
    /// Nobody has begun the clinic.
    Fresh,
    /// Nobody has signed in since it was started.
    Locked,
    /// Somebody just signed in; it is being made ready.
    Soon,
    /// Something is to be put right at the clinic first.
    Trouble,
    /// A device can be connected.
    Open(Ready),
}

/// What a device needs.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The authority's name, as the device will list it.
    pub authority: String,
    /// The clinic's time, in words.
    pub clock: String,
    /// The same, for the script that compares.
    pub now: Millis,
    /// Where the pages are: first the address that this page was opened under.
    pub pages: Vec<String>,
}

impl Page for ConnectPage {
    fn title(&self) -> &'static str {
        "connect-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }

    fn again_after_seconds(&self) -> Option<u32> {
        match self.connect {
            Connect::Fresh | Connect::Locked | Connect::Soon | Connect::Trouble => Some(AGAIN_SECONDS),
            Connect::Open(_) => None,
        }
    }
}
