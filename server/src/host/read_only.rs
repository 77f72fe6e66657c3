//! A folder that is only read, whatever it lies on. Must never let a call through that changes something.

use std::io::ErrorKind;
use std::sync::Arc;

use super::disk::{Disk, DiskError, DiskFile};

/// Another folder, of which every change is refused.
#[derive(Debug)]
pub(super) struct ReadOnly(pub(super) Arc<dyn Disk>);

fn refused<T>(name: &str) -> Result<T, DiskError> {
    Err(DiskError::of(name, ErrorKind::ReadOnlyFilesystem.into()))
}

impl Disk for ReadOnly {
    fn create(&self, name: &str) -> Result<Box<dyn DiskFile>, DiskError> {
        refused(name)
    }

    fn open(&self, name: &str, write: bool) -> Result<Box<dyn DiskFile>, DiskError> {
        if write { refused(name) } else { self.0.open(name, false) }
    }

    fn list(&self) -> Result<Vec<String>, DiskError> {
        self.0.list()
    }

    fn remove(&self, name: &str) -> Result<(), DiskError> {
        refused(name)
    }

    fn rename(&self, _from: &str, to: &str) -> Result<(), DiskError> {
        refused(to)
    }

    fn sync_folder(&self) -> Result<(), DiskError> {
        refused("the folder")
    }
}
