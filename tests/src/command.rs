//! Commands that run to their end, and folders compared byte for byte. Must never wait for a node that keeps running.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::process::program;

/// How long a command may take; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a command said and how it ended.
#[derive(Debug)]
pub struct Ended {
    /// Exit status 0.
    pub success: bool,
    /// Its exit status.
    pub code: Option<i32>,
    /// What it printed.
    pub out: String,
    /// What it said went wrong.
    pub error: String,
}

impl Ended {
    /// Asserts that the command was refused with a text that says all of `words`, and without a panic.
    ///
    /// # Panics
    /// When it was not.
    pub fn assert_refused(&self, words: &[&str]) {
        assert!(!self.success, "it was refused: {self:?}");
        assert!(!self.error.contains("panicked"), "{}", self.error);
        for word in words {
            assert!(self.error.contains(word), "it says {word:?}: {}", self.error);
        }
    }
}

/// Runs `waystation` to its end in `folder`, with a passphrase in its environment if there is one.
///
/// # Panics
/// When it cannot be run.
#[must_use]
pub fn run(folder: &Path, arguments: &[&str], passphrase: Option<&str>) -> Ended {
    let mut command = Command::new(program());
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in ["DATA", "HTTP", "PEERS", "HTTPS", "CONNECT", "CLINIC", "DISCOVERY", "PASSPHRASE", "LOG"] {
        command.env_remove(format!("WAYSTATION_{name}"));
    }
    if let Some(passphrase) = passphrase {
        command.env("WAYSTATION_PASSPHRASE", passphrase);
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let (out, error) = (child.stdout.take().map(text_of), child.stderr.take().map(text_of));
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            break status;
        }
        if Instant::now() > deadline {
            child.kill().ok();
            panic!("{arguments:?} goes on instead of ending");
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let text = |reader: Option<JoinHandle<String>>| reader.and_then(|reader| reader.join().ok()).unwrap_or_default();
    Ended { success: status.success(), code: status.code(), out: text(out), error: text(error) }
}

fn text_of(mut from: impl Read + Send + 'static) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).ok();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Every file below `folder`, by its path.
///
/// # Panics
/// When a file cannot be read.
#[must_use]
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    gather(folder, folder, &mut found);
    found
}

fn gather(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(root, &path, found);
        } else {
            let name = path.strip_prefix(root).expect("below it").display().to_string();
            found.insert(name, fs::read(&path).expect("it reads"));
        }
    }
}

/// Whether a file of a data folder is a part of the record or of its keys.
#[must_use]
pub fn is_of_the_record(name: &str) -> bool {
    matches!(name, "keyring" | "reach") || name.starts_with("journal-") || name.starts_with("keys-")
}

/// The bytes of the journal and of its keys: the record, without what is made from it.
#[must_use]
pub fn record(data: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = contents(data);
    all.retain(|name, _| is_of_the_record(name) && name != "reach");
    all
}

/// Asserts that two contents are the same, naming the files that are not.
///
/// # Panics
/// When they differ.
pub fn assert_same(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differ: Vec<&&String> = names.iter().filter(|name| before.get(**name) != after.get(**name)).collect();
    assert!(differ.is_empty(), "nothing changed, but for {differ:?}");
}
