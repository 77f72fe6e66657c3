//! Notes: their line of days, signed notes, and the addenda to them. Must never show a signed note but as it was signed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web;
use automerge::Automerge;
use waystation_sync::care::addendum::{self, ADDENDUM};
use waystation_sync::care::edit::{Act, Problem, Verb, made_before};
use waystation_sync::care::note::{ADDRESSES, KIND, NOTE};
use waystation_sync::care::noun::Signing;
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::id::{DraftId, EditId, EntryId, Heads};
use waystation_web::entry::value;
use waystation_web::form_at::{FormAt, Which};
use waystation_web::pages::chart::Section;
use waystation_web::pages::entry::{AddendumForm, SettledEntry};
use waystation_web::part::form::{FormField, Source, away_line, field_of, problem_lines};
use waystation_web::part::keep::KeptLine;
use waystation_web::part::linked::Children;
use waystation_web::part::list::List;
use waystation_web::part::timeline::{self, Timeline, Told, tell};
use waystation_web::part::typed::{PREFIX, Typed};
use waystation_web::{Names, link};

use super::at::{ChartAt, EntryAt};
use super::away;
use super::chart;
use super::drafts::{self, Drafts};
use super::entry;
use super::entry_act;
use super::entry_page;
use super::entry_read::{self, EntryRead};
use super::in_error;
use super::linked;
use super::saving::{self, Attempt, Sent, tell as tell_saved, tell_unstored};
use super::stretch::{self, ListRequest};
use crate::host::clock;
use crate::http::{ListQuery, PageError, Posted, SignedIn, page_with, see_other, whole_page};
use crate::node::{Chart, Saved};

/// What is said where an addendum is sent again with other words.
pub(super) const ADDED_BEFORE: &str = "routes-added-before";

/// The line of days.
pub(super) async fn section(
    access: SignedIn,
    at: web::Path<ChartAt>,
    asked: web::Query<ListRequest>,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &at.client)?;
    let timeline = timeline(&access, &chart, &asked).await?;
    let page = Section {
        head: chart::head(&access, &chart, &NOTE),
        page: &waystation_web::nouns::contacts::note::PAGE,
        language: access.language(),
        lists: groups(&access, &chart).await?,
        others: None,
        timeline: Some(timeline),
    };
    whole_page(&access, &page)
}

/// The sessions of groups, which are read with the notes; none where there are none.
async fn groups(access: &SignedIn, chart: &Chart) -> Result<Vec<List>, PageError> {
    let page = &waystation_web::nouns::contacts::group_session::PAGE;
    let is_of = |noun: &str| noun == page.noun.name;
    let said = chart.rows().iter().any(|row| row.for_rules.iter().any(|stated| is_of(&stated.noun)));
    if !said {
        return Ok(Vec::new());
    }
    let list = entry::list(access, chart, page, page.noun, &ListRequest::default()).await?;
    Ok(vec![List { title: Some(page.title(access.language())), ..list }])
}

/// The reader's names with what `notes` are about; where none says so nothing is read for it.
pub(super) async fn names(access: &SignedIn, chart: &Chart, notes: &[Entry]) -> Result<Names, PageError> {
    if notes.iter().any(|note| note.value(&ADDRESSES).is_some()) {
        return linked::names(access, chart, &[&NOTE], notes).await;
    }
    Ok(access.names().clone())
}

/// Of a chart's notes the page that `asked` asks for.
async fn timeline(access: &SignedIn, chart: &Chart, asked: &ListRequest) -> Result<Timeline, PageError> {
    let list = link::section(chart.client(), &NOTE);
    let bytes = |note: &Entry, children: &Children| timeline::bytes_with(note, addenda(children));
    let (read, children) = stretch::page(chart, (&NOTE, &list), Some(asked), bytes).await?;
    let who = (access.person(), access.role());
    let names = names(access, chart, &read.entries).await?;
    Ok(Timeline::stretch(chart.client(), (read, addenda(&children)), who, &names))
}

/// The addenda among what belongs to notes.
pub(super) fn addenda(children: &Children) -> &[Entry] {
    children.iter().find(|(page, _)| *page.noun == ADDENDUM).map_or(&[], |(_, entries)| entries)
}

