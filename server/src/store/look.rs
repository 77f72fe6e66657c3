//! Looking at a stopped record as it lies there: every link proved, every payload opened and read. Must never change a byte
//! on disk, nor keep quiet about bytes that it did not prove.

use std::sync::Arc;

use super::behind::Behind;
use super::clean_stop::CleanStop;
use super::error::StoreError;
use super::index::Index;
use super::journal::{Journal, Limits};
use super::open::{self, Making};
use super::proofs::Proofs;
use super::reach::Reach;
use super::walk::Verified;
use crate::host::DataFolder;
use crate::vault::Keyring;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Looked {
    /// What was proved.
    pub(crate) verified: Verified,
    /// What stands behind it.
    pub(crate) behind: Option<Behind>,
    /// There is a note of a clean stop that this node did not write, or not for this end of the record.
    pub(crate) false_stop: bool,
    /// The keys are an older copy than the record.
    pub(crate) keys_older: bool,
}

/// The parts of a store that only reads, and what was found.
pub(super) fn look(
    folder: &DataFolder,
    keyring: &Keyring,
    limits: Limits,
) -> Result<(Journal, Index, Proofs, Looked), StoreError> {
    let disk = Arc::clone(folder.disk());
    let proofs = Proofs::of(keyring)?;
    let reach = Reach::load(disk.as_ref(), &proofs)?;
    let keys_older = reach.as_ref().is_some_and(|reach| reach.check_keys(keyring.reach()).is_err());
    let stop = CleanStop::load(disk.as_ref(), &proofs.stop)?.filter(|stop| stop.agrees_with(reach.as_ref()));
    let state = open::prove(disk.as_ref(), &proofs, keyring, reach.as_ref(), &mut |_, _, _| Ok(()))?;
    let index = Making { folder, keyring, proofs: &proofs, expected: &state, limits }.in_memory()?;
    let false_stop = CleanStop::is_there(disk.as_ref())? && !stop.is_some_and(|stop| stop.is_at(&state));
    let looked =
        Looked { verified: state.verified(), behind: Behind::of(&state, stop.as_ref()), false_stop, keys_older };
    Ok((Journal::at_rest(disk, limits, state, &proofs), index, proofs, looked))
}
