//! Everything that waits for a person across the caseload, from summary rows. Nothing leaves this list but by being
//! looked at.

use askama::Template;
use waystation_sync::care::overview::{Need, Overview, Wait};
use waystation_sync::care::read::EntryKey;

use super::returns::MeetingLine;
use crate::part::pager::{NoSuchPage, PAGE_LINES_MAX, Pager};
use crate::part::{card, chart};
use crate::shell::{Nav, Page};
use crate::{Language, filters, link, nouns};

/// One thing that waits.
pub struct Waiting {
    /// Whose chart.
    pub client: String,
    /// Section and field.
    pub what: String,
    /// The id of what to do.
    pub act: &'static str,
    /// Where.
    pub href: String,
    /// How soon: 0 for a choice about safety, 1 for other choices, 2 for reading.
    pub rank: u8,
}

/// What waits in `overview`, what matters for safety first: at most `most` things after the first `from`.
#[must_use]
pub fn waiting(overview: &Overview, from: usize, most: usize, language: Language) -> Vec<Waiting> {
    overview.waits().skip(from).take(most).filter_map(|wait| told(overview, wait, language)).collect()
}

fn told(overview: &Overview, wait: &Wait, language: Language) -> Option<Waiting> {
    let page = nouns::named(wait.noun)?;
    let in_field = || {
        let heading = match wait.key {
            EntryKey::Code(code) => page.key(code, language),
            EntryKey::One | EntryKey::Id(_) => page.title(language),
        };
        let values = [("heading", heading.into()), ("field", page.label(&wait.field, language).into())];
        let href = link::choose(wait.client, page.noun, wait.key, &wait.field);
        (language.say_with("review-what", &values), href)
    };
    let (act, (what, href)) = match wait.need {
        Need::TwoVersions => (card::TWO_VERSIONS, in_field()),
        Need::MergedText => (card::MERGED_TEXT, in_field()),
        Need::WrittenWhileRetired => {
            ("review-away", (page.title(language), link::entry(wait.client, page.noun, wait.key)))
        }
    };
    let client = chart::name_of(overview.rows(wait.client), language).into_owned();
    Some(Waiting { client, what, act, href, rank: wait.rank })
}

/// The page.
#[derive(Template)]
#[template(path = "pages/review.html")]
pub struct Review {
    /// What waits, as much as one page holds.
    pub waiting: Vec<Waiting>,
    /// Which page of it this is.
    pub pager: Pager,
    /// The newest meetings.
    pub meetings: Vec<MeetingLine>,
}

impl Review {
    /// The page that `asked` asks for of what waits in `overview`.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn new(
        overview: &Overview,
        asked: Option<&str>,
        meetings: Vec<MeetingLine>,
        language: Language,
    ) -> Result<Self, NoSuchPage> {
        let pager = Pager::new(link::REVIEW, overview.waits_count(), asked, language)?;
        Ok(Self { waiting: waiting(overview, pager.from(), PAGE_LINES_MAX, language), pager, meetings })
    }
}

impl Page for Review {
    fn title(&self) -> &'static str {
        "review-title"
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }
}
