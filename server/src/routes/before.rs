//! What happened in a chart since its reader last saw the client. Must never read more of a chart than its reader may open.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use automerge::Automerge;
use serde::Deserialize;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::View;
use waystation_sync::id::Heads;
use waystation_web::glance::Seen;
use waystation_web::pages::before::{Before, reads};
use waystation_web::pages::before_since::Since;
use waystation_web::pages::before_was::{Of, Was, asked, begins};

use super::{chart, linked};
use crate::http::{PageError, SignedIn, whole_page};
use crate::node::Chart;

/// How far back.
#[derive(Deserialize)]
pub(super) struct Asked {
    days: Option<String>,
}

/// Its page.
pub(super) async fn page(
    access: SignedIn,
    client: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &client)?;
    let nouns: Vec<&'static Noun> = reads(access.readable());
    let read = chart::read(&chart, nouns.iter().copied(), chart::NEWEST).await?;
    let names = linked::names(&access, &chart, &nouns, read.iter().flat_map(|(_, entries)| entries)).await?;
    let seen = chart::seen(&access, &chart, &read, &names);
    let since =
        Since::of(&seen, asked.days.as_deref().and_then(|days| days.parse().ok())).ok_or(PageError::NotFound)?;
    let was = was(&chart, &seen, since).await?;
    whole_page(&access, &Before::new(&seen, (since, &was), chart::top(&access, &chart), access.readable()))
}

/// What stood before in what was changed since; each document is looked into once.
async fn was(chart: &Chart, seen: &Seen<'_>, since: Since) -> Result<Was, PageError> {
    let Some(on) = begins(since, seen.names) else { return Ok(Was::new()) };
    let mut by_doc: BTreeMap<DocKey, Vec<(Of, Field)>> = BTreeMap::new();
    for (of, held) in asked(seen, on) {
        by_doc.entry(chart.doc_of(of.0, of.1)).or_default().push((of, held));
    }
    let mut was = Was::new();
    for (doc, fields) in by_doc {
        let read = move |doc: &Automerge, _: Heads| {
            let stood = |((noun, key, field), held): (Of, Field)| {
                let was = View::now(doc).held_before((noun, key), field, &held, |by| by.written >= on)?;
                Some(((noun.name, key, field.name), was))
            };
            fields.into_iter().filter_map(stood).collect::<Was>()
        };
        was.extend(chart.read(doc, read).await?);
    }
    Ok(was)
}
