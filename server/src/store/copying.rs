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
use crate::host::disk::copy_file;
use crate::vault;

/// Copies a record with its keys into an empty folder, in a state that lies between the call and the return. What was made
/// from the record is not copied, nor what people typed and did not save.
///
/// # Errors
/// Either disk's; [`StoreError::Vault`] where the keys do not read or change at every try. What was copied is then of no use.
pub(crate) fn copy(from: &dyn Disk, to: &dyn Disk) -> Result<(), StoreError> {
    copy_file(from, to, reach::FILE)?;
    let mut newest = None;
    loop {
        let mut numbers: Vec<u32> = from.list()?.iter().filter_map(|name| segment::number_of(name)).collect();
        numbers.sort_unstable();
        if numbers.last().copied() == newest {
            break;
        }
        // The one that was the newest may have grown before the next began.
        for number in numbers.iter().filter(|number| Some(**number) >= newest) {
            copy_file(from, to, &segment::name(*number))?;
        }
        newest = numbers.last().copied();
    }
    vault::copy_keys(from, to)?;
    Ok(to.sync_folder()?)
}
