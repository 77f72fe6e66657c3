//! A clinic and its laptops in one thread, all from one seed: what happens next, what breaks, who writes what.
//! The replicas, the documents and their work are the real ones. Must never make a choice that the seed does not make.

mod node;
mod play;
mod progress;
mod record;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use waystation_sync::id::{ClientId, DeviceId, DocId, EditId, Heads, PersonId, ReturnId};
use waystation_sync::replica::message::{Message, Version};
use waystation_sync::replica::{Input, LinkId};
use waystation_sync::time::Millis;

pub use node::Node;
pub use progress::Told;
pub use record::Record;

/// Steps of one life.
const STEPS: usize = 400;

/// One life of a clinic and three laptops, all from one seed, to the day when everybody is home.
#[must_use]
pub fn live(seed: u64) -> World {
    live_with(seed, false)
}

/// As [`live`]; with `told`, everything that happens is printed as it happens.
#[must_use]
pub fn live_with(seed: u64, told: bool) -> World {
    let mut world = World::new(seed, 3);
    world.is_told = told;
    world.documents_fail = true;
    for _ in 0..STEPS {
        world.live_on();
    }
    world.come_home();
    world
}

/// One thing that can happen next.
enum Event {
    /// An effect of a node is carried out.
    Effect(usize),
    /// The oldest message on the way to a node arrives.
    Deliver { link: u64, to: usize },
}

/// A connection between the clinic (node 0) and a laptop.
struct Wire {
    id: u64,
    laptop: usize,
    /// What both agreed to speak.
    version: Version,
    to_clinic: VecDeque<Message>,
    to_laptop: VecDeque<Message>,
    /// Ends that have closed; what was sent before still arrives.
    closed_by: BTreeSet<usize>,
}

/// The world. Node 0 is the clinic.
pub struct World {
    /// The only source of chance.
    pub rng: ChaCha8Rng,
    /// The clinic and the laptops.
    pub nodes: Vec<Node>,
    wires: BTreeMap<u64, Wire>,
    next_id: u64,
    /// The time, which moves with every step.
    pub now: Millis,
    /// Edits that somebody was told are saved: on which node, in which document, as which change.
    pub acknowledged: Vec<(usize, DocId, waystation_sync::id::ChangeId)>,
    /// Messages that were delivered, for counting.
    pub delivered: u64,
    /// Whether everything that happens is printed.
    pub is_told: bool,
    /// Whether documents now and then cannot be put together.
    pub documents_fail: bool,
    /// Work that failed so, and groups that a disk did not take.
    pub failed_work: u64,
    /// Groups that a disk did not take.
    pub failed_stores: u64,
    /// A running hash of everything that happened, to prove that a seed repeats itself.
    pub trace: u64,
}

impl World {
    /// A clinic with `laptops` paired laptops and `clients` clients to write about.
    #[must_use]
    pub fn new(seed: u64, laptops: usize) -> Self {
        let mut world = Self {
            rng: ChaCha8Rng::seed_from_u64(seed),
            nodes: Vec::new(),
            wires: BTreeMap::new(),
            next_id: 1,
            now: Millis(1_790_000_000_000),
            acknowledged: Vec::new(),
            delivered: 0,
            is_told: false,
            documents_fail: false,
            failed_work: 0,
            failed_stores: 0,
            trace: seed,
        };
        for place in 0..=laptops {
            let seed = world.bytes();
            world.nodes.push(Node::new(place, laptops, seed));
        }
        world
    }

    fn bytes(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.rng.fill_bytes(&mut bytes);
        bytes
    }

    fn id(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.rng.fill_bytes(&mut bytes);
        bytes
    }

