//! A copy of a record in which a node goes on writing. Must never hold what the node did not pass through, nor miss what was
//! confirmed before it was begun.

use std::fmt;
use std::sync::Mutex;

use super::super::copying::copy;
use super::*;
use crate::host::{Disk, DiskError, DiskFile};

type Act = Box<dyn FnMut() + Send>;

/// A disk on which somebody does something each time before it is read.
struct Busy {
    disk: Arc<SimDisk>,
    act: Mutex<Act>,
}

impl Busy {
    fn act(&self) {
        (self.act.lock().unwrap())();
    }
}

impl fmt::Debug for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Busy").finish_non_exhaustive()
    }
}

impl Disk for Busy {
    fn create(&self, name: &str) -> Result<Box<dyn DiskFile>, DiskError> {
        panic!("nothing is written where it is copied from: {name}")
    }

    fn open(&self, name: &str, write: bool) -> Result<Box<dyn DiskFile>, DiskError> {
        assert!(!write, "{name} is only read");
        self.act();
        self.disk.open(name, false)
    }

    fn list(&self) -> Result<Vec<String>, DiskError> {
        self.act();
        self.disk.list()
    }

    fn remove(&self, name: &str) -> Result<(), DiskError> {
        panic!("nothing is removed where it is copied from: {name}")
    }

    fn rename(&self, _from: &str, to: &str) -> Result<(), DiskError> {
        panic!("nothing is renamed where it is copied from: {to}")
    }

    fn sync_folder(&self) -> Result<(), DiskError> {
        panic!("nothing is written where it is copied from")
    }
}

/// One step of a node at work: it saves, makes frames few, gives room back and lets people in, in turn.
fn step(store: &mut Store, turn: u8) {
    let number = turn % 7 + 1;
    match turn % 5 {
        0..=2 => drop(store.append(vec![data(number, turn, &[turn; 300])]).unwrap()),
        3 if turn.is_multiple_of(2) => store.keyring().admit(&[lock(turn, &format!("login-{turn}"))]).unwrap(),
        3 => {
            if store.frames(&doc(number)).is_ok_and(|frames| !frames.is_empty()) {
                compact(store, number);
            }
        }
        _ => while store.sweep().unwrap() > 0 {},
    }
}

#[test]
fn a_copy_of_a_record_at_work_opens_and_misses_nothing_that_was_confirmed_before_it_was_begun() {
    let mut moved = 0;
    for first in 0..40 {
        let (disk, folder) = sim();
        let mut store = Store::open_with(&folder, keyring(&folder), limits(2000)).unwrap().0;
        for turn in 0..first {
            step(&mut store, turn);
        }
        let before = store.last_sequence();
        let documents = store.documents().unwrap().len();
        let store = Arc::new(Mutex::new(store));
        let (at_work, mut turn) = (Arc::clone(&store), first);
        // As many steps as one copy has time for, and then it rests: a record that grows without end is copied for ever.
        let act = move || {
            if turn < first + 30 {
                step(&mut at_work.lock().unwrap(), turn);
                turn += 1;
            }
        };
        let busy = Busy { disk: Arc::clone(&disk), act: Mutex::new(Box::new(act)) };
        let (copied, to) = sim();
        copy(&busy, copied.as_ref()).unwrap();
        let looked =
            Store::look(&to, keyring(&to)).unwrap_or_else(|error| panic!("copy begun after {first}: {error}")).0;
        assert!(looked.last_sequence() >= before, "{first}");
        assert!(looked.documents().unwrap().len() >= documents, "{first}");
        assert_eq!(looked.keyless().unwrap(), 0, "{first}");
        moved += u64::from(looked.last_sequence() > before);
        drop(looked);
        // It can be worked in, and what it was copied from goes on.
        let (mut store_of_copy, _) = open(&to);
        store_of_copy.append(vec![data(1, 200, b"on")]).unwrap();
        store.lock().unwrap().verify().unwrap();
    }
    assert!(moved > 20, "most copies were begun before the last frame of theirs: {moved}");
}

#[test]
fn a_copy_holds_nothing_but_the_record_and_its_keys() {
    let (disk, folder) = sim();
    let (mut store, _) = open(&folder);
    store.append(vec![data(1, 1, b"a")]).unwrap();
    store.keyring().erase(&[doc(9)]).unwrap();
    store.close().unwrap();
    disk.plant("keys-even.wsl", b"an erased log that nobody names any more");
    let (copied, _) = sim();
    copy(disk.as_ref(), copied.as_ref()).unwrap();
    let names: Vec<String> = copied.contents().into_keys().collect();
    assert_eq!(names, ["journal-00000001.wsj", "keyring", "keys-odd.wsl", "reach"]);
}
