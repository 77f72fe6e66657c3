//! Two charts that may be of one person: side by side, and what a supervisor says of that. Must never write into the charts
//! but what was said, nor show them to anybody else.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use automerge::Automerge;
use waystation_sync::care::chart_join::{CHART_JOIN, ONE_PERSON, REASON, TWO_PEOPLE, VERDICT};
use waystation_sync::care::edit::{Act, Problem, Verb};
use waystation_sync::care::noun::FieldDecl;
use waystation_sync::care::overview::{Pair, in_order};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::{Value, tidy_line};
use waystation_sync::id::{ClientId, EditId, Heads};
use waystation_sync::time::Millis;
use waystation_web::link;
use waystation_web::noun_page::NounPage;
use waystation_web::pages::pair::{Against, PairPage, SAID, Side, WHY};
use waystation_web::part::other_charts::{OtherChart, OtherCharts};
use waystation_web::part::person_line::PersonLine;
use waystation_web::part::typed::Typed;

use super::entry_read::{EntryRead, Spot, read_at, read_key};
use super::saving::{self, Attempt, Sent, tell_unstored};
use crate::host::clock;
use crate::http::{PageError, Posted, SignedIn, page_with, see_other};
use crate::node::{Chart, ReadError};

/// Of parts that go by quarters, as many of the newest documents are asked when they were last written in.
const NEWEST: usize = 2;

/// The two charts that an address names, the one with the smaller id before the other.
struct Both([Chart; 2]);

impl Both {
    fn named(access: &SignedIn, path: &(String, String)) -> Result<Self, PageError> {
        access.supervisor()?;
        let id = |text: &String| text.parse::<ClientId>().map_err(|_| PageError::NotFound);
        let (first, second) = in_order(id(&path.0)?, id(&path.1)?);
        if first == second {
            return Err(PageError::NotFound);
        }
        Ok(Self([access.chart(first)?, access.chart(second)?]))
    }

    fn pair(&self) -> Pair {
        let [first, second] = &self.0;
        (first.client(), second.client())
    }

    /// The chart in which it stands what was said of both, and under which key.
    fn place(&self) -> (&Chart, EntryKey) {
        let [first, second] = &self.0;
        (first, EntryKey::coded(&second.client().to_string()))
    }
}

/// Both charts.
pub(super) async fn page(access: SignedIn, path: web::Path<(String, String)>) -> Result<HttpResponse, PageError> {
    let both = Both::named(&access, &path)?;
    let (chart, key) = both.place();
    let shown = read_key(chart, &CHART_JOIN, key).await?;
    show(&access, &both, &shown, (EditId(clock::id()?), "", &[])).await
}

async fn show(
    access: &SignedIn,
    both: &Both,
    shown: &EntryRead,
    (id, why, problems): (EditId, &str, &[Problem]),
) -> Result<HttpResponse, PageError> {
    let [first, second] = &both.0;
    let sides = [side(access, first).await?, side(access, second).await?];
    let page = PairPage::new(sides, &shown.entry, (&shown.heads, id), (why, problems), access.names());
    let against = access.overview(|overview| Against::all(overview, both.pair(), access.names()));
    let page = PairPage { against, ..page };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, access, &page)
}

/// What was said of a chart and others, for the section of `page` where that stands: both charts of a pair name the other.
pub(super) async fn others(access: &SignedIn, own: &Chart, page: &NounPage) -> Result<Option<OtherCharts>, PageError> {
    if !page.beside.contains(&&CHART_JOIN) {
        return Ok(None);
    }
    let mut others = Vec::new();
    for (other, at) in access.overview(|overview| overview.said_with(own.client())) {
        let theirs = access.chart(other).ok();
        let holder = if at == own.client() { Some(own) } else { theirs.as_ref() };
        let Some(holder) = holder else { continue };
        let key = EntryKey::coded(&(if at == other { own.client() } else { other }).to_string());
        let said = read_key(holder, &CHART_JOIN, key).await?;
        let line = theirs.as_ref().map(|chart| PersonLine::new(chart.client(), chart.rows(), access.names()));
        let pair = (line.is_some() && access.supervisor().is_ok()).then(|| in_order(own.client(), other));
        others.push(OtherChart::new(line, &said.entry, pair, access.names()));
    }
    Ok((!others.is_empty()).then_some(OtherCharts { others }))
}

