//! Goal: every page, in every state that a person can bring it to, can be used by people who do not see it, hear it or
//! use a mouse; in light, dark, high contrast and forced colours; wide and at a phone's width; and in a language that
//! reads from right to left. Method: axe-core, and measuring. A new page is a line in one of the tours below.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use fantoccini::Locator;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::eyes::{DESK, FOUR_TIMES, PHONE, TABLET, TWICE};
use waystation_tests::process::Process;
use waystation_tests::tour::{Tour, say};
use waystation_tests::visitor::Visitor;

/// Pages of a clinic that hold nothing of a chart.
const PLAIN: [(&str, &str); 13] = [
    ("today", "/today"),
    ("caseload", "/clients"),
    ("new client", "/clients/new"),
    ("desk", "/review"),
    ("returns", "/returns"),
    ("sync", "/sync"),
    ("people", "/people"),
    ("laptops", "/devices"),
    ("poster", "/devices/poster"),
    ("find", "/find"),
    ("settings", "/settings"),
    ("living style", "/style"),
    ("nothing there", "/nowhere"),
];

/// Sends the page's own form as it is.
async fn send_empty(browser: &Browser) {
    browser.leave_by("main form.form button[type=submit]").await;
    browser.find(".problems").await;
}

/// Types a login and a passphrase that do not go together.
async fn knock(browser: &Browser) {
    browser.type_into("#login", "nobody").await;
    browser.type_into("#passphrase", "not the one").await;
    browser.leave_by("main form button").await;
    browser.find(".problems").await;
}

/// A clinic from its very beginning: set-up, signing in, and pages on which there is nothing yet.
async fn of_a_new_clinic() -> Tour {
    let mut tour = Tour::default();
    let process = Process::start(&["clinic"]);
    let connect = Browser::open_at(&format!("http://{}", process.connect.unwrap()), true, &[]).await;
    connect.go("/connect").await;
    tour.state(&connect, "connect", "before the clinic is begun").await;
    let browser = Browser::open(process.http, true).await;
    tour.at(&browser, "set-up", "/set-up").await;
    send_empty(&browser).await;
    tour.state(&browser, "set-up", "with problems").await;
    let mut clinic = Desk::begin(process);
    connect.go("/connect").await;
    connect.wait_for("This device's clock agrees with it.").await;
    let unfold = "for (const part of document.querySelectorAll('details')) part.open = true";
    connect.window.execute(unfold, Vec::new()).await.unwrap();
    tour.state(&connect, "connect", "with every step open").await;
    connect.close().await;
    tour.at(&browser, "sign-in", "/sign-in").await;
    knock(&browser).await;
    tour.state(&browser, "sign-in", "not together").await;
    while !browser.text().await.contains("Too many tries") {
        knock(&browser).await;
    }
    tour.state(&browser, "sign-in", "waiting").await;
    clinic.kill_and_come_back();
    clinic.process.kill_and_start_again();
    browser.go("/sign-in").await;
    browser.wait_for("Open this clinic").await;
    tour.state(&browser, "sign-in", "locked").await;
    browser.sign_in(&("ana".into(), PASSPHRASE.into())).await;
    for (page, address) in PLAIN {
        browser.go(address).await;
        tour.state(&browser, page, "with nothing in it").await;
    }
    browser.go("/clients/new").await;
    send_empty(&browser).await;
    tour.state(&browser, "new client", "with problems").await;
    clinic.sign_in();
    let chart = clinic.client("Cleo");
    for link in index(&browser, &chart).await {
        browser.go(&link).await;
        tour.state(&browser, "section", "with nothing in it").await;
    }
    browser.go(&chart).await;
    tour.state(&browser, "chart", "with nothing in it").await;
    browser.leave_by("#lock").await;
    browser.sign_in(&("ben".into(), PASSPHRASE.into())).await;
    browser.go("/devices/window").await;
    browser.wait_for("Not for your role").await;
    tour.state(&browser, "not allowed", "for the front desk").await;
    browser.close().await;
    tour
}

/// The addresses of a chart's sections.
async fn index(browser: &Browser, chart: &str) -> Vec<String> {
    browser.go(chart).await;
    let mut links = Vec::new();
    for link in browser.window.find_all(Locator::Css(".index a")).await.unwrap() {
        links.extend(link.attr("href").await.unwrap());
    }
    links
}

