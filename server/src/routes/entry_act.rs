//! What an entry's buttons do: put away, take up, sign, move. Must never know one noun from another, nor leave behind
//! what was typed into the form beside them.

use actix_web::{Handler, HttpResponse, web};
use waystation_sync::care::doubt;
use waystation_sync::care::edit::{Act, Place, Verb};
use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::id::EditId;
use waystation_web::pages::entry::{EntryAction, doing_href};
use waystation_web::part::card::{AFTER, BEFORE, landing};
use waystation_web::part::typed::{PREFIX, Typed};
use waystation_web::shell::Undo;
use waystation_web::{link, nouns};

use super::at::{EntryAt, NounAt};
use super::entry_page::{FormState, late_after, show_form};
use super::entry_read::{EntryRead, Spot, differs, key_of, read_at, read_key, values};
use super::saving::{self, Attempt, Sent};
use super::{away, carry, chart, choose, drafts};
use crate::host::clock;
use crate::http::{PageError, Posted, SignedIn, see_other};
use crate::node::{Chart, SaveError};

/// Moves an entry before or behind one of its siblings.
pub(super) async fn move_entry(
    Posted { access, typed }: Posted,
    noun: NounAt,
    path: web::Path<EntryAt>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.client)?, noun.0);
    let (key, sent) = (key_of(noun, &path.entry)?, Sent::of(&typed)?);
    let sibling = |name: &str| typed.get(name).map(|text| key_of(noun, text)).transpose();
    let place = match (sibling(BEFORE)?, sibling(AFTER)?) {
        (Some(before), _) => Place::Before(before),
        (None, Some(after)) => Place::After(after),
        (None, None) => return Err(PageError::NotAForm),
    };
    if away::is_asked(&chart, noun, &typed) {
        let at = link::entry(chart.client(), noun, key);
        let list = link::section(chart.client(), nouns::section_of(noun).noun);
        return away::ask_first(&access, (&chart, noun), &typed, (format!("{at}/move"), list));
    }
    let side = if typed.contains_key(BEFORE) { BEFORE } else { AFTER };
    let said = Said { done: "routes-moved", doing: None, side: Some(side), typed: &typed };
    act_with(&access, &chart, (noun, key), sent, (Verb::Move(place), said)).await
}

/// A post to an entry's address.
type Sending = (Posted, NounAt, web::Path<EntryAt>);

/// Does to an entry as a whole what the address says.
pub(super) fn acting(action: EntryAction) -> impl Handler<Sending, Output = Result<HttpResponse, PageError>> {
    move |posted: Posted, noun: NounAt, path: web::Path<EntryAt>| async move { act(posted, noun.0, &path, action).await }
}

async fn act(
    Posted { access, typed }: Posted,
    noun: &'static Noun,
    path: &EntryAt,
    doing: EntryAction,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.client)?;
    let (key, sent) = (key_of(noun, &path.entry)?, Sent::of(&typed)?);
    if let Some(left_behind) = words_beside(&access, &chart, (noun, key), (&typed, &sent), doing).await? {
        return Ok(left_behind);
    }
    if away::is_asked(&chart, noun, &typed) {
        let addresses =
            (doing_href(chart.client(), nouns::page_of(noun), key, doing), link::entry(chart.client(), noun, key));
        return away::ask_first(&access, (&chart, noun), &typed, addresses);
    }
    let (verb, done) = match doing {
        EntryAction::Retire => (Verb::Retire, "routes-put-away"),
        EntryAction::LeaveAway => (Verb::Retire, "routes-left-away"),
        EntryAction::TakeUp => (Verb::TakeUp, "routes-taken-up"),
        EntryAction::Sign => return sign(&access, &chart, (noun, key), (sent, &typed)).await,
        EntryAction::LetGo => {
            let shown = read_key(&chart, noun, key).await?;
            return let_go(&access, &chart, &shown, (sent, &typed)).await;
        }
    };
    act_with(&access, &chart, (noun, key), sent, (verb, Said { done, doing: Some(doing), side: None, typed: &typed }))
        .await
}

/// Says that its author saved other words since.
pub(super) const NOT_SIGNED_SINCE: &str = "routes-not-signed-since";

/// Signs an entry as it is saved. Where its day may be a slip its form asks.
pub(super) async fn sign(
    access: &SignedIn,
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    (sent, typed): (Sent, &Typed),
) -> Result<HttpResponse, PageError> {
    let shown = read_at(chart, Spot::of(noun, key), sent.base.clone()).await?;
    if !shown.entry.is_signed() && !doubt::of_signing(&shown.entry, &[], access.today()).is_empty() {
        access.tell(false, "routes-not-signed-day");
        return Ok(see_other(&link::entry(chart.client(), noun, key)));
    }
    let now = read_key(chart, noun, key).await?.entry;
    if !now.is_signed() && carry::is_newer((&shown.entry, &now), |field| shown.entry.value(field).cloned()) {
        access.tell(false, NOT_SIGNED_SINCE);
        return Ok(see_other(&link::entry(chart.client(), noun, key)));
    }
    if !shown.entry.is_signed() && access.asks_of_clock() {
        return Ok(see_other(&link::entry(chart.client(), noun, key)));
    }
    let said = Said { done: "routes-signed", doing: Some(EntryAction::Sign), side: None, typed };
    act_with(access, chart, (noun, key), sent, (Verb::Sign, said)).await
}

