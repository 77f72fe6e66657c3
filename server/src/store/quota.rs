//! How much of what one device sends is kept in quarantine. Must never forget that something was refused: beyond the
//! quota its hash is kept, and only its bytes are not.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use waystation_sync::id::{ChangeId, DeviceId};
use waystation_sync::record::{FrameKind, Quarantined};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

use super::index::Refused;
use super::meaning::Meaning;
use super::prepared::Prepared;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What is kept of each device and day (UTC).
#[derive(Debug)]
pub(super) struct Quota {
    most: u64,
    kept: BTreeMap<(DeviceId, i64), u64>,
}

impl Quota {
    /// What is kept already, and the most bytes of one device and day.
    pub(super) fn of(refused: &[Refused], most: u64) -> Self {
        let mut quota = Self { most, kept: BTreeMap::new() };
        for Refused { held, bytes, .. } in refused {
            quota.add(held.device, held.received, *bytes);
        }
        quota
    }

    fn add(&mut self, device: DeviceId, received: Millis, bytes: u64) {
        *self.kept.entry(key(device, received)).or_default() += bytes;
    }

    /// Takes the bytes out of refusals beyond the quota. Frames of a newer form are left as they are.
    pub(super) fn hold(&mut self, prepared: &mut Prepared) {
        for (draft, meaning) in prepared.drafts.iter_mut().zip(&mut prepared.meanings) {
            if draft.kind != FrameKind::Quarantine {
                continue;
            }
            let Ok(held) = Quarantined::from_bytes(&draft.payload) else { continue };
            let kept = self.kept.get(&key(held.device, held.received)).copied().unwrap_or(0);
            let short = without_bytes(&held);
            if kept + draft.payload.len() as u64 > self.most
                && let Ok(payload) = short.to_bytes()
            {
                draft.payload = payload;
                *meaning = Meaning::Quarantined(short);
            }
            self.add(held.device, held.received, draft.payload.len() as u64);
        }
    }
}

fn key(device: DeviceId, received: Millis) -> (DeviceId, i64) {
    (device, received.0.div_euclid(DAY_MS))
}

/// A refusal by its hash alone: of the change, or of the bytes where they are none.
fn without_bytes(held: &Quarantined) -> Quarantined {
    let change = if held.change == ChangeId([0; 32]) {
        let mut hash = Sha256::new();
        held.chunks.iter().for_each(|chunk| hash.update(chunk));
        ChangeId(hash.finalize().into())
    } else {
        held.change
    };
    Quarantined { change, chunks: Vec::new(), ..held.clone() }
}
