//! What stands around every page: the place's name, the navigation, who is signed in, how this node stands with the
//! clinic, and what the last action came to. Must never hold a client's word in the page's title.

use std::any::Any;

use askama::Template;
use waystation_sync::care::noun::Role;
use waystation_sync::id::PersonId;
use waystation_sync::time::Millis;

use crate::look::Look;
use crate::part::progress::{Bar, UnderWay, figure};
pub use crate::place::Place;
use crate::{Names, filters, isolate, link};

/// A page's place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// What is to be done.
    Today,
    /// The clients.
    Caseload,
    /// What was merged and what waits for a choice.
    Desk,
    /// Staff; the directory's first tab.
    People,
    /// The clinic's own lists.
    Lists,
    /// Laptops and other devices, or the laptop's clinic; the directory's second tab.
    Devices,
    /// How this node stands; the line that every page shows leads there.
    Sync,
    /// What each person chooses for themselves.
    Settings,
    /// None of these.
    Elsewhere,
}

/// A page without what stands around it.
pub trait Page: Template {
    /// The id of the tab's title. It is neutral, since a room may be full.
    fn title(&self) -> &'static str;
    /// Where it belongs.
    fn nav(&self) -> Nav;
    /// Seconds after which the browser fetches it again.
    fn again_after_seconds(&self) -> Option<u32> {
        None
    }
    /// Whether it may be put on paper as it is. Printing any other says where to print instead.
    fn is_for_paper(&self) -> bool {
        false
    }
    /// Whether it is itself a sheet of paper: the title, which a printer writes on it, is its own alone.
    fn is_sheet(&self) -> bool {
        false
    }
}

/// How this node stands with the clinic, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncLine {
    /// What this node is.
    pub place: Place,
    /// When something was last made durable here.
    pub saved: Option<Millis>,
    /// When this laptop last met its clinic, or the clinic any laptop.
    pub met: Option<Millis>,
    /// Edits made here that the clinic is not yet known to hold.
    pub waiting: usize,
    /// Changes that were refused and that someone must look at.
    pub refused: usize,
    /// Whether a meeting is under way.
    pub meeting: bool,
    /// How far it is, where something moves towards the laptop.
    pub under_way: Option<UnderWay>,
    /// After an upgrade: of how many documents the lists say again what is new in this version, and of how many they will.
    pub refreshed: Option<(usize, usize)>,
}

impl SyncLine {
    /// "Saved here 10:42. Clinic last met 2 days ago. 4 changes waiting."
    #[must_use]
    pub fn say(&self, names: &Names) -> String {
        let language = names.language;
        let mut said = Vec::new();
        if let Some(saved) = self.saved {
            said.push(language.say_with("line-saved", &[("when", names.clock(saved).into())]));
        }
        said.push(self.met_words(names));
        if self.waiting > 0 {
            said.push(language.say_n("line-waiting", self.waiting));
        } else if self.place == Place::Laptop && self.met.is_some() && self.under_way.is_none() {
            said.push(language.say("line-nothing-waiting"));
        }
        if self.refused > 0 {
            said.push(language.say_n("line-not-taken", self.refused));
        }
        if let Some((done, of)) = self.refreshed {
            let (done, of) = (figure(done, language), figure(of, language));
            said.push(language.say_with("line-lists", &[("done", done.into()), ("of", of.into())]));
        }
        said.join(" ")
    }

    /// Whom this node meets or last met.
    fn met_words(&self, names: &Names) -> String {
        let language = names.language;
        let ago = |id: &str, met| language.say_with(id, &[("ago", names.ago(met).into())]);
        if let Some(under_way) = &self.under_way {
            return under_way.say(names);
        }
        match (self.place, self.meeting, self.met) {
            (Place::Laptop, true, _) => language.say("line-meeting-clinic"),
            (Place::Clinic, true, _) => language.say("line-meeting-laptop"),
            (Place::Laptop, false, Some(met)) => ago("line-clinic-met", met),
            (Place::Laptop, false, None) => language.say("line-clinic-never-met"),
            (Place::Clinic, false, Some(met)) => ago("line-laptop-met", met),
            (Place::Clinic, false, None) => language.say("line-laptop-never-met"),
        }
    }
}

/// What the last action came to. Shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whether it went as asked.
    pub good: bool,
    /// What happened: "Saved."
    pub text: String,
    /// What to look at next; may be empty.
    pub next: String,
    /// The button that takes it back, where that can be done.
    pub undo: Option<Undo>,
}

/// The button that takes back what was just done. It is a form of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// Where it is sent.
    pub action: String,
    /// The version that it takes back to.
    pub heads: String,
    /// Its id: pressed twice, it is one edit.
    pub edit_id: String,
    /// Whether it was answered that the chart stays put away.
    pub leaves_away: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Who they are: forms that save say for whom they were shown.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What they are there for.
    pub role: Role,
}

