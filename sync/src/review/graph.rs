//! Which changes knew of which. Must never order by clocks what knowledge orders, nor differ between nodes:
//! changes are numbered in an order that follows from the changes alone.

use std::collections::{BTreeMap, BTreeSet};

use automerge::ChangeMetadata;

use crate::id::ChangeId;

/// The changes of a document by number; whoever knew of another has the higher number.
pub(super) struct Graph {
    /// For each change, a bit for each change that it knew of.
    past: Vec<Vec<u64>>,
}

/// Numbers `metas`: each after all it depends on, otherwise by the writers' clocks, then by hash. Gives for each
/// number the place in `metas`.
pub(super) fn order(metas: &[ChangeMetadata<'_>]) -> Vec<usize> {
    let places: BTreeMap<ChangeId, usize> =
        metas.iter().enumerate().map(|(place, meta)| (meta.hash.into(), place)).collect();
    let mut missing: Vec<usize> = Vec::with_capacity(metas.len());
    let mut waiting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut ready: BTreeSet<(i64, ChangeId, usize)> = BTreeSet::new();
    for (place, meta) in metas.iter().enumerate() {
        let deps: Vec<usize> = meta.deps.iter().filter_map(|dep| places.get(&(*dep).into()).copied()).collect();
        missing.push(deps.len());
        if deps.is_empty() {
            ready.insert((meta.timestamp, meta.hash.into(), place));
        }
        for dep in deps {
            waiting.entry(dep).or_default().push(place);
        }
    }
    let mut order = Vec::with_capacity(metas.len());
    while let Some((_, _, place)) = ready.pop_first() {
        order.push(place);
        for next in waiting.remove(&place).unwrap_or_default() {
            let Some(left) = missing.get_mut(next) else { continue };
            *left = left.saturating_sub(1);
            if let (0, Some(meta)) = (*left, metas.get(next)) {
                ready.insert((meta.timestamp, meta.hash.into(), next));
            }
        }
    }
    order
}

impl Graph {
    /// From the numbers that each change depends on, in order.
    pub(super) fn new(deps: &[Vec<usize>]) -> Self {
        let words = deps.len().div_ceil(64);
        let mut past: Vec<Vec<u64>> = Vec::with_capacity(deps.len());
        for own in deps {
            let mut bits = vec![0_u64; words];
            for &dep in own {
                for (bit, known) in bits.iter_mut().zip(past.get(dep).into_iter().flatten()) {
                    *bit |= known;
                }
                if let Some(word) = bits.get_mut(dep / 64) {
                    *word |= 1 << (dep % 64);
                }
            }
            past.push(bits);
        }
        Self { past }
    }

    /// Whether whoever wrote `later` had `earlier` before them.
    pub(super) fn knew(&self, later: usize, earlier: usize) -> bool {
        self.past.get(later).and_then(|bits| bits.get(earlier / 64)).is_some_and(|word| word >> (earlier % 64) & 1 == 1)
    }

    /// Whether neither knew of the other.
    pub(super) fn apart(&self, a: usize, b: usize) -> bool {
        a != b && !self.knew(a, b) && !self.knew(b, a)
    }

    /// Those of `of` that no other of them knew of.
    pub(super) fn tips(&self, of: &[usize]) -> Vec<usize> {
        of.iter().copied().filter(|&one| !of.iter().any(|&other| self.knew(other, one))).collect()
    }

    /// Those of `of` that knew of no other of them.
    pub(super) fn roots(&self, of: &[usize]) -> Vec<usize> {
        of.iter().copied().filter(|&one| !of.iter().any(|&other| self.knew(one, other))).collect()
    }

    /// Parts `of` (ascending) into groups, oldest first, such that whoever wrote in one knew of everything in the
    /// groups before. A group of one was written alone; a larger one was written on several sides at once.
    pub(super) fn groups(&self, of: impl IntoIterator<Item = usize>) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for one in of {
            let mut group = vec![one];
            while groups.last().is_some_and(|last| last.iter().any(|&other| !self.knew(one, other))) {
                if let Some(mut last) = groups.pop() {
                    last.append(&mut group);
                    group = last;
                }
            }
            groups.push(group);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn groups_are_what_was_written_apart_and_each_knew_all_before_it(
            deps in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..3), 1..24),
        ) {
            let deps: Vec<Vec<usize>> = deps.iter().enumerate()
                .map(|(n, own)| if n == 0 { Vec::new() } else { own.iter().map(|dep| dep.index(n)).collect() })
                .collect();
            let graph = Graph::new(&deps);
            let groups = graph.groups(0..deps.len());
            prop_assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), deps.len());
            for (n, group) in groups.iter().enumerate() {
                for later in groups.iter().skip(n + 1).flatten() {
                    prop_assert!(group.iter().all(|&one| graph.knew(*later, one)));
                }
                if group.len() > 1 {
                    prop_assert!(group.iter().all(|&one| group.iter().any(|&other| graph.apart(one, other))));
                    prop_assert!(graph.tips(group).len() > 1);
                }
            }
        }
    }
}