/// Links of the page that begin with `start` and do not end with one of the words.
async fn links(browser: &Browser, start: &str, but: &[&str]) -> Vec<String> {
    let mut links = Vec::new();
    for link in browser.window.find_all(Locator::Css("main a")).await.unwrap() {
        links.extend(link.attr("href").await.unwrap());
    }
    links.retain(|link| link.starts_with(start) && !but.iter().any(|end| link.ends_with(end)));
    links
}

/// A clinic with its sample and a laptop, and what they wrote while they were apart: two versions of something plain
/// and of something that safety hangs on, and a text of two hands.
struct Sample {
    clinic: Desk,
    laptop: Desk,
    /// The address of a chart.
    chart: String,
    goal: String,
    contact: String,
}

impl Sample {
    fn new() -> Self {
        let mut clinic = Desk::clinic();
        let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
        laptop.meet();
        let chart = clinic.visitor.open("/clients").link(&["/clients/", "-"]);
        let goal = entry(&mut clinic, &chart, "goal");
        let contact = entry(&mut clinic, &chart, "contact");
        laptop.relay.as_ref().unwrap().cut();
        for (desk, pronouns, first, phone) in [
            (&mut clinic, "she/her", "Above all: ", "+1 505 555 0101"),
            (&mut laptop, "they/them", "", "+1 505 555 0102"),
        ] {
            desk.write(&format!("{chart}/client/one"), &[("f.pronouns", pronouns)]);
            let form = desk.visitor.open(&goal).form(&goal);
            let said = form.fields.iter().find(|(name, _)| name == "f.statement").unwrap().1.clone();
            let last = if first.is_empty() { " And her own key." } else { "" };
            desk.visitor.send(form.with("f.statement", &format!("{first}{said}{last}")));
            desk.write(&contact, &[("f.value", phone)]);
        }
        laptop.write(&format!("{chart}/client/one"), &[("f.language", "Basque")]);
        hard_nouns(&mut clinic, &chart);
        laptop.relay.as_ref().unwrap().mend();
        laptop.meet();
        Self { clinic, laptop, chart, goal, contact }
    }

    fn person(&self, login: &str) -> (String, String) {
        self.clinic.process.people.iter().find(|(known, _)| known == login).cloned().unwrap()
    }
}

/// Begins an entry by the form at `address`, which is sent to `form`.
fn begin(desk: &mut Desk, chart: &str, (address, form): (&str, &str), fields: &[(&str, &str)]) {
    let asked = desk.visitor.open(&format!("{chart}/{address}")).form(&format!("{chart}/{form}"));
    let filled = fields.iter().fold(asked, |form, (name, value)| form.with(&format!("f.{name}"), value));
    let page = desk.visitor.send(filled);
    assert!(page.status == 200 && !page.html.contains("class=\"problems\""), "{form}: {}", page.text());
}

/// Writes an entry of a noun with each kind of field that is not plain: links, a moment, an order among children, answers
/// of an instrument, a pair of codes.
fn hard_nouns(desk: &mut Desk, chart: &str) {
    begin(desk, chart, ("trigger/new", "trigger"), &[("kind", "boredom"), ("what", "Sunday evenings")]);
    begin(desk, chart, ("coping/new", "coping"), &[("kind", "activity"), ("what", "Call Marco")]);
    begin(desk, chart, ("strength/new", "strength"), &[("kind", "talent"), ("what", "Keeps her word")]);
    begin(desk, chart, ("generalisation/breathing:home", "generalisation/breathing:home"), &[("status", "tried")]);
    let mut answers = vec![("happened", "2026-11-23T09:00"), ("answers", "phq-9"), ("answers.8", "2")];
    answers
        .extend(["answers.0", "answers.1", "answers.2", "answers.3", "answers.4", "answers.5"].map(|name| (name, "1")));
    begin(desk, chart, ("measure/new?answers=phq-9", "measure"), &answers);
    let given = [("kind", "share"), ("to_whom", "Housing office"), ("covers", "referrals"), ("given", "signed")];
    begin(desk, chart, ("consent/new", "consent"), &[&[("happened", "2026-11-20T10:00")], given.as_slice()].concat());
    let first = |desk: &mut Desk, noun: &str| {
        let entry = entry(desk, chart, noun);
        entry[entry.len() - 36..].to_owned()
    };
    let (trigger, coping) = (first(desk, "trigger"), first(desk, "coping"));
    let urge = [
        ("happened", "2026-11-22T21:15"),
        ("start", "7"),
        ("triggers", &trigger),
        ("did", &coping),
        ("visible", "team"),
    ];
    begin(desk, chart, ("urge/new", "urge"), &urge);
    begin(desk, chart, ("if_then/new", "if_then"), &[("when", "Alone at home after nine"), ("triggers", &trigger)]);
    let plan = first(desk, "if_then");
    for step in ["Put the phone in the kitchen", "Call Marco", "Walk to the corner"] {
        let form = format!("if_then/{plan}/if_then_step");
        begin(desk, chart, (&form, &form), &[("what", step)]);
    }
}

