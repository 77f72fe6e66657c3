//! What somebody has to look at across the caseload: safety flags that are open, and what merged past a rule. Must never
//! say that something is settled; it leaves these lists by being settled in its chart.

use waystation_sync::care::declare::OpenFlag;
use waystation_sync::care::overview::{Clash, Clashing, Flagged, Overview};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::safety_flag::{ABOUT, SAFETY_FLAG};
use waystation_sync::care::team::{ROLE, TEAM};
use waystation_sync::id::ClientId;

use crate::part::chart;
use crate::{Names, link, nouns};

/// One thing to look at.
pub struct Alarm {
    /// Whose chart.
    pub client: String,
    /// What it is.
    pub what: String,
    /// Where it is looked at.
    pub href: String,
}

/// The first safety flags that are open in `overview`, at most `most`.
#[must_use]
pub fn flags(overview: &Overview, most: usize, names: &Names) -> Vec<Alarm> {
    let told = |flagged: &Flagged| {
        let (what, href) = match flagged.flag {
            OpenFlag::Answers(measure) => {
                let day = flagged.day.map(|day| names.day(day)).unwrap_or_default();
                let begin = link::new_entry(flagged.client, &SAFETY_FLAG);
                let what = names.language.say_with("review-flag-answers", &[("day", day.into())]);
                (what, format!("{begin}?{}={measure}", ABOUT.name))
            }
            OpenFlag::Person(flag) => {
                (names.say("review-flag-person"), link::entry(flagged.client, &SAFETY_FLAG, EntryKey::Id(flag)))
            }
        };
        Alarm { client: name(overview, flagged.client, names), what, href }
    };
    overview.flags().take(most).map(told).collect()
}

/// What merged past a rule in `overview`, at most `most`.
#[must_use]
pub fn clashes(overview: &Overview, most: usize, names: &Names) -> Vec<Alarm> {
    let told = |clashing: &Clashing| {
        let (what, href) = match &clashing.clash {
            Clash::SentWithoutConsent { noun, sent, .. } => {
                let page = nouns::named(noun)?;
                let values = [("what", page.title(names.language).into())];
                let what = names.language.say_with("review-clash-consent", &values);
                (what, link::entry(clashing.client, page.noun, EntryKey::Id(*sent)))
            }
            Clash::TwoPrimaries { role, members } => {
                let role = nouns::page_of(&TEAM).code(ROLE.name, role, names.language);
                let values = [("n", members.len().into()), ("role", role.into())];
                let what = names.language.say_with("review-clash-primaries", &values);
                (what, link::section(clashing.client, &TEAM))
            }
        };
        Some(Alarm { client: name(overview, clashing.client, names), what, href })
    };
    overview.clashes().filter_map(told).take(most).collect()
}

fn name(overview: &Overview, client: ClientId, names: &Names) -> String {
    chart::called(overview.rows(client), names)
}
