//! Everything that waits for a person across the caseload, from summary rows. Nothing leaves this list but by being
//! looked at.

use askama::Template;
use waystation_sync::care::overview::{Need, Overview, Wait};
use waystation_sync::care::read::EntryKey;

use super::alarm::{self, Alarm};
use super::returns::MeetingLine;
use crate::entry::mark;
use crate::part::chart;
use crate::part::pager::{NoSuchPage, PAGE_LINES_MAX, Pager};
use crate::shell::{Nav, Page};
use crate::{Names, filters, link, nouns};

/// One thing that waits.
pub struct Waiting {
    /// Whose chart.
    pub client: String,
    /// Section and field.
    pub what: String,
    /// The id of what to do.
    pub act: &'static str,
    /// The address that it leads to.
    pub href: String,
    /// How soon: 0 for a choice about safety, 1 for other choices and for what was lowered, 2 for reading.
    pub rank: u8,
}

/// What waits in `overview`, what matters for safety first: at most `most` things after the first `from`.
#[must_use]
pub fn waiting(overview: &Overview, from: usize, most: usize, names: &Names) -> Vec<Waiting> {
    overview.waits().skip(from).take(most).filter_map(|wait| told(overview, wait, names)).collect()
}

fn told(overview: &Overview, wait: &Wait, names: &Names) -> Option<Waiting> {
    let (page, language) = (nouns::named(wait.noun)?, names.language);
    let in_field = || {
        let heading = match wait.key {
            EntryKey::Code(code) => page.key(code.as_str(), names),
            EntryKey::One | EntryKey::Id(_) => page.title(language),
        };
        let values = [("heading", heading.into()), ("field", page.label(&wait.field, language).into())];
        let href = link::choose(wait.client, page.noun, wait.key, &wait.field);
        (language.say_with("review-what", &values), href)
    };
    let (act, (what, href)) = match wait.need {
        Need::TwoVersions => (mark::TWO_VERSIONS, in_field()),
        Need::MergedText => (mark::MERGED_TEXT, in_field()),
        Need::Lowered => (mark::LOWERED, in_field()),
        Need::WrittenWhileRetired => {
            ("review-away", (page.title(language), link::entry(wait.client, page.noun, wait.key)))
        }
    };
    let client = chart::listed_name(overview.rows(wait.client), names).into_owned();
    Some(Waiting { client, what, act, href, rank: wait.rank })
}

/// The page.
#[derive(Template)]
#[template(path = "pages/review.html")]
pub struct Review {
    /// Safety flags that are open.
    pub flags: Vec<Alarm>,
    /// How many there are.
    pub flags_count: usize,
    /// What merged past a rule.
    pub clashes: Vec<Alarm>,
    /// How many of that there are.
    pub clashes_count: usize,
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
        names: &Names,
    ) -> Result<Self, NoSuchPage> {
        let pager = Pager::new(link::REVIEW, overview.waits_count(), asked, names.language)?;
        // On the first page: the others go on with what waits.
        let is_first = pager.page == 1;
        Ok(Self {
            flags: if is_first { alarm::flags(overview, names) } else { Vec::new() },
            flags_count: overview.flags_count(),
            clashes: if is_first { alarm::clashes(overview, names) } else { Vec::new() },
            clashes_count: overview.clashes_count(),
            waiting: waiting(overview, pager.from(), PAGE_LINES_MAX, names),
            pager,
            meetings,
        })
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use waystation_sync::care::declare::DocKey;
    use waystation_sync::care::noun::Part;
    use waystation_sync::care::summary::Row;

    use super::*;

    fn names() -> Names {
        Names::of_nobody(waystation_sync::time::Millis(0), crate::Language::English)
    }

    #[test]
    fn a_list_shows_initials_where_the_reader_asked_for_them() {
        let row = Row {
            names: vec!["Ana  de la Cruz".into()],
            ..Row::empty(DocKey::whole(waystation_sync::id::ClientId([1; 16]), Part::Core))
        };
        let rows = [Arc::new(row)];
        assert_eq!(chart::listed_name(&rows, &names()), "Ana  de la Cruz");
        assert_eq!(chart::listed_name(&rows, &Names { initials: true, ..names() }), "A. d. l. C.");
    }

    fn clients(count: u8) -> Overview {
        let rows = (0..count).flat_map(|n| {
            let row = |part| Row::empty(DocKey::whole(waystation_sync::id::ClientId([n; 16]), part));
            let at = |noun: &str, entry: &str, field: &str| (noun.to_owned(), entry.to_owned(), field.to_owned());
            let place = if n % 2 == 0 { at("risk", "legal", "level") } else { at("crisis", "one", "reasons") };
            let part = Row { two_versions: vec![place], ..row(Part::Plan) };
            [Row { names: vec![format!("Client {n:03}")], ..row(Part::Core) }, part]
        });
        Overview::new(&Part::ALL, rows.map(Arc::new))
    }

    #[test]
    fn nothing_that_waits_is_left_out_and_what_is_about_safety_comes_first() {
        for (count, pages) in [(0, 1), (1, 1), (50, 1), (51, 2), (120, 3)] {
            let overview = clients(count);
            let mut seen = Vec::new();
            for page in 1..=pages {
                let review = Review::new(&overview, Some(&page.to_string()), Vec::new(), &names()).unwrap();
                assert!(review.waiting.len() <= PAGE_LINES_MAX);
                seen.extend(review.waiting.into_iter().map(|wait| (wait.rank, wait.client)));
            }
            assert!(seen.len() == usize::from(count) && seen.is_sorted(), "{seen:?}");
            assert_eq!(Review::new(&overview, Some("4"), Vec::new(), &names()).err().map(|no| no.pages), Some(pages));
        }
    }
}
