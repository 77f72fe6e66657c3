//! That a backup was put back in this folder, and when it was made: what people are told before any laptop was met. Must never take
//! a list that does not read for a moment, nor keep a node from opening.

use jiff::civil::DateTime;
use serde::Deserialize;

use crate::host::Disk;
use crate::host::disk;

/// The moment is kept here: nothing of a client.
const FILE: &str = "put-back";
/// How it is written.
const MOMENT: &str = "%Y-%m-%dT%H:%M";
/// Most bytes of it.
const MOMENT_BYTES_MAX: u64 = 64;
/// Largest list that is read, in bytes.
const LIST_BYTES_MAX: u64 = 8 * 1024 * 1024;

/// What of a backup's list is kept.
#[derive(Deserialize)]
struct Made {
    made_at: String,
}

/// Keeps when the backup was made whose list lies in the folder under this name, durable on return; nothing where there is none, or
/// where the disk does not take it.
pub(super) fn note(disk: &dyn Disk, list: &str) {
    let Ok(Some(bytes)) = disk::read_whole(disk, list, LIST_BYTES_MAX) else { return };
    let made = serde_json::from_slice::<Made>(&bytes).ok().filter(|made| moment(&made.made_at).is_some());
    let Some(made) = made else { return };
    if let Err(error) = disk::replace_whole(disk, FILE, made.made_at.as_bytes()) {
        tracing::warn!(%error, "that a backup was put back could not be kept");
    }
}

/// When the backup was made that was put back in the folder; `None` where none is known to have been.
pub(super) fn read(disk: &dyn Disk) -> Option<DateTime> {
    let bytes = disk::read_whole(disk, FILE, MOMENT_BYTES_MAX).ok()??;
    moment(std::str::from_utf8(&bytes).ok()?)
}

fn moment(text: &str) -> Option<DateTime> {
    DateTime::strptime(MOMENT, text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::SimDisk;

    #[test]
    fn a_backup_that_was_put_back_stays_known_by_when_it_was_made_and_a_list_that_does_not_read_is_passed_over() {
        let disk = &*SimDisk::new();
        note(disk, "list");
        assert_eq!(read(disk), None);
        for text in ["{", "{\"made_at\": \"<b>\"}"] {
            disk::replace_whole(disk, "list", text.as_bytes()).unwrap();
            note(disk, "list");
            assert_eq!(read(disk), None, "{text}");
        }
        disk::replace_whole(disk, "list", b"{\"made_at\": \"2026-11-24T10:42\", \"files\": []}").unwrap();
        note(disk, "list");
        assert_eq!(read(disk), Some(jiff::civil::date(2026, 11, 24).at(10, 42, 0, 0)));
    }
}