/// The address of a chart's first entry of a noun.
fn entry(desk: &mut Desk, chart: &str, noun: &str) -> String {
    let start = format!("{chart}/{noun}/");
    let links = desk.visitor.open(&format!("{chart}/{noun}")).links();
    links.into_iter().find(|link| link.strip_prefix(&start).is_some_and(|id| id.len() == 36)).unwrap()
}

/// Nouns of which there are many in a chart: each has a form for a new one.
const MANY: [&str; 7] = ["name", "contact", "crisis_step", "goal", "task", "note", "team"];

/// Every section of a chart, in each its first entry with its history, every form for a new entry, those of entries
/// that belong to another too, and what the forms say when they are sent as they are.
async fn of_every_noun(chart: String, http: SocketAddr, ines: (String, String)) -> Tour {
    let browser = &Browser::open(http, true).await;
    browser.sign_in(&ines).await;
    let (mut tour, mut sections, mut forms) = (Tour::default(), 0, BTreeSet::new());
    for link in index(browser, &chart).await.iter().skip(1) {
        tour.at_like_others(browser, "section", link).await;
        sections += 1;
        forms.extend(
            links(browser, &format!("{chart}/"), &[]).await.into_iter().filter(|link| is_of_a_form(&chart, link)),
        );
        let entries = links(browser, &format!("{link}/"), &["/new", "/history", "/choose"]).await;
        if let Some(entry) = entries.iter().find(|entry| !forms.contains(*entry)) {
            tour.at_like_others(browser, "entry", entry).await;
            tour.at_like_others(browser, "history", &format!("{entry}/history")).await;
        }
    }
    forms.insert(format!("{chart}/measure/new?answers=phq-9"));
    for form in &forms {
        tour.at_like_others(browser, "new entry", form).await;
    }
    for noun in MANY {
        browser.go(&format!("{chart}/{noun}/new")).await;
        send_empty(browser).await;
        tour.like_others(browser, "new entry", "with problems").await;
    }
    assert!(sections > 20 && forms.len() > 20, "{sections} sections, {forms:?}");
    assert!(forms.iter().any(|form| form.ends_with("/if_then_step")), "of a child: {forms:?}");
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    tour
}

/// Whether `link` leads to a form for a new entry: `goal/new`, or `if_then/<id>/if_then_step`.
fn is_of_a_form(chart: &str, link: &str) -> bool {
    let pieces: Vec<&str> = link.trim_start_matches(chart).split('/').collect();
    match pieces.as_slice() {
        ["", _, last] => *last == "new",
        ["", noun, _, last] => last.starts_with(noun) && last != noun,
        _ => false,
    }
}

