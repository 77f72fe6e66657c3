//! The data folder: where everything of one node lies. Must never be held by two waystations at once.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, DiskError};
use super::error::StoreError;
use super::os_disk::OsDisk;

/// A node's data folder, locked while any copy of this value lives.
#[derive(Clone, Debug)]
pub struct DataFolder {
    disk: Arc<dyn Disk>,
    indexes: Option<PathBuf>,
}

impl DataFolder {
    /// Opens a folder of the file system and locks it; makes it first (for this user only, on Unix) if `create`.
    ///
    /// # Errors
    /// [`StoreError::Locked`] if another waystation runs on it, [`StoreError::ReadOnly`] if it may not be written,
    /// [`StoreError::NoFolder`] if it is not there and `create` is false, [`StoreError::NotAFolder`] if there is a file in its place.
    pub fn open(path: &Path, create: bool) -> Result<Self, StoreError> {
        match OsDisk::open(path, create) {
            Ok(disk) => Ok(Self { disk: Arc::new(disk), indexes: Some(path.to_owned()) }),
            Err(DiskError::Missing { file, .. }) => Err(StoreError::NoFolder { folder: file }),
            Err(DiskError::Io { file, source })
                if matches!(source.kind(), ErrorKind::NotADirectory | ErrorKind::AlreadyExists) =>
            {
                Err(StoreError::NotAFolder { folder: file })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// A folder on another [`Disk`], such as a simulated one. Its index is kept in memory only, so every opening
    /// builds it again.
    #[must_use]
    pub fn on(disk: Arc<dyn Disk>) -> Self {
        Self { disk, indexes: None }
    }

    /// The files in it.
    #[must_use]
    pub fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }

    /// Where index folders go; `None` if the index is to be kept in memory.
    pub(crate) fn indexes(&self) -> Option<&Path> {
        self.indexes.as_deref()
    }
}
