//! One simulated node: a real replica, its record, and the documents that its driver would hold.
//! Must never let a reader see a document before its frame is durable.

use std::collections::{BTreeMap, VecDeque};

use automerge::Automerge;
use ed25519_dalek::SigningKey;
use rand_chacha::ChaCha8Rng;
use waystation_sync::care::declare::{Known, Summary};
use waystation_sync::care::summary::Row;
use waystation_sync::care::{self, Vocabulary};
use waystation_sync::directory::{self, Body, Directory};
use waystation_sync::id::{ChangeId, DocId, Epoch, Heads};
use waystation_sync::record::{FrameKind, Refusal, Rows};
use waystation_sync::replica::digest::Digest;
use waystation_sync::replica::io::{Draft, Effect, ReadDoc};
use waystation_sync::replica::limits::READ_LEN_MAX;
use waystation_sync::replica::work;
use waystation_sync::replica::{Input, JobId, NodeRole, Replica, Start, Status};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

use super::{Record, Told, World};

/// A node.
pub struct Node {
    place: usize,
    laptops: usize,
    replica: Option<Replica>,
    /// What is durable.
    pub record: Record,
    effects: VecDeque<Effect>,
    published: BTreeMap<DocId, Automerge>,
    unpublished: BTreeMap<JobId, Option<Automerge>>,
    /// Its disk takes its time: storing ends after most other things.
    pub is_slow: bool,
    shown: BTreeMap<DocId, Vec<Heads>>,
    /// What its status line told about meetings.
    pub told: Told,
}

fn clinic_key() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

/// The directory that every node starts with: everybody, each on their own device.
fn rows(laptops: usize) -> Vec<directory::Row> {
    let mut bodies = vec![Body::Clinic { name: "Clinic".into(), sample: false }];
    for node in 0..=laptops {
        let person = World::person(node);
        bodies.push(Body::Person { person, name: format!("Person {node}"), role: World::role(node), active: true });
        bodies.push(Body::Device {
            device: World::device(node),
            name: format!("Node {node}"),
            certificate_hash: [u8::try_from(node).unwrap(); 32],
            people: vec![person],
            active: true,
        });
        let keys = World::signing_keys(node);
        bodies.push(Body::PersonKey { person, key: keys.person.verifying_key().to_bytes() });
        let key = keys.device.verifying_key().to_bytes();
        bodies.push(Body::DeviceKey { device: World::device(node), key });
    }
    bodies.iter().zip(1..).map(|(body, number)| Directory::draft(number, body, &clinic_key()).unwrap()).collect()
}

/// What a document says of its client.
fn said(summary: &Summary) -> Known {
    Known::from_iter([summary])
}

impl Node {
    pub(super) fn new(place: usize, laptops: usize, seed: [u8; 32]) -> Self {
        let role = if place == 0 { NodeRole::Clinic } else { NodeRole::Laptop };
        let mut record = Record::new(World::device(place), role);
        let payload = Rows(rows(laptops)).to_bytes().unwrap();
        record.append(vec![Draft { kind: FrameKind::Directory, doc: DocId([0; 32]), payload }]).expect("a new disk");
        let mut node = Self {
            place,
            laptops,
            replica: None,
            record,
            effects: VecDeque::new(),
            published: BTreeMap::new(),
            unpublished: BTreeMap::new(),
            is_slow: false,
            shown: BTreeMap::new(),
            told: Told::default(),
        };
        node.start(seed);
        node
    }

    pub(super) fn start(&mut self, run_seed: [u8; 32]) {
        assert!(self.laptops > 0);
        if !self.record.open() {
            return;
        }
        let role = if self.place == 0 { NodeRole::Clinic } else { NodeRole::Laptop };
        let quarantined =
            self.record.quarantined().into_iter().map(|(doc, held)| (doc, held.change, held.reason)).collect();
        let start = Start {
            device: World::device(self.place),
            role,
            epoch: Epoch([1; 16]),
            clinic_key: clinic_key().verifying_key(),
            signing_key: (self.place == 0).then(clinic_key),
            run_seed,
            vocabulary: Vocabulary::CURRENT,
            docs: self.record.docs(),
            rows: self.record.rows(),
            met: self.record.met(),
            quarantined,
        };
        self.published = start
            .docs
            .iter()
            .map(|stored| (stored.doc, work::load(&self.record.data(&stored.doc)).expect("a document loads")))
            .collect();
        self.replica = Some(Replica::start(start).expect("the directory is the clinic's"));
    }

    pub(super) fn crash(&mut self, rng: &mut ChaCha8Rng) {
        let store = self.effects.iter().position(|effect| matches!(effect, Effect::Store { .. }));
        let under_way = match store.and_then(|place| self.effects.remove(place)) {
            Some(Effect::Store { drafts, .. }) => Some(drafts),
            _ => None,
        };
        if self.replica.is_some() {
            self.record.crash(under_way, rng);
        }
        self.replica = None;
        self.told.crashed();
        self.effects.clear();
        self.published.clear();
        self.unpublished.clear();
    }

