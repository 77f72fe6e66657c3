//! The pages as a browser gets them, asked in this process: who gets in, what saving answers, what never happens.

mod all_at_once;
mod answering;
mod asked_for_help;
mod asking;
mod away;
mod before;
mod card;
mod chosen_since;
mod clocks;
mod consents;
mod death;
mod drafts;
mod folded;
mod glance;
mod groups;
mod groups_meanwhile;
mod involving;
mod kept_back;
mod language;
mod late;
mod less_careful;
mod no_longer;
mod not_safe;
mod numbers;
mod one_count;
mod own_lists;
mod own_summary;
mod pairs;
mod presets;
mod put_right;
mod raised;
mod register;
mod roles;
mod said_apart;
mod said_of;
mod second_look;
mod served;
mod settled;
mod settling;
mod sign_in;
mod signing;
mod standing;
mod steps_of_a_list;
mod tick;
mod told_once;
mod told_plainly;
mod usual_days;
mod versions_of_the_plan;

use std::sync::Arc;

use actix_web::body::to_bytes;
use actix_web::cookie::Cookie;
use actix_web::dev::ServiceResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, web};
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Act, Edit, Verb};
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::risk;
use waystation_sync::care::value::Value;
use waystation_sync::id::{ClientId, EditId, Heads};
use waystation_sync::replica::NodeRole;

use crate::host::DataFolder;
use crate::http::{AppState, BACKGROUND, FORM_BYTES_MAX, FREE_TRIES, IDLE_MS, Surroundings};
use crate::node::{Node, SessionId};

const HOST: (&str, &str) = ("host", "localhost:8470");
const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");

/// One node's pages, and a browser that keeps its cookie.
pub(super) struct Browser {
    folder: Arc<tempfile::TempDir>,
    pub(super) state: web::Data<AppState>,
    cookie: Option<Cookie<'static>>,
    /// What it asks for as `Accept-Language`.
    language: &'static str,
}

struct Answer {
    status: StatusCode,
    location: String,
    text: String,
}