/// A draft's form for its author; for everybody else, and once signed, the note with its addenda.
pub(super) async fn page(
    access: SignedIn,
    path: web::Path<EntryAt>,
    asked: web::Query<ListQuery>,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.client)?;
    let asked = NoteState { page: asked.page.as_deref(), ..NoteState::not() };
    show_entry(&access, &chart, entry_read::key_of(&NOTE, &path.entry)?, asked).await
}

/// A note's page, with words that are kept for it.
pub(super) async fn show_entry(
    access: &SignedIn,
    chart: &Chart,
    key: EntryKey,
    asked: NoteState<'_>,
) -> Result<HttpResponse, PageError> {
    let shown = entry_read::read_key(chart, &NOTE, key).await?;
    let open = !shown.entry.is_signed() && !shown.entry.is_retired();
    if open && in_error::is_mine(access, &shown.entry) && NOTE.editors.contains(&access.role()) {
        let drafts = Drafts::of(access, &drafts::form_of(chart, &NOTE, Some(key)), asked.wanted).await;
        return entry::show_kept(access, chart, entry_read::Spot::of(&NOTE, key), &drafts).await;
    }
    show(access, chart, &shown, asked).await
}

/// A note's page, with the words of an addendum that was not taken.
pub(super) async fn again(
    access: &SignedIn,
    chart: &Chart,
    id: EntryId,
    typed: &Typed,
) -> Result<HttpResponse, PageError> {
    let shown = entry_read::read_key(chart, &NOTE, EntryKey::Id(id)).await?;
    show(access, chart, &shown, NoteState { typed: Some(typed), status: StatusCode::CONFLICT, ..NoteState::not() })
        .await
}

/// What a note's page is to show besides the note.
pub(super) struct NoteState<'a> {
    /// An addendum that comes back.
    typed: Option<&'a Typed>,
    /// What is wrong with it.
    problems: &'a [Problem],
    /// Whether it is asked what is to be with a chart that is put away.
    away: bool,
    /// The kept words that the page was asked for; else the newest are shown.
    wanted: Option<DraftId>,
    /// Which page of its addenda: the text behind `page=`.
    page: Option<&'a str>,
    status: StatusCode,
}

impl NoteState<'_> {
    const fn not() -> Self {
        Self { typed: None, problems: &[], away: false, wanted: None, page: None, status: StatusCode::OK }
    }

    /// With the words that are kept under `id`.
    pub(super) const fn kept(id: DraftId) -> Self {
        Self { wanted: Some(id), ..Self::not() }
    }
}

async fn show(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    asked: NoteState<'_>,
) -> Result<HttpResponse, PageError> {
    let note = &shown.entry;
    let addenda = chart.read(chart.doc_of(&NOTE, note.key), |doc, _| View::now(doc).entries(&ADDENDUM)).await?;
    let signed = note.is_signed();
    let why = match (note.signing(chart.client(), &access.names().signers), note.is_retired()) {
        (Signing::Vouched(_) | Signing::Several(_), _) => "routes-why-signed-note",
        (Signing::Unvouched(_), _) => entry_page::UNVOUCHED,
        (Signing::Open, true) => "routes-why-put-away",
        (Signing::Open, false) => "routes-why-draft",
    };
    let drafts = Drafts::of(access, &drafts::form_of(chart, &NOTE, Some(note.key)), asked.wanted).await;
    let entry_page::Unwritable { here, written } = entry_page::unwritable(access, note, &drafts).await;
    let mut others = drafts.lines(access);
    let addendum = if signed && ADDENDUM.editors.contains(&access.role()) {
        let (form, more) = addendum_form(access, chart, shown, &asked).await?;
        others.extend(more);
        Some(form)
    } else {
        None
    };
    let has_form = addendum.is_some();
    let names = names(access, chart, std::slice::from_ref(note)).await?;
    let told = tell(chart.client(), note, &addenda, access.person(), &names);
    let told = Told { strike: in_error::offered(access, chart, note, &addenda), ..told };
    let page = SettledEntry {
        head: chart::head(access, chart, &NOTE),
        title: value::field(
            &waystation_web::nouns::contacts::note::PAGE,
            &KIND,
            note.as_signed(chart.client(), &access.names().signers).field(&KIND),
            access.names(),
        )
        .join(" / "),
        section: (
            link::section(chart.client(), &NOTE),
            waystation_web::nouns::contacts::note::PAGE.title(access.language()),
        ),
        why: access.language().say(why),
        card: None,
        note: Some(told.page(asked.page, access.language())?),
        addendum,
        here,
        written,
        others,
        buttons: entry_page::buttons(access, chart, shown)?
            .into_iter()
            .map(|button| if has_form { button.beside_form() } else { button })
            .collect(),
    };
    page_with(asked.status, access, &page)
}

