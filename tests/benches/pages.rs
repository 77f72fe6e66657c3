//! What pages cost with many charts: time at one and at many people, weight, memory, and what a browser makes of them
//! on a slow processor. Prints, never asserts. Run with `cargo bench -p waystation-tests --bench pages`.
//!
//! The clinic runs in a process of its own, those who ask and the bare server beside it in this one; all share this
//! computer's processors. What a page costs is best read against the line under it, which moves the same bytes and makes
//! nothing; where the computer has other work too, by its processor time: the clinic's alone, or, on the line of the
//! bare server, that of both sides.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::{App, HttpResponse, HttpServer, web};
use tempfile::TempDir;
use waystation::host::clock;
use waystation::node::NewPerson;
use waystation::vault::Passphrase;
use waystation_sync::care::declare::DocKey;
use waystation_sync::care::edit::{Act, Edit, Verb};
use waystation_sync::care::noun::{Part, Role};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::risk;
use waystation_sync::care::value::Value;
use waystation_sync::id::{EditId, PersonId};
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::charts::{TEAM_EVERY, all, client, entry, name_of, write_charts};
use waystation_tests::kept::{Answer, Kept};
use waystation_tests::real::{PASSPHRASE, Real};
use waystation_tests::served::{Served, is_only_listed};
use waystation_tests::used::processor_time;

/// Charts of the clinic.
const CHARTS: u16 = 10_000;
/// People at once.
const CROWD: usize = 50;
/// Staff; each has several sessions.
const STAFF: [(&str, Role); 10] = [
    ("bea", Role::Therapist),
    ("carl", Role::Therapist),
    ("dora", Role::Therapist),
    ("emil", Role::CaseManager),
    ("fay", Role::CaseManager),
    ("gus", Role::CaseManager),
    ("hedy", Role::CaseManager),
    ("ivo", Role::Supervisor),
    ("jane", Role::FrontDesk),
    ("karl", Role::FrontDesk),
];
/// Charts in which two people answered differently.
const DOUBLED: u16 = 200;
/// Requests of one person alone, and of each in a crowd.
const REQUESTS: (usize, usize) = (500, 40);
/// No page is asked for longer than this, in seconds.
const LONGEST_S: u64 = 10;
/// How often a browser opens a page.
const LOOKS: usize = 7;
/// How much slower the browser's processor is made: an old laptop.
const SLOWER: u32 = 6;

/// One page as a person asks for it.
#[derive(Clone, Copy)]
struct Ask {
    what: &'static str,
    path: fn(u16) -> String,
    /// A form to send instead; `SAVE` fills in its own.
    form: Option<fn(u16) -> String>,
}

const fn page(what: &'static str, path: fn(u16) -> String) -> Ask {
    Ask { what, path, form: None }
}

fn goal_at(chart: u16) -> String {
    let EntryKey::Id(id) = entry(1) else { unreachable!("a list's entries have ids") };
    format!("/clients/{}/goal/{id}", client(chart))
}

const PAGES: [Ask; 8] = [
    page("today", |_| "/today".to_owned()),
    page("caseload", |_| "/clients".to_owned()),
    Ask {
        what: "search, a rare name",
        path: |_| "/clients/search".to_owned(),
        form: Some(|chart| format!("search={}", name_of(chart).to_lowercase().replace(' ', "+"))),
    },
    Ask { what: "search, one letter", path: |_| "/clients/search".to_owned(), form: Some(|_| "search=a".to_owned()) },
    page("merged", |_| "/review".to_owned()),
    page("chart, first page", |chart| format!("/clients/{}", client(chart))),
    page("a section: goals", |chart| format!("/clients/{}/goal", client(chart))),
    page("a form: one goal", goal_at),
];

/// A chart of its own for the person with this number, which the front desk may not open.
fn chart_of(person: usize) -> u16 {
    u16::try_from(person).unwrap_or_default() * 2 + 1
}

#[derive(Default)]
struct Run {
    times: Vec<Duration>,
    took: Duration,
    /// Processor time of the one who answered, meanwhile.
    processor: Duration,
    size: usize,
    encoding: String,
    /// Answers that were no page, and the status of one of them.
    refused: (usize, u16),
}

