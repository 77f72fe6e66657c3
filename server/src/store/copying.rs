//! Copying a record out of a folder in which a node may be writing. Must never make a copy that the node did not pass through,
//! nor write where it copies from.
//!
//! The note of how far the record reached comes first, since it says "at least". Then the segments in their order: a
//! payload that was taken out of an early one is named by a frame that was durable before, so by one that is copied later.
//! The keys come last: each was durable before the first frame that it opens.

use super::error::StoreError;
use super::reach;
use super::segment;
use crate::host::Disk;
use crate::host::disk::{CopyError, copy_file};
use crate::vault;

/// What a backup holds is listed under this name in it. A record in which a node works has no such list: it would be of
/// something else.
pub(crate) const BACKUP_LIST: &str = "backup.json";

/// Copies a record with its keys into an empty folder, in a state that lies between the call and the return. What was made
/// from the record is not copied, nor what people typed and did not save.
///
/// # Errors
/// [`CopyError`], by the side that failed; [`StoreError::Vault`] where the keys do not read or change at every try. What was
/// copied is then of no use.
pub(crate) fn copy(from: &dyn Disk, to: &dyn Disk) -> Result<(), CopyError<StoreError>> {
    copy_file(from, to, reach::FILE).map_err(CopyError::widened)?;
    let mut newest = None;
    loop {
        let names = from.list().map_err(|error| CopyError::From(error.into()))?;
        let mut numbers: Vec<u32> = names.iter().filter_map(|name| segment::number_of(name)).collect();
        numbers.sort_unstable();
        if numbers.last().copied() == newest {
            break;
        }
        // The one that was the newest may have grown before the next began.
        for number in numbers.iter().filter(|number| Some(**number) >= newest) {
            copy_file(from, to, &segment::name(*number)).map_err(CopyError::widened)?;
        }
        newest = numbers.last().copied();
    }
    vault::copy_keys(from, to).map_err(CopyError::widened)?;
    to.sync_folder().map_err(CopyError::To)
}

/// Whether a file of this name is copied: of the record or of its keys.
pub(crate) fn is_of_the_record(name: &str) -> bool {
    name == reach::FILE || segment::number_of(name).is_some() || vault::is_of_the_keys(name)
}
