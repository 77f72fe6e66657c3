//! What is around the charts. Must never leave a laptop in the middle of its pairing.

use waystation_tests::browser::Browser;
use waystation_tests::process::Process;
use waystation_tests::tour::Tour;
use waystation_tests::visitor::Visitor;

use super::page::{PLAIN, send_empty};
use super::sample::Sample;

/// What is around the charts: finding, hiding, pairing, what was merged, problems.
pub(crate) async fn of_the_rest(sample: &mut Sample, browser: &Browser) -> Tour {
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
    browser.wait_for("You have drafts here that are not saved yet").await;
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
