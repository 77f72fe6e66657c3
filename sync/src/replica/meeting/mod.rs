//! One run of the protocol with another node, as two state machines: the clinic's side and the laptop's. A meeting is
//! handed messages and the news of its jobs, and says in [`Cx::out`] what to do. Must never outlive its connection.

mod bringing;
mod clinic;
mod laptop;
mod partial;
mod sending;
mod talk;

use super::core::Core;
use super::finish::News;
use super::io::{Effect, NodeRole};
use super::message::Message;
use super::progress::{Ended, Progress};
use crate::id::DeviceId;

use clinic::ClinicMeeting;
use laptop::LaptopMeeting;
pub(super) use talk::{Cx, Talk, Verdict};

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
            Self::Clinic(meeting) => meeting.sending.going.progress(),
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
