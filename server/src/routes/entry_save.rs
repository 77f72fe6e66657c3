//! Saving what was typed into an entry's form, and signing it in the same act. Must never know one noun from another.

use actix_web::{HttpResponse, web};
use waystation_sync::care::edit::{Act, Verb, Wrong};
use waystation_sync::care::noun::Noun;
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::id::{EditId, EntryId, Heads};
use waystation_web::part::form::{THEN, THEN_SIGN};
use waystation_web::part::meant::is_meant;
use waystation_web::part::typed::Typed;
use waystation_web::{link, nouns};

use super::asks::Asks;
use super::at::{ChartAt, ChildAt, EntryAt, NounAt};
use super::entry::saved_before;
use super::entry_page::{FormState, show_form};
use super::entry_read::{EntryRead, Fields, Spot, differs, key_of, parent_of, read_at, read_key, values};
use super::saving::{self, Attempt, Sent, tell, tell_of, tell_unstored};
use super::{away, carry, chart, choose, drafts, entry_act};
use crate::host::clock;
use crate::http::{PageError, Posted, SignedIn, see_other};
use crate::node::{Chart, Saved};

/// Begins an entry. The form's id is the entry's too, so that the form sent twice begins one.
pub(super) async fn begin(
    Posted { access, typed }: Posted,
    noun: NounAt,
    at: web::Path<ChartAt>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &at.client)?, noun.0);
    if noun.within.is_some() {
        return Err(PageError::NotFound);
    }
    let sent = Sent::of(&typed)?;
    let spot = Spot::of(noun, EntryKey::Id(EntryId(sent.id.0)));
    write(&access, &chart, spot, &typed, sent, Verb::Begin).await
}

/// Begins an entry of `noun` that belongs to the one that the address names.
pub(super) async fn begin_child(
    Posted { access, typed }: Posted,
    path: web::Path<EntryAt>,
    ChildAt(noun): ChildAt,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.client)?;
    let within = Some(parent_of(&chart, noun, &path.entry).await?);
    let sent = Sent::of(&typed)?;
    let spot = Spot { noun, key: EntryKey::Id(EntryId(sent.id.0)), within };
    write(&access, &chart, spot, &typed, sent, Verb::Begin).await
}

/// Saves an entry's form.
pub(super) async fn save(
    Posted { access, typed }: Posted,
    noun: NounAt,
    path: web::Path<EntryAt>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.client)?, noun.0);
    let (key, sent) = (key_of(noun, &path.entry)?, Sent::of(&typed)?);
    write(&access, &chart, Spot::of(noun, key), &typed, sent, Verb::Write).await
}

async fn write(
    access: &SignedIn,
    chart: &Chart,
    spot: Spot,
    typed: &Typed,
    sent: Sent,
    verb: fn(Fields) -> Verb,
) -> Result<HttpResponse, PageError> {
    let Spot { noun, key, within } = spot;
    let (base, id) = (sent.base.clone(), sent.id);
    let signs = noun.signed().is_some() && typed.get(THEN).is_some_and(|then| then == THEN_SIGN);
    let mut fields = values(typed, noun, key, &access.names().zone).map(|mut fields| {
        fields.extend(noun.parent().zip(within).map(|(field, parent)| (field, Some(Value::Link(parent)))));
        fields
    });
    let asks = match &mut fields {
        Ok(fields) => Asks::of(access, chart, (spot, &base), (fields, signs)).await?,
        Err(_) => Asks::default(),
    };
    if let Some(shown) = asks.shown.as_ref().filter(|_| asks.is_open(typed)) {
        return show_form(access, chart, shown, FormState::asked_once(typed, &asks), id).await;
    }
    let again = said_again(&asks, typed, (noun, key));
    if signs
        && let Ok(fields) = &fields
        && let Some(answer) = before_signing(access, chart, (spot, &base), (typed, fields), id).await?
    {
        return Ok(answer);
    }
    if fields.is_ok() && away::is_asked(chart, noun, typed) {
        let shown = read_at(chart, spot, base).await?;
        return show_form(access, chart, &shown, FormState::away(typed), id).await;
    }
    let acts = fields.clone().map(|fields| acts((noun, key), verb(fields), again, signs));
    match saving::save(chart, chart.doc_at(noun, key, within), sent, acts).await? {
        Attempt::Saved(Saved::Before(Some(change))) => {
            let then = read_at(chart, spot, [change].into_iter().collect()).await?;
            if differs(&then.entry, fields.as_deref().ok()) {
                return saved_before(access, chart, spot, typed, change).await;
            }
            drafts::saved(access, typed).await;
            if signs && !read_key(chart, noun, key).await?.entry.is_signed() {
                let sent = Sent { base: then.heads, id: EditId(clock::id()?) };
                return entry_act::sign(access, chart, (noun, key), (sent, typed)).await;
            }
            tell(access, Saved::Before(Some(change)));
            Ok(see_other(&link::section(chart.client(), nouns::section_of(noun).noun)))
        }
        Attempt::Saved(saved) => {
            drafts::saved(access, typed).await;
            tell_done(access, noun, saved, signs);
            away::take_up(access, chart, typed).await?;
            Ok(see_other(&leads_to(access, chart, (noun, key), asks.shown.as_ref()).await?))
        }
        Attempt::Wrong(problems) => {
            let shown = read_at(chart, spot, base).await?;
            if problems.iter().any(|problem| problem.what == Wrong::TwoVersions)
                && let Some(carry) = carry::carry(chart, spot, &shown, typed).await?
            {
                return show_form(access, chart, &carry.shown, FormState::carried(typed, &carry), id).await;
            }
            show_form(access, chart, &shown, FormState::wrong(typed, &problems), id).await
        }
        Attempt::Stale => {
            let shown = read_at(chart, spot, base).await?;
            show_form(access, chart, &shown, FormState::stale(typed), EditId(clock::id()?)).await
        }
        Attempt::NotStored => {
            tell_unstored(access);
            let shown = read_at(chart, spot, base).await?;
            show_form(access, chart, &shown, FormState::unstored(typed), id).await
        }
    }
}

