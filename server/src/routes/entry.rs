//! What every noun has at its addresses: its section, its forms, its history. Must never know one noun from another.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use automerge::Automerge;
use jiff::Timestamp;
use waystation_sync::care::edit::made_before;
use waystation_sync::care::noun::{FieldDecl, Kind, Moment, Noun, Shape};
use waystation_sync::care::own_summary::OWN_SUMMARY;
use waystation_sync::care::plan_version::PLAN_VERSION;
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::id::{ChangeId, DraftId, EditId, Heads};
use waystation_sync::review;
use waystation_web::entry::signature::SignedAt;
use waystation_web::entry::value;
use waystation_web::noun_page::NounPage;
use waystation_web::pages::chart::Section;
use waystation_web::pages::entry::HistoryPage;
use waystation_web::part::card::Around;
use waystation_web::part::history::{History, Written};
use waystation_web::part::list::{self, List};
use waystation_web::part::other_charts::INSTEAD_OF;
use waystation_web::part::timeline;
use waystation_web::part::typed::{PREFIX, Typed};
use waystation_web::{link, nouns};

use super::at::{ChartAt, ChildAt, EntryAt, NounAt};
use super::drafts::{self, Drafts};
use super::entry_page::{FormState, settled_why, show_form, show_settled};
use super::entry_read::{EntryRead, NewSpot, Spot, differs, key_of, parent_of, read_at, read_key, values};
use super::marked::spoken_against;
use super::saving::Sent;
use super::stretch::{self, ListRequest};
use super::{brought, carry, chart, drawn_up, in_error, linked, own_summary, pairs};
use crate::host::clock;
use crate::http::{ListQuery, PageError, SignedIn, see_other, whole_page};
use crate::node::Chart;

/// The noun's section; a noun that stands beside another leads to that one's.
pub(super) async fn section(
    access: SignedIn,
    noun: NounAt,
    at: web::Path<ChartAt>,
    asked: web::Query<ListRequest>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &at.client)?, noun.0);
    let page = nouns::section_of(noun);
    if page.noun != noun {
        return Ok(see_other(&link::section(chart.client(), page.noun)));
    }
    let mut lists = lists(&access, &chart, page, &asked).await?;
    let others = pairs::others(&access, &chart, page).await?;
    // What is told with the other charts' names is not told again without them.
    lists.retain(|list| others.is_none() || list.id != INSTEAD_OF);
    let (head, language) = (chart::head(&access, &chart, noun), access.language());
    whole_page(&access, &Section { head, page, language, lists, others, timeline: None })
}

/// The lists of a section: of its own noun first, then of those beside it, each as much of it as one page holds.
async fn lists(
    access: &SignedIn,
    chart: &Chart,
    page: &'static NounPage,
    asked: &ListRequest,
) -> Result<Vec<List>, PageError> {
    let mut lists = Vec::new();
    for own in [page.noun].into_iter().chain(page.beside.iter().copied()) {
        let list = list(access, chart, page, own, asked).await?;
        let title = (own != page.noun).then(|| nouns::page_of(own).title(access.language()));
        lists.push(List { title, ..list });
    }
    Ok(lists)
}

/// The list of `own` in the section of `page`'s noun.
pub(super) async fn list(
    access: &SignedIn,
    chart: &Chart,
    page: &'static NounPage,
    own: &'static Noun,
    asked: &ListRequest,
) -> Result<List, PageError> {
    let (client, words) = (chart.client(), nouns::page_of(own));
    let heads = chart.read(chart.newest(own.part), |_, heads| heads).await?;
    let buttons = Some((&heads, EditId(clock::id()?)));
    if stretch::is_by_quarter(own) {
        let at = link::list(client, page.noun, own);
        let named = asked.is_about(page.noun, own).then_some(asked);
        let (read, children) =
            stretch::page(chart, (own, &at), named, |entry, children| list::bytes_on_screen(entry, children)).await?;
        let shown = read.entries.iter().chain(children.iter().flat_map(|(_, entries)| entries));
        let names = linked::names(access, chart, &[own], shown).await?;
        let around = Around { role: access.role(), children: &children, buttons, without: &[] };
        return Ok(List::stretch(client, words, read, (&around, &names)));
    }
    let entries = chart::entries(access, chart, own).await?;
    let children = linked::children(access, chart, own).await?;
    let shown = entries.iter().chain(children.iter().flat_map(|(_, entries)| entries));
    let names = linked::names(access, chart, &[own], shown).await?;
    let around = Around { role: access.role(), children: &children, buttons, without: &[] };
    let asked = asked.of(page.noun, own);
    Ok(List::page(client, (page.noun, words), &entries, asked, (&around, &names))?)
}

