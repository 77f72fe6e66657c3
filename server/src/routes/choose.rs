//! Choosing between versions of a field, and reading text that came from several hands. Must never settle anything
//! that the form did not show.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use waystation_sync::care::edit::{Act, EditError, Problem, Verb, Wrong};
use waystation_sync::care::field::Field;
use waystation_sync::care::noun::{FieldDecl, Noun};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::id::EditId;
use waystation_sync::review::{self, About};
use waystation_web::pages::choose::{Choose, ReadText, Wrote};
use waystation_web::part::chooser::{ACT, ACT_CONFIRM, ACT_WRITE, CHOICE, Chooser, OTHER, Question, REASON, chosen};
use waystation_web::part::form::{PREFIX, Typed};
use waystation_web::{link, nouns};

use super::chart;
use super::entry::{Sent, TheNoun, key_of, parse, read_at, read_now, tell};
use super::entry_page::Shown;
use crate::access::{Chart, Posted, SignedIn};
use crate::clock;
use crate::node::NodeError;
use crate::page::{page_with, see_other};
use crate::problem::PageError;

type Place = web::Path<(String, String, String)>;

fn field_of(noun: &'static Noun, name: &str) -> Result<&'static FieldDecl, PageError> {
    noun.field(name).ok_or(PageError::NotFound)
}

/// The versions, or the merged text; where there is nothing to choose any more, the entry.
pub(super) async fn page(access: SignedIn, noun: web::Data<TheNoun>, path: Place) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let shown = read_now(&chart, noun.0, &path.1).await?;
    let asked = Asked { field: field_of(noun.0, &path.2)?, typed: &Typed::new(), problems: &[], stale: false };
    show(&access, &chart, &shown, asked).await
}

/// Settles.
pub(super) async fn choose(
    Posted { access, typed }: Posted,
    noun: web::Data<TheNoun>,
    path: Place,
) -> Result<HttpResponse, PageError> {
    let (chart, noun) = (chart::named(&access, &path.0)?, noun.0);
    let (key, field, sent) = (key_of(noun, &path.1)?, field_of(noun, &path.2)?, Sent::of(&typed)?);
    let shown = read_at(&chart, (noun, key), sent.base.clone()).await?;
    let saved = match verb(&shown, field, &typed) {
        Ok(verb) => chart.save(noun.part, sent.base, sent.id, vec![Act { noun, key, verb }]).await,
        Err(what) => Err(refused(noun, key, field, what)),
    };
    match saved {
        Ok(edited) => {
            tell(&access, &edited);
            Ok(see_other(&link::section(chart.client(), nouns::section_of(noun).noun)))
        }
        Err(PageError::Node(NodeError::Edit(EditError::Problems(problems)))) => {
            show(&access, &chart, &shown, Asked { field, typed: &typed, problems: &problems, stale: false }).await
        }
        Err(PageError::Node(NodeError::Edit(EditError::UnknownVersion))) => {
            show(&access, &chart, &shown, Asked { field, typed: &typed, problems: &[], stale: true }).await
        }
        Err(error) => Err(error),
    }
}

fn refused(noun: &'static Noun, key: EntryKey, field: &FieldDecl, what: Wrong) -> PageError {
    let field = noun.field(field.name).map(|field| field.name);
    NodeError::Edit(EditError::Problems(vec![Problem { noun: noun.name, key, field, what }])).into()
}

/// What the form asks for.
fn verb(shown: &Shown, field: &'static FieldDecl, typed: &Typed) -> Result<Verb, Wrong> {
    let text = |name: &str| typed.get(name).map_or("", String::as_str);
    let third = || -> Result<Option<Value>, Wrong> { Ok(parse(field, text(&format!("{PREFIX}{}", field.name)))?) };
    match text(ACT) {
        ACT_CONFIRM => return Ok(Verb::ConfirmText { field }),
        ACT_WRITE => return Ok(Verb::Write(vec![(field, third()?)])),
        _ => {}
    }
    let Field::Conflicted { versions, .. } = shown.entry.field(field) else { return Err(Wrong::OneVersion) };
    let choice = match text(CHOICE) {
        OTHER => third()?,
        sent => chosen(versions, sent).ok_or(Wrong::Missing)?.value.clone(),
    };
    Ok(Verb::Settle { field, choice, reason: text(REASON).to_owned() })
}

/// What the page asks about.
struct Asked<'a> {
    field: &'static FieldDecl,
    typed: &'a Typed,
    problems: &'a [Problem],
    stale: bool,
}

async fn show(
    access: &SignedIn,
    chart: &Chart<'_>,
    shown: &Shown,
    asked: Asked<'_>,
) -> Result<HttpResponse, PageError> {
    let (entry, noun, names) = (&shown.entry, shown.entry.noun, access.names());
    let words = nouns::page_of(noun);
    let question = Question {
        client: chart.client(),
        page: words,
        entry,
        field: asked.field,
        typed: asked.typed,
        problems: asked.problems,
        role: access.role(),
    };
    let status = match (asked.stale, asked.problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let head = chart::head(access, chart, noun);
    if let Some(chooser) = Chooser::new(&question, (&shown.heads, EditId(clock::id()?)), names) {
        let page = Choose { head, title: words.heading(entry, names), stale: asked.stale, chooser };
        return page_with(status, access, &page);
    }
    let wrote = wrote(chart, (noun, entry.key), asked.field).await?;
    let ids = (&shown.heads, EditId(clock::id()?), EditId(clock::id()?));
    match ReadText::new(head, &question, &wrote, ids, names) {
        Some(page) => page_with(status, access, &page),
        None => {
            access.tell(true, "routes-chosen-already");
            Ok(see_other(&link::entry(chart.client(), noun, entry.key)))
        }
    }
}

/// What each wrote in a text that was merged.
async fn wrote(
    chart: &Chart<'_>,
    (noun, key): (&'static Noun, EntryKey),
    field: &'static FieldDecl,
) -> Result<Vec<Wrote>, PageError> {
    let items = chart.read(noun.part, |doc, _| review::open(doc)).await?;
    Ok(items
        .iter()
        .filter(|item| matches!(&item.about, About::Entry { noun: own, key: at, .. } if *own == noun && *at == key))
        .flat_map(|item| &item.fields)
        .filter(|change| change.field.name == field.name)
        .flat_map(|change| change.wrote.iter().filter(|wrote| wrote.is_result))
        .map(|wrote| Wrote {
            stamp: wrote.stamp,
            text: wrote.value.as_ref().map(ToString::to_string).unwrap_or_default(),
        })
        .collect())
}
