//! Saving what was typed into an entry's form, and signing it in the same act. Must never know one noun from another.

use actix_web::{HttpResponse, web};
use waystation_sync::care::edit::{Act, Problem, Verb, Wrong};
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
use super::entry_read::{EntryRead, Fields, Spot, differs, key_of, parent_of, read_at, read_key, read_values};
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
    let (mut fields, unread) = read_values(typed, noun, key, &access.names().zone);
    fields.extend(noun.parent().zip(within).map(|(field, parent)| (field, Some(Value::Link(parent)))));
    let asks = Asks::of(access, chart, (spot, &base), (&mut fields, signs)).await?;
    let again = said_again(&asks, typed, (noun, key));
    let acts = acts((noun, key), verb(fields.clone()), again, signs);
    let is_away = away::is_asked(chart, noun, typed);
    if !unread.is_empty() || is_away || asks.is_open(typed) {
        let told = Told { asks: &asks, is_away, signs };
        return told.show(access, chart, (spot, typed), (sent, acts, unread)).await;
    }
    if signs && let Some(answer) = before_signing(access, chart, (spot, &base), (typed, &fields), id).await? {
        return Ok(answer);
    }
    match saving::save(chart, chart.doc_at(noun, key, within), sent, Ok(acts)).await? {
        Attempt::Saved(Saved::Before(Some(change))) => {
            let then = read_at(chart, spot, [change].into_iter().collect()).await?;
            if differs(&then.entry, Some(&fields)) {
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
        Attempt::Wrong(problems) => show_wrong(access, chart, (spot, typed, id), (base, &problems, &asks, false)).await,
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

/// What a form comes back with, whatever else is wrong with it.
struct Told<'a> {
    asks: &'a Asks,
    /// Whether it is asked what is to be with a chart that is put away.
    is_away: bool,
    /// Whether it is to be signed.
    signs: bool,
}

impl Told<'_> {
    /// The form with all that is wrong with it and all that it asks: nobody should be told of the next thing only after
    /// the first was put right.
    async fn show(
        self,
        access: &SignedIn,
        chart: &Chart,
        (spot, typed): (Spot, &Typed),
        (sent, acts, unread): (Sent, Vec<Act>, Vec<Problem>),
    ) -> Result<HttpResponse, PageError> {
        let doc = chart.doc_at(spot.noun, spot.key, spot.within);
        let problems = saving::problems(chart, doc, &sent, (acts, unread)).await?;
        if self.signs {
            // What it says of the clock stands on the page that comes back.
            access.asks_of_clock();
        }
        show_wrong(access, chart, (spot, typed, sent.id), (sent.base, &problems, self.asks, self.is_away)).await
    }
}

/// The form at the version `base` that it showed, with what is wrong and what is asked; as it goes on from what
/// somebody has chosen since, where that is what is wrong.
async fn show_wrong(
    access: &SignedIn,
    chart: &Chart,
    (spot, typed, id): (Spot, &Typed, EditId),
    (base, problems, asks, is_away): (Heads, &[Problem], &Asks, bool),
) -> Result<HttpResponse, PageError> {
    let shown = read_at(chart, spot, base).await?;
    if problems.iter().any(|problem| problem.what == Wrong::TwoVersions)
        && let Some(carry) = carry::carry(chart, spot, &shown, typed).await?
    {
        return show_form(access, chart, &carry.shown, FormState::carried(typed, &carry), id).await;
    }
    let told = FormState::told(typed, problems, asks).asking_away(is_away);
    show_form(access, chart, &shown, told, id).await
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
        return show_form(access, chart, &then, FormState::unkept(typed), id).await.map(Some);
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
