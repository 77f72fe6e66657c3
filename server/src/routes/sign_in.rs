//! Signing in and out. Must never say whether a login is known.

use std::net::Ipv6Addr;
use std::time::Duration;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use waystation_sync::id::PersonId;
use waystation_sync::replica::NodeRole;
use waystation_web::form_at::FormAt;
use waystation_web::link;
use waystation_web::pages::sign_in::SignIn;
use waystation_web::pages::unsent::{Unsent, UnsentForm};
use waystation_web::part::keep::KeptLine;

use super::drafts;
use crate::host::clock;
use crate::http::{
    AppState, Form, Listener, PageError, Seat, SignedIn, claim, cookie_name, door_page, is_held, is_page, language_of,
    late_of, place, prove, see_other, token_of, whole_page,
};
use crate::node::unsaved::Draft;
use crate::node::{Phase, SessionId, SignInError};
use crate::vault::Passphrase;

/// The page for signing in; a node that is not set up yet leads to where it is.
pub(super) async fn page(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, PageError> {
    show(&request, &state, StatusCode::OK, (String::new(), String::new()))
}

fn show(
    request: &HttpRequest,
    state: &AppState,
    status: StatusCode,
    (login, message): (String, String),
) -> Result<HttpResponse, PageError> {
    let locked = match state.phase() {
        Phase::Fresh => return Err(fresh(state)),
        Phase::Locked => true,
        Phase::Open => false,
    };
    let session = token_of(request, state).map(|token| SessionId::of(&token));
    let kept = is_held(request) || session.is_some_and(|session| !state.sessions().late(session).is_empty());
    let of_session = || session.and_then(|session| state.locked_login(session)).unwrap_or_default();
    let login = if login.is_empty() { of_session() } else { login };
    let page = SignIn { place: place(state.role()), locked, kept, login, message };
    door_page(status, state, language_of(request, None), &page)
}

/// Where a node that is not set up leads.
fn fresh(state: &AppState) -> PageError {
    match state.role() {
        NodeRole::Clinic => PageError::SetUp,
        NodeRole::Laptop => PageError::Join,
    }
}

/// Signs in; the first to do so opens the node.
pub(super) async fn sign_in(
    request: HttpRequest,
    state: web::Data<AppState>,
    Form(mut typed): Form,
) -> Result<HttpResponse, PageError> {
    let login = typed.remove("login").unwrap_or_default();
    let passphrase = Passphrase::new(typed.remove("passphrase").unwrap_or_default());
    let language = language_of(&request, None);
    let (seat, now) = (seat_of(&request), clock::uptime());
    for (wait_ms, id) in [
        (state.tries().address_wait_ms(seat, now), "typed-wait-device"),
        (state.tries().wait_ms(&login, seat, now), "typed-wait"),
    ] {
        if wait_ms > 0 {
            let message = language.say_with(id, &[("n", (wait_ms / 1000 + 1).into())]);
            return show(&request, &state, StatusCode::TOO_MANY_REQUESTS, (login, message));
        }
    }
    state.tries().count_try(&login, seat, now);
    tokio::time::sleep(Duration::from_millis(state.tries().slow_ms(&login, seat, now))).await;
    match state.sign_in(login.clone(), passphrase, seat).await {
        Ok(person) => {
            state.tries().right(&login, seat);
            claim(&request, person).await;
            enter(&request, &state, person)
        }
        Err(SignInError::WrongPassphrase) => {
            show(&request, &state, StatusCode::UNAUTHORIZED, (login, language.say("typed-not-together")))
        }
        Err(other) => {
            state.tries().take_back(&login, seat);
            if matches!(other, SignInError::Fresh) { Err(fresh(&state)) } else { Err(other.into()) }
        }
    }
}

/// Where the person sits who asks.
fn seat_of(request: &HttpRequest) -> Seat {
    match Listener::of(request.app_data()) {
        Listener::ThisComputer => Seat::Here,
        Listener::Building => {
            Seat::Elsewhere(request.peer_addr().map_or(Ipv6Addr::UNSPECIFIED.into(), |peer| peer.ip()))
        }
    }
}

/// Begins a session for `person` and goes to today, or to words of theirs that were not saved. A browser that sent no
/// cookie first shows that it keeps one.
pub(super) fn enter(request: &HttpRequest, state: &AppState, person: PersonId) -> Result<HttpResponse, PageError> {
    let (listener, before) = (Listener::of(request.app_data()), token_of(request, state));
    let token = state.sessions().begin(person, before.as_deref(), clock::uptime())?;
    let cookie = Cookie::build(cookie_name(state, listener), token.as_str().to_owned())
        .path("/")
        .secure(listener.has_secure_cookies())
        .http_only(true)
        .same_site(SameSite::Strict)
        .finish();
    prove(request);
    let session = SessionId::of(token.as_str());
    let next = if before.is_some() { first_page(state, session) } else { link::SIGNED_IN.to_owned() };
    let mut answer = see_other(&next);
    answer.add_cookie(&cookie).map_err(|_| PageError::NotFound)?;
    Ok(answer)
}

/// Where somebody goes who has just signed in.
fn first_page(state: &AppState, session: SessionId) -> String {
    let back = state.sessions().back(session);
    let unsent = !state.sessions().late(session).is_empty();
    if unsent { link::UNSENT.to_owned() } else { back.unwrap_or_else(|| link::TODAY.to_owned()) }
}

/// Where a browser goes with its first cookie. One that comes without it is told so: else a right passphrase would lead
/// back to this page without a word.
pub(super) async fn signed_in(
    request: HttpRequest,
    state: web::Data<AppState>,
    access: Result<SignedIn, PageError>,
) -> Result<HttpResponse, PageError> {
    match access {
        Ok(access) => Ok(see_other(&first_page(&state, access.session()))),
        Err(PageError::SignIn) if token_of(&request, &state).is_none() => {
            let message = language_of(&request, None).say("signin-no-cookie");
            show(&request, &state, StatusCode::UNAUTHORIZED, (String::new(), message))
        }
        Err(other) => Err(other),
    }
}

/// Signs out. What the browser kept of the pages is cleared.
pub(super) async fn sign_out(access: SignedIn) -> HttpResponse {
    access.sign_out();
    let mut answer = see_other(link::SIGN_IN);
    let header = actix_web::http::header::HeaderName::from_static("clear-site-data");
    answer.headers_mut().insert(header, actix_web::http::header::HeaderValue::from_static("\"cache\""));
    answer
}

/// Locks the session; who signs in again at this browser comes back to the page that it was locked from.
pub(super) async fn lock(access: SignedIn, request: HttpRequest) -> HttpResponse {
    let referer = request.headers().get(actix_web::http::header::REFERER).and_then(|page| page.to_str().ok());
    let page = referer.and_then(|page| page.parse::<actix_web::http::Uri>().ok());
    access.lock(page.as_ref().map(actix_web::http::Uri::path).filter(|path| is_page(path)).map(str::to_owned));
    see_other(link::SIGN_IN)
}

/// Words that were sent after the session had locked itself, or while somebody else was signed in.
pub(super) async fn unsent(access: SignedIn) -> Result<HttpResponse, PageError> {
    let late = late_of(&access).await;
    let forms: Vec<UnsentForm> =
        late.iter().filter_map(|(draft, is_kept)| unsent_form(&access, draft, *is_kept)).collect();
    if forms.is_empty() {
        return Ok(see_other(link::TODAY));
    }
    whole_page(&access, &Unsent { forms })
}

/// One form that came too late, to be sent again as it came.
fn unsent_form(access: &SignedIn, draft: &Draft, is_kept: bool) -> Option<UnsentForm> {
    let form = FormAt::parse(&draft.at.form)?;
    let line = drafts::line(access, draft)?;
    let line = if is_kept { line } else { KeptLine { href: None, ..line } };
    let ids = (draft.at.edit, &draft.at.base, draft.at.sheet);
    Some(UnsentForm::new(line, &form, ids, &drafts::typed_of(draft), access.names()))
}

/// Asked by a page in which someone is writing, so that the session stays open.
pub(super) async fn still_here(_access: SignedIn) -> HttpResponse {
    HttpResponse::NoContent().finish()
}
