//! Requests that no browser would send, byte for byte as a test says. Must never put anything right.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::visitor::Page;

/// How long an answer may take; only a test that fails waits so long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// An answer as it came.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status; 0 when nothing came.
    pub status: u16,
    /// The lines of its head, names in small letters.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
}

impl Answer {
    /// The text that a reader sees of a page.
    #[must_use]
    pub fn text(&self) -> String {
        Page { address: String::new(), status: self.status, html: self.body.clone() }.text()
    }

    /// A header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Sends a request with these headers (`Connection: close` is added) and reads the answer to its end.
///
/// # Panics
/// When the node does not take or answer it.
#[must_use]
pub fn ask(node: SocketAddr, line: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    ask_over(&mut connected(node), line, headers, body)
}

/// The same over a connection that stands already.
pub(crate) fn ask_over(stream: &mut (impl Read + Write), line: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    send(stream, line, headers, body);
    answer_of(&read_to_end(stream))
}

fn answer_of(bytes: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(0);
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Answer { status, headers, body: body.to_owned() }
}

/// As [`ask`], but the body comes in so many pieces with a pause after each, as over weak wireless; whoever sends reads nothing
/// before all of it is sent, as browsers do.
///
/// # Panics
/// When the node does not take all of it, or does not answer.
#[must_use]
pub fn ask_slowly(
    node: SocketAddr,
    line: &str,
    headers: &[(&str, &str)],
    body: &[u8],
    (pieces, pause): (usize, Duration),
) -> Answer {
    let mut stream = connected(node);
    let len = body.len().to_string();
    send(&mut stream, line, &[headers, &[("Content-Length", len.as_str())]].concat(), b"");
    for piece in body.chunks(body.len().div_ceil(pieces)) {
        stream.write_all(piece).expect("the body is taken to its end");
        std::thread::sleep(pause);
    }
    answer_of(&read_to_end(&mut stream))
}

/// As [`ask`] without a body, for an answer that is no text: its status and bytes.
///
/// # Panics
/// When the node does not take or answer it.
#[must_use]
pub fn ask_bytes(node: SocketAddr, line: &str, headers: &[(&str, &str)]) -> (u16, Vec<u8>) {
    let mut stream = connected(node);
    send(&mut stream, line, headers, &[]);
    let bytes = read_to_end(&mut stream);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&bytes[..end]);
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, bytes[end + 4..].to_vec())
}

/// As [`ask`], but hangs up as soon as all is sent, as a browser does whose window is closed.
///
/// # Panics
/// When the node does not take it.
pub fn send_and_go(node: SocketAddr, line: &str, headers: &[(&str, &str)], body: &[u8]) {
    send(&mut connected(node), line, headers, body);
}

fn connected(node: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(node).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream
}

fn send(stream: &mut impl Write, line: &str, headers: &[(&str, &str)], body: &[u8]) {
    let mut request = format!("{line} HTTP/1.1\r\nConnection: close\r\n").into_bytes();
    for (name, value) in headers {
        request.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    if !body.is_empty() {
        request.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
    }
    request.extend_from_slice(b"\r\n");
    request.extend_from_slice(body);
    // A node that has read enough of a request may answer and close before all of it is sent.
    stream.write_all(&request).ok();
}

fn read_to_end(stream: &mut impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut piece = [0; 16 * 1024];
    while let Ok(count @ 1..) = stream.read(&mut piece) {
        bytes.extend_from_slice(&piece[..count]);
    }
    bytes
}
