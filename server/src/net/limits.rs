//! How long and how much a peer may ask of this node. Must never hold a limit without a name.

use std::time::Duration;

use waystation_sync::replica::message::Version;

use super::slots::Room;

/// How long a connection may take to come about.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long greeting and TLS handshake may take together.
pub(crate) const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a link may bring no byte before it is given up. A session that has nothing to say sends something sooner.
pub(crate) const IDLE_TIMEOUT: Duration = Duration::from_secs(120);

/// How long the other side may take in no byte of what is sent to it.
pub(crate) const SEND_TIMEOUT: Duration = Duration::from_secs(30);

/// How long one message of pairing may be waited for. The code is typed before, so no person is in between.
pub(crate) const PAIRING_STEP_TIMEOUT: Duration = Duration::from_secs(20);

/// Links that a node serves at once, handshakes included.
pub(crate) const MAX_LINKS: usize = 64;

/// Links that a node serves at once to one address. One that is not known to be a paired laptop's gives way to a newer one.
pub(crate) const MAX_LINKS_PER_ADDRESS: usize = 8;

/// The room for links.
pub(crate) const LINKS: Room =
    Room { total: MAX_LINKS, per_address: MAX_LINKS_PER_ADDRESS, unproved_per_address: MAX_LINKS_PER_ADDRESS };

/// Bytes that are read from a link at once.
pub(crate) const READ_BUFFER_LEN: usize = 16 * 1024;

/// Bytes that are handed to TLS at once.
pub(crate) const SEND_PIECE_LEN: usize = 16 * 1024;

/// The times that tests shorten, and the versions that a caller speaks. [`Limits::default`] is what a node runs with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// See [`CONNECT_TIMEOUT`].
    pub connect: Duration,
    /// See [`HANDSHAKE_TIMEOUT`].
    pub handshake: Duration,
    /// See [`IDLE_TIMEOUT`].
    pub idle: Duration,
    /// See [`SEND_TIMEOUT`].
    pub send: Duration,
    /// See [`PAIRING_STEP_TIMEOUT`].
    pub pairing_step: Duration,
    /// What a caller offers to speak, newest first.
    pub versions: &'static [Version],
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: CONNECT_TIMEOUT,
            handshake: HANDSHAKE_TIMEOUT,
            idle: IDLE_TIMEOUT,
            send: SEND_TIMEOUT,
            pairing_step: PAIRING_STEP_TIMEOUT,
            versions: &Version::ALL,
        }
    }
}
