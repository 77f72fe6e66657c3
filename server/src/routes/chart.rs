//! A client's chart: its first page, and what every page of it has on top.

use actix_web::{HttpResponse, web};
use waystation_sync::care::noun::Noun;
use waystation_web::pages::chart::Chart as ChartPage;
use waystation_web::part::chart::ChartHead;

use crate::access::{Chart, SignedIn};
use crate::page::{PageError, page as whole_page};

/// The chart that an address names, if it is here for this reader.
pub(super) fn named<'a>(access: &'a SignedIn, client: &str) -> Result<Chart<'a>, PageError> {
    access.chart(client.parse().map_err(|_| PageError::NotFound)?)
}

/// The top of a chart, for the page of `noun`'s section.
pub(super) fn head(access: &SignedIn, chart: &Chart<'_>, noun: &Noun) -> ChartHead {
    let section = waystation_web::nouns::section_of(noun).noun;
    ChartHead::new(chart.client(), chart.rows(), Some(section), access.readable(), access.names())
}

/// The first page.
pub(super) async fn page(access: SignedIn, client: web::Path<String>) -> Result<HttpResponse, PageError> {
    let chart = named(&access, &client)?;
    whole_page(&access, &ChartPage::new(chart.client(), chart.rows(), access.readable(), access.names()))
}
