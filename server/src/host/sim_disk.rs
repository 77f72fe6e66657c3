//! A disk in memory that fails as real ones do, from one seed: power cuts, failed syncs, no room, no permission.
//! Must never be kinder than a real disk, nor use any chance but its seed.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{Disk, DiskError, DiskFile};
use super::sim_bytes::{Chance, PAGE, SimBytes};

/// A simulated folder. Clones of the `Arc` are the same folder.
#[derive(Debug, Default)]
pub struct SimDisk {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// What programs see.
    names: BTreeMap<String, u64>,
    /// What the last folder sync made durable.
    durable_names: BTreeMap<String, u64>,
    /// Changes of names since then, in order.
    pending: Vec<NameChange>,
    files: BTreeMap<u64, SimBytes>,
    next_file: u64,
    /// Handles opened before a power cut are dead after it.
    boot: u64,
    syncs_to_skip: u32,
    syncs_to_fail: u32,
    room: Option<usize>,
    read_only: bool,
    operations_left: Option<u64>,
    operations: u64,
}

#[derive(Clone, Debug)]
enum NameChange {
    Created(String, u64),
    Removed(String),
    Renamed(String, String),
}

impl SimDisk {
    /// An empty folder with endless room.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    /// Cuts the power: of what was not synced, any pages may survive whole, in part, or not at all, and any
    /// creation, removal or rename may not have happened. Handles from before are dead. Other faults end.
    pub fn power_cut(&self, seed: u64) {
        let mut chance = Chance(seed);
        let mut state = self.lock();
        let pending = std::mem::take(&mut state.pending);
        for change in pending {
            if chance.below(2) == 0 {
                change.apply(&mut state.durable_names);
            }
        }
        state.names = state.durable_names.clone();
        for file in state.files.values_mut() {
            file.lose_power(&mut chance);
        }
        let named: BTreeSet<u64> = state.names.values().copied().collect();
        state.files.retain(|id, _| named.contains(id));
        state.boot += 1;
        state.syncs_to_fail = 0;
        state.operations_left = None;
    }

    /// Ends the process but not the power: everything that was handed to the disk is seen by the next one, synced or
    /// not. Handles from before are dead. Other faults end.
    pub fn restart(&self) {
        let mut state = self.lock();
        state.boot += 1;
        state.syncs_to_fail = 0;
        state.operations_left = None;
    }

    /// Lets `count` more operations that change the disk succeed, the last in part, and none after that until
    /// [`SimDisk::power_cut`].
    pub fn stop_after(&self, count: u64) {
        self.lock().operations_left = Some(count);
    }

    /// How many operations that change the disk were asked for so far.
    #[must_use]
    pub fn operations(&self) -> u64 {
        self.lock().operations
    }

    /// Lets `skip` more syncs succeed and makes the next `count` fail; a count of 0 ends that. As on Linux, pages whose
    /// sync failed are taken for stored from then on.
    pub fn fail_syncs(&self, skip: u32, count: u32) {
        let mut state = self.lock();
        state.syncs_to_skip = skip;
        state.syncs_to_fail = count;
    }

    /// Holds at most `bytes` in all files together; `None` for endless room.
    pub fn set_room(&self, bytes: Option<usize>) {
        self.lock().room = bytes;
    }

    /// How many bytes all files hold together.
    #[must_use]
    pub fn used(&self) -> usize {
        self.lock().used()
    }

    /// Refuses every change from now on, or no longer.
    pub fn set_read_only(&self, read_only: bool) {
        self.lock().read_only = read_only;
    }