impl Browser {
    fn new(role: NodeRole) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let data = DataFolder::open(folder.path(), true).unwrap();
        let node = Arc::new(Node::at(data, role, tokio::runtime::Handle::current()).unwrap());
        Self { folder, state: Self::around(node), cookie: None, language: "en-GB,en;q=0.9" }
    }

    fn around(node: Arc<Node>) -> web::Data<AppState> {
        web::Data::new(AppState::new(
            node,
            Surroundings {
                visits: Arc::default(),
                seen: tokio::sync::watch::channel(Default::default()).1,
                discovery_trouble: None,
                peers: None,
                clinic: None,
                http: ([127, 0, 0, 1], 8470).into(),
                lan: None,
            },
        ))
    }

    /// The same clinic once its program was ended and started, Dana signed in.
    async fn started_anew(self) -> Self {
        let node = Arc::clone(self.state.node());
        node.close().await.unwrap();
        let mut anew = Self { state: Self::around(node), cookie: None, ..self };
        let entered = anew.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
        assert_eq!(entered.location, "/signed-in", "{}", entered.text);
        assert_eq!(anew.get("/signed-in").await.location, "/today");
        anew
    }

    async fn ask(&mut self, request: TestRequest) -> Answer {
        let app = init_service(App::new().app_data(self.state.clone()).configure(super::configure)).await;
        let request = request.insert_header((ACCEPT_LANGUAGE, self.language));
        let request = match &self.cookie {
            Some(cookie) => request.cookie(cookie.clone()),
            None => request,
        };
        let answer: ServiceResponse<_> = call_service(&app, request.to_request()).await;
        assert!(answer.headers().contains_key(CONTENT_SECURITY_POLICY));
        if let Some(cookie) = answer.response().cookies().next() {
            self.cookie = Some(cookie.into_owned());
        }
        let status = answer.status();
        let location = answer.headers().get(LOCATION).map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
        if answer.headers().get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
            assert_eq!(answer.headers().get(CACHE_CONTROL).unwrap(), "no-store");
        }
        let bytes = to_bytes(answer.into_body()).await.ok().unwrap_or_default();
        // That names stand apart is proved of every page in `web`; here they read as parts of their sentences.
        let text = String::from_utf8_lossy(&bytes)
            .replace("<bdi translate=\"no\">", "")
            .replace("<bdi>", "")
            .replace("</bdi>", "");
        Answer { status, location, text: text.replace(['\u{2068}', '\u{2060}', '\u{2069}'], "") }
    }

    /// Asks as a page's script does by itself.
    async fn look(&mut self, path: &str) -> Answer {
        self.ask(TestRequest::get().uri(path).insert_header(HOST).insert_header((BACKGROUND, "1"))).await
    }

    pub(super) fn session(&self) -> SessionId {
        SessionId::of(self.cookie.as_ref().unwrap().value())
    }

    /// Asks for something whose answer has no end.
    async fn begin(&mut self, request: TestRequest) {
        let app = init_service(App::new().app_data(self.state.clone()).configure(super::configure)).await;
        let request = request.cookie(self.cookie.clone().unwrap());
        let answer = call_service(&app, request.to_request()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers().get("content-type").unwrap(), "text/event-stream");
    }

    async fn get(&mut self, path: &str) -> Answer {
        self.ask(TestRequest::get().uri(path).insert_header(HOST)).await
    }

    async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.ask(TestRequest::post().uri(path).insert_header(HOST).insert_header(OWN).set_form(form)).await
    }

    /// A clinic with Dana (supervisor) and Sam (front desk), Dana signed in.
    pub(super) async fn clinic() -> Self {
        let mut browser = Self::new(NodeRole::Clinic);
        let mut form = vec![("clinic", "Juniper Creek")];
        form.extend([("a.name", "Dana"), ("a.login", "dana"), ("a.role", "supervisor")]);
        form.extend([("a.passphrase", WORDS), ("a.again", WORDS)]);
        form.extend([("b.name", "Sam"), ("b.login", "sam"), ("b.role", "front_desk")]);
        form.extend([("b.passphrase", WORDS), ("b.again", WORDS)]);
        let answer = browser.post("/set-up", &form).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/signed-in"), "{}", answer.text);
        assert_eq!(browser.get("/signed-in").await.location, "/today");
        browser
    }

    /// Adds a person, who signs in with their name in small letters.
    async fn add(&mut self, name: &str, role: &str) {
        let login = name.to_lowercase();
        let form = [("p.name", name), ("p.login", &login), ("p.role", role)];
        let form: Vec<_> = form.into_iter().chain([("p.passphrase", WORDS), ("p.again", WORDS)]).collect();
        assert_eq!(self.post("/people", &form).await.status, StatusCode::SEE_OTHER);
    }

    /// Somebody at another browser of the same node.
    async fn beside(&self, login: &str) -> Self {
        let mut other =
            Self { folder: Arc::clone(&self.folder), state: self.state.clone(), cookie: None, language: self.language };
        let entered = other.post("/sign-in", &[("login", login), ("passphrase", WORDS)]).await;
        assert_eq!(entered.location, "/signed-in", "{}", entered.text);
        assert_eq!(other.get("/signed-in").await.location, "/today");
        other
    }

    /// Who is signed in, as forms name them.
    pub(super) fn person(&self) -> String {
        let session = SessionId::of(self.cookie.as_ref().unwrap().value());
        self.state.sessions().person(session, crate::host::clock::uptime()).unwrap().to_string()
    }

    /// A new client's chart; gives its address.
    pub(super) async fn client(&mut self, name: &str) -> String {
        let form = self.get("/clients/new").await;
        let id = hidden(&form.text, "edit_id");
        let answer = self.post("/clients", &[("edit_id", &id), ("name.text", name)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        answer.location
    }
}

const WORDS: &str = "river candle north apple";

/// The value of a hidden input.
fn hidden(html: &str, name: &str) -> String {
    let start = html.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {html}"));
    let rest = html[start..].split("value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_new_clinic_leads_every_page_to_its_set_up_and_a_new_laptop_to_joining() {
    for (role, path) in [(NodeRole::Clinic, "/set-up"), (NodeRole::Laptop, "/join")] {
        let mut browser = Browser::new(role);
        for page in ["/today", "/clients", "/sign-in", "/review"] {
            assert_eq!(browser.get(page).await.location, path, "{page}");
        }
        assert_eq!(browser.get(path).await.status, StatusCode::OK);
    }
}

#[actix_web::test]
async fn without_a_session_every_page_leads_to_signing_in() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    browser.cookie = None;
    let pages = ["/", "/today", "/clients", "/review", "/returns", "/sync", "/devices", "/people"];
    for page in pages.into_iter().skip(1).chain([chart.as_str()]) {
        let answer = browser.get(page).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in"), "{page}");
        assert!(!answer.text.contains("Ana"));
    }
    let wrong = browser.post("/sign-in", &[("login", "dana"), ("passphrase", "wrong words here")]).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    let right = browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    assert_eq!(right.location, "/signed-in");
    assert!(browser.get("/clients").await.text.contains("Ana"));
}

#[actix_web::test]
async fn a_login_that_was_guessed_at_has_to_wait_even_with_the_right_words() {
    let mut browser = Browser::clinic().await;
    for _ in 0..FREE_TRIES {
        browser.post("/sign-in", &[("login", "sam"), ("passphrase", "a guess at it")]).await;
    }
    let answer = browser.post("/sign-in", &[("login", "sam"), ("passphrase", WORDS)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[actix_web::test]
async fn a_goal_is_saved_shown_and_saved_once_when_its_form_is_sent_twice() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.get(&format!("{chart}/goal/new")).await;
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let filled = [("heads", &*heads), ("edit_id", &*id), ("f.statement", "Sleep at home"), ("f.status", "proposed")];
    for (said, times) in [("Saved.", "first"), ("Saved already.", "second")] {
        let answer = browser.post(&format!("{chart}/goal"), &filled).await;
        assert_eq!(answer.location, format!("{chart}/goal"), "{times}");
        let section = browser.get(&answer.location).await;
        assert_eq!(section.text.matches("Sleep at home</a>").count(), 1);
        assert!(section.text.contains(said), "{times}");
        assert!(!browser.get(&answer.location).await.text.contains(said), "an outcome is told once");
    }
}

#[actix_web::test]
async fn a_form_with_something_wrong_comes_back_with_its_words_and_saves_nothing() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.get(&format!("{chart}/goal/new")).await;
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let wrong = [
        ("heads", &*heads),
        ("edit_id", &*id),
        ("f.statement", "Swim <on> Fridays"),
        ("f.status", "active"),
        ("f.confidence", "eleven"),
    ];
    let answer = browser.post(&format!("{chart}/goal"), &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Swim &#60;on&#62; Fridays") && answer.text.contains("value=\"eleven\""));
    assert!(answer.text.contains("whole number from 0 to 10"));
    assert!(!browser.get(&format!("{chart}/goal")).await.text.contains("Fridays"));
}

#[actix_web::test]
async fn a_form_of_a_version_that_is_not_known_here_keeps_its_words_on_the_newest_page() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.get(&format!("{chart}/crisis/one")).await;
    let id = hidden(&form.text, "edit_id");
    let unknown = "ab".repeat(32);
    let filled = [("heads", &*unknown), ("edit_id", &*id), ("f.reasons", "The lake in June")];
    let answer = browser.post(&format!("{chart}/crisis/one"), &filled).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("The lake in June") && answer.text.contains("gone stale"));
    assert_ne!(hidden(&answer.text, "heads"), unknown);
}

#[actix_web::test]
async fn two_stale_answers_about_risk_are_both_shown_and_a_reasoned_choice_settles_them() {
    let mut browser = Browser::clinic().await;
    browser.add("Lee", "therapist").await;
    let mut lee = browser.beside("lee").await;
    let chart = browser.client("Ana").await;
    let at = format!("{chart}/risk/self_harm");
    let first = browser.get(&at).await;
    let second = lee.get(&at).await;
    for (browser, form, level) in [(&mut browser, first, "high"), (&mut lee, second, "low")] {
        let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
        let said = [("f.level", level), ("f.basis", "Said so"), ("f.action", "We ring daily")];
        let sent = [[("heads", &*heads), ("edit_id", &*id)].as_slice(), &said].concat();
        let answer = browser.post(&at, &sent).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    let page = browser.get(&format!("{at}/level/choose")).await;
    assert!(page.text.contains("Two versions, please choose") && page.text.contains("Acted on until chosen"));
    let (heads, id) = (hidden(&page.text, "heads"), hidden(&page.text, "edit_id"));
    let before_low = page.text.split(">Low<").next().unwrap();
    let choice = before_low.rsplit("name=\"choice\" value=\"").next().unwrap().split('"').next().unwrap();
    let mut settle = vec![("heads", &*heads), ("edit_id", &*id), ("act", "settle"), ("choice", choice)];
    let unreasoned = browser.post(&format!("{at}/level/choose"), &settle).await;
    assert_eq!(unreasoned.status, StatusCode::UNPROCESSABLE_ENTITY);
    settle.push(("reason", "Asked again together"));
    let settled = browser.post(&format!("{at}/level/choose"), &settle).await;
    assert_eq!(settled.location, "/review", "nothing else waits");
    assert!(!browser.get(&at).await.text.contains("please choose"));
    assert!(browser.get(&format!("{at}/history")).await.text.contains("Asked again together"));
}

#[actix_web::test]
async fn a_signed_note_is_shown_as_signed_and_takes_addenda_only() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.get(&format!("{chart}/note/new")).await;
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let filled = [
        ("heads", &*heads),
        ("edit_id", &*id),
        ("f.kind", "visit"),
        ("f.happened", &*crate::host::clock::today().to_string()),
        ("f.text", "Came with her sister."),
    ];
    browser.post(&format!("{chart}/note"), &filled).await;
    let at = format!("{chart}/note/{id}");
    let draft = browser.get(&at).await;
    let (heads, id) = (hidden(&draft.text, "heads"), hidden(&draft.text, "edit_id"));
    let answer = browser.post(&at, &[("heads", &heads), ("edit_id", &id), ("then", "sign")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let signed = browser.get(&at).await;
    assert!(signed.text.contains("Signed by Dana") && !signed.text.contains("Save note"));
    let (heads, id) = (hidden(&signed.text, "heads"), hidden(&signed.text, "edit_id"));
    let add = [("heads", &*heads), ("edit_id", &*id), ("f.text", "Her number changed.")];
    assert_eq!(browser.post(&format!("{at}/addendum"), &add).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&format!("{chart}/note")).await.text.contains("Her number changed."));
}

#[actix_web::test]
async fn the_front_desk_opens_contact_and_tasks_and_not_the_plan() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    browser.post("/sign-out", &[]).await;
    browser.post("/sign-in", &[("login", "sam"), ("passphrase", WORDS)]).await;
    assert_eq!(browser.get(&format!("{chart}/contact")).await.status, StatusCode::OK);
    for section in ["goal", "risk", "note", "crisis", "team", "goal/new"] {
        assert_eq!(browser.get(&format!("{chart}/{section}")).await.status, StatusCode::FORBIDDEN, "{section}");
    }
    assert!(!browser.get(&chart).await.text.contains("/goal\""));
    assert_eq!(browser.post("/devices/open", &[("person", "")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.post("/people", &[("p.name", "X")]).await.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn other_hosts_other_sites_and_forms_too_large_are_refused() {
    let mut browser = Browser::clinic().await;
    let answer = browser.ask(TestRequest::get().uri("/today").insert_header(("host", "clinic.example"))).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    let foreign = TestRequest::post().uri("/sign-out").insert_header(HOST);
    let answer = browser.ask(foreign.insert_header(("sec-fetch-site", "cross-site"))).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    for (length, expected) in [(FORM_BYTES_MAX, StatusCode::OK), (FORM_BYTES_MAX + 1, StatusCode::PAYLOAD_TOO_LARGE)] {
        let body = format!("search={}", "x".repeat(length - "search=".len()));
        let request = TestRequest::post().uri("/clients/search").insert_header(HOST).insert_header(OWN);
        let request = request.insert_header(("content-type", "application/x-www-form-urlencoded")).set_payload(body);
        assert_eq!(browser.ask(request).await.status, expected, "{length}");
    }
}

#[actix_web::test]
async fn what_is_not_here_is_said_kindly_and_with_a_number() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let nobody = "/clients/00000000-0000-7000-8000-000000000000";
    let bad = [nobody.to_owned(), format!("{nobody}/goal"), "/clients/x/goal".into(), "/nowhere".into()];
    let also = [
        format!("{chart}/goal/{}", &nobody[9..]),
        format!("{chart}/risk/none"),
        format!("{chart}/risk/legal/x/choose"),
    ];
    for page in bad.into_iter().chain(also) {
        let answer = browser.get(&page).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        assert!(answer.text.contains("tell them this number"), "{page}");
    }
}

#[actix_web::test]
async fn a_search_finds_by_any_name_and_puts_nothing_into_an_address() {
    let mut browser = Browser::clinic().await;
    browser.client("José Marsh").await;
    browser.client("Cleo Reed").await;
    let found = browser.post("/clients/search", &[("search", "jose")]).await;
    assert!(found.text.contains("José Marsh") && !found.text.contains("Cleo Reed"));
    assert!(found.location.is_empty());
}

#[actix_web::test]
async fn a_list_asked_for_a_page_that_it_does_not_have_says_how_many_it_has() {
    let mut browser = Browser::clinic().await;
    for client in 0..=50 {
        browser.client(&format!("Client {client}")).await;
    }
    let lines = |answer: &Answer| answer.text.matches("class=\"client-name\"").count();
    let (first, second) = (browser.get("/clients").await, browser.get("/clients?page=2").await);
    assert_eq!((lines(&first), lines(&second)), (50, 1), "{}", first.text);
    assert!(first.text.contains("51 clients") && first.text.contains("Page 1 of 2"));
    assert_eq!(lines(&browser.get("/clients?page=1").await), 50);
    for asked in ["3", "0", "abc", "", "-1", "99999999999999999999", "%FF", "Client+1"] {
        let answer = browser.get(&format!("/clients?page={asked}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{asked}");
        assert!(answer.text.contains("This list has 2 pages") && answer.text.contains("href=\"/clients\""), "{asked}");
    }
    for address in ["/clients/yours?page=2", "/review?page=2", "/review?page=x"] {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.text.contains("This list has one page"), "{}", answer.text);
    }
    assert_eq!(browser.get("/clients/yours").await.status, StatusCode::OK);
    // Named twice it cannot be read; another name is no page's business.
    assert_eq!(browser.get("/clients?page=1&page=2").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/clients?other=1").await.status, StatusCode::OK);
    let found = browser.post("/clients/search", &[("search", "client")]).await;
    assert_eq!(lines(&found), 50);
    assert!(found.text.contains("51 clients found") && found.text.contains("1 more: type more of the name"));
}

#[actix_web::test]
async fn lists_and_searches_hold_nobody_of_whom_the_reader_may_open_nothing() {
    let mut browser = Browser::clinic().await;
    browser.client("Ana").await;
    // Of this client there is a plan and nothing else, as when the rest has not come yet.
    let open = browser.state.node().open().unwrap();
    let client = ClientId([9; 16]);
    let person = *open.directory().people.keys().next().unwrap();
    let level = vec![(&risk::LEVEL, Some(Value::Code("high".into())))];
    let edit = Edit {
        keys: None,
        facts: Arc::default(),
        id: EditId([9; 16]),
        doc: DocKey::whole(client, Part::Risk),
        base: Heads::default(),
        author: open.author(person),
        role: Role::Supervisor,
        at: crate::host::clock::now(),
        acts: vec![Act { noun: &risk::RISK, key: EntryKey::coded("legal"), verb: Verb::Write(level) }],
    };
    open.save(edit).await.unwrap();
    let looked = [("/clients", ""), ("/today", ""), ("/clients/search", "someone"), ("/clients/search", " ")];
    for (login, seen) in [("dana", true), ("sam", false)] {
        browser.post("/sign-out", &[]).await;
        browser.post("/sign-in", &[("login", login), ("passphrase", WORDS)]).await;
        for (address, search) in looked {
            let answer = match search {
                "" => browser.get(address).await,
                search => browser.post(address, &[("search", search.trim())]).await,
            };
            let chart = answer.text.contains(&format!("/clients/{client}"));
            // A search goes by names, and this client has none.
            assert_eq!(chart, seen && search != "someone", "{login} {address} {search:?}");
            let words = ["high", "2 clients", "without a name"].iter().any(|words| answer.text.contains(words));
            assert!(seen || !words, "{login} {address}: {}", answer.text);
        }
        let status = browser.get(&format!("/clients/{client}")).await.status;
        assert_eq!(status, if seen { StatusCode::OK } else { StatusCode::NOT_FOUND });
    }
}

#[actix_web::test]
async fn pages_and_files_are_compressed_for_those_who_ask_and_for_nobody_else() {
    let browser = Browser::clinic().await;
    let app = init_service(App::new().app_data(browser.state.clone()).configure(super::configure)).await;
    let style = waystation_web::asset_url("style.css");
    for path in ["/sign-in", "/today", "/nowhere", &style] {
        let mut sizes = Vec::new();
        for (accepted, coding) in [("gzip, deflate, br, zstd", Some("gzip")), ("identity", None), ("br", None)] {
            let request = TestRequest::get().uri(path).insert_header(HOST).insert_header(("accept-encoding", accepted));
            let request = request.cookie(browser.cookie.clone().unwrap()).to_request();
            let answer = call_service(&app, request).await;
            let said = answer.headers().get("content-encoding").map(|coding| coding.to_str().unwrap().to_owned());
            assert_eq!(said.as_deref(), coding, "{path} {accepted}");
            assert_eq!(answer.headers().get("vary").is_some(), coding.is_some(), "{path} {accepted}");
            sizes.push(to_bytes(answer.into_body()).await.ok().unwrap().len());
        }
        assert!(sizes[0] > 0 && sizes[0] < sizes[1] && sizes[1] == sizes[2], "{path}: {sizes:?}");
    }
}

#[actix_web::test]
async fn words_that_reach_a_draft_after_it_was_signed_are_shown_apart_and_can_be_let_go() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.get(&format!("{chart}/note/new")).await;
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let mut filled = vec![("heads", &*heads), ("edit_id", &*id), ("f.kind", "visit")];
    let today = crate::host::clock::today().to_string();
    filled.extend([("f.happened", &*today), ("f.text", "Came alone.")]);
    browser.post(&format!("{chart}/note"), &filled).await;
    let at = format!("{chart}/note/{id}");
    let draft = browser.get(&at).await;
    let (heads, late) = (hidden(&draft.text, "heads"), hidden(&draft.text, "edit_id"));
    let sign = EditId(crate::host::clock::id().unwrap()).to_string();
    browser.post(&format!("{at}/sign"), &[("heads", &heads), ("edit_id", &sign)]).await;
    let answer = browser.post(&at, &[("heads", &heads), ("edit_id", &late), ("f.text", "Came alone, laughing.")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = browser.get(&at).await;
    assert!(page.text.contains("Came alone.</p>") && page.text.contains("Came alone, laughing.</p>"));
    assert!(page.text.contains(&format!("formaction=\"{at}/let-go\"")), "{}", page.text);
    let (heads, id) = (hidden(&page.text, "heads"), hidden(&page.text, "edit_id"));
    // What was typed into the addendum beside the button is not left behind.
    let typed = [("heads", &*heads), ("edit_id", &*id), ("f.text", "She laughed later on.")];
    let refused = browser.post(&format!("{at}/let-go"), &typed).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("She laughed later on.") && refused.text.contains("Nothing was discarded"));
    let answer = browser.post(&format!("{at}/let-go"), &[("heads", &heads), ("edit_id", &id)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = browser.get(&at).await;
    assert!(page.text.contains("Came alone.</p>") && !page.text.contains("laughing"));
    assert!(browser.get(&format!("{at}/history")).await.text.contains("laughing"));
}

#[actix_web::test]
async fn an_address_that_only_takes_forms_leads_to_its_page_when_it_is_opened_by_itself() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let choose = format!("{chart}/goal/0192aaaa-0000-7000-8000-000000000001");
    for (address, page) in [
        ("/devices/open", "/devices"),
        ("/sync/now", "/sync"),
        ("/lock", "/"),
        ("/draft/let-go", "/draft"),
        ("/draft", "/"),
        (format!("{choose}/retire").as_str(), choose.as_str()),
    ] {
        let answer = browser.get(address).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, page), "{address}");
    }
}

#[actix_web::test]
async fn what_is_wrong_with_a_person_is_said_beside_each_field_and_no_passphrase_comes_back() {
    let mut browser = Browser::clinic().await;
    let typed = [("p.name", " "), ("p.login", "fay"), ("p.passphrase", WORDS), ("p.again", "something else")];
    let answer = browser.post("/people", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "role", "again"] {
        assert!(answer.text.contains(&format!("href=\"#p-{field}\"")), "in the summary: {field}");
        assert!(answer.text.contains(&format!("id=\"p-{field}-problem\"")), "beside it: {field}");
    }
    assert!(!answer.text.contains("id=\"p-login-problem\"") && answer.text.contains("value=\"fay\""));
    assert!(!answer.text.contains(WORDS) && !answer.text.contains("something else"));
}

#[actix_web::test]
async fn words_sent_after_the_session_locked_itself_come_back_after_signing_in() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.form(&format!("{chart}/goal/new")).await;
    let form = form.with("f.statement", "Swim on Fridays").with("f.status", "proposed");
    let told = "What you sent waits for you.";
    assert!(!browser.get("/sign-in").await.text.contains(told));
    browser.lock_itself();
    assert_eq!(browser.send(&form).await.location, "/sign-in");
    assert!(browser.get("/sign-in").await.text.contains(told), "nobody is left to think that it is lost");
    let entered = browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    assert_eq!(entered.location, "/unsent");
    let page = browser.get("/unsent").await;
    assert!(page.text.contains("Swim on Fridays</dd>") && page.text.contains("Ana"), "{}", page.text);
    let sent: Vec<(String, String)> = ["heads", "edit_id", "draft", "sheet", "f.statement", "f.status"]
        .map(|name| (name.to_owned(), hidden(&page.text, name)))
        .to_vec();
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(browser.post(&format!("{chart}/goal"), &sent).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&format!("{chart}/goal")).await.text.contains("Swim on Fridays"));
    assert_eq!(browser.get("/unsent").await.location, "/today");
}

#[actix_web::test]
async fn what_was_shown_to_one_person_is_never_saved_under_anothers_name_and_waits_for_the_first() {
    let mut dana = Browser::clinic().await;
    dana.add("Lee", "therapist").await;
    let chart = dana.client("Ana").await;
    let form = dana.get(&format!("{chart}/goal/new")).await;
    let names = ["heads", "edit_id", "form_by", "form_at", "draft", "sheet"];
    let sent = names.map(|name| hidden(&form.text, name));
    let words: Vec<(&str, &str)> = names.into_iter().zip(sent.iter().map(String::as_str)).collect();
    let words = [&words[..], &[("f.statement", "Swim on Fridays"), ("f.status", "proposed")]].concat();
    // The other signs in at the same browser, where the form is still open.
    let mut lee = dana.beside("lee").await;
    let answer = lee.post(&format!("{chart}/goal"), &words).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text.contains("shown to somebody else"), "{}", answer.text);
    assert!(!lee.get(&format!("{chart}/goal")).await.text.contains("Swim on Fridays"));
    assert_eq!(lee.get("/unsent").await.location, "/today", "nobody else gets them");

    let entered = dana.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    assert_eq!(entered.location, "/unsent");
    assert!(dana.get("/unsent").await.text.contains("Swim on Fridays</dd>"));
    assert_eq!(dana.post(&format!("{chart}/goal"), &words).await.status, StatusCode::SEE_OTHER, "the first may");
    assert!(dana.get(&format!("{chart}/goal")).await.text.contains("Swim on Fridays"));
}

#[actix_web::test]
async fn a_page_that_is_left_open_and_asks_by_itself_locks_all_the_same() {
    const LONG_MS: i64 = IDLE_MS - 60_000;
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for (by_itself, locked) in [(true, true), (false, false)] {
        browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
        browser.state.sessions().backdate(browser.session(), LONG_MS);
        assert_eq!(browser.look(&chart).await.status, StatusCode::OK);
        if !by_itself {
            assert_eq!(browser.get(&chart).await.status, StatusCode::OK);
        }
        let listening = TestRequest::get().uri("/live").insert_header(HOST);
        browser.begin(listening).await;
        browser.state.sessions().backdate(browser.session(), IDLE_MS - LONG_MS);
        let answer = browser.look(&chart).await;
        assert_eq!(answer.location == "/sign-in", locked, "by itself: {by_itself}");
    }
    // A form is never sent by itself, whatever it says.
    browser.post("/sign-in", &[("login", "dana"), ("passphrase", WORDS)]).await;
    browser.state.sessions().backdate(browser.session(), LONG_MS);
    let form = TestRequest::post().uri("/clients/search").insert_header(HOST).insert_header(OWN);
    browser.ask(form.insert_header((BACKGROUND, "1")).set_form([("search", "ana")])).await;
    browser.state.sessions().backdate(browser.session(), IDLE_MS - LONG_MS);
    assert_eq!(browser.look(&chart).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn an_outcome_waits_for_the_page_that_a_person_opens() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    let form = browser.get(&format!("{chart}/crisis/one")).await;
    let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
    let filled = [("heads", &*heads), ("edit_id", &*id), ("f.reasons", "The lake in June")];
    let answer = browser.post(&format!("{chart}/crisis/one"), &filled).await;
    assert!(!browser.look(&answer.location).await.text.contains("Saved."));
    assert!(browser.get(&answer.location).await.text.contains("Saved."));
    // Nor does a page that asked by itself leave one behind.
    let nothing_to_choose = format!("{chart}/risk/legal/level/choose");
    assert_eq!(browser.look(&nothing_to_choose).await.status, StatusCode::SEE_OTHER);
    assert!(!browser.get(&chart).await.text.contains("chosen already"));
    browser.get(&nothing_to_choose).await;
    assert!(browser.get(&chart).await.text.contains("chosen already"));
}

#[actix_web::test]
async fn only_a_page_that_its_address_gives_says_that_it_can_be_asked_for_again() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    assert!(browser.get(&chart).await.text.contains("data-by-address"));
    let found = browser.post("/clients/search", &[("search", "ana")]).await;
    assert!(found.text.contains("data-live=") && !found.text.contains("data-by-address"));
    browser.post("/sign-out", &[]).await;
    assert!(!browser.get("/sign-in").await.text.contains("data-live="), "nobody is signed in, so there is no stream");
}

/// The value of an attribute of the element with this id.
fn attribute_of(html: &str, id: &str, name: &str) -> String {
    let tag = html.split('<').find(|tag| tag.contains(&format!("id=\"{id}\""))).unwrap_or_else(|| panic!("no {id}"));
    let rest = tag.split(&format!("{name}=\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {tag}"));
    rest.split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn what_is_on_a_page_has_one_id_each_that_stays_and_another_version_when_it_has_something_new() {
    let mut browser = Browser::clinic().await;
    let chart = browser.client("Ana").await;
    for (n, statement) in ["Sleep at home", "Swim on Fridays"].into_iter().enumerate() {
        let form = browser.get(&format!("{chart}/goal/new")).await;
        let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
        let filled = [("heads", &*heads), ("edit_id", &*id), ("f.statement", statement), ("f.status", "proposed")];
        assert_eq!(browser.post(&format!("{chart}/goal"), &filled).await.status, StatusCode::SEE_OTHER, "{n}");
    }
    let at = format!("{chart}/client/one");
    let mut versions = Vec::new();
    for pronouns in ["", "she/her", "they/them"] {
        if !pronouns.is_empty() {
            let form = browser.get(&at).await;
            let (heads, id) = (hidden(&form.text, "heads"), hidden(&form.text, "edit_id"));
            browser.post(&at, &[("heads", &*heads), ("edit_id", &*id), ("f.pronouns", pronouns)]).await;
        }
        let (section, form) = (browser.get(&format!("{chart}/client")).await, browser.get(&at).await);
        versions.push(attribute_of(&section.text, "client-one", "data-version"));
        assert_eq!(versions.last(), Some(&attribute_of(&form.text, "entry", "data-version")));
        let says = attribute_of(&form.text, "entry", "data-news");
        let line = "\tDana\tDana changed this just now.";
        assert_eq!(says.is_empty(), pronouns.is_empty(), "{says}");
        assert!(pronouns.is_empty() || (says.lines().count() == 1 && says.ends_with(line)), "{says}");
    }
    versions.dedup();
    assert_eq!(versions.len(), 3);
    let of_chart = ["", "/client", "/contact", "/risk", "/crisis", "/goal", "/task", "/note", "/team", "/client/one"];
    let pages = ["/today", "/clients", "/review", "/returns", "/sync", "/devices", "/people"].map(str::to_owned);
    for page in of_chart.map(|part| format!("{chart}{part}")).into_iter().chain(pages) {
        let html = browser.get(&page).await.text;
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{page} has an id twice: {ids:?}");
    }
}
