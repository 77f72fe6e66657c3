//! `waystation check`: whether the record, its keys and what lies beside them are what this node wrote. Must never call a
//! file whole that it has not opened.

use std::io::Write;

use super::args::AsWhom;
use super::commands::{CommandError, passphrase, record_at};
use crate::host::DataFolder;
use crate::lan;
use crate::node::SignInError;
use crate::node::unsaved::Unsaved;
use crate::store::{CLEAN_STOP, Store, Verified};
use crate::vault::{LockedKeyring, Passphrase};

/// What was found.
struct Checked {
    verified: Verified,
    keys: u64,
    /// Files beside the record that are not what this node wrote.
    unproved: Vec<String>,
}

/// Proves everything in the folder.
///
/// # Errors
/// [`CommandError::Folder`] with the damage, named; [`CommandError::NotProved`] where only what lies beside the record is
/// not whole.
pub async fn check(as_whom: AsWhom) -> Result<(), CommandError> {
    let folder = record_at(&as_whom.data)?;
    let passphrase = Passphrase::new(passphrase(&as_whom)?);
    let json = as_whom.json;
    let checked = tokio::task::spawn_blocking(move || look(&folder, &as_whom.user, &passphrase));
    let Checked { verified, keys, unproved } = checked.await.map_err(|_| CommandError::Stopping)??;
    let Verified { frames, groups, segments } = verified;
    let mut out = std::io::stdout();
    if json {
        let report = serde_json::json!({
            "whole": true, "frames": frames, "groups": groups, "segments": segments, "keys": keys, "unproved": unproved,
        });
        writeln!(out, "{report}")?;
    } else {
        writeln!(out, "The record is whole: {frames} frames in {groups} groups and {segments} segments, {keys} keys.")?;
    }
    if unproved.is_empty() { Ok(()) } else { Err(CommandError::NotProved { files: unproved }) }
}

fn look(folder: &DataFolder, user: &str, passphrase: &Passphrase) -> Result<Checked, CommandError> {
    let keyring = LockedKeyring::load(folder).map_err(SignInError::from)?;
    let Some(keyring) = keyring else { return Err(SignInError::Fresh.into()) };
    let (keyring, _) = keyring.unlock(user, passphrase).map_err(SignInError::from)?;
    let (keys, secrets) = (keyring.reach().1, keyring.secrets().clone());
    let drawer_keys = keyring.drawer_keys().map_err(SignInError::from)?;
    let (store, opened) = Store::open(folder, keyring)?;
    let verified = store.verify()?;
    store.close()?;
    let mut unproved = Vec::new();
    if opened.false_stop {
        unproved.push(CLEAN_STOP.to_owned());
    }
    match lan::unproved(folder.disk().as_ref(), &secrets) {
        Ok(files) => unproved.extend(files.into_iter().map(str::to_owned)),
        Err(error) => unproved.push(error.to_string()),
    }
    match Unsaved::unproved(folder.clone(), drawer_keys) {
        Ok(names) => unproved.extend(names.into_iter().map(|name| format!("drawer/{name}"))),
        Err(_) => unproved.push("drawer".to_owned()),
    }
    Ok(Checked { verified, keys, unproved })
}