/// The form for a new entry.
pub(super) async fn new_form(
    access: SignedIn,
    noun: NounAt,
    at: web::Path<ChartAt>,
    asked: web::Query<BTreeMap<String, String>>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &at.client)?, noun.0);
    if noun.shape != Shape::List || noun.within.is_some() {
        return Err(PageError::NotFound);
    }
    chart::may_begin(&access, noun)?;
    let mut asked = asked_beforehand(noun, &asked, &access);
    if *noun == PLAN_VERSION {
        asked.extend(drawn_up::words(&access, &chart).await?);
    }
    if *noun == OWN_SUMMARY {
        asked.extend(own_summary::words(&chart, &asked).await?);
    }
    show_new(&access, &chart, NewSpot::of(noun), None, &asked).await
}

/// The form for a new entry of `noun` that belongs to the one that the address names.
pub(super) async fn new_child(
    access: SignedIn,
    path: web::Path<EntryAt>,
    ChildAt(noun): ChildAt,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.client)?;
    let parent = parent_of(&chart, noun, &path.entry).await?;
    chart::may_begin(&access, noun)?;
    if noun.strikes && !in_error::may_begin(&access, &chart, noun, parent).await? {
        access.tell(false, "in-error-not-yours");
        return Ok(see_other(&link::entry(chart.client(), nouns::section_of(noun).noun, parent)));
    }
    let asked = asked_beforehand(noun, &BTreeMap::new(), &access);
    show_new(&access, &chart, NewSpot::within(noun, parent), None, &asked).await
}

/// What a form of `noun` for a new entry holds beforehand: today, or the present moment by the clinic's clock, where
/// that is what it is about, and what its address says, which questionnaire is answered and which entries it links to.
/// Addresses hold no words.
fn asked_beforehand(noun: &Noun, asked: &BTreeMap<String, String>, access: &SignedIn) -> Typed {
    let fits = |field: &FieldDecl, text: &str| {
        let is_instrument = matches!(field.kind, Kind::Answers(known) if known.iter().any(|form| form.id == text));
        let is_link = matches!(field.kind, Kind::Link { .. }) && EntryKey::linked(text).is_some();
        is_instrument || is_link
    };
    let said = |field: &FieldDecl| {
        let text = asked.get(field.name).filter(|text| fits(field, text))?;
        Some((format!("{PREFIX}{}", field.name), text.clone()))
    };
    let zone = &access.names().zone;
    let now = || Timestamp::from_millisecond(clock::now().0).ok().map(|now| zone.to_datetime(now));
    let today = |field: &FieldDecl| {
        let moment = || Moment::in_zone(now()?, zone).map(|now| now.to_string());
        let said = if field.kind == Kind::Moment { moment() } else { Some(access.today().to_string()) };
        Some((format!("{PREFIX}{}", field.name), said.filter(|_| field.starts_today)?))
    };
    noun.fields.iter().filter_map(|field| said(field).or_else(|| today(field))).collect()
}

/// The form for a new entry: blank, or with the words that are kept under `wanted`.
pub(super) async fn show_new(
    access: &SignedIn,
    chart: &Chart,
    new: NewSpot,
    wanted: Option<DraftId>,
    asked: &Typed,
) -> Result<HttpResponse, PageError> {
    let NewSpot { noun, within } = new;
    let drafts = Drafts::of(access, &drafts::form_of_new(chart, noun, within), wanted).await;
    if let Some((draft, _)) = &drafts.here {
        return show_kept(access, chart, new.begun_by(draft.at.edit), &drafts).await;
    }
    let id = EditId(clock::id()?);
    let key = new.begun_by(id).key;
    let heads = chart.read(chart.doc_at(noun, key, within), |_, heads| heads).await?;
    let entry = Entry::blank(noun, key);
    let again = FormState::kept(&drafts, false).asking(asked);
    show_form(access, chart, &EntryRead::new(entry, heads, chart.zone()).within(within), again, id).await
}

/// An entry's form, or its page where it cannot be written in.
pub(super) async fn page(access: SignedIn, noun: NounAt, path: web::Path<EntryAt>) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.client)?, noun.0);
    show_entry(&access, &chart, noun, key_of(noun, &path.entry)?, None).await
}

/// An entry's form with the words that are kept for it (those under `wanted`, else the newest), or its page.
pub(super) async fn show_entry(
    access: &SignedIn,
    chart: &Chart,
    noun: &'static Noun,
    key: EntryKey,
    wanted: Option<DraftId>,
) -> Result<HttpResponse, PageError> {
    let shown = read_key(chart, noun, key).await?;
    let drafts = Drafts::of(access, &drafts::form_of(chart, noun, Some(key)), wanted).await;
    match settled_why(access, chart.client(), &shown.entry) {
        Some(why) => show_settled(access, chart, &shown, why, &drafts).await,
        None => show_kept(access, chart, Spot::of(noun, key), &drafts).await,
    }
}

