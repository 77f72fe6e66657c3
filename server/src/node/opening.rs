//! From keys and a record to a node at work: what is read at opening, and what a first opening writes.
//! Must never start the loop on a record whose directory is not the clinic's.

use std::collections::BTreeSet;
use std::sync::Arc;

use ed25519_dalek::{SigningKey, VerifyingKey};
use waystation_sync::care::Vocabulary;
use waystation_sync::directory;
use waystation_sync::id::{DeviceId, DocId, Epoch};
use waystation_sync::record::{FrameKind, Rows, Summary};
use waystation_sync::replica::io::Draft;
use waystation_sync::replica::{NodeRole, Replica, Start, StoredDoc};
use waystation_sync::stored::Stored;
use zeroize::Zeroizing;

use tokio::runtime::Handle;

use super::beginning;
use super::clock_watch::{self, ClockWatch};
use super::documents::Documents;
use super::driver::Driver;
use super::earlier;
use super::error::OpenError;
use super::inbox_room::InboxRoom;
use super::meetings::Meetings;
use super::open_node::OpenNode;
use super::people::lock_of;
use super::put_back;
use super::read_model::ReadModel;
use super::refresh;
use super::store_thread::StoreThread;
use super::unsaved::Unsaved;
use crate::host::{DataFolder, DiskError, clock};
use crate::net::identity::NodeIdentity;
use crate::store::{BACKUP_LIST, Limits, Store, StoreError};
use crate::vault::{Keyring, NodeSecrets, PersonLock, VaultError};

/// Fresh secrets for a clinic.
pub(crate) fn clinic_secrets() -> Result<NodeSecrets, OpenError> {
    let identity = NodeIdentity::generate().map_err(|_| OpenError::ClinicKey)?;
    let signing = SigningKey::from_bytes(&clock::random()?);
    let device = DeviceId(clock::id()?);
    Ok(NodeSecrets {
        device,
        epoch: Epoch(clock::id()?),
        role: NodeRole::Clinic,
        certificate_der: identity.certificate_der.clone(),
        private_key_der: identity.private_key_der.clone(),
        signing_key: Zeroizing::new(signing.to_bytes()),
        clinic: device,
        clinic_key: signing.verifying_key().to_bytes(),
    })
}

/// Makes the keyring and an empty record, and opens them. They are not finished: see [`beginning::finish`].
pub(crate) async fn create(
    folder: DataFolder,
    secrets: NodeSecrets,
    locks: &[PersonLock],
    runtime: &Handle,
) -> Result<OpenNode, OpenError> {
    let locks = locks.to_vec();
    let at = folder.clone();
    let keyring = tokio::task::spawn_blocking(move || -> Result<Keyring, VaultError> {
        beginning::begin(at.disk().as_ref())?;
        Keyring::create(&at, secrets, &locks)
    });
    let keyring = keyring.await.map_err(|_| OpenError::Stopping)??;
    open(folder, keyring, false, runtime).await
}

/// Makes a laptop's keyring and record from what the clinic gave it.
pub(crate) async fn create_laptop(
    folder: DataFolder,
    secrets: NodeSecrets,
    rows: Vec<directory::Row>,
    runtime: &Handle,
) -> Result<OpenNode, OpenError> {
    let key = VerifyingKey::from_bytes(&secrets.clinic_key).map_err(|_| OpenError::ClinicKey)?;
    let mut directory = directory::Directory::default();
    for row in rows.clone() {
        directory.take(row, &key)?;
    }
    let locks: Vec<PersonLock> = directory.locks.values().filter_map(|lock| lock_of(lock)).collect();
    let at = folder.clone();
    let made = tokio::task::spawn_blocking(move || -> Result<Store, OpenError> {
        beginning::begin(folder.disk().as_ref()).map_err(VaultError::from)?;
        let keyring = Keyring::create(&folder, secrets, &locks)?;
        let (mut store, _) = Store::open(&folder, keyring)?;
        let payload = Rows(rows).to_bytes()?;
        store.append(vec![Draft { kind: FrameKind::Directory, doc: DocId([0; 32]), payload }])?;
        beginning::finish(folder.disk().as_ref()).map_err(VaultError::from)?;
        Ok(store)
    });
    start(at, made.await.map_err(|_| OpenError::Stopping)??, runtime).await
}

/// Everything of one kind that reads; what a newer version wrote is passed over.
fn all<T: Stored>(store: &Store, kind: FrameKind) -> Result<Vec<(DocId, T)>, OpenError> {
    let frames = store.frames_of_kind(kind)?.into_iter();
    let read = frames.filter_map(|(sequence, doc, payload)| match T::from_bytes(&payload) {
        Ok(value) => Some((doc, value)),
        Err(error) => {
            tracing::warn!(sequence, %error, "a frame was passed over");
            None
        }
    });
    Ok(read.collect())
}

/// Whether a record has the row of its own node, which is the last that a set-up writes.
///
/// # Errors
/// [`OpenError`] where the record or the clinic's key does not read.
pub(crate) fn is_set_up(store: &Store) -> Result<bool, OpenError> {
    let secrets = store.keys().secrets();
    let clinic_key = VerifyingKey::from_bytes(&secrets.clinic_key).map_err(|_| OpenError::ClinicKey)?;
    let rows = all::<Rows>(store, FrameKind::Directory)?.into_iter().flat_map(|(_, rows)| rows.0).collect::<Vec<_>>();
    Ok(directory_of(&rows, &clinic_key).devices.contains_key(&secrets.device))
}

