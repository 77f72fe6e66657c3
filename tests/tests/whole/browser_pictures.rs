//! Goal: pages look as they were meant to: whole-page pictures against those that are kept. `picture.rs` says how to
//! take them anew.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;
use waystation_tests::eyes::{CONTRAST, DARK, DESK, FORCED, PHONE, TABLET};
use waystation_tests::picture::Album;

#[tokio::test(flavor = "multi_thread")]
async fn pages_look_as_they_were_meant_to() {
    if !is_here() {
        return;
    }
    let mut clinic = Desk::clinic();
    let found = clinic.visitor.open("/clients/search").form("/clients/search").with("search", "owusu");
    let chart = clinic.visitor.send(found).link(&["/clients/", "-"]);
    let browser = Browser::open(clinic.process.http, true).await;
    browser.see(DESK).await;
    browser.go("/sign-in").await;
    let Some(mut album) = Album::open(&browser).await else { return browser.close().await };
    album.compare(&browser, "sign-in").await;
    browser.sign_in(&clinic.person("sample-ruth")).await;
    let pages = [
        ("today", "/today".to_owned()),
        ("caseload", "/clients".to_owned()),
        ("settings", "/settings".to_owned()),
        ("chart", chart.clone()),
        ("goals", format!("{chart}/goal")),
        ("new-goal", format!("{chart}/goal/new")),
        ("notes", format!("{chart}/note")),
        ("print", format!("{chart}/print")),
    ];
    for (name, address) in &pages {
        browser.go(address).await;
        album.compare(&browser, name).await;
        browser.see(PHONE).await;
        browser.go(address).await;
        album.compare(&browser, &format!("{name}-phone")).await;
        browser.see(DESK).await;
    }
    for sight in [DARK, CONTRAST, FORCED, TABLET] {
        browser.go(&chart).await;
        browser.see(sight).await;
        album.compare(&browser, &format!("chart-{}", sight.name.replace(' ', "-"))).await;
        browser.see(DESK).await;
    }
    browser.read_in("ar-XB").await;
    browser.go(&chart).await;
    album.compare(&browser, "chart-mirrored").await;
    browser.read_in("en").await;
    clinic.leave_two_versions(&format!("{chart}/client/one"), "f.pronouns", ["she/her", "they/them"]);
    browser.go(&format!("{chart}/client/one/pronouns/choose")).await;
    album.compare(&browser, "choose").await;
    assert!(album.found.is_empty(), "{}", album.found.join("\n"));
    browser.close().await;
}
