//! `waystation check`: whether the record, its keys and what lies beside them are what this node wrote. Must never change a
//! byte in the folder, nor call a file whole that it has not opened.

use std::io::Write;

use super::args::AsWhom;
use super::commands::{CommandError, passphrase, record_at};
use crate::host::DataFolder;
use crate::lan;
use crate::node::unsaved::{Proved, Unsaved};
use crate::node::{SignInError, is_set_up};
use crate::store::{Behind, CLEAN_STOP, Looked, Store, StoreError};
use crate::vault::{LockedKeyring, NodeSecrets, Passphrase};

/// What was found.
struct Checked {
    looked: Looked,
    keys: u64,
    /// Files of unsaved words and choices that are whole.
    unsaved: usize,
    /// Files beside the record that are not what this node wrote.
    unproved: Vec<String>,
}

/// Proves everything in the folder.
///
/// # Errors
/// [`CommandError::Folder`] with the damage, named; [`CommandError::NotProved`] where only what lies beside the record is
/// not whole; [`CommandError::WrittenBehind`] where somebody else added to it.
pub async fn check(as_whom: AsWhom) -> Result<(), CommandError> {
    record_at(&as_whom.data)?;
    let folder = DataFolder::look_at(&as_whom.data).map_err(StoreError::from)?;
    let passphrase = Passphrase::new(passphrase(&as_whom)?);
    let json = as_whom.json;
    let checked = tokio::task::spawn_blocking(move || look(&folder, &as_whom.user, &passphrase));
    let checked = checked.await.map_err(|_| CommandError::Stopping)??;
    let mut out = std::io::stdout();
    if json {
        writeln!(out, "{}", checked.to_json())?
    } else {
        checked.say(&mut out)?
    }
    match checked.looked.behind {
        Some(Behind { file, bytes, after_clean_stop: true }) => Err(CommandError::WrittenBehind { file, bytes }),
        _ if !checked.unproved.is_empty() => Err(CommandError::NotProved { files: checked.unproved }),
        _ => Ok(()),
    }
}

fn look(folder: &DataFolder, user: &str, passphrase: &Passphrase) -> Result<Checked, CommandError> {
    let keyring = LockedKeyring::load(folder).map_err(SignInError::from)?;
    let Some(keyring) = keyring else { return Err(SignInError::Fresh.into()) };
    let (keyring, _) = keyring.unlock_to_read(user, passphrase).map_err(SignInError::from)?;
    let (keys, secrets) = (keyring.reach().1, keyring.secrets().clone());
    let drawer_keys = keyring.drawer_keys().map_err(SignInError::from)?;
    let (store, looked) = Store::look(folder, keyring)?;
    if !is_set_up(&store).map_err(SignInError::from)? {
        return Err(SignInError::NoPeople.into());
    }
    let mut unproved = beside(folder, &secrets);
    if looked.false_stop {
        unproved.insert(0, CLEAN_STOP.to_owned());
    }
    let Proved { whole, not_whole } = Unsaved::proved(folder.clone(), drawer_keys)
        .unwrap_or_else(|_| Proved { whole: 0, not_whole: vec![String::new()] });
    unproved.extend(not_whole.into_iter().map(|name| format!("drawer/{name}")));
    Ok(Checked { looked, keys, unsaved: whole, unproved })
}

/// The files of the pages' authority that are not what this node wrote.
fn beside(folder: &DataFolder, secrets: &NodeSecrets) -> Vec<String> {
    match lan::unproved(folder.disk().as_ref(), secrets) {
        Ok(files) => files.into_iter().map(str::to_owned).collect(),
        Err(error) => vec![error.to_string()],
    }
}

impl Checked {
    fn to_json(&self) -> serde_json::Value {
        let Looked { verified, behind, .. } = &self.looked;
        let behind = behind.as_ref().map(|Behind { file, bytes, after_clean_stop }| {
            serde_json::json!({ "file": file, "bytes": bytes, "after_clean_stop": after_clean_stop })
        });
        serde_json::json!({
            "whole": true, "frames": verified.frames, "groups": verified.groups, "segments": verified.segments,
            "keys": self.keys, "behind": behind, "unsaved": self.unsaved, "unproved": self.unproved,
        })
    }

    fn say(&self, out: &mut impl Write) -> std::io::Result<()> {
        let (Looked { verified, behind, .. }, keys) = (&self.looked, self.keys);
        writeln!(
            out,
            "The record is whole: {} frames in {} groups and {} segments, {keys} keys.",
            verified.frames, verified.groups, verified.segments
        )?;
        if let Some(Behind { file, bytes, after_clean_stop: false }) = behind {
            writeln!(
                out,
                "Behind its end in {file} stand {bytes} bytes of a write that did not end, as a power cut or a full disk leaves \
                 them. Nothing that was confirmed is among them; the next start cuts them off."
            )?;
        }
        writeln!(
            out,
            "Unsaved words and choices beside it: {} files, each as this node wrote it. One that was taken away is not missed: \
             what is not saved is not in the record.",
            self.unsaved
        )
    }
}
