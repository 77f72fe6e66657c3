//! A laptop's visits to its clinic: at the start, on return, every minute while in reach, and when asked. Must never
//! talk to a node whose certificate is not the clinic's.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use waystation_sync::trust::CertificateHash;

use super::address::{remember, remembered, tell, told};
use super::meeting;
use crate::host::DiskError;
use crate::net::dial::dial_any;
use crate::net::discovery::Seen;
use crate::net::error::LinkError;
use crate::net::limits::Limits;
use crate::net::tls::Expect;
use crate::node::live::Happening;
use crate::node::{Node, OpenNode};

/// How often a laptop that is in reach of its clinic meets it, in milliseconds.
const MEET_EVERY_MS: u64 = 60_000;
/// How the last visit went, for the sync page.
#[derive(Clone, Debug, Default)]
pub struct LastVisit {
    /// Why the clinic was not reached; `None` after a visit that came about.
    pub trouble: Option<Arc<LinkError>>,
    /// Addresses that were tried.
    pub tried: Vec<SocketAddr>,
    /// Visits that came about in this run.
    pub count: u64,
    /// Bytes received and sent at the last one.
    pub bytes: (u64, u64),
    /// Round trips of the last one.
    pub round_trips: u64,
}

/// The visits of this run, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rounds {
    /// Times that somebody asked for one.
    pub asked: u64,
    /// Those of them that came before the newest visit began, so that it is for them.
    pub taken: u64,
    /// Visits that were begun.
    pub begun: u64,
    /// Those that have ended, however.
    pub ended: u64,
    /// Times of `asked` whose visit has ended. A visit that was under way when somebody asked is not for them.
    pub answered: u64,
}

impl Rounds {
    /// Whether no visit is under way and none is asked for.
    #[must_use]
    pub const fn is_quiet(&self) -> bool {
        self.begun == self.ended && self.taken == self.asked
    }
}

/// Asks for visits and tells how they went. Cheap to share.
#[derive(Default)]
pub struct Visits {
    last: Mutex<LastVisit>,
    rounds: watch::Sender<Rounds>,
}

impl Visits {
    /// Asks for a visit now. It has ended once as many are answered as this says.
    pub fn ask(&self) -> u64 {
        let mut number = 0;
        self.rounds.send_modify(|rounds| {
            rounds.asked += 1;
            number = rounds.asked;
        });
        number
    }

    /// Keeps where somebody said that the clinic is, and asks for a visit there. Another node at that address learns nothing:
    /// only the clinic's own certificate is talked to, and every other known address is tried as well. Returns as
    /// [`ask`](Self::ask) does.
    ///
    /// # Errors
    /// The disk's; nothing was changed then.
    pub(crate) async fn tell(&self, node: &Node, address: SocketAddr) -> Result<u64, DiskError> {
        tell(node, address).await?;
        Ok(self.ask())
    }

    /// How the last one went.
    #[must_use]
    pub fn last(&self) -> LastVisit {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Counts the visits; changes when one begins or ends.
    #[must_use]
    pub fn rounds(&self) -> watch::Receiver<Rounds> {
        self.rounds.subscribe()
    }

    fn note(&self, change: impl FnOnce(&mut LastVisit)) {
        change(&mut self.last.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Visits the clinic again and again, until the task is dropped.
pub(crate) async fn run(
    node: Arc<Node>,
    visits: Arc<Visits>,
    typed: Option<SocketAddr>,
    mut seen: watch::Receiver<Seen>,
) {
    let (mut opened, mut rounds) = (node.watch_open(), visits.rounds());
    loop {
        // Whatever asked before a visit begins has asked for this one, not for a second one after it.
        opened.borrow_and_update();
        if let Ok(open) = node.open() {
            visits.rounds.send_modify(|rounds| {
                rounds.begun += 1;
                rounds.taken = rounds.asked;
            });
            visit(&node, &open, &visits, (typed, &mut seen)).await;
            visits.rounds.send_modify(|rounds| {
                rounds.ended += 1;
                rounds.answered = rounds.taken;
            });
            open.live().tell(Happening::Sync);
        }
        tokio::select! {
            _ = rounds.wait_for(|rounds| rounds.asked > rounds.taken) => {}
            () = tokio::time::sleep(Duration::from_millis(MEET_EVERY_MS)) => {}
            changed = opened.changed() => if changed.is_err() { return },
            // The clinic was seen at a new address: it may be back in reach.
            changed = seen.changed() => if changed.is_err() { seen = never() },
        }
    }
}

/// A receiver that never changes, once discovery has ended.
fn never() -> watch::Receiver<Seen> {
    let (sender, receiver) = watch::channel(Seen::default());
    std::mem::forget(sender);
    receiver
}

/// Shows a clinic that does not know this laptop that it once did.
async fn introduce(addresses: &[SocketAddr], open: &OpenNode, clinic: CertificateHash) {
    match dial_any(addresses, &open.identity(), Expect::Pinned(clinic), &Limits::default()).await {
        Ok(link) => {
            if let Err(error) = super::introduce::show(link, open).await {
                tracing::debug!(%error, "a link broke while sending");
            }
        }
        Err(error) => tracing::debug!(%error, "the clinic was not reached again"),
    }
}

async fn visit(
    node: &Node,
    open: &OpenNode,
    visits: &Visits,
    (typed, seen): (Option<SocketAddr>, &mut watch::Receiver<Seen>),
) {
    let directory = open.directory();
    let clinic = open.clinic();
    let Some(hash) = directory.devices.get(&clinic).map(|clinic| CertificateHash(clinic.certificate_hash)) else {
        return;
    };
    let found = seen.borrow_and_update().addresses_of(hash);
    let before = remembered(node).await;
    let said = told(node).await;
    let mut addresses: Vec<SocketAddr> = said.into_iter().chain(typed).chain(before).chain(found).collect();
    let mut known = std::collections::BTreeSet::new();
    addresses.retain(|address| known.insert(*address));
    let identity = open.identity();
    let link = dial_any(&addresses, &identity, Expect::Pinned(hash), &Limits::default()).await;
    match link {
        Ok(link) => {
            let address = link.address();
            let took = meeting::run(link, open, clinic, std::future::pending()).await;
            let trouble = took.trouble.map(Arc::new);
            let (bytes_in, bytes_out) = (took.traffic.bytes_in, took.traffic.bytes_out);
            tracing::info!(bytes_in, bytes_out, round_trips = took.round_trips, "met the clinic");
            visits.note(|last| {
                *last = LastVisit {
                    trouble: trouble.clone(),
                    tried: addresses.clone(),
                    count: last.count + 1,
                    bytes: (bytes_in, bytes_out),
                    round_trips: took.round_trips,
                }
            });
            if matches!(trouble.as_deref(), Some(LinkError::NotKnown)) {
                introduce(&addresses, open, hash).await;
            }
            if before != Some(address) {
                remember(node, address).await;
            }
        }
        Err(error) => visits.note(|last| {
            last.trouble = Some(Arc::new(error));
            last.tried = addresses;
        }),
    }
}
