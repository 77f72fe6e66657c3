//! How many bytes of what other nodes say may wait for the loop: of each node, and of all together. Must never turn anybody
//! away: who brings more waits, and is not read meanwhile.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use waystation_sync::wire::MAX_PAYLOAD_LEN;

/// Bytes of messages of one meeting that wait, as [`waystation_sync::replica::message::Message::room`] counts them. Of each
/// node there is one meeting. A message that is larger waits until nothing else of its meeting does.
pub(crate) const INBOX_OF_ONE_MAX: usize = 8 * 1024 * 1024;
/// Bytes of messages of all meetings together that wait.
pub(crate) const INBOX_OF_ALL_MAX: usize = 4 * INBOX_OF_ONE_MAX;

/// Bytes of one frame that take no room while they come: so much each meeting may hold, however many there are.
pub(crate) const FRAME_FREE_MAX: usize = 64 * 1024;
/// Bytes of larger frames of all meetings together, from before they are read until their message has room to wait: four of
/// the longest.
pub(crate) const FRAMES_OF_ALL_MAX: usize = 4 * MAX_PAYLOAD_LEN;

/// The room for all meetings. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct InboxRoom {
    all: Arc<Semaphore>,
    of_one: usize,
    frames: Arc<Semaphore>,
}

/// The room for one meeting.
#[derive(Debug)]
pub(crate) struct MeetingRoom {
    all: Arc<Semaphore>,
    own: Arc<Semaphore>,
    most: usize,
    frames: Arc<Semaphore>,
}

/// Room that one message has, given back when dropped.
#[derive(Debug)]
pub(crate) struct HeldRoom {
    _own: OwnedSemaphorePermit,
    _all: OwnedSemaphorePermit,
}

impl Default for InboxRoom {
    fn default() -> Self {
        Self::of(INBOX_OF_ALL_MAX, INBOX_OF_ONE_MAX, FRAMES_OF_ALL_MAX)
    }
}

impl InboxRoom {
    fn of(all: usize, of_one: usize, frames: usize) -> Self {
        Self { all: Arc::new(Semaphore::new(all)), of_one, frames: Arc::new(Semaphore::new(frames)) }
    }

    /// Room for a meeting that begins.
    pub(crate) fn of_meeting(&self) -> MeetingRoom {
        let (all, frames) = (Arc::clone(&self.all), Arc::clone(&self.frames));
        MeetingRoom { all, own: Arc::new(Semaphore::new(self.of_one)), most: self.of_one, frames }
    }
}

impl MeetingRoom {
    /// Room for a message of `len` bytes, as soon as there is some; those who came first have it first. `None` never comes
    /// while a node is open.
    pub(crate) async fn take(&self, len: usize) -> Option<HeldRoom> {
        let len = u32::try_from(len.clamp(1, self.most)).unwrap_or(u32::MAX);
        let own = Arc::clone(&self.own).acquire_many_owned(len).await.ok()?;
        let all = Arc::clone(&self.all).acquire_many_owned(len).await.ok()?;
        Some(HeldRoom { _own: own, _all: all })
    }

    /// Room for a frame of `len` bytes to come in and be read, as soon as there is some; given back when dropped. Each
    /// meeting reads one frame at a time. `None` never comes while a node is open.
    pub(crate) async fn frame(&self, len: usize) -> Option<OwnedSemaphorePermit> {
        let len = u32::try_from(len.clamp(1, MAX_PAYLOAD_LEN)).unwrap_or(u32::MAX);
        Arc::clone(&self.frames).acquire_many_owned(len).await.ok()
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};

    use super::*;

    /// Room that is there now.
    fn now(room: &MeetingRoom, len: usize) -> Option<HeldRoom> {
        match std::pin::pin!(room.take(len)).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            std::task::Poll::Ready(held) => Some(held.expect("the node is open")),
            std::task::Poll::Pending => None,
        }
    }

    #[test]
    fn one_meeting_has_so_much_room_and_a_byte_past_it_waits_and_keeps_no_other_waiting() {
        let all = InboxRoom::of(100, 40, 100);
        let (greedy, other) = (all.of_meeting(), all.of_meeting());
        let mut held: Vec<HeldRoom> = (0..40).map(|_| now(&greedy, 1).expect("the limit itself")).collect();
        assert!(now(&greedy, 1).is_none(), "one past it");
        let others = now(&other, 40).expect("another meeting has its own");
        held.pop();
        assert!(now(&greedy, 1).is_some());
        drop((held, others));
        assert_eq!(all.all.available_permits(), 100);
    }

    #[test]
    fn all_meetings_together_have_so_much_room_and_a_byte_past_it_waits() {
        let all = InboxRoom::of(100, 40, 100);
        let rooms = [all.of_meeting(), all.of_meeting(), all.of_meeting()];
        let [first, second, third] = &rooms;
        let held = (now(first, 40).unwrap(), now(second, 40).unwrap(), now(third, 20).expect("the limit itself"));
        assert!(now(third, 1).is_none(), "one past it");
        drop(held.0);
        assert!(now(third, 20).is_some());
    }

    #[test]
    fn frames_that_come_in_have_so_much_room_together_and_a_byte_past_it_waits_beside_messages_that_wait() {
        let now = |room: &MeetingRoom, len: usize| match std::pin::pin!(room.frame(len))
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            std::task::Poll::Ready(held) => Some(held.expect("the node is open")),
            std::task::Poll::Pending => None,
        };
        let all = InboxRoom::default();
        let rooms: Vec<MeetingRoom> = (0..5).map(|_| all.of_meeting()).collect();
        let mut held: Vec<_> = rooms[..4].iter().map(|room| now(room, MAX_PAYLOAD_LEN).expect("the limit")).collect();
        assert!(now(&rooms[4], 1).is_none(), "one past it");
        let message = std::pin::pin!(rooms[0].take(INBOX_OF_ONE_MAX));
        let mut context = Context::from_waker(Waker::noop());
        assert!({ message }.as_mut().poll(&mut context).is_ready(), "a message that was read has room of its own");
        held.pop();
        assert!(now(&rooms[4], MAX_PAYLOAD_LEN).is_some());
    }

    #[test]
    fn a_message_larger_than_the_room_of_its_meeting_waits_until_it_is_alone_and_then_goes() {
        let room = InboxRoom::of(100, 40, 100).of_meeting();
        let small = now(&room, 1).unwrap();
        assert!(now(&room, 1_000).is_none());
        drop(small);
        assert!(now(&room, 1_000).is_some());
        assert!(now(&room, 0).is_some(), "what is empty counts too");
    }
}
