//! Where backups go: their names there, and copies that were never finished. Must never take away a folder that this program
//! did not surely make and leave unfinished, nor one in which a backup is being made.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup_error::BackupError;
use super::backup_names::{BEGUN, LIST, is_of_a_backup};
use crate::host::{DataFolder, DiskError};
use crate::store;

/// What backups' names begin with; the minute follows.
const NAME: &str = "waystation-";
/// The minute in a name.
const MINUTE: &str = "%Y-%m-%d-%H%M";
/// Characters of such a minute.
const MINUTE_LEN: usize = "2026-11-30-0900".len();
/// What is still being copied ends so.
const UNFINISHED: &str = ".unfinished";
/// Most backups of one minute in one place.
const MOST_OF_A_MINUTE: u32 = 100;

/// Refuses what no backup can be put into.
///
/// # Errors
/// [`BackupError::NoPlace`], [`BackupError::PlaceWithin`] the data folder, [`BackupError::PlaceIsRecord`].
pub(super) fn is_place(to: &Path, data: &Path) -> Result<(), BackupError> {
    let folder = to.into();
    if !to.is_dir() {
        return Err(BackupError::NoPlace { folder });
    }
    if is_within(to, data) {
        return Err(BackupError::PlaceWithin { folder });
    }
    if holds_record(to) { Err(BackupError::PlaceIsRecord { folder }) } else { Ok(()) }
}

/// The name of a new backup in `to` that nothing has, and what it is called until it is whole.
///
/// # Errors
/// [`BackupError::NoPlace`] where all names of this minute are taken.
pub(super) fn free_name(to: &Path, now: jiff::civil::DateTime) -> Result<(PathBuf, PathBuf), BackupError> {
    let name = format!("{NAME}{}", now.strftime(MINUTE));
    let names = std::iter::once(name.clone()).chain((2..MOST_OF_A_MINUTE).map(|number| format!("{name}-{number}")));
    let both = |name: String| (to.join(&name), to.join(format!("{name}{UNFINISHED}")));
    let free = names.map(both).find(|(whole, begun)| !whole.exists() && !begun.exists());
    free.ok_or_else(|| BackupError::NoPlace { folder: to.into() })
}

/// Whether `to` is `folder` or lies in it, by whatever way it is named.
fn is_within(to: &Path, folder: &Path) -> bool {
    let (to, folder) = (to.canonicalize(), folder.canonicalize());
    to.is_ok_and(|to| folder.is_ok_and(|folder| to.starts_with(folder)))
}

fn holds_record(folder: &Path) -> bool {
    let names = fs::read_dir(folder).into_iter().flatten().flatten();
    names.filter_map(|entry| entry.file_name().into_string().ok()).any(|name| store::is_of_the_record(&name))
}

/// Whether this is what an unfinished backup is called.
fn is_unfinished_name(name: &str) -> bool {
    let Some(rest) = name.strip_suffix(UNFINISHED).and_then(|name| name.strip_prefix(NAME)) else { return false };
    let Some((minute, number)) = rest.split_at_checked(MINUTE_LEN) else { return false };
    let is_number = |number: &str| number.parse::<u32>().is_ok_and(|number| (2..MOST_OF_A_MINUTE).contains(&number));
    jiff::civil::DateTime::strptime(MINUTE, minute).is_ok()
        && (number.is_empty() || number.strip_prefix('-').is_some_and(is_number))
}

/// Refuses a backup that was cut off while it was made, under its own name or another.
///
/// # Errors
/// [`BackupError::Unfinished`].
pub(super) fn refuse_unfinished(data: &Path) -> Result<(), BackupError> {
    let is_called_so = data.file_name().and_then(|name| name.to_str()).is_some_and(is_unfinished_name);
    if (is_called_so && holds_record(data)) || data.join(BEGUN).exists() {
        return Err(BackupError::Unfinished { folder: data.into() });
    }
    Ok(())
}

