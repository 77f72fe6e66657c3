//! Who is asking, as a value that a handler must hold: without it there is nothing to call. Must never be made but from
//! a session that is open now, nor hand out a part of a chart that the role may not read.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderName};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use automerge::Automerge;
use waystation_sync::access::readable;
use waystation_sync::care::edit::{Act, Edit, Edited};
use waystation_sync::care::noun::{Noun, Part, Role};
use waystation_sync::care::overview::Overview;
use waystation_sync::care::summary::Row;
use waystation_sync::id::{ClientId, DraftId, EditId, Heads, PersonId, SheetId};
use waystation_sync::replica::NodeRole;
use waystation_web::pages::settings::Chosen;
use waystation_web::shell::{Notice, Place, Undo};
use waystation_web::{Language, Names};

use super::error::PageError;
use super::sentence::Sentence;
use super::session::{Unsent, is_page};
use super::shell::{names, place};
use super::state::AppState;
use crate::host::clock;
use crate::node::live::Happening;
use crate::node::unsaved::{Choices, Draft, Kept};
use crate::node::{NodeError, Open, SessionId};

/// The cookie that holds a session's token. `__Host-` binds it to this host and to secure contexts; cookies know no
/// ports, so the port keeps two nodes on one computer apart.
#[must_use]
pub(crate) fn cookie_name(state: &AppState) -> String {
    format!("__Host-waystation-{}", state.http.port())
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

/// The language in which `request` was answered so far: what [`language_of`] found, else what the browser likes best.
pub(crate) fn language_so_far(request: &HttpRequest) -> Language {
    let found = request.extensions().get::<Language>().copied();
    found.unwrap_or_else(|| language_of(request, None))
}

/// The header by which a page's script says that it asks by itself: that is no use of the session.
pub(crate) const BACKGROUND: HeaderName = HeaderName::from_static("x-background");

/// Whether nobody did anything to send this request.
fn is_background(request: &HttpRequest) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD) && request.headers().contains_key(BACKGROUND)
}

/// Somebody who is signed in.
pub(crate) struct SignedIn {
    state: web::Data<AppState>,
    open: Arc<Open>,
    session: SessionId,
    person: PersonId,
    role: Role,
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
    /// What [`crate::node::live::Hub::number`] said before anything was read.
    number: u64,
}

impl SignedIn {
    /// Whoever sent `request`.
    pub(super) fn of(request: &HttpRequest) -> Result<Self, PageError> {
        Self::asking(request, is_background(request))
    }

    fn asking(request: &HttpRequest, background: bool) -> Result<Self, PageError> {
        let state = state_of(request)?;
        let open = match state.node.open() {
            Ok(open) => open,
            Err(NodeError::Fresh) => {
                return Err(match state.node.role() {
                    NodeRole::Clinic => PageError::SetUp,
                    NodeRole::Laptop => PageError::Join,
                });
            }
            Err(NodeError::Locked) => return Err(PageError::SignIn),
            Err(other) => return Err(other.into()),
        };
        let number = open.shown.live.number();
        let session = session_of(request, &state).ok_or(PageError::SignIn)?;
        let now = clock::now();
        let person = if background { state.sessions.look(session, now) } else { state.sessions.person(session, now) };
        let Some(person) = person else {
            if request.method() == Method::GET && is_page(request.path()) {
                state.sessions.came_for(session, request.path().to_owned(), now);
            }
            return Err(PageError::SignIn);
        };
        let known = open.shown.directory().people.get(&person).cloned();
        // Someone who was let go while signed in is out at once.
        let role = known.filter(|known| known.active).ok_or(PageError::SignIn)?.role;
        let choices = open.drawer.choices(person);
        let language = choices.language.as_deref().and_then(Language::from_tag);
        let names = Names { initials: choices.initials, ..names(&open, language_of(request, language)) };
        let by_address = matches!(*request.method(), Method::GET | Method::HEAD);
        let asked = HowAsked { background, by_address, number };
        Ok(Self { state, open, session, person, role, names, asked })
    }

    /// The open node.
    #[must_use]
    pub fn open(&self) -> &Open {
        &self.open
    }

    /// What every handler can reach.
    #[must_use]
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// What every handler can reach, for work that goes on after the answer has begun.
    #[must_use]
    pub fn shared(&self) -> web::Data<AppState> {
        self.state.clone()
    }

    /// Who.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// What they are there for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// What this node is.
    #[must_use]
    pub fn place(&self) -> Place {
        place(self.state.node.role())
    }

