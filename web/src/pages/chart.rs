//! A client's chart: its first page, and its sections.

use askama::Template;
use waystation_sync::care::noun::{Noun, Part};
use waystation_sync::care::read::Entry;

use super::print::AT_FIRST;
use crate::glance::{Block, Content, Glance, Place, Seen};
use crate::noun_page::NounPage;
use crate::nouns::logs::{mood, urge};
use crate::part::chart::ChartHead;
use crate::part::list::List;
use crate::part::other_charts::OtherCharts;
use crate::part::timeline::{Timeline, Told, tell};
use crate::shell::{Nav, Page};
use crate::{Language, filters, link, nouns};

/// What is logged many times a day: its forms are begun from here beside those of what leads.
static LOGGED: [&NounPage; 2] = [&mood::PAGE, &urge::PAGE];

/// The first page of a chart.
#[derive(Template)]
#[template(path = "pages/chart.html")]
pub struct Chart {
    /// Its top and index.
    pub head: ChartHead,
    /// Words and addresses of what begins entries, for those who may.
    pub begins: Vec<(String, String)>,
    /// What happened in it since its reader last saw the client.
    pub before_href: String,
    /// Where a chart is put on paper.
    pub print_href: String,
    /// What a person must look at today.
    pub safety: Vec<ShownBlock>,
    /// What is needed at once, side by side.
    pub at_once: Vec<ShownBlock>,
    /// The rest.
    pub blocks: Vec<ShownBlock>,
}

/// One block as it is shown.
pub struct ShownBlock {
    /// What its noun says.
    pub block: Block,
    /// The entry that it tells, for one that is a note.
    pub note: Option<Told>,
    /// Words and address of what begins an entry, beside its heading.
    pub begin: Option<(String, String)>,
}

/// The nouns whose entries the first page of a chart reads, for a reader who may open the parts in `readable`.
#[must_use]
pub fn reads(readable: &[Part]) -> Vec<&'static Noun> {
    let mut all: Vec<&'static Noun> = glances(readable).flat_map(|(_, glance)| glance.reads.iter().copied()).collect();
    all.dedup();
    all
}

fn glances(readable: &[Part]) -> impl Iterator<Item = (&'static NounPage, &'static Glance)> {
    let readable = |page: &&NounPage| readable.contains(&page.noun.part);
    nouns::pages().filter(readable).filter_map(|page| Some((page, page.glance.as_ref()?)))
}

impl Chart {
    /// The first page of a chart, as its nouns say it of what was `seen`, for a reader who may open the parts in
    /// `readable`.
    #[must_use]
    pub fn new(seen: &Seen<'_>, readable: &[Part]) -> Self {
        let begin = |(page, glance): (&NounPage, &Glance)| {
            page.begin(seen.client, seen.role, seen.names.language).filter(|_| glance.leads)
        };
        let log = |page: &NounPage| {
            let is_read = readable.contains(&page.noun.part);
            page.begin(seen.client, seen.role, seen.names.language).filter(|_| is_read)
        };
        let mut shown: Vec<ShownBlock> = glances(readable)
            .flat_map(|(_, glance)| (glance.say)(seen))
            .filter(|block| !(block.content.is_empty() && block.empty.is_empty()))
            .map(|block| ShownBlock { note: told(&block, seen), block: block.shortened(seen.names), begin: None })
            .collect();
        shown.sort_by_key(|shown| shown.block.place);
        let (safety, shown): (Vec<_>, Vec<_>) = shown.into_iter().partition(|shown| shown.block.place == Place::Safety);
        let (at_once, blocks) = shown.into_iter().partition(|shown| shown.block.place == Place::AtOnce);
        Self {
            head: ChartHead {
                is_first_page: true,
                ..ChartHead::new(seen.client, seen.rows, None, readable, seen.names)
            },
            begins: glances(readable).filter_map(begin).chain(LOGGED.into_iter().filter_map(log)).collect(),
            before_href: link::before(seen.client),
            print_href: link::print(seen.client),
            safety,
            at_once,
            blocks,
        }
    }
}

/// What is needed at once, as the nouns of a chart say it for a reader who may open the parts in `readable`.
pub(super) fn needed_at_once(seen: &Seen<'_>, readable: &[Part]) -> Vec<ShownBlock> {
    let blocks = glances(readable).flat_map(|(_, glance)| (glance.say)(seen));
    let at_once = blocks.filter(|block| block.place == Place::AtOnce && !block.content.is_empty());
    at_once.map(|block| ShownBlock { block: block.shortened(seen.names), note: None, begin: None }).collect()
}

/// The entry that `block` tells, with what was added to it.
fn told(block: &Block, seen: &Seen<'_>) -> Option<Told> {
    let Content::Told(entry) = &block.content else { return None };
    let beside: Vec<Entry> =
        nouns::page_of(entry.noun).beside.iter().flat_map(|noun| seen.entries(noun)).cloned().collect();
    Some(tell(seen.client, entry, &beside, seen.reader, seen.names).shortened(seen.names))
}

impl Page for Chart {
    fn title(&self) -> &'static str {
        "glance-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}

/// One section of a chart.
#[derive(Template)]
#[template(path = "pages/section.html")]
pub struct Section {
    /// The chart's top and index.
    pub head: ChartHead,
    /// The noun's words.
    pub page: &'static NounPage,
    /// The reader's language.
    pub language: Language,
    /// Its lists: the noun's own first, then those beside it.
    pub lists: Vec<List>,
    /// What was said of this chart and others, in the section where that stands.
    pub others: Option<OtherCharts>,
    /// Its notes, for the section that is a line of days.
    pub timeline: Option<Timeline>,
}

impl Section {
    /// Where it is put on paper, for the section that is ticked there at first.
    fn print_href(&self) -> Option<String> {
        (self.page.noun.name == AT_FIRST).then(|| link::print(self.head.client))
    }
}

impl Page for Section {
    fn title(&self) -> &'static str {
        self.page.noun.name
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
