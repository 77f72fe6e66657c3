//! Words that are not saved yet, at their addresses: kept for a form, shown in it again. Must never take words for a form that
//! their writer could not send, nor do anything with them but what their writer asked.

use actix_web::http::StatusCode;
use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, HttpResponse, web};
use automerge::Automerge;
use waystation_sync::care::addendum::ADDENDUM;
use waystation_sync::care::edit::made_before;
use waystation_sync::care::noun::Shape;
use waystation_sync::care::read::{EntryKey, View};
use waystation_sync::id::{ChangeId, ClientId, DraftId, EntryId, Heads};
use waystation_web::form_at::{FormAt, Which};
use waystation_web::link;
use waystation_web::nouns;
use waystation_web::part::chooser::may_choose;
use waystation_web::part::keep::{self, FORM_AT, FORM_BY};
use waystation_web::part::typed::Typed;

use super::choose::Place;
use super::entry_read::{NewSpot, Spot};
use super::note::NoteState;
use super::saving::Sent;
use super::{chart, choose, clients, entry, group_form, group_sheet, note};
use crate::http::{
    FORM_BYTES_MAX, PageError, Posted, SignedIn, draft_of, language_so_far, see_other, waits_for_sign_in,
};
use crate::node::Chart;
use crate::node::unsaved::UnsavedError;

/// Keeps a form's words. The script asks for JSON and gets when they were kept; a press of the button leads back.
pub(super) async fn keep(request: HttpRequest, posted: Result<Posted, PageError>) -> Result<HttpResponse, PageError> {
    let by_script = request.headers().get(ACCEPT).is_some_and(|accept| accept.as_bytes() == b"application/json");
    let kept = match posted {
        Ok(posted) => keep_posted(posted, by_script).await,
        Err(PageError::TooLarge) if by_script => {
            Err(UnsavedError::TooLarge { what: "a form", bytes_max: FORM_BYTES_MAX }.into())
        }
        Err(error) => Err(error),
    };
    match kept {
        Err(error) if by_script => match error.told() {
            Some(told) => {
                if told.status.is_server_error() {
                    tracing::error!(%error, "words of a form were not kept");
                }
                let language = language_so_far(&request);
                let said = ["sentence", "next"].map(|part| told.said.say_its(part, language)).join(" ");
                Ok(answer(told.status, &serde_json::json!({ "said": said })))
            }
            // Nobody is signed in: the page stays, and says whether the words wait for their writer.
            None => {
                let waits = waits_for_sign_in(&request);
                let id = if waits { "keep-waits" } else { "keep-signed-out" };
                let body = serde_json::json!({ "said": language_so_far(&request).say(id), "waits": waits });
                Ok(answer(StatusCode::UNAUTHORIZED, &body))
            }
        },
        other => other,
    }
}

fn answer(status: StatusCode, body: &serde_json::Value) -> HttpResponse {
    HttpResponse::build(status).content_type("application/json").body(body.to_string())
}

async fn keep_posted(Posted { access, typed }: Posted, by_script: bool) -> Result<HttpResponse, PageError> {
    let form = FormAt::parse(typed.get(FORM_AT).map_or("", String::as_str)).ok_or(PageError::NotFound)?;
    let sent = Sent::of(&typed)?;
    let chart = chart_of(&access, &form, &sent)?;
    let saved = match (&chart, form) {
        (Some(chart), FormAt::NewClient) => clients::begun(chart, sent.id).await?,
        (Some(chart), FormAt::InChart { which, .. }) => may_send(&access, chart, which, &sent).await?,
        (_, FormAt::OfGroup { .. }) | (None, _) => None,
    };
    if typed.get(FORM_BY).map(String::as_str) != Some(access.person().to_string().as_str()) {
        return Err(PageError::OtherPerson { kept: false });
    }
    if let Some((change, chart)) = saved.zip(chart.as_ref()) {
        return match by_script {
            true => Err(PageError::SavedBefore),
            false => saved_before(&access, chart, &form, (&typed, change)).await,
        };
    }
    match access.keep(draft_of(&form, &typed)?).await {
        Ok(kept) if by_script => {
            let address = form.is_new().then(|| form.draft(kept.id));
            let said = keep::said(kept.kept, access.names());
            let ids = (kept.id.to_string(), kept.edit.to_string());
            let body = serde_json::json!({ "said": said, "draft": ids.0, "edit_id": ids.1, "address": address });
            Ok(answer(StatusCode::OK, &body))
        }
        Ok(_) => {
            access.tell(true, "routes-kept");
            Ok(see_other(&form.section()))
        }
        Err(error) if by_script => Err(error),
        Err(error) => {
            let Some(told) = error.told() else { return Err(error) };
            access.tell_said(false, &told.said);
            match chart {
                Some(chart) => come_back(&access, &chart, &form, &typed).await,
                None => group_form::unkept(&access, &form, &typed).await,
            }
        }
    }
}

