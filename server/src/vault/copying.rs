//! Copying the keys out of a folder in which a node may be writing. Must never leave a root beside a log that it does not
//! name, nor a log that nothing names: keys that were erased may be in it.

use super::error::VaultError;
use super::key_log_form;
use super::keyring_file::{self, FILE, MOST_BYTES};
use crate::host::Disk;
use crate::host::disk::{copy_file, read_whole, replace_whole};

/// How often the root may change while the log is copied: it does when a person is let in or a key erased.
const TRIES: usize = 16;

/// Copies the root and the log that it names, as they are now or later, into a folder that has neither.
///
/// # Errors
/// The disk's; [`VaultError::Damaged`] and [`VaultError::NewerFormat`] where the root does not read;
/// [`VaultError::Changing`] where it changed at every try.
pub(crate) fn copy_keys(from: &dyn Disk, to: &dyn Disk) -> Result<(), VaultError> {
    for _ in 0..TRIES {
        let Some(root) = read_whole(from, FILE, MOST_BYTES)? else {
            return Err(VaultError::Damaged { file: FILE, what: "it is gone, though there is a record here" });
        };
        let log = key_log_form::file(keyring_file::read(&root)?.header.log().generation);
        let copied = copy_file(from, to, log)?;
        // A root is written after the log that it names, and the log before goes only then.
        if read_whole(from, FILE, MOST_BYTES)?.as_ref() == Some(&root) {
            return Ok(replace_whole(to, FILE, &root)?);
        }
        if copied {
            to.remove(log)?;
        }
    }
    Err(VaultError::Changing)
}
