//! One replica, with as much around it as a scene needs: its documents, a record in memory, and a peer to talk to. Must
//! never carry out an effect that the scene did not ask for.

use std::collections::BTreeMap;

use automerge::Automerge;
use ed25519_dalek::SigningKey;
use waystation_sync::care::declare::{DocKey, FieldDecl, Noun, Part, Role};
use waystation_sync::care::edit::{Act, Edit, Verb};
use waystation_sync::care::read::EntryKey;
use waystation_sync::care::value::Value;
use waystation_sync::care::{Vocabulary, goal};
use waystation_sync::directory::{Body, Directory, Row};
use waystation_sync::id::{Author, ClientId, DeviceId, DocId, EditId, EntryId, Epoch, Heads, PersonId, ReturnId};
use waystation_sync::record::{ChainMark, DataFrame, FrameKind, Met, Receipts, Rows};
use waystation_sync::replica::io::{Draft, Outcome, ReadDoc};
use waystation_sync::replica::message::{About, Message, Version};
use waystation_sync::replica::{Effect, Input, JobId, LinkId, NodeRole, Replica, Start, StoredDoc, Ticket, work};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

pub(crate) const CLINIC: DeviceId = DeviceId([1; 16]);
pub(crate) const LAPTOP: DeviceId = DeviceId([9; 16]);
pub(crate) const ANA: PersonId = PersonId([3; 16]);
/// Does not work on [`LAPTOP`].
pub(crate) const BEN: PersonId = PersonId([4; 16]);
pub(crate) const LINK: LinkId = LinkId(70);
pub(crate) const EPOCH: Epoch = Epoch([5; 16]);

pub(crate) fn clinic_key() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

/// What a node of this version says of itself.
pub(crate) fn about(now: i64) -> About {
    About::new(Millis(now), Vocabulary::CURRENT.mark())
}

pub(crate) fn client(n: u8) -> ClientId {
    ClientId([n; 16])
}

/// The plan of a client.
pub(crate) fn plan(n: u8) -> DocId {
    DocKey::whole(client(n), Part::Plan).id()
}

/// The rows that both nodes begin with.
pub(crate) fn rows() -> Vec<Row> {
    let person = |person| Body::Person { person, name: "Somebody".into(), role: Role::Supervisor, active: true };
    let device = |device, hash, people| Body::Device {
        device,
        name: "A computer".into(),
        certificate_hash: [hash; 32],
        people,
        active: true,
    };
    let bodies = [person(ANA), person(BEN), device(CLINIC, 1, vec![ANA, BEN]), device(LAPTOP, 2, vec![ANA])];
    bodies.iter().zip(1..).map(|(body, number)| Directory::draft(number, body, &clinic_key()).unwrap()).collect()
}

/// A replica and what is around it.
pub(crate) struct Scene {
    pub(crate) replica: Replica,
    pub(crate) role: NodeRole,
    pub(crate) now: i64,
    /// How far its own chain has come, as it says.
    pub(crate) chain: Option<ChainMark>,
    published: BTreeMap<DocId, Automerge>,
    made: BTreeMap<JobId, Option<Automerge>>,
    /// What is durable.
    pub(crate) record: Vec<(u64, Draft)>,
    tickets: u64,
    /// What its program knows.
    known: Vocabulary,
}

impl Scene {
    pub(crate) fn new(role: NodeRole) -> Self {
        let payload = Rows(rows()).to_bytes().unwrap();
        let record = vec![(1, Draft { kind: FrameKind::Directory, doc: DocId([0; 32]), payload })];
        Self::from_record(role, record, Vocabulary::CURRENT)
    }

    pub(crate) fn clinic() -> Self {
        Self::new(NodeRole::Clinic)
    }

    pub(crate) fn laptop() -> Self {
        Self::new(NodeRole::Laptop)
    }

    /// Ends the process and starts it again from its record.
    pub(crate) fn restart(self) -> Self {
        Self::from_record(self.role, self.record, self.known)
    }

    /// Ends the process and starts another program from its record, one that knows these nouns.
    pub(crate) fn restart_as(self, known: Vocabulary) -> Self {
        let now = self.now;
        Self { now, ..Self::from_record(self.role, self.record, known) }
    }

