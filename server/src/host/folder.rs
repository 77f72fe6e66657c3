//! The data folder: where everything of one node lies. Must never be held by two waystations at once.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::disk::{Disk, DiskError};
use super::os_disk::{self, OsDisk};
use super::read_only::ReadOnly;
use super::sim_disk::SimDisk;

/// What the names of the record's files begin and end with. Keys must know it: a folder with a record but no keys is no
/// fresh folder.
pub(crate) const RECORD_FILE: (&str, &str) = ("journal-", ".wsj");
/// The folder of each person's drawer, in the data folder.
const DRAWER: &str = "drawer";

/// Why a data folder could not be opened. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is no such folder, and none was to be made.
    #[error("there is no data folder at {folder}")]
    NoFolder {
        /// The path as given.
        folder: String,
    },
    /// The path leads to a file, or through one.
    #[error("{folder} is a file, or below one")]
    NotAFolder {
        /// The path as given.
        folder: String,
    },
    /// It is another user's, and whoever runs this may write there all the same (root): what was made there would not be its
    /// owner's to open.
    #[error("{folder} belongs to user number {owner}")]
    Foreign {
        /// The path as given.
        folder: String,
        /// Whose it is.
        owner: u32,
    },
    /// The file system did not do what it was asked, or another program holds the folder.
    #[error(transparent)]
    Disk(DiskError),
}

/// A node's data folder, locked while any copy of this value lives.
#[derive(Clone, Debug)]
pub struct DataFolder {
    disk: Arc<dyn Disk>,
    below: Below,
    reads_only: bool,
}

/// What the folders in it are made of.
#[derive(Clone, Debug)]
enum Below {
    Real(Arc<OsDisk>),
    Simulated { drawer: Arc<SimDisk> },
}

impl DataFolder {
    /// The file whose lock says that a waystation is running on the folder.
    pub(crate) const LOCK: &str = os_disk::LOCK;

    /// Opens a folder of the file system and locks it; makes it first (for this user only, on Unix) if `create`.
    ///
    /// # Errors
    /// [`FolderError`]: [`DiskError::Locked`] if another waystation runs on it, [`DiskError::ReadOnly`] if it may not be
    /// written, [`FolderError::NoFolder`] if it is not there and `create` is false, [`FolderError::Foreign`].
    pub fn open(path: &Path, create: bool) -> Result<Self, FolderError> {
        if let Some(owner) = os_disk::foreign_owner(path) {
            return Err(FolderError::Foreign { folder: path.display().to_string(), owner });
        }
        Self::real(OsDisk::open(path, create))
    }

    /// Opens a folder of the file system to read: nothing in it is made, changed or removed through this value, not even
    /// its lock, so a backup on a medium that cannot be written is read as well.
    ///
    /// # Errors
    /// As [`DataFolder::open`].
    pub fn look_at(path: &Path) -> Result<Self, FolderError> {
        Ok(Self::real(OsDisk::look_at(path))?.reading_only())
    }

    /// Opens a folder of the file system to copy from it while a waystation may be running on it: what is read can be half
    /// written, and nothing is changed through this value.
    ///
    /// # Errors
    /// As [`DataFolder::open`], but that it may be locked.
    pub fn beside(path: &Path) -> Result<Self, FolderError> {
        Ok(Self::real(OsDisk::beside(path))?.reading_only())
    }

    /// This folder, of which nothing is changed any more.
    pub(crate) fn reading_only(self) -> Self {
        Self { disk: Arc::new(ReadOnly(self.disk)), below: self.below, reads_only: true }
    }

    fn real(opened: Result<OsDisk, DiskError>) -> Result<Self, FolderError> {
        match opened {
            Ok(disk) => {
                let disk = Arc::new(disk);
                Ok(Self { disk: Arc::<OsDisk>::clone(&disk), below: Below::Real(disk), reads_only: false })
            }
            Err(DiskError::Missing { file, .. }) => Err(FolderError::NoFolder { folder: file }),
            Err(DiskError::Io { file, source })
                if matches!(source.kind(), ErrorKind::NotADirectory | ErrorKind::AlreadyExists) =>
            {
                Err(FolderError::NotAFolder { folder: file })
            }
            Err(error) => Err(FolderError::Disk(error)),
        }
    }

    /// A folder on another [`Disk`], such as a simulated one. Its index is kept in memory only, so every opening
    /// builds it again; its drawer is in memory as long as a copy of this value lives.
    #[must_use]
    pub fn on(disk: Arc<dyn Disk>) -> Self {
        Self { disk, below: Below::Simulated { drawer: SimDisk::new() }, reads_only: false }
    }

    /// This simulated folder, with its drawer on a disk that the test holds too.
    #[cfg(test)]
    pub(crate) fn with_drawer(self, drawer: Arc<SimDisk>) -> Self {
        Self { below: Below::Simulated { drawer }, ..self }
    }

    /// The files in it.
    #[must_use]
    pub fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }

    /// Where index folders go; `None` if the index is to be kept in memory.
    pub(crate) fn indexes(&self) -> Option<&Path> {
        match &self.below {
            Below::Real(disk) if !self.reads_only => Some(disk.path()),
            Below::Real(_) | Below::Simulated { .. } => None,
        }
    }

    /// The files of the drawer; `None` if it has none yet and its folder is not to be made.
    pub(crate) fn drawer(&self, create: bool) -> Result<Option<Arc<dyn Disk>>, DiskError> {
        let found = match &self.below {
            Below::Real(disk) => {
                disk.below(DRAWER, create && !self.reads_only)?.map(|disk| Arc::new(disk) as Arc<dyn Disk>)
            }
            Below::Simulated { drawer } => Some(Arc::<SimDisk>::clone(drawer) as Arc<dyn Disk>),
        };
        Ok(found.map(|disk| if self.reads_only { Arc::new(ReadOnly(disk)) } else { disk }))
    }
}
