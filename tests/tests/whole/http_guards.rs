//! Goal: whatever is sent to the pages, the answer is a page that says what and what to do, nothing is overwritten and
//! nothing of it is logged. Method: a real process with a log at its most talkative, and requests that no browser sends.

use std::time::{Duration, Instant};

use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::command::{assert_same, record};
use waystation_tests::process::Process;
use waystation_tests::raw::{Answer, ask, ask_slowly, send_and_go};
use waystation_tests::visitor::{Form, Page, Visitor};

/// Found in no log.
const CANARY: &str = "Zephyrine";
/// How long something may take that surely comes; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(60);
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

fn status_and_words(page: &Page, status: u16, words: &[&str]) {
    assert_eq!(page.status, status, "{}: {}", page.address, page.text());
    for word in words {
        assert!(page.text().contains(word), "{} says {word:?}: {}", page.address, page.text());
    }
}

fn assert_quiet_log(process: &Process) {
    let log = process.log();
    for word in [CANARY, "panicked", PASSPHRASE, "orchard"] {
        assert!(!log.contains(word), "{word} in the log:\n{log}");
    }
    assert!(log.contains("record open"), "it does log:\n{log}");
}

fn goal_of(desk: &mut Desk, client: &str, statement: &str) -> String {
    desk.write(&format!("{client}/goal/new"), &[("f.statement", statement), ("f.status", "proposed")]);
    let goals = desk.visitor.open(&format!("{client}/goal"));
    let is_entry = |link: &String| link.starts_with(&format!("{client}/goal/")) && link.len() == client.len() + 6 + 36;
    goals.links().into_iter().find(is_entry).unwrap_or_else(|| panic!("it is listed: {}", goals.html))
}

/// What a request with everything right sends.
struct Good {
    host: String,
    cookie: String,
}

impl Good {
    fn of(desk: &Desk) -> Self {
        let cookie = desk.visitor.cookie().expect("signed in").to_owned();
        Self { host: format!("localhost:{}", desk.process.http.port()), cookie }
    }

    fn headers(&self) -> Vec<(&str, &str)> {
        vec![("Host", &self.host), ("Cookie", &self.cookie), ("Sec-Fetch-Site", "same-origin"), FORM]
    }

    /// The headers with one left out or put in another's place.
    fn but<'a>(&'a self, name: &str, value: Option<&'a str>) -> Vec<(&'a str, &'a str)> {
        self.headers()
            .into_iter()
            .filter_map(|(known, good)| if known == name { Some((known, value?)) } else { Some((known, good)) })
            .collect()
    }
}

fn assert_page(answer: &Answer, status: u16, words: &[&str]) {
    assert_eq!(answer.status, status, "{answer:?}");
    for word in words {
        assert!(answer.body.contains(word), "it says {word:?}: {}", answer.body);
    }
}

#[test]
fn what_comes_from_elsewhere_is_refused_with_a_page_and_changes_nothing() {
    let mut desk = Desk::of_two();
    let client = desk.client(CANARY);
    let node = desk.process.http;
    let good = Good::of(&desk);
    let form = desk.visitor.open(&format!("{client}/crisis/one")).form("/crisis/one").with("f.reasons", CANARY);
    let body: Vec<String> = form.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let body = body.join("&");
    let before = record(&desk.process.data());
    let post = format!("POST {client}/crisis/one");
    let send = |headers: &[(&str, &str)]| ask(node, &post, headers, body.as_bytes());

    for host in ["clinic.example", "localhost.example:80", "192.0.2.1", ""] {
        assert_page(&send(&good.but("Host", Some(host))), 421, &["own browser", "under localhost"]);
    }
    let foreign = ["cross-site", "same-site", "none"];
    for site in foreign {
        let answer = send(&good.but("Sec-Fetch-Site", Some(site)));
        assert_page(&answer, 403, &["Nothing was done", "Open the page here and send it again"]);
    }
    for origin in ["http://evil.example", "null", "http://localhost:1"] {
        let mut headers = good.but("Sec-Fetch-Site", None);
        headers.push(("Origin", origin));
        assert_page(&send(&headers), 403, &["Nothing was done"]);
    }
    assert_page(&send(&good.but("Sec-Fetch-Site", None)), 403, &["Nothing was done"]);
    let answer = send(&good.but("Cookie", None));
    assert_eq!((answer.status, answer.header("location")), (303, Some("/sign-in")));
    assert_same(&before, &record(&desk.process.data()));

    // With nothing wrong, the same is taken.
    let answer = send(&good.headers());
    assert_eq!((answer.status, answer.header("location")), (303, Some(format!("{client}/crisis").as_str())));
    assert_ne!(before, record(&desk.process.data()));
    assert_quiet_log(&desk.process);
}