/// Refuses a folder that holds no record itself but backups, of which one is to be named.
///
/// # Errors
/// [`BackupError::WhichBackup`].
pub(super) fn refuse_place_of_backups(folder: &Path) -> Result<(), BackupError> {
    let names = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = names.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let unfinished: Vec<String> = names.iter().filter(|name| is_unfinished_name(name)).cloned().collect();
    let is_whole =
        |name: &&String| is_unfinished_name(&format!("{name}{UNFINISHED}")) && folder.join(name).join(LIST).exists();
    let whole: Vec<String> = names.iter().filter(is_whole).cloned().collect();
    let renamed =
        |name: &&String| !is_whole(name) && !is_unfinished_name(name) && folder.join(name).join(LIST).exists();
    let renamed = names.iter().filter(renamed).count();
    if whole.is_empty() && unfinished.is_empty() && renamed == 0 {
        return Ok(());
    }
    Err(BackupError::WhichBackup { folder: folder.into(), whole, renamed, unfinished })
}

/// Copies that were never finished, by their names.
#[derive(Debug, Default)]
pub(super) struct Unfinished {
    /// Those that were taken away.
    pub(super) gone: Vec<String>,
    /// Those that were left, because something is in them that no backup holds, or because one is being made there.
    pub(super) left: Vec<String>,
}

/// Takes away what earlier tries left unfinished in `to`.
pub(super) fn take_away_unfinished(to: &Path) -> Unfinished {
    let mut found = Unfinished::default();
    for entry in fs::read_dir(to).into_iter().flatten().flatten() {
        let Some(name) = entry.file_name().into_string().ok().filter(|name| is_unfinished_name(name)) else { continue };
        // Not what a link leads to.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let is_gone = is_ours(&entry.path()) && take_away(&entry.path()).is_ok();
            if is_gone { &mut found.gone } else { &mut found.left }.push(name);
        }
    }
    found
}

/// Whether nothing is in a folder but files that a backup can hold. One without its lock is ours only where it is empty.
fn is_ours(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>) else { return false };
    let is_one = |entry: &fs::DirEntry| {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        is_file && entry.file_name().to_str().is_some_and(is_of_a_backup)
    };
    entries.is_empty()
        || (entries.iter().all(is_one) && entries.iter().any(|entry| entry.file_name() == DataFolder::LOCK))
}

/// The lock goes last: whatever cuts this off, what is left is still known as ours.
fn take_away(folder: &Path) -> Result<(), DiskError> {
    let failed = |error| DiskError::of(&folder.display().to_string(), error);
    if fs::read_dir(folder).map_err(failed)?.next().is_some() {
        let locked = DataFolder::open(folder, false).map_err(|_| failed(std::io::ErrorKind::ResourceBusy.into()))?;
        for name in locked.disk().list()?.iter().filter(|name| *name != DataFolder::LOCK) {
            locked.disk().remove(name)?;
        }
        locked.disk().remove(DataFolder::LOCK)?;
    }
    fs::remove_dir(folder).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::is_unfinished_name;

    #[test]
    fn only_what_a_backup_is_called_while_it_is_made_is_an_unfinished_one() {
        for name in ["waystation-2026-11-30-0036.unfinished", "waystation-2026-11-30-2359-99.unfinished"] {
            assert!(is_unfinished_name(name), "{name}");
        }
        for name in [
            "waystation-2026-11-30-0036",
            "waystation-2026-11-30-0036.unfinished.old",
            "waystation-2026-13-30-0036.unfinished",
            "waystation-2026-11-30-0036x.unfinished",
            "waystation-2026-11-30-0036-1.unfinished",
            "waystation-2026-11-30-0036-100.unfinished",
            "waystation-2026-11-30-00é.unfinished",
            "waystation-.unfinished",
            "my-waystation-2026-11-30-0036.unfinished",
            "holiday.unfinished",
        ] {
            assert!(!is_unfinished_name(name), "{name}");
        }
    }
}
