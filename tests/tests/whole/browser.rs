//! Goal: the main job through the pages in a real browser, with scripts and without: find a client, write, a laptop
//! writes the same field while cut off and comes back, a supervisor reads what was merged and chooses, and everyone
//! sees it settled. Skipped with a printed line where there is no browser.

use fantoccini::Locator;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::visitor::Visitor;

/// Somebody of the sample caseload who is in the care of the person at the laptop.
const CLIENT: &str = "Abena Owusu";

fn supervisor(clinic: &Desk) -> (String, String) {
    clinic.process.people.iter().find(|(login, _)| login == "sample-ruth").cloned().expect("Ruth")
}

/// A supervisor at a browser whose clicks and pages are counted.
struct Counted {
    browser: Browser,
    clicks: usize,
    pages: usize,
}

impl Counted {
    /// Clicks something that stays on the page.
    async fn clicks(&mut self, css: &str) {
        self.clicks += 1;
        self.browser.click(css).await;
    }

    /// Clicks something that leads to another page.
    async fn leaves_by(&mut self, css: &str) {
        self.clicks += 1;
        self.pages += 1;
        self.browser.leave_by(css).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn seven_conflicts_of_one_client_are_settled_with_sixteen_clicks_on_nine_pages() {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::of_two();
    for login in ["lee", "rea"] {
        clinic.join(login, "therapist");
    }
    let chart = clinic.client("Cleo Marsh");
    let domains =
        ["self_harm", "harm_to_others", "harm_from_others", "exploitation", "sexual_health", "safeguarding", "legal"];
    let mut staff = ["lee", "rea"].map(|login| Visitor::signed_in(clinic.process.http, login, PASSPHRASE));
    for domain in domains {
        let at = format!("{chart}/risk/{domain}");
        let forms = staff.each_mut().map(|visitor| visitor.open(&at).form(&at));
        for ((visitor, form), level) in staff.iter_mut().zip(forms).zip(["low", "high"]) {
            let told = [("f.level", level), ("f.basis", "Asked."), ("f.action", "We ring daily.")];
            let form = told.iter().fold(form, |form, (name, text)| form.with(name, text));
            assert_eq!(visitor.send(form).status, 200);
        }
    }
    let browser = Browser::open(clinic.process.http, true).await;
    browser.sign_in(&("ana".to_owned(), PASSPHRASE.to_owned())).await;
    let mut ana = Counted { browser, clicks: 0, pages: 0 };
    ana.leaves_by("nav a[href='/review']").await;
    ana.browser.wait_for("Two versions, please choose").await;
    ana.leaves_by("#waiting li a").await;
    let mut settled = Vec::new();
    for _ in domains {
        settled.push(ana.browser.path().await);
        ana.clicks("label.version.acting").await;
        ana.browser.type_into("#reason", "To be safe until we asked her").await;
        ana.leaves_by("form.chooser button[type=submit]").await;
        ana.browser.wait_for("Saved.").await;
    }
    assert_eq!(ana.browser.path().await, "/review", "nothing is left");
    ana.browser.wait_for("Nothing waits").await;
    settled.sort();
    settled.dedup();
    assert_eq!(settled.len(), domains.len(), "each by itself: {settled:?}");
    assert_eq!((ana.clicks, ana.pages), (16, 9), "before the next one came by itself these were 28 clicks");
    ana.browser.close().await;
}

/// Finds the client by search and opens their chart; its address.
async fn find_client(browser: &Browser, scripts: bool) -> String {
    browser.follow("Caseload").await;
    browser.type_into("#search", "owusu").await;
    let lines = browser.window.find_all(Locator::Css("#clients li")).await.unwrap();
    let mut shown = 0;
    for line in &lines {
        shown += usize::from(line.is_displayed().await.unwrap());
    }
    let expected = if scripts { 1 } else { lines.len() };
    assert!(lines.len() > 1 && shown == expected, "{shown} of {} lines are shown while typing", lines.len());
    browser.leave_by("form.search button").await;
    browser.wait_for("1 client found").await;
    assert!(!browser.address().await.contains("owusu"), "no word of a search is in an address");
    browser.leave_by("#clients li a").await;
    browser.wait_for("At a glance").await;
    browser.path().await
}

/// Opens the meeting from what was merged, reads it, and opens the choice.
async fn read_the_return(browser: &Browser) {
    browser.leave_by("nav a[href='/review']").await;
    browser.wait_for("Two versions, please choose").await;
    browser.leave_by("main a[href^='/returns/']").await;
    browser.wait_for("What was merged").await;
    let page = browser.text().await;
    for word in ["Laptop one", CLIENT, "Pronouns", "she, her", "she/her", "they/them", "Ruth Okafor", "Jonah Whitlock"]
    {
        assert!(page.contains(word), "what was merged says {word:?}:\n{page}");
    }
    let choice = browser.find(".merged-group.choose").await.text().await.unwrap();
    for word in ["she, her", "she/her", "they/them", "Ruth Okafor", "Jonah Whitlock", "Choose"] {
        assert!(choice.contains(word), "the part that needs a choice says {word:?}:\n{choice}");
    }
    assert!(!choice.contains("Basque"), "what needs no choice is apart:\n{choice}");
    let beside = browser.find(".merged-group.beside, .merged-group.in").await.text().await.unwrap();
    assert!(beside.contains("English") && beside.contains("Basque"), "before and after:\n{beside}");
    browser.leave_by(".merged-group.choose .button").await;
}

/// Chooses the version that says `text`, with a reason.
async fn choose(browser: &Browser, text: &str, reason: &str) {
    browser.wait_for("Which is right?").await;
    for version in browser.window.find_all(Locator::Css("label.version")).await.unwrap() {
        if version.text().await.unwrap().contains(text) {
            version.click().await.unwrap();
        }
    }
    browser.type_into("#reason", reason).await;
    browser.leave_by("form.chooser button[type=submit]").await;
    browser.wait_for("Saved.").await;
}

async fn main_job(scripts: bool) {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::clinic();
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
    laptop.meet();
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&supervisor(&clinic)).await;
    let chart = find_client(&browser, scripts).await;

    laptop.relay.as_ref().unwrap().cut();
    let about = format!("{chart}/client/one");
    laptop.write(&about, &[("f.pronouns", "they/them"), ("f.language", "Basque")]);
    browser.follow("The client").await;
    browser.follow("About them").await;
    browser.follow("Details").await;
    browser.type_into("#f-pronouns", "she/her").await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("Saved.").await;
    browser.wait_for("Saved here").await;
    assert!(browser.text().await.contains("she/her"));

    laptop.relay.as_ref().unwrap().mend();
    laptop.meet();
    browser.go("/today").await;
    browser.wait_for("Two versions, please choose").await;
    read_the_return(&browser).await;
    choose(&browser, "they/them", "They said so on the phone").await;
    // The next thing that waits, or the desk; what was settled stands in its section.
    browser.go(&format!("{chart}/client")).await;
    let settled = browser.text().await;
    assert!(settled.contains("they/them") && settled.contains("Basque"), "{settled}");
    assert!(!settled.contains("please choose") && !settled.contains("she/her"), "{settled}");
    browser.click(".quietly:has(a[href$='/client/one/history']) summary").await;
    browser.leave_by("a[href$='/client/one/history']").await;
    browser.wait_for("They said so on the phone").await;
    assert!(browser.text().await.contains("she/her"), "what was not chosen stays in the history");

    laptop.meet();
    let there = laptop.text(&format!("{chart}/client"));
    assert!(there.contains("they/them") && !there.contains("please choose"), "{there}");
    if scripts {
        assert_eq!(browser.console_errors().await, Vec::<String>::new());
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supervisor_finds_reads_and_settles_what_a_laptop_brought_back_with_scripts() {
    main_job(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supervisor_finds_reads_and_settles_what_a_laptop_brought_back_without_scripts() {
    main_job(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pairing_shows_a_code_and_the_same_four_words_on_both_screens() {
    if !is_here() {
        return;
    }
    let clinic = Desk::clinic();
    let relay = waystation_tests::relay::Relay::to(clinic.process.peers.unwrap());
    let laptop = waystation_tests::process::Process::start(&["laptop"]);
    let (at_clinic, at_laptop) =
        (Browser::open(clinic.process.http, true).await, Browser::open(laptop.http, false).await);
    at_clinic.sign_in(&supervisor(&clinic)).await;
    at_clinic.follow("Directory").await;
    at_clinic.follow("Laptops").await;
    at_clinic.leave_by("form[action='/devices/open'] button").await;
    at_clinic.wait_for("Pick at least one person").await;
    for label in at_clinic.window.find_all(Locator::Css(".choices label")).await.unwrap() {
        label.click().await.unwrap();
    }
    at_clinic.leave_by("form[action='/devices/open'] button").await;
    let code = at_clinic.find(".code code").await.text().await.unwrap();

    at_laptop.go("/").await;
    at_laptop.wait_for("Join a clinic").await;
    at_laptop.type_into("#address", &relay.address.to_string()).await;
    at_laptop.type_into("#name", "Laptop one").await;
    at_laptop.type_into("#code", "2222-2222").await;
    at_laptop.leave_by("main form button").await;
    at_laptop.wait_for("That did not work").await;
    assert_eq!(at_laptop.find("#name").await.prop("value").await.unwrap().as_deref(), Some("Laptop one"));
    at_laptop.type_into("#code", &code.to_lowercase()).await;
    at_laptop.leave_by("main form button").await;
    at_laptop.wait_for("Compare four words").await;
    let words = at_laptop.find(".check-words").await.text().await.unwrap();
    assert_eq!(words.lines().count(), 4, "{words}");

    // The clinic's screen shows them by itself.
    at_clinic.wait_for("Compare these four words").await;
    assert_eq!(at_clinic.find(".check-words").await.text().await.unwrap(), words);
    at_laptop.follow("They are the same: sign in").await;
    let jonah = clinic.process.people.iter().find(|(login, _)| login == "sample-jonah").unwrap();
    at_laptop.sign_in(jonah).await;
    at_clinic.follow("They are the same").await;
    at_clinic.wait_for("Laptop one").await;

    // Syncing by hand tells what came of it, without being asked again.
    at_laptop.leave_by(".sync a").await;
    at_laptop.leave_by("form[action='/sync/now'] button").await;
    at_laptop.wait_for("The clinic was called and answered.").await;
    at_laptop.wait_for("Both sides hold the same.").await;
    relay.cut();
    at_laptop.leave_by("form[action='/sync/now'] button").await;
    at_laptop.wait_for("The clinic was called and did not answer.").await;
    at_laptop.wait_for("Look whether this laptop is on the clinic's network").await;
    at_clinic.close().await;
    at_laptop.close().await;
}
