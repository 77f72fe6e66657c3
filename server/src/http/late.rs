//! Forms that came when they could not be saved: their session had locked itself, the program had started again, or
//! somebody else was signed in. Their words become drafts of whoever wrote them. Must never show one person's words to
//! another, nor say that words are kept before they are.

use actix_web::{HttpMessage, HttpRequest};
use waystation_sync::id::{DraftId, PersonId};
use waystation_web::form_at::FormAt;
use waystation_web::link;
use waystation_web::part::keep;
use waystation_web::part::typed::Typed;

use super::sent::draft_of;
use super::session::Late;
use super::state::AppState;
use super::unclaimed::Room;
use super::who::{SignedIn, session_of, state_of};
use crate::host::clock;
use crate::node::Phase;
use crate::node::unsaved::{Draft, UnsavedError};

/// For whom a form says that it was shown, if it does.
pub(super) fn shown_to(typed: &Typed) -> Option<PersonId> {
    typed.get(keep::FORM_BY).and_then(|by| by.parse().ok())
}

/// Whether a form whose words can be kept does not say whom it was shown to, as none does that a page of this program made.
pub(super) fn is_from_before(typed: &Typed) -> bool {
    typed.contains_key(keep::FORM_AT) && shown_to(typed).is_none()
}

/// Keeps the words of such a form for who sent it, since nobody else is known who may have written them; says whether it did.
pub(super) async fn from_before(access: &SignedIn, typed: &Typed) -> bool {
    let Some(draft) = draft_in(typed) else { return false };
    match kept(access.state(), access.person(), draft).await {
        Ok(id) => {
            access.state().sessions().keep(access.session(), Late { id, held: None }, clock::uptime());
            true
        }
        Err(error) => {
            tracing::error!(%error, "a form that does not say whom it was shown to was not kept");
            false
        }
    }
}

/// Keeps what came after its session had locked itself, for whoever the form was shown to.
pub(super) async fn locked(request: &HttpRequest, typed: &Typed) {
    let Ok(state) = state_of(request) else { return };
    let Some(session) = session_of(request, &state) else { return };
    let Some(person) = state.sessions().whose(session, clock::uptime()) else { return };
    let author = shown_to(typed).unwrap_or(person);
    if author != person {
        elsewhere(request, author, typed).await;
        return;
    }
    let Some(draft) = draft_in(typed) else { return };
    let late = match kept(&state, person, draft.clone()).await {
        Ok(id) => Late { id, held: None },
        Err(error) => {
            tracing::error!(%error, "a form that came too late is in memory only");
            Late { id: draft.id, held: Some(draft) }
        }
    };
    state.sessions().keep(session, late, clock::uptime());
}

/// Whether a draft waits for whoever signs in again where a request came from.
pub(crate) fn waits_for_sign_in(request: &HttpRequest) -> bool {
    let Ok(state) = state_of(request) else { return false };
    session_of(request, &state)
        .is_some_and(|session| state.sessions().late(session).iter().any(|late| late.held.is_none()))
}

/// The words of forms of `access`'s person that came too late, the oldest first, as far as they still wait: each with whether
/// it is in their drawer.
pub(crate) async fn late_of(access: &SignedIn) -> Vec<(Draft, bool)> {
    let (sessions, session) = (access.state().sessions(), access.session());
    let mut found = Vec::new();
    for late in sessions.late(session) {
        match late.held {
            Some(draft) => found.push((draft, false)),
            None => match access.draft(late.id).await {
                Ok(Some(draft)) => found.push((draft, true)),
                Ok(None) => sessions.sent(session, late.id),
                Err(error) => tracing::warn!(%error, "a form that came too late could not be read"),
            },
        }
    }
    found
}

/// Keeps what was shown to `author` and came while somebody else was signed in; says whether it is.
pub(super) async fn elsewhere(request: &HttpRequest, author: PersonId, typed: &Typed) -> bool {
    let (Ok(state), Some(draft)) = (state_of(request), draft_in(typed)) else { return false };
    if !state.sessions().may_leave(author) {
        return false;
    }
    match kept(&state, author, draft).await {
        Ok(id) => {
            state.sessions().leave(author, Late { id, held: None });
            true
        }
        Err(error) => {
            tracing::error!(%error, "a form of somebody who is not signed in was not kept");
            false
        }
    }
}

/// Room for a form of so many bytes from a browser at which nobody is known, but that somebody was signed in at before: it
/// still sends the cookie of that time.
pub(super) fn room(request: &HttpRequest, bytes: usize) -> Option<Room> {
    let state = state_of(request).ok().filter(|state| state.phase() != Phase::Fresh)?;
    session_of(request, &state)?;
    let is_draft = request.path().starts_with(link::DRAFT);
    if is_draft { None } else { state.unclaimed().room(request.peer_addr()?.ip(), bytes) }
}

/// Holds the words of such a form until somebody signs in at that browser.
pub(super) fn hold(request: &HttpRequest, typed: &Typed, room: Room) {
    let (Ok(state), Some(author), Some(draft)) = (state_of(request), shown_to(typed), draft_in(typed)) else { return };
    let Some(session) = session_of(request, &state) else { return };
    if state.unclaimed().hold(session, author, draft, (room, clock::uptime())) {
        request.extensions_mut().insert(HeldNow);
    }
}

/// Says that the words of a request are held; stands in its extensions.
struct HeldNow;

/// Whether the words of this very request are held.
pub(crate) fn is_held_now(request: &HttpRequest) -> bool {
    request.extensions().contains::<HeldNow>()
}

/// Whether words are held for the browser of a request.
pub(crate) fn is_held(request: &HttpRequest) -> bool {
    let Ok(state) = state_of(request) else { return false };
    session_of(request, &state).is_some_and(|session| state.unclaimed().waits(session, clock::uptime()))
}

/// Puts the words that were held for the browser of a request into the drawers of whom their forms were shown to, now that
/// `person` has proved who they are there: their own are offered to them next, those of others when they sign in.
pub(crate) async fn claim(request: &HttpRequest, person: PersonId) {
    let Ok(state) = state_of(request) else { return };
    let Some(session) = session_of(request, &state) else { return };
    for (author, draft) in state.unclaimed().claim(session, clock::uptime()) {
        if !state.sessions().may_leave(author) {
            continue;
        }
        match kept(&state, author, draft.clone()).await {
            Ok(id) => state.sessions().leave(author, Late { id, held: None }),
            Err(error) if author == person => {
                tracing::error!(%error, "a form that came before its writer signed in is in memory only");
                state.sessions().leave(author, Late { id: draft.id, held: Some(draft) });
            }
            Err(error) => tracing::error!(%error, "a form of somebody who is not signed in was not kept"),
        }
    }
}

/// The words of a chart's form, or of that for a new one. Other forms may hold passphrases.
fn draft_in(typed: &Typed) -> Option<Draft> {
    draft_of(&FormAt::parse(typed.get(keep::FORM_AT)?)?, typed).ok()
}

/// Puts a draft into `person`'s drawer, durably; gives its name there.
async fn kept(state: &AppState, person: PersonId, draft: Draft) -> Result<DraftId, UnsavedError> {
    let fresh = DraftId(clock::id().map_err(|_| UnsavedError::Ended)?);
    let someone = state.someone(person).ok_or(UnsavedError::Ended)?;
    Ok(someone.keep(draft, fresh).await?.id)
}
