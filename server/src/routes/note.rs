//! Notes: their line of days, signed notes, and the addenda to them. Must never show a signed note but as it was signed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig, get, post};
use automerge::Automerge;
use waystation_sync::care::addendum::{self, ADDENDUM};
use waystation_sync::care::edit::{Act, EditError, Problem, Verb};
use waystation_sync::care::note::{self, HAPPENED, KIND, NOTE, TEXT};
use waystation_sync::care::read::{Entry, EntryKey, View};
use waystation_sync::care::value::Value;
use waystation_sync::id::{EditId, EntryId, Heads};
use waystation_web::link;
use waystation_web::pages::chart::Section;
use waystation_web::pages::entry::{AddendumForm, Button, Doing, SettledEntry};
use waystation_web::part::form::{FormField, PREFIX, Source, Typed, field_of, problem_lines};
use waystation_web::part::timeline::{Timeline, tell};
use waystation_web::part::value;

use super::entry::{self, Sent};
use super::entry_page::{self, Again, Shown};
use super::{chart, entry_scope};
use crate::access::{Chart, Posted, SignedIn};
use crate::clock;
use crate::node::NodeError;
use crate::page::{page as whole_page, page_with, see_other};
use crate::problem::PageError;

/// Registers the routes.
pub(super) fn routes(routes: &mut ServiceConfig) {
    routes.service(
        entry_scope(&NOTE)
            .route("", get().to(section))
            .route("/{entry}", get().to(page))
            .route("/{entry}/addendum", post().to(add))
            .route("/{entry}/let-go", post().to(let_go)),
    );
}

/// The line of days.
async fn section(access: SignedIn, client: web::Path<String>) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &client)?;
    let timeline = timeline(&access, &chart).await?;
    let page = Section {
        head: chart::head(&access, &chart, &NOTE),
        page: &waystation_web::note::PAGE,
        language: access.language(),
        lists: Vec::new(),
        timeline: Some(timeline),
    };
    whole_page(&access, &page)
}

/// A chart's notes.
pub(super) async fn timeline(access: &SignedIn, chart: &Chart<'_>) -> Result<Timeline, PageError> {
    let read = |doc: &Automerge, _: Heads| (View::now(doc).entries(&NOTE), View::now(doc).entries(&ADDENDUM));
    let (notes, addenda) = chart.read(NOTE.part, read).await?;
    let who = (access.person(), access.role());
    Ok(Timeline::new(chart.client(), (&notes, &addenda), who, access.names()))
}

/// A draft's form for its author; for everybody else, and once signed, the note with its addenda.
async fn page(access: SignedIn, path: web::Path<(String, String)>) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let shown = entry::read_now(&chart, &NOTE, &path.1).await?;
    let draft = !shown.entry.is_signed() && !shown.entry.is_retired();
    if draft && entry_page::is_mine(&access, &shown.entry) && NOTE.editors.contains(&access.role()) {
        return entry_page::show_form(&access, &chart, &shown, Again::not(), EditId(clock::id()?));
    }
    show(&access, &chart, &shown, (&Typed::new(), &[])).await
}

async fn show(
    access: &SignedIn,
    chart: &Chart<'_>,
    shown: &Shown,
    (typed, problems): (&Typed, &[Problem]),
) -> Result<HttpResponse, PageError> {
    let note = &shown.entry;
    let addenda = chart.read(NOTE.part, |doc, _| View::now(doc).entries(&ADDENDUM)).await?;
    let signed = note.is_signed();
    let why = match (signed, note.is_retired()) {
        (true, _) => "routes-why-signed-note",
        (false, true) => "routes-why-put-away",
        (false, false) => "routes-why-draft",
    };
    let page = SettledEntry {
        head: chart::head(access, chart, &NOTE),
        title: value::field(&waystation_web::note::PAGE, &KIND, note.field(&KIND), access.names()).join(" / "),
        section: (link::section(chart.client(), &NOTE), waystation_web::note::PAGE.title(access.language())),
        why: access.language().say(why),
        card: None,
        note: Some(tell(chart.client(), note, &addenda, access.person(), access.names())),
        addendum: if signed && ADDENDUM.editors.contains(&access.role()) {
            Some(addendum_form(access, chart, shown, (typed, problems))?)
        } else {
            None
        },
        buttons: buttons(access, chart, shown)?,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, access, &page)
}

