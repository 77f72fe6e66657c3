//! A client's chart: its first page, and what every page of it has on top.

use std::sync::Arc;

use actix_web::{HttpResponse, web};
use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::Entry;
use waystation_sync::care::summary::Row;
use waystation_sync::id::ClientId;
use waystation_web::glance::Seen;
use waystation_web::pages::chart::{Chart as ChartPage, reads};
use waystation_web::part::chart::{ChartHead, JoinedLine};
use waystation_web::part::kept_back::kept_back;
use waystation_web::{Names, link};

use super::marked::{facts, marked};
use crate::http::{PageError, SignedIn, whole_page};
use crate::node::Chart;

/// The chart that an address names, if it is here for this reader.
pub(super) fn named(access: &SignedIn, client: &str) -> Result<Chart, PageError> {
    access.chart(client.parse().map_err(|_| PageError::NotFound)?)
}

/// Whether this reader begins entries of `noun` in a chart that is in their hands.
///
/// # Errors
/// What their role does not do: [`PageError::NotYourRole`] where it does not even see them, else [`PageError::NotAllowed`].
pub(super) fn may_begin(access: &SignedIn, noun: &Noun) -> Result<(), PageError> {
    if !access.readable().contains(&noun.part) {
        return Err(PageError::NotYourRole);
    }
    if noun.editors.contains(&access.role()) { Ok(()) } else { Err(PageError::NotAllowed) }
}

/// The top of a chart, for the page of `noun`'s section.
pub(super) fn head(access: &SignedIn, chart: &Chart, noun: &Noun) -> ChartHead {
    let section = waystation_web::nouns::section_of(noun).noun;
    let head = ChartHead::new(chart.client(), chart.rows(), Some(section), access.readable(), access.names());
    with_others(access, chart, head)
}

/// The top of a chart, for a page that is no section.
pub(super) fn top(access: &SignedIn, chart: &Chart) -> ChartHead {
    let head = ChartHead::new(chart.client(), chart.rows(), None, access.readable(), access.names());
    with_others(access, chart, head)
}

/// The top of a chart with the other charts of the same person, or where it is said why they are not shown together.
fn with_others(access: &SignedIn, chart: &Chart, head: ChartHead) -> ChartHead {
    let own = (chart.client(), chart.client());
    let against =
        access.supervisor().ok().and_then(|_| access.overview(|overview| overview.contradiction(own).first().copied()));
    let shown_apart = against.map(|(one, other)| link::pair(one, other)).unwrap_or_default();
    let kept_back = kept_back(&chart.kept_back(), access.language());
    ChartHead { shown_apart, kept_back, ..head.beside(joined(access, chart), access.names()) }
}

/// The other charts of the same person.
fn joined(access: &SignedIn, chart: &Chart) -> Vec<JoinedLine> {
    let settles = access.supervisor().is_ok();
    let line = |(client, rows): &(ClientId, Vec<Arc<Row>>)| {
        let undo = settles.then(|| link::pair(chart.client(), *client));
        JoinedLine::new(*client, rows, undo, access.names())
    };
    chart.joined().iter().map(line).collect()
}

/// Of parts that go by quarters, the first page of a chart reads as many of the newest.
pub(super) const NEWEST: usize = 2;

/// The entries of a noun; none where its part is not for this reader.
pub(super) async fn entries(access: &SignedIn, chart: &Chart, noun: &'static Noun) -> Result<Vec<Entry>, PageError> {
    if !access.readable().contains(&noun.part) {
        return Ok(Vec::new());
    }
    Ok(chart.entries(noun, usize::MAX).await?)
}

/// The first page.
pub(super) async fn page(access: SignedIn, client: web::Path<String>) -> Result<HttpResponse, PageError> {
    let chart = named(&access, &client)?;
    let read = read(&chart, reads(access.readable()), NEWEST).await?;
    let shown: Vec<&Entry> = read.iter().flat_map(|(_, entries)| entries).collect();
    let names = marked(&shown, &facts(&access, &chart), access.names().clone());
    let page = ChartPage::new(&seen(&access, &chart, &read, &names), access.readable());
    let head = with_others(&access, &chart, page.head);
    whole_page(&access, &ChartPage { head, ..page })
}

/// The entries of `nouns`, of parts that go by quarters those of as many of the newest as `quarters`.
pub(super) async fn read(
    chart: &Chart,
    nouns: impl IntoIterator<Item = &'static Noun>,
    quarters: usize,
) -> Result<Vec<(&'static Noun, Vec<Entry>)>, PageError> {
    let mut read = Vec::new();
    for noun in nouns {
        read.push((noun, chart.entries(noun, quarters).await?));
    }
    Ok(read)
}

/// What pages are made from that say how things are in a chart.
pub(super) fn seen<'a>(
    access: &'a SignedIn,
    chart: &'a Chart,
    read: &'a [(&'static Noun, Vec<Entry>)],
    names: &'a Names,
) -> Seen<'a> {
    let (client, rows) = (chart.client(), chart.rows());
    Seen { client, rows, read, reader: access.person(), role: access.role(), names }
}
