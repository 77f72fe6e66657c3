//! What a page hears while someone looks at it, as server-sent events: that something is different, and who else has
//! the chart open. Must never say a client's word, only ids, names of parts and numbers, and the names of colleagues;
//! nor count as use of the session, nor outlive it.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::web::{self, Bytes};
use actix_web::{HttpResponse, rt};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use waystation_sync::care::noun::Part;
use waystation_sync::id::ClientId;
use waystation_web::isolate;

use super::chart;
use crate::host::clock;
use crate::http::{AppState, Onlooker, PageError};
use crate::node::SessionId;
use crate::node::live::{Full, Happening, Heard, Stream};

/// A beat goes out so often, so that a connection that broke is noticed, by this program and by the page; and the session is
/// looked at.
const BEAT_MS: u64 = 15_000;
/// The event of a beat.
const BEAT: &str = "beat";
/// How soon a browser asks again after a stream ended, in milliseconds.
const RETRY_MS: u32 = 3_000;
/// How long a reader may take nothing before its stream ends.
const SLOW_MS: u64 = 60_000;
/// Pieces that wait for a reader.
const WAITING_MAX: usize = 16;

/// What the address holds.
#[derive(serde::Deserialize)]
pub(super) struct StreamQuery {
    /// Whose chart is open; nothing on other pages.
    at: Option<String>,
}

/// The stream. A browser that is not signed in is told not to ask again.
pub(super) async fn stream(
    onlooker: Result<Onlooker, PageError>,
    asked: web::Query<StreamQuery>,
) -> Result<HttpResponse, PageError> {
    let access = match onlooker {
        Ok(Onlooker(access)) => access,
        Err(PageError::SignIn | PageError::SetUp | PageError::Join) => return Ok(HttpResponse::NoContent().finish()),
        Err(error) => return Err(error),
    };
    let client = match asked.at.as_deref() {
        None | Some("") => None,
        Some(at) => Some(chart::named(&access, at)?.client()),
    };
    let session = access.session();
    match access.someone().listen(session, client) {
        Ok(stream) => {
            let (sender, feed) = mpsc::channel(WAITING_MAX);
            let beat = Duration::from_millis(BEAT_MS);
            let teller = Teller { state: access.shared(), session, stream, sender, also: None, locks_soon: false };
            rt::spawn(teller.run(beat));
            Ok(answer(Feed(feed)))
        }
        Err(Full::Session) => Ok(HttpResponse::TooManyRequests().finish()),
        Err(Full::Node) => Ok(HttpResponse::ServiceUnavailable().finish()),
    }
}

fn answer(feed: Feed) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store"))
        // Nothing on the way may gather the pieces before it passes them on.
        .insert_header((CONTENT_ENCODING, "identity"))
        .insert_header(("x-accel-buffering", "no"))
        .body(feed)
}

/// The body of the answer: pieces as they come.
struct Feed(mpsc::Receiver<Bytes>);

impl MessageBody for Feed {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        self.get_mut().0.poll_recv(context).map(|piece| piece.map(Ok))
    }
}

/// What a listener may know at this moment.
struct May {
    parts: &'static [Part],
    /// Colleagues who have the same chart open.
    also: Vec<String>,
}

/// Tells one listener.
struct Teller {
    state: web::Data<AppState>,
    session: SessionId,
    stream: Stream,
    sender: mpsc::Sender<Bytes>,
    /// The colleagues that it was told of last.
    also: Option<Vec<String>>,
    /// Whether it was told last that the session locks itself soon.
    locks_soon: bool,
}