#[test]
fn a_session_is_worth_nothing_at_another_node_and_nothing_after_a_restart() {
    let mut desk = Desk::of_two();
    let client = desk.client(CANARY);
    let mut other = Desk::of_two();
    let (_, token) = desk.visitor.cookie().unwrap().split_once('=').unwrap();
    let port = other.process.http.port();
    let (host, cookie) = (format!("localhost:{port}"), format!("waystation-{port}={token}"));
    let answer = ask(other.process.http, "GET /today", &[("Host", &host), ("Cookie", &cookie)], b"");
    assert_eq!((answer.status, answer.header("location")), (303, Some("/sign-in")));
    assert_eq!(other.visitor.open("/today").status, 200);

    desk.process.kill_and_start_again();
    for page in ["/", "/today", "/clients", "/review", "/returns", "/sync", "/devices", "/people", &client] {
        let answer = ask(desk.process.http, &format!("GET {page}"), &Good::of(&desk).headers(), b"");
        let leads = answer.header("location").unwrap_or_default();
        assert!(answer.status == 303 && (leads == "/sign-in" || page == "/"), "{page}: {answer:?}");
    }
    let door = Visitor::of(desk.process.http).open("/sign-in");
    status_and_words(&door, 200, &["Open this clinic", "The first person to sign in opens it"]);
    for word in [CANARY, "Ana", "Ben", "Juniper"] {
        assert!(!door.html.contains(word), "{word} before anyone signed in: {}", door.text());
    }
    assert_quiet_log(&desk.process);
}

#[test]
fn what_is_too_large_too_long_or_garbage_is_told_and_saves_nothing() {
    let mut desk = Desk::of_two();
    let client = desk.client("Ada");
    let goal = goal_of(&mut desk, &client, "Sleep at home");
    let (node, good) = (desk.process.http, Good::of(&desk));
    let before = record(&desk.process.data());

    let big = format!("f.statement={}", format!("{CANARY}+").repeat(120_000));
    let answer = ask(node, &format!("POST {goal}"), &good.headers(), big.as_bytes());
    assert_page(&answer, 413, &["Too much at once", "nothing was saved", "save a part of them"]);

    // Over weak wireless too, where the rest of it is still under way long after its length was refused: browsers show an
    // answer only when they could send everything.
    let (pieces, pause) = (12, Duration::from_millis(250));
    let answer = ask_slowly(node, &format!("POST {goal}"), &good.headers(), big.as_bytes(), (pieces, pause));
    assert_page(&answer, 413, &["Too much at once", "nothing was saved", "save a part of them"]);

    let long = desk.visitor.open(&goal).form(&goal).with("f.first_step", &format!("{CANARY} ").repeat(50));
    let page = desk.visitor.send(long);
    status_and_words(&page, 422, &["longer than 300 characters", "Shorten it"]);
    assert!(page.html.contains(CANARY), "the words come back: {}", page.html);

    let garbage: [&[u8]; 8] = [
        b"%zz=%ff&%=%",
        b"\xff\xfe\x00\x01",
        b"heads=&edit_id=",
        b"heads=zzzz&edit_id=Zephyrine",
        b"=&=&&&==",
        b"f.statement",
        b"heads=ab&edit_id=00000000-0000-7000-8000-000000000000&f.statement=Zephyrine%00",
        b"{\"f.statement\":\"Zephyrine\"}",
    ];
    for bytes in garbage {
        for address in [format!("{client}/goal"), goal.clone(), "/clients".into(), format!("{goal}/retire")] {
            let answer = ask(node, &format!("POST {address}"), &good.headers(), bytes);
            if address == "/clients" && answer.status == 422 {
                // A new client's form with an id and no name: its page asks for the name.
                assert_page(&answer, 422, &["this is needed"]);
            } else {
                assert_page(&answer, 400, &["Not understood", "nothing was done", "send it again"]);
            }
        }
    }
    for kind in [Some("application/json"), Some("text/plain; charset=utf-8"), Some("multipart/form-data"), None] {
        let answer = ask(node, &format!("POST {goal}"), &good.but("Content-Type", kind), b"f.statement=Zephyrine");
        assert_page(&answer, 400, &["Not understood"]);
    }
    for path in
        ["/%", "/%zz", "/clients/%ff%fe", "/clients/%00/goal", "/..%2f..%2fkeyring", "/clients/../../keyring", "//"]
    {
        let answer = ask(node, &format!("GET {path}"), &good.headers(), b"");
        assert_page(&answer, 404, &["This page is not here", "tell them this number"]);
    }
    assert_same(&before, &record(&desk.process.data()));
    assert_quiet_log(&desk.process);
}

