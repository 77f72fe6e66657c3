//! What happens while people look: small happenings, fed where things become visible, and who has which chart open.
//! Must never hold a client's word, nor let a slow reader hold up the one who made something happen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::{broadcast, watch};
use waystation_sync::care::noun::Part;
use waystation_sync::id::{ClientId, PersonId};

use crate::host::clock;

/// Most happenings that wait for a stream; one that is further behind is told to look again, once.
pub(crate) const HAPPENINGS_MAX: usize = 256;
/// Most streams of a node.
pub(crate) const STREAMS_MAX: usize = 200;
/// Most streams of one session. A browser keeps six connections to an address: two always stay free for its pages.
pub const STREAMS_OF_SESSION_MAX: usize = 4;

/// The hash by which a browser's session is known here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionId([u8; 32]);

impl SessionId {
    /// The id of the session whose cookie holds `token`.
    #[must_use]
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }
}

/// Something that happened. Ids only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// A part of a chart has something new.
    Changed {
        /// Whose chart.
        client: ClientId,
        /// Which part.
        part: Part,
    },
    /// How this node stands with the others is different.
    Sync,
    /// People or devices are different.
    Directory,
    /// Somebody opened a chart or left it.
    Here {
        /// Whose chart.
        client: ClientId,
    },
    /// A session ended: each stream looks whether it was its own.
    Session,
}

/// Why there is no further stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Full {
    /// The node has [`STREAMS_MAX`], or is stopping.
    #[error("this node has as many streams as it can have")]
    Node,
    /// The session has [`STREAMS_OF_SESSION_MAX`].
    #[error("this session has as many streams as it may have")]
    Session,
}

struct Place {
    session: SessionId,
    person: PersonId,
    client: Option<ClientId>,
}

#[derive(Default)]
struct Places {
    next: u64,
    held: BTreeMap<u64, Place>,
}

/// Where happenings are told, and who listens.
pub struct Hub {
    /// Counts what was told.
    number: AtomicU64,
    happenings: broadcast::Sender<Happening>,
    places: Mutex<Places>,
    ended: watch::Sender<bool>,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            // Other numbers than those of the run before, so that a page from then sees that it missed something.
            number: AtomicU64::new(u64::try_from(clock::now().0).unwrap_or(0)),
            happenings: broadcast::Sender::new(HAPPENINGS_MAX),
            places: Mutex::default(),
            ended: watch::Sender::new(false),
        }
    }
}

impl Hub {
    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells what happened; it must be visible already. Waits for nobody.
    pub fn tell(&self, what: Happening) {
        match what {
            Happening::Changed { .. } | Happening::Sync | Happening::Directory => {
                self.number.fetch_add(1, Ordering::SeqCst);
            }
            // Nothing on a page is older for it.
            Happening::Here { .. } | Happening::Session => {}
        }
        // Where nobody listens there is nobody to tell.
        self.happenings.send(what).ok();
    }

    /// Counts what was told of things that pages show. A page that was made at another number may be behind.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number.load(Ordering::SeqCst)
    }

    /// Who has the chart of `client` open, but for `me`; each person once.
    #[must_use]
    pub fn also(&self, client: ClientId, me: PersonId) -> BTreeSet<PersonId> {
        let places = self.places();
        let here = places.held.values().filter(|place| place.client == Some(client));
        here.map(|place| place.person).filter(|person| *person != me).collect()
    }

    /// Begins a stream of `person` at `session`, who has the chart of `client` open, if any.
    ///
    /// # Errors
    /// [`Full`]; the page stays as it is then.
    pub fn enter(
        self: &Arc<Self>,
        session: SessionId,
        person: PersonId,
        client: Option<ClientId>,
    ) -> Result<Stream, Full> {
        let heard = self.happenings.subscribe();
        let ended = self.ended.subscribe();
        let mut places = self.places();
        if places.held.values().filter(|place| place.session == session).count() >= STREAMS_OF_SESSION_MAX {
            return Err(Full::Session);
        }
        if places.held.len() >= STREAMS_MAX || *ended.borrow() {
            return Err(Full::Node);
        }
        places.next += 1;
        let id = places.next;
        places.held.insert(id, Place { session, person, client });
        drop(places);
        let stream = Stream { hub: Arc::clone(self), id, client, heard, ended };
        stream.tell_here();
        Ok(stream)
    }

    /// Whether there is any stream.
    #[cfg(test)]
    pub(crate) fn is_heard(&self) -> bool {
        !self.places().held.is_empty()
    }

    /// Ends every stream: the program stops.
    pub fn end(&self) {
        self.ended.send_replace(true);
    }
}

/// What a stream heard since it listened last.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Each once.
    pub happenings: BTreeSet<Happening>,
    /// Whether it was too slow and missed some: everything may be different.
    pub missed: bool,
}

/// One listener. Its place is free again when it is dropped.
pub struct Stream {
    hub: Arc<Hub>,
    id: u64,
    client: Option<ClientId>,
    heard: broadcast::Receiver<Happening>,
    ended: watch::Receiver<bool>,
}

impl Stream {
    fn tell_here(&self) {
        if let Some(client) = self.client {
            self.hub.tell(Happening::Here { client });
        }
    }

    /// Whose chart is open.
    #[must_use]
    pub const fn client(&self) -> Option<ClientId> {
        self.client
    }

