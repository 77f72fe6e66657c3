//! Words and looks of current risk.

use waystation_sync::care::risk::{ACTION, ASSESSED, BASIS, LEVEL, NEXT_DUE, RISK};

use crate::noun_page::{Heading, NounPage, Tone, as_declared, words};

/// Current risk.
pub static PAGE: NounPage = NounPage {
    noun: &RISK,
    title: "Risk",
    singular: "risk",
    add: "",
    icon: "shield",
    intro: "How things are now, area by area. Where two people answered differently, the more careful answer is acted on.",
    empty: "",
    fields: &[
        words(&LEVEL, "Level now", "If you have not asked, say so.").codes(&[
            ("none_seen", "None seen"),
            ("low", "Low"),
            ("moderate", "Moderate"),
            ("high", "High"),
            ("not_assessed", "Not assessed"),
        ]),
        words(&BASIS, "What it rests on", "What was said or seen."),
        words(&ACTION, "What is being done", ""),
        words(&ASSESSED, "Assessed on", ""),
        words(&NEXT_DUE, "Look again on", ""),
    ],
    keys: &[
        ("self_harm", "Harm to self"),
        ("harm_to_others", "Harm to others"),
        ("harm_from_others", "Harm from others"),
        ("exploitation", "Exploitation"),
        ("sexual_health", "Sexual health"),
        ("safeguarding", "Safeguarding of a child or adult"),
        ("legal", "Legal"),
    ],
    rules: &[],
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