impl Run {
    fn add(&mut self, time: Duration, answer: Answer) {
        self.times.push(time);
        if answer.status >= 400 {
            self.refused = (self.refused.0 + 1, answer.status);
        } else {
            (self.size, self.encoding) = (answer.body.len(), answer.encoding);
        }
    }

    fn over(mut self, others: Vec<Self>, took: Duration, processor: Duration) -> Self {
        for other in others {
            self.times.extend(other.times);
            self.refused = (self.refused.0 + other.refused.0, self.refused.1.max(other.refused.1));
            (self.size, self.encoding) = (other.size, other.encoding);
        }
        self.times.sort();
        Self { took, processor, ..self }
    }
}

/// Each of `people` asks the process `asked` for the page of `of`, by their number, again and again over a connection of
/// their own.
async fn run(asked: u32, people: &mut [Kept], requests: usize, of: impl Fn(usize) -> (String, Option<String>)) -> Run {
    let (start, processor) = (Instant::now(), processor_time(asked));
    let runs = people.iter_mut().enumerate().map(|(number, person)| {
        let (path, form) = of(number);
        async move {
            let mut run = Run::default();
            while run.times.len() < requests && start.elapsed().as_secs() < LONGEST_S {
                let begun = Instant::now();
                let answer = match &form {
                    Some(form) => person.post(&path, form).await,
                    None => person.get(&path).await,
                };
                run.add(begun.elapsed(), answer);
            }
            run
        }
    });
    let done = all(runs.collect()).await;
    Run::default().over(done, start.elapsed(), processor_time(asked).saturating_sub(processor))
}

/// Every one of `people` asks for a page of the clinic.
async fn run_page(clinic: &Served, people: &mut [Kept], ask: Ask, requests: usize, gzip: bool) -> Run {
    people.iter_mut().for_each(|person| person.gzip = gzip);
    run(clinic.id(), people, requests, |number| {
        ((ask.path)(chart_of(number)), ask.form.map(|form| form(chart_of(number))))
    })
    .await
}

fn line(what: &str, people: usize, run: &Run) {
    let at = |part: f64| run.times[((run.times.len() - 1) as f64 * part) as usize];
    let per_second = run.times.len() as f64 / run.took.as_secs_f64();
    let each = run.processor / u32::try_from(run.times.len()).unwrap_or(1).max(1);
    let kind = if run.encoding.is_empty() { "" } else { " gzip" };
    let refused = match run.refused {
        (0, _) => String::new(),
        (count, status) => format!("  {count} refused with {status}"),
    };
    println!(
        "{what:<42} {people:>2} people  median {:>9.2?}  p99 {:>9.2?}  {per_second:>7.0}/s  processor {each:>9.2?}  {:>8} bytes{kind}{refused}",
        at(0.5),
        at(0.99),
        run.size,
    );
}

/// Saves: each person writes a goal of their own chart again and again. The form is fetched before, untimed.
async fn saves(clinic: &Served, people: &mut [Kept], rounds: usize) -> Run {
    people.iter_mut().for_each(|person| person.gzip = false);
    let (start, mut waited, mut worked) = (Instant::now(), Duration::ZERO, Duration::ZERO);
    let mut done = Vec::new();
    for round in 0..rounds {
        if start.elapsed().as_secs() > LONGEST_S {
            break;
        }
        let forms = people.iter_mut().enumerate().map(|(number, person)| async move {
            let form = person.get(&goal_at(chart_of(number))).await;
            format!("heads={}&edit_id={}&f.why=Reason+{round}", form.hidden("heads"), form.hidden("edit_id"))
        });
        let forms = all(forms.collect()).await;
        let (begun, processor) = (Instant::now(), processor_time(clinic.id()));
        let sent = people.iter_mut().zip(forms).enumerate().map(|(number, (person, form))| async move {
            let begun = Instant::now();
            let answer = person.post(&goal_at(chart_of(number)), &form).await;
            let mut run = Run::default();
            run.add(begun.elapsed(), answer);
            run
        });
        done.extend(all(sent.collect()).await);
        waited += begun.elapsed();
        worked += processor_time(clinic.id()).saturating_sub(processor);
    }
    Run::default().over(done, waited, worked)
}

