//! `waystation backup`: a copy of a folder that opens, also of one in which a node is running. Must never write into the
//! folder that it copies, nor leave a copy under the name of a backup that it has not opened.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::AsWhom;
use super::backup_error::BackupError;
use super::backup_list::{self, File};
use super::backup_names::{BEGUN, LIST, SETTINGS};
use super::backup_place::{self, Unfinished};
use super::check::{Checked, look};
use super::commands::{CommandError, passphrase, record_at};
use crate::host::disk::{self, CopyError};
use crate::host::{DataFolder, DiskError, clock, sync_folder_at};
use crate::lan;
use crate::node::SignInError;
use crate::store::{self, StoreError};
use crate::vault::Passphrase;

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
        let mut told = made.to_json();
        if let Some(told) = told.as_object_mut() {
            told.insert("unfinished_taken_away".to_owned(), made.unfinished.gone.clone().into());
            told.insert("unfinished_left".to_owned(), made.unfinished.left.clone().into());
        }
        writeln!(out, "{told}")?
    } else {
        made.say(&mut out)?
    }
    match made.checked.keyless {
        0 => Ok(()),
        documents => Err(CommandError::Keyless { documents }),
    }
}

/// A backup that was made and opened.
struct Made {
    folder: PathBuf,
    at: String,
    checked: Checked,
    files: Vec<File>,
    unfinished: Unfinished,
}

fn make(as_whom: &AsWhom, to: &Path, passphrase: &Passphrase) -> Result<Made, CommandError> {
    let from = DataFolder::beside(&as_whom.data).map_err(StoreError::from)?;
    let now = clock::computer_zone().to_datetime(jiff::Timestamp::now());
    backup_place::is_place(to, &as_whom.data)?;
    // Their room may be what this one needs.
    let unfinished = backup_place::take_away_unfinished(to);
    let (folder, begun) = backup_place::free_name(to, now)?;
    let at = now.strftime("%Y-%m-%dT%H:%M").to_string();
    let copy = DataFolder::open(&begun, true).map_err(|error| {
        // Where somebody else was quicker it is theirs, and not empty.
        std::fs::remove_dir(&begun).ok();
        BackupError::of_new_folder(to, error)
    })?;
    // The folder is held until it has its name: nobody takes it for one that was left.
    let made = fill(&from, &copy, to).and_then(|()| {
        let (checked, files) = open(as_whom, &copy, to, passphrase)?;
        let made = Made { folder, at, checked, files, unfinished };
        made.finish(copy, &begun, to)?;
        Ok(made)
    });
    made.map_err(|error| {
        let (folder, source) = (to.display().to_string(), error.into());
        match std::fs::remove_dir_all(&begun) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                BackupError::NotMadeAndLeft { folder, source }.into()
            }
            Ok(()) | Err(_) => BackupError::NotMade { folder, source }.into(),
        }
    })
}

fn fill(from: &DataFolder, copy: &DataFolder, place: &Path) -> Result<(), CommandError> {
    let (from, to) = (from.disk().as_ref(), copy.disk().as_ref());
    disk::replace_whole(to, BEGUN, b"").map_err(|error| BackupError::of_place(place, error))?;
    let failed = |error| match error {
        CopyError::From(error) => CommandError::from(error),
        CopyError::To(error) => BackupError::of_place(place, error).into(),
    };
    store::copy(from, to).map_err(failed)?;
    for name in [lan::AUTHORITY, SETTINGS] {
        disk::copy_file(from, to, name).map_err(|error| failed(error.widened::<StoreError>()))?;
    }
    Ok(())
}

/// Opens what was copied, as whoever puts it back will, and reads every file once more.
fn open(
    as_whom: &AsWhom,
    copy: &DataFolder,
    place: &Path,
    passphrase: &Passphrase,
) -> Result<(Checked, Vec<File>), CommandError> {
    let checked = look(&copy.clone().reading_only(), &as_whom.user, passphrase).map_err(|error| {
        // With another passphrase nothing is wrong with the copy.
        let is_typed_wrong = matches!(error, CommandError::SignIn(SignInError::WrongPassphrase));
        if is_typed_wrong { error } else { BackupError::CopyNotWhole { source: error.into() }.into() }
    })?;
    let files = backup_list::files(copy.disk().as_ref()).map_err(|error| BackupError::of_place(place, error))?;
    Ok((checked, files))
}

impl Made {
    /// Writes the list and gives the folder its name, durable on return.
    fn finish(&self, copy: DataFolder, begun: &Path, to: &Path) -> Result<(), CommandError> {
        let list = serde_json::to_vec_pretty(&self.to_json()).map_err(std::io::Error::other)?;
        let failed = |error| BackupError::of_place(to, error);
        disk::replace_whole(copy.disk().as_ref(), LIST, &list).map_err(failed)?;
        copy.disk().remove(BEGUN).map_err(failed)?;
        copy.disk().sync_folder().map_err(failed)?;
        // Windows names no folder anew in which a file is open.
        let held = (!cfg!(windows)).then_some(copy);
        let named = std::fs::rename(begun, &self.folder)
            .and_then(|()| std::fs::remove_file(self.folder.join(DataFolder::LOCK)))
            .and_then(|()| sync_folder_at(&self.folder))
            .and_then(|()| sync_folder_at(to));
        drop(held);
        Ok(named.map_err(|error| failed(DiskError::of(&self.folder.display().to_string(), error)))?)
    }

    fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "made_at": self.at, "folder": self.folder.file_name().map(|name| name.to_string_lossy()),
            "version": env!("CARGO_PKG_VERSION"), "record": self.checked.to_json(),
            "files": self.files,
        })
    }

    fn say(&self, out: &mut impl Write) -> std::io::Result<()> {
        let Checked { charts, documents, people, .. } = self.checked;
        for name in &self.unfinished.gone {
            writeln!(out, "An unfinished copy of an earlier try was taken away: {name}")?;
        }
        for name in &self.unfinished.left {
            writeln!(
                out,
                "An unfinished copy was left where it is: {name}. Another backup is being made in it, or something is in it that \
                 Waystation did not put there; it is not to be put back."
            )?;
        }
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
