//! `waystation check`: whether the record, its keys and what lies beside them are what this node wrote. Must never change a
//! byte in the folder, nor call a file whole that it has not opened.

use std::collections::BTreeSet;
use std::io::Write;

use super::args::AsWhom;
use super::backup_error::BackupError;
use super::backup_list::{self, Held};
use super::commands::{CommandError, passphrase, record_at};
use crate::host::DataFolder;
use crate::lan;
use crate::node::unsaved::{Proved, Unsaved};
use crate::node::{SignInError, is_set_up};
use crate::store::{Behind, CLEAN_STOP, Looked, Store, StoreError};
use crate::vault::{LockedKeyring, NodeSecrets, Passphrase};

/// What was found.
pub(super) struct Checked {
    looked: Looked,
    keys: u64,
    /// Charts that can be opened here.
    pub(super) charts: usize,
    /// Their documents.
    pub(super) documents: usize,
    /// Documents that the record holds and no key here opens.
    pub(super) keyless: u64,
    /// People whose passphrases open it.
    pub(super) people: usize,
    /// Files of unsaved words and choices that are whole.
    unsaved: usize,
    /// Files beside the record that are not what this node wrote.
    unproved: Vec<String>,
}

/// Proves everything in the folder.
///
/// # Errors
/// [`CommandError::Folder`] with the damage, named; [`CommandError::NotProved`] where only what lies beside the record is
/// not whole; [`CommandError::WrittenBehind`] where somebody else added to it; [`CommandError::Backup`] where it is a backup
/// and not what its list says.
pub async fn check(as_whom: AsWhom) -> Result<(), CommandError> {
    record_at(&as_whom.data)?;
    let folder = DataFolder::look_at(&as_whom.data).map_err(StoreError::from)?;
    let passphrase = Passphrase::new(passphrase(&as_whom)?);
    let json = as_whom.json;
    let checked = tokio::task::spawn_blocking(move || {
        let held = backup_list::hold(&folder, &as_whom.data)?;
        let checked = look(&folder, &as_whom.user, &passphrase);
        // What is missing is named whatever else is wrong with the record because of it.
        let (checked, held) = match (checked, held) {
            (Err(error), Held::Unlike(unlike)) => {
                return Err(BackupError::Unlike { unlike, source: Some(error.into()) }.into());
            }
            (checked, held) => (checked?, held),
        };
        Ok::<_, CommandError>((checked, held))
    });
    let (checked, held) = checked.await.map_err(|_| CommandError::Stopping)??;
    let mut out = std::io::stdout();
    if json {
        let mut told = checked.to_json();
        if let Some(told) = told.as_object_mut() {
            told.insert("backup".to_owned(), held.to_json());
            if let Held::Unlike(_) = held {
                told.insert("whole".to_owned(), false.into());
            }
        }
        writeln!(out, "{told}")?
    } else {
        checked.say_record(&mut out)?;
        checked.say_beside(&mut out)?;
        held.say(&mut out)?
    }
    if let Held::Unlike(unlike) = held {
        return Err(BackupError::Unlike { unlike, source: checked.end().err().map(Into::into) }.into());
    }
    checked.end()
}

/// Opens everything in the folder as somebody, and changes nothing.
pub(super) fn look(folder: &DataFolder, user: &str, passphrase: &Passphrase) -> Result<Checked, CommandError> {
    let keyring = LockedKeyring::load(folder).map_err(SignInError::from)?;
    let Some(keyring) = keyring else { return Err(SignInError::Fresh.into()) };
    let (keyring, _) = keyring.unlock_to_read(user, passphrase).map_err(SignInError::from)?;
    let (keys, secrets) = (keyring.reach().1, keyring.secrets().clone());
    let people = keyring.people().count();
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
    let keyless = store.keyless()?;
    let rows = store.documents()?;
    let documents = rows.len();
    let charts = rows.iter().filter_map(|row| Some(row.summary.key?.client)).collect::<BTreeSet<_>>().len();
    Ok(Checked { looked, keys, charts, documents, keyless, people, unsaved: whole, unproved })
}

/// The files of the pages' authority that are not what this node wrote.
fn beside(folder: &DataFolder, secrets: &NodeSecrets) -> Vec<String> {
    match lan::unproved(folder.disk().as_ref(), secrets) {
        Ok(files) => files.into_iter().map(str::to_owned).collect(),
        Err(error) => vec![error.to_string()],
    }
}

impl Checked {
    /// How a check of it ends.
    fn end(self) -> Result<(), CommandError> {
        match self.looked.behind {
            Some(Behind { file, bytes, after_clean_stop: true }) => Err(CommandError::WrittenBehind { file, bytes }),
            _ if self.looked.keys_older => Err(StoreError::KeysOlder.into()),
            _ if self.keyless > 0 => Err(CommandError::Keyless { documents: self.keyless }),
            _ if !self.unproved.is_empty() => Err(CommandError::NotProved { files: self.unproved }),
            _ => Ok(()),
        }
    }

    pub(super) fn to_json(&self) -> serde_json::Value {
        let Looked { verified, behind, .. } = &self.looked;
        let behind = behind.as_ref().map(|Behind { file, bytes, after_clean_stop }| {
            serde_json::json!({ "file": file, "bytes": bytes, "after_clean_stop": after_clean_stop })
        });
        serde_json::json!({
            "whole": self.keyless == 0 && !self.looked.keys_older, "frames": verified.frames, "groups": verified.groups, "segments": verified.segments,
            "keys": self.keys, "keyless": self.keyless, "keys_older": self.looked.keys_older, "behind": behind, "charts": self.charts, "documents": self.documents, "people": self.people,
            "unsaved": self.unsaved, "unproved": self.unproved,
        })
    }

    /// What was proved of the record.
    pub(super) fn say_record(&self, out: &mut impl Write) -> std::io::Result<()> {
        let (Looked { verified, behind, .. }, keys) = (&self.looked, self.keys);
        let whole = if self.keyless == 0 { "The record is whole" } else { "Every link of the record holds" };
        writeln!(
            out,
            "{whole}: {} frames in {} groups and {} segments, {keys} keys.",
            verified.frames, verified.groups, verified.segments
        )?;
        if self.keyless > 0 {
            writeln!(out, "{} parts of charts are in it that no key here opens.", self.keyless)?;
        }
        if let Some(Behind { file, bytes, after_clean_stop: false }) = behind {
            writeln!(
                out,
                "Behind its end in {file} stand {bytes} bytes of a write that did not end, as a power cut or a full disk leaves \
                 them. Nothing that was confirmed is among them; the next start cuts them off."
            )?;
        }
        Ok(())
    }

    fn say_beside(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(
            out,
            "Unsaved words and choices beside it: {} files, each as this node wrote it. One that was taken away is not missed: \
             what is not saved is not in the record.",
            self.unsaved
        )
    }
}