#[test]
fn an_address_with_another_clients_entry_or_none_leads_nowhere() {
    let mut desk = Desk::of_two();
    let (ada, bo) = (desk.client("Ada"), desk.client("Bo"));
    let goal = goal_of(&mut desk, &ada, "Sleep at home");
    let stolen = goal.replace(&ada, &bo);
    let before = record(&desk.process.data());
    let form = desk.visitor.open(&goal).form(&goal).with("f.first_step", "Pack a bag");
    for address in [stolen.clone(), format!("{stolen}/history"), format!("{stolen}/first_step/choose")] {
        let page = desk.visitor.open(&address);
        status_and_words(&page, 404, &["This page is not here", "Look in the caseload"]);
    }
    let mut moved = form;
    moved.action = stolen;
    let page = desk.visitor.send(moved);
    assert!((400..500).contains(&page.status), "{} {}", page.status, page.text());
    assert_same(&before, &record(&desk.process.data()));
    let page = desk.visitor.open(&format!("{bo}/goal"));
    assert!(!page.text().contains("Sleep at home") && !page.text().contains("Pack a bag"), "{}", page.text());
}

#[test]
fn a_form_from_an_hour_ago_is_saved_beside_what_was_written_since_and_hides_nothing_of_it() {
    let mut desk = Desk::of_two();
    let client = desk.client(CANARY);
    let goal = goal_of(&mut desk, &client, "Sleep at home");
    let page = desk.visitor.open(&goal);
    let (apart, same) = (page.form(&goal), page.form(&goal));
    desk.write(&goal, &[("f.first_step", "Pack a bag")]);
    desk.write(&goal, &[("f.measure", "nights a week")]);
    desk.write(&goal, &[("f.first_step", "Pack two bags")]);

    let edit_id = desk.visitor.open(&goal).form(&goal).fields.iter().find(|(n, _)| n == "edit_id").unwrap().1.clone();
    let saved = desk.visitor.send(apart.with("f.target", "four").with("edit_id", &edit_id));
    status_and_words(&saved, 200, &["Saved, together with what you saved in another window", "this stands"]);
    let now = desk.visitor.open(&goal).form(&goal);
    for (name, value) in [("f.first_step", "Pack two bags"), ("f.measure", "nights a week"), ("f.target", "four")] {
        assert!(now.fields.contains(&(name.to_owned(), value.to_owned())), "{name}: {:?}", now.fields);
    }
    let saved = desk.visitor.send(same.with("f.first_step", "Ring my sister"));
    status_and_words(&saved, 200, &["Saved"]);
    // One person at one computer: the later stands, and nothing is lost.
    let now = desk.visitor.open(&goal).form(&goal);
    assert!(now.fields.contains(&("f.first_step".to_owned(), "Ring my sister".to_owned())), "{:?}", now.fields);
    let page = desk.visitor.open(&format!("{goal}/history"));
    status_and_words(&page, 200, &["You, twice", "Pack two bags", "Ring my sister"]);
}