/// The answer to a form that is to be signed where there is something to look at first: words that its author saved
/// since, with its own beside them, or the clock; `None` where there is nothing.
async fn before_signing(
    access: &SignedIn,
    chart: &Chart,
    (spot, base): (Spot, &Heads),
    (typed, fields): (&Typed, &Fields),
    id: EditId,
) -> Result<Option<HttpResponse>, PageError> {
    let then = read_at(chart, spot, base.clone()).await?;
    let Some(carry) = carry::saved_since(chart, spot, &then, typed).await? else {
        if !access.asks_of_clock() {
            return Ok(None);
        }
        return show_form(access, chart, &then, FormState::asked_again(typed), id).await.map(Some);
    };
    if !differs(&then.entry, Some(fields)) {
        access.tell(false, entry_act::NOT_SIGNED_SINCE);
        return Ok(Some(see_other(&link::entry(chart.client(), spot.noun, spot.key))));
    }
    show_form(access, chart, &carry.shown, FormState::carried(typed, &carry), id).await.map(Some)
}

/// Where a form leads that is saved and showed `shown`: what was to be said anew is one of the things that wait, as a
/// choice is, so it leads on to what waits next; all else leads to its list.
async fn leads_to(
    access: &SignedIn,
    chart: &Chart,
    (noun, key): (&'static Noun, EntryKey),
    shown: Option<&EntryRead>,
) -> Result<String, PageError> {
    let waits = |read: &EntryRead| noun.fields.iter().any(|field| read.entry.waits_for_looking(field));
    if shown.is_some_and(waits) && !waits(&read_key(chart, noun, key).await?) {
        return Ok(choose::next(access, chart));
    }
    Ok(link::section(chart.client(), nouns::section_of(noun).noun))
}

/// Keeps for the next page what a form came to.
fn tell_done(access: &SignedIn, noun: &Noun, saved: Saved, signs: bool) {
    if signs { access.tell(true, "routes-signed") } else { tell_of(access, noun, saved) }
}

/// What a form does: what it writes, what it says anew, and its signing.
fn acts((noun, key): (&'static Noun, EntryKey), verb: Verb, again: Vec<Act>, signs: bool) -> Vec<Act> {
    let sign = signs.then_some(Act { noun, key, verb: Verb::Sign });
    [Act { noun, key, verb }].into_iter().chain(again).chain(sign).collect()
}

/// Says anew what `typed` says to be meant for what stands beside it.
fn said_again(asks: &Asks, typed: &Typed, (noun, key): (&'static Noun, EntryKey)) -> Vec<Act> {
    let meant = asks.unmeant.iter().filter(|one| is_meant(typed, one));
    meant.map(|one| Act { noun, key, verb: Verb::SayAgain { field: one.field } }).collect()
}