    /// All files as a program would see them now.
    #[must_use]
    pub fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let state = self.lock();
        let seen = |id: &u64| state.files.get(id).map(|file| file.seen.clone()).unwrap_or_default();
        state.names.iter().map(|(name, id)| (name.clone(), seen(id))).collect()
    }

    /// Puts a durable file there as if it had always been so, in place of any of that name; for damage in tests.
    pub fn plant(&self, name: &str, bytes: &[u8]) {
        let mut state = self.lock();
        let id = state.next_file;
        state.next_file += 1;
        state.names.insert(name.to_owned(), id);
        state.durable_names.insert(name.to_owned(), id);
        let file = SimBytes { seen: bytes.to_vec(), durable: bytes.to_vec(), ..SimBytes::default() };
        state.files.insert(id, file);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A test that failed elsewhere must not hide behind a poisoned lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn handle(&self, name: &str, id: u64, write: bool, boot: u64) -> Box<dyn DiskFile> {
        Box::new(SimFile { state: Arc::clone(&self.state), name: name.to_owned(), id, write, boot })
    }
}

impl NameChange {
    fn apply(self, names: &mut BTreeMap<String, u64>) {
        match self {
            Self::Created(name, id) => drop(names.insert(name, id)),
            Self::Removed(name) => drop(names.remove(&name)),
            Self::Renamed(from, to) => {
                if let Some(id) = names.remove(&from) {
                    names.insert(to, id);
                }
            }
        }
    }
}

impl State {
    fn used(&self) -> usize {
        self.names.values().filter_map(|id| self.files.get(id)).map(|file| file.seen.len()).sum()
    }

    /// Counts one operation that changes the disk; how much of it may happen: all, or half and then an error.
    fn begin(&mut self, name: &str) -> Result<Reach, DiskError> {
        self.operations += 1;
        if self.read_only {
            return Err(DiskError::of(name, io::ErrorKind::ReadOnlyFilesystem.into()));
        }
        match &mut self.operations_left {
            None => Ok(Reach::All),
            Some(0) => Err(DiskError::of(name, io::Error::other("the power is off"))),
            Some(left) => {
                *left -= 1;
                Ok(if *left == 0 { Reach::Half } else { Reach::All })
            }
        }
    }

    fn sync_fails(&mut self) -> bool {
        if self.syncs_to_fail > 0 && self.syncs_to_skip > 0 {
            self.syncs_to_skip -= 1;
            return false;
        }
        let fails = self.syncs_to_fail > 0;
        self.syncs_to_fail = self.syncs_to_fail.saturating_sub(1);
        fails
    }

    fn id(&self, name: &str) -> Result<u64, DiskError> {
        self.names.get(name).copied().ok_or_else(|| DiskError::of(name, io::ErrorKind::NotFound.into()))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    All,
    Half,
}

impl Disk for SimDisk {
    fn create(&self, name: &str) -> Result<Box<dyn DiskFile>, DiskError> {
        let mut state = self.lock();
        state.begin(name)?;
        if state.names.contains_key(name) {
            return Err(DiskError::of(name, io::ErrorKind::AlreadyExists.into()));
        }
        let id = state.next_file;
        state.next_file += 1;
        state.files.insert(id, SimBytes::default());
        state.names.insert(name.to_owned(), id);
        state.pending.push(NameChange::Created(name.to_owned(), id));
        let boot = state.boot;
        Ok(self.handle(name, id, true, boot))
    }

    fn open(&self, name: &str, write: bool) -> Result<Box<dyn DiskFile>, DiskError> {
        let state = self.lock();
        if write && state.read_only {
            return Err(DiskError::of(name, io::ErrorKind::ReadOnlyFilesystem.into()));
        }
        Ok(self.handle(name, state.id(name)?, write, state.boot))
    }

    fn list(&self) -> Result<Vec<String>, DiskError> {
        Ok(self.lock().names.keys().cloned().collect())
    }