    /// Where it listens.
    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    /// Waits until something has happened, and takes everything that has; `None` when the program stops. Nothing is
    /// lost when the waiting is given up.
    pub async fn hear(&mut self) -> Option<Heard> {
        let mut heard = Heard::default();
        let first = tokio::select! {
            biased;
            // An error means that the hub is gone, which holds the sender for as long as this stream lives.
            _ = self.ended.wait_for(|ended| *ended) => return None,
            first = self.heard.recv() => first,
        };
        match first {
            Ok(what) => heard.happenings.extend([what]),
            Err(RecvError::Lagged(_)) => heard.missed = true,
            Err(RecvError::Closed) => return None,
        }
        loop {
            match self.heard.try_recv() {
                Ok(what) => heard.happenings.extend([what]),
                Err(TryRecvError::Lagged(_)) => heard.missed = true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => return Some(heard),
            }
        }
    }

    /// Waits until the program stops.
    pub async fn ended(&self) {
        // As in `hear`.
        self.ended.clone().wait_for(|ended| *ended).await.ok();
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.hub.places().held.remove(&self.id);
        self.tell_here();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DANA: PersonId = PersonId([1; 16]);
    const LEE: PersonId = PersonId([2; 16]);
    const ANA: ClientId = ClientId([7; 16]);
    const BEN: ClientId = ClientId([8; 16]);
    const GOALS: Happening = Happening::Changed { client: ANA, part: Part::Plan };

    fn session(name: &str) -> SessionId {
        SessionId::of(name)
    }

    async fn hears(stream: &mut Stream) -> Vec<Happening> {
        stream.hear().await.unwrap().happenings.into_iter().collect()
    }

    #[tokio::test]
    async fn what_happens_is_told_once_to_everybody_who_listens_and_counted() {
        let hub = Arc::new(Hub::default());
        let mut streams =
            [hub.enter(session("one"), DANA, None).unwrap(), hub.enter(session("two"), LEE, None).unwrap()];
        let before = hub.number();
        for what in [GOALS, Happening::Sync, GOALS] {
            hub.tell(what);
        }
        assert_eq!(hub.number(), before + 3);
        for stream in &mut streams {
            assert_eq!(hears(stream).await, [GOALS, Happening::Sync]);
        }
    }

    #[tokio::test]
    async fn who_is_at_a_chart_is_known_once_each_and_forgotten_with_the_stream() {
        let hub = Arc::new(Hub::default());
        let mut dana = hub.enter(session("dana"), DANA, Some(ANA)).unwrap();
        assert_eq!(hears(&mut dana).await, [Happening::Here { client: ANA }]);
        assert!(hub.also(ANA, DANA).is_empty(), "nobody is told of themselves");
        let before = hub.number();
        let lee = [1, 2].map(|_| hub.enter(session("lee"), LEE, Some(ANA)).unwrap());
        assert_eq!(hub.also(ANA, DANA), BTreeSet::from([LEE]));
        assert!(hub.also(BEN, DANA).is_empty());
        assert_eq!(hears(&mut dana).await, [Happening::Here { client: ANA }]);
        drop(lee);
        assert_eq!(hears(&mut dana).await, [Happening::Here { client: ANA }]);
        assert!(hub.also(ANA, DANA).is_empty());
        assert_eq!(hub.number(), before, "no page is older because somebody came or left");
    }

    #[test]
    fn a_session_and_a_node_have_as_many_streams_as_their_limits_and_room_again_when_one_ends() {
        let hub = Arc::new(Hub::default());
        let mut held: Vec<Stream> = Vec::new();
        for _ in 0..STREAMS_OF_SESSION_MAX {
            held.push(hub.enter(session("dana"), DANA, Some(ANA)).unwrap());
        }
        assert_eq!(hub.enter(session("dana"), DANA, None).err(), Some(Full::Session));
        held.pop();
        held.push(hub.enter(session("dana"), DANA, None).unwrap());
        while held.len() < STREAMS_MAX {
            held.push(hub.enter(session(&held.len().to_string()), LEE, None).unwrap());
        }
        assert_eq!(hub.enter(session("one more"), LEE, None).err(), Some(Full::Node));
        held.pop();
        assert!(hub.enter(session("one more"), LEE, None).is_ok());
    }

    #[tokio::test]
    async fn a_reader_at_the_limit_misses_nothing_and_one_past_it_is_told_to_look_again() {
        for (told, missed) in [(HAPPENINGS_MAX, false), (HAPPENINGS_MAX + 1, true)] {
            let hub = Arc::new(Hub::default());
            let mut stream = hub.enter(session("slow"), DANA, None).unwrap();
            for _ in 0..told {
                hub.tell(GOALS);
            }
            assert_eq!(stream.hear().await.unwrap().missed, missed, "{told}");
            hub.tell(Happening::Sync);
            assert_eq!(hears(&mut stream).await, [Happening::Sync], "it goes on as before");
        }
    }

    #[tokio::test]
    async fn when_the_program_stops_every_stream_ends_and_none_begins() {
        let hub = Arc::new(Hub::default());
        let mut stream = hub.enter(session("dana"), DANA, Some(ANA)).unwrap();
        hub.tell(GOALS);
        hub.end();
        assert_eq!(stream.hear().await, None);
        stream.ended().await;
        assert_eq!(hub.enter(session("lee"), LEE, None).err(), Some(Full::Node));
    }
}
