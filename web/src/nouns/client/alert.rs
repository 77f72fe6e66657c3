//! Looks of alerts.

use waystation_sync::care::alert::{ALERT, KIND, UNTIL, WHAT};

use crate::noun_page::{Heading, NounPage, Tone};

/// Alerts.
pub static PAGE: NounPage = NounPage {
    first: &[&KIND, &UNTIL],
    tone: |entry| if entry.text(&KIND) == "safety" { Tone::Alarm } else { Tone::Mind },
    ..NounPage::new(&ALERT, "alert", Heading::Field(&WHAT))
};
