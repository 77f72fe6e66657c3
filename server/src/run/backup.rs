//! `waystation backup`: a copy of a folder that opens, also of one in which a node is running. Must never write into the
//! folder that it copies, nor leave a copy under the name of a backup that it has not opened.

use std::io::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::args::AsWhom;
use super::check::{Checked, look};
use super::commands::{CommandError, passphrase, record_at};
use crate::host::disk::{self, DiskError};
use crate::host::{DataFolder, clock, sync_folder_at};
use crate::lan;
use crate::store::{self, StoreError};
use crate::vault::Passphrase;

/// What a backup holds is written here, in the backup: numbers and names of files, nothing of a client.
pub(crate) const LIST: &str = "backup.json";
/// Settings in the folder, which are no part of the record.
const SETTINGS: &str = "waystation.toml";
/// What is still being copied ends so.
const UNFINISHED: &str = ".unfinished";
/// Most backups of one minute in one place.
const MOST_OF_A_MINUTE: u32 = 100;

/// Makes a backup of the folder in a new folder of `to`.
///
/// # Errors
/// [`CommandError::Backup`] with the reason; there is then no backup of this call. [`CommandError::Keyless`] where there is
/// one, and what it was made from holds documents that no key there opens.
pub async fn backup(as_whom: AsWhom, to: PathBuf) -> Result<(), CommandError> {
    record_at(&as_whom.data)?;
    let passphrase = Passphrase::new(passphrase(&as_whom)?);
    let json = as_whom.json;
    let made = tokio::task::spawn_blocking(move || make(&as_whom, &to, &passphrase));
    let made = made.await.map_err(|_| CommandError::Stopping)??;
    let mut out = std::io::stdout();
    if json {
        writeln!(out, "{}", made.to_json())?
    } else {
        made.say(&mut out)?
    }
    match made.checked.keyless {
        0 => Ok(()),
        documents => Err(CommandError::Keyless { documents }),
    }
}

/// A file of the backup.
struct File {
    name: String,
    bytes: u64,
    sha256: String,
}

/// A backup that was made and opened.
struct Made {
    folder: PathBuf,
    at: String,
    checked: Checked,
    files: Vec<File>,
}

fn make(as_whom: &AsWhom, to: &Path, passphrase: &Passphrase) -> Result<Made, CommandError> {
    let from = DataFolder::beside(&as_whom.data).map_err(StoreError::from)?;
    let now = clock::computer_zone().to_datetime(jiff::Timestamp::now());
    if is_within(to, &as_whom.data) {
        return Err(CommandError::PlaceWithin { folder: to.into() });
    }
    let folder = free_name(to, &now.strftime("waystation-%Y-%m-%d-%H%M").to_string())?;
    let begun = with_ending(&folder, UNFINISHED);
    let made = fill(&from, &begun).and_then(|()| {
        let (checked, files) = open(as_whom, &begun, passphrase)?;
        let made = Made { folder: folder.clone(), at: now.strftime("%Y-%m-%dT%H:%M").to_string(), checked, files };
        made.finish(&begun, to)?;
        Ok(made)
    });
    made.map_err(|error| {
        // What cannot be taken away either is called unfinished.
        std::fs::remove_dir_all(&begun).ok();
        CommandError::Backup { folder: to.display().to_string(), source: Box::new(error) }
    })
}

/// Whether `to` is `folder` or lies in it, by whatever way it is named.
fn is_within(to: &Path, folder: &Path) -> bool {
    let (to, folder) = (to.canonicalize(), folder.canonicalize());
    to.is_ok_and(|to| folder.is_ok_and(|folder| to.starts_with(folder)))
}

/// A name in `to` that nothing has.
fn free_name(to: &Path, name: &str) -> Result<PathBuf, CommandError> {
    let names = std::iter::once(name.to_owned()).chain((2..MOST_OF_A_MINUTE).map(|number| format!("{name}-{number}")));
    let is_free = |path: &PathBuf| !path.exists() && !with_ending(path, UNFINISHED).exists();
    if !to.is_dir() {
        return Err(CommandError::NoPlace { folder: to.into() });
    }
    names.map(|name| to.join(name)).find(is_free).ok_or_else(|| CommandError::NoPlace { folder: to.into() })
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn fill(from: &DataFolder, begun: &Path) -> Result<(), CommandError> {
    let to = DataFolder::open(begun, true).map_err(StoreError::from)?;
    let (from, to) = (from.disk().as_ref(), to.disk().as_ref());
    store::copy(from, to)?;
    for name in [lan::AUTHORITY, SETTINGS] {
        disk::copy_file(from, to, name).map_err(StoreError::from)?;
    }
    Ok(())
}

/// Opens what was copied, as whoever puts it back will, and reads every file once more.
fn open(as_whom: &AsWhom, begun: &Path, passphrase: &Passphrase) -> Result<(Checked, Vec<File>), CommandError> {
    let copy = DataFolder::look_at(begun).map_err(StoreError::from)?;
    let checked = look(&copy, &as_whom.user, passphrase)?;
    let failed = |error: DiskError| CommandError::from(StoreError::from(error));
    let mut files = Vec::new();
    for name in copy.disk().list().map_err(failed)? {
        if name != DataFolder::LOCK {
            let mut hash = Sha256::new();
            let bytes = disk::read_through(copy.disk().as_ref(), &name, &mut |bytes| {
                hash.update(bytes);
                Ok(())
            })
            .map_err(failed)?;
            let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            files.push(File { name, bytes, sha256 });
        }
    }
    Ok((checked, files))
}

impl Made {
    /// Writes the list and gives the folder its name, durable on return.
    fn finish(&self, begun: &Path, to: &Path) -> Result<(), CommandError> {
        let written = DataFolder::open(begun, false).map_err(StoreError::from)?;
        let list = serde_json::to_vec_pretty(&self.to_json()).map_err(std::io::Error::other)?;
        disk::replace_whole(written.disk().as_ref(), LIST, &list).map_err(StoreError::from)?;
        written.disk().remove(DataFolder::LOCK).map_err(StoreError::from)?;
        written.disk().sync_folder().map_err(StoreError::from)?;
        drop(written);
        let named = std::fs::rename(begun, &self.folder).and_then(|()| sync_folder_at(to));
        Ok(named.map_err(|error| StoreError::from(DiskError::of(&self.folder.display().to_string(), error)))?)
    }

    fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    fn to_json(&self) -> serde_json::Value {
        let file = |file: &File| serde_json::json!({ "name": file.name, "bytes": file.bytes, "sha256": file.sha256 });
        serde_json::json!({
            "made_at": self.at, "folder": self.folder.file_name().map(|name| name.to_string_lossy()),
            "version": env!("CARGO_PKG_VERSION"), "record": self.checked.to_json(),
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
        })
    }

    fn say(&self, out: &mut impl Write) -> std::io::Result<()> {
        let Checked { charts, documents, people, .. } = self.checked;
        writeln!(out, "A backup was made and opened: {}", self.folder.display())?;
        self.checked.say_record(out)?;
        writeln!(
            out,
            "It holds {charts} charts in {documents} parts, for {people} people who can open it with their passphrases, in {} \
             files of {} bytes together; {LIST} in it names them.",
            self.files.len(),
            self.bytes()
        )?;
        writeln!(
            out,
            "What people typed and did not save is not in it: that never leaves this computer.\n\
             To put it back: copy the folder onto the computer's disk and start Waystation with --data and its name there."
        )
    }
}
