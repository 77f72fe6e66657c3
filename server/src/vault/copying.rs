//! Copying the keys out of a folder in which a node may be writing. Must never leave a root beside a log that it does not
//! name, nor a log that nothing names: keys that were erased may be in it.

use super::error::VaultError;
use super::key_log_form;
use super::keyring_file::{self, FILE, MOST_BYTES};
use crate::host::Disk;
use crate::host::disk::{CopyError, copy_file, read_whole, replace_whole};

/// How often the root may change while the log is copied: it does when a person is let in or a key erased.
const TRIES: usize = 16;

/// Copies the root and the log that it names, as they are now or later, into a folder that has neither.
///
/// # Errors
/// [`CopyError`], by the side that failed; of what is copied also [`VaultError::Damaged`] and [`VaultError::NewerFormat`] where
/// the root does not read, [`VaultError::Changing`] where it changed at every try.
pub(crate) fn copy_keys(from: &dyn Disk, to: &dyn Disk) -> Result<(), CopyError<VaultError>> {
    let root_now = || read_whole(from, FILE, MOST_BYTES).map_err(|error| CopyError::From(VaultError::from(error)));
    for _ in 0..TRIES {
        let Some(root) = root_now()? else {
            let what = "it is gone, though there is a record here";
            return Err(CopyError::From(VaultError::Damaged { file: FILE, what }));
        };
        let read = keyring_file::read(&root).map_err(CopyError::From)?;
        let log = key_log_form::file(read.header.log().generation);
        let copied = copy_file(from, to, log).map_err(CopyError::widened)?;
        // A root is written after the log that it names, and the log before goes only then.
        if root_now()?.as_ref() == Some(&root) {
            return replace_whole(to, FILE, &root).map_err(CopyError::To);
        }
        if copied {
            to.remove(log).map_err(CopyError::To)?;
        }
    }
    Err(CopyError::From(VaultError::Changing))
}

/// Whether a file of this name holds keys.
pub(crate) fn is_of_the_keys(name: &str) -> bool {
    name == FILE || key_log_form::FILES.contains(&name)
}
