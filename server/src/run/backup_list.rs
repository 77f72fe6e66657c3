//! The list of what a backup holds: written when it was made, and what a folder is held against. Must never name a file that
//! is not this program's, nor take a list for true that does not read.

use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::backup_error::{BackupError, Unlike};
use super::backup_names::{BEGUN, LIST, is_of_a_backup};
use crate::host::disk::{self, CopyError};
use crate::host::{DataFolder, Disk, DiskError};
use crate::store::CLEAN_STOP;

/// Largest list that is read, in bytes: some tens of thousands of files.
const LIST_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// Most characters of what a list says of its moment.
const MOMENT_LEN_MAX: usize = 32;

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// What of a list is held against the files. A newer version may say more.
#[derive(Deserialize)]
struct Written {
    made_at: String,
    files: Vec<File>,
}

/// How the files of a backup are, held against its list.
#[derive(Debug)]
pub(super) enum Held {
    /// There is no list, so this is no backup.
    NoList,
    /// A node has worked here since: the list is of what was put back.
    Worked,
    /// All of it is as it was.
    Same {
        /// When the backup was made.
        made_at: String,
        /// Files in it that are not this program's.
        others: usize,
    },
    /// Not all of it.
    Unlike(Unlike),
}

impl Held {
    pub(super) fn to_json(&self) -> serde_json::Value {
        match self {
            Self::NoList | Self::Worked => serde_json::Value::Null,
            Self::Same { made_at, others } => {
                serde_json::json!({ "made_at": made_at, "missing": [], "changed": [], "added": [], "others": others })
            }
            Self::Unlike(Unlike { made_at, missing, changed, added }) => {
                serde_json::json!({ "made_at": made_at, "missing": missing, "changed": changed, "added": added })
            }
        }
    }

    /// What a person is told of it; of what is not so, the error tells.
    pub(super) fn say(&self, out: &mut impl Write) -> std::io::Result<()> {
        let Self::Same { made_at, others } = self else { return Ok(()) };
        writeln!(out, "It is what its list says, a backup made at {made_at}: every file is there and as it was.")?;
        if *others > 0 {
            writeln!(out, "{others} other files lie in it that are not Waystation's and no part of the backup.")?;
        }
        Ok(())
    }
}

/// The file `name` as it is now.
///
/// # Errors
/// The disk's.
fn file(disk: &dyn Disk, name: &str) -> Result<File, DiskError> {
    let mut hash = Sha256::new();
    let read = disk::read_through(disk, name, &mut |bytes| {
        hash.update(bytes);
        Ok(())
    });
    let bytes = read.map_err(|(CopyError::From(error) | CopyError::To(error))| error)?;
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(File { name: name.to_owned(), bytes, sha256 })
}

/// Every file that belongs on the list of a backup that is being made.
///
/// # Errors
/// The disk's.
pub(super) fn files(disk: &dyn Disk) -> Result<Vec<File>, DiskError> {
    let names = disk.list()?.into_iter().filter(|name| name != DataFolder::LOCK && name != BEGUN);
    names.map(|name| file(disk, &name)).collect()
}

/// Holds a folder against its list; nothing is changed.
///
/// # Errors
/// [`BackupError::List`]; [`BackupError::PlaceFailed`] where a file cannot be read.
pub(super) fn hold(folder: &DataFolder, path: &Path) -> Result<Held, BackupError> {
    let disk = folder.disk().as_ref();
    let failed = |error| BackupError::Unreadable { folder: path.into(), source: error };
    let Some(list) = disk::read_whole(disk, LIST, LIST_BYTES_MAX).map_err(failed)? else { return Ok(Held::NoList) };
    let here = disk.list().map_err(failed)?;
    // A node that ran here and was stopped well; no backup holds that.
    if here.iter().any(|name| name == CLEAN_STOP) {
        return Ok(Held::Worked);
    }
    let Written { made_at, files } = serde_json::from_slice(&list).map_err(|_| BackupError::List)?;
    let is_plain = |text: &str| text.len() <= MOMENT_LEN_MAX && text.chars().all(|c| c.is_ascii_graphic());
    if !is_plain(&made_at) || !files.iter().all(|file| is_of_a_backup(&file.name)) {
        return Err(BackupError::List);
    }
    let is_listed = |name: &String| files.iter().any(|file| file.name == *name);
    let is_beside = |name: &String| [LIST, BEGUN, DataFolder::LOCK].contains(&name.as_str());
    let unlisted = here.iter().filter(|name| !is_listed(name) && !is_beside(name));
    let (added, others): (Vec<String>, Vec<String>) = unlisted.cloned().partition(|name| is_of_a_backup(name));
    let (mut missing, mut changed) = (Vec::new(), Vec::new());
    for listed in &files {
        match file(disk, &listed.name) {
            Ok(now) if now == *listed => {}
            Ok(now) if now.bytes != listed.bytes => {
                changed.push(format!("{} ({} bytes, not {})", listed.name, now.bytes, listed.bytes));
            }
            Ok(_) => changed.push(format!("{} (other bytes)", listed.name)),
            Err(DiskError::Missing { .. }) => missing.push(listed.name.clone()),
            Err(error) => changed.push(format!("{} (cannot be read: {error})", listed.name)),
        }
    }
    Ok(if missing.is_empty() && changed.is_empty() && added.is_empty() {
        Held::Same { made_at, others: others.len() }
    } else {
        Held::Unlike(Unlike { made_at, missing, changed, added })
    })
}
