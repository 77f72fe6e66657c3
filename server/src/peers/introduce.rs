//! A laptop that its clinic does not know any more shows what the clinic itself once signed of it. Must never let one in:
//! a supervisor does.

use tokio::time::timeout;
use waystation_sync::directory::{Body, Row};
use waystation_sync::id::DeviceId;
use waystation_sync::record::Rows;
use waystation_sync::stored::Stored;
use waystation_sync::wire::{Frame, Kind};

use crate::net::error::LinkError;
use crate::net::link::Link;
use crate::node::{Command, OpenNode};

/// Bytes of an introduction, which a clinic reads of a computer that it does not know.
const INTRODUCTION_LEN_MAX: usize = 1024 * 1024;
/// What a row takes up besides its fact.
const ROW_OVERHEAD: usize = 128;

/// The laptop's side: shows its rows, its own first and then the newest, as many as fit.
pub(super) async fn show(mut link: Link, open: &OpenNode) -> Result<(), LinkError> {
    let directory = open.directory();
    let own = directory.rows().find(|row| is_about(row, |device, _| device == open.device()));
    let mut len = 0;
    let newest = directory.rows().rev().take_while(|row| {
        len += row.body.len() + ROW_OVERHEAD;
        len < INTRODUCTION_LEN_MAX - 2 * ROW_OVERHEAD
    });
    let rows: Vec<Row> = own.into_iter().chain(newest).cloned().collect();
    if let Ok(payload) = Rows(rows).to_bytes() {
        link.send(&Frame { kind: Kind::Introduction, payload }).await?;
    }
    link.close().await;
    Ok(())
}

/// The clinic's side: the first thing that an unknown computer says; `None` where it says nothing in time.
pub(super) async fn first_of(link: &mut Link) -> Option<Frame> {
    link.limit_payload(INTRODUCTION_LEN_MAX);
    let limit = link.limits().pairing_step;
    timeout(limit, link.recv()).await.ok()?.ok()?
}

/// Takes back what this clinic signed, if the one who shows it is a laptop that it once paired.
pub(super) async fn hear(payload: &[u8], link: &Link, open: &OpenNode) {
    let Ok(Rows(rows)) = Rows::from_bytes(payload) else { return };
    let Some(clinic) = open.clinic_key() else { return };
    let rows: Vec<Row> = rows.into_iter().filter(|row| row.is_true(&clinic)).collect();
    let shown = link.peer_hash().0;
    if rows.iter().any(|row| is_about(row, |_, hash| hash == shown)) {
        tracing::info!("a laptop that this clinic has forgotten showed that it was paired here");
        drop(open.inbox().send(Command::Rows(rows)).await);
    }
}

fn is_about(row: &Row, is_it: impl Fn(DeviceId, [u8; 32]) -> bool) -> bool {
    matches!(
        Body::from_bytes(&row.body),
        Some(Body::Device { device, certificate_hash, .. }) if is_it(device, certificate_hash)
    )
}
