//! Writing in a chart that is put away, by a form or a button: asked about once, since whoever writes may not know. Must never
//! refuse it, nor take a chart up again unasked.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Act, Verb};
use waystation_sync::care::noun::{Noun, Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::standing::{REASON, SINCE, STANDING, STATUS};
use waystation_sync::care::summary::{StandingRow, standing_of};
use waystation_sync::care::value::Value;
use waystation_sync::id::EditId;
use waystation_web::pages::away_ask::AwayPage;
use waystation_web::part::away::{AWAY, AwayAsk, LEAVE, TAKE_UP, is_answered};
use waystation_web::part::chart::ChartHead;
use waystation_web::part::typed::Typed;

use super::chart;
use crate::host::clock;
use crate::http::{PageError, SignedIn, page_with};
use crate::node::{Chart, SaveError};

/// Whether a form of `noun` that says this is asked about first: what it says of the standing itself, or that something was
/// entered in error, is not.
pub(super) fn is_asked(chart: &Chart, noun: &Noun, typed: &Typed) -> bool {
    let is_away = standing_of(chart.rows()).is_some_and(StandingRow::is_put_away);
    is_away && *noun != STANDING && !noun.strikes && !is_answered(typed)
}

/// Whether it was answered that the chart stays put away.
pub(super) fn is_left(typed: &Typed) -> bool {
    typed.get(AWAY).is_some_and(|said| said == LEAVE)
}

/// The question, at the top of a chart.
pub(super) fn ask(access: &SignedIn, head: &ChartHead) -> Option<AwayAsk> {
    Some(AwayAsk::new(head.standing.as_ref()?, STANDING.editors.contains(&access.role())))
}

/// The page that asks before a button does to an entry of `noun` what it says; its form sends that to `action` again.
pub(super) fn ask_first(
    access: &SignedIn,
    (chart, noun): (&Chart, &Noun),
    typed: &Typed,
    (action, cancel): (String, String),
) -> Result<HttpResponse, PageError> {
    let head = chart::head(access, chart, noun);
    let ask = ask(access, &head).ok_or(PageError::NotFound)?;
    page_with(StatusCode::CONFLICT, access, &AwayPage::new(head, ask, typed, (action, cancel)))
}

/// Takes the chart up again where that was asked for. What could not be is told, in place of what was told before: the words are
/// saved all the same.
pub(super) async fn take_up(access: &SignedIn, chart: &Chart, typed: &Typed) -> Result<(), PageError> {
    let is_wanted = typed.get(AWAY).is_some_and(|said| said == TAKE_UP);
    if !is_wanted || !standing_of(chart.rows()).is_some_and(StandingRow::is_put_away) {
        return Ok(());
    }
    let doc = DocKey::whole(chart.client(), Part::Core);
    let heads = chart.read(doc, |_, heads| heads).await?;
    let active = Value::Code("active".to_owned());
    let fields = vec![(&STATUS, Some(active)), (&REASON, None), (&SINCE, Some(Value::Date(access.today())))];
    let act = Act { noun: &STANDING, key: EntryKey::One, verb: Verb::Write(fields) };
    match chart.save(doc, heads, EditId(clock::id()?), vec![act]).await {
        Ok(_) => {
            // What takes a death back counts only after that.
            let died =
                standing_of(chart.rows()).is_some_and(|stands| STATUS.class.before_final(&stands.status).is_some());
            if died && access.role() != Role::Supervisor {
                access.tell(false, "routes-chart-waits");
            }
            Ok(())
        }
        Err(SaveError::Problems(_) | SaveError::Stale | SaveError::NotStored) => {
            access.tell(false, "routes-chart-not-taken-up");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}