/// A server that makes nothing: so many bytes, out of memory.
fn bare() -> SocketAddr {
    async fn bytes(count: web::Path<usize>) -> HttpResponse {
        HttpResponse::Ok().content_type("text/html; charset=utf-8").body(vec![b'x'; *count])
    }
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = HttpServer::new(|| App::new().route("/{count}", web::get().to(bytes)));
    let server = server.workers(2).disable_signals().listen(listener).expect("it listens").run();
    tokio::spawn(server);
    address
}

async fn beside(bare: SocketAddr, size: usize, people: usize, requests: usize) {
    let mut kept = all((0..people).map(|_| Kept::to(bare)).collect()).await;
    let run = run(std::process::id(), &mut kept, requests, |_| (format!("/{size}"), None)).await;
    line("  beside it: a bare server, as many bytes", people, &run);
}

async fn times(clinic: &Served, people: &mut [Kept]) {
    let bare = bare();
    for ask in PAGES {
        println!();
        for (count, requests) in [(1, REQUESTS.0), (CROWD, REQUESTS.1)] {
            let plain = run_page(clinic, &mut people[..count], ask, requests, false).await;
            line(ask.what, count, &plain);
            beside(bare, plain.size, count, requests).await;
            let packed = run_page(clinic, &mut people[..count], ask, requests, true).await;
            line("  as browsers ask for it", count, &packed);
        }
    }
    println!();
    for (count, requests) in [(1, REQUESTS.0), (CROWD, REQUESTS.1)] {
        line("save a goal, durable when answered", count, &saves(clinic, &mut people[..count], requests).await);
    }
    println!();
    let mut strangers = all((0..CROWD).map(|_| Kept::to(clinic.node)).collect()).await;
    for name in ["style.css", "page.js", "icons.svg", "mark.svg"] {
        let path = waystation_web::asset_url(name);
        for (count, requests) in [(1, REQUESTS.0), (CROWD, REQUESTS.1)] {
            let run = run(clinic.id(), &mut strangers[..count], requests, |_| (path.clone(), None)).await;
            line(&format!("the same server's own file, {name}"), count, &run);
        }
    }
}

/// What crosses the connection: the first page with all that it needs, then each page alone.
async fn weights(node: SocketAddr, person: &mut Kept) {
    println!("\nbytes transferred, heads and all                    as browsers ask     uncompressed");
    let mut first = [0, 0];
    for (sum, gzip) in first.iter_mut().zip([true, false]) {
        let mut browser = Kept::to(node).await;
        browser.gzip = gzip;
        *sum += browser.get("/sign-in").await.transferred;
        for asset in ["style.css", "page.js", "icons.svg", "mark.svg"] {
            *sum += browser.get(&waystation_web::asset_url(asset)).await.transferred;
        }
    }
    println!("{:<50} {:>15} {:>16}", "the first load: sign-in with every asset", first[0], first[1]);
    for ask in PAGES {
        let mut sizes = Vec::new();
        for gzip in [true, false] {
            person.gzip = gzip;
            let path = (ask.path)(chart_of(0));
            let answer = match ask.form {
                Some(form) => person.post(&path, &form(chart_of(0))).await,
                None => person.get(&path).await,
            };
            sizes.push(answer.transferred);
        }
        println!("{:<50} {:>15} {:>16}", ask.what, sizes[0], sizes[1]);
    }
}

/// What a browser makes of the pages with its processor slowed down.
async fn looks(node: SocketAddr) {
    println!();
    if !is_here() {
        return;
    }
    println!(
        "Chromium, processor slowed {SLOWER} times: first contentful paint (with the server's time) and layout shift"
    );
    let browser = Browser::open(node, true).await;
    browser.slow_down(SLOWER).await;
    look(&browser, "sign-in, nothing kept from before", "/sign-in", 1).await;
    look(&browser, "sign-in", "/sign-in", LOOKS).await;
    browser.sign_in(&("emil".to_owned(), PASSPHRASE.to_owned())).await;
    for ask in PAGES.into_iter().filter(|ask| ask.form.is_none()) {
        look(&browser, ask.what, &(ask.path)(chart_of(0)), LOOKS).await;
    }
    browser.close().await;
}