    fn from_record(role: NodeRole, record: Vec<(u64, Draft)>, known: Vocabulary) -> Self {
        let of = |kind: FrameKind| record.iter().filter(move |(_, draft)| draft.kind == kind);
        let met: Vec<Met> = of(FrameKind::Met).map(|(_, draft)| Met::from_bytes(&draft.payload).unwrap()).collect();
        let rows =
            of(FrameKind::Directory).flat_map(|(_, draft)| Rows::from_bytes(&draft.payload).unwrap().0).collect();
        let mut docs: BTreeMap<DocId, StoredDoc> = BTreeMap::new();
        let mut frames: BTreeMap<DocId, Vec<DataFrame>> = BTreeMap::new();
        for (sequence, draft) in &record {
            if matches!(draft.kind, FrameKind::Data | FrameKind::Snapshot) {
                let frame = DataFrame::from_bytes(&draft.payload).unwrap();
                let (heads, accepted, waiting) = (frame.heads.clone(), frame.accepted.clone(), frame.waiting);
                frames.entry(draft.doc).or_default().push(frame);
                let receipts = docs.remove(&draft.doc).map(|before| before.receipts).unwrap_or_default();
                let (doc, sequence) = (draft.doc, *sequence);
                docs.insert(doc, StoredDoc { doc, sequence, heads, accepted, waiting, receipts });
            }
            if draft.kind == FrameKind::Receipts {
                docs.get_mut(&draft.doc).unwrap().receipts = Receipts::from_bytes(&draft.payload).unwrap().0;
            }
        }
        for (doc, accepted, waiting) in met.iter().flat_map(|met| met.accepted.clone()) {
            if let Some(stored) = docs.get_mut(&doc) {
                (stored.accepted, stored.waiting) = (accepted, waiting);
            }
        }
        let published = frames.into_iter().map(|(doc, frames)| (doc, work::load(&frames).unwrap())).collect();
        let replica = Replica::start(Start {
            device: if role == NodeRole::Clinic { CLINIC } else { LAPTOP },
            role,
            epoch: EPOCH,
            clinic_key: clinic_key().verifying_key(),
            signing_key: (role == NodeRole::Clinic).then(clinic_key),
            run_seed: [record.len().to_le_bytes()[0]; 32],
            vocabulary: known,
            docs: docs.into_values().collect(),
            rows,
            met,
            quarantined: Vec::new(),
        });
        let replica = replica.unwrap();
        let (now, made) = (1_790_000_000_000, BTreeMap::new());
        Self { replica, role, now, chain: None, published, made, record, tickets: 0, known }
    }

    /// Hands it one input; what was to be told of the status is not looked at here.
    pub(crate) fn hand(&mut self, input: Input) -> Vec<Effect> {
        self.now += 1_000;
        let mut effects = self.replica.handle(input, Millis(self.now));
        effects.retain(|effect| !matches!(effect, Effect::StatusChanged));
        effects
    }

    /// Somebody saves a new goal of a client's plan; the ticket of it, and what came of it.
    pub(crate) fn saves(&mut self, n: u8, author: PersonId) -> (Ticket, Vec<Effect>) {
        let fields = vec![
            (&goal::STATEMENT, Some(Value::Words("walk to the shop".into()))),
            (&goal::STATUS, Some(Value::Code("proposed".into()))),
        ];
        self.begins(n, author, (&goal::GOAL, fields))
    }

