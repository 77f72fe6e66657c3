//! Where a laptop reached its clinic, kept from run to run. Must never hold anything but an address.

use std::net::SocketAddr;

use crate::host::disk::{read_whole, replace_whole};
use crate::node::Node;

/// The file in the data folder that remembers where the clinic was last met. It holds an address and nothing else.
const ADDRESS_FILE: &str = "clinic-address";
/// Longest that an address is, with room.
const ADDRESS_LEN_MAX: u64 = 100;

/// Remembers where the clinic was reached.
pub(super) fn remember(node: &Node, address: SocketAddr) {
    if let Err(error) = replace_whole(&**node.folder().disk(), ADDRESS_FILE, address.to_string().as_bytes()) {
        tracing::warn!(%error, "the clinic's address could not be remembered");
    }
}

/// Where the clinic was reached before.
pub(super) fn remembered(node: &Node) -> Option<SocketAddr> {
    let bytes = read_whole(&**node.folder().disk(), ADDRESS_FILE, ADDRESS_LEN_MAX).ok()??;
    std::str::from_utf8(&bytes).ok()?.trim().parse().ok()
}
