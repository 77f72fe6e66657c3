//! What was lowered, and what stood before or beside it, for whoever looks at it. Must never take it for looked at.

use automerge::Automerge;
use waystation_sync::care::across;
use waystation_sync::care::overview::heeding;
use waystation_sync::id::{EditId, Heads};
use waystation_sync::review;
use waystation_web::Names;
use waystation_web::pages::lowered::Lowered;
use waystation_web::part::card::{Around, Card};
use waystation_web::part::chart::ChartHead;
use waystation_web::part::chooser::Question;

use crate::http::PageError;
use crate::node::Chart;

/// The page of the answer that `question` is about; `None` where nothing in it waits for a look.
pub(super) async fn page(
    chart: &Chart,
    head: ChartHead,
    question: &Question<'_>,
    ids: (&Heads, EditId),
    names: &Names,
) -> Result<Option<Lowered>, PageError> {
    let Question { entry, field, page: looks, role, .. } = *question;
    let Some(page) = Lowered::new(head, question, ids, names) else { return Ok(None) };
    // What is said of its number elsewhere counts here too: it is rung from nowhere until somebody has looked.
    let heeded = heeding(entry.clone(), chart.rows(), chart.joined());
    let page = Lowered { card: Card::new(chart.client(), looks, &heeded, &Around::nothing(role), names), ..page };
    let (noun, key, was) = (entry.noun, entry.key, entry.lowered_from(field).unwrap_or_default().to_owned());
    let read = move |doc: &Automerge, _: Heads| review::when_it_said(doc, (noun, key), field, &was);
    let page = match chart.read(chart.doc_of(noun, key), read).await? {
        Some(before) => page.after(looks, &before, (role, names)),
        None => page,
    };
    if field.across.is_empty() {
        return Ok(Some(page));
    }
    let all = chart.entries(noun, usize::MAX).await?;
    let others = across::more_careful(entry, field, &all);
    Ok(Some(page.beside((chart.client(), looks, field), &others, (role, names))))
}
