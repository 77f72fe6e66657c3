//! What a simulated node keeps: the real record on a simulated disk, which a power cut robs of what was not synced.
//! Must never hand out a frame that the real record would not.

use std::collections::BTreeMap;
use std::sync::Arc;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;
use waystation::host::{DataFolder, SimDisk};
use waystation::store::{Limits, Store};
use waystation::vault::{Cost, Keyring, LockedKeyring, NodeSecrets, Passphrase, PersonLock};
use waystation_sync::care::declare::Summary;
use waystation_sync::directory::Row;
use waystation_sync::id::{DeviceId, DocId, Epoch, Heads, PersonId};
use waystation_sync::record::{ChainMark, DataFrame, FrameKind, Met, Quarantined, Return, Rows};
use waystation_sync::replica::io::Draft;
use waystation_sync::replica::snapshot::snapshot;
use waystation_sync::replica::{NodeRole, StoredDoc};
use waystation_sync::stored::Stored;

/// Passphrases guard nothing here, so trying one should cost nothing.
const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
const LOGIN: &str = "someone";

fn passphrase() -> Passphrase {
    Passphrase::new("candle wool harbour".into())
}

/// Small, so that records of a few hundred acts are made shorter, and room is given back.
fn limits() -> Limits {
    Limits { segment_bytes: 24 * 1024, dead_bytes: 1024, frames_since_snapshot: 3, ..Limits::default() }
}

/// A snapshot that was made and is not in the record yet: of which document, as of which frame.
type Made = (DocId, u64, DataFrame);

/// One node's record.
pub struct Record {
    disk: Arc<SimDisk>,
    folder: DataFolder,
    store: Option<Store>,
    is_stopped: bool,
    /// Whether the disk has trouble now.
    is_faulty: bool,
    is_short: bool,
    making: Option<Made>,
    /// How often a document's frames were made one, and room was given back.
    pub compacted: u64,
}

impl Record {
    /// A new record.
    pub(super) fn new(device: DeviceId, role: NodeRole) -> Self {
        let disk = SimDisk::new();
        let folder = DataFolder::on(Arc::<SimDisk>::clone(&disk) as _);
        let lock = PersonLock::create(PersonId([9; 16]), LOGIN, &passphrase(), CHEAP).expect("a lock");
        let secrets = NodeSecrets {
            device,
            epoch: Epoch([1; 16]),
            role,
            certificate_der: Vec::new(),
            private_key_der: Vec::new().into(),
            signing_key: [0; 32].into(),
            clinic: device,
            clinic_key: [0; 32],
        };
        let keyring = Keyring::create(&folder, secrets, &[lock]).expect("a keyring");
        let (store, _) = Store::open_with(&folder, keyring, limits()).expect("an empty record opens");
        let (making, compacted) = (None, 0);
        Self {
            disk,
            folder,
            store: Some(store),
            is_stopped: false,
            is_faulty: false,
            is_short: false,
            making,
            compacted,
        }
    }

    /// One step of making the record shorter, as a node takes it while the store has nothing else to do. A snapshot that was
    /// made before somebody wrote again goes to nothing. A disk that does not take it says so at the next save.
    fn make_shorter(&mut self) {
        let store = self.store.as_mut().expect("the record is open");
        if let Some((doc, sequence, frame)) = self.making.take() {
            self.compacted += u64::from(store.compact(&doc, sequence, frame).unwrap_or(false));
        } else if let Ok(Some(due)) = store.next_due() {
            let frame = snapshot(&due.frames).expect("a snapshot is made");
            self.making = Some((due.doc, due.sequence, frame));
        } else {
            self.compacted += u64::from(store.sweep().unwrap_or(0) > 0);
        }
    }

    fn store(&self) -> &Store {
        self.store.as_ref().expect("the record is open")
    }

