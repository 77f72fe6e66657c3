//! Making many frames of a document one, while the store has nothing else to do. Must never keep the store from a request
//! for longer than one step takes.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::JoinHandle;

use waystation_sync::id::DocId;
use waystation_sync::record::DataFrame;
use waystation_sync::replica::snapshot::{SnapshotError, snapshot};

use crate::store::{Due, Store, StoreError, Sweeping, Swept};

/// What comes after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// There may be more to do.
    Again,
    /// A snapshot is being made, or a segment written anew.
    Later,
    /// There is nothing to do before something else was written.
    Nothing,
}

/// A snapshot that was made on a thread of its own.
type Made = (DocId, u64, Result<DataFrame, SnapshotError>);

/// What is under way.
pub(super) struct Compactor {
    making: Option<Receiver<Made>>,
    sweeping: Option<JoinHandle<Result<Swept, StoreError>>>,
    /// Room may be to be given back: something was retired since the last look, or in the last run.
    may_sweep: bool,
}

impl Default for Compactor {
    fn default() -> Self {
        Self { making: None, sweeping: None, may_sweep: true }
    }
}

impl Drop for Compactor {
    /// Waits for the thread that holds the folder: who opens it next must find it free.
    fn drop(&mut self) {
        if let Some(sweeping) = self.sweeping.take() {
            drop(sweeping.join());
        }
    }
}

impl Compactor {
    /// Does one thing.
    pub(super) fn step(&mut self, store: &mut Store) -> Step {
        match self.try_step(store) {
            Ok(step) => step,
            Err(error) => {
                // Nothing is lost: the frames are as they were. A store that stopped says so at the next save.
                tracing::warn!(%error, "a document could not be made shorter");
                (self.making, self.may_sweep) = (None, false);
                if self.sweeping.is_some() { Step::Later } else { Step::Nothing }
            }
        }
    }

    fn try_step(&mut self, store: &mut Store) -> Result<Step, StoreError> {
        if let Some(making) = self.making.take() {
            return self.finish(store, making);
        }
        if let Some(due) = store.next_due()? {
            self.making = start(due);
            return Ok(Step::Later);
        }
        if let Some(sweeping) = self.sweeping.take() {
            return self.finish_sweep(store, sweeping);
        }
        if self.may_sweep {
            let Some(sweeping) = store.next_sweep()? else {
                self.may_sweep = false;
                return Ok(Step::Nothing);
            };
            self.sweeping = start_sweep(sweeping);
            self.may_sweep = self.sweeping.is_some();
            return Ok(if self.may_sweep { Step::Later } else { Step::Nothing });
        }
        Ok(Step::Nothing)
    }

    fn finish_sweep(
        &mut self,
        store: &mut Store,
        sweeping: JoinHandle<Result<Swept, StoreError>>,
    ) -> Result<Step, StoreError> {
        if !sweeping.is_finished() {
            self.sweeping = Some(sweeping);
            return Ok(Step::Later);
        }
        match sweeping.join() {
            Ok(swept) => drop(store.take_swept(&swept?)?),
            Err(_) => {
                tracing::error!("a file of the record was not written anew");
                self.may_sweep = false;
            }
        }
        Ok(Step::Again)
    }

    fn finish(&mut self, store: &mut Store, making: Receiver<Made>) -> Result<Step, StoreError> {
        match making.try_recv() {
            Err(TryRecvError::Empty) => {
                self.making = Some(making);
                return Ok(Step::Later);
            }
            Err(TryRecvError::Disconnected) => tracing::error!("a snapshot was not finished"),
            Ok((_, _, Err(error))) => tracing::error!(%error, "a snapshot was not made"),
            Ok((doc, sequence, Ok(frame))) => self.may_sweep |= store.compact(&doc, sequence, frame)?,
        }
        Ok(Step::Again)
    }
}

/// Makes the snapshot on a thread of its own, since it takes as long as loading the document twice.
fn start(due: Due) -> Option<Receiver<Made>> {
    let (made, making) = channel();
    let work = move || {
        let Due { doc, sequence, frames } = due;
        drop(made.send((doc, sequence, snapshot(&frames))));
    };
    match std::thread::Builder::new().name("snapshot".into()).spawn(work) {
        Ok(_) => Some(making),
        Err(error) => {
            tracing::warn!(%error, "no thread could be started for a snapshot");
            None
        }
    }
}

/// Writes a segment anew on a thread of its own, since it takes as long as reading and writing the whole file.
fn start_sweep(sweeping: Sweeping) -> Option<JoinHandle<Result<Swept, StoreError>>> {
    match std::thread::Builder::new().name("sweep".into()).spawn(move || sweeping.write()) {
        Ok(thread) => Some(thread),
        Err(error) => {
            tracing::warn!(%error, "no thread could be started to give room back");
            None
        }
    }
}
