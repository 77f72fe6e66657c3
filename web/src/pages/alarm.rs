//! What somebody has to look at across the caseload: safety flags that are open, and what merged past a rule. Must never
//! say that something is settled; it leaves these lists by being settled in its chart.

use waystation_sync::care::checkin::CHECKIN as CHECKIN_NOUN;
use waystation_sync::care::declare::{Amiss, OpenFlag};
use waystation_sync::care::incident::INCIDENT;
use waystation_sync::care::overview::{Clash, Clashing, Flagged, Overview};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::risk::RISK;
use waystation_sync::care::safety_flag::{ABOUT, CHECKIN, SAFETY_FLAG};
use waystation_sync::care::standing::{STANDING, STATUS};
use waystation_sync::care::team::{ROLE, TEAM};
use waystation_sync::id::ClientId;
use waystation_sync::review;

use crate::part::called_in::called_in;
use crate::{Names, link, nouns};

/// One thing to look at.
pub struct Alarm {
    /// Whose chart.
    pub client: String,
    /// What it is.
    pub what: String,
    /// Where it is looked at.
    pub href: String,
    /// By what a reader puts it away who has nothing more to do there; empty where that is not for a reader to say.
    pub name: String,
}

/// The first safety flags that are open in `overview`, at most `most`.
#[must_use]
pub fn flags(overview: &Overview, most: usize, names: &Names) -> Vec<Alarm> {
    let told = |flagged: &Flagged| {
        let (noun, day) = flagged.raised.map_or(("", None), |(noun, day)| (noun, Some(day)));
        let day = day.map(|day| names.day(day)).unwrap_or_default();
        let (id, field) = if noun == CHECKIN_NOUN.name {
            ("review-flag-asked", &CHECKIN)
        } else if noun == INCIDENT.name {
            ("review-flag-incident", &ABOUT)
        } else {
            ("review-flag-answers", &ABOUT)
        };
        let what = if flagged.raised.is_some() {
            names.language.say_with(id, &[("day", day.into())])
        } else {
            names.say("review-flag-person")
        };
        let href = match flagged.flag {
            OpenFlag::Answers(raised) => {
                format!("{}?{}={raised}", link::new_entry(flagged.client, &SAFETY_FLAG), field.name)
            }
            OpenFlag::Person(flag) => link::entry(flagged.client, &SAFETY_FLAG, EntryKey::Id(flag)),
        };
        let owned = |who| {
            names
                .language
                .say_with("review-flag-owner", &[("what", what.clone().into()), ("who", names.person(who).into())])
        };
        let what = flagged.owner.map_or_else(|| what.clone(), owned);
        Alarm { client: name(overview, flagged.client, names), what, href, name: String::new() }
    };
    overview.flags().take(most).map(told).collect()
}

/// By what `clashing` is put away: by another name once anything of it is different.
#[must_use]
pub fn name_of(clashing: &Clashing) -> String {
    review::collision_id(clashing.client, &clashing.clash).to_string()
}

/// What merged past a rule in `overview`, at most `most`, but for what `is_away` knows by name.
#[must_use]
pub fn clashes(overview: &Overview, most: usize, is_away: &dyn Fn(&str) -> bool, names: &Names) -> Vec<Alarm> {
    let told = |clashing: &Clashing| {
        let own = name_of(clashing);
        if is_away(&own) {
            return None;
        }
        let (what, href) = match &clashing.clash {
            Clash::SentWithoutConsent { noun, sent, .. } => {
                let page = nouns::named(noun)?;
                let values = [("what", page.title(names.language).into())];
                let what = names.language.say_with("review-clash-consent", &values);
                (what, link::entry(clashing.client, page.noun, EntryKey::Id(*sent)))
            }
            Clash::KnowsBeyondConsent { noun, entry, .. } => {
                let page = nouns::named(noun)?;
                let values = [("what", page.title(names.language).into())];
                let what = names.language.say_with("review-clash-knows", &values);
                (what, link::entry(clashing.client, page.noun, EntryKey::Id(*entry)))
            }
            Clash::InvolvesUnsafe { noun, entry, is_likely, .. } => {
                let page = nouns::named(noun)?;
                let id = if *is_likely { "review-clash-unsafe.likely" } else { "review-clash-unsafe" };
                let what = names.language.say_with(id, &[("what", page.title(names.language).into())]);
                (what, link::entry(clashing.client, page.noun, EntryKey::Id(*entry)))
            }
            Clash::RestsOnAnother { noun, entry, why } => {
                let page = nouns::named(noun)?;
                let id = match why {
                    Amiss::Kind => "review-clash-rests-kind",
                    Amiss::Day => "review-clash-rests-day",
                    Amiss::Another => "review-clash-rests-another",
                    Amiss::Nobody => "review-clash-rests-nobody",
                };
                let what = names.language.say_with(id, &[("what", page.title(names.language).into())]);
                (what, link::entry(clashing.client, page.noun, EntryKey::Id(*entry)))
            }
            Clash::PutAwayAtRisk { status } => {
                let status = nouns::page_of(&STANDING).code(STATUS.name, status, names.language);
                let what = names.language.say_with("review-clash-away", &[("status", status.into())]);
                (what, link::section(clashing.client, &RISK))
            }
            Clash::TwoPrimaries { role, members } => {
                let role = nouns::page_of(&TEAM).code(ROLE.name, role, names.language);
                let values = [("n", members.len().into()), ("role", role.into())];
                let what = names.language.say_with("review-clash-primaries", &values);
                (what, link::section(clashing.client, &TEAM))
            }
        };
        Some(Alarm { client: name(overview, clashing.client, names), what, href, name: own })
    };
    overview.clashes().filter_map(told).take(most).collect()
}

fn name(overview: &Overview, client: ClientId, names: &Names) -> String {
    called_in(overview, client, names)
}
