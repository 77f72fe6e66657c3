//! Where a laptop reached its clinic, kept from run to run. Must never hold anything but an address.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::host::disk::{read_whole, replace_whole};
use crate::node::Node;

/// The file in the data folder that remembers where the clinic was last met. It holds an address and nothing else.
const ADDRESS_FILE: &str = "clinic-address";
/// Longest that an address is, with room.
const ADDRESS_LEN_MAX: u64 = 100;

/// Remembers where the clinic was reached; durable when this returns.
pub(super) async fn remember(node: &Node, address: SocketAddr) {
    let disk = Arc::clone(node.folder().disk());
    let written =
        tokio::task::spawn_blocking(move || replace_whole(&*disk, ADDRESS_FILE, address.to_string().as_bytes()));
    // Else the program is stopping.
    if let Ok(Err(error)) = written.await {
        tracing::warn!(%error, "the clinic's address could not be remembered");
    }
}

/// Where the clinic was reached before.
pub(super) async fn remembered(node: &Node) -> Option<SocketAddr> {
    let disk = Arc::clone(node.folder().disk());
    let read = tokio::task::spawn_blocking(move || read_whole(&*disk, ADDRESS_FILE, ADDRESS_LEN_MAX));
    let bytes = read.await.ok()?.ok()??;
    std::str::from_utf8(&bytes).ok()?.trim().parse().ok()
}
