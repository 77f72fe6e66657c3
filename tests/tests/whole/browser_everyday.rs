//! Goal: what people do every day works the same with scripts and without: find, write, keep for later, put away and
//! undo, choose how pages look, print, lock and come back.

use fantoccini::Locator;
use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;

/// Finds somebody by a piece of their name; with scripts from the keyboard, without on a page of its own.
async fn find(browser: &Browser, scripts: bool) {
    if scripts {
        browser.type_keys("/").await;
        browser.find("dialog.find[open]").await;
        browser.type_keys("owusu").await;
        browser.find("dialog .found a[href^='/clients/']").await;
        browser.leave_by("dialog .found a[href^='/clients/']").await;
    } else {
        browser.leave_by("a[data-find]").await;
        browser.type_into("#search", "owusu").await;
        browser.leave_by("form.search button").await;
        browser.leave_by("main .found a[href^='/clients/']").await;
    }
    browser.wait_for("At a glance").await;
    assert!(!browser.address().await.contains("owusu"), "no word of a search is in an address");
}

/// Writes, keeps the words for later, comes back to them from today, and saves.
async fn keep_for_later(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/goal/new")).await;
    browser.type_into("#f-statement", "Sleep at home").await;
    browser.leave_by("button[formaction='/draft']").await;
    browser.go("/today").await;
    browser.wait_for("Not saved, draft of ").await;
    browser.leave_by("main a[href*='/draft/']").await;
    let kept = browser.find("#f-statement").await.prop("value").await.unwrap();
    assert_eq!(kept.as_deref(), Some("Sleep at home"));
    browser.click("input[name='f.status'][value=proposed]").await;
    browser.leave_by("main form.form button[type=submit]:not([formaction])").await;
    browser.wait_for("Saved.").await;
    browser.wait_for("Sleep at home").await;
    browser.go("/today").await;
    assert!(!browser.text().await.contains("Not saved"));
}

/// Puts the goal away and takes that back.
async fn undo(browser: &Browser, chart: &str) {
    browser.go(&format!("{chart}/goal")).await;
    browser.follow("Sleep at home").await;
    browser.leave_by("button[formaction$='/retire']").await;
    browser.wait_for("Put away.").await;
    browser.leave_by(".notice form button").await;
    browser.wait_for("Taken up again.").await;
    browser.wait_for("Sleep at home").await;
}

/// The page's own colours, as they come out.
async fn tokens(browser: &Browser) -> Vec<String> {
    let ask = "const own = getComputedStyle(document.documentElement); \
               return ['--paper', '--sheet', '--ink', '--soft', '--link', '--alarm', '--act', '--line', '--focus', 'color-scheme'] \
               .map((name) => `${name} ${own.getPropertyValue(name)}`)";
    let found = browser.window.execute(ask, Vec::new()).await.unwrap();
    found.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// Chooses each look in the settings; every page has it from then on, and it is gone when chosen away.
async fn looks(browser: &Browser) {
    browser.look(1366, true).await;
    browser.go("/today").await;
    let of_the_computer = tokens(browser).await;
    browser.look(1366, false).await;
    let light = tokens(browser).await;
    assert_ne!(light, of_the_computer, "a computer that likes it dark has it dark");
    for look in ["dark", "contrast", "light", "auto"] {
        browser.go("/settings").await;
        browser.click(&format!("label:has(input[name=look][value={look}])")).await;
        browser.leave_by("main form.form button[type=submit]").await;
        browser.wait_for("Your settings are saved.").await;
        browser.go("/clients").await;
        browser.find(&format!("html[data-look={look}]")).await;
        let now = tokens(browser).await;
        match look {
            "dark" => assert_eq!(now, of_the_computer, "dark is dark, chosen or asked for"),
            "contrast" => assert!(now != light && now != of_the_computer, "{now:?}"),
            _ => assert_eq!(now, light, "{look}"),
        }
    }
    browser.look(1366, true).await;
    assert_eq!(tokens(browser).await, of_the_computer, "auto follows the computer");
    browser.look(1366, false).await;
}

/// Prints what was ticked.
async fn print(browser: &Browser, chart: &str) {
    browser.go(chart).await;
    browser.follow("Print").await;
    browser.leave_by("main form.form button[type=submit]").await;
    browser.find("section.paper").await;
    assert_eq!(browser.ghosts().await, Vec::<String>::new(), "what only scripts do is not offered without them");
    let offered = browser.window.find_all(Locator::Css("[data-print]:not([hidden])")).await.unwrap();
    let text = browser.print().await.text;
    assert!(text.contains("Abena Owusu") && text.contains("Private: keep it with you"), "{text}");
    assert!(offered.len() <= 1 && !text.contains("Print this sheet"), "{text}");
}

async fn day(scripts: bool) {
    if !is_here() {
        return;
    }
    let clinic = Desk::clinic();
    let ruth = clinic.person("sample-ruth");
    let browser = Browser::open(clinic.process.http, scripts).await;
    browser.sign_in(&ruth).await;
    find(&browser, scripts).await;
    let chart = browser.path().await;
    keep_for_later(&browser, &chart).await;
    undo(&browser, &chart).await;
    print(&browser, &chart).await;
    looks(&browser).await;

    browser.go(&format!("{chart}/contact")).await;
    browser.leave_by("#lock").await;
    assert!(!browser.text().await.contains("Owusu"));
    browser.type_into("#login", &ruth.0).await;
    browser.type_into("#passphrase", &ruth.1).await;
    browser.leave_by("main form button").await;
    browser.wait_for("Abena Owusu").await;
    assert_eq!(browser.path().await, format!("{chart}/contact"), "back where it was locked");
    browser.go("/settings").await;
    browser.leave_by("form[action='/sign-out'] button").await;
    browser.go(&chart).await;
    browser.find("#login").await;
    if scripts {
        assert_eq!(browser.console_errors().await, Vec::<String>::new());
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_with_scripts() {
    day(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_without_scripts() {
    day(false).await;
}
