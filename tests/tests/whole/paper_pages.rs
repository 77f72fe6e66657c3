//! Goal: what lies on a printer's tray tells whose it is and nothing that nobody ticked: a plan of one page and a chart
//! of forty, in Chromium and in Firefox. Method: the real print, as PDF, read page by page. Skipped with a printed line
//! where an engine is not installed.

use std::time::Duration;

use fantoccini::{Client, Locator};
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::engines::{Engine, Window, paper_is_read_here};

const PATIENCE: Duration = Duration::from_secs(30);
/// What nobody ticks here and everybody would read: a former name, a code word, a level, the team.
const UNTICKED: [&str; 6] = ["Beatrix Reed", "marmalade", "Harm to self", "High", "Team", "ask first"];
/// Words of staff's and of the machine's.
const NOT_THEIRS: [&str; 9] =
    ["ago", "just now", "Draft", "Agreed", "How far it has come", "Look at it again", "Last changed", "History", "Ana"];

/// A chart with a former name, a code word, a risk, a team and a crisis plan of six steps.
fn chart(desk: &mut Desk) -> String {
    let chart = desk.client("Ada Reed");
    desk.write(&format!("{chart}/name/new"), &[("f.text", "Beatrix Reed"), ("f.use", "former")]);
    let contact = [("f.channel", "phone"), ("f.value", "555 0199"), ("f.safe", "yes"), ("f.code_word", "marmalade")];
    desk.write(&format!("{chart}/contact/new"), &contact);
    let risk = [("f.level", "high"), ("f.basis", "Said so"), ("f.action", "Calls daily"), ("f.assessed", &*today())];
    desk.write(&format!("{chart}/risk/self_harm"), &risk);
    for (stage, what, who, phone) in STEPS {
        let step = [("f.stage", stage), ("f.what", what), ("f.who", who), ("f.phone", phone)];
        desk.write(&format!("{chart}/crisis_step/new"), &step);
    }
    desk.write(&format!("{chart}/crisis/one"), &[("f.status", "agreed"), ("f.reasons", "My nephews")]);
    chart
}

const STEPS: [(&str, &str, &str, &str); 6] = [
    ("signs", "I do not sleep and do not say so", "", ""),
    ("alone", "Stop the truck and name five things that I hear", "", ""),
    ("distraction", "Brush down the grey mare", "", ""),
    ("people", "Call my brother", "Leland", "555 0133"),
    ("professionals", "Call the clinic", "The desk", "555 0100"),
    ("surroundings", "Leave the tablet at my brother's", "", ""),
];

fn today() -> String {
    jiff::ZonedDateTime::now().date().to_string()
}

/// Notes of very many short lines, some forty pages of them.
fn write_forty_pages(desk: &mut Desk, chart: &str) {
    for number in 0..9 {
        let lines: Vec<String> = (0..230).map(|line| format!("{number}:{line} fed")).collect();
        let note = [("f.happened", &*today()), ("f.kind", "visit"), ("f.text", &*lines.join("\n"))];
        desk.write(&format!("{chart}/note/new"), &note);
    }
}

/// Asks for the sheet with what is ticked at first, or with these sections, with or without a name on it.
fn ticks(sections: &[&str], named: &str) -> (&'static str, Vec<serde_json::Value>) {
    let script = "const [wanted, named] = arguments;
        for (const box of document.querySelectorAll('[name=section]')) if (wanted.length) box.checked = wanted.includes(box.value);
        document.querySelector(`[name=named][value=${named}]`).checked = true;
        document.querySelector('main form.form button[type=submit]').click();";
    (script, vec![sections.into(), named.into()])
}

/// The words of each page of a chart in Firefox, and how that engine says which page of how many it is.
async fn in_firefox(page: &Client, window: &Window, chart: &str, (sections, named): (&[&str], &str)) -> Vec<String> {
    page.goto(chart).await.unwrap();
    let (script, values) = ticks(sections, named);
    page.execute(script, values).await.unwrap();
    page.wait().at_most(PATIENCE).for_element(Locator::Css("table.pages")).await.unwrap();
    window.print().await
}

async fn in_chromium(
    browser: &Browser,
    chart: &str,
    (sections, named): (&[&str], &str),
) -> waystation_tests::paper::Paper {
    browser.go(&format!("{chart}/print")).await;
    let (script, values) = ticks(sections, named);
    browser.window.execute(script, values).await.unwrap();
    browser.find("table.pages").await;
    browser.print().await
}

/// The plan on one page, written to the person whose it is.
fn is_their_plan(pages: &[String], name: Option<&str>) {
    assert_eq!(pages.len(), 1, "{pages:?}");
    let page = &pages[0];
    let wanted =
        STEPS.iter().flat_map(|(_, what, who, phone)| [*what, *who, *phone]).chain(["My plan", "What I can do"]);
    for words in wanted.chain(["My reasons to go on", "My nephews", "Printed ", "Private: keep it"]) {
        assert!(page.contains(words), "{words:?} is on it: {page}");
    }
    for words in UNTICKED.iter().chain(&NOT_THEIRS) {
        assert!(!page.contains(words), "{words:?} is not on it: {page}");
    }
    assert_eq!(page.contains("Ada Reed"), name.is_some(), "{page}");
    assert!(name.is_some() || page.contains("No. "), "a number stands where no name does: {page}");
}

