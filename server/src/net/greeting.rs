//! The one plain line that a node says before TLS, so that a locked one can say that it is. Must never say anything
//! else, and must never be believed further than that.

use std::net::SocketAddr;

use tokio::io::{AsyncRead, AsyncReadExt};

use super::error::LinkError;

/// The number in the greeting. It is frozen: what is spoken after it is agreed upon in the handshake. A greeting with
/// another number can only come from a program that has given up this line altogether.
pub(super) const VERSION: u32 = 1;

/// The longest line that is read, its end included.
pub(super) const MAX_LEN: usize = 64;

/// What a node says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Greeting {
    /// TLS may begin.
    Ready,
    /// Nobody has signed in, so there is no key for TLS. The connection ends here.
    Locked,
    /// There are too many links. The connection ends here.
    Busy,
}

impl Greeting {
    /// The line, its end included.
    pub(super) const fn line(self) -> &'static [u8] {
        match self {
            Self::Ready => b"waystation 1 ready\n",
            Self::Locked => b"waystation 1 locked\n",
            Self::Busy => b"waystation 1 busy\n",
        }
    }
}

/// Reads the line of the node at `address`, byte by byte so that nothing of TLS is taken with it.
pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin), address: SocketAddr) -> Result<Greeting, LinkError> {
    let mut line = Vec::with_capacity(MAX_LEN);
    while line.len() < MAX_LEN && line.last() != Some(&b'\n') {
        match stream.read_u8().await {
            Ok(byte) => line.push(byte),
            Err(_) => return Err(LinkError::NotWaystation { address }),
        }
    }
    parse(&line).unwrap_or(Err(LinkError::NotWaystation { address }))
}

/// `None` for anything that is no greeting of any version.
fn parse(line: &[u8]) -> Option<Result<Greeting, LinkError>> {
    let text = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (version, state) = text.strip_prefix("waystation ")?.split_once(' ')?;
    let found = version.parse::<u32>().ok()?;
    if found != VERSION {
        return Some(Err(LinkError::Version { found, known: VERSION }));
    }
    [Greeting::Ready, Greeting::Locked, Greeting::Busy]
        .into_iter()
        .find(|greeting| greeting.line() == line && text.ends_with(state))
        .map(Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_is_read_as_it_is_written_and_nothing_else_is() {
        for greeting in [Greeting::Ready, Greeting::Locked, Greeting::Busy] {
            assert!(matches!(parse(greeting.line()), Some(Ok(found)) if found == greeting));
            assert!(greeting.line().len() <= MAX_LEN);
        }
        assert!(matches!(parse(b"waystation 2 asleep\n"), Some(Err(LinkError::Version { found: 2, known: 1 }))));
        for other in [&b"HTTP/1.1 400 Bad Request\n"[..], b"waystation 1 ready", b"waystation 1 \n", b"", b"\xff\n"] {
            assert!(parse(other).is_none());
        }
    }
}
