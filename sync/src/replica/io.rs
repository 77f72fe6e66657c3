//! What goes into a replica and what comes out. Closed enums: a new kind of input or effect makes the compiler
//! list every place to visit. Must never hold a socket, a file or a document.

use super::message::{Message, Version};
use super::progress::{Ended, NotTaken, Progress};
use super::work::{Done, Work};
use crate::care::edit::{Edit, EditError, Edited};
use crate::directory::{Body, Row};
use crate::id::{ChangeId, DeviceId, DocId, Epoch, Heads, ReturnId};
use crate::record::{ChainMark, DataFrame, FrameKind, Refusal, Summary};
use crate::time::Millis;

/// Which of the two roles a node has. They differ in who vets and who writes the directory, not in code paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeRole {
    /// The node that everybody meets.
    Clinic,
    /// A node that staff carry.
    Laptop,
}

crate::stored::numbered!(NodeRole { Clinic = 1, Laptop = 2 });

/// Names one piece of work or one batch to store, until its result is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct JobId(pub u64);

/// Names one connection to another node; the driver counts them up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkId(pub u64);

/// Names one request that waits for a reply; the driver counts them up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// Something that happened.
#[derive(Debug)]
pub enum Input {
    /// A person saved a form.
    Edit {
        /// Whom to answer.
        ticket: Ticket,
        /// The form.
        edit: Box<Edit>,
    },
    /// A fact for the directory; clinic only.
    Direct {
        /// Whom to answer.
        ticket: Ticket,
        /// The fact.
        body: Body,
    },
    /// A laptop that is not known brought rows that this clinic signed; clinic only.
    Rows {
        /// The rows.
        rows: Vec<Row>,
    },
    /// Work is done.
    Worked {
        /// The job that it answers.
        job: JobId,
        /// What came of it.
        done: Done,
    },
    /// The document could not be put together or read, so the work was not done.
    WorkImpossible {
        /// The job that it answers.
        job: JobId,
    },
    /// Documents were read from the record, in the order in which they were asked for: all of them, or as many as
    /// [`super::limits::READ_LEN_MAX`] allows, and at least the first.
    Read {
        /// The job that it answers.
        job: JobId,
        /// What was read.
        docs: Vec<ReadDoc>,
    },
    /// A batch is durable.
    Stored {
        /// The job that it answers.
        job: JobId,
        /// The sequence of each draft, in order.
        sequences: Vec<u64>,
    },
    /// A batch could not be made durable; nothing of it may be used.
    NotStored {
        /// The job that it answers.
        job: JobId,
    },
    /// A connection to a known node stands.
    Linked {
        /// The connection.
        link: LinkId,
        /// The node, known by its certificate.
        peer: DeviceId,
        /// An id for this meeting, newly drawn.
        meeting: ReturnId,
        /// The version that both agreed upon.
        version: Version,
        /// How far this node's own record has come, where that is known.
        chain: Option<ChainMark>,
    },
    /// A message came.
    Received {
        /// Over which connection.
        link: LinkId,
        /// What it says.
        message: Message,
    },
    /// As many messages of [`Effect::Send`] left this machine; more may be made.
    Sent {
        /// Over which connection.
        link: LinkId,
        /// How many.
        count: u32,
    },
    /// A connection ended.
    Unlinked {
        /// The connection.
        link: LinkId,
    },
}

/// Frames of one document as the record holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDoc {
    /// The document.
    pub doc: DocId,
    /// Its data and snapshot frames after the sequence that was asked for, oldest first, each with its sequence.
    pub frames: Vec<(u64, FrameKind, DataFrame)>,
}

/// One frame to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it holds.
    pub kind: FrameKind,
    /// Its document; all zero for the node's own.
    pub doc: DocId,
    /// The stored form, as bytes.
    pub payload: Vec<u8>,
}

