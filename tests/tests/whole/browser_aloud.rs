//! Goal: a page that is open talks over nobody, and says a minute before that it locks itself.

use waystation_tests::browser::{Browser, is_here};
use waystation_tests::clinic::Desk;

/// A clinic at which Ruth works without a browser, a window in which Jonah is signed in, and the address of a chart.
async fn begin() -> (Desk, Browser, String) {
    let mut clinic = Desk::clinic();
    let chart = clinic.visitor.open("/clients").link(&["/clients/", "-"]);
    let browser = Browser::open(clinic.process.http, true).await;
    browser.sign_in(&clinic.person("sample-jonah")).await;
    (clinic, browser, chart)
}

/// What every story ends with: nothing went wrong in the page.
async fn end(browser: Browser) {
    assert_eq!(browser.console_errors().await, Vec::<String>::new());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_listens_hears_one_sentence_a_minute_however_much_changes() {
    if !is_here() {
        return;
    }
    let (mut clinic, browser, chart) = begin().await;
    let goals = format!("{chart}/goal");
    browser.go(&goals).await;
    browser.find("#said[data-listens]").await;
    let listen = "window.heard = []; const aloud = document.querySelector('#said-aloud'); new MutationObserver(() => \
                  aloud.textContent && window.heard.push(aloud.textContent)).observe(aloud, { childList: true })";
    browser.window.execute(listen, Vec::new()).await.unwrap();
    for goal in ["Sleep at home", "Call a friend", "Walk on Sundays"] {
        clinic.write(&format!("{goals}/new"), &[("f.statement", goal), ("f.status", "proposed")]);
        browser.wait_for(goal).await;
    }
    browser.find("#said p").await;
    let heard = browser.window.execute("return window.heard", Vec::new()).await.unwrap();
    assert_eq!(heard, serde_json::json!(["Something here was changed just now."]));
    end(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn before_a_session_locks_itself_its_page_says_so_and_one_touch_keeps_it_open() {
    if !is_here() {
        return;
    }
    let (_clinic, browser, chart) = begin().await;
    browser.go(&chart).await;
    browser.find("#said[data-listens]").await;
    // What the stream says a minute before; `server/src/routes/live.rs` holds that it does.
    let soon = "document.dispatchEvent(new CustomEvent('idle', { detail: true }))";
    browser.window.execute(soon, Vec::new()).await.unwrap();
    browser.wait_for("it locks in about a minute").await;
    assert_eq!(browser.barriers().await, Vec::<String>::new());
    let asked = "window.asked = []; const real = window.fetch; \
                 window.fetch = (address, how) => { window.asked.push(address); return real(address, how); }";
    browser.window.execute(asked, Vec::new()).await.unwrap();
    browser.click("#idle button").await;
    browser.wait_until_gone_from_text("it locks in about a minute").await;
    assert_eq!(browser.window.execute("return window.asked[0]", Vec::new()).await.unwrap(), "/still-here");
    assert!(browser.focus_is_on("main").await, "the keyboard stays in the page");
    browser.window.execute(soon, Vec::new()).await.unwrap();
    browser.wait_for("it locks in about a minute").await;
    let stays = "document.dispatchEvent(new CustomEvent('idle', { detail: false }))";
    browser.window.execute(stays, Vec::new()).await.unwrap();
    browser.wait_until_gone_from_text("it locks in about a minute").await;
    end(browser).await;
}