/// Every page says whose it is, when it was printed, and which of how many it is.
fn is_told_apart(pages: &[String], number: impl Fn(usize) -> String) {
    assert!(pages.len() >= 40, "{} pages", pages.len());
    for (place, page) in (1..).zip(pages) {
        for words in ["Ada Reed", "Printed ", "by Ana", "Private: keep it", &number(place)] {
            assert!(page.contains(words), "{words:?} is on page {place}: {page}");
        }
        for words in UNTICKED.iter().chain(&["ago", "just now"]) {
            assert!(!page.contains(words), "{words:?} is not on page {place}: {page}");
        }
    }
    let all = pages.join(" ");
    for line in 0..230 {
        assert!(all.contains(&format!("4:{line} fed")), "no line is lost at the end of a page: {line}");
    }
}

/// No page ends with a heading whose text stands on the next.
fn no_heading_is_left(pages: &[String], headings: &[String]) {
    for (place, page) in (1..).zip(pages) {
        let before = page.split("Private: keep it").next().unwrap().trim_end();
        let left = headings.iter().find(|heading| before.ends_with(heading.as_str()));
        assert_eq!(left, None, "at the end of page {place}");
    }
}

/// Goals of all lengths, so that pages end everywhere.
fn write_goals(desk: &mut Desk, chart: &str) -> Vec<String> {
    let titles: Vec<String> = (0..22).map(|number| format!("Goal number {number}.")).collect();
    for (number, title) in titles.iter().enumerate() {
        let words = |times: usize| "Because mornings go better then. ".repeat(times % 9);
        let (why, specific) = (words(1 + number * 7), words(number * 5));
        let fields =
            [("f.statement", title.as_str()), ("f.why", &why), ("f.specific", &specific), ("f.status", "proposed")];
        desk.write(&format!("{chart}/goal/new"), &fields);
    }
    let headings = ["Goals", "Printed pages", "Proposed", "Reaching them", "Risk"].map(str::to_owned);
    titles.into_iter().chain(headings).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn in_chromium_a_plan_is_one_page_and_every_page_of_forty_says_whose_it_is() {
    if !is_here() {
        return;
    }
    let mut desk = Desk::of_two();
    let chart = chart(&mut desk);
    let browser = Browser::open(desk.process.http, true).await;
    browser.sign_in(&("ana".to_owned(), PASSPHRASE.to_owned())).await;
    for (named, name) in [("usual", Some("Ada Reed")), ("nobody", None)] {
        let paper = in_chromium(&browser, &chart, (&[], named)).await;
        is_their_plan(&paper.each, name);
        assert!(paper.text.contains("1 / 1"), "{}", paper.text);
        assert_eq!((&*paper.title, paper.links), ("My plan", 0), "the file tells nothing of anybody");
        assert_eq!(browser.path().await, "/paper", "nor does the address that a browser may write on it");
    }
    write_forty_pages(&mut desk, &chart);
    let paper = in_chromium(&browser, &chart, (&["note"], "usual")).await;
    let pages = paper.pages;
    is_told_apart(&paper.each, |page| format!("{page} / {pages}"));
    assert_eq!((&*paper.title, paper.links), ("Printed pages", 0));
    let headings = write_goals(&mut desk, &chart);
    let paper = in_chromium(&browser, &chart, (&["goal", "strength", "team"], "usual")).await;
    assert!(paper.pages > 3, "{}", paper.pages);
    no_heading_is_left(&paper.each, &headings);
    // Ticked, they are there.
    let ticked = ["client", "contact", "risk", "team", "former_names", "code_words"];
    let paper = in_chromium(&browser, &chart, (&ticked, "usual")).await;
    for words in &UNTICKED[..4] {
        assert!(paper.text.contains(words), "{words:?}: {}", paper.text);
    }
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_firefox_a_plan_is_one_page_and_every_page_of_forty_says_whose_it_is() {
    if !(Engine::Gecko.is_here() && paper_is_read_here()) {
        return;
    }
    let mut desk = Desk::of_two();
    let chart = chart(&mut desk);
    let origin = format!("http://localhost:{}", desk.process.http.port());
    let window = Window::open(Engine::Gecko).await;
    let page = &window.client;
    page.goto(&format!("{origin}/sign-in")).await.unwrap();
    for (css, text) in [("#login", "ana"), ("#passphrase", PASSPHRASE)] {
        page.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await.unwrap().send_keys(text).await.unwrap();
    }
    page.find(Locator::Css("main form button")).await.unwrap().click().await.unwrap();
    page.wait().at_most(PATIENCE).for_element(Locator::Css(".way")).await.unwrap();
    let ask = format!("{origin}{chart}/print");
    for (named, name) in [("usual", Some("Ada Reed")), ("nobody", None)] {
        let pages = in_firefox(page, &window, &ask, (&[], named)).await;
        is_their_plan(&pages, name);
        assert!(
            pages[0].contains("1 of 1") && pages[0].contains("/paper") && !pages[0].contains("clients"),
            "{pages:?}"
        );
    }
    write_forty_pages(&mut desk, &chart);
    let pages = in_firefox(page, &window, &ask, (&["note"], "usual")).await;
    // Firefox has no margin boxes: it writes the number itself, as its dialog offers at first.
    let count = pages.len();
    is_told_apart(&pages, |page| format!("{page} of {count}"));
    let headings = write_goals(&mut desk, &chart);
    let pages = in_firefox(page, &window, &ask, (&["goal", "strength", "team"], "usual")).await;
    assert!(pages.len() > 3, "{}", pages.len());
    no_heading_is_left(&pages, &headings);
    window.close().await;
}
