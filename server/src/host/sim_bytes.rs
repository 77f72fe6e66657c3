//! The bytes of a simulated file, and what a power cut leaves of them. Must never be kinder than a real disk, nor use any
//! chance but its seed.

use std::collections::BTreeSet;

/// Bytes that survive or are lost together.
pub(super) const PAGE: usize = 4096;

/// One file: what programs see, what is durable, and which pages of the first are due to join the second.
#[derive(Debug, Default, Clone)]
pub(super) struct SimBytes {
    pub(super) seen: Vec<u8>,
    pub(super) durable: Vec<u8>,
    pub(super) dirty: BTreeSet<usize>,
    pub(super) resized: bool,
}

/// A small generator (SplitMix64, Steele, Lea and Flood 2014): a seed is all the chance there is.
#[derive(Debug)]
pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }
}

impl SimBytes {
    /// Bytes that were written and are not durable yet.
    pub(super) fn touch(&mut self, from: usize, to: usize) {
        self.dirty.extend(from / PAGE..to.div_ceil(PAGE));
    }

    fn page(bytes: &[u8], page: usize) -> &[u8] {
        let start = (page * PAGE).min(bytes.len());
        bytes.get(start..(start + PAGE).min(bytes.len())).unwrap_or_default()
    }

    fn put(into: &mut Vec<u8>, page: usize, part: &[u8]) {
        let start = page * PAGE;
        let end = start + part.len();
        if into.len() < end {
            into.resize(end, 0);
        }
        if let Some(place) = into.get_mut(start..end) {
            place.copy_from_slice(part);
        }
    }

    /// Makes all of it durable.
    pub(super) fn store_all(&mut self) {
        for page in std::mem::take(&mut self.dirty) {
            Self::put(&mut self.durable, page, Self::page(&self.seen, page));
        }
        if std::mem::take(&mut self.resized) {
            self.durable.resize(self.seen.len(), 0);
        }
    }

    /// What is left of it when the power went off.
    pub(super) fn lose_power(&mut self, chance: &mut Chance) {
        let mut left = self.durable.clone();
        // A new length may be stored before the bytes it covers, which then read as zeros.
        if self.resized && chance.below(2) == 0 {
            left.resize(self.seen.len(), 0);
        }
        for page in std::mem::take(&mut self.dirty) {
            let whole = Self::page(&self.seen, page);
            let kept = match chance.below(3) {
                0 => 0,
                1 => whole.len(),
                _ => chance.below(whole.len()),
            };
            Self::put(&mut left, page, whole.get(..kept).unwrap_or_default());
        }
        *self = Self { seen: left.clone(), durable: left, ..Self::default() };
    }
}
