//! One run of the protocol with another node, as two state machines: the clinic's side and the laptop's. A meeting is
//! handed messages and the news of its jobs, and says in [`Cx::out`] what to do. Must never outlive its connection.

mod clinic;
mod laptop;
mod partial;

use super::core::Core;
use super::finish::News;
use super::io::{Effect, LinkId, NodeRole};
use super::message::Message;
use super::progress::{Ended, Progress, Went};
use crate::id::{DeviceId, ReturnId};
use crate::time::Millis;

use clinic::ClinicMeeting;
use laptop::LaptopMeeting;

/// What a meeting works with.
pub(super) struct Cx<'a> {
    pub(super) link: LinkId,
    pub(super) core: &'a mut Core,
    pub(super) out: &'a mut Vec<Effect>,
}

/// Whether a meeting goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(super) enum Verdict {
    GoOn,
    /// It is over, or the other side misbehaves: the connection is to be closed.
    HangUp,
}

/// What both sides of a meeting keep.
pub(super) struct Talk {
    pub(super) peer: DeviceId,
    pub(super) meeting: ReturnId,
    began: Millis,
    skew_ms: i64,
    /// Messages handed to the driver that have not left yet.
    unsent: u32,
    went: Went,
    /// Whether both sides held the same at the end, once that is known.
    alike: Option<bool>,
}

impl Talk {
    pub(super) fn new(peer: DeviceId, meeting: ReturnId, began: Millis) -> Self {
        Self { peer, meeting, began, skew_ms: 0, unsent: 0, went: Went::default(), alike: None }
    }

    fn say(&mut self, cx: &mut Cx<'_>, message: Message) {
        self.unsent += 1;
        cx.out.push(Effect::Send { link: cx.link, message });
    }
}

/// One side of a meeting.
pub(super) enum Meeting {
    Clinic(ClinicMeeting),
    Laptop(LaptopMeeting),
}

impl Meeting {
    pub(super) fn new(role: NodeRole, talk: Talk) -> Self {
        match role {
            NodeRole::Clinic => Self::Clinic(ClinicMeeting::new(talk)),
            NodeRole::Laptop => Self::Laptop(LaptopMeeting::new(talk)),
        }
    }

    const fn talk(&self) -> &Talk {
        match self {
            Self::Clinic(meeting) => &meeting.talk,
            Self::Laptop(meeting) => &meeting.talk,
        }
    }

    pub(super) const fn peer(&self) -> DeviceId {
        self.talk().peer
    }

    pub(super) fn progress(&self) -> Option<Progress> {
        match self {
            Self::Clinic(meeting) => meeting.going.progress(),
            Self::Laptop(meeting) => meeting.coming.progress(),
        }
    }

    /// The connection stands.
    pub(super) fn open(&mut self, cx: &mut Cx<'_>) -> Verdict {
        match self {
            Self::Clinic(_) => Verdict::GoOn,
            Self::Laptop(meeting) => meeting.open(cx),
        }
    }

    pub(super) fn hear(&mut self, cx: &mut Cx<'_>, message: Message) -> Verdict {
        match self {
            Self::Clinic(meeting) => meeting.hear(cx, message),
            Self::Laptop(meeting) => meeting.hear(cx, message),
        }
    }

    /// As many messages left.
    pub(super) fn sent(&mut self, cx: &mut Cx<'_>, count: u32) -> Verdict {
        match self {
            Self::Clinic(meeting) => {
                meeting.talk.unsent = meeting.talk.unsent.saturating_sub(count);
                meeting.go_on(cx)
            }
            Self::Laptop(meeting) => {
                meeting.talk.unsent = meeting.talk.unsent.saturating_sub(count);
                meeting.go_on(cx)
            }
        }
    }

    /// Something came of a job.
    pub(super) fn learn(&mut self, cx: &mut Cx<'_>, news: News) -> Verdict {
        match self {
            Self::Clinic(meeting) => meeting.learn(cx, news),
            Self::Laptop(meeting) => meeting.learn(cx, news),
        }
    }

    /// The connection is gone.
    pub(super) fn end(self, core: &mut Core, out: &mut Vec<Effect>) {
        let Talk { peer, meeting, began, alike, went, .. } = *self.talk();
        out.push(Effect::Ended(Ended {
            meeting,
            peer,
            began,
            ended: core.now,
            alike,
            progress: self.progress(),
            went,
        }));
        match self {
            Self::Clinic(meeting) => meeting.partial.give_up(core),
            Self::Laptop(meeting) => meeting.break_off(core, out),
        }
    }
}
