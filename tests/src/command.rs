//! Commands that run to their end, and folders compared byte for byte. Must never wait for a node that keeps running.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::program;

/// What a command said and how it ended.
#[derive(Debug)]
pub struct Ended {
    /// Exit status 0.
    pub success: bool,
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
    for name in ["DATA", "HTTP", "PEERS", "CLINIC", "DISCOVERY", "PASSPHRASE", "LOG"] {
        command.env_remove(format!("WAYSTATION_{name}"));
    }
    if let Some(passphrase) = passphrase {
        command.env("WAYSTATION_PASSPHRASE", passphrase);
    }
    let ended = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended { success: ended.status.success(), out: text(&ended.stdout), error: text(&ended.stderr) }
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

/// The journal's and the keyring's bytes: the record, without what is made from it.
#[must_use]
pub fn record(data: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = contents(data);
    all.retain(|name, _| name == "keyring" || name.starts_with("journal-"));
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
