//! Connections between the clinic and its laptops. Must never lose or reorder what one side said, but by a cut.

use std::collections::{BTreeSet, VecDeque};

use waystation_sync::id::ReturnId;
use waystation_sync::replica::message::{Message, Version};
use waystation_sync::replica::{Input, LinkId};

use super::{World, brief};

/// A connection between the clinic (node 0) and a laptop.
pub(super) struct Wire {
    pub(super) id: u64,
    pub(super) laptop: usize,
    /// What both agreed to speak.
    pub(super) version: Version,
    pub(super) to_clinic: VecDeque<Message>,
    pub(super) to_laptop: VecDeque<Message>,
    /// Ends that have closed; what was sent before still arrives.
    pub(super) closed_by: BTreeSet<usize>,
}

impl World {
    /// Connects a laptop with the clinic.
    pub fn connect(&mut self, laptop: usize) {
        if !self.nodes[0].is_up() || !self.nodes[laptop].is_up() || self.is_connected(laptop) {
            return;
        }
        self.tell(|| format!("laptop {laptop} links"));
        let id = self.next_id;
        self.next_id += 1;
        // Now and then one of the two is of a release before.
        let version = match self.pick(8) {
            0 | 1 if !self.is_newest => Version::V1,
            2 if !self.is_newest => Version::V2,
            _ => Version::NEWEST,
        };
        let wire = Wire {
            id,
            laptop,
            version,
            to_clinic: VecDeque::new(),
            to_laptop: VecDeque::new(),
            closed_by: BTreeSet::new(),
        };
        self.wires.insert(id, wire);
        let link = LinkId(id);
        let meeting = ReturnId(self.id());
        let chain = Some(self.nodes[0].record.chain());
        self.input(0, Input::Linked { link, peer: Self::device(laptop), meeting, version, chain });
        let meeting = ReturnId(self.id());
        let chain = Some(self.nodes[laptop].record.chain());
        self.input(laptop, Input::Linked { link, peer: Self::device(0), meeting, version, chain });
    }

    /// Whether a laptop has a connection.
    #[must_use]
    pub fn is_connected(&self, laptop: usize) -> bool {
        self.wires.values().any(|wire| wire.laptop == laptop)
    }

    /// Cuts a laptop's connection; what was on the way is lost.
    pub fn cut(&mut self, laptop: usize) {
        self.tell(|| format!("laptop {laptop} is cut off"));
        let ids: Vec<u64> = self.wires.values().filter(|wire| wire.laptop == laptop).map(|wire| wire.id).collect();
        for id in ids {
            self.wires.remove(&id);
            self.input(0, Input::Unlinked { link: LinkId(id) });
            self.input(laptop, Input::Unlinked { link: LinkId(id) });
        }
    }

    pub(super) fn deliver(&mut self, link: u64, to: usize) {
        let Some(wire) = self.wires.get_mut(&link) else { return };
        let version = wire.version;
        let (queue, from) = if to == 0 { (&mut wire.to_clinic, wire.laptop) } else { (&mut wire.to_laptop, 0) };
        match queue.pop_front() {
            Some(message) => {
                self.delivered += 1;
                // Over the real bytes, so that every message is proven to survive them.
                let bytes = message.to_bytes().expect("a message has bytes");
                let message = Message::from_bytes(version, &bytes).expect("a message of this version reads back");
                self.note(link);
                self.tell(|| format!("node {from} says to node {to}: {}", brief(&format!("{message:?}"))));
                self.input(to, Input::Received { link: LinkId(link), message });
            }
            None => {
                let laptop = wire.laptop;
                self.wires.remove(&link);
                self.note(from as u64);
                self.input(0, Input::Unlinked { link: LinkId(link) });
                self.input(laptop, Input::Unlinked { link: LinkId(link) });
            }
        }
    }

    pub(super) fn send(&mut self, from: usize, link: LinkId, message: Message) {
        if let Some(wire) = self.wires.get_mut(&link.0) {
            if from == 0 { wire.to_laptop.push_back(message) } else { wire.to_clinic.push_back(message) }
        }
        self.input(from, Input::Sent { link, count: 1 });
    }

    pub(super) fn close(&mut self, from: usize, link: LinkId) {
        if let Some(wire) = self.wires.get_mut(&link.0) {
            wire.closed_by.insert(from);
        }
    }
}