/// How a page that is open learns that it is not the newest any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Live {
    /// The count of what had become visible before the page was made.
    pub number: u64,
    /// Whether the page can be asked for again by its address; not so for the answer to a form.
    pub by_address: bool,
}

/// What stands around a page.
#[derive(Clone, Debug)]
pub struct Shell<'a> {
    /// The name of the clinic or laptop.
    pub place_name: &'a str,
    /// What this node is.
    pub place: Place,
    /// Who is signed in; `None` shows neither the navigation nor the line.
    pub reader: Option<&'a Reader>,
    /// How this node stands.
    pub sync: Option<&'a SyncLine>,
    /// What this computer's clock says, where it may be wrong.
    pub clock: Option<&'a str>,
    /// How the page learns of what is newer; `None` where nobody is signed in.
    pub live: Option<Live>,
    /// Whether the data is invented.
    pub sample: bool,
    /// What the last action came to.
    pub notice: Option<&'a Notice>,
    /// How many things the desk holds for this reader.
    pub desk: usize,
    /// How the reader likes pages to look.
    pub look: Look,
    /// Whether the key / alone opens “Go to”.
    pub slash: bool,
    /// Names and the present moment.
    pub names: &'a Names,
}

// It asks browsers to paint a page only when it is whole (`rel="expect"`, HTML 4.6.7): painted in parts it moves about
// while the rest comes.
#[derive(Template)]
#[template(path = "shell.html")]
struct Whole<'a> {
    shell: &'a Shell<'a>,
    language: crate::Language,
    title: &'static str,
    links: Vec<NavLink>,
    tabs: Vec<NavLink>,
    line: Option<String>,
    attention: bool,
    bar: Option<Bar>,
    again_after_seconds: Option<u32>,
    /// When a page was made that scripts would keep up to date, for browsers without.
    made: Option<String>,
    here: Nav,
    for_paper: bool,
    is_sheet: bool,
    main: String,
    style: String,
    scripts: Vec<String>,
}

/// Every script, in the order in which pages load them. Each does one thing and needs none of the others.
pub const SCRIPTS: [&str; 5] = ["page.js", "find.js", "live.js", "limits.js", "drafts.js"];

struct NavLink {
    href: &'static str,
    words: &'static str,
    icon: &'static str,
    here: bool,
    /// How much is there to be done; nothing is said of none.
    count: usize,
}

/// The whole page as HTML.
///
/// # Errors
/// Only when a value will not write itself, which none of ours does; the caller answers with its plain fallback.
pub fn render<P: Page>(shell: &Shell<'_>, page: &P) -> Result<String, askama::Error> {
    let reader = shell.reader.map(|reader| reader.id);
    let values: [(&str, &dyn Any); 2] = [(filters::LANGUAGE, &shell.names.language), (filters::READER, &reader)];
    Whole {
        shell,
        language: shell.names.language,
        title: page.title(),
        links: if shell.reader.is_some() { links(page.nav(), shell.desk).into() } else { Vec::new() },
        tabs: if shell.reader.is_some() { tabs(shell.place, page.nav()) } else { Vec::new() },
        line: shell.sync.map(|line| line.say(shell.names)),
        attention: shell.sync.is_some_and(|line| line.refused > 0),
        // The sync page has a larger one.
        bar: shell.sync.filter(|_| page.nav() != Nav::Sync).and_then(|line| line.under_way.as_ref()).map(UnderWay::bar),
        again_after_seconds: page.again_after_seconds(),
        made: shell.live.filter(|live| live.by_address).map(|_| made(shell.names)),
        here: page.nav(),
        is_sheet: page.is_sheet(),
        for_paper: page.is_for_paper() || shell.reader.is_none(),
        main: page.render_with_values(&values)?,
        style: crate::asset_url("style.css"),
        scripts: SCRIPTS.into_iter().map(crate::asset_url).collect(),
    }
    .render_with_values(&values)
    .map(|html| isolate::in_html(&html))
}

fn made(names: &Names) -> String {
    names.language.say_with("live-made", &[("when", names.clock(names.now).into())])
}

fn links(here: Nav, desk: usize) -> [NavLink; 4] {
    let of_directory = matches!(here, Nav::People | Nav::Devices | Nav::Lists);
    let link = |nav, href, words, icon| NavLink {
        href,
        words,
        icon,
        here: nav == here || (nav == Nav::People && of_directory),
        count: if nav == Nav::Desk { desk } else { 0 },
    };
    [
        link(Nav::Today, link::TODAY, "nav-today", "sun"),
        link(Nav::Caseload, link::CLIENTS, "nav-caseload", "people"),
        link(Nav::Desk, link::REVIEW, "nav-desk", "desk"),
        link(Nav::People, link::PEOPLE, "nav-directory", "book"),
    ]
}

