//! Drafts that are thrown away, and taken back; and the draft of a form that could not be saved. Must never throw away words
//! that their writer has not seen.

use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use waystation_sync::id::ClientId;
use waystation_web::form_at::FormAt;
use waystation_web::link;
use waystation_web::part::keep::FORM_AT;
use waystation_web::part::typed::Typed;
use waystation_web::shell::Undo;

use super::group_sheet::Place;
use super::tick::page_of;
use crate::http::{PageError, Posted, SentForm, Sheets, SignedIn, draft_of, see_other};
use crate::node::unsaved::Draft;

/// Discards a draft: from a list by its name, or from its form, which sends its words along and is left by this.
pub(super) async fn discard(request: HttpRequest, Posted { access, typed }: Posted) -> Result<HttpResponse, PageError> {
    let sheets = Sheets::of(&typed);
    let id = sheets.draft.ok_or(PageError::NotAForm)?;
    let stored = access.draft(id).await?;
    let left = left_form(&typed)?;
    let is_gone = access.let_go(id, sheets.all()).await?;
    let form = left.as_ref().or(stored.as_ref()).and_then(|draft| FormAt::parse(&draft.at.form));
    let form = form.filter(|form| opens(&access, form));
    if !is_gone && left.is_none() {
        access.tell(false, "routes-let-go-not");
        return Ok(see_other(&form.map_or_else(|| link::TODAY.into(), |form| form.draft(id))));
    }
    let leaves = left.is_some();
    // A form too large to be sent is left without its words.
    let left = left.filter(|draft| !draft.fields.is_empty());
    access.state().sessions().sent(access.session(), id);
    take_away(&access, left.or(stored));
    let list = page_of(&request).filter(|page| [link::TODAY, link::UNSENT].contains(&page.as_str()));
    let next = match (list, form) {
        (Some(list), _) => list,
        (None, None) => link::TODAY.to_owned(),
        (None, Some(form)) if leaves => form.section(),
        (None, Some(form)) => form.page(),
    };
    Ok(see_other(&next))
}

/// The words of the form that is left; `None` where a list named the draft.
fn left_form(typed: &Typed) -> Result<Option<Draft>, PageError> {
    let Some(form) = typed.get(FORM_AT).and_then(|at| FormAt::parse(at)) else { return Ok(None) };
    draft_of(&form, typed).map(Some)
}

/// Holds what is discarded for the button that takes it back. It is in no file any more.
fn take_away(access: &SignedIn, discarded: Option<Draft>) {
    let undo = discarded.is_some().then(|| Undo {
        action: link::DRAFT_TAKE_BACK.to_owned(),
        heads: String::new(),
        edit_id: String::new(),
        leaves_away: false,
    });
    access.state().sessions().discard(access.session(), discarded);
    access.tell_done("routes-discarded", undo);
}

/// Whether the reader can open the chart of a form.
fn opens(access: &SignedIn, form: &FormAt) -> bool {
    match form {
        FormAt::NewClient => access.new_chart(ClientId([0; 16])).is_ok(),
        FormAt::InChart { client, .. } => access.chart(*client).is_ok(),
        FormAt::OfGroup { group, .. } => Place::of(access, group.as_str()).is_ok(),
    }
}

/// Takes back the draft that was discarded last.
pub(super) async fn take_back(Posted { access, .. }: Posted) -> Result<HttpResponse, PageError> {
    let Some(draft) = access.state().sessions().discarded(access.session()) else {
        access.tell(false, "routes-kept-gone");
        return Ok(see_other(link::TODAY));
    };
    let form = FormAt::parse(&draft.at.form).filter(|form| opens(&access, form));
    let kept = access.keep(draft).await?;
    access.state().sessions().discard(access.session(), None);
    access.tell(true, "routes-draft-back");
    Ok(see_other(&form.map_or_else(|| link::TODAY.into(), |form| form.draft(kept.id))))
}

/// Where a form that could not be saved for a reason that its writer cannot mend comes back with its words, which are a
/// draft from then on; `None` where nothing was kept, and the error has its own page.
pub(super) async fn rescue(request: &HttpRequest, error: &PageError) -> Option<HttpResponse> {
    let is_ours =
        matches!(error, PageError::Save(_) | PageError::Read(_) | PageError::NoRandom(_) | PageError::Render(_));
    let sent = request.extensions_mut().remove::<SentForm>().filter(|_| is_ours)?;
    let form = FormAt::parse(sent.0.get(FORM_AT)?)?;
    let (access, told) = (SignedIn::of(request).ok()?, error.told()?);
    opens(&access, &form).then_some(())?;
    let kept = access.keep(draft_of(&form, &sent.0).ok()?).await.ok()?;
    tracing::error!(%error, "a form was not saved; its words are a draft");
    access.tell_said(false, &told.said);
    Some(see_other(&form.draft(kept.id)))
}
