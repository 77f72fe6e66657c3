//! The record: journal and index. Must never hold plaintext on disk.
//!
//! The journal (`frame`, `segment`, `walk`, `journal`) is the record; the index (`index`, `said`, `shelf`, `sled_shelf`) is
//! made from it, by `meaning` and `place`, and may be thrown away at any time. `clean_stop` says whether last run's index
//! can be used, `reach` how far the record reached. `open` puts right what the last run left, `look` only reads.
//! `copying` makes a backup. `compaction` puts snapshots in the place of old frames; `retired` says which payloads may then
//! be gone, and `sweep` takes them out. [`Store`] joins them with the keys. All files but sled's go through [`Disk`](crate::host::Disk), so that a
//! simulated disk can take its place.

mod behind;
mod clean_stop;
mod compaction;
mod copying;
mod damage;
mod error;
mod frame;
mod index;
mod journal;
mod link_at;
mod look;
mod meaning;
mod open;
mod place;
mod position;
mod prepared;
mod proofs;
mod quota;
mod reach;
mod record;
mod retired;
mod said;
mod segment;
mod shelf;
mod sled_shelf;
mod sweep;
#[cfg(test)]
mod tests;
mod walk;

pub(crate) use behind::Behind;
pub(crate) use clean_stop::FILE as CLEAN_STOP;
pub(crate) use compaction::Due;
pub(crate) use copying::{BACKUP_LIST, copy, is_of_the_record};
pub(crate) use damage::Damage;
pub(crate) use error::StoreError;
#[cfg(test)]
pub(crate) use frame::MAX_PAYLOAD;
#[cfg(test)]
pub(crate) use index::DocRow;
pub use journal::Limits;
pub(crate) use look::Looked;
#[cfg(test)]
pub(crate) use open::Opened;
pub(crate) use prepared::Prepared;
pub use record::Store;
pub(crate) use segment::is_segment;
pub(crate) use sweep::{Sweeping, Swept};
#[cfg(test)]
pub(crate) use waystation_sync::replica::io::Draft;