/// Something to do. All but [`Effect::Work`], [`Effect::Read`] and [`Effect::Store`] are carried out at once and in
/// order; those three may take their time and end in any order, but `Work` begins from what was published before it.
#[derive(Debug)]
pub enum Effect {
    /// Work on a document, as it was last published (empty when it is not here); answer with [`Input::Worked`].
    Work {
        /// Which job.
        job: JobId,
        /// The document.
        doc: DocId,
        /// What to do.
        work: Work,
    },
    /// Read frames of documents; answer with [`Input::Read`] or [`Input::WorkImpossible`].
    Read {
        /// Which job.
        job: JobId,
        /// The documents, and for each the sequence after which its frames are asked for.
        docs: Vec<(DocId, u64)>,
    },
    /// Make frames durable as one group; answer with [`Input::Stored`] or [`Input::NotStored`].
    Store {
        /// Which job.
        job: JobId,
        /// The frames.
        drafts: Vec<Draft>,
    },
    /// What [`Effect::Work`] of this job made of the document is durable: readers may see it.
    Publish {
        /// Which job.
        job: JobId,
        /// The document.
        doc: DocId,
        /// Its heads now.
        heads: Heads,
        /// Which document it is and what lists need of it now.
        summary: Summary,
    },
    /// What [`Effect::Work`] of this job made of the document is not to be used.
    Forget {
        /// Which job.
        job: JobId,
    },
    /// [`super::Replica::status`] says something else than before. It comes before any [`Effect::Reply`] of the same
    /// input, so that whoever has just saved sees that it waits for the clinic.
    StatusChanged,
    /// The directory changed.
    DirectoryChanged,
    /// A batch of a meeting is durable; for the list of returns.
    Merged(crate::record::Return),
    /// A change was not taken, newly known in a meeting; for the list of returns.
    NotTaken(NotTaken),
    /// A meeting is over; for the list of returns.
    Ended(Ended),
    /// A message for another node.
    Send {
        /// Over which connection.
        link: LinkId,
        /// What to say.
        message: Message,
    },
    /// End a connection, once what was sent before has left.
    Close {
        /// The connection.
        link: LinkId,
    },
    /// Answer a request.
    Reply {
        /// The request.
        ticket: Ticket,
        /// With what.
        outcome: Outcome,
    },
}

/// What became of a request.
#[derive(Debug)]
pub enum Outcome {
    /// Saved and durable, or saved before.
    Edited(Edited),
    /// Not saved; nothing changed.
    EditRefused(EditError),
    /// The fact is in the directory.
    Directed,
    /// This node does not write the directory.
    NotTheClinic,
    /// It could not be made durable; nothing changed.
    NotStored,
    /// The document could not be put together from the record.
    Unreadable,
    /// Too much waits for the same document already; nothing changed, and it may be tried again.
    Busy,
}

/// How this node stands with its peer, for the status line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Edits made here that the clinic is not known to hold; laptop only.
    pub waiting: u64,
    /// Documents with such edits.
    pub waiting_docs: Vec<DocId>,
    /// When a meeting last ended, by this node's clock.
    pub met: Option<Millis>,
    /// Whether it ended with equal digests.
    pub equal: bool,
    /// The clinic's store last met.
    pub epoch: Option<Epoch>,
    /// Nodes being met now.
    pub meeting: Vec<DeviceId>,
    /// How far these meetings are, where something moves towards the laptop.
    pub progress: std::collections::BTreeMap<DeviceId, Progress>,
    /// Changes that were refused: by the clinic on a laptop, from laptops at the clinic.
    pub refused: Vec<(DocId, ChangeId, Refusal)>,
    /// How far each node's clock was ahead of this one when it was last met in this run, in milliseconds.
    pub skews: std::collections::BTreeMap<DeviceId, i64>,
    /// Documents held.
    pub docs: usize,
    /// When each node was last met, by this node's clock.
    pub last_met: std::collections::BTreeMap<DeviceId, Millis>,
    /// Nodes whose record was found to be behind what it had been before, and when: it was put back to an older copy, or two
    /// computers run it.
    pub copies: std::collections::BTreeMap<DeviceId, Millis>,
    /// When another node last knew this node's own record to have been further than it is: it was put back to an older copy.
    pub put_back: Option<Millis>,
}

impl Status {
    /// Changes that wait until the clinic's program is brought up to date: on the newer laptop that keeps them, and at the
    /// clinic that they came to.
    #[must_use]
    pub fn waiting_for_update(&self) -> usize {
        self.refused.iter().filter(|(_, _, why)| *why == Refusal::Newer).count()
    }

    /// What was refused and does not wait for an update: somebody has to look at it.
    pub fn not_taken(&self) -> impl Iterator<Item = &(DocId, ChangeId, Refusal)> {
        self.refused.iter().filter(|(_, _, why)| *why != Refusal::Newer)
    }
}
