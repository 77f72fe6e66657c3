//! What a simulated node keeps: the real record on a simulated disk, which a power cut robs of what was not synced.
//! Must never hand out a frame that the real record would not.

use std::collections::BTreeMap;
use std::sync::Arc;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;
use waystation::host::{DataFolder, SimDisk};
use waystation::store::Store;
use waystation::vault::{Cost, Keyring, LockedKeyring, NodeSecrets, Passphrase, PersonLock};
use waystation_sync::directory::Row;
use waystation_sync::id::{DeviceId, DocId, Epoch, Heads, PersonId};
use waystation_sync::record::{DataFrame, FrameKind, Met, Quarantined, Return};
use waystation_sync::replica::io::Draft;
use waystation_sync::replica::{NodeRole, StoredDoc};

/// Passphrases guard nothing here, so trying one should cost nothing.
const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };
const LOGIN: &str = "someone";

fn passphrase() -> Passphrase {
    Passphrase::new("candle wool harbour".into())
}

/// One node's record.
pub struct Record {
    disk: Arc<SimDisk>,
    folder: DataFolder,
    store: Option<Store>,
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
        let (store, _) = Store::open(&folder, keyring).expect("an empty record opens");
        Self { disk, folder, store: Some(store) }
    }

    fn store(&self) -> &Store {
        self.store.as_ref().expect("the record is open")
    }

    /// Makes a group durable.
    pub(super) fn append(&mut self, drafts: Vec<Draft>) -> Vec<u64> {
        self.store.as_mut().expect("the record is open").append(drafts).expect("the disk is well")
    }

    /// Ends the process, or the power: `under_way` is what was being written.
    pub(super) fn crash(&mut self, under_way: Option<Vec<Draft>>, rng: &mut ChaCha8Rng) {
        let mut store = self.store.take().expect("the record is open");
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
    }

    /// Opens the record as the next start does.
    pub(super) fn open(&mut self) {
        if self.store.is_none() {
            let locked = LockedKeyring::load(&self.folder).expect("the keyring reads").expect("there is one");
            let (keyring, _) = locked.unlock(LOGIN, &passphrase()).expect("the passphrase fits");
            self.store = Some(Store::open(&self.folder, keyring).expect("the record opens").0);
        }
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

    /// The changes of a document, oldest first.
    #[must_use]
    pub fn data(&self, doc: &DocId) -> Vec<DataFrame> {
        let frames = self.store().frames(doc).expect("frames read");
        frames
            .into_iter()
            .filter(|(_, kind, _)| matches!(kind, FrameKind::Data | FrameKind::Snapshot))
            .map(|(_, _, payload)| postcard::from_bytes(&payload).expect("a stored frame reads back"))
            .collect()
    }

    /// Every document as the index knows it.
    #[must_use]
    pub fn docs(&self) -> Vec<StoredDoc> {
        let rows = self.store().documents().expect("the index reads");
        rows.into_iter()
            .map(|row| StoredDoc {
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
        self.of::<Vec<Row>>(FrameKind::Directory).into_iter().flat_map(|(_, rows)| rows).collect()
    }

    fn of<T: for<'a> serde::Deserialize<'a>>(&self, kind: FrameKind) -> Vec<(DocId, T)> {
        let frames = self.store().frames_of_kind(kind).expect("frames read");
        frames
            .into_iter()
            .map(|(_, doc, payload)| (doc, postcard::from_bytes(&payload).expect("a stored frame reads back")))
            .collect()
    }

    /// The heads of a document as of its newest frame.
    #[must_use]
    pub fn heads(&self, doc: &DocId) -> Heads {
        self.data(doc).last().map(|frame| frame.heads.clone()).unwrap_or_default()
    }
}