/// An entry's form with the words that are kept for it, at the version that they were written on; as it is saved where
/// there are none.
pub(super) async fn show_kept(
    access: &SignedIn,
    chart: &Chart,
    spot: Spot,
    drafts: &Drafts,
) -> Result<HttpResponse, PageError> {
    let Spot { noun, key, within } = spot;
    let Some((draft, typed)) = &drafts.here else {
        let shown = read_key(chart, noun, key).await?;
        return show_form(access, chart, &shown, FormState::kept(drafts, false), EditId(clock::id()?)).await;
    };
    let (id, base) = (draft.at.edit, draft.at.base.clone());
    let saved = chart.read(chart.doc_at(noun, key, within), move |doc, _| made_before(doc, id, &base)).await?;
    let Some(change) = saved else {
        let shown = read_at(chart, spot, draft.at.base.clone()).await?;
        if let Some(carry) = carry::carry(chart, spot, &shown, typed).await? {
            let again = FormState::kept(drafts, false).going_on(&carry);
            return show_form(access, chart, &carry.shown, again, draft.at.edit).await;
        }
        let stale = shown.heads != draft.at.base && shown.entry.born.is_some();
        return show_form(access, chart, &shown, FormState::kept(drafts, stale), draft.at.edit).await;
    };
    // The form was saved: the program ended before its draft was removed, or another window wrote on in it.
    let shown = read_at(chart, spot, [change].into_iter().collect()).await?;
    if differs(&shown.entry, values(typed, noun, key, &access.names().zone).as_deref().ok()) {
        return show_form(access, chart, &shown, FormState::kept(drafts, false), EditId(clock::id()?)).await;
    }
    drafts::forget(access, draft.id, vec![draft.at.sheet]).await;
    let here = drafts::form_of(chart, noun, Some(key));
    if draft.at.form != here.to_string() {
        // A new entry's form: the entry has a page of its own now.
        return Ok(see_other(&here.page()));
    }
    let shown = read_key(chart, noun, key).await?;
    show_form(access, chart, &shown, FormState::not(), EditId(clock::id()?)).await
}

/// The form that could not be kept, with its words.
pub(super) async fn unkept(
    access: &SignedIn,
    chart: &Chart,
    spot: Spot,
    typed: &Typed,
) -> Result<HttpResponse, PageError> {
    let sent = Sent::of(typed)?;
    let shown = read_at(chart, spot, sent.base).await?;
    show_form(access, chart, &shown, FormState::unkept(typed), sent.id).await
}

/// The form that was saved before with other words, on the version that it made then: what is sent again is a new edit.
pub(super) async fn saved_before(
    access: &SignedIn,
    chart: &Chart,
    spot: Spot,
    typed: &Typed,
    change: ChangeId,
) -> Result<HttpResponse, PageError> {
    let shown = read_at(chart, spot, [change].into_iter().collect()).await?;
    show_form(access, chart, &shown, FormState::saved_before(typed), EditId(clock::id()?)).await
}

/// What an entry was before.
pub(super) async fn history(
    access: SignedIn,
    noun: NounAt,
    path: web::Path<EntryAt>,
    asked: web::Query<ListQuery>,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.client)?, noun.0);
    let key = key_of(noun, &path.entry)?;
    let (role, reader) = (chart.role(), chart.reader());
    let read = move |doc: &Automerge, _: Heads| {
        let steps = review::history(doc, noun, key).into_iter().filter_map(|step| step.seen_by(role));
        let entry = View::now(doc).entry(noun, key)?;
        let is_for = entry.is_for(&reader);
        Some((is_for, entry.seen_by(role), steps.collect::<Vec<_>>()))
    };
    let (is_for, entry, steps) = chart.read(chart.doc_of(noun, key), read).await?.ok_or(PageError::NotFound)?;
    if !is_for {
        return Err(PageError::ForOthers);
    }
    let words = nouns::page_of(noun);
    let names = linked::names(&access, &chart, &[noun], [&entry]).await?;
    // To what is signed, more is said beside it; what is not is written on.
    let added = if noun.signed().is_some() { linked::children_of(&chart, &entry).await? } else { Vec::new() };
    let systems = brought::systems(&chart, &steps).await?;
    let written = Written { steps: &steps, systems: &systems, entry: Some(&entry), added: &added };
    let at = link::history(chart.client(), noun, key);
    let page = HistoryPage {
        head: chart::head(&access, &chart, noun),
        title: value::heading(words, &entry, &names),
        back: link::entry(chart.client(), noun, key),
        struck: timeline::struck(&entry, &names),
        not_safe: spoken_against(&chart, &entry, &names),
        history: History::page(
            SignedAt { client: chart.client(), noun, key },
            words,
            written,
            (&at, asked.page.as_deref()),
            &names,
        )?,
    };
    whole_page(&access, &page)
}