async fn look(browser: &Browser, what: &str, address: &str, times: usize) {
    let mut paints = Vec::new();
    let (mut shift, mut moved): (f64, _) = (0.0, String::new());
    for _ in 0..times {
        browser.go(address).await;
        let painted = browser.painted().await;
        paints.push(painted.first_ms);
        if painted.shift > shift {
            (shift, moved) = (painted.shift, painted.moved);
        }
    }
    paints.sort_by(f64::total_cmp);
    println!(
        "{what:<50} median {:>7.0} ms   longest {:>7.0} ms   shift {shift:.4} {moved}",
        paints[times / 2],
        paints[times - 1]
    );
}

/// Two people answer differently about risk, in [`DOUBLED`] charts.
async fn disagree(clinic: &Real, first: PersonId, second: PersonId) {
    let charts = (0..DOUBLED).map(|number| async move {
        let (open, client) = (clinic.open(), client(number * 3));
        let base = open.read(DocKey::whole(client, Part::Risk), |_, heads| heads).await.expect("it reads");
        for (person, level) in [(first, "moderate"), (second, "none_seen")] {
            let fields = vec![(&risk::LEVEL, Some(Value::Code(level.into())))];
            let edit = Edit {
                keys: None,
                facts: Arc::default(),
                id: EditId(clock::id().expect("random")),
                doc: DocKey::whole(client, Part::Risk),
                base: base.clone(),
                author: open.author(person),
                role: Role::Supervisor,
                at: clock::now(),
                acts: vec![Act { noun: &risk::RISK, key: EntryKey::coded("legal"), verb: Verb::Write(fields) }],
            };
            open.save(edit).await.expect("it saves");
        }
    });
    all(charts.collect()).await;
}

/// Writes the charts into a new clinic; its folder.
async fn written() -> Arc<TempDir> {
    let (clinic, ana) = Real::clinic().await;
    let mut staff = Vec::new();
    for (login, role) in STAFF {
        let passphrase = Passphrase::new(PASSPHRASE.into());
        let person = NewPerson { name: login.to_uppercase(), login: login.into(), role, passphrase };
        let someone = clinic.node().someone(ana).expect("ana is known");
        let supervisor = someone.supervisor().expect("ana is a supervisor");
        staff.push(supervisor.add_person(person).await.expect("they are added"));
    }
    let start = Instant::now();
    write_charts(&clinic, ana, &staff, CHARTS).await;
    disagree(&clinic, ana, staff[0]).await;
    let took = start.elapsed();
    println!("{CHARTS} charts written in {took:.2?}, one in {TEAM_EVERY} with a team; {DOUBLED} with two versions");
    clinic.stop().await
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    if Served::is_this_process().await || is_only_listed() {
        return;
    }
    println!("Waystation, pages in numbers, {CHARTS} charts\n");
    let folder = written().await;
    let clinic = Served::start(folder.path());
    let empty = clinic.memory_mib();
    let start = Instant::now();
    let mut people = vec![signed_in(clinic.node, 0).await];
    let (opened, memory) = (start.elapsed(), clinic.memory_mib());
    println!("the first sign-in, which opens the record: {opened:.2?}; memory {empty} MiB before, {memory} MiB after");
    for number in 1..CROWD {
        people.push(signed_in(clinic.node, number).await);
    }
    println!("{CROWD} sessions of {} people", STAFF.len() - 2);
    times(&clinic, &mut people).await;
    println!("\nmemory of the clinic after all that: {} MiB", clinic.memory_mib());
    weights(clinic.node, &mut people[0]).await;
    looks(clinic.node).await;
    drop(people);
    clinic.stop();
}

/// The session of the person with this number. Those at the front desk cannot open a plan: others sit there meanwhile.
async fn signed_in(node: SocketAddr, number: usize) -> Kept {
    let mut kept = Kept::to(node).await;
    let (login, _) = STAFF[number % (STAFF.len() - 2)];
    kept.sign_in(login, PASSPHRASE).await;
    kept
}
