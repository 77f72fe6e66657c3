//! A chapter of a chart: its sections side by side, each as lines that lead to their entries. Must never show more of
//! an entry than its card does, nor name a noun.

use askama::Template;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Noun, Part, Shape};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;

use crate::chapters::Chapter;
use crate::entry::line::{said, sentences};
use crate::entry::standing::Standing;
use crate::entry::{labelled, mark, value};
use crate::glance::{Block, Content, LINES_MAX, Line, Place, Seen};
use crate::noun_page::{Heading, NounPage, Tone};
use crate::pages::chart::ShownBlock;
use crate::pages::trends::{Span, Trends, has_lines, marked};
use crate::part::board::Board;
use crate::part::chart::ChartHead;
use crate::part::list::{is_blank, sorted};
use crate::part::struck::struck;
use crate::part::unsigned::or_unsigned;

use crate::shell::{Nav, Page};
use crate::{filters, link};

/// Most fields of an entry that its line shows beside what it is called.
const FIELDS_MAX: usize = 3;
/// Most of one on which safety hangs.
const FIELDS_OF_ALARM: usize = 2;

/// The page.
#[derive(Template)]
#[template(path = "pages/chapter.html")]
pub struct ChapterPage {
    /// The chart's top and index.
    pub head: ChartHead,
    /// The chapter.
    pub chapter: &'static Chapter,
    /// The numbers of its logs over time.
    pub trends: Option<Trends>,
    /// Its boards.
    pub boards: Vec<Board>,
    /// Sections in which something stands.
    pub blocks: Vec<ShownBlock>,
    /// Sections in which nothing stands yet.
    pub bare: Vec<BareSection>,
}

/// A section in which nothing stands yet.
pub struct BareSection {
    /// Its name.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Its picture.
    pub icon: &'static str,
    /// Words and address of what begins an entry, for those who may.
    pub begin: Option<(String, String)>,
}

/// The nouns whose entries a chapter reads, for a reader who may open the parts in `readable`.
pub fn reads(chapter: &Chapter, readable: &[Part]) -> impl Iterator<Item = &'static Noun> {
    let with_beside = |page: &'static NounPage| [page.noun].into_iter().chain(page.beside.iter().copied());
    let marks = marked(readable).filter(|_| has_lines(chapter, readable));
    let own = || chapter.sections_for(readable).flat_map(with_beside);
    own().chain(marks.filter(|noun| own().all(|own| own != *noun)).collect::<Vec<_>>())
}

impl ChapterPage {
    /// The page of `chapter`, of what was `seen` of a chart, its pictures over `span`, for a reader who may open the
    /// parts in `readable`.
    #[must_use]
    pub fn new(chapter: &'static Chapter, (seen, span): (&Seen<'_>, Span), head: ChartHead, readable: &[Part]) -> Self {
        let (mut blocks, mut bare) = (Vec::new(), Vec::new());
        let boards: Vec<(&NounPage, &NounPage)> =
            chapter.sections_for(readable).filter_map(|page| Some((page, page.board?))).collect();
        let is_on_board =
            |page: &NounPage| boards.iter().any(|(rows, cells)| [rows, cells].iter().any(|on| on.noun == page.noun));
        for page in chapter.sections_for(readable).filter(|page| !is_on_board(page)) {
            let begin = page.begin(seen.client, seen.role, seen.names.language);
            match block(page, seen) {
                Some(block) => blocks.push(ShownBlock { block, note: None, begin }),
                None => bare.push(BareSection {
                    title: page.title(seen.names.language),
                    href: link::section(seen.client, page.noun),
                    icon: page.icon,
                    begin,
                }),
            }
        }
        let trends = has_lines(chapter, readable).then(|| Trends::new(chapter, seen, span, readable)).flatten();
        Self {
            head,
            chapter,
            trends,
            boards: boards.into_iter().map(|(rows, cells)| Board::new(rows, cells, seen)).collect(),
            blocks,
            bare,
        }
    }
}

/// The section of `page` as a block; `None` where nothing stands in it.
fn block(page: &'static NounPage, seen: &Seen<'_>) -> Option<Block> {
    let language = seen.names.language;
    let mut lines: Vec<Line> =
        [page.noun].into_iter().chain(page.beside.iter().copied()).flat_map(|noun| lines_of(noun, seen)).collect();
    if lines.is_empty() {
        return None;
    }
    let rest = lines.len().saturating_sub(LINES_MAX);
    if rest > 0 {
        // What waits for a person is never among those that are left out, as long as there is room.
        lines.sort_by_key(|line| (line.mark.is_empty(), !line.careful));
    }
    lines.truncate(LINES_MAX);
    let href = link::section(seen.client, page.noun);
    Some(Block {
        id: page.noun.name,
        place: Place::Work,
        icon: page.icon,
        title: page.title(language),
        empty: String::new(),
        begin: None,
        content: Content::Lines(lines),
        more: (rest > 0).then(|| (language.say_n("glance-more", rest), href.clone())),
        href,
    })
}

