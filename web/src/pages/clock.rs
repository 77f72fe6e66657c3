//! This computer's clock and the clinic's time zone: what they say, why they may be wrong, and what to do. Must never
//! set anything by itself, nor say that a clock is right which nobody has looked at.

use askama::Template;
use waystation_sync::time::Millis;

use crate::part::choice::Choice;
use crate::part::control::Control;
use crate::part::form::{FormField, ProblemLine};
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters};

/// The name of the input for the time zone; its value is a name of the IANA time zone database.
pub const ZONE: &str = "zone";
/// The zone that a computer is in where nobody has set it.
const UTC: [&str; 3] = ["UTC", "Etc/UTC", "Etc/UCT"];

/// The page.
#[derive(Template)]
#[template(path = "pages/clock.html")]
pub struct ClockPage {
    /// What is wrong with what was typed.
    pub problems: Vec<ProblemLine>,
    /// The day and the hour that the computer says.
    pub now: String,
    /// Why that may be wrong; empty where it is not in doubt.
    pub doubt: String,
    /// Whether the reader may say that it is right.
    pub may_say: bool,
    /// The clinic's time zone.
    pub zone: String,
    /// Whether that is only what this computer says.
    pub by_computer: bool,
    /// The form that changes it; `None` for who may not.
    pub form: Option<FormField>,
    /// What the page's script needs while another zone is chosen.
    pub telling: Telling,
}

impl ClockPage {
    /// The page for what the clock says now. `doubt` is why that may be wrong, with whether the reader may say that it
    /// is right.
    #[must_use]
    pub fn new((doubt, may_say): (String, bool), zone: Option<&str>, names: &Names) -> Self {
        Self {
            problems: Vec::new(),
            now: names.when(names.now),
            doubt,
            may_say,
            zone: zone.map_or_else(|| names.say("clock-zone-computer"), spaced),
            by_computer: zone.is_none(),
            form: None,
            telling: Telling::of(names.now, names.language),
        }
    }

    /// The same with the form that changes the zone: `zones` are all to choose from.
    #[must_use]
    pub fn asking(mut self, zones: &[String], chosen: &str, problems: Vec<ProblemLine>, language: Language) -> Self {
        self.form = Some(zone_field(zones, chosen, &problems, language));
        self.problems = problems;
        self
    }
}

/// The field in which a time zone is chosen. One that a computer has by nobody's choice is spoken of.
#[must_use]
pub fn zone_field(zones: &[String], chosen: &str, problems: &[ProblemLine], language: Language) -> FormField {
    let none = Choice { value: String::new(), words: language.say("clock-zone-choose"), chosen: false };
    let known = zones.iter().any(|zone| zone == chosen);
    let here = (!known && !chosen.is_empty()).then(|| chosen.to_owned());
    let choices = here.iter().chain(zones).map(|zone| Choice {
        value: zone.clone(),
        words: spaced(zone),
        chosen: zone == chosen,
    });
    let choices = std::iter::once(none).filter(|_| chosen.is_empty()).chain(choices).collect();
    let ids = (ZONE.to_owned(), ZONE.to_owned());
    let mut field = FormField::asked(ids, "clock-zone", Control::Select { choices }, problems, language);
    if UTC.contains(&chosen) {
        field.hint = format!("{} {}", field.hint, language.say("clock-zone-utc"));
    }
    field
}

/// What a page's script needs to tell the clock in another zone, once that is chosen: a moment and how it is told.
#[derive(Default)]
pub struct Telling {
    /// The moment that the page shows, in milliseconds since 1970 UTC.
    pub now: i64,
    /// "{when} ({zone})", in the reader's language.
    pub told: String,
}

impl Telling {
    /// What it needs on a page that shows `now`.
    #[must_use]
    pub fn of(now: Millis, language: Language) -> Self {
        let told = language.say_with("setup-clock-in", &[("when", "{when}".into()), ("zone", "{zone}".into())]);
        Self { now: now.0, told }
    }
}

/// "America/New York".
pub(super) fn spaced(zone: &str) -> String {
    zone.replace('_', " ")
}

impl Page for ClockPage {
    fn title(&self) -> &'static str {
        "clock-title"
    }

    fn nav(&self) -> Nav {
        Nav::Settings
    }
}
