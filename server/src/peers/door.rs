//! The clinic's door: known laptops meet, unknown ones may try to pair while a window is open. Must never tell an
//! unknown one anything.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::TcpListener;
use tokio::sync::{Notify, mpsc, watch};
use waystation_sync::id::DeviceId;
use waystation_sync::trust::Seed;
use waystation_sync::wire::{Frame, Kind};

use super::{introduce, meeting, pair};
use crate::host::clock;
use crate::net::limits::Limits;
use crate::net::link::Link;
use crate::net::listen::{Door, serve};
use crate::net::pairing::{Offer, offer};
use crate::net::tls::ServerTls;
use crate::node::Node;

/// Most links that wait to be looked at.
const LINKS_WAITING_MAX: usize = 16;

/// The meetings that go on: one of each laptop, so that none holds the memory of several. A newer one ends the one before,
/// since a laptop that comes again has lost its first link. The replica gives up the earlier meeting too, but its link would
/// live on until the other side has taken in what was said.
#[derive(Default)]
struct UnderWay(Mutex<BTreeMap<DeviceId, Arc<Notify>>>);

impl UnderWay {
    fn all(&self) -> MutexGuard<'_, BTreeMap<DeviceId, Arc<Notify>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends a laptop's meeting before; what is given is told when a newer one begins.
    fn begin(&self, device: DeviceId) -> Arc<Notify> {
        let newer = Arc::new(Notify::new());
        if let Some(before) = self.all().insert(device, Arc::clone(&newer)) {
            before.notify_one();
        }
        newer
    }

    fn end(&self, device: DeviceId, own: &Arc<Notify>) {
        let mut all = self.all();
        if all.get(&device).is_some_and(|newest| Arc::ptr_eq(newest, own)) {
            all.remove(&device);
        }
    }
}

/// Serves the door until `stop` is done.
pub(crate) async fn run(node: Arc<Node>, listener: TcpListener, stop: impl Future<Output = ()> + Send + 'static) {
    let (links, mut arrived) = mpsc::channel(LINKS_WAITING_MAX);
    let (sign, door) = watch::channel(sign_of(&node));
    tokio::spawn(serve(listener, door, Limits::default(), links, stop));
    let mut opened = node.watch_open();
    let under_way = Arc::new(UnderWay::default());
    loop {
        tokio::select! {
            changed = opened.changed() => {
                if changed.is_err() {
                    return;
                }
                sign.send_replace(sign_of(&node));
            }
            link = arrived.recv() => match link {
                Some(link) => {
                    tokio::spawn(receive(Arc::clone(&node), link, Arc::clone(&under_way)));
                }
                None => return,
            },
        }
    }
}

fn sign_of(node: &Node) -> Door {
    let Ok(open) = node.open() else { return Door::Locked };
    match ServerTls::new(&open.identity()) {
        Ok(tls) => Door::Ready(tls),
        Err(error) => {
            tracing::error!(%error, "this node's certificate cannot be used");
            Door::Locked
        }
    }
}

async fn receive(node: Arc<Node>, mut link: Link, under_way: Arc<UnderWay>) {
    let Ok(open) = node.open() else { return };
    let directory = open.directory();
    if let Some(device) = directory.device_with(&link.peer_hash().0) {
        link.prove();
        open.note_version(device, link.version().is_none().then(|| link.spoken()));
        let newer = under_way.begin(device);
        let traffic = meeting::run(link, &open, device, newer.notified()).await.traffic;
        under_way.end(device, &newer);
        tracing::info!(%device, bytes_in = traffic.bytes_in, bytes_out = traffic.bytes_out, "met a laptop");
        return;
    }
    if link.version().is_none() {
        // Nothing can be said but this, and it tells no more than the door's greeting does.
        meeting::other_version(&mut link).await;
        return link.close().await;
    }
    let first = introduce::first_of(&mut link).await;
    if let Some(Frame { kind: Kind::Introduction, payload }) = &first {
        introduce::hear(payload, &link, &open).await;
        return link.close().await;
    }
    let Ok(seed): Result<Seed, _> = clock::random() else { return };
    let clock = clock::uptime;
    let offered = offer(&mut link, first, Offer { desk: node.desk(), clock: &clock, seed }, |newcomer| {
        let open = Arc::clone(&open);
        async move { pair::welcome(&open, &newcomer).await }
    })
    .await;
    match offered {
        Ok(offered) => {
            tracing::info!(delivered = offered.delivered, "paired a laptop");
            node.set_paired(offered.newcomer);
        }
        Err(error) => tracing::info!(%error, "a computer that is not paired called"),
    }
    link.close().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_laptops_newer_meeting_ends_the_one_before_and_nobody_elses() {
        let under_way = UnderWay::default();
        let (lap, other) = (DeviceId([1; 16]), DeviceId([2; 16]));
        let (first, others) = (under_way.begin(lap), under_way.begin(other));
        let second = under_way.begin(lap);
        first.notified().await;
        under_way.end(lap, &first);
        assert_eq!(under_way.all().len(), 2, "the newer one goes on");
        under_way.end(lap, &second);
        under_way.end(other, &others);
        assert!(under_way.all().is_empty());
    }
}
