//! The deterministic changes by which documents make room, so that two nodes that make the same room while apart make it
//! with the same bytes. Must never depend on who, where or when; what is born once is never changed: what is declared
//! later is born by a change of its own.
//!
//! There are three kinds: the first change of a document ([`document`]), one for each noun ([`container`]), and one for
//! each shared text of an entry that stands from birth and that was not declared with its noun ([`prose`]). Each depends on
//! the one before alone, so a document takes them in any order and from any version of the program.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, AutomergeError, Change, ObjType, ROOT, ReadDoc};
use sha2::{Digest, Sha256};

use super::read::key_of;
use super::settlement::SETTLEMENT;
use crate::care::declare::{Class, DocKey, EntryKey, FieldDecl, Noun, Of, Part, Shape};
use crate::id::ClientId;

/// Where a document says whose it is.
const CLIENT: &str = "client_id";
/// Where a document says which part it is.
const PART: &str = "part";
/// Where a document says which quarter it is of, where its part goes by quarters.
const QUARTER: &str = "quarter";
/// Where a document says whose writing it holds, where its part goes by authors.
const AUTHOR: &str = "author_id";
/// Where a document says how often it was made anew; nothing stands there at first.
const GENERATION: &str = "generation";

/// A birth that Automerge would not make; it means a fault in this program, and nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("a document could not be begun")]
pub struct BirthError(#[from] AutomergeError);

/// The change that begins the document `key`: which document it is, and where settlements go.
///
/// # Errors
/// [`BirthError`] when Automerge refuses, which no input can bring about.
pub fn document(key: &DocKey) -> Result<Change, BirthError> {
    let mut doc = Automerge::new().with_actor(actor(key, ""));
    make(&mut doc, |tx| {
        tx.put(ROOT, CLIENT, key.client.to_string())?;
        tx.put(ROOT, PART, key.part.name())?;
        match key.of {
            Of::All => {}
            Of::Quarter(quarter) => tx.put(ROOT, QUARTER, quarter.to_string())?,
            Of::Author(person) => tx.put(ROOT, AUTHOR, person.to_string())?,
        }
        if key.generation > 0 {
            tx.put(ROOT, GENERATION, i64::from(key.generation))?;
        }
        tx.put_object(ROOT, SETTLEMENT.name, ObjType::Map)?;
        Ok(())
    })
}

/// The change that makes room for `noun` in the document `key`, and for the shared texts that were declared with it
/// ([`Noun::born_with`]); it depends on [`document`] alone.
///
/// # Errors
/// As [`document`].
pub fn container(key: &DocKey, noun: &Noun) -> Result<Change, BirthError> {
    let mut doc = Automerge::new();
    doc.apply_changes([document(key)?])?;
    doc.set_actor(actor(key, noun.name));
    make(&mut doc, |tx| {
        let map = tx.put_object(ROOT, noun.name, ObjType::Map)?;
        for text in noun.born_with {
            tx.put_object(&map, *text, ObjType::Text)?;
        }
        Ok(())
    })
}

/// The change that makes room for the shared text `field` of an entry that stands from birth; it depends on [`container`]
/// alone. `None` where the text is born otherwise: with its noun, or with its entry.
///
/// # Errors
/// As [`document`].
pub fn prose(key: &DocKey, noun: &Noun, entry: EntryKey, field: &FieldDecl) -> Result<Option<Change>, BirthError> {
    let name = key_of(entry, field.name);
    if matches!(entry, EntryKey::Id(_)) || field.class != Class::Prose || noun.born_with.contains(&name.as_str()) {
        return Ok(None);
    }
    let mut doc = Automerge::new();
    doc.apply_changes([document(key)?, container(key, noun)?])?;
    doc.set_actor(actor(key, &format!("{}/{name}", noun.name)));
    make(&mut doc, |tx| {
        let map = tx.get(ROOT, noun.name)?.map(|(_, map)| map);
        let map = map.ok_or_else(|| AutomergeError::InvalidObjId(noun.name.to_owned()))?;
        tx.put_object(&map, name.as_str(), ObjType::Text)?;
        Ok(())
    })
    .map(Some)
}

/// Every birth of `noun` in the document `key`: its room first.
///
/// # Errors
/// As [`document`].
pub fn of_noun(key: &DocKey, noun: &Noun) -> Result<Vec<Change>, BirthError> {
    let mut births = vec![container(key, noun)?];
    let entries: Vec<EntryKey> = match noun.shape {
        Shape::One => vec![EntryKey::One],
        Shape::Coded(_) => noun.keys().into_iter().map(EntryKey::Code).collect(),
        Shape::List => Vec::new(),
    };
    for entry in entries {
        for field in noun.fields {
            births.extend(prose(key, noun, entry, field)?);
        }
    }
    Ok(births)
}

/// Which document this is; `None` when it does not say, as an empty one or one of a part of a newer version.
#[must_use]
pub fn owner(doc: &Automerge) -> Option<DocKey> {
    let value = |name: &str| Some(doc.get(ROOT, name).ok().flatten()?.0);
    let text = |name: &str| value(name)?.into_string().ok();
    let of = match (text(QUARTER), text(AUTHOR)) {
        (Some(quarter), None) => Of::Quarter(quarter.parse().ok()?),
        (None, Some(author)) => Of::Author(author.parse().ok()?),
        (None, None) => Of::All,
        (Some(_), Some(_)) => return None,
    };
    let generation = match value(GENERATION) {
        Some(number) => u16::try_from(number.as_i64()?).ok()?,
        None => 0,
    };
    let client: ClientId = text(CLIENT)?.parse().ok()?;
    let key = DocKey { client, part: Part::named(&text(PART)?)?, of, generation };
    key.is_sound().then_some(key)
}

fn actor(key: &DocKey, room: &str) -> ActorId {
    let mut hash = Sha256::new();
    hash.update(b"waystation birth 2\0");
    hash.update(key.id().0);
    hash.update(room.as_bytes());
    let bytes: [u8; 32] = hash.finalize().into();
    ActorId::from(bytes.split_at(16).0)
}

fn make(
    doc: &mut Automerge,
    write: impl FnOnce(&mut automerge::transaction::Transaction<'_>) -> Result<(), AutomergeError>,
) -> Result<Change, BirthError> {
    let made = doc
        .transact_with::<_, _, AutomergeError, _>(|()| CommitOptions::default().with_time(0), write)
        .map_err(|failure| failure.error)?;
    made.hash.and_then(|hash| doc.get_change_by_hash(&hash)).ok_or(BirthError(AutomergeError::Fail))
}
