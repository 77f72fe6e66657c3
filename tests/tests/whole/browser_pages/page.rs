//! What every tour does with a page that is open. Must never look at one: the tour does.

use fantoccini::Locator;
use waystation_tests::browser::Browser;

/// Pages of a clinic that hold nothing of a chart.
pub(crate) const PLAIN: [(&str, &str); 20] = [
    ("today", "/today"),
    ("caseload", "/clients"),
    ("new client", "/clients/new"),
    ("services", "/clients/served"),
    ("groups", "/groups"),
    ("group", "/groups/skills"),
    ("group session", "/groups/skills/session"),
    ("own lists", "/lists"),
    ("desk", "/review"),
    ("returns", "/returns"),
    ("sync", "/sync"),
    ("people", "/people"),
    ("laptops", "/devices"),
    ("poster", "/devices/poster"),
    ("find", "/find"),
    ("settings", "/settings"),
    ("clock", "/clock"),
    ("unlock keys", "/unlock-keys"),
    ("living style", "/style"),
    ("nothing there", "/nowhere"),
];

/// Sends the page's own form as it is.
pub(crate) async fn send_empty(browser: &Browser) {
    browser.leave_by("main form.form button[type=submit]").await;
    browser.find(".problems").await;
}

/// The addresses of a chart's chapters that have more than one section, and those of all sections.
pub(crate) async fn index(browser: &Browser, chart: &str) -> (Vec<String>, Vec<String>) {
    browser.go(chart).await;
    let (mut chapters, mut sections) = (Vec::new(), Vec::new());
    for link in hrefs(browser, ".index > ul > li > a").await.into_iter().skip(1) {
        browser.go(&link).await;
        match hrefs(browser, ".index .sections a").await {
            none if none.is_empty() => sections.push(link),
            some => {
                sections.extend(some);
                chapters.push(link);
            }
        }
    }
    (chapters, sections)
}

async fn hrefs(browser: &Browser, links: &str) -> Vec<String> {
    let mut found = Vec::new();
    for link in browser.window.find_all(Locator::Css(links)).await.unwrap() {
        found.extend(link.attr("href").await.unwrap());
    }
    found
}

/// Links of the page that begin with `start` and do not end with one of the words.
pub(crate) async fn links(browser: &Browser, start: &str, but: &[&str]) -> Vec<String> {
    let mut links = Vec::new();
    for link in browser.window.find_all(Locator::Css("main a")).await.unwrap() {
        links.extend(link.attr("href").await.unwrap());
    }
    links.retain(|link| link.starts_with(start) && !but.iter().any(|end| link.ends_with(end)));
    links
}
