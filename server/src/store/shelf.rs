//! What the index needs of a key-value store, and one kept in memory. Must never hold what the journal does not.

use std::collections::BTreeMap;

/// The key-value store failed or holds what cannot be read; all in it can be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShelfFault;

/// The index's trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tree {
    /// Document to where it stands.
    Doc,
    /// Document and sequence to what is said of it since.
    Said,
    /// Document and sequence to position.
    At,
    /// Kind and sequence to position.
    Kind,
    /// Segment and sequence to the bytes of a payload that may go.
    Dead,
    /// Documents that the record holds and no key opens.
    Keyless,
}

/// One key set, or removed if `value` is `None`.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) tree: Tree,
    pub(super) key: Vec<u8>,
    pub(super) value: Option<Vec<u8>>,
}

impl Change {
    pub(super) const fn put(tree: Tree, key: Vec<u8>, value: Vec<u8>) -> Self {
        Self { tree, key, value: Some(value) }
    }

    pub(super) const fn drop(tree: Tree, key: Vec<u8>) -> Self {
        Self { tree, key, value: None }
    }
}

/// A key and its value.
pub(super) type Pair = (Vec<u8>, Vec<u8>);

/// A sorted key-value store of these trees.
pub(super) trait Shelf: Send {
    /// The value of `key`.
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfFault>;
    /// All pairs whose key begins with `prefix`, in order of key.
    fn scan(&self, tree: Tree, prefix: &[u8]) -> Result<Vec<Pair>, ShelfFault>;
    /// Makes the changes, in order.
    fn apply(&mut self, changes: Vec<Change>) -> Result<(), ShelfFault>;
    /// Closes it; its number and hash if it lies durably on disk.
    fn close(self: Box<Self>) -> Option<(u32, [u8; 32])>;
}

/// A shelf in memory: for simulated folders, and when the one on disk fails.
#[derive(Debug, Default)]
pub(super) struct MemoryShelf(BTreeMap<(Tree, Vec<u8>), Vec<u8>>);

impl Shelf for MemoryShelf {
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfFault> {
        Ok(self.0.get(&(tree, key.to_vec())).cloned())
    }

    fn scan(&self, tree: Tree, prefix: &[u8]) -> Result<Vec<Pair>, ShelfFault> {
        let from = (tree, prefix.to_vec());
        let found = self.0.range(from..).take_while(|((at, key), _)| *at == tree && key.starts_with(prefix));
        Ok(found.map(|((_, key), value)| (key.clone(), value.clone())).collect())
    }

    fn apply(&mut self, changes: Vec<Change>) -> Result<(), ShelfFault> {
        for Change { tree, key, value } in changes {
            match value {
                Some(value) => drop(self.0.insert((tree, key), value)),
                None => drop(self.0.remove(&(tree, key))),
            }
        }
        Ok(())
    }

    fn close(self: Box<Self>) -> Option<(u32, [u8; 32])> {
        None
    }
}

/// A shelf that fails at everything.
#[cfg(test)]
pub(super) struct BrokenShelf;

#[cfg(test)]
impl Shelf for BrokenShelf {
    fn get(&self, _: Tree, _: &[u8]) -> Result<Option<Vec<u8>>, ShelfFault> {
        Err(ShelfFault)
    }

    fn scan(&self, _: Tree, _: &[u8]) -> Result<Vec<Pair>, ShelfFault> {
        Err(ShelfFault)
    }

    fn apply(&mut self, _: Vec<Change>) -> Result<(), ShelfFault> {
        Err(ShelfFault)
    }

    fn close(self: Box<Self>) -> Option<(u32, [u8; 32])> {
        None
    }
}
