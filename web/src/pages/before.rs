//! Before you meet: what happened in a chart since its reader last saw the client, on one page. Must never judge, nor
//! leave out by a rule that the page does not say: what does not fit is counted, and leads to where it stands.

use askama::Template;
use jiff::civil::Date;
use waystation_sync::care::appointment::APPOINTMENT;
use waystation_sync::care::contact::CONTACT;
use waystation_sync::care::field::{Field, Stamp};
use waystation_sync::care::involvement_check::INVOLVEMENT_CHECK;
use waystation_sync::care::note::{self, NOTE};
use waystation_sync::care::noun::{Area, FieldDecl, Header, Kind, Noun, Part};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::risk::RISK;
use waystation_sync::care::task::TASK;
use waystation_sync::care::value::Value;
use waystation_sync::id::PersonId;

use super::before_due::{due, due_tasks, next_meeting};
use super::before_numbers::{summed, with_computed};
use super::before_risk::{asks, risk_now};
use super::before_since::{Since, said_since, spans};
use super::before_was::{Was, said_before};
use super::chapter;
use super::chart::{ShownBlock, needed_at_once};
use crate::chapters::{CHAPTERS, Chapter};
use crate::entry::labelled;
use crate::entry::line::{said, sentences, shortened};
use crate::entry::standing::Standing;
use crate::entry::value;
use crate::glance::{Block, Content, Line, Place, Seen};
use crate::noun_page::{Heading, NounPage, Tone};
use crate::part::chart::ChartHead;
use crate::part::unsigned::or_unsigned;
use crate::shell::{Nav, Page};
use crate::{filters, isolate, nouns};

/// Most lines of one block; the rest is counted.
const LINES_MAX: usize = 5;
/// Most changed fields that a line names.
const FIELDS_MAX: usize = 3;
/// Most characters of a note that its line shows.
const CHARACTERS_MAX: usize = 240;
/// Nouns that say of somebody or of a number that they are not safe.
const SAID_NOT_SAFE: [&str; 2] = [CONTACT.name, INVOLVEMENT_CHECK.name];
/// The chapters that come first: safety, then what others wrote, then how it went.
const FIRST: [&str; 5] = ["safety", "client", "notes", "log", "goals"];

/// The page.
#[derive(Template)]
#[template(path = "pages/before.html")]
pub struct Before {
    /// The chart's top and index.
    pub head: ChartHead,
    /// Since when, and why since then.
    pub since: String,
    /// Other spans: words, address, whether it is the one that is shown.
    pub spans: Vec<(String, String, bool)>,
    /// When, where and with whom the next meeting is, or that none is planned, and where that leads; `None` for readers
    /// who do not see it.
    pub next: Option<(String, String)>,
    /// The levels of risk that ask for something.
    pub risk: Option<ShownBlock>,
    /// How to reach the client, and whom they call when it gets hard: whoever wrote it.
    pub at_once: Vec<ShownBlock>,
    /// What is due.
    pub due: Option<ShownBlock>,
    /// What happened, by chapters.
    pub blocks: Vec<ShownBlock>,
}

/// The nouns whose entries the page reads, each once, for a reader who may open the parts in `readable`.
#[must_use]
pub fn reads(readable: &[Part]) -> Vec<&'static Noun> {
    let mut all: Vec<&'static Noun> = Vec::new();
    for noun in CHAPTERS.iter().flat_map(|chapter| chapter::reads(chapter, readable)) {
        if !all.contains(&noun) {
            all.push(noun);
        }
    }
    let weighty: Vec<&'static Noun> = all.iter().copied().flat_map(weighty_children).collect();
    all.extend(weighty.into_iter().filter(|noun| readable.contains(&noun.part)));
    all
}

