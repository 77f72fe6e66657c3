//! A chart on paper: the question what may be on it, and its sheets. Must never show a part that its reader may not
//! open.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use waystation_sync::care::addendum::ADDENDUM;
use waystation_sync::care::client::CLIENT as CLIENT_NOUN;
use waystation_sync::care::crisis::CRISIS;
use waystation_sync::care::crisis_step::CRISIS_STEP;
use waystation_sync::care::declare::{Noun, Quarter};
use waystation_sync::care::name::NAME;
use waystation_sync::care::note::NOTE;
use waystation_sync::care::read::Entry;
use waystation_sync::care::value::Value;
use waystation_sync::time::Millis;
use waystation_web::noun_page::NounPage;
use waystation_web::pages::on_plan::OnPlan;
use waystation_web::pages::own_card::{AGREED, AS, CARD, OwnCard, YES};
use waystation_web::pages::own_plan::OwnPlan;
use waystation_web::pages::print::{Apart, CLIENT, NAMED, PERIOD, Period, PrintAsk, SECTION, SHEET, chosen, name_on};
use waystation_web::pages::sheet::{EmptySections, OnPaper, Sheet, SheetPlace};
use waystation_web::part::card::Around;
use waystation_web::part::chart::{ChartHead, called_by, pronouns_of};
use waystation_web::part::kept_back::kept_back;
use waystation_web::part::linked::Children;
use waystation_web::part::list::{self, List};
use waystation_web::part::pager::Pager;
use waystation_web::part::timeline::{self, Timeline};
use waystation_web::{Language, Names, nouns};

use super::marked::{facts, marked};
use super::{chart, linked, note, stretch};
use crate::http::{PageError, Posted, SignedIn, page_with, whole_page};
use crate::node::Chart;

/// The question.
pub(super) async fn ask(access: SignedIn, client: web::Path<String>) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &client)?;
    whole_page(&access, &asking(&access, &chart, ("", false)).await?)
}

/// The question with what is told of the client's own plan, `again` where nothing was ticked; `answer` is what was.
async fn asking(access: &SignedIn, chart: &Chart, (answer, again): (&str, bool)) -> Result<PrintAsk, PageError> {
    let on_plan = on_plan(access, chart, answer).await?;
    let page = PrintAsk::new(chart.client(), head(access, chart), again, access.language()).told(on_plan);
    if !page.has_plan {
        return Ok(page);
    }
    let steps = chart::entries(access, chart, &CRISIS_STEP).await?;
    Ok(page.with_steps(&steps, access.names()))
}

/// Who on the client's own plan stands as not to be involved, and what holds a number that is not to be rung; `answer`
/// says which of it goes on paper all the same.
async fn on_plan(access: &SignedIn, chart: &Chart, answer: &str) -> Result<OnPlan, PageError> {
    if !access.readable().contains(&CRISIS_STEP.part) {
        return Ok(OnPlan::default());
    }
    let steps = chart::entries(access, chart, &CRISIS_STEP).await?;
    let mut plan: Vec<Entry> = list::sorted(nouns::page_of(&CRISIS_STEP), &steps).into_iter().cloned().collect();
    let names = marked(&plan.iter().collect::<Vec<_>>(), &facts(access, chart), access.names().clone());
    plan.extend(chart::entries(access, chart, &CRISIS).await?);
    Ok(OnPlan::new(chart.client(), &plan, answer, &names))
}

/// The sheet with what was ticked; of more than one sheet holds, the one that was asked for.
pub(super) async fn sheet(Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let said = |name: &str| typed.get(name).map_or("", String::as_str);
    let chart = chart::named(&access, said(CLIENT))?;
    if said(AS) == CARD {
        let on_plan = on_plan(&access, &chart, said(SECTION)).await?;
        return card(&access, &chart, (said(NAMED), said(AGREED) == YES), on_plan).await;
    }
    let (period, apart) = (Period::chosen(said(PERIOD)), Apart::chosen(said(SECTION)));
    let pages = chosen(said(SECTION)).into_iter().filter(|page| access.readable().contains(&page.noun.part));
    let (mut read, mut told) = (Vec::new(), OnPlan::default());
    for page in pages {
        if *page.noun == CRISIS {
            told = on_plan(&access, &chart, said(SECTION)).await?;
        }
        let mut section = Vec::new();
        for own in [page.noun].into_iter().chain(page.beside.iter().copied().filter(|_| *page.noun != NOTE)) {
            section.push(Ticked::read(&access, &chart, (page, own), (period, apart)).await?);
        }
        read.push(section);
    }
    let (mut all, empty) = without_empty(read, access.language());
    for ticked in &mut all {
        ticked.entries = told.on_paper(std::mem::take(&mut ticked.entries));
    }
    let all: Vec<Ticked> = all.into_iter().flat_map(Ticked::parted).collect();
    let empty = empty.said(period, access.language());
    if all.is_empty() && empty.is_empty() {
        let again = asking(&access, &chart, (said(SECTION), true)).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &access, &again);
    }
    let bytes: Vec<usize> = all.iter().flat_map(Ticked::bytes).collect();
    let pager = Pager::on_paper(&bytes, typed.get(SHEET).map(String::as_str), access.language())
        .map_err(|_| PageError::NotFound)?;
    let place = SheetPlace {
        sections: said(SECTION).to_owned(),
        named: said(NAMED).to_owned(),
        period,
        sheet: pager.page,
        sheets: pager.pages,
    };
    let names = on_paper_names(access.names());
    let sections = on_paper(&access, &chart, (&all, &pager, apart)).await?;
    let called = chart::entries(&access, &chart, &NAME).await?;
    // They belong to who the client is, and stand on paper where that was ticked: read by others, they may tell too
    // much.
    let with_client = chosen(said(SECTION)).iter().any(|page| *page.noun == CLIENT_NOUN);
    let pronouns = if with_client { pronouns_of(chart.rows()) } else { String::new() };
    let name = name_on(said(NAMED), &called).map(|name| called_by(name, &pronouns, &names));
    let person = names.person(access.person());
    let sheet = Sheet::new(chart.client(), name.as_deref(), (sections, place), &person, &names);
    let kept_back = kept_back(&chart.kept_back(), access.language());
    let empty = if pager.is_last() { empty } else { Vec::new() };
    whole_page(&access, &Sheet { empty, on_plan: told, kept_back, ..sheet })
}