/// A chart: its first page, paper, what is kept, signed, put away, or has two versions.
async fn of_a_chart(sample: &Sample, browser: &Browser) -> Tour {
    let mut tour = Tour::default();
    let chart = &sample.chart;
    tour.at(browser, "chart", chart).await;
    kept(browser, chart, &mut tour).await;
    tour.at(browser, "entry", &format!("{chart}/client/one")).await;
    spoil(browser).await;
    browser.leave_by("main form.form button[type=submit]").await;
    tour.state(browser, "entry", "gone stale").await;
    for (what, address) in [
        ("plain", format!("{chart}/client/one/pronouns/choose")),
        ("weighty", format!("{}/value/choose", sample.contact)),
        ("merged text", format!("{}/statement/choose", sample.goal)),
    ] {
        browser.go(&address).await;
        browser.find(if what == "merged text" { ".together" } else { "form.chooser" }).await;
        tour.addresses.push(address);
        tour.state(browser, "choose", what).await;
    }
    browser.go(&format!("{}/value/choose", sample.contact)).await;
    browser.leave_by("form.chooser button[type=submit]").await;
    browser.find(".problems").await;
    tour.state(browser, "choose", "with problems").await;
    spoil(browser).await;
    browser.click("label.version").await;
    browser.type_into("#reason", "Asked").await;
    browser.leave_by("form.chooser button[type=submit]").await;
    browser.wait_for("Something newer arrived meanwhile").await;
    tour.state(browser, "choose", "gone stale").await;
    browser.type_into("#reason", "Asked on Monday").await;
    browser.find("form[data-kept]").await;
    tour.state(browser, "choose", "being kept").await;
    browser.go(&format!("{}/value/choose", sample.contact)).await;
    browser.wait_for("Not saved yet").await;
    tour.state(browser, "choose", "with words come back to").await;
    tour.at(browser, "print", &format!("{chart}/print")).await;
    for tick in browser.window.find_all(Locator::Css(".choice:has(:checked)")).await.unwrap() {
        tick.click().await.unwrap();
    }
    send_empty(browser).await;
    tour.state(browser, "print", "with nothing ticked").await;
    for tick in browser.window.find_all(Locator::Css(".choice")).await.unwrap() {
        tick.click().await.unwrap();
    }
    browser.leave_by("main form.form button[type=submit]").await;
    browser.find("section.paper").await;
    tour.state(browser, "sheet", "with everything").await;
    away_and_signed(sample, browser, &mut tour).await;
    tour
}

/// A form whose words are kept, and one that finds words of before.
async fn kept(browser: &Browser, chart: &str, tour: &mut Tour) {
    let form = format!("{chart}/goal/new");
    browser.go(&form).await;
    browser.type_into("#f-statement", "Sleep at home").await;
    browser.find("form[data-kept]").await;
    tour.state(browser, "new entry", "being kept").await;
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet").await;
    tour.state(browser, "kept words", "come back to").await;
    browser.go(&form).await;
    browser.wait_for("You have words here that are not saved yet").await;
    tour.state(browser, "new entry", "with words of before").await;
    tour.at(browser, "today", "/today").await;
}

/// Makes the version that a form was shown from one that nobody knows.
async fn spoil(browser: &Browser) {
    let other = "for (const one of document.querySelectorAll('main [name=heads]')) one.value = '0'.repeat(64)";
    browser.window.execute(other, Vec::new()).await.unwrap();
}

