//! What was written when, by whom, from what to what: the record of one entry, and the pieces of what was merged.
//! Must never leave out a value that did not stand.

use askama::Template;
use waystation_sync::care::field::{Field, Stamp, Struck};
use waystation_sync::care::noun::{Class, FieldDecl, Kind, Signing};
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;
use waystation_sync::id::SystemMark;
use waystation_sync::review::{How, Mark, Step, StepField};

use super::chooser::{Writer, writer};
use super::list::escaped;
use super::pager::{NoSuchPage, PAGE_BYTES_MAX, Pager};
use super::plot::{self, Plot, Point};
use super::timeline::{self, struck_words};
use crate::entry::signature::SignedAt;
use crate::entry::value;
use crate::noun_page::NounPage;
use crate::{Language, Names, filters};

/// What a record is made of.
#[derive(Clone, Copy, Default)]
pub struct Written<'a> {
    /// The changes of the entry, newest first.
    pub steps: &'a [Step],
    /// The names of the systems that its chart was brought over from.
    pub systems: &'a [String],
    /// The entry as it is now: that it was entered in error is said with every word of it.
    pub entry: Option<&'a Entry>,
    /// What was added to it, by noun.
    pub added: &'a [(&'static NounPage, Vec<Entry>)],
}

/// The record of one entry.
#[derive(Template)]
#[template(path = "part/history.html")]
pub struct History {
    /// Its changes, newest first, as many as one page holds.
    pub lines: Vec<Line>,
    /// Numbers that were given more than once, over time; on the first page only.
    pub plots: Vec<Plot>,
    /// Which page of the record this is.
    pub pager: Option<Pager>,
}

/// One line of a record.
#[derive(Clone)]
pub struct Line {
    /// Who and when.
    pub by: Writer,
    /// What was done to the entry as a whole: "Put away"; empty when only fields were written.
    pub what: String,
    /// The fields that were written.
    pub fields: Vec<FieldLine>,
    /// What to know: written at the same time as another, came out of two versions.
    pub remarks: Vec<String>,
}

/// One field of a line.
#[derive(Clone)]
pub struct FieldLine {
    /// Its label; empty where the line is about one field only and says so elsewhere.
    pub label: String,
    /// What its writer saw; `None` where nothing was there.
    pub before: Option<String>,
    /// What they left there.
    pub after: Option<String>,
    /// How it was settled, if it was.
    pub settled: String,
    /// Whether it was entered in error: it is struck through.
    pub is_struck: bool,
}

/// About how many bytes a line of a record has without its fields.
const LINE_BYTES: usize = 350;
/// About how many bytes a field of a line has without its values.
const FIELD_BYTES: usize = 300;
/// About how many bytes a remark has.
const REMARK_BYTES: usize = 200;

impl History {
    /// Of the record of what was `written` at `spot`, the page that `asked` asks for; it stands at the address `at`.
    ///
    /// # Errors
    /// [`NoSuchPage`].
    pub fn page(
        spot: SignedAt,
        page: &NounPage,
        written: Written<'_>,
        (at, asked): (&str, Option<&str>),
        names: &Names,
    ) -> Result<Self, NoSuchPage> {
        let plots = plots(page, written.steps, names);
        let lines: Vec<Line> = lines(spot, page, written, names).into_iter().flat_map(Line::parted).collect();
        // The pictures are the first thing that a page has to have room for.
        let pictures = (!plots.is_empty()).then(|| plots.iter().map(Plot::bytes).sum::<usize>());
        let bytes: Vec<usize> = pictures.into_iter().chain(lines.iter().map(Line::bytes)).collect();
        let pager = Pager::weighed(at, &bytes, asked, names.language)?;
        let plots = if pager.from() == 0 { plots } else { Vec::new() };
        let places: Vec<Option<Line>> = pictures.map(|_| None).into_iter().chain(lines.into_iter().map(Some)).collect();
        let lines = pager.shown(&places).iter().flatten().cloned().collect();
        Ok(Self { lines, plots, pager: Some(pager) })
    }
}

impl Line {
    fn bytes(&self) -> usize {
        self.fields.iter().map(FieldLine::bytes).sum::<usize>() + self.remarks.len() * REMARK_BYTES + LINE_BYTES
    }

