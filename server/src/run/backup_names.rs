//! Names of the files that a backup can hold. Must never know what is in them.

use crate::host::DataFolder;
use crate::store::BACKUP_LIST;
use crate::{lan, store};

/// What a backup holds is written here, in the backup: numbers and names of files, nothing of a client.
pub(super) const LIST: &str = BACKUP_LIST;
/// Settings in the folder, which are no part of the record.
pub(super) const SETTINGS: &str = "waystation.toml";
/// There only while a backup is being made, whatever its folder is called meanwhile.
pub(super) const BEGUN: &str = "backup-begun";

/// Whether a file of this name can be in a backup, finished or not.
pub(super) fn is_of_a_backup(name: &str) -> bool {
    // What is put in place whole has another name before.
    let name = name.strip_suffix(".new").unwrap_or(name);
    store::is_of_the_record(name) || [lan::AUTHORITY, SETTINGS, LIST, BEGUN, DataFolder::LOCK].contains(&name)
}