/// Lets go of words that came too late, unless others stand beside the button.
pub(super) async fn let_go(
    Posted { access, typed }: Posted,
    path: web::Path<EntryAt>,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.client)?;
    let shown = entry_read::read_now(&chart, &NOTE, &path.entry).await?;
    let (key, sent) = (shown.entry.key, Sent::of(&typed)?);
    if let (false, Some(note)) = (text_of(&typed).is_empty(), key.id()) {
        access.tell(false, "routes-not-let-go-words");
        return again(&access, &chart, note, &typed).await;
    }
    if away::is_asked(&chart, &NOTE, &typed) {
        let own = link::entry(chart.client(), &NOTE, key);
        return away::ask_first(&access, (&chart, &NOTE), &typed, (format!("{own}/let-go"), own));
    }
    entry_act::let_go(&access, &chart, &shown, (sent, &typed)).await
}

/// The form for an addendum, with words that are kept for it, and what leads to others.
async fn addendum_form(
    access: &SignedIn,
    chart: &Chart,
    shown: &EntryRead,
    asked: &NoteState<'_>,
) -> Result<(AddendumForm, Vec<KeptLine>), PageError> {
    let EntryKey::Id(note) = shown.entry.key else { return Err(PageError::NotFound) };
    let form = FormAt::InChart { client: chart.client(), which: Which::Child(&ADDENDUM, EntryKey::Id(note)) };
    let mut drafts = Drafts::of(access, &form, asked.wanted).await;
    let (mut id, mut heads) = (EditId(clock::id()?), shown.heads.clone());
    if let Some((draft, typed)) = &drafts.here {
        match saved_as(chart, note, draft.at.edit, draft.at.base.clone()).await? {
            Some(saved) if saved == text_of(typed) => {
                drafts::forget(access, draft.id, vec![draft.at.sheet]).await;
                drafts.here = None;
            }
            // Written on after it was saved: another addendum.
            Some(_) => {}
            None => (id, heads) = (draft.at.edit, known_or(chart, note, draft.at.base.clone(), heads).await?),
        }
    }
    // What comes back is newer than what is kept.
    if asked.typed.is_some() {
        drafts.here = None;
    }
    let blank = Entry::blank(&ADDENDUM, EntryKey::Id(EntryId(id.0)));
    let words = &waystation_web::nouns::contacts::addendum::PAGE;
    let untyped = Typed::new();
    let source = Source {
        client: chart.client(),
        page: words,
        entry: &blank,
        typed: asked.typed.or(drafts.here.as_ref().map(|(_, typed)| typed)).unwrap_or(&untyped),
        problems: asked.problems,
        role: access.role(),
    };
    let field: FormField = field_of(&source, &addendum::TEXT, PREFIX, access.names());
    let keep = drafts::keep_for(access, form, DraftId(id.0), (&drafts, asked.typed)).await?;
    let head = chart::head(access, chart, &NOTE);
    let away = if asked.away { away::ask(access, &head) } else { None };
    let mut problems = problem_lines(words, asked.problems, PREFIX, access.language());
    problems.extend(away.as_ref().map(|ask| away_line(ask, access.names())));
    let made = AddendumForm {
        away,
        action: form.to_string(),
        heads: heads.to_string(),
        edit_id: id.to_string(),
        field,
        problems,
        here: drafts.shown(access, Some(keep.sheet)),
        keep,
    };
    Ok((made, drafts.lines(access)))
}

