//! Making many frames of a document one, while the store has nothing else to do. Must never keep the store from a request
//! for longer than one step takes.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use waystation_sync::id::DocId;
use waystation_sync::record::DataFrame;
use waystation_sync::replica::snapshot::{SnapshotError, snapshot};

use crate::store::{Due, Store, StoreError};

/// What comes after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// There may be more to do.
    Again,
    /// A snapshot is being made.
    Later,
    /// There is nothing to do before something else was written.
    Nothing,
}

/// A snapshot that was made on a thread of its own.
type Made = (DocId, u64, Result<DataFrame, SnapshotError>);

/// What is under way.
pub(super) struct Compactor {
    making: Option<Receiver<Made>>,
    /// Room may be to be given back: something was retired since the last look, or in the last run.
    may_sweep: bool,
}

impl Default for Compactor {
    fn default() -> Self {
        Self { making: None, may_sweep: true }
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
                *self = Self { making: None, may_sweep: false };
                Step::Nothing
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
        if self.may_sweep {
            self.may_sweep = store.sweep()? > 0;
            return Ok(Step::Again);
        }
        Ok(Step::Nothing)
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
