//! A chapter of a chart. Must never read more of a chart than its reader may open.

use actix_web::{HttpResponse, web};
use serde::Deserialize;
use waystation_sync::care::noun::Noun;
use waystation_web::pages::chapter::{ChapterPage, reads};
use waystation_web::pages::trends::Span;
use waystation_web::{chapters, link};

use super::{chart, linked};
use crate::http::{PageError, SignedIn, see_other, whole_page};

/// How far back its pictures go.
#[derive(Deserialize)]
pub(super) struct Asked {
    span: Option<String>,
}

/// Its page; a chapter of one section leads there.
pub(super) async fn page(
    access: SignedIn,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let chapter = chapters::named(&path.1).ok_or(PageError::NotFound)?;
    if chapter.sections_for(access.readable()).next().is_none() {
        return Err(PageError::NotYourRole);
    }
    if let [only] = chapter.sections {
        return Ok(see_other(&link::section(chart.client(), only.noun)));
    }
    let nouns: Vec<&'static Noun> = reads(chapter, access.readable()).collect();
    let span = Span::chosen(asked.span.as_deref());
    let quarters = if span == Span::All { usize::MAX } else { chart::NEWEST };
    let read = chart::read(&chart, nouns.iter().copied(), quarters).await?;
    let names = linked::names(&access, &chart, &nouns, read.iter().flat_map(|(_, entries)| entries)).await?;
    let head = chart::top(&access, &chart).at_chapter(chapter);
    let seen = chart::seen(&access, &chart, &read, &names);
    whole_page(&access, &ChapterPage::new(chapter, (&seen, span), head, access.readable()))
}
