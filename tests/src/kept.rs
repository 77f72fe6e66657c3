//! A connection that stays open, as a browser keeps it, with little work of its own: for measuring pages by the
//! thousand. Must never hide what an answer weighed on its way.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A connection that was idle for so long is made anew: servers end one at five seconds.
const IDLE: Duration = Duration::from_secs(3);

/// A connection to one node.
pub struct Kept {
    stream: BufReader<TcpStream>,
    node: SocketAddr,
    used: Instant,
    /// The cookie that is sent, once a session was begun.
    pub cookie: Option<String>,
    /// Whether answers may come compressed, as browsers say.
    pub gzip: bool,
}

/// An answer as it came.
#[derive(Debug, Default)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Where it leads; empty where it does not.
    pub location: String,
    /// How the body is encoded; empty where it is not.
    pub encoding: String,
    /// Bytes that came over the connection, head and all.
    pub transferred: usize,
    /// The body as it came.
    pub body: Vec<u8>,
    cookie: Option<String>,
    length: Option<usize>,
}

impl Answer {
    /// The value of a hidden input on the page.
    ///
    /// # Panics
    /// When it has none.
    #[must_use]
    pub fn hidden(&self, name: &str) -> String {
        let page = String::from_utf8_lossy(&self.body);
        let start = format!("name=\"{name}\" value=\"");
        let found = page.split(&start).nth(1).and_then(|rest| rest.split('"').next());
        found.unwrap_or_else(|| panic!("no {name} on the page: {page}")).to_owned()
    }
}

impl Kept {
    /// Connects.
    ///
    /// # Panics
    /// When nothing listens there.
    pub async fn to(node: SocketAddr) -> Self {
        Self { stream: connect(node).await, node, used: Instant::now(), cookie: None, gzip: false }
    }

    /// Signs in; the session's cookie is sent from then on.
    ///
    /// # Panics
    /// When that is refused.
    pub async fn sign_in(&mut self, login: &str, passphrase: &str) {
        let form = format!("login={login}&passphrase={}", passphrase.replace(' ', "+"));
        let answer = self.post("/sign-in", &form).await;
        assert_eq!(answer.status, 303, "{login} signs in: {}", String::from_utf8_lossy(&answer.body));
        self.cookie = answer.cookie;
    }

    /// Opens an address.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "").await
    }

    /// Sends a form, as its browser would encode it.
    pub async fn post(&mut self, path: &str, form: &str) -> Answer {
        self.ask("POST", path, form).await
    }

    async fn ask(&mut self, method: &str, path: &str, form: &str) -> Answer {
        if self.used.elapsed() > IDLE {
            self.stream = connect(self.node).await;
        }
        let request = self.request(method, path, form);
        let mut answer = match self.head(&request).await {
            Ok(answer) => answer,
            // A server may have ended the connection at that very moment: browsers ask again over a new one.
            Err(_) => {
                self.stream = connect(self.node).await;
                self.head(&request).await.expect("it answers")
            }
        };
        match answer.length {
            Some(length) => self.take(&mut answer, length).await,
            None => self.chunks(&mut answer).await.expect("all of it comes"),
        }
        self.used = Instant::now();
        answer
    }

    fn request(&self, method: &str, path: &str, form: &str) -> String {
        let host = format!("localhost:{}", self.node.port());
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nsec-fetch-site: same-origin\r\n");
        if let Some(cookie) = &self.cookie {
            request.push_str(&format!("cookie: {cookie}\r\n"));
        }
        if self.gzip {
            request.push_str("accept-encoding: gzip, deflate, br, zstd\r\n");
        }
        if method == "POST" {
            let kind = "application/x-www-form-urlencoded";
            request.push_str(&format!("content-type: {kind}\r\ncontent-length: {}\r\n", form.len()));
        }
        request.push_str("\r\n");
        request.push_str(form);
        request
    }

    async fn line(&mut self, answer: &mut Answer) -> std::io::Result<String> {
        let mut line = String::new();
        let count = self.stream.read_line(&mut line).await?;
        if count == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        answer.transferred += count;
        line.truncate(line.trim_end().len());
        Ok(line)
    }

    /// Sends a request and reads the head of its answer. One without a length comes in pieces, unless it has no body.
    async fn head(&mut self, request: &str) -> std::io::Result<Answer> {
        self.stream.write_all(request.as_bytes()).await?;
        let mut answer = Answer::default();
        let status = self.line(&mut answer).await?;
        answer.status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        let mut pieces = false;
        loop {
            let line = self.line(&mut answer).await?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => answer.length = value.parse().ok(),
                "transfer-encoding" => pieces = true,
                "content-encoding" => answer.encoding = value.to_owned(),
                "location" => answer.location = value.to_owned(),
                "set-cookie" => answer.cookie = value.split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        if !pieces && answer.length.is_none() {
            answer.length = Some(0);
        }
        Ok(answer)
    }

    async fn take(&mut self, answer: &mut Answer, count: usize) {
        let start = answer.body.len();
        answer.body.resize(start + count, 0);
        self.stream.read_exact(&mut answer.body[start..]).await.expect("all of it comes");
        answer.transferred += count;
    }

    async fn chunks(&mut self, answer: &mut Answer) -> std::io::Result<()> {
        loop {
            let line = self.line(answer).await?;
            let count = usize::from_str_radix(&line, 16).map_err(|_| ErrorKind::InvalidData)?;
            self.take(answer, count).await;
            self.line(answer).await?;
            if count == 0 {
                return Ok(());
            }
        }
    }
}

async fn connect(node: SocketAddr) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(node).await.expect("it listens");
    stream.set_nodelay(true).expect("it can be told");
    BufReader::with_capacity(64 * 1024, stream)
}
