//! Saying that a task is done where it is seen, and taking that back. Must never change a task that stands otherwise than
//! its reader saw.

use actix_web::http::header::REFERER;
use actix_web::{HttpRequest, HttpResponse, web};
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::task::{STATUS, TASK};
use waystation_sync::care::value::Value;
use waystation_sync::id::EditId;
use waystation_web::link::{self, Tick};
use waystation_web::pages::away_ask::BACK;
use waystation_web::part::typed::Typed;
use waystation_web::shell::Undo;

use super::entry_read::{key_of, read_key};
use super::saving::{self, Attempt, Sent, tell_unstored};
use super::{away, chart};
use crate::host::clock;
use crate::http::{PageError, Posted, is_page, see_other};

/// What a task stands at that can be ticked off, each with where it goes back to.
const OPEN: [(&str, Tick); 2] = [("open", Tick::Open), ("doing", Tick::Doing)];

/// The path of the page that a form was on, to go back to.
pub(super) fn page_of(request: &HttpRequest) -> Option<String> {
    let page = request.headers().get(REFERER)?.to_str().ok()?.parse::<actix_web::http::Uri>().ok()?;
    Some(page.path().to_owned()).filter(|path| is_page(path))
}

/// The page to come back to: the one that the button was on, also where the button was asked about in between.
fn back_of(request: &HttpRequest, typed: &Typed) -> Option<String> {
    typed.get(BACK).filter(|path| is_page(path)).cloned().or_else(|| page_of(request))
}

/// Ticks a task off, or takes that back, as the address says. Whoever does it comes back to where they were.
pub(super) async fn tick(
    request: HttpRequest,
    Posted { access, mut typed }: Posted,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, PageError> {
    let (chart, key) = (chart::named(&access, &path.0)?, key_of(&TASK, &path.1)?);
    let tick = Tick::coded(&path.2).ok_or(PageError::NotFound)?;
    let shown = read_key(&chart, &TASK, key).await?;
    let own = link::entry(chart.client(), &TASK, key);
    let before = shown.entry.text(&STATUS);
    let back = OPEN.into_iter().find(|(code, _)| *code == before).map(|(_, tick)| tick);
    let stands_so = if tick == Tick::Done { back.is_some() } else { before == Tick::Done.code() };
    if !stands_so || shown.entry.is_put_away() {
        access.tell(false, "routes-not-done-stale");
        return Ok(see_other(&own));
    }
    let back_to = back_of(&request, &typed).unwrap_or_else(|| link::section(chart.client(), &TASK));
    if away::is_asked(&chart, &TASK, &typed) {
        typed.insert(BACK.to_owned(), back_to.clone());
        let addresses = (link::tick(chart.client(), key, tick), back_to);
        return away::ask_first(&access, (&chart, &TASK), &typed, addresses);
    }
    let status = Some(Value::Code(tick.code().to_owned()));
    let acts = vec![Act { noun: &TASK, key, verb: Verb::Write(vec![(&STATUS, status)]) }];
    let sent = Sent { base: shown.heads, id: EditId(clock::id()?) };
    match saving::save(&chart, chart.doc_of(&TASK, key), sent, Ok(acts)).await? {
        Attempt::Saved(_) => {
            let undo = back.map(|back| Undo {
                action: link::tick(chart.client(), key, back),
                heads: String::new(),
                edit_id: String::new(),
                leaves_away: away::is_left(&typed),
            });
            access.tell_done(if tick == Tick::Done { "routes-ticked" } else { "routes-unticked" }, undo);
            away::take_up(&access, &chart, &typed).await?;
            Ok(see_other(&back_to))
        }
        Attempt::NotStored => {
            tell_unstored(&access);
            Ok(see_other(&own))
        }
        // Two versions of how it stands, or a role that does not write it: its own page says which.
        Attempt::Wrong(_) | Attempt::Stale => {
            access.tell(false, "routes-not-done");
            Ok(see_other(&own))
        }
    }
}
