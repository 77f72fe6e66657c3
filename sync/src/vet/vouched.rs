//! Which changes of an upload this clinic once held, by its own word. Must never name one that no receipt leads to.

use std::collections::{BTreeMap, BTreeSet};

use automerge::ChangeHash;

use super::read_change;
use crate::id::Heads;

/// Those of `chunks` that are among `versions` or what these build on. What is not in the upload itself is not looked
/// behind: it is here already, or the change that builds on it is refused.
pub(super) fn among(chunks: &[Vec<u8>], versions: &[Heads]) -> BTreeSet<ChangeHash> {
    let mut next: Vec<ChangeHash> = versions.iter().flat_map(Heads::to_automerge).collect();
    let mut found = BTreeSet::new();
    if next.is_empty() {
        return found;
    }
    let changes = chunks.iter().filter_map(|bytes| read_change(bytes).ok());
    let deps: BTreeMap<ChangeHash, Vec<ChangeHash>> =
        changes.map(|change| (change.hash(), change.deps().to_vec())).collect();
    while let Some(hash) = next.pop() {
        if let Some(before) = deps.get(&hash)
            && found.insert(hash)
        {
            next.extend(before);
        }
    }
    found
}
