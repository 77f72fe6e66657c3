//! The deterministic first changes of documents, so that two nodes that begin the same document while apart
//! begin it with the same bytes. Must never depend on who, where or when; what is born once is never changed:
//! a noun added later is born by a change of its own, and so is a field of shared prose added to a noun.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, Change, ObjType, ROOT, ReadDoc};
use sha2::{Digest, Sha256};

use super::read::key_of;
use super::settlement::SETTLEMENT;
use crate::care::declare::{Class, EntryKey, Noun, Part, Shape};
use crate::id::{ClientId, DocId};

/// Where a document says whose it is.
const CLIENT: &str = "client_id";
/// Where a document says which part it is.
const PART: &str = "part";

/// A birth that Automerge would not make; it means a fault in this program, and nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("a document could not be begun")]
pub struct BirthError(#[from] automerge::AutomergeError);

/// The id of `client`'s document for `part`.
#[must_use]
pub fn doc_id(client: ClientId, part: Part) -> DocId {
    DocId::of(client, part.name(), b"")
}

/// The change that begins `client`'s document for `part`: whose it is, and where settlements go.
///
/// # Errors
/// [`BirthError`] when Automerge refuses, which no input can bring about.
pub fn document(client: ClientId, part: Part) -> Result<Change, BirthError> {
    let mut doc = Automerge::new().with_actor(actor(client, part, ""));
    make(&mut doc, |tx| {
        tx.put(ROOT, CLIENT, client.to_string())?;
        tx.put(ROOT, PART, part.name())?;
        tx.put_object(ROOT, SETTLEMENT.name, ObjType::Map)?;
        Ok(())
    })
}

/// The change that makes room for `noun` in `client`'s document; it depends on [`document`] alone.
///
/// # Errors
/// As [`document`].
pub fn container(client: ClientId, noun: &Noun) -> Result<Change, BirthError> {
    let mut doc = Automerge::new();
    doc.apply_changes([document(client, noun.part)?])?;
    doc.set_actor(actor(client, noun.part, noun.name));
    make(&mut doc, |tx| {
        let map = tx.put_object(ROOT, noun.name, ObjType::Map)?;
        let keys: Vec<EntryKey> = match noun.shape {
            Shape::One => vec![EntryKey::One],
            Shape::Coded(_) => noun.keys().into_iter().map(EntryKey::Code).collect(),
            Shape::List => Vec::new(),
        };
        for key in keys {
            for field in noun.fields.iter().filter(|field| field.class == Class::Prose) {
                tx.put_object(&map, key_of(key, field.name), ObjType::Text)?;
            }
        }
        Ok(())
    })
}

/// Whose document this is and which part; `None` when it does not say, as an empty one.
#[must_use]
pub fn owner(doc: &Automerge) -> Option<(ClientId, Part)> {
    let read = |key| doc.get(ROOT, key).ok().flatten()?.0.into_string().ok();
    Some((read(CLIENT)?.parse().ok()?, Part::named(&read(PART)?)?))
}

fn actor(client: ClientId, part: Part, noun: &str) -> ActorId {
    let mut hash = Sha256::new();
    hash.update(b"waystation birth 1\0");
    hash.update(doc_id(client, part).0);
    hash.update(noun.as_bytes());
    let bytes: [u8; 32] = hash.finalize().into();
    ActorId::from(bytes.split_at(16).0)
}

fn make(
    doc: &mut Automerge,
    write: impl FnOnce(&mut automerge::transaction::Transaction<'_>) -> Result<(), automerge::AutomergeError>,
) -> Result<Change, BirthError> {
    let made = doc
        .transact_with::<_, _, automerge::AutomergeError, _>(|()| CommitOptions::default().with_time(0), write)
        .map_err(|failure| failure.error)?;
    made.hash.and_then(|hash| doc.get_change_by_hash(&hash)).ok_or(BirthError(automerge::AutomergeError::Fail))
}