    /// Whether its process runs.
    #[must_use]
    pub const fn is_up(&self) -> bool {
        self.replica.is_some()
    }

    pub(super) fn take(&mut self, input: Input, now: Millis) {
        if let Some(replica) = &mut self.replica {
            let effects = replica.handle(input, now);
            self.told.look(&replica.status(), &effects, now);
            self.effects.extend(effects);
        }
    }

    pub(super) fn has_effects(&self) -> bool {
        !self.effects.is_empty()
    }

    /// The next effect: those that are carried out at once come first, in order; work and storage end in any order.
    pub(super) fn next_effect(&mut self, choose: usize) -> Option<Effect> {
        let is_stored = |effect: &Effect| matches!(effect, Effect::Store { .. });
        let is_slow =
            |effect: &Effect| is_stored(effect) || matches!(effect, Effect::Work { .. } | Effect::Read { .. });
        let at_once = self.effects.iter().position(|effect| !is_slow(effect));
        // On a slow disk nearly everything else comes first.
        let sooner = self.effects.iter().position(|effect| !is_stored(effect));
        let sooner = sooner.filter(|_| self.is_slow && !choose.is_multiple_of(16));
        self.effects.remove(at_once.or(sooner).unwrap_or(choose % self.effects.len().max(1)))
    }

    pub(super) fn work(&mut self, job: JobId, doc: DocId, work: work::Work) -> work::Done {
        let (done, made) = match self.published.get(&doc) {
            Some(document) => work::run(doc, document, work),
            None => work::run(doc, &Automerge::new(), work),
        };
        self.unpublished.insert(job, made);
        done
    }

    /// Documents as the record holds them, and no more of them than fit into one answer.
    pub(super) fn read(&self, docs: Vec<(DocId, u64)>) -> Vec<ReadDoc> {
        let (mut len, mut read) = (0, Vec::new());
        for (doc, since) in docs {
            let frames = self.record.frames_after(&doc, since);
            len += frames.iter().flat_map(|(_, _, frame)| &frame.chunks).map(Vec::len).sum::<usize>();
            if len > READ_LEN_MAX && !read.is_empty() {
                break;
            }
            read.push(ReadDoc { doc, frames });
        }
        read
    }

    pub(super) fn publish(&mut self, job: JobId, doc: DocId, heads: Heads) {
        let document = self.unpublished.remove(&job).flatten().expect("work came before");
        assert_eq!(self.record.heads(&doc), heads, "durable before visible");
        assert_eq!(document.get_heads().into_iter().collect::<Heads>(), heads);
        let (kept, anew) = (self.record.summary(&doc), care::summary_of(&document));
        assert_eq!(said(&kept), said(&anew), "frames say only what changed, and all of it");
        self.published.insert(doc, document);
        self.shown.entry(doc).or_default().push(heads);
    }

    pub(super) fn forget(&mut self, job: JobId) {
        self.unpublished.remove(&job);
    }

    /// The heads of every document that is not empty.
    #[must_use]
    pub fn heads(&self) -> BTreeMap<DocId, Heads> {
        let replica = self.replica.as_ref().expect("the node is up");
        replica.all_heads().filter(|(_, heads)| !heads.is_empty()).map(|(doc, heads)| (doc, heads.clone())).collect()
    }

    /// The digest of accepted heads.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.replica.as_ref().expect("the node is up").caseload_digest()
    }

    /// What people at this node see of its meetings; `None` while it is down.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.replica.as_ref().map(Replica::status)
    }

    /// Edits that wait for the clinic.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.replica.as_ref().expect("the node is up").status().waiting
    }

    /// What was refused, as people at this node can see it.
    #[must_use]
    pub fn refused(&self) -> Vec<(DocId, ChangeId, Refusal)> {
        self.replica.as_ref().expect("the node is up").status().refused
    }

    /// Whether a published document holds a change.
    #[must_use]
    pub fn holds(&self, doc: &DocId, change: &ChangeId) -> bool {
        self.published.get(doc).is_some_and(|doc| doc.get_change_meta_by_hash(&(*change).into()).is_some())
    }

    /// The summary rows of its documents, made anew.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.published.values().filter_map(Row::of).collect()
    }

    /// A published document.
    #[must_use]
    pub fn document(&self, doc: &DocId) -> Option<&Automerge> {
        self.published.get(doc)
    }

    pub(super) fn shown(&self, doc: &DocId) -> Vec<Heads> {
        let present = self.published.get(doc).map(|doc| doc.get_heads().into_iter().collect());
        let held = |heads: &Heads| {
            self.published
                .get(doc)
                .is_some_and(|doc| heads.to_automerge().iter().all(|hash| doc.get_change_meta_by_hash(hash).is_some()))
        };
        self.shown.get(doc).into_iter().flatten().filter(|heads| held(heads)).cloned().chain(present).collect()
    }
}
