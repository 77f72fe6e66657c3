//! A clinic and its laptops in one thread, all from one seed: what happens next, what breaks, who writes what.
//! The replicas, the documents and their work are the real ones. Must never make a choice that the seed does not make.

mod acts;
mod life;
mod node;
mod play;
mod progress;
mod record;
mod restore;
mod wires;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use waystation_sync::care::declare::SigningKeys;
use waystation_sync::care::noun::{Noun, Role};
use waystation_sync::id::{ClientId, DeviceId, DocId, EditId, EntryId, Heads, PersonId};
use waystation_sync::replica::{Input, Ticket};
use waystation_sync::time::Millis;

pub use life::{live, live_with};
pub use node::Node;
pub use progress::Told;
pub use record::Record;
pub use restore::live_with_restores;

/// One thing that can happen next.
enum Event {
    /// An effect of a node is carried out.
    Effect(usize),
    /// The oldest message on the way to a node arrives.
    Deliver { link: u64, to: usize },
}

/// The world. Node 0 is the clinic.
pub struct World {
    /// The only source of chance.
    pub rng: ChaCha8Rng,
    /// The clinic and the laptops.
    pub nodes: Vec<Node>,
    wires: BTreeMap<u64, wires::Wire>,
    next_id: u64,
    /// The time, which moves with every step.
    pub now: Millis,
    /// Edits that somebody was told are saved: on which node, in which document, as which change.
    pub acknowledged: Vec<(usize, DocId, waystation_sync::id::ChangeId)>,
    /// Forms that were sent: for which document, about which noun.
    asked: BTreeMap<Ticket, (DocId, &'static str)>,
    /// What people write about in this life: a few nouns, so that they meet in the same entries.
    nouns: Vec<&'static Noun>,
    /// What somebody wrote lately, wherever it was; the last is the newest.
    touched: VecDeque<acts::Spot>,
    /// How often each noun was saved.
    pub saved: BTreeMap<&'static str, u64>,
    /// Forms that were refused with what is to be put right.
    pub refused_forms: u64,
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
    /// Full disks on which somebody made room while the node went on.
    pub rooms_made: u64,
    /// Second copies of a node's disk that run elsewhere, by node.
    doubles: BTreeMap<usize, BTreeMap<String, Vec<u8>>>,
    /// Nodes whose disk was put back to an older state, or run in two places.
    moved_back: BTreeSet<usize>,
    /// Whether all nodes run the newest program.
    pub is_newest: bool,
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
            asked: BTreeMap::new(),
            nouns: Vec::new(),
            touched: VecDeque::new(),
            saved: BTreeMap::new(),
            refused_forms: 0,
            delivered: 0,
            is_told: false,
            documents_fail: false,
            failed_work: 0,
            failed_stores: 0,
            rooms_made: 0,
            doubles: BTreeMap::new(),
            moved_back: BTreeSet::new(),
            is_newest: false,
            trace: seed,
        };
        world.nouns = world.some_nouns(seed);
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

    /// What the person who works on a node is there for.
    #[must_use]
    pub const fn role(node: usize) -> Role {
        match node % 4 {
            0 | 3 => Role::Supervisor,
            1 => Role::Therapist,
            _ => Role::CaseManager,
        }
    }

    /// The device id of a node.
    #[must_use]
    pub fn device(node: usize) -> DeviceId {
        DeviceId([u8::try_from(node).unwrap() + 201; 16])
    }

    /// What the person on a node signs with there.
    #[must_use]
    pub fn signing_keys(node: usize) -> SigningKeys {
        let seed = |id: [u8; 16]| std::array::from_fn(|at| id[at % id.len()]);
        SigningKeys::of(&seed(Self::person(node).0), &seed(Self::device(node).0))
    }

    /// Gives an input to a node, if it is up, and keeps the effects.
    pub fn input(&mut self, node: usize, input: Input) {
        self.now.0 += 1;
        let now = self.now;
        self.nodes[node].take(input, now);
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

    /// Lets everything happen that is under way.
    pub fn settle(&mut self) {
        let mut steps = 0;
        while self.step() {
            steps += 1;
            assert!(steps < 1_000_000, "the world never comes to rest");
        }
    }

    /// The id of an entry that is begun now: a UUIDv7 (RFC 9562), since its time says in which document it lies.
    pub(super) fn entry_id(&mut self) -> EntryId {
        let mut id = self.id();
        let now = self.now.0.to_be_bytes();
        id[..6].copy_from_slice(&now[2..]);
        id[6] = 0x70 | (id[6] & 0x0f);
        id[8] = 0x80 | (id[8] & 0x3f);
        EntryId(id)
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