impl Teller {
    async fn run(mut self, beat: Duration) {
        let mut beats = interval_at(Instant::now() + beat, beat);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let hello = event("hello", &json!({ "number": self.stream.hub().number() }));
        let mut piece = format!("retry: {RETRY_MS}\n\n{hello}");
        loop {
            let Some(may) = self.may() else {
                self.send(event("over", &json!({}))).await;
                return;
            };
            if self.stream.client().is_some() && self.also.as_ref() != Some(&may.also) {
                piece.push_str(&event("here", &json!({ "also": may.also })));
                self.also = Some(may.also);
            }
            let locks_soon = self.state.sessions().locks_soon(self.session, clock::uptime());
            if locks_soon != self.locks_soon {
                piece.push_str(&event("idle", &json!({ "soon": locks_soon })));
                self.locks_soon = locks_soon;
            }
            if !piece.is_empty() && !self.send(piece).await {
                return;
            }
            let heard = tokio::select! {
                heard = self.stream.hear() => heard,
                _ = beats.tick() => Some(Heard::default()),
                () = self.sender.closed() => None,
            };
            piece = match heard {
                Some(heard) if heard == Heard::default() => event(BEAT, &json!({})),
                Some(heard) => self.said(may.parts, &heard),
                None => return,
            };
        }
    }

    /// What the listener may know; `None` when they are not signed in any more, were let go, or may not open the chart.
    fn may(&self) -> Option<May> {
        let someone = self.state.looking(self.session)?;
        let mut also = Vec::new();
        if let Some(client) = self.stream.client() {
            someone.chart(client)?;
            let (here, directory) = (self.stream.hub().also(client, someone.person()), someone.directory());
            also.extend(here.iter().filter_map(|person| Some(isolate::name(&directory.people.get(person)?.name))));
        }
        Some(May { parts: someone.readable(), also })
    }

    /// The events for what was heard.
    fn said(&self, parts: &[Part], heard: &Heard) -> String {
        let number = self.stream.hub().number();
        if heard.missed {
            return event("again", &json!({ "number": number }));
        }
        let told = heard.happenings.iter().filter_map(|what| told_as(*what, number, self.stream.client(), parts));
        told.map(|(name, data)| event(name, &data)).collect()
    }

    /// Hands over a piece; says whether the reader is still there.
    async fn send(&self, piece: String) -> bool {
        let slow = Duration::from_millis(SLOW_MS);
        tokio::select! {
            biased;
            sent = timeout(slow, self.sender.send(Bytes::from(piece))) => matches!(sent, Ok(Ok(()))),
            () = self.stream.ended() => false,
        }
    }
}

/// The name and data of the event for what happened, where it concerns a page at the chart of `at`, or at none.
fn told_as(what: Happening, number: u64, at: Option<ClientId>, parts: &[Part]) -> Option<(&'static str, Value)> {
    match what {
        Happening::Changed { client, part } => {
            let concerns = at.is_none_or(|at| at == client) && parts.contains(&part);
            let data = || json!({ "client": client.to_string(), "part": part.name(), "number": number });
            concerns.then(|| ("changed", data()))
        }
        Happening::Sync => Some(("sync", json!({ "number": number }))),
        Happening::Directory => Some(("directory", json!({ "number": number }))),
        // Who is here is told apart, by name; a session's end by the end.
        Happening::Here { .. } | Happening::Session => None,
    }
}