/// Lets go of words that came too late for the signing of `shown`: writes back what was signed.
pub(super) async fn let_go(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    (sent, typed): (Sent, &Typed),
) -> Result<HttpResponse, PageError> {
    let (noun, key) = (shown.entry.noun, shown.entry.key);
    let signed = late_after(access, chart.client(), &shown.entry).ok_or(PageError::NotFound)?;
    let fields = noun
        .fields
        .iter()
        .filter(|field| field.is_signed_over())
        .map(|field| Ok((field, field.kind.parse(signed.field(field.name)).map_err(|_| PageError::NotFound)?)))
        .collect::<Result<Vec<_>, PageError>>()?;
    let act = Act { noun, key, verb: Verb::Write(fields) };
    let saved = chart.save(chart.doc_of(noun, key), sent.base, sent.id, vec![act]).await?;
    saving::tell(access, saved);
    away::take_up(access, chart, typed).await?;
    Ok(see_other(&link::entry(chart.client(), noun, key)))
}

/// The answer to an act that would leave words behind: those that were typed into the form beside its button, or that
/// are kept for it. Taking up needs no answer: it is what brings the form for such words back.
async fn words_beside(
    access: &SignedIn,
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    (typed, sent): (&Typed, &Sent),
    doing: EntryAction,
) -> Result<Option<HttpResponse>, PageError> {
    let said = match doing {
        EntryAction::Retire => "routes-not-put-away-words",
        EntryAction::Sign => "routes-not-signed-words",
        EntryAction::LeaveAway | EntryAction::TakeUp | EntryAction::LetGo => return Ok(None),
    };
    if typed.keys().any(|name| name.starts_with(PREFIX)) {
        let shown = read_at(chart, Spot::of(noun, key), sent.base.clone()).await?;
        if !differs(&shown.entry, values(typed, noun, key, &access.names().zone).as_deref().ok()) {
            return Ok(None);
        }
        access.tell(false, said);
        return show_form(access, chart, &shown, FormState::left_behind(typed), sent.id).await.map(Some);
    }
    let kept = drafts::Drafts::of(access, &drafts::form_of(chart, noun, Some(key)), None).await;
    let Some((_, words)) = &kept.here else { return Ok(None) };
    let shown = read_key(chart, noun, key).await?;
    if shown.entry.is_put_away()
        || !differs(&shown.entry, values(words, noun, key, &access.names().zone).as_deref().ok())
    {
        return Ok(None);
    }
    access.tell(false, said);
    Ok(Some(see_other(&link::entry(chart.client(), noun, key))))
}

/// What is told of an act, and what else was sent with it.
struct Said<'a> {
    /// The id of what is said once it is done.
    done: &'static str,
    /// What is offered to be taken back, where it can be.
    doing: Option<EntryAction>,
    /// Of an entry that is moved, to which side.
    side: Option<&'static str>,
    typed: &'a Typed,
}

/// Does what is asked to an entry as a whole, and says so.
async fn act_with(
    access: &SignedIn,
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    sent: Sent,
    (verb, said): (Verb, Said<'_>),
) -> Result<HttpResponse, PageError> {
    // What was written in while it was put away waits for one of these acts, as a choice does.
    let waits = |entry: &Entry| !entry.edited_while_retired.is_empty();
    let waited = said.doing.is_some() && waits(&read_key(chart, noun, key).await?.entry);
    match saving::save(chart, chart.doc_of(noun, key), sent, Ok(vec![Act { noun, key, verb }])).await? {
        Attempt::Saved(_) => {
            let undo = match said.doing {
                Some(doing) => undo_of(chart, (noun, key), doing)
                    .await?
                    .map(|undo| Undo { leaves_away: away::is_left(said.typed), ..undo }),
                None => None,
            };
            access.tell_done(said.done, undo);
            away::take_up(access, chart, said.typed).await?;
            if waited && !waits(&read_key(chart, noun, key).await?.entry) {
                return Ok(see_other(&choose::next(access, chart)));
            }
            let section = link::section(chart.client(), nouns::section_of(noun).noun);
            // Who moves a step works on at its button.
            let button = match said.side {
                Some(side) => landing(nouns::page_of(noun), key, &chart.entries(noun, usize::MAX).await?, side),
                None => None,
            };
            Ok(see_other(&button.map_or(section.clone(), |button| format!("{section}#{button}"))))
        }
        Attempt::Wrong(problems) => {
            let words = nouns::page_of(noun);
            let said: Vec<String> = problems
                .iter()
                .map(|problem| waystation_web::words::wrong(words, problem.field, problem.what, access.language()))
                .collect();
            access.tell_with(false, "routes-not-done", said.join(" "));
            Ok(see_other(&link::entry(chart.client(), noun, key)))
        }
        Attempt::Stale => {
            access.tell(false, "routes-not-done-stale");
            Ok(see_other(&link::entry(chart.client(), noun, key)))
        }
        Attempt::NotStored => Err(SaveError::NotStored.into()),
    }
}

/// The button that takes back what was just done to an entry, where that can be done.
async fn undo_of(
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    doing: EntryAction,
) -> Result<Option<Undo>, PageError> {
    let back = match doing {
        EntryAction::Retire => EntryAction::TakeUp,
        EntryAction::TakeUp => EntryAction::Retire,
        EntryAction::LeaveAway | EntryAction::Sign | EntryAction::LetGo => return Ok(None),
    };
    let heads = chart.read(chart.doc_of(noun, key), |_, heads| heads).await?;
    Ok(Some(Undo {
        action: doing_href(chart.client(), nouns::page_of(noun), key, back),
        heads: heads.to_string(),
        edit_id: EditId(clock::id()?).to_string(),
        leaves_away: false,
    }))
}