    fn remove(&self, name: &str) -> Result<(), DiskError> {
        let mut state = self.lock();
        state.id(name)?;
        state.begin(name)?;
        state.names.remove(name);
        state.pending.push(NameChange::Removed(name.to_owned()));
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), DiskError> {
        let mut state = self.lock();
        state.begin(to)?;
        let id = state.id(from)?;
        state.names.remove(from);
        state.names.insert(to.to_owned(), id);
        state.pending.push(NameChange::Renamed(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn sync_folder(&self) -> Result<(), DiskError> {
        let mut state = self.lock();
        state.begin(".")?;
        if state.sync_fails() {
            return Err(DiskError::of(".", io::Error::other("a sync failed")));
        }
        state.durable_names = state.names.clone();
        state.pending.clear();
        Ok(())
    }
}

#[derive(Debug)]
struct SimFile {
    state: Arc<Mutex<State>>,
    name: String,
    id: u64,
    write: bool,
    boot: u64,
}

impl SimFile {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> Result<T, DiskError>) -> Result<T, DiskError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.boot != self.boot {
            return Err(self.failed("opened before the power was cut"));
        }
        act(&mut state)
    }

    fn failed(&self, why: &'static str) -> DiskError {
        DiskError::of(&self.name, io::Error::other(why))
    }

    fn change<T>(&self, act: impl FnOnce(&mut State, Reach) -> Result<T, DiskError>) -> Result<T, DiskError> {
        if !self.write {
            return Err(DiskError::of(&self.name, io::ErrorKind::PermissionDenied.into()));
        }
        self.with(|state| {
            let reach = state.begin(&self.name)?;
            act(state, reach)
        })
    }
}

impl DiskFile for SimFile {
    fn size(&self) -> Result<u64, DiskError> {
        self.with(|state| Ok(state.files.get(&self.id).map_or(0, |file| file.seen.len() as u64)))
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        self.change(|state, reach| {
            let room = state.room.map_or(usize::MAX, |room| room.saturating_sub(state.used()));
            let wanted = if reach == Reach::Half { bytes.len() / 2 } else { bytes.len() };
            let taken = wanted.min(room);
            if let Some(file) = state.files.get_mut(&self.id) {
                let from = file.seen.len();
                file.seen.extend_from_slice(bytes.get(..taken).unwrap_or_default());
                file.touch(from, from + taken);
                file.resized = true;
            }
            match taken {
                _ if taken == bytes.len() => Ok(()),
                _ if taken < wanted => Err(DiskError::of(&self.name, io::ErrorKind::StorageFull.into())),
                _ => Err(self.failed("the power went off during a write")),
            }
        })
    }

    fn rewrite(&mut self, offset: u64, bytes: &[u8]) -> Result<(), DiskError> {
        self.change(|state, _| {
            let place = usize::try_from(offset).ok().and_then(|from| {
                let file = state.files.get_mut(&self.id)?;
                file.seen.get_mut(from..from + bytes.len())?.copy_from_slice(bytes);
                file.touch(from, from + bytes.len());
                file.resized = true;
                Some(())
            });
            place.ok_or_else(|| self.failed("nothing is there to be written again"))
        })
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), DiskError> {
        self.with(|state| {
            let found = usize::try_from(offset)
                .ok()
                .and_then(|from| state.files.get(&self.id)?.seen.get(from..from.checked_add(into.len())?));
            let found = found.ok_or_else(|| DiskError::of(&self.name, io::ErrorKind::UnexpectedEof.into()))?;
            into.copy_from_slice(found);
            Ok(())
        })
    }

    fn truncate(&mut self, len: u64) -> Result<(), DiskError> {
        self.change(|state, _| {
            let len = usize::try_from(len).map_err(|_| self.failed("no file is that long"))?;
            if let Some(file) = state.files.get_mut(&self.id) {
                file.seen.resize(len, 0);
                file.dirty.retain(|page| page * PAGE < len);
                file.resized = true;
            }
            Ok(())
        })
    }

    fn sync(&mut self) -> Result<(), DiskError> {
        self.change(|state, reach| {
            let fails = state.sync_fails();
            let Some(file) = state.files.get_mut(&self.id) else { return Ok(()) };
            if fails {
                file.dirty.clear();
                file.resized = false;
                return Err(self.failed("a sync failed"));
            }
            if reach == Reach::Half {
                return Err(self.failed("the power went off during a sync"));
            }
            file.store_all();
            Ok(())
        })
    }
}
