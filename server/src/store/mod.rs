//! The record: journal and index. Must never hold plaintext on disk.
//!
//! The journal (`frame`, `segment`, `walk`, `journal`) is the record; the index (`index`, `shelf`, `sled_shelf`) is made
//! from it and may be thrown away at any time; `clean_stop` says whether last run's index can be used. [`Store`] joins
//! them with the keys. All files but sled's go through [`Disk`], which [`SimDisk`] stands in for in tests.

mod clean_stop;
mod damage;
pub(crate) mod disk;
mod error;
mod folder;
mod frame;
mod index;
mod journal;
mod open;
mod os_disk;
mod record;
mod segment;
mod shelf;
mod sim_disk;
mod sled_shelf;
#[cfg(test)]
mod tests;
mod walk;

pub use damage::Damage;
pub use disk::{Disk, DiskError, DiskFile};
pub use error::StoreError;
pub use folder::DataFolder;
pub use frame::MAX_PAYLOAD;
pub use index::DocRow;
pub use journal::{Limits, MAX_GROUP};
pub use open::Opened;
pub use os_disk::OsDisk;
pub use record::{Draft, Store, verify_chain};
pub(crate) use segment::is_segment;
pub use sim_disk::SimDisk;
pub use walk::Verified;
