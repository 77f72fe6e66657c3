//! Who is asking, as a value that a handler must hold: without it there is nothing to call. Must never be made but from
//! a session that is open now, nor hand out a part of a chart that the role may not read.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderName};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::overview::Overview;
use waystation_sync::id::{ClientId, DraftId, PersonId, SheetId};
use waystation_sync::replica::NodeRole;
use waystation_web::pages::settings::Chosen;
use waystation_web::shell::{Notice, Place, Undo};
use waystation_web::{Language, Names};

use super::error::PageError;
use super::listener::Listener;
use super::sentence::Sentence;
use super::session::is_page;
use super::shell::{names, place};
use super::state::AppState;
use crate::host::clock;
use crate::net::slots::Slot;
use crate::node::unsaved::{Choices, Draft, Kept};
use crate::node::{Chart, Phase, SessionId, Someone, Supervisor};

/// The cookie that holds a session's token. Over TLS `__Host-` binds it to this host and to TLS; a browser takes that name
/// only for what [`Listener::has_secure_cookies`]. Cookies know no ports, so the port keeps two nodes on one computer apart.
#[must_use]
pub(crate) fn cookie_name(state: &AppState, listener: Listener) -> String {
    let bound = if listener.has_secure_cookies() { "__Host-" } else { "" };
    format!("{bound}waystation-{}", state.around().http.port())
}

/// The session's token that came with `request`, if one did.
#[must_use]
pub(crate) fn token_of(request: &HttpRequest, state: &AppState) -> Option<String> {
    let name = cookie_name(state, Listener::of(request.app_data()));
    Some(request.cookie(&name)?.value().to_owned())
}

/// The language of the answer to `request`: the reader's own `choice` where there is one, else the offered language that
/// their browser likes best. It is the language of a problem page for the same request, too.
#[must_use]
pub(crate) fn language_of(request: &HttpRequest, choice: Option<Language>) -> Language {
    let language = choice.unwrap_or_else(|| {
        let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok());
        Language::asked_for(header.unwrap_or_default())
    });
    request.extensions_mut().insert(language);
    language
}

/// The header by which a page's script says that it asks by itself: that is no use of the session.
pub(crate) const BACKGROUND: HeaderName = HeaderName::from_static("x-background");

/// Whether a page's script sent this request by itself, without a person.
fn is_background(request: &HttpRequest) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD) && request.headers().contains_key(BACKGROUND)
}

/// Somebody who is signed in.
pub(crate) struct SignedIn {
    state: web::Data<AppState>,
    someone: Someone,
    session: SessionId,
    names: Names,
    asked: HowAsked,
}

/// How a page was asked for.
#[derive(Clone, Copy)]
struct HowAsked {
    /// By the page's script, with nobody at the keyboard.
    background: bool,
    /// By its address alone, so that it can be asked for again.
    by_address: bool,
}

impl SignedIn {
    /// Whoever sent `request`.
    ///
    /// # Errors
    /// Where their browser goes instead: [`PageError::SignIn`], [`PageError::SetUp`] or [`PageError::Join`].
    pub(crate) fn of(request: &HttpRequest) -> Result<Self, PageError> {
        Self::asking(request, is_background(request))
    }

    fn asking(request: &HttpRequest, background: bool) -> Result<Self, PageError> {
        let state = state_of(request)?;
        match (state.phase(), state.role()) {
            (Phase::Fresh, NodeRole::Clinic) => return Err(PageError::SetUp),
            (Phase::Fresh, NodeRole::Laptop) => return Err(PageError::Join),
            (Phase::Locked, _) => return Err(PageError::SignIn),
            (Phase::Open, _) => {}
        }
        let session = session_of(request, &state).ok_or(PageError::SignIn)?;
        let now = clock::uptime();
        let sessions = state.sessions();
        let person = if background { sessions.look(session, now) } else { sessions.person(session, now) };
        let Some(person) = person else {
            if request.method() == Method::GET && is_page(request.path()) {
                sessions.came_for(session, request.path().to_owned(), now);
            }
            return Err(PageError::SignIn);
        };
        // Someone who was let go while signed in is out at once.
        let someone = state.someone(person).ok_or(PageError::SignIn)?;
        prove(request);
        let choices = someone.choices();
        let language = choices.language.as_deref().and_then(Language::from_tag);
        let names = Names { initials: choices.initials, ..names(&someone, language_of(request, language)) };
        let by_address = matches!(*request.method(), Method::GET | Method::HEAD);
        Ok(Self { state, someone, session, names, asked: HowAsked { background, by_address } })
    }

