//! The pure core of Waystation: what a care plan is, how copies of it meet, what a merge did, who a peer is.
//! Must never touch a clock, a disk, a socket, randomness or a thread; all of these come in as arguments.
//!
//! # A tour in three inputs
//!
//! A [`replica::Replica`] decides what happens, and its driver carries it out: the server with a thread pool and a
//! journal, the tests with a simulated world, this tour by hand. A supervisor saves the first goal of a client's plan.
//!
//! ```
//! use automerge::Automerge;
//! use waystation_sync::care::declare::{DocKey, Part, Role};
//! use waystation_sync::care::edit::{Act, Edit, Verb};
//! use waystation_sync::care::read::EntryKey;
//! use waystation_sync::care::{Vocabulary, goal, value::Value};
//! use waystation_sync::id::{Author, ClientId, DeviceId, EditId, EntryId, Epoch, PersonId};
//! use waystation_sync::replica::io::Outcome;
//! use waystation_sync::replica::{Effect, Input, NodeRole, Replica, Start, Ticket, work};
//! use waystation_sync::time::Millis;
//!
//! // A clinic that holds nothing yet. Keys, ids and times are drawn outside of this crate.
//! let key = ed25519_dalek::SigningKey::from_bytes(&[42; 32]);
//! let mut replica = Replica::start(Start {
//!     device: DeviceId([4; 16]),
//!     role: NodeRole::Clinic,
//!     epoch: Epoch([5; 16]),
//!     clinic_key: key.verifying_key(),
//!     signing_key: Some(key),
//!     run_seed: [6; 32],
//!     vocabulary: Vocabulary::CURRENT,
//!     docs: Vec::new(),
//!     rows: Vec::new(),
//!     met: Vec::new(),
//!     quarantined: Vec::new(),
//! })?;
//! let now = Millis(1_790_000_000_000);
//!
//! // What the form said: one act on one document, written upon the version that the form was filled from.
//! let plan = DocKey::whole(ClientId([1; 16]), Part::Plan);
//! let fields = vec![
//!     (&goal::STATEMENT, Some(Value::Words("walk to the shop".into()))),
//!     (&goal::STATUS, Some(Value::Code("proposed".into()))),
//! ];
//! let key = EntryKey::Id(EntryId([2; 16]));
//! let edit = Edit {
//!     id: EditId([3; 16]),
//!     doc: plan,
//!     base: replica.heads(&plan.id()),
//!     author: Author { person: PersonId([4; 16]), device: DeviceId([7; 16]) },
//!     role: Role::Supervisor,
//!     at: now,
//!     facts: std::sync::Arc::default(),
//!     keys: None,
//!     acts: vec![Act { noun: &goal::GOAL, key, verb: Verb::Begin(fields) }],
//! };
//!
//! // 1. The edit goes in. The replica holds no documents, so what comes out asks for work on one.
//! let mut effects = replica.handle(Input::Edit { ticket: Ticket(1), edit: Box::new(edit) }, now);
//! let Some(Effect::Work { job, doc, work }) = effects.pop() else { panic!("{effects:?}") };
//! assert_eq!(doc, plan.id());
//! let (done, made) = work::run(doc, &Automerge::new(), work);
//!
//! // 2. The work is done. Nobody is told yet: first it has to be durable.
//! let mut effects = replica.handle(Input::Worked { job, done }, now);
//! let Some(Effect::Store { job, drafts }) = effects.pop() else { panic!("{effects:?}") };
//! assert_eq!((drafts.len(), replica.heads(&doc).is_empty()), (1, true));
//!
//! // 3. The journal holds it, as its first frame. Now readers see the document, and the supervisor has an answer.
//! let effects = replica.handle(Input::Stored { job, sequences: vec![1] }, now);
//! assert!(effects.iter().any(|effect| matches!(effect, Effect::Publish { heads, .. } if !heads.is_empty())));
//! assert!(matches!(effects.last(), Some(Effect::Reply { ticket: Ticket(1), outcome: Outcome::Edited(_) })));
//! assert_eq!(replica.heads(&doc), made.expect("a new document").get_heads().into_iter().collect());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A meeting goes the same way: [`Linked`](replica::Input::Linked) and [`Received`](replica::Input::Received) go in,
//! [`Send`](replica::Effect::Send) comes out.

pub mod care;
pub mod directory;
pub mod id;
pub mod record;
pub mod replica;
pub mod review;
pub mod stored;
pub mod time;
pub mod trust;
pub mod vet;
pub mod wire;

pub use care::access;
