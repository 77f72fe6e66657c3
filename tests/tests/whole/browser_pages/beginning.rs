//! A clinic from its very beginning. Must never hold a chart but the one at the end, with nothing in it.

use waystation_tests::browser::Browser;
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::process::Process;
use waystation_tests::tour::Tour;

use super::page::{PLAIN, index, send_empty};

/// Types a login and a passphrase that do not go together.
async fn knock(browser: &Browser) {
    browser.type_into("#login", "nobody").await;
    browser.type_into("#passphrase", "not the one").await;
    browser.leave_by("main form button").await;
    browser.find(".problems").await;
}

/// A clinic from its very beginning: set-up, signing in, and pages on which there is nothing yet.
pub(crate) async fn of_a_new_clinic() -> Tour {
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
    let (chapters, sections) = index(&browser, &chart).await;
    for chapter in chapters {
        browser.go(&chapter).await;
        tour.state(&browser, "chapter", "with nothing in it").await;
    }
    for link in sections {
        browser.go(&link).await;
        tour.like_others(&browser, "section", "with nothing in it").await;
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
