//! The listener for other nodes. Must never let one peer hold up another, and must never begin TLS while locked.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::Duration;

use rustls::server::Acceptor;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::LazyConfigAcceptor;

use super::error::LinkError;
use super::greeting::Greeting;
use super::limits::{LINKS, Limits};
use super::link::Link;
use super::slots::{Slot, Slots};
use super::tls::ServerTls;

/// How long the listener rests when the operating system has no connection to give, so that it does not spin.
const ACCEPT_REST: Duration = Duration::from_millis(200);

/// What a node answers at its door.
#[derive(Clone, Debug)]
pub(crate) enum Door {
    /// Nobody has signed in since the start: it says that it is locked, and nothing else.
    Locked,
    /// It has its key, and takes part in handshakes.
    Ready(ServerTls),
}

/// Takes connections until `stop` is done, and hands every link whose handshake succeeded to `links`. The receiver
/// decides by [`Link::peer_hash`] whom it talks to. Connections that are still in their handshake at `stop` are
/// dropped; links that were handed over are not touched. Ends early when the receiver of `links` is gone.
pub(crate) async fn serve(
    listener: TcpListener,
    door: watch::Receiver<Door>,
    limits: Limits,
    links: mpsc::Sender<Link>,
    stop: impl Future<Output = ()>,
) {
    let slots = Slots::new(LINKS);
    let mut handshakes = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => return,
            () = links.closed() => return,
            Some(_) = handshakes.join_next(), if !handshakes.is_empty() => continue,
            accepted = listener.accept() => accepted,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "no connection could be taken");
                tokio::time::sleep(ACCEPT_REST).await;
                continue;
            }
        };
        let Door::Ready(tls) = door.borrow().clone() else {
            turn_away(stream, Greeting::Locked);
            continue;
        };
        let Some(slot) = slots.take(address.ip()) else {
            tracing::debug!("a connection was turned away: too many at once");
            turn_away(stream, Greeting::Busy);
            continue;
        };
        let links = links.clone();
        handshakes.spawn(async move {
            let over = slot.gives_way();
            let welcomed = timeout(limits.handshake, welcome(stream, address, &tls, limits, slot));
            let welcomed = tokio::select! {
                () = over => return tracing::debug!("a handshake gave way to a newer one"),
                welcomed = welcomed => welcomed,
            };
            match welcomed {
                // If nobody takes links any more, this one ends here.
                Ok(Ok(link)) => drop(links.send(link).await),
                Ok(Err(error)) => tracing::debug!(%error, "a handshake failed"),
                Err(_) => tracing::debug!("a handshake took too long"),
            }
        });
    }
}

/// Says one line and ends. A new connection has room for one line, so this does not wait for the peer.
fn turn_away(stream: TcpStream, greeting: Greeting) {
    let said = stream.into_std().and_then(|mut stream| stream.write_all(greeting.line()));
    if let Err(error) = said {
        tracing::debug!(%error, "a peer left before it was greeted");
    }
}

async fn welcome(
    mut stream: TcpStream,
    address: SocketAddr,
    tls: &ServerTls,
    limits: Limits,
    slot: Slot,
) -> Result<Link, LinkError> {
    let lost = |source: io::Error| LinkError::Lost { source };
    stream.set_nodelay(true).map_err(lost)?;
    stream.write_all(Greeting::Ready.line()).await.map_err(lost)?;
    let hello = LazyConfigAcceptor::new(Acceptor::default(), stream).await.map_err(LinkError::of_handshake)?;
    let answer = hello.client_hello().alpn().and_then(|offered| tls.answer_to(offered));
    let config = answer.ok_or(LinkError::NotWaystation { address })?;
    let stream = hello.into_stream(config).await.map_err(LinkError::of_handshake)?;
    Link::new(stream.into(), tls.own, address, limits, Some(slot))
}