/// What was ticked without what is empty, and which headings that leaves out: they are told together, once. One section
/// alone says by itself that nothing is written there.
fn without_empty(sections: Vec<Vec<Ticked>>, language: Language) -> (Vec<Ticked>, EmptySections) {
    let (is_alone, mut empty) = (sections.len() == 1, EmptySections::default());
    let mut all = Vec::new();
    for section in sections {
        let is_all_empty = section.iter().all(Ticked::is_empty);
        if is_all_empty && is_alone {
            all.extend(section);
            continue;
        }
        for (place, ticked) in section.into_iter().enumerate() {
            if !ticked.is_empty() {
                all.push(ticked);
                continue;
            }
            // The plan is one, of whatever it is made; of a section that is empty as a whole its heading is enough.
            let is_told = if is_all_empty { place == 0 } else { !OwnPlan::has(ticked.own) };
            let page = if is_all_empty { ticked.page } else { nouns::page_of(ticked.own) };
            let own = if stretch::is_by_quarter(ticked.own) { &mut empty.lately } else { &mut empty.never };
            own.extend(is_told.then(|| page.title(language)));
        }
    }
    (all, empty)
}

/// The crisis plan as a card.
async fn card(
    access: &SignedIn,
    chart: &Chart,
    (named, agreed): (&str, bool),
    on_plan: OnPlan,
) -> Result<HttpResponse, PageError> {
    if !access.readable().contains(&CRISIS_STEP.part) {
        return Err(PageError::NotYourRole);
    }
    let names = on_paper_names(access.names());
    let steps = chart::entries(access, chart, &CRISIS_STEP).await?;
    let mut steps: Vec<Entry> = list::sorted(nouns::page_of(&CRISIS_STEP), &steps).into_iter().cloned().collect();
    steps.extend(chart::entries(access, chart, &CRISIS).await?);
    let steps = on_plan.on_paper(steps);
    let called = chart::entries(access, chart, &NAME).await?;
    let name = name_on(named, &called);
    whole_page(access, &OwnCard::new(chart.client(), name, &steps, agreed, &names).told(on_plan))
}

/// The same names for paper.
fn on_paper_names(names: &Names) -> Names {
    Names { on_paper: true, ..names.clone() }
}

fn head(access: &SignedIn, chart: &Chart) -> ChartHead {
    ChartHead::new(chart.client(), chart.rows(), None, access.readable(), access.names())
}

/// About how many bytes one has that nothing was said of yet: a link, which stands on no paper.
const BLANK_BYTES: usize = 150;

/// What was ticked of one noun: its entries without what was put away, in the order of their list, and those that
/// belong to them.
struct Ticked {
    page: &'static NounPage,
    own: &'static Noun,
    entries: Vec<Entry>,
    children: Children,
    /// Whether it is the rest of a note whose addenda did not fit on one sheet: its words stand on the sheet before.
    is_rest: bool,
}

impl Ticked {
    async fn read(
        access: &SignedIn,
        chart: &Chart,
        (page, own): (&'static NounPage, &'static Noun),
        (period, apart): (Period, Apart),
    ) -> Result<Self, PageError> {
        let (mut entries, children) = if stretch::is_by_quarter(own) {
            of_period(chart, own, period).await?
        } else {
            (chart::entries(access, chart, own).await?, linked::children(access, chart, own).await?)
        };
        entries.retain(|entry| !entry.is_put_away() && apart.keeps(entry));
        let entries = list::sorted(nouns::page_of(own), &entries).into_iter().cloned().collect();
        Ok(Self { page, own, entries, children, is_rest: false })
    }

