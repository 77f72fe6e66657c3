//! Keeps the pages' certificate fit: made at the first opening, renewed at half its life, made anew when this computer's
//! names or addresses change. Must never make a second authority, nor use a certificate before it is durable.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use waystation_sync::time::Millis;

use super::addresses;
use super::authority::Authority;
use super::certificate_names::CertificateNames;
use super::error::LanError;
use super::files::Files;
use super::pages_tls::{Lan, PagesCertificate, PagesTls};
use super::reach;
use crate::host::{Disk, clock};
use crate::net::discovery::Seen;
use crate::node::{Node, OpenNode};
use crate::vault::{OwnSeal, VaultError};

/// How often it is looked whether another certificate is due, in milliseconds. A new address counts as soon.
const LOOK_EVERY_MS: u64 = 60_000;

/// What this computer is called and where it is, at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Here {
    pub(super) host: Option<String>,
    pub(super) announced: Option<String>,
    pub(super) addresses: Vec<IpAddr>,
}

/// Keeps `lan` up to date until the task is dropped.
pub(crate) async fn run(node: Arc<Node>, lan: Arc<Lan>, mut seen: watch::Receiver<Seen>) {
    let mut opened = node.watch_open();
    loop {
        let announced = seen.borrow_and_update().pages_name.clone();
        match node.open() {
            Ok(open) => refresh(&node, &open, &lan, announced).await,
            Err(_) => lan.set(PagesTls::Shut),
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(LOOK_EVERY_MS)) => {}
            changed = opened.changed() => if changed.is_err() { return },
            () = renamed(&mut seen) => {}
        }
    }
}

/// Ends when the announced name may have changed; never, once discovery has ended.
async fn renamed(seen: &mut watch::Receiver<Seen>) {
    let before = seen.borrow().pages_name.clone();
    if seen.wait_for(|seen| seen.pages_name != before).await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn refresh(node: &Arc<Node>, open: &Arc<OpenNode>, lan: &Arc<Lan>, announced: Option<String>) {
    let (disk, open, seat) = (Arc::clone(node.folder().disk()), Arc::clone(open), Arc::clone(lan));
    let done = tokio::task::spawn_blocking(move || {
        let listening = seat.https.ip();
        let here = Here { host: addresses::host_name(), announced, addresses: addresses::of_listener(listening) };
        trusted(&*disk, |purpose| open.seal_for(purpose), &here, clock::now(), seat.trusted())
    });
    // Else the program is stopping.
    if let Ok(done) = done.await {
        lan.set(standing(done, lan.trusted()));
    }
}

/// How the pages stand after a look. What is in use stays so when nothing better came of it: devices can go on.
pub(super) fn standing(
    done: Result<Arc<PagesCertificate>, LanError>,
    in_use: Option<Arc<PagesCertificate>>,
) -> PagesTls {
    match (done, in_use) {
        (Ok(trusted), _) => PagesTls::Ready(trusted),
        (Err(error), Some(in_use)) => {
            tracing::error!(%error, "the pages for other computers keep their old certificate");
            PagesTls::Ready(in_use)
        }
        (Err(error), None) => {
            tracing::error!(%error, "the pages for other computers are not ready");
            PagesTls::Trouble(Arc::new(error))
        }
    }
}

/// What is to be used now: what is in use, if that still fits; else what the folder holds; else something new, kept first.
pub(super) fn trusted(
    disk: &dyn Disk,
    seal_for: impl Fn(&'static str) -> Result<OwnSeal, VaultError>,
    here: &Here,
    now: Millis,
    in_use: Option<Arc<PagesCertificate>>,
) -> Result<Arc<PagesCertificate>, LanError> {
    let files = Files::new(disk, seal_for)?;
    let authority = match files.authority()? {
        Some(authority) => authority,
        None => {
            let made = Authority::make(&here.addresses, now, random()?)?;
            files.keep_authority(&made)?;
            tracing::info!("the authority of the pages for other computers was made");
            made
        }
    };
    let naming =
        CertificateNames::new(here.host.as_deref(), here.announced.as_deref(), &here.addresses, &authority.others);
    let outside: Vec<IpAddr> =
        here.addresses.iter().copied().filter(|ip| !reach::covers(&authority.others, *ip)).collect();
    let hash = authority.hash();
    let held = files.certificate()?;
    let due = held.as_ref().map(|held| held.due(&hash, &naming, now));
    if let (Some(in_use), Some(None)) = (&in_use, due)
        && (in_use.hash, &in_use.naming, &in_use.outside) == (hash, &naming, &outside)
    {
        return Ok(Arc::clone(in_use));
    }
    let certificate = match held {
        Some(held) if due == Some(None) => held,
        Some(_) | None => {
            let made = authority.issue(naming, now, random()?)?;
            files.keep_certificate(&made)?;
            tracing::info!(?due, "the pages for other computers have a new certificate");
            made
        }
    };
    Ok(Arc::new(PagesCertificate::new(&authority, &certificate, outside)?))
}

fn random<const N: usize>() -> Result<[u8; N], LanError> {
    clock::random().map_err(|_| LanError::NoRandom)
}
