//! Saving what was typed into an entry's form, and signing it in the same act. Must never know one noun from another.

use actix_web::{HttpResponse, web};
use jiff::civil::Date;
use waystation_sync::care::across::{self, Lowering};
use waystation_sync::care::doubt::{self, Doubt};
use waystation_sync::care::edit::{Act, Verb, Wrong};
use waystation_sync::care::meant::{self, Unmeant};
use waystation_sync::care::noun::{FieldDecl, Kind, Noun, OddDay};
use waystation_sync::care::overview::{self, Ringing};
use waystation_sync::care::read::{Entry, EntryKey};
use waystation_sync::care::value::Value;
use waystation_sync::care::{note, standing};
use waystation_sync::id::{EditId, EntryId, Heads};
use waystation_web::part::form::{THEN, THEN_SIGN};
use waystation_web::part::lowering::is_so;
use waystation_web::part::meant::is_meant;
use waystation_web::part::ringing;
use waystation_web::part::sure::is_sure;
use waystation_web::part::typed::Typed;
use waystation_web::{link, nouns};

use super::at::{ChartAt, ChildAt, EntryAt, NounAt};
use super::entry::saved_before;
use super::entry_page::{FormState, show_form};
use super::entry_read::{EntryRead, Fields, Spot, differs, key_of, parent_of, read_at, read_key, values};
use super::saving::{self, Attempt, Sent, tell, tell_unstored};
use super::{away, carry, chart, drafts, entry_act};
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

/// Adds the days on which something is said to have happened before the client was born, and a birth after their death, of fields
/// that are not doubted yet.
fn outside_life(chart: &Chart, shown: &EntryRead, fields: &Fields, doubts: &mut Vec<Doubt>) {
    let days = chart.rows().iter().flat_map(|row| row.born_on.iter().copied()).min();
    let year = || chart.rows().iter().find_map(|row| Date::new(row.born_year?, 1, 1).ok());
    let died = chart.rows().iter().filter_map(|row| row.standing.as_ref()).filter(|standing| standing.status == "died");
    let born = days.or_else(year).map(|born| doubt::before_birth(&shown.entry, fields, born));
    let died =
        died.filter_map(|standing| standing.since).min().map(|died| doubt::after_death(&shown.entry, fields, died));
    for odd in born.into_iter().chain(died).flatten() {
        if doubts.iter().all(|doubt| doubt.field != odd.field) {
            doubts.push(odd);
        }
    }
}

