//! Someone who reads a page's stream of events, byte for byte. Must never ask again by itself, as a browser would.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long an event may take; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub data: serde_json::Value,
}

/// An open stream.
pub struct Listener {
    reader: BufReader<TcpStream>,
    /// HTTP status.
    pub status: u16,
    /// The lines of the answer's head, names in small letters.
    pub headers: Vec<(String, String)>,
    /// Everything that came after the head.
    pub heard: String,
}

impl Listener {
    /// Asks for the stream at `path` with this cookie, and reads the head of the answer.
    ///
    /// # Panics
    /// When the node does not answer.
    #[must_use]
    pub fn ask(node: SocketAddr, path: &str, cookie: Option<&str>) -> Self {
        let mut stream = TcpStream::connect(node).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let cookie = cookie.map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let port = node.port();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip\r\nSec-Fetch-Site: same-origin\r\n{cookie}\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it can be asked");
        let mut listener =
            Self { reader: BufReader::new(stream), status: 0, headers: Vec::new(), heard: String::new() };
        let status = listener.line().expect("an answer");
        listener.status = status.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        while let Some(line) = listener.line().filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').expect("a header");
            listener.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        listener.heard.clear();
        listener
    }

    /// A header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The next line; `None` when the stream has ended.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let count = self.reader.read_line(&mut line).expect("something comes in time");
        self.heard.push_str(&line);
        (count > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
    }

    /// The next event but for beats; `None` when the stream has ended.
    ///
    /// # Panics
    /// When none comes.
    pub fn event(&mut self) -> Option<Event> {
        let mut name = String::new();
        loop {
            let line = self.line()?;
            if let Some(said) = line.strip_prefix("event: ") {
                said.clone_into(&mut name);
            }
            if let Some(data) = line.strip_prefix("data: ").filter(|_| name != "beat") {
                return Some(Event { name, data: serde_json::from_str(data).expect("data is JSON") });
            }
        }
    }

    /// The next event of this name, passing others over.
    ///
    /// # Panics
    /// When the stream ends first.
    pub fn until(&mut self, name: &str) -> Event {
        loop {
            let event = self.event().unwrap_or_else(|| panic!("the stream ended before {name}: {}", self.heard));
            if event.name == name {
                return event;
            }
        }
    }
}