    /// Names of people and devices, and the moment of the request.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// The language that they read.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.names.language
    }

    /// The parts of charts that they may read.
    #[must_use]
    pub const fn readable(&self) -> &'static [Part] {
        readable(self.role)
    }

    /// Their session.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// Whether the page can be asked for again by its address.
    #[must_use]
    pub const fn by_address(&self) -> bool {
        self.asked.by_address
    }

    /// What [`crate::node::live::Hub::number`] said before anything was read for the page.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.asked.number
    }

    /// Ends the session.
    pub fn sign_out(&self) {
        self.state.sessions.end(self.session);
        self.open.shown.live.tell(Happening::Session);
    }

    /// What they have chosen for themselves.
    #[must_use]
    pub fn chosen(&self) -> Chosen {
        let Choices { language, look, initials, .. } = self.choices();
        Chosen { language: language.as_deref().and_then(Language::from_tag), look, initials }
    }

    /// Locks the session; signing in again leads back to `page`.
    pub fn lock(&self, page: Option<String>) {
        self.state.sessions.lock(self.session, page);
        self.open.shown.live.tell(Happening::Session);
    }

    /// Keeps what an action came to for the next page: the sentence with this id, and its `.next` if it has one.
    pub fn tell(&self, good: bool, id: &str) {
        let next = self.language().find(&format!("{id}.next")).unwrap_or_default();
        self.tell_with(good, id, next);
    }

    /// As [`SignedIn::tell`] of something that went as asked, said in `language`.
    pub fn tell_in(&self, language: Language, id: &str) {
        self.keep_notice(Notice { good: true, text: language.say(id), next: String::new(), undo: None });
    }

    /// As [`SignedIn::tell`], with `next` as it is to be read.
    pub fn tell_with(&self, good: bool, id: &str, next: String) {
        self.keep_notice(Notice { good, text: self.language().say(id), next, undo: None });
    }

    /// As [`SignedIn::tell`] of why something was not done: what happened, and what to do.
    pub(crate) fn tell_said(&self, good: bool, said: &Sentence) {
        let [text, next] = ["sentence", "next"].map(|part| said.say_its(part, self.language()));
        self.keep_notice(Notice { good, text, next, undo: None });
    }

    /// As [`SignedIn::tell`] of something done, with the button that takes it back.
    pub fn tell_done(&self, id: &str, undo: Option<Undo>) {
        self.keep_notice(Notice { good: true, text: self.language().say(id), next: String::new(), undo });
    }

    /// A page that was asked for by itself was no action.
    fn keep_notice(&self, notice: Notice) {
        if self.asked.background {
            return;
        }
        self.state.sessions.tell(self.session, notice);
    }

    /// What the last action came to; told once, to the page that a person opens.
    #[must_use]
    pub fn told(&self) -> Option<Notice> {
        if self.asked.background { None } else { self.state.sessions.told(self.session) }
    }

    /// A form of theirs that came when the session had locked itself.
    #[must_use]
    pub fn unsent(&self) -> Option<Unsent> {
        self.state.sessions.unsent(self.session)
    }

    /// Keeps words that they have not saved yet, in their own drawer; durable when this returns.
    ///
    /// # Errors
    /// [`PageError::Drawer`]; nothing was kept then.
    pub async fn keep(&self, draft: Draft) -> Result<Kept, PageError> {
        let fresh = DraftId(clock::id()?);
        let form = draft.at.form.clone();
        let kept = self.open.drawer.keep(self.person, draft, fresh).await?;
        // What came when the session had locked itself is not waiting any more.
        self.state.sessions.sent(self.session, &form);
        Ok(kept)
    }

    /// All words that they have not saved yet, the newest first. A drawer that cannot be read is logged and taken for
    /// empty: no page needs it.
    pub async fn drafts(&self) -> Vec<Draft> {
        self.open.drawer.drafts(self.person).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "a drawer could not be read");
            Vec::new()
        })
    }

    /// The words that they kept under `id`.
    ///
    /// # Errors
    /// [`PageError::Drawer`].
    pub async fn draft(&self, id: DraftId) -> Result<Option<Draft>, PageError> {
        Ok(self.open.drawer.draft(self.person, id).await?)
    }

    /// Removes words that one of `sheets` kept last; says whether there are none under `id` now.
    ///
    /// # Errors
    /// [`PageError::Drawer`]; they may then still be there.
    pub async fn let_go(&self, id: DraftId, sheets: Vec<SheetId>) -> Result<bool, PageError> {
        Ok(self.open.drawer.let_go(self.person, id, sheets).await?)
    }

    /// How they like their pages, as it is kept: change what this gives, and give it to [`SignedIn::set_choices`].
    #[must_use]
    pub fn choices(&self) -> Choices {
        self.open.drawer.choices(self.person)
    }

    /// Keeps how they like their pages; durable when this returns.
    ///
    /// # Errors
    /// [`PageError::Drawer`]; nothing was changed then.
    pub async fn set_choices(&self, choices: Choices) -> Result<(), PageError> {
        Ok(self.open.drawer.set_choices(self.person, choices).await?)
    }

    /// Looks at every client here, as far as they may; not to be called within `read`.
    pub fn overview<T>(&self, read: impl FnOnce(&Overview) -> T) -> T {
        self.open.shown.overview(self.readable(), read)
    }

    /// The chart of a client that is here.
    ///
    /// # Errors
    /// [`PageError::NotFound`] when no part of it that they may read is here.
    pub fn chart(&self, client: ClientId) -> Result<Chart<'_>, PageError> {
        let rows = self.overview(|overview| overview.rows(client).to_vec());
        if rows.is_empty() {
            return Err(PageError::NotFound);
        }
        Ok(Chart { access: self, client, rows })
    }

    /// The chart of a client who is new here.
    ///
    /// # Errors
    /// [`PageError::NotAllowed`] when their role begins no charts.
    pub fn new_chart(&self, client: ClientId) -> Result<Chart<'_>, PageError> {
        if !waystation_sync::care::name::NAME.editors.contains(&self.role) {
            return Err(PageError::NotAllowed);
        }
        Ok(Chart { access: self, client, rows: Vec::new() })
    }

    /// Says that they are a supervisor, which pairing and people ask for.
    ///
    /// # Errors
    /// [`PageError::NotAllowed`].
    pub const fn supervisor(&self) -> Result<Supervisor<'_>, PageError> {
        match self.role {
            Role::Supervisor => Ok(Supervisor { access: self }),
            Role::Therapist | Role::CaseManager | Role::FrontDesk | Role::Peer | Role::Newer(_) => {
                Err(PageError::NotAllowed)
            }
        }
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

