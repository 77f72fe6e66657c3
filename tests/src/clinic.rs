//! A clinic with its laptops as real processes, seen through their pages. Must never reach around the pages.

use std::time::{Duration, Instant};

use crate::process::Process;
use crate::relay::Relay;
use crate::visitor::{Page, Visitor};

/// How long a meeting may take to come about; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(90);

/// One node with the person who works at it.
pub struct Desk {
    /// The running program.
    pub process: Process,
    /// Who is signed in there.
    pub visitor: Visitor,
    login: String,
    passphrase: String,
    /// The network to the clinic; laptops only.
    pub relay: Option<Relay>,
}

impl Desk {
    /// A clinic with the sample caseload, its supervisor signed in.
    #[must_use]
    pub fn clinic() -> Self {
        let process = Process::start(&["clinic", "--sample"]);
        let (login, passphrase) =
            process.people.iter().find(|(login, _)| login == "sample-ruth").cloned().expect("Ruth");
        let visitor = Visitor::signed_in(process.http, &login, &passphrase);
        Self { process, visitor, login, passphrase, relay: None }
    }

    /// A clinic that was set up through its page by Ana (supervisor) and Ben (front desk); Ana is signed in.
    ///
    /// # Panics
    /// When its page does not lead through.
    #[must_use]
    pub fn of_two() -> Self {
        Self::begin(Process::start(&["clinic"]))
    }

    /// As [`Desk::of_two`], in a fresh clinic that runs already.
    ///
    /// # Panics
    /// As [`Desk::of_two`].
    #[must_use]
    pub fn begin(process: Process) -> Self {
        let mut visitor = Visitor::of(process.http);
        let page = visitor.open("/set-up");
        let begun = visitor.send(two_people(page.form("/set-up")));
        assert!(begun.address.ends_with("/today"), "{}: {}", begun.address, begun.text());
        Self { process, visitor, login: "ana".into(), passphrase: PASSPHRASE.into(), relay: None }
    }

    /// Lets in somebody of this login, who is there as `role` and has [`PASSPHRASE`].
    ///
    /// # Panics
    /// When they are not let in.
    pub fn join(&mut self, login: &str, role: &str) {
        let told = [("p.name", login), ("p.login", login), ("p.role", role)];
        let told = told.into_iter().chain([("p.passphrase", PASSPHRASE), ("p.again", PASSPHRASE)]);
        let form = told.fold(self.visitor.open("/people").form("/people"), |form, (name, text)| form.with(name, text));
        let joined = self.visitor.send(form);
        assert_eq!(joined.status, 200, "{}", joined.text());
    }

    /// Begins a client's chart; its address.
    ///
    /// # Panics
    /// When it is not begun.
    pub fn client(&mut self, name: &str) -> String {
        let form = self.visitor.open("/clients/new").form("/clients").with("name.text", name);
        let chart = self.visitor.send(form);
        assert_eq!(chart.status, 200, "{}", chart.text());
        chart.link(&["/clients/", "/goal"]).trim_end_matches("/goal").to_owned()
    }

    /// A laptop paired with `clinic` for the sample person `login`, who is signed in there.
    ///
    /// # Panics
    /// When the pages do not lead through pairing.
    #[must_use]
    pub fn laptop(clinic: &mut Self, login: &str, name: &str) -> Self {
        let person = clinic.person(login);
        Self::laptop_of(clinic, person, name)
    }

    /// A laptop paired with `clinic`, with somebody signed in there: login and passphrase.
    ///
    /// # Panics
    /// When the pages do not lead through pairing.
    #[must_use]
    pub fn laptop_of(clinic: &mut Self, person: (String, String), name: &str) -> Self {
        let relay = Relay::to(clinic.process.peers.expect("a clinic has a door"));
        let process = Process::start(&["laptop", "--clinic", &relay.address.to_string()]);
        let code = clinic.offer();
        let mut visitor = Visitor::of(process.http);
        let form = visitor.open("/join").form("/join");
        let form = form.with("address", &relay.address.to_string()).with("code", &code).with("name", name);
        let joined = visitor.send(form);
        assert_eq!(joined.status, 200, "{}", joined.text());
        let words = check_words(&joined);
        assert_eq!(words.len(), 4, "{}", joined.text());
        let shown = clinic.visitor.open("/devices/window");
        assert_eq!(check_words(&shown), words, "both screens show the same words: {}", shown.text());

        Self::at(process, person, relay)
    }

    /// A laptop that is paired through `relay`, with someone signing in there.
    #[must_use]
    pub fn at(process: Process, (login, passphrase): (String, String), relay: Relay) -> Self {
        let visitor = Visitor::signed_in(process.http, &login, &passphrase);
        Self { process, visitor, login, passphrase, relay: Some(relay) }
    }

    /// Opens a window for a laptop that everybody may use; its code.
    pub fn offer(&mut self) -> String {
        let offer = self.visitor.open("/devices").form("/devices/open");
        let offer = self.tick_everybody(offer);
        code_on(&self.visitor.send(offer))
    }

    /// The form with every person ticked.
    fn tick_everybody(&mut self, mut form: crate::visitor::Form) -> crate::visitor::Form {
        let page = self.visitor.open("/devices");
        for id in page.html.split("name=\"person\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            form.fields.retain(|(name, value)| !(name == "person" && value == id));
            form.fields.push(("person".into(), id.to_owned()));
        }
        form
    }

