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

use crate::paper::letters_apart;

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

    fn options(self, folder: &Path) -> (&'static str, Value) {
        let browser = self.browser().expect("it is here");
        match self {
            Self::WebKit => ("webkitgtk:browserOptions", json!({ "binary": browser, "args": ["--automation"] })),
            // What its dialog prints with all that it offers ticked, into a file in place of a printer.
            Self::Gecko => {
                let printer = "print.printer_Mozilla_Save_to_PDF.print_to_file";
                let prefs = json!({
                    "print.always_print_silent": true,
                    "print_printer": "Mozilla Save to PDF",
                    printer: true,
                    format!("{printer}name"): printed_to(folder),
                });
                ("moz:firefoxOptions", json!({ "binary": browser, "args": ["-headless"], "prefs": prefs }))
            }
        }
    }
}

/// Where Firefox prints to.
fn printed_to(folder: &Path) -> PathBuf {
    folder.join("printed.pdf")
}

/// Whether what Firefox prints can be read here: Debian's `poppler-utils`. Says so when it cannot.
///
/// # Panics
/// When it is required (`REQUIRE_ENGINES=1`) and not there.
#[must_use]
pub fn paper_is_read_here() -> bool {
    let here = on_path("pdftotext").is_some();
    assert!(here || std::env::var_os("REQUIRE_ENGINES").is_none(), "REQUIRE_ENGINES is set, and pdftotext is not here");
    if !here {
        println!("skipped: pdftotext is not here");
    }
    here
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
    folder: TempDir,
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
        let (name, options) = engine.options(folder.path());
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
        Self { client, driver, screen: screen.map(|(screen, _)| screen), folder }
    }

    /// Prints the page that is open as a person does who changes nothing in the dialog, and reads each sheet; Firefox alone.
    ///
    /// # Panics
    /// When nothing comes out of it.
    pub async fn print(&self) -> Vec<String> {
        let file = printed_to(self.folder.path());
        std::fs::remove_file(&file).ok();
        self.client.execute("window.print()", Vec::new()).await.expect("it prints");
        for _ in 0..ASKED_MAX {
            let is_whole = std::fs::read(&file).is_ok_and(|pdf| pdf.trim_ascii_end().ends_with(b"%%EOF"));
            if is_whole {
                break;
            }
            tokio::time::sleep(Duration::from_millis(BETWEEN_MS)).await;
        }
        let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").output();
        let text = String::from_utf8(read.expect("it is read").stdout).expect("UTF-8");
        let words = |sheet: &str| sheet.split_whitespace().collect::<Vec<_>>().join(" ");
        letters_apart(&text).split_terminator('\u{c}').map(words).collect()
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