    /// Whether nothing is written there.
    fn is_empty(&self) -> bool {
        let says_nothing = |entry: &Entry| list::is_blank(entry) || entry.last_changed().is_none();
        self.entries.iter().all(says_nothing)
    }

    /// The same in pieces that a sheet can hold: a note with many addenda as several.
    fn parted(self) -> Vec<Self> {
        if *self.own != NOTE {
            return vec![self];
        }
        let piece = |entries: Vec<Entry>, addenda: Vec<Entry>, is_rest| Self {
            page: self.page,
            own: self.own,
            entries,
            children: vec![(nouns::page_of(&ADDENDUM), addenda)],
            is_rest,
        };
        let mut pieces = Vec::new();
        for entry in &self.entries {
            let mut is_rest = false;
            for addenda in timeline::addenda_by_sheet(entry, note::addenda(&self.children)) {
                pieces.push(piece(vec![entry.clone()], addenda, is_rest));
                is_rest = true;
            }
        }
        if pieces.is_empty() { vec![self] } else { pieces }
    }

    fn bytes(&self) -> impl Iterator<Item = usize> {
        let weigh = |entry: &Entry| match *self.own == NOTE {
            true if self.is_rest => timeline::rest_bytes(note::addenda(&self.children)),
            true => timeline::whole_bytes(entry, note::addenda(&self.children)),
            false if list::is_blank(entry) => BLANK_BYTES,
            false => list::bytes_with(entry, &self.children),
        };
        self.entries.iter().map(weigh)
    }
}

/// What happened in `period`, by the day that it is about: what was begun before its first day did not happen in it.
async fn of_period(chart: &Chart, noun: &'static Noun, period: Period) -> Result<(Vec<Entry>, Children), PageError> {
    let first = period.first_day(chart.today());
    let midnight = first.and_then(|day| chart.zone().to_timestamp(day.at(0, 0, 0, 0)).ok());
    let quarter = midnight.map(|at| Quarter::at(Millis(at.as_millisecond())));
    let (mut entries, children) = stretch::since(chart, noun, quarter).await?;
    entries.retain(|entry| {
        let day = noun.dated_by().and_then(|field| entry.value(field)).and_then(Value::as_date);
        day.zip(first).is_none_or(|(day, first)| day >= first)
    });
    Ok((entries, children))
}

/// The sections of one sheet.
async fn on_paper(
    access: &SignedIn,
    chart: &Chart,
    (all, pager, apart): (&[Ticked], &Pager, Apart),
) -> Result<Vec<OnPaper>, PageError> {
    let (mut sections, mut from): (Vec<OnPaper>, usize) = (Vec::new(), 0);
    let places: Vec<usize> = (0..pager.lines()).collect();
    let shown = pager.shown(&places);
    for ticked in all {
        let until = from + ticked.entries.len();
        let on_it: Vec<Entry> = (from..until)
            .zip(&ticked.entries)
            .filter(|(place, _)| shown.contains(place))
            .map(|(_, entry)| entry.clone())
            .collect();
        // That nothing was written is said once: where it would stand.
        let is_empty_here = from == until && (shown.contains(&from) || (from == pager.lines() && pager.is_last()));
        from = until;
        if on_it.is_empty() && !is_empty_here {
            continue;
        }
        let section = made(access, chart, ticked, (&on_it, apart)).await?;
        match sections.last_mut() {
            Some(last) if last.noun == section.noun => last.join(section),
            Some(_) | None => sections.push(section),
        }
    }
    Ok(sections)
}

async fn made(
    access: &SignedIn,
    chart: &Chart,
    ticked: &Ticked,
    (on_it, apart): (&[Entry], Apart),
) -> Result<OnPaper, PageError> {
    let names = on_paper_names(access.names());
    if OwnPlan::has(ticked.own) {
        return Ok(OnPaper::own(ticked.page, OwnPlan::new(on_it, &names), &names));
    }
    if *ticked.own == NOTE {
        let who = (access.person(), access.role());
        let names = on_paper_names(&note::names(access, chart, on_it).await?);
        let all = Timeline::new(chart.client(), (on_it, note::addenda(&ticked.children)), who, &names);
        let all = if ticked.is_rest { all.without_words() } else { all };
        return Ok(OnPaper::new(ticked.page, Vec::new(), Some(Timeline { add: None, ..all }), &names));
    }
    let words = nouns::page_of(ticked.own);
    let linking = on_it.iter().chain(ticked.children.iter().flat_map(|(_, entries)| entries));
    let names = on_paper_names(&linked::names(access, chart, &[ticked.own], linking).await?);
    let around = Around { children: &ticked.children, without: apart.without(), ..Around::nothing(access.role()) };
    let list = List::new(chart.client(), words, on_it, &around, &names);
    let title = (ticked.own != ticked.page.noun).then(|| words.title(access.language()));
    Ok(OnPaper::new(ticked.page, vec![List { title, add: None, ..list }], None, &names))
}
