//! The record: journal and index. Must never hold plaintext on disk.
//!
//! The journal (`frame`, `segment`, `walk`, `journal`) is the record; the index (`index`, `shelf`, `sled_shelf`) is made
//! from it and may be thrown away at any time; `clean_stop` says whether last run's index can be used. [`Store`] joins
//! them with the keys. All files but sled's go through [`Disk`](crate::host::Disk), so that a simulated disk can take its place.

mod clean_stop;
mod damage;
mod error;
mod frame;
mod index;
mod journal;
mod open;
mod record;
mod segment;
mod shelf;
mod sled_shelf;
#[cfg(test)]
mod tests;
mod walk;

pub use damage::Damage;
pub use error::StoreError;
pub use frame::MAX_PAYLOAD;
pub use index::DocRow;
pub use journal::Limits;
pub use open::Opened;
pub use record::{Draft, Store, verify_chain};
pub use segment::MAX_GROUP;
pub(crate) use segment::is_segment;
pub use walk::Verified;