#[test]
fn a_form_of_an_unknown_version_keeps_its_words_and_one_sent_twice_counts_once() {
    let mut desk = Desk::of_two();
    let client = desk.client(CANARY);
    let form = desk.visitor.open(&format!("{client}/crisis/one")).form("/crisis/one");
    let before = record(&desk.process.data());
    let stale = form.clone().with("heads", &"ab".repeat(32)).with("f.reasons", "The orchard in June");
    let page = desk.visitor.send(stale);
    status_and_words(&page, 409, &["gone stale"]);
    assert!(page.html.contains("The orchard in June"), "the words are kept: {}", page.html);
    assert_same(&before, &record(&desk.process.data()));

    let form = form.with("f.reasons", "My sister's children");
    status_and_words(&desk.visitor.send(form.clone()), 200, &["Saved."]);
    let once = record(&desk.process.data());
    status_and_words(&desk.visitor.send(form), 200, &["Saved already.", "it counts once"]);
    assert_same(&once, &record(&desk.process.data()));
    assert_quiet_log(&desk.process);
}

#[test]
fn guessing_at_a_passphrase_makes_its_login_wait_and_says_so() {
    let desk = Desk::of_two();
    let mut guesser = Visitor::of(desk.process.http);
    for login in ["ben", "nobody"] {
        for _ in 0..waystation::http::FREE_TRIES {
            let page = guesser.sign_in(login, "a guess at it");
            status_and_words(&page, 401, &["That login and passphrase do not go together here."]);
        }
        let page = guesser.sign_in(login, PASSPHRASE);
        status_and_words(&page, 429, &["Too many tries for this login. Wait", "seconds, then try again."]);
    }
    let mut ana = Visitor::of(desk.process.http);
    assert!(ana.sign_in("ana", PASSPHRASE).address.ends_with("/today"), "nobody else waits");
    assert_quiet_log(&desk.process);
}