    /// The line; one that has more than a page may have as several, each with one value.
    fn parted(self) -> Vec<Self> {
        if self.bytes() <= PAGE_BYTES_MAX {
            return vec![self];
        }
        let (what, remarks) = (self.what, self.remarks);
        let mut parts: Vec<Self> = Vec::new();
        for field in self.fields.into_iter().flat_map(FieldLine::parted) {
            parts.push(Self { by: self.by.clone(), what: String::new(), fields: vec![field], remarks: Vec::new() });
        }
        if let Some(first) = parts.first_mut() {
            first.what = what;
        }
        if let Some(last) = parts.last_mut() {
            last.remarks = remarks;
        }
        parts
    }
}

impl FieldLine {
    fn bytes(&self) -> usize {
        let values = self.before.iter().chain(&self.after).chain([&self.settled]);
        values.map(|value| escaped(value)).sum::<usize>() + FIELD_BYTES
    }

    /// What stood there before and what was written, each by itself where the two are more than a page may have.
    fn parted(self) -> Vec<Self> {
        let is_whole = self.bytes() <= PAGE_BYTES_MAX || self.before.is_none() || self.after.is_none();
        if is_whole {
            return vec![self];
        }
        let before = Self { after: None, settled: String::new(), ..self.clone() };
        vec![before, Self { before: None, ..self }]
    }
}

/// Fields that ask for a number on a scale from zero, as each step left them.
fn plots(page: &NounPage, steps: &[Step], names: &Names) -> Vec<Plot> {
    let plot = |decl: &FieldDecl| {
        let Kind::Number { least: 0, most } = decl.kind else { return None };
        let mut points: Vec<Point> = steps
            .iter()
            .flat_map(|step| step.fields.iter().map(move |field| (step, field)))
            .filter(|(_, field)| field.field.name == decl.name)
            .map(|(step, field)| Point { at: step.stamp.written, value: number(&field.after) })
            .collect();
        points.sort_by_key(|point| point.at);
        let points = points.split_off(points.len().saturating_sub(plot::POINTS_MAX));
        let label = page.label(decl.name, names.language);
        (points.len() > 1).then(|| Plot::new(label, (0, most), &points, names))
    };
    page.noun.fields.iter().filter_map(plot).collect()
}

/// The number that a field holds; none while two versions stand.
fn number(field: &Field) -> Option<i64> {
    match field.value() {
        Some(Value::Number(number)) if !field.is_conflicted() => Some(*number),
        Some(_) | None => None,
    }
}

