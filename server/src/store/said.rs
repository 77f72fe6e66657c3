//! What is said of documents, beside where they stand: of each all that was said once, and behind it what single changes
//! left to say since, so that a save writes what it touched. Must never hold plaintext, nor what no frame says.

use serde::{Deserialize, Serialize};
use waystation_sync::care::declare::Known;
use waystation_sync::id::DocId;
use waystation_sync::record::Summary;

use super::error::StoreError;
use super::place::{IndexError, at_key, encode};
use super::shelf::{Change, Pair, Shelf, Tree};
use crate::vault::{Keyring, VaultError};

/// Bytes that single changes may have left to say before all of it is written anew, where all of it is shorter. Every
/// byte of it is then written at most twice, however long it gets.
const SINCE_MIN: u64 = 4 * 1024;

/// How much is said of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Length {
    /// Bytes of all that was said once, sealed.
    pub(super) whole: u64,
    /// Bytes of what single changes left to say since, sealed.
    pub(super) since: u64,
}

/// Puts what the frame `sequence` says of `doc` beside what is said already, or in its place; how much is said then.
///
/// # Errors
/// [`IndexError::Shelf`] where what stands there does not read, [`StoreError`] where there is no key to seal with.
pub(super) fn say(
    (shelf, keyring): (&dyn Shelf, &Keyring),
    (doc, sequence): (&DocId, u64),
    summary: &Summary,
    length: Option<Length>,
    changes: &mut Vec<Change>,
) -> Result<Length, IndexError> {
    if let (Some(_), Some(length)) = (&summary.touched, length) {
        let sealed = seal(keyring, doc, sequence, summary)?;
        let since = length.since.saturating_add(sealed.len() as u64);
        if since <= length.whole.max(SINCE_MIN) {
            changes.push(Change::put(Tree::Said, at_key(doc, sequence), sealed));
            return Ok(Length { since, ..length });
        }
    }
    let standing = shelf.scan(Tree::Said, &doc.0)?;
    let anew = if summary.touched.is_some() {
        let mut known = Known::default();
        for pair in &standing {
            known.take(&open(keyring, doc, pair)?);
        }
        known.take(summary);
        seal(keyring, doc, sequence, &known.summary())?
    } else {
        seal(keyring, doc, sequence, summary)?
    };
    changes.extend(standing.into_iter().map(|(key, _)| Change::drop(Tree::Said, key)));
    let whole = anew.len() as u64;
    changes.push(Change::put(Tree::Said, at_key(doc, sequence), anew));
    Ok(Length { whole, since: 0 })
}

/// All that is said of `doc` in `pairs`, which are all of it, in order; `None` where there is no key for it.
///
/// # Errors
/// [`IndexError::Shelf`] where it does not read.
pub(super) fn all_of(keyring: &Keyring, doc: &DocId, pairs: &[Pair]) -> Result<Option<Summary>, IndexError> {
    let mut all = Vec::new();
    for pair in pairs {
        match open(keyring, doc, pair) {
            Err(IndexError::Store(StoreError::Vault(VaultError::NoKey))) => return Ok(None),
            summary => all.push(summary?),
        }
    }
    match all.as_slice() {
        [] => Err(IndexError::Shelf),
        [whole] if whole.touched.is_none() => Ok(Some(whole.clone())),
        all => Ok(Some(all.iter().collect::<Known>().summary())),
    }
}

fn aad(sequence: &[u8]) -> Vec<u8> {
    [b"waystation summary 2\0", sequence].concat()
}

fn seal(keyring: &Keyring, doc: &DocId, sequence: u64, summary: &Summary) -> Result<Vec<u8>, IndexError> {
    Ok(keyring.seal(doc, &aad(&sequence.to_be_bytes()), &encode(summary)?).map_err(StoreError::from)?)
}

fn open(keyring: &Keyring, doc: &DocId, (key, sealed): &Pair) -> Result<Summary, IndexError> {
    let sequence = key.last_chunk::<8>().ok_or(IndexError::Shelf)?;
    match keyring.open(doc, &aad(sequence), sealed) {
        // What cannot be opened or read here is healed by making the index anew.
        Ok(bytes) => postcard::from_bytes(&bytes).map_err(|_| IndexError::Shelf),
        Err(VaultError::NoKey) => Err(StoreError::from(VaultError::NoKey).into()),
        Err(_) => Err(IndexError::Shelf),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use waystation_sync::care::declare::{EntryKey, Fact, Facts};
    use waystation_sync::id::EntryId;

    use super::*;
    use crate::host::{DataFolder, SimDisk};
    use crate::store::shelf::MemoryShelf;
    use crate::store::tests::{LOGIN, lock, secrets};
    use crate::vault::{Ring, Subject};

    const DOC: DocId = DocId([1; 32]);
    const ENTRIES: u64 = 2_000;

    fn keyring() -> Keyring {
        let mut keyring = Keyring::create(&DataFolder::on(SimDisk::new()), secrets(), &[lock(9, LOGIN)]).unwrap();
        keyring.ensure([Subject::document(DOC, Ring::of(5))].into_iter()).unwrap();
        keyring
    }

    /// What a save that began an entry leaves to say.
    fn began(number: u64) -> Summary {
        let key = EntryKey::Id(EntryId(u128::from(number).to_be_bytes()));
        let mut facts = Facts::default();
        facts.add("note", key, [Fact::Draft { who: None }]);
        let touched = Some(BTreeSet::from([("note".to_owned(), key.to_string())]));
        Summary { key: None, form: 1, touched, facts: facts.to_bytes().unwrap() }
    }

    #[test]
    fn a_save_writes_what_it_touched_however_much_is_said_already() {
        let (keyring, mut shelf) = (keyring(), MemoryShelf::default());
        let whole = Summary { key: None, form: 1, touched: None, facts: Vec::new() };
        let (mut length, mut known, mut written, mut touched) = (None, Known::default(), 0, 0);
        for (summary, sequence) in [whole].into_iter().chain((0..ENTRIES).map(began)).zip(1..) {
            let mut changes = Vec::new();
            let shelved = (&shelf as &dyn Shelf, &keyring);
            length = Some(say(shelved, (&DOC, sequence), &summary, length, &mut changes).unwrap());
            written += changes.iter().filter_map(|change| change.value.as_ref()).map(Vec::len).sum::<usize>();
            touched += seal(&keyring, &DOC, sequence, &summary).unwrap().len();
            shelf.apply(changes).unwrap();
            known.take(&summary);
            if sequence % 100 == 0 {
                let pairs = shelf.scan(Tree::Said, &DOC.0).unwrap();
                assert_eq!(all_of(&keyring, &DOC, &pairs).unwrap(), Some(known.summary()));
            }
        }
        assert!(written < 3 * touched, "{written} bytes for {touched}");
        assert_eq!(known.facts.iter().count(), 2_000);
    }

    #[test]
    fn all_that_is_said_anew_takes_the_place_of_everything_before() {
        let (keyring, mut shelf) = (keyring(), MemoryShelf::default());
        let mut length = None;
        let anew = Summary { key: None, form: 2, touched: None, facts: vec![9] };
        for (summary, sequence) in [began(1), began(2), anew.clone()].iter().zip(1..) {
            let mut changes = Vec::new();
            length = Some(say((&shelf, &keyring), (&DOC, sequence), summary, length, &mut changes).unwrap());
            shelf.apply(changes).unwrap();
        }
        let pairs = shelf.scan(Tree::Said, &DOC.0).unwrap();
        assert_eq!(pairs.len(), 1);
        assert_eq!(all_of(&keyring, &DOC, &pairs).unwrap(), Some(anew));
    }
}
