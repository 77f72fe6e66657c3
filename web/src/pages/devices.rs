//! The clinic's laptops, and the window in which a new one is paired.

use askama::Template;
use waystation_sync::id::DeviceId;
use waystation_sync::time::Millis;

use crate::names::Person;
use crate::part::form::Choice;
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, words};

/// A paired laptop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Which.
    pub id: DeviceId,
    /// When it was last met.
    pub met: Option<Millis>,
    /// Whether its way in was shut.
    pub revoked: bool,
}

/// The list of laptops.
#[derive(Template)]
#[template(path = "pages/devices.html")]
pub struct Devices {
    /// The laptops.
    pub lines: Vec<DeviceLine>,
    /// The people who may be let in on a new one; `None` where this reader may not open a window.
    pub people: Option<Vec<Choice>>,
    /// What is wrong with the form, in the reader's language; empty at first.
    pub message: String,
    /// Whether a window is open now.
    pub open: bool,
}

/// One laptop, in words.
pub struct DeviceLine {
    /// Its name.
    pub name: String,
    /// "met 2 days ago".
    pub met: String,
    /// Whether its way in was shut.
    pub revoked: bool,
}

impl Devices {
    /// The page; `may_open` says whether this reader may open a pairing window.
    #[must_use]
    pub fn new(devices: &[Device], may_open: bool, open: bool, message: String, names: &Names) -> Self {
        let people = may_open.then(|| {
            let mut people: Vec<Choice> = names
                .people
                .iter()
                .filter(|(_, person)| person.active)
                .map(|(id, person)| Choice {
                    value: id.to_string(),
                    words: with_role(person, names.language),
                    chosen: false,
                })
                .collect();
            people.sort_by(|a, b| a.words.cmp(&b.words));
            people
        });
        let lines = devices
            .iter()
            .map(|device| DeviceLine {
                name: names.device(device.id).into_owned(),
                met: met(device, names),
                revoked: device.revoked,
            })
            .collect();
        Self { lines, people, message, open }
    }
}

fn with_role(person: &Person, language: Language) -> String {
    let role = words::role(person.role, language);
    language.say_with("devices-person", &[("person", person.name.as_str().into()), ("role", role.into())])
}

fn met(device: &Device, names: &Names) -> String {
    match device.met {
        Some(met) => names.language.say_with("devices-met", &[("ago", names.ago(met).into())]),
        None => names.say("devices-not-met"),
    }
}

impl Page for Devices {
    fn title(&self) -> &'static str {
        "devices-title"
    }

    fn nav(&self) -> Nav {
        Nav::Devices
    }
}

/// How a pairing window stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Window {
    /// Waiting for a laptop to type the code.
    Open {
        /// The code, to be read aloud or typed.
        code: String,
        /// Minutes left, rounded up.
        minutes: u32,
        /// Tries left.
        tries: u32,
    },
    /// A laptop came in: both screens show these words.
    Paired {
        /// The laptop's name.
        device: String,
        /// The four check words.
        words: Vec<String>,
    },
    /// Shut: by time, by too many tries, or by hand.
    Shut {
        /// Why, as a sentence in the reader's language.
        why: String,
    },
}

/// The pairing window.
#[derive(Template)]
#[template(path = "pages/window.html")]
pub struct WindowPage {
    /// How it stands.
    pub window: Window,
    /// Where the laptop finds this clinic, for typing when it does not find it by itself.
    pub addresses: Vec<String>,
    /// Who may use the laptop.
    pub people: Vec<String>,
    /// "9 minutes left, 3 tries left."; empty once the window is shut.
    pub left: String,
}

impl WindowPage {
    /// The page.
    #[must_use]
    pub fn new(window: Window, addresses: Vec<String>, people: Vec<String>, language: Language) -> Self {
        let left = match window {
            Window::Open { minutes, tries, .. } => {
                language.say_with("window-left", &[("minutes", minutes.into()), ("tries", tries.into())])
            }
            Window::Paired { .. } | Window::Shut { .. } => String::new(),
        };
        Self { window, addresses, people, left }
    }
}

impl Page for WindowPage {
    fn title(&self) -> &'static str {
        "window-title"
    }

    fn nav(&self) -> Nav {
        Nav::Devices
    }

    fn again_after_seconds(&self) -> Option<u32> {
        match self.window {
            Window::Open { .. } => Some(4),
            Window::Paired { .. } | Window::Shut { .. } => None,
        }
    }
}
