//! One meeting over one link: messages in, messages out, until either side ends it. Must never read faster than the
//! loop takes messages, so that a fast peer cannot fill memory.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tokio::sync::{mpsc, oneshot};
use waystation_sync::id::{DeviceId, ReturnId};
use waystation_sync::replica::LinkId;
use waystation_sync::replica::limits::UPLOAD_LEN_MAX;
use waystation_sync::replica::message::{Message, Version};
use waystation_sync::wire::{Frame, Kind};

use crate::host::clock;
use crate::net::error::LinkError;
use crate::net::link::{Arriving, Link, LinkReader, LinkWriter, Traffic};
use crate::node::{Command, FRAME_FREE_MAX, Inbox, MeetingRoom, OpenNode};

/// What a meeting took.
#[derive(Debug, Default)]
pub(super) struct Took {
    /// The meeting; `None` when none came about.
    pub(super) meeting: Option<ReturnId>,
    /// Bytes over the link.
    pub(super) traffic: Traffic,
    /// How often this side waited for the other: something was said, and then something was heard.
    pub(super) round_trips: u64,
    /// Why it did not come about, where people are to be told.
    pub(super) trouble: Option<LinkError>,
}

/// Counts round trips.
#[derive(Default)]
struct Turns {
    said: AtomicBool,
    count: AtomicU64,
}

impl Turns {
    fn say(&self) {
        self.said.store(true, Ordering::Relaxed);
    }

    fn hear(&self) {
        if self.said.swap(false, Ordering::Relaxed) {
            self.count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Runs a meeting with a known node to its end, or until `over` is done, and says what it took.
pub(super) async fn run(link: Link, open: &OpenNode, peer: DeviceId, over: impl Future<Output = ()>) -> Took {
    let took = meet(link, (open.inbox(), &open.meeting_room()), peer, over).await;
    if let Some(meeting) = took.meeting {
        let bytes = (took.traffic.bytes_in, took.traffic.bytes_out);
        open.note_meeting(|meetings| meetings.took(meeting, bytes));
    }
    took
}

async fn meet(link: Link, inbox: (&Inbox, &MeetingRoom), peer: DeviceId, over: impl Future<Output = ()>) -> Took {
    let turns = Turns::default();
    let Ok(meeting) = clock::id().map(ReturnId) else { return Took { traffic: link.traffic(), ..Took::default() } };
    let (traffic, trouble) = talk(link, inbox, (peer, meeting), (&turns, over)).await;
    Took { meeting: Some(meeting), traffic, round_trips: turns.count.into_inner(), trouble }
}

async fn talk(
    mut link: Link,
    (inbox, room): (&Inbox, &MeetingRoom),
    (peer, meeting): (DeviceId, ReturnId),
    (turns, over): (&Turns, impl Future<Output = ()>),
) -> (Traffic, Option<LinkError>) {
    let Some(version) = link.version() else {
        let trouble = other_version(&mut link).await;
        return (link.traffic(), Some(trouble));
    };
    let (outbox, messages) = mpsc::unbounded_channel();
    let (reply, number) = oneshot::channel();
    if inbox.send(Command::Linked(peer, meeting, version, outbox, reply)).await.is_err() {
        return (link.traffic(), None);
    }
    let Ok(id) = number.await else { return (link.traffic(), None) };
    let (mut reader, mut writer) = link.split();
    let trouble = tokio::select! {
        // This side has said all: what was said is on its way.
        () = write(&mut writer, messages, (inbox, id), turns) => None,
        // The other side has: what is still in the outbox finds no reader.
        trouble = read(&mut reader, (inbox, room), (id, version), turns) => trouble,
        () = over => None,
    };
    let traffic = reader.traffic();
    // If the loop is gone, so is what it knew of the link.
    drop(inbox.send(Command::Unlinked(id)).await);
    (traffic, trouble)
}

/// Tells a node which versions are spoken here, since it wants to speak another one.
pub(super) async fn other_version(link: &mut Link) -> LinkError {
    let found = link.spoken();
    if let Err(error) = link.send(&Frame::versions()).await {
        tracing::debug!(%error, "a link broke while sending");
    }
    LinkError::Version { found, known: Version::NEWEST.number() }
}

async fn write(
    writer: &mut LinkWriter,
    mut messages: mpsc::UnboundedReceiver<Message>,
    (inbox, id): (&Inbox, LinkId),
    turns: &Turns,
) {
    while let Some(message) = messages.recv().await {
        let payload = match message.to_bytes() {
            Ok(payload) => payload,
            Err(error) => {
                tracing::error!(%error, "a meeting cannot go on");
                return;
            }
        };
        let frame = Frame { kind: Kind::Session, payload };
        if let Err(error) = writer.send(&frame).await {
            tracing::debug!(%error, "a link broke while sending");
            return;
        }
        turns.say();
        if inbox.send(Command::Sent(id)).await.is_err() {
            return;
        }
    }
    writer.close().await;
}

async fn read(
    reader: &mut LinkReader,
    (inbox, room): (&Inbox, &MeetingRoom),
    (id, version): (LinkId, Version),
    turns: &Turns,
) -> Option<LinkError> {
    loop {
        // A large frame has room before it comes in, and until what it says has room to wait.
        let mut arrives = None;
        let frame = loop {
            let free = if arrives.is_some() { usize::MAX } else { FRAME_FREE_MAX };
            match reader.recv_within(free).await {
                Ok(Some(Arriving::Whole(frame))) => break frame,
                Ok(Some(Arriving::Large(len))) => arrives = Some(room.frame(len).await?),
                Ok(None) => return None,
                Err(error) => {
                    tracing::debug!(%error, "a link broke while receiving");
                    return Some(error).filter(|error| matches!(error, LinkError::Version { .. }));
                }
            }
        };
        turns.hear();
        let message = match frame.kind {
            Kind::Session => Message::from_bytes(version, &frame.payload).ok(),
            Kind::Bye => return None,
            // A clinic that does not know this laptop says no more than that no pairing was begun.
            Kind::Pairing => return Some(LinkError::NotKnown),
            Kind::Versions | Kind::Introduction | Kind::Unknown(_) => None,
        };
        let Some(message) = message else {
            tracing::debug!("a peer sent something that is no message");
            return None;
        };
        // Its bytes are not held beside it while it waits.
        drop(frame);
        let len = message.room();
        if len > UPLOAD_LEN_MAX {
            tracing::debug!(len, "a peer sent a message of more parts than a meeting may hold");
            return None;
        }
        let held = room.take(len).await?;
        drop(arrives);
        if inbox.send(Command::Received(id, message, held)).await.is_err() {
            return None;
        }
    }
}