/// The tabs of the directory, for the pages that stand in it.
fn tabs(place: Place, here: Nav) -> Vec<NavLink> {
    let devices = match place {
        Place::Clinic => (link::DEVICES, "devices-title", "laptop"),
        Place::Laptop => (link::JOIN, "join-title", "home"),
    };
    match here {
        Nav::People | Nav::Devices | Nav::Lists => vec![
            NavLink { href: link::PEOPLE, words: "people-title", icon: "people", here: here == Nav::People, count: 0 },
            NavLink { href: devices.0, words: devices.1, icon: devices.2, here: here == Nav::Devices, count: 0 },
            NavLink { href: link::LISTS, words: "own-lists-title", icon: "book", here: here == Nav::Lists, count: 0 },
        ],
        Nav::Today | Nav::Caseload | Nav::Desk | Nav::Sync | Nav::Settings | Nav::Elsewhere => Vec::new(),
    }
}

/// A picture from the sprite; always beside words, so it is hidden from screen readers.
#[must_use]
pub fn icon(name: &str) -> String {
    format!(
        "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\" width=\"20\" height=\"20\"><use href=\"{}#{name}\"/></svg>",
        crate::asset_url("icons.svg")
    )
}

#[cfg(test)]
mod tests {
    use waystation_sync::replica::Progress;

    use super::*;
    use crate::part::progress::Moving;

    const NOW: Millis = Millis(1_795_516_920_000);

    fn line(place: Place) -> SyncLine {
        SyncLine {
            place,
            saved: Some(NOW),
            met: Some(Millis(NOW.0 - 2 * 86_400_000)),
            waiting: 4,
            refused: 0,
            meeting: false,
            under_way: None,
            refreshed: None,
        }
    }

    fn names() -> Names {
        Names::of_nobody(NOW, crate::Language::English)
    }

    #[test]
    fn a_laptop_says_when_it_saved_when_it_met_and_what_waits() {
        let said = line(Place::Laptop).say(&names());
        assert_eq!(said, "Saved here 10:42. Clinic last met 2 days ago. 4 changes waiting.");
    }

    #[test]
    fn refused_changes_are_never_passed_over_in_silence() {
        let said = SyncLine { refused: 1, waiting: 0, ..line(Place::Laptop) }.say(&names());
        assert!(said.ends_with("Nothing waiting. 1 change not taken: please look."), "{said}");
    }

    #[test]
    fn after_an_upgrade_the_line_says_how_far_the_lists_are() {
        let said = SyncLine { refreshed: Some((120, 1_000)), ..line(Place::Clinic) }.say(&names());
        assert!(said.ends_with("Making lists ready: 120 of 1,000."), "{said}");
    }

    #[test]
    fn while_documents_arrive_the_line_says_how_far_it_is_and_what_waits_all_the_same() {
        let progress = Progress { done: 120, of: 1_000, moved: 120, since: Millis(NOW.0 - 16_000) };
        let under_way = Some(UnderWay { moving: Moving::First, progress });
        let first = SyncLine { saved: None, meeting: true, under_way: under_way.clone(), ..line(Place::Laptop) };
        let said = "First sync: 120 of 1,000 parts of charts are here, about 2 minutes more.";
        assert_eq!(first.say(&names()), format!("{said} 4 changes waiting."));
        assert_eq!(SyncLine { waiting: 0, ..first }.say(&names()), said, "nothing is called done while it goes on");
    }

    fn templates(folder: &std::path::Path) -> Vec<(String, String)> {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let read = |path: &std::path::Path| (path.display().to_string(), std::fs::read_to_string(path).unwrap());
        paths.flat_map(|path| if path.is_dir() { templates(&path) } else { vec![read(&path)] }).collect()
    }

    #[test]
    fn no_template_holds_what_the_content_security_policy_forbids_or_an_address_elsewhere() {
        let all = templates(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")));
        assert!(all.len() > 30);
        for (name, html) in all {
            for forbidden in [" style=", "<style", "<script>", " onclick", " onload", "javascript:", "//"] {
                assert!(!html.contains(forbidden), "{name} holds {forbidden:?}");
            }
            for form in html.split("<form").skip(1) {
                let tag = form.split('>').next().unwrap();
                assert!(tag.contains("method=\"post\""), "{name}: what is typed must not end in an address: {tag}");
            }
        }
    }

    /// Forms that are sent before anybody is signed in, and those that write nothing.
    const SHOWN_TO_ANYBODY: &str =
        "/sign-in /set-up /join /lock /sign-out /find /clients/search /clients/served /sync/now";

    #[test]
    fn every_form_that_saves_anything_says_for_whom_it_was_shown() {
        for (name, html) in templates(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"))) {
            for form in html.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap()) {
                let action = form.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
                if !(SHOWN_TO_ANYBODY.split(' ').any(|known| known == action) || name.contains("pages/print")) {
                    assert!(form.contains(r#"{{ "form_by"|shown_to|safe }}"#), "{name}: {action}");
                }
            }
        }
    }
}
