//! Real processes: the program as it is shipped, with its own folder, ports, TLS and log. Must never outlive the test.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use tempfile::TempDir;

/// How long a process may take to say where it listens; only a test that fails waits so long.
const START_PATIENCE: Duration = Duration::from_secs(60);

/// The program, built beside the tests.
///
/// # Panics
/// When it was not built: `cargo build -p waystation` comes first, as `tests/run` does.
#[must_use]
pub fn program() -> PathBuf {
    let mut path = std::env::current_exe().expect("a test has a path");
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    path.push(format!("waystation{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built: run `cargo build -p waystation` first, or tests/run", path.display());
    path
}

/// Addresses that a node is to listen on again.
#[derive(Clone, Copy, Default)]
struct Ports {
    http: Option<SocketAddr>,
    peers: Option<SocketAddr>,
    https: Option<SocketAddr>,
    connect: Option<SocketAddr>,
}

/// One running node.
pub struct Process {
    child: Child,
    folder: Arc<TempDir>,
    arguments: Vec<String>,
    /// Where its pages are.
    pub http: SocketAddr,
    /// Where laptops reach it; clinic only.
    pub peers: Option<SocketAddr>,
    /// Where other computers open its pages; a clinic that gives them.
    pub https: Option<SocketAddr>,
    /// Where they are connected.
    pub connect: Option<SocketAddr>,
    /// The people that it printed, with their passphrases; a sample only.
    pub people: Vec<(String, String)>,
    /// Everything that it printed at the start.
    pub greeting: String,
}

impl Process {
    /// Starts `waystation` with `arguments` in a new folder. Ports are chosen by the system and discovery is off.
    #[must_use]
    pub fn start(arguments: &[&str]) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        Self::start_in(folder, arguments.iter().map(ToString::to_string).collect(), Ports::default())
    }

    /// Starts `waystation` with `arguments` on the folder of another process, or a copy of one, that has ended.
    #[must_use]
    pub fn start_on(folder: Arc<TempDir>, arguments: &[&str]) -> Self {
        Self::start_in(folder, arguments.iter().map(ToString::to_string).collect(), Ports::default())
    }

    /// The folder, to start another process on it.
    #[must_use]
    pub fn share(&self) -> Arc<TempDir> {
        Arc::clone(&self.folder)
    }

    fn start_in(folder: Arc<TempDir>, arguments: Vec<String>, keep: Ports) -> Self {
        let log = File::options().create(true).append(true).open(folder.path().join("log")).expect("a log");
        let mut command = Command::new(program());
        command.args(&arguments).current_dir(folder.path()).env("WAYSTATION_LOG", "debug,sled=warn");
        let address = |kept: Option<SocketAddr>| kept.map_or("127.0.0.1:0".to_owned(), |kept| kept.to_string());
        command.args(["--discovery", "off", "--http", &address(keep.http)]);
        if arguments.first().is_some_and(|role| role == "clinic") {
            command.args(["--peers", &address(keep.peers)]);
            for (flag, kept) in [("--https", keep.https), ("--connect", keep.connect)] {
                if !arguments.iter().any(|said| said == flag) {
                    command.args([flag, &address(kept)]);
                }
            }
        }
        command.stdout(Stdio::piped()).stderr(log).stdin(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let lines = lines_of(child.stdout.take().expect("its output is read"));
        let mut process = Self {
            child,
            folder,
            arguments,
            http: SocketAddr::from(([127, 0, 0, 1], 0)),
            peers: None,
            https: None,
            connect: None,
            people: Vec::new(),
            greeting: String::new(),
        };
        process.listen_to(&lines);
        process
    }

    fn listen_to(&mut self, lines: &Receiver<String>) {
        let port = |text: &str| text.trim().rsplit([':', ' ']).next().and_then(|port| port.parse::<u16>().ok());
        loop {
            let line = lines.recv_timeout(START_PATIENCE).unwrap_or_else(|_| {
                panic!("the program did not start. It said:\n{}\nIts log:\n{}", self.greeting, self.log())
            });
            self.greeting.push_str(&line);
            self.greeting.push('\n');
            if let (true, Some(port)) = (line.contains("http://localhost:"), port(&line)) {
                self.http.set_port(port);
            }
            if let (true, Some(port)) = (line.contains("reach this node at port"), port(&line)) {
                self.peers = Some(SocketAddr::from(([127, 0, 0, 1], port)));
            }
            for (before, found) in [(" https://", &mut self.https), (" at http://", &mut self.connect)] {
                let address = line.split_once(before).and_then(|(_, rest)| rest.split('/').next());
                if let Some(address) = address.and_then(|text| text.trim().parse().ok()) {
                    *found = Some(address);
                }
            }
            let words: Vec<&str> = line.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect();
            if let [login, passphrase, _name] = words[..] {
                self.people.push((login.to_owned(), passphrase.to_owned()));
            }
            if line.contains("Ctrl-C") {
                return;
            }
        }
    }

    /// Ends the process at once, as a power cut or `kill -9` does, and starts it again on the same folder and ports.
    pub fn kill_and_start_again(&mut self) {
        self.kill();
        self.start_again();
    }

    /// Starts it again on the same folder and ports.
    pub fn start_again(&mut self) {
        let arguments: Vec<String> = self.arguments.iter().filter(|word| *word != "--sample").cloned().collect();
        let keep = Ports { http: Some(self.http), peers: self.peers, https: self.https, connect: self.connect };
        *self = Self::start_in(Arc::clone(&self.folder), arguments, keep);
    }

    /// Ends the process at once.
    pub fn kill(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }

    /// Asks the process to stop, and waits until it has.
    ///
    /// # Panics
    /// When it ends with an error.
    pub fn stop(&mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(asked.success());
        let status = self.child.wait().expect("it ends");
        assert!(status.success(), "it ended with {status}. Its log:\n{}", self.log());
    }

    /// Holds the process as it is, so that it answers nothing, or lets it go on.
    ///
    /// # Panics
    /// When the system does not do so.
    pub fn hold(&self, held: bool) {
        let signal = if held { "-STOP" } else { "-CONT" };
        let done = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("kill runs");
        assert!(done.success());
    }

    /// The folder that holds its data folder and its log.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Fails where `word` stands in a file of its folder, the log among them, or in the name of one.
    ///
    /// # Panics
    /// When it does.
    pub fn assert_nowhere(&self, word: &str) {
        assert_nowhere(self.folder(), word);
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("waystation-data")
    }

    /// How many files and connections it holds open; `None` where the system does not tell.
    #[must_use]
    pub fn open_files(&self) -> Option<usize> {
        Some(fs::read_dir(format!("/proc/{}/fd", self.child.id())).ok()?.count())
    }

    /// How much memory it holds, and the most that it held so far, in MiB; `None` where the system does not tell.
    #[must_use]
    pub fn memory_mib(&self) -> Option<(u64, u64)> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let of = |name| {
            status.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix("kB")?.trim().parse().ok())
        };
        let kib: [u64; 2] = [of("VmRSS:")?, of("VmHWM:")?];
        Some((kib[0] / 1024, kib[1] / 1024))
    }

    /// Everything that it logged so far.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Reads lines on a thread of their own, for as long as the process prints.
fn lines_of(output: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    lines
}

fn assert_nowhere(folder: &Path, word: &str) {
    for entry in fs::read_dir(folder).expect("it reads").flatten() {
        let path = entry.path();
        assert!(!path.to_string_lossy().contains(word), "{word} in the name of {}", path.display());
        if path.is_dir() {
            assert_nowhere(&path, word);
        } else {
            let bytes = fs::read(&path).expect("it reads");
            let found = bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()));
            assert!(!found, "{word} in {}", path.display());
        }
    }
}
