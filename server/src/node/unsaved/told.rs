//! What one person was told once and has seen, and what of the desk they put away. Must never hold a word about a client:
//! only fingerprints of names.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use waystation_sync::id::PersonId;

use super::error::UnsavedError;

/// Most things that are noted of one person; beyond it they are told again, never too little.
pub(crate) const TOLD_MAX: usize = 1024;
/// Most bytes of a file of them as it is sealed.
pub(super) const TOLD_BYTES_MAX: usize = TOLD_MAX * 16 + 64;

/// The fingerprints of what a person has seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told(BTreeSet<[u8; 16]>);

#[derive(Serialize, Deserialize)]
struct Stored {
    person: PersonId,
    seen: BTreeSet<[u8; 16]>,
}

/// The form of it in its file, which is the first byte.
const FORM: u8 = 1;

impl Told {
    /// Whether what goes by `name` was seen.
    #[must_use]
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.0.contains(&fingerprint(name))
    }

    /// The same once `seen` were seen too, without what is not told any more: only what goes by one of `known` is.
    #[must_use]
    pub(crate) fn with<'a>(
        &self,
        known: impl IntoIterator<Item = &'a str>,
        seen: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: BTreeSet<_> = known.into_iter().map(fingerprint).collect();
        let seen = seen.into_iter().map(fingerprint).filter(|one| known.contains(one));
        let all: BTreeSet<_> = self.0.intersection(&known).copied().chain(seen).collect();
        Self(all.into_iter().take(TOLD_MAX).collect())
    }

    /// The bytes to seal.
    pub(super) fn to_bytes(&self, person: PersonId) -> Result<Vec<u8>, UnsavedError> {
        let too_large = || UnsavedError::TooLarge { what: "a file of what was seen", bytes_max: TOLD_BYTES_MAX };
        let bytes =
            postcard::to_extend(&Stored { person, seen: self.0.clone() }, vec![FORM]).map_err(|_| too_large())?;
        if bytes.len() > TOLD_BYTES_MAX { Err(too_large()) } else { Ok(bytes) }
    }

    /// Reads what [`Told::to_bytes`] wrote, with whose it is.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<(PersonId, Self)> {
        let Stored { person, seen } = postcard::from_bytes(bytes.strip_prefix(&[FORM])?).ok()?;
        Some((person, Self(seen)))
    }
}

fn fingerprint(name: &str) -> [u8; 16] {
    let hash: [u8; 32] = Sha256::digest([b"waystation told 1\0", name.as_bytes()].concat()).into();
    hash.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_comes_back_from_its_bytes_and_what_is_not_told_any_more_is_let_go() {
        let person = PersonId([7; 16]);
        let told = Told::default().with(["a", "b", "c"], ["a", "b", "x"]);
        assert!(told.knows("a") && told.knows("b") && !told.knows("c") && !told.knows("x"));
        assert_eq!(Told::from_bytes(&told.to_bytes(person).unwrap()), Some((person, told.clone())));
        assert_eq!(told.with(["b", "c"], []), Told::default().with(["b"], ["b"]));
    }

    #[test]
    fn as_many_as_are_kept_fit_in_a_file() {
        let names: Vec<String> = (0..=TOLD_MAX).map(|n| n.to_string()).collect();
        let names = || names.iter().map(String::as_str);
        let told = Told::default().with(names(), names());
        assert_eq!(told.0.len(), TOLD_MAX);
        assert!(told.to_bytes(PersonId([1; 16])).is_ok());
    }
}
