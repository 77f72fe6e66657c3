//! The other two engines of browsers, driven for real: Debian's WebKit and Firefox. Must never reach for anything but
//! this computer.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How often a driver is asked whether it listens, before it is given up.
const ASKED_MAX: usize = 300;
/// How long the driver is given between two such questions.
const BETWEEN_MS: u64 = 50;

/// An engine that is not Chromium's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The one of Safari, Epiphany and every browser on an iPhone: Debian's `webkit2gtk-driver`.
    WebKit,
    /// The one of Firefox: Debian's `firefox-esr`, and `geckodriver`.
    Gecko,
}

impl Engine {
    /// Both.
    pub const ALL: [Self; 2] = [Self::WebKit, Self::Gecko];

    const fn driver(self) -> &'static str {
        match self {
            Self::WebKit => "WebKitWebDriver",
            Self::Gecko => "geckodriver",
        }
    }

    /// The browser, where it is here.
    fn browser(self) -> Option<PathBuf> {
        let places: Vec<PathBuf> = match self {
            Self::WebKit => {
                let folders = ["4.1", "4.0", "6.0"].map(|version| format!("webkit2gtk-{version}"));
                let folders = folders.into_iter().chain(["webkitgtk-6.0".to_owned()]);
                let lib = Path::new("/usr/lib").join(format!("{}-linux-gnu", std::env::consts::ARCH));
                folders.map(|folder| lib.join(folder).join("MiniBrowser")).collect()
            }
            Self::Gecko => on_path("firefox-esr").into_iter().chain(on_path("firefox")).collect(),
        };
        places.into_iter().find(|place| place.is_file())
    }

    /// Whether it can be driven here; says so when it cannot. `REQUIRE_ENGINES=1` makes its absence a failure.
    ///
    /// # Panics
    /// When it is required and not there.
    #[must_use]
    pub fn is_here(self) -> bool {
        // WebKit has no mode without a screen; this is one in memory.
        let screen = self != Self::WebKit || on_path("Xvfb").is_some();
        let here = screen && on_path(self.driver()).is_some() && self.browser().is_some();
        assert!(
            here || std::env::var_os("REQUIRE_ENGINES").is_none(),
            "REQUIRE_ENGINES is set, and {self:?} is not here"
        );
        if !here {
            println!("skipped: {self:?} and its driver are not here");
        }
        here
    }

    fn options(self) -> (&'static str, Value) {
        let browser = self.browser().expect("it is here");
        match self {
            Self::WebKit => ("webkitgtk:browserOptions", json!({ "binary": browser, "args": ["--automation"] })),
            Self::Gecko => ("moz:firefoxOptions", json!({ "binary": browser, "args": ["-headless"] })),
        }
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A window of another engine.
pub struct Window {
    /// The window.
    pub client: Client,
    driver: Child,
    screen: Option<Child>,
    _folder: TempDir,
}

/// A screen in memory and its number.
fn screen() -> (Child, String) {
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1366x900x24"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a screen in memory");
    let mut number = String::new();
    let output = screen.stdout.take().expect("its output is read");
    BufReader::new(output).read_line(&mut number).expect("it says its number");
    (screen, format!(":{}", number.trim()))
}

impl Window {
    /// Opens one, with nothing in it that an earlier one kept.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn open(engine: Engine) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let screen = (engine == Engine::WebKit).then(screen);
        // The driver takes no port of its own choice that it would tell of.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
        let mut command = Command::new(engine.driver());
        command.arg(format!("--port={port}")).env("TMPDIR", folder.path()).env("HOME", folder.path());
        if let Some((_, display)) = &screen {
            command.env("DISPLAY", display);
        }
        // Its browser is of its group, so that none is left behind.
        let driver = command.process_group(0).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a driver");
        let (name, options) = engine.options();
        let capabilities = serde_json::Map::from_iter([(name.to_owned(), options)]);
        let address = format!("http://127.0.0.1:{port}");
        for _ in 0..ASKED_MAX {
            if ureq::get(format!("{address}/status")).call().is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(BETWEEN_MS)).await;
        }
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&address)
            .await
            .expect("a window");
        Self { client, driver, screen: screen.map(|(screen, _)| screen), _folder: folder }
    }

    /// Closes it.
    pub async fn close(self) {
        self.client.clone().close().await.ok();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        Command::new("kill").args(["-KILL", "--", &format!("-{}", self.driver.id())]).status().ok();
        self.driver.wait().ok();
        if let Some(screen) = &mut self.screen {
            screen.kill().ok();
            screen.wait().ok();
        }
    }
}
