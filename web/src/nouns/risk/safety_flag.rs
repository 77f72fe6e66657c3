//! Looks of safety flags.

use waystation_sync::care::safety_flag::{ABOUT, REASON, SAFETY_FLAG, SEEN_BY, STATUS, WHY};

use crate::noun_page::{Heading, NounPage, Tone};

/// Safety flags.
pub static PAGE: NounPage = NounPage {
    follow: &[&ABOUT, &WHY, &SEEN_BY, &REASON],
    tone: |entry| if entry.text(&STATUS) == "open" { Tone::Alarm } else { Tone::Plain },
    ..NounPage::new(&SAFETY_FLAG, "alert", Heading::Field(&STATUS))
};