/// The text of the addendum that the form `id` made since `base`, if it made one.
async fn saved_as(chart: &Chart, note: EntryId, id: EditId, base: Heads) -> Result<Option<String>, PageError> {
    let read = move |doc: &Automerge, _: Heads| {
        made_before(doc, id, &base)?;
        Some(View::now(doc).entry(&ADDENDUM, EntryKey::Id(EntryId(id.0)))?.text(&addendum::TEXT).to_owned())
    };
    Ok(chart.read(chart.doc_of(&NOTE, EntryKey::Id(note)), read).await?)
}

/// `base` if that version is known here, else `now`: an addendum stands on no particular one.
async fn known_or(chart: &Chart, note: EntryId, base: Heads, now: Heads) -> Result<Heads, PageError> {
    let read = move |doc: &Automerge, _: Heads| {
        if base.to_automerge().iter().all(|hash| doc.get_change_meta_by_hash(hash).is_some()) { base } else { now }
    };
    Ok(chart.read(chart.doc_of(&NOTE, EntryKey::Id(note)), read).await?)
}

/// What a form says, as an addendum would hold it.
fn text_of(typed: &Typed) -> String {
    let text = typed.get(&format!("{PREFIX}{}", addendum::TEXT.name)).map_or("", String::as_str);
    addendum::TEXT.kind.parse(text).ok().flatten().map(|text| text.to_string()).unwrap_or_default()
}

/// Adds an addendum. The form's id is the addendum's too, so that the form sent twice adds one.
pub(super) async fn add(Posted { access, typed }: Posted, path: web::Path<EntryAt>) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.client)?;
    let note = entry_read::read_now(&chart, &NOTE, &path.entry).await?;
    let note_id = note.entry.key.id().ok_or(PageError::NotFound)?;
    let sent = Sent::of(&typed)?;
    let key = EntryKey::Id(EntryId(sent.id.0));
    let text = typed.get(&format!("{PREFIX}{}", addendum::TEXT.name)).map_or("", String::as_str);
    let acts = match addendum::TEXT.kind.parse(text) {
        Ok(text) => {
            let fields = vec![(&addendum::NOTE, Some(Value::Link(note.entry.key))), (&addendum::TEXT, text)];
            Ok(vec![Act { noun: &ADDENDUM, key, verb: Verb::Begin(fields) }])
        }
        Err(misfit) => {
            let field = Some(addendum::TEXT.name);
            Err(vec![Problem { noun: ADDENDUM.name, key, field, what: misfit.into() }])
        }
    };
    if away::is_asked(&chart, &ADDENDUM, &typed) {
        let doc = chart.doc_of(&NOTE, note.entry.key);
        let problems = saving::problems(&chart, doc, &sent, saving::apart(acts)).await?;
        let (typed, status) = (Some(&typed), StatusCode::CONFLICT);
        let asked = NoteState { typed, problems: &problems, away: true, status, ..NoteState::not() };
        return show(&access, &chart, &note, asked).await;
    }
    match saving::save(&chart, chart.doc_of(&NOTE, note.entry.key), sent.clone(), acts).await? {
        Attempt::Saved(Saved::Before(_))
            if saved_as(&chart, note_id, sent.id, sent.base).await? != Some(text_of(&typed)) =>
        {
            access.tell(false, ADDED_BEFORE);
            again(&access, &chart, note_id, &typed).await
        }
        Attempt::Saved(saved) => {
            drafts::saved(&access, &typed).await;
            tell_saved(&access, saved);
            away::take_up(&access, &chart, &typed).await?;
            Ok(see_other(&link::entry(chart.client(), &NOTE, note.entry.key)))
        }
        Attempt::Wrong(problems) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(
                &access,
                &chart,
                &note,
                NoteState { typed: Some(&typed), problems: &problems, status, ..NoteState::not() },
            )
            .await
        }
        Attempt::Stale => {
            access.tell(false, "routes-not-saved-stale");
            again(&access, &chart, note_id, &typed).await
        }
        Attempt::NotStored => {
            tell_unstored(&access);
            again(&access, &chart, note_id, &typed).await
        }
    }
}
