//! What pages cost with many charts: time at one and at many people, weight, memory, and what a browser makes of them
//! on a slow processor. Prints, never asserts. Run with `cargo bench --bench pages`.
//!
//! Everything shares this computer's processors: the clinic, those who ask, and the bare server beside it. What a page
//! costs is best read against the line under it, which moves the same bytes and makes nothing; where the computer has
//! other work too, against the processor's time, which is that of both sides of a request.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::{App, HttpResponse, HttpServer, web};
use waystation::clock;
use waystation::node::NewPerson;
use waystation::vault::Passphrase;
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
const REQUESTS: (usize, usize) = (200, 30);
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
    /// Processor time of this whole process meanwhile, with that of those who asked.
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

/// Each of `people` asks for the page of `of`, by their number, again and again over a connection of their own.
async fn run(people: &mut [Kept], requests: usize, of: impl Fn(usize) -> (String, Option<String>)) -> Run {
    let (start, processor) = (Instant::now(), processor_time());
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
    Run::default().over(done, start.elapsed(), processor_time().saturating_sub(processor))
}

/// Every one of `people` asks for a page of the clinic.
async fn run_page(people: &mut [Kept], ask: Ask, requests: usize, gzip: bool) -> Run {
    people.iter_mut().for_each(|person| person.gzip = gzip);
    run(people, requests, |number| ((ask.path)(chart_of(number)), ask.form.map(|form| form(chart_of(number))))).await
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
async fn saves(people: &mut [Kept], rounds: usize) -> Run {
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
        let (begun, processor) = (Instant::now(), processor_time());
        let sent = people.iter_mut().zip(forms).enumerate().map(|(number, (person, form))| async move {
            let begun = Instant::now();
            let answer = person.post(&goal_at(chart_of(number)), &form).await;
            let mut run = Run::default();
            run.add(begun.elapsed(), answer);
            run
        });
        done.extend(all(sent.collect()).await);
        waited += begun.elapsed();
        worked += processor_time().saturating_sub(processor);
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
    let run = run(&mut kept, requests, |_| (format!("/{size}"), None)).await;
    line("  beside it: a bare server, as many bytes", people, &run);
}

async fn times(node: SocketAddr, people: &mut [Kept]) {
    let bare = bare();
    for ask in PAGES {
        println!();
        for (count, requests) in [(1, REQUESTS.0), (CROWD, REQUESTS.1)] {
            let plain = run_page(&mut people[..count], ask, requests, false).await;
            line(ask.what, count, &plain);
            beside(bare, plain.size, count, requests).await;
            let packed = run_page(&mut people[..count], ask, requests, true).await;
            line("  as browsers ask for it", count, &packed);
        }
    }
    println!();
    for (count, requests) in [(1, REQUESTS.0), (CROWD, REQUESTS.1)] {
        line("save a goal, durable when answered", count, &saves(&mut people[..count], requests).await);
    }
    println!();
    let mut strangers = all((0..CROWD).map(|_| Kept::to(node)).collect()).await;
    for name in ["style.css", "page.js", "icons.svg", "mark.svg"] {
        let path = waystation_web::asset_url(name);
        for (count, requests) in [(1, REQUESTS.0), (CROWD, REQUESTS.1)] {
            let run = run(&mut strangers[..count], requests, |_| (path.clone(), None)).await;
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
    let mut shift: f64 = 0.0;
    for _ in 0..times {
        browser.go(address).await;
        let painted = browser.painted().await;
        paints.push(painted.first_ms);
        shift = shift.max(painted.shift);
    }
    paints.sort_by(f64::total_cmp);
    println!("{what:<50} median {:>7.0} ms   longest {:>7.0} ms   shift {shift}", paints[times / 2], paints[times - 1]);
}

/// Processor time of the threads of this process so far; nought where the system does not say.
fn processor_time() -> Duration {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let worked = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(path.join("schedstat")).unwrap_or_default();
        text.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<u64>().ok()).unwrap_or(0)
    };
    Duration::from_nanos(threads.map(|thread| worked(thread.path())).sum())
}

/// Memory that this process holds, in mebibytes; nought where the system does not say.
fn memory_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    held.and_then(|held| held.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Two people answer differently about risk, in [`DOUBLED`] charts.
async fn disagree(clinic: &Real, first: PersonId, second: PersonId) {
    let charts = (0..DOUBLED).map(|number| async move {
        let (open, client) = (clinic.open(), client(number * 3));
        let base = open.read(client, Part::Plan, |_, heads| heads).await.expect("it reads");
        for (person, level) in [(first, "moderate"), (second, "none_seen")] {
            let fields = vec![(&risk::LEVEL, Some(Value::Code(level.into())))];
            let edit = Edit {
                id: EditId(clock::id().expect("random")),
                client,
                part: Part::Plan,
                base: base.clone(),
                author: open.author(person),
                role: Role::Supervisor,
                at: clock::now(),
                acts: vec![Act { noun: &risk::RISK, key: EntryKey::Code("legal"), verb: Verb::Write(fields) }],
            };
            open.save(edit).await.expect("it saves");
        }
    });
    all(charts.collect()).await;
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    // `cargo test` and `cargo bench -- --list` call it too.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    println!("Waystation, pages in numbers, {CHARTS} charts\n");
    let (clinic, ana) = Real::clinic().await;
    let empty = memory_mib();
    let mut staff = Vec::new();
    for (login, role) in STAFF {
        let passphrase = Passphrase::new(PASSPHRASE.into());
        let person = NewPerson { name: login.to_uppercase(), login: login.into(), role, passphrase };
        staff.push(clinic.node().add_person(person).await.expect("they are added"));
    }
    let start = Instant::now();
    write_charts(&clinic, ana, &staff, CHARTS).await;
    disagree(&clinic, ana, staff[0]).await;
    println!(
        "{CHARTS} charts written in {:.2?}, one in {TEAM_EVERY} with a team; {DOUBLED} with two versions",
        start.elapsed()
    );
    println!("memory: {empty} MiB with no chart, {} MiB with all of them just written", memory_mib());

    // Started again, as on any day: what was written is read from the record.
    let folder = clinic.stop().await;
    let clinic = Real::start(waystation_sync::replica::NodeRole::Clinic, Arc::clone(&folder), None).await;
    let node = clinic.state.http;
    let start = Instant::now();
    let mut people = vec![signed_in(node, 0).await];
    let opened = start.elapsed();
    println!("started again; the first sign-in, which opens the record: {opened:.2?}; memory {} MiB", memory_mib());
    for number in 1..CROWD {
        people.push(signed_in(node, number).await);
    }
    println!("{CROWD} sessions of {} people", STAFF.len());
    times(node, &mut people).await;
    println!("\nmemory: {} MiB after all that, with those who asked", memory_mib());
    weights(node, &mut people[0]).await;
    looks(node).await;
    drop(people);
    clinic.stop().await;
}

/// The session of the person with this number. Those at the front desk cannot open a plan: others sit there meanwhile.
async fn signed_in(node: SocketAddr, number: usize) -> Kept {
    let mut kept = Kept::to(node).await;
    let (login, _) = STAFF[number % (STAFF.len() - 2)];
    kept.sign_in(login, PASSPHRASE).await;
    kept
}
