//! Where a laptop reached its clinic, and where somebody said that it is, kept from run to run. Must never hold anything but
//! addresses, nor take one for the clinic: its certificate tells.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::host::DiskError;
use crate::host::disk::{read_whole, replace_whole};
use crate::node::Node;

/// The file in the data folder that remembers where the clinic was last met. It holds an address and nothing else.
const ADDRESS_FILE: &str = "clinic-address";
/// The file that remembers where somebody at this laptop said that the clinic is.
const TOLD_FILE: &str = "clinic-address-told";
/// Longest that an address is, with room.
const ADDRESS_LEN_MAX: u64 = 100;

/// Remembers where the clinic was reached; durable when this returns.
pub(super) async fn remember(node: &Node, address: SocketAddr) {
    if let Err(error) = keep(node, ADDRESS_FILE, address).await {
        tracing::warn!(%error, "the clinic's address could not be remembered");
    }
}

/// Where the clinic was reached before.
pub(super) async fn remembered(node: &Node) -> Option<SocketAddr> {
    read(node, ADDRESS_FILE).await
}

/// Keeps where somebody said that the clinic is, in place of what was said before; durable when this returns.
///
/// # Errors
/// The disk's; what was said before stands then.
pub(super) async fn tell(node: &Node, address: SocketAddr) -> Result<(), DiskError> {
    keep(node, TOLD_FILE, address).await
}

/// Where somebody said that the clinic is.
pub(super) async fn told(node: &Node) -> Option<SocketAddr> {
    read(node, TOLD_FILE).await
}

async fn keep(node: &Node, file: &'static str, address: SocketAddr) -> Result<(), DiskError> {
    let disk = Arc::clone(node.folder().disk());
    let written = tokio::task::spawn_blocking(move || replace_whole(&*disk, file, address.to_string().as_bytes()));
    // Else the program is stopping.
    written.await.unwrap_or(Ok(()))
}

async fn read(node: &Node, file: &'static str) -> Option<SocketAddr> {
    let disk = Arc::clone(node.folder().disk());
    let read = tokio::task::spawn_blocking(move || read_whole(&*disk, file, ADDRESS_LEN_MAX));
    let bytes = read.await.ok()?.ok()??;
    std::str::from_utf8(&bytes).ok()?.trim().parse().ok()
}
