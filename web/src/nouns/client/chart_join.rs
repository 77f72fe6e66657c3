//! Looks of what was said of a chart and another. The other is not named here: whoever reads a card or a sheet of this chart
//! need not see whose it is.

use waystation_sync::care::chart_join::{CHART_JOIN, ONE_PERSON, VERDICT};

use crate::noun_page::{Heading, NounPage, Tone};

/// What was said of this chart and another.
pub static PAGE: NounPage = NounPage {
    tone: |entry| if entry.text(&VERDICT) == ONE_PERSON { Tone::Mind } else { Tone::Plain },
    ..NounPage::new(&CHART_JOIN, "people", Heading::Key)
};
