//! The first page of a new clinic: two people, since recovery and erasure need two. Must never show a passphrase again.

use askama::Template;
use waystation_sync::care::noun::Role;
use waystation_sync::time::Millis;

use super::clock::{Telling, spaced, zone_field};
use super::person_form::{PersonDraft, PersonForm};
use crate::part::control::Control;
use crate::part::form::{FormField, ProblemLine};
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters};

/// The page that begins a clinic.
#[derive(Template)]
#[template(path = "pages/set_up.html")]
pub struct SetUp {
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
    /// The clinic's name.
    pub clinic: FormField,
    /// The time zone that it is in.
    pub zone: FormField,
    /// The first two people.
    pub people: Vec<PersonForm>,
    /// What this computer's clock says; empty where it is not told.
    pub now: String,
    /// Why that cannot be right, if it cannot.
    pub doubt: Option<String>,
    /// What the page's script needs once another zone is chosen.
    pub telling: Telling,
}

impl SetUp {
    /// The page; `zones` are all to choose from and which of them is chosen, `drafts` is what was typed before for the
    /// first and the second person.
    #[must_use]
    pub fn new(
        clinic: String,
        zones: (&[String], &str),
        drafts: [PersonDraft; 2],
        problems: Vec<ProblemLine>,
        language: Language,
    ) -> Self {
        let [first, second] = drafts;
        let first = PersonDraft { role: first.role.or(Some(Role::Supervisor)), ..first };
        let clinic = Control::Line { value: clinic, inputmode: "text", size: 30 };
        let names = ("clinic".to_owned(), "clinic".to_owned());
        Self {
            clinic: FormField::asked(names, "setup-clinic", clinic, &problems, language).needed(),
            zone: zone_field(zones.0, zones.1, &problems, language),
            people: vec![
                PersonForm::new(("a", "setup-you"), first, &problems, language),
                PersonForm::new(("b", "setup-second"), second, &problems, language),
            ],
            problems,
            now: String::new(),
            doubt: None,
            telling: Telling::default(),
        }
    }

    /// The page with what this computer's clock says, by the zone of `names`, which is called `zone` if it has a name,
    /// and why that cannot be right: nothing was written here yet that could tell, so somebody has to look.
    #[must_use]
    pub fn by_clock(self, (now, zone): (Millis, Option<&str>), doubt: Option<String>, names: &Names) -> Self {
        let (when, telling) = (names.when(now), Telling::of(now, names.language));
        let now = zone.map_or_else(
            || when.clone(),
            |zone| {
                let values = [("when", when.as_str().into()), ("zone", spaced(zone).into())];
                names.language.say_with("setup-clock-in", &values)
            },
        );
        Self { now, doubt, telling, ..self }
    }
}

impl Page for SetUp {
    fn title(&self) -> &'static str {
        "setup-title"
    }

    fn nav(&self) -> Nav {
        Nav::Elsewhere
    }
}