    /// Makes a group durable; `None` when the disk did not take it. Where it was only full, the next one may be taken; else
    /// nothing is until the next start.
    pub(super) fn append(&mut self, drafts: Vec<Draft>) -> Option<Vec<u64>> {
        // As often before what is saved as after it, without a choice of its own.
        let is_before = self.len().is_multiple_of(2);
        if is_before {
            self.make_shorter();
        }
        let appended = self.store.as_mut().expect("the record is open").append(drafts);
        if !is_before && appended.is_ok() {
            self.make_shorter();
        }
        match appended {
            Ok(sequences) => Some(sequences),
            Err(error) if error.is_full() => None,
            Err(_) => {
                self.is_stopped = true;
                None
            }
        }
    }

    /// Whether the disk has only so much room.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        self.is_short
    }

    /// Somebody made room while the program goes on.
    pub fn make_room(&mut self) {
        self.is_short = false;
        self.disk.set_room(None);
    }

    /// Whether the disk failed, so that nothing is taken until the next start.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// One of the next few syncs fails.
    pub fn fail_a_sync(&mut self, skip: u32) {
        self.is_faulty = true;
        self.disk.fail_syncs(skip, 1);
    }

    /// The disk has room for so many more bytes.
    pub fn fill_up(&mut self, left: usize) {
        (self.is_faulty, self.is_short) = (true, true);
        self.disk.set_room(Some(self.disk.used() + left));
    }

    /// Ends the process, or the power: `under_way` is what was being written.
    pub(super) fn crash(&mut self, under_way: Option<Vec<Draft>>, rng: &mut ChaCha8Rng) {
        let mut store = self.store.take().expect("the record is open");
        self.making = None;
        if let Some(drafts) = under_way {
            self.disk.stop_after(u64::from(rng.next_u32() % 6));
            // It fails somewhere in the middle, or just not.
            drop(store.append(drafts));
        }
        drop(store);
        if rng.next_u32().is_multiple_of(2) {
            self.disk.power_cut(rng.next_u64());
        } else {
            // The process alone: what it had handed to the operating system is there.
            self.disk.restart();
        }
        self.heal();
        self.is_stopped = false;
    }

    /// Opens the record as the next start does; false when the disk does not let it, and then nothing has changed.
    pub(super) fn open(&mut self) -> bool {
        if self.store.is_some() {
            return true;
        }
        let locked = LockedKeyring::load(&self.folder).expect("the keyring reads").expect("there is one");
        self.store = match locked.unlock(LOGIN, &passphrase()) {
            Ok((keyring, _)) => match Store::open_with(&self.folder, keyring, limits()) {
                Ok((store, _)) => Some(store),
                Err(error) => {
                    assert!(self.is_faulty, "the record opens: {error:?}");
                    None
                }
            },
            Err(error) => {
                assert!(self.is_faulty, "the passphrase fits: {error:?}");
                None
            }
        };
        self.store.is_some()
    }

    /// Somebody made room, and the disk works again.
    pub(super) fn heal(&mut self) {
        self.make_room();
        self.disk.fail_syncs(0, 0);
        self.is_faulty = false;
    }

    /// Every file as it is now.
    #[must_use]
    pub fn backup(&self) -> BTreeMap<String, Vec<u8>> {
        self.disk.contents()
    }

    /// Puts files back as they were, while the node is down.
    pub fn put_back(&mut self, files: &BTreeMap<String, Vec<u8>>) {
        assert!(self.store.is_none(), "the node is down");
        self.disk = SimDisk::new();
        self.folder = DataFolder::on(Arc::<SimDisk>::clone(&self.disk) as _);
        files.iter().for_each(|(name, bytes)| self.disk.plant(name, bytes));
    }

    /// How far the chain has come.
    #[must_use]
    pub fn chain(&self) -> ChainMark {
        self.store().chain_mark()
    }

    /// How many frames there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.store().last_sequence()
    }

    /// Whether nothing was ever kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the index keeps beside a document.
    #[must_use]
    pub fn summary(&self, doc: &DocId) -> Summary {
        self.store().row(doc).expect("the index reads").expect("the document is here").summary
    }

    /// The changes of a document, oldest first.
    #[must_use]
    pub fn data(&self, doc: &DocId) -> Vec<DataFrame> {
        self.frames_after(doc, 0).into_iter().map(|(_, _, frame)| frame).collect()
    }

    /// The changes of a document after a sequence, oldest first, each with its own.
    #[must_use]
    pub fn frames_after(&self, doc: &DocId, since: u64) -> Vec<(u64, FrameKind, DataFrame)> {
        let frames = self.store().frames(doc).expect("frames read");
        frames
            .into_iter()
            .filter(|(sequence, kind, _)| *sequence > since && matches!(kind, FrameKind::Data | FrameKind::Snapshot))
            .map(|(sequence, kind, payload)| {
                (sequence, kind, DataFrame::from_bytes(&payload).expect("a stored frame reads back"))
            })
            .collect()
    }

    /// Every document as the index knows it.
    #[must_use]
    pub fn docs(&self) -> Vec<StoredDoc> {
        let rows = self.store().documents().expect("the index reads");
        rows.into_iter()
            .map(|row| StoredDoc {
                receipts: row.receipts,
                doc: row.doc,
                sequence: row.sequence,
                heads: row.heads,
                accepted: row.accepted,
                waiting: row.waiting,
            })
            .collect()
    }

    /// Every note of a meeting.
    #[must_use]
    pub fn met(&self) -> Vec<Met> {
        self.of(FrameKind::Met).into_iter().map(|(_, met)| met).collect()
    }

    /// What meetings brought, batch by batch.
    #[must_use]
    pub fn returns(&self) -> Vec<Return> {
        self.of(FrameKind::Return).into_iter().map(|(_, batch)| batch).collect()
    }

    /// Everything in quarantine.
    #[must_use]
    pub fn quarantined(&self) -> Vec<(DocId, Quarantined)> {
        self.of(FrameKind::Quarantine)
    }

    /// Every directory row.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.of::<Rows>(FrameKind::Directory).into_iter().flat_map(|(_, rows)| rows.0).collect()
    }

    /// The payloads of one kind as they are.
    #[must_use]
    pub fn payloads(&self, kind: FrameKind) -> Vec<Vec<u8>> {
        self.store().frames_of_kind(kind).expect("frames read").into_iter().map(|(_, _, payload)| payload).collect()
    }

    /// Opens a record with these files, and reads all of it if it opens. What is wrong with it is an error, never a panic.
    pub fn read_all_of(files: &BTreeMap<String, Vec<u8>>) {
        let disk = SimDisk::new();
        files.iter().for_each(|(name, bytes)| disk.plant(name, bytes));
        let folder = DataFolder::on(disk as _);
        let Ok(Some(locked)) = LockedKeyring::load(&folder) else { return };
        let Ok((keyring, _)) = locked.unlock(LOGIN, &passphrase()) else { return };
        let Ok((store, _)) = Store::open(&folder, keyring) else { return };
        let Ok(docs) = store.documents() else { return };
        for doc in docs {
            drop(store.frames(&doc.doc));
        }
        for number in 0..=u8::MAX {
            drop(store.frames_of_kind(FrameKind::of(number)));
        }
    }

    fn of<T: Stored>(&self, kind: FrameKind) -> Vec<(DocId, T)> {
        let frames = self.store().frames_of_kind(kind).expect("frames read");
        frames
            .into_iter()
            .map(|(_, doc, payload)| (doc, T::from_bytes(&payload).expect("a stored frame reads back")))
            .collect()
    }

    /// The heads of a document as of its newest frame.
    #[must_use]
    pub fn heads(&self, doc: &DocId) -> Heads {
        self.data(doc).last().map(|frame| frame.heads.clone()).unwrap_or_default()
    }
}
