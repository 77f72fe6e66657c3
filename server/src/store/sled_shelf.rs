//! The index's trees in sled, one numbered folder each. Must never be believed after anything but a clean stop, nor let
//! a panic of sled's through.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::shelf::{Change, Pair, Shelf, ShelfFault, Tree};
use crate::host::{make_private, sync_folder_at};

const CACHE_BYTES: u64 = 32 * 1024 * 1024;
/// What an index looks like. An index of another form is not what a clean stop of this program left: it is made anew.
const FORM: &[u8] = b"waystation index 4\0";

/// One open sled database.
pub(super) struct SledShelf {
    number: u32,
    path: PathBuf,
    open: Open,
}

struct Open {
    db: sled::Db,
    doc: sled::Tree,
    said: sled::Tree,
    at: sled::Tree,
    kind: sled::Tree,
    dead: sled::Tree,
    keyless: sled::Tree,
}

impl Open {
    fn tree(&self, tree: Tree) -> &sled::Tree {
        match tree {
            Tree::Doc => &self.doc,
            Tree::Said => &self.said,
            Tree::At => &self.at,
            Tree::Kind => &self.kind,
            Tree::Dead => &self.dead,
            Tree::Keyless => &self.keyless,
        }
    }
}

/// Runs `act`, taking sled's errors and panics for the same.
fn guarded<T>(act: impl FnOnce() -> sled::Result<T>) -> Result<T, ShelfFault> {
    // What a panic left half done is never used again: the whole shelf is thrown away on a fault.
    let done = catch_unwind(AssertUnwindSafe(act)).map_err(|_| ShelfFault)?;
    done.map_err(|_| ShelfFault)
}

impl SledShelf {
    /// A new, empty one, under a number that no folder has.
    pub(super) fn create(home: &Path) -> Result<Self, ShelfFault> {
        let newest = numbers(home).into_iter().max().unwrap_or(0);
        Self::at(home, newest.checked_add(1).ok_or(ShelfFault)?)
    }

    /// The one that a clean stop left, if every file in it is as it was then.
    pub(super) fn reopen(home: &Path, number: u32, hash: &[u8; 32]) -> Result<Self, ShelfFault> {
        let found = hash_files(&folder(home, number), false).map_err(|_| ShelfFault)?;
        if found != *hash {
            return Err(ShelfFault);
        }
        Self::at(home, number)
    }

    fn at(home: &Path, number: u32) -> Result<Self, ShelfFault> {
        let path = folder(home, number);
        let open = guarded(|| {
            let config = sled::Config::new().path(&path).cache_capacity(CACHE_BYTES).flush_every_ms(None);
            let db = config.open()?;
            let (doc, said) = (db.open_tree("doc")?, db.open_tree("said")?);
            let at = db.open_tree("at")?;
            let (kind, dead) = (db.open_tree("kind")?, db.open_tree("dead")?);
            let keyless = db.open_tree("keyless")?;
            Ok(Open { db, doc, said, at, kind, dead, keyless })
        })?;
        make_private(&path).map_err(|_| ShelfFault)?;
        Ok(Self { number, path, open })
    }

    /// Removes all index folders but this one. What cannot be removed now is tried again at the next start.
    pub(super) fn remove_others(&self, home: &Path) {
        for number in numbers(home) {
            if number != self.number && fs::remove_dir_all(folder(home, number)).is_err() {
                tracing::warn!(number, "an old index folder could not be removed");
            }
        }
    }
}

impl Shelf for SledShelf {
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfFault> {
        guarded(|| Ok(self.open.tree(tree).get(key)?.map(|value| value.to_vec())))
    }

    fn scan(&self, tree: Tree, prefix: &[u8]) -> Result<Vec<Pair>, ShelfFault> {
        guarded(|| {
            let pairs = self.open.tree(tree).scan_prefix(prefix);
            pairs.map(|pair| pair.map(|(key, value)| (key.to_vec(), value.to_vec()))).collect()
        })
    }

    fn apply(&mut self, changes: Vec<Change>) -> Result<(), ShelfFault> {
        guarded(|| {
            for Change { tree, key, value } in changes {
                match value {
                    Some(value) => drop(self.open.tree(tree).insert(key, value)?),
                    None => drop(self.open.tree(tree).remove(key)?),
                }
            }
            Ok(())
        })
    }

    fn close(self: Box<Self>) -> Option<(u32, [u8; 32])> {
        let Self { number, path, open } = *self;
        guarded(|| {
            open.db.flush()?;
            drop(open);
            Ok(())
        })
        .ok()?;
        // sled's own flush does not reach the platter, so its files are synced here.
        let hash = hash_files(&path, true).ok()?;
        Some((number, hash))
    }
}

fn folder(home: &Path, number: u32) -> PathBuf {
    home.join(format!("index-{number:04}"))
}

fn numbers(home: &Path) -> Vec<u32> {
    let Ok(entries) = fs::read_dir(home) else { return Vec::new() };
    let number = |name: &str| name.strip_prefix("index-").and_then(|digits| digits.parse().ok());
    entries.flatten().filter_map(|entry| entry.file_name().to_str().and_then(number)).collect()
}

/// The hash of all names and bytes below `folder`; syncs each file and folder first if `sync`.
fn hash_files(folder: &Path, sync: bool) -> io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(FORM);
    hash_below(folder, sync, &mut hash)?;
    Ok(hash.finalize().into())
}

fn hash_below(folder: &Path, sync: bool, hash: &mut Sha256) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        hash.update(entry.file_name().as_encoded_bytes());
        if entry.file_type()?.is_dir() {
            hash.update(b"\0folder\0");
            hash_below(&path, sync, hash)?;
            continue;
        }
        if sync {
            // Windows syncs only handles that may write.
            OpenOptions::new().write(true).open(&path)?.sync_all()?;
        }
        hash.update(b"\0file\0");
        hash.update(entry.metadata()?.len().to_le_bytes());
        io::copy(&mut File::open(&path)?, &mut Hashing(hash))?;
    }
    if sync {
        sync_folder_at(folder)?;
    }
    Ok(())
}

/// Bytes written here go into the hash.
struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
