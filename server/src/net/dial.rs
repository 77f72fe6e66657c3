//! Calls another node. Must never talk to one whose certificate is not the expected one.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use rustls::pki_types::ServerName;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::error::{LinkError, Unreached};
use super::greeting::{self, Greeting};
use super::identity::NodeIdentity;
use super::limits::Limits;
use super::link::Link;
use super::tls::{Expect, client_config};

/// The addresses behind what a person typed: numbers or a name, with or without a port.
///
/// # Errors
/// [`LinkError::Unreachable`] when the text is no address and no name that this network knows, or the network does not
/// say in time.
pub(crate) async fn resolve(typed: &str, default_port: u16, limits: &Limits) -> Result<Vec<SocketAddr>, LinkError> {
    let typed = typed.trim();
    if let Ok(address) = typed.parse::<SocketAddr>() {
        return Ok(vec![address]);
    }
    if let Ok(ip) = typed.trim_matches(['[', ']']).parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(ip, default_port)]);
    }
    let unknown = |reason, source| LinkError::Unreachable { address: typed.to_owned(), reason, source };
    let (name, port) = match typed.rsplit_once(':') {
        Some((name, port)) => {
            let port = port.parse::<u16>();
            (name, port.map_err(|error| unknown(Unreached::UnknownName, io::Error::other(error)))?)
        }
        None => (typed, default_port),
    };
    match timeout(limits.connect, lookup_host((name, port))).await {
        Ok(Ok(found)) => Ok(found.collect()),
        Ok(Err(error)) => Err(unknown(Unreached::UnknownName, error)),
        Err(late) => Err(unknown(Unreached::UnknownName, late.into())),
    }
}

/// Calls the node at `address` and makes a link to it.
///
/// # Errors
/// Every [`LinkError`] but those of frames; each says what to do next. [`LinkError::OtherCertificate`] means that the
/// node there is not the one in [`Expect::Pinned`].
pub async fn dial(
    address: SocketAddr,
    identity: &NodeIdentity,
    expect: Expect,
    limits: &Limits,
) -> Result<Link, LinkError> {
    let config = client_config(identity, expect, limits.versions)?;
    let unreachable = |source: io::Error| LinkError::Unreachable {
        address: address.to_string(),
        reason: Unreached::of(&source),
        source,
    };
    let mut stream = match timeout(limits.connect, TcpStream::connect(address)).await {
        Ok(connected) => connected.map_err(unreachable)?,
        Err(late) => return Err(unreachable(late.into())),
    };
    let greet = async {
        stream.set_nodelay(true).map_err(|source| LinkError::Lost { source })?;
        match greeting::read(&mut stream, address).await? {
            Greeting::Ready => {}
            Greeting::Locked => return Err(LinkError::Locked),
            Greeting::Busy => return Err(LinkError::Busy),
        }
        // No name is sent or checked; the library wants one all the same.
        let name = ServerName::IpAddress(Ipv4Addr::LOCALHOST.into());
        let stream = TlsConnector::from(config).connect(name, stream).await.map_err(LinkError::of_handshake)?;
        Link::new(stream.into(), identity.certificate_hash(), address, *limits, None)
    };
    timeout(limits.handshake, greet).await.unwrap_or(Err(LinkError::Silent))
}

/// Calls the addresses one after the other until one makes a link. If none does, gives the error that says most: of a
/// node that answered rather than of an address that did not.
///
/// # Errors
/// As [`dial`]; [`LinkError::Closed`] when there are no addresses.
pub(crate) async fn dial_any(
    addresses: &[SocketAddr],
    identity: &NodeIdentity,
    expect: Expect,
    limits: &Limits,
) -> Result<Link, LinkError> {
    let mut worst = LinkError::Closed;
    for address in addresses {
        match dial(*address, identity, expect, limits).await {
            Ok(link) => return Ok(link),
            Err(error) if says_more(&error, &worst) => worst = error,
            Err(_) => {}
        }
    }
    Err(worst)
}

/// Whether `new` says more of the node that is looked for than `old` does.
const fn says_more(new: &LinkError, old: &LinkError) -> bool {
    const fn weight(error: &LinkError) -> u8 {
        match error {
            LinkError::Closed => 0,
            LinkError::Unreachable { .. } => 1,
            LinkError::NotWaystation { .. } | LinkError::Silent | LinkError::Lost { .. } => 2,
            LinkError::OtherCertificate { .. } | LinkError::Tls { .. } | LinkError::Wire(_) => 3,
            LinkError::Version { .. }
            | LinkError::NotKnown
            | LinkError::Locked
            | LinkError::Busy
            | LinkError::Setup(_) => 4,
        }
    }
    weight(new) > weight(old)
}
