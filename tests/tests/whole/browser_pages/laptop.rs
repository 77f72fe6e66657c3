//! A laptop's own pages. Must come last: the laptop does not find its clinic any more then.

use waystation_tests::browser::Browser;
use waystation_tests::tour::Tour;

use super::sample::Sample;

/// A laptop's own pages, on the road and at home.
pub(crate) async fn of_a_laptop(sample: &Sample, browser: &Browser) -> Tour {
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
