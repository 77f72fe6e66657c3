//! How a record can be damaged, as a closed list, so that a page says it in its reader's language. Must never hold what
//! a frame holds.

/// What is wrong at a place in the record. Displayed, it goes on after "the record is damaged:".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A segment between others is gone.
    #[error("the file is missing")]
    FileMissing,
    /// A segment's header.
    #[error("its header is not what was written")]
    FileHeader,
    /// A whole segment stands where another should.
    #[error("the file does not follow the one before it")]
    FileOrder,
    /// A group's header.
    #[error("a group's header is not what was written")]
    GroupHeader,
    /// A whole group stands where another should.
    #[error("a group does not follow the one before it")]
    GroupOrder,
    /// A group reaches beyond the end of its segment.
    #[error("a group is cut off")]
    GroupCutOff,
    /// The newest group was closed cleanly and is not whole any more.
    #[error("a group is not what was written")]
    Group,
    /// A segment is longer than this computer can address.
    #[error("it is too long")]
    TooLong,
    /// A frame's header.
    #[error("a frame's header is not what was written")]
    FrameHeader,
    /// A frame reaches beyond the end of its group.
    #[error("a frame is cut off")]
    FrameCutOff,
    /// A frame has another sequence number than its place.
    #[error("a frame has the wrong number")]
    FrameNumber,
    /// Hashes do not lead from one frame to the next.
    #[error("the chain is broken")]
    Chain,
    /// The record ends before what this run has written.
    #[error("frames that were written are gone")]
    FramesGone,
    /// A payload is gone, and no later frame says that it may be.
    #[error("a payload was taken out")]
    PayloadGone,
    /// The note of how far the record reached.
    #[error("the note of how far the record reached is gone or is not what was written")]
    ReachNote,
    /// The chain had another value where the note says how far the record reached.
    #[error("the record is not the one whose end was noted")]
    OtherRecord,
    /// A payload opens, and is not of its kind's form.
    #[error("a payload is not of the form its kind has")]
    PayloadForm,
    /// A payload that its key does not open.
    #[error("a payload cannot be opened with its key")]
    PayloadSealed,
}

impl Damage {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::FileMissing,
        Self::FileHeader,
        Self::FileOrder,
        Self::GroupHeader,
        Self::GroupOrder,
        Self::GroupCutOff,
        Self::Group,
        Self::TooLong,
        Self::FrameHeader,
        Self::FrameCutOff,
        Self::FrameNumber,
        Self::Chain,
        Self::FramesGone,
        Self::PayloadGone,
        Self::ReachNote,
        Self::OtherRecord,
        Self::PayloadForm,
        Self::PayloadSealed,
    ];
}
