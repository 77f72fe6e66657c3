//! Goal: paper shows what was ticked and nothing else; whatever is printed without being asked shows no client; and all
//! of it is legible without colours. Method: the real print, as PDF, read back.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;
use waystation_tests::eyes::{CONTRAST, DARK, DESK, PAPER, Sight};

/// What any page but a sheet says on paper.
const INSTEAD: &str = "To put a chart on paper, open it and use Print there: it asks first what may be on it.";

/// Ticks these sections and no others, and shows the sheet.
async fn sheet(browser: &Browser, chart: &str, sections: &[&str]) {
    browser.go(&format!("{chart}/print")).await;
    let tick =
        "for (const box of document.querySelectorAll('[name=section]')) box.checked = arguments[0].includes(box.value)";
    browser.window.execute(tick, vec![sections.into()]).await.unwrap();
    browser.leave_by("main form.form button[type=submit]").await;
    browser.find("section.paper").await;
}

/// Words that stand in one section of the chart and in no other.
async fn words_of(browser: &Browser, address: &str, css: &str) -> Vec<String> {
    browser.go(address).await;
    let mut words = Vec::new();
    for one in browser.window.find_all(fantoccini::Locator::Css(css)).await.unwrap() {
        words.push(one.text().await.unwrap().split_whitespace().collect::<Vec<_>>().join(" "));
    }
    assert!(!words.is_empty(), "{address} has {css}");
    words
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_shows_what_was_ticked_and_nothing_else_and_needs_no_colours() {
    if !is_here() {
        return;
    }
    for scripts in [true, false] {
        ticked(scripts).await;
    }
}

async fn ticked(scripts: bool) {
    let mut clinic = Desk::clinic();
    let found = clinic.visitor.open("/clients/search").form("/clients/search").with("search", "owusu");
    let chart = clinic.visitor.send(found).link(&["/clients/", "-"]);
    clinic.leave_two_versions(&format!("{chart}/client/one"), "f.pronouns", ["she/her", "they/them"]);
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&clinic.person("sample-ruth")).await;

    for address in
        ["/today", "/clients", "/review", "/settings", &chart, &format!("{chart}/note"), &format!("{chart}/print")]
    {
        browser.go(address).await;
        let paper = browser.print().await;
        assert_eq!((paper.pages, &*paper.text), (1, INSTEAD), "{address}");
    }

    // The poster that connects tablets is for paper, and holds nothing of anybody.
    browser.go("/devices/poster").await;
    let words = browser.find(".poster .check-words").await.text().await.unwrap();
    let poster = browser.print().await;
    for word in words.lines() {
        assert!(poster.text.contains(word), "{word:?} is on the poster: {}", poster.text);
    }
    assert_eq!(poster.pages, 1, "{}", poster.text);

    let goals = words_of(&browser, &format!("{chart}/goal"), ".card h3").await;
    let contacts = words_of(&browser, &format!("{chart}/contact"), ".facts > div:first-child dd").await;
    let notes = words_of(&browser, &format!("{chart}/note"), ".note > .prose").await;
    let tasks = words_of(&browser, &format!("{chart}/task"), ".card h3").await;
    let around = ["Caseload", "Directory", "Lock", "Saved here", "History", "Write a note", "Print this sheet"];
    sheet(&browser, &chart, &["goal", "contact"]).await;
    let paper = browser.print().await;
    for word in goals.iter().chain(&contacts).map(String::as_str).chain(["Abena Owusu", "Printed ", "Private: keep it"])
    {
        assert!(paper.text.contains(word), "{word:?} is on the sheet: {}", paper.text);
    }
    for word in notes.iter().chain(&tasks).map(String::as_str).chain(around) {
        assert!(!paper.text.contains(word), "{word:?} is not on the sheet: {}", paper.text);
    }
    assert!((1..=3).contains(&paper.pages), "{} pages", paper.pages);

    // All of it: two versions stay two, and every word can be read without colours, whatever the screen's look was.
    sheet(&browser, &chart, &["client", "contact", "risk", "crisis", "goal", "task", "note", "team"]).await;
    let whole = browser.print().await;
    for word in notes.iter().chain(&tasks).map(String::as_str).chain(["she/her", "they/them", "Two versions stand"]) {
        assert!(whole.text.contains(word), "{word:?} is on the sheet: {}", whole.text);
    }
    assert!(whole.pages > paper.pages, "{} pages", whole.pages);
    let chosen_dark = Sight { look: "dark", ..DESK };
    for (name, look) in [("light", DESK), ("dark", DARK), ("dark by choice", chosen_dark), ("high contrast", CONTRAST)]
    {
        browser.see(Sight { paper: true, width: PAPER.width, ..look }).await;
        assert_eq!(browser.faint_on_paper().await, Vec::<String>::new(), "{name}");
        assert_eq!(browser.too_wide().await, Vec::<String>::new(), "{name}");
    }
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}
