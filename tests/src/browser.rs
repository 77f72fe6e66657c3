//! A real browser: Debian's Chromium through its own driver, with a profile that is gone afterwards. Must never reach
//! for anything but this computer.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::eyes::Sight;

/// How often a key may be pressed on the way to something.
const TABS_MAX: usize = 80;
/// How often a driver is started until one says its port.
const DRIVER_STARTS_MAX: usize = 5;
/// Most bytes of one answer of the driver: the log of every request of a long story is many megabytes.
const DRIVER_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// How long a page may take; only a test that fails waits so long. The first start after an install takes long.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long the driver may take to end its browser.
const END_PATIENCE: Duration = Duration::from_secs(10);

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

/// How a page came to be seen.
#[derive(Clone, Debug)]
pub struct Painted {
    /// When the first of its words or pictures was seen, in milliseconds after it was asked for.
    pub first_ms: f64,
    /// The sum of its layout shifts, in the measure that browsers use; nought when nothing moved.
    pub shift: f64,
    /// The elements that moved, by their names and classes.
    pub moved: String,
}

/// A browser window.
pub struct Browser {
    /// The window.
    pub window: Client,
    /// Scheme, host and port of the pages.
    pub(crate) origin: String,
    driver: Child,
    driver_port: u16,
    /// How pages are seen now; `None` as the browser came.
    pub(crate) seen: Mutex<Option<Sight>>,
    _profile: TempDir,
}