/// The day of death in the form, where somebody of the clinic was with the client after it, as far as this reader may know.
async fn before_contact(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    fields: &Fields,
) -> Result<Option<Doubt>, PageError> {
    let Some(day) = standing::died_on(&shown.entry, fields) else { return Ok(None) };
    let reached = chart.rows().iter().filter_map(|row| row.reached).max();
    let notes = if access.readable().contains(&note::NOTE.part) {
        chart.entries(&note::NOTE, chart::NEWEST).await?
    } else {
        Vec::new()
    };
    let with_them = notes.iter().filter(|note| note::is_with_client(note));
    let noted = with_them.filter_map(|note| note.value(&note::HAPPENED)?.as_date()).max();
    let is_before = reached.max(noted).is_some_and(|newest| day < newest);
    Ok(is_before.then_some(Doubt { field: &standing::SINCE, day, odd: OddDay::BeforeContact }))
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
    if let Ok(fields) = &mut fields
        && let Some((shown, doubts)) = doubted(access, chart, (spot, &base), (fields, signs)).await?
        && doubts.iter().any(|doubt| !is_sure(typed, doubt))
    {
        return show_form(access, chart, &shown, FormState::doubted(typed, &doubts), id).await;
    }
    let said = said_before(chart, (spot, &base), fields.as_deref().ok()).await?;
    if let Some((shown, unmeant)) = &said
        && unmeant.iter().any(|one| one.is_changed && !is_meant(typed, one))
    {
        return show_form(access, chart, shown, FormState::unmeant(typed, unmeant), id).await;
    }
    let again = said_again(said, typed, (noun, key));
    if let Some(asked) = ask_of_others(access, chart, (spot, &base), (typed, fields.as_deref().ok()), id).await? {
        return Ok(asked);
    }
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
            tell_done(access, saved, signs);
            away::take_up(access, chart, typed).await?;
            Ok(see_other(&link::section(chart.client(), nouns::section_of(noun).noun)))
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

/// The answer to a form that is to be signed where there is something to look at first: words that its author saved since, with its
/// own beside them, or the clock; `None` where there is nothing.
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

/// Keeps for the next page what a form came to.
fn tell_done(access: &SignedIn, saved: Saved, signs: bool) {
    if signs { access.tell(true, "routes-signed") } else { tell(access, saved) }
}

/// The form once more, where it says something that other entries speak against and nobody ticked that it is meant.
async fn ask_of_others(
    access: &SignedIn,
    chart: &Chart,
    (spot, base): (Spot, &Heads),
    (typed, fields): (&Typed, Option<&doubt::Fields>),
    id: EditId,
) -> Result<Option<HttpResponse>, PageError> {
    if let Some((shown, lowerings)) = lower(chart, (spot, base), fields).await?
        && lowerings.iter().any(|one| !is_so(typed, one))
    {
        return show_form(access, chart, &shown, FormState::lower(typed, &lowerings), id).await.map(Some);
    }
    if let Some((shown, ringing)) = rung(chart, (spot, base), fields).await?
        && ringing.iter().any(|one| !ringing::is_so(typed, one))
    {
        return show_form(access, chart, &shown, FormState::ringing(typed, &ringing), id).await.map(Some);
    }
    Ok(None)
}

/// What a form does: what it writes, what it says anew, and its signing.
fn acts((noun, key): (&'static Noun, EntryKey), verb: Verb, again: Vec<Act>, signs: bool) -> Vec<Act> {
    let sign = signs.then_some(Act { noun, key, verb: Verb::Sign });
    [Act { noun, key, verb }].into_iter().chain(again).chain(sign).collect()
}

/// The days in the form that may be slips, once those that go with a change are put in; `None` where it holds none.
async fn doubted(
    access: &SignedIn,
    chart: &Chart,
    (spot, base): (Spot, &Heads),
    (fields, signs): (&mut Fields, bool),
) -> Result<Option<(EntryRead, Vec<Doubt>)>, PageError> {
    if !spot.noun.fields.iter().any(holds_a_day) {
        return Ok(None);
    }
    let shown = read_at(chart, spot, base.clone()).await?;
    let today = access.today();
    doubt::date_changes(&shown.entry, fields, today);
    let mut doubts = if signs { doubt::of_signing } else { doubt::of_form }(&shown.entry, fields, today);
    outside_life(chart, &shown, fields, &mut doubts);
    doubts.extend(before_contact(access, chart, &shown, fields).await?);
    if let Some(parent) = spot.within.filter(|_| spot.noun.dated_by().is_some()) {
        let above = spot.noun.within.and_then(nouns::named).ok_or(PageError::NotFound)?.noun;
        let parent = read_key(chart, above, parent).await?.entry;
        doubts.extend(doubt::before_parent(&shown.entry, fields, &parent));
    }
    Ok(Some((shown, doubts)))
}

/// What in the form was said of another value than the one that stands beside it once it is saved, and the entry that it showed.
async fn said_before(
    chart: &Chart,
    (spot, base): (Spot, &Heads),
    fields: Option<&[(&'static FieldDecl, Option<Value>)]>,
) -> Result<Option<(EntryRead, Vec<Unmeant>)>, PageError> {
    let Some(fields) = fields.filter(|_| spot.noun.fields.iter().any(|field| field.said_of.is_some())) else {
        return Ok(None);
    };
    let shown = read_at(chart, spot, base.clone()).await?;
    let unmeant = meant::unmeant(&shown.entry, fields);
    Ok(Some((shown, unmeant)))
}

/// What in the form is less careful than another entry says of the same, and the entry that it showed.
async fn lower(
    chart: &Chart,
    (spot, base): (Spot, &Heads),
    fields: Option<&[(&'static FieldDecl, Option<Value>)]>,
) -> Result<Option<(EntryRead, Vec<Lowering>)>, PageError> {
    let Some(fields) = fields.filter(|_| spot.noun.fields.iter().any(|field| !field.across.is_empty())) else {
        return Ok(None);
    };
    let shown = read_at(chart, spot, base.clone()).await?;
    let all = chart.entries(spot.noun, usize::MAX).await?;
    let lowerings = across::lowered(&shown.entry, fields, &all);
    Ok(Some((shown, lowerings)))
}

/// The numbers in the form of which it is said in a chart of this person that they are not safe, and the entry that it showed.
async fn rung(
    chart: &Chart,
    (spot, base): (Spot, &Heads),
    fields: Option<&[(&'static FieldDecl, Option<Value>)]>,
) -> Result<Option<(EntryRead, Vec<Ringing>)>, PageError> {
    let Some(fields) = fields else { return Ok(None) };
    let blank = Entry::blank(spot.noun, spot.key);
    if overview::ringing(&blank, fields, (chart.rows(), chart.joined())).is_empty() {
        return Ok(None);
    }
    let shown = read_at(chart, spot, base.clone()).await?;
    let ringing = overview::ringing(&shown.entry, fields, (chart.rows(), chart.joined()));
    Ok(Some((shown, ringing)))
}

/// Says anew what `typed` says to be meant for what stands beside it.
fn said_again(
    said: Option<(EntryRead, Vec<Unmeant>)>,
    typed: &Typed,
    (noun, key): (&'static Noun, EntryKey),
) -> Vec<Act> {
    let unmeant = said.into_iter().flat_map(|(_, unmeant)| unmeant).filter(|one| is_meant(typed, one));
    unmeant.map(|one| Act { noun, key, verb: Verb::SayAgain { field: one.field } }).collect()
}

/// Whether a form asks about what is typed into `field` once more where it may be a slip.
const fn holds_a_day(field: &FieldDecl) -> bool {
    matches!(field.kind, Kind::Date | Kind::DateOrYear | Kind::Moment)
}
