//! What happened in a chart since its reader last saw the client. Must never read more of a chart than its reader may open.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use waystation_sync::care::noun::Noun;
use waystation_web::pages::before::{Before, reads};
use waystation_web::pages::before_since::Since;

use super::{chart, linked};
use crate::http::{PageError, SignedIn, whole_page};

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
    whole_page(&access, &Before::new(&seen, since, chart::top(&access, &chart), access.readable()))
}
