//! The sheet of a chart: what goes on paper, and what stands on each of its pages: whose it is and when it was printed.
//! Must never hold more than was ticked, an address, or a time that is told from the present moment; nor hide that a
//! field has two versions or was chosen from several.

use askama::Template;
use waystation_sync::id::ClientId;

use super::on_plan::OnPlan;
use super::own_plan::OwnPlan;
use super::print::Period;
use crate::noun_page::NounPage;
use crate::part::card::Card;
use crate::part::list::List;
use crate::part::timeline::{Timeline, Told};
use crate::shell::{Nav, Page};
use crate::{Language, Names, filters, isolate, link};

/// One section on paper.
pub struct OnPaper {
    /// The name of its noun.
    pub noun: &'static str,
    /// Its heading.
    pub title: String,
    /// Its lists: the noun's own first, then those beside it.
    pub lists: Vec<List>,
    /// Its notes, for the section that is a line of days.
    pub timeline: Option<Timeline>,
    /// The crisis plan, which is written to the client.
    pub plan: Option<OwnPlan>,
}

/// What is not torn from its heading: a card, a note, or that there is nothing.
struct Block<'a> {
    /// What stands over it, the widest first.
    headings: Vec<&'a str>,
    /// The level of the first of them; what heads the card or the note has the one after the last.
    level: usize,
    card: Option<&'a Card>,
    note: Option<&'a Told>,
    /// What is said where nothing stands.
    empty: &'a str,
}

/// About how many letters fit on a page, half of it left for what came before: a longer card may be torn.
const SHORT_LETTERS_MAX: usize = 1_500;

impl<'a> Block<'a> {
    const fn of(level: usize, headings: Vec<&'a str>) -> Self {
        Self { headings, level, card: None, note: None, empty: "" }
    }

    /// The level of what heads its card or note.
    fn inner(&self) -> usize {
        self.level + self.headings.len()
    }

    /// Whether all of it fits on one page.
    fn is_short(&self) -> bool {
        let note = self.note.map_or(0, |note| {
            let said = note.addenda.iter().map(|said| said.text.len());
            let others = note.other_words.iter().flat_map(|(_, words)| words).map(String::len);
            lines_of(&note.text) + said.chain(others).sum::<usize>()
        });
        note + self.card.map_or(0, letters) <= SHORT_LETTERS_MAX
    }
}

/// The letters of a text, a short line counted as a whole one.
fn lines_of(text: &str) -> usize {
    text.lines().map(|line| line.len().max(LINE_LETTERS)).sum()
}

/// How many letters about one line has.
const LINE_LETTERS: usize = 60;

fn letters(card: &Card) -> usize {
    let values = card.rows.iter().flat_map(|row| &row.values).map(|value| lines_of(&value.text));
    let answers = card.answered.iter().map(|asked| asked.lines.len() * LINE_LETTERS);
    let children = card.children.iter().flat_map(|own| &own.cards).map(letters);
    values.chain(answers).chain(children).sum::<usize>() + LINE_LETTERS
}

impl OnPaper {
    /// A section of `page`'s noun.
    #[must_use]
    pub fn new(page: &NounPage, lists: Vec<List>, timeline: Option<Timeline>, names: &Names) -> Self {
        Self { noun: page.noun.name, title: page.title(names.language), lists, timeline, plan: None }
    }

    /// The section of the crisis plan.
    #[must_use]
    pub fn own(page: &NounPage, plan: OwnPlan, names: &Names) -> Self {
        let title = names.say("print-plan");
        Self { noun: page.noun.name, title, lists: Vec::new(), timeline: None, plan: Some(plan) }
    }

    /// Goes on with more of the same section.
    pub fn join(&mut self, more: Self) {
        self.lists.extend(more.lists);
        match (&mut self.timeline, more.timeline) {
            (Some(own), Some(more)) => own.join(more),
            (None, more) => self.timeline = more,
            (Some(_), None) => {}
        }
        match (&mut self.plan, more.plan) {
            (Some(own), Some(more)) => own.join(more),
            (None, more) => self.plan = more,
            (Some(_), None) => {}
        }
    }

    /// Its cards and notes, each with what stands over it.
    fn blocks(&self) -> Vec<Block<'_>> {
        let notes = self.timeline.iter().flat_map(days);
        let mut blocks: Vec<Block<'_>> = notes.chain(self.lists.iter().flat_map(cards)).collect();
        if let Some(first) = blocks.first_mut() {
            first.headings.insert(0, &self.title);
            first.level = 2;
        }
        blocks
    }
}

/// The notes, the first of a day under it.
fn days(timeline: &Timeline) -> Vec<Block<'_>> {
    let of_day = timeline.days.iter().flat_map(|day| {
        day.notes.iter().enumerate().map(|(place, note)| {
            let headings = if place == 0 { vec![day.day.as_str()] } else { Vec::new() };
            Block { note: Some(note), ..Block::of(if place == 0 { 3 } else { 4 }, headings) }
        })
    });
    of_day.collect()
}

