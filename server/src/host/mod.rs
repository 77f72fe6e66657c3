//! What this computer gives: a clock, randomness, and a folder on a disk that tests can replace. Must never know what the
//! rest of the server keeps there.

pub mod clock;
pub(crate) mod disk;
mod folder;
mod os_disk;
mod read_only;
mod sim_bytes;
mod sim_disk;

pub(crate) use disk::{Disk, DiskError, DiskFile};
pub use folder::DataFolder;
pub(crate) use folder::FolderError;
pub(crate) use folder::RECORD_FILE;
#[cfg(test)]
pub(crate) use os_disk::OsDisk;
pub(crate) use os_disk::{make_private, sync_folder_at};
pub use sim_disk::SimDisk;
