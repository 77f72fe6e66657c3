//! A real browser: Debian's Chromium through its own driver, with a profile that is gone afterwards. Must never reach
//! for anything but this computer.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

/// How long a page may take; only a test that fails waits so long. The first start after an install takes long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Whether there is a browser here; says so when there is not. `REQUIRE_BROWSER=1` makes its absence a failure.
///
/// # Panics
/// When it is required and not there.
#[must_use]
pub fn is_here() -> bool {
    let runs = |program: &str| {
        let asked = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let here = runs("chromedriver") && runs("chromium");
    assert!(here || std::env::var_os("REQUIRE_BROWSER").is_none(), "REQUIRE_BROWSER is set, and Chromium is not here");
    if !here {
        println!("skipped: no Chromium and chromedriver here");
    }
    here
}

/// A browser window.
pub struct Browser {
    /// The window.
    pub window: Client,
    node: SocketAddr,
    driver: Child,
    _profile: TempDir,
}

impl Browser {
    /// Opens a window on the pages of `node`. With `scripts` off, pages must work without them.
    ///
    /// # Panics
    /// When the browser does not start.
    pub async fn open(node: SocketAddr, scripts: bool) -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", profile.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        let output = BufReader::new(driver.stdout.take().expect("its output is read"));
        let port = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.strip_prefix("ChromeDriver was started successfully on port ")?
                    .trim_end_matches('.')
                    .parse::<u16>()
                    .ok()
            })
            .expect("the driver says its port");
        let data = format!("--user-data-dir={}", profile.path().join("profile").display());
        let mut options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1366,900", data,
            ],
        });
        if !scripts {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("goog:chromeOptions".into(), options);
        capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        let window = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a window opens");
        Self { window, node, driver, _profile: profile }
    }

    /// Opens an address of the node.
    pub async fn go(&self, address: &str) {
        self.window.goto(&format!("http://localhost:{}{address}", self.node.port())).await.expect("the page opens");
    }

    /// The element, once it is there.
    pub async fn find(&self, css: &str) -> Element {
        self.window
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await
            .unwrap_or_else(|error| panic!("no {css} on the page: {error}"))
    }

    /// Types into a field, in place of what it held.
    pub async fn type_into(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.expect("it can be emptied");
        field.send_keys(text).await.expect("it can be typed into");
    }

    /// Chooses the option of a list by its value.
    pub async fn choose(&self, css: &str, value: &str) {
        self.find(css).await.select_by_value(value).await.expect("it can be chosen");
    }

    /// Clicks, and waits until the page that comes has loaded.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.expect("it can be clicked");
    }

    /// Follows the link whose text is `text`.
    pub async fn follow(&self, text: &str) {
        let link = self.window.wait().at_most(PATIENCE).for_element(Locator::LinkText(text)).await;
        link.unwrap_or_else(|error| panic!("no link {text:?}: {error}")).click().await.expect("it can be clicked");
    }

    /// The text that a reader sees on the page.
    pub async fn text(&self) -> String {
        self.find("body").await.text().await.expect("the page has text")
    }

    /// Where the window is.
    pub async fn address(&self) -> String {
        self.window.current_url().await.expect("it has an address").to_string()
    }

    /// Waits until the page says `text`.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn wait_for(&self, text: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let page = self.text().await;
            if page.contains(text) {
                return;
            }
            assert!(tokio::time::Instant::now() < deadline, "the page never said {text:?}, but:\n{page}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Everything that the page keeps in the browser's own stores: nothing, if all is well.
    pub async fn kept_in_browser(&self) -> String {
        let count = "return JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])";
        let kept = self.window.execute(count, Vec::new()).await.expect("it tells");
        kept.as_str().unwrap_or_default().to_owned()
    }

    /// A picture of the page, for a person who looks into a failure.
    pub async fn picture(&self) -> Vec<u8> {
        self.window.screenshot().await.expect("a picture")
    }

    /// Closes the window.
    pub async fn close(self) {
        self.window.clone().close().await.ok();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}
