//! Goal: every engine of browsers gets in and saves on this computer, not Chromium's alone. Skipped with a printed line
//! where an engine is not installed.

use std::time::Duration;

use fantoccini::{Client, Locator};
use waystation_tests::clinic::{Desk, PASSPHRASE};
use waystation_tests::engines::{Engine, Window};

const PATIENCE: Duration = Duration::from_secs(30);

async fn fill(window: &Client, css: &str, text: &str) {
    let field = window.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
    field.unwrap_or_else(|error| panic!("no {css}: {error}")).send_keys(text).await.unwrap();
}

async fn press(window: &Client, css: &str) {
    let button = window.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
    button.unwrap_or_else(|error| panic!("no {css}: {error}")).click().await.unwrap();
}

/// Waits until the window's page is at `path`.
async fn at(window: &Client, path: impl Fn(&str) -> bool, what: &str) {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let address = window.current_url().await.unwrap();
        if path(address.path()) {
            return;
        }
        assert!(tokio::time::Instant::now() < deadline, "{what}, but it is at {address}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_engine_signs_in_on_this_computer_and_saves() {
    for engine in Engine::ALL.into_iter().filter(|engine| engine.is_here()) {
        let desk = Desk::of_two();
        let origin = format!("http://localhost:{}", desk.process.http.port());
        let window = Window::open(engine).await;
        let page = &window.client;
        page.goto(&format!("{origin}/sign-in")).await.unwrap();
        fill(page, "#login", "ana").await;
        fill(page, "#passphrase", PASSPHRASE).await;
        press(page, "main form button").await;
        at(page, |path| path == "/today", &format!("{engine:?} signs in")).await;
        page.goto(&format!("{origin}/clients/new")).await.unwrap();
        fill(page, "main [name='name.text']", "Ada Reed").await;
        press(page, "main form .do button").await;
        let is_chart = |path: &str| path.starts_with("/clients/") && path != "/clients/new";
        at(page, is_chart, &format!("{engine:?} saves")).await;
        // The address is the new page's before the page is.
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !page.source().await.unwrap().contains("Ada Reed") {
            assert!(tokio::time::Instant::now() < deadline, "{engine:?} shows the chart");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        window.close().await;
    }
}
