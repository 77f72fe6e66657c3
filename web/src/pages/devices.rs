//! The clinic's laptops, and the window in which a new one is paired.

use askama::Template;
use waystation_sync::id::{DeviceId, PersonId};
use waystation_sync::time::Millis;

use super::others::Others;
use crate::names::Person;
use crate::part::choice::Choice;
use crate::part::qr::Qr;
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, isolate, words};

/// A paired laptop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The device's id.
    pub id: DeviceId,
    /// When it was last met.
    pub met: Option<Millis>,
    /// The version that it wanted to speak when it called last, where this computer does not speak it, and the newest
    /// that this one does.
    pub other_version: Option<(u32, u32)>,
    /// Who may use it.
    pub people: Vec<PersonId>,
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
    /// How other computers in the building come to the pages.
    pub others: Others,
}

/// One laptop, in words.
pub struct DeviceLine {
    /// Its name.
    pub name: String,
    /// "met 2 days ago", or why it could not be met.
    pub met: String,
    /// "for Ines Arroyo, Jonah Whitlock"; empty where that is nobody.
    pub whose: String,
    /// Whether its way in was shut.
    pub revoked: bool,
    /// Its id and the words of the button that lets it in, where it waits and this reader may do so.
    pub let_in: Option<(String, String)>,
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
        let let_in = |device: &Device| {
            let name = names.device(device.id);
            let words = names.language.say_with("devices-let-in", &[("name", name.as_ref().into())]);
            (may_open && device.revoked).then(|| (device.id.to_string(), words))
        };
        let lines = devices
            .iter()
            .map(|device| DeviceLine {
                name: names.device(device.id).into_owned(),
                met: met(device, names),
                whose: whose(device, names),
                revoked: device.revoked,
                let_in: let_in(device),
            })
            .collect();
        Self { lines, people, message, open, others: Others::Soon }
    }

    /// The same with how other computers in the building come to the pages.
    #[must_use]
    pub fn with(self, others: Others) -> Self {
        Self { others, ..self }
    }
}

fn with_role(person: &Person, language: Language) -> String {
    let role = words::role(person.role, language);
    language.say_with("devices-person", &[("person", isolate::name(&person.name).into()), ("role", role.into())])
}

fn whose(device: &Device, names: &Names) -> String {
    let people: Vec<_> = device.people.iter().map(|person| names.person(*person)).collect();
    if people.is_empty() {
        return String::new();
    }
    names.language.say_with("devices-whose", &[("people", people.join(", ").into())])
}

fn met(device: &Device, names: &Names) -> String {
    if let Some((found, known)) = device.other_version {
        let figures = [("found", found.to_string().into()), ("known", known.to_string().into())];
        return names.language.say_with("devices-other-version", &figures);
    }
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
    /// The code and the first address for a laptop that has a camera, while the window is open.
    pub qr: Option<Qr>,
}

/// What a picture that pairs a laptop begins with; `scan.js` reads it.
const PAIR: &str = "waystation-pair:";

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
        let qr = match (&window, addresses.first()) {
            (Window::Open { code, .. }, Some(address)) => {
                Qr::new(&format!("{PAIR}{code}@{address}"), language.say("window-picture"))
            }
            (Window::Open { .. } | Window::Paired { .. } | Window::Shut { .. }, _) => None,
        };
        Self { window, addresses, people, left, qr }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_in_a_picture_only_while_it_is_on_the_screen_and_there_is_an_address() {
        let open = || Window::Open { code: "C4D5-92XY".to_owned(), minutes: 9, tries: 5 };
        let qr = |window, addresses: &[&str]| {
            let addresses = addresses.iter().map(ToString::to_string).collect();
            WindowPage::new(window, addresses, Vec::new(), Language::English).qr
        };
        let shown = qr(open(), &["192.168.1.20:8471", "10.0.0.1:8471"]).unwrap();
        let expected = Qr::new("waystation-pair:C4D5-92XY@192.168.1.20:8471", shown.label.clone());
        assert_eq!(Some(shown), expected);
        assert_eq!(qr(open(), &[]), None);
        assert_eq!(qr(Window::Shut { why: String::new() }, &["192.168.1.20:8471"]), None);
    }
}
