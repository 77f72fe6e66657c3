//! Keeps the certificates fit: made at the first opening, renewed in time, made anew when this computer's names or addresses
//! change; and finds the one of a locked clinic. Must never make a second authority, nor use a certificate before it is durable.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use waystation_sync::time::Millis;

use super::addresses;
use super::authority::Authority;
use super::certificate::Purpose;
use super::error::LanError;
use super::files::{self, AUTHORITY_FILE, Files};
use super::here::Here;
use super::pages_tls::{Lan, PagesCertificate, PagesTls, WaitingCertificate};
use super::reach::Reach;
use crate::host::{Disk, clock};
use crate::net::discovery::Seen;
use crate::node::{Node, OpenNode, Phase};
use crate::vault::{OwnSeal, VaultError};

/// How often it is looked whether another certificate is due, in milliseconds. A new address counts as soon.
const LOOK_EVERY_MS: u64 = 60_000;

/// Keeps `lan` up to date until the task is dropped.
pub(crate) async fn run(node: Arc<Node>, lan: Arc<Lan>, mut seen: watch::Receiver<Seen>) {
    let mut opened = node.watch_open();
    let mut told = None;
    loop {
        let announced = seen.borrow_and_update().pages_name.clone();
        match node.open() {
            Ok(open) => refresh(&node, &open, &lan, announced).await,
            Err(_) => {
                lan.set(PagesTls::Shut);
                if node.phase() == Phase::Locked {
                    wait(&node, &lan, &mut told).await;
                }
            }
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
        let now = clock::now();
        let seal_for = |purpose| open.seal_for(purpose);
        let done = standing(trusted(&*disk, seal_for, &here, now, seat.trusted()), seat.trusted());
        if let PagesTls::Ready(trusted) = &done {
            match waiting(&*disk, seal_for, trusted, now) {
                Ok(waiting) => seat.set_waiting(Some(waiting)),
                Err(error) => tracing::error!(%error, "a locked clinic will have no page for tablets"),
            }
        }
        seat.set(done);
    });
    // An error only where the program is stopping.
    done.await.ok();
}

/// Lets a locked clinic show its one page, if it can. Why it cannot is told once.
async fn wait(node: &Node, lan: &Arc<Lan>, told: &mut Option<&'static str>) {
    let disk = Arc::clone(node.folder().disk());
    let Ok(left) = tokio::task::spawn_blocking(move || left(&*disk, clock::now())).await else { return };
    let why = left.as_ref().err().copied();
    if let Some(why) = why.filter(|why| Some(*why) != *told) {
        tracing::warn!("tablets are shown no page while the clinic is locked: {why}");
    }
    *told = why;
    lan.set_waiting(left.ok());
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
/// The authority's key is opened when the clinic was, which proves it, and to sign; a look at what fits opens nothing.
pub(super) fn trusted(
    disk: &dyn Disk,
    seal_for: impl Fn(&'static str) -> Result<OwnSeal, VaultError>,
    here: &Here,
    now: Millis,
    in_use: Option<Arc<PagesCertificate>>,
) -> Result<Arc<PagesCertificate>, LanError> {
    if let Some(in_use) = in_use.filter(|in_use| in_use.fits(here, now)) {
        return Ok(in_use);
    }
    let files = Files::new(disk, seal_for)?;
    let authority = match files.authority()? {
        Some(authority) => authority,
        None => {
            let made = Authority::make(Reach::new(here.host.as_deref(), &here.addresses), now, random()?)?;
            files.keep_authority(&made)?;
            tracing::info!("the authority of the pages for other computers was made");
            made
        }
    };
    let (naming, outside) = here.naming(&authority.reach);
    let held = files.certificate()?;
    let due = held.as_ref().map(|held| held.term.due(Purpose::Pages, (&authority.hash(), &naming), now));
    let certificate = match held {
        Some(held) if due == Some(None) => held,
        Some(_) | None => {
            let made = authority.issue(Purpose::Pages, naming, now, random()?)?;
            files.keep_certificate(&made)?;
            tracing::info!(?due, "the pages for other computers have a new certificate");
            made
        }
    };
    Ok(Arc::new(PagesCertificate::new(&authority, &certificate, outside)?))
}

/// What a locked clinic will show: what the folder holds, if it is still good; else something new, kept first.
pub(super) fn waiting(
    disk: &dyn Disk,
    seal_for: impl Fn(&'static str) -> Result<OwnSeal, VaultError>,
    trusted: &PagesCertificate,
    now: Millis,
) -> Result<Arc<WaitingCertificate>, LanError> {
    let held = files::waiting(disk)?;
    let due = held.as_ref().map(|held| held.term.due(Purpose::Waiting, (&trusted.hash, &trusted.naming), now));
    if let (Some(held), Some(None)) = (held, due)
        && let Ok(held) = WaitingCertificate::new(&held)
    {
        return Ok(Arc::new(held));
    }
    let authority = Files::new(disk, seal_for)?.authority()?;
    let authority = authority.ok_or(LanError::Damaged { file: AUTHORITY_FILE })?;
    let made = authority.issue(Purpose::Waiting, trusted.naming.clone(), now, random()?)?;
    files::keep_waiting(disk, &made)?;
    tracing::info!(?due, "the page of a locked clinic has a new certificate");
    Ok(Arc::new(WaitingCertificate::new(&made)?))
}

/// What the folder of a locked clinic holds to be shown, if devices still take it.
pub(super) fn left(disk: &dyn Disk, now: Millis) -> Result<Arc<WaitingCertificate>, &'static str> {
    let held = files::waiting(disk).ok().flatten().and_then(|held| WaitingCertificate::new(&held).ok());
    let held = held.ok_or("there is no certificate for it in the data folder")?;
    if held.is_over(now) {
        Err("its certificate is over: the clinic was not open for too long")
    } else {
        Ok(Arc::new(held))
    }
}

fn random<const N: usize>() -> Result<[u8; N], LanError> {
    clock::random().map_err(|_| LanError::NoRandom)
}