/// The chart that the form makes or changes; `None` for that of a group, which is of several.
fn chart_of(access: &SignedIn, form: &FormAt, sent: &Sent) -> Result<Option<Chart>, PageError> {
    match form {
        FormAt::NewClient => access.new_chart(ClientId(sent.id.0)).map(Some),
        FormAt::InChart { client, .. } => access.chart(*client).map(Some),
        FormAt::OfGroup { group, .. } => group_sheet::Place::of(access, group.as_str()).map(|_| None),
    }
}

/// Whether this reader could send the form of a chart: they read and write the noun, and what it is for is here. Gives
/// the change that the form made, if it was saved already.
async fn may_send(access: &SignedIn, chart: &Chart, which: Which, sent: &Sent) -> Result<Option<ChangeId>, PageError> {
    let noun = which.noun();
    let writes = match (which, noun.shape) {
        (Which::Choice(_, _, field), _) => may_choose(nouns::page_of(noun), field, access.role()),
        (_, Shape::List) => noun.editors.contains(&access.role()),
        (_, Shape::One | Shape::Coded(_)) => noun.fields.iter().any(|field| noun.may_edit(field, access.role())),
    };
    let (id, base) = (sent.id, sent.base.clone());
    let read = move |doc: &Automerge, _: Heads| {
        let is_here = |noun, key| View::now(doc).entry(noun, key).is_some();
        let is_here = match which {
            Which::New(_) => true,
            Which::Entry(noun, key) | Which::Choice(noun, key, _) => is_here(noun, key),
            Which::Child(noun, parent) => {
                let above = noun.within.and_then(nouns::named);
                above.is_some_and(|above| is_here(above.noun, parent))
            }
        };
        is_here.then(|| made_before(doc, id, &base))
    };
    let doc = match which {
        Which::New(noun) => chart.doc_of(noun, EntryKey::Id(EntryId(id.0))),
        Which::Entry(noun, key) | Which::Choice(noun, key, _) => chart.doc_of(noun, key),
        Which::Child(noun, parent) => chart.doc_at(noun, EntryKey::Id(EntryId(id.0)), Some(parent)),
    };
    let found = chart.read(doc, read).await?.ok_or(PageError::NotFound)?;
    if writes { Ok(found) } else { Err(PageError::NotAllowed) }
}

/// The form again, with what was typed.
async fn come_back(access: &SignedIn, chart: &Chart, form: &FormAt, typed: &Typed) -> Result<HttpResponse, PageError> {
    let which = match *form {
        FormAt::NewClient => return clients::unkept(access, typed).await,
        FormAt::OfGroup { .. } => return group_form::unkept(access, form, typed).await,
        FormAt::InChart { which, .. } => which,
    };
    match which {
        Which::New(noun) => entry::unkept(access, chart, NewSpot::of(noun).begun_by(Sent::of(typed)?.id), typed).await,
        Which::Entry(noun, key) => entry::unkept(access, chart, Spot::of(noun, key), typed).await,
        Which::Child(noun, EntryKey::Id(id)) if *noun == ADDENDUM => note::again(access, chart, id, typed).await,
        Which::Child(noun, parent) => {
            let spot = NewSpot::within(noun, parent).begun_by(Sent::of(typed)?.id);
            entry::unkept(access, chart, spot, typed).await
        }
        Which::Choice(noun, key, field) => choose::unkept(access, chart, Place { noun, key, field }, typed).await,
    }
}