async fn side(access: &SignedIn, chart: &Chart) -> Result<Side, PageError> {
    let line = PersonLine::new(chart.client(), chart.rows(), access.names());
    Ok(Side { line, written: last_written(access, chart).await? })
}

/// When something was last written in a chart, by the clock of who wrote it.
async fn last_written(access: &SignedIn, chart: &Chart) -> Result<Option<Millis>, ReadError> {
    let newest = |doc: &Automerge, _: Heads| {
        let written = doc.get_changes_meta(&[]).into_iter().filter(|meta| meta.author.is_some());
        written.map(|meta| Millis::from_automerge_seconds(meta.timestamp)).max()
    };
    let mut last = None;
    for doc in access.readable().iter().flat_map(|part| chart.docs(*part).into_iter().take(NEWEST)) {
        last = last.max(chart.read(doc, newest).await?);
    }
    Ok(last)
}

/// Says that they are of one person, or of two.
pub(super) async fn say(
    Posted { access, typed }: Posted,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let both = Both::named(&access, &path)?;
    let ((chart, key), sent) = (both.place(), Sent::of(&typed)?);
    let shown = read_at(chart, Spot::of(&CHART_JOIN, key), sent.base.clone()).await?;
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let verdict = match text(SAID) {
        ONE_PERSON => ONE_PERSON,
        TWO_PEOPLE => TWO_PEOPLE,
        _ => return Err(PageError::NotAForm),
    };
    let acts = acts(&shown.entry, key, verdict, &typed);
    match saving::save(chart, chart.doc_of(&CHART_JOIN, key), sent.clone(), acts).await? {
        Attempt::Saved(_) => {
            let fits = access.overview(|overview| overview.contradiction(both.pair()).is_empty());
            if !fits {
                access.tell(true, "pair-said-against");
                let (first, second) = both.pair();
                return Ok(see_other(&link::pair(first, second)));
            }
            access.tell(true, if verdict == ONE_PERSON { "pair-joined" } else { "pair-parted" });
            Ok(see_other(link::REVIEW))
        }
        Attempt::Wrong(problems) => show(&access, &both, &shown, (sent.id, text(WHY), &problems)).await,
        Attempt::Stale => {
            access.tell(false, "routes-not-saved-stale");
            let [first, second] = &both.0;
            Ok(see_other(&link::pair(first.client(), second.client())))
        }
        Attempt::NotStored => {
            tell_unstored(&access);
            show(&access, &both, &shown, (sent.id, text(WHY), &[])).await
        }
    }
}

/// What is written: the verdict with its reason; where two things stand, as the choice between them.
fn acts(entry: &Entry, key: EntryKey, verdict: &str, typed: &Typed) -> Result<Vec<Act>, Vec<Problem>> {
    let why = tidy_line(typed.get(WHY).map_or("", String::as_str));
    let reason = REASON.kind.parse(&why).map_err(|misfit| {
        vec![Problem { noun: CHART_JOIN.name, key, field: Some(REASON.name), what: misfit.into() }]
    })?;
    let fields = [(&VERDICT, Some(Value::Code(verdict.to_owned()))), (&REASON, reason)];
    let act = |(field, to): (&'static FieldDecl, Option<Value>)| {
        let verb = if entry.field(field).is_conflicted() {
            Verb::Settle { field, choice: to, reason: why.clone() }
        } else {
            Verb::Write(vec![(field, to)])
        };
        Act { noun: &CHART_JOIN, key, verb }
    };
    // The reason first: each act is looked at by itself, and a verdict without one is refused.
    Ok(fields.into_iter().rev().map(act).collect())
}