/// What the clinic's own rows say.
fn directory_of(rows: &[directory::Row], clinic_key: &VerifyingKey) -> directory::Directory {
    let mut directory = directory::Directory::default();
    // A row that is not the clinic's is told of where the replica starts.
    rows.iter().for_each(|row| drop(directory.take(row.clone(), clinic_key)));
    directory
}

/// Every other node that the directory lets in.
fn others(rows: &[directory::Row], clinic_key: &VerifyingKey, own: DeviceId) -> BTreeSet<DeviceId> {
    let directory = directory_of(rows, clinic_key);
    let devices = directory.devices.iter().filter(|(device, known)| known.active && **device != own);
    devices.map(|(device, _)| *device).collect()
}

/// A backup that was put back is none any more as soon as a node works in it, so its list goes: by then all of it was opened. When
/// it was made stays written beside the record, for people to be told.
fn forget_backup(folder: &DataFolder) -> Result<(), StoreError> {
    put_back::note(folder.disk().as_ref(), BACKUP_LIST);
    match folder.disk().remove(BACKUP_LIST) {
        Ok(()) => Ok(folder.disk().sync_folder()?),
        Err(DiskError::Missing { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Opens the record and starts the loop. With `older_keys`, also one whose keys are an older copy than it is.
pub(crate) async fn open(
    folder: DataFolder,
    keyring: Keyring,
    older_keys: bool,
    runtime: &Handle,
) -> Result<OpenNode, OpenError> {
    let at = folder.clone();
    let limits = Limits { older_keys, ..Limits::default() };
    let opened = tokio::task::spawn_blocking(move || {
        let opened = Store::open_with(&folder, keyring, limits)?;
        forget_backup(&folder)?;
        Ok::<_, StoreError>(opened)
    });
    let (store, opened) = opened.await.map_err(|_| OpenError::Stopping)??;
    if opened.keyless > 0 {
        tracing::warn!(documents = opened.keyless, "the keys are older than the record: some of it cannot be opened");
    }
    tracing::info!(frames = opened.frames, rebuilt = opened.rebuilt, cut_bytes = opened.cut_bytes, "record open");
    start(at, store, runtime).await
}

/// Reads what a replica starts from, and starts the loop.
async fn start(folder: DataFolder, store: Store, runtime: &Handle) -> Result<OpenNode, OpenError> {
    let secrets = store.keys().secrets().clone();
    let role = secrets.role;
    let clinic_key = VerifyingKey::from_bytes(&secrets.clinic_key).map_err(|_| OpenError::ClinicKey)?;
    let signing_key = (role == NodeRole::Clinic).then(|| SigningKey::from_bytes(&secrets.signing_key));
    let (run_seed, now) = (clock::random()?, clock_watch::moment());
    let (epoch, device) = (secrets.epoch, secrets.device);
    let drawer_keys = store.keys().drawer_keys()?;
    let read = tokio::task::spawn_blocking(move || -> Result<_, OpenError> {
        let documents = store.documents()?;
        let summaries: Vec<(DocId, Summary)> = documents.iter().map(|doc| (doc.doc, doc.summary.clone())).collect();
        let heads = documents.iter().map(|doc| (doc.doc, doc.heads.clone())).collect();
        let docs = documents
            .into_iter()
            .map(|doc| StoredDoc {
                receipts: doc.receipts,
                doc: doc.doc,
                sequence: doc.sequence,
                heads: doc.heads,
                accepted: doc.accepted,
                waiting: doc.waiting,
            })
            .collect();
        let directory: Vec<directory::Row> =
            all::<Rows>(&store, FrameKind::Directory)?.into_iter().flat_map(|(_, rows)| rows.0).collect();
        let met = earlier::mets(&store, &others(&directory, &clinic_key, device))?;
        let quarantined = earlier::refused(&store)?;
        let meetings = Meetings::from_record(earlier::page_before(&store, u64::MAX)?);
        let start = Start {
            device,
            role,
            epoch,
            clinic_key,
            signing_key,
            run_seed,
            vocabulary: Vocabulary::CURRENT,
            docs,
            rows: directory,
            met,
            quarantined,
        };
        let put_back = put_back::read(folder.disk().as_ref());
        let (disk, written_at) = (Arc::clone(folder.disk()), clock_watch::written_at(&store)?);
        let clock = ClockWatch::open(disk, store.keys().secrets(), written_at, now)?;
        let unsaved = Unsaved::open(folder, drawer_keys);
        let beside = (unsaved, Arc::new(clock), put_back);
        Ok((store, Replica::start(start)?, (summaries, heads, meetings), beside))
    });
    let (store, replica, (summaries, heads, meetings), (unsaved, clock, put_back)) =
        read.await.map_err(|_| OpenError::Stopping)??;
    let (store_thread, _thread) = StoreThread::start(store)?;
    let documents = Documents::new(store_thread.clone(), heads);
    let read = Arc::new(ReadModel::new(documents, summaries, replica.directory().clone(), meetings));
    read.set_status(replica.status());
    runtime.spawn(clock_watch::run(Arc::downgrade(&clock), Arc::downgrade(&read)));
    runtime.spawn(refresh::run(Arc::downgrade(&read), store_thread.clone()));
    let (inbox, _loop) = Driver::start(replica, store_thread.clone(), Arc::clone(&read), runtime);
    let (inbox_room, signers) = (InboxRoom::default(), super::people::Signers::default());
    Ok(OpenNode { secrets, read, inbox, inbox_room, unsaved, clock, signers, store_thread, put_back })
}