/// The nouns whose entries belong to those of `noun` and are told by themselves where they weigh.
fn weighty_children(noun: &'static Noun) -> impl Iterator<Item = &'static Noun> {
    nouns::children_of(noun).map(|page| page.noun).filter(|child| child.weighs.is_some())
}

/// Whether `entry` takes something back, refuses it or says that it is not safe, or was taken back itself; or asks for
/// less care than before, and no supervisor has looked.
fn weighs(entry: &Entry) -> bool {
    let is_lowered = entry.lowered().next().is_some();
    is_lowered || entry.is_struck() || entry.noun.weighs.is_some_and(|weighs| weighs(entry))
}

/// Whether `entry` says of somebody, of a number or of the client that there is danger, or asks for less care than
/// before.
fn is_of_safety(entry: &Entry) -> bool {
    let is_alarm = (nouns::page_of(entry.noun).tone)(entry) == Tone::Alarm;
    let is_about = entry.noun.area == Area::Risk || SAID_NOT_SAFE.contains(&entry.noun.name);
    let is_lowered = entry.lowered().next().is_some();
    !entry.is_struck() && (is_alarm || is_lowered || (is_about && weighs(entry)))
}

impl Before {
    /// The page of what was `seen` of a chart, `since` a day, for a reader who may open the parts in `readable`; `was` is
    /// what stood before in what was changed since.
    #[must_use]
    pub fn new(seen: &Seen<'_>, (since, was): (Since, &Was), head: ChartHead, readable: &[Part]) -> Self {
        let place = |chapter: &&Chapter| FIRST.iter().position(|name| *name == chapter.name).unwrap_or(FIRST.len());
        let mut chapters: Vec<&'static Chapter> = CHAPTERS.to_vec();
        chapters.sort_by_key(place);
        let shown = |block| ShownBlock { block, note: None, begin: None };
        Self {
            head,
            since: said_since(since, seen),
            spans: spans(since, seen),
            next: Some(seen).filter(|_| readable.contains(&APPOINTMENT.part)).map(next_meeting),
            risk: risk_now(seen, was, |entry| news(entry, since.day, seen).map(|news| said_new(&news, seen)))
                .map(shown),
            at_once: needed_at_once(seen, readable),
            due: Some(due(seen)).filter(|block| !block.content.is_empty()).map(shown),
            blocks: chapters
                .into_iter()
                .filter_map(|one| block(one, seen, (since.day, was), readable))
                .map(shown)
                .collect(),
        }
    }
}

/// What happened in a chapter; `None` where nothing did.
fn block(chapter: &'static Chapter, seen: &Seen<'_>, (since, was): (Date, &Was), readable: &[Part]) -> Option<Block> {
    let names = seen.names;
    let due: Vec<EntryKey> = due_tasks(seen).into_iter().map(|(task, _)| EntryKey::Id(task.entry)).collect();
    let mut lines: Vec<(Rank, i64, Line)> = Vec::new();
    for page in chapter.sections_for(readable) {
        let own = [page.noun].into_iter().chain(page.beside.iter().copied());
        for noun in own.flat_map(|noun| [noun].into_iter().chain(weighty_children(noun))) {
            let of_noun = seen.read.iter().filter(|(own, _)| *own == noun).flat_map(|(_, entries)| entries);
            let of_noun = of_noun.filter(|entry| noun.within.is_none() || weighs(entry));
            let news: Vec<(&Entry, News)> =
                of_noun.filter_map(|entry| Some((entry, news(entry, since, seen)?))).collect();
            if noun.part == Part::Logs && matches!(noun.header, Header::Event) {
                let entries: Vec<&Entry> = news.iter().map(|(entry, _)| *entry).collect();
                lines.extend(summed(nouns::page_of(noun), &entries, seen).map(|line| (Rank::Marked, i64::MAX, line)));
                continue;
            }
            // What is due stands above, if it is not done since, and so does a level that asks for something.
            let is_due = |entry: &Entry| *entry.noun == TASK && due.contains(&entry.key);
            let is_above = |entry: &Entry| is_due(entry) || asks(entry);
            lines.extend(news.into_iter().filter(|(entry, _)| !is_above(entry)).map(|(entry, news)| {
                let at = news.at;
                let line = told(entry, &news, (since, was), seen);
                let rank = match () {
                    () if is_of_safety(entry) => Rank::Safety,
                    () if weighs(entry) => Rank::Weighty,
                    () if !line.mark.is_empty() || line.careful => Rank::Marked,
                    () => Rank::Plain,
                };
                (rank, at, line)
            }));
        }
    }
    if lines.is_empty() {
        return None;
    }
    lines.sort_by_key(|(rank, at, _)| (*rank, -*at));
    // What weighs is never among those that are left out.
    let most = lines.iter().filter(|(rank, ..)| *rank <= Rank::Weighty).count().max(LINES_MAX);
    let rest = lines.len().saturating_sub(most);
    let href = chapter.href(seen.client);
    Some(Block {
        id: chapter.name,
        place: Place::Work,
        icon: chapter.icon,
        title: names.say(chapter.title),
        empty: String::new(),
        begin: None,
        content: Content::Lines(lines.into_iter().take(most).map(|(.., line)| line).collect()),
        more: (rest > 0).then(|| (names.language.say_n("glance-more", rest), href.clone())),
        href,
    })
}

/// In which order the lines of a chapter stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What is not safe: whom not to involve, what not to ring, a level of risk, an open flag, and what was lowered.
    Safety,
    /// What was taken back or refused.
    Weighty,
    /// What waits for somebody, or is to be minded.
    Marked,
    Plain,
}

