//! Goal: every kind of page can be used by people who do not see it, hear it or use a mouse, in light and in dark, and
//! on a narrow screen: axe-core finds nothing, and nothing is wider than the window.

use fantoccini::Locator;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;

/// Narrow, as a phone; and wide, as a desk.
const WIDTHS: [u32; 2] = [360, 1366];

/// What was looked at and what was found.
#[derive(Default)]
struct Looked {
    pages: usize,
    found: Vec<String>,
}

impl Looked {
    /// Looks at the page that is open, light and dark, narrow and wide.
    async fn here(&mut self, browser: &Browser, name: &str) {
        self.pages += 1;
        for (width, dark) in [(WIDTHS[0], false), (WIDTHS[1], true), (WIDTHS[1], false)] {
            browser.look(width, dark).await;
            let wider = browser.overflow().await;
            if wider > 0 {
                self.found.push(format!("{name}: {wider} pixels wider than {width}"));
            }
            let barriers = browser.barriers().await;
            self.found.extend(barriers.into_iter().map(|one| format!("{name} ({width}, dark: {dark}): {one}")));
        }
    }

    async fn at(&mut self, browser: &Browser, address: &str) {
        browser.go(address).await;
        self.here(browser, address).await;
    }
}

/// The addresses of a chart's sections, and of a few entries.
async fn chart_pages(browser: &Browser, chart: &str) -> Vec<String> {
    browser.go(chart).await;
    let mut pages = vec![chart.to_owned()];
    for link in browser.window.find_all(Locator::Css(".index a")).await.unwrap() {
        pages.extend(link.attr("href").await.unwrap());
    }
    pages.extend(["client/one", "client/one/history", "goal/new", "note/new"].map(|page| format!("{chart}/{page}")));
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_has_a_barrier_and_none_is_wider_than_its_window() {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::clinic();
    let mut laptop = Desk::laptop(&mut clinic, "sample-jonah", "Laptop one");
    laptop.meet();
    let chart = clinic.visitor.open("/clients").link(&["/clients/", "-"]);
    // Two versions of something plain and of something that safety hangs on, and something that just came in.
    laptop.relay.as_ref().unwrap().cut();
    clinic.write(&format!("{chart}/client/one"), &[("f.pronouns", "she/her")]);
    laptop.write(&format!("{chart}/client/one"), &[("f.pronouns", "they/them"), ("f.language", "Basque")]);
    laptop.relay.as_ref().unwrap().mend();
    laptop.meet();

    let mut looked = Looked::default();
    let browser = Browser::open(clinic.process.http, true).await;
    looked.at(&browser, "/sign-in").await;
    let ruth = clinic.process.people.iter().find(|(login, _)| login == "sample-ruth").unwrap();
    browser.sign_in(ruth).await;
    let mut pages: Vec<String> =
        ["/today", "/clients", "/clients/new", "/review", "/returns", "/sync", "/devices", "/people", "/nowhere"]
            .map(str::to_owned)
            .into();
    pages.extend(chart_pages(&browser, &chart).await);
    pages.push(format!("{chart}/client/one/pronouns/choose"));
    for page in &pages {
        looked.at(&browser, page).await;
    }
    browser.go("/returns").await;
    browser.leave_by("main a[href^='/returns/']").await;
    looked.here(&browser, "what was merged").await;
    browser.go(&format!("{chart}/goal/new")).await;
    browser.leave_by("form.form button[type=submit]").await;
    browser.wait_for("things to put right").await;
    looked.here(&browser, "a form with problems").await;
    browser.type_into("#f-statement", "Sleep at home").await;
    browser.wait_for("Kept ").await;
    looked.here(&browser, "a form that was kept").await;
    browser.window.refresh().await.unwrap();
    browser.wait_for("Not saved yet").await;
    looked.here(&browser, "a form with kept words").await;
    looked.at(&browser, &format!("{chart}/goal/new")).await;
    looked.at(&browser, "/today").await;
    browser.go("/people").await;
    browser.leave_by("form.form button[type=submit]").await;
    looked.here(&browser, "a person with problems").await;
    browser.go("/devices").await;
    browser.click(".choices label").await;
    browser.leave_by("form[action='/devices/open'] button").await;
    looked.here(&browser, "pairing window").await;

    let away = Browser::open(laptop.process.http, true).await;
    let jonah = clinic.process.people.iter().find(|(login, _)| login == "sample-jonah").unwrap();
    away.sign_in(jonah).await;
    for page in ["/today", "/sync", "/join", "/review"] {
        looked.at(&away, page).await;
    }
    println!("{} pages were looked at, each narrow, wide and dark", looked.pages);
    assert!(looked.found.is_empty(), "{}", looked.found.join("\n"));
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
    away.close().await;
}