/// What is put away, drafts, what is signed and its addenda.
async fn away_and_signed(sample: &Sample, browser: &Browser, tour: &mut Tour) {
    let chart = &sample.chart;
    let tasks = format!("{chart}/task");
    browser.go(&tasks).await;
    let task = links(browser, &format!("{tasks}/"), &["/new", "/history", "/choose"]).await.remove(0);
    browser.go(&task).await;
    browser.leave_by("form[action$='/retire'] button").await;
    browser.wait_for("Put away").await;
    tour.state(browser, "section", "with something to undo").await;
    browser.click("details.away summary").await;
    tour.state(browser, "section", "with what was put away open").await;
    tour.at(browser, "put away", &task).await;
    browser.go(&format!("{chart}/note/new")).await;
    browser.click("input[name='f.kind'][value=visit]").await;
    browser.type_into("#f-text", "She walked to the river and back.").await;
    let day = "document.querySelector('#f-happened').value = '2026-01-05'";
    browser.window.execute(day, Vec::new()).await.unwrap();
    browser.leave_by("main form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    browser.leave_by(".note:has(.tag.draft) h3 a").await;
    let note = browser.path().await;
    tour.at(browser, "draft", &note).await;
    browser.leave_by("form[action$='/sign'] button").await;
    browser.wait_for("Signed.").await;
    tour.at(browser, "signed note", &note).await;
    send_empty(browser).await;
    tour.state(browser, "signed note", "addendum with problems").await;
    browser.type_into("main textarea", "It was the north path.").await;
    browser.leave_by("main form.form button[type=submit]").await;
    browser.wait_for("Addendum").await;
    tour.state(browser, "section", "with an addendum").await;
}

/// What is around the charts: finding, hiding, pairing, what was merged, problems.
async fn of_the_rest(sample: &mut Sample, browser: &Browser) -> Tour {
    let mut tour = Tour::default();
    for (page, address) in PLAIN {
        tour.at(browser, page, address).await;
    }
    browser.go("/clients/new").await;
    browser.type_into("#name-text", "Cora").await;
    browser.find("form[data-kept]").await;
    tour.state(browser, "new client", "being kept").await;
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet").await;
    tour.state(browser, "kept words", "of a new client").await;
    browser.go("/clients/new").await;
    browser.wait_for("You have words here that are not saved yet").await;
    tour.state(browser, "new client", "with words of before").await;
    browser.go("/clients").await;
    for (search, state) in [("owusu", "search found"), ("nobody at all", "search found nobody")] {
        browser.type_into("#search", search).await;
        browser.leave_by("form.search button").await;
        tour.state(browser, "caseload", state).await;
    }
    browser.go("/settings").await;
    browser.click("label:has([name=initials])").await;
    browser.leave_by("main form.form button[type=submit]").await;
    browser.wait_for("Your settings are saved.").await;
    tour.state(browser, "settings", "saved").await;
    for (page, address) in [("today", "/today"), ("caseload", "/clients"), ("desk", "/review")] {
        browser.go(address).await;
        tour.state(browser, page, "with initials").await;
    }
    browser.go("/find").await;
    for (search, state) in [("owusu", "found"), ("nobody at all", "found nothing")] {
        browser.type_into("#search", search).await;
        browser.leave_by("form.search button").await;
        tour.state(browser, "find", state).await;
    }
    browser.go("/today").await;
    browser.click("[data-find]").await;
    browser.type_keys("owusu").await;
    browser.find("dialog .found a[href^='/clients/']").await;
    tour.state(browser, "find", "as a dialog").await;
    browser.go("/today").await;
    browser.click("[data-hide]").await;
    tour.state(browser, "hidden page", "covered").await;
    browser.go("/returns").await;
    browser.leave_by("main a[href^='/returns/']").await;
    browser.wait_for("What was merged").await;
    tour.addresses.push(browser.path().await);
    tour.state(browser, "return", "with all kinds").await;
    browser.go("/people").await;
    send_empty(browser).await;
    tour.state(browser, "people", "with problems").await;
    pairing(sample, browser, &mut tour).await;
    unsent(sample, browser, &mut tour).await;
    tour
}

/// The two screens of pairing, in every state.
async fn pairing(sample: &Sample, browser: &Browser, tour: &mut Tour) {
    let process = Process::start(&["laptop"]);
    let at_laptop = Browser::open(process.http, true).await;
    tour.at(&at_laptop, "join", "/join").await;
    browser.go("/devices").await;
    send_empty(browser).await;
    tour.state(browser, "laptops", "with problems").await;
    browser.click(".choices label").await;
    browser.leave_by("form[action='/devices/open'] button").await;
    tour.at(browser, "pairing window", "/devices/window").await;
    let address = sample.clinic.process.peers.unwrap().to_string();
    let mut stranger = Visitor::of(process.http);
    for _ in 0..waystation_sync::trust::MAX_WRONG_TRIES {
        let form = stranger.open("/join").form("/join").with("address", &address).with("name", "Laptop two");
        stranger.send(form.with("code", "2222-2222"));
    }
    browser.go("/devices/window").await;
    browser.wait_for("too many wrong tries").await;
    tour.state(browser, "pairing window", "shut").await;
    browser.leave_by("main .do a").await;
    browser.click(".choices label").await;
    browser.leave_by("form[action='/devices/open'] button").await;
    let code = browser.find(".code code").await.text().await.unwrap();
    at_laptop.type_into("#address", &address).await;
    at_laptop.type_into("#name", "Laptop two").await;
    at_laptop.leave_by("main form button").await;
    at_laptop.find(".problems").await;
    tour.state(&at_laptop, "join", "with problems").await;
    at_laptop.type_into("#code", &code).await;
    at_laptop.leave_by("main form button").await;
    at_laptop.wait_for("Compare four words").await;
    tour.state(&at_laptop, "join", "paired").await;
    browser.wait_for("Compare these four words").await;
    tour.state(browser, "pairing window", "paired").await;
    at_laptop.close().await;
}

/// Words that were sent after the page had been locked.
async fn unsent(sample: &Sample, browser: &Browser, tour: &mut Tour) {
    browser.go(&format!("{}/note/new", sample.chart)).await;
    browser.type_into("#f-text", "Words that came too late.").await;
    let lock = "const done = arguments[0]; fetch('/lock', { method: 'POST' }).then(() => done())";
    browser.window.execute_async(lock, Vec::new()).await.unwrap();
    browser.leave_by("main form.form button[type=submit]").await;
    tour.state(browser, "sign-in", "after words that came too late").await;
    let (login, passphrase) = sample.person("sample-ruth");
    browser.type_into("#login", &login).await;
    browser.type_into("#passphrase", &passphrase).await;
    browser.leave_by("main form button").await;
    browser.wait_for("Your words are still here").await;
    tour.state(browser, "not saved yet", "after signing in again").await;
}

/// A laptop's own pages, on the road and at home.
async fn of_a_laptop(sample: &Sample, browser: &Browser) -> Tour {
    let mut tour = Tour::default();
    browser.sign_in(&sample.person("sample-jonah")).await;
    for (page, address) in
        [("today", "/today"), ("sync", "/sync"), ("join", "/join"), ("desk", "/review"), ("people", "/people")]
    {
        browser.go(address).await;
        tour.state(browser, page, "on a laptop").await;
    }
    browser.go(&format!("{}/value/choose", sample.contact)).await;
    browser.wait_for("A therapist or a supervisor chooses here").await;
    tour.state(browser, "choose", "not for this role").await;
    sample.laptop.relay.as_ref().unwrap().cut();
    browser.go("/sync").await;
    browser.leave_by("form[action='/sync/now'] button").await;
    browser.wait_for("did not answer").await;
    tour.state(browser, "sync", "clinic not found").await;
    tour
}

/// Every address again: on a tablet, read at 200 % and at 400 %, and in the languages for tests, which are longer and run
/// from right to left.
async fn once_more(browser: &Browser, tour: &mut Tour) {
    let mut addresses = std::mem::take(&mut tour.addresses);
    addresses.sort();
    addresses.dedup();
    for address in &addresses {
        browser.go(address).await;
        let mut faults = Vec::new();
        for sight in [TWICE, FOUR_TIMES] {
            let lost = browser.lost(DESK, sight).await;
            faults.extend(lost.into_iter().map(|control| format!("lost at {}: {control}", sight.name)));
            browser.see(sight).await;
            faults.extend(browser.too_wide().await);
        }
        browser.see(TABLET).await;
        faults.extend(browser.too_small().await);
        faults.extend(browser.too_wide().await);
        browser.see(DESK).await;
        tour.found.extend(faults.into_iter().map(|fault| format!("{address}: {fault}")));
    }
    for (tag, direction) in [("ar-XB", "rtl"), ("en-XA", "ltr")] {
        browser.read_in(tag).await;
        for address in &addresses {
            browser.go(address).await;
            browser.find(&format!("html[dir={direction}][lang={tag}]")).await;
            let mut faults = if direction == "rtl" { browser.barriers().await } else { Vec::new() };
            faults.extend(browser.too_wide().await);
            browser.see(PHONE).await;
            faults.extend(browser.too_wide().await);
            browser.see(DESK).await;
            tour.found.extend(faults.into_iter().map(|fault| format!("{address} in {tag}: {fault}")));
        }
    }
    browser.read_in("en").await;
    say(&format!("{} addresses once more at 200 %, 400 %, on a tablet and in two languages", addresses.len()));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_state_of_any_page_has_a_barrier_or_is_wider_than_its_window() {
    if !is_here() {
        return;
    }
    let beginning = tokio::spawn(of_a_new_clinic());
    let mut sample = tokio::task::spawn_blocking(Sample::new).await.unwrap();
    let http = sample.clinic.process.http;
    // Another person at another window: what each keeps and chooses is their own.
    let nouns = tokio::spawn(of_every_noun(sample.chart.clone(), http, sample.person("sample-ines")));
    let browser = Browser::open(http, true).await;
    browser.sign_in(&sample.person("sample-ruth")).await;
    let mut tour = of_a_chart(&sample, &browser).await;
    tour.join(of_the_rest(&mut sample, &browser).await);
    tour.join(nouns.await.unwrap());
    once_more(&browser, &mut tour).await;
    let away = Browser::open(sample.laptop.process.http, true).await;
    tour.join(of_a_laptop(&sample, &away).await);
    tour.join(beginning.await.unwrap());
    tour.end();
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
    away.close().await;
}