/// What is new about an entry.
struct News {
    /// The id of the sentence that says it.
    says: &'static str,
    /// When, by the writer's clock; for the order.
    at: i64,
    /// Who wrote it, where somebody did.
    by: Option<PersonId>,
    /// The day to say.
    day: Option<Date>,
    /// Whether it was there before.
    was_there: bool,
}

/// What is new about `entry` since a day; `None` where nothing is, or nothing that its reader sees. What they wrote
/// themselves they know; only of safety and of the client's own logs and questionnaires it is told all the same.
fn news(entry: &Entry, since: Date, seen: &Seen<'_>) -> Option<News> {
    let names = seen.names;
    if entry.strikes().is_some() || (entry.noun.is_quiet)(entry) {
        return None;
    }
    let is_since = |day: Option<Date>| day.is_some_and(|day| day >= since);
    let day_of = |stamp: &Stamp| names.day_of(stamp.written);
    let is_told = entry.noun.part == Part::Logs || entry.noun.area == Area::Risk;
    let is_theirs = |stamp: &Stamp| stamp.author.is_some_and(|author| is_told || author.person != seen.reader);
    let fields = entry.noun.fields.iter().map(|field| entry.field(field)).chain([&entry.retired]);
    let stamps = fields.flat_map(Field::stamps).chain(entry.born).chain(entry.struck.iter().map(|struck| struck.by));
    let last = stamps.filter(is_theirs).max_by_key(|stamp| (stamp.written, stamp.change))?;
    let written = day_of(&last);
    let happened = entry.noun.dated_by().and_then(|field| entry.value(field)).and_then(Value::as_date);
    if !is_since(written) && !is_since(happened) {
        return None;
    }
    let was_there = entry.born.is_none_or(|born| !is_since(day_of(&born)));
    let is_striking = entry.struck.iter().any(|struck| struck.by == last);
    let says = match (entry.is_put_away(), was_there) {
        (_, true) if is_striking => "before-struck",
        (true, false) => return None,
        (true, true) => "before-put-away",
        (false, true) if is_since(written) => "before-changed",
        (false, _) => "before-new",
    };
    let by = last.author.map(|author| author.person);
    let day = if says == "before-struck" { written } else { happened.or(written) };
    Some(News { says, at: last.written.0, by, day, was_there })
}

