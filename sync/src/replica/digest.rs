//! The caseload digest: one number for many documents, kept as a running sum. Must be the same whatever order
//! documents were added in.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::id::{DocId, Heads};

/// How many parts a caseload is compared in when its digest differs: by the first byte of the document id.
pub const BUCKETS: usize = 256;

/// A sum, modulo 2^256, of the hashes of (document id, sorted accepted heads).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest([u64; 4]);

impl Digest {
    fn of(doc: &DocId, heads: &Heads) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"waystation digest 1\0");
        hash.update(doc.0);
        for head in heads.as_slice() {
            hash.update(head.0);
        }
        let bytes: [u8; 32] = hash.finalize().into();
        let mut words = [0u64; 4];
        for (word, chunk) in words.iter_mut().zip(bytes.chunks_exact(8)) {
            *word = chunk.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte));
        }
        Self(words)
    }

    fn add(&mut self, other: Self) {
        let mut carry = false;
        for (word, more) in self.0.iter_mut().zip(other.0) {
            let (sum, over) = word.overflowing_add(more);
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            *word = sum;
            carry = over || over_again;
        }
    }

    fn subtract(&mut self, other: Self) {
        let mut borrow = false;
        for (word, less) in self.0.iter_mut().zip(other.0) {
            let (rest, under) = word.overflowing_sub(less);
            let (rest, under_again) = rest.overflowing_sub(u64::from(borrow));
            *word = rest;
            borrow = under || under_again;
        }
    }

    /// Takes note that `doc` went from `old` to `new` accepted heads; documents without any do not count.
    pub fn change(&mut self, doc: &DocId, old: &Heads, new: &Heads) {
        if !old.is_empty() {
            self.subtract(Self::of(doc, old));
        }
        if !new.is_empty() {
            self.add(Self::of(doc, new));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::ChangeId;

    fn heads(n: u8) -> Heads {
        if n == 0 { Heads::default() } else { [ChangeId([n; 32])].into_iter().collect() }
    }

    proptest! {
        #[test]
        fn whatever_the_order_of_changes_equal_caseloads_have_equal_digests(
            steps in prop::collection::vec((0u8..6, 0u8..4), 0..40),
        ) {
            let mut held = [0u8; 6];
            let mut running = Digest::default();
            for (doc, to) in steps {
                let from = std::mem::replace(&mut held[usize::from(doc)], to);
                running.change(&DocId([doc; 32]), &heads(from), &heads(to));
            }
            let mut fresh = Digest::default();
            for (doc, n) in (0u8..6).zip(held).rev() {
                fresh.change(&DocId([doc; 32]), &Heads::default(), &heads(n));
            }
            prop_assert_eq!(running, fresh);
        }
    }

    #[test]
    fn another_document_or_version_is_another_digest() {
        let digest = |doc, n| {
            let mut digest = Digest::default();
            digest.change(&DocId([doc; 32]), &Heads::default(), &heads(n));
            digest
        };
        assert_ne!(digest(1, 1), digest(2, 1));
        assert_ne!(digest(1, 1), digest(1, 2));
    }
}