/// The driver and its port; `None` when it stopped without saying one.
fn start_driver(folder: &Path) -> Option<(Child, u16)> {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .env("TMPDIR", folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("there is a driver");
    let output = BufReader::new(driver.stdout.take().expect("its output is read"));
    let port = output.lines().map_while(Result::ok).find_map(|line| {
        let said = line.strip_prefix("ChromeDriver was started successfully on port ")?;
        said.trim_end_matches('.').parse::<u16>().ok()
    });
    if port.is_none() {
        driver.wait().expect("it stopped");
    }
    Some((driver, port?))
}

impl Browser {
    /// Opens a window on the pages of `node`. With `scripts` off, pages must work without them.
    ///
    /// # Panics
    /// When the browser does not start.
    pub async fn open(node: SocketAddr, scripts: bool) -> Self {
        Self::open_at(&format!("http://localhost:{}", node.port()), scripts, &[]).await
    }

    /// Opens a window on the pages at `origin`, with more said on the browser's command line.
    ///
    /// # Panics
    /// When the browser does not start.
    pub async fn open_at(origin: &str, scripts: bool, more: &[&str]) -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        // A port that it finds free in IPv4 may be taken in IPv6: then it stops, and another may be.
        let (driver, port) = (0..DRIVER_STARTS_MAX)
            .find_map(|_| start_driver(profile.path()))
            .expect("the driver starts and says its port");
        let data = format!("--user-data-dir={}", profile.path().join("profile").display());
        let mut options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1366,900", data,
            ],
        });
        if let Some(arguments) = options["args"].as_array_mut() {
            arguments.extend(more.iter().map(|one| json!(one)));
        }
        if !scripts {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("goog:chromeOptions".into(), options);
        // Without this the driver would have the browser take any certificate.
        capabilities.insert("acceptInsecureCerts".into(), json!(false));
        capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL", "performance": "ALL" }));
        let window = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a window opens");
        Self { window, origin: origin.to_owned(), driver, driver_port: port, seen: Mutex::new(None), _profile: profile }
    }

    /// Opens an address of the node.
    pub async fn go(&self, address: &str) {
        self.window.goto(&format!("{}{address}", self.origin)).await.expect("the page opens");
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

    /// Clicks something that stays on the page.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        // Pressed while it cannot be, a button says nothing, and the test would wait for what was never asked.
        assert!(element.is_enabled().await.expect("it tells"), "{css} cannot be pressed now");
        // As a person does: out from under the buttons that stay in reach at the window's end.
        let there = vec![serde_json::to_value(&element).expect("an element can be named")];
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.window.execute(scroll, there).await.expect("it can be scrolled to");
        element.click().await.expect("it can be clicked");
    }

    /// Clicks something that leads to another page, and waits until this one is gone.
    pub async fn leave_by(&self, css: &str) {
        let page = self.find("html").await;
        self.click(css).await;
        self.until_gone(page).await;
    }

    /// Follows the link whose text is `text`.
    pub async fn follow(&self, text: &str) {
        let page = self.find("html").await;
        let link = self.window.wait().at_most(PATIENCE).for_element(Locator::LinkText(text)).await;
        link.unwrap_or_else(|error| panic!("no link {text:?}: {error}")).click().await.expect("it can be clicked");
        self.until_gone(page).await;
    }

    /// Waits until a page that was left is gone.
    pub async fn until_gone(&self, page: Element) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while page.tag_name().await.is_ok() {
            assert!(tokio::time::Instant::now() < deadline, "the page stays at {}", self.address().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Signs in at the page for it.
    pub async fn sign_in(&self, (login, passphrase): &(String, String)) {
        self.go("/sign-in").await;
        self.type_into("#login", login).await;
        self.type_into("#passphrase", passphrase).await;
        self.leave_by("main form button").await;
        self.find(".me").await;
    }

    /// Presses a key.
    pub async fn press(&self, key: Key) {
        self.type_keys(&char::from(key).to_string()).await;
    }

    /// Types on the keyboard, wherever that goes.
    pub async fn type_keys(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.window.perform_actions(keys).await.expect("keys can be pressed");
    }

    /// Presses Tab until the element with this id has the keyboard.
    ///
    /// # Panics
    /// When it never gets there.
    pub async fn tab_to(&self, id: &str) {
        for _ in 0..TABS_MAX {
            if self.focus_is_on(id).await {
                return;
            }
            self.press(Key::Tab).await;
        }
        panic!("Tab never leads to {id}: {}", self.text().await);
    }

    /// Presses Tab until the first element that `css` finds has the keyboard.
    ///
    /// # Panics
    /// When it never gets there.
    pub async fn tab_to_link(&self, css: &str) {
        for _ in 0..TABS_MAX {
            if self.focus_is_at(css).await {
                return;
            }
            self.press(Key::Tab).await;
        }
        panic!("Tab never leads to {css}: {}", self.text().await);
    }

    /// Whether the first element that `css` finds has the keyboard.
    pub async fn focus_is_at(&self, css: &str) -> bool {
        let ask = "return document.activeElement === document.querySelector(arguments[0])";
        self.window.execute(ask, vec![css.into()]).await.expect("it tells").as_bool() == Some(true)
    }

    /// Whether the element with this id or class has the keyboard.
    pub async fn focus_is_on(&self, name: &str) -> bool {
        let active = self.window.active_element().await.expect("something has the keyboard");
        let mut known = Vec::new();
        for attribute in ["id", "class"] {
            known.extend(active.attr(attribute).await.expect("it tells"));
        }
        known.iter().flat_map(|words| words.split(' ')).any(|word| word == name)
    }

    /// The text that a reader sees on the page; asked again where the page just changed.
    ///
    /// # Panics
    /// When there is no page.
    pub async fn text(&self) -> String {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            match self.find("body").await.text().await {
                Ok(text) => return text,
                Err(error) => assert!(tokio::time::Instant::now() < deadline, "no page: {error}"),
            }
        }
    }

    /// Where the window is.
    pub async fn address(&self) -> String {
        self.window.current_url().await.expect("it has an address").to_string()
    }

    /// The address of the page within the node.
    pub async fn path(&self) -> String {
        self.window.current_url().await.expect("it has an address").path().to_owned()
    }

    /// Waits until the console says `text`.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn wait_for_console(&self, text: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !self.log("browser").await.iter().any(|line| line.to_string().contains(text)) {
            assert!(tokio::time::Instant::now() < deadline, "the console never said {text:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the console holds of errors, but for pages that were refused as the test wanted it.
    pub async fn console_errors(&self) -> Vec<String> {
        let lines = self.log("browser").await;
        let texts = lines.iter().filter(|line| line["level"] == "SEVERE").map(|line| line["message"].to_string());
        texts.filter(|text| !text.contains("the server responded with a status of 4")).collect()
    }

    /// Has a script run at the start of every page from now on, before the page's own.
    pub async fn before_pages(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).await;
    }

    /// Makes the processor so many times slower than it is, for the pages that are opened from now on.
    pub async fn slow_down(&self, times: u32) {
        self.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": times })).await;
    }

    /// When the page that is open was first seen, and by how much it moved about since.
    ///
    /// # Panics
    /// When the browser does not tell.
    pub async fn painted(&self) -> Painted {
        let observe = "const done = arguments[0]; let shift = 0; const moved = new Set(); new PerformanceObserver((list) \
                       => { for (const one of list.getEntries()) { shift += one.value; for (const { node } of one.sources) \
                       moved.add(node ? node.nodeName + ' ' + (node.className ?? '') : 'gone'); } }).observe({ type: \
                       'layout-shift', buffered: true }); const look = () => { const [paint] = \
                       performance.getEntriesByName('first-contentful-paint'); if (paint) setTimeout(() => \
                       done([paint.startTime, shift, [...moved].join(', ')]), 300); else setTimeout(look, 20); }; look();";
        let told = self.window.execute_async(observe, Vec::new()).await.expect("it tells");
        let number = |place: usize| told[place].as_f64().expect("a number");
        Painted { first_ms: number(0), shift: number(1), moved: told[2].as_str().unwrap_or_default().to_owned() }
    }

    /// Lines of one of the driver's logs that were not read yet.
    pub(crate) async fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.driver_says("se/log", &json!({ "type": kind })).await;
        log["value"].as_array().cloned().unwrap_or_default()
    }

    /// Gives a command of the DevTools protocol; what it answers.
    pub(crate) async fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let mut said = self.driver_says("goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).await;
        assert!(said["value"]["error"].is_null(), "{command}: {said}");
        said["value"].take()
    }

    /// What a script of the test finds on the page, as lines.
    pub(crate) async fn lines(&self, script: &str, arguments: Vec<Value>) -> Vec<String> {
        let found = self.window.execute(script, arguments).await.expect("the script runs");
        found.as_array().into_iter().flatten().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Asks the driver for what fantoccini has no words for.
    async fn driver_says(&self, command: &str, body: &Value) -> Value {
        let session = self.window.session_id().await.expect("the driver answers").expect("a session");
        let address = format!("http://127.0.0.1:{}/session/{session}/{command}", self.driver_port);
        let body = body.to_string();
        let answer = tokio::task::spawn_blocking(move || {
            let mut answer =
                ureq::post(address).content_type("application/json").send(body).expect("the driver answers");
            let body = answer.body_mut().with_config().limit(DRIVER_BYTES_MAX);
            body.read_to_string().expect("in text")
        });
        serde_json::from_str(&answer.await.expect("it was asked")).expect("in JSON")
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

    /// Waits until a script says `true`.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn wait_until_true(&self, script: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while self.window.execute(script, Vec::new()).await.expect("it tells").as_bool() != Some(true) {
            assert!(tokio::time::Instant::now() < deadline, "never: {script}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the page does not say `text` any more.
    ///
    /// # Panics
    /// When it goes on.
    pub async fn wait_until_gone_from_text(&self, text: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while self.text().await.contains(text) {
            assert!(tokio::time::Instant::now() < deadline, "the page goes on saying {text:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Everything that the page keeps in the browser's own stores: nothing, if all is well.
    pub async fn kept_in_browser(&self) -> String {
        let count = "return JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])";
        let kept = self.window.execute(count, Vec::new()).await.expect("it tells");
        kept.as_str().unwrap_or_default().to_owned()
    }

    /// Closes the window. Whatever it was used for, it kept nothing and asked nobody but the node.
    ///
    /// # Panics
    /// When it did.
    pub async fn close(self) {
        assert_eq!(self.stores().await, Vec::<String>::new(), "the browser keeps nothing");
        assert_eq!(self.asked_elsewhere().await, Vec::<String>::new(), "nobody else is asked, ever");
        self.window.clone().close().await.ok();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser running, for ever; one that is asked to stop takes it along.
        let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(END_PATIENCE)).build().into();
        agent.get(format!("http://127.0.0.1:{}/shutdown", self.driver_port)).call().ok();
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}
