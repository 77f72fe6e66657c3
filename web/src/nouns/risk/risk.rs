//! Looks of current risk.

use waystation_sync::care::risk::{ACTION, ASSESSED, BASIS, LEVEL, NEXT_DUE, RISK};

use crate::noun_page::{Heading, NounPage, Tone, as_declared};

/// Current risk.
pub static PAGE: NounPage = NounPage {
    noun: &RISK,
    icon: "shield",
    heading: Heading::Key,
    follow: &[&LEVEL, &BASIS, &ACTION, &ASSESSED, &NEXT_DUE],
    group_by: None,
    order: as_declared,
    tone: |entry| match entry.text(&LEVEL) {
        "high" => Tone::Alarm,
        "moderate" => Tone::Mind,
        _ => Tone::Plain,
    },
    beside: &[],
};