    /// A number below `below`.
    pub fn pick(&mut self, below: usize) -> usize {
        usize::try_from(self.rng.next_u64() % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    /// True about once in `n`.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.pick(n) == 0
    }

    /// Prints what happens, if it is asked for. Invented people write these documents, so there is nothing to hide.
    fn tell(&self, what: impl FnOnce() -> String) {
        if self.is_told {
            println!("{:>9} {}", self.now.0 % 1_000_000_000, what());
        }
    }

    fn note(&mut self, what: u64) {
        self.trace = self.trace.wrapping_mul(0x0100_0000_01b3) ^ what;
    }

    /// The id of one of a few clients.
    #[must_use]
    pub fn client(n: usize) -> ClientId {
        ClientId([u8::try_from(n).unwrap() + 1; 16])
    }

    /// The person who works on a node.
    #[must_use]
    pub fn person(node: usize) -> PersonId {
        PersonId([u8::try_from(node).unwrap() + 101; 16])
    }

    /// The device id of a node.
    #[must_use]
    pub fn device(node: usize) -> DeviceId {
        DeviceId([u8::try_from(node).unwrap() + 201; 16])
    }

    /// Gives an input to a node, if it is up, and keeps the effects.
    pub fn input(&mut self, node: usize, input: Input) {
        self.now.0 += 1;
        let now = self.now;
        self.nodes[node].take(input, now);
    }

    /// Connects a laptop with the clinic.
    pub fn connect(&mut self, laptop: usize) {
        if !self.nodes[0].is_up() || !self.nodes[laptop].is_up() || self.is_connected(laptop) {
            return;
        }
        self.tell(|| format!("laptop {laptop} links"));
        let id = self.next_id;
        self.next_id += 1;
        // Now and then one of the two is of the release before.
        let version = if self.once_in(4) { Version::V1 } else { Version::NEWEST };
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
        self.input(0, Input::Linked { link, peer: Self::device(laptop), meeting, version });
        let meeting = ReturnId(self.id());
        self.input(laptop, Input::Linked { link, peer: Self::device(0), meeting, version });
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

    /// Ends a node's process at once: what is not durable is gone.
    pub fn crash(&mut self, node: usize) {
        self.tell(|| format!("node {node} crashes"));
        let laptops: Vec<usize> =
            self.wires.values().map(|wire| wire.laptop).filter(|laptop| node == 0 || *laptop == node).collect();
        self.nodes[node].crash(&mut self.rng);
        for laptop in laptops {
            self.cut(laptop);
        }
    }

    /// Lets the seed choose what people, networks and disks do next.
    pub fn live_on(&mut self) {
        let node = self.pick(self.nodes.len());
        match self.pick(40) {
            0..=5 => self.someone_writes(node, 3),
            6 if node > 0 => self.connect(node),
            7 if node > 0 => self.cut(node),
            8 => self.crash(node),
            9 | 10 if !self.nodes[node].is_up() => self.restart(node),
            11 if self.once_in(3) => self.trouble(node),
            12 if self.nodes[node].record.is_stopped() => self.crash(node),
            _ => {
                self.step();
            }
        }
    }

    /// Something goes wrong with a node's disk: a sync that fails, no room left, or slowness that comes and goes.
    pub fn trouble(&mut self, node: usize) {
        let (kind, some) = (self.pick(4), self.pick(2_000));
        self.tell(|| format!("the disk of node {node} has trouble {kind} ({some})"));
        let node = &mut self.nodes[node];
        match kind {
            0 => node.record.fail_a_sync(u32::try_from(some % 4).unwrap()),
            1 => node.record.fill_up(some),
            _ => node.is_slow = !node.is_slow,
        }
    }

    /// Starts a node again from its record.
    pub fn restart(&mut self, node: usize) {
        self.tell(|| format!("node {node} starts"));
        let seed = self.bytes();
        self.nodes[node].start(seed);
    }

    /// Lets one thing happen; false when nothing is left to happen.
    pub fn step(&mut self) -> bool {
        let mut events: Vec<Event> = Vec::new();
        for (place, node) in self.nodes.iter().enumerate() {
            if node.has_effects() {
                events.push(Event::Effect(place));
            }
        }
        for wire in self.wires.values() {
            if !wire.to_clinic.is_empty() || wire.closed_by.contains(&wire.laptop) {
                events.push(Event::Deliver { link: wire.id, to: 0 });
            }
            if !wire.to_laptop.is_empty() || wire.closed_by.contains(&0) {
                events.push(Event::Deliver { link: wire.id, to: wire.laptop });
            }
        }
        if events.is_empty() {
            return false;
        }
        let chosen = self.pick(events.len());
        self.now.0 += 1;
        match events.swap_remove(chosen) {
            Event::Effect(node) => self.carry_out(node),
            Event::Deliver { link, to } => self.deliver(link, to),
        }
        true
    }

    fn deliver(&mut self, link: u64, to: usize) {
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

    fn send(&mut self, from: usize, link: LinkId, message: Message) {
        if let Some(wire) = self.wires.get_mut(&link.0) {
            if from == 0 { wire.to_laptop.push_back(message) } else { wire.to_clinic.push_back(message) }
        }
        self.input(from, Input::Sent { link, count: 1 });
    }

    fn close(&mut self, from: usize, link: LinkId) {
        if let Some(wire) = self.wires.get_mut(&link.0) {
            wire.closed_by.insert(from);
        }
    }

    /// Lets everything happen that is under way.
    pub fn settle(&mut self) {
        let mut steps = 0;
        while self.step() {
            steps += 1;
            assert!(steps < 1_000_000, "the world never comes to rest");
        }
    }

    /// Everybody up, everybody home: each laptop meets the clinic until nothing is left to tell.
    pub fn come_home(&mut self) {
        self.documents_fail = false;
        for node in 0..self.nodes.len() {
            // Whoever hears that nothing can be saved starts the program again, with room and a disk that works.
            self.crash(node);
            self.nodes[node].record.heal();
            if !self.nodes[node].is_up() {
                self.restart(node);
            }
        }
        self.settle();
        for _ in 0..3 {
            for laptop in 1..self.nodes.len() {
                self.cut(laptop);
                self.connect(laptop);
                self.settle();
            }
        }
    }

    /// Asserts that every node holds the same, and that all that was acknowledged is there.
    pub fn assert_whole(&self) {
        let clinic = self.nodes[0].heads();
        for (place, node) in self.nodes.iter().enumerate().skip(1) {
            assert_eq!(node.heads(), clinic, "laptop {place} and the clinic hold the same versions");
            assert_eq!(node.digest(), self.nodes[0].digest(), "laptop {place} and the clinic agree on the digest");
            assert_eq!(node.waiting(), 0, "nothing waits on laptop {place}");
        }
        for (node, doc, change) in &self.acknowledged {
            for (place, holder) in self.nodes.iter().enumerate() {
                assert!(holder.holds(doc, change), "what node {node} acknowledged is on node {place}");
            }
        }
    }

    /// A form's id.
    pub fn edit_id(&mut self) -> EditId {
        EditId(self.id())
    }

    /// The versions of a document that a node has shown so far; the last is the present one.
    #[must_use]
    pub fn shown(&self, node: usize, doc: &DocId) -> Vec<Heads> {
        self.nodes[node].shown(doc)
    }
}

/// The beginning of a long line.
fn brief(text: &str) -> String {
    text.chars().take(160).collect()
}