/// The form again, on the version that it made when it was saved.
async fn saved_before(
    access: &SignedIn,
    chart: &Chart,
    form: &FormAt,
    (typed, change): (&Typed, ChangeId),
) -> Result<HttpResponse, PageError> {
    let which = match *form {
        FormAt::NewClient => return clients::begun_before(access, chart, (typed, change)).await,
        FormAt::OfGroup { .. } => return group_form::unkept(access, form, typed).await,
        FormAt::InChart { which, .. } => which,
    };
    match which {
        Which::Child(noun, EntryKey::Id(id)) if *noun == ADDENDUM => {
            access.tell(false, note::ADDED_BEFORE);
            note::again(access, chart, id, typed).await
        }
        Which::New(noun) => {
            let spot = NewSpot::of(noun).begun_by(Sent::of(typed)?.id);
            entry::saved_before(access, chart, spot, typed, change).await
        }
        Which::Child(noun, parent) => {
            let spot = NewSpot::within(noun, parent).begun_by(Sent::of(typed)?.id);
            entry::saved_before(access, chart, spot, typed, change).await
        }
        Which::Entry(noun, key) => entry::saved_before(access, chart, Spot::of(noun, key), typed, change).await,
        Which::Choice(noun, key, field) => {
            choose::saved_before(access, chart, Place { noun, key, field }, (typed, change)).await
        }
    }
}

/// Shows the form that words were kept for, with the words in it.
pub(super) async fn open(access: SignedIn, path: web::Path<(String, String)>) -> Result<HttpResponse, PageError> {
    let chart = chart::named(&access, &path.0)?;
    let Some((id, form)) = kept_for(&access, &path.1).await? else {
        return Ok(see_other(&link::chart(chart.client())));
    };
    let which = match form {
        FormAt::InChart { client, which } if client == chart.client() => which,
        FormAt::InChart { .. } | FormAt::NewClient | FormAt::OfGroup { .. } => return Err(PageError::NotFound),
    };
    match which {
        Which::Child(noun, parent) if *noun == ADDENDUM => {
            note::show_entry(&access, &chart, parent, NoteState::kept(id)).await
        }
        Which::New(noun) => entry::show_new(&access, &chart, NewSpot::of(noun), Some(id), &Typed::new()).await,
        Which::Child(noun, parent) => {
            entry::show_new(&access, &chart, NewSpot::within(noun, parent), Some(id), &Typed::new()).await
        }
        Which::Entry(noun, key) if *noun == waystation_sync::care::note::NOTE => {
            note::show_entry(&access, &chart, key, NoteState::kept(id)).await
        }
        Which::Entry(noun, key) => entry::show_entry(&access, &chart, noun, key, Some(id)).await,
        Which::Choice(noun, key, field) => choose::show(&access, &chart, Place { noun, key, field }, Some(id)).await,
    }
}

/// As [`open`], of words for a new client.
pub(super) async fn open_new_client(access: SignedIn, path: web::Path<String>) -> Result<HttpResponse, PageError> {
    match kept_for(&access, &path).await? {
        Some((id, FormAt::NewClient)) => clients::show_new(&access, Some(id)).await,
        Some((_, FormAt::InChart { .. } | FormAt::OfGroup { .. })) => Err(PageError::NotFound),
        None => Ok(see_other(link::CLIENTS)),
    }
}

/// As [`open`], of words for a session of a group.
pub(super) async fn open_of_group(
    access: SignedIn,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    match kept_for(&access, &path.1).await? {
        Some((id, form @ FormAt::OfGroup { group, .. })) if group.as_str() == path.0 => {
            group_form::kept(&access, &form, id).await
        }
        Some(_) => Err(PageError::NotFound),
        None => Ok(see_other(&link::group(&path.0))),
    }
}

/// The name of kept words and the form that they are for; where there are none, that is told on the next page.
async fn kept_for(access: &SignedIn, name: &str) -> Result<Option<(DraftId, FormAt)>, PageError> {
    let id: DraftId = name.parse().map_err(|_| PageError::NotFound)?;
    let Some(draft) = access.draft(id).await? else {
        access.tell(true, "routes-kept-gone");
        return Ok(None);
    };
    Ok(Some((id, FormAt::parse(&draft.at.form).ok_or(PageError::NotFound)?)))
}
