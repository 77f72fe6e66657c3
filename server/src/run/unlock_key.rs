//! `waystation unlock-key`: makes a key in a file. Must never leave a file without its key, nor print one.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use waystation_sync::id::PersonId;

use super::args::AsWhom;
use super::commands::{CommandError, sign_in};
use crate::node::Node;

/// `waystation unlock-key`.
///
/// # Errors
/// [`CommandError::NotSupervisor`]; [`CommandError::UnlockFile`], and then there is no new key.
pub async fn unlock_key(as_whom: AsWhom, file: &Path) -> Result<(), CommandError> {
    let (node, _, writer) = sign_in(&as_whom).await?;
    let someone = Arc::new(node);
    let made = make(&someone, writer.person, file).await;
    someone.close().await?;
    made?;
    let mut out = std::io::stdout();
    writeln!(out, "Whoever holds {} opens this clinic's record. Start with:", file.display())?;
    writeln!(out, "  waystation clinic --unlock-file {}", file.display())?;
    writeln!(out, "Take the stick out afterwards and lock it away. A supervisor can shut it out in Settings.")?;
    Ok(())
}

async fn make(node: &Arc<Node>, person: PersonId, file: &Path) -> Result<(), CommandError> {
    let someone = node.someone(person).ok_or(CommandError::NotSupervisor)?;
    let supervisor = someone.supervisor().ok_or(CommandError::NotSupervisor)?;
    // Before the key: one that lies nowhere would open the node for nobody, and stay listed.
    let mut made = private(file).map_err(CommandError::UnlockFile)?;
    let key = supervisor.make_unlock_key().await?;
    made.write_all(key.to_text().as_bytes()).and_then(|()| made.sync_all()).map_err(CommandError::UnlockFile)
}

/// A new file that only its owner reads, where the file system knows owners.
fn private(file: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}
