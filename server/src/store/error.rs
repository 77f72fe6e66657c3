//! Everything that can go wrong with the record, told so that a person knows what to do next. Must never repeat what
//! a frame holds.

use std::io;

use super::damage::Damage;
use crate::host::{DiskError, FolderError};
use crate::vault::VaultError;

/// What the store answers when it cannot do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room is left on the disk. What was confirmed is safe, and nothing of this is there.
    #[error(
        "The disk is full: there was no room to write `{file}`. Everything saved before is safe. \
         Make room on the disk and try again; if that does not help, start Waystation again."
    )]
    Full {
        /// The file being written.
        file: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The data folder may not be written.
    #[error(
        "`{file}` cannot be opened or written: the data folder, or its disk, is read-only or belongs to another user. \
         Give Waystation's user the right to read and write the folder, then start it again."
    )]
    ReadOnly {
        /// The file concerned.
        file: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// There is no such data folder, and none was to be made.
    #[error("There is no data folder at {folder}. Check the path after --data, and that its disk is attached.")]
    NoFolder {
        /// The path as given.
        folder: String,
    },
    /// The path leads to a file, or through one.
    #[error("{folder} cannot be a data folder: it is a file, or below one. Choose another folder with --data.")]
    NotAFolder {
        /// The path as given.
        folder: String,
    },
    /// The folder is another user's, and root was to write there.
    #[error(
        "{folder} belongs to another user of this computer (number {owner}), and what is written there must stay theirs. Nothing \
         was changed. Run this as that user, for example with: sudo -u '#{owner}' waystation ..."
    )]
    Foreign {
        /// The path as given.
        folder: String,
        /// Whose it is.
        owner: u32,
    },
    /// Another waystation has the folder open.
    #[error("Another waystation is running on this folder. Use that one, or stop it first.")]
    Locked,
    /// Bytes that were durable once are no longer what they were. Nothing was changed.
    #[error(
        "The record is damaged: {what}, in `{segment}` at byte {offset}. Nothing was changed. Copy the whole data folder \
         to another disk now, then run `waystation check`; put `{segment}` back from the newest backup."
    )]
    Damaged {
        /// The segment file.
        segment: String,
        /// Bytes from its start.
        offset: u64,
        /// What is wrong there.
        what: Damage,
    },
    /// The record ends before the point at which it was last closed. Nothing was changed.
    #[error(
        "The record is shorter than when Waystation was last stopped: `{segment}` should reach byte {expected} and \
         reaches {found}. Nothing was changed. Put the missing files back, or restore the newest backup into a new folder."
    )]
    Shortened {
        /// The segment that was last.
        segment: String,
        /// Where it ended then.
        expected: u64,
        /// Where it ends now; 0 if it is gone.
        found: u64,
    },
    /// The keys are an older copy than the record: some of it could not be opened. Nothing was changed.
    #[error(
        "The keys are older than the record: `keyring` or its key log was put back from a backup, and the record was not. \
         Nothing was changed. Put `keyring`, `keys-*.wsl` and the record back from the same backup, into a new folder. \
         `waystation check` says how much these keys do not open. If no newer copy of them can be found, start once with \
         --older-keys: what they do not open stays closed until laptops bring it back."
    )]
    KeysOlder,
    /// Written by a newer Waystation.
    #[error(
        "`{file}` was written by a newer version of Waystation (format {found}; this one knows up to {known}). \
         Nothing was changed. Install that version or a later one."
    )]
    NewerFormat {
        /// The file.
        file: String,
        /// The format number found.
        found: u16,
        /// The newest format this version knows.
        known: u16,
    },
    /// An earlier write failed, so nothing more is written until the folder is opened again.
    #[error(
        "Waystation has stopped saving because an earlier write to the disk failed. What was confirmed before is safe. \
         See the message about that write, put its cause right, then start Waystation again."
    )]
    Stopped,
    /// More bytes than one frame or one group may have. Nothing was written.
    #[error("this is too large to be kept in one piece: {len} bytes, and the limit is {limit}")]
    TooLarge {
        /// How many bytes there were.
        len: u64,
        /// How many there may be.
        limit: u64,
    },
    /// A frame whose payload is not what its kind says. Nothing was written; the caller is wrong.
    #[error("a frame of kind {kind} was given a payload of another form")]
    Malformed {
        /// The kind's number.
        kind: u8,
    },
    /// The index failed, and so did its replacement.
    #[error("The index could not be read. Start Waystation again: it is made anew from the record, which is safe.")]
    Index,
    /// The disk failed in another way.
    #[error(
        "The disk failed on `{file}` ({source}). What was confirmed before is safe. \
         Check the disk and its cable, then start Waystation again."
    )]
    Io {
        /// The file concerned.
        file: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The keys refused.
    #[error(transparent)]
    Vault(VaultError),
}

impl StoreError {
    /// Whether the disk was full: what comes next may be taken as soon as there is room.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        matches!(self, Self::Full { .. })
    }
}

impl From<DiskError> for StoreError {
    fn from(error: DiskError) -> Self {
        match error {
            DiskError::Full { file, source } => Self::Full { file, source },
            DiskError::ReadOnly { file, source } => Self::ReadOnly { file, source },
            DiskError::Locked { .. } => Self::Locked,
            DiskError::Missing { file, source } | DiskError::Io { file, source } => Self::Io { file, source },
        }
    }
}

impl From<FolderError> for StoreError {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::NoFolder { folder } => Self::NoFolder { folder },
            FolderError::NotAFolder { folder } => Self::NotAFolder { folder },
            FolderError::Foreign { folder, owner } => Self::Foreign { folder, owner },
            FolderError::Disk(disk) => disk.into(),
        }
    }
}

impl From<VaultError> for StoreError {
    fn from(error: VaultError) -> Self {
        if let VaultError::Disk(disk) = error { disk.into() } else { Self::Vault(error) }
    }
}