/// The cards, the first of a group under its heading, the first of all under that of the list.
fn cards(list: &List) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut over: Vec<&str> = list.title.as_deref().into_iter().collect();
    let list_level = 3;
    let group_level = list_level + over.len();
    for group in &list.groups {
        let has_title = !group.title.is_empty();
        for (place, card) in group.cards.iter().enumerate() {
            let mut headings = std::mem::take(&mut over);
            let level = if headings.is_empty() { group_level } else { list_level };
            let level = if place > 0 && has_title { level + 1 } else { level };
            if place == 0 && has_title {
                headings.push(&group.title);
            }
            blocks.push(Block { card: Some(card), ..Block::of(level, headings) });
        }
    }
    if blocks.is_empty() {
        blocks.push(Block { empty: &list.empty, ..Block::of(list_level, over) });
    }
    blocks
}

/// The sheet.
#[derive(Template)]
#[template(path = "pages/print_sheet.html")]
pub struct Sheet {
    /// Whose chart.
    pub client: ClientId,
    /// Back to the question.
    pub back: String,
    /// Whose it is: a name, or a number that only this printing has.
    pub whose: String,
    /// "Printed 24 Nov 2026, 10:42 by Dana Reyes".
    pub printed: String,
    /// "Sheet 2 of 5"; empty where there is but one.
    pub said: String,
    /// What was ticked, in the order of the chart, as much of it as one sheet holds.
    pub sections: Vec<OnPaper>,
    /// Which sheet of how many.
    pub place: SheetPlace,
    /// In which of what was ticked nothing is written, as sentences; it stands on the last sheet.
    pub empty: Vec<String>,
    /// Who on the client's own plan stands as not to be involved; it stands around the paper.
    pub on_plan: OnPlan,
    /// How many entries it leaves out since they are for others.
    pub kept_back: Vec<String>,
}

/// Which of the sheets of one answer: what was ticked, whose name stands on it, how far back, and the number.
pub struct SheetPlace {
    /// What was ticked.
    pub sections: String,
    /// Whose name stands on it, as it was answered.
    pub named: String,
    /// How far back.
    pub period: Period,
    /// Which sheet; the first is 1.
    pub sheet: usize,
    /// How many there are.
    pub sheets: usize,
}

/// Sections of one sheet in which nothing is written, by their headings: at all, and in the time that was asked for.
#[derive(Default)]
pub struct EmptySections {
    /// Those that nothing was ever written in.
    pub never: Vec<String>,
    /// Those of what happened, of which only a time was asked for.
    pub lately: Vec<String>,
}

impl EmptySections {
    /// The same as sentences, for a sheet that goes back as far as `period`.
    #[must_use]
    pub fn said(&self, period: Period, language: Language) -> Vec<String> {
        let lately = match period {
            Period::Months => "print-empty-months",
            Period::Year => "print-empty-year",
            Period::All => "print-empty",
        };
        let all = [("print-empty", &self.never), (lately, &self.lately)].into_iter().filter(|(_, own)| !own.is_empty());
        all.map(|(id, own)| language.say_with(id, &[("sections", own.join(", ").into())])).collect()
    }
}

impl SheetPlace {
    /// "Sheet 2 of 5"; empty where there is but one.
    #[must_use]
    pub fn said(&self, language: Language) -> String {
        let values = [("sheet", self.sheet.into()), ("sheets", self.sheets.into())];
        if self.sheets == 1 { String::new() } else { language.say_with("print-place", &values) }
    }
}

impl Sheet {
    /// The sheet at `place` of `client`'s chart with `name` on it, or without, printed by `person`.
    #[must_use]
    pub fn new(
        client: ClientId,
        name: Option<&str>,
        (sections, place): (Vec<OnPaper>, SheetPlace),
        person: &str,
        names: &Names,
    ) -> Self {
        let mut sheet = Self {
            client,
            back: link::print(client),
            whose: name.map_or_else(|| unnamed(client, names), isolate::name),
            printed: String::new(),
            said: place.said(names.language),
            sections,
            place,
            empty: Vec::new(),
            on_plan: OnPlan::default(),
            kept_back: Vec::new(),
        };
        let values = [("when", names.when(names.now).into()), ("person", person.into())];
        let id = if sheet.is_own() { "print-printed-own" } else { "print-printed" };
        sheet.printed = names.language.say_with(id, &values);
        sheet
    }

    /// Whether all of it is written to the client.
    fn is_own(&self) -> bool {
        !self.sections.is_empty() && self.sections.iter().all(|section| section.plan.is_some())
    }
}

/// A number that tells the pages of this printing from those of another, and nothing of whose they are.
fn unnamed(client: ClientId, names: &Names) -> String {
    let own = client
        .0
        .iter()
        .fold(names.now.0.unsigned_abs(), |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    names.language.say_with("print-unnamed", &[("number", format!("{:04}", own % 10_000).into())])
}

impl Page for Sheet {
    fn title(&self) -> &'static str {
        if self.is_own() { "print-own-title" } else { "print-sheet-title" }
    }

    fn nav(&self) -> Nav {
        Nav::Caseload
    }

    fn is_for_paper(&self) -> bool {
        true
    }

    fn is_sheet(&self) -> bool {
        true
    }
}
