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
    let shown = link.peer_hash().0;
    if !begins_with_own(&rows, shown, |row| row.is_true(&clinic)) {
        return;
    }
    tracing::info!("a laptop that this clinic has forgotten showed that it was paired here");
    let rows: Vec<Row> = rows.into_iter().filter(|row| row.is_true(&clinic)).collect();
    drop(open.inbox().send(Command::Rows(rows)).await);
}

/// Whether the first row is one of the computer that shows it, and `is_true`. Of what a stranger sends no more than one
/// signature is ever looked at: checking thousands takes seconds.
fn begins_with_own(rows: &[Row], shown: [u8; 32], is_true: impl FnOnce(&Row) -> bool) -> bool {
    rows.first().is_some_and(|row| is_about(row, |_, hash| hash == shown) && is_true(row))
}

fn is_about(row: &Row, is_it: impl Fn(DeviceId, [u8; 32]) -> bool) -> bool {
    matches!(
        Body::from_bytes(&row.body),
        Some(Body::Device { device, certificate_hash, .. }) if is_it(device, certificate_hash)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u64, hash: u8) -> Row {
        let device = Body::Device {
            device: DeviceId([hash; 16]),
            name: "A computer".to_owned(),
            certificate_hash: [hash; 32],
            people: Vec::new(),
            active: true,
        };
        Row { number, body: device.to_bytes().unwrap(), signature: vec![0; 64] }
    }

    #[test]
    fn of_a_strangers_rows_one_signature_is_looked_at_and_of_another_computers_none() {
        let rows: Vec<Row> = (1..=1_000).map(|number| row(number, 7)).collect();
        let looked_at = std::cell::Cell::new(0);
        let count = |is_true: bool| {
            let looked_at = &looked_at;
            move |_: &Row| {
                looked_at.set(looked_at.get() + 1);
                is_true
            }
        };
        assert!(!begins_with_own(&rows, [7; 32], count(false)));
        assert_eq!(looked_at.get(), 1);
        assert!(begins_with_own(&rows, [7; 32], count(true)));
        assert!(!begins_with_own(&rows, [8; 32], count(true)));
        assert!(!begins_with_own(&[], [8; 32], count(true)));
        assert_eq!(looked_at.get(), 2, "a row about somebody else is not looked at");
    }
}