/// One entry as a line: what it is called, what is new of it, who and when.
fn told(entry: &Entry, news: &News, then: (Date, &Was), seen: &Seen<'_>) -> Line {
    let names = seen.names;
    let page = nouns::page_of(entry.noun);
    let line = chapter::line(page, entry, seen);
    // What is signed did not change, whatever was written beside it since.
    let is_open = !entry.is_put_away() && entry.noun.signed().is_none();
    let about = if entry.noun == &NOTE {
        words_of(entry, seen)
    } else if news.was_there && is_open && (page.tone)(entry) != Tone::Alarm {
        let standing = Standing::of(page, entry, seen.role, names);
        sentences(&[sentences(&standing.told), changed((page, entry), &standing, then, seen)])
    } else {
        with_computed(page, entry, line.about.clone(), seen)
    };
    let about = sentences(&[of_parent(page, entry, seen), about]);
    // What was entered in error is told, and asks for no care any more; nor does a level that asks for nothing.
    let careful = (line.careful || (weighs(entry) && *entry.noun != RISK)) && !entry.is_struck();
    // "Closed" alone says nothing among lines about other things.
    let is_answer = matches!(page.heading, Heading::Field(field) if field.watched);
    let what = if is_answer { labelled(&names.say(entry.noun.name), &line.what, names) } else { line.what };
    Line { what, about, careful, more: said_new(news, seen), ..line }
}

/// "Changed: Ines Beltran, 24 Nov 2026".
fn said_new(news: &News, seen: &Seen<'_>) -> String {
    let who = news.by.map(|by| seen.names.person(by).into_owned()).unwrap_or_default();
    let day = news.day.map(|day| seen.names.day(day)).unwrap_or_default();
    seen.names.language.say_with(news.says, &[("who", who.into()), ("day", day.into())])
}

/// What an entry belongs to, as a link calls it; empty for one that belongs to none.
fn of_parent(page: &NounPage, entry: &Entry, seen: &Seen<'_>) -> String {
    let names = seen.names;
    let Some((field, key)) = entry.noun.parent().zip(entry.parent()) else { return String::new() };
    let linked = names.linked.iter().find(|linked| linked.key == key).map(|linked| linked.words.clone());
    let read = || {
        let all = seen.read.iter().filter(|(noun, _)| Some(noun.name) == entry.noun.within);
        let parent = all.flat_map(|(_, entries)| entries).find(|parent| parent.key == key)?;
        let above = nouns::page_of(parent.noun);
        Some(above.named(&value::heading(above, parent, names)))
    };
    let Some(words) = linked.or_else(read) else { return String::new() };
    labelled(&page.label(field.name, names.language), &words, names)
}

/// The first words of a note, as they are signed where they are; that it was entered in error instead, where it was.
/// The reader's own are not told: they know them.
fn words_of(entry: &Entry, seen: &Seen<'_>) -> String {
    if entry.is_struck() {
        return crate::part::timeline::struck(entry, seen.names).join(" ");
    }
    let shown = entry.as_signed(seen.client, &seen.names.signers);
    or_unsigned(entry, shortened(shown.text(&note::TEXT), CHARACTERS_MAX), seen)
}

/// The fields of an entry that were written since, with their names and what stood there before.
fn changed(
    (page, entry): (&NounPage, &Entry),
    standing: &Standing,
    (since, was): (Date, &Was),
    seen: &Seen<'_>,
) -> String {
    let names = seen.names;
    let is_since = |field: &&'static FieldDecl| {
        let stamps = entry.field(field).stamps();
        stamps.iter().any(|stamp| names.day_of(stamp.written).is_some_and(|day| day >= since))
    };
    let heading = value::heading(page, entry, names);
    let written = entry.noun.fields.iter().filter(|field| field.is_seen_by(seen.role) && !standing.says(field));
    let written = written.filter(is_since);
    let texts = written.filter_map(|field| {
        let text = said(page, field, entry, seen)?;
        if text == heading {
            return None;
        }
        let text = match said_before(was, entry, field, names) {
            Some(was) => names.language.say_with("before-was", &[("now", text.into()), ("was", was.into())]),
            None => text,
        };
        let is_named = matches!(field.kind, Kind::Number { .. } | Kind::YesNo | Kind::Date | Kind::DateOrYear);
        if is_named || matches!(field.kind, Kind::Moment) {
            return Some(text);
        }
        Some(labelled(&page.label(field.name, names.language), &isolate::words(&text), names))
    });
    sentences(&texts.take(FIELDS_MAX).collect::<Vec<_>>())
}

impl Page for Before {
    fn title(&self) -> &'static str {
        "before-title"
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }
}