    /// Somebody of the sample's staff: login and passphrase.
    ///
    /// # Panics
    /// When it has nobody who signs in as that.
    #[must_use]
    pub fn person(&self, login: &str) -> (String, String) {
        let known = self.process.people.iter().find(|(known, _)| known == login);
        known.cloned().unwrap_or_else(|| panic!("nobody signs in as {login}"))
    }

    /// Leaves two versions of a field behind in the sample caseload, as two people do who have its form open at once:
    /// whoever is signed in, then Jonah.
    ///
    /// # Panics
    /// When one of them is not saved.
    pub fn leave_two_versions(&mut self, address: &str, field: &str, versions: [&str; 2]) {
        self.leave_two_answers(address, &[], field, versions);
    }

    /// As [`Desk::leave_two_versions`], each with the same answers besides.
    ///
    /// # Panics
    /// As [`Desk::leave_two_versions`].
    pub fn leave_two_answers(&mut self, address: &str, told: &[(&str, &str)], field: &str, versions: [&str; 2]) {
        let (login, passphrase) = self.person("sample-jonah");
        let mut jonah = Visitor::signed_in(self.process.http, &login, &passphrase);
        let forms = [self.visitor.open(address).form(address), jonah.open(address).form(address)];
        for ((visitor, form), version) in [&mut self.visitor, &mut jonah].into_iter().zip(forms).zip(versions) {
            let form = told.iter().fold(form, |form, (name, text)| form.with(name, text));
            let saved = visitor.send(form.with(field, version));
            assert_eq!(saved.status, 200, "{}", saved.text());
        }
    }

    /// Signs in again, as after a restart.
    pub fn sign_in(&mut self) {
        let mut again = Visitor::signed_in(self.process.http, &self.login, &self.passphrase);
        again.addresses.splice(..0, self.visitor.addresses.drain(..));
        self.visitor = again;
    }

    /// Ends the process as a power cut does, starts it again and signs in.
    pub fn kill_and_come_back(&mut self) {
        self.process.kill_and_start_again();
        self.sign_in();
    }

    /// Opens the form of an entry, changes fields, saves.
    ///
    /// # Panics
    /// When it is not saved.
    pub fn write(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.visitor.open(address);
        let action = address.strip_suffix("/new").unwrap_or(address);
        let mut form = page.form(action);
        for (name, value) in fields {
            form = form.with(name, value);
        }
        let saved = self.visitor.send_surely(form);
        assert_eq!(saved.status, 200, "{}: {}", self.login, saved.text());
        assert_ne!(saved.address, address, "{} saved {address}: {}", self.login, saved.text());
        saved
    }

    /// The text of a page.
    pub fn text(&mut self, address: &str) -> String {
        self.visitor.open(address).text()
    }

    /// The version of a document that this node holds, from the form that would be sent back.
    pub fn heads(&mut self, form: &str) -> String {
        let page = self.visitor.open(form);
        let found = page.html.split("name=\"heads\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        found.unwrap_or_else(|| panic!("{form} names no version: {}", page.text())).to_owned()
    }

    /// Meets the clinic anew, until both sides hold the same.
    ///
    /// # Panics
    /// When that does not come about.
    pub fn meet(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        let met = |desk: &Self| desk.process.log().matches("met the clinic").count();
        loop {
            // A visit may be under way that began before; the one asked for ends after it.
            let wanted = met(self) + 2;
            while met(self) < wanted {
                let form = self.visitor.open("/sync").form("/sync/now");
                self.visitor.send(form);
                if Instant::now() > deadline {
                    panic!("a laptop never meets the clinic: {}", self.text("/sync"));
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            let text = self.text("/sync");
            if text.contains("Both sides hold the same") {
                return;
            }
            assert!(Instant::now() < deadline, "{} and the clinic stay different: {text}", self.login);
        }
    }
}

/// Everybody's passphrase in a clinic [`Desk::of_two`].
pub const PASSPHRASE: &str = "candle wool harbour";

/// The set-up form with Ana (supervisor, login `ana`) and Ben (front desk, login `ben`).
#[must_use]
pub fn two_people(form: crate::visitor::Form) -> crate::visitor::Form {
    [
        ("clinic", "Juniper Creek"),
        ("a.name", "Ana"),
        ("a.login", "ana"),
        ("a.role", "supervisor"),
        ("a.passphrase", PASSPHRASE),
        ("a.again", PASSPHRASE),
        ("b.name", "Ben"),
        ("b.login", "ben"),
        ("b.role", "front_desk"),
        ("b.passphrase", PASSPHRASE),
        ("b.again", PASSPHRASE),
    ]
    .into_iter()
    .fold(form, |form, (name, value)| form.with(name, value))
}

/// The pairing code on a page.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn code_on(page: &Page) -> String {
    let text = page.text();
    let is_code = |word: &&str| {
        word.len() == 9
            && word.split('-').all(|half| half.len() == 4 && half.chars().all(|c| c.is_ascii_alphanumeric()))
    };
    text.split_whitespace().find(is_code).unwrap_or_else(|| panic!("no code on the page: {text}")).to_owned()
}

/// The words to compare on a page.
#[must_use]
pub fn check_words(page: &Page) -> Vec<String> {
    let Some(list) = page.html.split("class=\"check-words\"").nth(1).and_then(|rest| rest.split("</ol>").next()) else {
        return Vec::new();
    };
    list.split("<li>").skip(1).filter_map(|item| Some(item.split("</li>").next()?.to_owned())).collect()
}
