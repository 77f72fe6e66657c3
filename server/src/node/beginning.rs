//! The note that a node is being made: it stands in the folder before the first file of it and goes when all of it is
//! durable. Where a start finds it, nothing was ever confirmed to anybody, and making the node begins again. Must never
//! remove a file, nor move one that was there before.

use serde::{Deserialize, Serialize};

use crate::host::{Disk, DiskError, disk};

/// The note's file.
const FILE: &str = "set-up-begun";
/// What the files of a node that was not finished are called from then on: somebody may have put some there by hand.
const LEFT: &str = "unfinished-";
/// No folder has so many other files that their names are longer.
const BYTES_MAX: u64 = 1024 * 1024;

/// What stands in the note.
#[derive(Serialize, Deserialize)]
struct Note {
    /// For whoever opens the file.
    what: String,
    /// The files that were there before.
    before: Vec<String>,
}

/// Notes that a node is about to be made, durable on return. Where an earlier try of this run ended half way, its files go
/// first.
///
/// # Errors
/// [`DiskError`]; nothing may be made then.
pub(super) fn begin(disk: &dyn Disk) -> Result<(), DiskError> {
    clear(disk)?;
    let before = disk.list()?;
    let what =
        "Waystation was being set up here. While this file is here nothing was saved yet; the next start begins again.";
    let note = serde_json::to_vec(&Note { what: what.to_owned(), before });
    let note = note.map_err(|error| DiskError::of(FILE, error.into()))?;
    // Under another name first: a note that is cut off would name no files.
    let part = format!("{LEFT}{FILE}");
    match disk.remove(&part) {
        Ok(()) | Err(DiskError::Missing { .. }) => {}
        Err(error) => return Err(error),
    }
    let mut file = disk.create(&part)?;
    file.append(&note)?;
    file.sync()?;
    disk.rename(&part, FILE)?;
    disk.sync_folder()
}

/// Takes the note away, durable on return: only then may anybody be told that the node is there.
///
/// # Errors
/// [`DiskError`]; the next start begins again.
pub(super) fn finish(disk: &dyn Disk) -> Result<(), DiskError> {
    match disk.remove(FILE) {
        Ok(()) | Err(DiskError::Missing { .. }) => disk.sync_folder(),
        Err(error) => Err(error),
    }
}

/// Gives the files of a node that was not finished other names, so that the folder is as it was before. True if there were
/// any.
///
/// # Errors
/// [`DiskError`]; it is tried again at the next start.
pub(super) fn clear(disk: &dyn Disk) -> Result<bool, DiskError> {
    let Some(note) = disk::read_whole(disk, FILE, BYTES_MAX)? else { return Ok(false) };
    let note: Note = serde_json::from_slice(&note).map_err(|error| DiskError::of(FILE, error.into()))?;
    for name in disk.list()? {
        let is_older = note.before.contains(&name) || name.starts_with(LEFT);
        if !is_older && name != FILE {
            disk.rename(&name, &format!("{LEFT}{name}"))?;
        }
    }
    disk.sync_folder()?;
    finish(disk)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use waystation_sync::replica::NodeRole;

    use crate::node::NewClinic;
    use crate::node::cut_off::{at_every_step, dana};

    #[tokio::test]
    async fn wherever_a_set_up_is_cut_the_next_start_begins_again_or_has_all_of_it() {
        let clinic = || NewClinic { name: "Clinic".into(), zone: Some("America/Denver".into()), sample: false };
        let (again, whole) =
            at_every_step(NodeRole::Clinic, async |node| node.set_up(clinic(), vec![dana()]).await.map(drop)).await;
        println!("{again} began again, {whole} had all");
        assert!(again > 20 && whole > 1);
    }
}
