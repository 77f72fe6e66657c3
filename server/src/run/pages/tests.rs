//! Goal: no program on this computer stops the clinic's own screen by what it does not send. Method: the real server on a
//! real socket. Must never look at how long an answer takes.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use waystation_sync::replica::NodeRole;

use super::*;
use crate::host::DataFolder;
use crate::http::Surroundings;
use crate::node::Node;

/// How long an end may take; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(40);

/// The pages of a computer that has no people yet.
struct Served {
    at: SocketAddr,
    server: ServerHandle,
    _folder: tempfile::TempDir,
}

fn served() -> Served {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::open(folder.path(), true).unwrap();
    let node = Arc::new(Node::at(data, NodeRole::Clinic, tokio::runtime::Handle::current()).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = listener.local_addr().unwrap();
    let around = Surroundings {
        visits: Arc::default(),
        seen: tokio::sync::watch::channel(Default::default()).1,
        discovery_trouble: None,
        peers: None,
        clinic: None,
        http: at,
        lan: None,
    };
    let server = own(&web::Data::new(AppState::new(node, around)), listener).unwrap();
    let handle = server.handle();
    tokio::spawn(server);
    Served { at, server: handle, _folder: folder }
}

impl Served {
    fn sent(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.at).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// A form of which no more comes than its beginning.
    fn half_sent(&self, path: &str, length: &str, begun: &str) -> TcpStream {
        let at = self.at;
        let mut stream = self.sent(&format!("HEAD /nowhere HTTP/1.1\r\nHost: {at}\r\n\r\n"));
        // Once it is answered it has its place among the others.
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            answer.push(byte[0]);
        }
        let form = format!(
            "POST {path} HTTP/1.1\r\nHost: {at}\r\nOrigin: http://{at}\r\n{length}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{begun}"
        );
        stream.write_all(form.as_bytes()).unwrap();
        stream
    }

    /// What is answered to somebody who opens a page meanwhile.
    fn page(&self) -> String {
        let at = self.at;
        told(&mut self.sent(&format!("GET /set-up HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n")))
    }
}

/// All that comes until the connection ends; panics where it does not.
fn told(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => panic!("it is held without end"),
        Ok(_) | Err(_) => String::from_utf8_lossy(&bytes).into_owned(),
    }
}

/// Whether the connection still stands, with nothing to read.
fn stands(stream: &mut TcpStream) -> bool {
    stream.set_nonblocking(true).unwrap();
    let read = stream.read(&mut [0; 16]);
    stream.set_nonblocking(false).unwrap();
    matches!(read, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock)
}

const PIECES: (&str, &str) = ("Transfer-Encoding: chunked", "ffffff\r\nname.text=");
const WHOLE: (&str, &str) = ("Content-Length: 4000", "name.text=");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_does_not_come_ends_its_connection_however_its_length_is_said() {
    let served = served();
    for (length, begun) in [PIECES, WHOLE] {
        for path in ["/clients", "/sign-in", "/set-up", "/nowhere", "/clients/x/medication/new"] {
            let answer = told(&mut served.half_sent(path, length, begun));
            let is_told = ["400", "404", "408"].iter().any(|status| answer.starts_with(&format!("HTTP/1.1 {status} ")));
            assert!(is_told, "{path} {length}: {answer}");
        }
    }
    served.server.stop(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_waits_for_a_body_gives_way_once_there_are_too_many_and_the_own_screen_is_answered() {
    let served = served();
    let mut held: Vec<TcpStream> =
        (0..OWN_STRANGE_CONNECTIONS_MAX).map(|_| served.half_sent("/set-up", WHOLE.0, WHOLE.1)).collect();
    assert!(stands(&mut held[0]), "the limit itself is free");
    let mut next = served.half_sent("/set-up", WHOLE.0, WHOLE.1);
    assert_eq!(told(&mut held[0]), "", "one past it, and the oldest is ended");
    assert!(stands(&mut next));
    drop(held);
    let crowd: Vec<TcpStream> =
        (0..OWN_CONNECTIONS_MAX + 20).map(|_| served.half_sent("/clients", PIECES.0, PIECES.1)).collect();
    assert!(served.page().starts_with("HTTP/1.1 200 "));
    drop(crowd);
    served.server.stop(false).await;
}