pub(super) fn state_of(request: &HttpRequest) -> Result<web::Data<AppState>, PageError> {
    request.app_data::<web::Data<AppState>>().cloned().ok_or(PageError::Node(NodeError::Stopping))
}

pub(super) fn session_of(request: &HttpRequest, state: &AppState) -> Option<SessionId> {
    Some(SessionId::of(request.cookie(&cookie_name(state))?.value()))
}

/// A supervisor.
pub(crate) struct Supervisor<'a> {
    access: &'a SignedIn,
}

impl<'a> Supervisor<'a> {
    /// What every handler can reach.
    #[must_use]
    pub fn state(&self) -> &'a AppState {
        self.access.state()
    }
}

/// One client's chart, in the hands of someone who may open it.
pub(crate) struct Chart<'a> {
    access: &'a SignedIn,
    client: ClientId,
    rows: Vec<Arc<Row>>,
}

impl Chart<'_> {
    /// Whose.
    #[must_use]
    pub const fn client(&self) -> ClientId {
        self.client
    }

    /// Its summary rows, of the parts that may be read.
    #[must_use]
    pub fn rows(&self) -> &[Arc<Row>] {
        &self.rows
    }

    /// Reads a part of it: `read` gets the document and its heads.
    ///
    /// # Errors
    /// [`PageError::NotFound`] for a part that they may not read, the same as for one that is not there.
    pub async fn read<T: Send + 'static>(
        &self,
        part: Part,
        read: impl FnOnce(&Automerge, Heads) -> T + Send + 'static,
    ) -> Result<T, PageError> {
        self.may(part)?;
        Ok(self.access.open.read(self.client, part, read).await?)
    }

    /// Saves a form into a part of it; durable when this returns.
    ///
    /// # Errors
    /// As [`Chart::read`], or why the node did not save it.
    pub async fn save(&self, part: Part, base: Heads, id: EditId, acts: Vec<Act>) -> Result<Edited, PageError> {
        self.may(part)?;
        let nouns: Vec<&Noun> = acts.iter().map(|act| act.noun).collect();
        let facts = self.access.open.client_facts(self.client, &nouns).await?;
        let edit = Edit {
            facts: Arc::new(facts),
            id,
            client: self.client,
            part,
            base,
            author: self.access.open.author(self.access.person),
            role: self.access.role,
            at: clock::now(),
            acts,
        };
        Ok(self.access.open.save(edit).await?)
    }

    fn may(&self, part: Part) -> Result<(), PageError> {
        if self.access.readable().contains(&part) { Ok(()) } else { Err(PageError::NotFound) }
    }
}
