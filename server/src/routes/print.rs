//! A chart on paper: the question what may be on it, and the sheet. Must never show a part that its reader may not open.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use waystation_sync::care::note::NOTE;
use waystation_web::noun_page::NounPage;
use waystation_web::pages::print::{OnPaper, PrintAsk, PrintSheet, SECTION, chosen};
use waystation_web::part::chart::ChartHead;
use waystation_web::part::list::List;
use waystation_web::part::timeline::Timeline;

use super::{chart, entry, note};
use crate::http::{PageError, Posted, SignedIn, page_with, whole_page};
use crate::node::Chart;

/// The question.
pub(super) async fn ask(access: SignedIn, client: web::Path<String>) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &client)?;
    whole_page(&access, &PrintAsk::new(chart.client(), head(&access, &chart), false))
}

/// The sheet with what was ticked.
pub(super) async fn sheet(
    Posted { access, typed }: Posted,
    client: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &client)?;
    let ticked = chosen(typed.get(SECTION).map_or("", String::as_str));
    let mut sections = Vec::new();
    for page in ticked.into_iter().filter(|page| access.readable().contains(&page.noun.part)) {
        sections.push(on_paper(&access, &chart, page).await?);
    }
    let head = head(&access, &chart);
    if sections.is_empty() {
        let again = PrintAsk::new(chart.client(), head, true);
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &access, &again);
    }
    let person = access.names().person(access.person());
    whole_page(&access, &PrintSheet::new(chart.client(), head, sections, &person, access.names()))
}

fn head(access: &SignedIn, chart: &Chart) -> ChartHead {
    ChartHead::new(chart.client(), chart.rows(), None, access.readable(), access.names())
}

/// One section without what was put away.
async fn on_paper(access: &SignedIn, chart: &Chart, page: &'static NounPage) -> Result<OnPaper, PageError> {
    let (lists, timeline) = if *page.noun == NOTE {
        let timeline = note::timeline(access, chart, None).await?;
        (Vec::new(), Some(Timeline { away: Vec::new(), add: None, ..timeline }))
    } else {
        let lists = entry::lists(access, chart, page, None).await?;
        (lists.into_iter().map(|list| List { away: Vec::new(), add: None, ..list }).collect(), None)
    };
    Ok(OnPaper::new(page, lists, timeline, access.names()))
}
