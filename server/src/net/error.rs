//! Why a link did not come about or broke, in words for the person at the screen. Must never repeat what a peer sent.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use waystation_sync::wire::WireError;

use super::tls::{OtherCertificate, TlsSetupError};

/// Why an address could not be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreached {
    /// A computer answered that nothing listens there.
    Refused,
    /// Nothing answered in time.
    NoAnswer,
    /// This computer knows no way there.
    NoRoute,
    /// The name is not known on this network.
    UnknownName,
    /// Something else; the source says what.
    Other,
}

impl Unreached {
    pub(super) fn of(error: &io::Error) -> Self {
        // The kinds of an operating system are an open list; those that are not named here share one sentence.
        #[allow(clippy::wildcard_enum_match_arm)]
        match error.kind() {
            io::ErrorKind::ConnectionRefused => Self::Refused,
            io::ErrorKind::TimedOut => Self::NoAnswer,
            io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkDown => {
                Self::NoRoute
            }
            _ => Self::Other,
        }
    }
}

impl fmt::Display for Unreached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => {
                "a computer is there, but Waystation does not run on it or uses another port; \
                 start it there, or check the address"
            }
            Self::NoAnswer => {
                "nothing answered; check that the other computer is on and on the same network, \
                 and that its firewall lets Waystation through"
            }
            Self::NoRoute => "this computer is not on a network that leads there; check its cable or Wi-Fi",
            Self::UnknownName => "the name is not known on this network; type the address in numbers instead",
            Self::Other => "it cannot be reached; check the address and the network",
        })
    }
}

/// Why a link did not come about or broke.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// No connection to the address.
    #[error("{address}: {reason}")]
    Unreachable {
        /// Where to.
        address: String,
        /// What kind of failure.
        reason: Unreached,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
    /// Something answers there, but not with Waystation's greeting.
    #[error("{address}: something else than Waystation answers there; check the address and the port")]
    NotWaystation {
        /// Where to.
        address: SocketAddr,
    },
    /// The greeting is of a version that this program does not speak.
    #[error(
        "the other computer speaks version {found}, this one {known}; update Waystation on the one with the lower number"
    )]
    Version {
        /// The version in the greeting.
        found: u32,
        /// The version of this program.
        known: u32,
    },
    /// The clinic does not know this laptop any more: it was put back to a state from before it was paired.
    #[error(
        "the clinic does not know this laptop any more; it may have been put back from a backup. A supervisor there lets \
         it in again: Directory, Laptops"
    )]
    NotKnown,
    /// The other node waits for somebody to sign in.
    #[error("the other computer is locked: someone must sign in there")]
    Locked,
    /// The other node serves as many links as it can.
    #[error("the other computer is busy with too many connections; this one tries again in a moment")]
    Busy,
    /// The node that answers is not the one that this one was paired with.
    #[error(
        "the computer that answers is not the one that was paired with; check the address. If the clinic's computer \
         was replaced, pair again"
    )]
    OtherCertificate {
        /// Which certificates.
        #[source]
        source: OtherCertificate,
    },
    /// The TLS handshake failed, or the other side ended it.
    #[error("no secure connection could be made; check that both computers run the same version, then pair again")]
    Tls {
        /// What the library found.
        #[source]
        source: io::Error,
    },
    /// This node's own certificate cannot be used.
    #[error(transparent)]
    Setup(#[from] TlsSetupError),
    /// What arrived are not frames. The link cannot be used any further.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// No byte came or went for too long.
    #[error("the other computer stopped answering; check the network, this one tries again")]
    Silent,
    /// The connection broke.
    #[error("the connection broke; check the network, this one tries again")]
    Lost {
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
    /// The other side closed the link where more was expected, or this side already gave it up.
    #[error("the other computer closed the connection; this one tries again")]
    Closed,
}

impl LinkError {
    /// The error behind a failed handshake, told apart.
    pub(super) fn of_handshake(error: io::Error) -> Self {
        let found = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()).and_then(other_certificate);
        found.map_or(Self::Tls { source: error }, |source| Self::OtherCertificate { source })
    }

    /// The error behind a failed read or write: an alert of TLS, or the connection.
    pub(super) fn of_stream(error: io::Error) -> Self {
        let is_tls = error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>());
        if is_tls { Self::Tls { source: error } } else { Self::Lost { source: error } }
    }
}

fn other_certificate(error: &rustls::Error) -> Option<OtherCertificate> {
    if let rustls::Error::InvalidCertificate(rustls::CertificateError::Other(other)) = error {
        return other.0.downcast_ref::<OtherCertificate>().copied();
    }
    None
}
