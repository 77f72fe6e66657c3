//! Every limit of a replica, named in one place. Must never hold a queue, a list or a cache of the replica without its
//! limit beside it here.

/// Edits and uploads that wait for one document. Who asks for more is told that the node is busy.
pub const DOC_QUEUE_MAX: usize = 256;
/// Facts for the directory that wait to be written. Who asks for more is told that the node is busy.
pub const DIRECTS_MAX: usize = 1_024;
/// Documents being read for one peer, or read and not yet sent, at a time: it bounds the memory of a meeting.
pub const PUSHES_UNDER_WAY_MAX: u32 = 16;
/// Documents of one laptop that are vetted or stored, or wait for it, at a time. The laptop waits for answers before
/// it brings more, and a clinic ends the meeting of one that does not.
pub const UPLOADS_OPEN_MAX: u32 = PUSHES_UNDER_WAY_MAX;
/// Bytes that one meeting may hold of pushes that are not in the record yet, overheads included.
pub const UPLOAD_LEN_MAX: usize = 32 * 1024 * 1024;
/// Bytes that all meetings together may hold of such pushes. One slow peer holds [`UPLOAD_LEN_MAX`] at most.
pub const UPLOADS_LEN_MAX: usize = 96 * 1024 * 1024;
/// What a push, a head or a chunk takes up besides its bytes, rounded up, so that many empty ones count too.
pub const PUSH_OVERHEAD: usize = 128;
/// Documents named in one offer, want or listing.
pub const DOCS_PER_MESSAGE_MAX: usize = 2_000;
/// Bytes of changes in one push. A document with more is pushed in several.
pub const PUSH_LEN_MAX: usize = 4 * 1024 * 1024;
/// Bytes of changes of one document up to which it is tried whether it fits whole into one push: words shrink to about a
/// third.
pub const WHOLE_LEN_MAX: usize = 4 * PUSH_LEN_MAX;
/// Bytes of pushes of one document after which they are taken, though more of it is to come: no frame of the record holds
/// much more, and no more of a large document lies in memory beside it.
pub const PORTION_LEN: usize = PUSH_LEN_MAX / 2;
/// How often a laptop brings what was written during a meeting within the same meeting. The next one brings the rest.
pub const ROUNDS_MAX: u8 = 3;
/// How long meetings that change nothing go by without being written down, in milliseconds: after a restart "last
/// met" is wrong by this much at the most, and an idle laptop does not fill the record.
pub const MET_NOTE_MS: i64 = 60 * 60 * 1000;
/// Documents of one laptop that are vetted or stored at a time where version 2 is spoken.
pub const UPLOADS_OPEN_V2_MAX: u32 = 256;
/// Documents in one message of several pushes.
pub const PUSHES_PER_MESSAGE_MAX: usize = 64;
/// Bytes of pushes that are gathered into one message before it is sent.
pub const BATCH_LEN_MAX: usize = 512 * 1024;
/// Documents that are read from the record at once to be sent as they are.
pub const READ_DOCS_MAX: usize = 32;
/// Bytes of payloads that one such read gives, but for the first document, which it gives whole.
pub const READ_LEN_MAX: usize = 1024 * 1024;
/// Chunks of one document that are sent as the record holds them. A document of more is put together first, because
/// it is shorter whole and quicker to take.
pub const READ_CHUNKS_MAX: usize = 48;
/// Reads and messages made of them, the receipts before each counted too, that are under way to one laptop at a time.
pub const BATCHES_UNDER_WAY_MAX: u32 = 6;
/// Bytes sent to one laptop that are not in its record yet, where version 2 is spoken.
pub const IN_FLIGHT_LEN_MAX: usize = 16 * 1024 * 1024;
/// Bytes in a laptop's record after which it says so, that more may be sent.
pub const TOOK_STEP_LEN: usize = 2 * 1024 * 1024;
/// Receipts in one message, and those that one side holds at a time for what comes next.
pub const RECEIPTS_MAX: usize = 4 * PUSHES_PER_MESSAGE_MAX;
/// Bytes of rows of the directory that a laptop brings back to its clinic, the newest of them.
pub const ROWS_LEN_MAX: usize = 4 * 1024 * 1024;
/// Documents that a laptop may want and has not been sent yet.
pub const WANTS_MAX: usize = 2 * DOCS_PER_MESSAGE_MAX;
/// How long a laptop does not bring a version again that its clinic refused, in milliseconds: after that the clinic may
/// have been updated, or somebody may have been let in.
pub const REFUSED_AGAIN_MS: i64 = 24 * 60 * 60 * 1000;
/// Refusals of one device that a clinic keeps within [`REFUSED_AGAIN_MS`], if only by their hashes. What is beyond is told to
/// the device as ever: one that brings so much is broken, or means harm.
pub const REFUSED_KEPT_MAX: u32 = 4_096;
