//! The network between nodes. Must never give an unpaired peer anything.
//!
//! A connection is TCP, one plain line of greeting from the server, TLS 1.3 with a certificate on both sides, then
//! frames ([`waystation_sync::wire`]). Who the other side is, is the hash of its certificate and nothing else: no
//! names, no dates, no authorities.

pub mod dial;
pub(crate) mod discovery;
pub(crate) mod error;
pub mod identity;
pub mod limits;
pub mod link;
pub(crate) mod listen;
pub(crate) mod pairing;
pub(crate) mod slots;
pub mod tls;

mod greeting;

#[cfg(test)]
mod tests;

/// Where laptops reach a clinic, unless told otherwise.
pub(crate) const PEERS_PORT: u16 = 8471;
