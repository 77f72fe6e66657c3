//! Watches this computer's clock while the node is open, and keeps what is sure of it from run to run. Must never change the
//! clock, nor stop anything because of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use waystation_sync::record::{DataFrame, FrameKind, Met};
use waystation_sync::stored::Stored;
use waystation_sync::time::Millis;

use super::clock_doubt::{Clock, ClockDoubt, Moment, Sure};
use super::live::Happening;
use super::read_model::ReadModel;
use crate::host::disk::{read_whole, replace_whole};
use crate::host::{Disk, clock};
use crate::store::{Store, StoreError};
use crate::vault::{NodeSecrets, OwnSeal, VaultError};

/// The file in the data folder that keeps what is sure of the clock. Where it is missing the record tells.
const FILE: &str = "computer-clock";
/// The number of the file's form, its first byte.
const FORM: u8 = 1;
/// Largest such file that is read, in bytes.
const BYTES_MAX: u64 = 256;
/// Newest frames of a kind that are looked at for when something was written here.
const FRAMES_LOOKED_AT: usize = 100;
/// How often the clock is looked at, in milliseconds.
const LOOK_EVERY_MS: u64 = 30_000;
/// How far what is kept may be behind, in milliseconds: the file is not written at every look.
const KEPT_BEHIND_MS_MAX: i64 = 15 * 60 * 1000;

/// The clock of an open node.
pub(crate) struct ClockWatch {
    clock: Mutex<Clock>,
    kept: Mutex<Sure>,
    disk: Arc<dyn Disk>,
    seal: OwnSeal,
}

/// This moment, by both measures.
pub(super) fn moment() -> Moment {
    (clock::now(), clock::uptime())
}

/// When something was written here, by this computer's own clock: the newest of it.
pub(super) fn written_at(store: &Store) -> Result<Vec<Millis>, StoreError> {
    let newest = |kind| store.frames_of_kind_in(kind, 0..u64::MAX, FRAMES_LOOKED_AT);
    let data = newest(FrameKind::Data)?.into_iter();
    let mets = newest(FrameKind::Met)?.into_iter();
    let received = data.filter_map(|(_, _, payload)| DataFrame::from_bytes(&payload).ok().map(|frame| frame.received));
    let met = mets.filter_map(|(_, _, payload)| Met::from_bytes(&payload).ok().map(|met| met.at));
    Ok(received.chain(met).collect())
}

impl ClockWatch {
    /// The clock of a node whose record was last written at `written_at`. A file that does not read is as good as none.
    pub(super) fn open(
        disk: Arc<dyn Disk>,
        secrets: &NodeSecrets,
        written_at: Vec<Millis>,
        now: Moment,
    ) -> Result<Self, VaultError> {
        let seal = secrets.seal_for(FILE)?;
        let sure = read(disk.as_ref(), &seal).unwrap_or_default();
        Ok(Self { clock: Mutex::new(Clock::new(sure, written_at, now)), kept: Mutex::new(sure), disk, seal })
    }

    fn clock(&self) -> MutexGuard<'_, Clock> {
        self.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why the clock may be wrong now, if it may.
    pub(super) fn doubt(&self, read: &ReadModel) -> Option<ClockDoubt> {
        self.clock().doubt(moment(), &read.status().skews)
    }

    /// Somebody said that it is right; kept, so that nobody is asked again after a restart.
    pub(super) async fn is_right(self: &Arc<Self>, read: &ReadModel) {
        let sure = self.clock().is_right(moment(), &read.status().skews);
        self.keep(sure).await;
        read.live.tell(Happening::Sync);
    }

    fn go_on(&self, read: &ReadModel) -> Option<Sure> {
        let kept = *self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let sure = self.clock().go_on(moment(), &read.status().skews)?;
        (sure.newest.since(kept.newest) > KEPT_BEHIND_MS_MAX).then_some(sure)
    }

    async fn keep(self: &Arc<Self>, sure: Sure) {
        let watch = Arc::clone(self);
        let kept = tokio::task::spawn_blocking(move || watch.write(sure));
        // Else the program is stopping.
        if let Ok(Err(error)) = kept.await {
            tracing::warn!(%error, "what is sure of the clock could not be kept");
        }
    }

    fn write(&self, sure: Sure) -> Result<(), VaultError> {
        let too_large = |_| VaultError::TooLarge { what: "what is sure of the clock" };
        let plain = postcard::to_stdvec(&(FORM, sure)).map_err(too_large)?;
        replace_whole(self.disk.as_ref(), FILE, &self.seal.seal(&plain)?)?;
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = sure;
        Ok(())
    }
}

fn read(disk: &dyn Disk, seal: &OwnSeal) -> Option<Sure> {
    let sealed = read_whole(disk, FILE, BYTES_MAX).ok()??;
    let plain = seal.open(&sealed).ok()?;
    let (form, sure): (u8, Sure) = postcard::from_bytes(&plain).ok()?;
    (form == FORM).then_some(sure)
}

/// Looks at the clock again and again until the node is closed, and tells those who look when it comes into doubt.
pub(super) async fn run(watch: Weak<ClockWatch>, read: Weak<ReadModel>) {
    let mut told = None;
    loop {
        tokio::time::sleep(Duration::from_millis(LOOK_EVERY_MS)).await;
        {
            let (Some(watch), Some(read)) = (watch.upgrade(), read.upgrade()) else { return };
            if let Some(sure) = watch.go_on(&read) {
                watch.keep(sure).await;
            }
            let doubt = watch.doubt(&read).map(|doubt| std::mem::discriminant(&doubt));
            if std::mem::replace(&mut told, doubt) != doubt {
                tracing::warn!(in_doubt = doubt.is_some(), "this computer's clock");
                read.live.tell(Happening::Sync);
            }
        }
    }
}
