//! Why there is no backup, or why what looks like one is none. Must never call a stick the data folder, nor name a file that
//! is not this program's: its name can be a client's.

use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};

use super::backup_names::{BEGUN, LIST};
use crate::host::{DiskError, FolderError};

/// What else went wrong.
pub(super) type Cause = Box<dyn Error + Send + Sync>;

/// What is not as the list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlike {
    /// When the backup was made, by the clock of the computer that made it.
    pub made_at: String,
    /// Files that are on the list and not there.
    pub missing: Vec<String>,
    /// Files that are not what was listed, each with how.
    pub changed: Vec<String>,
    /// Files of a record that are there and not on the list.
    pub added: Vec<String>,
}

impl fmt::Display for Unlike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [("missing", &self.missing), ("changed", &self.changed), ("added", &self.added)];
        let told = kinds.into_iter().filter(|(_, files)| !files.is_empty());
        let told: Vec<String> = told.map(|(kind, files)| format!("{kind}: {}", files.join(", "))).collect();
        f.write_str(&told.join("; "))
    }
}

/// Why a backup was not made, or is not to be put back. Every text says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is no such folder, or no name is left in it.
    #[error("{folder:?} is no folder that a backup can be put into: name one that is there, such as that of a stick")]
    NoPlace {
        /// Where it was to go.
        folder: PathBuf,
    },
    /// A backup that lies in the folder that it is of is gone with it.
    #[error(
        "{folder:?} is in the data folder itself, and what takes that takes the backup too: name another place, such as a stick"
    )]
    PlaceWithin {
        /// Where it was to go.
        folder: PathBuf,
    },
    /// A backup in a backup would be no part of it.
    #[error("{folder:?} is a backup or a data folder itself: name the folder that it lies in, such as that of a stick")]
    PlaceIsRecord {
        /// Where it was to go.
        folder: PathBuf,
    },
    /// Nothing is left of what was begun.
    #[error("no backup was made, and what was begun in {folder} was taken away")]
    NotMade {
        /// Where it was to go.
        folder: String,
        /// Why.
        #[source]
        source: Cause,
    },
    /// What was begun could not be taken away either.
    #[error(
        "no backup was made. What was begun in {folder} could not be taken away either: its name ends with \".unfinished\", it is \
         not to be put back, and the next backup to the same place takes it away"
    )]
    NotMadeAndLeft {
        /// Where it was to go.
        folder: String,
        /// Why.
        #[source]
        source: Cause,
    },
    /// The place has no room left.
    #[error(
        "{folder:?}, where the backup was to go, is full: make room there, or name another place. The clinic's record was only \
         read"
    )]
    PlaceFull {
        /// Where it was to go.
        folder: PathBuf,
        /// What the system said.
        #[source]
        source: DiskError,
    },
    /// The place may not be written.
    #[error(
        "{folder:?}, where the backup was to go, cannot be written: it is read-only (look for a small switch on the stick), or \
         belongs to another user of this computer. The clinic's record was only read"
    )]
    PlaceReadOnly {
        /// Where it was to go.
        folder: PathBuf,
        /// What the system said.
        #[source]
        source: DiskError,
    },
    /// No folder can be made in the place.
    #[error(
        "{folder:?} is no place for a backup: no new folder can be made there. Name a folder of a stick or of another disk"
    )]
    NoFolderThere {
        /// Where it was to go.
        folder: PathBuf,
        /// What the system said, where it said more.
        #[source]
        source: Option<DiskError>,
    },
    /// The place failed otherwise, as a stick does that is pulled out.
    #[error(
        "{folder:?}, where the backup was to go, stopped working: look whether the stick is still plugged in, then try again, or \
         with another stick. The clinic's record was only read"
    )]
    PlaceFailed {
        /// Where it was to go.
        folder: PathBuf,
        /// What the system said.
        #[source]
        source: DiskError,
    },
    /// What was copied does not open.
    #[error(
        "what was copied does not open. Stop Waystation and let `waystation check` say whether the record itself is whole: if it \
         is, it is the stick that changes what is written to it, so use another one"
    )]
    CopyNotWhole {
        /// What is wrong with the copy.
        #[source]
        source: Cause,
    },
    /// A copy that was cut off.
    #[error(
        "{folder:?} is a backup that was not finished: it was cut off while it was being made, and nobody has proved it. Use \
         another backup; the next `waystation backup` to the same place takes it away. Where there is no other at all, copy it \
         under another name, take the file `{BEGUN}` out of the copy, and `waystation check` says what can be opened"
    )]
    Unfinished {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder around backups was named, not one of them.
    #[error(
        "{folder:?} holds no record but backups. Name one of them with --data: {}{}. To put one back, copy its folder onto this \
         computer's disk first, and start with --data and the name of the copy",
        named(whole, *renamed),
        if unfinished.is_empty() { String::new() } else { format!(" (not finished, of no use: {})", unfinished.join(", ")) }
    )]
    WhichBackup {
        /// The folder around them.
        folder: PathBuf,
        /// Names of those that were finished.
        whole: Vec<String>,
        /// How many have another name than this program gave them.
        renamed: usize,
        /// Names of those that were not.
        unfinished: Vec<String>,
    },
    /// A file of a backup could not be read.
    #[error("{folder:?} cannot be read: look whether the stick is still plugged in, then try again")]
    Unreadable {
        /// The backup.
        folder: PathBuf,
        /// What the system said.
        #[source]
        source: DiskError,
    },
    /// The list of a backup is not one that this program writes.
    #[error(
        "this backup is not what its list says: `{LIST}` is not one that Waystation wrote, it does not read, and without it nobody \
         can say that nothing is missing. Copy `{LIST}` again from where this backup was copied from, or use another backup"
    )]
    List,
    /// The files are not those of the list.
    #[error(
        "this backup is not what its list `{LIST}` says, which was written when it was made ({}): {unlike}. Do not put it back \
         as it is: copy these files again from where this one was copied from, or use another backup",
        unlike.made_at
    )]
    Unlike {
        /// What is not so.
        unlike: Unlike,
        /// What else is wrong with it.
        #[source]
        source: Option<Cause>,
    },
}

/// Backups by their names, and how many have another.
fn named(whole: &[String], renamed: usize) -> String {
    let others = format!("{renamed} under another name");
    match (whole, renamed) {
        ([], 0) => "none is whole".to_owned(),
        (_, 0) => whole.join(", "),
        ([], _) => others,
        _ => format!("{} and {others}", whole.join(", ")),
    }
}

impl BackupError {
    /// What the disk said of the place where a backup was to go.
    pub(super) fn of_place(folder: &Path, source: DiskError) -> Self {
        let folder = folder.into();
        match source {
            DiskError::Full { .. } => Self::PlaceFull { folder, source },
            DiskError::ReadOnly { .. } => Self::PlaceReadOnly { folder, source },
            DiskError::Missing { .. } | DiskError::Locked { .. } | DiskError::Io { .. } => {
                Self::PlaceFailed { folder, source }
            }
        }
    }

    /// Why no folder could be made there.
    pub(super) fn of_new_folder(folder: &Path, source: FolderError) -> Self {
        match source {
            FolderError::Disk(source @ (DiskError::Full { .. } | DiskError::ReadOnly { .. })) => {
                Self::of_place(folder, source)
            }
            FolderError::Disk(source) => Self::NoFolderThere { folder: folder.into(), source: Some(source) },
            FolderError::NoFolder { .. } | FolderError::NotAFolder { .. } | FolderError::Foreign { .. } => {
                Self::NoFolderThere { folder: folder.into(), source: None }
            }
        }
    }
}