    /// What they may do here.
    #[must_use]
    pub(crate) const fn someone(&self) -> &Someone {
        &self.someone
    }

    /// What every handler can reach.
    #[must_use]
    pub(crate) fn state(&self) -> &AppState {
        &self.state
    }

    /// What every handler can reach, for work that goes on after the answer has begun.
    #[must_use]
    pub(crate) fn shared(&self) -> web::Data<AppState> {
        self.state.clone()
    }

    /// The person who asks.
    #[must_use]
    pub(crate) const fn person(&self) -> PersonId {
        self.someone.person()
    }

    /// What they are there for.
    #[must_use]
    pub(crate) const fn role(&self) -> Role {
        self.someone.role()
    }

    /// What this node is.
    #[must_use]
    pub(crate) fn place(&self) -> Place {
        place(self.state.role())
    }

    /// Names of people and devices, and the moment of the request.
    #[must_use]
    pub(crate) const fn names(&self) -> &Names {
        &self.names
    }

    /// The language that they read.
    #[must_use]
    pub(crate) const fn language(&self) -> Language {
        self.names.language
    }

    /// The parts of charts that they may read.
    #[must_use]
    pub(crate) const fn readable(&self) -> &'static [Part] {
        self.someone.readable()
    }

    /// Their session.
    #[must_use]
    pub(crate) const fn session(&self) -> SessionId {
        self.session
    }

    /// Whether the page can be asked for again by its address.
    #[must_use]
    pub(crate) const fn by_address(&self) -> bool {
        self.asked.by_address
    }

    /// What [`crate::node::live::Hub::number`] said before anything was read for the page.
    #[must_use]
    pub(crate) const fn number(&self) -> u64 {
        self.someone.number()
    }

    /// The key that they sign with goes with their last session.
    fn put_key_away(&self) {
        if !self.state.sessions().is_in(self.someone.person(), clock::uptime()) {
            self.someone.put_key_away();
        }
    }

    /// Ends the session.
    pub(crate) fn sign_out(&self) {
        self.state.sessions().end(self.session);
        self.put_key_away();
        self.someone.tell_session_ended();
    }

    /// What they have chosen for themselves.
    #[must_use]
    pub(crate) fn chosen(&self) -> Chosen {
        let choices = self.choices();
        let no_slash = choices.no_slash();
        let Choices { language, look, initials, .. } = choices;
        Chosen { language: language.as_deref().and_then(Language::from_tag), look, initials, no_slash }
    }

    /// Locks the session; signing in again leads back to `page`.
    pub(crate) fn lock(&self, page: Option<String>) {
        self.state.sessions().lock(self.session, page);
        self.put_key_away();
        self.someone.tell_session_ended();
    }

    /// Keeps what an action came to for the next page: the sentence with this id, and its `.next` if it has one.
    pub(crate) fn tell(&self, good: bool, id: &str) {
        let next = self.language().find(&format!("{id}.next")).unwrap_or_default();
        self.tell_with(good, id, next);
    }

    /// As [`SignedIn::tell`] of something that went as asked, said in `language`.
    pub(crate) fn tell_in(&self, language: Language, id: &str) {
        self.keep_notice(Notice { good: true, text: language.say(id), next: String::new(), undo: None });
    }

    /// As [`SignedIn::tell`], with `next` as it is to be read.
    pub(crate) fn tell_with(&self, good: bool, id: &str, next: String) {
        self.keep_notice(Notice { good, text: self.language().say(id), next, undo: None });
    }

    /// As [`SignedIn::tell`] of why something was not done: what happened, and what to do.
    pub(crate) fn tell_said(&self, good: bool, said: &Sentence) {
        let [text, next] = ["sentence", "next"].map(|part| said.say_its(part, self.language()));
        self.keep_notice(Notice { good, text, next, undo: None });
    }

    /// As [`SignedIn::tell`] of something done, with the button that takes it back.
    pub(crate) fn tell_done(&self, id: &str, undo: Option<Undo>) {
        self.keep_notice(Notice { good: true, text: self.language().say(id), next: String::new(), undo });
    }

    /// Keeps a notice for the next page that a person opens. What a script asks for by itself is no action, so it leaves none.
    pub(super) fn keep_notice(&self, notice: Notice) {
        if self.asked.background {
            return;
        }
        self.state.sessions().tell(self.session, notice);
    }

    /// What the last action came to; told once, to the page that a person opens.
    #[must_use]
    pub(crate) fn told(&self) -> Option<Notice> {
        if self.asked.background { None } else { self.state.sessions().told(self.session) }
    }

    /// Keeps words that they have not saved yet, in their own drawer; durable when this returns.
    ///
    /// # Errors
    /// [`PageError::Unsaved`]; nothing was kept then.
    pub(crate) async fn keep(&self, draft: Draft) -> Result<Kept, PageError> {
        let fresh = DraftId(clock::id()?);
        let id = draft.id;
        let kept = self.someone.keep(draft, fresh).await?;
        // The draft holds these words now, so the form that came while the session was locked waits no longer.
        self.state.sessions().sent(self.session, id);
        Ok(kept)
    }

    /// All words that they have not saved yet, the newest first. A drawer that cannot be read is logged and taken for
    /// empty: no page needs it.
    pub(crate) async fn drafts(&self) -> Vec<Draft> {
        self.someone.drafts().await.unwrap_or_else(|error| {
            tracing::warn!(%error, "a drawer could not be read");
            Vec::new()
        })
    }

    /// The words that they kept under `id`.
    ///
    /// # Errors
    /// [`PageError::Unsaved`].
    pub(crate) async fn draft(&self, id: DraftId) -> Result<Option<Draft>, PageError> {
        Ok(self.someone.draft(id).await?)
    }

    /// Removes words that one of `sheets` kept last; says whether there are none under `id` now.
    ///
    /// # Errors
    /// [`PageError::Unsaved`]; they may then still be there.
    pub(crate) async fn let_go(&self, id: DraftId, sheets: Vec<SheetId>) -> Result<bool, PageError> {
        Ok(self.someone.let_go(id, sheets).await?)
    }

    /// Removes the refused tries at the form of `saved` whose words stand in that.
    ///
    /// # Errors
    /// [`PageError::Unsaved`]; they may then still be there.
    pub(crate) async fn let_go_tries(&self, saved: Draft) -> Result<(), PageError> {
        Ok(self.someone.let_go_tries(saved).await?)
    }

    /// How they like their pages, as it is kept: change what this gives, and give it to [`SignedIn::set_choices`].
    #[must_use]
    pub(crate) fn choices(&self) -> Choices {
        self.someone.choices()
    }

    /// Keeps how they like their pages; durable when this returns.
    ///
    /// # Errors
    /// [`PageError::Unsaved`]; nothing was changed then.
    pub(crate) async fn set_choices(&self, choices: Choices) -> Result<(), PageError> {
        Ok(self.someone.set_choices(choices).await?)
    }

    /// Looks at every client here, as far as they may; not to be called within `read`.
    pub(crate) fn overview<T>(&self, read: impl FnOnce(&Overview) -> T) -> T {
        self.someone.overview(read)
    }

    /// The chart of a client that is here.
    ///
    /// # Errors
    /// [`PageError::NotFound`] when no part of it that they may read is here; [`PageError::NotYourRole`] for a role that
    /// reads no part of any, whether there is such a chart or not.
    pub(crate) fn chart(&self, client: ClientId) -> Result<Chart, PageError> {
        let why = if self.readable().is_empty() { PageError::NotYourRole } else { PageError::NotFound };
        self.someone.chart(client).ok_or(why)
    }

    /// The chart of a client who is new here.
    ///
    /// # Errors
    /// [`PageError::NotAllowed`] when their role begins no charts.
    pub(crate) fn new_chart(&self, client: ClientId) -> Result<Chart, PageError> {
        self.someone.new_chart(client).ok_or(PageError::NotAllowed)
    }

    /// What a supervisor can do besides.
    ///
    /// # Errors
    /// [`PageError::NotAllowed`] for everybody else.
    pub(crate) fn supervisor(&self) -> Result<Supervisor<'_>, PageError> {
        self.someone.supervisor().ok_or(PageError::NotAllowed)
    }
}

impl FromRequest for SignedIn {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

/// Someone signed in whose page listens by itself: as [`SignedIn`], but never a use of the session.
pub(crate) struct Onlooker(pub SignedIn);

impl FromRequest for Onlooker {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(SignedIn::asking(request, true).map(Self))
    }
}

/// Says that somebody who is signed in sent this: their computer's connection gives way to nobody's.
pub(crate) fn prove(request: &HttpRequest) {
    if let Some(slot) = request.conn_data::<Arc<Slot>>() {
        slot.prove();
    }
}

pub(super) fn state_of(request: &HttpRequest) -> Result<web::Data<AppState>, PageError> {
    request.app_data::<web::Data<AppState>>().cloned().ok_or(PageError::Stopping)
}

pub(super) fn session_of(request: &HttpRequest, state: &AppState) -> Option<SessionId> {
    Some(SessionId::of(&token_of(request, state)?))
}