/// Every line of a record, newest first: what was added to the entry, and that it was entered in error, stand among its own
/// changes by the writers' clocks.
fn lines(spot: SignedAt, page: &NounPage, written: Written<'_>, names: &Names) -> Vec<Line> {
    let struck = written.entry.map_or(&[][..], |entry| &entry.struck);
    let own = |step: &Step| {
        let mut line = line(spot, page, (step, written.systems), names);
        line.fields.iter_mut().for_each(|field| field.is_struck = !struck.is_empty());
        (step.stamp, line)
    };
    let mut lines: Vec<(Stamp, Line)> = written.steps.iter().map(own).collect();
    let added = written.added.iter().filter(|(page, _)| !page.noun.strikes);
    let added = added.flat_map(|(page, entries)| entries.iter().filter_map(|entry| added_line(page, entry, names)));
    let mut beside: Vec<(Stamp, Line)> =
        added.chain(struck.iter().map(|struck| (struck.by, struck_line(struck, names)))).collect();
    beside.sort_by_key(|(stamp, _)| (stamp.written, stamp.change));
    for (stamp, line) in beside {
        let place = lines.iter().position(|(other, _)| other.written <= stamp.written).unwrap_or(lines.len());
        lines.insert(place, (stamp, line));
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What was added to an entry, as a line of that one's record.
fn added_line(page: &NounPage, entry: &Entry, names: &Names) -> Option<(Stamp, Line)> {
    let born = entry.born?;
    let field = |field: &&'static FieldDecl| {
        let after = value::field(page, field, entry.field(field), names).join(" / ");
        (!after.is_empty()).then(|| FieldLine {
            label: page.label(field.name, names.language),
            before: None,
            after: Some(after),
            settled: String::new(),
            is_struck: entry.is_struck(),
        })
    };
    let line = Line {
        by: writer(&born, names),
        what: names.language.say_with("history-begun", &[("one", page.one(names.language).into())]),
        fields: page
            .noun
            .fields
            .iter()
            .filter(|field| field.kind.targets().is_empty())
            .filter_map(|f| field(&f))
            .collect(),
        remarks: timeline::struck(entry, names),
    };
    Some((born, line))
}

fn struck_line(struck: &Struck, names: &Names) -> Line {
    Line { by: writer(&struck.by, names), what: struck_words(struck, names), fields: Vec::new(), remarks: Vec::new() }
}

fn line(spot: SignedAt, page: &NounPage, (step, systems): (&Step, &[String]), names: &Names) -> Line {
    let signing = |field: &StepField| field.field.class != Class::Frozen || is_true(spot, &field.after, names);
    let vouched = step.fields.iter().all(signing);
    let words = |mark: &Mark| mark_words(page, *mark, vouched, names.language);
    let brought = step.brought.map(|mark| brought_words(mark, systems, names.language));
    let what: Vec<String> = step.marks.iter().filter_map(words).chain(brought).collect();
    Line {
        by: writer(&step.stamp, names),
        what: what.join(". "),
        fields: step
            .fields
            .iter()
            .map(|field| FieldLine {
                label: page.label(field.field.name, names.language),
                before: shown(spot, page, field.field, &field.before, names),
                after: match &field.settling {
                    Some(How::Read) => None,
                    Some(How::Chosen { .. } | How::Rewritten) | None => Some(
                        shown(spot, page, field.field, &field.after, names)
                            .unwrap_or_else(|| names.say("value-cleared")),
                    ),
                },
                settled: field.settling.as_ref().map(|how| how_words(how, names.language)).unwrap_or_default(),
                is_struck: false,
            })
            .collect(),
        remarks: beside(step, names),
    }
}

fn brought_words(mark: SystemMark, systems: &[String], language: Language) -> String {
    match mark.name(systems.iter().map(String::as_str)) {
        Some(system) => language.say_with("history-imported", &[("system", system.into())]),
        None => language.say("history-imported-from-a-file"),
    }
}

/// Whether the keys vouch for what was signed.
fn is_true(spot: SignedAt, held: &Field, names: &Names) -> bool {
    matches!(spot.signing(held, names), Signing::Vouched(_) | Signing::Several(_))
}

fn mark_words(page: &NounPage, mark: Mark, vouched: bool, language: Language) -> Option<String> {
    match mark {
        Mark::Begun => Some(language.say_with("history-begun", &[("one", page.one(language).into())])),
        Mark::Retired => Some(language.say("history-put-away")),
        Mark::TakenUp => Some(language.say("history-taken-up")),
        Mark::Seen => Some(language.say("history-seen")),
        Mark::Signed if vouched => Some(language.say("history-signed")),
        Mark::Signed => Some(language.say("signature-unvouched")),
        // The field says how.
        Mark::Settled => None,
    }
}

/// How a field with several versions came to one, in words.
#[must_use]
pub fn how_words(how: &How, language: Language) -> String {
    match how {
        How::Chosen { reason } if reason.is_empty() => language.say("history-chose"),
        How::Chosen { reason } => language.say_with("history-chose-because", &[("reason", reason.as_str().into())]),
        How::Read => language.say("history-read"),
        How::Rewritten => language.say("history-rewritten"),
    }
}

fn shown(spot: SignedAt, page: &NounPage, field: &FieldDecl, held: &Field, names: &Names) -> Option<String> {
    let values = spot.field(page, field, held, names);
    (!values.is_empty()).then(|| values.join(" / "))
}

/// "At the same time, without seeing this: Lee Okafor on Outreach laptop 2, 23 Nov 2026, 05:27."; of what the same person
/// wrote in another window of the same computer, "You, twice".
fn beside(step: &Step, names: &Names) -> Vec<String> {
    let said = |stamp: &Stamp| {
        let author = stamp.author?;
        if step.stamp.author != Some(author) {
            return Some(names.language.say_with("history-beside", &[("by", names.by(stamp).into())]));
        }
        let who = if names.reader == Some(author.person) { "you" } else { "other" };
        let values = [
            ("reader", who.into()),
            ("person", names.person(author.person).into()),
            ("when", names.when(stamp.written).into()),
        ];
        Some(names.language.say_with("history-twice", &values))
    };
    step.beside.iter().filter_map(said).collect()
}
