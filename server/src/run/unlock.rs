//! Opening a node with a key in a file. Must never keep what a file holds longer than it takes to try it, nor print it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::node::{Node, Phase};
use crate::vault::{UNLOCK_FILE_BYTES_MAX, UnlockKey};

/// How often it is looked whether the file is there, in milliseconds.
const LOOK_EVERY_MS: u64 = 2_000;

/// Opens `node` with the key in `file`, once; while there is no such file it is waited for, as for a stick that is put in.
/// Ends when the node is open, whoever opened it.
pub(super) async fn run(node: Arc<Node>, file: PathBuf) {
    let mut told = String::new();
    while node.phase() != Phase::Open {
        if node.phase() == Phase::Locked {
            let said = match attempt(&node, &file).await {
                Ok(()) => {
                    tracing::info!("opened with the key in a file: take the stick out");
                    return;
                }
                Err(said) => said,
            };
            if said != told {
                tracing::warn!("{said}");
                told = said;
            }
        }
        tokio::time::sleep(Duration::from_millis(LOOK_EVERY_MS)).await;
    }
}

/// Tries the file as it is now; why that did not open the node.
async fn attempt(node: &Node, file: &Path) -> Result<(), String> {
    let path = file.to_owned();
    let read = tokio::task::spawn_blocking(move || read(&path)).await.map_err(|error| error.to_string())?;
    let text = read.map_err(|error| format!("the unlock file is waited for: {error}"))?;
    let key = UnlockKey::from_text(&text).ok_or("the unlock file holds no key")?;
    node.unlock(key).await.map_err(|error| format!("the key in the unlock file does not open this node: {error}"))
}

fn read(file: &Path) -> std::io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(usize::try_from(UNLOCK_FILE_BYTES_MAX).unwrap_or(0)));
    std::fs::File::open(file)?.take(UNLOCK_FILE_BYTES_MAX).read_to_string(&mut text)?;
    Ok(text)
}