/// The entries of `noun` that are in use, and those that somebody wrote in while they were put away, each as one line,
/// in the order of its section. Of codes under which a blank could be read as an answer, those with nothing too.
fn lines_of(noun: &'static Noun, seen: &Seen<'_>) -> Vec<Line> {
    let page = crate::nouns::page_of(noun);
    let is_shown = |entry: &&Entry| !entry.is_put_away() || !entry.edited_while_retired.is_empty();
    let of_noun = seen.read.iter().filter(|(own, _)| *own == noun).flat_map(|(_, entries)| entries);
    let entries: Vec<Entry> = of_noun.filter(is_shown).cloned().collect();
    let is_said = |entry: &&Entry| {
        let is_written = noun.shape == Shape::List || entry.last_changed().is_some();
        // What was entered in error says so itself.
        entry.strikes().is_none() && !is_blank(entry) && (is_written || page.unsaid.is_some())
    };
    sorted(page, &entries).into_iter().filter(is_said).map(|entry| line(page, entry, seen)).collect()
}

/// One entry as a line, as it was signed where it is.
pub(super) fn line(page: &NounPage, entry: &Entry, seen: &Seen<'_>) -> Line {
    let entry = &*entry.as_signed(seen.client, &seen.names.signers);
    let shown = |field: &&'static FieldDecl| field.is_seen_by(seen.role) && !(entry.noun.is_quiet)(entry);
    let dated = entry.noun.dated_by();
    // What heads the line is said once, and of who is first to ask only who is.
    let heads = |field: &FieldDecl| matches!(page.heading, Heading::Field(own) if own == field);
    let is_no = |field: &FieldDecl| {
        entry.value(field) == Some(&Value::YesNo(false)) && page.hides_no.is_some_and(|own| own == field)
    };
    // The day stands at the end of the line already.
    let tells = |field: &&'static FieldDecl| shown(field) && Some(*field) != dated && !heads(field) && !is_no(field);
    let grouped = page.group_by.map(|grouping| grouping.field);
    let fields: Vec<&FieldDecl> = grouped.into_iter().chain(page.fields()).filter(tells).collect();
    let tone = (page.tone)(entry);
    // Of one on which safety hangs only what leads: beside that the rest may not be true, as that a message is fine.
    let most = if tone == Tone::Alarm { FIELDS_OF_ALARM } else { FIELDS_MAX };
    let standing = Standing::of(page, entry, seen.role, seen.names);
    let fields = fields.into_iter().filter(|field| !standing.says(field));
    let own: Vec<String> = fields.filter_map(|field| said(page, field, entry, seen)).take(most).collect();
    let mut about = [standing.told, own].concat();
    let unsaid = page.unsaid.filter(|(field, _)| *entry.field(field) == Field::Empty);
    about.extend(unsaid.map(|(field, code)| page.code(field.name, code, seen.names.language)));
    let counted = page.counts.and_then(|counts| counts(entry, seen.names));
    about.extend(counted.map(|(label, said)| labelled(&seen.names.say(label), &said, seen.names)));
    let is_away = entry.is_put_away();
    let marked = entry.noun.fields.iter().filter(shown).find_map(|field| mark::mark(seen.client, entry, field));
    let day = dated.and_then(|field| entry.value(field)).and_then(|value| value.as_date());
    Line {
        id: link::line_id(entry.noun.name, &entry.key.to_string()),
        what: value::heading(page, entry, seen.names),
        about: if entry.is_struck() {
            struck(entry, seen.names).join(" ")
        } else {
            or_unsigned(entry, sentences(&about), seen)
        },
        careful: marked.is_some() || is_away || standing.is_over || tone != Tone::Plain,
        more: day.map(|day| seen.names.day(day)).unwrap_or_default(),
        href: marked.as_ref().map_or_else(|| link::entry(seen.client, entry.noun, entry.key), |mark| mark.href.clone()),
        mark: marked.map_or(if is_away { mark::WRITTEN_WHILE_AWAY } else { "" }, |mark| mark.text),
    }
}

impl Page for ChapterPage {
    fn title(&self) -> &'static str {
        self.chapter.title
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
