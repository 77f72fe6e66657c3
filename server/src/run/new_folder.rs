//! Whether a new record may be begun in a folder: in an empty one, or one that holds nothing but what this program and its
//! owner put there for it. Must never name a file that is not this program's: its name can be a client's.

use std::path::{Path, PathBuf};

use super::backup_error::BackupError;
use super::backup_names::{LIST, is_of_a_backup};
use super::backup_place::refuse_place_of_backups;
use crate::store;

/// What this program makes in a folder beside the record.
const OURS: &[&str] =
    &["page-", "set-up-begun", "unfinished-", "index-", "clean-stop", "computer-clock", "drawer", "keys-", "reach"];
/// What systems put into folders and disks by themselves; what begins with a full stop is hidden.
const OF_SYSTEMS: &[&str] =
    &["lost+found", "System Volume Information", "$RECYCLE.BIN", "desktop.ini", "Thumbs.db", "thumbs.db"];

/// Why nothing is begun in a folder. Nothing was changed there.
#[derive(Debug, thiserror::Error)]
pub enum NewFolderError {
    /// It holds backups, of which one is to be named.
    #[error(transparent)]
    Backups(#[from] BackupError),
    /// It holds other things.
    #[error(
        "{folder:?} holds no record, but {count} other files or folders that are not Waystation's, so nothing is begun there: \
         a record has a folder of its own. Name an empty folder or a new one with --data; if the record was there before, put \
         it back from the newest backup. Nothing was changed"
    )]
    Strange {
        /// The folder.
        folder: PathBuf,
        /// How many.
        count: usize,
    },
}

/// Refuses a folder in which no record is and something else.
///
/// # Errors
/// [`NewFolderError`].
pub(super) fn refuse_strange(folder: &Path) -> Result<(), NewFolderError> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    if names.iter().any(|name| name == LIST || store::is_segment(name) || name == "keyring") {
        return Ok(());
    }
    refuse_place_of_backups(folder)?;
    let count = names.iter().filter(|name| !is_ours(name)).count();
    if count == 0 { Ok(()) } else { Err(NewFolderError::Strange { folder: folder.into(), count }) }
}

fn is_ours(name: &str) -> bool {
    name.starts_with('.')
        || is_of_a_backup(name)
        || OF_SYSTEMS.contains(&name)
        || OURS.iter().any(|ours| name.starts_with(ours))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        names.iter().for_each(|name| std::fs::write(folder.path().join(name), "x").unwrap());
        folder
    }

    #[test]
    fn a_record_is_begun_in_an_empty_folder_or_where_only_its_own_files_are() {
        for names in [
            &[][..],
            &["waystation.toml", "lock", ".DS_Store", "lost+found"],
            &["set-up-begun", "unfinished-1", "index-0", "page-waiting", "page-authority.new"],
            &["keyring", "Zephyrine Quillfeather.odt"],
            &["journal-00000000.wsj"],
        ] {
            let folder = folder_with(names);
            assert!(refuse_strange(folder.path()).is_ok(), "{names:?}");
        }
        assert!(refuse_strange(Path::new("/nowhere/at all")).is_ok(), "it is made");
    }

    #[test]
    fn files_of_somebody_elses_are_counted_and_not_named() {
        let folder = folder_with(&["waystation.toml", "Zephyrine Quillfeather.odt", "letters"]);
        let error = refuse_strange(folder.path()).unwrap_err().to_string();
        assert!(error.contains("2 other files") && error.contains("--data"), "{error}");
        assert!(error.contains(&format!("{:?}", folder.path())) && !error.contains("Quillfeather"), "{error}");
    }

    #[test]
    fn a_folder_of_backups_names_those_that_this_program_named_and_counts_the_others() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["waystation-2026-11-30-0036", "Zephyrine's copy"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
            std::fs::write(folder.path().join(name).join(LIST), "{}").unwrap();
        }
        let error = refuse_strange(folder.path()).unwrap_err().to_string();
        assert!(error.contains("waystation-2026-11-30-0036 and 1 under another name"), "{error}");
        assert!(error.contains("copy its folder onto this computer's disk") && !error.contains("Zephyrine"), "{error}");
    }
}
