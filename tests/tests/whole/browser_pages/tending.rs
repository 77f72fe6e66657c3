//! What only whoever looks after a clinic does. Must never leave a key that opens it.

use waystation_tests::browser::Browser;
use waystation_tests::tour::Tour;

use super::page::send_empty;

/// Two charts that may be of one person, what is said of them, and the time zone.
pub(crate) async fn of_tending(browser: &Browser) -> Tour {
    let mut tour = Tour::default();
    browser.go("/clients/new").await;
    browser.type_into("#name-text", "Abena Owusu").await;
    browser.leave_by("main form.form button[type=submit]").await;
    browser.wait_for("Is it one of these?").await;
    tour.state(browser, "new client", "who may have a chart").await;
    browser.leave_by("#likely button").await;
    browser.wait_for("The chart is begun.").await;
    browser.go("/review").await;
    browser.wait_for("Perhaps the same person").await;
    tour.state(browser, "desk", "with two charts of one person").await;
    browser.leave_by("main a[href^='/pairs/']").await;
    browser.wait_for("They are two people").await;
    tour.addresses.push(browser.path().await);
    tour.state(browser, "pair", "as it opens").await;
    send_empty(browser).await;
    tour.state(browser, "pair", "with problems").await;
    browser.type_into("#pair-reason", "Same birth date.").await;
    browser.leave_by("main form.form button[value=one_person]").await;
    browser.wait_for("are shown as one person").await;
    tour.state(browser, "pair", "joined").await;
    tour
}