    /// Somebody begins an entry of a client's; the ticket of it, and what came of it.
    pub(crate) fn begins(
        &mut self,
        n: u8,
        author: PersonId,
        (noun, fields): (&'static Noun, Vec<(&'static FieldDecl, Option<Value>)>),
    ) -> (Ticket, Vec<Effect>) {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        let mut id = [n; 16];
        id[..8].copy_from_slice(&(self.tickets + self.record.len() as u64).to_be_bytes());
        id[8] = u8::from(self.role == NodeRole::Laptop);
        let doc = DocKey::whole(client(n), noun.part);
        let edit = Edit {
            id: EditId(id),
            doc,
            base: self.replica.heads(&doc.id()),
            author: Author { person: author, device: self.device() },
            role: Role::Supervisor,
            at: Millis(self.now),
            facts: std::sync::Arc::default(),
            keys: None,
            acts: vec![Act { noun, key: EntryKey::Id(EntryId(id)), verb: Verb::Begin(fields) }],
        };
        (ticket, self.hand(Input::Edit { ticket, edit: Box::new(edit) }))
    }

    pub(crate) const fn device(&self) -> DeviceId {
        match self.role {
            NodeRole::Clinic => CLINIC,
            NodeRole::Laptop => LAPTOP,
        }
    }

    /// The other node links.
    pub(crate) fn linked(&mut self, link: LinkId, version: Version) -> Vec<Effect> {
        let peer = if self.role == NodeRole::Clinic { LAPTOP } else { CLINIC };
        let mut meeting = [7; 16];
        meeting[0] = link.0.to_le_bytes()[0];
        self.hand(Input::Linked { link, peer, meeting: ReturnId(meeting), version, chain: self.chain })
    }

    pub(crate) fn hears(&mut self, message: Message) -> Vec<Effect> {
        self.hand(Input::Received { link: LINK, message })
    }

    /// A greeting, as from the other node.
    pub(crate) fn greeted(&mut self) -> Vec<Effect> {
        self.greeted_with(about(self.now))
    }

    /// A greeting in which the other node says this of itself.
    pub(crate) fn greeted_with(&mut self, about: About) -> Vec<Effect> {
        let hello = match self.role {
            NodeRole::Clinic => Message::Hello { about, epoch: Some(EPOCH), sequence: 0, directory: 4 },
            NodeRole::Laptop => Message::Welcome { about, epoch: EPOCH, rows: Vec::new() },
        };
        self.hears(hello)
    }

    /// The other node, which has nothing either, ends the meeting.
    pub(crate) fn end_well(&mut self) {
        let end = match self.role {
            NodeRole::Clinic => Message::Done { equal: true },
            NodeRole::Laptop => Message::Caught { sequence: 1, digest: self.replica.caseload_digest() },
        };
        let effects = self.hears(end);
        self.settles(effects);
    }

    /// Carries out one piece of work, without handing in what came of it.
    pub(crate) fn work(&mut self, effect: Effect) -> Input {
        match effect {
            Effect::Work { job, doc, work } => {
                let document = self.published.get(&doc).cloned().unwrap_or_default();
                let (done, made) = work::run(doc, &document, work);
                self.made.insert(job, made);
                Input::Worked { job, done }
            }
            Effect::Read { job, docs } => {
                let docs = docs.into_iter().map(|(doc, since)| ReadDoc { doc, frames: self.frames(doc, since) });
                Input::Read { job, docs: docs.collect() }
            }
            other => panic!("no work: {other:?}"),
        }
    }

    fn frames(&self, doc: DocId, since: u64) -> Vec<(u64, FrameKind, DataFrame)> {
        let of = self.record.iter().filter(|(sequence, draft)| draft.doc == doc && *sequence > since);
        of.filter(|(_, draft)| matches!(draft.kind, FrameKind::Data | FrameKind::Snapshot))
            .map(|(sequence, draft)| (*sequence, draft.kind, DataFrame::from_bytes(&draft.payload).unwrap()))
            .collect()
    }

    /// Makes drafts durable, without saying so.
    pub(crate) fn store(&mut self, effect: Effect) -> Input {
        let Effect::Store { job, drafts } = effect else { panic!("nothing to store: {effect:?}") };
        let first = self.record.len() as u64 + 1;
        let sequences: Vec<u64> = (first..).take(drafts.len()).collect();
        self.record.extend(sequences.iter().copied().zip(drafts));
        Input::Stored { job, sequences }
    }

    /// Carries out everything that is asked for, until only what others see is left of it.
    pub(crate) fn settles(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let (mut left, mut seen) = (std::collections::VecDeque::from(effects), Vec::new());
        while let Some(effect) = left.pop_front() {
            let input = match effect {
                Effect::Work { .. } | Effect::Read { .. } => self.work(effect),
                Effect::Store { .. } => self.store(effect),
                Effect::Publish { job, doc, ref heads, .. } => {
                    let document = self.made.remove(&job).flatten().expect("work came before");
                    assert_eq!(document.get_heads().into_iter().collect::<Heads>(), *heads);
                    self.published.insert(doc, document);
                    seen.push(effect);
                    continue;
                }
                Effect::Send { link, .. } => {
                    seen.push(effect);
                    Input::Sent { link, count: 1 }
                }
                other => {
                    seen.push(other);
                    continue;
                }
            };
            left.extend(self.hand(input));
        }
        seen
    }
}