#[test]
fn the_front_desk_neither_reads_nor_writes_the_plan() {
    let mut desk = Desk::of_two();
    let client = desk.client("Ada");
    let goal = goal_of(&mut desk, &client, "Sleep at home");
    let form = desk.visitor.open(&goal).form(&goal).with("f.first_step", "Pack a bag");
    let person = desk.visitor.open("/people").form("/people").with("p.name", "Cleo");
    let laptop = desk.visitor.open("/devices").form("/devices/open").with("person", "");
    let before = record(&desk.process.data());
    let mut ben = Visitor::signed_in(desk.process.http, "ben", PASSPHRASE);
    let chart = ben.open(&client);
    status_and_words(&chart, 200, &["Ada"]);
    assert!(!chart.text().contains("Sleep at home"), "{}", chart.text());
    for address in [goal.clone(), format!("{goal}/history"), format!("{client}/note"), format!("{client}/risk")] {
        status_and_words(&ben.open(&address), 403, &["Your role does not see this part"]);
    }
    // Nobody learns by it what is there.
    let unknown = format!("{client}/goal/00000000-0000-7000-8000-000000000000");
    status_and_words(&ben.open(&unknown), 403, &["Your role does not see this part"]);
    // What was shown to another is not even looked at; nor does it help to say that it was shown to oneself.
    let own = ben.open(&format!("{client}/contact/new")).html;
    let own = own.split("name=\"form_by\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    status_and_words(&ben.send(form.clone()), 403, &["shown to somebody else"]);
    status_and_words(&ben.send(form.with("form_by", own)), 403, &["Your role does not see this part"]);
    for form in [person, laptop] {
        status_and_words(&ben.send(form.clone()), 403, &["shown to somebody else"]);
        let form = form.with("form_by", own);
        status_and_words(&ben.send(form), 403, &["Not for your role", "Ask someone on the team"]);
    }
    assert_same(&before, &record(&desk.process.data()));
}

#[test]
fn a_node_that_was_never_set_up_leads_every_page_to_its_beginning() {
    for (role, leads, words) in [("clinic", "/set-up", "Begin a clinic"), ("laptop", "/join", "Join a clinic")] {
        let process = Process::start(&[role]);
        for address in ["/today", "/clients", "/sign-in", "/sync", "/people"] {
            let page = Visitor::of(process.http).open(address);
            assert_eq!(page.address, leads, "{address} of a fresh {role}");
            status_and_words(&page, 200, &[words]);
        }
    }
}

#[test]
fn every_answer_carries_the_headers_that_keep_others_out() {
    let mut desk = Desk::of_two();
    let client = desk.client("Ada");
    let good = Good::of(&desk);
    let pages = ["/today", "/clients", &client, "/sync", "/sign-in", "/nowhere", "/people", "/devices", "/"];
    let requests = pages.iter().map(|page| format!("GET {page}")).chain(["POST /sign-out".into(), "PUT /today".into()]);
    for request in requests {
        for headers in [good.headers(), good.but("Host", Some("evil.example")), good.but("Cookie", None)] {
            let answer = ask(desk.process.http, &request, &headers, b"");
            let header = |name| answer.header(name).unwrap_or_else(|| panic!("{request} has no {name}: {answer:?}"));
            assert!(header("content-security-policy").starts_with("default-src 'none'"), "{request}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{request}");
            assert_eq!(header("x-frame-options"), "DENY", "{request}");
            assert_eq!(header("cache-control"), "no-store", "{request}");
            assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{request}");
            assert!(header("permissions-policy").starts_with("camera=(), microphone=()"), "{request}");
            assert!(answer.header("access-control-allow-origin").is_none(), "{request}");
            assert!(answer.status < 500, "{request}: {answer:?}");
        }
    }
}

#[test]
fn a_form_that_was_sent_whole_is_carried_out_also_when_its_window_is_closed_at_once() {
    let mut desk = Desk::of_two();
    let client = desk.client("Ana Marsh");
    let good = Good::of(&desk);
    let go = |form: Form| {
        let pairs: Vec<String> = form.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let body = pairs.join("&").replace(' ', "+");
        send_and_go(desk.process.http, &format!("POST {}", form.action), &good.headers(), body.as_bytes());
    };
    let form = desk.visitor.open(&format!("{client}/goal/new")).form("/goal");
    go(form.with("f.statement", "Sleep at home").with("f.status", "proposed"));
    // A passphrase takes long, so that nobody waits for the answer any more when the person is written down.
    let mut form = desk.visitor.open("/people").form("/people");
    for (name, value) in [("name", "Cara Lund"), ("login", "cara"), ("role", "therapist")] {
        form = form.with(&format!("p.{name}"), value);
    }
    go(form.with("p.passphrase", PASSPHRASE).with("p.again", PASSPHRASE));
    let deadline = Instant::now() + PATIENCE;
    for (page, words) in [(format!("{client}/goal"), "Sleep at home"), ("/people".to_owned(), "Cara Lund")] {
        while !desk.visitor.open(&page).text().contains(words) {
            assert!(Instant::now() < deadline, "{words} was never saved: {}", desk.process.log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn only_the_page_that_joins_a_clinic_may_use_the_camera() {
    let laptop = Process::start(&["laptop"]);
    let host = format!("localhost:{}", laptop.http.port());
    for (page, may) in [("/join", true), ("/", false), ("/sign-in", false), ("/join/x", false)] {
        let answer = ask(laptop.http, &format!("GET {page}"), &[("Host", &host)], b"");
        let policy = answer.header("permissions-policy").unwrap();
        assert_eq!(policy.contains("camera=(self)"), may, "{page}: {policy}");
    }
}

#[test]
fn a_new_clients_form_with_the_id_of_somebody_who_is_here_changes_nothing() {
    let mut desk = Desk::clinic();
    let clients = desk.visitor.open("/clients");
    // One whom no form of a page began: their names are not under their own id.
    let is_chart = |link: &String| link.strip_prefix("/clients/").is_some_and(|id| id.len() == 36);
    let chart = clients.links().into_iter().find(is_chart).expect("a client of the sample");
    let id = chart.trim_start_matches("/clients/").to_owned();
    let names = desk.text(&format!("{chart}/name"));
    let before = record(&desk.process.data());
    let form = desk.visitor.open("/clients/new").form("/clients");
    let page = desk.visitor.send(form.with("edit_id", &id).with("name.text", CANARY));
    status_and_words(&page, 400, &["nothing was done"]);
    assert_same(&before, &record(&desk.process.data()));
    assert_eq!(desk.text(&format!("{chart}/name")), names);
    assert!(!desk.text("/clients").contains(CANARY));
}
