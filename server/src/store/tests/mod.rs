//! What the record promises. Helpers here; the promises in the files below. Must never sleep or ask the time.

mod attacks;
mod compaction;
mod copying;
mod damage;
mod faults;
mod format;
mod index;
mod older_keys;
mod power;
mod round_trip;

use std::collections::BTreeMap;
use std::sync::Arc;

use waystation_sync::id::{ChangeId, DeviceId, DocId, EditId, Epoch, Heads, PersonId, VocabularyMark};
use waystation_sync::record::{DataFrame, FrameKind, Met, Origin, Summary};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

use super::{Draft, Limits, Store, StoreError};
use crate::host::{DataFolder, SimDisk};
use crate::vault::{Cost, Keyring, LockedKeyring, NodeSecrets, Passphrase, PersonLock};

pub(crate) const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
pub(crate) const LOGIN: &str = "canary-login";
const CANARY: &[u8] = b"canary-of-the-coal-mine";

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("correct horse".to_owned())
}

pub(crate) fn secrets() -> NodeSecrets {
    NodeSecrets::of_seed(5)
}

pub(crate) fn lock(person: u8, login: &str) -> PersonLock {
    PersonLock::create(PersonId([person; 16]), login, &passphrase(), CHEAP).unwrap()
}

/// The keyring as the next start finds it; made if the folder is fresh.
fn keyring(folder: &DataFolder) -> Keyring {
    try_keyring(folder).unwrap()
}

fn try_keyring(folder: &DataFolder) -> Result<Keyring, StoreError> {
    Ok(match LockedKeyring::load(folder)? {
        Some(locked) => locked.unlock(LOGIN, &passphrase())?.0,
        None => Keyring::create(folder, secrets(), &[lock(9, LOGIN)])?,
    })
}

fn sim() -> (Arc<SimDisk>, DataFolder) {
    let disk = SimDisk::new();
    let folder = DataFolder::on(disk.clone());
    (disk, folder)
}

/// A simulated folder that holds what another one held, as after a restart.
fn copy_of(disk: &SimDisk) -> (Arc<SimDisk>, DataFolder) {
    let (copy, folder) = sim();
    disk.contents().iter().for_each(|(name, bytes)| copy.plant(name, bytes));
    (copy, folder)
}

/// Small files, and never a compaction that a test did not ask for.
const fn limits(segment_bytes: u64) -> Limits {
    Limits {
        segment_bytes,
        dead_bytes: 1,
        parts_of_dead: u64::MAX,
        frames_since_snapshot: u32::MAX,
        refused_bytes: 16_000,
        older_keys: false,
    }
}

/// What the chain of a record is proved with.
fn chain(folder: &DataFolder) -> crate::vault::ProofKey {
    super::proofs::Proofs::of(&keyring(folder)).unwrap().chain
}

fn open(folder: &DataFolder) -> (Store, super::Opened) {
    Store::open(folder, keyring(folder)).unwrap()
}

fn try_open(folder: &DataFolder, limits: Limits) -> Result<Store, StoreError> {
    Ok(Store::open_with(folder, try_keyring(folder)?, limits)?.0)
}

fn doc(number: u8) -> DocId {
    DocId([number; 32])
}

fn heads(number: u8) -> Heads {
    [ChangeId([number; 32])].into_iter().collect()
}

/// New changes of a document; `mark` tells this frame from others.
fn data(number: u8, mark: u8, chunk: &[u8]) -> Draft {
    let frame = DataFrame {
        origin: Origin::Here { edit: EditId([mark; 16]) },
        received: Millis(i64::from(mark)),
        chunks: vec![chunk.to_vec()],
        new: vec![ChangeId([mark; 32])],
        heads: heads(mark),
        accepted: Heads::default(),
        waiting: u32::from(mark),
        summary: Summary { key: None, form: 1, touched: None, facts: [b"facts of ", CANARY, &[mark]].concat() },
    };
    Draft { kind: FrameKind::Data, doc: doc(number), payload: frame.to_bytes().unwrap() }
}

/// A snapshot of a document; made by compaction if it brings nothing new.
fn snapshot(number: u8, mark: u8, compaction: bool) -> Draft {
    let draft = data(number, mark, b"whole");
    let mut frame: DataFrame = DataFrame::from_bytes(&draft.payload).unwrap();
    if compaction {
        frame.new.clear();
    }
    Draft { kind: FrameKind::Snapshot, payload: frame.to_bytes().unwrap(), ..draft }
}

/// Puts a snapshot in the place of a document's frames, as the node does of itself.
fn compact(store: &mut Store, number: u8) {
    let (sequence, frame) = newest(store, number);
    assert!(store.compact(&doc(number), sequence, whole_of(frame)).unwrap());
}

/// The newest frame of a document.
fn newest(store: &Store, number: u8) -> (u64, DataFrame) {
    let frames = store.frames(&doc(number)).unwrap();
    let (sequence, _, payload) = frames.iter().rfind(|(_, kind, _)| super::meaning::is_data(*kind)).unwrap();
    (*sequence, DataFrame::from_bytes(payload).unwrap())
}

/// What stands for a document of this newest frame.
fn whole_of(frame: DataFrame) -> DataFrame {
    DataFrame { chunks: vec![b"whole".to_vec()], ..frame }
}

fn met(accepted: Vec<(DocId, Heads, u32)>) -> Draft {
    let (peer, epoch) = (DeviceId([8; 16]), Epoch([2; 16]));
    let met = Met {
        peer,
        epoch,
        sequence: 0,
        at: Millis(1),
        vocabulary: VocabularyMark::default(),
        chain: None,
        accepted,
        refused: Vec::new(),
        complete: true,
    };
    Draft { kind: FrameKind::Met, doc: crate::vault::NODE, payload: met.to_bytes().unwrap() }
}

fn opaque(kind: FrameKind, number: u8, payload: &[u8]) -> Draft {
    Draft { kind, doc: doc(number), payload: payload.to_vec() }
}

/// Everything a reader can see, to compare two stores.
type Everything = (Vec<super::DocRow>, Vec<(DocId, Vec<(u64, FrameKind, Vec<u8>)>)>, Vec<(u64, DocId, Vec<u8>)>);

fn everything(store: &Store) -> Everything {
    let docs = (0..=u8::MAX).map(|number| (doc(number), store.frames(&doc(number)).unwrap()));
    let kinds = (0..=u8::MAX).flat_map(|number| store.frames_of_kind(FrameKind::of(number)).unwrap());
    (store.documents().unwrap(), docs.filter(|(_, frames)| !frames.is_empty()).collect(), kinds.collect())
}