/// The one effect that there is.
#[track_caller]
pub(crate) fn only(effects: Vec<Effect>) -> Effect {
    let [effect] = <[Effect; 1]>::try_from(effects).unwrap_or_else(|effects| panic!("not one effect: {effects:?}"));
    effect
}

/// The messages among effects.
pub(crate) fn said(effects: &[Effect]) -> Vec<&Message> {
    effects
        .iter()
        .filter_map(|effect| if let Effect::Send { message, .. } = effect { Some(message) } else { None })
        .collect()
}

/// Whether a meeting was ended, once.
pub(crate) fn hung_up(effects: &[Effect]) -> bool {
    let closed = effects.iter().filter(|effect| matches!(effect, Effect::Close { .. })).count();
    let ended = effects.iter().filter(|effect| matches!(effect, Effect::Ended(_))).count();
    assert!(closed <= 1 && closed == ended, "{effects:?}");
    closed == 1
}

/// What became of requests.
pub(crate) fn outcomes(effects: &[Effect]) -> Vec<(Ticket, &Outcome)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Reply { ticket, outcome } => Some((*ticket, outcome)),
            _ => None,
        })
        .collect()
}

/// A clinic and a laptop that meet over a connection without delay.
pub(crate) struct Pair {
    pub(crate) clinic: Scene,
    pub(crate) laptop: Scene,
    /// Messages of the last meeting, in the order in which they arrived: who said each, and what.
    pub(crate) heard: Vec<(NodeRole, Message)>,
}

impl Pair {
    pub(crate) fn new() -> Self {
        Self { clinic: Scene::clinic(), laptop: Scene::laptop(), heard: Vec::new() }
    }

    /// One meeting to its end; how often the laptop waited for the clinic.
    pub(crate) fn meet(&mut self, version: Version) -> u32 {
        self.heard.clear();
        let opened = self.clinic.linked(LINK, version);
        let mut to_laptop = self.clinic.settles(opened);
        let opened = self.laptop.linked(LINK, version);
        let mut to_clinic = self.laptop.settles(opened);
        let mut flights = 0;
        while !(said(&to_clinic).is_empty() && said(&to_laptop).is_empty()) {
            to_laptop.extend(deliver(&mut self.clinic, &mut self.heard, &to_clinic, version));
            flights += u32::from(!said(&to_laptop).is_empty());
            to_clinic = deliver(&mut self.laptop, &mut self.heard, &to_laptop, version);
            to_laptop = Vec::new();
            assert!(flights < 100, "the meeting never ends");
        }
        for scene in [&mut self.clinic, &mut self.laptop] {
            let ended = scene.hand(Input::Unlinked { link: LINK });
            scene.settles(ended);
        }
        flights
    }

    /// Whether both hold the same.
    pub(crate) fn is_even(&self) -> bool {
        let (clinic, laptop) = (&self.clinic.replica, &self.laptop.replica);
        clinic.caseload_digest() == laptop.caseload_digest()
            && clinic.all_heads().collect::<Vec<_>>() == laptop.all_heads().collect::<Vec<_>>()
    }

    /// How often a message was said that `is` one.
    pub(crate) fn count(&self, is: impl Fn(&Message) -> bool) -> usize {
        self.heard.iter().filter(|(_, message)| is(message)).count()
    }
}

/// Delivers what was said over the real bytes, and gives what it led to.
fn deliver(to: &mut Scene, heard: &mut Vec<(NodeRole, Message)>, effects: &[Effect], version: Version) -> Vec<Effect> {
    let from = if to.role == NodeRole::Clinic { NodeRole::Laptop } else { NodeRole::Clinic };
    let mut led_to = Vec::new();
    for message in said(effects) {
        let message = Message::from_bytes(version, &message.to_bytes().unwrap()).unwrap();
        heard.push((from, message.clone()));
        let next = to.hears(message);
        led_to.extend(to.settles(next));
    }
    led_to
}