/// What every entry's author can do, and letting go of words that came too late for the signing.
fn buttons(access: &SignedIn, chart: &Chart<'_>, shown: &Shown) -> Result<Vec<Button>, PageError> {
    let mut buttons = entry_page::buttons(access, chart, shown)?;
    if note::has_late_change(&shown.entry) && entry_page::is_mine(access, &shown.entry) {
        let at = link::entry(chart.client(), &NOTE, shown.entry.key);
        let id = EditId(clock::id()?);
        buttons.push(Button::new(
            Doing::LetGo,
            &waystation_web::note::PAGE,
            &at,
            (&shown.heads, id),
            access.language(),
        ));
    }
    Ok(buttons)
}

/// Lets go of words that came too late: writes back what was signed.
async fn let_go(
    Posted { access, typed }: Posted,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let shown = entry::read_now(&chart, &NOTE, &path.1).await?;
    let (key, sent) = (shown.entry.key, Sent::of(&typed)?);
    let signed = note::signed(&shown.entry).ok_or(PageError::NotFound)?;
    let fields = [&KIND, &HAPPENED, &TEXT]
        .into_iter()
        .map(|field| Ok((field, field.kind.parse(signed.field(field.name)).map_err(|_| PageError::NotFound)?)))
        .collect::<Result<Vec<_>, PageError>>()?;
    let act = Act { noun: &NOTE, key, verb: Verb::Write(fields) };
    let edited = chart.save(NOTE.part, sent.base, sent.id, vec![act]).await?;
    entry::tell(&access, &edited);
    Ok(see_other(&link::entry(chart.client(), &NOTE, key)))
}

fn addendum_form(
    access: &SignedIn,
    chart: &Chart<'_>,
    shown: &Shown,
    (typed, problems): (&Typed, &[Problem]),
) -> Result<AddendumForm, PageError> {
    let id = EditId(clock::id()?);
    let blank = Entry::blank(&ADDENDUM, EntryKey::Id(EntryId(id.0)));
    let words = &waystation_web::addendum::PAGE;
    let source = Source { client: chart.client(), page: words, entry: &blank, typed, problems, role: access.role() };
    let field: FormField = field_of(&source, &addendum::TEXT, PREFIX, access.names());
    Ok(AddendumForm {
        action: format!("{}/addendum", link::entry(chart.client(), &NOTE, shown.entry.key)),
        heads: shown.heads.to_string(),
        edit_id: id.to_string(),
        field,
        problems: problem_lines(words, problems, PREFIX, access.language()),
    })
}

/// Adds an addendum. The form's id is the addendum's too, so that the form sent twice adds one.
async fn add(Posted { access, typed }: Posted, path: web::Path<(String, String)>) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let note = entry::read_now(&chart, &NOTE, &path.1).await?;
    let EntryKey::Id(note_id) = note.entry.key else { return Err(PageError::NotFound) };
    let sent = Sent::of(&typed)?;
    let key = EntryKey::Id(EntryId(sent.id.0));
    let text = typed.get(&format!("{PREFIX}{}", addendum::TEXT.name)).map_or("", String::as_str);
    let saved = match addendum::TEXT.kind.parse(text) {
        Ok(text) => {
            let fields = vec![(&addendum::NOTE, Some(Value::Link(note_id))), (&addendum::TEXT, text)];
            let act = Act { noun: &ADDENDUM, key, verb: Verb::Begin(fields) };
            chart.save(NOTE.part, sent.base, sent.id, vec![act]).await
        }
        Err(misfit) => {
            let field = Some(addendum::TEXT.name);
            let problem = Problem { noun: ADDENDUM.name, key, field, what: misfit.into() };
            Err(NodeError::Edit(EditError::Problems(vec![problem])).into())
        }
    };
    match saved {
        Ok(edited) => {
            entry::tell(&access, &edited);
            Ok(see_other(&link::entry(chart.client(), &NOTE, note.entry.key)))
        }
        Err(PageError::Node(NodeError::Edit(EditError::Problems(problems)))) => {
            show(&access, &chart, &note, (&typed, &problems)).await
        }
        Err(error) => Err(error),
    }
}