/// One event. The data is JSON in one line.
fn event(name: &str, data: &Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

#[cfg(test)]
mod tests {
    use waystation_sync::care::noun::Role;
    use waystation_sync::directory::Body;

    use super::*;
    use crate::http::IDLE_MS;
    use crate::node::live::HAPPENINGS_MAX;
    use crate::routes::tests::Browser;

    /// Short, so that a test sees many.
    const BEATS: Duration = Duration::from_millis(5);

    /// A listener at the session of `browser`.
    fn listen(browser: &Browser) -> mpsc::Receiver<Bytes> {
        let (state, session) = (browser.state.clone(), browser.session());
        let stream = state.looking(session).unwrap().listen(session, None).unwrap();
        let (sender, feed) = mpsc::channel(WAITING_MAX);
        rt::spawn(Teller { state, session, stream, sender, also: None, locks_soon: false }.run(BEATS));
        feed
    }

    async fn piece(feed: &mut mpsc::Receiver<Bytes>) -> Option<String> {
        Some(String::from_utf8(feed.recv().await?.to_vec()).unwrap())
    }

    /// Passes beats over.
    async fn said(feed: &mut mpsc::Receiver<Bytes>) -> Option<String> {
        loop {
            let piece = piece(feed).await?;
            if !piece.starts_with("event: beat\n") {
                return Some(piece);
            }
        }
    }

    /// The next piece that says whether the session locks itself soon.
    async fn idle(feed: &mut mpsc::Receiver<Bytes>) -> String {
        loop {
            let piece = piece(feed).await.unwrap();
            if piece.contains("event: idle\n") {
                return piece;
            }
        }
    }

    #[actix_web::test]
    async fn an_idle_stream_says_that_it_is_there_and_ends_when_its_session_locks_itself() {
        let browser = Browser::clinic().await;
        let mut feed = listen(&browser);
        assert!(piece(&mut feed).await.unwrap().contains("event: hello"));
        for _ in 0..3 {
            assert_eq!(piece(&mut feed).await.unwrap(), "event: beat\ndata: {}\n\n");
        }
        browser.state.sessions().backdate(browser.session(), IDLE_MS);
        assert_eq!(said(&mut feed).await.unwrap(), "event: over\ndata: {}\n\n");
        assert_eq!(piece(&mut feed).await, None);
    }

    #[actix_web::test]
    async fn a_page_is_told_a_minute_before_its_session_locks_itself_and_that_it_stays_once_it_is_used() {
        let browser = Browser::clinic().await;
        let mut feed = listen(&browser);
        assert!(piece(&mut feed).await.unwrap().contains("event: hello"));
        browser.state.sessions().backdate(browser.session(), IDLE_MS - 60_000);
        assert!(idle(&mut feed).await.ends_with("data: {\"soon\":true}\n\n"));
        browser.state.sessions().person(browser.session(), clock::uptime()).unwrap();
        assert!(idle(&mut feed).await.ends_with("data: {\"soon\":false}\n\n"));
    }

    #[actix_web::test]
    async fn a_stream_ends_when_its_person_is_let_go() {
        let browser = Browser::clinic().await;
        let mut feed = listen(&browser);
        let open = browser.state.node().open().unwrap();
        let person = browser.state.looking(browser.session()).unwrap().person();
        let gone = Body::Person { person, name: "Dana".into(), role: Role::Supervisor, active: false };
        open.direct(gone).await.unwrap();
        assert!(piece(&mut feed).await.unwrap().contains("event: hello"));
        assert_eq!(said(&mut feed).await.unwrap(), "event: over\ndata: {}\n\n");
        assert_eq!(piece(&mut feed).await, None);
    }

    #[actix_web::test]
    async fn a_reader_who_was_too_slow_is_told_once_to_look_again() {
        let mut browser = Browser::clinic().await;
        browser.client("Ana").await;
        let mut feed = listen(&browser);
        assert!(piece(&mut feed).await.unwrap().contains("event: hello"));
        let open = browser.state.node().open().unwrap();
        for _ in 0..=HAPPENINGS_MAX {
            open.live().tell(Happening::Sync);
        }
        assert!(said(&mut feed).await.unwrap().starts_with("event: again\n"));
        open.live().tell(Happening::Directory);
        assert!(said(&mut feed).await.unwrap().starts_with("event: directory\n"));
    }

    #[actix_web::test]
    async fn a_reader_who_goes_leaves_a_free_place() {
        let browser = Browser::clinic().await;
        let open = browser.state.node().open().unwrap();
        for _ in 0..3 * crate::node::live::STREAMS_OF_SESSION_MAX {
            let mut feed = listen(&browser);
            assert!(piece(&mut feed).await.unwrap().contains("event: hello"));
            drop(feed);
            while open.live().is_heard() {
                rt::task::yield_now().await;
            }
        }
    }
}
