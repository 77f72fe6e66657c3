//! Looks of current risk.

use waystation_sync::care::risk::{LEVEL, RISK};

use crate::noun_page::{Heading, NounPage, Tone, as_declared};

/// Current risk.
pub static PAGE: NounPage = NounPage {
    order: as_declared,
    tone: |entry| match entry.text(&LEVEL) {
        "high" => Tone::Alarm,
        "moderate" => Tone::Mind,
        _ => Tone::Plain,
    },
    unsaid: Some((&LEVEL, "not_assessed")),
    ..NounPage::new(&RISK, "shield", Heading::Key)
};
